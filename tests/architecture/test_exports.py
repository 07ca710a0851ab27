"""``__all__`` tells the truth, in order."""

import ast

NOT_IMPORTED = ("bridge.__main__",)


def _exports(source):
    for node in source.tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else ()
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            return list(ast.literal_eval(node.value))
    return None


def _defined(source):
    names = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names.update(alias.asname or alias.name.split(".")[0] for alias in node.names)
    return names


def _is_lazy(source):
    functions = (node for node in source.tree.body if isinstance(node, ast.FunctionDef))
    return any(node.name == "__getattr__" for node in functions)


def test_every_public_module_says_what_it_exports(bridge_sources):
    silent = [
        source.where
        for source in bridge_sources
        if _exports(source) is None
        and source.name not in NOT_IMPORTED
        and not source.path.name.startswith("_")
        and len(source.tree.body) > 1  # more than a docstring
    ]
    assert not silent, "\n  ".join(["modules without __all__:", *silent])


def test_exports_are_sorted(bridge_sources):
    # The order of ruff's RUF022: constants, classes, then the rest.
    def key(name):
        return (0 if name.isupper() else 1 if name[:1].isupper() else 2, name)

    wrong = [
        source.where
        for source in bridge_sources
        if (exports := _exports(source)) and exports != sorted(set(exports), key=key)
    ]
    assert not wrong, "\n  ".join(["__all__ is not sorted (ruff check --fix sorts it):", *wrong])


def test_exported_names_exist(sources):
    wrong = [
        f"{source.where}: {name}"
        for source in sources
        if not _is_lazy(source)
        for name in _exports(source) or ()
        if name not in _defined(source)
    ]
    assert not wrong, "\n  ".join(["__all__ names what is not there:", *wrong])


def test_every_module_says_what_it_is(sources):
    silent = [source.where for source in sources if not ast.get_docstring(source.tree)]
    assert not silent, "\n  ".join(["modules without a docstring:", *silent])
