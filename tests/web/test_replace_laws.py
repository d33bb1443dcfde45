"""Laws of replacing and of remembering: rows say what files say,
and what is remembered is what they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from django.db import transaction
from tests.audit.dice import Dice
from tests.web.beginnings import YEAR, lay, small, small_files

from capaian.domain.period import Period
from capaian.dossier.check import check
from capaian.dossier.read import read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.rows.files import rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetSpec
from capaian.rules.assess import assess, assess_indicators
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years import known as known_module
from capaian.web.years.change import ConflictError, Edit, FlawedError, change
from capaian.web.years.known import SHEETS, YearState, find_out, know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.replace import WantedYear, _pair, replace_files
from capaian.web.years.store import lay_out

COUNTS, TEXT = "counts.csv", "narrative/satu.md"
WORDS = ("Satu.", "Dua.", "Tiga.", "Empat.", "Satu.")
HEAD = "measure,area,period,value,source"


def some_texts(draw: Dice) -> dict[str, str]:
    """A dossier that differs from the usual one in rows, figures, order, comments and texts."""
    texts = {name: content.decode() for name, content in small_files().items()}
    lines = texts[COUNTS].splitlines()[1:]
    chosen = draw.shuffled(lines)[: 1 + draw.below(len(lines))]
    figures = [line.replace(",2024,,", f",2024,{draw.one_of(['', '1', '2'])},") for line in chosen]
    texts[COUNTS] = "\n".join([HEAD, *figures, ""])
    paragraphs = [draw.one_of(WORDS) for _ in range(draw.below(6))]
    if paragraphs:
        texts[TEXT] = "\n\n".join(paragraphs) + "\n"
    if draw.below(3) == 0:
        texts["sources.yaml"] = f"# catatan {draw.below(3)}\n{texts['sources.yaml']}"
    if draw.below(3) == 0:
        texts["office.yaml"] = texts["office.yaml"].replace(
            "Disdukcapil", draw.one_of(["Dinas", "Kantor"])
        )
    return texts


def row_texts(year: OfficeYear) -> dict[int, tuple[str, dict[str, str]]]:
    return {row.pk: (row.sheet, row.cells) for row in year.rows.all()}


@pytest.mark.parametrize("seed", range(12))
def test_rows_say_what_the_files_say_and_the_log_tells_each_difference(
    seed: int, tmp_path: Path
) -> None:
    draw, year = Dice(seed), small(tmp_path)
    for step in range(4):
        texts, before, entries = some_texts(draw), row_texts(year), Entry.objects.count()
        year.refresh_from_db()
        revision = year.revision
        replace_files(year, WantedYear(texts, revision, {"step": step}), Author())
        after = row_texts(year)
        assert know(year).made.files == texts
        lines = [*Entry.objects.order_by("number")[entries:]]
        changed = {pk for pk in before.keys() & after.keys() if before[pk] != after[pk]}
        assert sum(entry.action == "row.added" for entry in lines) == len(
            after.keys() - before.keys()
        )
        assert sum(entry.action == "row.removed" for entry in lines) == len(
            before.keys() - after.keys()
        )
        named = {
            int(one.subject.rpartition("/")[2]) for one in lines if one.action == "row.changed"
        }
        assert named == changed
        assert year.revision == revision + bool(lines)
        assert (lines[0].action if lines else "year.replaced") == "year.replaced"


@pytest.mark.parametrize("seed", range(6))
def test_there_and_back_again_keeps_the_rows_that_are_in_both(seed: int, tmp_path: Path) -> None:
    draw, year = Dice(seed), small(tmp_path)
    first = {**know(year).made.files}
    ids = {
        row.cells["measure"] + row.cells["area"]: row.pk for row in year.rows.filter(sheet=COUNTS)
    }
    other = some_texts(draw)
    for texts in (other, first):
        year.refresh_from_db()
        replace_files(year, WantedYear(texts, year.revision, {}), Author())
    assert know(year).made.files == first
    there = [line.split(",") for line in other[COUNTS].splitlines()[1:]]
    kept = {measure + area for measure, area, *_ in there}
    now = {
        row.cells["measure"] + row.cells["area"]: row.pk for row in year.rows.filter(sheet=COUNTS)
    }
    assert {name for name in ids if now[name] == ids[name]} >= kept
    assert now.keys() == ids.keys()


def matched_slowly(
    spec: SheetSpec, old: Sequence[Row], new: Sequence[FlatRow]
) -> list[int | None]:
    """For each new row the old one with the same key, looked for one by one;
    keys are there once.
    """
    names = [column.id for column in (*spec.parents, *spec.keys)]
    found = []
    for row in new:
        same = [
            one.pk
            for one in old
            if all(one.cells.get(name, "") == row.cells.get(name, "") for name in names)
        ]
        found.append(same[0] if same else None)
    return found


@pytest.mark.parametrize("sheet", [COUNTS, "nodes.csv", "areas.csv", "plan.yaml#indicators"])
@pytest.mark.parametrize("seed", range(3))
def test_rows_with_keys_are_matched_as_by_looking_at_each(
    sheet: str, seed: int, tmp_path: Path
) -> None:
    draw = Dice(seed)
    flat = rows_of(lay(small_files(), tmp_path))[sheet]
    old = [Row(pk=place, sheet=sheet, cells=row.cells) for place, row in enumerate(flat, 1)]
    old = draw.shuffled(old)
    new = draw.shuffled(flat)[: draw.below(len(flat) + 1)]
    kept = old[: draw.below(len(old) + 1)]
    pairs = [*_pair(SHEETS[sheet], kept, new)]
    matched = [pair.old.pk if pair.old else None for pair in pairs if pair.new is not None]
    assert matched == matched_slowly(SHEETS[sheet], kept, new)
    gone = {pair.old.pk for pair in pairs if pair.new is None and pair.old}
    assert gone == {row.pk for row in kept} - {*matched}
    assert [pair.place for pair in pairs if pair.new is not None] == [*range(1, len(new) + 1)]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("Satu.\n\nDua.\n", "Dua.\n\nSatu.\n", {"Satu.", "Dua."}),
        ("Satu.\n\nSatu.\n", "Satu.\n", {"Satu."}),
        ("Satu.\n", "Satu.\n\nSatu.\n", {"Satu."}),
        ("Satu.\n\nDua.\n", "Dua lagi.\n\nSatu.\n", {"Satu."}),
        ("Satu.\n", "Lain.\n", set()),
    ],
)
def test_equal_paragraphs_are_the_same_rows(
    before: str, after: str, kept: set[str], tmp_path: Path
) -> None:
    year = small(tmp_path, "kecil", {TEXT: before.encode()})
    ids = {
        pk: cells["paragraph"]
        for pk, (sheet, cells) in row_texts(year).items()
        if sheet == "narrative"
    }
    texts = {**know(year).made.files, TEXT: after}
    replace_files(year, WantedYear(texts, 0, {}), Author())
    now = {
        pk: cells["paragraph"]
        for pk, (sheet, cells) in row_texts(year).items()
        if sheet == "narrative"
    }
    assert {text for pk, text in now.items() if ids.get(pk) == text} == kept
    assert know(year).made.files[TEXT] == after
    assert len(now.keys() & ids.keys()) == min(len(ids), len(now)), (
        "a changed paragraph is the same row"
    )


COUNT_SHEET, FACTORS, TEXTS, PLAN = (
    "counts.csv",
    "factors.csv",
    "narrative",
    "plan.yaml#indicators",
)
PERIODS = (None, *(Period.parse(f"{YEAR}{part}") for part in ("-Q1", "-Q2", "-Q4", "-S1")))
FIGURES = ("", "0", "1", "7", "40", "45", "90", "100", "tujuh", "-1")


def some_edit(draw: Dice, year: OfficeYear) -> Edit:
    """A figure, a new row, one that goes, a name or a note; some of which no dossier may hold."""
    rows = [*year.rows.filter(sheet=COUNT_SHEET)]
    kind = draw.below(10)
    if kind < 5 and rows:
        row = draw.one_of(rows)
        return Edit(
            COUNT_SHEET, {"value": draw.one_of(FIGURES)}, row.pk, row.version - draw.below(9) // 8
        )
    if kind < 7:
        cells = {
            "measure": draw.one_of(("ktp.holders", "ktp.eligible", "ktp.lain")),
            "area": draw.one_of(("99.01.01", "99.01.02")),
            "period": draw.one_of(("2024", "2024-Q1", "2024-Q2")),
            "value": draw.one_of(FIGURES),
        }
        return Edit(COUNT_SHEET, cells)
    if kind == 7 and rows:
        row = draw.one_of(rows)
        return Edit(COUNT_SHEET, None, row.pk, row.version)
    if kind == 8:
        indicator = year.rows.filter(sheet=PLAN).get()
        return Edit(
            PLAN,
            {"name": draw.one_of(("Nama lama", "Nama baru"))},
            indicator.pk,
            indicator.version,
        )
    if draw.below(2):
        return Edit(
            TEXTS, {"file": "narrative/satu.md", "paragraph": draw.one_of(("Satu.", "Dua."))}
        )
    subject = year.rows.filter(sheet=PLAN).get().cells["code"]
    return Edit(
        FACTORS, {"subject": subject, "kind": draw.one_of(("cause", "no kind")), "text": "Sebab."}
    )


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
        assert known.assessment(period) == (
            assess(facts, found.rule_set, period) if facts else None
        )
        judged = known.judged(period or Period.year_of(YEAR))
        assert judged == (assess_indicators(facts, found.rule_set, period) if facts else {})


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_it_is_what_the_rows_alone_say(tmp_path: Path, seed: int) -> None:
    year, draw, taken = small(tmp_path), Dice(seed), 0
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


def test_nothing_is_read_of_rows_that_nobody_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else an entry into an office of 100,000 counts reads all of them."""
    year = small(tmp_path)
    know(year)
    monkeypatch.setattr(known_module, "read_files", lambda *_: pytest.fail("all rows were read"))
    for value in ("1", "2", "3"):
        row = year.rows.filter(sheet=COUNT_SHEET)[0]
        returned = change(
            year, [Edit(COUNT_SHEET, {"value": value}, row.pk, row.version)], Author()
        )
        assert know(OfficeYear.objects.get(pk=year.pk)) is returned
        assert f",2024,{value}," in returned.made.files[COUNT_SHEET]


