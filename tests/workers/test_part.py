from bridge.workers import InlinePart, Part, ThreadPart, Worker
from bridge.workers.part import AHEAD, Place


def test_every_kind_of_part_has_the_same_face():
    wanted = {name for name in vars(Part) if not name.startswith("_")}
    assert wanted == {"capabilities", "stream", "stop"}
    for kind in (InlinePart, ThreadPart, Worker):
        assert wanted <= set(dir(kind))


def test_places_are_words_a_file_can_hold():
    assert {str(place) for place in Place} == {"child", "thread", "inline"}
    assert AHEAD >= 1
