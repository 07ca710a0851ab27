"""hibari's network: symbols in, spectrum and durations out."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from hibari import tts, voices
from numpy.typing import NDArray

from bridge.errors import ConfigError
from bridge_hibari.graph import with_output

__all__ = ["HOP_MICROS", "SAMPLES_PER_HOP", "Engine", "Prediction"]

HOP_MICROS = 12_500
"""One frame of the network: 300 samples at 24 kHz."""
SAMPLES_PER_HOP = 300

_DURATIONS = "/Cast_32_output_0"  # the rounded duration predictor in hibari-tts 0.2.1's graph

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What the network says about one stretch of symbols."""

    spectrum: tuple[NDArray[np.float32], ...]
    """lh, th, ln, lr, phi of ``hibari.dsp.synth``, each (601, F)."""
    f0_hz: NDArray[np.float32]
    """(F,), one value a hop."""
    durations: tuple[int, ...]
    """Units of 25 ms for each symbol and for the pads around them; empty when unknown."""


class Engine:
    """One loaded voice model; runs on one core."""

    def __init__(self, voice: str) -> None:
        self._vocabulary = json.loads(Path(tts.ASSETS, "vocab.json").read_text(encoding="utf-8"))
        model = _model_file(voice).read_bytes()
        self.has_durations = True
        try:
            self._session = _session(with_output(model, _DURATIONS))
        except Exception as error:  # onnxruntime's own classes differ from release to release
            log.warning(
                "this release of hibari hides its phone durations; lips will follow times "
                "estimated from the text",
                extra={"missing": _DURATIONS, "reason": str(error)},
            )
            self.has_durations = False
            self._session = _session(model)

    def known(self, symbols: str) -> str:
        """Return ``symbols`` without those that the network has never seen."""
        return "".join(symbol for symbol in symbols if symbol in self._vocabulary)

    def predict(self, symbols: str, speed: float) -> Prediction:
        """Run the network over ``symbols``, all of them known."""
        ids = [0, *(self._vocabulary[symbol] for symbol in symbols), 0]
        inputs = {"ids": np.array([ids], np.int64), "speed": np.array([speed], np.float32)}
        lh, th, ln, lr, phi, f0, *rest = self._session.run(None, inputs)
        durations = tuple(int(units) for units in rest[0].ravel()) if rest else ()
        return Prediction(
            spectrum=tuple(part[0] for part in (lh, th, ln, lr, phi)),
            f0_hz=f0[0],
            durations=durations if len(durations) == len(ids) else (),
        )


def _model_file(voice: str) -> Path:
    try:
        return Path(voices.voice_path(voice))
    except Exception as error:
        raise ConfigError(
            "voice",
            found=voice,
            allowed="heart, or another voice once it could be fetched",
            hint=f"It could not be fetched: {error}.",
        ) from error


def _session(model: bytes) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
