from bridge.transport.sound_schedule import Schedule

RATE = 1000  # one sample a millisecond


def test_a_chunk_goes_where_the_clock_says():
    schedule = Schedule(RATE)
    assert schedule.place(5_000_000, 100, wanted=5000, earliest=0) == 5000
    assert schedule.pts_at(5050) == 5_050_000
    assert schedule.pts_at(4999) is None


def test_chunks_that_continue_each_other_meet_even_if_the_clock_drifts():
    schedule = Schedule(RATE)
    schedule.place(0, 100, wanted=0, earliest=0)
    assert schedule.place(100_000, 100, wanted=103, earliest=0) == 100
    assert schedule.underruns == 0


def test_after_a_silence_the_clock_counts_again():
    schedule = Schedule(RATE)
    schedule.place(0, 100, wanted=0, earliest=0)
    assert schedule.place(300_000, 100, wanted=303, earliest=0) == 303
    assert schedule.pts_at(310) == 307_000


def test_a_late_chunk_is_heard_whole_and_what_follows_is_as_late():
    schedule = Schedule(RATE)
    schedule.place(0, 100, wanted=0, earliest=0)
    assert schedule.place(100_000, 100, wanted=100, earliest=150) == 150
    assert schedule.underruns == 1
    assert schedule.place(200_000, 100, wanted=200, earliest=160) == 250
    assert schedule.underruns == 1
    assert schedule.pts_at(260) == 210_000


def test_nothing_overlaps_what_is_already_queued():
    schedule = Schedule(RATE)
    schedule.place(0, 1000, wanted=0, earliest=0)
    assert schedule.place(500_000, 100, wanted=500, earliest=0) == 1000


def test_a_session_time_is_found_again():
    schedule = Schedule(RATE)
    schedule.place(0, 100, wanted=0, earliest=0)
    schedule.place(500_000, 100, wanted=500, earliest=0)
    assert schedule.index_of(50_000) == 50
    assert schedule.index_of(200_000) == 200
    assert schedule.index_of(550_000) == 550
    assert schedule.index_of(-10) == 0
    assert schedule.index_of(700_000) is None


def test_a_cut_forgets_what_comes_after_it():
    schedule = Schedule(RATE)
    schedule.place(0, 100, wanted=0, earliest=0)
    schedule.place(100_000, 100, wanted=100, earliest=0)
    schedule.cut(60)
    assert schedule.end_index == 60
    assert schedule.index_of(150_000) is None
    assert schedule.place(100_000, 10, wanted=80, earliest=0) == 80


def test_many_chunks_leave_little_behind():
    schedule = Schedule(RATE)
    for number in range(1000):
        schedule.place(number * 10_000, 10, wanted=number * 10, earliest=0)
    assert len(schedule._indices) <= 65
    assert schedule.pts_at(9_995) == 9_995_000
