from dataclasses import fields

import pytest

from bridge import wire
from bridge.errors import WireError
from bridge.wire.native_limits import MAX_PACKET_BYTES
from bridge.wire.native_replies import REFUSAL, REPLY


@pytest.mark.parametrize("form", [REPLY, REFUSAL], ids=lambda form: form.kind)
def test_no_field_is_left_behind(form):
    assert list(form.fields) == [field.name for field in fields(form.record)]


def test_a_described_packet_leaves_room_for_the_answer_around_it():
    largest = wire.Reply(request_id=1, session_micros=0, packet=bytes(MAX_PACKET_BYTES // 2))
    assert wire.decode_reply(wire.encode_reply(largest)) == largest
    with pytest.raises(WireError, match="packet: found bytes"):
        wire.encode_reply(
            wire.Reply(request_id=1, session_micros=0, packet=bytes(MAX_PACKET_BYTES))
        )
