"""Every assembly compiles without a warning wherever Unity may meet it."""

import pytest
import unity

from bridge.bench.csharp import Runtime
from bridge.bench.unity_package import Platform, definitions

pytestmark = unity.needs_tools

PLACES = [
    (Runtime.NET, Platform.EDITOR),
    (Runtime.MONO, Platform.EDITOR),
    (Runtime.NET, Platform.PLAYER),
    (Runtime.NET, Platform.SIX),
    (Runtime.NET, Platform.NEWEST),
]


@pytest.mark.parametrize(("runtime", "platform"), PLACES, ids=lambda v: str(getattr(v, "name", v)))
def test_everything_compiles_without_a_warning(runtime, platform):
    built = unity.built(runtime, platform)
    assert "AvatarBridge.Core" in built.compiled
    said = [f"{name}: {line}" for name, lines in built.said.items() for line in lines]
    assert not said, "\n".join(said)


def test_every_asmdef_is_compiled_in_the_editor():
    built = unity.built(Runtime.NET)
    missing = {one.name for one in definitions() if one.sources()} - set(built.compiled)
    assert not missing, f"no platform compiles {missing}"
