"""Which targets can hardly be meant: one rule for pages and files, and how each is named."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from tests.every_case import every_case
from tests.factories import component, indicator, office_year, target

from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator
from capaian.domain.policy import Polarity
from capaian.domain.value import INDEX, PERCENT, SCALE_4, Unit
from capaian.rules.checks.outputs import is_share as is_part_of_whole
from capaian.web.planning.plausibility import odd_budget, odd_target, stated_targets, unlike_years


def plan(values: Mapping[int, str], **changes: object) -> Indicator:
    chosen = {"unit": PERCENT, "formula": "ktp", **changes}
    return indicator(
        "iku-1", plan_targets={year: target(value) for year, value in values.items()}, **chosen
    )


def of(own: Indicator, **changes: object) -> OfficeYear:
    return office_year(**{"indicators": (own,), "agreements": (), "history": (), **changes})


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        (INDEX, "850", "Target di atas 100 (850), ujung skala indeks ini."),
        (INDEX, "100", ""),
        (SCALE_4, "34", "Target di atas 4 (34), ujung skala indeks ini."),
        (SCALE_4, "3.4", ""),
        (Unit("dokumen"), "850", ""),
    ],
)
def test_an_index_reaches_no_further_than_its_scale(unit: Unit, value: str, words: str) -> None:
    own = plan({}, unit=unit, formula="")
    assert odd_target(of(own), own, Decimal(value), 2025) == words


@pytest.mark.parametrize(
    ("formula", "polarity", "value", "words"),
    [
        (
            "ktp",
            Polarity.HIGHER_IS_BETTER,
            "1",
            "Target hanya 1 persen dari keseluruhan; 98,5 persen ditulis",
        ),
        ("ktp", Polarity.HIGHER_IS_BETTER, "0.985", "Target hanya 0,985 persen"),
        ("ktp", Polarity.HIGHER_IS_BETTER, "1.01", ""),
        ("ktp", Polarity.HIGHER_IS_BETTER, "0", ""),
        ("ktp", Polarity.LOWER_IS_BETTER, "0.985", ""),
        (
            "index(skm)",
            Polarity.HIGHER_IS_BETTER,
            "24.99",
            "Target hanya 24,99; indeks survei mulai 25",
        ),
        ("index(skm)", Polarity.HIGHER_IS_BETTER, "25", ""),
        ("", Polarity.HIGHER_IS_BETTER, "3.46", ""),
    ],
)
def test_a_target_is_on_the_scale_of_its_indicator_in_the_first_year_too(
    formula: str, polarity: Polarity, value: str, words: str
) -> None:
    own = plan({}, unit=PERCENT if formula == "ktp" else INDEX, formula=formula, polarity=polarity)
    why = odd_target(of(own), own, Decimal(value), 2025)
    assert why.startswith(words) and bool(why) is bool(words)


# --- what is a part of a whole


@pytest.mark.parametrize(
    ("changes", "is_share"),
    [
        ({"formula": "ktp"}, True),
        ({"formula": "mean(ktp, akta)"}, True),
        ({"formula": "100 * ktp.have / ktp.need", "name": "Persentase kepemilikan"}, True),
        ({"formula": "100 * ktp.have / ktp.need", "name": "Rasio kepemilikan"}, False),
        ({"formula": "", "name": "Cakupan dokumen"}, True),
        ({"formula": "", "name": "Pertumbuhan dokumen"}, False),
        ({"formula": "ktp", "unit": INDEX}, False),
        ({"formula": "ktp", "unit": Unit("dokumen")}, False),
        ({"formula": "mean(", "name": "Cakupan yang rumusnya rusak"}, True),
    ],
)
def test_shares_are_known_by_their_inputs_else_by_name(
    changes: dict[str, object], is_share: bool
) -> None:
    own = plan({2023: "90"}, **changes)
    assert is_part_of_whole(of(own), own) is is_share


def test_a_coverage_that_may_exceed_its_whole_is_no_share() -> None:
    own = plan({2023: "120"})
    parts = (component("ktp", may_exceed_whole=True),)
    assert not is_part_of_whole(of(own, components=parts), own)


# --- what is held against what


def test_targets_on_another_scale_say_nothing() -> None:
    own = indicator(
        "iku-1",
        unit=PERCENT,
        plan_targets={2022: target("3.5", scale=Unit("indeks")), 2023: target("90")},
    )
    assert stated_targets(own) == [(2023, Decimal(90))]


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_the_nearest_year_is_the_one_that_is_named(year: int) -> None:
    known = ((2020, Decimal(7)), (2021, Decimal(8)), (2025, Decimal(9)))
    near = {2022: 2021, 2023: 2021, 2024: 2025}[year]
    assert f"target tahun {near} (" in unlike_years(Decimal(800), year, known)


@pytest.mark.parametrize(
    ("value", "is_odd"),
    [
        ("7", False),
        ("8", False),
        ("63.9", False),
        ("64", True),
        ("80", True),
        ("8000", True),
        ("1", True),
    ],
)
def test_about_ten_times_is_odd_and_less_is_growth(value: str, is_odd: bool) -> None:
    known = ((2021, Decimal(8)), (2022, Decimal(8)))
    assert bool(unlike_years(Decimal(value), 2023, known)) is is_odd


def test_what_is_like_one_year_or_has_none_to_compare_is_taken() -> None:
    for others in ((12, 110), (), (0, 0)):
        known = [(2022 - place, Decimal(other)) for place, other in enumerate(others)]
        assert unlike_years(Decimal(12), 2023, known) == ""


def test_small_numbers_grow_many_times_without_being_questioned() -> None:
    for value in ("1.5", "0.001"):
        assert unlike_years(Decimal(value), 2023, ((2022, Decimal("0.1")),)) == ""


def test_the_own_year_is_not_compared_with_itself() -> None:
    assert unlike_years(Decimal(900), 2023, ((2023, Decimal(9)),)) == ""


OTHERS = [Decimal(text) for text in ("12000000", "0", "48500000", "90000000")]


@every_case(
    ("text", "last", "others", "message"),
    [
        ("48.5", None, [], "bukan rupiah utuh"),
        ("48.5", "48500000", OTHERS, "bukan rupiah utuh"),
        ("999999999999999999", None, [], "satu triliun"),
        ("1000000000000", "900000000000", [], "satu triliun"),
        ("999999999999", None, [], ""),
        (
            "48500",
            None,
            OTHERS,
            "kurang dari seperseratus pagu tengah sub kegiatan lain (48.500.000)",
        ),
        ("48500", None, OTHERS[:3], ""),
        ("485000", None, OTHERS, ""),
        ("1000000", None, OTHERS, ""),
        ("4850000000", None, OTHERS, ""),
        ("4850000001", None, OTHERS, "lebih dari seratus kali pagu tengah"),
        ("485000", "400000", OTHERS, ""),
        (
            "485000",
            "48500001",
            OTHERS,
            "kurang dari seperseratus pagu tahun sebelumnya (48.500.001)",
        ),
        ("485000", "48500000", OTHERS, ""),
        ("50000001", "500000", OTHERS, "lebih dari seratus kali pagu tahun sebelumnya"),
        ("485000", "0", OTHERS, ""),
        ("0", "48500000", OTHERS, ""),
        ("-1", None, OTHERS, ""),
    ],
)
def test_a_budget_can_be_odd(
    text: str, last: str | None, others: list[Decimal], message: str
) -> None:
    why = odd_budget(Decimal(text), Decimal(last) if last is not None else None, others)
    assert message in why and bool(why) is bool(message)


@pytest.mark.parametrize("factor", [1, 1000, 1_000_000])
def test_small_budgets_beside_small_ones_are_taken(factor: int) -> None:
    others = [Decimal(number * factor) for number in (40, 50, 60)]
    is_odd = {
        number: bool(odd_budget(Decimal(number * factor), None, others))
        for number in (45, 5000, 5001)
    }
    assert is_odd == {45: False, 5000: False, 5001: True}
