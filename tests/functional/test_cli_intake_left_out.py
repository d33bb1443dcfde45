"""`capaian intake`: what is left out by an answer of before, and what a blank column leaves, is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import run, uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.intake.aggregate import kecamatan

from capaian.rulebook import load_rulebook


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = uncounted_balangan(tmp_path)
    confirm(folder, cards("I"))
    return folder


def cards(part: str, more: int = 0, without: Sequence[str] = (), blank: Sequence[int] = ()) -> Rows:
    """Return those who need a card and have it; some kecamatan may lack a row, some columns figures."""
    title = f"KEPEMILIKAN KTP-EL TRIWULAN {part} TAHUN 2023"
    named = [(n, name) for n, name in enumerate(kecamatan().values(), 1) if name not in without]
    lines: Rows = [[n, name, 9136 + 311 * n + more, 8417 + 303 * n + more] for n, name in named]
    for line in lines:
        for column in blank:
            line[column] = None
    return [[title], [], ["NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM"], *lines]


LEFT = 'Juai ada di tabel ini, tetapi dijawab tidak diambil ("Juai=-"), jadi angkanya tidak berubah.'


def test_an_area_that_was_left_out_by_an_answer_is_not_called_absent(dossier: Path) -> None:
    confirm(dossier, cards("II", 7), "--means", "Juai=-")
    done = bring(dossier, cards("III", 19), "--dry-run")
    assert LEFT in flat(done)
    assert 'tambahkan --means "Juai=63.11.01"' in flat(done)
    assert "Juai tidak ada" not in flat(done)
    assert "63.11.01 Juai" not in done.out


def test_it_is_said_of_the_answer_that_is_given_now(dossier: Path) -> None:
    assert LEFT in flat(bring(dossier, cards("II", 7), "--dry-run", "--means", "Juai=-"))


def test_the_answer_of_before_is_replaced_as_the_remedy_says(dossier: Path) -> None:
    confirm(dossier, cards("II", 7), "--means", "Juai=-")
    done = bring(dossier, cards("III", 19), "--dry-run", "--means", "Juai=63.11.01")
    assert LEFT not in flat(done)
    assert "63.11.01 Juai" in flat(done)


def test_an_area_without_a_row_is_absent(dossier: Path) -> None:
    confirm(dossier, cards("II", 7, without=["Juai"]))
    done = bring(dossier, cards("III", 19, without=["Juai"]), "--dry-run")
    assert "Juai tidak ada di tabel ini, jadi angkanya tidak berubah." in flat(done)
    assert "dijawab" not in flat(done)


def test_what_stays_beside_new_figures_is_asked_with_the_right_words(dossier: Path) -> None:
    confirm(dossier, cards("II", 7), "--means", "Juai=-")
    done = bring(dossier, cards("I", 3), "--dry-run")
    assert '"Juai" (Sheet1) dibaca sebagai tidak diambil walaupun ada di tabel ini' in flat(done)
    done = bring(dossier, cards("I", 3, without=["Halong"]), "--dry-run")
    assert '"Halong" (Sheet1) dibaca sebagai memang tidak ada di tabel ini' in flat(done)


@pytest.mark.parametrize(
    ("part", "column", "told"),
    [
        ("I", 3, '"SUDAH REKAM" kosong di semua baris, jadi ktp.holders untuk Triwulan I Tahun 2023 tidak'),
        ("II", 3, "jadi ktp.holders untuk Triwulan II Tahun 2023 tidak berubah; yang terakhir tersimpan"),
        ("I", 2, '"WAJIB KTP" kosong di semua baris, jadi ktp.eligible untuk Triwulan I Tahun 2023 tidak'),
    ],
)
def test_a_blank_column_tells_what_stays(part: str, column: int, told: str, dossier: Path) -> None:
    done = bring(dossier, cards(part, 7, blank=[column]), "--dry-run")
    assert told in flat(done)
    assert "tersimpan Triwulan I Tahun 2023." in flat(done)


def test_a_column_with_one_figure_is_not_blank(dossier: Path) -> None:
    rows = cards("II", 7, blank=[3])
    rows[6][3] = 9000
    assert "kosong di semua baris" not in flat(bring(dossier, rows, "--dry-run"))


def test_a_blank_column_of_which_nothing_is_stored_leaves_nothing_as_it_is(tmp_path: Path) -> None:
    folder = uncounted_balangan(tmp_path)
    done = bring(folder, cards("I", blank=[3]), "--dry-run", "--means", "SUDAH REKAM=ktp.holders")
    assert "jadi ktp.holders" not in flat(done)


def money(part: str, *, without: int | None = None) -> Rows:
    named = [one for one in load_rulebook().nomenclature if one.code.startswith("2.12.01.2.0")]
    lines = [one for one in named if len(one.code.split(".")) == 6][:6]
    body: Rows = [
        [one.code, one.name, 97_350_000 + 1_230_000 * n, 19_375_000 + 310_000 * (n % 4)]
        for n, one in enumerate(lines)
    ]
    for line in body:
        if without is not None:
            line[without] = None
    title = f"LAPORAN REALISASI ANGGARAN TRIWULAN {part} TAHUN 2024"
    return [[title], [], ["KODE", "URAIAN", "ANGGARAN", "REALISASI"], *body]


@pytest.mark.parametrize(
    ("part", "column", "told"),
    [
        ("II", 2, '"ANGGARAN" kosong di semua baris, jadi anggaran untuk Tahun 2024 tidak berubah; yang'),
        ("II", 3, '"REALISASI" kosong di semua baris, jadi realisasi untuk Tahun 2024 tidak berubah; yang'),
    ],
)
def test_a_blank_column_of_money_tells_what_stays(part: str, column: int, told: str, tmp_path: Path) -> None:
    office = tmp_path / "kantor"
    assert run("new", office, "--regency", "Balangan", "--year", "2024").code == 0
    confirm(office, money("I"), "--means", "bulan=-")
    done = bring(office, money(part, without=column), "--dry-run", "--means", "bulan=-")
    assert told in flat(done)
    assert "kosong di semua baris" not in flat(bring(office, money("II"), "--dry-run", "--means", "bulan=-"))
