import numpy as np
import pytest

from bridge.model import Emotion, EmotionLabel, Policy, Scene, Style
from bridge.motion.channels import Channel
from bridge.motion.listening import ListeningLayer
from bridge.motion.moment import Draft, Moment
from bridge.motion.steering import FEELINGS, Control
from bridge.motion.tracks import compile_tracks
from bridge.rigs.arkit import SHAPE_INDEX

ARMS = [channel for channel in Channel if "LEFT_" in channel.name or "RIGHT_" in channel.name]
SMILE = SHAPE_INDEX["mouthSmileLeft"]
BROWS = SHAPE_INDEX["browInnerUp"]


def listen(secs, scene=None, *, seed=1, size=12, rate=60, until=None, speaking=0.0):
    """Run the layer alone; returns (T,) seconds, (T, C) body, (T, S) face and every sign."""
    scene = scene or Scene(is_listening=True)
    layer, tracks, signs = ListeningLayer(seed), compile_tracks(()), []
    memory, bodies, faces, before = layer.rest(0), [], [], 0
    times = np.arange(1, round(secs * rate) + 1) * 1_000_000 // rate
    for first in range(0, len(times), size):
        part = times[first : first + size]
        now = scene if until is None or before < until * 1e6 else Scene(policy=scene.policy)
        controls = np.zeros((len(part), len(Control)))
        controls[:, Control.LISTENING] = now.is_listening
        controls[:, Control.STILLNESS] = now.stillness
        feelings = np.zeros((len(part), len(FEELINGS)))
        feelings[:, FEELINGS.index(now.emotion.label)] = now.emotion.intensity
        moment = Moment(
            times_micros=part, t=part * 1e-6, since_micros=before, scene=now, tracks=tracks,
            controls=controls, feelings=feelings, speaking=np.full(len(part), speaking), lips=None,
        )  # fmt: skip
        draft = Draft(len(part))
        memory = layer.add(moment, draft, memory)
        signs += [sign for sign in memory.showing if sign not in signs]
        bodies.append(draft.body)
        faces.append(draft.face)
        before = int(part[-1])
    return times * 1e-6, np.concatenate(bodies), np.concatenate(faces), signs


def nods(signs):
    return [sign for sign in signs if sign.channel is Channel.PITCH]


def test_nobody_nods_while_nobody_speaks():
    _, body, face, signs = listen(60, Scene())
    assert not signs
    assert not body.any()
    assert not face.any()


def test_a_listener_nods_every_six_to_eight_seconds_where_that_is_usual():
    gaps = [1200 / len(nods(listen(1200, size=600, seed=seed)[3])) for seed in (1, 2)]
    assert 6.0 < np.mean(gaps) < 9.5


def test_where_listeners_nod_three_times_as_often_so_does_this_one():
    scene = Scene(is_listening=True, policy=Policy(listener_nod=3.0))
    often, usual = listen(900, scene, size=600)[3], listen(900, size=600)[3]
    assert 2.0 < len(nods(often)) / len(nods(usual)) < 3.3


def test_a_serious_style_nods_less():
    serious = Style(nod_probability=0.15, activation=0.25)
    scene = Scene(is_listening=True, style=serious)
    assert len(nods(listen(900, scene, size=600)[3])) < 0.5 * len(nods(listen(900, size=600)[3]))


def test_nods_are_those_of_listeners():
    signs = nods(listen(900, size=600)[3])
    for sign in signs:
        assert 1 <= sign.cycles <= 4
        assert 1.5 <= sign.hertz <= 6.0
        assert sign.degrees < 2.5 if sign.hertz > 3.0 else 3.0 <= sign.degrees <= 5.5
    assert {sign.hertz > 3.0 for sign in signs} == {True, False}
    starts = np.array([sign.start_micros for sign in signs]) / 1e6
    assert np.diff(starts).std() > 1.0


def test_the_first_sign_waits_until_something_was_said():
    firsts = [listen(20, seed=seed)[3][0].start_micros for seed in range(12)]
    assert min(firsts) >= 700_000
    assert np.std(firsts) > 200_000


