"""Runs a chat model and hands its words over as they come."""

import json
import logging
import queue
import secrets
import threading
from collections.abc import Generator, Iterator
from typing import Any

from bridge.errors import PluginError
from bridge.hooks import DialogueCapabilities
from bridge.model import Conversation
from bridge_smollm.options import SmolOptions
from bridge_smollm.prompt import chat_messages
from bridge_smollm.tidy import tidied

__all__ = ["SmolModel"]

_QUEUED_PIECES = 32  # a reader that stands still stops the model, not the memory
_WAIT_SECS = 0.05
_STOP_SECS = 10.0  # the longest prompt on a slow core

log = logging.getLogger(__name__)


class SmolModel:
    """A GGUF chat model. One answer at a time; closing the iterator stops the generation."""

    def __init__(self, options: SmolOptions) -> None:
        self._options = options
        self.capabilities = DialogueCapabilities(languages=("en",) if options.is_bundled else ())
        self._server = _load(options)

    def reply(self, conversation: Conversation) -> Iterator[str]:
        """Yield the answer in pieces. Raise ``PluginError`` when the model cannot answer."""
        options = self._options
        request = {
            "messages": chat_messages(
                conversation, room_tokens=options.context - options.max_tokens
            ),
            "stream": True,
            "max_tokens": options.max_tokens,
            "temperature": options.temperature,
            "top_p": 0.9,
            "repeat_penalty": 1.1,
            "seed": options.seed,
        }
        pieces = _stream(self._server, json.dumps(request))
        try:
            yield from tidied(pieces, character=conversation.character, sentences=options.sentences)
        finally:
            pieces.close()


def _load(options: SmolOptions) -> Any:
    import xllamacpp

    settings = xllamacpp.CommonParams()
    settings.model.path = str(options.model)
    settings.n_ctx = options.context
    settings.cpuparams.n_threads = options.threads
    settings.cpuparams_batch.n_threads = options.threads
    settings.verbosity = 0  # llama.cpp writes to stderr, a page for each answer
    # The engine listens on a loopback port of its own choosing. Nobody is told the key.
    settings.api_keys = [secrets.token_hex(16)]
    settings.endpoint_slots = False
    settings.ui = False
    settings.offline = True
    try:
        return xllamacpp.Server(settings)
    except RuntimeError as error:
        raise PluginError("smollm", f"cannot load {options.model}: {error}") from error


def _stream(server: Any, request: str) -> Generator[str, None, None]:
    """Yield pieces while a thread generates them; closing stops and joins the thread."""
    found: queue.Queue[str | PluginError | None] = queue.Queue(_QUEUED_PIECES)
    stopped = threading.Event()

    def put(item: str | PluginError | None) -> None:
        while not stopped.is_set():
            try:
                return found.put(item, timeout=_WAIT_SECS)
            except queue.Full:
                continue

    def on_chunk(chunk: str) -> bool:
        piece = _piece(chunk)
        if piece:
            put(piece)
        return stopped.is_set()

    def generate() -> None:
        try:
            server.handle_chat_completions(request, on_chunk)
        except Exception as error:
            put(PluginError("smollm", f"{type(error).__name__}: {error}"))
        put(None)

    thread = threading.Thread(target=generate, name="smollm", daemon=True)
    thread.start()
    try:
        while (item := found.get()) is not None:
            if isinstance(item, PluginError):
                raise item
            yield item
    finally:
        stopped.set()
        thread.join(_STOP_SECS)
        if thread.is_alive():
            log.warning("the model did not stop in time")


def _piece(chunk: str) -> str | PluginError:
    answer = json.loads(chunk)
    if "error" in answer:
        return PluginError("smollm", str(answer["error"].get("message", answer["error"])))
    choices = answer.get("choices") or [{}]
    return str(choices[0].get("delta", {}).get("content") or "")
