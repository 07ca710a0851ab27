"""A C# compiler as a child process: Roslyn, loaded into Python, compiles what stdin lists."""

import json
import sys
from pathlib import Path
from typing import Any

__all__ = ["main", "runtime_config"]

_MONO_LIBRARIES = ("mscorlib.dll", "System.dll", "System.Core.dll", "System.Numerics.dll")
_NET_PREFIXES = ("System", "Microsoft", "netstandard", "mscorlib")
_HIDDEN = "CS1591"  # an undocumented member is a matter of taste, not of correctness


def main() -> None:
    """Compile the jobs on stdin, and print what the compiler said as one JSON list.

    The jobs are ``{"net_root", "roslyn", "mono", "language", "assemblies": [...]}``; an
    assembly is ``{"out", "sources", "references", "if_built", "defines", "profile"}``, and is a
    program when ``out`` ends in ``.exe``.
    """
    jobs = json.load(sys.stdin)
    runtime = _start(jobs["net_root"])
    roslyn = _Roslyn(Path(jobs["roslyn"]), runtime, Path(jobs["mono"]), jobs["language"])
    print(json.dumps([roslyn.compile(job) for job in jobs["assemblies"]]))


def _start(net_root: str) -> Path:
    """Load CoreCLR into this process; return the folder of its libraries."""
    from clr_loader import get_coreclr
    from pythonnet import set_runtime

    framework = next(Path(net_root, "shared", "Microsoft.NETCore.App").iterdir())
    config = Path(net_root, "compiler.runtimeconfig.json")
    config.write_text(runtime_config(framework.name), encoding="utf-8")
    set_runtime(get_coreclr(runtime_config=str(config), dotnet_root=net_root))
    return framework


def runtime_config(version: str) -> str:
    """Return what a program on CoreCLR wants beside it, for .NET ``version``."""
    options = {
        "tfm": "net8.0",
        "framework": {"name": "Microsoft.NETCore.App", "version": version},
        "configProperties": {"System.Globalization.Invariant": True},
    }
    return json.dumps({"runtimeOptions": options})


def _reference(path: Path) -> Any:
    """Return a library for the compiler to refer to.

    Debian's Mono was built by a compiler that says of a read-only reference only that it is
    read-only, and leaves out the modifier that Roslyn wants beside it: ``ReadOnlySpan[int]``
    would be out of reach. Under another name that remark is overlooked, and what is called is
    what is there. Programs run on the library as it is.
    """
    import System
    from Microsoft.CodeAnalysis import MetadataReference

    if path.name != "mscorlib.dll" or path.parent.name != "4.5":
        return MetadataReference.CreateFromFile(str(path))
    image = path.read_bytes().replace(b"\0IsReadOnlyAttribute\0", b"\0IsReadOnlyAttribut_\0")
    return MetadataReference.CreateFromStream(System.IO.MemoryStream(image))


class _Roslyn:
    """The compiler, with the libraries that programs stand on."""

    def __init__(self, folder: Path, net: Path, mono: Path, language: str) -> None:
        import clr

        sys.path.insert(0, str(folder))
        for name in ("Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"):
            clr.AddReference(str(folder / f"{name}.dll"))
        self._language = language
        self._read: dict[str, Any] = {}  # libraries, each read once
        self._parsed: dict[tuple[str, ...], Any] = {}  # sources that several programs share
        self._net = net
        self._platform = {
            "net": [p for p in net.glob("*.dll") if p.name.startswith(_NET_PREFIXES)],
            "mono": [mono / name for name in _MONO_LIBRARIES],
        }

    def compile(self, job: dict[str, Any]) -> list[str]:
        """Compile one assembly; return errors and warnings, none when all is well."""
        import System
        from Microsoft.CodeAnalysis import DiagnosticSeverity, MetadataReference
        from Microsoft.CodeAnalysis.CSharp import CSharpCompilation
        from System.Collections.Generic import List

        missing = [path for path in job["references"] if not Path(path).is_file()]
        if missing:
            return [f"{Path(job['out']).stem}: needs {Path(path).stem}" for path in missing]
        references = List[MetadataReference]()
        further = [path for path in job["if_built"] if Path(path).is_file()]
        for path in [*self._platform[job["profile"]], *job["references"], *further]:
            references.Add(_reference(Path(path)))
        out = Path(job["out"])
        compilation = CSharpCompilation.Create(
            out.stem, self._trees(job), references, self._options(out)
        )
        stream = System.IO.File.Create(str(out))
        result = compilation.Emit(stream)
        stream.Close()
        if result.Success and out.suffix == ".exe" and job["profile"] == "net":
            config = out.with_suffix(".runtimeconfig.json")
            config.write_text(runtime_config(self._net.name), encoding="utf-8")
        if not result.Success:
            out.unlink()
        said = [d for d in result.Diagnostics if d.Severity >= DiagnosticSeverity.Warning]
        return [d.ToString() for d in said if d.Id != _HIDDEN]

    def _trees(self, job: dict[str, Any]) -> Any:
        import System
        from Microsoft.CodeAnalysis import SyntaxTree
        from Microsoft.CodeAnalysis.CSharp import (
            CSharpParseOptions,
            CSharpSyntaxTree,
            LanguageVersion,
            LanguageVersionFacts,
        )
        from System.Collections.Generic import List

        _, version = LanguageVersionFacts.TryParse(self._language, LanguageVersion.Default)
        symbols = System.Array[System.String](job["defines"])
        options = CSharpParseOptions(version).WithPreprocessorSymbols(symbols)
        trees = List[SyntaxTree]()
        for source in job["sources"]:
            key = (source, *job["defines"])
            if key not in self._parsed:
                text = Path(source).read_text(encoding="utf-8-sig")
                encoding = System.Text.Encoding.UTF8
                self._parsed[key] = CSharpSyntaxTree.ParseText(text, options, source, encoding)
            trees.Add(self._parsed[key])
        return trees

    def _options(self, out: Path) -> Any:
        from Microsoft.CodeAnalysis import OptimizationLevel, OutputKind
        from Microsoft.CodeAnalysis.CSharp import CSharpCompilationOptions

        program, library = OutputKind.ConsoleApplication, OutputKind.DynamicallyLinkedLibrary
        options = CSharpCompilationOptions(program if out.suffix == ".exe" else library)
        return options.WithOptimizationLevel(OptimizationLevel.Release).WithWarningLevel(4)


if __name__ == "__main__":
    main()
