"""What is said: from the text of a turn to utterances with their meaning marked."""

from bridge.dialogue.acts import dialogue_act
from bridge.dialogue.bml import BmlBlock, is_bml, read_bml
from bridge.dialogue.conversation import ConversationKeeper, RecentTurns, heard_text
from bridge.dialogue.emphasis import emphases
from bridge.dialogue.feeling import LexiconEmotionReader
from bridge.dialogue.markup import MarkupReader
from bridge.dialogue.script import Script, load_script
from bridge.dialogue.scripted import ScriptedModel, create_scripted_model
from bridge.dialogue.sentence_type import sentence_type
from bridge.dialogue.sentences import Sentence, SentenceSplitter
from bridge.dialogue.writer import LONGEST_TURN_CHARS, UtteranceWriter

__all__ = [
    "LONGEST_TURN_CHARS",
    "BmlBlock",
    "ConversationKeeper",
    "LexiconEmotionReader",
    "MarkupReader",
    "RecentTurns",
    "Script",
    "ScriptedModel",
    "Sentence",
    "SentenceSplitter",
    "UtteranceWriter",
    "create_scripted_model",
    "dialogue_act",
    "emphases",
    "heard_text",
    "is_bml",
    "load_script",
    "read_bml",
    "sentence_type",
]
