"""Every module is tested by the file of its name."""

NEEDS_NONE = {
    "bridge/errors.py": "texts, tested where they are raised and in tests/model/test_errors.py",
    "bridge/hooks/markers.py": "two lines of pluggy",
    "bridge/model/client.py": "records without behaviour, tested in tests/model/test_records.py",
    "bridge/model/cue.py": "as above",
    "bridge/model/manner.py": "as above",
    "bridge/model/motion.py": "as above",
    "bridge/model/speech.py": "as above",
    "bridge/model/stream.py": "as above",
    "bridge/model/turn.py": "as above",
}


def test_every_module_has_a_test(root, bridge_sources):
    missing = []
    for source in bridge_sources:
        if source.path.stem in ("__init__", "__main__") or source.where in NEEDS_NONE:
            continue
        folder = source.path.relative_to(root / "bridge").parent
        test = root / "tests" / folder / f"test_{source.path.stem.lstrip('_')}.py"
        if not test.exists():
            missing.append(f"{source.where} ↔ {test.relative_to(root).as_posix()}")
    assert not missing, "\n  ".join(["modules without a test:", *missing])


def test_every_plugin_has_a_test(root):
    missing = []
    for folder in sorted((root / "plugins").glob("bridge_*")):
        test = root / "tests/plugins" / f"test_{folder.name.removeprefix('bridge_')}.py"
        if not test.exists():
            missing.append(f"{folder.name} ↔ {test.relative_to(root).as_posix()}")
    assert not missing, "\n  ".join(["plugins without a test:", *missing])


def test_exemptions_are_still_needed(root):
    gone = [where for where in NEEDS_NONE if not (root / where).exists()]
    assert not gone, f"NEEDS_NONE names files that are gone: {gone}"
