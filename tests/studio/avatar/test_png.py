import struct
import zlib

import numpy as np

from bridge.studio.avatar.png import encode_png


def test_pixels_come_back_row_by_row():
    pixels = np.random.default_rng(5).integers(0, 256, (7, 4, 3), dtype=np.uint8)
    png = encode_png(pixels)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack_from(">II", png, 16) == (4, 7)
    start = png.index(b"IDAT")
    size = struct.unpack_from(">I", png, start - 4)[0]
    rows = np.frombuffer(zlib.decompress(png[start + 4 : start + 4 + size]), np.uint8).reshape(
        7, 13
    )
    assert (rows[:, 0] == 2).all()
    decoded = np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8)
    assert np.array_equal(decoded.reshape(7, 4, 3), pixels)
