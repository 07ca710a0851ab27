"""Puts one character on stage: opens its parts and joins them."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bridge.dialogue import ConversationKeeper
from bridge.errors import BridgeError, ConfigError, PluginContractError
from bridge.flow import Clock
from bridge.hooks import PluginManager, PoseRefiner, Registry, Role, SafetyFilter
from bridge.model import Describe, Policy, Scene, StreamRecord, Style
from bridge.motion import Sampler
from bridge.rigs import RIG
from bridge.service.parts import PartPool
from bridge.service.seat import Seat
from bridge.session.character_record import Character, PartChoice
from bridge.session.delivery import Delivery
from bridge.session.direction import Direction
from bridge.session.guards import (
    GuardedLips,
    GuardedMemory,
    GuardedReader,
    GuardedSafety,
    GuardedTap,
)
from bridge.session.manners import read_policy, read_style
from bridge.session.outputs import NativeOutput
from bridge.session.pacing import OutputLine
from bridge.session.rehearsal import rehearse
from bridge.session.session import Session
from bridge.session.stream import CharacterStream, Sound, StreamSettings
from bridge.session.voices import Voices
from bridge.transport.sound import SilentDevice

__all__ = ["SoundFor", "Stage", "cast", "silent"]

_Manner = TypeVar("_Manner", Style, Policy)

log = logging.getLogger(__name__)

SoundFor = Callable[[Character, int, Clock], Sound]
"""Opens the sound of a character at a sample rate; one without a device is silent."""


def silent(character: Character, sample_rate: int, clock: Clock) -> Sound:
    """Play nothing here: an engine does, or nobody listens."""
    return SilentDevice(sample_rate, clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What the characters of one process share."""

    plugins: PluginManager
    parts: PartPool
    clock: Clock
    session_id: str
    control_endpoint: str
    sinks: Sequence[Callable[[bytes], None]]
    """Where native packets go; the first is the network."""
    run_on_clock: Callable[[Callable[[], None]], None]
    watch: Callable[[StreamRecord], None]
    """Sees every record of every character."""
    sound_for: SoundFor


async def cast(stage: Stage, character: Character, *, phase_micros: int) -> Seat:
    """Return a character's seat, everything opened. Raises ``ConfigError`` and the like."""
    registry = stage.plugins.registry
    voice = await stage.parts.get(Role.VOICE, character.voice.name, character.voice.options)
    _require_language(character, voice.capabilities.languages)
    await asyncio.to_thread(rehearse, character.language)
    dialogue = await stage.parts.get(
        Role.DIALOGUE, character.dialogue.name, character.dialogue.options
    )
    style = _manner(read_style, stage, character.style, Style())
    policy = _manner(read_policy, stage, character.policy, Policy())
    native = NativeOutput(stage.sinks)
    lines = [OutputLine("native", native), *_lines(stage, character)]
    description = _description(stage, character, voice.capabilities.sample_rate)
    watchers: list[Callable[[StreamRecord], None]] = [stage.watch, *_taps(stage)]
    stream = CharacterStream(
        StreamSettings(description=description, phase_micros=phase_micros),
        sampler=Sampler(character.seed, refiner=_refiner(stage, character)),
        scene=Scene(style=style, policy=policy),
        lines=lines,
        sound=stage.sound_for(character, voice.capabilities.sample_rate, stage.clock),
        watch=lambda record: _tell(watchers, record),
        start_micros=stage.clock.now_micros(),
    )
    direction = Direction(style=style, policy=policy, registry=registry, stream=stream)
    delivery = Delivery(
        voices=Voices(
            character.voice.name,
            voice,
            plugins=stage.plugins,
            open_voice=lambda name: stage.parts.get(Role.VOICE, name, {}),
        ),
        lips=GuardedLips(*_named(stage, Role.LIPS, character.lips)),
        stream=stream,
        clock=stage.clock,
        seed=character.seed,
        direction=direction,
    )
    session = Session(
        name=character.name,
        language=character.language,
        stream=stream,
        delivery=delivery,
        dialogue=dialogue,
        conversation=_conversation(stage, character),
        reader=GuardedReader(*_named(stage, Role.EMOTION, character.emotion)),
        safety=_safety(stage, character),
        plugins=stage.plugins,
        clock=stage.clock,
    )
    watchers.append(session.note)
    return Seat(
        session=session,
        direction=direction,
        stream=stream,
        native=native,
        lines=lines,
        description=description,
        run_on_clock=stage.run_on_clock,
    )


def _part(stage: Stage, role: Role, choice: PartChoice) -> Any:
    return stage.plugins.registry.create(role, choice.name, choice.options)


def _named(stage: Stage, role: Role, choice: PartChoice) -> tuple[Any, str]:
    """Return a part, and what a log calls it."""
    return _part(stage, role, choice), f"{role} {choice.name!r}"


def _manner(
    read: Callable[[Registry, str, Mapping[str, Any]], _Manner],
    stage: Stage,
    choice: PartChoice,
    otherwise: _Manner,
) -> _Manner:
    """Return a style or a policy; one that its plugin cannot give is the neutral one."""
    try:
        return read(stage.plugins.registry, choice.name, choice.options)
    except PluginContractError as error:
        log.warning("a neutral manner stands in", extra={"reason": str(error)})
        return otherwise


def _safety(stage: Stage, character: Character) -> SafetyFilter | None:
    if character.safety is None:
        return None
    return GuardedSafety(*_named(stage, Role.SAFETY, character.safety))


def _refiner(stage: Stage, character: Character) -> PoseRefiner:
    refiner: PoseRefiner = _part(stage, Role.REFINER, character.refiner)
    return refiner


def _require_language(character: Character, spoken: tuple[str, ...]) -> None:
    wanted = character.language.split("-")[0].lower()
    if spoken and not any(tag.split("-")[0].lower() == wanted for tag in spoken):
        raise ConfigError(
            "language",
            found=character.language,
            allowed=f"what the voice {character.voice.name!r} speaks: {', '.join(spoken)}",
        )


def _lines(stage: Stage, character: Character) -> list[OutputLine]:
    return [
        OutputLine(
            output.name,
            stage.plugins.registry.create(Role.OUTPUT, output.name, output.options),
            offset_micros=output.offset_ms * 1000,
        )
        for output in character.outputs
    ]


def _taps(stage: Stage) -> list[Callable[[StreamRecord], None]]:
    """Return what every installed tap sees with; one that cannot be built sees nothing."""
    taps = []
    for offer in stage.plugins.registry.offers(Role.TAP):
        try:
            taps.append(GuardedTap(*_named(stage, Role.TAP, PartChoice(name=offer.name))))
        except BridgeError as error:
            log.warning("a tap cannot be had", extra={"reason": str(error)})
    return [tap.watch for tap in taps]


def _tell(watchers: Sequence[Callable[[StreamRecord], None]], record: StreamRecord) -> None:
    for watch in watchers:
        watch(record)


def _conversation(stage: Stage, character: Character) -> ConversationKeeper:
    return ConversationKeeper(
        character=character.name,
        persona=character.persona,
        language=character.language,
        memory=GuardedMemory(*_named(stage, Role.MEMORY, character.memory)),
    )


def _description(stage: Stage, character: Character, sample_rate: int) -> Describe:
    return Describe(
        character=character.name,
        seq=0,
        session_id=stage.session_id,
        rig=RIG,
        frame_rate=character.stream.frame_rate,
        sample_rate=sample_rate,
        lead_micros=character.stream.lead_ms * 1000,
        control_endpoint=stage.control_endpoint,
    )
