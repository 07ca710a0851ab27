"""Playing speech on this machine's own sound device, or silently against the clock."""

import logging
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bridge.errors import TransportError
from bridge.flow.clock import Clock
from bridge.transport.sound_ring import SoundRing
from bridge.transport.sound_schedule import Schedule

__all__ = ["SilentDevice", "SoundDevice", "SoundOutput", "StreamOpener"]

_AHEAD_SECS = 60  # how far ahead of being heard sound may be queued: 11.5 MB at 48 kHz
_FADE_SECS = 0.005
_SMOOTHING = 0.05  # of the device's clock: callbacks are late by up to a block now and then
_JUMP_MICROS = 50_000  # beyond it the device has stumbled, and smoothing would lag for a second
_PLAUSIBLE_DELAY_SECS = 2.0

log = logging.getLogger(__name__)

SoundCallback = Callable[[NDArray[np.float32], int, Any, Any], None]
StreamOpener = Callable[[SoundCallback], Any]
"""Opens a PortAudio stream that calls back with ``(outdata, frames, time, status)``."""


class SoundOutput(Protocol):
    """Where speech is heard; its position is the master of what has no audio of its own."""

    sample_rate: int

    @property
    def underruns(self) -> int:
        """Times that the sound ran dry."""
        ...

    def play(self, pts_micros: int, samples: NDArray[np.float32]) -> None:
        """Queue (N,) mono samples, the first to be heard at session time ``pts_micros``.

        Chunks are queued in order; one that comes too late is heard late, whole. Raises
        ``TransportError`` when the device has gone, or has enough for a minute.
        """
        ...

    def stop_from(self, pts_micros: int) -> None:
        """Drop what is to be heard from ``pts_micros`` on, after a fade of 5 ms."""
        ...

    def cut(self) -> None:
        """Drop everything that is not yet with the device, after a fade of 5 ms."""
        ...

    def heard_micros(self, now_micros: int) -> int:
        """Return the session time of the sample that is heard at ``now_micros``.

        Where no sound is, that is ``now_micros``.
        """
        ...

    def close(self) -> None:
        """Let go of the device."""
        ...


class SoundDevice:
    """A PortAudio output. Methods may be called from any thread."""

    def __init__(self, sample_rate: int, clock: Clock, open_stream: StreamOpener) -> None:
        self.sample_rate = sample_rate
        self._clock = clock
        self._lock = threading.Lock()  # held for copies only, never for more than a millisecond
        self._ring = SoundRing(sample_rate * _AHEAD_SECS)
        self._schedule = Schedule(sample_rate)
        self._fade = np.linspace(1, 0, round(sample_rate * _FADE_SECS), dtype=np.float32)
        self._mono = np.zeros(sample_rate, np.float32)
        self._zero_micros: float | None = None  # session time at which index 0 was heard
        self._stumbles = 0
        self._is_closed = False
        self._stream = open_stream(self._call_back)
        self._stream.start()

    @classmethod
    def open(
        cls,
        sample_rate: int,
        *,
        clock: Clock,
        device: str | int | None = None,
        latency: float | str = "low",
    ) -> "SoundDevice":
        """Open an output.

        Args:
            sample_rate: Hz of what will be played.
            clock: The session clock.
            device: Part of its name, or its number; None is the system's default.
            latency: Seconds, or ``low`` or ``high`` as the device suggests.

        Raises ``TransportError`` saying what is missing and how to get it.
        """
        sounddevice = _library()

        def open_stream(callback: SoundCallback) -> Any:
            return sounddevice.OutputStream(
                samplerate=sample_rate,
                device=device,
                channels=1,
                dtype="float32",
                latency=latency,
                callback=callback,
            )

        try:
            return cls(sample_rate, clock, open_stream)
        except (sounddevice.PortAudioError, ValueError) as error:
            raise TransportError(_complaint(sounddevice, device, error), retryable=True) from error

    @property
    def underruns(self) -> int:
        """Times that the sound ran dry, for want of samples or of processor time."""
        return self._schedule.underruns + self._stumbles

    def play(self, pts_micros: int, samples: NDArray[np.float32]) -> None:
        """Queue (N,) mono samples, the first to be heard at ``pts_micros``."""
        if self._is_closed or not self._stream.active:
            raise TransportError("the sound device has gone; open it again", retryable=True)
        with self._lock:
            wanted, position = self._index_at(pts_micros), self._ring.position
            start = max(wanted, self._schedule.end_index, position)
            if start + len(samples) > position + self._ring.capacity:
                raise TransportError(
                    f"the sound device has {_AHEAD_SECS} s queued and takes no more; wait for it",
                    retryable=True,
                )
            index = self._schedule.place(pts_micros, len(samples), wanted, position)
            self._ring.write(index, samples)

    def stop_from(self, pts_micros: int) -> None:
        """Drop what is to be heard from ``pts_micros`` on."""
        with self._lock:
            index = self._schedule.index_of(pts_micros)
            if index is not None:
                self._drop(max(index, self._ring.position))

    def cut(self) -> None:
        """Drop everything that is not yet with the device."""
        with self._lock:
            self._drop(self._ring.position)

    def heard_micros(self, now_micros: int) -> int:
        """Return the session time of the sample that is heard at ``now_micros``."""
        with self._lock:
            pts_micros = self._schedule.pts_at(self._index_at(now_micros))
        return now_micros if pts_micros is None else pts_micros

    def close(self) -> None:
        """Let go of the device."""
        if not self._is_closed:
            self._is_closed = True
            self._stream.stop()
            self._stream.close()

    def _index_at(self, at_micros: int) -> int:
        """Return the index that is heard at a session time."""
        if self._zero_micros is None:  # before the first callback nothing better is known
            zero = self._clock.now_micros() + float(self._stream.latency) * 1e6
        else:
            zero = self._zero_micros
        return round((at_micros - zero) * self.sample_rate / 1_000_000)

    def _drop(self, index: int) -> None:
        self._ring.fade_out(index, self._schedule.end_index, self._fade)
        self._schedule.cut(index + len(self._fade))

    def _call_back(self, out: NDArray[np.float32], frames: int, time: Any, status: Any) -> None:
        """Fill one block, on PortAudio's thread: no allocation, no waiting, no logging."""
        if status.output_underflow:
            self._stumbles += 1
        if frames > len(self._mono):
            self._mono = np.zeros(frames, np.float32)
        mono = self._mono[:frames]
        with self._lock:
            self._follow(time)
            self._ring.read(mono)
        out[:] = mono[:, None]

    def _follow(self, time: Any) -> None:
        """Learn when index 0 was heard from the block that is about to be filled."""
        delay_secs = time.outputBufferDacTime - time.currentTime
        if not 0 < delay_secs < _PLAUSIBLE_DELAY_SECS:  # some host interfaces do not say
            delay_secs = float(self._stream.latency)
        heard_micros = self._clock.now_micros() + delay_secs * 1e6
        zero_micros = heard_micros - self._ring.position * 1_000_000 / self.sample_rate
        known = self._zero_micros
        if known is None or abs(zero_micros - known) > _JUMP_MICROS:
            self._zero_micros = zero_micros
        else:
            self._zero_micros = known + _SMOOTHING * (zero_micros - known)


