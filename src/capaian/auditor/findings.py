"""From contradictions to findings: each figure once, in the order of the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from capaian.auditor.contradictions import Contradiction
from capaian.auditor.quantities.figures import PrintedQuantity
from capaian.auditor.slips import describe_slip
from capaian.domain.audit import Finding, Repair
from capaian.domain.audit.shortening import ELLIPSIS, shorten
from capaian.domain.issue import Level

MAX_VALUE_LETTERS: Final = 60
"""Of a text in the place of a figure."""

_WEIGHT: Final = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}
MAX_QUOTE: Final = 240
LETTERS_BEFORE_MARK: Final = 170
"""Letters of a longer excerpt that are kept before what is wrong in it."""
MAX_NAME: Final = 80
"""Letters of the name of a row or column."""


def write_findings(
    contradictions: Iterable[Contradiction], *, counts_lines: bool
) -> tuple[Finding, ...]:
    """Return the findings, the heaviest of each figure, in the order of the report.

    Args:
        contradictions: What does not hold.
        counts_lines: Whether a reader of the file can count its lines.
    """
    best: dict[tuple[object, str], Contradiction] = {}
    for each in contradictions:
        key = (id(each.quantity), each.printed)
        if key not in best or _WEIGHT[each.level] < _WEIGHT[best[key].level]:
            best[key] = each
    ordered = sorted(best.values(), key=lambda each: (each.quantity.place.line, *_where(each)))
    names = {id(each.quantity): _name(number) for number, each in enumerate(ordered, start=1)}
    return tuple(
        _finding(number, each, names, counts_lines=counts_lines)
        for number, each in enumerate(ordered, start=1)
    )


def _name(number: int) -> str:
    return f"T-{number:03}"


def _finding(
    number: int, contradiction: Contradiction, names: Mapping[int, str], *, counts_lines: bool
) -> Finding:
    quantity = contradiction.quantity
    root = names.get(id(contradiction.follows))
    places = [quantity.place.line, *(each.place.line for each in contradiction.inputs)]
    quote, mark = _excerpt(quantity.quote, _mark(contradiction))
    return Finding(
        _name(number),
        contradiction.rule,
        contradiction.level,
        quantity.place.line,
        quantity.place.page,
        quantity.where,
        quote,
        contradiction.printed or quantity.text,
        contradiction.computed,
        f"{contradiction.why} (bukti: {contradiction.evidence.value})",
        lines=tuple(dict.fromkeys(places)),
        root=root,
        repair=_repair(contradiction) if root is None and not contradiction.rivals else None,
        alternative=_alternative(contradiction),
        candidates=tuple(each.quantity.text for each in contradiction.rivals),
        is_supported=contradiction.is_supported,
        stays=root is not None,
        cell=_cell(quantity),
        mark=mark,
        counts_lines=counts_lines,
    )


def _where(contradiction: Contradiction) -> tuple[int, int]:
    """Return where in its line a contradiction stands: a row of a table reads from the left."""
    spot = contradiction.quantity.number.spot
    return contradiction.quantity.start + spot.start, spot.end


def _mark(contradiction: Contradiction) -> tuple[int, int] | None:
    """Return where what is wrong begins and ends in the quote;
    `None` where it is not in it as printed.
    """
    quantity, words = contradiction.quantity, contradiction.printed
    at = quantity.quote.find(words) if words else -1
    if at < 0:
        at = quantity.start + quantity.number.spot.start
        words = quantity.number.text
        printed = quantity.quote[at : at + len(words)]
        if _digits(printed) != _digits(words):
            at = quantity.quote.find(words)
    return (at, at + len(words)) if words and at >= 0 else None


def _digits(text: str) -> str:
    """Return the digits of a figure, whose marks may have been read as others than are printed."""
    return "".join(filter(str.isdigit, text))


def _excerpt(quote: str, mark: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
    """Return what a finding shows of a row or sentence: of a long one the part with what is wrong,
    marked.
    """
    if len(quote) <= MAX_QUOTE:
        return quote, mark
    start, end = mark or (0, 0)
    first = max(0, min(start - LETTERS_BEFORE_MARK, len(quote) - MAX_QUOTE))
    first = 0 if not first else quote.find(" ", first, start) + 1 or first
    last = max(end, first + MAX_QUOTE)
    shown = (
        f"{ELLIPSIS if first else ''}{quote[first:last]}{ELLIPSIS if last < len(quote) else ''}"
    )
    moved = first - bool(first)
    return shown, (start - moved, end - moved) if mark else None


def _cell(quantity: PrintedQuantity) -> str:
    """Return table, row and column in words; empty outside of tables."""
    if not quantity.column:
        return ""
    table, row = quantity.where.split(",")[0], shorten(quantity.label.text, MAX_NAME)
    return (
        f"{table}, baris \u201c{row}\u201d, kolom \u201c{shorten(quantity.column, MAX_NAME)}\u201d"
    )


def _alternative(contradiction: Contradiction) -> Repair | None:
    """Return the change of the other print, where either may be the wrong one."""
    if not contradiction.rivals:
        return None
    rival = contradiction.rivals[0]
    figure = rival.quantity
    quote, _ = _excerpt(figure.quote, None)
    # Beside another print of the same thing its table tells enough.
    where = figure.source if contradiction.statement is None else _cell(figure) or figure.source
    return Repair(
        figure.place.line, figure.text, rival.right, "", 1, figure.place.page, quote, where
    )


def _repair(contradiction: Contradiction) -> Repair | None:
    """Return the one slip that made the printed figure of the right one;
    `None` where there is none.
    """
    quantity = contradiction.quantity
    slip = "" if contradiction.printed else describe_slip(quantity.text, contradiction.computed)
    if not slip:
        return None
    return Repair(
        quantity.place.line,
        quantity.text,
        contradiction.computed,
        slip,
        contradiction.mends,
        quantity.place.page,
    )
