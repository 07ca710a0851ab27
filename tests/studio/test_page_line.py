import asyncio
import json

from bridge.studio.page_line import MOST_WAITING, PageLine


def taken(line, count):
    async def main():
        return [await line.next() for _ in range(count)]

    return asyncio.run(main())


def test_messages_keep_their_order_and_say_what_they_are():
    line = PageLine("studio-1", "Ada")
    line.put_note({"character": "あだ"})
    line.put_past([b"a", b"b"])
    line.put_reply(b"c")
    note, *rest = taken(line, 4)
    assert rest == [b"\0a", b"\0b", b"\1c"]
    assert (note[0], json.loads(note[1:])) == (2, {"character": "あだ"})


def test_a_page_knows_how_its_packets_begin():
    assert PageLine("studio-1", "Ada").topic == b"Ada\0"


def test_a_page_that_falls_behind_has_to_leave_and_is_kept_nothing_for():
    line = PageLine("studio-1", "Ada")
    for _ in range(MOST_WAITING):
        line.put_record(b"x")
    assert not line.overrun.is_set()
    line.put_record(b"late")
    assert line.overrun.is_set()
    assert taken(line, MOST_WAITING)[-1] == b"\0x"
    line.put_record(b"later")
    assert line._waiting.empty()
