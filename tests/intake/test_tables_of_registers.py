"""Tables of registers as offices have them: read rightly, or refused with the cell;
never silently wrong.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from tests.dossiers.khayal import FOLDER
from tests.functional.cli_cast import run
from tests.intake.books import Cell, Page, write_xlsx

from capaian.domain.errors import InputError
from capaian.domain.issue import has_errors
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.mapping import NO_RULES, RowRules
from capaian.dossier.intake.take import open_intake
from capaian.rulebook import load_rulebook

SERVICES = """code,name,field,unit,stages,details,amount
surat,Surat masuk,office,surat,recorded,,
keluar,Surat keluar,office,surat,recorded,,
baru,KTP elektronik baru,residents,keping,printed,,
kas,Kas,office,rupiah,recorded,,level
ktp,KTP elektronik,residents,keping,received printed,,
kia,KIA,residents,keping,printed,0-4 5-16,
"""
Rows = Sequence[Sequence[Cell | date]]


def march(day: int) -> date:
    return date(2024, 3, day)


WHOLE_MONTH = RowRules(is_whole_month=True)


@dataclass(frozen=True)
class Shape:
    """A file, and what becomes of it: sums by month and kind, or words of why it is refused."""

    rows: Rows | Mapping[str, Rows]
    """Of its only sheet, or by the names of sheets."""
    sums: Mapping[str, int] | None = None
    words: Sequence[str] = ()
    merged: Sequence[str] = ()
    hidden_columns: str = ""
    rules: RowRules = WHOLE_MONTH


HEAD = ["Tanggal", "Surat masuk"]
TWO_DAYS: Rows = [[march(1), 3], [march(2), 4]]
DAYS_OF_MONTH: Rows = [[day, day % 5] for day in range(1, 32)]
LIST = ["Tanggal", "Jenis", "Tahap", "Kecamatan", "Jumlah"]
KINDS = [
    ("KTP elektronik", "diterima"),
    ("KTP elektronik", "dicetak"),
    ("KIA 0-4", "dicetak"),
    ("KIA 5-16", "dicetak"),
    ("Surat masuk", "dicatat"),
    ("KTP elektronik baru", "dicetak"),
    ("Surat keluar", "dicatat"),
]
SHAPES = {
    "heads over two rows below two titles": Shape(
        [
            ["REKAP SURAT"],
            ["BULAN MARET 2024"],
            [],
            ["Tanggal", "KTP elektronik", None, "Surat masuk"],
            [None, "Diterima", "Dicetak", None],
            [march(1), 3, 2, 5],
            [march(2), 4, 4, 1],
        ],
        {"M03 ktp received": 7, "M03 ktp printed": 6, "M03 surat recorded": 6},
        merged=["B4:C4", "A4:A5", "D4:D5"],
    ),
    "totals in row and column, a level": Shape(
        [
            ["Tanggal", "Surat masuk", "Kas", "Jumlah"],
            [march(1), 3, 100, 103],
            [march(2), 4, 90, 94],
            ["JUMLAH", 7, 190, 197],
        ],
        {"M03 surat recorded": 7, "M03 kas recorded": 90},
    ),
    "totals of weeks": Shape(
        [HEAD, [march(1), 3], ["Jumlah minggu I", 3], [march(8), 4], ["Jumlah", 7]],
        {"M03 surat recorded": 7},
    ),
    "a total that is none": Shape(
        [HEAD, *TWO_DAYS, ["Jumlah", 9]],
        words=["Jumlah tertulis 9, padahal 2 angka berjumlah 7", "baris 4"],
    ),
    "dates in words and short": Shape(
        [HEAD, ["Senin, 4 Maret 2024", 3], ["05/03/2024", 4], ["6-3-24", 4], ["2024-03-07", 1]],
        {"M03 surat recorded": 12},
    ),
    "dates as numbers of days": Shape([HEAD, [45355, 3], [45356, 4]], words=["Tidak ada tabel"]),
    "the year begins with a holiday": Shape(
        [
            ["Tanggal", "Surat masuk", "Kas"],
            [date(2024, 1, 1), "-", None],
            [date(2024, 1, 2), 3, 5],
        ],
        {"M01 surat recorded": 3, "M01 kas recorded": 5},
    ),
    "days of a month in the title": Shape(
        [["BULAN MARET 2024"], ["Tgl", "Surat masuk"], *DAYS_OF_MONTH], {"M03 surat recorded": 61}
    ),
    "days and numbers that follow each other": Shape(
        [
            ["MARET 2024"],
            ["Tgl", "Surat masuk"],
            ["(1)", "(2)"],
            *([day, day + 1] for day in range(1, 9)),
            [9, 0],
        ],
        {"M03 surat recorded": 44},
    ),
    "days of no month": Shape(
        [["Tgl", "Surat masuk"], *DAYS_OF_MONTH], words=["Tidak tertulis kapan"]
    ),
    "31 February": Shape(
        [HEAD, ["31 Februari 2024", 3], *TWO_DAYS], words=["31 Februari 2024", "baris 2"]
    ),
    "a hidden column": Shape(
        [["Tanggal", "Surat masuk", "Kas"], [march(1), 3, 5], [march(2), 4, 6]],
        words=["Kolom angka Kas belum disebut artinya"],
        hidden_columns="C",
    ),
    "a column without head": Shape(
        [[*HEAD, None], [march(1), 3, 5], [march(2), 4, 6]], words=["kolom C", "angka tanpa judul"]
    ),
    "a stage that nobody named": Shape(
        [["Tanggal", "KTP elektronik"], [march(1), 3]],
        words=["KTP elektronik belum disebut artinya"],
    ),
    "one head twice": Shape(
        [[*HEAD, "Surat masuk"], [march(1), 3, 3]],
        words=["Surat masuk (kolom B) belum disebut artinya"],
    ),
    "the number of a kind": Shape(
        [["Tanggal", "Jumlah KTP elektronik dicetak"], *TWO_DAYS], {"M03 ktp printed": 7}
    ),
    "a recap of last year": Shape(
        [["REKAP MARET 2023"], ["Kecamatan", "Surat masuk"], ["Hulu", 3]],
        words=["2023, dossier ini tahun 2024"],
    ),
    "days of last year": Shape([HEAD, [date(2023, 3, 1), 3]], words=["angka 1 Maret 2023"]),
    "days of another month": Shape(
        [["BULAN MARET 2024"], HEAD, [date(2024, 4, 1), 3]],
        words=["sedangkan tabelnya Maret 2024"],
    ),
    "all problems at once": Shape(
        [
            ["Tanggal", "Nama Pemohon", "Petugas", "NIK", "No. KK", "Surat masuk"],
            ["32/3/2024", "Budi", "Sri", "-", 7, 3],
            [march(2), "Budi", "Sri", "-", 8, "dua"],
        ],
        words=[
            *(f'Kolom "{head}" memuat' for head in ("Nama Pemohon", "Petugas", "No. KK", "NIK")),
            '"32/3/2024" bukan tanggal',
            '"dua"',
        ],
    ),
    "sums since the first day": Shape(
        [HEAD, *([march(day), day // 4] for day in range(1, 15))],
        words=["Apakah jumlah berjalan?"],
    ),
    "sums since January": Shape(
        [["Bulan", "Surat masuk"], ["Januari", 30], ["Februari", 34], ["Maret", 39]],
        words=["dari 30 sampai 39. Apakah jumlah berjalan?"],
    ),
    "a recap until a month": Shape(
        [["REKAP S.D. MARET 2024"], ["Kecamatan", "Surat masuk"], ["Hulu", 3]],
        words=["Tidak tertulis kapan"],
    ),
    "months of a year in the title": Shape(
        [["Rekap 2023"], ["Bulan", "Surat masuk"], ["Januari", 3]],
        words=["2023, dossier ini tahun 2024"],
    ),
    "months across": Shape(
        [
            ["Jenis", "Tahap", "Januari", "Februari", "Jumlah"],
            ["KTP elektronik", "dicetak", 3, 4, 7],
            ["Surat masuk", "dicatat", 1, 2, 3],
        ],
        {
            "M01 ktp printed": 3,
            "M02 ktp printed": 4,
            "M01 surat recorded": 1,
            "M02 surat recorded": 2,
        },
    ),
    "a month below its days": Shape(
        [HEAD, *TWO_DAYS, ["Maret 2024", 7]],
        words=["satu sebagai angka hari, satu sebagai angka bulan"],
    ),
    "a month of all kecamatan below days of each": Shape(
        [["Tanggal", "Kecamatan", "Surat masuk"], [march(1), "Hulu", 3], ["Maret 2024", None, 7]],
        words=["satu sebagai angka hari, satu sebagai angka bulan", "baris 3"],
    ),
    "a month of one kind beside days of another": Shape(
        [
            [*HEAD, "Surat keluar"],
            [march(1), 3, None],
            [march(2), 4, None],
            ["Maret 2024", None, 9],
        ],
        {"M03 surat recorded": 7, "M03 keluar recorded": 9},
    ),
    "days across that are headed like numbers of columns": Shape(
        [
            ["BULAN MARET 2024"],
            ["Jenis", "Tahap", *range(1, 32)],
            [f"({place})" for place in range(1, 34)],
            ["KTP elektronik", "dicetak", *(day % 5 for day in range(1, 32))],
        ],
        {"M03 ktp printed": 61},
    ),
    "days across below one head": Shape(
        [
            ["BULAN MARET 2024"],
            ["Jenis", "Tahap", "Tgl"],
            [None, None, *range(1, 32)],
            ["KTP elektronik", "dicetak", *(day % 5 for day in range(1, 32))],
        ],
        {"M03 ktp printed": 61},
        merged=["C2:AG2"],
    ),
    "days across behind the word, none counted of the first kind": Shape(
        [
            ["BULAN MARET 2024"],
            ["Tgl", *range(1, 32)],
            ["Surat keluar"],
            ["Surat masuk", *(day % 5 for day in range(1, 32))],
        ],
        {"M03 surat recorded": 61},
    ),
    "days across, each with the word": Shape(
        [
            ["BULAN MARET 2024"],
            ["Jenis", *(f"Tgl {day}" for day in range(1, 32))],
            ["Surat masuk", *(day % 5 for day in range(1, 32))],
        ],
        {"M03 surat recorded": 61},
    ),
    "a long list": Shape(
        [
            LIST,
            [march(1), "KTP elektronik", "dicetak", "Kec. Hulu", 4],
            [march(1), "KIA 0-4", "dicetak", "99.01.02", 2],
        ],
        {"M03 ktp printed 99.01.01": 4, "M03 kia printed 99.01.02 0-4": 2},
    ),
    "a kind without its group": Shape(
        [LIST, [march(1), "KIA", "dicetak", "Hulu", 4]], words=["KIA=KODE"]
    ),
    "a sheet per month": Shape(
        {
            name: [["Tgl", "Surat masuk"], *DAYS_OF_MONTH[:last]]
            for name, last in (("Januari", 31), ("Februari", 29))
        },
        {"M01 surat recorded": 61, "M02 surat recorded": 60},
    ),
    "two sheets of one month": Shape(
        {"A": [HEAD, *TWO_DAYS], "B": [HEAD, [march(1), 9]]},
        words=["9 di sini, 7 di lembar A baris 2"],
    ),
    "three weeks of four": Shape(
        [HEAD, *([march(day), 1] for day in range(1, 25))],
        rules=NO_RULES,
        words=[
            "Maret 2024: tabel ini tidak memuat 25 Maret 2024 sampai 29 Maret 2024",
            "--whole-month",
        ],
    ),
    "a week but for its last day": Shape(
        [HEAD, *([march(day), 1] for day in range(1, 26))],
        {"M03 surat recorded": 25},
        rules=NO_RULES,
    ),
    "a month without a week within it": Shape(
        [HEAD, *([march(day), 1] for day in (*range(1, 11), *range(18, 32)))],
        rules=NO_RULES,
        words=["tidak memuat 11 Maret 2024 sampai 15 Maret 2024"],
    ),
    "five thousand rows": Shape(
        [
            LIST,
            *(
                [date(2024, 1, 1) + timedelta(day), *what, area, 1]
                for what in KINDS
                for area in ("Hulu", "Hilir")
                for day in range(366)
            ),
        ],
        {"M02 ktp received 99.01.01": 29},
    ),
}


@cache
def rulebook() -> RuleSet:
    return load_rulebook()


@pytest.fixture(name="dossier")
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "khayal"
    shutil.copytree(FOLDER, folder)
    (folder / "registers").mkdir()
    (folder / "registers/services.csv").write_text(SERVICES, "utf-8")
    return folder


def book(folder: Path, shape: Shape) -> Path:
    sheets = shape.rows if isinstance(shape.rows, Mapping) else {"Sheet1": shape.rows}
    pages = {
        name: Page(rows, shape.merged, hidden_columns=shape.hidden_columns)
        for name, rows in sheets.items()
    }
    return write_xlsx(folder / "tabel.xlsx", pages)


@pytest.mark.parametrize("case", SHAPES)
def test_a_shape_is_read_rightly_or_refused(case: str, dossier: Path) -> None:
    shape = SHAPES[case]
    try:
        opened = open_intake(book(dossier.parent, shape), dossier, rulebook())
        opened = opened.with_answers({}, {}, shape.rules)
        period = opened.settled_period()
        assert period is not None
        preview = opened.take(period)
        taken, issues = preview.tables, preview.issues
    except InputError as error:
        taken, issues = (), error.issues
    shown = "\n".join(f"{each.place}: {each.message} {each.remedy}" for each in issues)
    assert not [words for words in shape.words if words not in shown], shown
    assert has_errors(issues) == (shape.sums is None), shown
    names = ("item", "stage", "area", "detail")
    found = {
        " ".join(filter(None, (row.key["period"][5:], *map(row.key.get, names)))): int(
            row.figures["value"]
        )
        for table in taken
        for row in table.rows
    }
    if shape.sums is not None and case != "five thousand rows":
        assert found == shape.sums
    assert {*(shape.sums or {}).items()} <= {*found.items()}


@pytest.mark.parametrize(
    ("first", "words"), [(1, ""), (600, "mungkin memuat bulan-bulan sebelumnya")]
)
def test_running_totals_are_those_of_the_kind_that_somebody_named(
    first: int, words: str, dossier: Path
) -> None:
    """Fault: days beside a running column are taken for running too,
    or sums since January for one day.
    """
    rows = [[march(day), first + 2 * day, 2, 9 - day] for day in range(1, 9)]
    file = book(dossier.parent, Shape([[*HEAD, "Surat keluar", "KTP elektronik baru"], *rows]))
    question = "Surat masuk, dicatat: angka berjalan"
    opened = open_intake(file, dossier, rulebook())
    opened = opened.with_answers({}, {question: "berjalan"}, WHOLE_MONTH)
    taken, issues = opened.read(Period.year_of(2024))
    assert (words in "".join(each.message for each in issues)) and has_errors(issues) is bool(
        words
    )
    sums = {row.key["item"]: int(row.figures["value"]) for row in taken[0].rows}
    assert sums == {"surat": first + 16, "keluar": 16, "baru": 36}


def test_a_month_goes_through_the_command_and_a_closed_one_is_not_changed(dossier: Path) -> None:
    """Fault: months are fed that nobody closed or that a week closes, the same file counts twice,
    or closed figures change without a reason.
    """
    file, whole = book(dossier.parent, Shape([HEAD, *TWO_DAYS])), ("--yes", "--whole-month")
    week = run("intake", file, dossier, "--yes")
    assert week.code == 10 and "tidak memuat 4 Maret 2024 sampai 29 Maret 2024" in week.out
    assert not (dossier / "registers/closings.csv").exists()
    taken = run("intake", file, dossier, *whole)
    assert taken.code == 0 and "4 jenis tanpa angka" in taken.out
    marks = [(code, "missing", "0") for code in ("baru", "keluar", "kia", "ktp")]
    assert figures_in(dossier) == [("surat", "recorded", "7"), *marks]
    closings = (dossier / "registers/closings.csv").read_text("utf-8")
    assert "services,2024-M03,1,2024-03-31,2,1," in closings
    assert not [line for line in run("check", dossier).out.splitlines() if "registers/" in line]
    again = run("intake", file, dossier, *whole)
    assert again.code == 0 and "Tidak ada perubahan" in again.out
    three = Shape([HEAD, *TWO_DAYS, [march(3), 1]])
    other = run("intake", book(dossier.parent, three), dossier, *whole)
    assert other.code == 10 and "Maret 2024 sudah ditutup" in other.out and "--reopen" in other.out
    assert run("intake", file, dossier, *whole, "--reopen", "salah").code == 2
    assert (dossier / "registers/closings.csv").read_text("utf-8") == closings
    more = book(dossier.parent, Shape([["Tanggal", "Surat keluar"], [march(1), 0]]))
    assert run("intake", more, dossier, *whole).code == 0
    assert {*figures_in(dossier)} == {
        ("surat", "recorded", "7"),
        ("keluar", "recorded", "0"),
        *marks,
    } - {marks[1]}
    assert "services,2024-M03,2," in (dossier / "registers/closings.csv").read_text("utf-8")
    reopened = run(
        "intake", book(dossier.parent, three), dossier, *whole, "--reopen", "Agenda tercecer"
    )
    assert reopened.code == 0 and "surat recorded value: 7 menjadi 8" in " ".join(
        reopened.out.split()
    )
    assert figures_in(dossier)[0] == ("surat", "recorded", "8")
    assert ",Agenda tercecer" in (dossier / "registers/closings.csv").read_text("utf-8")
    assert not [line for line in run("check", dossier).out.splitlines() if "registers/" in line]


def figures_in(dossier: Path) -> list[tuple[str, str, str]]:
    with (dossier / "registers/figures.csv").open(encoding="utf-8") as stream:
        return [(row["item"], row["stage"], row["value"]) for row in csv.DictReader(stream)]
