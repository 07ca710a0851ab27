"""Texts explained: by a voice that needs no model."""

from bridge.bench.babble import babble
from bridge.client.explanation import explain_line
from bridge.dialogue import LexiconEmotionReader, UtteranceWriter
from bridge.model import Policy, Style


def said(text):
    """Return the utterances of an English text, each with its sound."""
    writer = UtteranceWriter("t1", "en", LexiconEmotionReader())
    utterances = [*writer.push(text), *writer.finish()]
    return [(each, babble(each.text, utterance_id=each.utterance_id)) for each in utterances]


def explained(text, policy=None, style=None):
    """Return an English text explained."""
    manner = {"policy": policy or Policy(), "style": style or Style(), "seed": 3}
    return explain_line(said(text), **manner, gap_micros=160_000)
