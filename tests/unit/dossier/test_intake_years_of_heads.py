"""Heads that tell a year, its beginning, or what is left: what came in a year is no stock."""

from __future__ import annotations

import pytest
from tests.intake.desks import desk, means, proposed, uncounted
from tests.unit.dossier.test_intake_issued import rows

from capaian.dossier.intake.desk import Desk


def given(title: str, *columns: tuple[str, int]) -> tuple[Desk, dict[str, str]]:
    """The desk, and what the columns mean, of an office that has counted nothing yet."""
    at = desk(uncounted())
    return at, means(proposed(rows(title, *columns), at))


def test_what_was_printed_in_a_year_is_asked_about_however_much_it_is() -> None:
    at, _ = given("KIA 2023", ("Wajib KIA", 4000), ("KIA tercetak tahun 2023", 3100))
    assert [doubt.text for doubt in at.doubts] == ["KIA tercetak tahun 2023"]
    assert "mungkin yang terbit selama tahun itu" in at.doubts[0].words


def test_a_year_that_all_heads_tell_is_that_of_the_stock() -> None:
    at, found = given("KIA", ("Wajib KIA 2023", 4000), ("KIA tercetak 2023", 3100))
    assert found == {"Wajib KIA 2023": "kia.eligible", "KIA tercetak 2023": "kia.issued"}
    assert [doubt.text for doubt in at.doubts if doubt.text != "periode"] == []


def test_the_end_of_the_year_is_taken_and_not_its_beginning() -> None:
    columns = [("Wajib KTP awal tahun", 8000), ("Wajib KTP akhir tahun", 9000)]
    at, found = given("KTP-EL 2023", *columns)
    assert found == {"Wajib KTP akhir tahun": "ktp.eligible"}
    assert at.doubts == []
    at, found = given("KTP-EL 2023", columns[0])
    assert found == {}


@pytest.mark.parametrize("left", ["Blm punya KIA", "Tdk memiliki KIA", "Selisih punya KIA", "Sisa punya KIA"])
def test_those_who_lack_a_document_are_not_offered_as_those_who_have_it(left: str) -> None:
    at, found = given("KIA 2023", ("Wajib KIA", 4000), (left, 1900))
    assert found == {"Wajib KIA": "kia.eligible"}
    assert at.doubts == []


def test_a_title_of_both_sexes_makes_no_other_people() -> None:
    at, found = given("KARTU KELUARGA MENURUT JENIS KELAMIN KEPALA KELUARGA 2023", ("Kepala keluarga", 4000))
    assert found == {"Kepala keluarga": "kk.families"}
    assert at.doubts == []
