"""What was denied of a sum is not asked of what it adds up, nor offered."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, balangan, codes, desk, means, proposed, uncounted
from tests.intake.desks import table as table_of

from capaian.dossier.intake.denied import in_sums_of
from capaian.dossier.intake.desk import Desk

NAMES = [area.name for area in balangan().districts]


def of_sum(title: str, *heads: str) -> Cells:
    """Two columns and their sum for each kecamatan."""
    parts = [(310 + 7 * place, 290 + 5 * place) for place in range(len(NAMES))]
    rows = [(n, name, *pair, sum(pair)) for n, (name, pair) in enumerate(zip(NAMES, parts, strict=True), 1)]
    return [(title,), (), ("No", "Kecamatan", *heads), *rows]


PEOPLE = of_sum("HASIL PEREKAMAN KTP-EL SELAMA TAHUN 2023", "L", "P", "Jml")
DEEDS = of_sum("PENERBITAN AKTA KEMATIAN TAHUN 2023", "Di rumah sakit", "Di rumah", "Jumlah")


def denying(cells: Cells, **told: str) -> tuple[dict[str, str], Desk]:
    """What columns mean beside what the user says, and the desk."""
    at = desk(uncounted(), means=told)
    return means(proposed(cells, at)), at


def test_the_sum_is_asked_first() -> None:
    found, at = denying(PEOPLE)
    assert found == {"Jml": "ktp.holders"}
    assert [doubt.text for doubt in at.doubts] == ["Jml"]


def test_men_and_women_of_a_denied_sum_are_neither_asked_nor_offered() -> None:
    found, at = denying(PEOPLE, Jml="-")
    assert (found, at.doubts, codes(at)) == ({}, [], ["table_left_out"])


def test_women_are_not_asked_for_where_men_were_denied() -> None:
    found, at = denying(PEOPLE, Jml="-", L="-")
    assert (found, at.doubts, codes(at)) == ({}, [], ["table_left_out"])


def test_a_part_may_still_be_told_beside_a_denied_sum() -> None:
    found, at = denying(PEOPLE, Jml="-", P="ktp.holders")
    assert (found, at.doubts) == ({"P": "ktp.holders"}, [])


@pytest.mark.parametrize("told", [{"Jumlah": "-"}, {"Jumlah": "-", "Di rumah": "-"}])
def test_places_of_a_denied_sum_are_no_example(told: dict[str, str]) -> None:
    found, at = denying(DEEDS, **told)
    remedies = [issue.remedy for issue in at.log.finish(())]
    assert found == {}
    assert not any("Di rumah" in remedy for remedy in remedies)


def test_what_belongs_to_no_sum_is_asked_as_before() -> None:
    rows = [(n, name, 900 + n, 850 + n, 400 + n) for n, name in enumerate(NAMES, 1)]
    cells = [
        ("DATA KTP-EL TAHUN 2023",),
        ("No", "Kecamatan", "Wajib KTP", "Direkam Keliling", "Rekam Kantor"),
        *rows,
    ]
    found, at = denying(cells, **{"Rekam Kantor": "-"})
    assert found["Wajib KTP"] == "ktp.eligible"
    assert [doubt.text for doubt in at.doubts] == ["Direkam Keliling"]


def test_the_columns_of_a_sum() -> None:
    table = table_of(PEOPLE)
    by_name = {head.name: head for head in table.heads}
    assert {head.name for head in in_sums_of(table, [by_name["L"]])} == {"L", "P", "Jml"}
    assert in_sums_of(table, [by_name["No"]]) == in_sums_of(table, []) == frozenset()
