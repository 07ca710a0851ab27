import numpy as np

from bridge.testing import VirtualClock
from bridge.transport.sound import SilentDevice
from bridge.transport.sound_offset import OffsetSound


class Speaker(SilentDevice):
    def __init__(self):
        super().__init__(1000, VirtualClock())
        self.played, self.cuts = [], 0

    def play(self, pts_micros, samples):
        self.played.append(pts_micros)

    def cut(self):
        self.cuts += 1


def test_sound_moves_and_pictures_stay():
    speaker = Speaker()
    sound = OffsetSound(speaker, 40_000)
    sound.play(1_000_000, np.zeros(10, np.float32))
    assert speaker.played == [1_040_000]
    assert sound.heard_micros(500) == speaker.heard_micros(500)


def test_a_cut_goes_through():
    speaker = Speaker()
    sound = OffsetSound(speaker, -40_000)
    sound.cut()
    sound.close()
    assert speaker.cuts == 1
