"""The plugin system: markers, specs, roles, manager, registry, and how parts read their files."""

from bridge.hooks.manager import PluginManager, PluginReport
from bridge.hooks.markers import hookimpl
from bridge.hooks.registry import Offer, Registry
from bridge.hooks.roles import (
    ActivityDetector,
    Codec,
    DialogueCapabilities,
    DialogueModel,
    EmotionReader,
    GesturePolicy,
    LipModel,
    Listener,
    Memory,
    Output,
    OutputCapabilities,
    PoseRefiner,
    Role,
    SafetyFilter,
    StyleTemplate,
    Tap,
    Voice,
    VoiceCapabilities,
)
from bridge.hooks.specs import Factory, Register
from bridge.hooks.tables import check_table
from bridge.hooks.toml_files import read_lineage, read_toml

__all__ = [
    "ActivityDetector",
    "Codec",
    "DialogueCapabilities",
    "DialogueModel",
    "EmotionReader",
    "Factory",
    "GesturePolicy",
    "LipModel",
    "Listener",
    "Memory",
    "Offer",
    "Output",
    "OutputCapabilities",
    "PluginManager",
    "PluginReport",
    "PoseRefiner",
    "Register",
    "Registry",
    "Role",
    "SafetyFilter",
    "StyleTemplate",
    "Tap",
    "Voice",
    "VoiceCapabilities",
    "check_table",
    "hookimpl",
    "read_lineage",
    "read_toml",
]
