"""What CMake knows how to test, as one who has no Python runs it."""

import unreal

pytestmark = unreal.needs_tools


def test_ctest_passes():
    said = unreal.ctest()
    assert said.returncode == 0, said.stdout + said.stderr
    assert "100% tests passed" in said.stdout
