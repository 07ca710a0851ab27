from bridge.client import SequenceCounter
from bridge.client.recovery import Recovery
from bridge.model import Resend


def lossy(*seqs):
    counter = SequenceCounter()
    for seq in seqs:
        counter.note(seq)
    return counter


def test_nothing_lost_is_nothing_asked():
    assert Recovery().request(lossy(5, 6)) is None


def test_a_gap_is_asked_for_once():
    recovery, counter = Recovery(), lossy(1, 5)
    assert recovery.request(counter) == Resend(first_seq=2, last_seq=4)
    assert recovery.request(counter) is None
    counter.note(3)
    assert recovery.request(counter) is None
    assert recovery.asked == 3


def test_the_next_gap_is_asked_for_without_the_last_one():
    recovery, counter = Recovery(), lossy(1, 3)
    recovery.request(counter)
    counter.note(6)
    assert recovery.request(counter) == Resend(first_seq=4, last_seq=5)


def test_a_gap_too_long_to_be_back_in_time_is_let_go():
    recovery, counter = Recovery(), lossy(1, 1000)
    assert recovery.request(counter) is None
    counter.note(1002)
    assert recovery.request(counter) == Resend(first_seq=1001, last_seq=1001)


def test_another_session_has_its_own_gaps():
    recovery, counter = Recovery(), lossy(90, 92)
    recovery.request(counter)
    counter.restart()
    recovery.restart()
    for seq in (1, 3):
        counter.note(seq)
    assert recovery.request(counter) == Resend(first_seq=2, last_seq=2)
