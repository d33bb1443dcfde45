"""Recorded results of the example offices: `compute --json`, all their papers, every field that
layouts can print, and what `check` says of them.

These stay equal while the code below them is rewritten: a difference is a decision, told in the
changelog. They are kept compressed; a failure shows the lines that differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from tests.architecture.code import ROOT
from tests.conftest import Golden
from tests.paper_text import write_text
from tests.scope_fields import field_lines

from capaian.documents.availability import PaperSource
from capaian.documents.build import build_document
from capaian.documents.scope.roots import open_scope
from capaian.domain.errors import InputError
from capaian.domain.exchange import assessment_to_plain
from capaian.domain.period import Period
from capaian.dossier.check import prepare
from capaian.rulebook.layouts import layout_kinds

FOLDER = Path(__file__).parent / "recorded"
OFFICES = {
    "balangan-2023": ROOT / "examples" / "balangan-2023",
    "belitung-2024": ROOT / "examples" / "belitung-2024",
    "probolinggo-2021": ROOT / "examples" / "probolinggo-2021",
    "probolinggo-2021-peragaan": ROOT / "examples" / "probolinggo-2021-peragaan",
    "kabupaten-khayal-2024": ROOT / "tests" / "dossiers" / "kabupaten-khayal-2024",
}
PARTS_OF_A_YEAR = ("S1", "Q3")


@cache
def _source(office: str) -> PaperSource:
    return PaperSource(prepare(OFFICES[office]), OFFICES[office])


def _results(office: str) -> str:
    return json.dumps(
        assessment_to_plain(_source(office).prepared.assess(None)), ensure_ascii=False, indent=1
    )


def _problems(office: str) -> str:
    issues = _source(office).prepared.issues
    return "\n".join(
        f"{issue.level.value} {issue.code} {issue.place}: {issue.message}" for issue in issues
    )


def _papers(office: str) -> str:
    return "\n".join(line for kind in layout_kinds() for line in _papers_of_kind(office, kind))


def _papers_of_kind(office: str, kind: str) -> Iterator[str]:
    year = _source(office).prepared.office_year.year
    for period in (None, *(Period.parse(f"{year}-{part}") for part in PARTS_OF_A_YEAR)):
        try:
            papers = _source(office).split(kind, period)
            texts = [(paper.name, write_text(build_document(paper))) for paper in papers]
        except InputError as error:
            yield f"=== {kind} {period}: refused: {sorted({issue.code for issue in error.issues})}"
            continue
        for name, text in texts:
            yield f"=== {name}\n{text}"


def _fields(office: str) -> str:
    prepared = _source(office).prepared
    parts = (None, Period.parse(f"{prepared.office_year.year}-Q3"))
    return "\n".join(
        line
        for part in parts
        for line in field_lines(
            open_scope(prepared.office_year, prepared.assess(part), prepared.rule_set)
        )
    )


RECORDS = {"compute": _results, "check": _problems, "papers": _papers, "fields": _fields}


@pytest.mark.parametrize(("office", "record"), [*product(OFFICES, RECORDS)])
def test_results_of_an_example_are_as_recorded(office: str, record: str, golden: Golden) -> None:
    golden.check_packed(RECORDS[record](office), FOLDER / f"{office}-{record}.txt.xz")
