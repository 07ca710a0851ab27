"""Cues become poses: any run of instants, in one call."""

from bridge.motion.layers import LAYERS
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.refining_edge import edge_refiner
from bridge.motion.refining_off import Off
from bridge.motion.refining_rules import RuleRefiner
from bridge.motion.sampler import MotionState, Sampler
from bridge.motion.tracks import settled_micros

__all__ = [
    "LAYERS",
    "Draft",
    "Moment",
    "MotionLayer",
    "MotionState",
    "Off",
    "RuleRefiner",
    "Sampler",
    "edge_refiner",
    "settled_micros",
]
