"""The rules of the native wire in C#."""

import pytest
import unity
from unity_wire import decoded
from wire_rules import WireRules

pytestmark = unity.needs_tools


@pytest.fixture
def decode(runtime, tmp_path):
    """Return ``decode(packets, what)``: what C# says of each."""
    return lambda packets, what="stream": decoded(packets, tmp_path, runtime, what)


class TestWireRules(WireRules):
    """Those that clients in all languages keep."""
