import pytest

from bridge.model import Frame
from bridge.testing import FakeCodec, FakeOutput, FakeTap
from bridge.testing.contracts import CodecContract, OutputContract, TapContract


class _Output(FakeOutput):
    def __init__(self, *, failing_on=None, closes=1):
        super().__init__()
        self._failing_on, self._closes = failing_on, closes

    def send(self, record):
        if type(record) is self._failing_on:
            raise KeyError("weights")

    def close(self):
        self._closes -= 1
        if self._closes < 0:
            raise OSError("closed already")


def test_an_output_that_a_record_breaks_is_found():
    with pytest.raises(KeyError):
        OutputContract().test_it_takes_every_kind_of_record(_Output(failing_on=Frame))
    with pytest.raises(KeyError):
        OutputContract().test_it_takes_a_stream_from_the_middle(_Output(failing_on=Frame))


def test_an_output_that_closes_once_only_is_found():
    with pytest.raises(OSError, match="closed already"):
        OutputContract().test_closing_twice_does_no_harm(_Output())


class _Codec(FakeCodec):
    def __init__(self, packets):
        self._packets = packets

    def encode(self, record):
        return self._packets(record)


@pytest.mark.parametrize(
    "packets",
    [
        lambda record: [],
        lambda record: [b""],
        lambda record: ["text"],
        lambda record: [b"x" * 70_000],
    ],
)
def test_packets_that_cannot_be_sent_are_found(packets):
    with pytest.raises(AssertionError):
        CodecContract().test_every_record_becomes_packets_that_fit(_Codec(packets))


def test_packets_that_change_afterwards_are_found():
    kept = bytearray(8)

    def reuse(record):
        kept[:] = record.character[:1].encode() * 8
        return [memoryview(kept)]

    with pytest.raises(AssertionError):
        CodecContract().test_packets_are_kept_apart_from_the_codec(_Codec(reuse))


class _Tap(FakeTap):
    def watch(self, record):
        assert record.utterance_id


def test_a_tap_that_a_record_breaks_is_found():
    with pytest.raises(AttributeError):
        TapContract().test_it_watches_every_kind_of_record(_Tap())
