"""What a newcomer types into the workbook of a new office for the manual's first report: all invented.

Measures and sub activities are those that `capaian new` names; regency and districts are real, no figure is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

COUNTS: Mapping[str, tuple[int, int, int, int]] = {
    "kk.issued": (17980, 19640, 11020, 20110),
    "kk.families": (18120, 19880, 11130, 20410),
    "ktp.holders": (40850, 44120, 25310, 45560),
    "ktp.eligible": (41200, 44700, 25600, 46300),
    "kia.issued": (9120, 10240, 5880, 9870),
    "kia.eligible": (13900, 15200, 8700, 15600),
    "akta-lahir.holders": (14620, 15980, 9110, 16240),
    "akta-lahir.population": (14900, 16320, 9260, 16720),
    "akta-mati.issued": (310, 352, 201, 365),
    "akta-mati.reported": (322, 366, 210, 381),
    "akta-kawin.issued": (12, 9, 7, 6),
    "akta-kawin.reported": (12, 9, 7, 6),
}
"""By measure, for the four districts in the order of their codes."""
SURVEY = (84.1, 85.2, 82.75, 97.3, 86.4, 87.05, 88.9, 83.5, 91.2)
"""The nine elements of the satisfaction survey."""
PLAN = {
    "strategic_plan.title": "Renstra Disdukcapil Kota Banjar 2024–2026",
    "strategic_plan.first_year": 2024,
    "strategic_plan.last_year": 2026,
}
TARGETS = {"ikm": 86, "kepemilikan-dokumen": 90}
_LARGE_ACTIVITY = 4
"""Sub activities of an activity from which on the last two had no budget this year."""


def fill(book: Path, *, mistake: bool = False) -> int:
    """Fill in a workbook where it stands; return how many cells were typed.

    Args:
        book: The workbook of a new office with four districts.
        mistake: Type one figure with a letter in it.
    """
    opened = load_workbook(book)
    typed = sum(count for _, count in _fill(opened))
    opened.save(book)
    put_count(book, "11.O20" if mistake else COUNTS["kk.issued"][2])
    return typed


def put_count(book: Path, value: object) -> None:
    """Type the third figure of the counts."""
    opened = load_workbook(book)
    sheet = opened["Data hitungan"]
    sheet.cell(5, _columns(sheet)["value"]).value = value
    opened.save(book)


def _fill(book: Workbook) -> Iterator[tuple[str, int]]:
    """Fill sheet by sheet; yield the name of each with the number of its cells."""
    for name in ("Rencana", "Indikator, target Renstra", "Perjanjian kinerja, target"):
        yield name, _FORMS[name](book[name])
    yield "Data hitungan", _fill_counts(book["Data hitungan"])
    yield "Unsur survei", _fill_survey(book["Unsur survei"])
    unfunded = _unfunded(book["Program, kegiatan, sub kegiatan"])
    yield "Program, kegiatan, sub kegiatan", _drop(book["Program, kegiatan, sub kegiatan"], "id", unfunded)
    money = book["Masukan"]
    yield money.title, _drop(money, "node", unfunded) + _fill_money(money)


def _columns(sheet: Worksheet) -> Mapping[str, int]:
    return {str(cell.value): place for place, cell in enumerate(sheet[1], 1)}


def _rows(sheet: Worksheet, column: str) -> list[tuple[int, str]]:
    """Return the rows that name something in a column, with the name."""
    place = _columns(sheet)[column]
    named = ((row, sheet.cell(row, place).value) for row in range(3, sheet.max_row + 1))
    return [(row, str(name)) for row, name in named if name is not None]


def _fill_plan(sheet: Worksheet) -> int:
    place = _columns(sheet)["value"]
    lines = {str(sheet.cell(row, 2).value): row for row in range(1, sheet.max_row + 1)}
    for name, value in PLAN.items():
        sheet.cell(lines[name], place).value = value
    return len(PLAN)


def _fill_targets(sheet: Worksheet, column: str, value: str) -> int:
    rows = _rows(sheet, column)
    for row, indicator in rows:
        sheet.cell(row, _columns(sheet)[value]).value = TARGETS[indicator]
    return len(rows)


_FORMS = {
    "Rencana": _fill_plan,
    "Indikator, target Renstra": lambda sheet: _fill_targets(sheet, "indicators.code", "value"),
    "Perjanjian kinerja, target": lambda sheet: _fill_targets(sheet, "indicator", "target.value"),
}


def _fill_counts(sheet: Worksheet) -> int:
    columns, rows = _columns(sheet), _rows(sheet, "measure")
    for row, measure in rows:
        district = int(str(sheet.cell(row, columns["area"]).value)[-1])
        sheet.cell(row, columns["value"]).value = COUNTS[measure][district - 1]
    return len(rows)


def _fill_survey(sheet: Worksheet) -> int:
    rows = _rows(sheet, "code")
    for (row, _), index in zip(rows, SURVEY, strict=True):
        sheet.cell(row, _columns(sheet)["index"]).value = index
    return len(rows)


def _unfunded(sheet: Worksheet) -> set[str]:
    columns = _columns(sheet)
    below: dict[str, list[str]] = {}
    for row, node in _rows(sheet, "id"):
        if sheet.cell(row, columns["kind"]).value == "subactivity":
            below.setdefault(str(sheet.cell(row, columns["parent"]).value), []).append(node)
    return {node for nodes in below.values() if len(nodes) >= _LARGE_ACTIVITY for node in nodes[-2:]}


def _drop(sheet: Worksheet, column: str, names: set[str]) -> int:
    """Delete rows as people do; each is counted as one cell that is typed."""
    gone = [row for row, name in _rows(sheet, column) if name in names]
    for row in reversed(gone):
        sheet.delete_rows(row)
    return len(gone)


def _fill_money(sheet: Worksheet) -> int:
    columns, rows = _columns(sheet), _rows(sheet, "node")
    for number, (row, _) in enumerate(rows, 1):
        budget = 20_000_000 + number * 7919 % 97 * 1_350_000
        amounts = {"original": budget, "revised": budget, "actual": budget - number * 104729 % 83 * 90_000}
        for name, amount in amounts.items():
            sheet.cell(row, columns[name]).value = amount
    return len(rows) * 3
