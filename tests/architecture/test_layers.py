"""Imports point down: a room never knows the one beside it, nor the one above."""

LAYERS = (
    ("cli",),
    ("bench", "studio"),
    ("service",),
    ("session", "client"),
    (
        "dialogue",
        "speech",
        "performance",
        "motion",
        "wire",
        "transport",
        "record",
        "workers",
    ),
    ("flow", "rigs", "hooks"),
    ("model", "errors"),
)
MAY_IMPORT_EVERYTHING = ("testing",)
PLUGINS_MAY_IMPORT = ("model", "rigs", "hooks", "errors", "testing")

_DEPTH = {room: depth for depth, layer in enumerate(LAYERS) for room in layer}
_ORDER = " → ".join("{" + ", ".join(layer) + "}" for layer in LAYERS)


def _room(dotted):
    parts = dotted.split(".")
    return parts[1] if parts[0] == "bridge" and len(parts) > 1 else ""


def test_every_room_has_its_place(bridge_sources):
    rooms = {_room(source.name) for source in bridge_sources} - {"", "__main__"}
    unknown = rooms - set(_DEPTH) - set(MAY_IMPORT_EVERYTHING)
    assert not unknown, f"no layer for {sorted(unknown)}: say in LAYERS where they stand"


def test_imports_point_down(bridge_sources):
    wrong = []
    for source in bridge_sources:
        here = _room(source.name)
        if here not in _DEPTH:
            continue
        for line, imported in source.imports():
            there = _room(imported)
            if there in _DEPTH and there != here and _DEPTH[there] <= _DEPTH[here]:
                wrong.append(f"{source.where}:{line}: {here} imports {there}")
            if there in MAY_IMPORT_EVERYTHING:
                wrong.append(f"{source.where}:{line}: {here} imports {imported}, made for tests")
    assert not wrong, (
        _list("imports that do not point down", sorted(set(wrong))) + f"\nThe order: {_ORDER}"
    )


def test_plugins_import_only_what_third_parties_may(plugin_sources):
    wrong = []
    for source in plugin_sources:
        for line, imported in source.imports():
            outside = imported.split(".")[0] != "bridge"
            if not (outside or imported == "bridge" or _room(imported) in PLUGINS_MAY_IMPORT):
                wrong.append(f"{source.where}:{line}: imports {imported}")
    allowed = ", ".join(f"bridge.{room}" for room in PLUGINS_MAY_IMPORT)
    assert not wrong, _list(f"plugins may import only {allowed}", wrong)


def test_plugins_do_not_import_each_other(plugin_sources):
    names = {source.name.split(".")[0] for source in plugin_sources}
    wrong = [
        f"{source.where}:{line}: imports {imported}"
        for source in plugin_sources
        for line, imported in source.imports()
        if imported.split(".")[0] in names - {source.name.split(".")[0]}
    ]
    assert not wrong, _list("a plugin must stand alone", wrong)


def test_nothing_of_ours_imports_a_plugin(bridge_sources, plugin_sources):
    names = {source.name.split(".")[0] for source in plugin_sources}
    wrong = [
        f"{source.where}:{line}: imports {imported}"
        for source in bridge_sources
        for line, imported in source.imports()
        if imported.split(".")[0] in names
    ]
    assert not wrong, _list("plugins come through their entry points only", wrong)


def test_modules_do_not_import_in_a_circle(bridge_sources):
    modules = {source.name: source for source in bridge_sources}
    needs = {
        name: {_module(imported, modules) for _, imported in source.imports()} - {None, name}
        for name, source in modules.items()
        if not source.is_package  # a package only shows what its modules have
    }
    circle = _circle(needs)
    assert not circle, "these modules import each other in a circle: " + " → ".join(circle)


def _module(imported, modules):
    while imported and imported not in modules:
        imported = imported.rpartition(".")[0]
    return imported or None


def _circle(needs):
    finished = set()

    def walk(name, path):
        if name in path:
            return [*path[path.index(name) :], name]
        if name not in finished:
            for needed in sorted(needs.get(name, ())):
                if circle := walk(needed, [*path, name]):
                    return circle
            finished.add(name)
        return []

    return next((circle for name in sorted(needs) if (circle := walk(name, []))), [])


def _list(title, lines):
    return "\n  ".join([f"{title}:", *lines])
