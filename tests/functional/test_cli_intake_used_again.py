"""`capaian intake --yes` of a sheet that is used again: slips of hands are shown first, corrections pass."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import new_office, uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.functional.test_cli_intake_continuity import ALONE, is_shown, money, spent, take
from tests.intake.aggregate import kecamatan

_TITLE = "REALISASI BELANJA TRIWULAN II TAHUN 2024"


@pytest.fixture
def spending(tmp_path: Path) -> Path:
    office = new_office(tmp_path)
    confirm(office, money("I"), *ALONE)
    confirm(office, money("II"), *ALONE)
    return office


def under_the_last_title(rows: Rows) -> Rows:
    return [[_TITLE], *rows[1:]]


def test_the_figures_of_a_quarter_under_the_title_of_the_last(spending: Path) -> None:
    words = "realisasi Triwulan II Tahun 2024 mengganti 8 dari 8 angka yang tersimpan"
    is_shown(spending, under_the_last_title(money("III")), words, "mungkin judul atau waktunya belum diganti")


@pytest.mark.parametrize("rows", range(4))
def test_a_correction_of_some_rows_passes(rows: int, spending: Path) -> None:
    """The last rows are kept; those before them get what differs in the third quarter."""
    corrected = [*spent("III")[:rows], *spent("II")[rows:]]
    assert take(spending, money("II", corrected)).code == 0


def test_an_amount_that_was_dragged_down(spending: Path) -> None:
    told = spent("III")
    dragged = [(pagu, told[2][1]) if 2 <= n < 7 else (pagu, amount) for n, (pagu, amount) in enumerate(told)]
    is_shown(spending, money("III", dragged), "baris yang angkanya sama, padahal sebelumnya tidak")


def by_sex(men: Sequence[int], women: Sequence[int]) -> Rows:
    rows = zip(kecamatan().values(), men, women, strict=True)
    body: Rows = [[n, name, man, woman] for n, (name, man, woman) in enumerate(rows, 1)]
    heads: Rows = [["NO", "KECAMATAN", "WAJIB KTP", None], [None, None, "L", "P"]]
    return [["WAJIB KTP-EL TAHUN 2023"], [], *heads, *body]


MEN = (6_176, 7_421, 5_190, 7_114, 6_953, 7_083, 5_724, 2_579)


@pytest.mark.parametrize(("same", "is_told"), [(8, True), (3, True), (2, False), (0, False)])
def test_men_pasted_as_women_are_told_in_the_first_table_too(
    same: int, is_told: bool, tmp_path: Path
) -> None:
    women = [men if n < same else men + 31 + 7 * n for n, men in enumerate(MEN)]
    done = bring(uncounted_balangan(tmp_path), by_sex(MEN, women), "--dry-run")
    assert ("kolom C sama dengan kolom D" in flat(done)) is is_told, done.says


FEW = (34, 61, 48, 75, 29, 83, 52, 17)
"""Of men; women are as many."""


def as_many(title: str, *documents: str) -> Rows:
    """As many men as women, with their sum, for each of some documents."""
    tops = [cell for one in documents for cell in (one, None, None)]
    sides = ["L", "P", "JML"] * len(documents)
    body: Rows = []
    for n, (name, own) in enumerate(zip(kecamatan().values(), FEW, strict=True), 1):
        body.append([n, name, *(own, own, 2 * own) * len(documents)])
    return [[title], [], ["NO", "KECAMATAN", *tops], [None, None, *sides], *body]


COPIED = "tersalin dua kali"


@pytest.mark.parametrize(
    ("title", "documents", "is_told"),
    [
        ("AKTA PERKAWINAN NON MUSLIM TAHUN 2023", ["AKTA PERKAWINAN TERBIT"], False),
        ("PENERBITAN AKTA PERKAWINAN TAHUN 2023", ["JUMLAH"], False),
        ("PELAYANAN PENCATATAN SIPIL TAHUN 2023", ["AKTA PERKAWINAN TERBIT"], False),
        ("PENERBITAN AKTA KEMATIAN TAHUN 2023", ["AKTA KEMATIAN TERBIT"], True),
        ("AKTA KEMATIAN DAN PERKAWINAN TAHUN 2023", ["AKTA KEMATIAN TERBIT"], True),
    ],
)
def test_husbands_and_wives_are_as_many(
    title: str, documents: list[str], is_told: bool, tmp_path: Path
) -> None:
    done = bring(uncounted_balangan(tmp_path), as_many(title, *documents), "--dry-run")
    assert (COPIED in flat(done)) is is_told, done.says
    assert ("jadi jumlahnya orang (68 orang untuk 34 akta)" in flat(done)) is not is_told, done.says


def test_one_of_a_couple_is_the_deed(tmp_path: Path) -> None:
    rows = as_many("PELAYANAN TAHUN 2023", "AKTA PERKAWINAN TERBIT")
    one = ("AKTA PERKAWINAN TERBIT > L=akta-kawin.issued", "AKTA PERKAWINAN TERBIT > JML=-")
    told = [word for text in one for word in ("--means", text)]
    done = bring(uncounted_balangan(tmp_path), rows, "--dry-run", *told)
    assert "jadi jumlahnya orang" not in flat(done)
    assert "63.11.01 Juai 34" in flat(done), done.says


def test_beside_marriages_the_same_figures_of_deaths_are_told(tmp_path: Path) -> None:
    rows = as_many("PELAYANAN TAHUN 2023", "AKTA PERKAWINAN TERBIT", "AKTA KEMATIAN TERBIT")
    told = flat(bring(uncounted_balangan(tmp_path), rows, "--dry-run"))
    assert "kolom F sama dengan kolom G" in told
    assert "kolom C sama dengan kolom D" not in told
