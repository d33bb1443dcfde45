"""Restated figures of a closed year: the trace leads to the reason and to the
closing that they correct.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import (
    SOURCE,
    element,
    history,
    indicator,
    money,
    number,
    office_year,
    period,
    place,
    rule_set,
    source,
    survey,
)
from tests.unit.rules.desks import desk_of, trace_in

from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import SourceId, closing_of
from capaian.domain.office import Source
from capaian.domain.value import CellValue, Correction, SourceReference
from capaian.domain.work import RestatedColumn, Restatement
from capaian.rules.assess import assess

CLOSING = source(
    id=closing_of(2022), title="Penutupan tahun 2022", file="closed/2022.json", sha256="cd" * 32
)
EARLIER = source(
    id=closing_of(2021), title="Penutupan tahun 2021", file="closed/2021.json", sha256="ef" * 32
)
BOOK = source()
CLOSED = SourceReference(
    "closed/2022.json", None, CLOSING.id, CLOSING.title, CLOSING.cut_off, "cd" * 32
)
AT = SourceReference("restatements.csv", 2)


def restated(
    subject: str, column: RestatedColumn, closed: str | None = "90", **changes: object
) -> Restatement:
    chosen = Restatement(
        subject,
        period(2022),
        column,
        number(closed),
        None,
        "Salah salin",
        None,
        place("restatements.csv", 2),
    )
    return replace(chosen, **changes)


def reference(
    row_source: str | None, *rows: Restatement, sources: Sequence[Source] = (CLOSING, BOOK)
) -> SourceReference:
    row = replace(
        history("x", "94", "95"), source=None if row_source is None else SourceId(row_source)
    )
    desk = desk_of(restatements=rows, sources=tuple(sources))
    return desk.facts.prior_reference(row, RestatedColumn.ACTUAL)


def test_a_figure_as_approved_is_the_closings() -> None:
    found = reference("penutupan-2022")
    assert (found.title, found.sha256, found.correction) == (
        "Penutupan tahun 2022",
        "cd" * 32,
        None,
    )


def test_a_restated_figure_has_the_source_of_its_row_and_leads_to_the_closing() -> None:
    found = reference(SOURCE, restated("x", RestatedColumn.ACTUAL))
    assert (found.row, found.title) == (3, "Data agregat semester II")
    assert found.correction == Correction(Decimal(90), "Salah salin", AT, CLOSED)


def test_a_row_that_still_names_the_closing_does_not_hold_the_closings_figure() -> None:
    found = reference("penutupan-2022", restated("x", RestatedColumn.ACTUAL))
    assert (found.file, found.source, found.title, found.sha256) == ("history.csv", None, "", None)
    assert found.correction is not None
    assert found.correction.closing == CLOSED


def test_the_source_of_the_restatement_goes_before_that_of_the_row() -> None:
    found = reference("penutupan-2022", restated("x", RestatedColumn.ACTUAL, source=SOURCE))
    assert found.title == "Data agregat semester II"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(restated("y", RestatedColumn.ACTUAL), id="another subject"),
        pytest.param(
            restated("x", RestatedColumn.ACTUAL, name="Dokumen"), id="an output of the same code"
        ),
        pytest.param(restated("x", RestatedColumn.ACTUAL, period=period(2021)), id="another year"),
    ],
)
def test_what_is_not_restated_leads_to_the_closing_as_ever(other: Restatement) -> None:
    assert reference("penutupan-2022", other) == CLOSED_ROW


@pytest.mark.parametrize("row_source", ["penutupan-2022", SOURCE, None])
def test_what_is_beside_a_restated_target_is_still_the_closings(row_source: str | None) -> None:
    """The row can name one source only, that of the target:
    the actual was approved and has not changed.
    """
    assert reference(row_source, restated("x", RestatedColumn.TARGET)) == CLOSED_ROW


def test_without_a_closing_a_row_beside_a_restated_target_keeps_its_own_source() -> None:
    found = reference(SOURCE, restated("x", RestatedColumn.TARGET), sources=(BOOK,))
    assert (found.row, found.title, found.correction) == (3, "Data agregat semester II", None)


CLOSED_ROW = CLOSED._replace(file="history.csv", row=3)


@pytest.mark.parametrize(
    ("sources", "title"),
    [
        pytest.param((CLOSING, EARLIER), "Penutupan tahun 2022", id="that of the year itself"),
        pytest.param((EARLIER,), None, id="an earlier one does not know the year"),
        pytest.param((), None, id="none is named"),
    ],
)
def test_the_closing_is_that_of_the_year_or_of_a_later_one(
    sources: tuple[Source, ...], title: str | None
) -> None:
    found = reference(None, restated("x", RestatedColumn.ACTUAL), sources=sources).correction
    assert found is not None
    assert (found.closing.title if found.closing else None) == title


def test_a_year_whose_own_closing_is_not_named_is_guarded_by_the_next() -> None:
    row = history("x", "94", when=2021)
    restatement = restated("x", RestatedColumn.ACTUAL, period=period(2021))
    desk = desk_of(restatements=(restatement,), sources=(CLOSING,))
    found = desk.facts.prior_reference(row, RestatedColumn.ACTUAL).correction
    assert found is not None
    assert found.closing == CLOSED


@pytest.mark.parametrize(
    ("closed", "shown"), [("94.24", "94,24"), ("1200", "1.200"), (None, "tidak ada")]
)
def test_what_was_approved_is_reported_with_the_decimals_it_had(
    closed: str | None, shown: str
) -> None:
    assert Correction(number(closed), "x", AT, None).approved == shown


def test_a_restated_target_has_its_own_trace_and_leaves_the_actual_its_own() -> None:
    row = replace(history("x", "94", "95"), source=SOURCE)
    found = assessed(
        restated("x", RestatedColumn.TARGET),
        indicators=(indicator("x"),),
        history=(row,),
        outputs=(),
    )
    prior = found.indicators[0].prior
    assert prior is not None
    target, actual = (trace_in(found, cell).source for cell in (prior.target, prior.actual))
    corrected = Correction(Decimal(90), "Salah salin", AT, CLOSED)
    book = (BOOK.title, BOOK.cut_off, BOOK.sha256)
    assert target == SourceReference("history.csv", 3, SOURCE, *book, corrected)
    assert actual == CLOSED_ROW


# --- in an assessment


def assessed(*rows: Restatement, **changes: object) -> Assessment:
    return assess(office_year(restatements=rows, sources=(CLOSING, BOOK), **changes), rule_set())


def corrected(assessment: Assessment, cell: CellValue) -> Correction | None:
    """What a figure corrects, at the row where it stands."""
    trace = trace_in(assessment, cell)
    return trace.source.correction if trace.source is not None else None


@pytest.mark.parametrize("column", [RestatedColumn.ACTUAL, RestatedColumn.TARGET])
def test_last_years_figures_of_an_indicator(column: RestatedColumn) -> None:
    found = assessed(
        restated("x", column),
        indicators=(indicator("x"),),
        history=(history("x", "94", "95"),),
        outputs=(),
    )
    prior = found.indicators[0].prior
    assert prior is not None
    cells = {RestatedColumn.ACTUAL: prior.actual, RestatedColumn.TARGET: prior.target}
    names = {name for name, cell in cells.items() if corrected(found, cell) is not None}
    assert names == {column}


def test_last_years_achievement_that_was_printed_without_its_target() -> None:
    row = replace(history("x", "94"), achievement=Decimal("98.9"))
    found = assessed(
        restated("x", RestatedColumn.ACHIEVEMENT),
        indicators=(indicator("x"),),
        history=(row,),
        outputs=(),
    )
    prior = found.indicators[0].prior
    assert prior is not None
    assert corrected(found, prior.achievement) == Correction(
        Decimal(90), "Salah salin", AT, CLOSED
    )


def test_last_years_ratio_of_a_component() -> None:
    found = assessed(restated("ktp", RestatedColumn.ACTUAL), history=(history("ktp", "94"),))
    assert corrected(found, found.components[0].prior_ratio) is not None


def test_last_years_money_of_a_node() -> None:
    node = office_year().nodes[-1].id
    row = money(node, "100", "95", period=period(2022))
    found = assessed(restated(node, RestatedColumn.REVISED, name="money all"), inputs=(row,))
    past = found.prior_money[node]
    assert corrected(found, past.revised) is not None
    assert corrected(found, past.actual) is None


@pytest.mark.parametrize("column", [RestatedColumn.INDEX, RestatedColumn.MEAN])
def test_last_years_element_of_a_survey(column: RestatedColumn) -> None:
    row = element("U1", "80", "3.2", when=2022)
    found = assessed(
        restated("skm", column, name="U1"), surveys=(survey(),), survey_elements=(row,)
    )
    (result,) = (one for one in found.surveys if one.period == period(2022))
    (element_row,) = result.elements
    cells = {RestatedColumn.INDEX: element_row.index, RestatedColumn.MEAN: element_row.mean}
    assert {name for name, cell in cells.items() if corrected(found, cell) is not None} == {column}


def test_money_of_the_year_before_is_reported_of_each_node_that_had_some() -> None:
    nodes = office_year().nodes
    leaf = nodes[-1]
    found = assessed(inputs=(money(leaf.id, "100", "95", period=period(2022)),))
    assert found.prior_money[leaf.id].actual.display == "95"
    assert set(found.prior_money) < {node.id for node in nodes} | {leaf.id}
    assert found.prior_money[leaf.id].period == period(2022)


# --- targets of the strategic plan


def plan_reference(*rows: Restatement) -> SourceReference:
    return desk_of(restatements=rows, sources=(CLOSING, BOOK)).facts.plan_reference(
        place("plan.yaml", 70), "x", 2022
    )


def test_a_restated_target_of_the_plan_leads_to_the_closing() -> None:
    found = plan_reference(restated("x", RestatedColumn.PLAN_TARGET))
    assert (found.file, found.row) == ("plan.yaml", 70)
    assert found.correction == Correction(Decimal(90), "Salah salin", AT, CLOSED)


@pytest.mark.parametrize("column", [RestatedColumn.TARGET, RestatedColumn.ACTUAL])
def test_what_history_restates_is_no_target_of_the_plan(column: RestatedColumn) -> None:
    assert plan_reference(restated("x", column)).correction is None


def test_a_restated_target_of_the_plan_leaves_the_history_alone() -> None:
    found = reference(SOURCE, restated("x", RestatedColumn.PLAN_TARGET))
    assert (found.title, found.correction) == ("Data agregat semester II", None)


def test_a_row_that_names_a_later_closing_and_is_restated_again_does_not_hold_its_figure() -> None:
    later = replace(CLOSING, id=closing_of(2023), title="Penutupan tahun 2023")
    found = reference(
        "penutupan-2023", restated("x", RestatedColumn.ACTUAL), sources=(CLOSING, later, BOOK)
    )
    assert (found.source, found.title) == (None, "")
