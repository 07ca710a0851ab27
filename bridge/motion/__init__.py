"""Cues become poses: any run of instants, in one call."""

from bridge.motion.layers import LAYERS
from bridge.motion.moment import Draft, Moment, MotionLayer
from bridge.motion.sampler import MotionState, Sampler
from bridge.motion.tracks import settled_micros

__all__ = ["LAYERS", "Draft", "Moment", "MotionLayer", "MotionState", "Sampler", "settled_micros"]
