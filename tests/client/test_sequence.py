from hypothesis import given
from hypothesis import strategies as st

from bridge.client import SequenceCounter


def noted(*seqs):
    counter = SequenceCounter()
    for seq in seqs:
        counter.note(seq)
    return counter


def test_joining_late_is_no_loss():
    counter = noted(100, 101)
    assert (counter.received, counter.lost) == (2, 0)
    assert counter.missing() is None


def test_a_gap_is_lost_until_it_is_sent_again():
    counter = noted(1, 2, 6)
    assert counter.lost == 3
    assert counter.missing() == (3, 5)
    assert counter.note(4)
    assert counter.lost == 2
    assert counter.missing() == (5, 5)


def test_the_same_record_twice_is_a_duplicate():
    counter = noted(1, 2)
    assert not counter.note(2)
    assert not counter.note(1)
    assert counter.duplicates == 2


def test_a_wild_jump_costs_neither_time_nor_memory():
    counter = noted(1, 2**53 - 1)
    assert counter.lost == 2**53 - 3
    assert len(counter._missing) <= 4096


def test_another_session_counts_from_its_own_start():
    counter = noted(500, 502)
    counter.restart()
    assert counter.note(1)
    assert (counter.received, counter.lost) == (3, 1)
    assert counter.missing() is None


@given(st.permutations(range(12)))
def test_any_order_adds_up(order):
    counter = noted(*order)
    first = order[0]
    # What is older than the first record seen was sent before this client joined.
    assert counter.received == sum(seq >= first for seq in order)
    assert counter.lost == 0
