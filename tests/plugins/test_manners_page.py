"""The page about manners says what the data says."""

import re
from dataclasses import fields

import pytest
from manners_page import regions_table, safe_mode, styles_table

from bridge.model import Policy, Style
from bridge.session.builtins import load_plugins
from bridge_cultures.reading import read_policy
from bridge_cultures.rules import MEANINGS
from bridge_styles.reading import read_style

REGISTRY = load_plugins().registry


@pytest.fixture(scope="module")
def page(request):
    path = request.config.rootpath / "docs" / "manners.md"
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("part", [regions_table, styles_table, safe_mode])
def test_what_follows_from_the_data_stands_there(page, part):
    assert part(REGISTRY) in page


@pytest.mark.parametrize("record", [Policy, Style])
def test_every_field_is_told(page, record):
    keys = set(re.findall(r"`\[?([a-z_]+)\]?`", page))
    told = {field.name for field in fields(record)} - {"name"}
    assert told <= keys


def test_every_meaning_is_told(page):
    assert ", ".join(f"`{meaning}`" for meaning in MEANINGS) in page


def test_its_examples_work(page, tmp_path):
    examples = re.findall(r"```toml\n# (\w+\.toml)\n(.*?)```", page, re.DOTALL)
    files = {name: tmp_path / name for name, _ in examples}
    for name, text in examples:
        files[name].write_text(text, encoding="utf-8")
    policy = read_policy(files["harbour.toml"])
    assert (policy.no, policy.forms["greeting"], policy.confidence["no"]) == (
        "toss",
        "fist-palm",
        "high",
    )
    assert read_style(files["bashful.toml"]).smile == 0.2