def test_a_listener_leans_in_and_moves_no_arm():
    _, body, face, _ = listen(60)
    assert 0.5 < body[:, Channel.LEAN].mean() < 3.0
    assert not body[:, ARMS].any()
    assert face[:, BROWS].max() > 0.05
    assert 0.05 < face[:, SMILE].max() < 0.3


def test_a_sad_or_angry_listener_does_not_smile_and_a_happy_one_smiles_more():
    def smile(label):
        scene = Scene(is_listening=True, emotion=Emotion(label=label, intensity=0.8))
        return listen(300, scene, size=600)[2][:, SMILE].max()

    assert smile(EmotionLabel.JOY) > smile(EmotionLabel.NEUTRAL)
    assert smile(EmotionLabel.SADNESS) == smile(EmotionLabel.ANGER) == 0


def test_brows_of_a_listener_are_raised_as_the_culture_mirrors():
    def raised(mirroring):
        scene = Scene(is_listening=True, policy=Policy(mirroring=mirroring, listener_nod=3.0))
        return sum(sign.brows for sign in listen(120, scene)[3] if sign.hertz)

    assert raised(1.4) == pytest.approx(1.4 * raised(1.0))
    assert raised(1.0) > 0.0


def test_mirroring_is_the_cultures():
    cool = Scene(is_listening=True, policy=Policy(mirroring=0.0))
    assert listen(60, cool)[1][:, Channel.LEAN].mean() < listen(60)[1][:, Channel.LEAN].mean()
    assert not listen(300, cool, size=600)[2][:, SMILE].any()


@pytest.mark.parametrize("deny", [{"nod"}, {"backchannel-nod"}])
def test_what_is_denied_is_not_done_by_listeners_either(deny):
    scene = Scene(is_listening=True, policy=Policy(deny=frozenset(deny)))
    assert not nods(listen(300, scene, size=600)[3])
    scene = Scene(
        is_listening=True, style=Style(is_formal=True),
        policy=Policy(deny_formal=frozenset(deny | {"tilt"})),
    )  # fmt: skip
    assert not listen(300, scene, size=600)[3]


def test_where_yes_is_no_nod_a_listener_does_not_nod():
    sway = Scene(is_listening=True, policy=Policy(yes="sway-yes"))
    assert not nods(listen(300, sway, size=600)[3])
    wobble = listen(300, Scene(is_listening=True, policy=Policy(yes="wobble")), size=600)[3]
    assert any(sign.channel is Channel.ROLL and sign.hertz > 1.5 for sign in wobble)


def test_some_listeners_acknowledge_when_all_is_said():
    closing = []
    for seed in range(20):
        late = [s for s in listen(12, seed=seed, until=8.0)[3] if s.start_micros > 8_050_000]
        assert len(late) <= 1
        closing += late
    assert 3 <= len(closing) <= 16
    assert all(sign.cycles == 1 for sign in closing)


def test_what_was_hardly_begun_is_not_acknowledged():
    for seed in range(20):
        assert not [s for s in listen(4, seed=seed, until=0.8)[3] if s.start_micros > 850_000]


def test_who_begins_to_speak_does_not_nod_on():
    _, body, _, _ = listen(60, speaking=1.0)
    assert not body[:, Channel.PITCH].any()


def test_keeping_still_stops_it():
    _, body, face, _ = listen(60, Scene(is_listening=True, stillness=1.0))
    assert not body.any()
    assert not face.any()


def test_nods_are_smooth():
    _, body, _, _ = listen(300, size=600)
    speed = np.diff(body[:, Channel.PITCH]) * 60
    assert np.abs(speed).max() < 60
    assert np.abs(np.diff(speed)).max() * 60 < 1500


def test_the_schedule_does_not_depend_on_the_blocks_or_the_rate():
    one, two, three = listen(60, size=7), listen(60, size=3600), listen(60, rate=120)
    assert one[3] == two[3] == three[3]
    np.testing.assert_allclose(one[1], two[1], atol=1e-12)
    np.testing.assert_allclose(one[1], three[1][1::2], atol=1e-9)
