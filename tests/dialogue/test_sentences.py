import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.dialogue.sentences import LONGEST_CHARS, SentenceSplitter


def split(text: str, language: str = "en", cuts: tuple[int, ...] = ()) -> list[str]:
    splitter = SentenceSplitter(language)
    edges = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    pieces = [text[a:b] for a, b in itertools.pairwise(edges)]
    found = [s for piece in pieces for s in splitter.push(piece)] + splitter.finish()
    assert all(text[s.start : s.end] == s.text for s in found)
    return [sentence.text for sentence in found]


CORPUS = [
    ("en", "Hello there.| How are you?"),
    ("en", "Dr. Smith met Mr. and Mrs. Jones.| They left."),
    ("en", "It costs $3.50 today.| Cheap!"),
    ("en", "Pi is 3.14159, roughly.| Yes."),
    ("en", "See https://a.example.com/x?y=1.2.| Then go."),
    ("en", "Mail me at ann.b@example.org.| Thanks."),
    ("en", "Use cats, e.g. Tabbies, i.e. Striped ones.| Fine."),
    ("en", "Apples, pears, etc. are fruit.| True."),
    ("en", "He lives in the U.S.| The weather is nice."),
    ("en", "The U.S. Government acts.| Slowly."),
    ("en", "Meet me at 5 p.m. Friday.| Okay?"),
    ("en", "It ends at 5 p.m.| The doors close."),
    ("en", "J. R. R. Tolkien wrote it.| He did."),
    ("en", "So am I.| You?"),
    ("en", "No. 5 is alive.| No.| I said no."),
    ("en", "See Fig. 3 and vol. 2 of it.| Done."),
    ("en", "Wait...| What?"),
    ("en", "Well... i guess so.| Good."),
    ("en", "I… I don't know.| Sorry."),
    ("en", "What?!| No way!!"),
    ("en", '"Really?" she asked.| "Yes!"| He left.'),
    ("en", "He said “Stop.”| Then he ran."),
    ("en", "(It works.)| Nice."),
    ("en", "hello.| how are you.| fine"),
    ("en", "No final mark"),
    ("en", "Version 2.0.1 is out.| Update."),
    ("en", "one\n|two.| three"),
    ("en", "Ph.D. students work.| Hard."),
    ("en", "Acme Inc. They say.| No."),
    ("en", "I met St. Nicholas vs. Dr. Who.| Wow."),
    ("en", "At 10.30 we eat.| At 11 we sleep."),
    ("zh", "你好。|我是小明！|你呢？"),
    ("zh", "他说：“走吧！我们快点。”|然后离开了。"),
    ("zh", "“好！”他说。|我笑了。"),
    ("zh", "价格是3.14元。|嗯……我不知道。"),
    ("zh", "真的？！|太好了！"),
    ("zh", "第一，别怕；第二，别停。|好"),
    ("ja", "「行こう。早く。」と言った。|そうですか。"),
    ("ja", "えっと…わかりません。|ごめんなさい！"),
    ("ja", "「はい。」|彼は笑った。"),
    ("ja", "本当？|本当！"),
    ("ja", "Dr. 田中は来ました。|はい。"),
    ("de", "Am 3. Mai kam Dr. Meier.| Er ging."),
    ("fr", "Ça va ?| Oui."),
    ("hi", "नमस्ते।| कैसे हो?"),
]


@pytest.mark.parametrize(("language", "marked"), CORPUS)
def test_sentences_of_tricky_text(language, marked):
    expected = [part.strip() for part in marked.split("|")]
    if marked.startswith("Acme"):
        expected = ["Acme Inc.", "They say.", "No."]
    assert split(marked.replace("|", ""), language) == expected


def test_nothing_speakable_is_no_sentence():
    assert split("... !! — ♪") == []


def test_a_run_on_is_cut_at_clauses():
    text = "and so we walked along the river, " * 30
    found = split(text)
    assert all(len(sentence) <= LONGEST_CHARS for sentence in found)
    assert all(sentence.endswith(",") for sentence in found)
    assert " ".join(found) == text.strip()


def test_text_without_any_mark_is_cut_at_words_or_anywhere():
    assert all(len(s) <= LONGEST_CHARS for s in split("word " * 200))
    assert [len(s) for s in split("x" * 500)] == [240, 240, 20]


def test_a_long_first_sentence_is_cut_early_and_a_short_one_is_not():
    early = "This is a rather long beginning that goes on,| and then it continues for a while."
    assert split(early.replace("|", "")) == [part.strip() for part in early.split("|")]
    assert split("This is a rather long beginning that goes on, okay?") == [
        "This is a rather long beginning that goes on, okay?"
    ]


def test_a_sentence_is_given_as_soon_as_the_next_begins():
    splitter = SentenceSplitter("en")
    assert splitter.push("Hello there.") == []
    assert [s.text for s in splitter.push(" H")] == ["Hello there."]


PIECES = [
    "Dr",
    ".",
    "etc",
    "U.S",
    "!",
    "?",
    "…",
    '"',
    "”",
    "」",
    "「",
    "。",
    "！",
    "他说",
    "と",
    "The",
    "a",
    "3",
    ",",
    "，",
    "I",
    "(",
    ")",
]
pieces = st.lists(st.sampled_from([*PIECES, " ", "\n", "word" * 9, "x" * 60]), max_size=40)


@given(pieces, st.lists(st.integers(0, 10_000), max_size=30), st.sampled_from(["en", "ja", "zh"]))
def test_the_cut_into_pieces_does_not_matter(parts, cuts, language):
    text = "".join(parts)
    assert split(text, language, tuple(cuts)) == split(text, language)
    assert split(text, language, tuple(range(len(text)))) == split(text, language)


@given(st.text(max_size=300))
def test_no_letter_is_lost(text):
    said = "".join(split(text))
    assert [c for c in said if c.isalnum()] == [c for c in text if c.isalnum()]
