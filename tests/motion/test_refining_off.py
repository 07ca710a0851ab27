import pytest

from bridge.motion.refining_off import Off
from bridge.testing import sample_block, sample_context
from bridge.testing.contracts import RefinerContract


class TestOff(RefinerContract):
    @pytest.fixture
    def part(self):
        return Off()


def test_a_block_comes_back_itself():
    block = sample_block(4)
    assert Off().refine(block, sample_context(block), Off().start()) == (block, None)
