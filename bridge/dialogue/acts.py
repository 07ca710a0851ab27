"""Tells what a sentence does."""

from bridge.dialogue.lexicon import lexicon_of
from bridge.dialogue.sentence_type import QUESTIONS, fold
from bridge.model import DialogueAct, SentenceType

__all__ = ["dialogue_act"]


def dialogue_act(text: str, language: str, form: SentenceType) -> DialogueAct:
    """Return the act of one sentence, given its form."""
    folded = fold(text)
    asks = form in QUESTIONS
    for rule in lexicon_of(language).acts:
        if (rule.in_questions or not asks) and rule.pattern.search(folded):
            return rule.act
    if asks:
        return DialogueAct.QUESTION
    return DialogueAct.REQUEST if form is SentenceType.COMMAND else DialogueAct.INFORM
