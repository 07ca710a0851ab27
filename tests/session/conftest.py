import pytest
from counting import CountingSampler


@pytest.fixture
def sampler():
    return CountingSampler()
