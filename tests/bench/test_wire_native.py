from bridge.bench.wire_native import measure


def test_a_full_frame_is_measured():
    found = measure(calls=50)
    assert set(found) == {"encode_micros", "decode_micros", "bytes"}
    assert 0 < found["encode_micros"] < found["decode_micros"] * 10
    # 52 weights, 7 of the head, 55 bones of 4, 3 of the hips, 4 bytes each, and their names.
    assert 0 < found["bytes"] - 4 * (52 + 7 + 55 * 4 + 3) < 150
