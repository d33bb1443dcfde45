"""Whose documents a table counts: of the ages that a measure has, of others, or of whom nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.desks import balangan, desk, proposed
from tests.unit.dossier.test_intake_issued import rows

from capaian.dossier.intake.ages import Ages, Limit, ages_told, limit_of, merged
from capaian.dossier.intake.desk import Desk

Line = list[str | int | Decimal | None]


def _asked(lines: Sequence[Line], sheet: str = "Lembar1") -> dict[str, str]:
    """The doubts about columns, by their heads; of an office that has counted nothing yet."""
    at = desk(replace(balangan(), counts=()))
    proposed([*lines], at, name=sheet)
    return _doubts(at)


def _doubts(at: Desk) -> dict[str, str]:
    return {doubt.text: doubt.words for doubt in at.doubts if doubt.text != "periode"}


HAVE = (("SUDAH PUNYA AKTA LAHIR", 7210), ("TIDAK PUNYA AKTA LAHIR", 3105))


@pytest.mark.parametrize("title", ["STATUS KEPEMILIKAN AKTA LAHIR 2023", "AKTA LAHIR WARGA 2023"])
def test_deeds_of_nobody_knows_whose_age_are_asked(title: str) -> None:
    found = _asked(rows(title, *HAVE))
    assert [*found] == ["SUDAH PUNYA AKTA LAHIR"]
    assert "padahal tabelnya tidak menyebut usia 0-17 tahun" in found["SUDAH PUNYA AKTA LAHIR"]
    assert found["SUDAH PUNYA AKTA LAHIR"].endswith('bila begitu: --means "SUDAH PUNYA AKTA LAHIR=-"')


@pytest.mark.parametrize(
    "title",
    [
        "KEPEMILIKAN AKTA LAHIR PENDUDUK USIA 0 S.D. 17 TAHUN 2023",
        "KEPEMILIKAN AKTA LAHIR < 18 TAHUN, 2023",
        "KEPEMILIKAN AKTA LAHIR (0-17) 2023",
        "KEPEMILIKAN AKTA LAHIR BAGI ANAK 2023",
    ],
)
def test_deeds_of_told_ages_are_taken(title: str) -> None:
    assert _asked(rows(title, *HAVE)) == {}


def test_the_sheet_a_note_or_the_head_beside_tells_the_age() -> None:
    title = "KEPEMILIKAN AKTA LAHIR 2023"
    assert _asked(rows(title, *HAVE), "Usia 0-17") == {}
    assert _asked([*rows(title, *HAVE), [], ["Keterangan: usia 0-17 tahun"]]) == {}
    assert _asked(rows(title, ("USIA 0-17 TAHUN", 10315), HAVE[0])) == {}


def test_ages_of_another_document_do_not_tell_it() -> None:
    columns = (("WAJIB KIA (0-17 TAHUN)", 4100), ("MEMILIKI KIA", 2900), ("MEMILIKI AKTA LAHIR", 9020))
    assert [*_asked(rows("DOKUMEN PENDUDUK 2023", *columns))] == ["MEMILIKI AKTA LAHIR"]
    cards = "KARTU IDENTITAS ANAK DAN AKTA LAHIR 2023"
    assert [*_asked(rows(cards, *columns[1:]))] == ["MEMILIKI AKTA LAHIR"]


KIA = (("WAJIB KIA", 2140), ("MEMILIKI KIA", 1380))


@pytest.mark.parametrize(
    ("title", "ages"),
    [
        ("CAPAIAN KIA ANAK USIA 0-5 TAHUN 2023", "0-5 tahun"),
        ("CAPAIAN KIA, UMUR 6 S.D. 16 TAHUN, 2023", "6-16 tahun"),
        ("CAPAIAN KIA DI BAWAH 5 TAHUN, 2023", "0-5 tahun"),
        ("CAPAIAN KIA DAN KTP-EL, ANAK 0-4 TAHUN, 2023", "0-4 tahun"),
    ],
)
def test_cards_of_some_children_are_asked(title: str, ages: str) -> None:
    found = _asked(rows(title, *KIA))
    assert [*found] == ["WAJIB KIA", "MEMILIKI KIA"]
    assert all(f"padahal tabelnya menyebut usia {ages}" in words for words in found.values())


def test_cards_of_some_children_are_asked_by_the_sheet_or_the_head_beside() -> None:
    assert [*_asked(rows("CAPAIAN KIA 2023", *KIA), "KIA 0-4 Tahun")] == ["WAJIB KIA", "MEMILIKI KIA"]
    assert "MEMILIKI KIA" in _asked(rows("CAPAIAN KIA 2023", ("USIA 0-5 TAHUN", 2140), KIA[1]))


@pytest.mark.parametrize(
    "title",
    [
        "CAPAIAN KIA USIA 0-17 TAHUN KURANG 1 HARI, 2023",
        "CAPAIAN KIA < 17 TAHUN, 2023",
        "CAPAIAN KIA USIA 0 S.D. 16 TAHUN, 2023",
        "CAPAIAN KIA TRIWULAN 1-4 TAHUN 2023",
        "CAPAIAN KIA SESUAI PERMENDAGRI NOMOR 2 TAHUN 2016, TAHUN 2023",
        "CAPAIAN KIA SELURUH KECAMATAN 2023",
    ],
)
def test_cards_of_all_children_are_taken(title: str) -> None:
    assert _asked(rows(title, *KIA)) == {}


def test_ages_of_children_say_nothing_of_who_needs_a_ktp() -> None:
    columns = (("WAJIB KTP", 9140), ("SUDAH REKAM", 9020), *KIA)
    assert _asked(rows("KTP-EL DAN KIA USIA 0-17 TAHUN 2023", *columns)) == {}
    assert _asked([*rows("KTP-EL 2023", *columns[:2]), ["Catatan: KIA untuk usia 0-17 tahun"]]) == {}
    assert [*_asked(rows("KTP-EL USIA 17-20 TAHUN 2023", *columns[:2]))] == ["WAJIB KTP", "SUDAH REKAM"]


def test_of_all_residents_no_ages_are_meant() -> None:
    office = replace(balangan(), counts=())
    unit = next(one.denominator.unit for one in office.components if one.code == "ktp")
    components = [
        replace(
            one,
            name="Cakupan akta kelahiran",
            numerator=replace(one.numerator, name="Penduduk yang memiliki akta kelahiran"),
            denominator=replace(one.denominator, name="Jumlah penduduk", unit=unit),
        )
        if str(one.code) == "akta-lahir"
        else one
        for one in office.components
    ]
    whole = replace(office, components=tuple(components))
    at, other = desk(whole), desk(whole)
    proposed(rows("AKTA KELAHIRAN ANAK USIA 0-17 TAHUN 2023", ("MEMILIKI AKTA KELAHIRAN", 4020)), at)
    proposed(rows("KEPEMILIKAN AKTA KELAHIRAN 2023", ("MEMILIKI AKTA KELAHIRAN", 9020)), other)
    assert [*_doubts(at)] == ["MEMILIKI AKTA KELAHIRAN"]
    assert _doubts(other) == {}


def test_ages_of_a_plan_are_its_own() -> None:
    assert limit_of("Penduduk usia 0-18 tahun", "orang", "") == Limit(0, frozenset({18}), True)
    assert limit_of("Wajib KIA", "anak", "") == limit_of("Anak < 17 tahun, KIA", "anak", "")
    assert limit_of("Memiliki KIA usia 5-17 tahun", "anak", "") == Limit(5, frozenset({17}), False)
    assert limit_of("Kepala keluarga", "KK", "") is None


def test_numbers_that_are_no_ages() -> None:
    assert ages_told("Kepemilikan akta 0-17 (%)") == [Ages(0, 17)]
    assert ages_told("Naik 0,17 persen, Tabel 0.5, per 31 Desember 2023") == []


def test_ages_that_leave_a_gap_are_not_joined() -> None:
    assert merged([Ages(0, 4), Ages(6, 17)]) == [Ages(0, 4), Ages(6, 17)]
