import numpy as np
import pytest

from bridge.errors import ConfigError, PluginContractError, VoiceError
from bridge.hooks import Role
from bridge.workers.calls import CALLS, Recording, call_of, run


def voice(registry, name):
    return registry.find(Role.VOICE, name), registry.create(Role.VOICE, name, {})


def test_run_yields_the_items_of_a_part(registry, say):
    offer, part = voice(registry, "counting")
    assert [c.start_micros for c in run(offer, part, say("3"))] == [0, 1000, 2000]
    assert part.closed == 1


def test_closing_a_run_closes_the_parts_own_iterator(registry, say):
    offer, part = voice(registry, "counting")
    items = run(offer, part, say("3"))
    next(items)
    assert part.closed == 0
    items.close()
    assert part.closed == 1


def test_a_listener_is_a_stream_of_one(registry):
    offer = registry.find(Role.LISTENER, "loudness")
    part = registry.create(Role.LISTENER, "loudness", {})
    heard = Recording(samples=np.zeros(5, np.float32), sample_rate=16000)
    assert list(run(offer, part, heard)) == ["5 samples at 16000 Hz"]


def test_foreign_errors_and_foreign_items_name_the_plugin(registry, say):
    offer, part = voice(registry, "raising")
    with pytest.raises(VoiceError, match="cannot speak this"):
        list(run(offer, part, say("voice")))
    with pytest.raises(PluginContractError, match=r"parts_for_tests.*ZeroDivisionError: oops"):
        list(run(offer, part, say("anything")))
    with pytest.raises(PluginContractError, match="yielded a str, not a SpeechChunk"):
        list(run(offer, part, say("item")))


def test_a_role_without_a_call_is_refused():
    assert set(CALLS) == {Role.VOICE, Role.DIALOGUE, Role.LISTENER}
    with pytest.raises(ConfigError, match="allowed: dialogue, listener, voice"):
        call_of(Role.CODEC)
