"""The limits fit each other; that the specification has them all stands beside its tables."""

from bridge.wire import native_limits as limits


def test_the_largest_audio_chunk_fits_a_packet():
    names = limits.MAX_CHARACTER_BYTES + 4 * limits.MAX_NAME_CHARS + 200
    assert limits.MAX_AUDIO_SAMPLES * 4 + names < limits.MAX_PACKET_BYTES


def test_the_longest_text_fits_a_request():
    names = limits.MAX_CHARACTER_BYTES + 4 * limits.MAX_NAME_CHARS + 200
    assert limits.MAX_TEXT_CHARS * 4 + names < limits.MAX_REQUEST_BYTES


def test_the_largest_pose_fits_a_packet():
    assert limits.MAX_NAMES * 5 * 4 < limits.MAX_PACKET_BYTES


def test_a_double_keeps_the_largest_time():
    assert float(limits.MAX_MICROS) == limits.MAX_MICROS
