"""The page's own tests, which node runs: one here for each file of them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "bridge" / "studio" / "page"
FILES = sorted(path.name for path in (PAGE / "test").glob("*.test.ts"))
LONGEST_SECS = 180


def node(*command):
    found = shutil.which(command[0])
    if not found or not (PAGE / "node_modules").is_dir():
        pytest.skip("needs Node 20 and `npm ci` in bridge/studio/page")
    # What npm and tests print is UTF-8, whatever the locale.
    return subprocess.run(
        [found, *command[1:]],
        cwd=PAGE,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=LONGEST_SECS,
        check=False,
    )


@pytest.mark.parametrize("name", FILES)
def test_the_page_passes_its_own(name):
    ran = node("node", "test/run.mjs", name)
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
    passed = re.search(r"pass (\d+)", ran.stdout)
    assert passed
    assert int(passed[1]) > 0


@pytest.mark.parametrize("project", [".", "test"])
def test_the_page_is_typed(project):
    compiler = Path("node_modules", "typescript", "bin", "tsc")
    ran = node("node", str(compiler), "--noEmit", "-p", project)
    assert ran.returncode == 0, ran.stdout[-4000:]


def test_the_lock_file_names_no_registry():
    lock = (PAGE / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity"' in lock
    assert '"resolved"' not in lock
    assert "://" not in lock
