import asyncio
import threading

from bridge.studio.fan_out import PACKETS_KEPT, FanOut
from bridge.studio.page_line import PageLine
from bridge.testing import sample_records
from bridge.wire import encode


class Counted:
    """Wraps a loop to count how often it is woken."""

    def __init__(self, loop):
        self.loop, self.wakings = loop, 0

    def call_soon_threadsafe(self, call):
        self.wakings += 1
        self.loop.call_soon_threadsafe(call)


def packet(number, character="ada"):
    return character.encode() + b"\0" + bytes((number % 256,))


def page(name="1", character="ada"):
    """Return a line of a page that knows its stream already."""
    line = PageLine(name, character)
    line.is_described = True
    return line


def waiting(line):
    return [line._waiting.get_nowait() for _ in range(line._waiting.qsize())]


def test_packets_go_to_the_pages_of_their_character():
    async def main():
        fan_out, ada, bob = FanOut(), page(), page("2", "bob")
        fan_out.open()
        fan_out.join(ada)
        fan_out.join(bob)
        for number in range(3):
            fan_out.publish(packet(number))
        fan_out.publish(packet(9, "bob"))
        await asyncio.sleep(0)
        return waiting(ada), waiting(bob)

    ada, bob = asyncio.run(main())
    assert ada == [b"\0" + packet(number) for number in range(3)]
    assert bob == [b"\0" + packet(9, "bob")]


def test_many_packets_wake_the_loop_once():
    async def main():
        fan_out = FanOut()
        fan_out.open()
        fan_out._loop = counted = Counted(asyncio.get_running_loop())
        for number in range(100):
            fan_out.publish(packet(number))
        await asyncio.sleep(0)
        fan_out.publish(packet(0))
        await asyncio.sleep(0)
        return counted.wakings

    assert asyncio.run(main()) == 2


def test_packets_of_another_thread_all_arrive_in_order():
    async def main():
        fan_out, line = FanOut(), page()
        fan_out.open()
        fan_out.join(line)
        thread = threading.Thread(
            target=lambda: [fan_out.publish(packet(number)) for number in range(500)]
        )
        thread.start()
        arrived = []
        while len(arrived) < 500:
            arrived.append(await asyncio.wait_for(line.next(), 10))
        thread.join()
        return arrived

    assert asyncio.run(main()) == [b"\0" + packet(number) for number in range(500)]


def test_nothing_is_kept_before_it_is_open_nor_after():
    async def main():
        fan_out, line = FanOut(), page()
        fan_out.publish(packet(1))
        fan_out.open()
        fan_out.join(line)
        fan_out.close()
        fan_out.publish(packet(2))
        await asyncio.sleep(0)
        return waiting(line)

    assert asyncio.run(main()) == []


def test_a_late_page_gets_the_past_from_a_description_on():
    describe, *others = [encode(record) for record in sample_records()]
    character = sample_records()[0].character

    async def main():
        fan_out, line = FanOut(), PageLine("1", character)
        fan_out.open()
        for each in (others[0], describe, *others):
            fan_out.publish(each)
        await asyncio.sleep(0)
        fan_out.join(line)
        return waiting(line)

    assert asyncio.run(main()) == [b"\0" + each for each in (describe, *others)]


def test_the_past_is_bounded():
    async def main():
        fan_out, line = FanOut(), page()
        fan_out.open()
        for number in range(3 * PACKETS_KEPT):
            fan_out.publish(packet(number))
        await asyncio.sleep(0)
        fan_out.join(line)
        return waiting(line)

    past = range(2 * PACKETS_KEPT, 3 * PACKETS_KEPT)
    assert asyncio.run(main()) == [b"\0" + packet(number) for number in past]


def test_a_page_that_left_gets_nothing():
    async def main():
        fan_out, line = FanOut(), page()
        fan_out.open()
        fan_out.join(line)
        fan_out.leave(line)
        fan_out.publish(packet(1))
        await asyncio.sleep(0)
        return waiting(line), fan_out.joined.is_set()

    assert asyncio.run(main()) == ([], True)
