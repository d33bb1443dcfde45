"""First and last, best and worst, ties, and lists cut at a number: in every place that orders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests import factories as make
from tests.factories import elements
from tests.intake import survey_files
from tests.kinds.board_figures import (
    NONE,
    InventedArea,
    area,
    board,
    firsts,
    known,
    lack,
    money,
    node,
    result,
)
from tests.unit.documents import cast
from tests.unit.rules import registered_years
from tests.unit.rules.registered_years import service

from capaian.documents.audit import paper as audit_paper
from capaian.documents.charts import build
from capaian.documents.charts.rows import ChartRow
from capaian.documents.layout.model import ChartKind
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.roots import open_scope
from capaian.documents.scope.values import Series
from capaian.documents.scope.views.story import explain
from capaian.domain.errors import InputError
from capaian.domain.narrative import FactorKind
from capaian.domain.period import Period
from capaian.domain.registers.catalogue import ServiceField, Site, SiteKind
from capaian.domain.registers.closed_month import Register, stages_in_order
from capaian.domain.survey import SurveyAnswer, SurveyTrait, SurveyYear
from capaian.domain.value import PERCENT, Known
from capaian.domain.work import Resource
from capaian.dossier.excel.book import Sheet
from capaian.dossier.intake.register_tables import RegisterNumber
from capaian.dossier.surveys.answers import SurveyFile
from capaian.dossier.surveys.questions import SurveyMapping, find_table
from capaian.dossier.surveys.results import ClosedAnswers
from capaian.rules import agreements
from capaian.rules.assess import assess, resources
from capaian.rules.evidence_captions import write_description
from capaian.rules.registers.feed import feed_of
from capaian.rules.registers.survey_answers import group_answers, group_by_year, pool_small
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.boards import charts, indicator_page, results, views
from capaian.web.boards.forecast import SeriesPoint, forecast
from capaian.web.services.catalogue import Catalogue
from capaian.web.services.table_import_views import TableCheck

# --- boards: what is worst stands first, what is most costs most ---


def test_indicators_behind_stand_from_the_furthest_to_the_nearest() -> None:
    rows = (result("a", "80"), result("b", "99.9"), result("c", "12"), result("d", "100"))
    assert [each.code for each in board(*rows).behind] == ["c", "a", "b"]


def named_areas(monkeypatch: pytest.MonkeyPatch, *areas: SimpleNamespace) -> results.Board:
    """A board whose one key indicator is carried by a coverage of these kecamatan."""
    part = SimpleNamespace(name="KIA", areas=areas)
    monkeypatch.setattr(results.Board, "pace", lambda *of: SimpleNamespace(carrier=part))
    return board(result("a", "80", symbol="IKU 1"))


@pytest.mark.parametrize(
    ("lacking", "places"),
    [
        ((5,), "terutama di A."),
        ((5, 9), "terutama di B dan A."),
        ((5, 9, 7), "terutama di B, C dan A."),
        ((5, 9, 7, 6), "terutama di B, C dan D."),
        ((5, -9, 0), "terutama di A."),
        ((-1, 0), "adalah KIA."),
    ],
)
def test_the_kecamatan_that_lack_most_are_named_three_at_most(
    monkeypatch: pytest.MonkeyPatch, lacking: tuple[int, ...], places: str
) -> None:
    areas = [lack(name, more) for name, more in zip("ABCD", lacking, strict=False)]
    assert named_areas(monkeypatch, *areas).lead().endswith(places)


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        (6, " untuk a, b, c, d, e, f"),
        (7, " untuk a, b, c, d, e, f, dan 1 lainnya"),
        (8, " untuk a, b, c, d, e, f, dan 2 lainnya"),
        (9, ""),
    ],
)
def test_indicators_without_a_target_are_named_six_at_most(lacking: int, words: str) -> None:
    judged = [result(code, symbol=code) for code in "abcdefghi"]
    assert results._of_which(judged[:lacking], judged) == words


def test_two_key_figures_stand_at_the_head_of_a_board() -> None:
    rows = [result(code, "90") for code in "abc"]
    assert [each.name for each in board(*rows).key_figures] == ["Indikator a", "Indikator b"]


def test_programmes_stand_by_budget_and_the_lowest_absorption_is_named() -> None:
    nodes = (
        node("Kecil", money("500", "10", "9", "90")),
        node("Besar", money("1", "300", "60", "20")),
        node("Tengah", money(None, "20", "10", "50")),
    )
    table = results.budget_table(board(nodes=nodes, totals=(money("1", "330", "79", "24"),)))
    assert firsts(table) == ["Besar", "Tengah", "Kecil", "Jumlah"]
    assert table.finding == "Serapan terendah 20,00 persen: Besar."


def test_posts_stand_from_the_one_that_met_least_and_three_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(results.Board, "owner_name", lambda of, each: each.owner)
    met = {"Satu": "10", "Dua": "11", "Tiga": "01", "Empat": "00", "Lima": "0"}
    rows = [
        result(f"{owner[0]}{place}", "100" if sign == "1" else "50", owner=owner, symbol=owner)
        for owner, signs in met.items()
        for place, sign in enumerate(signs)
    ]
    table = results.post_table(board(*rows))
    assert firsts(table) == ["Empat", "Lima", "Satu", "Tiga", "Dua"]
    assert table.finding == (
        "1 dari 5 jabatan mencapai semua targetnya. Yang belum: Empat (Empat, Empat); "
        "Lima (Lima); Satu (Satu)."
    )


def test_money_ahead_of_results_names_three_and_not_those_that_are_even() -> None:
    pairs = {"A": ("90", "80"), "B": ("80", "80"), "C": ("70", "80"), "D": ("81", "80")}
    pairs |= {"E": ("99", "10"), "F": ("99", "20")}
    nodes = tuple(
        node(name, money(None, "1", "1", spent), reached)
        for name, (spent, reached) in pairs.items()
    )
    assert results.money_table(board(nodes=nodes)).finding == (
        "Uang mendahului hasil pada A (serapan 90,00, capaian 80,00); D (serapan 81,00, capaian "
        "80,00); E (serapan 99,00, capaian 10,00)."
    )


AREAS = (area("Hulu", 90, 100), area("Tengah", 30, 100), area("Hilir", 50, 100))


def coverage(code: str, ratio: str, areas: tuple[SimpleNamespace, ...] = AREAS) -> SimpleNamespace:
    whole = {"numerator": known(170), "denominator": known(300), "remainder": known(130)}
    return SimpleNamespace(
        code=code, name=code, symbol="", ratio=known(ratio), areas=areas, **whole
    )


def declared(*codes: str) -> dict[str, object]:
    measure = SimpleNamespace(name="Punya", unit=SimpleNamespace(label="keping"))
    parts = SimpleNamespace(numerator=measure, denominator=measure)
    return {"component_by_code": dict.fromkeys(codes, parts)}


def test_coverages_and_their_kecamatan_stand_from_the_lowest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = board(components=(coverage("kia", "70"), coverage("ktp", "40"), coverage("kk", "99")))
    assert [each.code for each in results.coverages(found)] == ["ktp", "kia", "kk"]
    monkeypatch.setattr(results, "AreaResult", InventedArea)
    table = results.coverage_table(board(facts=declared("kia")), coverage("kia", "56.67"))
    assert firsts(table) == ["Tengah", "Hilir", "Hulu", "Kabupaten/kota"]


def carrier(*areas: SimpleNamespace) -> SimpleNamespace:
    need = SimpleNamespace(more=known(7), words="1 sebulan")
    return SimpleNamespace(code="kia", areas=areas, need=need, areas_more=known(9))


def test_kecamatan_that_lack_most_stand_first_and_those_that_lack_nothing_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    areas = (lack("Hulu", 3), lack("Tengah", 0), lack("Hilir", 6), lack("Muara", -2))
    monkeypatch.setattr(results, "_carrying_part", lambda *of: carrier(*areas))
    table = results.needed_table(board(), coverage("kia", "50"))
    assert table is not None
    assert firsts(table) == ["Hilir", "Hulu"]
    assert [row.cells[1].bar.percent for row in table.rows if row.cells[1].bar] == [100, 50]
    own = indicator_page.area_table(result("a"), SimpleNamespace(carrier=carrier(*areas)))
    assert own is not None
    assert firsts(own) == ["Hilir", "Hulu", "Tengah", "Muara", "Jumlah kekurangan"]
    assert [row.cells[3].shown for row in own.rows[:4]] == [
        "",
        "",
        *["sudah di atas tingkat itu"] * 2,
    ]


@pytest.mark.parametrize(("behind", "note"), [(8, ""), (9, "1 indikator"), (11, "3 indikator")])
def test_a_meeting_has_the_eight_furthest_behind(
    monkeypatch: pytest.MonkeyPatch, behind: int, note: str
) -> None:
    monkeypatch.setattr(views, "decided_at", lambda *of: ())
    for name in ("owner_name", "money_of"):
        monkeypatch.setattr(results.Board, name, lambda *of: None)
    monkeypatch.setattr(views, "pace_words", lambda *of: "")
    monkeypatch.setattr(views.indicator_page, "factors_of", lambda *of: ())
    rows = [result(f"{number:02}", str(90 - number)) for number in range(behind)]
    table = views.meeting_table(board(*rows))
    furthest = [f"Indikator {number:02}" for number in reversed(range(behind))]
    assert firsts(table) == furthest[:8]
    assert (note in table.note, bool(table.note)) == (True, bool(note))


def test_bars_of_a_coverage_stand_from_the_best_and_two_that_lag_are_named() -> None:
    """A point below the whole is not behind: 56 of 57."""
    areas = (*AREAS, area("Muara", 56, 100), area("Pulau", 49, 100))
    chart = charts.coverage_of(coverage("kia", "57", areas), SimpleNamespace())
    assert chart is not None
    order = "Hulu 90,00; Muara 56,00; Hilir 50,00; Pulau 49,00; Tengah 30,00"
    assert order in chart.alt
    assert chart.message == "Tertinggal dari kabupaten/kota: Tengah 27,00 poin, Pulau 8,00 poin"


def test_the_forecast_that_erred_least_comes_first_whatever_the_order_of_the_points() -> None:
    """By hand: 0, 20, 30, 60 by the last difference err by 10 and 20, by the mean one by 10
    and 15.
    """
    values = {2020: 20, 2019: 0, 2022: 60, 2021: 30}
    made = forecast(
        [SeriesPoint(Period.year_of(y), Decimal(v)) for y, v in values.items()], PERCENT
    )
    assert [point.value for point in made.points] == [0, 20, 30, 60]
    assert [(each.method.value, each.error) for each in made.forecasts] == [
        ("mean_difference", 15),
        ("last_difference", 20),
        ("same_quarter", 20),
    ]


# --- papers ---


@cache
def surveyed() -> Scope:
    """Five elements, two of them lowest and two highest, and earlier rounds."""
    rounds = ("2023-S1", "2023-Q1", "2023-Q2", "2022-S2")
    rows = [
        *elements(["84", "80", "91", "80", "91"], "2023-S2"),
        *(
            element
            for when in rounds
            for element in elements(["79", "80", "81", "82", "83"], when)
        ),
    ]
    return cast.scope(cast.rich(survey_elements=(*rows,)))


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("survey_rounds.skm-2023-S2.lowest", ["U2", "U4", "U1"]),
        ("survey_rounds.skm-2023-S2.weakest", ["U2"]),
        ("survey_rounds.skm-2023-S2.best", ["U3"]),
        ("survey_rounds.skm-2023-S2.class_rows", ["D", "C", "B", "A"]),
    ],
)
def test_elements_of_a_survey_are_ranked_and_the_first_of_equals_is_taken(
    path: str, codes: list[str]
) -> None:
    found = surveyed().resolve(path)
    items = found.items if isinstance(found, Series) else (found,)
    assert [getattr(item, "key", item) for item in items] == codes


def test_the_course_of_a_survey_has_the_longest_rounds_oldest_first() -> None:
    """Fault: quarters stand beside the semester that holds them."""
    found = surveyed().things("survey_rounds.skm-2023-S2.course")
    names = [str(each.field("name") or each.field("period")) for each in found]
    assert names == ["Semester II Tahun 2022", "Semester I Tahun 2023", "Semester II Tahun 2023"]


def chart_row(name: str, value: int | None, *, is_own: bool = False) -> ChartRow:
    figure = NONE if value is None else known(value)
    return ChartRow(name, figure, NONE, (), is_own=is_own, rank=None, traces=())


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ({"a": 1, "b": 3, "c": None, "d": 2}, "bda"),
        ({name: place for place, name in enumerate("abcdefghij")}, "jihgfedcba"),
        ({name: place for place, name in enumerate("abcdefghijk")}, "kjihgedcba"),
    ],
)
def test_of_many_bars_five_at_each_end_are_drawn_the_highest_first(
    values: dict[str, int | None], labels: str
) -> None:
    rows = [chart_row(name, value) for name, value in values.items()]
    assert "".join(row.label for row in build._ends(rows)) == labels


def test_the_own_bar_is_drawn_in_any_place() -> None:
    rows = [chart_row(name, place, is_own=name == "f") for place, name in enumerate("abcdefghijk")]
    assert "".join(row.label for row in build._ends(rows)) == "kjihgfedcba"


@pytest.mark.parametrize(
    ("count", "words"),
    [(8, "1, 2, 3, 4, 5, 6, 7, 8"), (9, "1, 2, 3, 4, 5, 6, 7, 8, dan 1 lainnya")],
)
def test_a_remark_of_an_audit_names_eight_findings(count: int, words: str) -> None:
    findings = [SimpleNamespace(id=str(number)) for number in range(1, count + 1)]
    assert audit_paper._names(findings) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("a", "Bukti a"),
        ("ab", "Bukti a dan b"),
        ("abc", "Bukti a, b, dan 1 lainnya"),
        ("abcd", "Bukti a, b, dan 2 lainnya"),
    ],
)
def test_a_caption_names_two_things(names: str, words: str) -> None:
    assert write_description([*names], "") == words


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("programs order money.revised", "I II"),
        ("programs order money.revised down", "II I"),
        ("programs order money.revised down first 1", "II"),
        ("programs order money.revised first 1", "I"),
    ],
)
def test_queries_of_layouts_order_up_and_down(query: str, found: str) -> None:
    assert " ".join(each.key for each in cast.scope().things(query)) == found


def test_the_agreement_that_a_revision_replaces_is_the_one_before_it() -> None:
    """Fault: the second change names the first paper as the one that it changes."""
    first, second = (a for a in cast.rich().agreements if a.id.startswith("pk-2023"))
    third = replace(second, id="pk-2023-lagi", revision=2)
    scope = cast.scope(cast.rich(agreements=(second, third, first)))
    replaced = [scope.field(each, "replaces.id") for each in scope.things("undertakings")]
    assert [each for each in replaced if isinstance(each, str)] == [
        "pk-2023",
        "pk-2023-perubahan",
    ]


def test_explanations_go_from_what_misses_most_to_what_is_met() -> None:
    """By hand: akta lacks 20 points and ktp 10 of iku-2, which misses its target; so does ik-4,
    no key indicator, by 10; iku-1 meets its own.
    """
    subjects = ("iku-1", "ik-4", "ktp", "iku-2", "akta")
    factors = tuple(cast.factor(each, FactorKind.CAUSE, f"Sebab {each}.") for each in subjects)
    scope = cast.scope(cast.rich(factors=factors))
    found = [scope.field(each, "subject") for each in scope.things("explanations")]
    assert found == ["akta", "ktp", "iku-2", "ik-4", "iku-1"]


def test_kecamatan_with_the_best_and_the_worst_share_are_named_and_ties_together() -> None:
    """akta: 0 of 0, 5 of 5, 3 of 5; ktp: 90 per cent in all three."""
    scope = cast.scope()
    names = [scope.resolve(f"akta.{end}.name") for end in ("highest", "lowest")]
    assert names == ["Tengah", "Hilir"]
    assert scope.resolve("ktp.lowest.short_name") == "tiga kecamatan"


def test_what_is_explained_first_are_the_three_lowest_elements() -> None:
    rows = surveyed().things("survey_rounds.skm-2023-S2.follow_up")
    assert [each.field("subject") for each in rows] == ["U2", "U4", "U1"]


@pytest.mark.parametrize(("first", "second", "cost"), [(120, 300, 20), (300, 120, 10)])
def test_the_cost_of_a_document_is_of_the_line_that_issued_most(
    first: int, second: int, cost: int
) -> None:
    """3.000 rupiah of one line, 6.000 of the other."""
    outputs = (make.output("I.1.1", 1, first), make.output("II.1.1", 1, second))
    spent = (make.money("I.1.1", 9000, 3000), make.money("II.1.1", 9000, 6000))
    scope = cast.scope(cast.rich(outputs=outputs, inputs=spent))
    value = scope.resolve("document_cost.value")
    assert isinstance(value, Known) and value.value == cost


def test_dots_go_down_and_what_is_missing_comes_last() -> None:
    rows = tuple(chart_row(*each) for each in (("a", 1), ("b", None), ("c", 3), ("d", 2)))
    spec = SimpleNamespace(kind=ChartKind.DOTS)
    assert "".join(row.label for row in build._ordered(spec, rows)) == "cdab"


def test_stages_go_in_the_order_of_the_work_and_unknown_ones_behind() -> None:
    stages = ["lain", "delivered", "received", "printed"]
    found = stages_in_order(Register.SERVICES, stages)
    assert found == ["received", "printed", "delivered", "lain"]


@pytest.mark.parametrize(
    ("stated", "until", "chosen"),
    [
        # of two that end with the semester the longer one
        ("2023-M06 2023-Q2", "2023-S1", "2023-Q2"),
        ("2023-Q2 2023-M06", "2023-S1", "2023-Q2"),
        ("2023-M06 2023-Q1", "2023-Q2", "2023-M06"),
        ("2023-M05 2023-Q1", "2023-Q2", None),
        ("2023-S1 2023-Q2", "2023-S1", "2023-Q2"),
    ],
)
def test_the_target_of_a_day_is_that_of_the_longest_part_that_ends_on_it(
    stated: str, until: str, chosen: str | None
) -> None:
    targets = {make.period(each): make.target(len(each)) for each in stated.split()}
    found = agreements._of_same_day(targets, make.period(until))
    assert found is (targets[make.period(chosen)] if chosen else None)


def test_parts_of_a_year_go_by_their_end_and_the_longer_first() -> None:
    line = make.agreement_target("ik", 9, q2=4, q1=1)
    reports = ("2023-M06", "2023-S1", "2023-Q1", "2023-M03")
    year = make.office_year(
        indicators=(make.indicator("ik"),),
        agreements=(make.agreement(line),),
        outputs=tuple(make.report("ik", 3, when) for when in reports),
    )
    (own,) = assess(year, cast.laws(), make.period("2023-Q3")).indicators
    found = [str(each.period) for each in own.periods]
    assert found == ["2023-Q1", "2023-M03", "2023-S1", "2023-Q2", "2023-M06", "2023-Q3"]


def named_elements(*rows: tuple[str, str]) -> SimpleNamespace:
    elements = [make.element("U1", "80", when=when, name=name) for when, name in rows]
    return SimpleNamespace(survey_elements=elements)


@pytest.mark.parametrize("is_turned", [False, True])
def test_an_element_is_called_as_the_latest_survey_calls_it(is_turned: bool) -> None:
    rows = [("2022", "Lama"), ("2023-S1", "Baru")]
    answers = [SurveyAnswer((4,) * 9)] * 10
    closed = ClosedAnswers(
        make.survey(), make.period("2023-S2"), answers, "0" * 64, min_elements=9, users=None
    )
    found = closed.rows(named_elements(*rows[:: -1 if is_turned else 1]))
    names = [cells["name"] for _, cells in found if cells.get("code") == "U1"]
    assert names == ["Baru"]


def answers_sheet(*rows: list[str]) -> Sheet:
    return Sheet("Jawaban", rows)


HEADS = ["Persyaratan", "Prosedur", "Kecepatan", "Biaya", "Produk"]
"""Words of elements."""


@pytest.mark.parametrize(("above", "is_found"), [(29, True), (30, False)])
def test_headings_of_answers_stand_in_the_first_thirty_rows(above: int, is_found: bool) -> None:
    titles = [["Judul"]] * above
    sheet = answers_sheet(*titles, HEADS, ["4", "3", "4", "3", "4"])
    assert bool(find_table("jawaban.csv", sheet, SurveyMapping())) is is_found


@pytest.mark.parametrize(("count", "is_found"), [(2, False), (3, True), (4, True)])
def test_three_elements_are_enough_for_headings(count: int, is_found: bool) -> None:
    sheet = answers_sheet(HEADS[:count], ["4"] * count)
    assert bool(find_table("jawaban.csv", sheet, SurveyMapping())) is is_found


@pytest.mark.parametrize(("count", "rows"), [(3, 2), (4, 1)])
def test_questions_below_codes_are_no_answer_from_four_on(count: int, rows: int) -> None:
    """The row of headings is the one that names most; answers in words name few."""
    below = HEADS[:count]
    sheet = answers_sheet(HEADS, below, ["4"] * len(HEADS))
    table = find_table("jawaban.csv", sheet, SurveyMapping())
    assert table is not None and len(table.rows) == rows


def test_a_table_of_answers_is_as_wide_as_its_widest_row() -> None:
    sheet = answers_sheet(["Judul"], HEADS, ["4", "3", "4", "3", "4", "tanpa judul"])
    table = find_table("jawaban.csv", sheet, SurveyMapping())
    assert table is not None
    assert table.heads == (*HEADS, "")


@pytest.mark.parametrize(
    ("posts", "first"), [({"sekretaris"}, "kantor"), ({"kabid"}, "loket"), (set(), "loket")]
)
def test_the_office_itself_is_the_first_site_of_who_counts_its_own_work(
    posts: set[str], first: str
) -> None:
    own = service(posts=("sekretaris",))
    sites = {
        code: Site(code, code, kind, None, make.place("registers/sites.csv"))
        for code, kind in (("kantor", SiteKind.OFFICE), ("loket", SiteKind.COUNTER))
    }
    for given in (sites, dict(reversed(sites.items()))):
        calendar = WorkCalendar((), frozenset())
        assert Catalogue({"kk": own}, given, (), {}, {}, calendar).usual_site(posts) == first


def test_actions_with_a_day_and_an_owner_stand_beside_the_first_causes() -> None:
    cause, action = FactorKind.CAUSE, FactorKind.PLAN
    plain = {"due": "", "responsible": "", "units": ()}
    rows = [
        SimpleNamespace(name=name, kind=kind, **{**plain, **more})
        for name, kind, more in (
            ("bare", action, {}),
            ("owned", action, {"responsible": "kabid"}),
            ("dated", action, {"due": "2024-03"}),
            ("of a unit", action, {"due": "2024-03", "units": ("seksi",)}),
            ("cause", cause, {}),
        )
    ]
    found = [[each and each.name for each in pair] for pair in explain(rows)]
    assert found == [["cause", "of a unit"], [None, "dated"], [None, "owned"], [None, "bare"]]


def test_fields_of_the_register_stand_in_the_order_of_the_law() -> None:
    """Residents before events, whatever the order of the catalogue."""
    fields = (ServiceField.EVENTS, ServiceField.RESIDENTS)
    own = [service(each.value, field=each, posts=()) for each in fields]
    figures = [registered_years.figure(1, item=each.code) for each in own]
    year, rules = registered_years.registered(*figures, services=(*own,)), cast.laws()
    scope = open_scope(year, assess(year, rules, make.period("2023-M07")), rules)
    names = [scope.field(each, "name") for each in scope.things("year_registers.services.fields")]
    assert names == ["pendaftaran penduduk", "pencatatan sipil"]


# --- files of answers ---


def test_texts_of_answers_are_displayed_with_forty_letters(tmp_path: Path) -> None:
    rows = [[*[3] * 9, "b" * 41], ["z" * 41, *[3] * 8, "c" * 40]]
    file = survey_files.write(
        tmp_path, survey_files.table([[*survey_files.QUESTIONS, "Saran"], *rows])
    )
    found = SurveyFile(file, SurveyMapping())
    (own,) = [each for each in found.columns if each.head == "Saran"]
    assert own.example == f"{'b' * 40}, {'c' * 40}"
    (issue,) = [each for each in found.issues if each.code == "survey_word"]
    assert f'"{"z" * 40}"' in issue.message


def test_headings_that_say_nothing_are_named_with_five_hundred_letters(tmp_path: Path) -> None:
    other = survey_files.table([["h" * 300, "k" * 300], [1, 2]])
    with pytest.raises(InputError) as refused:
        SurveyFile(survey_files.write(tmp_path, other), SurveyMapping())
    assert f" {'h' * 300}; {'k' * 198}." in refused.value.issues[0].message
    answers = survey_files.table([survey_files.QUESTIONS, [3] * 9])
    unknown = SurveyMapping.of_answers({"Kolom lain": "U1"})
    found = SurveyFile(survey_files.write(tmp_path, answers), unknown)
    (issue,) = [each for each in found.issues if each.code == "survey_head"]
    whole = "; ".join(survey_files.QUESTIONS)
    assert len(whole) > 500 and f" {whole[:500]}." in issue.remedy


def test_the_lot_of_papers_keyed_twice_does_not_go_by_their_rows(tmp_path: Path) -> None:
    """Fault: who keys may choose which papers are checked."""
    heads = ["Bundel", "Nomor lembar", *survey_files.QUESTIONS]
    papers = [[1, number, *[3] * 9] for number in range(1, 30)]
    words = set()
    for rows in (papers, papers[::-1]):
        file = survey_files.write(tmp_path, survey_files.table([heads, *rows]))
        (issue,) = SurveyFile(file, SurveyMapping()).issues
        words.add(f"{issue.message} {issue.remedy}")
    assert len(words) == 1


# --- registers and surveys ---


@pytest.mark.parametrize("versions", [(1, 2), (2, 1), (3, 1, 2)])
def test_the_last_version_of_a_closing_is_in_force(versions: tuple[int, ...]) -> None:
    when, figures = make.period("2023-M07"), (registered_years.figure(7),)
    closings = [registered_years.closing(when, figures, version=each) for each in versions]
    year = registered_years.registered(*figures, register_closings=(*closings,))
    assert feed_of(year).closings[Register.SERVICES, when].version == max(versions)


def test_shares_of_a_sum_stand_by_post_and_holder_and_nobodys_last() -> None:
    holders = [(None, None), ("b", 1), ("a", 2), ("a", 1)]
    figures = [
        registered_years.figure(number, post=post, holder=holder)
        for number, (post, holder) in enumerate(holders, 1)
    ]
    feed, when = registered_years.feed_row(), make.period("2023-M07")
    found = feed_of(registered_years.registered(*figures)).by_holder(feed, when)
    assert [*found.items()] == [(("a", 1), 4), (("a", 2), 3), (("b", 1), 2), ((None, None), 1)]


def answers_of(trait: str, count: int, year: str = "2023") -> list[SurveyAnswer]:
    traits = {SurveyTrait.SERVICE: trait}
    return [SurveyAnswer((4,) * 9, make.period(year), traits=traits)] * count


def test_groups_of_answers_stand_from_the_largest_and_the_pool_last_to_be_named() -> None:
    """Of two of one size the one that comes first by name; those of less than ten are 24."""
    sizes = {"ktp": 20, "akta": 9, "kk": 30, "kia": 20, "mutasi": 8, "pindah": 7}
    answers = [each for name, size in sizes.items() for each in answers_of(name, size)]
    found = [(name, own.answers) for _, name, own in group_answers(answers)]
    assert found == [("kk", 30), ("kia", 20), ("ktp", 20), ("kelompok kecil bersama", 24)]


def test_years_of_answers_stand_in_their_order() -> None:
    answers = [each for year in ("2024", "2022", "2023") for each in answers_of("kk", 2, year)]
    assert [*map(str, group_by_year(answers))] == ["2022", "2023", "2024"]


@pytest.mark.parametrize(
    ("sizes", "pooled"),
    [
        # ten are a group that gives the pool its name
        ({"a": 30, "b": 10, "c": 9}, {"b": "b dll.", "c": "b dll."}),
        # of two of one size the first by name
        ({"b": 12, "d": 40, "a": 12, "x": 9}, {"a": "a dll.", "x": "a dll."}),
        (
            {"a": 30, "b": 9, "c": 1},
            {"b": "kelompok kecil bersama", "c": "kelompok kecil bersama"},
        ),
    ],
)
def test_the_smallest_groups_are_pooled_with_the_next_larger_one(
    sizes: dict[str, int], pooled: dict[str, str]
) -> None:
    names = pool_small(sizes)
    assert {name: shown for name, shown in names.items() if name != shown} == pooled


def surveys_until_the_end(year_value: SurveyYear, *rounds: str) -> list[str]:
    rows = [each for when in rounds for each in elements(["80"], when)]
    year = make.office_year(
        surveys=(make.survey(year_value=year_value),), survey_elements=(*rows,), indicators=()
    )
    return [str(each.period) for each in assess(year, cast.laws()).surveys]


def test_surveys_go_by_their_end_and_the_longer_first() -> None:
    rounds = (
        "2023-Q4",
        "2023-M06",
        "2023-S1",
        "2023",
        "2023-Q2",
        "2023-Q1",
        "2023-M03",
        "2023-S2",
    )
    assert surveys_until_the_end(SurveyYear.OWN, *rounds) == [
        *("2023-Q1", "2023-M03", "2023-S1", "2023-Q2", "2023-M06", "2023", "2023-S2", "2023-Q4"),
    ]


def test_surveys_together_stand_where_their_period_ends() -> None:
    rounds = ("2023-Q3", "2023-Q1", "2023-Q4", "2023-Q2")
    assert surveys_until_the_end(SurveyYear.MEAN, *rounds) == [
        *("2023-Q1", "2023-S1", "2023-Q2", "2023-Q3", "2023", "2023-S2", "2023-Q4"),
    ]


def test_money_of_all_kinds_is_the_first_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        replace(make.money("I.1.1", 1, 1), resource=resource, kind=kind)
        for resource, kind in (
            (Resource.STAFF, "b"),
            (Resource.MONEY, "modal"),
            (Resource.STAFF, "all"),
            (Resource.MONEY, "all"),
        )
    ]
    monkeypatch.setattr(resources, "_keep_ledger", lambda own: (own.line.resource, own.line.kind))
    desk = SimpleNamespace(office_year=SimpleNamespace(inputs=rows), as_of=Period.year_of(2023))
    assert resources.keep_ledgers(desk, SimpleNamespace()) == [
        (Resource.MONEY, "all"),
        (Resource.MONEY, "modal"),
        (Resource.STAFF, "all"),
        (Resource.STAFF, "b"),
    ]


def test_the_course_of_a_survey_goes_until_its_own_period_without_overlaps() -> None:
    """By hand: the second semester, before it the first (not its quarters), and that of 2022."""
    scope = surveyed()
    steps = scope.things("survey_rounds.skm-2023-S2.course")
    assert [scope.field(each, "name") for each in steps] == [
        "Semester II Tahun 2022",
        "Semester I Tahun 2023",
        "Semester II Tahun 2023",
    ]
    assert scope.resolve("survey_rounds.skm-2023-S2.has_course") == "ya"


def test_what_explains_a_survey_is_of_a_period_that_ends_with_it() -> None:
    rows = elements(["84", "80", "91", "80", "91"], "2023-S2")
    when = {"Sendiri.": "2023-S2", "Setahun.": "2023", "Nanti.": "2024-S1"}
    factors = [
        replace(cast.factor("skm", FactorKind.CAUSE, text), period=make.period(each))
        for text, each in when.items()
    ]
    scope = cast.scope(cast.rich(survey_elements=(*rows,), factors=(*factors,)))
    found = scope.things("survey_rounds.skm-2023-S2.follow_up")
    causes = [scope.field(each, "cause") for each in found]
    assert {str(each) for each in causes if str(each) in when} == {"Sendiri.", "Setahun."}


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((5, 3, 9), "3 Maret 2023 sampai 9 Maret 2023"),
        ((9, 5, 3), "3 Maret 2023 sampai 9 Maret 2023"),
        ((4,), "4 Maret 2023"),
    ],
)
def test_a_table_goes_from_its_first_day_to_its_last(days: tuple[int, ...], words: str) -> None:
    numbers = [
        RegisterNumber(date(2023, 3, day), False, "kk", "received", "", "", 1, 2) for day in days
    ]
    assert TableCheck.span.fget(SimpleNamespace(numbers=numbers)) == words
