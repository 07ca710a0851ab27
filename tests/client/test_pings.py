from bridge.client.pings import Pings


def test_eight_quick_ones_and_then_one_a_second():
    pings, sent = Pings(), []
    for now in range(0, 5_000_000, 10_000):
        if pings.is_due(now):
            sent.append(now)
            pings.sent(len(sent), now)
    assert sent[:8] == [50_000 * i for i in range(8)]
    assert sent[8:11] == [1_350_000, 2_350_000, 3_350_000]


def test_an_answer_finds_its_question_once():
    pings = Pings()
    pings.sent(3, 77)
    assert pings.answered(4) is None
    assert pings.answered(3) == 77
    assert pings.answered(3) is None


def test_unanswered_questions_do_not_fill_the_memory():
    pings = Pings()
    for number in range(1000):
        pings.sent(number, number)
    assert pings.answered(0) is None
    assert pings.answered(999) == 999


def test_another_session_is_asked_anew():
    pings = Pings()
    assert not pings.meet("one")
    for number in range(10):
        pings.sent(number, 0)
    assert not pings.is_due(500_000)
    assert not pings.meet("one")
    assert pings.meet("two")
    assert pings.is_due(500_000)
    assert pings.answered(9) is None
