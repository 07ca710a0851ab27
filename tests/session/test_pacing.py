from bridge.errors import TransportError
from bridge.hooks import OutputCapabilities
from bridge.session.pacing import OutputLine
from bridge.testing import sample_frame, sample_records


class Receiver:
    def __init__(self, *, ahead=False, broken=False):
        self.capabilities = OutputCapabilities(ahead=ahead)
        self.got = []
        self.broken = broken
        self.closed = False

    def send(self, record):
        if self.broken:
            raise TransportError("no route", retryable=True)
        self.got.append(record)

    def close(self):
        self.closed = True


def frames(*times):
    return [sample_frame(pts_micros=pts) for pts in times]


def test_an_output_that_takes_frames_ahead_gets_every_record_at_once():
    receiver = Receiver(ahead=True)
    line = OutputLine("native", receiver)
    for record in sample_records():
        line.take(record)
    assert [record.seq for record in receiver.got] == [r.seq for r in sample_records()]


def test_a_frame_leaves_when_its_instant_is_heard():
    receiver = Receiver()
    line = OutputLine("vmc", receiver)
    for frame in frames(10, 20, 30):
        line.take(frame)
    line.release(9)
    assert receiver.got == []
    line.release(10)
    assert [f.pts_micros for f in receiver.got] == [10]


def test_late_frames_are_skipped_for_the_latest():
    receiver = Receiver()
    line = OutputLine("vmc", receiver)
    for frame in frames(10, 20, 30):
        line.take(frame)
    line.release(25)
    assert [f.pts_micros for f in receiver.got] == [20]
    assert line.lateness_micros == 5


def test_a_positive_offset_delays_the_face():
    receiver = Receiver()
    line = OutputLine("vmc", receiver, offset_micros=100)
    line.take(frames(10)[0])
    line.release(109)
    assert receiver.got == []
    line.release(110)
    assert len(receiver.got) == 1


def test_an_interruption_makes_waiting_frames_void():
    receiver = Receiver()
    line = OutputLine("vmc", receiver)
    for frame in frames(10, 20, 30):
        line.take(frame)
    line.forget_from(20)
    line.release(100)
    assert [f.pts_micros for f in receiver.got] == [10]


def test_only_frames_wait_for_their_instant():
    receiver = Receiver()
    line = OutputLine("vmc", receiver)
    for record in sample_records():
        line.take(record)
    line.release(1 << 60)
    assert {type(record).__name__ for record in receiver.got} == {"Frame"}


def test_an_output_that_fails_is_counted_and_tried_again(caplog):
    receiver = Receiver(broken=True)
    line = OutputLine("vmc", receiver)
    for pts in (10, 20, 30):
        line.take(frames(pts)[0])
        line.release(pts)
    assert line.failures == 3
    assert len(caplog.records) == 1
    receiver.broken = False
    line.take(frames(40)[0])
    line.release(40)
    assert line.sent == 1


def test_closing_closes_the_output():
    receiver = Receiver()
    OutputLine("vmc", receiver).close()
    assert receiver.closed


def test_an_output_that_cannot_be_closed_is_told_of_and_stops_nobody(caplog):
    class Stuck(Receiver):
        def close(self):
            raise OSError("the cable is gone")

    OutputLine("vmc", Stuck()).close()
    (line,) = caplog.records
    assert (line.output, line.reason) == ("vmc", "the cable is gone")
