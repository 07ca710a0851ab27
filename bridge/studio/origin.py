"""Who may talk to the server: pages that it served itself, on this machine.

A page of another site can open a WebSocket to loopback, and a site can point its own name at
127.0.0.1, so being on loopback is no protection by itself.
"""

__all__ = ["is_own_host", "is_own_origin"]

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def is_own_host(host: str, port: int) -> bool:
    """Tell whether a ``Host`` header names this server by a name that only loopback has."""
    name, _, found = host.lower().rpartition(":")
    return name in _LOOPBACK and found == str(port)


def is_own_origin(origin: str, host: str) -> bool:
    """Tell whether an ``Origin`` header is of a page from ``host``, which is known to be ours.

    Without the header it is not: every browser sends it with a WebSocket.
    """
    return origin.lower() == f"http://{host.lower()}"
