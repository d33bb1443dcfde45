"""Columns for each part of a year of what happens in it, and of age groups: never one part as the whole."""

from __future__ import annotations

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import codes, desk, said, taken, values
from tests.intake.finance import MONTHS

from capaian.domain.period import Period
from capaian.dossier.intake.age_columns import joined_ages
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import Head

DEEDS, DEATHS = "Akta Kematian Terbit", "Kematian Dilaporkan"
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


def take(
    title: str, heads: list[tuple[str, str]], figures: list[int], **asked: object
) -> tuple[set[tuple[str, ...]], Desk]:
    """Measures with period and value of all rows, which are alike."""
    at = desk(**asked)
    above, below = zip(*heads, strict=True)
    rows = [(name, *figures) for name in NAMES]
    found = taken([(title,), ("Kecamatan", *above), (None, *below), *rows], at)
    by_row: dict[str, tuple[str, ...]] = {}
    for row in values(found, "measure", "period", "value"):
        by_row[row[0]] = row
    return set(by_row.values()), at


def quarters(thing: str, *more: str) -> list[tuple[str, str]]:
    return [(thing, part) for part in (*QUARTERS, *more)]


def test_the_sum_of_the_quarters_is_the_year() -> None:
    found, at = take("AKTA KEMATIAN TAHUN 2023", quarters(DEEDS, "Jumlah"), [1, 2, 3, 4, 10])
    assert (found, at.doubts, codes(at)) == ({("akta-mati.issued", "2023", "10")}, [], [])


def test_a_sum_headed_by_itself_is_the_year_and_asked_about_where_it_is_another() -> None:
    heads = [*quarters(DEEDS), ("Jumlah", "Jumlah")]
    found, at = take("AKTA KEMATIAN TAHUN 2023", heads, [1, 2, 3, 4, 10])
    assert (found, at.doubts) == ({("akta-mati.issued", "2023", "10")}, [])
    _, at = take("AKTA KEMATIAN TAHUN 2023", heads, [1, 2, 3, 4, 12])
    (doubt,) = at.doubts
    assert doubt.text == "Jumlah"
    assert '"Akta Kematian Terbit > TW I"' in doubt.words


def test_one_column_is_not_proposed_for_two_measures() -> None:
    heads = [(part, part) for part in (*QUARTERS, "Total")]
    found, at = take("REKAP AKTA KEMATIAN TAHUN 2023", heads, [2, 3, 5, 7, 17])
    assert (found, at.doubts) == ({("akta-mati.issued", "2023", "17")}, [])
    _, at = take("REKAP AKTA KEMATIAN TAHUN 2023", heads, [2, 3, 5, 7, 19])
    assert [doubt.means for doubt in at.doubts if doubt.text == "Total"] == ["akta-mati.issued"]


def test_a_wrong_sum_of_the_quarters_is_told_at_its_cell() -> None:
    at = desk()
    rows = [(name, 1, 2, 3, 4, 11 if name == "Awayan" else 10) for name in NAMES]
    heads = (("Kecamatan", *[DEEDS] * 5), (None, *QUARTERS, "Jumlah"))
    taken([("AKTA KEMATIAN TAHUN 2023",), *heads, *rows], at)
    assert [where for where, _ in said(at)] == ["6 F (Jumlah)"]


def test_quarters_without_a_sum_are_added_up_and_asked_about() -> None:
    found, at = take("AKTA KEMATIAN TAHUN 2023", quarters(DEEDS), [1, 2, 3, 4])
    assert found == {("akta-mati.issued", "2023", "10")}
    (doubt,) = at.doubts
    assert doubt.option == " ".join(f'--means "{DEEDS} > {part}=akta-mati.issued"' for part in QUARTERS)


def test_months_with_their_sum_are_the_year() -> None:
    heads = [(DEEDS, part) for part in (*MONTHS, "Jumlah")]
    assert take("AKTA KEMATIAN TAHUN 2023", heads, [*[2] * 12, 24])[0] == {("akta-mati.issued", "2023", "24")}


def test_semesters_above_two_things_are_added_up_of_each() -> None:
    heads = [(part, thing) for part in ("Semester I", "Semester II") for thing in (DEATHS, DEEDS)]
    found, _ = take("AKTA KEMATIAN TAHUN 2023", heads, [5, 4, 7, 6])
    assert found == {("akta-mati.reported", "2023", "12"), ("akta-mati.issued", "2023", "10")}


def test_of_columns_since_january_the_last_is_the_year() -> None:
    heads = [(DEEDS, f"s.d. {part}") for part in QUARTERS]
    assert take("AKTA KEMATIAN TAHUN 2023", heads, [1, 3, 6, 10])[0] == {("akta-mati.issued", "2023", "10")}


def test_three_quarters_and_their_sum_are_no_year() -> None:
    heads = [(DEEDS, part) for part in (*QUARTERS[:3], "Jumlah")]
    _, at = take("AKTA KEMATIAN TAHUN 2023", heads, [1, 2, 3, 6])
    assert codes(at) == ["months_no_period"]
    assert "Januari\u2013September" in said(at)[0][1]


def test_two_quarters_with_their_sum_below_a_semester_are_that() -> None:
    heads = [(DEEDS, part) for part in (*QUARTERS[:2], "Jumlah")]
    found, at = take("AKTA KEMATIAN SEMESTER I 2023", heads, [1, 2, 3])
    assert (found, at.doubts) == ({("akta-mati.issued", "2023-S1", "3")}, [])


