"""Builds what the model is asked: the persona, then as much history as fits."""

import math

from bridge.model import Conversation, Speaker

__all__ = ["chat_messages"]

_BYTES_PER_TOKEN = 3  # safe for English (about 4) and near the truth for other scripts
_TEMPLATE_TOKENS = 64  # role marks and line ends of the chat template
_MOST_TURNS = 9  # a small model loses the thread in more, and each costs time to the first word
_LEFT_OUT_TOGETHER = 6  # so that most prompts begin as the last one did and are read from cache
_ROLES = {Speaker.CHARACTER: "assistant", Speaker.USER: "user"}


def chat_messages(conversation: Conversation, *, room_tokens: int) -> list[dict[str, str]]:
    """Return chat messages that fit in ``room_tokens``, the oldest turns left out first.

    The persona always leads, cut short only when it alone would not fit.
    """
    room = max(0, room_tokens - _TEMPLATE_TOKENS) * _BYTES_PER_TOKEN
    system = _cut_end(_system(conversation), room // 2)
    room -= len(system.encode())
    kept: list[dict[str, str]] = []
    too_many = max(0, len(conversation.turns) - _MOST_TURNS)
    left_out = math.ceil(too_many / _LEFT_OUT_TOGETHER) * _LEFT_OUT_TOGETHER
    for turn in reversed(conversation.turns[left_out:]):
        text = turn.text if kept else _cut_end(turn.text, room)
        room -= len(text.encode())
        if room < 0:
            break
        kept.append({"role": _ROLES[turn.speaker], "content": text})
    while kept and kept[-1]["role"] == "assistant":  # templates expect the user to begin
        kept.pop()
    return [{"role": "system", "content": system}, *reversed(kept)]


def _system(conversation: Conversation) -> str:
    persona = conversation.persona.strip() or f"You are {conversation.character}."
    named = "" if conversation.character in persona else f"Your name is {conversation.character}. "
    return (
        f"{named}{persona} You are talking with a friend, aloud. "
        "Answer in one or two short, friendly sentences. No lists."
    )


def _cut_end(text: str, most_bytes: int) -> str:
    return text.encode()[: max(0, most_bytes)].decode(errors="ignore")
