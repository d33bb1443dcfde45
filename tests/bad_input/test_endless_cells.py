"""A cell without end, in any column of any part,
is named in the time that its file takes to be read.
"""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.bad_input.spoiling import BASE
from tests.conftest import IS_NIGHTLY

from capaian.dossier import issues as issues_module
from capaian.dossier.intake.foreign_tables import open_tables
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import read_dossier
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, Scalar, compose

LETTERS = 21_000
"""More than a cell may have; a pattern that begins anew at each of them takes
ten seconds for one cell.
"""
PARTS = sorted(
    path.relative_to(BASE).as_posix()
    for path in BASE.rglob("*.*")
    if path.suffix in (".csv", ".yaml")
    and path.name != "layout.yaml"  # read with the paper that it lays out
)


def scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case MapNode():
            for entry in node.entries:
                yield from scalars(entry.value)
        case ListNode():
            for item in node.items:
                yield from scalars(item)


def spoiled(part: str, endless: str) -> str:
    """A part of which the first row, or each value, is endless."""
    text = (BASE / part).read_text(encoding="utf-8")
    if part.endswith(".csv"):
        head, *rows = csv.reader(text.splitlines())
        made = io.StringIO()
        csv.writer(made).writerows([head, [endless] * len(head), *rows[1:]])
        return made.getvalue()
    values = sorted(scalars(compose(text, part, IssueLog())), key=lambda each: -each.start)
    for value in values:
        text = f'{text[: value.start]}"{endless}"\n{text[value.end :]}'
    return text


CODE_OF_ONES = "1.1.1.1"
"""Its digits are a birthday wherever they are cut: the longest search for numbers of persons."""


@pytest.mark.parametrize("unit", ["9", CODE_OF_ONES, *(["x", "2.2.2.2"] if IS_NIGHTLY else [])])
def test_an_endless_value_of_any_column_is_named_and_holds_nobody_up(
    unit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = unit * (LETTERS // len(unit))
    read_dossier(BASE)  # what is read once for all is no part of it
    # Messages of all columns show the same value.
    monkeypatch.setattr(
        issues_module, "mask_personal_numbers", cache(issues_module.mask_personal_numbers)
    )
    for part in ["counts.csv"] if unit == CODE_OF_ONES else PARTS:
        folder = tmp_path / part.replace("/", "-")
        (folder / part).parent.mkdir(parents=True)
        (folder / part).write_text(spoiled(part, endless), encoding="utf-8")
        begun = time.process_time()
        issues = read_dossier(folder).issues
        spent = time.process_time() - begun
        assert spent < 10, (part, spent)
        assert any(issue.place.file == part and issue.value for issue in issues), (part, issues)


def test_a_foreign_table_with_an_endless_figure_is_opened_as_any_other(tmp_path: Path) -> None:
    """A number of more digits than Python makes one of broke the search for the
    row that numbers columns.
    """
    table = tmp_path / "t.csv"
    table.write_text(
        f"Kecamatan;Wajib KTP;Memiliki KTP\nJuai;{'9' * LETTERS};90\nHalong;200;180\n"
    )
    assert [row.number for each in open_tables(table).tables for row in each.rows] == [2, 3]
