"""A plugin whose parts misbehave in every way a worker has to survive."""

import os
import sys
import time

import numpy as np

from bridge.errors import ConfigError, VoiceError
from bridge.hooks import VoiceCapabilities, hookimpl
from bridge.model import SpeechChunk

CAPABILITIES = VoiceCapabilities(languages=("en",), sample_rate=8000, has_phone_times=False)


def chunk(utterance, index, *, is_last=False):
    return SpeechChunk(
        utterance_id=utterance.utterance_id,
        start_micros=index * 1000,
        sample_rate=8000,
        samples=np.full(8, index, np.float32),
        f0_hz=np.zeros(0, np.float32),
        is_last=is_last,
    )


class Counting:
    """Speaks as many chunks as its text says; ``closed`` counts streams that were closed."""

    capabilities = CAPABILITIES

    def __init__(self, options):
        if options.get("mood", "calm") != "calm":
            raise ConfigError("mood", found=options["mood"], allowed="calm")
        self.closed = 0
        self.made = 0

    def speak(self, utterance):
        try:
            for index in range(int(utterance.text)):
                self.made += 1
                yield chunk(utterance, index)
        finally:
            self.closed += 1


class Chatty(Counting):
    def speak(self, utterance):
        print("a library prints")
        os.write(1, b"and so does C\n")
        sys.stderr.write("noise " * 1000 + "\n")
        sys.stderr.buffer.write(b"\xff\xfe not text\n")
        sys.stderr.flush()
        yield from super().speak(utterance)


class Dying(Counting):
    def speak(self, utterance):
        for index in range(int(utterance.text)):
            yield chunk(utterance, index)
        print("out of memory", file=sys.stderr, flush=True)
        os._exit(7)


class Raising(Counting):
    def speak(self, utterance):
        yield chunk(utterance, 0)
        if utterance.text == "voice":
            raise VoiceError("cannot speak this")
        if utterance.text == "item":
            yield "a string"
        raise ZeroDivisionError("oops")


class Stuck(Counting):
    def speak(self, utterance):
        if utterance.text == "stuck":
            time.sleep(600)
        yield chunk(utterance, 0)


class Environment(Counting):
    """A dialogue model that tells about its process."""

    def reply(self, conversation):
        yield os.environ["OMP_NUM_THREADS"]
        yield str(os.getpriority(os.PRIO_PROCESS, 0)) if hasattr(os, "getpriority") else "19"


class Loudness:
    def __init__(self, options):
        pass

    def listen(self, samples, sample_rate):
        return f"{len(samples)} samples at {sample_rate} Hz"


def broken(options):
    raise RuntimeError("no such file")


@hookimpl
def register_voices(register):
    register("counting", Counting)
    register("chatty", Chatty, isolated=True)
    register("dying", Dying, isolated=True)
    register("raising", Raising)
    register("stuck", Stuck, isolated=True)
    register("broken", broken)


@hookimpl
def register_dialogue_models(register):
    register("environment", Environment, isolated=True)


@hookimpl
def register_listeners(register):
    register("loudness", Loudness)
