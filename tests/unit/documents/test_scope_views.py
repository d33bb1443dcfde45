"""Things as papers see them: bands of any scale, dated indicators, and figures typed into a dossier."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests import factories as make
from tests.unit.documents import cast

from capaian.documents.scope.facts import DossierFigure, FactLog, write_source
from capaian.documents.scope.values import Series, as_thing
from capaian.documents.scope.views.comparisons import band_glyph
from capaian.domain.period import write_partial_date
from capaian.domain.policy import EfficiencyRule, ScaleGap
from capaian.domain.value import (
    PERCENT,
    SCALE_4,
    Correction,
    Known,
    Reason,
    SourceReference,
    Unavailable,
)


def test_a_thing_has_no_field_of_another_name() -> None:
    thing = as_thing(cast.scope().resolve("iku-1"))
    assert thing is not None
    assert thing.field("warna") is None


@pytest.mark.parametrize(
    ("count", "glyphs"), [(5, "●○◊▽▼"), (4, "●○◊▼"), (3, "●◊▼"), (2, "●▼"), (1, "●"), (7, "●○◊▽▼▼▼")]
)
def test_scales_of_any_length_have_glyphs(count: int, glyphs: str) -> None:
    assert "".join(band_glyph(n, count) for n in range(1, count + 1)) == glyphs


INTERVALS = [
    (ScaleGap.LOWER_BOUND, ["91,00 ke atas", "76,00 sampai di bawah 91,00", "di bawah 51,00"]),
    (ScaleGap.UPPER_BOUND, ["di atas 90,00", "di atas 75,00 sampai 90,00", "sampai 50,00"]),
    (ScaleGap.ROUND, ["90,50 ke atas", "75,50 sampai di bawah 90,50", "di bawah 50,50"]),
]


@pytest.mark.parametrize(("gap", "words"), INTERVALS, ids=[g.value for g, _ in INTERVALS])
def test_intervals_follow_the_declared_gap_rule(gap: ScaleGap, words: list[str]) -> None:
    scope = cast.scope(cast.rich(policies=make.policies(scale_gap=gap)))
    found = [scope.resolve(f"scale.bands.{numeral}.interval") for numeral in ("I", "II", "V")]
    assert found == words


@pytest.mark.parametrize(
    ("text", "words"), [("2023", "2023"), ("2023-07", "Juli 2023"), ("2024-01-10", "10 Januari 2024")]
)
def test_dates_of_which_only_a_part_is_known(text: str, words: str) -> None:
    assert write_partial_date(text) == words


def test_five_comparisons_keep_their_line_when_they_cannot_be_made() -> None:
    series = cast.scope(cast.small(history=(), peers=())).select("iku-1.comparisons")
    assert isinstance(series, Series)
    names = [item.field("name") for item in series.items]
    assert names[0] == "Target perjanjian 2023"
    assert names[3:] == ["Standar nasional", "Kabupaten/kota lain"]
    assert all(isinstance(item.field("value"), Unavailable) for item in series.items[3:])
    assert all(item.field("remark") for item in series.items[3:])


def test_a_target_on_another_scale_is_not_drawn_beside_results() -> None:
    plan = {2022: make.target("3.4", scale=SCALE_4), 2026: make.target(90)}
    first, *others = make.office_year().indicators
    year = cast.small(indicators=(make.replace(first, plan_targets=plan), *others))
    value = cast.scope(year).resolve("iku-1.years.2022.target")
    assert isinstance(value, Unavailable)
    assert value.words == "tidak dapat dibandingkan"


@pytest.mark.parametrize(
    ("first", "last", "is_there"),
    [
        (None, date(2022, 12, 31), False),
        (None, date(2023, 1, 1), True),
        (date(2023, 12, 31), None, True),
        (date(2024, 1, 1), None, False),
    ],
)
def test_papers_have_the_indicators_that_were_in_force(
    first: date | None, last: date | None, is_there: bool
) -> None:
    year = cast.small()
    dated = [
        make.replace(i, valid_from=first, valid_to=last) if i.code == "iku-1" else i for i in year.indicators
    ]
    scope = cast.scope(make.replace(year, indicators=tuple(dated)))
    assert ("iku-1" in {item.key for item in scope.select("indicators").items}) is is_there
    assert isinstance(scope.resolve("iku-1"), Unavailable) is not is_there


# --- facts --------------------------------------------------------------------------------------------


def log() -> FactLog:
    return FactLog({make.SOURCE: make.source()})


def typed(name: str = "Laptop, baik", value: int | None = 3, row: int = 2) -> DossierFigure:
    return DossierFigure(name, value, cast.PIECES, make.place("assets.csv", row), make.SOURCE)


def test_a_typed_figure_leads_to_its_row_and_source() -> None:
    facts = log()
    figure = facts.figure(typed())
    assert isinstance(figure, Known)
    explanation = facts.explanations[figure.trace]
    assert explanation.name == "Laptop, baik"
    assert explanation.value == "3"
    assert explanation.source == (
        "assets.csv baris 2; Data agregat semester II, keadaan 31 Desember 2023; SHA-256 abababababab"
    )


def test_an_empty_cell_is_not_zero() -> None:
    assert isinstance(log().figure(typed(value=None)), Unavailable)


def test_ids_follow_the_order_of_use_and_stay_for_the_same_fact() -> None:
    facts = log()
    ids = [facts.figure(typed(row=row)) for row in (5, 4, 5)]
    assert [f.trace for f in ids if isinstance(f, Known)] == ["f1", "f2", "f1"]


def test_two_figures_of_one_row_are_two_facts() -> None:
    facts = log()
    assert facts.figure(typed("a")) != facts.figure(typed("b"))


RESTATED = SourceReference("restatements.csv", 2)
CLOSED = SourceReference("closed/2022.json", None, None, "Penutupan tahun 2022", None, "ab" * 32)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (SourceReference("a.csv"), "a.csv"),
        (SourceReference("a.csv", 7), "a.csv baris 7"),
        (SourceReference("a.csv", 7, make.SOURCE, "DKB"), "a.csv baris 7; DKB"),
        (
            SourceReference("a.csv", 7, make.SOURCE, "DKB", cast.DAY),
            "a.csv baris 7; DKB, keadaan 31 Desember 2023",
        ),
        (
            SourceReference("a.csv", 7, correction=Correction(None, "Salah salin", RESTATED, None)),
            "a.csv baris 7; disajikan kembali: Salah salin (restatements.csv baris 2); disahkan: tidak ada",
        ),
        (
            SourceReference(
                "a.csv", 7, correction=Correction(Decimal("94.24"), "Salah salin", RESTATED, CLOSED)
            ),
            (
                "a.csv baris 7; disajikan kembali: Salah salin (restatements.csv baris 2); "
                "disahkan: 94,24 (closed/2022.json; Penutupan tahun 2022; SHA-256 abababababab)"
            ),
        ),
    ],
)
def test_sources_say_as_much_as_is_known(source: SourceReference, words: str) -> None:
    assert write_source(source) == words


def test_counts_of_rows_are_whole_and_weights_keep_their_decimals() -> None:
    facts = log()
    assert facts.counted("Baris", 12, "cara").display == "12"
    assert facts.counted("Bobot", make.number("0.111") or 0, "cara").display == "0,111"


def test_percent_facts_keep_their_decimals() -> None:
    figure = log().figure(DossierFigure("Target", make.number("95"), PERCENT, make.place("p"), None, 2))
    assert isinstance(figure, Known)
    assert figure.display == "95,00"


def test_a_rule_does_not_apply_to_what_it_does_not_read() -> None:
    path = "nodes.I.efficiency.achievement_minus_absorption.verdict"
    chosen = make.policies(efficiency_rule=EfficiencyRule.WITHIN_PLAN)
    found = cast.scope(cast.rich(policies=chosen)).resolve(path)
    assert isinstance(found, Unavailable)
    assert found.reason is Reason.NOT_APPLICABLE
    assert found.words == "aturan efisiensi kantor menilai pemakaian saja, bukan angka ini"
    unspent = cast.scope(cast.rich(inputs=(make.money("I.1.1", 5, None),))).resolve(path)
    assert isinstance(unspent, Unavailable)
    assert unspent.reason is Reason.NOT_IN_SOURCE
