import msgpack
import pytest

from bridge import errors
from bridge.workers.failures import failure_from_plain, failure_to_plain

ERRORS = [
    errors.ConfigError("speed", found=[9], allowed="0.5 to 2", file="a.toml", hint="Try 1."),
    errors.PluginLoadError("p", "no module"),
    errors.PluginContractError("p", "yielded a str"),
    errors.PluginError("p", "oops"),
    errors.WorkerError("voice 'x'", "died"),
    errors.VoiceError("cannot speak"),
    errors.WireError("vmc", "truncated"),
    errors.TransportError("no port", retryable=True),
    errors.RequestError("not-found", "no such style"),
    errors.BridgeError("something"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: type(e).__name__)
def test_an_error_crosses_the_process_as_itself(error):
    plain = msgpack.unpackb(msgpack.packb(failure_to_plain(error)))
    again = failure_from_plain(plain)
    assert type(again) is type(error)
    assert str(again) == str(error)
    for name in ("key", "allowed", "hint", "file", "plugin", "part", "codec", "retryable", "code"):
        assert getattr(again, name, None) == getattr(error, name, None)


def test_a_plugins_own_error_arrives_as_its_relative():
    class TooTired(errors.VoiceError):
        pass

    again = failure_from_plain(failure_to_plain(TooTired("yawn")))
    assert type(again) is errors.BridgeError
    assert str(again) == "yawn"


def test_a_config_error_of_another_process_can_be_given_its_file():
    plain = failure_to_plain(errors.ConfigError("speed", found=9, allowed="0.5 to 2"))
    error = failure_from_plain(plain)
    assert isinstance(error, errors.ConfigError)
    assert str(error.in_file("mira.toml")) == "mira.toml: speed: found 9; allowed: 0.5 to 2."
