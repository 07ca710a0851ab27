"""Takes in C#: what ``bridge`` recorded plays without it, also what a crash cut off."""

import json

import numpy as np
import pytest
import unity
from commands import bridge_json, write_character
from footages import RATE, describe, event, frame, said, sound
from unity_wire import take_of

from bridge.client.footage import read_footage
from bridge.client.pose import mix, pose_of
from bridge.model import Interrupted, UtteranceEnded
from bridge.record import TakeWriter, read_packets
from bridge.wire import encode

pytestmark = unity.needs_tools


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """Return a take that ``bridge say`` made."""
    folder = tmp_path_factory.mktemp("spoken")
    bridge_json(
        "say", "Hi *you*!", "--character", write_character(folder), "--record",
        folder / "hi.take", "--json",
    )  # fmt: skip
    return folder / "hi.take"


@pytest.fixture
def read(runtime, tmp_path):
    """Return ``read(take, *times, character)``: what C# makes of it, and its sound."""

    def read(take, *times, character=""):
        sound = tmp_path / "sound.f32"
        said = unity.run_program("WireTakes", runtime, take, character, sound, *times)
        found = json.loads(said)
        if "error" not in found:
            found["samples"] = np.fromfile(sound, "<f4")
        return found

    return read


def numbered(*records):
    """Return the packets of records whose ``seq`` is their place."""
    for seq, record in enumerate(records):
        object.__setattr__(record, "seq", seq)
    return [encode(record) for record in records]


def cut(pts, utterance_id="u1"):
    return Interrupted(character="ada", seq=0, pts_micros=pts, utterance_id=utterance_id)


def checksum(packets):
    total = 0
    for packet in packets:
        for byte in packet:
            total = (total * 31 + byte) % 1_000_000_007
    return total


def test_a_spoken_take_is_what_python_reads(spoken, read):
    packets, footage = list(read_packets(spoken)), read_footage(spoken)
    start = int(footage.times_micros[0])
    times = [0, 400_000, 412_345, 1_000_001]
    found = read(spoken, *times)
    assert found["lengths"] == [len(packet) for packet in packets]
    assert found["sum"] == checksum(packets)
    assert (found["is_cut_off"], found["malformed"]) == (False, 0)
    assert found["characters"] == [found["character"]] == [footage.description.character]
    assert found["session_id"] == footage.description.session_id
    assert found["frames"] == len(footage.frames)
    assert found["duration"] == footage.times_micros[-1] - start
    assert [one[1] for one in found["utterances"]] == [one.text for one in footage.utterances]
    assert [one[3] for one in found["utterances"]] == [
        one.pts_micros - start for one in footage.utterances
    ]
    assert sorted(one[3:] + one[:2] for one in found["moments"]) == sorted(
        [one.kind, one.name, one.pts_micros - start, one.end_micros - start]
        for one in footage.events
    )
    length = min(len(found["samples"]), len(footage.samples))
    assert abs(len(found["samples"]) - len(footage.samples)) <= 1
    assert np.abs(footage.samples).max() > 0.1
    np.testing.assert_array_equal(found["samples"][:length], footage.samples[:length])
    for time, pose in zip(times, found["poses"], strict=True):
        check_pose(pose, footage, start + time)


def check_pose(pose, footage, micros):
    after = int(np.searchsorted(footage.times_micros, micros, side="right"))
    one, other = footage.frames[after - 1], footage.frames[after]
    part = (micros - one.pts_micros) / (other.pts_micros - one.pts_micros)
    expected = mix(pose_of(one), pose_of(other), part)
    turns = np.array([pose["head"][3:], *np.reshape(pose["bones"], (-1, 4))])
    linear = pose["weights"] + pose["head"][:3] + pose["hips"]
    np.testing.assert_allclose(linear, expected.linear, atol=1e-6)
    np.testing.assert_allclose(turns, expected.turns, atol=1e-6)
    assert pose["utterance_id"] == one.utterance_id
    assert pose["allocated"] == 0


def test_a_cut_off_take_keeps_what_is_whole(spoken, read, tmp_path):
    whole = spoken.read_bytes()
    packets = list(read_packets(spoken))
    short = tmp_path / "short.take"
    for left_out in (1, len(packets[-1]), len(packets[-1]) + 3, len(packets[-1]) + 5):
        short.write_bytes(whole[:-left_out])
        found = read(short, 0)
        kept = packets[:-1] if left_out < len(packets[-1]) + 4 else packets[:-2]
        assert found["lengths"] == [len(packet) for packet in kept]
        assert found["is_cut_off"] is found["is_baked_cut_off"] is True
        assert found["sum"] == checksum(kept)
        assert found["poses"][0]["state"] == "Live"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "not a take"),
        (b"ABTAKE2\n", "not a take"),
        (b"ABTAKE1\n", "the take ends within its header"),
        (b"ABTAKE1\n\xff\xff\xff\xff", "the take ends within its header"),
        (b"ABTAKE1\n\x01\x00\x00\x00\x80", "the take describes nobody"),
        (b"ABTAKE1\n\x01\x00\x00\x00\x80\xff\xff\xff\xff", "the take describes nobody"),
    ],
)
def test_what_is_no_take_is_told(content, error, read, tmp_path):
    file = tmp_path / "no.take"
    file.write_bytes(content)
    assert error in read(file)["error"]


def test_one_of_two_characters_is_picked_by_name(read, tmp_path):
    take = take_of(
        numbered(
            describe("ada"), describe("bob"), frame(0), frame(50_000, character="bob", weight=1.0),
            frame(90_000, character="bob", weight=1.0),
        ),
        tmp_path / "two.take",
    )  # fmt: skip
    found = read(take, 0, character="bob")
    assert found["characters"] == ["ada", "bob"]
    assert (found["character"], found["frames"], found["duration"]) == ("bob", 2, 40_000)
    assert found["poses"][0]["weights"][0] == 1.0
    assert read(take)["character"] == "ada"
    assert "does not describe 'eve', only: ada, bob" in read(take, character="eve")["error"]


