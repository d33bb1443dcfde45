"""Workbooks that people changed: what was meant is taken and nothing else,
or each problem is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.workbooks.grids import changed_book
from tests.workbooks.spoiled.case import Spoiled, Taken, code_and_place, read_cases
from tests.workbooks.taking import import_book

from capaian.domain.issue import Level
from capaian.dossier.excel.import_book import IncomingBook
from capaian.dossier.messages import messages_of
from capaian.dossier.rows.files import readable_rows

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
CASES = [case for file in FILES for case in read_cases(file)]
TAKEN = [case for case in CASES if isinstance(case, Taken)]
SPOILED = [case for case in CASES if isinstance(case, Spoiled)]


def bring(folder: Path, case: Taken | Spoiled) -> IncomingBook:
    """Import the changed workbook into a copy of the dossier that it was written from."""
    return import_book(changed_book(folder, case.change), copy_base(folder))


@pytest.mark.parametrize("case", TAKEN, ids=lambda case: case.name)
def test_what_was_meant_is_taken(case: Taken, tmp_path: Path) -> None:
    incoming = bring(tmp_path, case)
    assert [code_and_place(issue) for issue in incoming.issues] == [*case.warnings]
    assert not incoming.has_errors
    before = {**incoming.folder.parts, **incoming.folder.narratives}
    expected: dict[str, bytes | None] = {}
    for file, change in case.files.items():
        old, new = change or ("", "")
        text = before[file].decode()
        assert text.count(old) >= 1, old
        expected[file] = text.replace(old, new, 1).encode() if change else None
    assert rows_in(incoming.changes) == rows_in(expected)


def rows_in(files: Mapping[str, bytes | None]) -> Mapping[str, object]:
    """Return what files say by their rows, however they are laid out; `None`: they go."""
    return {file: content and readable_rows({file: content}) for file, content in files.items()}


@pytest.mark.parametrize("case", SPOILED, ids=lambda case: case.name)
def test_each_problem_is_named_by_its_cell(case: Spoiled, tmp_path: Path) -> None:
    incoming = bring(tmp_path, case)
    assert [code_and_place(issue) for issue in incoming.issues] == [*case.expect]
    assert incoming.has_errors
    assert {issue.level for issue in incoming.issues} == {Level.ERROR}
    first = incoming.issues[0]
    assert case.says in f"{first.message} {first.remedy}"
    assert all(issue.remedy for issue in incoming.issues)
    with pytest.raises(ValueError, match="errors"):
        incoming.write()


def test_every_message_about_a_filled_workbook_has_a_case() -> None:
    """The others need another dossier or longer texts: see `tests/unit/dossier`."""
    made_elsewhere = {
        "book_is_foreign",
        "book_of_another",
        "book_of_another_year",
        "changed_since_export",
        "evidence_to_copy",
        "number_twice",
        "row_changed_since_export",
        "row_of_total",
        "rows_not_by_number",
        "text_too_long",
    }
    seen = {line.split()[0] for case in TAKEN for line in case.warnings}
    seen |= {line.split()[0] for case in SPOILED for line in case.expect}
    assert set(messages_of("workbook")) - seen == made_elsewhere


def test_no_name_of_a_case_is_used_twice() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len({*names})
