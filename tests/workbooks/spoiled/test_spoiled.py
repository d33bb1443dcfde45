"""Workbooks that people changed: what was meant is taken and nothing else, or each problem is named."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.bad_input.spoiling import copy_base
from tests.workbooks.grids import changed_book
from tests.workbooks.reading import open_book
from tests.workbooks.spoiled import (
    cases_cells,
    cases_clumsy,
    cases_records,
    cases_structure,
    cases_units,
)
from tests.workbooks.spoiled.case import Spoiled, Taken, told

from capaian.domain.issue import Level
from capaian.dossier.excel.import_book import Incoming, import_book
from capaian.dossier.excel.marks.mark_book import mark_book
from capaian.dossier.messages.workbooks import WORKBOOKS

MODULES = (cases_cells, cases_structure, cases_records, cases_units, cases_clumsy)
TAKEN = [case for module in MODULES for case in module.TAKEN]
SPOILED = [case for module in MODULES for case in module.SPOILED]


def bring(folder: Path, case: Taken | Spoiled) -> Incoming:
    """Import the changed workbook into a copy of the dossier that it was written from."""
    return import_book(changed_book(folder, case.change), copy_base(folder))


@pytest.mark.parametrize("case", TAKEN, ids=lambda case: case.name)
def test_what_was_meant_is_taken(case: Taken, tmp_path: Path) -> None:
    incoming = bring(tmp_path, case)
    assert [told(issue) for issue in incoming.issues] == [*case.warnings]
    assert not incoming.has_errors
    before = {**incoming.folder.parts, **incoming.folder.narratives}
    expected: dict[str, bytes | None] = {}
    for file, change in case.files.items():
        old, new = change or ("", "")
        text = before[file].decode()
        assert text.count(old) >= 1, old
        expected[file] = text.replace(old, new, 1).encode() if change else None
    assert incoming.changes == expected


@pytest.mark.parametrize("case", SPOILED, ids=lambda case: case.name)
def test_each_problem_is_named_by_its_cell(case: Spoiled, tmp_path: Path) -> None:
    incoming = bring(tmp_path, case)
    assert [told(issue) for issue in incoming.issues] == [*case.expect]
    assert incoming.has_errors
    assert {issue.level for issue in incoming.issues} == {Level.ERROR}
    first = incoming.issues[0]
    assert case.says in f"{first.message} {first.remedy}"
    assert all(issue.remedy for issue in incoming.issues)
    with pytest.raises(ValueError, match="errors"):
        incoming.write()
    check_marks((tmp_path / "buku.xlsx").read_bytes(), incoming)


def check_marks(content: bytes, incoming: Incoming) -> None:
    """The same workbook comes back with a note on each cell, and other programs open it."""
    marked = mark_book(content, incoming.issues)
    book = open_book(marked)
    for issue in incoming.issues:
        if issue.place.sheet is not None:
            letters = (issue.place.column or "B").partition(" ")[0]
            note = book[issue.place.sheet][f"{letters}{issue.place.row or 2}"].comment
            assert note is not None
            assert issue.message in note.text
    names = CalamineWorkbook.from_filelike(BytesIO(marked)).sheet_names
    assert names == book.sheetnames


def test_every_message_about_a_filled_workbook_has_a_case() -> None:
    """The others need another dossier or longer texts: see `tests/unit/dossier`."""
    made_elsewhere = {
        "name_of_other",
        "name_left_behind",
        "book_is_foreign",
        "book_of_another",
        "book_of_another_year",
        "changed_since_export",
    }
    made_elsewhere |= {"book_emptied", "book_same_or_copy", "merged_twice", "base_foreign"}
    made_elsewhere |= {"number_unread", "number_twice", "number_missing", "rows_not_by_number"}
    made_elsewhere |= {"numbers_left_behind", "row_of_total", "piece_twice", "piece_unread"}
    made_elsewhere |= {"differs_without_base", "row_differs_without_base"}
    made_elsewhere |= {"value_not_drawn", "permil_of_other"}
    made_elsewhere |= {"format_around", "format_conditional", "figure_marked", "cell_covered"}
    made_elsewhere |= {"row_changed_since_export", "evidence_to_copy", "piece_missing", "name_too_long"}
    made_elsewhere |= {"figures_dragged"}
    seen = {line.split()[0] for case in TAKEN for line in case.warnings}
    seen |= {line.split()[0] for case in SPOILED for line in case.expect}
    assert set(WORKBOOKS) - seen == made_elsewhere


def test_no_name_of_a_case_is_used_twice() -> None:
    names = [case.name for case in [*TAKEN, *SPOILED]]
    assert len(names) == len({*names})
