"""Moving bytes: sockets, addresses and keys. What the bytes mean is none of its business."""

from bridge.transport.control import DEFAULT_CONTROL_ENDPOINT, ControlServer
from bridge.transport.keys import (
    KeyPair,
    ServerKeys,
    load_keys,
    load_public,
    make_keys,
    save_keys,
)
from bridge.transport.publisher import DEFAULT_STREAM_ENDPOINT, Publisher
from bridge.transport.rates import Rates

__all__ = [
    "DEFAULT_CONTROL_ENDPOINT",
    "DEFAULT_STREAM_ENDPOINT",
    "ControlServer",
    "KeyPair",
    "Publisher",
    "Rates",
    "ServerKeys",
    "load_keys",
    "load_public",
    "make_keys",
    "save_keys",
]
