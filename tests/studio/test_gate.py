import asyncio

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute

from bridge.studio.gate import Gate, policy_for


async def greet(request):
    return PlainTextResponse("hello", headers={"Cache-Control": "no-store"})


async def listen(websocket):
    await websocket.accept()


APP = Gate(Starlette(routes=[Route("/", greet), WebSocketRoute("/stream", listen)]), 5580)


def asked(kind, path, **headers):
    """Return what the application sends back."""
    sent = []
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "path": path, "method": "GET", "headers": raw, "query_string": b""}

    async def receive():
        return {"type": f"{kind}.connect" if kind == "websocket" else "http.request"}

    async def send(message):
        sent.append(message)

    asyncio.run(APP(scope, receive, send))
    return sent


def test_our_own_host_is_answered_with_its_policy():
    start, body = asked("http", "/", host="localhost:5580")
    headers = dict(start["headers"])
    assert (start["status"], body["body"]) == (200, b"hello")
    assert headers[b"content-security-policy"].decode() == policy_for("localhost:5580")
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"cache-control"] == b"no-store"


def test_a_name_that_somebody_points_here_is_refused():
    start, body = asked("http", "/", host="evil.example:5580")
    assert start["status"] == 403
    assert b"hello" not in body["body"]


def test_a_request_without_a_host_is_refused():
    assert asked("http", "/")[0]["status"] == 403


def test_a_page_of_another_site_gets_no_stream():
    for origin in ("http://evil.example", "null"):
        (answer,) = asked("websocket", "/stream", host="localhost:5580", origin=origin)
        assert answer["type"] == "websocket.close"
    (answer,) = asked("websocket", "/stream", host="localhost:5580")
    assert answer["type"] == "websocket.close"


def test_our_page_gets_the_stream():
    (answer,) = asked("websocket", "/stream", host="localhost:5580", origin="http://localhost:5580")
    assert answer["type"] == "websocket.accept"


def test_the_policy_runs_no_text_and_calls_no_other_site():
    rules = dict(rule.split(" ", 1) for rule in policy_for("localhost:5580").split("; "))
    assert rules["default-src"] == rules["script-src"] == "'self'"
    assert "unsafe" not in policy_for("localhost:5580")
    assert rules["connect-src"].split() == ["'self'", "ws://localhost:5580", "blob:", "data:"]
    assert rules["frame-ancestors"] == "'none'"
