"""An office-year finds its parts by code, and refuses nothing by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.factories import agreement, count, office_year, source

from capaian.domain.identifiers import AreaCode, PostId, SourceId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office import AreaKind, Asset
from capaian.domain.rule_set import Provenance, Verification
from capaian.domain.value import Unit

PLACE = Place("assets.csv", 2)


def test_districts_keep_the_order_of_the_dossier() -> None:
    year = office_year()
    assert [area.code for area in year.districts] == [
        area.code for area in year.areas if area.kind is AreaKind.DISTRICT
    ]
    assert year.districts


@pytest.mark.parametrize(
    ("name", "expected"),
    [("D" * 73, "D" * 73 + " Kabupaten Contoh"), ("D" * 74, "Disdukcapil Kabupaten Contoh")],
)
def test_a_name_over_a_line_is_short_in_captions(name: str, expected: str) -> None:
    office = replace(office_year().office, name=name, short_name="Disdukcapil")
    assert office.line_name == expected
    long = replace(office, short_name="Dinas " * 30)
    assert len(long.line_name) <= 92


def test_parts_are_found_by_their_codes() -> None:
    year = office_year()
    for area in year.areas:
        assert year.area_by_code[area.code] is area
    for component in year.components:
        assert year.component_by_code[component.code] is component
    for indicator in year.indicators:
        assert year.indicator_by_code[indicator.code] is indicator
    assert AreaCode("99.99") not in year.area_by_code
    assert PostId("tidak-ada") not in year.post_by_id


def test_sources_are_named_by_rows_of_any_table_and_closings_always() -> None:
    ids = ("agregat", "naskah", "tak-dipakai", "disiapkan", "penutupan-2022")
    signed = agreement(source=SourceId("naskah"))
    counted = replace(count("ktp", "63.99.01", 1), source=SourceId("agregat"))
    waiting = replace(counted, value=None, source=SourceId("disiapkan"))
    known = tuple(source(id=SourceId(name)) for name in ids)
    year = office_year(sources=known, agreements=(signed,), counts=(counted, waiting))
    assert {name for name in ids if name in year.named_sources} == {
        "agregat",
        "naskah",
        "penutupan-2022",
    }


@pytest.mark.parametrize(
    ("sound", "damaged", "total"),
    [(2, None, 2), (None, 1, 1), (2, 1, 3), (0, 0, 0), (None, None, None)],
)
def test_equipment_that_nobody_counted_has_no_total(
    sound: int | None, damaged: int | None, total: int | None
) -> None:
    asset = Asset("Printer", Unit("unit"), sound, damaged, None, "", None, PLACE)
    assert asset.total == total


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2017, 12, 31), False),
        (date(2018, 1, 1), True),
        (date(2020, 6, 1), True),
        (date(2021, 12, 31), True),
        (date(2022, 1, 1), False),
    ],
)
def test_a_fact_of_the_law_holds_within_its_dates(day: date, valid: bool) -> None:
    provenance = Provenance(
        "Peraturan", "", date(2018, 1, 1), date(2021, 12, 31), Verification.SECONDARY
    )
    assert provenance.is_valid_on(day) is valid


def test_a_fact_without_end_goes_on() -> None:
    provenance = Provenance("Peraturan", "", date(2018, 1, 1), None, Verification.DOCUMENT)
    assert provenance.is_valid_on(date(2099, 1, 1))


@pytest.mark.parametrize("state", list(Verification))
def test_only_unverified_facts_carry_the_remark(state: Verification) -> None:
    assert state.remark == ("belum diverifikasi" if state is Verification.UNVERIFIED else "")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("plan.yaml"), "plan.yaml"),
        (Place("counts.csv", 12), "counts.csv, baris 12"),
        (Place("counts.csv", 12, "value"), "counts.csv, baris 12, kolom value"),
    ],
)
def test_a_place_is_reported_the_way_people_look_for_it(place: Place, text: str) -> None:
    assert str(place) == text


def test_an_issue_says_what_where_and_what_to_do() -> None:
    issue = Issue(Level.ERROR, "negative", "Jumlah tidak boleh negatif.", PLACE, "-3", "Tulis 3.")
    assert str(issue) == "assets.csv, baris 2: Jumlah tidak boleh negatif. ('-3') Tulis 3."
