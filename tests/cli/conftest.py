import pytest
from commands import bridge_json, logging_as_it_was, write_character


@pytest.fixture
def ada(tmp_path):
    """Return the file of a character that needs no model, no sound and no fixed port."""
    return write_character(tmp_path)


@pytest.fixture(scope="session")
def take(tmp_path_factory):
    """Return a take of one short sentence, made by ``bridge say``."""
    folder = tmp_path_factory.mktemp("said")
    file = folder / "hello.take"
    ada = write_character(folder)
    said = bridge_json("say", "Hi *you*!", "--character", ada, "--record", file, "--json")
    assert said["take"] == str(file)
    return file


@pytest.fixture(autouse=True)
def _restore_logging():
    with logging_as_it_was():
        yield
