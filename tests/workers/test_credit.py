import threading

from bridge.workers.credit import Credit


def test_credit_is_used_up_item_by_item():
    credit = Credit(2)
    assert credit.take()
    assert credit.take()
    credit.grant()
    assert credit.take()


def test_cancelling_wakes_a_producer_that_waits():
    credit = Credit(0)
    answers = []
    thread = threading.Thread(target=lambda: answers.append(credit.take()))
    thread.start()
    credit.cancel()
    thread.join(10)
    assert answers == [False]


def test_a_cancelled_credit_gives_nothing_even_if_some_is_left():
    credit = Credit(5)
    credit.cancel()
    assert not credit.take()
