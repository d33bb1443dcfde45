"""Figures of running text that misquote a table: one slip of the pen away from what their words name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.mentions import Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.quotes import Naming, Quote, Quoter, Quotes
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.support import Support
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_CHANGES: Final = frozenset({Part.GAP, Part.REST, Part.UP, Part.DOWN})
_NAMES_OF_CHANGES: Final = frozenset(("dikurangi", "selisih", "sisa", "perubahan", "kenaikan", "penurunan"))
_CLEAR: Final = 4
_AT_HOME: Final = 3
_ELSEWHERE: Final = 5
"""How clearly words must name a figure of a table: a figure printed nowhere else, one whose words name a
table at hand, and one that stands in other places too."""
_AHEAD: Final = 2
"""By how much it must be named more clearly than a figure that equals what is printed."""
_IN_TEXT: Final = 2


def quotes_in(
    paragraph: Paragraph, quotes: Quotes, support: Support, computed: Sequence[Equation]
) -> Iterator[Equation]:
    """Yield figures of a paragraph that misquote a table.

    A figure that others of the paragraph confirm, or that its own row of the table refutes, is left to them.
    """
    held = [equation for equation in computed if equation.holds()]
    for quoter in quotes.of(paragraph):
        named = quoter.alike
        if named is None or not _is_misquoted(quoter, named):
            continue
        changed = {quoter.mention.number.spot: named.figure.number.value}
        own = (equation for equation in held if any(n.spot in changed for n in equation.numbers))
        if all(equation.holds(changed) for equation in own) and support.weight(named.figure.number) >= 0:
            yield _equation(quoter, named)


def _is_misquoted(quoter: Quoter, named: Quote) -> bool:
    naming, head = named.naming, quoter.mention.head
    is_change = head in named.figure.parts or bool(named.figure.heads & _NAMES_OF_CHANGES)
    if naming.year < 0 or (head in _CHANGES and not is_change):
        return False
    if head in _CHANGES and quoter.equal is not None and quoter.equal.figure.table == named.figure.table:
        return False  # a gap that the same table prints is one of its gaps, to whatever it compares with
    is_item = named.figure.kind is RowKind.ITEM
    if quoter.mention.is_mean and is_item and naming.row < _IN_TEXT:
        return False
    if not quoter.is_printed_once:
        known = 0 if quoter.equal is None else quoter.equal.naming.strength
        if abs(quoter.mention.number.value) in named.figure.beside:
            return False  # the thing has it under another head, by which reports call it now and then
        is_named = naming.row >= _IN_TEXT and naming.strength >= max(_ELSEWHERE, known + _AHEAD)
        return is_named and not quoter.is_repeated
    return quoter.is_long or _is_named(naming, is_item=is_item)


def _is_named(naming: Naming, *, is_item: bool) -> bool:
    """Whether words name a figure clearly enough, for one that is printed nowhere as it stands here."""
    if naming.row and naming.column and (naming.year > 0 or not is_item):
        return True
    if naming.is_home:
        least = _AT_HOME if naming.row else _CLEAR
        return bool(naming.row or naming.column) and naming.strength >= least
    return naming.row >= _IN_TEXT and naming.strength >= _CLEAR


def _equation(quoter: Quoter, named: Quote) -> Equation:
    """Return the figure that is printed less often as the doubtful one."""
    own, other = quoter.mention.number, named.figure.number
    if quoter.quotes.times(own) > quoter.quotes.times(other):
        own, other = other, own
    is_clear = named.naming.row >= _IN_TEXT or named.naming.is_home
    return Equation(
        AuditRule.CROSSREF,
        Law.EQUAL,
        own,
        (other,),
        f"{quoter.paragraph.place} dan {named.figure.place}",
        Level.ERROR if is_clear else Level.WARNING,
        named.figure.column,
    )
