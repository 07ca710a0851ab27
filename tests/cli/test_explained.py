import json

from bridge.cli.explained import as_data, lines_of
from bridge.cli.explaining import tell


def told(ada, text, **overrides):
    return tell(text, ada, overrides)


def test_which_hand_strokes_is_told(ada):
    lines = list(lines_of(told(ada, "Look [point-there] at this [size-big] house.")))
    assert any("point-there" in line and ", right" in line for line in lines)
    assert any("size-big" in line and ", both" in line for line in lines)


def test_everything_told_to_a_program_is_told_to_a_person(ada):
    answer = told(ada, "No, [ok-ring] that is really not three of them.")
    lines = "\n".join(lines_of(answer))
    (only,) = as_data(answer)["utterances"]
    cues = [*only["cues"], *(cue for word in only["words"] for cue in word["cues"])]
    assert {cue["performed"] for cue in cues} == {True, False}
    for cue in cues:
        assert cue["name"] in lines
        assert (cue["denied_by"] or cue["because"]) in lines
    for word in only["words"]:
        assert word["text"] in lines
        assert all(meaning in lines for meaning in word["meanings"])


def test_data_is_json(ada):
    data = as_data(told(ada, "Hello, three of you!"))
    assert json.loads(json.dumps(data)) == data
