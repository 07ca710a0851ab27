"""Every asset of the Unity package has a .meta of its own, or Unity ignores it."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "unity_client"


@pytest.fixture(scope="module")
def metas():
    where = PACKAGE / "Tests~" / "write_metas.py"
    spec = importlib.util.spec_from_file_location("write_metas", where)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_asset_has_a_meta_and_every_meta_an_asset(metas):
    missing = [path for path in metas.assets() if not metas.meta_of(path).is_file()]
    alone = [meta for meta in PACKAGE.rglob("*.meta") if not meta.with_suffix("").exists()]
    assert not missing + alone, f"run make metas: {missing + alone}"


def test_guids_are_unique_and_well_formed(metas):
    guids = {}
    for path in metas.assets():
        found = re.search(r"^guid: ([0-9a-f]{32})$", metas.meta_of(path).read_text(), re.M)
        assert found, path
        assert guids.setdefault(found[1], path) == path


def test_scripts_are_imported_as_scripts_and_folders_as_folders(metas):
    for path in metas.assets():
        text = metas.meta_of(path).read_text()
        assert ("folderAsset: yes" in text) == path.is_dir()
        assert ("MonoImporter:" in text) == (path.suffix == ".cs")
