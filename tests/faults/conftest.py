import pytest
from live import Guest, live


@pytest.fixture(scope="module")
def sidecar(tmp_path_factory):
    """A sidecar shared by the tests of a module, which leave it as they found it."""
    with live(tmp_path_factory.mktemp("sidecar")) as running:
        yield running


@pytest.fixture
def guest(sidecar):
    """A client that the stream flows to."""
    with Guest(sidecar) as guest:
        guest.meet()
        yield guest
