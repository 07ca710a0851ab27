import pytest

from bridge.errors import ConfigError
from bridge.hooks import read_lineage, read_toml


@pytest.fixture
def shelf(tmp_path):
    folder = tmp_path / "shelf"
    folder.mkdir()
    for name, text in {"root": "a = 1", "japan": "b = 2", "kyoto": "inherits = 'japan'"}.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def names(shelf):
    def names(path):
        return [file.stem for file, _ in read_lineage(path, shelf, root="root", what="file")]

    return names


def _write(folder, name, text):
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_toml_error_shows_the_line(tmp_path):
    path = _write(tmp_path, "a", "a = 1\nb = = 2\n")
    with pytest.raises(ConfigError, match=r"a\.toml: line 2, column 5: found 'b = = 2'"):
        read_toml(path, what="file")


def test_an_empty_file_is_a_file_and_a_byte_order_mark_is_none_of_its_text(tmp_path):
    assert read_toml(_write(tmp_path, "a", ""), what="file") == {}
    assert read_toml(_write(tmp_path, "a", "\ufeffa = 1"), what="file") == {"a": 1}


def test_a_file_that_is_not_there_is_told_with_the_nearest(tmp_path):
    _write(tmp_path, "pirate", "")
    with pytest.raises(ConfigError, match=r"policy file: found .* Did you mean 'pirate\.toml'"):
        read_toml(tmp_path / "pirates.toml", what="policy file")


def test_bytes_that_are_no_text_are_told(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"a = '\xff'")
    with pytest.raises(ConfigError, match=r"byte 5: found b'\\xff'; allowed: UTF-8 text"):
        read_toml(path, what="file")


def test_a_line_of_files_ends_at_the_root(names, shelf):
    assert names(shelf / "kyoto.toml") == ["kyoto", "japan", "root"]
    assert names(shelf / "root.toml") == ["root"]


def test_a_file_elsewhere_inherits_from_the_root_a_shelved_one_a_neighbour_or_nobody(
    names, tmp_path
):
    assert names(_write(tmp_path, "plain", "")) == ["plain", "root"]
    assert names(_write(tmp_path, "mine", "inherits = 'japan'")) == ["mine", "japan", "root"]
    child = _write(tmp_path, "child", "inherits = 'mine.toml'")
    assert names(child) == ["child", "mine", "japan", "root"]
    assert names(_write(tmp_path, "free", "inherits = ''")) == ["free"]


def test_a_file_named_as_the_root_inherits_from_it(names, tmp_path):
    assert names(_write(tmp_path, "root", "")) == ["root", "root"]


def test_a_circle_is_told(names, tmp_path):
    _write(tmp_path, "a", "inherits = 'b.toml'")
    _write(tmp_path, "b", "inherits = 'a.toml'")
    with pytest.raises(ConfigError, match=r"b\.toml: inherits: found 'a\.toml'.*a → b → a"):
        names(tmp_path / "a.toml")


@pytest.mark.parametrize("parent", ["'japann'", "3", "'japann.toml'"])
def test_an_unknown_parent_is_told_with_the_known(names, tmp_path, parent):
    path = _write(tmp_path, "a", f"inherits = {parent}")
    with pytest.raises(ConfigError, match=r"a\.toml: inherits: found .*japan, kyoto, root"):
        names(path)
