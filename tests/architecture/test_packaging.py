"""What is in the tree is in the wheel, and is found when it is installed."""

import tomllib


def test_every_plugin_of_ours_ships_and_is_found(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    folders = {path.name for path in (root / "plugins").glob("bridge_*")}
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert {name for name in wheel if name.startswith("plugins/")} == {
        f"plugins/{name}" for name in folders
    }
    assert set(project["project"]["entry-points"]["bridge.plugins"].values()) == folders
    assert folders < set(project["tool"]["mypy"]["packages"])
