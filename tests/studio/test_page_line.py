import asyncio
import json

from bridge.studio.page_line import MOST_WAITING, PageLine
from bridge.testing import sample_records
from bridge.wire import encode

DESCRIPTION = encode(sample_records()[0])


def taken(line, count):
    async def main():
        return [await line.next() for _ in range(count)]

    return asyncio.run(main())


def test_messages_keep_their_order_and_say_what_they_are():
    line = PageLine("studio-1", "Ada")
    line.put_note({"character": "あだ"})
    line.put_record(DESCRIPTION)
    line.put_record(b"b")
    line.put_reply(b"c")
    note, *rest = taken(line, 4)
    assert rest == [b"\0" + DESCRIPTION, b"\0b", b"\1c"]
    assert (note[0], json.loads(note[1:])) == (2, {"character": "あだ"})


def test_records_before_the_first_description_are_left_out():
    line = PageLine("studio-1", "Ada")
    line.put_record(b"a")
    assert not line.is_described
    line.put_record(DESCRIPTION)
    line.put_record(b"b")
    assert taken(line, 2) == [b"\0" + DESCRIPTION, b"\0b"]
    assert line.is_described


def test_a_page_knows_how_its_packets_begin():
    assert PageLine("studio-1", "Ada").topic == b"Ada\0"


def test_a_page_that_falls_behind_has_to_leave_and_is_kept_nothing_for():
    line = PageLine("studio-1", "Ada")
    line.put_record(DESCRIPTION)
    for _ in range(MOST_WAITING - 1):
        line.put_record(b"x")
    assert not line.overrun.is_set()
    line.put_record(b"late")
    assert line.overrun.is_set()
    assert taken(line, MOST_WAITING)[-1] == b"\0x"
    line.put_record(b"later")
    assert line._waiting.empty()
