import json
from types import SimpleNamespace

import pytest

from bridge.testing.golden import check_golden


def _request(*, update):
    def option(name, default=None):
        assert name == "--update-golden"
        return update

    return SimpleNamespace(config=SimpleNamespace(getoption=option))


@pytest.fixture
def golden(tmp_path):
    path = tmp_path / "wire" / "frame.bin"
    check_golden(_request(update=True), path, b"\x01\x02\x03", {"seq": 4})
    return path


def test_update_writes_the_bytes_and_the_note(golden):
    assert golden.read_bytes() == b"\x01\x02\x03"
    assert json.loads(golden.with_suffix(".json").read_text()) == {"seq": 4}


def test_equal_bytes_pass(golden):
    check_golden(_request(update=False), golden, b"\x01\x02\x03", {"seq": 4})


def test_a_difference_names_its_place(golden):
    with pytest.raises(AssertionError, match=r"first difference is at byte 1:\n.*01 02 03"):
        check_golden(_request(update=False), golden, b"\x01\xff\x03", {"seq": 4})


def test_a_different_length_is_a_difference(golden):
    with pytest.raises(AssertionError, match=r"3 bytes, now there are 4.*at byte 3"):
        check_golden(_request(update=False), golden, b"\x01\x02\x03\x04", {"seq": 4})


def test_a_changed_note_names_its_line(golden):
    with pytest.raises(AssertionError, match=r"line 2 was '\"seq\": 4', is '\"seq\": 5'"):
        check_golden(_request(update=False), golden, b"\x01\x02\x03", {"seq": 5})


def test_a_missing_file_says_how_to_write_it(tmp_path):
    with pytest.raises(AssertionError, match=r"new\.bin is missing\. To write it: pytest --update"):
        check_golden(_request(update=False), tmp_path / "new.bin", b"", {})


def test_this_project_declares_the_option(request):
    assert request.config.getoption("--update-golden") in (True, False)
