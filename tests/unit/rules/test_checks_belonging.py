"""Facts of another regency or another year, as a copied dossier holds them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import (
    AREAS,
    HULU,
    REGENCY,
    agreement,
    agreement_target,
    count,
    office,
    office_year,
    partner,
    place,
    rule_set,
)

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue, Level
from capaian.domain.narrative import NarrativeText
from capaian.domain.office import Area, AreaKind
from capaian.domain.plan import RegionalPlan, StrategicPlan
from capaian.domain.work import PeerValue
from capaian.rules.validate import validate

PROVINCE = Area(AreaCode("99"), "Provinsi Contoh", AreaKind.PROVINCE, None, place("areas.csv", 2))
OWN = Area(REGENCY, "Kabupaten Contoh", AreaKind.REGENCY, AreaCode("99"), place("areas.csv", 3))
OTHER = Area(AreaCode("99.02"), "Kabupaten Jauh", AreaKind.REGENCY, AreaCode("99"), place("areas.csv", 4))
CITY = Area(AreaCode("99.71"), "Kota Contoh", AreaKind.REGENCY, AreaCode("99"), place("areas.csv", 5))
FAR = replace(AREAS[0], code=AreaCode("99.02.01"), name="Jauh Hulu")


def issues(code: str, *official: Area, **changes: object) -> list[Issue]:
    rules = replace(rule_set(), areas=official)
    return [issue for issue in validate(office_year(**changes), rules) if issue.code == code]


# --- areas and counts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("areas", "value"),
    [
        pytest.param((PROVINCE, OWN, *AREAS), None, id="its own"),
        pytest.param(AREAS, None, id="districts suffice: office.yaml names the regency"),
        pytest.param((), None, id="none at all"),
        pytest.param((PROVINCE, OWN, OTHER), None, id="its own and another"),
        pytest.param((PROVINCE, OTHER), "99.02", id="another only"),
        pytest.param((FAR,), "99.02.01", id="districts of another"),
    ],
)
def test_the_regency_must_be_among_the_areas(areas: tuple[Area, ...], value: str | None) -> None:
    found = issues("regency_not_listed", areas=areas)
    assert [(i.level, i.value) for i in found] == ([] if value is None else [(Level.ERROR, value)])


@pytest.mark.parametrize(
    ("official", "told"),
    [
        pytest.param(AREAS[0].name, 0, id="the same"),
        pytest.param(AREAS[0].name.upper() + " ", 0, id="in capitals"),
        pytest.param("Hulu Sekali", 1, id="another"),
    ],
)
def test_a_district_is_called_what_its_code_is_called(official: str, told: int) -> None:
    known = (replace(AREAS[0], name=official), PROVINCE, OWN)
    found = issues("district_of_other_name", *known, areas=AREAS)
    assert [(i.level, i.value, i.place.column) for i in found] == [
        (Level.WARNING, AREAS[0].name, "name")
    ] * told
    assert all(f"nama resminya {official}" in i.message for i in found)


@pytest.mark.parametrize(
    ("area", "told"),
    [
        pytest.param(REGENCY, 0, id="the regency"),
        pytest.param(HULU, 0, id="a district of it"),
        pytest.param("99.02", 1, id="another regency"),
        pytest.param("99", 1, id="the province"),
        pytest.param("99.010", 1, id="a code that only begins alike"),
        pytest.param("99.02.01", 0, id="a district elsewhere is told of in areas.csv"),
    ],
)
def test_counts_of_other_areas(area: str, told: int) -> None:
    rows = tuple(count("ktp.have", area, n, row=n) for n in (7, 8))
    found = issues("count_outside_regency", areas=(PROVINCE, OWN, OTHER, FAR, *AREAS), counts=rows)
    assert [i.level for i in found] == [Level.ERROR] * told
    assert all(str(i.place) == "counts.csv, baris 7, kolom area" for i in found)


# --- papers and marks of other years --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "title", "codes"),
    [
        (2023, "Perjanjian Kinerja Tahun 2023", []),
        (2023, "Perjanjian Kinerja", []),
        (2023, "Perjanjian menurut Renstra 2021-2026 untuk Tahun 2023", []),
        (2023, "Perjanjian Kinerja Tahun 2022", ["title_of_other_year"]),
        (2022, "Perjanjian Kinerja Tahun 2022", ["agreement_of_other_year"]),
    ],
)
def test_years_of_agreements(year: int, title: str, codes: list[str]) -> None:
    signed = agreement(agreement_target("iku-1", 80), year=year, title=title)
    found = validate(office_year(agreements=(signed,)), rule_set())
    names = ("title_of_other_year", "agreement_of_other_year")
    assert [(i.code, i.level) for i in found if i.code in names] == [(c, Level.WARNING) for c in codes]


@pytest.mark.parametrize(
    ("first", "last", "told"), [(2021, 2026, 0), (2023, 2023, 0), (2024, 2026, 1), (2017, 2022, 1)]
)
def test_a_strategic_plan_of_other_years(first: int, last: int, told: int) -> None:
    plan = StrategicPlan("Renstra", first, last)
    assert len(issues("plan_of_other_years", strategic_plan=plan)) == told


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ({"approved": "ya"}, 1),
        ({"approved": "ya", "year": 2022}, 0),
        ({"approved": "2023-05"}, 0),
        ({"approved": "tidak"}, 0),
        ({"approved": "ya", "kind": None}, 0),
    ],
)
def test_a_mark_without_date_needs_a_year(marks: dict[str, object], told: int) -> None:
    row = replace(partner(), **marks)  # type: ignore[arg-type]  # fields are checked by replace itself
    found = issues("mark_without_year", cooperation=(row,))
    assert [(i.level, str(i.place)) for i in found] == [
        (Level.WARNING, "cooperation.csv, baris 2, kolom year")
    ] * told


# --- names of other regencies ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("Bupati Contoh", [], id="its own"),
        pytest.param("Kepala Dinas", [], id="none"),
        pytest.param("Jauh di mata", [], id="a word that is a name too"),
        pytest.param("Bupati Jauh", ["Bupati Jauh"], id="the head of another"),
        pytest.param("Dinas Kabupaten Jauh dan Bupati Contoh", ["Kabupaten Jauh"], id="beside its own"),
        pytest.param("Wali Kota Contoh", ["Wali Kota Contoh"], id="a city of the same name"),
        pytest.param("Kabupaten Contoh Selatan", ["Kabupaten Contoh Selatan"], id="a longer name"),
    ],
)
@pytest.mark.parametrize("field", ["title", "first_party", "second_party"])
def test_names_in_agreements(field: str, words: str, found: list[str]) -> None:
    south = replace(OTHER, code=AreaCode("99.03"), name="Kabupaten Contoh Selatan")
    signed = agreement(agreement_target("iku-1", 80), **{field: words})
    told = issues("names_other_regency", OWN, OTHER, CITY, south, agreements=(signed,))
    assert [(i.level, i.value, i.place.column) for i in told] == [(Level.WARNING, w, field) for w in found]


def test_a_town_is_no_other_regency_where_no_such_city_is() -> None:
    own = replace(office(), letterhead=("Jalan Satu, Kota Contoh", "Kota Jauh"))
    told = issues("names_other_regency", OWN, replace(OTHER, name="Kota Jauh"), office=own)
    assert [(i.value, i.place.file) for i in told] == [("Kota Jauh", "office.yaml")]


def test_names_in_titles_of_plans() -> None:
    told = issues(
        "names_other_regency",
        OTHER,
        strategic_plan=StrategicPlan("Renstra Kabupaten Jauh", 2021, 2026),
        regional_plan=RegionalPlan("RPJMD Kabupaten Jauh", "", (), None, ""),
    )
    assert [i.place.column for i in told] == ["strategic_plan.title", "regional.title"]


@pytest.mark.parametrize(("peers", "told"), [((), 1), (("99.02",), 0)])
def test_texts_may_name_regencies_that_the_office_is_compared_with(peers: tuple[str, ...], told: int) -> None:
    where = place("narrative/penutup.md", 1)
    text = NarrativeText("penutup", "Lebih tinggi daripada Kabupaten Jauh.", where)
    rows = tuple(
        PeerValue(
            "ktp", AreaCode(code), "Jauh", office_year().counts[0].period, None, None, None, None, place("p")
        )
        for code in peers
    )
    found = issues("names_other_regency", OTHER, narratives=(text,), peers=rows)
    assert [i.place for i in found] == [where] * told
