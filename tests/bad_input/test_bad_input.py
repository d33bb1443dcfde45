"""Each spoiled dossier gets exactly the issues it deserves: all of them, at their places,
no other.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input import cases_habits
from tests.bad_input.spoiling import Case, copy_base, describe, listed_cases, spoil

from capaian.domain.issue import Level
from capaian.dossier.messages import messages_of
from capaian.dossier.read import read_dossier

ALL_CASES = [
    pytest.param(case, id=f"{theme}: {case.name}")
    for theme, case in [*listed_cases(), *(("habits", case) for case in cases_habits.CASES)]
]


@pytest.mark.parametrize("case", ALL_CASES)
def test_a_spoiled_dossier_gets_exactly_its_issues(case: Case, tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    spoil(dossier, case)
    result = read_dossier(dossier)
    assert [describe(issue) for issue in result.issues] == list(case.expect)
    errors = [issue for issue in result.issues if issue.level is Level.ERROR]
    assert (result.office_year is None) == bool(errors)
    if case.says:
        assert case.says in f"{result.issues[0].message} {result.issues[0].remedy}"
    for issue in result.issues:
        assert issue.message.endswith(".") and issue.remedy.endswith("."), issue
        assert "{" not in issue.message.replace("{{", ""), issue


def test_nearly_every_message_of_the_catalogue_has_a_case() -> None:
    """What cannot be made by changing a text is in `tests/unit/dossier/test_dossier_folder.py`.

    What is said of workbooks has its cases in `tests/workbooks/hostile` and
    `tests/workbooks/spoiled`, of closed years in `tests/unit/dossier/test_closing_*.py` and of zip
    files in `test_packing.py` beside.
    """
    made_elsewhere = {
        "not_a_file",
        "not_a_folder",
        "symlink_refused",
        "unreadable_file",
        "file_too_large",
        "too_many_files",
        "bad_encoding",
        "more_issues",
        "more_warnings",
        "too_many_rows",
        "too_many_values",
        "cell_too_long",
        "evidence_type",
        "evidence_pixels",
        "evidence_broken",
        "evidence_active",
        "evidence_format",
        "too_deep_folder",
        "bad_narrative_name",
        "bad_evidence_name",
        "unknown_paper",
        "layout_elsewhere",
        "strange_plan",
        "edited_since",
        "change_unfinished",
        "unknown_fact",
        "unknown_innovation",  # no column names these alone
    }
    seen = {line.split()[0] for param in ALL_CASES for line in param.values[0].expect}
    assert set(messages_of("dossier")) - seen - made_elsewhere == set()
    assert not seen & made_elsewhere
