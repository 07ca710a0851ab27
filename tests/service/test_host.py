import asyncio
from dataclasses import replace
from types import SimpleNamespace

import pytest
from live import Guest

from bridge.errors import ConfigError, PluginContractError, TransportError
from bridge.hooks import hookimpl
from bridge.model import (
    AudioChunk,
    DescribeRig,
    Frame,
    Interrupt,
    Interrupted,
    Resend,
    Say,
    SetStyle,
    UtteranceEnded,
)
from bridge.service import Host
from bridge.service.casting import silent
from bridge.session.character_record import OutputChoice, PartChoice
from bridge.testing import FakeOutput
from bridge.wire import Refusal, Reply, decode

LONG = "one two three four five six seven eight nine ten"


def visit(host, use, *names):
    """Let a client of each name use a host from another thread, as real ones do."""
    where = SimpleNamespace(stream=host.endpoint, control=host.control.endpoint)

    def meet():
        guests = [Guest(where, name=name) for name in names]
        try:
            for guest in guests:
                guest.meet()
            return use(*guests)
        finally:
            for guest in guests:
                guest.close()

    return asyncio.to_thread(meet)


def hosted(plugins, characters, use, **options):
    """Return what came of a visit, once the host is closed again."""

    async def main():
        async with Host(characters, plugins=plugins, **options) as host:
            return await visit(host, use, *(one.name for one in characters))

    return asyncio.run(main())


def ended(record):
    return isinstance(record, UtteranceEnded)


def test_what_is_asked_for_is_said_on_the_stream(plugins, character):
    def use(guest):
        answer = guest.ask(Say(text="Papa."))
        return answer, guest.until(ended)

    answer, records = hosted(plugins, [character()], use)
    assert answer.turn_id == "t1"
    assert sum(len(r.samples) for r in records if isinstance(r, AudioChunk)) == 24_000 * 42 // 100
    numbers = [record.seq for record in records]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))


def test_an_interruption_reaches_the_client_and_the_next_line_works(plugins, character):
    def use(guest):
        guest.ask(Say(text=LONG))
        guest.until(lambda record: isinstance(record, AudioChunk))
        guest.ask(Interrupt())
        cut = guest.until(lambda record: isinstance(record, Interrupted))[-1]
        guest.ask(Say(text="Yes."))
        return cut, guest.until(ended)

    cut, records = hosted(plugins, [character()], use)
    assert cut.utterance_id == "t1.0"
    assert {r.utterance_id for r in records if isinstance(r, AudioChunk)} == {"t2.0"}


def test_characters_share_a_process_and_keep_their_streams_apart(plugins, character):
    def use(ada, bob):
        bob.ask(Say(text="Papa."))
        heard = bob.until(ended)
        assert isinstance(ada.ask(SetStyle(name="calm")), Reply)
        return ada.here(), heard

    of_ada, of_bob = hosted(plugins, [character("ada"), character("bob")], use)
    assert {record.character for record in of_ada} == {"ada"}
    assert {record.character for record in of_bob} == {"bob"}
    assert not [record for record in of_ada if isinstance(record, AudioChunk)]


def test_a_character_that_fails_at_every_tick_does_not_stop_another(plugins, character, caplog):
    class Deaf:
        def heard_micros(self, now_micros):
            raise OSError("the device is gone")

        def __getattr__(self, name):
            return lambda *_: None

    def sound_for(one, sample_rate, clock):
        return Deaf() if one.name == "bob" else silent(one, sample_rate, clock)

    def use(ada, bob):
        ada.ask(Say(text="Papa."))
        return ada.until(ended), bob.ask(DescribeRig())

    characters = [character("ada"), character("bob")]
    records, answer = hosted(plugins, characters, use, sound_for=sound_for)
    assert len([record for record in records if isinstance(record, Frame)]) > 20
    assert isinstance(answer, Reply)
    (line,) = [record for record in caplog.records if "could not be made" in record.message]
    assert line.character == "bob"