class _GaveUpError(Exception):
    """Something failed after the rows were written."""


def test_a_change_that_was_taken_back_is_not_remembered_as_the_next_one(tmp_path: Path) -> None:
    """Both would have been the first change of the year."""
    year = small(tmp_path)
    row = year.rows.filter(sheet=COUNT_SHEET)[0]
    with pytest.raises(_GaveUpError), transaction.atomic():
        change(
            OfficeYear.objects.get(pk=year.pk),
            [Edit(COUNT_SHEET, {"value": "66"}, row.pk, 1)],
            Author(),
        )
        assert ",66," in know(OfficeYear.objects.get(pk=year.pk)).made.files[COUNT_SHEET]
        raise _GaveUpError
    assert ",66," not in know(OfficeYear.objects.get(pk=year.pk)).made.files[COUNT_SHEET]
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "value": "77"})
    OfficeYear.objects.filter(pk=year.pk).update(revision=1)
    assert ",77," in know(OfficeYear.objects.get(pk=year.pk)).made.files[COUNT_SHEET]


def test_who_still_reads_the_version_before_does_not_push_out_the_new_one(tmp_path: Path) -> None:
    year = small(tmp_path)
    reader = OfficeYear.objects.get(pk=year.pk)
    old = know(reader)
    row = year.rows.filter(sheet=COUNT_SHEET)[0]
    new = change(year, [Edit(COUNT_SHEET, {"value": "5"}, row.pk, row.version)], Author())
    for _ in range(2):
        assert know(reader) is old
        assert know(year) is new
    row.refresh_from_db()
    newest = change(year, [Edit(COUNT_SHEET, {"value": "6"}, row.pk, row.version)], Author())
    assert know(year) is newest
    assert len(known_module._kept) == 2
