"""Everything that CMake knows how to build and to test, as one who has no Python runs it."""

import pytest
import unreal

pytestmark = unreal.needs_tools


@pytest.mark.parametrize("build", unreal.Build, ids=str)
def test_ctest_passes(build):
    said = unreal.ctest(build)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "100% tests passed" in said.stdout
