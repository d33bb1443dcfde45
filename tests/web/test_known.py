"""What is known of a year is what its files say in a folder,
and never what another year or revision says.
"""

from __future__ import annotations

import gc
import weakref
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings
from tests.web.beginnings import YEAR, lay, small, small_files
from tests.web.example_years import invented_year

from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period
from capaian.domain.value import Known as Result
from capaian.dossier.check import DossierCheck, check
from capaian.dossier.folder import lay_texts
from capaian.dossier.read import read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.rows.files import files_of
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.web.measurement.form.entries import entries_of
from capaian.web.measurement.forms import forms_in
from capaian.web.trail.record import Author
from capaian.web.years import known as known_module
from capaian.web.years.change import Edit, FlawedError, change, foresee, mark_changed
from capaian.web.years.known import YearState, find_out, know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.store import DossierFiles

COUNTS = "counts.csv"


def fill(year: OfficeYear, *values: str) -> None:
    """Write the counts past the pages: who holds a card in two districts, then who should."""
    for row, value in zip(year.rows.filter(sheet=COUNTS), values, strict=True):
        Row.objects.filter(pk=row.pk).update(cells={**row.cells, "value": value})


def actual_of(known: YearState) -> str | None:
    """The figure of the one indicator; `None` where there is none."""
    assessed = known.assessment()
    actual = assessed.indicators[0].current.actual if assessed else None
    return str(actual.value) if isinstance(actual, Result) else None


def from_folder(known: YearState, folder: Path) -> tuple[tuple[Issue, ...], object]:
    """Problems and results of the same files in a folder, read as the command reads them."""
    files = {path: text.encode() for path, text in known.made.files.items()}
    found = check(read_folder(lay(files, folder), Reading()))
    year = None if found.has_errors else found.office_year
    return found.issues, assess(year, found.rule_set) if year else None


@pytest.mark.parametrize(
    ("values", "actual"),
    [
        (("90", "45", "100", "50"), "90.00"),
        (("90", "30", "100", "50"), "80.00"),
        (("0", "0", "100", "50"), "0.00"),
        (("1", "1", "3", "3"), "33.33"),
        (("2", "2", "3", "3"), "66.67"),
        (("", "", "", ""), None),
        (("90", "", "100", "50"), None),
        (("0", "0", "0", "0"), None),
        (("101", "45", "100", "50"), None),
        (("tujuh", "45", "100", "50"), None),
        (("-1", "45", "100", "50"), None),
    ],
)
def test_what_is_known_is_what_files_say(
    tmp_path: Path, values: tuple[str, ...], actual: str | None
) -> None:
    year = small(tmp_path)
    fill(year, *values)
    known = know(year)
    issues, results = from_folder(known, tmp_path / "lain")
    assert known.dossier_check.issues == issues
    assert known.assessment() == results
    assert actual_of(known) == actual


def test_what_is_flawed_are_the_errors_of_reading_and_no_contradiction(tmp_path: Path) -> None:
    year = small(tmp_path)
    fill(year, "101", "tujuh", "100", "50")
    rows = [*year.rows.filter(sheet=COUNTS)]
    known = know(year)
    (flaw,) = known.flaws
    assert flaw.cell is not None
    assert (flaw.cell.row, flaw.cell.sheet, flaw.cell.column) == (rows[1].pk, COUNTS, "value")
    assert flaw.issue.level is Level.ERROR
    assert flaw.issue.value == "tujuh"
    assert known.assessment() is None
    assert known.judged(Period.year_of(YEAR)) == {}


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_flaw_is_at_its_row_wherever_rows_above_it_went(tmp_path: Path, gone: int) -> None:
    year = small(tmp_path)
    fill(year, "1", "2", "3", "tujuh")
    rows = [*year.rows.filter(sheet=COUNTS)]
    rows[gone].delete()
    (flaw,) = know(year).flaws
    assert flaw.cell is not None
    assert (flaw.cell.row, flaw.cell.column) == (rows[3].pk, "value")


def test_a_revision_is_worked_out_once(tmp_path: Path) -> None:
    year = small(tmp_path)
    first = know(year)
    assert know(year) is first
    assert know(OfficeYear.objects.get(pk=year.pk)) is first
    assert first.assessment() is first.assessment()
    assert first.headlines is first.headlines


