"""Each reader turns one entry into one typed value and refuses fields it does not know."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests.unit.rulebook.rulebook_cast import LAW, write

from capaian.domain.rule_set import (
    Band,
    CatalogueIndicator,
    MethodDescription,
    NationalTarget,
    SurveyClass,
)
from capaian.rulebook import readers
from capaian.rulebook.entry import EntryError, RulebookEntry, read_entries
from capaian.rulebook.reference import AreaSource, SampleSize

SCALE = """{id: s, name: Skala, integer_bounds: true, bands: [
        {numeral: I, name: Tinggi, lower: 51, upper: 100},
        {numeral: II, name: Rendah, upper: 50}]}"""
SURVEY = "{id: t, classes: [{letter: A, name: Baik, lower: 60.01, upper: 100.00}]}"
METHOD = "{topic: trend, id: naik, name: Naik, symbols: R ↑, words: Lebih besar.}"
RATIO = """{code: ktp, name: KTP-el, formula: 100 * ktp.holders / ktp.eligible, unit: percent,
        meaning: Bagian, numerator: {code: ktp.holders, name: Perekaman, unit: orang},
        denominator: {code: ktp.eligible, name: Wajib KTP, unit: orang}}"""
ELEMENT = (
    """{code: U1, name: Syarat, definition: Wajib, question: "Sesuai?", answers: [a, b, c, d]}"""
)
SECTION = '{code: "1", name: Perencanaan, weight: 30, existence: 6, quality: 9, use: 15}'


@pytest.fixture
def entry(tmp_path: Path) -> Callable[[str], RulebookEntry]:
    def read(text: str) -> RulebookEntry:
        (item,) = read_entries(write(tmp_path / "contoh.yaml", text))
        assert isinstance(item, RulebookEntry)
        return item

    return read


def test_scale(entry: Callable[[str], RulebookEntry]) -> None:
    scale = readers.read_scale(entry(SCALE))

    assert (scale.id, scale.name, scale.integer_bounds, scale.provenance) == (
        "s",
        "Skala",
        True,
        LAW,
    )
    assert scale.bands == (
        Band(1, "Tinggi", "I", Decimal(51), Decimal(100)),
        Band(2, "Rendah", "II", None, Decimal(50)),
    )


def test_survey_class_table(entry: Callable[[str], RulebookEntry]) -> None:
    table = readers.read_survey_class_table(entry(SURVEY))

    assert (table.id, table.provenance) == ("t", LAW)
    assert table.classes == (SurveyClass("A", "Baik", Decimal("60.01"), Decimal("100.00")),)


def test_national_target(entry: Callable[[str], RulebookEntry]) -> None:
    text = "{subject: child_id_card, name: KIA, year: 2023, value: 50}"

    assert readers.read_national_target(entry(text)) == NationalTarget(
        "child_id_card", "KIA", 2023, Decimal(50), LAW
    )


def test_method_keeps_its_topic_and_may_have_no_reading(
    entry: Callable[[str], RulebookEntry],
) -> None:
    read = readers.read_method(entry(METHOD))

    assert read.topic == "trend"
    assert read.method == MethodDescription("naik", "Naik", "R ↑", "Lebih besar.", "", LAW)


def test_nomenclature_of_a_program_has_no_unit(entry: Callable[[str], RulebookEntry]) -> None:
    read = readers.read_nomenclature(entry("{code: 2.12.02, name: PROGRAM}"))

    assert (read.code, read.name, read.unit, read.provenance) == ("2.12.02", "PROGRAM", "", LAW)


def test_catalogue_component(entry: Callable[[str], RulebookEntry]) -> None:
    assert readers.read_catalogue_indicator(entry(RATIO)) == CatalogueIndicator(
        code="ktp",
        name="KTP-el",
        formula="100 * ktp.holders / ktp.eligible",
        unit="percent",
        meaning="Bagian",
        numerator=("ktp.holders", "Perekaman", "orang"),
        denominator=("ktp.eligible", "Wajib KTP", "orang"),
        provenance=LAW,
    )


def test_catalogue_entry_names_the_programs_that_it_judges(
    entry: Callable[[str], RulebookEntry],
) -> None:
    read = readers.read_catalogue_indicator(entry(RATIO[:-1] + ", programs: [2.12.02, 2.12.03]}"))

    assert read.programs == ("2.12.02", "2.12.03")


def test_catalogue_indicator_over_components_counts_nothing_itself(
    entry: Callable[[str], RulebookEntry],
) -> None:
    text = '{code: x, name: X, formula: "mean(a, b)", unit: percent, meaning: Rata-rata}'

    read = readers.read_catalogue_indicator(entry(text))

    assert (read.numerator, read.denominator) == (("", "", ""), ("", "", ""))


def test_source_of_a_table_of_areas(entry: Callable[[str], RulebookEntry]) -> None:
    assert readers.read_area_source(entry("{table: areas.csv}")) == AreaSource("areas.csv", LAW)


def test_survey_element(entry: Callable[[str], RulebookEntry]) -> None:
    element = readers.read_survey_element(entry(ELEMENT))

    assert (element.code, element.name, element.question) == ("U1", "Syarat", "Sesuai?")
    assert element.answers == ("a", "b", "c", "d")


def test_evaluation_section(entry: Callable[[str], RulebookEntry]) -> None:
    section = readers.read_evaluation_section(entry(SECTION))

    assert (section.code, section.weight) == ("1", Decimal(30))
    assert section.subweights == (Decimal(6), Decimal(9), Decimal(15))


def test_sample_size(entry: Callable[[str], RulebookEntry]) -> None:
    assert readers.read_sample_size(entry("{population: 10, sample: 10}")) == SampleSize(
        10, 10, LAW
    )


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (readers.read_scale, SCALE),
        (readers.read_survey_class_table, SURVEY),
        (readers.read_national_target, "{subject: s, name: n, year: 2023, value: 1}"),
        (readers.read_method, METHOD),
        (readers.read_nomenclature, "{code: c, name: n}"),
        (readers.read_catalogue_indicator, RATIO),
        (readers.read_area_source, "{table: areas.csv}"),
        (readers.read_survey_element, ELEMENT),
        (readers.read_evaluation_section, SECTION),
        (readers.read_sample_size, "{population: 10, sample: 10}"),
    ],
)
def test_every_reader_refuses_a_misspelt_field(
    entry: Callable[[str], RulebookEntry], reader: Callable[[RulebookEntry], object], text: str
) -> None:
    reader(entry(text))

    with pytest.raises(EntryError) as caught:
        reader(entry(text[:-1] + ", sumbre: X}"))

    assert caught.value.issue.code == "unknown_field"
    assert caught.value.issue.value == "sumbre"


@pytest.mark.parametrize("field", ["numeral", "name"])
def test_a_band_must_be_named(entry: Callable[[str], RulebookEntry], field: str) -> None:
    with pytest.raises(EntryError) as caught:
        readers.read_scale(
            entry(SCALE.replace(f"{field}: I", f"{field}x: I").replace(f"{field}: T", "x: T"))
        )

    assert caught.value.issue.code == "unknown_field"