def test_what_was_lost_is_sent_again(plugins, character):
    def use(guest):
        newest = guest.until(lambda record: isinstance(record, Frame))[-1].seq
        answer = guest.ask(Resend(first_seq=newest - 1, last_seq=newest))
        return newest, answer, guest.until(lambda record: record.seq == newest)

    newest, answer, again = hosted(plugins, [character()], use)
    assert answer.resent == 2
    assert again[-1].seq == newest


def test_sinks_and_watchers_get_what_the_network_gets(plugins, character):
    kept, seen = [], []

    def use(guest):
        guest.ask(Say(text="Papa."))
        return guest.until(ended)

    records = hosted(plugins, [character()], use, sinks=[kept.append], watch=seen.append)
    numbers = [record.seq for record in seen]
    assert [decode(packet).seq for packet in kept] == numbers
    assert {record.seq for record in records} <= set(numbers)


class Outputs:
    """Offers an output that fakes each character's, and lips that cannot be built."""

    def __init__(self):
        self.made = []

    @hookimpl
    def register_outputs(self, register):
        register("fake", lambda options: self.made.append(FakeOutput()) or self.made[-1])

    @hookimpl
    def register_lip_models(self, register):
        register("unbuildable", lambda options: 1 / 0)


def test_leaving_in_mid_sentence_tells_clients_and_closes_the_outputs(plugins, character):
    outputs, cuts = Outputs(), []
    plugins.load(outputs, "outputs")
    one = replace(character(), outputs=(OutputChoice(name="fake"),))

    def use(guest):
        guest.ask(Say(text=LONG))
        guest.until(lambda record: isinstance(record, AudioChunk))

    def watch(record):
        if isinstance(record, Interrupted):
            cuts.append(record.utterance_id)

    hosted(plugins, [one], use, watch=watch)
    assert cuts == ["t1.0"]
    assert [output.is_closed for output in outputs.made] == [True]


def test_a_taken_port_is_a_transport_error_and_the_first_goes_on(plugins, character):
    async def main():
        async with Host([character()], plugins=plugins) as first:
            taken = replace(character().stream, endpoint=first.endpoint)
            with pytest.raises(TransportError, match="is in use"):
                async with Host([replace(character(), stream=taken)], plugins=plugins):
                    pass
            return await visit(first, lambda guest: guest.ask(DescribeRig()), "ada")

    assert isinstance(asyncio.run(main()), Reply)


def test_when_one_cannot_be_cast_the_others_leave_and_the_ports_are_free(plugins, character):
    outputs = Outputs()
    plugins.load(outputs, "outputs")
    good = replace(character("ada"), outputs=(OutputChoice(name="fake"),))
    bad = replace(character("bob"), lips=PartChoice(name="unbuildable"))

    async def main():
        host = Host([good, bad], plugins=plugins)
        with pytest.raises(PluginContractError, match="cannot build lips"):
            async with host:
                pass
        again = replace(good.stream, endpoint=host.endpoint, control=host.control.endpoint)
        async with Host([replace(good, stream=again)], plugins=plugins) as second:
            assert second.endpoint == host.endpoint

    asyncio.run(main())
    assert [output.is_closed for output in outputs.made] == [True, True]


@pytest.mark.parametrize(
    ("names", "changes", "said"),
    [
        ((), {}, "at least one character file"),
        (("ada", "ada"), {}, "a different name for each"),
        (("ada", "bob"), {"stream.control": "tcp://127.0.0.1:6000"}, "the address of the first"),
    ],
)
def test_characters_that_cannot_share_a_process_are_refused(
    plugins, character, names, changes, said
):
    characters = [character(name, **(changes if i else {})) for i, name in enumerate(names)]
    with pytest.raises(ConfigError, match=said):
        Host(characters, plugins=plugins)


def test_a_refusal_names_what_there_is(plugins, character):
    answer = hosted(plugins, [character()], lambda guest: guest.ask(SetStyle(name="clam")))
    assert isinstance(answer, Refusal)
    assert answer.code == "bad-value"
    assert "Did you mean 'calm'?" in answer.message
