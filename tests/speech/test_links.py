import pytest

from bridge.speech.links import LINK, MAIL, spoken_link, spoken_mail


@pytest.mark.parametrize(
    ("link", "spoken"),
    [
        ("https://www.example.com", "example dot com"),
        ("http://example.co.uk:8080/shop?id=3#top", "example dot co dot uk slash shop"),
        ("https://user@host.org/a/b", "host dot org slash a slash b"),
        ("example.com/my-long_page", "example dot com slash my long page"),
        ("https://example.com/a/b/c/d", "example dot com"),
        ("https://example.com/watch/dQw4w9WgXcQaaaaaaaaaa", "example dot com"),
    ],
)
def test_links_are_read_without_their_clutter(link, spoken):
    assert LINK.fullmatch(link)
    assert spoken_link(link, "en") == spoken


def test_the_words_are_the_languages_own():
    assert spoken_link("example.de/a", "de-DE") == "example Punkt de Schrägstrich a"
    assert spoken_mail("bob.smith", "example.com", "fr") == (
        "bob point smith arobase example point com"
    )


def test_sentences_are_not_links():
    for text in ("I like it.Then we go", "e.g. this", "3.14", "end."):
        assert not LINK.search(text)


def test_mail_addresses_are_found():
    assert MAIL.search("write to bob.smith@example.com.").groups() == ("bob.smith", "example.com")