def test_bad_packets_are_counted_and_passed_over(read, tmp_path):
    packets = numbered(describe(), frame(0), frame(20_000))
    take = take_of([*packets[:2], packets[1][:-1], b"", packets[2]], tmp_path / "bad.take")
    found = read(take)
    assert (found["malformed"], found["frames"], found["duration"]) == (2, 2, 20_000)


def test_an_interruption_cuts_sound_frames_and_words(read, tmp_path):
    chunks = [sound(n * 50_000, RATE // 20) for n in range(10)]
    frames = [frame(n * 10_000, weight=0.25) for n in range(50)]
    words = [event("word", "one", 0, 100_000), event("word", "two", 190_000, 260_000)]
    late = [event("word", "three", 260_000, 300_000)]
    closing = [frame(200_000 + n * 10_000, weight=0.75) for n in range(20)]
    packets = numbered(
        describe(), said("One two three."), *chunks, *frames, *words, *late, cut(200_000), *closing
    )
    found = read(take_of(packets, tmp_path / "cut.take"), 195_000, 200_000)
    samples = found["samples"]
    assert np.all(samples[: RATE // 5] == 0.5)
    fade = samples[RATE // 5 : RATE // 5 + RATE // 200]
    assert np.all(np.diff(fade) < 0)
    assert fade[0] == 0.5
    assert not samples[RATE // 5 + RATE // 200 :].any()
    assert found["frames"] == 40
    assert [pose["weights"][0] for pose in found["poses"]] == [0.5, 0.75]
    assert [one[:2] + one[4:] for one in found["moments"]] == [
        [0, 100_000, "one"],
        [190_000, 200_000, "two"],
    ]
    assert found["utterances"] == [["u1", "One two three.", "joy", 0, 200_000, True]]


def test_corrections_and_repeats_are_settled_in_any_order(read, tmp_path):
    first = [frame(n * 10_000, weight=0.25) for n in range(10)]
    better = [frame(50_000 + n * 10_000, weight=0.75) for n in range(5)]
    packets = numbered(describe(), *first, sound(0, 400), sound(50_000, 400, level=0.25), *better)
    shuffled = [packets[0], *reversed(packets[1:]), *packets[3:9]]
    found = read(take_of(shuffled, tmp_path / "mixed.take"), 40_000, 45_000, 50_000, 95_000)
    assert found["frames"] == 10
    assert [pose["weights"][0] for pose in found["poses"]] == [0.25, 0.5, 0.75, 0.75]
    assert [pose["state"] for pose in found["poses"]] == ["Live", "Live", "Live", "Held"]
    np.testing.assert_array_equal(found["samples"][:800], [0.5] * 400 + [0.25] * 400)


def test_lost_sound_leaves_silence_and_rounded_times_leave_none(read, tmp_path):
    # 1/3 ms a chunk: times in whole microseconds are never where the samples are.
    joined = [sound(round(n * 1e6 * 100 / RATE + 0.4), 100) for n in range(10)]
    packets = numbered(describe(), *joined, sound(225_000, 100), frame(300_000))
    samples = read(take_of(packets, tmp_path / "gap.take"))["samples"]
    assert np.flatnonzero(samples).tolist() == [*range(1000), *range(1800, 1900)]


def test_sound_of_another_rate_is_brought_to_the_description_s(read, tmp_path):
    rate, hertz = 3 * RATE // 2, 440
    wave = np.sin(2 * np.pi * hertz * np.arange(rate) / rate).astype(np.float32)
    chunks = []
    for n in range(10):
        chunk = sound(n * 100_000, rate // 10)
        object.__setattr__(chunk, "sample_rate", rate)
        object.__setattr__(chunk, "samples", wave[n * rate // 10 : (n + 1) * rate // 10])
        chunks.append(chunk)
    samples = read(take_of(numbered(describe(), *chunks), tmp_path / "rate.take"))["samples"]
    expected = np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE)
    np.testing.assert_allclose(samples[100 : RATE - 100], expected[100:-100], atol=2e-3)


def test_another_session_is_another_take(read, tmp_path):
    ended = UtteranceEnded(character="ada", seq=0, pts_micros=20_000, utterance_id="u1")
    packets = numbered(
        describe(), frame(0), frame(20_000), ended, describe(session_id="later"), frame(9_000_000)
    )
    found = read(take_of(packets, tmp_path / "twice.take"))
    assert (found["session_id"], found["frames"], found["duration"]) == ("s", 2, 20_000)


def test_a_time_that_is_only_claimed_allocates_nothing(read, tmp_path):
    packets = numbered(describe(), frame(0), frame(2**52))
    assert "seconds long, expected at most 600" in read(take_of(packets, tmp_path / "x"))["error"]


def test_a_recording_without_sound_or_frames_is_a_take_too(read, tmp_path):
    found = read(take_of(numbered(describe(), sound(0, RATE)), tmp_path / "voice.take"), 500_000)
    assert (found["duration"], found["frames"]) == (1_000_000, 0)
    assert found["poses"][0]["state"] == "Resting"
    found = read(take_of(numbered(describe()), tmp_path / "empty.take"), 0)
    assert (found["duration"], found["frames"], found["utterances"]) == (0, 0, [])


def test_the_header_is_passed_over(read, tmp_path):
    with TakeWriter(tmp_path / "named.take", {"by": "ada" * 1000}) as take:
        for packet in numbered(describe(), frame(0)):
            take.write(packet)
    assert read(tmp_path / "named.take")["header"] > 3000
