"""Ages as titles, heads and notes tell them, and the ages of those whom a measure of the plan counts."""

from __future__ import annotations

import pytest

from capaian.dossier.intake.ages import (
    Ages,
    Limit,
    ages_told,
    limit_of,
    merged,
    people_told,
    tells_children,
)

CHILDREN = Limit(0, frozenset({17}), True)
CARDS = Limit(0, frozenset({16, 17, 18}), False)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Anak 0-17 tahun", 0, 17),
        ("USIA 0 S.D. 16 THN", 0, 16),
        ("umur 5 sampai dengan 17 th", 5, 17),
        ("0 tahun s/d 18 tahun", 0, 18),
        ("Usia 0 – 4", 0, 4),
        ("BERUSIA 6 HINGGA 12 TAHUN", 6, 12),
        ("Penduduk 0-18", 0, 18),
        ("KIA (0-5 TH)", 0, 5),
        ("ANAK USIA 0-17 TAHUN 2023", 0, 17),
        ("5 tahun ke bawah", 0, 5),
        ("maksimal 17 tahun", 0, 17),
        ("Usia 17 tahun ke atas", 17, 120),
        ("17 TAHUN KEATAS", 17, 120),
        ("di atas 60 tahun", 60, 120),
        ("Wajib KTP (17+)", 17, 120),
        ("Seluruh penduduk", 0, 120),
        ("SEMUA UMUR", 0, 120),
        ("Umur 17 tahun", 17, 17),
    ],
)
def test_ages_are_read(text: str, first: int, last: int) -> None:
    assert ages_told(text) == [Ages(first, last)]


@pytest.mark.parametrize(
    "text", ["< 17 TAHUN", "di bawah 17 tahun", "kurang dari usia 17 thn", "0-<17 tahun"]
)
def test_ages_below_another_are_read_as_such(text: str) -> None:
    assert ages_told(text) == [Ages(0, 17, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Permendagri Nomor 2 Tahun 2016",
        "UU NOMOR 23 TAHUN 2006 DAN NOMOR 24 TAHUN 2013",
        "TRIWULAN 1-4 TAHUN 2023",
        "Bulan 1 s.d. 12 Tahun 2023",
        "Semester 1 dan 2 Tahun 2023",
        "Keadaan 31 Desember 2023",
        "Tahun 2022-2023",
        "0,17 persen",
        "Usia 17 tahun atau sudah kawin",
        "Akta terlambat > 60 hari",
        "",
    ],
)
def test_years_days_and_laws_are_no_ages(text: str) -> None:
    assert ages_told(text) == []


def test_several_ages_are_read_in_their_order() -> None:
    told = ages_told("Anak 0-4 tahun, 5-16 tahun dan penduduk 17 tahun ke atas")
    assert told == [Ages(0, 4), Ages(5, 16), Ages(17, 120)]
    assert merged(told[:2]) == [Ages(0, 16)]
    assert merged(reversed(told)) == [Ages(0, 120)]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Anak yang memiliki akta", True),
        ("AKTA BAGI ANAK", True),
        ("Kartu Identitas Anak", False),
        ("Pengesahan anak, pengakuan anak", False),
        ("Dinas Perlindungan Anak", False),
        ("Kanak-kanak", False),
    ],
)
def test_children_are_told_by_their_word_and_not_by_that_of_a_document(text: str, is_told: bool) -> None:
    assert tells_children(text) is is_told


@pytest.mark.parametrize(
    ("ages", "is_of_children", "is_of_cards"),
    [
        (Ages(0, 17), True, True),
        (Ages(0, 18, True), True, True),
        (Ages(0, 16), False, True),
        (Ages(0, 18), False, True),
        (Ages(0, 17, True), True, True),
        (Ages(0, 5), False, False),
        (Ages(5, 17), False, False),
        (Ages(0, 120), False, False),
    ],
)
def test_who_is_meant_by_told_ages(ages: Ages, is_of_children: bool, is_of_cards: bool) -> None:
    assert (CHILDREN.admits(ages), CARDS.admits(ages)) == (is_of_children, is_of_cards)


def test_children_end_where_those_begin_who_need_a_ktp() -> None:
    ktp = limit_of("Penduduk wajib KTP", "orang", "")
    assert ktp is not None
    assert [ktp.touches(ages) for ages in (Ages(0, 17), Ages(0, 18), Ages(17, 20))] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "unit", "limit"),
    [
        ("Anak usia 0-17 tahun yang mempunyai akta", "anak", CHILDREN),
        ("Akta bagi penduduk di bawah 18 tahun", "orang", Limit(0, frozenset({17, 18}), True)),
        ("Kepemilikan akta", "anak", Limit(0, frozenset({17, 18}), True)),
        ("Penduduk yang memiliki akta", "orang", None),
        ("KIA terbit", "keping", CARDS),
        ("Sudah merekam KTP-el", "orang", Limit(17, frozenset({120}), False)),
    ],
)
def test_the_plan_tells_whom_it_counts(text: str, unit: str, limit: Limit | None) -> None:
    assert limit_of(text, unit, "Usia 0-17 Tahun") == limit


def test_messages_call_ages_as_tables_do() -> None:
    told = [ages.shown for ages in (Ages(0, 5), Ages(17, 120), Ages(0, 120))]
    assert told == ["0-5 tahun", "17 tahun ke atas", "semua penduduk"]
    assert CHILDREN.shown == "0-17 tahun"


def test_titles_of_the_same_people_are_alike() -> None:
    assert people_told("KIA USIA 0-5 TAHUN 2022") == people_told("KIA 0 S.D. 5 TAHUN, 2023")
    assert people_told("AKTA KELAHIRAN ANAK") != people_told("AKTA KELAHIRAN")
