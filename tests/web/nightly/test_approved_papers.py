"""A real year with all forms approved: whatever goes through without a reason changes nothing that it says.

What it says is told here field by field of the whole assessment, not by the program's own list of results.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from django.db import transaction

from capaian.domain.errors import CapaianError
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.reopening import ReopeningError
from capaian.web.offices.models import Office
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.store import take_in

pytestmark = pytest.mark.django_db
EXAMPLE = Path("examples/balangan-2023")
_SILENT = frozenset({"traces", "trace", "issues", "place", "sensitivity"})
"""Fields that say how a figure came about, and none of its own."""
_NAMES = frozenset({"name", "symbol", "code", "owner", "value_type", "unit"})
"""Fields that say what things are called and whose they are; figures show units."""
_ROWS = 1
"""Rows at the beginning of each sheet of which each cell is tried, beside the last one."""


@pytest.fixture(name="approved")
def made() -> OfficeYear:
    office = Office.objects.create(slug="nyata", name="Disdukcapil Contoh")
    year = take_in(office, 2023, scan_folder(EXAMPLE, IssueLog()))
    forms = forms_of(year)
    assert forms is not None
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
        stands = row.cells.get(column.id, "")
        if not stands:
            continue
        listed = [each.cells.get(column.id, "") for each in rows]
        number = str(int(stands) + 7) if stands.isdecimal() else ""
        text = number or next((text for text in (*column.kind.labels, *listed) if text != stands), "")
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
def test_nothing_that_an_approved_year_says_changes_without_a_reason(
    approved: OfficeYear, sheet: str
) -> None:
    before, rows = results_of(approved), [*approved.rows.filter(sheet=sheet)]
    moved, asked = [], 0
    for row in (*rows[:_ROWS], *rows[-1:]):
        for edit in edits(row, rows):
            with transaction.atomic():
                try:
                    with transaction.atomic():
                        change(OfficeYear.objects.get(pk=approved.pk), [edit], Author())
                    after = results_of(approved)
                    names = {
                        name for name in {*before, *after} if not name.endswith(".note")
                    }  # words, no results
                    other = sorted(name for name in names if before.get(name) != after.get(name))
                    moved += [(row.cells, edit.cells, other[:3])] if other else []
                except ReopeningError:
                    asked += 1
                except CapaianError:
                    pass
                transaction.set_rollback(True)
    assert not moved, moved
    assert asked or not rows
