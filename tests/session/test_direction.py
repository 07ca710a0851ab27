import pytest

from bridge.errors import ConfigError, RequestError
from bridge.model import EmotionLabel, Policy, Style
from bridge.session.builtins import load_plugins
from bridge.session.direction import Direction


class Stream:
    def __init__(self):
        self.changes, self.gestures = {}, []

    def arrange(self, **changes):
        self.changes |= changes

    def gesture(self, timeline):
        self.gestures.append(timeline)


@pytest.fixture
def stream():
    return Stream()


@pytest.fixture
def direction(stream):
    policy = Policy(deny=frozenset({"shake"}))
    registry = load_plugins().registry
    return Direction(style=Style(), policy=policy, registry=registry, stream=stream)


def test_a_style_and_a_policy_are_switched_by_name(direction, stream):
    direction.set_style("neutral")
    direction.set_policy("intl_neutral")
    assert stream.changes["style"].name == "neutral"
    assert stream.changes["policy"].name == "intl_neutral"
    assert "shake" not in direction.policy.deny


def test_an_unknown_style_changes_nothing(direction, stream):
    with pytest.raises(ConfigError, match="Did you mean 'neutral'"):
        direction.set_style("neutrl")
    assert stream.changes == {}


def test_a_feeling_is_held(direction, stream):
    direction.set_emotion("joy", 0.4)
    assert stream.changes["emotion"].label is EmotionLabel.JOY
    assert stream.changes["emotion"].intensity == 0.4


def test_an_unknown_feeling_is_refused_with_the_nearest_name(direction):
    with pytest.raises(RequestError, match="Did you mean 'sadness'"):
        direction.set_emotion("sadnes", 0.4)


def test_gaze_and_stillness_reach_the_scene(direction, stream):
    direction.look_at((0.0, 1.5, 2.0))
    direction.set_stillness(0.7)
    assert stream.changes == {"gaze": (0.0, 1.5, 2.0), "stillness": 0.7}
    direction.look_at(None)
    assert stream.changes["gaze"] is None


def test_a_target_beyond_the_world_is_refused(direction):
    with pytest.raises(RequestError, match="within 1000 m"):
        direction.look_at((0.0, 1e9, 0.0))


def test_a_gesture_is_played_unless_the_policy_denies_it(direction, stream):
    direction.play_gesture("nod", 1.0)
    assert len(stream.gestures) == 1
    with pytest.raises(RequestError, match="never performs 'shake'"):
        direction.play_gesture("shake", 1.0)
    assert len(stream.gestures) == 1


def test_a_pointing_goes_to_its_target(direction, stream):
    direction.play_gesture("point-there", -1.0, (1.0, 1.5, 2.0))
    (timeline,) = stream.gestures
    (cue,) = timeline.cues
    assert (cue.name, cue.weight, cue.target) == ("point-there", -1.0, (1.0, 1.5, 2.0))
    with pytest.raises(RequestError, match="within 1000 m"):
        direction.play_gesture("point-there", 1.0, (1e9, 0.0, 0.0))


def test_a_policy_of_the_right_hand_gives_with_the_right_hand(stream):
    direction = Direction(
        style=Style(),
        policy=Policy(right_hand_only=True),
        registry=load_plugins().registry,
        stream=stream,
    )
    direction.play_gesture("point-there", -1.0)
    assert stream.gestures[0].cues[0].weight == 1.0


def test_a_formal_style_is_denied_more(stream):
    direction = Direction(
        style=Style(is_formal=True),
        policy=Policy(deny_formal=frozenset({"thumbs-up"})),
        registry=load_plugins().registry,
        stream=stream,
    )
    with pytest.raises(RequestError, match="never performs 'thumbs-up'"):
        direction.play_gesture("thumbs-up", 1.0)


def test_listening_reaches_the_scene(direction, stream):
    direction.set_listening(True)
    assert stream.changes == {"is_listening": True}
