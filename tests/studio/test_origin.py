import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.studio.origin import is_own_host, is_own_origin


@pytest.mark.parametrize(
    "host", ["127.0.0.1:5580", "localhost:5580", "LocalHost:5580", "[::1]:5580"]
)
def test_loopback_names_with_the_port_are_ours(host):
    assert is_own_host(host, 5580)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "127.0.0.1",
        "127.0.0.1:5581",
        "evil.example:5580",
        "127.0.0.1.evil.example:5580",
        "127.0.0.1:5580@evil.example:5580",
        "0.0.0.0:5580",
        "192.168.1.2:5580",
        "localhost:5580:5580",
        "localhost:05580",
    ],
)
def test_other_hosts_are_strangers(host):
    assert not is_own_host(host, 5580)


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "http://evil.example",
        "http://localhost:5580",
        "https://127.0.0.1:5580",
        "http://127.0.0.1:5581",
        "http://127.0.0.1:5580.evil.example",
        "http://127.0.0.1:5580/",
    ],
)
def test_other_origins_are_strangers(origin):
    assert not is_own_origin(origin, "127.0.0.1:5580")


def test_the_page_of_the_same_host_is_ours():
    assert is_own_origin("http://LOCALHOST:5580", "localhost:5580")


@given(st.text(max_size=40), st.integers(1, 65535))
def test_no_text_is_ours_by_chance(host, port):
    names = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
    assert is_own_host(host, port) == (host.lower() in names)
