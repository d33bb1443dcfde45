"""What only follows from rows that cannot be read is not told beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.web.beginnings import small_files

from capaian.domain.issue import Level
from capaian.dossier.cells import Reading
from capaian.dossier.check import DossierCheck, check
from capaian.dossier.folder import lay_texts
from capaian.dossier.read import read_folder

MORE_THAN_ALL = ("101", "45", "100", "50")
"""In the first district more people hold a card than there are."""


def found(values: tuple[str, ...], other: Mapping[str, tuple[str, str]] | None = None) -> DossierCheck:
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
def test_a_contradiction_stands_beside_errors_that_have_nothing_to_do_with_it(
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
def test_a_contradiction_that_may_follow_from_rows_that_are_not_read_is_not_told(
    file: str, old: str, new: str, code: str
) -> None:
    broken = found(MORE_THAN_ALL, {file: (old, new)})
    assert [*error_subjects(broken)] == [code]
    assert (broken.office_year, broken.has_errors) == (None, True)


def test_warnings_are_told_only_where_everything_is_read() -> None:
    whole = found(("90", "45", "100", "50"))
    broken = found(("90", "tujuh", "100", "50"))
    assert [issue.code for issue in whole.issues] == ["key_indicator_without_target"]
    assert [issue.code for issue in broken.issues] == ["not_a_number"]


def test_a_file_of_which_nothing_is_read_is_told_alone() -> None:
    broken = found(MORE_THAN_ALL, {"plan.yaml": ("tier: II", "tier: [II")})
    assert [issue.code for issue in broken.issues] == ["yaml_syntax"]
    assert broken.has_errors
