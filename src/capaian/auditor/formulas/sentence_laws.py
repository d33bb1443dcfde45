"""Results that a sentence works out of its own figures, or of one and the total of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.quantities.figures import (
    MIN_AMOUNT_DIGITS,
    MIN_DIGITS,
    MIN_ROWS,
    PrintedQuantity,
)
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import YEAR, FigureRole
from capaian.auditor.quantities.text_quantities import MIN_AMOUNT, PARTS, TextFigure
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement

_CHANGE: Final = re.compile(
    r"kenaikan|penurunan|peningkatan|selisih|dikurangi|meningkat|menurun|naik|turun", re.IGNORECASE
)
_OF_NEXT: Final = re.compile(r"\W*(?:persen)?\W*dari\b", re.IGNORECASE)
"""What leads from a share to its whole: `Rp B atau 94,41% dari anggaran`."""
_EFFICIENCY: Final = re.compile(r"efisiensi", re.IGNORECASE)
_OF_WHOLE: Final = re.compile(r"[^.;,\d%]{0,40}\bdari\b[^.;\d%]{0,40}", re.IGNORECASE)
"""Between a part and its whole: ` orang dari seluruh `."""
_AS_SHARE: Final = re.compile(
    r"[^.;\d%]{0,70}?(?:\(|\b(?:atau|yaitu|yakni|setara)\b)\W*(?:sebesar\s*)?", re.IGNORECASE
)
"""Between a count and the share that tells it again."""
_AMONG: Final = re.compile(r"[^.;\d%]{0,60}\b(?:sebanyak|baru|sudah|telah)\W*", re.IGNORECASE)
"""Between a whole and its part: `dari 38 perangkat daerah, sebanyak 22`."""
_SO_TOTAL: Final = re.compile(
    r"\b(?:sehingga|dengan demikian)\b[^.;\d]{0,40}\b(?:total|jumlah|keseluruhan)\b"
    r"(?:[^.;\d]|\b20\d\d\b|Rp\.)*$",
    re.IGNORECASE,
)
"""What draws a total of the amounts before it."""
_COUNTED_UP: Final = re.compile(r"\b(?:rincian|terdiri)\b", re.IGNORECASE)
"""What leads from a whole to all of its parts."""
_LEFT_OVER: Final = re.compile(r"\bsisa\b[^.;\d]{0,60}(?:Rp\W*)?$", re.IGNORECASE)
_FROM: Final = re.compile(r"\bdari\W*(?:Rp\.?\s*)?$", re.IGNORECASE)
_TO: Final = re.compile(
    r"[^.;\d]{0,40}(?:20\d\d[^.;\d]{0,20})?\bmenjadi\W*(?:Rp\.?\s*)?", re.IGNORECASE
)
_BY: Final = re.compile(
    r"(?!.*\bsedangkan\b)[^.;\d]{0,40}(?:20\d\d[^.;\d]{0,20})?\b(?:naik|turun|meningkat|"
    r"menurun|bertambah|berkurang|berselisih|selisih|sebesar)"
    r"\b[^.;\d]{0,20}",
    re.IGNORECASE,
)
_SIZE: Final = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|sebesar)\W*$", re.IGNORECASE
)
_MOVED: Final = re.compile(
    r"[^.;\d%]{0,60}\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|"
    r"tumbuh)\W*(?:sebesar\W*)?",
    re.IGNORECASE,
)
_OF_BEFORE: Final = re.compile(
    r"\s*(?:%|persen)\W*(?:dari|dibanding(?:kan)?)\b[^.;\d%]{0,60}"
    r"(?:20\d\d[^.;\d%]{0,30})?",
    re.IGNORECASE,
)
"""Between a growth and what it is measured by."""
_POINTS: Final = re.compile(
    r"\s*(?:%\s*)?(?:poin|point|orang|jiwa|dokumen|keping|unit)\b", re.IGNORECASE
)
Pair = tuple[PrintedQuantity, PrintedQuantity]
MAX_LETTERS_BETWEEN: Final = 130
"""Letters between the figures of one statement."""
MAX_PLAUSIBLE_FACTOR: Final = 3
"""Factor by which a wrong achievement misses; more, and it is of another pair."""


def find_sentence_laws(report: ReportQuantities) -> Iterator[LawStatement]:
    """Yield what sentences work out."""
    for figures in report.figures_of.values():
        yield from _achievements(figures)
        yield from _differences(figures)
        yield from _wholes(figures)
        for trio in zip(figures, figures[1:], figures[2:], strict=False):
            stated = (find_law(*trio) for find_law in _LAWS_OF_THREE)
            yield from (each for each in stated if each is not None and is_plausible(each))
            if (left := _efficiency(*trio)) is not None:
                yield left
    yield from _totals(report)
    yield from _remainders(report)


def _paragraphs(report: ReportQuantities) -> Iterator[Sequence[TextFigure]]:
    """Yield the figures of each paragraph."""
    found: dict[int, list[TextFigure]] = defaultdict(list)
    for figures in report.figures_of.values():
        found[figures[0].passage.paragraph].extend(figures)
    yield from found.values()


def _is_amount(figure: TextFigure) -> bool:
    return figure.quantity.value >= MIN_AMOUNT and not figure.is_share


def _remainders(report: ReportQuantities) -> Iterator[LawStatement]:
    """Yield what is left of a budget by a paragraph, and its share: `...

    sisa anggaran Rp C (6,70 %)`.
    """
    for figures in _paragraphs(report):
        amounts = [figure for figure in figures if _is_amount(figure)]
        for spent, budget, left in zip(amounts[1:], amounts, amounts[2:], strict=False):
            roles = budget.quantity.role, spent.quantity.role
            if not _LEFT_OVER.search(left.segment) or roles != (
                FigureRole.BUDGET,
                FigureRole.SPENT,
            ):
                continue
            yield LawStatement(Law.DIFFERENCE, left.quantity, (budget.quantity, spent.quantity))
            following = figures[figures.index(left) + 1 : figures.index(left) + 2]
            for share in following:
                if share.is_share and share.passage is left.passage:
                    yield LawStatement(
                        Law.UNSPENT, share.quantity, (spent.quantity, budget.quantity)
                    )


def _totals(report: ReportQuantities) -> Iterator[LawStatement]:
    """Yield totals that a paragraph draws of its amounts: `Rp A ...

    Rp B sehingga total anggaran Rp C`.
    """
    for figures in _paragraphs(report):
        amounts = [figure for figure in figures if _is_amount(figure)]
        for at in range(2, len(amounts)):
            if _SO_TOTAL.search(amounts[at].segment):
                parts = [each.quantity for each in amounts[:at]]
                ways = [
                    LawStatement(Law.SUM, amounts[at].quantity, tuple(parts[-count:]))
                    for count in range(2, len(parts) + 1)
                ]
                holding = [way for way in ways if way.holds]
                if holding or len(parts) == 2:
                    yield (holding or ways)[0]


def _wholes(figures: Sequence[TextFigure]) -> Iterator[LawStatement]:
    """Yield wholes with the parts that a sentence counts up:
    `69 pegawai terdiri dari 23 PNS dan 46 lain`.

    Where the parts do not give the whole one slip must explain it: else some of them are of other
    things.
    """
    amounts = [figure for figure in figures if _is_amount(figure)]
    counts = [figure for figure in figures if _is_count(figure)]
    for counted in (amounts, counts):
        starts = [
            at for at, figure in enumerate(counted) if at and _COUNTED_UP.search(figure.segment)
        ]
        for start, end in pairwise([*starts, len(counted)]):
            whole, parts = (
                counted[start - 1].quantity,
                [each.quantity for each in counted[start:end]],
            )
            if (
                len(whole.digits) < 2
                or len(parts) < 2
                or max(each.value for each in parts) >= whole.value
            ):
                continue
            ways = [
                LawStatement(Law.SUM, whole, tuple(parts[:count]))
                for count in range(2, len(parts) + 1)
            ]
            holding = [each for each in ways if each.holds]
            if holding or ways[-1].is_one_slip_off:
                yield (holding or ways[-1:])[0]


def _is_count(figure: TextFigure) -> bool:
    number = figure.quantity.number
    is_whole = not (number.decimals or figure.is_share or figure.names_something)
    return is_whole and not _is_amount(figure) and not YEAR.fullmatch(number.text)


def _achievements(figures: Sequence[TextFigure]) -> Iterator[LawStatement]:
    """Yield achievements behind a target and an actual of the same sentence,
    each named as such.
    """
    roles = [figure.quantity.role for figure in figures]
    for at, figure in enumerate(figures):
        if roles[at] is not FigureRole.ACHIEVEMENT or not figure.is_share or at < 2:
            continue
        near = {roles[at - 1]: figures[at - 1], roles[at - 2]: figures[at - 2]}
        actual, target = near.get(FigureRole.ACTUAL), near.get(FigureRole.TARGET)
        if (
            actual is None
            or target is None
            or _ends_range(target)
            or figure.start - figures[at - 2].end > 2 * MAX_LETTERS_BETWEEN
        ):
            continue
        statement = LawStatement(Law.PERCENT, figure.quantity, (actual.quantity, target.quantity))
        if is_plausible(statement):
            yield statement


def _ends_range(figure: TextFigure) -> bool:
    """Whether a figure is the end of a range: `1-3 hari`."""
    return re.search(r"\d\s*[-\u2013]\s*$", figure.passage.text[: figure.start]) is not None


def is_plausible(statement: LawStatement) -> bool:
    """Say whether a wrong result may be of these figures: it is about as large,
    and none of them.
    """
    value = statement.equation.computed
    if value is None or not value or not statement.result.value:
        return False
    factor = abs(float(value) / statement.result.value)
    return (
        1 / MAX_PLAUSIBLE_FACTOR < factor < MAX_PLAUSIBLE_FACTOR
        and statement.result.value not in (each.value for each in statement.inputs)
    )


def _share_of_money(
    first: TextFigure, second: TextFigure, third: TextFigure
) -> LawStatement | None:
    """Return a share between or behind a budget and what was spent of it."""
    trio = first, second, third
    shares = [figure for figure in trio if figure.is_share]
    amounts = [figure for figure in trio if _is_amount(figure)]
    if len(shares) != 1 or len(amounts) != 2 or third.start - first.end > 2 * MAX_LETTERS_BETWEEN:
        return None
    if PARTS.search(first.passage.text[first.start : third.start]):
        return None
    roles = {figure.quantity.role: figure for figure in amounts}
    spent, budget = roles.get(FigureRole.SPENT), roles.get(FigureRole.BUDGET)
    is_open = shares[0] is second and not _OF_NEXT.match(second.after)
    if spent is None or budget is None or shares[0] is first or is_open:
        return None
    return LawStatement(Law.PERCENT, shares[0].quantity, (spent.quantity, budget.quantity))


def _differences(figures: Sequence[TextFigure]) -> Iterator[LawStatement]:
    """Yield the difference of two long figures that the words before the third one name."""
    for at in range(2, len(figures)):
        first, second, third = figures[at - 2 : at + 1]
        trio = [first.quantity, second.quantity, third.quantity]
        if any(len(each.digits) < MIN_AMOUNT_DIGITS for each in trio):
            continue
        between = third.passage.text[first.end : third.start]
        if not _CHANGE.search(between) or len(between) > 2 * MAX_LETTERS_BETWEEN:
            continue
        low, high = sorted(trio[:2], key=lambda each: each.value)
        statement = LawStatement(Law.DIFFERENCE, trio[2], (high, low))
        if statement.holds or is_plausible(statement):
            yield statement
            yield from _growth(figures[at + 1 : at + 2], third, (high, low))


def _growth(
    following: Sequence[TextFigure], third: TextFigure, inputs: Pair
) -> Iterator[LawStatement]:
    """Yield the share that a sentence gives beside a difference: `atau sebesar 15,36%`."""
    for figure in following:
        if figure.is_share:
            yield LawStatement(Law.GROWTH, figure.quantity, inputs)


def _share_of_counts(
    first: TextFigure, second: TextFigure, third: TextFigure
) -> LawStatement | None:
    """Return a share of two counts: `22 dari 38 atau 57,89%`,
    `dari 38 sebanyak 22 atau 57,89%`.
    """
    text = first.passage.text
    between = text[first.end : second.start], text[second.end : third.start]
    is_last = third.is_share and not first.is_share and not second.is_share
    if is_last and _FROM.search(text[: first.start]):
        part, whole, share = second, first, third
        is_share_of_whole = _AMONG.fullmatch(between[0]) and _AS_SHARE.fullmatch(between[1])
    elif is_last:
        part, whole, share = first, second, third
        is_share_of_whole = _OF_WHOLE.fullmatch(between[0]) and _AS_SHARE.fullmatch(between[1])
    elif second.is_share and not first.is_share and not third.is_share:
        part, whole, share = first, third, second
        is_share_of_whole = _AS_SHARE.fullmatch(between[0]) and _OF_WHOLE.fullmatch(between[1])
    else:
        return None
    if not is_share_of_whole or not 0 < part.quantity.value <= whole.quantity.value:
        return None
    return LawStatement(Law.PERCENT, share.quantity, (part.quantity, whole.quantity))


def _move(first: TextFigure, second: TextFigure, third: TextFigure) -> LawStatement | None:
    """Return how far a sentence says that a figure moved:
    `dari 85,40 menjadi 87,10 atau naik 1,70 poin`.
    """
    text = first.passage.text
    between = text[first.end : second.start], text[second.end : third.start]
    if (
        _TO.fullmatch(between[0])
        and _FROM.search(text[: first.start])
        and _BY.fullmatch(between[1])
    ):
        before, after, size = first, second, third
    elif (
        _TO.fullmatch(between[1])
        and _FROM.search(text[: second.start])
        and _SIZE.search(text[: first.start])
    ):
        before, after, size = second, third, first
    else:
        return None
    if not _POINTS.match(size.after):
        return None
    low, high = sorted((before.quantity, after.quantity), key=lambda each: each.value)
    return LawStatement(Law.DIFFERENCE, size.quantity, (high, low))


def _growth_of_count(
    now: TextFigure, share: TextFigure, before: TextFigure
) -> LawStatement | None:
    """Return by how much of itself a count grew or fell:
    `141, turun 13,50% dari 163 pengaduan`.
    """
    text = now.passage.text
    is_of_counts = share.is_share and not now.is_share and not before.is_share
    is_told = _MOVED.fullmatch(text[now.end : share.start]) if is_of_counts else None
    if is_told is None or not _OF_BEFORE.fullmatch(text[share.end : before.start]):
        return None
    law = Law.UNSPENT if now.quantity.value < before.quantity.value else Law.GROWTH
    return LawStatement(law, share.quantity, (now.quantity, before.quantity))


def _efficiency(first: TextFigure, second: TextFigure, third: TextFigure) -> LawStatement | None:
    """Return what was left of a budget in percent, behind what was spent and the budget itself."""
    between = third.passage.text[second.end : third.start]
    is_of_amounts = _is_amount(first) and _is_amount(second) and third.is_share
    is_named = len(between) <= 2 * MAX_LETTERS_BETWEEN and _EFFICIENCY.search(between)
    if not is_of_amounts or not is_named:
        return None
    spent, budget = sorted((first.quantity, second.quantity), key=lambda each: each.value)
    return LawStatement(Law.UNSPENT, third.quantity, (spent, budget))


_LAWS_OF_THREE: Final = (_share_of_money, _share_of_counts, _move, _growth_of_count)
"""What three figures behind each other may state."""


_SO_SHARE: Final = re.compile(r"[^.;,\d%]{0,40}(?:\(|\batau\b)\W*(?:sebesar\s*)?", re.IGNORECASE)
"""Between a count and the share that tells it again."""
_OF_TOTAL: Final = re.compile(
    r"\s*(?:%|persen)\s*dari\s+(?:seluruh|keseluruhan|total|jumlah)\b[^.;,\d]{0,60}(?![^.;,]*\d)",
    re.IGNORECASE,
)
"""What follows a share of a whole that the sentence does not count."""


def find_shares_of_totals(report: ReportQuantities) -> Iterator[LawStatement]:
    """Yield the shares that sentences give of a count in a table,
    each with the total of its column.
    """
    totals: Mapping[str, Sequence[PrintedQuantity]] | None = None
    for figures in report.figures_of.values():
        for part, share in pairwise(figures):
            is_count = not part.is_share and len(part.quantity.digits) >= MIN_DIGITS
            between = share.passage.text[part.end : share.start]
            if not (is_count and share.is_share and _SO_SHARE.fullmatch(between)):
                continue
            if not _OF_TOTAL.match(share.passage.text, share.end):
                continue
            totals = _totals_by_part(report) if totals is None else totals
            ways = [
                LawStatement(Law.PERCENT, share.quantity, (part.quantity, total))
                for total in totals.get(part.quantity.digits, ())
            ]
            holding = [way for way in ways if way.holds]
            near = holding or [way for way in ways if is_plausible(way)]
            if len({way.inputs[1].value for way in near}) == 1:
                yield near[0]


def _totals_by_part(report: ReportQuantities) -> Mapping[str, Sequence[PrintedQuantity]]:
    """Return the totals of the columns in which a figure stands, by its digits."""
    found: dict[str, list[PrintedQuantity]] = defaultdict(list)
    for table in report.tables:
        for column in table.columns:
            cells = [each for _, each in table.column(column) if each.unit != "%"]
            total = max(cells, key=lambda each: each.value, default=None)
            parts = [each for each in cells if each is not total]
            if total is None or len(parts) < MIN_ROWS:
                continue
            if LawStatement(Law.SUM, total, tuple(parts)).holds:
                for each in parts:
                    found[each.digits].append(total)
    return found
