import pytest

from bridge.errors import ConfigError
from bridge.wire.livelink_options import LiveLinkOptions, read_live_link_options


def test_an_empty_table_is_the_defaults():
    assert read_live_link_options({}) == LiveLinkOptions()


def test_every_option_is_read():
    table = {"subject": "Ada", "rate": 30, "head": [1, -1, 0.5], "mirror": True}
    assert read_live_link_options(table) == LiveLinkOptions(
        subject="Ada", rate=30, head=(1.0, -1.0, 0.5), mirror=True
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("subject", 7),
        ("subject", "x" * 129),
        ("rate", 0),
        ("rate", 29.97),
        ("rate", True),
        ("head", [1, 1]),
        ("head", [1, 1, 9]),
        ("head", [1, 1, True]),
        ("head", 1.0),
        ("mirror", "yes"),
        ("subjet", "Ada"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(key, value):
    with pytest.raises(ConfigError, match=key):
        read_live_link_options({key: value})
