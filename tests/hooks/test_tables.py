from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from bridge.errors import ConfigError
from bridge.hooks import check_table

_Share = Annotated[float, Field(ge=0, le=1, description="a number from 0 to 1")]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Sound(_Table):
    volume: _Share = 0.5


class _File(_Table):
    name: Annotated[str, Field(description="a name, as text")]
    sound: Annotated[_Sound, Field(description="a table")] = _Sound()
    rates: Annotated[dict[str, _Share], Field(description="numbers from 0 to 1")] = {}
    lines: Annotated[list[str], Field(description="a list of texts")] = []


def test_what_is_right_comes_back_as_the_model():
    assert check_table(_File, {"name": "a", "sound": {"volume": 1}}).sound.volume == 1.0


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        ({}, "name: found 'nothing'; allowed: a name, as text."),
        ({"name": 3}, "name: found 3; allowed: a name, as text."),
        (
            {"name": "a", "nmae": 1},
            "top level: found 'nmae'; allowed: the keys name, sound, rates, lines, taken out. "
            "Did you mean 'name'?",
        ),
        (
            {"name": "a", "sound": {"volum": 1}},
            "sound: found 'volum'; allowed: the keys volume. Did you mean 'volume'?",
        ),
        (
            {"name": "a", "sound": {"volume": 2.0}},
            "sound.volume: found 2.0; allowed: a number from 0 to 1.",
        ),
        ({"name": "a", "sound": 1}, "sound: found 1; allowed: a table."),
        (
            {"name": "a", "rates": {"x": 2.0}},
            "rates.x: found 2.0; allowed: numbers from 0 to 1.",
        ),
        (
            {"name": "a", "lines": ["a", 2]},
            "lines[1]: found 2; allowed: a list of texts.",
        ),
    ],
)
def test_what_is_wrong_is_told_by_its_key(tree, message):
    with pytest.raises(ConfigError) as caught:
        check_table(_File, tree, also=("taken out",))
    assert str(caught.value) == message
