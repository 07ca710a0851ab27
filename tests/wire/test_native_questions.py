from dataclasses import fields
from typing import get_args

import pytest

from bridge.model import ClientEvent, Request
from bridge.wire.native_questions import FORMAT_BY_ASKED, FORMAT_BY_REQUEST, QUESTIONS


def test_everything_a_client_may_ask_or_report_has_a_word():
    assert set(FORMAT_BY_REQUEST) == {*get_args(Request), *get_args(ClientEvent)}


def test_no_word_means_two_things():
    assert len(FORMAT_BY_ASKED) == len(QUESTIONS)


@pytest.mark.parametrize("form", QUESTIONS, ids=lambda form: form.kind)
def test_no_field_is_left_behind(form):
    assert list(form.fields) == [field.name for field in fields(form.record)]
