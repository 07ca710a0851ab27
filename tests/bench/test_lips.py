import pytest

from bridge.bench.lips import SENTENCES, measure


@pytest.fixture(scope="module")
def rows():
    pytest.importorskip("hibari")
    pytest.importorskip("openfacefx")
    return {row.metric: row for row in measure((SENTENCES[0], *SENTENCES[3:7]))}


def test_the_sentences_are_many_and_rich():
    text = " ".join(SENTENCES).lower()
    assert len(SENTENCES) >= 12
    assert all(text.count(letter) >= 10 for letter in "pbmfvs")


@pytest.mark.parametrize(
    "metric",
    [
        "bilabial closure recall",
        "sibilant jaw violation",
        "contact onset error, median",
        "contact onset error, p95",
        "peak jaw speed",
    ],
)
def test_lips_pass_the_gates_they_are_built_for(rows, metric):
    assert rows[metric].met, rows[metric]


def test_every_figure_stands_beside_the_peer(rows):
    assert all(row.compared_with["name"].startswith("openfacefx") for row in rows.values())


def test_the_mouth_is_smoother_than_the_peer_and_rests_more(rows):
    for metric in ("peak jaw speed", "jaw jerk, RMS", "mouth jerk, RMS", "pause leakage"):
        assert rows[metric].value < rows[metric].compared_with["value"]
