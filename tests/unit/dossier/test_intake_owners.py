"""Tables of another regency or office: asked about, as those of another year are."""

from __future__ import annotations

import pytest
from tests.intake.desks import KTP, codes, desk, taken, values
from tests.unit.dossier.test_intake_budgets import office, small

from capaian.dossier.intake.desk import Desk


def budget(*titles: str, **asked: object) -> Desk:
    """What is said of a budget below some titles."""
    at = desk(office(), **asked)
    rows = small()
    taken([*((title,) for title in titles), *rows], at)  # type: ignore[arg-type]  # cells
    assert codes(at) == []
    return at


def counts(*titles: str) -> Desk:
    """What is said of counts below some titles."""
    at = desk()
    found = taken([*((title,) for title in titles), *KTP], at)
    assert ("63.11.01", "12364") in values(found, "area", "value")
    return at


@pytest.mark.parametrize(
    "title",
    ["PEMERINTAH KABUPATEN TABALONG", "KAB. TAPIN", "Kota Balangan", "Laporan Kabupaten Balang"],
)
def test_another_regency_is_doubted(title: str) -> None:
    for at in (budget(title), counts(title)):
        (doubt,) = at.doubts
        assert doubt.option == '--means "pemilik tabel=kantor ini"'
        assert f'"{title}"' in doubt.words
        assert "Kabupaten Balangan" in doubt.words


@pytest.mark.parametrize(
    "title",
    [
        "PEMERINTAH KABUPATEN BALANGAN",
        "KAB.BALANGAN TAHUN 2023",
        "Jumlah penduduk menurut kabupaten/kota",
        "Capaian Kabupaten",
        "Kabupaten Tabalong dan Kabupaten Balangan",
    ],
)
def test_the_own_regency_or_none_is_not(title: str) -> None:
    assert budget(title).doubts == []
    assert counts(title).doubts == []


@pytest.mark.parametrize(
    "title", ["DINAS PERHUBUNGAN", "SKPD : 2.15 Badan Pendapatan Daerah", "Inspektorat Daerah"]
)
def test_a_budget_of_another_office_is_doubted(title: str) -> None:
    at = budget("PEMERINTAH KABUPATEN BALANGAN", title)
    assert [doubt.text for doubt in at.doubts] == ["pemilik tabel"]
    assert f'"{title}"' in at.doubts[0].words
    assert "BALANGAN" not in at.doubts[0].words


@pytest.mark.parametrize(
    "title",
    ["DINAS KEPENDUDUKAN", "Disdukcapil", "Dinas Dukcapil", "REALISASI BELANJA PERJALANAN DINAS PEGAWAI"],
)
def test_a_budget_of_the_own_office_is_not(title: str) -> None:
    assert budget(title).doubts == []


def test_counts_may_come_from_another_office() -> None:
    assert counts("BADAN PUSAT STATISTIK").doubts == []


def test_other_regency_and_other_office_are_one_question() -> None:
    (doubt,) = budget("KABUPATEN TAPIN", "DINAS PERHUBUNGAN").doubts
    assert '"KABUPATEN TAPIN" dan "DINAS PERHUBUNGAN"' in doubt.words


def test_the_user_says_that_it_is_the_own_table() -> None:
    assert budget("KABUPATEN TAPIN", means={"Pemilik tabel": "kantor ini"}).doubts == []
    assert len(budget("KABUPATEN TAPIN", means={"pemilik tabel": "tapin"}).doubts) == 1
