"""What annexes by program and activity need: measures of a group, last year, staff, spending, classes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.every_case import every_case
from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.build import build_document, compose
from capaian.documents.layout.model import ChartSpec, FiguresSpec
from capaian.documents.layout.reader import read_layout
from capaian.documents.narrative.fields import settle, show, words_of
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.values import Series
from capaian.documents.tree import KeyFigures, Table
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.narrative import Factor, FactorKind, Recommendation
from capaian.domain.office import OrganisationUnit, StaffCount
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import CascadeKind, CascadeLink
from capaian.domain.work import HistoryValue, Resource


def year(**changes: object) -> OfficeYear:
    """One program with two activities, each with an indicator, an output, money and staff."""
    codes = ("ikp", "ikk-1", "ikk-2")
    base = OfficeYear(
        office=make.office(),
        year=2023,
        policies=make.policies(),
        goals=(make.goal(),),
        objectives=(
            make.objective(),
            make.objective("sp-1", "sasaran-1", "III"),
            make.objective("sk-1", "sp-1", "IV"),
        ),
        indicators=tuple(
            make.indicator(code, name=f"Ukuran {code}", objective=objective, tier=tier)
            for code, objective, tier in zip(
                codes, ("sp-1", "sk-1", "sk-1"), ("III", "IV", "IV"), strict=True
            )
        ),
        agreements=(make.agreement(*(make.agreement_target(code, "80") for code in codes), id="pk"),),
        nodes=(
            replace(make.node("I", "ikp", objective="sp-1"), priority="KP", location="Kota"),
            make.node("I.1", "ikk-1", objective="sk-1"),
            make.node("I.2", "ikk-2"),
        ),
        outputs=(
            make.report("ikp", 60),
            make.report("ikk-1", 90),
            make.report("ikk-2", 80),
            make.output("I.1", 4, 3),
        ),
        inputs=(
            replace(make.money("I.1", 1000, 900), fund="APBD"),
            replace(make.money("I.2", 10, 5), fund="DAK"),
            make.money("I", 3, 3, resource=Resource.STAFF),
            make.money("*", 600, 500, kind="operations"),
            make.money("*", 800, 400, period=Period.year_of(2022)),
        ),
        history=(make.history("ikp", "70", "70"), make.history("ikk-1", "90", "80")),
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # fields are checked by replace itself


def scope(**changes: object) -> Scope:
    return cast.scope(year(**changes))


def words(found: Scope, path: str) -> str:
    return words_of(show(settle(found.resolve(path), found)))


PATHS = [
    ("nodes.I.means.achievement", "106,25"),
    ("nodes.I.means.trend", "turun ↘"),
    ("totals.means.money", "70,00"),
    ("nodes.I.staff.actual", "3"),
    ("nodes.I.staff.ratio", "100,00"),
    ("nodes.I.1.staff.ratio", "t.t."),
    ("nodes.I.fund", "APBD, DAK"),
    ("nodes.I.1.fund", "APBD"),
    ("nodes.I.priority", "KP"),
    ("nodes.I.location", "Kota"),
    ("nodes.I.purpose.id", "sp-1"),
    ("nodes.I.1.purpose.id", "sk-1"),
    ("nodes.I.2.purpose.id", "sp-1"),
    ("nodes.I.indicators.first.name", "Ukuran ikp"),
    ("ikp.achievement_trend", "turun ↘"),
    ("ikk-1.achievement_trend", "tetap →"),
    ("ikk-2.achievement_trend", "t.t."),
    ("ikp.program_names", "Pekerjaan I"),
    ("ikk-1.program_names", ""),
    ("objectives.sasaran-1.indicators_below.first.name", "Ukuran ikp"),
    ("objectives.sasaran-1.below.first.id", "sp-1"),
    ("objectives.sp-1.above.id", "sasaran-1"),
    ("spending.2023.operations.actual", "500"),
    ("spending.2023.operations.name", "Belanja operasi"),
    ("spending.2022.all.ratio", "50,00"),
    ("spending.2022.all.year", "2022"),
]


@every_case(("path", "expected"), PATHS)
def test_fields_of_the_work_plan(path: str, expected: str) -> None:
    assert words(scope(), path) == expected


def measured(found: Scope, path: str) -> list[tuple[str, str]]:
    series = found.resolve(path)
    assert isinstance(series, Series)
    return [
        (
            words_of(show(settle(found.field(item, "node.code"), found))),
            words_of(show(settle(found.field(item, "thing.name"), found))),
        )
        for item in series.items
    ]


def test_a_program_is_followed_by_the_measures_of_its_activities() -> None:
    expected = [("I", "Ukuran ikp"), ("I.1", "Ukuran ikk-1"), ("I.2", "Ukuran ikk-2")]
    assert measured(scope(), "nodes.I.measured") == expected


def test_outputs_stand_in_for_indicators_where_there_are_some() -> None:
    expected = [("I", "Ukuran ikp"), ("I.1", "Keluaran"), ("I.2", "Ukuran ikk-2")]
    assert measured(scope(), "nodes.I.measured_outputs") == expected


def test_an_output_is_beside_last_year() -> None:
    earlier = replace(make.history("I.1", "2", "4", scale=make.DOCUMENTS), name="Keluaran")
    found = scope(history=(earlier,))
    output = "nodes.I.1.outputs.first"
    assert words(found, f"{output}.prior.actual") == "2"
    assert words(found, f"{output}.prior.achievement") == "50,00"
    assert words(found, f"{output}.prior.trend") == "naik ↗"
    assert words(found, f"{output}.achievement_trend") == "naik ↗"
    assert words(scope(), f"{output}.achievement_trend") == "t.t."


def link(child: str, kind: CascadeKind) -> CascadeLink:
    return CascadeLink(IndicatorCode(child), IndicatorCode("ikp"), kind, False, "", make.place("plan.yaml"))


def test_an_indicator_is_made_of_what_its_formula_is_linked_to() -> None:
    links = (link("ikk-2", CascadeKind.COMPONENT), link("ikk-1", CascadeKind.CONTRIBUTION))
    found = scope(cascade=links)
    parts = found.resolve("ikp.parts")
    assert isinstance(parts, Series)
    assert [part.key for part in parts.items] == ["ikk-2"]


def test_an_indicator_that_is_one_component_has_it() -> None:
    found = cast.scope(cast.rich())
    assert words(found, "nas-ktp.components.first.code") == "ktp"


# --- parts and words -----------------------------------------------------------------------------------


def test_numerators_and_denominators_stand_line_by_line() -> None:
    found = cast.scope(cast.rich())
    parts = found.resolve("nas-ktp.ratio_parts")
    assert isinstance(parts, Series)
    lines = [[words_of(show(settle(found.field(p, f), found))) for f in FIELDS] for p in parts.items]
    assert [line[0] for line in lines] == ["ktp", "ktp"]
    assert [line[1] for line in lines] == [
        words(found, "ktp.numerator_name"),
        words(found, "ktp.denominator_name"),
    ]
    assert [line[2] for line in lines] == [words(found, "ktp.numerator"), words(found, "ktp.denominator")]
    assert {line[3] for line in lines} == {words(found, "ktp.numerator_unit")}


FIELDS = ("component.code", "name", "value", "unit")


def test_a_mean_of_components_has_the_parts_of_each() -> None:
    parts = cast.scope(cast.rich()).resolve("iku-2.ratio_parts")
    assert isinstance(parts, Series)
    found = [part.field("component") for part in parts.items]
    assert [getattr(component, "key", "") for component in found] == ["ktp", "ktp", "akta", "akta"]


def test_a_plan_names_the_units_that_do_it_or_the_post() -> None:
    unit = OrganisationUnit("dafduk", "Bidang Dafduk")
    posts = (cast.post("sekretaris"),)
    base = Factor(
        "ikp", make.YEAR, FactorKind.PLAN, "Jemput bola.", posts[0].id, "", "", None, make.place("f.csv")
    )
    office = replace(make.office(), units=(unit,), posts=posts)
    found = scope(office=office, factors=(replace(base, units=("dafduk",)), base))
    names = [words(found, f"factors.{n}.unit_names") for n in (1, 2)]
    assert names == ["Bidang Dafduk", "Sekretaris"]


def test_a_recommendation_has_its_topic() -> None:
    row = Recommendation(
        "Teks", "Jawab", "", "Inspektorat", make.YEAR, None, make.place("r"), topic="Rencana"
    )
    assert words(scope(recommendations=(row,)), "recommendations.first.topic") == "Rencana"


# --- cross tables -------------------------------------------------------------------------------------


def staff(category: str, across: str, count: int, row: int) -> StaffCount:
    return replace(cast.staff("rank", category, count, row=row), across=across)


CROSS = (
    staff("Gol. IV", "PNS", 3, 2),
    staff("Gol. III", "PNS", 10, 3),
    staff("Gol. III", "CPNS", 2, 4),
    staff("VII", "PPPK", 8, 5),
)


def test_a_cross_table_has_a_row_per_category_and_a_column_per_second_one() -> None:
    desk = cast.desk(cast.rich(people=CROSS))
    layout = cast.layout(
        "  - block: table\n    caption: C\n    rows: people.rank.rows\n    columns:\n"
        "      - {head: Golongan, field: category}\n"
        '      - {head: "{{ column.name }}", each: people.rank.columns, field: "cells.*"}\n'
        "      - {head: Jumlah, field: count}\n"
        "    totals:\n      - {label: Jumlah, at: category, of: people.rank.sums}"
    )
    (table,) = compose(layout.blocks, desk)
    assert isinstance(table, Table)
    assert [cell.text for cell in table.head[0]] == ["Golongan", "PNS", "CPNS", "PPPK", "Jumlah"]
    assert [[words_of(cell.content) for cell in row.cells] for row in table.rows] == [
        ["Gol. IV", "3", "–", "–", "3"],
        ["Gol. III", "10", "2", "–", "12"],
        ["VII", "–", "–", "8", "8"],
        ["Jumlah", "13", "2", "8", "23"],
    ]


def test_every_sum_of_a_cross_table_is_traced() -> None:
    found = cast.scope(cast.rich(people=CROSS))
    for path in ("people.rank.rows.Gol. III.count", "people.rank.sums.cells.PNS", "people.rank.sums.count"):
        assert getattr(settle(found.resolve(path), found), "trace", None) is not None, path


def test_staff_without_a_second_grouping_stay_a_list() -> None:
    found = cast.scope(cast.rich())
    columns = found.resolve("people.status.columns")
    assert isinstance(columns, Series)
    assert columns.items == ()
    assert words(found, "people.status.rows.PNS.count") == "5"


# --- years and classes --------------------------------------------------------------------------------


ACHIEVED = {"2021": "t.t.", "2022": "102,50", "2023": "85,00", "2024": "…", "2026": "…"}


@pytest.mark.parametrize("chosen", ACHIEVED)
def test_years_of_the_plan_have_their_achievement(chosen: str) -> None:
    assert words(cast.scope(cast.rich()), f"iku-2.years.{chosen}.achievement") == ACHIEVED[chosen]


CLASSES = [
    ("D", ["1", "1,00–2,5996", "25,00–64,99", "Tidak Baik"]),
    ("C", ["2", "2,60–3,064", "65,00–76,60", "Kurang Baik"]),
    ("B", ["3", "3,0644–3,532", "76,61–88,30", "Baik"]),
    ("A", ["4", "3,5324–4,00", "88,31–100,00", "Sangat Baik"]),
]


@pytest.mark.parametrize(("letter", "expected"), CLASSES)
def test_classes_of_a_survey_stand_as_the_regulation_prints_them(letter: str, expected: list[str]) -> None:
    found = cast.scope(cast.rich())
    fields = ("perception", "mean", "index", "name")
    assert [words(found, f"skm.class_rows.{letter}.{field}") for field in fields] == expected


def test_classes_begin_with_the_worst() -> None:
    rows = cast.scope(cast.rich()).resolve("skm.class_rows")
    assert isinstance(rows, Series)
    assert "".join(item.key for item in rows.items) == "DCBA"


# --- means that rest on some --------------------------------------------------------------------------

REMARKS = [
    ((60, 90), "dari 2"),
    ((60, None), "dari 1 indikator yang dapat dinilai, tanpa indikator iku-b"),
    ((None, None), "dari 0 indikator yang dapat dinilai"),
]


@pytest.mark.parametrize(("actuals", "expected"), REMARKS)
def test_the_card_of_a_mean_says_how_many_it_rests_on(actuals: tuple[int | None, ...], expected: str) -> None:
    codes = ("iku-a", "iku-b")
    chosen = year(
        indicators=tuple(make.indicator(code, is_key=True) for code in codes),
        agreements=(make.agreement(*(make.agreement_target(code, "80") for code in codes), id="pk"),),
        nodes=(),
        inputs=(),
        history=(),
        outputs=tuple(make.report(c, a) for c, a in zip(codes, actuals, strict=True)),
    )
    card = next(b for b in read_layout(None).blocks if b.id == "angka-ringkasan")
    desk = cast.desk(chosen)
    assert isinstance(card, FiguresSpec)
    remark = desk.words(card.figures[0].remark)
    count = words(desk.scope, "tiers.II.assessed")
    assert f"dari {count}" == " ".join(expected.split()[:2])
    assert remark.endswith(expected) is (None in actuals)
    met = expected.partition(", tanpa")[0] if None in actuals else "dari 2 indikator"
    assert desk.words(card.figures[1].remark) == met
    assert desk.notes.issues == []


@pytest.mark.parametrize(
    ("actual", "why"), [(None, "realisasi 2023 belum ada"), (60, "belum ada data di lembar Tahun-tahun lalu")]
)
def test_a_comparison_with_last_year_names_what_it_waits_for(actual: int | None, why: str) -> None:
    chart = next(b for b in read_layout(None).blocks if b.id == "gambar-tahun-lalu-eselon-ii")
    assert isinstance(chart, ChartSpec)
    assert cast.desk(_of_one(actual)).words(chart.absent) == why


@pytest.mark.parametrize(
    ("actual", "before", "remark"),
    [(None, "87.3", "2022: [87,30]"), (None, None, "tanpa pembanding tahun 2022"), (90, "87.3", "naik ")],
)
def test_an_actual_that_is_awaited_is_beside_that_of_last_year(
    actual: int | None, before: str | None, remark: str
) -> None:
    history = () if before is None else (make.history("iku-a", before),)
    document = build_document(cast.paper(_of_one(actual, history), read_layout(None)))
    cards = [block for block in document.blocks if isinstance(block, KeyFigures)]
    remarks = [write_inlines(figure.remark) for card in cards for figure in card.figures]
    assert any(each.startswith(remark) for each in remarks), remarks


def _of_one(actual: int | None, history: tuple[HistoryValue, ...] = ()) -> OfficeYear:
    return year(
        indicators=(make.indicator("iku-a", is_key=True),),
        agreements=(make.agreement(make.agreement_target("iku-a", "80"), id="pk"),),
        nodes=(),
        inputs=(),
        history=history,
        outputs=(make.report("iku-a", actual),),
    )
