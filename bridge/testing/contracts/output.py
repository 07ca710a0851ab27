"""What every output, codec and tap must satisfy."""

import contextlib

import pytest

from bridge.errors import TransportError
from bridge.hooks import Codec, Output, OutputCapabilities, Tap
from bridge.model import StreamRecord
from bridge.testing.samples import sample_frame, sample_records

__all__ = ["CodecContract", "OutputContract", "TapContract"]


class OutputContract:
    """Subclass it in your tests, and give it your output through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> Output:
        """Return an open output; the contract closes it."""
        raise NotImplementedError("override the fixture `part` with one that returns your output")

    def test_it_has_everything_an_output_needs(self, part: Output) -> None:
        """``send``, ``close`` and ``capabilities`` are there."""
        assert isinstance(part, Output), "an output has `capabilities`, `send` and `close`"
        assert isinstance(part.capabilities, OutputCapabilities)
        part.close()

    def test_it_takes_every_kind_of_record(self, part: Output) -> None:
        """What the format has no word for is passed over; nobody has to be listening."""
        for record in sample_records():
            send(part, record)
        part.close()

    def test_it_takes_a_stream_from_the_middle(self, part: Output) -> None:
        """A frame may come before any description."""
        send(part, sample_frame())
        part.close()

    def test_closing_twice_does_no_harm(self, part: Output) -> None:
        """Whoever cleans up need not know who did before."""
        part.close()
        part.close()

    def test_a_record_after_closing_is_refused_or_dropped(self, part: Output) -> None:
        """Only ``TransportError`` may come of it."""
        part.close()
        send(part, sample_frame())


class CodecContract:
    """Subclass it in your tests, and give it your codec through the fixture ``part``."""

    largest_packet = 65_507
    """Bytes; what one UDP datagram holds. Raise it for formats that travel over a stream."""

    @pytest.fixture
    def part(self) -> Codec:
        """Return a codec, freshly made."""
        raise NotImplementedError("override the fixture `part` with one that returns your codec")

    def test_it_has_everything_a_codec_needs(self, part: Codec) -> None:
        """``encode`` is there."""
        assert isinstance(part, Codec), "a codec has `encode`"

    def test_every_record_becomes_packets_that_fit(self, part: Codec) -> None:
        """Or none, where the format has no word for it; but some record becomes one."""
        packets = [packet for record in sample_records() for packet in part.encode(record)]
        assert packets, "not one packet for a whole stream"
        for packet in packets:
            assert isinstance(packet, bytes)
            assert 0 < len(packet) <= self.largest_packet

    def test_packets_are_kept_apart_from_the_codec(self, part: Codec) -> None:
        """A packet handed out does not change when the next is made."""
        first = [packet for record in sample_records() for packet in part.encode(record)]
        copies = [bytes(bytearray(packet)) for packet in first]
        for record in sample_records("bo"):
            part.encode(record)
        assert first == copies


class TapContract:
    """Subclass it in your tests, and give it your tap through the fixture ``part``."""

    @pytest.fixture
    def part(self) -> Tap:
        """Return a tap."""
        raise NotImplementedError("override the fixture `part` with one that returns your tap")

    def test_it_has_everything_a_tap_needs(self, part: Tap) -> None:
        """``watch`` is there."""
        assert isinstance(part, Tap), "a tap has `watch`"

    def test_it_watches_every_kind_of_record(self, part: Tap) -> None:
        """Including those it has no interest in."""
        for record in sample_records():
            part.watch(record)


def send(part: Output, record: StreamRecord) -> None:
    """Send one record, allowing the one error an output may raise."""
    with contextlib.suppress(TransportError):
        part.send(record)