class SilentDevice:
    """Plays nothing, in real time: a performance without sound hardware runs against it."""

    def __init__(self, sample_rate: int, clock: Clock) -> None:
        self.sample_rate = sample_rate
        self._clock = clock
        self._lock = threading.Lock()
        self._schedule = Schedule(sample_rate)

    @property
    def underruns(self) -> int:
        """Times that the sound would have run dry."""
        return self._schedule.underruns

    def play(self, pts_micros: int, samples: NDArray[np.float32]) -> None:
        """Take (N,) mono samples as if they were heard from ``pts_micros`` on."""
        with self._lock:
            self._schedule.place(
                pts_micros, len(samples), self._index_at(pts_micros), self._position()
            )

    def stop_from(self, pts_micros: int) -> None:
        """Drop what would be heard from ``pts_micros`` on."""
        with self._lock:
            index = self._schedule.index_of(pts_micros)
            if index is not None:
                self._schedule.cut(max(index, self._position()))

    def cut(self) -> None:
        """Drop everything."""
        with self._lock:
            self._schedule.cut(self._position())

    def heard_micros(self, now_micros: int) -> int:
        """Return the session time of the sample that would be heard at ``now_micros``."""
        with self._lock:
            pts_micros = self._schedule.pts_at(self._index_at(now_micros))
        return now_micros if pts_micros is None else pts_micros

    def close(self) -> None:
        """Do nothing: there is no device."""

    def _position(self) -> int:
        return self._index_at(self._clock.now_micros())

    def _index_at(self, at_micros: int) -> int:
        return round(at_micros * self.sample_rate / 1_000_000)


def _library() -> ModuleType:
    try:
        import sounddevice
    except ImportError as error:
        raise TransportError(
            "sound needs the package sounddevice. Run: pip install 'avatar-bridge[audio]', or "
            "go on without sound: --no-sound",
            retryable=False,
        ) from error
    except OSError as error:
        raise TransportError(
            "sound needs the PortAudio library. On Debian and Ubuntu run: sudo apt install "
            "libportaudio2 (on macOS: brew install portaudio), or go on without sound: --no-sound",
            retryable=False,
        ) from error
    library: ModuleType = sounddevice
    return library


def _complaint(sounddevice: Any, device: str | int | None, error: Exception) -> str:
    names = [known["name"] for known in sounddevice.query_devices() if known["max_output_channels"]]
    if not names:
        return "this machine has no sound device. Connect one, or go on without sound: --no-sound"
    wanted = "the default sound device" if device is None else f"the sound device {device!r}"
    return (
        f"{wanted} cannot be opened ({error}). Name another one of: {', '.join(names)}, or go on "
        f"without sound: --no-sound"
    )
