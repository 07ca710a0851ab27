import pytest

from bridge.errors import BridgeError
from bridge.studio import avatar_file


def test_the_avatar_is_made_once(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(avatar_file, "_build", lambda: made.append(1) or b"glTF")
    first = avatar_file.our_avatar(tmp_path / "cache")
    assert first.read_bytes() == b"glTF"
    assert avatar_file.our_avatar(tmp_path / "cache") == first
    assert made == [1]
    assert [path.name for path in first.parent.iterdir()] == [first.name]


def test_another_generator_makes_another_avatar(tmp_path, monkeypatch):
    source = tmp_path / "generator" / "head.py"
    source.parent.mkdir()
    monkeypatch.setattr(avatar_file, "_GENERATOR", source.parent)
    monkeypatch.setattr(avatar_file, "_build", lambda: source.read_bytes())
    found = set()
    for text in ("round", "oval"):
        source.write_text(text, encoding="utf-8")
        file = avatar_file.our_avatar(tmp_path / "cache")
        assert file.read_text(encoding="utf-8") == text
        found.add(file)
    assert len(found) == 2


def test_without_its_packages_it_says_what_to_install(tmp_path, monkeypatch):
    def missing(name):
        raise ModuleNotFoundError("No module named 'pygltflib'", name="pygltflib")

    monkeypatch.setattr(avatar_file, "import_module", missing)
    with pytest.raises(BridgeError, match=r"pygltflib.*avatar-bridge\[studio\].*--vrm"):
        avatar_file.our_avatar(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_we_generate_is_a_binary_gltf(tmp_path):
    data = avatar_file.our_avatar(tmp_path).read_bytes()
    assert data[:4] == b"glTF"
    assert int.from_bytes(data[8:12], "little") == len(data)
