"""The C# compiler is a real one, at the level of the oldest Unity that is served."""

import subprocess
from dataclasses import replace

import pytest

from bridge.bench.csharp import (
    Assembly,
    CompileError,
    Runtime,
    build,
    command,
    messages,
    missing_tools,
)

pytestmark = pytest.mark.skipif(
    bool(missing_tools()), reason=f"C# needs {missing_tools()}. To get it: make engines"
)

_LIBRARY = """
namespace Probe
{
    public static class Doubled
    {
        public static int Of(int number) => number * 2;
    }
}
"""

_PROGRAM = """
using System;

namespace Probe
{
    internal static class Program
    {
        private static int Main(string[] arguments)
        {
            Console.WriteLine(Doubled.Of(arguments.Length));
            return 3;
        }
    }
}
"""


def _assemblies(folder, program=_PROGRAM):
    (folder / "Doubled.cs").write_text(_LIBRARY)
    (folder / "Program.cs").write_text(program)
    library = Assembly(name="Doubled", sources=(folder / "Doubled.cs",))
    return library, Assembly(
        name="Probe",
        sources=(folder / "Program.cs",),
        references=("Doubled",),
        is_program=True,
    )


@pytest.mark.parametrize("runtime", Runtime)
def test_what_is_built_runs(tmp_path, runtime):
    build(_assemblies(tmp_path), tmp_path, runtime)
    line = command(tmp_path / "Probe.exe", runtime, "one", "two")
    done = subprocess.run(line, capture_output=True, text=True, timeout=30, check=False)
    assert (done.stdout.strip(), done.returncode) == ("4", 3), done.stderr


def test_newer_syntax_than_unity_knows_is_refused(tmp_path):
    program = _PROGRAM.replace("namespace Probe\n{", "namespace Probe;\n").rstrip()[:-1]
    with pytest.raises(CompileError, match="file-scoped namespace"):
        build(_assemblies(tmp_path, program), tmp_path, Runtime.NET)


def test_a_warning_is_an_error(tmp_path):
    program = _PROGRAM.replace("return 3;", "int unused; return 3;")
    with pytest.raises(CompileError, match="unused"):
        build(_assemblies(tmp_path, program), tmp_path, Runtime.NET)


def test_what_builds_is_built_beside_what_does_not(tmp_path):
    broken = tmp_path / "Broken.cs"
    broken.write_text("nonsense")
    library, program = _assemblies(tmp_path)
    outer = Assembly(name="Outer", sources=library.sources, references=("Broken",))
    program = replace(program, references=("Doubled",), if_built=("Broken",))
    inner = Assembly(name="Broken", sources=(broken,))
    said = messages((inner, outer, library, program), tmp_path, Runtime.NET)
    assert said["Broken"]
    assert said["Outer"] == ["Outer: needs Broken"]
    assert not said["Doubled"] + said["Probe"]
    assert (tmp_path / "Probe.exe").is_file()
