import pytest

from bridge.cli.extras import extra
from bridge.errors import BridgeError


def test_a_package_that_is_missing_comes_with_its_command():
    with (
        pytest.raises(
            BridgeError, match=r"starlette is not .* pip install 'avatar-bridge\[studio\]'"
        ),
        extra("studio"),
    ):
        raise ModuleNotFoundError("No module named 'starlette'", name="starlette")


def test_a_module_of_ours_that_is_missing_is_a_fault():
    with pytest.raises(ModuleNotFoundError), extra("studio"):
        raise ModuleNotFoundError("No module named 'bridge.x'", name="bridge.x")
