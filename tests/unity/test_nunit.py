"""The tests that also run inside Unity, each counted here."""

import re

import pytest
import unity

from bridge.bench.csharp import UNITY_CLIENT, Runtime

pytestmark = unity.needs_tools

_METHOD = re.compile(r"\[(?:Test\b|TestCase)[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public \S+ (\w+)\(")


def _names():
    for path in sorted((UNITY_CLIENT / "Tests" / "Editor").rglob("*.cs")):
        for method in dict.fromkeys(_METHOD.findall(path.read_text(encoding="utf-8-sig"))):
            yield f"{path.stem}.{method}"


NAMES = list(_names())


@pytest.fixture(scope="module")
def results():
    """Return (what became of it, the rest of the line) of every case, by its name."""
    tests = unity.built(Runtime.NET).path("AvatarBridge.Tests")
    lines = unity.run_program("NUnitRunner", Runtime.NET, tests, timeout=60).splitlines()
    rows = [line.split("\t") for line in lines[:-1]]
    return {name: (what, *rest) for what, name, *rest in rows}


@pytest.mark.parametrize("name", NAMES)
def test_in_editor(results, name):
    cases = {case: result for case, result in results.items() if case.split("[")[0] == name}
    assert cases, f"{name} did not run"
    failed = [f"{case}: {result[1]}" for case, result in cases.items() if result[0] == "FAILED"]
    assert not failed, "\n".join(failed)
    assert {result[0] for result in cases.values()} == {"PASSED"}, cases


def test_none_ran_that_is_not_counted(results):
    assert {case.split("[")[0] for case in results} == set(NAMES)
    assert len(NAMES) >= 8
