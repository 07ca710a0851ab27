"""What reaches a client of the stream, and what it must show for it: one test for all languages.

A scenario is JSON: steps on the client's clock, each with its ``at`` in microseconds.
``take`` is a packet in base64, ``pong`` an answered ping, ``render`` one block of the sound
device, ``draw`` a picture with what is to be seen in it (null: whatever the client likes), and
``lost`` what is to be asked for again (null: nothing). ``expected`` are the counts at the end.
"""

import base64
import heapq
import itertools
import json
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
from scenario_client import ScenarioClient

from bridge import wire
from bridge.client import SoundCard
from bridge.model import (
    AudioChunk,
    Describe,
    Frame,
    Heartbeat,
    Interrupted,
    RigDescription,
    UtteranceEnded,
    UtteranceStarted,
)

FOLDER = Path(__file__).parents[1] / "golden" / "scenarios"
MILLI = 1_000
SECOND = 1_000_000
RATE = 8_000
CHUNK = 40 * MILLI
LEAD = 200 * MILLI
OFFSET = 7 * SECOND
"""Session time minus client time at the start."""
LATENCY = 30 * MILLI
_ORDER = ("pong", "take", "render", "draw", "lost")  # of steps at the same instant
_RIG = RigDescription(
    shape_names=("eyeBlinkLeft", "jawOpen"),
    bone_names=("hips", "head"),
    bone_parents=(-1, 0),
    rest_positions=np.zeros((2, 3), np.float32),
)


