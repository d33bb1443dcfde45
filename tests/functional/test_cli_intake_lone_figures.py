"""`capaian intake`: a figure far from its neighbours, a table sent twice, a day before its end are shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, new_office, run, run_sure, uncounted_balangan
from tests.intake.aggregate import kecamatan
from tests.intake.books import Cell, write_sheet

from capaian.dossier.intake.named_codes import _LEVEL, _NUMBER
from capaian.rulebook import load_rulebook

Rows = list[list[Cell]]
AREAS = tuple(kecamatan().values())


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_office(tmp_path)


def cards(title: str, more: int = 0, below: Sequence[str] = ()) -> Rows:
    rows: Rows = [
        [f"KEPEMILIKAN KTP-EL {title} TAHUN 2023"],
        [],
        ["NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM"],
    ]
    rows += [[n, name, 9_000 + 7 * n + more, 8_000 + 5 * n + more] for n, name in enumerate(AREAS, 1)]
    return [*rows, [], *(["", "", "", line] for line in below)]


def spent(part: str, more: int = 0) -> Rows:
    """A quarter of six sub-activities, in rupiah."""
    named = [entry for entry in load_rulebook().nomenclature if entry.code.startswith("2.12.01.2.0")]
    lines = [one for one in named if len(one.code.split(".")) == 6][:6]
    rows: Rows = [[f"REALISASI BELANJA TRIWULAN {part} TAHUN 2024"], []]
    rows.append(["KODE", "URAIAN", "PAGU", "REALISASI TRIWULAN INI"])
    figures = enumerate(lines)
    rows += [[one.code, one.name, 90_000_000 + n, 6_000_000 + 37_000 * n + more] for n, one in figures]
    return rows


def take(dossier: Path, rows: Rows, *options: str) -> Run:
    return run("intake", write_sheet(dossier.parent / "berikut.xlsx", rows), dossier, *options)


def confirm(dossier: Path, rows: Rows, *options: str) -> None:
    done = run_sure("intake", write_sheet(dossier.parent / "pertama.xlsx", rows), dossier, *options)
    assert done.code == 0, done.says


def held(dossier: Path) -> str:
    return "".join((dossier / name).read_text(encoding="utf-8") for name in ("counts.csv", "inputs.csv"))


def is_shown(dossier: Path, rows: Rows, words: str) -> None:
    """See to it that a table is not stored before its odd figures were looked at."""
    before = held(dossier)
    answer = take(dossier, rows, "--yes")
    assert answer.code in (2, 10), answer.says
    assert words in " ".join(answer.says.split())
    assert held(dossier) == before


@pytest.mark.parametrize("figure", [1, 12, 99, 103])
def test_one_area_that_hardly_has_what_all_others_have_is_shown(dossier: Path, figure: int) -> None:
    confirm(dossier, cards("TRIWULAN II"))
    rows = cards("TRIWULAN III", 9)
    rows[5][3] = figure
    is_shown(dossier, rows, f"ktp.holders 63.11.03 hanya {figure} dari 9.030")


def test_another_odd_area_is_shown_anew(dossier: Path) -> None:
    rows = cards("TRIWULAN II")
    rows[5][3] = 12
    confirm(dossier, rows)
    rows = cards("TRIWULAN III", 9)
    rows[6][3] = 12
    is_shown(dossier, rows, "ktp.holders 63.11.04 hanya 12")


def test_one_amount_a_thousand_times_smaller_is_shown(office: Path) -> None:
    confirm(office, spent("I"), "--means", "bulan=-")
    confirm(office, spent("II", 500), "--means", "bulan=-")
    rows = spent("III", 900)
    rows[5][3] = 12
    is_shown(office, rows, "hanya 12, padahal yang di tengah")
    assert take(office, spent("III", 900), "--yes").code == 0


def test_a_nought_is_no_slip(office: Path) -> None:
    """What was not spent yet is nought, in any row."""
    confirm(office, spent("I"), "--means", "bulan=-")
    confirm(office, spent("II", 500), "--means", "bulan=-")
    rows = spent("III", 900)
    rows[5][3] = 0
    assert "padahal yang di tengah" not in take(office, rows, "--yes").says


def test_the_counts_of_the_quarter_before_are_shown(dossier: Path) -> None:
    confirm(dossier, cards("TRIWULAN II"))
    is_shown(dossier, cards("TRIWULAN III"), "di semua 8 baris sama persis dengan yang tersimpan untuk")
    assert take(dossier, cards("TRIWULAN III", 9), "--yes").code == 0


def test_the_money_of_the_quarter_before_is_shown(office: Path) -> None:
    confirm(office, spent("I"), "--means", "bulan=-")
    confirm(office, spent("II", 500), "--means", "bulan=-")
    is_shown(office, spent("III", 500), "di semua 6 baris sama persis dengan yang tersimpan untuk")


SIGNED = ("Kepala Dinas", "", "CONTOH NAMA, S.Sos")


@pytest.mark.parametrize(
    ("day", "is_early"),
    [
        ("30 Juni 2023", True),
        ("29 September 2023", True),
        ("30 September 2023", False),
        ("5 Oktober 2023", False),
        ("9 Januari 2024", False),
    ],
)
def test_a_table_signed_before_its_end_says_so(dossier: Path, day: str, is_early: bool) -> None:
    rows = cards("TRIWULAN III", below=(f"Paringin, {day}", *SIGNED))
    told = take(dossier, rows, "--dry-run").says
    assert (f"Paringin, {day}" in told) is is_early


def test_the_next_table_signed_before_its_end_is_shown(dossier: Path) -> None:
    confirm(dossier, cards("TRIWULAN II", below=("Paringin, 5 Juli 2023", *SIGNED)))
    late = cards("TRIWULAN III", 9, ("Paringin, 9 Oktober 2023", *SIGNED))
    is_shown(dossier, cards("TRIWULAN III", 9, ("Paringin, 3 April 2023", *SIGNED)), "Paringin, 3 April 2023")
    assert take(dossier, late, "--yes").code == 0


@pytest.mark.parametrize("sign", [".", "(", "=", "-", " .", ". :"])
def test_a_run_of_signs_is_read_once(dossier: Path, sign: str) -> None:
    """Looked at again from each of its signs it would take an hour."""
    long = sign * 32_000
    assert _NUMBER.sub("", long, count=1) == _LEVEL.sub("", long, count=1) == long
    rows = cards("TRIWULAN II")
    rows[5][3], rows[6][1], rows[2][3] = long, long, f"SUDAH REKAM {long}"
    before = held(dossier)
    assert take(dossier, rows, "--yes").code != 0
    assert held(dossier) == before


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. Penyediaan Gaji", "Penyediaan Gaji"),
        ("  a) Penyediaan Gaji", "Penyediaan Gaji"),
        ("(12) Penyediaan Gaji", "Penyediaan Gaji"),
        ("Penyediaan Gaji", "Penyediaan Gaji"),
    ],
)
def test_numbers_before_names_are_left_out_as_before(text: str, name: str) -> None:
    assert _NUMBER.sub("", text, count=1) == name
