"""The samples: their parts, and whole conversations with a sidecar."""

import json
from contextlib import ExitStack

import pytest
from hosted import hosted
from unity import Runtime, needs_tools

from bridge.bench.csharp import UNITY_CLIENT

SAMPLES = ("TalkingHead", "TwoNpcs", "VrmVtuber")
PLAY_SECS = 60.0


@needs_tools
def test_the_parts_keep_their_rules(run_program, runtime):
    printed = run_program("SampleParts", runtime)
    assert printed.endswith(" passed, 0 failed\n")
    assert int(printed.split()[-4]) >= 30


@needs_tools
def test_every_sample_plays_with_a_sidecar(start_program):
    with ExitStack() as stack:
        playing = {sample: _play(start_program, sample, stack) for sample in SAMPLES}
        for sample, process in playing.items():
            printed, errors = process.communicate(timeout=PLAY_SECS)
            assert printed.endswith(" passed, 0 failed\n"), f"{sample}: {printed}{errors}"


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_declared_explained_and_stands_alone(sample):
    folder = UNITY_CLIENT / "Samples~" / sample
    declared = json.loads((UNITY_CLIENT / "package.json").read_text(encoding="utf-8"))["samples"]
    assert f"Samples~/{sample}" in {entry["path"] for entry in declared}
    menu = (folder / "Editor" / f"{sample}Scene.cs").read_text(encoding="utf-8")
    path = menu.partition('MenuItem("')[2].partition('"')[0]
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert f"*{path.replace('/', ' ▸ ')}*" in readme
    for asmdef in folder.rglob("*.asmdef"):
        references = json.loads(asmdef.read_text(encoding="utf-8"))["references"]
        others = [name for name in references if ".Samples." in name]
        assert others == [f"AvatarBridge.Samples.{sample}"] * asmdef.stem.endswith(".Editor")


def _play(start_program, sample, stack):
    """Start a sample with a sidecar of its own, both until ``stack`` is left."""
    host = stack.enter_context(hosted("ada", "ben"))
    where = host.endpoint, host.control.endpoint
    process = start_program("SamplePlay", Runtime.NET, sample, *where)
    stack.callback(process.communicate)
    stack.callback(process.kill)
    return process
