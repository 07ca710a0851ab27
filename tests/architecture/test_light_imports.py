"""Starting is quick: nothing heavy is imported before somebody wants it."""

import subprocess
import sys

import pytest

HEAVY = {"hibari", "huggingface_hub", "matplotlib", "onnxruntime", "pydantic", "pytest", "scipy"}
HEAVY |= {"sounddevice", "tokenizers", "torch", "transformers", "xllamacpp"}

LOAD_PLUGINS = "from bridge.hooks import PluginManager; PluginManager().load_installed()"


@pytest.mark.parametrize(
    "statement",
    [
        LOAD_PLUGINS,
        "from bridge.session.builtins import load_plugins; load_plugins()",
        "import bridge.session.character",
        "import bridge.testing",
        "import bridge.cli",
    ],
)
def test_nothing_heavy_comes_along(statement):
    script = f"import sys\n{statement}\nprint(*{{m.split('.')[0] for m in sys.modules}})"
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert not set(found.stdout.split()) & HEAVY
