import io

import matplotlib.image
import numpy as np
from footages import describe, event, frame, said

from bridge.client.contact_sheet import caption_at, draw_contact_sheet
from bridge.client.footage import footage_of


def take():
    return footage_of(
        [
            describe(),
            said("Hello there"),
            event("word", "Hello", 0, 400_000),
            event("word", "there", 400_000, 900_000),
            event("gesture", "wave", 200_000, 800_000),
            event("lips", "PP", 0, 900_000),
            *(frame(pts) for pts in range(0, 1_000_000, 100_000)),
        ]
    )


def test_a_caption_tells_the_instant_the_word_and_what_the_body_does():
    assert caption_at(take(), 500_000) == "0.50 s  there\nwave"
    assert caption_at(take(), 950_000) == "0.95 s  \n"


def test_pictures_stand_in_rows(tmp_path):
    png = io.BytesIO()
    matplotlib.image.imsave(png, np.tile(np.array([1.0, 0.0, 0.0]), (30, 20, 1)), format="png")
    pictures = [("0.00 s", png.getvalue())] * 5
    path = tmp_path / "new" / "sheet.png"
    draw_contact_sheet(pictures, path, title="Hello there", columns=3)
    sheet = matplotlib.image.imread(path)[..., :3]
    is_red = (sheet[..., 0] > 0.9) & (sheet[..., 1] < 0.1)
    columns, rows = is_red.any(axis=0), is_red.any(axis=1)
    assert np.count_nonzero(np.diff(columns.astype(int)) == 1) == 3
    assert np.count_nonzero(np.diff(rows.astype(int)) == 1) == 2
