"""Every cell of an approved year is changed: what goes through without a reason changes nothing approved.

What was approved is told here by other means than the program's own: displays of results, texts of cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from tests.web.approving import (
    FACTORS,
    INDICATORS,
    OTHER,
    OUTPUTS,
    TARGETS,
    WHY,
    add,
    indicator,
    set_state,
    works,
)
from tests.web.filling import POST, QUARTER, YEAR, House, house

from capaian.domain.assessment import Assessment
from capaian.domain.errors import CapaianError
from capaian.domain.period import Period
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, know
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
_POSTS = ("owner", "office.head", "parent")
LINES = "agreements.yaml#agreements/targets"


class _UndoneError(Exception):
    """Takes a change back."""


@pytest.fixture(name="begun")
def made(tmp_path: Path) -> House:
    """An office with work, money, targets, an agreement, a factor, two indicators and an approved quarter."""
    own = house(tmp_path)
    add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="90")
    add(own, TARGETS, indicators__code="iku-ktp", key=str(YEAR - 1), value="60")
    add(own, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", target__value="90")
    more = {
        "code": "ik-2",
        "symbol": "IK 2",
        "name": "Lain",
        "owner": OTHER,
        "formula": "ktp / 2",
        "is_key": "",
    }
    own.year.refresh_from_db()
    change(own.year, [Edit(INDICATORS, {**indicator(own).cells, **more})], Author())
    add(own, FACTORS, subject="iku-ktp", period=QUARTER, kind="driver", text="Mobil keliling sampai ke desa.")
    works(own)
    set_state(own, State.DRAFT)
    output = {"node": "2.12.02.2.01.0001", "name": "Perekaman", "unit": "layanan"}
    add(own, OUTPUTS, period=str(YEAR), target="24", **output)
    add(own, OUTPUTS, period=QUARTER, actual="6", **output)
    set_state(own, State.APPROVED)
    return own


@pytest.fixture(name="approved")
def finished(begun: House) -> House:
    """The same with all of its quarters approved."""
    own = begun
    for quarter in ("Q2", "Q3", "Q4"):
        own.year.forms.update_or_create(post=POST, period=f"{YEAR}-{quarter}", defaults={"state": "approved"})
    assert own.year.forms.get(period=QUARTER).state == "approved"
    own.year.refresh_from_db()
    return own


def cells_of(own: House) -> dict[tuple[str, str, str], str]:
    """What stands in the approved forms."""
    own.year.refresh_from_db()
    forms = forms_of(own.year)
    assert forms is not None
    return {
        (form.post, form.period, slot.name): forms.answers.text(slot)
        for form in own.year.forms.filter(state="approved")
        for slot in (forms.duties.cells_of(form.place).slots if form.post in forms.duties.by_post else ())
        if forms.answers.text(slot)
    }


def approved_figures(own: House) -> tuple[object, ...]:
    """What the approved forms say, and what it comes to."""
    cells, known = cells_of(own), know(own.year)
    results: list[object] = []
    for as_of in (None, *(Period.parse(f"{YEAR}-Q{ordinal}") for ordinal in (1, 2, 3, 4))):
        assessment = known.assessment(as_of)
        assert assessment is not None, "an approved year has results"
        for each in assessment.indicators:
            now, band = each.current, each.current.band
            shown = (now.target.display, now.actual.display, now.achievement.display, band and band.name)
            results.append((as_of, each.code, each.tier, each.node, *shown))
        for total in assessment.totals:
            results.append((as_of, total.revised.display, total.actual.display, total.ratio.display))
        results += [(as_of, tier.tier, tier.mean_achievement.display) for tier in assessment.tiers]
        results += [(as_of, *each) for each in of_work(assessment)]
    facts = known.dossier_check.office_year
    assert facts is not None
    return cells, results, facts.office.head, facts.year


def of_work(assessment: Assessment) -> Iterator[tuple[str, ...]]:
    """What papers print of programmes and activities, coverages and surveys."""
    for node in assessment.nodes:
        for each in node.outputs:
            shown = (each.target.display, each.actual.display, each.achievement.display)
            yield (str(node.id), *shown)
        for money in node.inputs:
            yield str(node.id), money.original.display, money.revised.display, money.ratio.display
        for efficiency in node.efficiency:
            yield str(node.id), str(efficiency.method), efficiency.value.display
    for component in assessment.components:
        for part in (component, *component.areas):
            yield str(component.code), part.numerator.display, part.denominator.display, part.ratio.display
    for survey in assessment.surveys:
        yield str(survey.id), survey.index.display, survey.letter or ""


def others(own: House, row: Row) -> Iterator[dict[str, str]]:
    """Yield one other text or two for each cell of a row: of its own list, else what stands in other rows."""
    rows = [*own.year.rows.filter(sheet=row.sheet)]
    for column in SHEETS[row.sheet].columns:
        stands = row.cells.get(column.id, "")
        listed = [*column.kind.labels, *(each.cells.get(column.id, "") for each in rows)]
        listed += ["kepala-dinas", OTHER, "sekretaris"] if column.id in _POSTS else []
        tried = [
            text for text in dict.fromkeys((*listed, "", "7", str(YEAR - 1), str(YEAR))) if text != stands
        ]
        yield from ({column.id: text} for text in tried)


@pytest.mark.parametrize(
    "sheet",
    [
        "office.yaml",
        "office.yaml#posts",
        "areas.csv",
        "plan.yaml#objectives",
        "plan.yaml#components",
        INDICATORS,
        TARGETS,
        "agreements.yaml#agreements",
        LINES,
        "nodes.csv",
        "inputs.csv",
        OUTPUTS,
        "counts.csv",
        FACTORS,
    ],
)
def test_no_cell_changes_what_was_approved_without_a_reason(approved: House, sheet: str) -> None:
    nothing_moves(approved, sheet)


@pytest.mark.parametrize("sheet", ["plan.yaml#components", TARGETS, "nodes.csv", "inputs.csv", OUTPUTS])
def test_none_does_from_the_first_approved_quarter_on(begun: House, sheet: str) -> None:
    """The paper of the year is made of what stands there against its plan; the other quarters are open."""
    nothing_moves(begun, sheet, {"actual", "text", "met"})


def nothing_moves(own: House, sheet: str, free: Set[str] = frozenset()) -> None:
    """Write each other cell without a reason, but those of open forms: what is not refused moves nothing."""
    before = approved_figures(own)
    for row, cells in changes(own, sheet):
        if cells is not None and free & cells.keys():
            continue
        with undone(own):
            change(own.year, [Edit(sheet, cells, row.pk, row.version)], Author())
            assert approved_figures(own) == before, (sheet, row.cells, cells)


@pytest.mark.parametrize(
    "sheet", ["office.yaml#posts", INDICATORS, TARGETS, "nodes.csv", "counts.csv", FACTORS]
)
def test_with_a_reason_every_form_that_holds_something_else_is_returned(approved: House, sheet: str) -> None:
    before, written = cells_of(approved), 0
    for row, cells in changes(approved, sheet):
        with undone(approved):
            edit = Edit(sheet, cells, row.pk, row.version)
            change(approved.year, [edit], Author(approved.people["planner"], "planner", WHY))
            written += 1
            kept = {(form.post, form.period) for form in approved.year.forms.filter(state="approved")}
            stays = {key: text for key, text in before.items() if key[:2] in kept}
            assert cells_of(approved) == stays, (sheet, row.cells, cells)
    assert written, "a reason opens some of it"


Change = tuple[Row, dict[str, str] | None]


def changes(own: House, sheet: str) -> Iterator[Change]:
    """Yield each row of a sheet with what may become of it, its removal too."""
    rows = [*own.year.rows.filter(sheet=sheet)[:6]]
    tried = [(row, cells) for row in rows for cells in others(own, row)]
    yield from tried
    yield from ((row, None) for row in rows)


@contextmanager
def undone(own: House) -> Iterator[None]:
    """Take back what is written within, and pass over what is refused."""
    try:
        with transaction.atomic():
            yield
            raise _UndoneError
    except (_UndoneError, CapaianError):
        own.year.refresh_from_db()
