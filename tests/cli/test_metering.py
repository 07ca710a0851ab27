import asyncio

from commands import CHARACTER, write_character

from bridge.cli.metering import DemoMeters
from bridge.cli.staging import Staging, run_on_stage
from bridge.cli.watching import Watcher


def test_figures_come_from_a_client_that_listens(tmp_path):
    text = CHARACTER.replace("outputs = []", 'outputs = ["vmc"]')
    stage = Staging([write_character(tmp_path, text)], overrides={}, no_sound=True)
    read = []

    async def play(host):
        (seat,) = host.seats.values()
        with DemoMeters(host, seat, "off") as meters:
            read.append(meters.read(Watcher().glimpse(0)))
            seat.session.say("One two three four five six seven.")
            await asyncio.sleep(1.5)
            read.append(meters.read(Watcher().glimpse(0)))

    run_on_stage(stage, play)
    before, after = read
    assert before.character == "Ada"
    assert before.latency == "text → sound –"
    assert before.sync == "sync error –"
    assert after.sync.startswith("sync error p99 ")
    assert after.clock.startswith("frame clock p99 ")
    assert after.streams[0].startswith("native tcp://127.0.0.1:")
    assert any(stream.startswith("vmc (") for stream in after.streams)
