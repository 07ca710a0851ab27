import pytest

from bridge.motion.channels import CHANNELS, Channel, channel_row


def test_a_row_holds_what_is_named_and_nothing_else():
    row = channel_row(pitch=4.5, lean=-1)
    assert row.shape == (CHANNELS,)
    assert (row[Channel.PITCH], row[Channel.LEAN]) == (4.5, -1)
    assert abs(row).sum() == 5.5


def test_an_unknown_channel_is_an_error():
    with pytest.raises(KeyError):
        channel_row(nose=1)
