"""What a frame costs as VMC packets, beside python-osc's own builder."""

import statistics
from collections.abc import Callable
from time import perf_counter_ns
from typing import Any

import numpy as np
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message_builder import OscMessageBuilder
from pythonosc.osc_packet import OscPacket

from bridge.model import Frame
from bridge.rigs.arkit import SHAPE_NAMES
from bridge.rigs.humanoid import BONE_NAMES
from bridge.rigs.rotations import normalise
from bridge.wire.vmc import VmcCodec
from bridge.wire.vmc_options import VmcNaming, VmcOptions

__all__ = ["build_with_python_osc", "measure"]

_FRAMES = 16  # different ones, so that nothing can be remembered from one to the next


def measure(*, rounds: int = 300, slow_rounds: int = 15) -> dict[str, Any]:
    """Return medians in microseconds for one full frame: 55 bones and 52 shapes.

    Both builders write the same datagrams; ``is_identical`` says whether to the byte.

    Args:
        rounds: Timed frames of ``VmcCodec``, in the default naming too.
        slow_rounds: Timed frames of python-osc's builder.
    """
    frames = _frames()
    codec = VmcCodec(VmcOptions(naming=VmcNaming.PERFECT_SYNC))
    packets = [codec.encode(frame) for frame in frames]
    meanings = [[_messages(packet) for packet in sent] for sent in packets]
    rebuilt = [[build_with_python_osc(messages) for messages in sent] for sent in meanings]
    ours = _median_micros(lambda i: codec.encode(frames[i]), rounds)
    presets = VmcCodec(VmcOptions(naming=VmcNaming.VRM0))
    presets_ours = _median_micros(lambda i: presets.encode(frames[i]), rounds)
    theirs = _median_micros(
        lambda i: [build_with_python_osc(messages) for messages in meanings[i]], slow_rounds
    )
    return {
        "codec_micros": ours,
        "codec_vrm0_micros": presets_ours,
        "python_osc_micros": theirs,
        "ratio": theirs / ours,
        "bytes": sum(map(len, packets[0])),
        "datagrams": len(packets[0]),
        "largest_datagram_bytes": max(map(len, packets[0])),
        "is_identical": packets == rebuilt,
    }


def build_with_python_osc(messages: list[tuple[str, list[Any]]]) -> bytes:
    """Return one bundle of addresses with arguments, as python-osc builds it."""
    bundle = OscBundleBuilder(IMMEDIATELY)
    for address, arguments in messages:
        message = OscMessageBuilder(address)
        for argument in arguments:
            message.add_arg(argument)
        bundle.add_content(message.build())
    return bytes(bundle.build().dgram)


def _messages(packet: bytes) -> list[tuple[str, list[Any]]]:
    return [(timed.message.address, timed.message.params) for timed in OscPacket(packet).messages]


def _frames() -> list[Frame]:
    rng = np.random.default_rng(0)
    return [
        Frame(
            character="bench",
            seq=seq,
            pts_micros=16_667 * seq,
            utterance_id="",
            weights=rng.random(len(SHAPE_NAMES), np.float32),
            head=np.array([0, 0, 0, 0, 0, 0, 1], np.float32),
            bones=normalise(rng.standard_normal((len(BONE_NAMES), 4), np.float32)),
            hips=rng.standard_normal(3, np.float32) * np.float32(0.01),
        )
        for seq in range(_FRAMES)
    ]


def _median_micros(build: Callable[[int], object], rounds: int) -> float:
    taken = []
    for turn in range(rounds):
        began = perf_counter_ns()
        build(turn % _FRAMES)
        taken.append((perf_counter_ns() - began) / 1000)
    return statistics.median(taken)
