"""The budgets of shape: small functions, small files, nothing silenced, nothing called `utils`."""

from __future__ import annotations

import ast
import re
import statistics
import symtable
import tomllib
from functools import cache
from typing import TypeGuard

from tests.architecture.code import CORE, ROOT, SOURCE, TESTS, Module, functions, modules

MAX_NODES_OF_MEDIAN_FUNCTION = 80
MAX_NODES_OF_NINE_IN_TEN = 225
MAX_NODES_OF_FUNCTION = 820
MAX_NODES_OF_FILE = 6_200
"""Nodes of the syntax tree: as the house had them when lines were no longer counted."""
PLAIN_BOUNDS = {0, 1, 2}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "data_utils"}
PRAGMA = r"#\s*(?:noqa|type:\s*ignore|pragma: no cover)"
REASONED = r"^(?:.*# type: ignore\[[a-z-]+\]  # \w|\s*# .*\n.*# type: ignore\[[a-z-]+\]$)"
"""A reason stands behind, or on the line above."""

FROM_TESTS = re.compile(r"^from (tests[\w.]*) import (\([^)]*\)|.*)$", re.M)


def test_functions_say_little() -> None:
    nodes = sorted(function.nodes for function in functions())
    assert statistics.median(nodes) <= MAX_NODES_OF_MEDIAN_FUNCTION
    assert nodes[int(0.9 * len(nodes))] <= MAX_NODES_OF_NINE_IN_TEN


def test_no_function_says_too_much() -> None:
    assert [each.name for each in functions() if each.nodes > MAX_NODES_OF_FUNCTION] == []


def test_no_file_says_too_much() -> None:
    own = [m for m in modules() if "migrations" not in m.path.parts]
    assert [m.name for m in own if len(m.nodes) > MAX_NODES_OF_FILE] == []
    scripts = sorted((SOURCE / "web" / "site" / "static" / "capaian").glob("*.js"))
    assert len(scripts) > 4
    assert [
        each.name for each in scripts if each.read_text(encoding="utf-8").count("\n") > 600
    ] == []


def test_a_number_that_bounds_has_a_name() -> None:
    own = [m for m in modules() if "migrations" not in m.path.parts]
    found = [
        f"{m.name}:{bound.lineno}"
        for m in own
        for node in m.nodes
        for bound in _bounds(node)
        if isinstance(bound, ast.Constant)
        and type(bound.value) in (int, float)
        and bound.value not in PLAIN_BOUNDS
    ]
    assert found == []


def _bounds(node: ast.AST) -> list[ast.expr]:
    """What a comparison, a slice, a range or the first so many of something is bound by."""
    match node:
        case ast.Compare(left=left, comparators=comparators):
            bounds = [left, *comparators]
        case ast.Slice(lower=lower, upper=upper, step=step):
            bounds = [part for part in (lower, upper, step) if part]
        case ast.Call(func=ast.Name(id="range" | "islice"), args=arguments):
            bounds = arguments
        case _:
            return []
    return [each.operand if isinstance(each, ast.UnaryOp) else each for each in bounds]


def test_nothing_is_silenced_without_a_reason() -> None:
    assert [
        m.name for m in modules() if re.search(PRAGMA, re.sub(REASONED, "", m.text, flags=re.M))
    ] == []


def test_no_module_has_an_empty_name() -> None:
    assert [m.name for m in modules() if m.path.stem in BANNED_NAMES] == []


def test_every_room_says_what_it_is_for() -> None:
    for path in SOURCE.glob("*/__init__.py"):
        module = next(m for m in modules() if m.path == path)
        assert isinstance(doc := module.tree.body[0].value.value, str), path
        assert len(doc.strip().splitlines()) >= 3, path


def test_the_core_knows_no_float() -> None:
    core = [m for m in modules() if m.path.relative_to(SOURCE).parts[0] in CORE[:4]]
    found = [f"{m.name}:{node.lineno}" for m in core for node in m.nodes if _is_float(node)]
    assert found == []


def _is_float(node: ast.AST) -> TypeGuard[ast.expr]:
    literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
    return literal or (isinstance(node, ast.Name) and node.id == "float")


def test_skips_hide_nothing() -> None:
    pattern = re.compile(r"pytest\.(mark\.)?(skip|xfail)|importorskip")
    assert [
        m.name for m in modules(TESTS) if pattern.search(m.text) and m.path.name != "test_shape.py"
    ] == []


def test_the_complexity_limit_is_switched_on() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]
    assert "C90" in lint["select"]
    assert lint["mccabe"]["max-complexity"] <= 10


def test_each_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    lists = re.findall(
        r"^(?:dependencies|writers|auditor|web|dev) = \[\n(.*?)^\]", text, flags=re.S | re.M
    )
    assert len(lists) == 5
    lines = [line for block in lists for line in block.splitlines() if line.strip()]
    assert [line for line in lines if not re.search(r'",?\s*# \w', line)] == []


def test_what_a_test_takes_from_another_file_appears_there() -> None:
    """A name gone from a shared file must not wait for the whole suite to be missed."""
    files = {m.name.removesuffix(".py").replace("/", "."): m for m in modules(TESTS)}
    found = [
        f"{m.name} {source}.{name}"
        for m in files.values()
        for source, names in FROM_TESTS.findall(m.text)
        if source in files
        for name in re.findall(r"(?<!as )\b\w+", names.replace("\n", " "))
        if name not in _bound(files[source]) | {"as"}
    ]
    assert found == []


@cache
def _bound(module: Module) -> set[str]:
    """Names that a file's own statements bind."""
    table = symtable.symtable(module.text, module.name, "exec")
    return {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
