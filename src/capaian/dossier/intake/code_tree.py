"""The tree that codes make: accounts below nodes, nodes below those that their codes begin with."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from capaian.dossier.intake.accounts import Code, write_code

Key = tuple[Code, Code]
"""Node and account."""


def parent_of(key: Key, tree: Collection[Key]) -> Key | None:
    """Return the nearest code above another: of its account, of its node, of the nodes above."""
    node, account = key
    for length in range(len(account) - 1, 0, -1):
        if (node, account[:length]) in tree:
            return node, account[:length]
    start = len(node) if account else len(node) - 1
    for length in range(start, 0, -1):
        if (node[:length], ()) in tree:
            return node[:length], ()
    return None


def write_key(key: Key) -> str:
    """Write the codes of a row as papers do.

    Examples:
        >>> write_key(((2, 12, 1, 2, 1, 1), (5, 1, 2)))
        '2.12.01.2.01.0001 5.1.02'
    """
    return " ".join(write_code(code) for code in key if code)


def depth_of(key: Key) -> int:
    """Return how many groups the codes of a row have."""
    return len(key[0]) + len(key[1])


def is_below(code: Code, above: Code) -> bool:
    """Say whether a code begins with another."""
    return len(code) > len(above) and code[: len(above)] == above


def is_within(key: Key, whole: Key) -> bool:
    """Say whether a row is one of a code, or below it; an account without a node is one of all nodes.

    Examples:
        >>> program = (2, 12, 2), ()
        >>> is_within(((2, 12, 2, 2, 1, 1), (5, 1, 2)), program), is_within(((2, 12, 3), ()), program)
        (True, False)
    """
    return all(code[: len(above)] == above for code, above in zip(key, whole, strict=True))


def sum_known(values: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of what is known; `None` where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
