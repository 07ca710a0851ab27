"""Makes a style of a file and of those it inherits from."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bridge.errors import ConfigError
from bridge.hooks import check_table, read_lineage
from bridge.model import Style
from bridge_styles import PRESETS

__all__ = ["Numbers", "Preset", "read_style"]

_Share = Annotated[float | None, Field(ge=0, le=1, description="a number from 0 to 1")]
_Leaning = Annotated[float | None, Field(ge=-1, le=1, description="a number from -1 to 1")]
_Name = Annotated[str, Field(description="a name, as text")]


class Numbers(BaseModel):
    """The table of one file, each number that it does not set left out."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: _Name = ""
    title: _Name = ""
    inherits: str = ""
    activation: _Share = None
    extent: _Leaning = None
    tempo: _Leaning = None
    fluidity: _Leaning = None
    power: _Leaning = None
    repetition: _Leaning = None
    expression: _Leaning = None
    gaze: _Leaning = None
    head_gain: Annotated[
        float | None, Field(ge=0, le=3, description="a number from 0 to 3, 1 being neutral")
    ] = None
    nod_probability: _Share = None
    smile: _Share = None
    brow: _Leaning = None
    blinks_per_minute: Annotated[
        float | None, Field(gt=0, le=80, description="a number up to 80")
    ] = None
    head_pitch_degrees: Annotated[
        float | None,
        Field(ge=-30, le=30, description="degrees from -30 to 30, chin down above 0"),
    ] = None
    lean_metres: Annotated[
        float | None, Field(ge=-0.3, le=0.3, description="metres from -0.3 to 0.3")
    ] = None
    jaw: _Share = None
    lip: _Share = None
    emotion_cap: _Share = None
    gestures_per_minute: Annotated[
        float | None, Field(ge=0, le=60, description="a number from 0 to 60")
    ] = None
    is_formal: Annotated[bool | None, Field(description="true or false")] = None


class Preset:
    """A style from a file."""

    def __init__(self, path: Path) -> None:
        self._style = read_style(path)

    def style(self) -> Style:
        """Return what the file says, with what it inherits."""
        return self._style


def read_style(path: Path) -> Style:
    """Return the style of a file. Raise ``ConfigError`` naming file, key and what is allowed.

    What a file does not say is its parent's; without a parent, neutral's.
    """
    style = Style()
    lineage = read_lineage(path, PRESETS, root="neutral", what="style file")
    for file, tree in reversed([*lineage]):
        try:
            numbers = check_table(Numbers, tree)
        except ConfigError as error:
            raise error.in_file(str(file)) from None
        given = numbers.model_dump(exclude_none=True, exclude={"id", "title", "inherits"})
        style = replace(style, name=numbers.id or file.stem, **given)
    return style
