"""What is said while movement is measured: everyday lines in three languages, with their sound."""

from collections.abc import Sequence

from bridge.bench.babble import babble
from bridge.dialogue import UtteranceWriter
from bridge.hooks import Registry, Role, Voice
from bridge.model import Speech, Utterance
from bridge.speech import join

__all__ = ["LINES", "Line", "spoken"]

Line = tuple[Utterance, Speech]
"""An utterance with its meaning marked, and the sound of it."""

LINES: tuple[tuple[str, str], ...] = (
    ("en", "Hello there! It is so good to see you again."),
    ("en", "I really think we should try it, but maybe not today."),
    ("en", "Do you want to come with me to the harbour tomorrow?"),
    ("en", "No, I have never seen anything like that in my whole life."),
    ("en", "First we open the gate, second we light the lamps, and third we wait."),
    ("en", "Um, let me think. The old bridge was built by people who loved the sea."),
    ("en", "You must be careful, because the mountain is huge and the path is tiny."),
    ("en", "What a wonderful morning! Everything is completely covered in snow."),
    ("en", "I am so sorry. I did not mean to frighten you."),
    ("en", "Why would anyone leave three golden coins on the table?"),
    ("en", "Yes, of course. Thank you very much for your help."),
    ("en", "Goodbye, my friend. I hope that we meet again soon."),
    ("zh", "你好！很高兴见到你。"),
    ("zh", "我觉得这个主意非常好，但是可能太贵了。"),
    ("zh", "你明天想和我们一起去看海吗？"),
    ("zh", "不，我从来没有见过这么大的山。"),
    ("zh", "第一，先打开门。第二，点上三盏灯。"),
    ("zh", "谢谢你，真的非常感谢。"),
    ("ja", "こんにちは。お会いできて本当にうれしいです。"),
    ("ja", "たぶん大丈夫だと思いますけど、でも少し難しいかもしれません。"),
    ("ja", "明日、一緒に海を見に行きませんか？"),
    ("ja", "いいえ、そんなに大きい山は見たことがありません。"),
    ("ja", "まずドアを開けて、次に三つの明かりをつけます。"),
    ("ja", "すみません、ありがとうございました。"),
)
"""Language and text. Between them they greet, thank, apologise, ask, deny, list and count."""


def spoken(registry: Registry, lines: Sequence[tuple[str, str]] = LINES) -> list[Line]:
    """Return every utterance of ``lines`` with its sound: English by the default voice.

    The bundled voice speaks English; the other languages babble, a syllable a sign.
    """
    voice: Voice = registry.create(Role.VOICE, "hibari", {})
    reader = registry.create(Role.EMOTION, "lexicon", {})
    said: list[Line] = []
    for number, (language, text) in enumerate(lines):
        writer = UtteranceWriter(f"t{number}", language, reader)
        for utterance in (*writer.push(text), *writer.finish()):
            if language == "en":
                speech = join(utterance, list(voice.speak(utterance)))
            else:
                speech = babble(utterance.text, utterance_id=utterance.utterance_id)
            said.append((utterance, speech))
    return said
