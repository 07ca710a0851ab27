import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.errors import ConfigError
from bridge.session.character_schema import check_character


def _tree(**changes):
    part = {"name": "x"}
    tree = {
        "name": "ada",
        "language": "en",
        "persona": "Calm.",
        "seed": 0,
        "voice": part,
        "dialogue": part,
        "style": part,
        "policy": part,
        "lips": part,
        "emotion": part,
        "memory": part,
        "refiner": part,
        "outputs": [],
        "stream": {
            "endpoint": "tcp://127.0.0.1:5570",
            "control": "tcp://127.0.0.1:*",
            "frame_rate": 60,
            "lead_ms": 150,
            "insecure": False,
        },
        "sound": {"mode": "auto", "device": "", "offset_ms": 0},
    }
    return tree | changes


def test_a_tree_becomes_a_record():
    character = check_character(_tree(), Path("here"))
    assert (character.name, character.stream.keys_folder) == ("ada", None)


def test_folders_start_where_the_file_stands():
    stream = _tree()["stream"] | {"keys_folder": "keys"}
    character = check_character(_tree(stream=stream), Path("here"))
    assert character.stream.keys_folder == Path("here/keys")


def test_what_is_missing_is_named():
    tree = _tree()
    del tree["stream"]["lead_ms"]
    with pytest.raises(ConfigError, match=r"stream\.lead_ms: found 'nothing'; allowed: a whole"):
        check_character(tree, Path())


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)


@given(key=st.sampled_from([*_tree(), "unknown"]), value=_values)
def test_nothing_but_a_config_error_comes_of_any_value(key, value):
    with contextlib.suppress(ConfigError):
        check_character(_tree(**{key: value}), Path())
