"""What every test may use, and what the whole run reports at its end.

``--update-golden`` writes the golden files anew. ``BRIDGE_WITH=network,gpu,engine`` runs suites
that need more than this machine. ``BRIDGE_REQUIRE_ALL=1`` makes a skipped test a failure.
"""

import os
from collections import Counter

import pytest
from hypothesis import settings

from bridge.testing import VirtualClock

# How long an example takes is a matter of the machine and its other work.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SPECIAL = ("network", "gpu", "engine")
_left_out = Counter()


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(config, items):
    wanted = os.environ.get("BRIDGE_WITH", "").split(",")
    unwanted = [marker for marker in SPECIAL if marker not in wanted]
    for marker in unwanted:
        dropped = [item for item in items if item.get_closest_marker(marker)]
        if dropped:
            _left_out[marker] += len(dropped)
            config.hook.pytest_deselected(items=dropped)
            items[:] = [item for item in items if not item.get_closest_marker(marker)]


def pytest_sessionfinish(session):
    worker_output = getattr(session.config, "workeroutput", None)
    if worker_output is not None:  # of several processes, this is not the one that reports
        worker_output["left_out"] = dict(_left_out)
    elif _must_run_all() and session.exitstatus == 0 and _skips(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """Hear from one of several processes what it left out; they all leave out the same."""
    for marker, count in getattr(node, "workeroutput", {}).get("left_out", {}).items():
        _left_out[marker] = max(_left_out[marker], count)


def pytest_terminal_summary(terminalreporter, config):
    write, skips = terminalreporter.write_line, _skips(config)
    for marker, count in sorted(_left_out.items()):
        write(f"not run: {count} {marker} tests. To run them: BRIDGE_WITH={marker} make test")
    for reason, count in sorted(skips.items()):
        write(f"skipped: {count} tests. {reason}")
    if skips and _must_run_all():
        write("BRIDGE_REQUIRE_ALL is set, so skipping is failing", red=True)


def _must_run_all():
    return os.environ.get("BRIDGE_REQUIRE_ALL", "") not in ("", "0")


def _skips(config):
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", ()) if reporter else ()
    reasons = [report.longrepr for report in reports]
    return Counter(why[2].removeprefix("Skipped: ") for why in reasons if isinstance(why, tuple))


@pytest.fixture
def clock():
    """Return a clock that jumps instead of waiting."""
    return VirtualClock()
