"""The invented reports hold by plain arithmetic, read with nothing but a splitter of tabs.

What the audit says of them as they stand counts as false; that is only fair if they are sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import pytest
from tests.audit.invented_score import HandPlant, read_hand_plants, read_sound_reports

REPORTS = read_sound_reports()
_TOTAL = re.compile(r"^(?:Jumlah|Total)$")
_LEVELS = (1, 2, 3, 4)
"""A tree prints each amount once for each of its levels."""
_FEWEST_ITEMS = 2
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Block:
    """Lines of a table without a break, split at tabs."""

    line: int
    rows: tuple[tuple[str, ...], ...]


def blocks(text: str) -> Iterator[Block]:
    """Yield runs of lines that have tabs; a run that begins with the head of the
    last one goes on with it.
    """
    last: Block | None = None
    for block in _runs(text):
        if last is not None and block.rows[0] == last.rows[0]:
            gap = block.line - last.line - len(last.rows)
            last = Block(last.line, (*last.rows, *[("",)] * gap, *block.rows))
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _runs(text: str) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if "\t" in line:
            rows.append(tuple(cell.strip() for cell in line.split("\t")))
        elif rows:
            yield Block(number - len(rows), tuple(rows))
            rows = []


def figure(cell: str) -> Decimal | None:
    """Read a figure of either style; `None` for words and codes."""
    text = re.sub(r"^[(](.+)[)]$", r"-\1", cell).removesuffix("%").replace("\u2212", "-")
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        return Decimal(text.replace(",", ""))
    if re.fullmatch(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return None


def whole(cells: Sequence[str]) -> list[Decimal] | None:
    """Return the figures of a column without decimals;
    `None` where something else stands in it.
    """
    figures = [figure(cell) for cell in cells]
    known = [each for each in figures if each is not None]
    return (
        known
        if len(known) == len(cells) and all(each == each.to_integral_value() for each in known)
        else None
    )


def totals(text: str) -> Iterator[tuple[int, int, list[Decimal], Decimal]]:
    """Yield line, column, items and total of each column of whole figures
    above a row called total.
    """
    for block in blocks(text):
        for place, row in enumerate(block.rows):
            if not any(_TOTAL.match(cell) for cell in row[:2]) or place < _FEWEST_ITEMS:
                continue
            above = [
                other
                for other in block.rows[1:place]
                if len(other) == len(row) and not _is_head(other)
            ]
            for column in range(2, len(row)):
                total = whole([row[column]])
                figures = [
                    cells
                    for cells in (other[column] for other in above)
                    if figure(cells) is not None
                ]
                items = whole(
                    [cell for cell in figures if not _counts_columns(above, column, cell)]
                )
                if total and items and len(items) >= _FEWEST_ITEMS:
                    yield block.line + place, column, items, total[0]


def _is_head(row: Sequence[str]) -> bool:
    """Whether every figure of a row is a year."""
    figures = [cell for cell in row if figure(cell) is not None]
    return all(re.fullmatch(r"20\d\d", cell) for cell in figures)


def _counts_columns(rows: Sequence[Sequence[str]], column: int, cell: str) -> bool:
    """Whether a cell stands in a row that numbers the columns: 1, 2, 3."""
    row = next(other for other in rows if other[column] == cell)
    return [*row] == [str(number) for number in range(1, len(row) + 1)]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_totals_are_the_sums_of_their_columns(name: str) -> None:
    checked = [*totals(REPORTS[name])]
    wrong = [
        (line, column, sum(items), total)
        for line, column, items, total in checked
        if sum(items) not in [total * level for level in _LEVELS]
        and total > max(items)  # below one of its items it is a quotient, such as a density
    ]
    assert checked
    assert wrong == []


def achievements(text: str) -> Iterator[tuple[int, Decimal, Decimal, Decimal]]:
    """Yield line, target, actual and achievement of each row under heads that call them so."""
    for block in blocks(text):
        head = block.rows[0]
        named = [
            next((n for n, cell in enumerate(head) if re.match(word, cell)), None)
            for word in (r"Target(?: \d{4})?$", r"Realisasi(?: \d{4})?$", r"Capaian")
        ]
        if None in named:
            continue
        # "Realisasi 2022 | Target 2023 | Realisasi 2023": the last one belongs to the target.
        last = max(n for n, cell in enumerate(head) if re.match(r"Realisasi(?: \d{4})?$", cell))
        for place, row in enumerate(block.rows[1:], 1):
            if len(row) != len(head) or row[0] == "No":
                continue
            target, actual, achievement = (
                figure(row[n]) for n in (named[0] or 0, last, named[2] or 0)
            )
            if target and actual is not None and achievement is not None:
                yield block.line + place, target, actual, achievement


@pytest.mark.parametrize("name", ["kependudukan", "kota", "pangan", "pencatatan"])
def test_achievements_are_actual_over_target(name: str) -> None:
    checked = [*achievements(REPORTS[name])]
    wrong = [
        (line, target, actual, reported)
        for line, target, actual, reported in checked
        if reported not in (_percent(actual, target), _percent(2 * target - actual, target))
    ]
    assert len(checked) >= 4
    assert wrong == []


def _percent(part: Decimal, of: Decimal) -> Decimal:
    return (part / of * 100).quantize(_CENT, ROUND_HALF_UP)


def _amounts(plants: Sequence[HandPlant]) -> list[HandPlant]:
    """Return errors whose line is a row called total."""
    return [
        plant
        for plant in plants
        if any(_TOTAL.match(cell.strip()) for cell in plant.old.split("\t")[:2])
    ]


def test_this_reader_sees_a_spoiled_total_itself() -> None:
    seen = 0
    for plant in _amounts(read_hand_plants()):
        spoiled = plant.spoil(REPORTS[plant.report])
        before = {
            (line, column): total for line, column, _, total in totals(REPORTS[plant.report])
        }
        after = {
            (line, column): (sum(items), total) for line, column, items, total in totals(spoiled)
        }
        seen += any(
            total != before.get(place) and added not in [total * level for level in _LEVELS]
            for place, (added, total) in after.items()
        )
    assert seen >= 2
