import asyncio

import pytest
from studios import SECS, open_studio
from websockets.exceptions import ConnectionClosed, InvalidStatus

from bridge.model import (
    AudioChunk,
    ClientJoined,
    Describe,
    Frame,
    Interrupt,
    Interrupted,
    Ping,
    Say,
    SetStyle,
    UtteranceStarted,
)
from bridge.studio.doors import MOST_PAGES
from bridge.studio.page_line import MOST_WAITING
from bridge.transport.control import MAX_REQUEST_BYTES
from bridge.transport.rates import BURST
from bridge.wire import Refusal, Reply

LONG = "La la la la la la la la, la la la la la la la la, la la la la la la la."


def of(kind):
    return lambda page: next((record for record in page.records if isinstance(record, kind)), None)


def run(scenario, folder, *names):
    """Run ``scenario(studio)`` in an open studio; return what it returned."""

    async def main():
        async with open_studio(folder, *names) as studio:
            return await scenario(studio)

    return asyncio.run(main())


def test_a_page_hears_what_it_asked_for(tmp_path):
    async def scenario(studio):
        async with studio.page() as page:
            reply = await page.reply(Say(text="Hello."))
            await page.until(of(AudioChunk))
            await page.until(of(Frame))
            return reply, page

    reply, page = run(scenario, tmp_path)
    assert isinstance(reply, Reply)
    assert of(UtteranceStarted)(page).turn_id == reply.turn_id
    assert isinstance(page.records[0], Describe)
    assert [r.seq for r in page.records] == list(
        range(page.records[0].seq, page.records[-1].seq + 1)
    )


def test_answers_reach_only_the_page_that_asked(tmp_path):
    async def scenario(studio):
        async with studio.page() as one, studio.page() as other:
            await one.ask(Ping(), request_id=11)
            await other.ask(SetStyle(name="calm"), request_id=22)
            await one.ask(Interrupt(), request_id=12)
            await one.until(lambda page: len(page.replies) == 2 and len(page.records) > 40)
            await other.until(lambda page: page.replies and len(page.records) > 40)
            return [[reply.request_id for reply in page.replies] for page in (one, other)]

    one, other = run(scenario, tmp_path)
    assert sorted(one) == [11, 12]
    assert other == [22]


def test_two_pages_see_the_same_stream(tmp_path):
    async def scenario(studio):
        async with studio.page() as one, studio.page() as other:
            await one.ask(Say(text="Hello."))
            for page in (one, other):
                await page.until(lambda page: of(AudioChunk)(page) and of(Describe)(page))
            return [of(UtteranceStarted)(page).utterance_id for page in (one, other)]

    one, other = run(scenario, tmp_path)
    assert one == other


def test_a_page_reloaded_in_mid_sentence_knows_the_sentence(tmp_path):
    async def scenario(studio):
        async with studio.page() as page:
            await page.ask(Say(text=LONG))
            started = await page.until(of(UtteranceStarted))
            await page.until(of(AudioChunk))
        async with studio.page() as again:
            assert (await again.until(of(UtteranceStarted))) == started
            assert isinstance(again.records[0], Describe)
            await again.ask(Interrupt())
            return started, await again.until(of(Interrupted))

    started, cut = run(scenario, tmp_path)
    assert cut.utterance_id == started.utterance_id


def test_a_page_gone_in_mid_sentence_leaves_the_others_alone(tmp_path):
    async def scenario(studio):
        async with studio.page() as left:
            async with studio.page() as gone:
                await gone.ask(Say(text=LONG))
                await gone.until(of(AudioChunk))
                gone.socket.transport.abort()
            seen = len(left.records)
            await left.until(lambda page: len(page.records) > seen + 60)
            await _until(lambda: len(studio.fan_out.lines) == 1)
            return isinstance(await left.reply(Ping(), 5), Reply)

    assert run(scenario, tmp_path)


def test_each_character_has_its_page(tmp_path):
    async def scenario(studio):
        async with studio.page("Bob") as bob, studio.connect() as first:
            await bob.until(lambda page: len(page.records) > 20)
            note = await asyncio.wait_for(first.recv(), SECS)
            return {record.character for record in bob.records}, bob.notes[0], note

    names, note, first = run(scenario, tmp_path, "Ada", "Bob")
    assert names == {"Bob"}
    assert (note["character"], note["characters"]) == ("Bob", ["Ada", "Bob"])
    assert b'"character":"Ada"' in first


def test_an_unknown_character_is_told_who_is_there(tmp_path):
    async def scenario(studio):
        async with studio.page("Eve") as page:
            return await page.until_closed()

    assert run(scenario, tmp_path) == (1008, "there is Ada")


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_origin_is_refused(tmp_path, origin):
    async def scenario(studio):
        with pytest.raises(InvalidStatus) as refused:
            async with studio.connect(origin=origin):
                pass
        return refused.value.response.status_code, len(studio.fan_out.lines)

    assert run(scenario, tmp_path) == (403, 0)


