"""Counts per kecamatan: which figures come in,
and what is told at which cell before anything is written.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from tests.functional.cli_cast import run
from tests.intake.aggregate import aggregate_book, one_sheet, published
from tests.intake.books import Cell, write_csv, write_sheet
from tests.intake.tables import DISTRICTS, TITLE, counts, fresh, stored, take

VILLAGES: list[Sequence[Cell]] = [
    [TITLE],
    ["KODE", "WILAYAH", "WKTP"],
    ["63.11", "KABUPATEN BALANGAN", 3600],
    *(
        [code if not village else f"{code}.{2000 + village}", name, figure]
        for code in DISTRICTS
        for village, (name, figure) in enumerate((("KEC", 450), ("SATU", 200), ("DUA", 250)))
    ),
]
"""Each kecamatan with its two villages below it, as the ministry's tables have them."""


def changed(
    rows: Sequence[Sequence[Cell]], row: int, column: int, value: Cell
) -> list[list[Cell]]:
    """Return rows with one cell changed, counted from 1."""
    copy = [list(cells) for cells in rows]
    copy[row - 1][column - 1] = value
    return copy


def test_the_aggregate_book_of_an_office_comes_in_whole(tmp_path: Path) -> None:
    """Six sheets, heads over two rows, text beside numbers:
    the sums are those that the report prints.
    """
    dossier = fresh(tmp_path, "counts.csv")
    done = take(aggregate_book(tmp_path), dossier, "--period", "2023")
    assert done.code == 0, done.says
    for measure, values in published().items():
        assert {area: int(text) for area, text in stored(dossier, measure).items()} == values, (
            measure
        )


def test_a_wrong_total_is_reported_at_its_cell_and_nothing_is_written(tmp_path: Path) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    before = (dossier / "counts.csv").read_bytes()
    done = take(one_sheet(tmp_path, "KTP", (15, 5, 99)), dossier, "--period", "2023")
    assert done.code == 10
    assert (
        "baris 15, kolom E (Wajib KTP > L+P): Jumlah tertulis 99, padahal 8 bagiannya berjumlah"
        in done.out
    )
    assert (dossier / "counts.csv").read_bytes() == before
    assert not (dossier / "intake.yaml").exists()


@pytest.mark.parametrize("has_districts", [True, False], ids=["below their kecamatan", "alone"])
def test_villages_are_added_up_by_their_codes(has_districts: bool, tmp_path: Path) -> None:
    rows = [row for row in VILLAGES if has_districts or "KEC" not in row]
    dossier = fresh(tmp_path, "counts.csv")
    done = take(write_sheet(tmp_path / "desa.xlsx", rows), dossier)
    assert done.code == 0, done.says
    assert stored(dossier, "ktp.eligible") == dict.fromkeys(DISTRICTS, "450")


def test_villages_beside_their_kecamatan_are_added_up_by_its_name(tmp_path: Path) -> None:
    lines: list[Sequence[Cell]] = [[TITLE], ["KECAMATAN", "DESA", "WKTP"]]
    lines += [
        [name, village, n]
        for name in DISTRICTS.values()
        for n, village in ((200, "Satu"), (250, "Dua"))
    ]
    dossier = fresh(tmp_path, "counts.csv")
    assert take(write_sheet(tmp_path / "desa.xlsx", lines), dossier).code == 0
    assert stored(dossier, "ktp.eligible") == dict.fromkeys(DISTRICTS, "450")


def test_a_figure_that_reads_like_a_code_stays_a_figure(tmp_path: Path) -> None:
    dossier = fresh(tmp_path, "counts.csv")
    table = counts(tmp_path, values={"63.11.01": [6311], "63.11.02": ["6311"], "63.11.03": ["63"]})
    assert take(table, dossier).code == 0
    assert [stored(dossier, "ktp.eligible")[f"63.11.0{n}"] for n in (1, 2, 3)] == [
        "6311",
        "6311",
        "63",
    ]


