"""Files and functions stay small enough to be read at one go."""

import ast
import statistics

FILE_LINES = 300
FUNCTION_LINES = 60
MEDIAN_LINES = 150


def test_no_file_is_too_long(sources):
    long = [
        f"{source.where}: {source.lines()} lines that are not blank"
        for source in sources
        if source.lines() > FILE_LINES
    ]
    assert not long, "\n  ".join([f"files over {FILE_LINES} lines hold two ideas:", *long])


def test_no_function_is_too_long(sources):
    long = [
        f"{source.where}:{node.lineno}: {node.name} has {lines} lines that are not blank"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := _lines(source, node)) > FUNCTION_LINES
    ]
    title = f"functions over {FUNCTION_LINES} lines do two things:"
    assert not long, "\n  ".join([title, *long])


def test_the_median_file_is_short(sources):
    sizes = [source.lines() for source in sources if not source.is_package]
    assert statistics.median(sizes) <= MEDIAN_LINES


def _lines(source, node):
    body = source.text.splitlines()[node.lineno - 1 : node.end_lineno]
    return sum(bool(line.strip()) for line in body)