def test_of_the_next_revision_nothing_is_taken_from_the_one_before(tmp_path: Path) -> None:
    year = small(tmp_path)
    fill(year, "90", "45", "100", "50")
    before = know(year)
    row = year.rows.filter(sheet=COUNTS).first()
    assert row is not None
    returned = change(year, [Edit(COUNTS, {"value": "60"}, row.pk, row.version)], Author())
    after = know(year)
    assert after is not before
    assert [actual_of(known) for known in (before, after, returned)] == ["90.00", "70.00", "70.00"]


def test_what_follows_a_change_is_what_its_rows_alone_make(tmp_path: Path) -> None:
    """Parts that did not change are taken from what was known before: the rest must not be."""
    year = small(tmp_path)
    know(year)
    for value in ("60", "70", "60"):
        row = year.rows.filter(sheet=COUNTS).first()
        assert row is not None
        returned = change(year, [Edit(COUNTS, {"value": value}, row.pk, row.version)], Author())
        assert returned.made.files == find_out(year).made.files
        assert f",{value}," in returned.made.files[COUNTS]


def test_what_no_count_has_a_part_in_is_made_anew_with_the_plan_alone(tmp_path: Path) -> None:
    year = small(tmp_path)
    first = know(year)
    assert first.derive_by_plan("isian", lambda: 1) == 1
    row, goal = (year.rows.filter(sheet=sheet)[:1].get() for sheet in (COUNTS, "plan.yaml#goals"))
    counted = change(year, [Edit(COUNTS, {"value": "60"}, row.pk, row.version)], Author())
    planned = change(
        year, [Edit(goal.sheet, {"name": "Tujuan lain"}, goal.pk, goal.version)], Author()
    )
    found = [
        known.derive_by_plan("isian", lambda: 2)
        for known in (counted, find_out(year, counted), planned)
    ]
    assert found == [1, 2, 2]
    assert find_out(year, planned).derive_by_plan("isian", lambda: 3) == 2


def test_a_state_carried_over_saves_is_the_one_that_its_rows_alone_make(tmp_path: Path) -> None:
    """Fault: a problem or a figure of a version before,
    in a part that a saved cell has a part in too.
    """
    year, seen = invented_year(tmp_path), set[bool]()
    state, whole = know(year), Period.year_of(year.year)
    for turn, (sheet, column, typed) in enumerate(SAVED):
        rows = [(row, cells[column]) for row, cells in state.rows_in(sheet) if cells.get(column)]
        row, text = rows[turn * 61 % len(rows)]
        state = foresee(year, state, [Edit(sheet, {column: typed.format(text)}, row, 0)])
        kept = replace(state.kept, made=files_of(state.rows, state.kept.base))
        anew = YearState(kept, DossierFiles(state.files.name, kept.made, state.files.evidence))
        seen.add(anew.dossier_check.has_errors)
        assert [*state.errors] == [
            each for each in anew.dossier_check.issues if each.level is Level.ERROR
        ]
        assert (state.judged(whole), state.headlines) == (anew.judged(whole), anew.headlines)
        assert state.dossier_check.issues == anew.dossier_check.issues
        results = assess(anew.computable, load_rulebook()) if anew.computable else None
        assert state.assessment() == anew.assessment() == results
    assert seen == {True, False}


SAVED = (
    (COUNTS, "value", "{}0"),
    ("inputs.csv", "actual", "{}00"),
    (COUNTS, "value", "0"),
    ("plan.yaml#indicators", "name", "{} lain"),
    (COUNTS, "value", ""),
    ("outputs.csv", "actual", "{}7"),
    (COUNTS, "value", "{}"),
)
"""What is typed over a cell, by sheet and column, with what stood in it."""


