"""`capaian intake`: whatever a sheet says that was not confirmed is shown before anything is stored.

Each pair is a table that somebody confirmed, and the next of the same form in which one cell says something
else: with `--yes` it is not stored.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from tests.functional.cli_cast import Run, run, run_sure, uncounted_balangan
from tests.intake.aggregate import kecamatan
from tests.intake.books import Cell, write_sheet

Rows = list[list[Cell]]
Change = Callable[[Rows], None]
LAST = 10
"""Row of the last kecamatan, from nought."""


@pytest.fixture(name="dossier")
def made(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


def table(more: int = 0) -> Rows:
    heads: list[Cell] = ["NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM"]
    names = enumerate(kecamatan().values(), 1)
    rows: Rows = [[n, name, 9000 + 7 * n + more, 8000 + 5 * n + more] for n, name in names]
    return [["KEPEMILIKAN KTP-EL TAHUN 2023"], [], heads, *rows]


def with_total(rows: Rows, label: str) -> None:
    taken = rows[3:]
    rows.append(["", label, *(sum(int(str(row[n])) for row in taken) for n in (2, 3))])


def column(head: str, *texts: Cell) -> Change:
    """Add a column in which each row says one of some texts by turns."""

    def add(rows: Rows) -> None:
        rows[2].append(head)
        for number, row in enumerate(rows[3:]):
            row.append(texts[number % len(texts)])

    return add


def below(*cells: Cell) -> Change:
    def add(rows: Rows) -> None:
        rows.extend([[], [*cells]])

    return add


def above(*cells: Cell) -> Change:
    def add(rows: Rows) -> None:
        rows[1] = [*cells]

    return add


def total(label: str) -> Change:
    return lambda rows: with_total(rows, label)


def signed(*lines: str) -> Change:
    """Add a block of who signs, in one column."""

    def add(rows: Rows) -> None:
        rows.append([])
        rows.extend(["", "", "", line] for line in lines)

    return add


def nothing(rows: Rows) -> None:
    """Leave a table as it is."""


SIGNER = ("Paringin, 5 Januari 2024", "Kepala Dinas", "", "CONTOH NAMA, S.Sos")
CHANGES: dict[str, tuple[Change, Change]] = {
    "numbers of a state": (column("PERIODE", 202312), column("PERIODE", 202306)),
    "a number of a day": (column("POSISI", 45291), column("POSISI", 45107)),
    "remarks in some rows": (column("KETERANGAN", "-"), column("KETERANGAN", "-", "tanpa 1 desa")),
    "remarks of other rows": (column("KET", "DKB I", "DKB II"), column("KET", "DKB II", "DKB I")),
    "a head of persons": (column("STATUS PEGAWAI", "TETAP"), column("STATUS PEGAWAI", "HANYA ASN")),
    "who keeps money": (column("PENGELOLA", "DAU DAN DAK"), column("PENGELOLA", "DAK SAJA")),
    "a unit below": (below("Satuan (orang)", 100), below("Satuan (orang)", 1000)),
    "a time below": (below("Periode", 202312), below("Periode", 202306)),
    "a code above": (above("Kode wilayah", 6311), above("Kode wilayah", 6309)),
    "a note below": (nothing, below("Angka sementara, belum termasuk perekaman luar daerah")),
    "a note above": (nothing, above("Pemilih pemula saja")),
    "the label of the total": (total("JUMLAH"), total("JUMLAH s.d. JUNI")),
    "a total of a part": (total("JUMLAH"), total("JUMLAH DKB I")),
    "a note above who signs": (
        signed("Diperiksa oleh seksi data", *SIGNER),
        signed("Disusun dari data DKB I pemilih pemula", *SIGNER),
    ),
    "a day that is no printing": (
        below("Data ditarik 5 Januari 2024"),
        below("Data ditarik 30 November 2023"),
    ),
    "one more word in the title": (
        nothing,
        lambda rows: rows[0].__setitem__(0, "KEPEMILIKAN KTP-EL PEMULA TAHUN 2023"),
    ),
}
SAME: dict[str, tuple[Change, Change]] = {
    "nothing else": (nothing, nothing),
    "the total": (total("JUMLAH"), total("JUMLAH")),
    "another day of signing": (
        signed(*SIGNER),
        signed("Paringin, 9 Februari 2024", *SIGNER[1:]),
    ),
    "the same remarks": (column("KETERANGAN", "lengkap"), column("KETERANGAN", "lengkap")),
}


def take(dossier: Path, rows: Rows, *options: str) -> Run:
    return run("intake", write_sheet(dossier.parent / "berikut.xlsx", rows), dossier, *options)


def confirm(dossier: Path, change: Change) -> str:
    rows = table()
    change(rows)
    done = run_sure("intake", write_sheet(dossier.parent / "pertama.xlsx", rows), dossier)
    assert done.code == 0, done.says
    return stored(dossier)


def stored(dossier: Path) -> str:
    return (dossier / "counts.csv").read_text(encoding="utf-8")


def following(change: Change) -> Rows:
    """Return the next table: other figures, and one other thing."""
    rows = table(3)
    change(rows)
    return rows


@pytest.mark.parametrize("name", CHANGES)
def test_what_says_something_else_is_not_stored_unseen(dossier: Path, name: str) -> None:
    first, second = CHANGES[name]
    before = confirm(dossier, first)
    answer = take(dossier, following(second), "--yes")
    assert answer.code in (2, 10), answer.says
    assert stored(dossier) == before


@pytest.mark.parametrize("name", SAME)
def test_the_next_table_of_the_same_form_is_stored(dossier: Path, name: str) -> None:
    first, second = SAME[name]
    before = confirm(dossier, first)
    answer = take(dossier, following(second), "--yes")
    assert answer.code == 0, answer.says
    assert stored(dossier) != before


def test_a_code_is_of_the_very_figures_that_were_shown(dossier: Path) -> None:
    shown = take(dossier, table(), "--dry-run").says
    code = shown.split("--sure ")[1].split()[0].rstrip(".")
    assert take(dossier, following(nothing), "--sure", code).code == 2
    assert stored(dossier).count("\n") == 1


def test_a_code_is_of_the_options_that_were_given(dossier: Path) -> None:
    path = write_sheet(dossier.parent / "satu.xlsx", table())
    shown = run("intake", path, dossier, "--dry-run").says
    code = shown.split("--sure ")[1].split()[0].rstrip(".")
    other = run("intake", path, dossier, "--sure", code, "--source", "Sumber lain")
    assert other.code != 0 and stored(dossier).count("\n") == 1
    assert run("intake", path, dossier, "--sure", code).code == 0


def beside(path: Path, change: Callable[[Worksheet], None]) -> Path:
    """Add to a sheet what is not in its cells."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    change(sheet)
    book.save(path)
    return path


