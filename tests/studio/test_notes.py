import asyncio

from studios import open_studio

from bridge.hooks import Offer, Role
from bridge.model import ClientJoined, PlaybackReported
from bridge.session.builtins import load_plugins
from bridge.studio.notes import Sound, is_news, note_of

KEYS = {
    "characters",
    "character",
    "outputs",
    "clients",
    "style",
    "policy",
    "styles",
    "policies",
    "emotions",
    "gestures",
    "listenerReason",
    "endpoints",
    "sound",
}


def noted(folder, *events, pages=(), plugins=None):
    """Return the note of a studio whose seat has heard ``events``."""

    async def main():
        async with open_studio(folder) as studio:
            (seat,) = studio.host.seats.values()
            for client, event in events:
                seat.hear(client, event, studio.host.clock.now_micros())
            registry = (plugins or load_plugins()).registry
            note = note_of(studio.host, seat, registry=registry, pages=pages, sound=Sound.SIDECAR)
            return note, studio.host

    return asyncio.run(main())


def test_a_note_says_what_is_there_and_what_can_be_asked_for(tmp_path):
    note, host = noted(tmp_path)
    assert set(note) == KEYS
    assert note["characters"] == ["Ada"]
    assert (note["style"], note["policy"]) == ("neutral", "intl_neutral")
    assert note["style"] in note["styles"]
    assert note["policy"] in note["policies"]
    assert {"joy", "sadness"} <= set(note["emotions"])
    assert {"nod", "bow"} <= set(note["gestures"]["event"])
    assert "show-three" in note["gestures"]["number"]
    assert next(iter(note["gestures"])) == "beat"
    assert note["endpoints"] == [host.endpoint, host.control.endpoint]
    assert note["sound"] == "sidecar"
    assert note["outputs"][0].startswith("native · ")


def test_every_client_has_a_line_and_one_that_reports_its_figures(tmp_path):
    report = PlaybackReported(
        client="studio-1", utterance_id="u", position_micros=1, skew_micros=-2300, underruns=1
    )
    events = [(b"u", ClientJoined(client="unity")), (b"s", report)]
    note, _ = noted(tmp_path, *events, pages=["studio-1", "studio-2"])
    assert note["clients"] == ["studio-1 · -2.3 ms · 1 underruns", "studio-2", "unity"]


def test_the_microphone_says_why_it_is_off(tmp_path):
    assert "no plugin" in noted(tmp_path)[0]["listenerReason"]
    plugins = load_plugins()
    offer = {"summary": "", "isolated": False, "requires": (), "install": ""}
    plugins.registry.add(
        Offer(role=Role.LISTENER, name="ears", plugin="test", factory=dict, **offer)
    )
    assert "microphone" in noted(tmp_path, plugins=plugins)[0]["listenerReason"]


def test_figures_alone_are_no_news():
    before = {"style": "calm", "outputs": ["native · 5 sent"], "clients": ["unity · +1.0 ms"]}
    counted = {"outputs": ["native · 9 sent"], "clients": ["unity · +2.0 ms"]}
    assert not is_news(before | counted, before)
    assert is_news(before, {})
    assert is_news(before | {"style": "neutral"}, before)
    assert is_news(before | {"clients": ["unity", "unreal"]}, before)
    assert is_news(before | {"clients": []}, before)