class Stage:
    """A sidecar, a network, a sound device and a client, all on paper."""

    def __init__(self, *, device_rate=RATE, device_ppm=0.0, session_ppm=0.0, frame_rate=60):
        self.random = Random(5)
        self.frame_rate = frame_rate
        self.sent = {}
        self._device_rate = device_rate
        self._card = SoundCard(
            sample_rate=device_rate,
            block_samples=device_rate // 50,
            latency_micros=LATENCY,
            drift_ppm=device_ppm,
        )
        self._pace = 1 + session_ppm * 1e-6
        self._origin, self._began = OFFSET, 0
        self._seqs = itertools.count()
        self._order = itertools.count()
        self._events = []

    def session_at(self, at):
        """Return what the sidecar's clock reads at a client time."""
        return round(self._origin + (at - self._began) * self._pace)

    def client_at(self, pts):
        """Return the client time at which the sidecar's clock reads ``pts``."""
        return round(self._began + (pts - self._origin) / self._pace)

    def describe(self, at, session_id="one"):
        """Send a description."""
        self.take(at, Describe(
            character="hana", seq=0, session_id=session_id, rig=_RIG,
            frame_rate=self.frame_rate, sample_rate=RATE, lead_micros=LEAD,
            control_endpoint="tcp://127.0.0.1:5571",
        ))  # fmt: skip

    def restart(self, at, origin):
        """Let another sidecar take the place of this one."""
        self._origin, self._began = origin, at
        self._seqs = itertools.count()
        self.sent.clear()

    def take(self, at, record, *, is_lost=False):
        """Send a record, which takes the next number, to arrive at a client time."""
        record = replace(record, seq=next(self._seqs))
        self.sent[record.seq] = record
        if not is_lost:
            self.step("take", at, wire.encode(record))
        return record

    def again(self, at, record):
        """Send once more what was sent, with its old number."""
        self.step("take", at, wire.encode(record))

    def ping(self, at, trip=2 * MILLI):
        """Let a ping be answered at ``at``."""
        session = self.session_at(at - trip // 2)
        self.step("pong", at, {"sent": at - trip, "session": session, "received": at})

    def step(self, kind, at, content=None):
        """Note one step."""
        heapq.heappush(self._events, (at, _ORDER.index(kind), next(self._order), kind, content))

    def renders(self, until):
        """Let the device ask for its blocks."""
        starting = self._card.callbacks(0)
        for call in itertools.chain(starting, self._card.callbacks(until)):
            heard_at = round(call.at_micros + LATENCY, 1)
            count = self._card.block_samples
            block = {"first_sample": call.first_sample, "count": count, "heard_at": heard_at}
            self.step("render", round(call.at_micros), block)

    def draws(self, start, until, every=33_333, *, is_free=False):
        """Draw pictures; free ones may show whatever the client likes."""
        for at in range(start, until, every):
            self.step("draw", at, is_free)

    def asks(self, start, until, back=30 * MILLI):
        """Ask now and then for what was lost, which comes ``back`` later."""
        for at in range(start, until, 50 * MILLI):
            self.step("lost", at, back)

    def play(self, about, tolerance):
        """Let the reference client play it; return the scenario."""
        client = ScenarioClient(self._device_rate)
        steps = []
        while self._events:
            at, _, _, kind, content = heapq.heappop(self._events)
            wanted = client.step(kind, at, content)
            if kind == "lost" and wanted:
                for seq in range(wanted[0], wanted[1] + 1):
                    self.again(at + content, self.sent[seq])
            if kind in ("draw", "lost"):
                content = None if kind == "draw" and content else wanted
            elif kind == "take":
                content = base64.b64encode(content).decode()
            steps.append({"at": at, kind: content})
        return {
            "about": about,
            "character": "hana",
            "device_rate": self._device_rate,
            "tolerance": tolerance,
            "steps": steps,
            "expected": client.counts(),
        }


def frame(pts, start=0, end=0, utterance_id="u1"):
    """Return a pose that swings, whose jaw moves while it speaks."""
    speaks = start <= pts < end
    jaw = np.sin(np.pi * (pts - start) / 300_000) ** 2 if speaks else 0.0
    angle = 0.2 * np.sin(2e-6 * np.pi * 0.4 * pts)
    turn = [0, np.sin(angle / 2), 0, np.cos(angle / 2)]
    return Frame(
        character="hana",
        seq=0,
        pts_micros=pts,
        utterance_id=utterance_id if speaks else "",
        weights=np.array([0.1, jaw], np.float32),
        head=np.array([0.01 * angle, 0, 0, *turn], np.float32),
        bones=np.array([[0, 0, 0, 1], turn], np.float32),
        hips=np.array([0, 0.02 * angle, 0], np.float32),
    )


def audio(pts, utterance_id="u1"):
    """Return a chunk of a tone."""
    times = pts + np.arange(CHUNK * RATE // SECOND) * (SECOND / RATE)
    samples = (0.3 * np.sin(2e-6 * np.pi * 180 * times)).astype(np.float32)
    return AudioChunk(
        character="hana", seq=0, pts_micros=pts, utterance_id=utterance_id,
        sample_rate=RATE, samples=samples,
    )  # fmt: skip


def speech(stage, first, until, start=0, end=0, utterance_id="u1"):
    """Return (send time, record) of idle frames and one utterance, all in session time."""
    every = SECOND / stage.frame_rate
    count = round((until - first) / every)
    frames = [
        frame(round(first + i * every), start, end, utterance_id=utterance_id) for i in range(count)
    ]
    records = [*frames, *(Heartbeat(character="hana", seq=0, pts_micros=at - LEAD)
                          for at in range(first, until, SECOND))]  # fmt: skip
    if end > start:
        words = dict.fromkeys(("turn_id", "text", "sentence_type", "act", "emotion"), "")
        stamp = {"character": "hana", "seq": 0, "utterance_id": utterance_id}
        records.append(UtteranceStarted(pts_micros=start, **stamp, **words))
        records += [audio(pts, utterance_id) for pts in range(start, end, CHUNK)]
        records.append(UtteranceEnded(pts_micros=end, **stamp))
    rank = {UtteranceStarted: 0, AudioChunk: 1, Frame: 2}
    records.sort(key=lambda one: (one.pts_micros, rank.get(type(one), 3)))
    return [(_due(one) - LEAD, one) for one in records]


def cut(pts, utterance_id="u1"):
    """Return an interruption."""
    return Interrupted(character="hana", seq=0, pts_micros=pts, utterance_id=utterance_id)


def write(name, scenario):
    """Write a scenario, one step a line."""
    head = {key: scenario[key] for key in scenario if key != "steps"}
    lines = [f"  {json.dumps(step)}" for step in scenario["steps"]]
    text = json.dumps(head, indent=1)[:-2] + ',\n "steps": [\n' + ",\n".join(lines) + "\n ]\n}\n"
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


def read(name):
    """Return the scenario of that name."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def names():
    """Return the names of all scenarios that are there."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def _due(record):
    # A heartbeat is of the instant at which it is sent.
    return record.pts_micros + (LEAD if isinstance(record, Heartbeat) else 0)
