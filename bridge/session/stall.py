"""A voice that falls behind: silence goes where the sound was due."""

from dataclasses import replace

import numpy as np

from bridge.model import Phone, SpeechChunk

__all__ = ["after_silence"]


def after_silence(chunk: SpeechChunk, *, shift_micros: int, silence_micros: int = 0) -> SpeechChunk:
    """Return ``chunk`` moved later, beginning with silence.

    Args:
        chunk: As the voice made it.
        shift_micros: Silence put before earlier chunks of the utterance.
        silence_micros: Silence to put before this one.
    """
    if not shift_micros and not silence_micros:
        return chunk
    count = silence_micros * chunk.sample_rate // 1_000_000
    start = chunk.start_micros + shift_micros
    later = shift_micros + silence_micros
    phones = tuple(
        replace(p, start_micros=p.start_micros + later, end_micros=p.end_micros + later)
        for p in chunk.phones
    )
    if phones and silence_micros:
        pause = Phone(symbol="", start_micros=start, end_micros=start + silence_micros)
        phones = (pause, *phones)
    words = tuple(
        replace(w, start_micros=w.start_micros + later, end_micros=w.end_micros + later)
        for w in chunk.words
    )
    f0 = chunk.f0_hz
    if len(f0):
        f0 = np.concatenate([np.zeros(silence_micros // chunk.f0_hop_micros, np.float32), f0])
    samples = np.concatenate([np.zeros(count, np.float32), chunk.samples])
    return replace(chunk, start_micros=start, samples=samples, phones=phones, words=words, f0_hz=f0)
