from bridge.bench.sample import measure


def test_figures_stand_beside_what_they_should_be():
    seen = []
    rows = measure(encode=seen.append, seconds=0.6, rounds=1)
    assert [row.unit for row in rows] == ["characters"] * 2 + ["µs"] * 5
    characters, bare, frame, lips, others, rules, edge = (row.value for row in rows)
    assert min(characters, bare, rules, edge) > 0
    assert abs(frame - lips - others) < 1e-6
    assert abs(characters * frame * 60 - 1e6) < 1
    assert rows[0].reach == ">= 100"
    assert [row.reach for row in rows[-2:]] == ["<= 1000"] * 2


def test_every_refiner_moves_the_same_character():
    seen = []
    measure(encode=seen.append, seconds=0.6, rounds=1)
    assert len(seen) == 3 * 36
    assert [frame.seq for frame in seen[:12]] == [*range(6), *range(6)]
    ruled, bare, smoothed = seen[:36], seen[36:72], seen[72:]
    assert (ruled[-1].head == bare[-1].head).all()
    assert (smoothed[-1].head != bare[-1].head).any()
