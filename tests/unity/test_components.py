"""The components of the Unity package, exercised through stand-ins of the engine."""

import struct

import numpy as np
import pytest
import unity
from hosted import hosted

from bridge.model import (
    AudioChunk,
    Describe,
    Frame,
    PerformanceEvent,
    UtteranceEnded,
    UtteranceStarted,
)
from bridge.record import TakeWriter
from bridge.rigs.humanoid import BONE_NAMES, RIG
from bridge.wire import encode
from bridge.wire.vmc import VmcCodec
from bridge.wire.vmc_options import VmcNaming, VmcOptions

pytestmark = unity.needs_tools

PROGRAMS = ("ComponentsBody", "ComponentsFace", "ComponentsVoice")
JAW = RIG.shape_names.index("jawOpen")
RATE = 24_000
SECOND = 1_000_000


@pytest.mark.parametrize("name", PROGRAMS)
def test_components(name, runtime, run_program):
    said = run_program(name, runtime)
    assert said.strip().endswith(" 0 failed"), said


def test_two_characters_of_a_real_sidecar_on_one_connection(runtime, run_program):
    with hosted("Ada", "Ben") as host:
        addresses = host.endpoint, host.control.endpoint
        said = run_program("ComponentsNpc", runtime, *addresses, "Ada", "Ben")
    assert said.strip().endswith(" 0 failed"), said


def test_baked_lines_and_osc_move_the_same_avatar(runtime, run_program, tmp_path):
    take, datagrams = tmp_path / "line.take", tmp_path / "datagrams"
    write_take(take)
    packets = VmcCodec(VmcOptions(naming=VmcNaming.PERFECT_SYNC)).encode(frame(0, 0.75, ""))
    datagrams.write_bytes(b"".join(struct.pack("<i", len(p)) + p for p in packets))
    said = run_program("ComponentsLines", runtime, take, datagrams)
    assert said.strip().endswith(" 0 failed"), said


def write_take(path):
    """Write two seconds whose samples and jaw go from 0 to 1 in each, in one pose of the body."""
    one = {"character": "hana", "utterance_id": "u1"}
    records = [
        Describe(character="hana", seq=0, session_id="s", rig=RIG, frame_rate=60, sample_rate=RATE,
                 lead_micros=200_000, control_endpoint=""),
        UtteranceStarted(**one, seq=1, pts_micros=0, turn_id="t1", text="One, two.",
                         sentence_type="statement", act="inform", emotion="neutral"),
        *(PerformanceEvent(**one, seq=2 + i, pts_micros=i * SECOND, end_micros=(i + 1) * SECOND,
                           kind="word", name=name) for i, name in enumerate(("One", "two"))),
    ]  # fmt: skip
    ramp = (np.arange(RATE) / RATE).astype(np.float32)
    for start in range(0, 2 * SECOND, SECOND // 10):
        first = start * RATE // SECOND % RATE
        records.append(AudioChunk(**one, seq=len(records), pts_micros=start, sample_rate=RATE,
                                  samples=ramp[first : first + RATE // 10]))  # fmt: skip
    for number in range(121):
        micros = number * SECOND // 60
        records.append(frame(micros, micros / SECOND % 1.0, "u1", seq=len(records)))
    records.append(UtteranceEnded(**one, seq=len(records), pts_micros=2 * SECOND))
    with TakeWriter(path, {}) as take:
        for record in records:
            take.write(encode(record))


def frame(pts_micros, jaw, utterance_id, seq=0):
    """Return a frame of one and the same pose with a jaw."""
    turns = np.random.default_rng(5).normal(size=(len(BONE_NAMES), 4)).astype(np.float32)
    turns[:, 3] += 3.0
    weights = np.zeros(len(RIG.shape_names), np.float32)
    weights[JAW] = jaw
    return Frame(
        character="hana",
        seq=seq,
        pts_micros=pts_micros,
        utterance_id=utterance_id,
        weights=weights,
        head=np.array([0, 0, 0, 0, 0, 0, 1], np.float32),
        bones=turns / np.linalg.norm(turns, axis=1, keepdims=True),
        hips=np.array([0.1, -0.05, 0.2], np.float32),
    )
