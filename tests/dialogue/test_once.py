from bridge.dialogue.once import log_once


def test_a_mistake_is_logged_once_however_often_it_is_made(caplog):
    for _ in range(3):
        log_once("a tag was dropped", "flumadiddle")
    log_once("a tag was dropped", "flummery")
    assert [record.found for record in caplog.records] == ["flumadiddle", "flummery"]
