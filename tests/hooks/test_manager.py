import logging
import sys
from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pytest

from bridge.hooks import PluginManager, Role, hookimpl
from bridge.hooks import manager as manager_module
from bridge.testing import FakeVoice


def _voices(*names, **details):
    """Return a plugin that offers voices."""

    class Plugin:
        @hookimpl
        def register_voices(self, register):
            for name in names:
                register(name, lambda options: FakeVoice(), **details)

    return Plugin()


def _observer(on_session_started):
    return SimpleNamespace(on_session_started=hookimpl(on_session_started))


@pytest.fixture
def plugins():
    return PluginManager()


def _names(plugins):
    return [offer.name for offer in plugins.registry.offers(Role.VOICE)]


def _error(plugins):
    return plugins.reports[-1].error


def test_a_good_plugin_is_reported_as_there(plugins):
    plugins.load(_voices("a"), "good", source="dist")
    (report,) = plugins.reports
    assert (report.name, report.source, report.error) == ("good", "dist", "")


def test_a_plugin_that_raises_is_reported_and_leaves_nothing_behind(plugins, caplog):
    class Plugin:
        @hookimpl
        def register_voices(self, register):
            register("half", lambda options: FakeVoice())
            raise RuntimeError("no luck")

    plugins.load(Plugin(), "bad")
    plugins.load(_voices("a"), "good")
    assert plugins.reports[0].error == "RuntimeError: no luck"
    assert _names(plugins) == ["a"]
    (record,) = caplog.records
    assert (record.levelno, record.plugin) == (logging.WARNING, "bad")


def test_a_misspelt_hook_is_found_and_corrected(plugins):
    class Plugin:
        @hookimpl
        def register_voice(self, register):
            """Never called."""

    plugins.load(Plugin(), "typo")
    assert _error(plugins) == (
        "plugin typo: there is no hook 'register_voice'. Did you mean 'register_voices'?"
    )
    plugins.load(_voices("a"), "good")
    assert _error(plugins) == ""


def test_a_wrong_argument_is_found(plugins):
    class Plugin:
        @hookimpl
        def register_voices(self, registry):
            """Never called."""

    plugins.load(Plugin(), "typo")
    assert "registry" in _error(plugins)
    assert _error(plugins).startswith("PluginValidationError")


def test_a_hook_may_do_without_its_arguments(plugins):
    seen = []

    class Plugin:
        @hookimpl
        def register_voices(self):
            seen.append("register")

        @hookimpl
        def on_turn_ended(self, character):
            seen.append(character)

    plugins.load(Plugin(), "short")
    plugins.notify("on_turn_ended", character="ada", turn=None)
    assert (_error(plugins), seen) == ("", ["register", "ada"])


def test_a_plugin_without_hooks_is_told_of_the_decorator(plugins):
    plugins.load(SimpleNamespace(register_voices=lambda register: None), "bare")
    assert _error(plugins) == "plugin bare: it has no hooks; decorate functions with @hookimpl"


def test_an_async_hook_is_refused(plugins):
    class Plugin:
        @hookimpl
        async def on_session_started(self, character):
            """Never awaited."""

    plugins.load(Plugin(), "eager")
    assert "on_session_started is async" in _error(plugins)


def test_two_plugins_may_not_offer_the_same_name(plugins):
    plugins.load(_voices("a"), "first")
    plugins.load(_voices("b", "a"), "second")
    assert _error(plugins) == "plugin second: offers voice 'a', which first already offers"
    assert _names(plugins) == ["a"]


def test_two_plugins_of_one_name_leave_the_first_in_place(plugins):
    plugins.load(_voices("a"), "same")
    plugins.load(_voices("b"), "same")
    assert _error(plugins) == "a plugin named 'same' is loaded already"
    assert _names(plugins) == ["a"]
    assert plugins.registry.find(Role.VOICE, "a").plugin == "same"


def test_one_plugin_under_two_names_is_loaded_once(plugins):
    plugin = _voices("a")
    plugins.load(plugin, "one")
    plugins.load(plugin, "two")
    assert "already registered" in _error(plugins)
    assert _names(plugins) == ["a"]


