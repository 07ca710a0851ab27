"""The shape of a character file."""

from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from bridge.hooks import check_table
from bridge.session.character_record import (
    Character,
    OutputChoice,
    PartChoice,
    SoundMode,
    SoundSettings,
    StreamChoice,
)

__all__ = ["check_character"]

NAME_BYTES = 64  # what the native stream's topic holds

_Endpoint = Annotated[
    str,
    Field(
        pattern=r"^(tcp://(\[[0-9A-Fa-f:.]+\]|[^\s:/\[\]]+):(\d{1,5}|\*)|(ipc|inproc)://\S+)$",
        description="an address such as 'tcp://127.0.0.1:5570'",
    ),
]
_Milliseconds = Annotated[
    int, Field(ge=-1000, le=1000, description="a whole number from -1000 to 1000")
]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Part(_Table):
    model_config = ConfigDict(extra="allow", strict=True, frozen=True)

    name: Annotated[str, Field(min_length=1, description="the name of a part, as text")]


class _Output(_Part):
    offset_ms: _Milliseconds = 0


class _Stream(_Table):
    endpoint: _Endpoint
    control: _Endpoint
    frame_rate: Annotated[Literal[30, 60, 90, 120], Field(description="30, 60, 90 or 120")]
    lead_ms: Annotated[int, Field(ge=100, le=300, description="a whole number from 100 to 300")]
    insecure: Annotated[bool, Field(description="true or false")]
    keys_folder: Annotated[str, Field(description="the path of a folder, as text")] = ""


class _Sound(_Table):
    mode: Annotated[Literal["auto", "on", "off"], Field(description="'auto', 'on' or 'off'")]
    device: Annotated[str, Field(description="part of a device's name, as text")]
    offset_ms: _Milliseconds


class _File(_Table):
    name: Annotated[
        str, Field(description=f"1 to {NAME_BYTES} bytes of printable text without outer spaces")
    ]
    language: Annotated[
        str,
        Field(
            pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
            description="a language tag such as 'en' or 'ja-JP'",
        ),
    ]
    persona: Annotated[str, Field(description="text")]
    seed: Annotated[
        int, Field(ge=0, lt=2**63, description="a whole number from 0 to 9223372036854775807")
    ]
    voice: Annotated[_Part, Field(description="a table with a name")]
    dialogue: Annotated[_Part, Field(description="a table with a name")]
    style: Annotated[_Part, Field(description="a table with a name")]
    policy: Annotated[_Part, Field(description="a table with a name")]
    lips: Annotated[_Part, Field(description="a table with a name")]
    emotion: Annotated[_Part, Field(description="a table with a name")]
    memory: Annotated[_Part, Field(description="a table with a name")]
    safety: Annotated[_Part | None, Field(description="a table with a name")] = None
    refiner: Annotated[_Part, Field(description="a table with a name")]
    outputs: Annotated[list[_Output], Field(description="tables under [[outputs]]")]
    stream: Annotated[_Stream, Field(description="a table")]
    sound: Annotated[_Sound, Field(description="a table")]

    @field_validator("name")
    @classmethod
    def _fits_a_topic(cls, name: str) -> str:
        fits = 0 < len(name.encode()) <= NAME_BYTES
        if not (fits and name.isprintable() and name == name.strip()):
            raise ValueError
        return name


def check_character(tree: dict[str, Any], folder: Path) -> Character:
    """Return the character that ``tree`` describes; ``folder`` is where paths start.

    Raises one ``ConfigError`` for the first thing that is wrong.
    """
    checked = check_table(_File, tree, also=("persona_file",))
    return Character(
        name=checked.name,
        language=checked.language,
        persona=checked.persona,
        seed=checked.seed,
        voice=_choice(checked.voice, folder),
        dialogue=_choice(checked.dialogue, folder),
        style=_choice(checked.style, folder),
        policy=_choice(checked.policy, folder),
        lips=_choice(checked.lips, folder),
        emotion=_choice(checked.emotion, folder),
        memory=_choice(checked.memory, folder),
        safety=_choice(checked.safety, folder) if checked.safety else None,
        refiner=_choice(checked.refiner, folder),
        outputs=tuple(_output(output, folder) for output in checked.outputs),
        stream=_stream(checked.stream, folder),
        sound=SoundSettings(
            mode=SoundMode(checked.sound.mode),
            device=checked.sound.device,
            offset_ms=checked.sound.offset_ms,
        ),
    )


def _choice(part: _Part, folder: Path) -> PartChoice:
    return PartChoice(name=part.name, options=_options(part, folder))


def _output(part: _Output, folder: Path) -> OutputChoice:
    return OutputChoice(name=part.name, options=_options(part, folder), offset_ms=part.offset_ms)


def _options(part: _Part, folder: Path) -> MappingProxyType[str, Any]:
    options = dict(part.model_extra or {})
    if isinstance(options.get("path"), str):
        options["path"] = str(folder / options["path"])
    return MappingProxyType(options)


def _stream(stream: _Stream, folder: Path) -> StreamChoice:
    return StreamChoice(
        endpoint=stream.endpoint,
        control=stream.control,
        frame_rate=stream.frame_rate,
        lead_ms=stream.lead_ms,
        insecure=stream.insecure,
        keys_folder=folder / stream.keys_folder if stream.keys_folder else None,
    )
