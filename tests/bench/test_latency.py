import math

from footages import frame, sound

from bridge.bench.latency import _time_line
from bridge.model import Interrupt, Say


class FakeClient:
    def __init__(self, *records):
        self.records, self.sent, self.asked = records, [], []

    def receive(self, seconds):
        yield from self.records if self.sent else ()

    def send(self, request):
        self.sent.append(request)

    def ask(self, request):
        self.asked.append(request)

    def forget_answers(self):
        pass


def test_the_first_sound_and_the_first_speaking_frame_are_timed():
    client = FakeClient(frame(0), sound(0, 10), sound(0, 10))
    first_sound, first_frame = _time_line(client, "Hi.")
    assert 0 <= first_frame <= first_sound < 5000
    assert client.sent == [Say(text="Hi.")]
    assert client.asked == [Interrupt()]  # so that the next line begins in silence


def test_what_never_came_is_infinite():
    assert _time_line(FakeClient(frame(0)), "Hi.")[0] == math.inf
    assert _time_line(FakeClient(), "Hi.") == (math.inf, math.inf)
