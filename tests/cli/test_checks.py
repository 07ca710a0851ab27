from bridge.cli.checks import module_check, picture_checks


def test_a_missing_module_is_told_with_the_command_that_brings_it():
    check = module_check("a_module_nobody_has", "opera", "pip install opera")
    assert (check.is_fine, check.is_needed, check.detail) == (False, False, "pip install opera")


def test_a_module_that_is_there_is_fine():
    assert module_check("json", "numbers", "").is_fine


def test_what_pictures_need_is_looked_at_without_being_needed():
    checks = {check.name: check for check in picture_checks()}
    assert {"pictures", "studio page", "snapshots", "films"} <= checks.keys()
    assert not any(check.is_needed for check in checks.values())
    assert all(check.detail for check in checks.values())
