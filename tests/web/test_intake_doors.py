"""The same foreign tables by both doors, command and pages: the right figures, or the same question.

Shapes are those of real spreadsheets, cut down; all figures and village names are invented.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from tests.functional.cli_cast import run
from tests.intake.books import Cell, Page, write_csv, write_xlsx
from tests.web.beginnings import YEAR, lay, small_files
from tests.web.elements import elements
from tests.web.exchanging import make_desk

from capaian.web.offices.models import Office
from capaian.web.years.store import take_in

S1, S2 = f"{YEAR}-S1", f"{YEAR}-S2"
HULU, HILIR = "99.01.01", "99.01.02"
WORK, OTHER = "2.12.02.2.01.0001", "2.12.03.2.01.0002"
IDLE = "2.12.01.2.02.0002"
FLAGS = {"adds_repeated": "--add", "takes_zeros": "--with-zeros", "skips_others": "--skip-others"}
Figures = Mapping[tuple[str, ...], str]


@dataclass(frozen=True)
class Table:
    """A table, what is said of it, and what becomes of it."""

    rows: Sequence[Sequence[Cell]]
    figures: Figures = field(default_factory=dict)
    """Stored afterwards, by measure and area, or by node and column; none: it is refused, or asked about."""
    words: tuple[str, ...] = ()
    """Said before anything is written."""
    period: str = S1
    rules: Mapping[str, str] = field(default_factory=dict)
    name: str = "tabel.xlsx"
    sheet: str = "Data"
    page: Page = field(default_factory=lambda: Page(()))

    def write(self, folder: Path) -> Path:
        if self.name.endswith(".csv"):
            return write_csv(folder / self.name, self.rows)
        return write_xlsx(folder / self.name, {self.sheet: replace(self.page, rows=self.rows)})


def eligible(hulu: int, hilir: int, measure: str = "ktp.eligible") -> Figures:
    return {(measure, HULU): str(hulu), (measure, HILIR): str(hilir)}


def villages(head: str, *heads: Cell) -> list[list[Cell]]:
    """Two villages in each kecamatan, named by its name alone."""
    rows = [(kec, village, n) for kec in ("HULU", "HILIR") for n, village in ((20, "Atas"), (30, "Bawah"))]
    return [["Kecamatan", head, "Wajib KTP", *heads], *([*row] for row in rows)]


SEMESTERS: list[list[Cell]] = [
    ["kode_desa", "kecamatan", "wajib_ktp", "semester", "tahun"],
    *(
        [f"{area}.100{village}", name, 100 * half + year + village, half, year]
        for half, year in ((1, YEAR), (2, YEAR), (1, YEAR + 1))
        for area, name in ((HULU, "HULU"), (HILIR, "HILIR"))
        for village in (1, 2)
    ),
]
TWO_LISTS: list[list[Cell]] = [
    ["bps_kode_desa", "bps_nama_kecamatan", "kode_desa", "nama_kecamatan", "wajib_ktp", "semester", "tahun"],
    *(
        [f"{bps}{village:03}", name, f"{area}.100{village}", name, 40 + village, 2, YEAR]
        for area, name, bps in ((HULU, "HULU", "9901020"), (HILIR, "HILIR", "9901010"))
        for village in (1, 2)
    ),
]
BUDGET: list[list[Cell]] = [
    ["KODE SUB KEGIATAN", "NAMA", "PAGU MURNI", "PAGU PERUBAHAN", "SELISIH"],
    [WORK, "Pendataan", 41, 38, -3],
    [OTHER, "Pencatatan", 98, 99, 1],
]
REVISED = {(WORK, "revised"): "38", (OTHER, "revised"): "99"}
RELIGIONS: list[list[Cell]] = [
    ["KECAMATAN", "AGAMA", "WAJIB KTP"],
    *([name, faith, n] for name in ("HULU", "HILIR") for n, faith in ((5, "KRISTEN"), (6, "HINDU"))),
]
FUNDS: list[list[Cell]] = [
    ["KODE SUB KEGIATAN", "SUMBER DANA", "PAGU"],
    [WORK, "DAU", 5],
    [WORK, "DAK", 6],
    [IDLE, "DAU", 0],
]
GROUPS: list[list[Cell]] = [
    ["LAPORAN REALISASI, TAHUN ANGGARAN 2024"],
    ["Kode", "Uraian", "Operasi > Anggaran", "Operasi > Realisasi", "Modal > Anggaran", "Modal > Realisasi"],
    [WORK, "Pendataan", 24, 9, 10, 5],
]
KTP: list[list[Cell]] = [["KODE", "KECAMATAN", "WAJIB KTP"], [HULU, "HULU", 50], [HILIR, "HILIR", 70]]


def ktp(hulu: Cell, hilir: Cell = 70, **others: object) -> Table:
    return Table([KTP[0], [HULU, "HULU", hulu], [HILIR, "HILIR", hilir]], **others)  # type: ignore[arg-type]


def beside_ktp(head: str, hulu: Cell, hilir: Cell) -> list[list[Cell]]:
    """Those who must have a card, with one more column."""
    return [[*KTP[0], head], [*KTP[1], hulu], [*KTP[2], hilir]]


FEW: list[list[Cell]] = [[*KTP[0], "SUDAH REKAM"], [HULU, "HULU", 1501, 99], [HILIR, "HILIR", 1700, 98]]


def with_sums(rows: Sequence[Sequence[Cell]], *names: str) -> list[list[Cell]]:
    """Put a row with their sum below each two rows."""
    made: list[list[Cell]] = []
    for name, first, second in zip(names, rows[::2], rows[1::2], strict=True):
        made += [[*first], [*second], [first[0], name, int(str(first[2])) + int(str(second[2]))]]
    return made


TABLES = {
    "a village figure that is the code of the regency": Table(
        [["KODE", "WILAYAH", "WAJIB KTP"], [f"{HULU}.1001", "Atas", 9901], [f"{HILIR}.1001", "Bawah", 7]],
        eligible(9901, 7),
    ),
    "a head with a negation": Table(
        beside_ktp("TIDAK MEMILIKI KIA", 3, 4), eligible(50, 70), ("TIDAK MEMILIKI KIA (3, 4)",)
    ),
    "a target below a known head": Table(
        beside_ktp("SUDAH REKAM > TARGET", 3, 4), eligible(50, 70), ("SUDAH REKAM > TARGET (3, 4)",)
    ),
    "thousands of rupiah in a head": Table(
        [["KODE SUB KEGIATAN", "NAMA", "PAGU (Rp ribu)"], [WORK, "Pendataan", 5]],
        {(WORK, "original"): "5000"},
        period=str(YEAR),
    ),
    "two scales": Table(
        [
            ["", "Dinas", "", "(dalam jutaan)"],
            ["KODE SUB KEGIATAN", "NAMA", "PAGU (Rp.000)"],
            [WORK, "Data", 5],
        ],
        words=("Judul menyebut ribuan atau jutaan",),
        period=str(YEAR),
    ),
    "villages below a row of their sum": Table(
        [[*villages("Desa")[0]], *with_sums(villages("Desa")[1:], "HULU", "HILIR")],
        eligible(50, 50),
        ("4, 7",),
    ),
    "a row of their sum that is mistyped": Table(
        [
            villages("Desa")[0],
            *with_sums([["HULU", "Atas", 1021], ["HULU", "Bawah", 30]], "Rekap"),
            *villages("Desa")[3:],
            ["HILIR", "Rekap", 51],
        ],
        words=("tidak pasti bagian atau jumlah",),
    ),
    "a category that is the sum of the others": Table(
        [RELIGIONS[0], *with_sums(RELIGIONS[1:], "Semua", "Semua")],
        eligible(11, 11),
        ("dibandingkan, tidak ditambahkan",),
        rules={"adds_repeated": "on"},
    ),
    "funds and their sum": Table(
        [FUNDS[0], *with_sums([[WORK, "DAU", 1234], [WORK, "DAK", 6]], "Semua dana")],
        words=("tidak pasti bagian atau jumlah",),
        period=str(YEAR),
        rules={"adds_repeated": "on"},
    ),
    "rows of another regency": Table(
        [
            ["KABUPATEN", "KECAMATAN", "WAJIB KTP"],
            ["Khayal", "HULU", 50],
            ["Tabalong", "KELUA", 60],
            ["", "HILIR", 70],
        ],
        {("ktp.eligible", HULU): "50"},
        ("Tabalong KELUA; HILIR",),
        rules={"skips_others": "on"},
    ),
    "another regency in the title": Table(
        [["Kabupaten/Kota", ":", "Tabalong"], [], *KTP], words=("menyebut Kabupaten Tabalong",)
    ),
    "percents among counts": Table(FEW, words=("SUDAH REKAM: apakah ini persen?",)),
    "a count below 100 among others": Table(
        [*FEW[:-1], ["2", "HILIR", 1700, 980]],
        {**eligible(1501, 1700), **eligible(99, 980, "ktp.holders")},
    ),
    "counts below 100 with their sum": Table(
        [*FEW, ["", "JUMLAH", 3201, 197]],
        {**eligible(1501, 1700), **eligible(99, 98, "ktp.holders")},
    ),
    "percents among amounts": Table(
        [["KODE SUB KEGIATAN", "PAGU", "REALISASI KEUANGAN"], [WORK, 150000000, 95]],
        words=("apakah ini persen?",),
        period=str(YEAR),
    ),
    "work of two offices": Table(
        [["NAMA SKPD", *FUNDS[0]], ["Dinas", *FUNDS[1]], ["Kecamatan Hulu", *FUNDS[2]]],
        words=("dipegang 2 SKPD di berkas ini: Dinas, Kecamatan Hulu",),
        period=str(YEAR),
        rules={"adds_repeated": "on"},
    ),
    "another year in the name of a sheet": Table(
        KTP, eligible(50, 70), (f"menyebut Tahun {YEAR - 1}",), sheet=str(YEAR - 1)
    ),
    "no column of a budget that is known": Table(
        [["KODE SUB KEGIATAN", "NAMA SKPD", "Nilai"], [WORK, "Dinas", 5], [None, "Sekretariat", 6]],
        words=("Nilai", "5, 6"),
    ),
    "groups of spending": Table(
        GROUPS, {(WORK, "revised"): "34", (WORK, "actual"): "14"}, period=f"{YEAR}-M01", name="lra.xlsx"
    ),
    "a month in the name of a file": Table(GROUPS, words=(f"{YEAR}-M07",), period="", name="lra_juli.xlsx"),
    "a code beside the name of another one": Table(
        [["KODE SUB KEGIATAN", "NAMA", "PAGU"], [WORK, "Nama dari sistem", 5]],
        {(WORK, "original"): "5"},
        ("Nama dari sistem", "Yang dipakai kodenya"),
    ),
    "codes of two lists": Table(TWO_LISTS, eligible(83, 83), period="", name="dua.csv"),
    "codes of the other list alone": Table(
        [
            ["kode", "kecamatan", "wajib_ktp"],
            *([f"99010{kec}100{n}", name, 5] for kec, name in ((2, "HULU"), (1, "HILIR")) for n in (1, 2)),
        ],
        words=("bukan kode Kemendagri",),
        name="bps.csv",
    ),
    "an error of a formula": ktp("#REF!", words=("#REF!", "2")),
    "a formula that nobody worked out": ktp("=SUM(Z1:Z2)", words=("belum pernah dihitung",)),
    "a village without a figure": Table(
        [*villages("Desa"), ["HILIR", "Tengah", "-"]], words=("Hilir, desa tanpa angka: Tengah",)
    ),
    "one semester of three": Table(
        SEMESTERS, eligible(403 + 2 * YEAR, 403 + 2 * YEAR), (f"4 baris Semester I Tahun {YEAR + 1}",), S2
    ),
    "a year of two semesters": Table(SEMESTERS, words=("Pilih salah satu periode itu",), period=str(YEAR)),
    "a village twice in one period": Table(
        [*SEMESTERS, SEMESTERS[1]], words=("sudah ada di baris 2",), period=S1
    ),
    "a revised budget beside the first": Table(
        BUDGET,
        {**REVISED, (WORK, "original"): "41", (OTHER, "original"): "98"},
        ("SELISIH", "-3, 1"),
        str(YEAR),
    ),
    "a revised budget alone": Table(
        [[*row[:2], row[3]] for row in BUDGET], {**REVISED}, period=str(YEAR), name="dppa.xlsx"
    ),
    "Kelurahan/Desa": Table(villages("Kelurahan/Desa"), eligible(50, 50)),
    "namadesa": Table(villages("namadesa"), eligible(50, 50)),
    "Desa/Kel": Table(villages("Desa/Kel"), eligible(50, 50)),
    "two measures of which one is known": Table(
        [[*KTP[0], "PUNYA_DINAMIS"], [*KTP[1], 48], [*KTP[2], 69]],
        eligible(50, 70),
        ("PUNYA_DINAMIS (48, 69)",),
    ),
    "thousands parted by a blank": ktp("153 820", "1 070", figures=eligible(153820, 1070)),
    "thousands parted by a comma": ktp("40,639", words=("Tulis 40639 bila yang dimaksud ribuan",)),
    "a hidden column": Table(
        [[*KTP[0], "SUDAH REKAM", "MEMILIKI KTP-EL"], [*KTP[1], 39, 49], [*KTP[2], 59, 69]],
        eligible(50, 70),
        ("Kolom tersembunyi: D (SUDAH REKAM)", "tersembunyi, 39, 59", "MEMILIKI KTP-EL (49, 69)"),
        page=Page((), hidden_columns="D"),
    ),
    "a hidden row": Table(
        [*KTP[:2], [HULU, "HULU", 40], KTP[2]],
        words=("baris 3 tersembunyi", "Baris tersembunyi: 3"),
        page=Page((), hidden_rows=(3,)),
    ),
    "rows of religions": Table(RELIGIONS, words=("Yang membedakannya: AGAMA (KRISTEN, HINDU)",)),
    "rows of religions that are parts": Table(RELIGIONS, eligible(11, 11), rules={"adds_repeated": "on"}),
    "rows of one religion": Table(RELIGIONS, eligible(6, 6), rules={"only": "AGAMA=HINDU"}),
    "a total among the parts": Table(
        [*RELIGIONS, ["HULU", "L+P", 11]],
        words=("Hulu sudah ada di baris 2",),
        rules={"adds_repeated": "on"},
    ),
    "the same part twice": Table(
        [*RELIGIONS, RELIGIONS[1]],
        words=("Hulu sudah ada di baris 2",),
        rules={"adds_repeated": "on"},
    ),
    "two funds of one work": Table(FUNDS, words=(f"{WORK} sudah ada di baris 2",), period=str(YEAR)),
    "two funds that are parts, and work of others": Table(
        FUNDS, {(WORK, "original"): "11"}, (IDLE,), str(YEAR), {"adds_repeated": "on"}
    ),
    "work without an amount on request": Table(
        [FUNDS[0], FUNDS[3]], {(IDLE, "original"): "0"}, (), str(YEAR), {"takes_zeros": "on"}
    ),
    "a kecamatan that there is not": Table(
        [*KTP, ["99.01.77.1001", "Jauh", 5]], words=("Kecamatan 99.01.77",)
    ),
    "two tables side by side": Table(
        [[*KTP[0], *KTP[0][:2]], [*KTP[1], HILIR, "HILIR"], [*KTP[2], HULU, "HULU"]],
        words=("menyebut wilayah yang berbeda",),
    ),
}


def by_command(table: Table, folder: Path) -> tuple[str, Figures]:
    """What is said of a table, and stored of it, where the command is told all at once."""
    dossier = lay(small_files(), folder / "dossier").path
    options = [FLAGS[name] for name in table.rules if name in FLAGS]
    options += ["--only", table.rules["only"]] if "only" in table.rules else []
    options += ["--period", table.period] if table.period else []
    done = run("intake", table.write(folder), dossier, "--yes", *options)
    stored: dict[tuple[str, ...], str] = {}
    for name in ("counts.csv", "inputs.csv"):
        with (dossier / name).open(encoding="utf-8", newline="") as file:
            stored |= figures_in(name, csv.DictReader(file))
    return " ".join(done.says.split()), stored


def by_page(table: Table, folder: Path) -> tuple[str, Figures]:
    """What the pages say of a table, and store of it, where the proposal is confirmed as it is."""
    office = Office.objects.create(slug="kecil", name="kecil")
    desk = make_desk(take_in(office, YEAR, lay(small_files(), folder / "tahun")))
    address = desk.bring(table.name, table.write(folder).read_bytes())
    page = elements(desk.shown(address))
    sent = {each.attributes["name"]: chosen(each.all("option")) for each in page.all("select")}
    sent |= {"periode": table.period} if table.period else {}
    answer = desk.client.post(address, {**sent, **table.rules})
    lines = [page.words, *(each.attributes["value"] for each in page.all("option") if "berkas" in each.text)]
    if answer.status_code == 302:
        preview = str(answer.headers["Location"])
        lines.append(elements(desk.shown(preview)).words)
        desk.take(preview)
    rows: dict[tuple[str, ...], str] = {}
    for name in ("counts.csv", "inputs.csv"):
        rows |= figures_in(name, (row.cells for row in desk.year.rows.filter(sheet=name)))
    return " ".join(lines), rows


def chosen(options: Sequence[object]) -> str:
    values = [each.attributes for each in options]  # type: ignore[attr-defined]
    return next((own["value"] for own in values if "selected" in own), values[0]["value"])


def figures_in(name: str, rows: object) -> Figures:
    names = ("measure", "area") if name == "counts.csv" else ("node",)
    columns = ("value",) if name == "counts.csv" else ("original", "revised", "actual")
    return {
        (*(row[key] for key in names), *(() if column == "value" else (column,))): row[column]
        for row in rows  # type: ignore[attr-defined]
        for column in columns
        if row.get(column)
    }


DOORS: Mapping[str, Callable[[Table, Path], tuple[str, Figures]]] = {"command": by_command, "page": by_page}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_taken_rightly_or_questioned(name: str, door: str, tmp_path: Path) -> None:
    table = TABLES[name]
    message, stored = DOORS[door](table, tmp_path)
    assert stored == table.figures, message
    assert [words for words in table.words if words not in message] == [], message