def test_a_name_that_somebody_points_here_is_refused(tmp_path):
    async def scenario(studio):
        host = f"evil.example:{studio.server.port}"
        with pytest.raises(InvalidStatus) as refused:
            async with studio.connect(origin=f"http://{host}", additional_headers={"Host": host}):
                pass
        return refused.value.response.status_code

    assert run(scenario, tmp_path) in (400, 403)


def test_garbage_is_refused_and_the_page_goes_on(tmp_path):
    async def scenario(studio):
        async with studio.page() as page:
            for garbage in (b"", b"\xff" * 40, b"\x01\x00\xc1", b"\x09\x00\x80"):
                await page.socket.send(garbage)
            await page.until(lambda page: len(page.replies) == 4)
            return page.replies[:4], await page.reply(Ping(), 7)

    refusals, pong = run(scenario, tmp_path)
    assert [r.code for r in refusals] == [
        "bad-request",
        "unsupported-version",
        "bad-request",
        "unsupported-version",
    ]
    assert isinstance(pong, Reply)


def test_a_text_message_ends_the_visit(tmp_path):
    async def scenario(studio):
        async with studio.page() as page:
            await page.socket.send("say hello")
            with pytest.raises(ConnectionClosed):
                await page.until(lambda page: False)
            return await page.until_closed()

    assert run(scenario, tmp_path) == (1003, "only binary messages are understood")


def test_a_message_too_long_ends_the_visit_of_its_page_only(tmp_path):
    async def scenario(studio):
        async with studio.page() as page, studio.page() as other:
            await page.socket.send(bytes(MAX_REQUEST_BYTES + 1))
            with pytest.raises(ConnectionClosed):
                await page.until(lambda page: False)
            return await page.until_closed(), await other.reply(Ping())

    (code, _), pong = run(scenario, tmp_path)
    assert code == 1009
    assert isinstance(pong, Reply)


def test_a_page_that_asks_without_end_is_told(tmp_path):
    async def scenario(studio):
        async with studio.page() as page:
            for number in range(BURST + 50):
                await page.ask(Ping(), request_id=number + 1)
            await page.until(lambda page: len(page.replies) == BURST + 50)
            return page.replies

    refusals = [reply for reply in run(scenario, tmp_path) if isinstance(reply, Refusal)]
    assert {refusal.code for refusal in refusals} == {"too-fast"}
    assert refusals[-1].request_id == BURST + 50


def test_a_page_that_does_not_read_has_to_leave_and_may_come_back(tmp_path):
    async def scenario(studio):
        async with studio.page() as quick, studio.page() as slow:
            await quick.until(lambda page: page.records)
            await slow.until(lambda page: page.records)
            slow.socket.transport.pause_reading()
            loud = b"Ada\0" + bytes(60_000)
            while len(studio.fan_out.lines) == 2:
                for _ in range(MOST_WAITING // 8):
                    studio.fan_out.publish(loud)
                    await asyncio.wait_for(quick.socket.recv(), SECS)
            (left,) = studio.fan_out.lines
            slow.socket.transport.resume_reading()
            async with studio.page() as again:
                return left.name, isinstance(await again.reply(Ping()), Reply)

    assert run(scenario, tmp_path) == ("studio-1", True)


def test_the_seventeenth_page_is_told_why_not(tmp_path):
    async def scenario(studio):
        pages = [await studio.connect() for _ in range(MOST_PAGES)]
        async with studio.page() as page:
            refusal = await page.until_closed()
        await pages[0].close()
        await _until(lambda: len(studio.fan_out.lines) < MOST_PAGES)
        async with studio.page() as page:
            came = isinstance(await page.reply(Ping()), Reply)
        for each in pages:
            await each.close()
        return refusal, came

    (code, reason), came = run(scenario, tmp_path)
    assert (code, came) == (1013, True)
    assert "16 pages" in reason


def test_a_page_that_leaves_is_no_longer_in_the_audience(tmp_path):
    async def scenario(studio):
        (seat,) = studio.host.seats.values()
        async with studio.page() as page:
            await page.reply(ClientJoined(client="studio-1"))
            present = [each.name for each in seat.audience.present(studio.host.clock.now_micros())]
        await _until(lambda: not studio.fan_out.lines)
        return present, seat.audience.present(studio.host.clock.now_micros())

    assert run(scenario, tmp_path) == (["studio-1"], [])


async def _until(is_so):
    async with asyncio.timeout(SECS):
        while not is_so():  # noqa: ASYNC110 - the server has no event for it
            await asyncio.sleep(0.01)