def test_forms_after_a_count_are_those_that_the_rows_alone_make(tmp_path: Path) -> None:
    """Cells, rows and what stands in no cell are taken over from before where no
    count has a part in them.
    """
    year = small(tmp_path)
    state = know(year)
    for sheet, column, text in (
        (COUNTS, "value", "60"),
        (COUNTS, "period", f"{YEAR}-Q2"),
        ("plan.yaml#indicators", "name", "Cakupan lain"),
        (COUNTS, "value", "61"),
    ):
        forms = forms_in(year, state)
        assert forms is not None
        [entries_of(forms.answers, form) for form in forms.all_forms()]
        row = year.rows.filter(sheet=sheet)[:1].get()
        state = change(year, [Edit(sheet, {column: text}, row.pk, row.version)], Author())
        own, anew = forms_in(year, state), forms_in(year, find_out(year))
        assert own is not None
        assert anew is not None
        assert {**own.answers.rows} == {**anew.answers.rows}
        assert own.answers.unowned == anew.answers.unowned
        for form in anew.all_forms():
            assert entries_of(own.answers, form) == entries_of(anew.answers, form)
            assert own.duties.cells_of(form.place) == anew.duties.cells_of(form.place)


def test_what_was_refused_leaves_what_was_known(tmp_path: Path) -> None:
    year = small(tmp_path)
    before = know(year)
    row = year.rows.filter(sheet=COUNTS).first()
    assert row is not None
    with pytest.raises(FlawedError):
        change(year, [Edit(COUNTS, {"value": "tujuh"}, row.pk, row.version)], Author())
    assert know(OfficeYear.objects.get(pk=year.pk)) is before
    assert before.made.files == find_out(year).made.files


def test_two_years_at_one_revision_are_not_mistaken_for_each_other(tmp_path: Path) -> None:
    one, two = small(tmp_path, "satu"), small(tmp_path, "dua")
    fill(one, "90", "45", "100", "50")
    fill(two, "30", "15", "100", "50")
    for _ in range(2):
        for year, number in ((one, "90.00"), (two, "30.00")):
            assert actual_of(know(year)) == number
            assert {row for ids in know(year).ids.values() for row in ids} == {
                *year.rows.values_list("pk", flat=True)
            }


def test_a_restored_copy_is_another_year_though_its_id_and_revision_are_the_same(
    tmp_path: Path,
) -> None:
    year = small(tmp_path)
    before = know(year)
    fill(year, "90", "45", "100", "50")
    OfficeYear.objects.filter(pk=year.pk).update(identity=uuid4())
    restored = OfficeYear.objects.get(pk=year.pk)
    assert (restored.pk, restored.revision) == (year.pk, year.revision)
    assert know(restored) is not before
    assert ",90," in know(restored).made.files[COUNTS]


def test_of_more_years_than_memory_holds_each_is_still_its_own(
    tmp_path: Path, settings: Settings
) -> None:
    years = [small(tmp_path, f"dinas-{number}") for number in range(6)]
    for number, year in enumerate(years):
        fill(year, str(number), "0", "100", "100")
    row_bytes = know(years[0]).row_count * known_module._BYTES_OF_ROW
    with patch.object(type(settings.CAPAIAN), "years_bytes", 4.5 * row_bytes):
        for _ in range(2):
            for number, year in enumerate(years):
                assert f"99.01.01,2024,{number}," in know(year).made.files[COUNTS]
        assert len(known_module._kept) == 4
        mark_changed(years[-1])
        know(years[-1])
        assert len(known_module._kept) == 5, "of two versions of a year the older one takes little"
    with patch.object(type(settings.CAPAIAN), "years_bytes", 0):
        assert know(years[0]) is know(years[0]), "what is in work is kept however large it is"


SPOILED: Mapping[str, tuple[str, str, str, str]] = {
    "a name of nothing": (COUNTS, "area", "99.99.99", "area"),
    "a measure of nothing": (COUNTS, "measure", "ktp.lain", "measure"),
    "no period": (COUNTS, "period", "kemarin", "period"),
    "an empty key": (COUNTS, "measure", "", "measure"),
    "a kind of area that there is not": ("areas.csv", "kind", "benua", "kind"),
    "an objective of nothing": ("plan.yaml#indicators", "objective", "sasaran-9", "objective"),
    "a day that there is not": ("sources.yaml#sources", "cut_off", "2024-02-30", "cut_off"),
}


