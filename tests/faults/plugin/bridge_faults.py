"""A plugin whose every part fails in every call, and a voice that can be killed."""

import os
import time
from pathlib import Path

from bridge.hooks import OutputCapabilities, hookimpl
from bridge_sine import SineVoice


def fail(*_, **__):
    raise RuntimeError("out of order")


class MortalVoice(SineVoice):
    """Writes down in which process it lives, and takes its time between words."""

    def __init__(self, options):
        super().__init__({})
        Path(options["pid_file"]).write_text(str(os.getpid()))

    def speak(self, utterance):
        for chunk in super().speak(utterance):
            yield chunk
            time.sleep(0.1)


class Broken:
    """Has the methods of many roles."""

    capabilities = OutputCapabilities(ahead=True)

    def __init__(self, options):
        pass

    style = policy = lips = start = refine = read = remember = recall = review = fail
    watch = send = close = fail


@hookimpl
def register_voices(register):
    register("mortal", MortalVoice, isolated=True)


@hookimpl
def register_emotion_readers(register):
    register("broken", Broken)


@hookimpl
def register_lip_models(register):
    register("broken", Broken)


@hookimpl
def register_pose_refiners(register):
    register("broken", Broken)


@hookimpl
def register_policies(register):
    register("broken", Broken)


@hookimpl
def register_styles(register):
    register("broken", Broken)


@hookimpl
def register_memories(register):
    register("broken", Broken)


@hookimpl
def register_safety_filters(register):
    register("broken", Broken)


@hookimpl
def register_outputs(register):
    register("broken", Broken)


@hookimpl
def register_taps(register):
    register("broken", Broken)


@hookimpl
def choose_voice(utterance, voices):
    fail()


@hookimpl
def on_session_started(character):
    fail()


@hookimpl
def on_turn_started(turn):
    fail()


@hookimpl
def on_turn_ended(turn):
    fail()


@hookimpl
def on_utterance_started(utterance):
    fail()


@hookimpl
def on_utterance_ended(utterance):
    fail()