@pytest.mark.parametrize("name", ["", " a", None, 3])
def test_an_offer_needs_a_name(plugins, name):
    plugins.load(_voices(name), "nameless")
    assert "offers a voice without a usable name" in _error(plugins)


def test_an_offer_needs_something_to_call(plugins):
    class Plugin:
        @hookimpl
        def register_voices(self, register):
            register("a", FakeVoice())

    plugins.load(Plugin(), "made")
    assert "offers voice 'a' with FakeVoice(" in _error(plugins)


def _entry_points(monkeypatch, tmp_path, **sources):
    """Make each source an installed module with an entry point of its name."""
    monkeypatch.syspath_prepend(tmp_path)
    for name, source in sources.items():
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
    group = manager_module.ENTRY_POINT_GROUP
    found = [EntryPoint(name, name, group) for name in sources]
    monkeypatch.setattr(manager_module, "entry_points", lambda group: found)


GOOD = """
from bridge.hooks import hookimpl
@hookimpl
def register_voices(register):
    register("spare", dict)
"""


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (
            "import a_module_nobody_has",
            "ModuleNotFoundError: No module named",
        ),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("def (", "SyntaxError"),
        ("import sys; sys.exit(2)", "SystemExit: 2"),
        ("x = 1", "plugin xbad: it has no hooks"),
    ],
)
def test_a_broken_entry_point_stops_nobody(plugins, monkeypatch, tmp_path, source, error):
    _entry_points(monkeypatch, tmp_path, xbad=source, xgood=GOOD)
    plugins.load_installed()
    errors = {report.name: report.error for report in plugins.reports}
    assert errors["xbad"].startswith(error)
    assert errors["xgood"] == ""
    assert _names(plugins) == ["spare"]


def test_an_entry_point_to_nothing_is_reported(plugins, monkeypatch, tmp_path):
    group = manager_module.ENTRY_POINT_GROUP
    point = EntryPoint("gone", "a_module_nobody_has:plugin", group)
    monkeypatch.setattr(manager_module, "entry_points", lambda group: [point])
    plugins.load_installed()
    assert _error(plugins).startswith("ModuleNotFoundError")
    assert plugins.reports[-1].source == "unknown"


def test_the_bundled_plugins_are_installed(plugins):
    plugins.load_installed()
    sources = {report.name: report.source for report in plugins.reports}
    assert sources["sine"] == "avatar-bridge"
    assert "sine" in _names(plugins)


def test_an_observer_that_raises_is_counted_and_the_others_are_called(plugins, caplog):
    seen = []

    def broken(character):
        raise ValueError("oh")

    for name in ("first", "last"):
        plugins.load(_observer(lambda character, name=name: seen.append(name)), name)
        if name == "first":
            plugins.load(_observer(broken), "broken")
    for _ in range(3):
        plugins.notify("on_session_started", character="ada")
    assert sorted(seen) == ["first"] * 3 + ["last"] * 3
    assert plugins.failures == {"broken": 3}
    (record,) = caplog.records
    assert (record.plugin, record.hook, record.reason) == (
        "broken",
        "on_session_started",
        "ValueError: oh",
    )


def _chooser(answer):
    def choose_voice(utterance, voices):
        return answer(utterance, voices)

    return SimpleNamespace(choose_voice=hookimpl(choose_voice))


def test_the_newest_answer_wins_and_none_is_no_answer(plugins):
    plugins.load(_chooser(lambda utterance, voices: voices[0]), "first")
    plugins.load(_chooser(lambda utterance, voices: voices[1]), "second")
    plugins.load(_chooser(lambda utterance, voices: None), "third")
    assert plugins.choose("choose_voice", utterance=None, voices=("a", "b")) == "b"


def test_a_choice_that_raises_leaves_it_to_the_others(plugins, caplog):
    plugins.load(_chooser(lambda utterance, voices: "a"), "sound")
    plugins.load(_chooser(lambda utterance, voices: voices[5]), "broken")
    for _ in range(2):
        assert plugins.choose("choose_voice", utterance=None, voices=("a",)) == "a"
    assert plugins.failures == {"broken": 2}
    assert len(caplog.records) == 1


def test_nobody_has_to_choose(plugins):
    assert plugins.choose("choose_voice", utterance=None, voices=("a",)) is None
