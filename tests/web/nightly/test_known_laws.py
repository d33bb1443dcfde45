"""What is remembered after changes is what somebody finds out who knows nothing, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from tests.web.beginnings import YEAR, small
from tests.web.nightly.test_replace_laws import Draws

from capaian.domain.period import Period
from capaian.dossier.cells import Reading
from capaian.dossier.check import check
from capaian.dossier.read import read_folder
from capaian.rules.assess import assess, assess_indicators
from capaian.web.trail.record import Author
from capaian.web.years import known as known_module
from capaian.web.years.change import ConflictError, Edit, FlawedError, change
from capaian.web.years.known import YearState, find_out, know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.store import lay_out

pytestmark = pytest.mark.django_db
COUNTS, FACTORS, TEXTS, PLAN = "counts.csv", "factors.csv", "narrative", "plan.yaml#indicators"
PERIODS = (None, *(Period.parse(f"{YEAR}{part}") for part in ("-Q1", "-Q2", "-Q4", "-S1")))
FIGURES = ("", "0", "1", "7", "40", "45", "90", "100", "tujuh", "-1")


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Each test begins with nothing in memory."""
    known_module._kept.clear()
    yield
    known_module._kept.clear()


def some_edit(draw: Draws, year: OfficeYear) -> Edit:
    """A figure, a new row, one that goes, a name or a note; some of which no dossier may hold."""
    rows = [*year.rows.filter(sheet=COUNTS)]
    kind = draw.below(10)
    if kind < 5 and rows:
        row = draw.choice(rows)
        return Edit(COUNTS, {"value": draw.choice(FIGURES)}, row.pk, row.version - draw.below(9) // 8)
    if kind < 7:
        cells = {
            "measure": draw.choice(("ktp.holders", "ktp.eligible", "ktp.lain")),
            "area": draw.choice(("99.01.01", "99.01.02")),
            "period": draw.choice(("2024", "2024-Q1", "2024-Q2")),
            "value": draw.choice(FIGURES),
        }
        return Edit(COUNTS, cells)
    if kind == 7 and rows:
        row = draw.choice(rows)
        return Edit(COUNTS, None, row.pk, row.version)
    if kind == 8:
        indicator = year.rows.filter(sheet=PLAN).get()
        return Edit(PLAN, {"name": draw.choice(("Nama lama", "Nama baru"))}, indicator.pk, indicator.version)
    if draw.below(2):
        return Edit(TEXTS, {"file": "narrative/satu.md", "paragraph": draw.choice(("Satu.", "Dua."))})
    subject = year.rows.filter(sheet=PLAN).get().cells["code"]
    return Edit(FACTORS, {"subject": subject, "kind": draw.choice(("cause", "no kind")), "text": "Sebab."})


def assert_same(known: YearState, year: OfficeYear) -> None:
    """Hold what is remembered against the rows of the database, read by who remembers nothing."""
    fresh = find_out(year)
    assert known.made.files == fresh.made.files
    assert known.made.problems == fresh.made.problems
    for sheet in {*known.rows, *fresh.rows}:
        assert [*known.rows.get(sheet, ())] == [*fresh.rows.get(sheet, ())], sheet
        assert [*known.ids.get(sheet, ())] == [*fresh.ids.get(sheet, ())], sheet
    assert known.folder.hashes == fresh.folder.hashes
    found = check(read_folder(lay_out(year), Reading()))
    assert known.read.office_year == found.office_year
    assert known.dossier_check.issues == found.issues
    assert known.flaws == fresh.flaws
    for period in PERIODS:
        facts = None if found.has_errors else found.office_year
        assert known.assessment(period) == (assess(facts, found.rule_set, period) if facts else None)
        judged = known.judged(period or Period.year_of(YEAR))
        assert judged == (assess_indicators(facts, found.rule_set, period) if facts else {})


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_it_is_what_the_rows_alone_say(tmp_path: Path, seed: int) -> None:
    year, draw, taken = small(tmp_path), Draws(seed), 0
    for _ in range(12):
        drawn = [some_edit(draw, year) for _ in range(1 + draw.below(2))]
        edits = {edit.row or -number: edit for number, edit in enumerate(drawn)}
        before = (year.revision, year.stamp)
        try:
            returned = change(year, [*edits.values()], Author())
        except (FlawedError, ConflictError):
            assert (year.revision, year.stamp) == before
        else:
            assert returned is know(year)
            taken += (year.revision, year.stamp) != before
        assert_same(know(OfficeYear.objects.get(pk=year.pk)), year)
    assert taken >= 3


def test_nothing_is_read_again_of_rows_that_nobody_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else an entry into an office of 100,000 counts reads all of them."""
    year = small(tmp_path)
    know(year)
    monkeypatch.setattr(known_module, "read_files", lambda *_: pytest.fail("all rows were read"))
    for value in ("1", "2", "3"):
        row = year.rows.filter(sheet=COUNTS)[0]
        returned = change(year, [Edit(COUNTS, {"value": value}, row.pk, row.version)], Author())
        assert know(OfficeYear.objects.get(pk=year.pk)) is returned
        assert f",2024,{value}," in returned.made.files[COUNTS]


class _GaveUpError(Exception):
    """Something failed after the rows were written."""


def test_a_change_that_was_taken_back_is_not_remembered_as_the_next_one(tmp_path: Path) -> None:
    """Both would have been the first change of the year."""
    year = small(tmp_path)
    row = year.rows.filter(sheet=COUNTS)[0]
    with pytest.raises(_GaveUpError), transaction.atomic():
        change(OfficeYear.objects.get(pk=year.pk), [Edit(COUNTS, {"value": "66"}, row.pk, 1)], Author())
        assert ",66," in know(OfficeYear.objects.get(pk=year.pk)).made.files[COUNTS]
        raise _GaveUpError
    assert ",66," not in know(OfficeYear.objects.get(pk=year.pk)).made.files[COUNTS]
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "value": "77"})
    OfficeYear.objects.filter(pk=year.pk).update(revision=1)
    assert ",77," in know(OfficeYear.objects.get(pk=year.pk)).made.files[COUNTS]


def test_who_still_reads_the_version_before_does_not_push_out_the_new_one(tmp_path: Path) -> None:
    year = small(tmp_path)
    reader = OfficeYear.objects.get(pk=year.pk)
    old = know(reader)
    row = year.rows.filter(sheet=COUNTS)[0]
    new = change(year, [Edit(COUNTS, {"value": "5"}, row.pk, row.version)], Author())
    for _ in range(2):
        assert know(reader) is old
        assert know(year) is new
    row.refresh_from_db()
    newest = change(year, [Edit(COUNTS, {"value": "6"}, row.pk, row.version)], Author())
    assert know(year) is newest
    assert len(known_module._kept) == 2
