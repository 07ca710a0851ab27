from types import SimpleNamespace

from bridge.hooks import PluginManager, Role, hookimpl
from bridge.hooks.manager import REGISTER_HOOKS
from bridge.model import Speaker, Turn
from bridge.testing import sample_utterance

TURN = Turn(turn_id="t1", speaker=Speaker.USER, text="Hello.")


def _register(hook, role):
    """Load a plugin that implements ``hook``, and check that its offer has ``role``."""

    def implementation(register):
        register("mine", dict, summary="one of mine", isolated=True, requires=("json",))

    plugins = PluginManager()
    plugins.load(SimpleNamespace(**{hook: hookimpl(implementation)}), "mine")
    assert [report.error for report in plugins.reports] == [""]
    (offer,) = plugins.registry.offers(role)
    assert (offer.name, offer.plugin, offer.summary) == ("mine", "mine", "one of mine")
    assert (offer.isolated, offer.requires, offer.missing) == (True, ("json",), ())
    assert all(not plugins.registry.offers(other) for other in Role if other is not role)


def _observe(hook, implementation, **arguments):
    plugins = PluginManager()
    plugins.load(SimpleNamespace(**{hook: hookimpl(implementation)}), "mine")
    plugins.notify(hook, **arguments)
    assert not plugins.failures


def test_every_role_can_be_registered():
    assert set(REGISTER_HOOKS.values()) == set(Role)


def test_hook_register_voices():
    _register("register_voices", Role.VOICE)


def test_hook_register_dialogue_models():
    _register("register_dialogue_models", Role.DIALOGUE)


def test_hook_register_listeners():
    _register("register_listeners", Role.LISTENER)


def test_hook_register_activity_detectors():
    _register("register_activity_detectors", Role.ACTIVITY)


def test_hook_register_emotion_readers():
    _register("register_emotion_readers", Role.EMOTION)


def test_hook_register_lip_models():
    _register("register_lip_models", Role.LIPS)


def test_hook_register_pose_refiners():
    _register("register_pose_refiners", Role.REFINER)


def test_hook_register_policies():
    _register("register_policies", Role.POLICY)


def test_hook_register_styles():
    _register("register_styles", Role.STYLE)


def test_hook_register_safety_filters():
    _register("register_safety_filters", Role.SAFETY)


def test_hook_register_memories():
    _register("register_memories", Role.MEMORY)


def test_hook_register_codecs():
    _register("register_codecs", Role.CODEC)


def test_hook_register_outputs():
    _register("register_outputs", Role.OUTPUT)


def test_hook_register_taps():
    _register("register_taps", Role.TAP)


def test_hook_on_session_started():
    seen = []
    _observe("on_session_started", lambda character: seen.append(character), character="ada")
    assert seen == ["ada"]


def test_hook_on_session_ended():
    seen = []
    _observe("on_session_ended", lambda character: seen.append(character), character="ada")
    assert seen == ["ada"]


def test_hook_on_turn_started():
    seen = []
    _observe(
        "on_turn_started",
        lambda character, turn: seen.append((character, turn)),
        character="ada",
        turn=TURN,
    )
    assert seen == [("ada", TURN)]


def test_hook_on_turn_ended():
    seen = []
    _observe(
        "on_turn_ended",
        lambda character, turn: seen.append((character, turn)),
        character="ada",
        turn=TURN,
    )
    assert seen == [("ada", TURN)]


def test_hook_on_utterance_started():
    seen, utterance = [], sample_utterance()
    _observe(
        "on_utterance_started",
        lambda character, utterance: seen.append((character, utterance)),
        character="ada",
        utterance=utterance,
    )
    assert seen == [("ada", utterance)]


def test_hook_on_utterance_ended():
    seen, utterance = [], sample_utterance()
    _observe(
        "on_utterance_ended",
        lambda character, utterance: seen.append((character, utterance)),
        character="ada",
        utterance=utterance,
    )
    assert seen == [("ada", utterance)]


def test_hook_on_utterance_interrupted():
    seen, utterance = [], sample_utterance()
    _observe(
        "on_utterance_interrupted",
        lambda character, utterance: seen.append((character, utterance)),
        character="ada",
        utterance=utterance,
    )
    assert seen == [("ada", utterance)]


def test_hook_choose_voice():
    def choose_voice(utterance, voices):
        return voices[-1] if utterance.language == "ja" else None

    plugins = PluginManager()
    plugins.load(SimpleNamespace(choose_voice=hookimpl(choose_voice)), "mine")
    voices = ("english", "japanese")
    english, japanese = sample_utterance(), sample_utterance(language="ja")
    assert plugins.choose("choose_voice", utterance=japanese, voices=voices) == "japanese"
    assert plugins.choose("choose_voice", utterance=english, voices=voices) is None