def test_totals_of_four_and_six_digits_in_text_are_no_codes(tmp_path: Path) -> None:
    """Most figures of a column look like codes; one of them is even that of an own kecamatan."""
    figures = dict(zip(DISTRICTS, (1971, 631102, 2040, 1815, 1004, 2210, 3305, 9001), strict=True))
    rows: list[Sequence[Cell]] = [
        ["KODE", "WILAYAH", "WKTP"],
        ["63.11", "BALANGAN", sum(figures.values())],
    ]
    rows += [[code, DISTRICTS[code], figure] for code, figure in figures.items()]
    dossier = fresh(tmp_path, "counts.csv")
    done = take(write_csv(tmp_path / "t.csv", rows, ","), dossier, "--period", "2023")
    assert done.code == 0, done.says
    assert {code: int(text) for code, text in stored(dossier, "ktp.eligible").items()} == figures


FAULTS = {
    "sides": (
        counts,
        {
            "heads": ("KODE", "KECAMATAN", "WKTP_L", "WKTP_P", "WKTP_JML"),
            "values": {"63.11.01": [1, 2, 4]},
        },
        "total_differs",
        3,
    ),
    "percents": (
        counts,
        {"values": {code: [Decimal("98.5")] for code in DISTRICTS}},
        "not_whole",
        3,
    ),
    "thousands": (
        counts,
        {"heads": ("KODE", "KECAMATAN", "WKTP (dalam ribuan)")},
        "thousands",
        None,
    ),
    "decimals": (counts, {"values": {"63.11.01": [Decimal("1000.5")]}}, "not_whole", 3),
    "below nothing": (counts, {"values": {"63.11.01": [-5]}}, "negative_count", 3),
    "text": (counts, {"values": {"63.11.01": ["seribu"]}}, "not_a_number", 3),
    "a comma before three digits": (counts, {"values": {"63.11.01": ["46,664"]}}, "lone_group", 3),
    "unknown area": (counts, {"below": [["", "LUAR DAERAH", 5]]}, "area_unknown", 11),
    "other regency": (counts, {"below": [["63.10.01", "Kecamatan Lain", 5]]}, "other_regency", 11),
    "district twice": (counts, {"below": [["63.11.01", "JUAI", 5]]}, "area_repeated", 11),
    "part above whole": (
        counts,
        {"heads": ("KODE", "KECAMATAN", "WKTP", "WKTP_REKAM"), "values": {"63.11.01": [10, 11]}},
        "part_exceeds_whole",
        3,
    ),
    "other year": (counts, {"title": "WAJIB KTP TAHUN 2021"}, "other_year", None),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_reported_at_its_place_before_anything_is_written(
    fault: str, tmp_path: Path
) -> None:
    make, options, code, row = FAULTS[fault]
    dossier = fresh(tmp_path, "counts.csv")
    done = run("intake", make(tmp_path, **options), dossier, "--yes", "--json", "--period", "2023")
    answer = json.loads(done.out)
    found = [(issue["code"], issue["place"].get("row")) for issue in answer["issues"]]
    assert (code, row) in found, found
    assert (done.code, answer["written"]) == (10, False)
    assert stored(dossier, "ktp.eligible") == {}


def test_villages_that_differ_from_their_kecamatan_are_reported(tmp_path: Path) -> None:
    table = write_sheet(tmp_path / "desa.xlsx", changed(VILLAGES, 5, 3, 201))
    done = take(table, fresh(tmp_path, "counts.csv"))
    assert (
        "baris 4, kolom C (WKTP): Juai tertulis 450, padahal 2 desanya berjumlah 451." in done.out
    )


def test_the_code_decides_over_the_name_which_is_shown(tmp_path: Path) -> None:
    rows = [["KODE", "KECAMATAN", "WKTP"], *([code, name, 7] for code, name in DISTRICTS.items())]
    dossier = fresh(tmp_path, "counts.csv")
    done = take(
        write_sheet(tmp_path / "t.xlsx", changed(rows, 2, 2, "HALONG")),
        dossier,
        "--period",
        "2023",
    )
    assert 'Kode 63.11.01 adalah Juai; di berkas tertulis "HALONG"' in done.out
    assert stored(dossier, "ktp.eligible")["63.11.01"] == "7"


def test_a_leap_against_what_is_stored_is_shown(tmp_path: Path) -> None:
    dossier = fresh(tmp_path)
    done = run("intake", counts(tmp_path, values={"63.11.01": [141500]}), dossier, "--dry-run")
    assert "padahal yang tersimpan terakhir 12.364" in done.out
    assert "Tebing Tinggi" not in done.out


@pytest.mark.parametrize(
    ("title", "name", "period", "named"),
    [
        ("WAJIB KTP", "AGR_WKTP_17072023.xlsx", "2023-S1", ""),
        ("WAJIB KTP SEMESTER II TAHUN 2023", "wktp.xlsx", "2023-S1", "Semester II Tahun 2023"),
        ("WAJIB KTP SEMESTER II TAHUN 2023", "wktp.xlsx", "2023", ""),
        ("WAJIB KTP", "wktp-tw1.xlsx", "2023-Q2", "Triwulan I Tahun 2023"),
        ("WAJIB KTP", "wktp-tw1.xlsx", "2023-Q1", ""),
        ("WAJIB KTP", "wktp-2023.xlsx", "2023-Q1", ""),
    ],
)
def test_another_period_in_title_or_file_name_is_mentioned(
    title: str, name: str, period: str, named: str, tmp_path: Path
) -> None:
    table = counts(tmp_path, title=title, name=name)
    done = take(table, fresh(tmp_path), "--period", period)
    assert (done.code, "nama berkas menyebut" in done.out) == (0, bool(named)), done.says
    assert named in done.out


def test_text_with_semicolons_is_a_table_too(tmp_path: Path) -> None:
    rows: list[Sequence[Cell]] = [["KODE", "KECAMATAN", "WKTP"]]
    rows += [[code, name, f"1.{n:03}"] for n, (code, name) in enumerate(DISTRICTS.items())]
    dossier = fresh(tmp_path, "counts.csv")
    assert take(write_csv(tmp_path / "t.csv", rows), dossier, "--period", "2023-S2").code == 0
    assert stored(dossier, "ktp.eligible")["63.11.08"] == "1007"


def test_a_list_of_persons_is_refused_without_repeating_a_number(tmp_path: Path) -> None:
    nik = "6311" + "02410790" + "0002"
    rows: list[Sequence[Cell]] = [
        ["KODE", "KECAMATAN", "NIK", "WKTP"],
        ["63.11.01", "JUAI", nik, 1],
    ]
    done = take(write_sheet(tmp_path / "t.xlsx", rows), fresh(tmp_path))
    assert (done.code, nik in done.says, "baris 2" in done.says) == (10, False, True)


def born_in(dossier: Path, day: str) -> Path:
    """Give the last kecamatan a first day."""
    file = dossier / "areas.csv"
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    dated = [f"{line},{day if line.startswith('63.11.08,') else ''}" for line in lines]
    file.write_text("\n".join([f"{head},valid_from", *dated, ""]), encoding="utf-8")
    return dossier


@pytest.mark.parametrize(
    ("day", "figure", "code", "message", "taken"),
    [
        ("2023-12-31", 1008, 0, "", 8),
        ("2023-12-31", None, 0, "Tanpa angka: Tebing Tinggi.", 7),
        ("2024-01-01", None, 0, "", 7),
        ("2024-01-01", 0, 0, "", 7),
        ("2024-01-01", 1008, 10, "Tebing Tinggi berlaku sejak Januari 2024, jadi tidak punya", 0),
    ],
)
def test_a_kecamatan_has_figures_within_its_days(
    day: str, figure: int | None, code: int, message: str, taken: int, tmp_path: Path
) -> None:
    dossier = born_in(fresh(tmp_path, "counts.csv"), day)
    done = take(counts(tmp_path, values={"63.11.08": [figure]}), dossier)
    assert (done.code, message in done.says) == (code, True), done.says
    assert ("Tanpa angka" in done.says) is message.startswith("Tanpa")
    assert len(stored(dossier, "ktp.eligible")) == taken