def commented(sheet: Worksheet) -> None:
    sheet["D4"].comment = Comment("Hanya pemilih pemula", "Penyusun")


def headed(sheet: Worksheet) -> None:
    sheet.oddHeader.center.text = "DKB Semester I"


def formatted(sheet: Worksheet) -> None:
    for row in range(4, LAST + 2):
        sheet.cell(row, 4).number_format = '0" (target)"'


def in_place_of_a_currency(sheet: Worksheet) -> None:
    for row in range(4, LAST + 2):
        sheet.cell(row, 4).number_format = "[$SEMENTARA] #,##0"


def prompted(sheet: Worksheet) -> None:
    rule = DataValidation(type="whole", promptTitle="Isian", prompt="Angka sementara")
    rule.add("D4:D11")
    sheet.add_data_validation(rule)


def charted(sheet: Worksheet) -> None:
    chart = BarChart()
    chart.title = "Angka sementara"
    chart.add_data(Reference(sheet, min_col=4, min_row=4, max_row=LAST + 1))
    sheet.add_chart(chart, "H3")


@pytest.mark.parametrize("change", [commented, headed, formatted, in_place_of_a_currency, prompted, charted])
def test_what_stands_beside_the_cells_is_told_before_it_counts(
    dossier: Path, change: Callable[[Worksheet], None]
) -> None:
    before = confirm(dossier, nothing)
    path = beside(write_sheet(dossier.parent / "berikut.xlsx", table(3)), change)
    answer = run("intake", path, dossier, "--yes")
    assert answer.code in (2, 10), answer.says
    assert stored(dossier) == before


def test_a_day_of_a_cell_is_told_as_a_day(dossier: Path) -> None:
    rows = table()
    column("KEADAAN", date(2023, 6, 30))(rows)
    answer = take(dossier, rows, "--yes")
    assert answer.code in (2, 10) and "2023" in answer.says
    assert stored(dossier).count("\n") == 1
