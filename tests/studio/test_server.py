import asyncio
import signal

import pytest
from studios import SECS, get, open_studio

from bridge.errors import TransportError
from bridge.studio.gate import policy_for
from bridge.studio.pages import Assets
from bridge.studio.server import PageServer


def test_a_port_that_is_taken_is_one_clear_error():
    server = PageServer(Assets(), port=0)
    try:
        with pytest.raises(
            TransportError, match=rf"port {server.port} .*choose another with --port"
        ):
            PageServer(Assets(), port=server.port)
    finally:
        server.close()


def test_a_port_beyond_all_is_one_clear_error():
    with pytest.raises(TransportError, match="65535"):
        PageServer(Assets(), port=70_000)


def test_a_server_serves_only_loopback_and_lets_go_of_its_port(tmp_path):
    async def main():
        async with PageServer(Assets(static=tmp_path), port=0) as server:
            assert server._socket.getsockname()[0] == "127.0.0.1"
            answer, _ = await asyncio.to_thread(get, server.port, "/")
            stranger, _ = await asyncio.to_thread(get, server.port, "/", host="evil.example")
            host = f"127.0.0.1:{server.port}"
        again = PageServer(Assets(), port=server.port)
        again.close()
        return answer, stranger, host

    answer, stranger, host = asyncio.run(main())
    assert answer.headers["Content-Security-Policy"] == policy_for(host)
    assert answer.headers["Server"] is None
    assert stranger.status == 403


def test_without_a_studio_there_is_no_stream(tmp_path):
    async def main():
        async with PageServer(Assets(static=tmp_path), port=0) as server:
            return (await asyncio.to_thread(get, server.port, "/stream"))[0].status

    assert asyncio.run(main()) == 404


def test_serving_leaves_signals_to_the_host(tmp_path):
    before = signal.getsignal(signal.SIGINT)

    async def main():
        async with PageServer(Assets(static=tmp_path), port=0) as server:
            await asyncio.to_thread(get, server.port, "/")
            return signal.getsignal(signal.SIGINT)

    within = asyncio.run(main())
    # The runner of the loop has its own; uvicorn's is a method of its server.
    assert "uvicorn" not in getattr(within, "__module__", "")
    assert signal.getsignal(signal.SIGINT) is before


def test_pages_are_told_when_the_sidecar_ends(tmp_path):
    async def main():
        async with open_studio(tmp_path) as studio:
            socket = await studio.connect()
            await socket.recv()
        await asyncio.wait_for(socket.wait_closed(), SECS)
        return socket.close_code

    assert asyncio.run(main()) == 1012
