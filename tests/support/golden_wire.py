"""The golden packets of the native wire, which clients in all languages read and write."""

import json
from pathlib import Path

import numpy as np

from bridge import model

GOLDEN = Path(__file__).parents[1] / "golden" / "wire"
PACKETS = {path.stem: path.read_bytes() for path in sorted(GOLDEN.glob("*.bin"))}
STREAM = [name for name in PACKETS if name.startswith("stream-")]
REPLIES = [name for name in PACKETS if name.startswith(("reply-", "refusal"))]
REQUESTS = [name for name in PACKETS if name.startswith("request-")]

FLAGS = "🏴" * 128  # characters of four bytes, as many as a name may have


def golden_json(name):
    """Return what a golden packet says."""
    content = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    return {"record": content["record"], **content["fields"]}


def single(value):
    """Return any value with its numbers as float32 has them."""
    if isinstance(value, list):
        return [single(item) for item in value]
    if isinstance(value, dict):
        return {key: single(item) for key, item in value.items()}
    return float(np.float32(value)) if isinstance(value, float) else value


def extreme_requests():
    """Return by name what programs write beside the golden requests: the limits of each type."""
    longest = "🏴" * 10_000
    gesture, event = model.PlayGesture, model.PlayerEventReported
    found = {
        "most-say": model.Say(text=longest, language=FLAGS),
        "most-event": event(client=FLAGS, name=FLAGS, text=longest),
        "most-emotion": model.SetEmotion(label=FLAGS, intensity=1.0),
        "least-emotion": model.SetEmotion(label="x", intensity=0.0),
        "most-gesture": gesture(name=FLAGS, weight=2.0, target=(-1e6, 1e6, 0.0)),
        "least-gesture": gesture(name="x", weight=-2.0),
        "default-say": model.Say(text="x"),
        "default-event": event(client="x", name="y"),
        "most-resend": model.Resend(first_seq=2**53 - 1, last_seq=2**53 - 1),
    }
    for bits in (0, 5, 7, 8, 15, 16, 31, 32, 53):
        edge = 2**bits
        beyond = (edge, -edge, -edge - 1) if bits < 53 else ()
        for whole in (edge - 1, 1 - edge, *beyond):
            report = model.PlaybackReported(client="c", utterance_id="", position_micros=whole)
            found[f"whole-{whole}"] = report
    for length in (31, 32, 255, 256):
        found[f"text-{length}"] = model.TakeTurn(text="a" * length)
    return found


def crowd(count, kinds):
    """Return golden packets of these kinds, again for each of so many characters."""
    return [
        PACKETS[f"stream-{kind}"].replace("hana-花".encode(), f"npc-{number:04}".encode())
        .replace(b"u1", b"%c%c" % divmod(number + 65 * 60, 60))
        for kind in kinds
        for number in range(count)
    ]  # fmt: skip
