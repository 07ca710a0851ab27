import pytest

from bridge.dialogue.bml_times import BlockTime, Timed, Times
from bridge.dialogue.bml_tree import Element
from bridge.errors import RequestError

LENGTHS = (0.5, 0.2, 1.0, 0.8)


def movement(line=2, **written):
    element = Element(name="gesture", attributes={"id": "g", **written}, line=line)
    return Timed.of(element, LENGTHS)


def speech(**places):
    element = Element(name="speech", attributes={"id": "s"}, line=1)
    return Timed(element=element, written={}, lengths=(), places={**places, "start": 0, "end": 40})


def given(**timed):
    return Times({"s": speech(here=12), **timed}).given("g")


def test_seconds_count_from_the_start_of_the_block():
    assert given(g=movement(start="1.5")) == {"start": BlockTime(None, 1.5)}


def test_places_in_the_speech_are_kept_as_places():
    found = given(g=movement(stroke="s:here + 0.3", end="s:end-0.1"))
    assert found == {"stroke": BlockTime(12, 0.3), "end": BlockTime(40, -0.1)}


def test_other_names_of_the_points_are_understood():
    found = given(g=movement(strokeStart="1", strokeEnd="2"))
    assert found == {"ready": BlockTime(None, 1.0), "stroke": BlockTime(None, 2.0)}


def test_what_a_movement_does_not_say_follows_from_its_usual_lengths():
    other = movement(stroke="s:here")
    found = given(g=movement(start="h:end", end="h:start - 0.5"), h=other)
    assert found["start"].char == 12
    assert found["start"].offset_secs == pytest.approx(1.8)
    assert found["end"].offset_secs == pytest.approx(-0.7 - 0.5)


def test_one_that_says_nothing_begins_with_the_block():
    assert given(g=movement(start="h:relax"), h=movement()) == {"start": BlockTime(None, 1.7)}


def test_a_ring_is_an_error_that_shows_it():
    with pytest.raises(RequestError, match=r"waits for itself: g:start → h:end → g:start"):
        given(g=movement(start="h:end"), h=movement(end="g:start"))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("soon", "expected seconds, or a sync point"),
        ("", "expected seconds, or a sync point"),
        ("x:start", "there is no element 'x'"),
        ("s:hre", "Did you mean 'here'"),
        ("h:middle", "expected a point of h: start, ready"),
        ("1e9", "expected seconds within 600"),
        ("s:here + 9999", "expected seconds within 600"),
        ("nan", "expected seconds, or a sync point"),
    ],
)
def test_mistakes_name_the_element_and_the_point(written, message):
    with pytest.raises(RequestError) as caught:
        given(g=movement(start=written), h=movement(line=3))
    assert message in str(caught.value)
    assert "on line" in str(caught.value)
