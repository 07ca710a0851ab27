"""What a program on .NET finds beside it."""

import json

from bridge.bench.csharp_compiler import runtime_config


def test_a_program_asks_for_the_runtime_it_was_built_for():
    options = json.loads(runtime_config("8.0.4"))["runtimeOptions"]
    assert options["framework"] == {"name": "Microsoft.NETCore.App", "version": "8.0.4"}
    assert options["configProperties"]["System.Globalization.Invariant"] is True
