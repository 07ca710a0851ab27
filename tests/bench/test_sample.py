from bridge.bench.sample import measure


def test_figures_stand_beside_what_they_should_be():
    seen = []
    rows = measure(encode=seen.append, seconds=0.6, rounds=1)
    assert [row.unit for row in rows] == ["characters", "µs", "µs", "µs"]
    characters, frame, lips, others = (row.value for row in rows)
    assert characters > 0
    assert abs(frame - lips - others) < 1e-6
    assert abs(characters * frame * 60 - 1e6) < 1
    assert len(seen) == 36
    assert [frame.seq for frame in seen[:12]] == [*range(6), *range(6)]
