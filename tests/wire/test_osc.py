from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythonosc.osc_bundle import OscBundle as ParsedBundle
from pythonosc.osc_message import OscMessage as ParsedMessage

from bridge.wire.osc import MAX_DATAGRAM_BYTES, OscBundle, OscMessage, OscTemplate, bundles_of

ORIGIN, UP, IDENTITY = (0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 0.0, 1.0)
FLOATS = st.floats(-1e6, 1e6, width=32)
TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=9)
ARGUMENTS = st.lists(TEXTS.filter(bool) | st.integers(-9, 9) | st.booleans() | FLOATS, max_size=9)
ADDRESSES = TEXTS.map(lambda text: f"/{text}")
MESSAGES = st.builds(
    lambda address, arguments: OscMessage(address=address, arguments=tuple(arguments)),
    ADDRESSES,
    ARGUMENTS,
)


def floats_of(messages):
    return [a for m in messages for a in m.arguments if isinstance(a, float)]


def parsed_floats(packet):
    bundled = packet.startswith(b"#bundle")
    messages = list(ParsedBundle(packet)) if bundled else [ParsedMessage(packet)]
    return [p for message in messages for p in message.params if isinstance(p, float)]


@pytest.mark.parametrize(
    ("message", "packet"),
    [
        (OscMessage(address="/VMC/Ext/OK", arguments=(1,)),
         "2f564d432f4578742f4f4b002c69000000000001"),
        (OscMessage(address="/VMC/Ext/T", arguments=(1.5,)),
         "2f564d432f4578742f5400002c6600003fc00000"),
        (OscMessage(address="/VMC/Ext/Bone/Pos", arguments=("Hips", *UP, *IDENTITY)),
         "2f564d432f4578742f426f6e652f506f730000002c73666666666666660000004869707300000000"
         "000000003f800000000000000000000000000000000000003f800000"),
        (OscMessage(address="/VMC/Ext/Root/Pos", arguments=("root", *ORIGIN, *IDENTITY)),
         "2f564d432f4578742f526f6f742f506f730000002c7366666666666666000000726f6f7400000000"
         "000000000000000000000000000000000000000000000000"
         "3f800000"),
        (OscMessage(address="/VMC/Ext/Blend/Val", arguments=("A", 0.5)),
         "2f564d432f4578742f426c656e642f56616c00002c736600410000003f000000"),
        (OscMessage(address="/VMC/Ext/Blend/Apply"),
         "2f564d432f4578742f426c656e642f4170706c79000000002c000000"),
        (OscMessage(address="/chatbox/input", arguments=("hi", True, False)),
         "2f63686174626f782f696e70757400002c7354460000000068690000"),
    ],
)  # fmt: skip
def test_known_messages(message, packet):
    assert message.to_bytes().hex() == packet


def test_a_known_bundle():
    bundle = OscBundle(
        messages=(
            OscMessage(address="/VMC/Ext/Blend/Val", arguments=("A", 0.5)),
            OscMessage(address="/VMC/Ext/Blend/Apply"),
        )
    )
    assert bundle.to_bytes().hex() == (
        "2362756e646c65000000000000000001000000202f564d432f4578742f426c656e642f56616c00002c736600"
        "410000003f0000000000001c2f564d432f4578742f426c656e642f4170706c79000000002c000000"
    )


@given(MESSAGES)
def test_floats_are_where_the_offsets_say(message):
    packet = message.to_bytes()
    found = [float(np.frombuffer(packet, ">f4", 1, at)[0]) for at in message.float_offsets()]
    assert found == floats_of([message])


@given(st.lists(st.lists(MESSAGES, min_size=1, max_size=4), min_size=1, max_size=4), st.data())
def test_a_filled_template_is_what_python_osc_builds(groups, data):
    packets = [OscBundle(messages=tuple(g)) if len(g) > 1 else g[0] for g in groups]
    count = len(floats_of([message for group in groups for message in group]))
    values = data.draw(st.lists(FLOATS, min_size=count, max_size=count))
    left = list(values)

    def refilled(message):
        arguments = tuple(left.pop(0) if isinstance(a, float) else a for a in message.arguments)
        return OscMessage(address=message.address, arguments=arguments)

    expected = [
        OscBundle(messages=tuple(map(refilled, g))) if len(g) > 1 else refilled(g[0])
        for g in groups
    ]
    filled = OscTemplate(packets).fill(np.array(values, np.float32))
    assert filled == [packet.to_bytes() for packet in expected]


def test_only_the_varying_floats_change_in_the_order_asked_for():
    packets = [
        OscMessage(address="/a", arguments=("x", 1.0, 2.0)),
        OscMessage(address="/b", arguments=(3.0, 7, 4.0)),
    ]
    template = OscTemplate(packets, [3, 0])
    first = template.fill(np.array([40, 10], np.float32))
    assert [parsed_floats(packet) for packet in first] == [[10.0, 2.0], [3.0, 40.0]]
    second = template.fill(np.array([41, 11], np.float32))
    assert [parsed_floats(packet) for packet in second] == [[11.0, 2.0], [3.0, 41.0]]
    assert parsed_floats(first[0]) == [10.0, 2.0]  # packets handed out stay as they were


def test_bundles_keep_the_order_and_both_limits():
    messages = [OscMessage(address=f"/{'x' * i}", arguments=(float(i),)) for i in range(100)]
    bundles = bundles_of(messages, max_messages=7, max_bytes=400)
    assert [m for bundle in bundles for m in bundle.messages] == messages
    assert all(len(bundle.messages) <= 7 for bundle in bundles)
    assert all(len(bundle.to_bytes()) <= 400 for bundle in bundles)
    sizes = [len(first.to_bytes()) + 4 + len(second.messages[0].to_bytes())
             for first, second in pairwise(bundles)
             if len(first.messages) < 7]  # fmt: skip
    assert min(sizes) > 400  # none was closed early
    assert bundles_of([], max_messages=3) == []
    assert MAX_DATAGRAM_BYTES == 1200


def test_the_time_tag_says_immediately():
    packet = OscBundle(messages=(OscMessage(address="/a"),)).to_bytes()
    assert packet[:16] == b"#bundle\0" + (1).to_bytes(8, "big")
