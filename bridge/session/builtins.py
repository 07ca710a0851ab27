"""The parts that are always there, offered through the same door as any plugin's."""

from collections.abc import Mapping
from typing import Any

from bridge.hooks import PluginManager, Register, hookimpl

__all__ = ["BuiltIns", "load_plugins"]


def load_plugins() -> PluginManager:
    """Return a manager with the built-in parts and every installed plugin."""
    manager = PluginManager()
    manager.load(BuiltIns(), "built-in")
    manager.load_installed()
    return manager


class BuiltIns:
    """Offers what this distribution carries in its own rooms."""

    @hookimpl
    def register_dialogue_models(self, register: Register) -> None:
        """Offer the scripted persona."""
        register("scripted", _scripted, summary="answers by rules; en, zh, ja")

    @hookimpl
    def register_emotion_readers(self, register: Register) -> None:
        """Offer the lexicon."""
        register("lexicon", _lexicon, summary="reads feelings from word lists; en, zh, ja")

    @hookimpl
    def register_lip_models(self, register: Register) -> None:
        """Offer the phone-driven lips."""
        register("phones", _phone_lips, summary="coarticulated lips from phone times")

    @hookimpl
    def register_pose_refiners(self, register: Register) -> None:
        """Offer the rules, the smoothing, and no refiner at all."""
        register("rules", _rules, summary="room for the hands, a quiet head after a question")
        register("edge", _edge, summary="smooths noisy poses; the mouth stays in time")
        register("off", _no_refiner, summary="poses as they were composed")

    @hookimpl
    def register_memories(self, register: Register) -> None:
        """Offer the memory of the latest turns."""
        register("recent", _recent, summary="the latest turns of this session")

    @hookimpl
    def register_codecs(self, register: Register) -> None:
        """Offer VMC and Live Link Face packets."""
        register("vmc", _vmc_codec, summary="VMC protocol 3.1 datagrams")
        register("live-link-face", _live_link_codec, summary="Live Link Face datagrams, ARKit mode")

    @hookimpl
    def register_outputs(self, register: Register) -> None:
        """Offer VMC and Live Link Face over UDP."""
        register("vmc", _vmc, summary="VMC/OSC to VSeeFace, Warudo, VNyan, Unity, Unreal")
        register("live-link-face", _live_link, summary="a face in Unreal without a plugin")


def _scripted(options: Mapping[str, Any]) -> Any:
    from bridge.dialogue import create_scripted_model

    return create_scripted_model(options)


def _lexicon(options: Mapping[str, Any]) -> Any:
    from bridge.dialogue import LexiconEmotionReader

    return LexiconEmotionReader()


def _phone_lips(options: Mapping[str, Any]) -> Any:
    from bridge.performance import PhoneLips

    return PhoneLips()


def _rules(options: Mapping[str, Any]) -> Any:
    from bridge.motion import RuleRefiner

    return RuleRefiner()


def _edge(options: Mapping[str, Any]) -> Any:
    from bridge.motion import edge_refiner

    return edge_refiner(options)


def _no_refiner(options: Mapping[str, Any]) -> Any:
    from bridge.motion import Off

    return Off()


def _recent(options: Mapping[str, Any]) -> Any:
    from bridge.dialogue import RecentTurns

    return RecentTurns()


def _vmc_codec(options: Mapping[str, Any]) -> Any:
    from bridge.wire.vmc import VmcCodec
    from bridge.wire.vmc_options import read_vmc_options

    return VmcCodec(read_vmc_options(options))


def _live_link_codec(options: Mapping[str, Any]) -> Any:
    from bridge.wire.livelink import LiveLinkCodec
    from bridge.wire.livelink_options import read_live_link_options

    return LiveLinkCodec(read_live_link_options(options))


def _vmc(options: Mapping[str, Any]) -> Any:
    from bridge.session.outputs import vmc_output

    return vmc_output(options)


def _live_link(options: Mapping[str, Any]) -> Any:
    from bridge.session.outputs import live_link_output

    return live_link_output(options)
