from bridge.bench import wire


def test_the_figures_of_both_formats_stand_in_one_table():
    rows = {row.metric: row for row in wire.measure()}
    assert rows["VMC: byte-identical to python-osc"].met is True
    assert rows["VMC: largest datagram"].met is True
    assert rows["native: bytes a frame"].value < rows["VMC: bytes a frame"].value
    assert rows["native: encode one frame"].value > 0
