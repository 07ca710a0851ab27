from bridge.bench.wire_vmc import measure


def test_both_builders_write_the_same_frame_and_are_timed():
    found = measure(rounds=2, slow_rounds=1)
    assert found["is_identical"]
    assert found["datagrams"] == 9
    assert found["bytes"] > 7000
    assert found["largest_datagram_bytes"] <= 1200
    assert found["ratio"] == found["python_osc_micros"] / found["codec_micros"]
    assert found["codec_vrm0_micros"] > 0
