"""A pirate: a dialogue model that answers like one, and a style that moves like one."""

import random
from collections.abc import Iterator, Mapping
from typing import Any

from bridge.errors import ConfigError
from bridge.hooks import DialogueCapabilities, Register, hookimpl
from bridge.model import Conversation, Style

OATHS = ("[joy 0.6] Arr!", "[surprise 0.5] Shiver me timbers!", "[anger 0.4] Blast it!")
ANSWERS = {
    "ship": "She is the *fastest* ship in these waters.",
    "gold": "All the gold lies *deep*, and there it stays.",
    "who": "They call me Captain Flint, and you would be *wise* to remember it.",
}


class Pirate:
    """Swears an oath, then answers; the same talk with the same seed gets the same oath."""

    capabilities = DialogueCapabilities(languages=("en",))

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._seed = options.get("seed", 0)
        if not isinstance(self._seed, int):
            raise ConfigError("seed", found=self._seed, allowed="a whole number")

    def reply(self, conversation: Conversation) -> Iterator[str]:
        """Yield the answer to the last turn, an oath first."""
        asked = conversation.turns[-1].text.lower()
        chance = random.Random(f"{self._seed} {len(conversation.turns)} {asked}")
        yield chance.choice(OATHS)
        known = [answer for word, answer in ANSWERS.items() if word in asked]
        yield " " + (known[0] if known else "Speak up, the wind is *loud* today.")


class Swagger:
    """Wide, slow and heavy."""

    def style(self) -> Style:
        """Return the numbers."""
        return Style(name="swagger", extent=0.7, tempo=-0.3, power=0.6, head_gain=1.4)


@hookimpl
def register_dialogue_models(register: Register) -> None:
    """Offer the pirate's words."""
    register("pirate", Pirate, summary="answers like a pirate; English")


@hookimpl
def register_styles(register: Register) -> None:
    """Offer the pirate's walk of life."""
    register("swagger", lambda options: Swagger(), summary="wide, slow and heavy")
