import pytest
import typer

from bridge.cli.picturing import parse_size


@pytest.mark.parametrize(
    ("text", "size"), [("720x720", (720, 720)), (" 1920X1080 ", (1920, 1080)), ("31×17", (31, 17))]
)
def test_a_size_is_two_numbers(text, size):
    assert parse_size(text) == size


@pytest.mark.parametrize(
    "text", ["", "720", "720x", "-1x20", "7.5x3", "8x8", "4097x10", "99999x99999", "1e3x100"]
)
def test_what_is_no_size_says_how_one_reads(text):
    with pytest.raises(typer.BadParameter, match="--size"):
        parse_size(text)


def test_a_film_is_even():
    assert parse_size("640x480", is_film=True) == (640, 480)
    for odd in ("641x480", "640x481"):
        with pytest.raises(typer.BadParameter, match="even"):
            parse_size(odd, is_film=True)
