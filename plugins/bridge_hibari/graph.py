"""Makes an inner value of an ONNX graph an output of it.

ONNX files are protobuf, and protobuf decoders merge repeated messages: appending a second
``graph`` field that holds nothing but an output adds that output to the first. So the model's
phone durations can be had without the ``onnx`` package and without touching its file.
"""

__all__ = ["with_output"]

_MODEL_GRAPH = b"\x3a"  # ModelProto.graph, field 7, length-delimited
_GRAPH_OUTPUT = b"\x62"  # GraphProto.output, field 12
_VALUE_NAME = b"\x0a"  # ValueInfoProto.name, field 1


def with_output(model: bytes, name: str) -> bytes:
    """Return ``model`` with the value called ``name`` as one more output, after the others."""
    value = _field(_VALUE_NAME, name.encode())
    return model + _field(_MODEL_GRAPH, _field(_GRAPH_OUTPUT, value))


def _field(tag: bytes, body: bytes) -> bytes:
    return tag + _varint(len(body)) + body


def _varint(number: int) -> bytes:
    head = bytearray()
    while number > 0x7F:
        head.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(head) + bytes([number])
