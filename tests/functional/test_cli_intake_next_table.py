"""`capaian intake --yes`: the next table passes where its form, signs, order and sizes are the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, new_office, run, run_sure, uncounted_balangan
from tests.intake.aggregate import kecamatan
from tests.intake.books import Cell, write_sheet

from capaian.rulebook import load_rulebook

Rows = list[list[Cell]]
TITLE = "KEPEMILIKAN KTP-EL TAHUN 2023"
KTP = ("NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


def table(title: str, heads: Sequence[str], figures: Sequence[Callable[[int], int]], more: int = 0) -> Rows:
    names = enumerate(kecamatan().values(), 1)
    return [[title], [], [*heads], *([n, name, *(one(n) + more for one in figures)] for n, name in names)]


def eligible(n: int) -> int:
    return 9000 + 7 * n


def recorded(n: int) -> int:
    return 8000 + 5 * n


def children(n: int) -> int:
    return 3000 + 11 * n


def cards(n: int) -> int:
    return 2100 + 9 * n


def printed(n: int) -> int:
    return 2000 + 8 * n


def taken(dossier: Path, rows: Rows, *options: str) -> Run:
    return run("intake", write_sheet(dossier.parent / "tabel.xlsx", rows), dossier, *options)


def confirmed(dossier: Path, rows: Rows, *options: str) -> None:
    done = run_sure("intake", write_sheet(dossier.parent / "tabel.xlsx", rows), dossier, *options)
    assert done.code == 0, done.says


def stored(dossier: Path) -> str:
    return (dossier / "counts.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "heads",
    [
        ("No", "Kecamatan", "Wajib KTP", "Sudah Rekam"),
        ("NO", " KECAMATAN ", "WAJIB  KTP", "SUDAH REKAM "),
    ],
)
def test_case_and_blanks_pass(dossier: Path, heads: Sequence[str]) -> None:
    confirmed(dossier, table(TITLE, KTP, (eligible, recorded)))
    done = taken(dossier, table(TITLE, heads, (eligible, recorded), more=9), "--yes")
    assert done.code == 0, done.says
    assert f",{eligible(1) + 9}," in stored(dossier)


@pytest.mark.parametrize("head", ["Wajib KTP*", "WAJIB-KTP", "(WAJIB KTP)", "WAJIB KTP?"])
def test_another_mark_at_a_known_head_is_shown_and_does_not_crash(dossier: Path, head: str) -> None:
    confirmed(dossier, table(TITLE, KTP, (eligible, recorded)))
    before = stored(dossier)
    done = taken(dossier, table(TITLE, (*KTP[:2], head, KTP[3]), (eligible, recorded), more=9), "--yes")
    assert (done.code, stored(dossier)) == (2, before), done.says
    assert head in done.says


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PENDUDUK ≥ 17 TAHUN", "PENDUDUK ≤ 17 TAHUN"),
        ("PENDUDUK >= 17 TAHUN", "PENDUDUK < 17 TAHUN"),
        ("PENDUDUK 17+", "PENDUDUK 17-"),
        ("PENDUDUK 17+", "PENDUDUK 17"),
    ],
)
def test_the_opposite_sign_is_another_column(dossier: Path, one: str, other: str) -> None:
    told = ("--means", f"{one}=ktp.eligible")
    confirmed(dossier, table(TITLE, (*KTP[:2], one, KTP[3]), (eligible, recorded)), *told)
    before = stored(dossier)
    done = taken(dossier, table(TITLE, (*KTP[:2], other, KTP[3]), (eligible, recorded), more=9), "--yes")
    assert done.code in (2, 10), done.says
    assert stored(dossier) == before


def test_a_meaning_is_that_of_the_column_with_the_sign(dossier: Path) -> None:
    heads = (*KTP[:2], "PENDUDUK ≤ 17 TAHUN", "PENDUDUK ≥ 17 TAHUN", KTP[3])
    told = ("--means", "PENDUDUK ≥ 17 TAHUN=ktp.eligible", "--means", "PENDUDUK ≤ 17 TAHUN=-")
    confirmed(dossier, table(TITLE, heads, (children, eligible, recorded)), *told)
    assert f",2023,{eligible(1)}," in stored(dossier)
    assert f",{children(1)}," not in stored(dossier)


def test_a_head_without_a_document_that_moves_beside_another_one_is_shown(dossier: Path) -> None:
    title = "KEPEMILIKAN KTP-EL DAN KIA TAHUN 2023"
    heads = (*KTP, "WAJIB KIA", "MEMILIKI", "CETAK")
    moved = (*KTP, "MEMILIKI", "WAJIB KIA", "CETAK")
    confirmed(dossier, table(title, heads, (eligible, recorded, children, cards, cards)))
    before = stored(dossier)
    done = taken(dossier, table(title, moved, (eligible, recorded, printed, children, cards)), "--yes")
    assert (done.code, stored(dossier)) == (2, before), done.says


def test_sections_that_change_places_are_shown(dossier: Path) -> None:
    def parted(first: str, second: str, more: int) -> Rows:
        rows = table(TITLE, KTP, (eligible, recorded), more)
        return [*rows[:3], [first], *rows[3:7], [second], *rows[7:]]

    confirmed(dossier, parted("Data final", "Data DKB I", 0))
    before = stored(dossier)
    done = taken(dossier, parted("Data DKB I", "Data final", 9), "--yes")
    assert (done.code, stored(dossier)) == (2, before), done.says
    assert taken(dossier, parted("Data final", "Data DKB I", 9), "--yes").code == 0


DEATHS = ("NO", "KECAMATAN", "KEMATIAN DILAPORKAN", "AKTA KEMATIAN DITERBITKAN")


def deaths(part: str, times: int = 1, note: str = "Kumulatif") -> Rows:
    title = f"PENERBITAN AKTA KEMATIAN TRIWULAN {part} TAHUN 2023"
    at = len(part)
    figures = (lambda n: times * (40 + n + at * n % 4), lambda n: times * (35 + n + at * n % 3))
    rows = table(title, DEATHS, figures)
    return [rows[0], [note], *rows[1:]]


@pytest.mark.parametrize("note", ["Kumulatif", "Data berjalan", "Angka triwulan"])
def test_the_second_part_of_a_year_is_shown_once_more(dossier: Path, note: str) -> None:
    """In the first one alone and since January are the same, so that nobody had to think of it."""
    confirmed(dossier, deaths("I", note=note))
    before = stored(dossier)
    done = taken(dossier, deaths("II", 2, note), "--yes")
    assert (done.code, stored(dossier)) == (2, before), done.says
    confirmed(dossier, deaths("II", note=note))
    assert taken(dossier, deaths("III", note=note), "--yes").code == 0


def spent(part: str, times: int = 1, granted: int = 1000) -> Rows:
    """A budget of a quarter, in parts of a thousand rupiah: by default in rupiah."""
    named = [entry for entry in load_rulebook().nomenclature if entry.code.startswith("2.12.01.2.0")]
    lines = [one for one in named if len(one.code.split(".")) == 6][:6]
    title = f"REALISASI BELANJA TRIWULAN {part} TAHUN 2024"
    rows: Rows = [
        [one.code, one.name, (90_000 + n) * granted, (6_000 + 37 * n + 11 * len(part) * (n % 3)) * times]
        for n, one in enumerate(lines)
    ]
    return [[title], [], ["KODE", "URAIAN", "PAGU", "REALISASI TRIWULAN INI"], *rows]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_office(tmp_path)


def test_thousands_after_rupiah_are_asked(office: Path) -> None:
    confirmed(office, spent("I", 1000))
    confirmed(office, spent("II", 990))
    before = (office / "inputs.csv").read_text(encoding="utf-8")
    done = taken(office, spent("III", 1), "--yes")
    assert (done.code, "REALISASI TRIWULAN INI=actual" in " ".join(done.says.split())) == (10, True), (
        done.says
    )
    done = taken(office, spent("III", 1, 1), "--yes")
    assert (done.code, "PAGU=revised" in " ".join(done.says.split())) == (10, True), done.says
    assert (office / "inputs.csv").read_text(encoding="utf-8") == before
    assert taken(office, spent("III", 980), "--yes").code == 0


def test_small_amounts_that_are_right_are_asked_once(office: Path) -> None:
    told = ("--means", "PAGU=revised", "--means", "REALISASI TRIWULAN INI=actual")
    confirmed(office, spent("I", 1, 5), *told)
    confirmed(office, spent("II", 1, 5))
    assert taken(office, spent("III", 1, 5), "--yes").code == 0
