import pytest

from bridge.model import Word
from bridge.performance.words import heavy_words, plain_words


def texts(text):
    return [word.text for word in heavy_words(text)]


def test_words_with_a_meaning_of_their_own_are_heavy():
    assert texts("The old bridge was built by people, wasn't it?") == [
        "old", "bridge", "built", "people", "wasn't",
    ]  # fmt: skip


def test_signs_without_spaces_are_parted():
    assert texts("这座桥是老人的。") == ["座桥", "老人"]
    assert texts("明日、海を見に行きます。")[0] == "明日"
    assert "ドア" in texts("まずドアを開けます。")


@pytest.mark.parametrize("text", ["", "...", "?!", " , "])
def test_nothing_is_heavy_where_nothing_is_said(text):
    assert heavy_words(text) == ()


def test_places_are_those_of_the_text():
    for text in ("Mama saw the harbour.", "我们明天去看大海吧。", "とても大きい山です。"):
        for word in heavy_words(text):
            assert text[word.start_char : word.end_char] == word.text


def test_the_end_of_a_clause_weighs_most_and_what_was_said_little():
    first, _, last = heavy_words("boats carry boats.")
    assert last.weight < first.weight  # said before
    a, b = heavy_words("people danced, then it was")
    assert heavy_words("这座桥是老人的。")[-1].weight > heavy_words("这座桥是老人的桥。")[-2].weight
    assert b.weight > a.weight


def test_what_the_partner_has_just_heard_weighs_little():
    text = "People saw the harbour."
    news, given = heavy_words(text), heavy_words(text, plain_words("The old Harbour!"))
    assert [word.weight for word in news[:-1]] == [word.weight for word in given[:-1]]
    assert given[-1].weight < 0.5 * news[-1].weight


def test_plain_words_are_those_of_the_text_and_those_that_were_heard():
    heard = (Word(text="老人的。", start_micros=0, end_micros=1, start_char=4, end_char=8),)
    assert plain_words("这座桥是老人的。", heard) >= {"座桥", "老人", "老人的"}
    assert plain_words("I saw a boat.") == {"saw", "boat"}
    assert plain_words("...") == frozenset()
