"""Every cell of an approved year is changed:
what goes through without a reason changes nothing approved.

What was approved is told here by other means than the program's own: displays of results, texts of
cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from django.db import transaction
from tests.conftest import IS_NIGHTLY
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
from tests.web.filling import POST, QUARTER, YEAR, House, make_house, sound_forms

from capaian.domain.assessment import Assessment
from capaian.domain.errors import CapaianError
from capaian.domain.period import Period
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.reopening import ReopeningError
from capaian.web.offices.models import Office
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import SHEETS, know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.store import take_in

_POSTS = ("owner", "office.head", "parent")
LINES = "agreements.yaml#agreements/targets"


class _UndoneError(Exception):
    """Takes a change back."""


@pytest.fixture(name="begun")
def made(tmp_path: Path) -> House:
    """An office with work, money, targets, an agreement, a factor,
    two indicators and an approved quarter.
    """
    house = make_house(tmp_path)
    add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR), value="90")
    add(house, TARGETS, indicators__code="iku-ktp", key=str(YEAR - 1), value="60")
    add(house, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", target__value="90")
    more = {
        "code": "ik-2",
        "symbol": "IK 2",
        "name": "Lain",
        "owner": OTHER,
        "formula": "ktp / 2",
        "is_key": "",
    }
    house.year.refresh_from_db()
    change(house.year, [Edit(INDICATORS, {**indicator(house).cells, **more})], Author())
    add(
        house,
        FACTORS,
        subject="iku-ktp",
        period=QUARTER,
        kind="driver",
        text="Mobil keliling sampai ke desa.",
    )
    works(house)
    set_state(house, State.DRAFT)
    output = {"node": "2.12.02.2.01.0001", "name": "Perekaman", "unit": "layanan"}
    add(house, OUTPUTS, period=str(YEAR), target="24", **output)
    add(house, OUTPUTS, period=QUARTER, actual="6", **output)
    set_state(house, State.APPROVED)
    return house


@pytest.fixture(name="approved")
def finished(begun: House) -> House:
    """The same with all of its quarters approved."""
    own = begun
    for quarter in ("Q2", "Q3", "Q4"):
        own.year.forms.update_or_create(
            post=POST, period=f"{YEAR}-{quarter}", defaults={"state": "approved"}
        )
    assert own.year.forms.get(period=QUARTER).state == "approved"
    own.year.refresh_from_db()
    return own


def cells_of(house: House) -> dict[tuple[str, str, str], str]:
    house.year.refresh_from_db()
    forms = sound_forms(house.year)
    return {
        (form.post, form.period, slot.name): forms.answers.text(slot)
        for form in house.year.forms.filter(state="approved")
        for slot in (
            forms.duties.cells_of(form.place).slots if form.post in forms.duties.by_post else ()
        )
        if forms.answers.text(slot)
    }


def approved_figures(house: House) -> tuple[object, ...]:
    """What the approved forms say, and what it comes to."""
    cells, known = cells_of(house), know(house.year)
    results: list[object] = []
    for as_of in (None, *(Period.parse(f"{YEAR}-Q{ordinal}") for ordinal in (1, 2, 3, 4))):
        assessment = known.assessment(as_of)
        assert assessment is not None, "an approved year has results"
        for each in assessment.indicators:
            now, band = each.current, each.current.band
            shown = (
                now.target.display,
                now.actual.display,
                now.achievement.display,
                band and band.name,
            )
            results.append((as_of, each.code, each.tier, each.node, *shown))
        for total in assessment.totals:
            results.append(
                (as_of, total.revised.display, total.actual.display, total.ratio.display)
            )
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
            yield (
                str(component.code),
                part.numerator.display,
                part.denominator.display,
                part.ratio.display,
            )
    for survey in assessment.surveys:
        yield str(survey.id), survey.index.display, survey.letter or ""


TEXTS_OF_A_CELL = None if IS_NIGHTLY else 1
"""Other texts that each cell gets: nearly always its column decides what becomes of them."""


def others(house: House, row: Row) -> Iterator[dict[str, str]]:
    """Yield one other text or two for each cell of a row: of its own list,
    else what stands in other rows.
    """
    rows = [*house.year.rows.filter(sheet=row.sheet)]
    for column in SHEETS[row.sheet].columns:
        stored = row.cells.get(column.id, "")
        listed = [*column.kind.labels, *(each.cells.get(column.id, "") for each in rows)]
        listed += ["kepala-dinas", OTHER, "sekretaris"] if column.id in _POSTS else []
        tried = [
            text
            for text in dict.fromkeys((*listed, "", "7", str(YEAR - 1), str(YEAR)))
            if text != stored
        ]
        yield from ({column.id: text} for text in tried[:TEXTS_OF_A_CELL])


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


@pytest.mark.parametrize(
    "sheet", ["plan.yaml#components", TARGETS, "nodes.csv", "inputs.csv", OUTPUTS]
)
def test_none_does_from_the_first_approved_quarter_on(begun: House, sheet: str) -> None:
    """The paper of the year is made of what stands there against its plan;
    the other quarters are open.
    """
    nothing_moves(begun, sheet, {"actual", "text", "met"})


def nothing_moves(house: House, sheet: str, free: Set[str] = frozenset()) -> None:
    """Write each other cell without a reason, but those of open forms:
    what is not refused moves nothing.
    """
    before = approved_figures(house)
    for row, cells in changes(house, sheet):
        if cells is not None and free & cells.keys():
            continue
        with undone(house):
            change(house.year, [Edit(sheet, cells, row.pk, row.version)], Author())
            assert approved_figures(house) == before, (sheet, row.cells, cells)


@pytest.mark.parametrize(
    "sheet", ["office.yaml#posts", INDICATORS, TARGETS, "nodes.csv", "counts.csv", FACTORS]
)
def test_with_a_reason_every_form_that_holds_something_else_is_returned(
    approved: House, sheet: str
) -> None:
    before, written = cells_of(approved), 0
    for row, cells in changes(approved, sheet):
        with undone(approved):
            edit = Edit(sheet, cells, row.pk, row.version)
            change(approved.year, [edit], Author(approved.people["planner"], "planner", WHY))
            written += 1
            kept = {
                (form.post, form.period) for form in approved.year.forms.filter(state="approved")
            }
            stays = {key: text for key, text in before.items() if key[:2] in kept}
            assert cells_of(approved) == stays, (sheet, row.cells, cells)
    assert written, "a reason opens some of it"


Change = tuple[Row, dict[str, str] | None]


def changes(house: House, sheet: str) -> Iterator[Change]:
    """Yield each row of a sheet with what may become of it, its removal too."""
    rows = [*house.year.rows.filter(sheet=sheet)[:6]]
    tried = [(row, cells) for row in rows for cells in others(house, row)]
    yield from tried
    yield from ((row, None) for row in rows)


@contextmanager
def undone(house: House) -> Iterator[None]:
    """Take back what is written within, and pass over what is refused."""
    try:
        with transaction.atomic():
            yield
            raise _UndoneError
    except (_UndoneError, CapaianError):
        house.year.refresh_from_db()


EXAMPLE = Path("examples/balangan-2023")
_SILENT = frozenset({"traces", "trace", "issues", "place", "sensitivity"})
"""Fields that say how a figure came about, and none of its own."""
_NAMES = frozenset({"name", "symbol", "code", "owner", "value_type", "unit"})
"""Fields that say what things are called and whose they are; figures show units."""
_ROWS = 1
"""Rows at the beginning of each sheet of which each cell is tried, beside the last one."""


@pytest.fixture(name="balangan")
def of_balangan() -> OfficeYear:
    office = Office.objects.create(slug="nyata", name="Disdukcapil Contoh")
    year = take_in(office, 2023, scan_folder(EXAMPLE, IssueLog()))
    forms = sound_forms(year)
    for _, each in forms.by_post():
        for form, _ in each:
            own = {"office_year": year, "post": form.post, "period": form.period}
            PostForm.objects.update_or_create(**own, defaults={"state": "approved"})
    return OfficeYear.objects.get(pk=year.pk)


def flat(thing: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield all that a result says, by where it stands."""
    display = getattr(thing, "display", None)
    if display is not None:
        yield path, str(display)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            if each.name not in _SILENT | _NAMES:
                yield from flat(getattr(thing, each.name), f"{path}.{each.name}")
    elif isinstance(thing, Mapping):
        for name, each in thing.items():
            yield from flat(each, f"{path}[{name}]")
    elif isinstance(thing, list | tuple):
        for place, each in enumerate(thing):
            name = getattr(each, "id", None) or getattr(each, "code", None) or place
            yield from flat(each, f"{path}[{name}]")
    else:
        yield path, str(thing)