def test_the_quarter_that_is_asked_for_is_taken() -> None:
    asked = Period.parse("2023-Q2")
    found, _ = take("AKTA KEMATIAN TAHUN 2023", quarters(DEEDS, "Jumlah"), [1, 2, 3, 4, 10], period=asked)
    assert found == {("akta-mati.issued", "2023-Q2", "2")}


def test_a_quarter_that_the_user_names_is_that_quarter() -> None:
    means = {f"{DEEDS} > TW I": "akta-mati.issued"}
    found, at = take("AKTA KEMATIAN TAHUN 2023", quarters(DEEDS), [1, 2, 3, 4], means=means)
    assert ("akta-mati.issued", "2023", "1") not in found
    assert ("akta-mati.issued", "2023-Q1", "1") in found or at.doubts


def test_what_is_there_in_two_semesters_is_of_the_second_whatever_the_title_says() -> None:
    heads = [
        (part, thing) for part in ("SEMESTER I", "SEMESTER II") for thing in ("WAJIB KTP", "SUDAH REKAM")
    ]
    found, _ = take("PEREKAMAN KTP-EL SEMESTER I DAN SEMESTER II TAHUN 2023", heads, [10, 9, 12, 11])
    assert found == {("ktp.eligible", "2023", "12"), ("ktp.holders", "2023", "11")}


def test_what_is_there_does_not_add_up_over_a_sum_of_quarters() -> None:
    heads = quarters("SUDAH REKAM KTP-EL", "Jumlah")
    found, at = take("PEREKAMAN KTP-EL TAHUN 2023", heads, [10, 11, 12, 13, 46])
    assert found == {("ktp.holders", "2023", "13")}
    assert len(at.doubts) == 1


KIA = ("WAJIB KIA", "MEMILIKI KIA")


@pytest.mark.parametrize("ages", [("0-4 TAHUN", "5-16 TAHUN"), ("0 s.d. 4 Thn", "5 s.d. 16 Thn")])
def test_age_groups_of_all_children_are_added_up(ages: tuple[str, str]) -> None:
    heads = [(thing, age) for thing in KIA for age in ages]
    found, at = take("KEPEMILIKAN KIA TAHUN 2023", heads, [100, 300, 50, 80])
    assert found == {("kia.eligible", "2023", "400"), ("kia.issued", "2023", "130")}
    assert all("daripada yang tersimpan" in doubt.words for doubt in at.doubts)


def test_a_sum_beside_age_groups_is_taken_alone() -> None:
    heads = [(thing, age) for thing in KIA for age in ("0-4 TAHUN", "5-16 TAHUN", "JUMLAH")]
    found, _ = take("KEPEMILIKAN KIA TAHUN 2023", heads, [100, 300, 400, 50, 80, 130])
    assert found == {("kia.eligible", "2023", "400"), ("kia.issued", "2023", "130")}


def groups(*texts: str) -> list[tuple[str, int]]:
    """Heads and how many columns each adds up."""
    heads = [Head(place, (text,), text) for place, text in enumerate(texts, 2)]
    return [(" ".join(head.parts), len(columns)) for head, columns in joined_ages([(h, [h]) for h in heads])]


def test_ages_that_follow_each_other_are_one_thing() -> None:
    assert groups("KIA 0-4 tahun", "KIA 5-10 tahun", "KIA 11-16 tahun") == [("kia 0-16 tahun", 3)]


@pytest.mark.parametrize(
    "texts",
    [
        ("KIA 0-4 tahun", "KIA 6-16 tahun"),
        ("KIA 0-5 tahun", "KIA 5-16 tahun"),
        ("KIA 0-16 tahun", "KTP 17-80 tahun"),
        ("KIA 0-4 tahun", "KIA 5-16 tahun", "Jumlah KIA"),
        ("KIA 0-16 tahun",),
    ],
)
def test_other_ages_are_things_of_their_own(texts: tuple[str, ...]) -> None:
    assert groups(*texts) == [(text, 1) for text in texts]


def rising(*heads: str, step: int = 1, **asked: object) -> tuple[set[tuple[str, ...]], Desk]:
    at = desk(**asked)
    figures = ([name, *(n + step * place for place in range(len(heads)))] for n, name in enumerate(NAMES, 5))
    rows = [["AKTA KEMATIAN TAHUN 2023"], ["Kecamatan", *[DEEDS] * len(heads)], [None, *heads], *figures]
    return {*values(taken(rows, at), "area", "period", "value")[:1]}, at


def test_quarters_that_never_fall_are_asked_about_with_the_way_out() -> None:
    found, at = rising(*QUARTERS)
    assert found == {("63.11.01", "2023", str(5 + 6 + 7 + 8))}
    words = [doubt.words for doubt in at.doubts]
    assert ["kumulatif" in one for one in words] == [True]
    assert f'--means "{DEEDS} > TW III=-" --period 2023' in words[0]
    left = {f"{DEEDS} > {part}": "-" for part in QUARTERS[:3]}
    found, at = rising(*QUARTERS, means=left, period=Period.year_of(2023))
    assert (found, at.doubts, codes(at)) == ({("63.11.01", "2023", "8")}, [], [])


@pytest.mark.parametrize(("heads", "step"), [(QUARTERS, -1), (("Semester I", "Semester II"), 1)])
def test_those_that_fall_and_two_alone_are_not(heads: tuple[str, ...], step: int) -> None:
    _, at = rising(*heads, step=step)
    assert at.doubts
    assert not any("kumulatif" in doubt.words for doubt in at.doubts)
