"""The laws that a written working follows: what its signs say that the result is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from capaian.auditor.claims.law import RATES, Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.worked_signs import Sign
from capaian.auditor.understanding.worked_tree import Joined, Node
from capaian.domain.value import PERCENT

_HUNDRED: Final = Decimal(100)
_TWO: Final = Decimal(2)
_OF_INDEX: Final = Decimal(25)
_PAIR: Final = 2
_RATES: Final = {Decimal(base): law for law, base in RATES.items()}


class Reading(NamedTuple):
    """A law with the figures that it rests on."""

    law: Law
    inputs: tuple[PrintedNumber, ...]


class _Product(NamedTuple):
    """What is multiplied, and by what it is divided; a hundred is told apart."""

    over: tuple[Node, ...]
    under: tuple[Node, ...]
    is_hundredfold: bool


def readings_of(tree: Joined, result: PrintedNumber) -> Iterator[Reading]:
    """Yield what a working may mean, the likeliest first; nothing if no law covers it."""
    if tree.sign in (Sign.PLUS, Sign.MINUS):
        yield from _of_terms(tree)
        return
    product = _product(tree)
    if len(product.over) == len(product.under) == 1:
        yield from _of_quotient(product.over[0], product.under[0], product, result)
    elif len(product.over) == _PAIR and len(product.under) == 1:
        yield from _of_rate(product.over, product.under[0])
    elif not product.under and len(product.over) == _PAIR and not product.is_hundredfold:
        first, last = product.over
        if _is(last, _OF_INDEX) and isinstance(first, PrintedNumber):
            yield Reading(Law.INDEX, (first,))


def _of_terms(tree: Joined) -> Iterator[Reading]:
    terms = _terms(tree)
    if terms is not None and tree.sign is Sign.PLUS:
        yield Reading(Law.SUM, tuple(terms))
    elif tree.sign is Sign.MINUS:
        left, right = tree.left, tree.right
        if _is(left, _HUNDRED) and isinstance(right, PrintedNumber):
            yield Reading(Law.REMAINDER, (right,))
        elif _is(left, _HUNDRED) and (share := _share(right)):
            yield Reading(Law.SAVING, share)
        elif isinstance(left, PrintedNumber) and isinstance(right, PrintedNumber):
            yield Reading(Law.DIFFERENCE, (left, right))


def _of_quotient(over: Node, under: Node, product: _Product, result: PrintedNumber) -> Iterator[Reading]:
    is_share = product.is_hundredfold or result.unit == PERCENT
    if isinstance(over, PrintedNumber) and isinstance(under, PrintedNumber):
        laws = (Law.PERCENT, Law.QUOTIENT) if is_share else (Law.QUOTIENT, Law.PERCENT)
        yield from (Reading(law, (over, under)) for law in laws)
    elif isinstance(over, Joined) and isinstance(under, PrintedNumber):
        yield from _of_change(over, under) if is_share else ()
        yield from () if product.is_hundredfold else _of_mean(over, under)


def _of_rate(over: Sequence[Node], under: Node) -> Iterator[Reading]:
    """Yield a rate per so many: `8 ÷ 5.104 × 100.000`."""
    for base, part in (over, over[::-1]):
        law = _RATES.get(base.value) if isinstance(base, PrintedNumber) else None
        if law is not None and isinstance(part, PrintedNumber) and isinstance(under, PrintedNumber):
            yield Reading(law, (part, under))


def _of_mean(over: Joined, under: PrintedNumber) -> Iterator[Reading]:
    terms = _terms(over)
    if terms is not None and under.value == len(terms):
        yield Reading(Law.MEAN, tuple(terms))


def _of_change(over: Joined, under: PrintedNumber) -> Iterator[Reading]:
    """Yield what a difference is of one of its own two figures."""
    left, right = over.left, over.right
    if over.sign is not Sign.MINUS or not isinstance(right, PrintedNumber):
        return
    if isinstance(left, PrintedNumber) and right.value == under.value:
        yield Reading(Law.GROWTH, (left, right))
    elif isinstance(left, PrintedNumber) and left.value == under.value:
        yield Reading(Law.UNSPENT, (right, left))
    elif isinstance(left, Joined) and _is_twice(left, under):
        yield Reading(Law.MIRROR, (right, under))


def _is_twice(node: Joined, number: PrintedNumber) -> bool:
    parts = {part.value for part in (node.left, node.right) if isinstance(part, PrintedNumber)}
    return node.sign is Sign.TIMES and parts == {_TWO, number.value}


def _share(node: Node) -> tuple[PrintedNumber, PrintedNumber] | None:
    """Return part and whole of a share in percent."""
    product = _product(node)
    if not product.is_hundredfold or not len(product.over) == len(product.under) == 1:
        return None
    part, whole = product.over[0], product.under[0]
    if isinstance(part, PrintedNumber) and isinstance(whole, PrintedNumber):
        return part, whole
    return None


def _terms(node: Node) -> Sequence[PrintedNumber] | None:
    """Return the figures that are added up; `None` if anything else is done with them."""
    if isinstance(node, PrintedNumber):
        return [node]
    if node.sign is not Sign.PLUS:
        return None
    left, right = _terms(node.left), _terms(node.right)
    return None if left is None or right is None else [*left, *right]


def _product(node: Node) -> _Product:
    over, under = _factors(node)
    hundreds = [part for part in over if _is(part, _HUNDRED)]
    is_hundredfold = bool(hundreds) and len(over) > 1
    if is_hundredfold:
        over.remove(hundreds[-1])
    return _Product(tuple(over), tuple(under), is_hundredfold)


def _factors(node: Node) -> tuple[list[Node], list[Node]]:
    if isinstance(node, PrintedNumber) or node.sign in (Sign.PLUS, Sign.MINUS):
        return [node], []
    over, under = _factors(node.left)
    above, below = _factors(node.right)
    if node.sign is Sign.OVER:
        above, below = below, above
    return [*over, *above], [*under, *below]


def _is(node: Node, value: Decimal) -> bool:
    return isinstance(node, PrintedNumber) and node.value == value
