from bridge.model import ClientJoined, PlaybackReported
from bridge.service.audience import PRESENT_MICROS, Audience


def joined(name):
    return ClientJoined(client=name)


def report(name, position=0):
    return PlaybackReported(client=name, utterance_id="u1", position_micros=position)


def names(audience, now_micros=0):
    return [each.name for each in audience.present(now_micros)]


def test_the_latest_report_of_a_client_is_kept():
    audience = Audience()
    audience.note(b"1", joined("unity"), 0)
    for position in (1, 2):
        audience.note(b"1", report("unity", position), 0)
    audience.note(b"1", joined("unity"), 0)
    (attendee,) = audience.present(0)
    assert attendee.report.position_micros == 2


def test_two_clients_of_one_name_are_two():
    audience = Audience()
    audience.note(b"1", joined("unity"), 0)
    audience.note(b"2", joined("unity"), 0)
    assert names(audience) == ["unity", "unity"]


def test_a_client_that_is_silent_for_long_has_left():
    audience = Audience()
    audience.note(b"1", joined("unity"), 0)
    audience.note(b"2", joined("unreal"), 5)
    assert names(audience, PRESENT_MICROS) == ["unity", "unreal"]
    assert names(audience, PRESENT_MICROS + 1) == ["unreal"]
    assert names(audience, PRESENT_MICROS + 6) == []


def test_signs_of_life_keep_a_client_present():
    audience = Audience()
    audience.note(b"1", joined("unity"), 0)
    audience.heard(b"1", PRESENT_MICROS)
    assert names(audience, 2 * PRESENT_MICROS) == ["unity"]


def test_signs_of_life_of_a_stranger_are_not_remembered():
    audience = Audience()
    audience.heard(b"1", 0)
    assert names(audience) == []


def test_who_leaves_is_forgotten_at_once():
    audience = Audience()
    audience.note(b"1", joined("studio-1"), 0)
    audience.forget(b"1")
    audience.forget(b"1")
    assert names(audience) == []


def test_ever_new_clients_push_out_the_longest_silent():
    audience = Audience()
    for index in range(500):
        audience.note(b"faithful", report("faithful", index), index)
        audience.note(b"%d" % index, joined(f"stranger {index}"), index)
    present = names(audience, 500)
    assert len(present) <= 64
    assert "faithful" in present
    assert "stranger 499" in present
