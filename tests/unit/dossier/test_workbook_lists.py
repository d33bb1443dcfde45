"""Joined drop-down lists, worked out anew as a table program would when names are added or removed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.reading import open_book

from capaian.dossier.excel.write.book import write_template

_CALL = re.compile(r"IF\((\d+)<=(\$\w+\$\d+),INDEX\((.+?),\d+-([^)]+)\),(.*)\)\Z")
_END = re.compile(r"=(.+)\+COUNTA\((.+)\)\Z")


@dataclass
class Lists:
    """The lists of an opened workbook; understands the few formulas that they are made of."""

    book: Workbook
    names: dict[str, list[str]] = field(default_factory=dict)

    @property
    def sheet(self) -> Worksheet:
        return self.book["Pilihan"]

    def cells(self, area: str) -> list[str]:
        tab, _, span = area.rpartition("!")
        found = self.book[tab.strip("'")][span.replace("$", "")]
        return [str(cell.value) for (cell,) in found if cell.value is not None]

    def number(self, text: str) -> int:
        """A number, or the cell that holds one."""
        if text.isdecimal():
            return int(text)
        value = self.sheet[text.replace("$", "")].value
        if not str(value).startswith("="):
            return int(str(value))
        match = _END.match(str(value))
        assert match is not None, value
        return self.number(match[1]) + len(self.cells(match[2]))

    def value(self, formula: str) -> str:
        if formula == '""':
            return ""
        match = _CALL.match(formula)
        assert match is not None, formula
        row = int(match[1])
        if row <= self.number(match[2]):
            return self.cells(match[3])[row - self.number(match[4]) - 1]
        return self.value(match[5])

    def offered(self, name: str) -> list[str]:
        """The words that a named list offers."""
        text = self.book.defined_names[name].attr_text
        start, _, rest = text.partition(":INDEX(")
        area, _, count = rest.partition(",MAX(1,")
        tab = start.rpartition("!")[0]
        if tab.strip("'") != "Pilihan":
            return self.cells(area)
        first = start.rpartition("!")[2].replace("$", "")
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", first).groups()  # type: ignore[union-attr]  # a cell
        total = self.number(count.rstrip(")").rpartition("!")[2])
        found = [self.sheet[f"{letters}{int(row) + place}"].value for place in range(total)]
        return [self.value(str(one)[1:]) if str(one).startswith("=") else str(one) for one in found]


@pytest.fixture
def book() -> Workbook:
    return open_book(write_template())


def fill(book: Workbook, tab: str, column: str, names: list[str]) -> None:
    """Type names below each other."""
    sheet = book[tab]
    place = [cell.value for cell in sheet[1]].index(column) + 1
    for row, name in enumerate(names, 3):
        sheet.cell(row, place, name)


def list_of(book: Workbook, tab: str, column: str) -> str:
    sheet = book[tab]
    letters = next(cell.column_letter for cell in sheet[1] if cell.value == column)
    rules = sheet.data_validations.dataValidation
    return str(next(rule.formula1 for rule in rules if f"{letters}3" in rule.sqref))


def test_a_new_area_is_offered_at_once(book: Workbook) -> None:
    name = list_of(book, "Data hitungan", "area")
    assert Lists(book).offered(name) == []
    fill(book, "Wilayah", "code", ["63", "63.11", "63.11.01"])
    assert Lists(book).offered(name) == ["63", "63.11", "63.11.01"]


def test_measures_are_numerators_and_then_denominators(book: Workbook) -> None:
    name = list_of(book, "Data hitungan", "measure")
    fill(book, "Komponen", "numerator.code", ["kk.issued", "ktp.holders"])
    fill(book, "Komponen", "denominator.code", ["kk.families", "ktp.eligible"])
    assert Lists(book).offered(name) == ["kk.issued", "ktp.holders", "kk.families", "ktp.eligible"]


def test_names_of_any_kind_are_joined_in_order(book: Workbook) -> None:
    name = list_of(book, "Faktor", "subject")
    fill(book, "Indikator", "code", ["iku-1"])
    fill(book, "Komponen", "code", ["kk", "ktp"])
    fill(book, "Program, kegiatan, sub kegiatan", "id", ["I", "I.1"])
    fill(book, "Sasaran", "id", ["sasaran-1"])
    assert Lists(book).offered(name) == ["iku-1", "kk", "ktp", "I", "I.1", "sasaran-1"]


def test_a_star_comes_first(book: Workbook) -> None:
    name = list_of(book, "Masukan", "node")
    assert Lists(book).offered(name) == ["*"]
    fill(book, "Program, kegiatan, sub kegiatan", "id", ["I"])
    fill(book, "Tujuan", "id", ["tujuan-1"])
    assert Lists(book).offered(name) == ["*", "I", "tujuan-1"]


def test_a_list_of_nothing_offers_nothing(book: Workbook) -> None:
    for tab, column in (("Faktor", "subject"), ("Keluaran", "indicator"), ("Keluaran", "source")):
        assert Lists(book).offered(list_of(book, tab, column)) == []


def test_a_column_does_not_offer_itself(book: Workbook) -> None:
    """Parents of nodes are other nodes and objectives: what is typed there defines nothing."""
    sheet = book["Program, kegiatan, sub kegiatan"]
    letters = next(cell.column_letter for cell in sheet[1] if cell.value == "id")
    rules = sheet.data_validations.dataValidation
    assert not [rule for rule in rules if f"{letters}3" in rule.sqref]
