"""Has C# decode packets, which go to it in a take."""

import json

import unity

from bridge.record import TakeWriter


def take_of(packets, path):
    """Write a take; return its path."""
    with TakeWriter(path, {}) as take:
        for packet in packets:
            take.write(packet)
    return path


def decoded(packets, folder, runtime, what="stream"):
    """Return what C# says of each packet, a record or an error; one decoder reads all."""
    take = take_of(packets, folder / "decoded.take")
    lines = unity.run_program("WireDecode", runtime, take, what).splitlines()
    assert len(lines) == len(packets)
    return [json.loads(line) for line in lines]
