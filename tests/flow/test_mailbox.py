import threading

from bridge.flow import Mailbox


def test_items_come_out_in_order_and_once():
    mailbox: Mailbox[int] = Mailbox()
    for item in range(5):
        mailbox.post(item)
    assert list(mailbox.drain()) == [0, 1, 2, 3, 4]
    assert list(mailbox.drain()) == []


def test_what_is_posted_while_draining_waits_for_the_next_drain():
    mailbox: Mailbox[int] = Mailbox()
    mailbox.post(1)
    for item in mailbox.drain():
        mailbox.post(item + 1)
    assert list(mailbox.drain()) == [2]


def test_many_threads_lose_nothing():
    mailbox: Mailbox[int] = Mailbox()
    posters = [
        threading.Thread(target=lambda: [mailbox.post(1) for _ in range(1000)]) for _ in range(4)
    ]
    for poster in posters:
        poster.start()
    for poster in posters:
        poster.join()
    assert sum(mailbox.drain()) == 4000