def test_a_cell_that_no_dossier_may_hold_is_refused_at_its_row_and_column(tmp_path: Path) -> None:
    year = small(tmp_path)
    for why, (sheet, column, text, report) in SPOILED.items():
        row = year.rows.filter(sheet=sheet).last()
        assert row is not None, why
        with pytest.raises(FlawedError) as caught:
            change(year, [Edit(sheet, {column: text}, row.pk, row.version)], Author())
        cells = {(flaw.cell.row, flaw.cell.column) for flaw in caught.value.flaws if flaw.cell}
        assert (row.pk, report) in cells, (why, caught.value.flaws)
    assert year.revision == 0


def reread(known: YearState) -> YearState:
    """What is known, with something that others made of it and that holds it."""
    known.derive("halaman", lambda: [known])
    return known


def test_a_version_that_nobody_asks_for_any_more_is_gone_without_a_search(tmp_path: Path) -> None:
    year = small(tmp_path)
    gone = weakref.ref(reread(know(year)))
    gc.disable()
    try:
        for value in ("1", "2", "3"):
            fill(year, value, value, "10", "10")
            mark_changed(year)
            know(year)
        assert gone() is None
    finally:
        gc.enable()


def test_who_still_reads_a_version_that_was_let_go_is_shown_the_same(tmp_path: Path) -> None:
    known = know(small(tmp_path))
    before = known.derive("angka", lambda: "90")
    known.let_go()
    assert known.derive("angka", lambda: "91") == "91"
    assert before == "90"


MORE_THAN_ALL = ("101", "45", "100", "50")
"""In the first district more people hold a card than there are."""


def found(
    values: tuple[str, ...], other: Mapping[str, tuple[str, str]] | None = None
) -> DossierCheck:
    texts = {name: content.decode() for name, content in small_files().items()}
    for value in values:
        texts["counts.csv"] = texts["counts.csv"].replace(",,", f",{value},", 1)
    for file, (old, new) in (other or {}).items():
        assert old in texts[file]
        texts[file] = texts[file].replace(old, new, 1)
    return check(read_folder(lay_texts(Path("kecil"), texts), Reading()))


def error_subjects(of: DossierCheck) -> dict[str, str | None]:
    return {issue.code: issue.subject for issue in of.issues if issue.level is Level.ERROR}


def test_figures_in_order_are_computed() -> None:
    in_order = found(("90", "45", "100", "50"))
    assert (error_subjects(in_order), in_order.has_errors) == ({}, False)
    assert in_order.office_year is not None


def test_a_part_larger_than_its_whole_forbids_computing_though_every_cell_is_read() -> None:
    contrary = found(MORE_THAN_ALL)
    assert [*error_subjects(contrary)] == ["part_larger_than_whole"]
    assert contrary.office_year is not None
    assert contrary.has_errors


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("sources.yaml", "2024-12-31", "2024-02-30", "bad_date"),
        ("inputs.csv", "money", "emas", "unknown_value"),
    ],
)
def test_a_contradiction_appears_beside_unrelated_errors(
    file: str, old: str, new: str, code: str
) -> None:
    both = found(MORE_THAN_ALL, {file: (old, new)})
    assert {*error_subjects(both)} == {code, "part_larger_than_whole"}
    assert both.office_year is None


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("counts.csv", ",45,", ",tujuh,", "not_a_number"),
        ("areas.csv", "district", "benua", "unknown_value"),
        ("office.yaml", "decimals: 2", "decimals: dua", "not_a_number"),
    ],
)
def test_no_contradiction_is_shown_where_rows_are_unread(
    file: str, old: str, new: str, code: str
) -> None:
    broken = found(MORE_THAN_ALL, {file: (old, new)})
    assert [*error_subjects(broken)] == [code]
    assert (broken.office_year, broken.has_errors) == (None, True)


def test_warnings_of_files_that_are_read_are_reported_with_what_is_not_read() -> None:
    whole = found(("90", "45", "100", "50"))
    broken = found(("90", "tujuh", "100", "50"))
    assert [issue.code for issue in whole.issues] == ["key_indicator_without_target"]
    assert [issue.code for issue in broken.issues] == [
        "not_a_number",
        "key_indicator_without_target",
    ]


def test_a_file_of_which_nothing_is_read_is_reported_alone() -> None:
    broken = found(MORE_THAN_ALL, {"plan.yaml": ("tier: II", "tier: [II")})
    assert [issue.code for issue in broken.issues] == ["yaml_syntax"]
    assert broken.has_errors