def results_of(year: OfficeYear) -> dict[str, str]:
    assessment = know(OfficeYear.objects.get(pk=year.pk)).assessment()
    assert assessment is not None
    return dict(flat(assessment))


def edits(row: Row, rows: list[Row]) -> Iterator[Edit]:
    """Yield another text for each cell, and that the row goes."""
    for column in SHEETS[row.sheet].columns:
        stored = row.cells.get(column.id, "")
        if not stored:
            continue
        listed = [each.cells.get(column.id, "") for each in rows]
        number = str(int(stored) + 7) if stored.isdecimal() else ""
        text = number or next(
            (text for text in (*column.kind.labels, *listed) if text != stored), ""
        )
        yield Edit(row.sheet, {column.id: text}, row.pk, row.version)
    yield Edit(row.sheet, None, row.pk, row.version)


_SHEETS = (
    "history.csv",
    "outputs.csv",
    "nodes.csv",
    "peers.csv",
    "plan.yaml#indicators",
    "plan.yaml#indicators/targets",
    "plan.yaml#objectives",
    "survey.csv",
)


@pytest.mark.parametrize("sheet", _SHEETS)
def test_nothing_of_an_approved_year_changes_without_a_reason(
    balangan: OfficeYear, sheet: str
) -> None:
    before, rows = results_of(balangan), [*balangan.rows.filter(sheet=sheet)]
    moved, questions = [], 0
    for row in (*rows[:_ROWS], *rows[-1:]):
        for edit in edits(row, rows):
            with transaction.atomic():
                try:
                    with transaction.atomic():
                        change(OfficeYear.objects.get(pk=balangan.pk), [edit], Author())
                    after = results_of(balangan)
                    names = {
                        name for name in {*before, *after} if not name.endswith(".note")
                    }  # words, no results
                    other = sorted(name for name in names if before.get(name) != after.get(name))
                    moved += [(row.cells, edit.cells, other[:3])] if other else []
                except ReopeningError:
                    questions += 1
                except CapaianError:
                    pass
                transaction.set_rollback(True)
    assert not moved, moved
    assert questions or not rows
