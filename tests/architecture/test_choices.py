"""A choice over an enumeration names each of its members: none is caught by what is left over.

`make check` proves by types that a match is whole; a table is whole by `complete_table`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.code import modules


def test_no_case_catches_whatever_is_left_over() -> None:
    found = [
        f"{m.name}:{node.pattern.lineno}"
        for m in modules()
        for node in m.nodes
        if isinstance(node, ast.match_case) and _catches_all(node.pattern)
    ]
    assert found == []


def _catches_all(pattern: ast.pattern) -> bool:
    """Whether it is `_`, or a bare name, which takes whatever comes as well."""
    return isinstance(pattern, ast.MatchAs) and pattern.pattern is None


def test_no_else_follows_several_members_of_an_enumeration() -> None:
    found = [
        f"{m.name}:{node.lineno}"
        for m in modules()
        for node in m.nodes
        if isinstance(node, ast.If) and _names_members_and_the_rest(node)
    ]
    assert found == []


def _names_members_and_the_rest(node: ast.If) -> bool:
    """Whether a chain asks twice or more for members of one thing and ends with an `else`."""
    compared = [*_compared(node)]
    is_one_choice = len(compared) > 1 and None not in compared and len({*compared}) == 1
    return is_one_choice and bool(_last_of(node).orelse)


def _compared(node: ast.If) -> Iterator[str | None]:
    """Yield what each test of a chain holds against a member; `None`: it is another test."""
    match node.test:
        case ast.Compare(
            left=left, ops=[ast.Is() | ast.Eq()], comparators=[ast.Attribute(attr=attr)]
        ) if attr.isupper():
            yield ast.unparse(left)
        case _:
            yield None
    if (following := _next_of(node)) is not None:
        yield from _compared(following)


def _next_of(node: ast.If) -> ast.If | None:
    is_chain = len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If)
    return node.orelse[0] if is_chain else None


def _last_of(node: ast.If) -> ast.If:
    following = _next_of(node)
    return node if following is None else _last_of(following)
