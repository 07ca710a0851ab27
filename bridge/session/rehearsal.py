"""Says a line to nobody, so that the first one to somebody finds its word lists read."""

from bridge.dialogue import LexiconEmotionReader, UtteranceWriter
from bridge.model import Policy, Style
from bridge.performance import explain, silence

__all__ = ["rehearse"]


def rehearse(language: str) -> None:
    """Read the tables that lines in ``language`` need: tenths of a second on a busy machine.

    From any thread; nothing is said, shown or kept but the tables.
    """
    writer = UtteranceWriter("rehearsal", language, LexiconEmotionReader())
    for utterance in [*writer.push("1 [nod]."), *writer.finish()]:
        nothing = silence(utterance.utterance_id)
        explain(utterance, nothing, style=Style(), policy=Policy(), seed=0)
