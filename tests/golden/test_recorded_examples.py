"""Recorded results of the example offices: `compute --json`, all their papers, every field that layouts can
print, and what `check` says of them.

These stay equal while the code below them is rewritten: a difference is a decision, told in the changelog.
They are kept compressed; a failure shows the lines that differ.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.architecture.code import ROOT
from tests.conftest import Golden
from tests.paper_text import write_text

from capaian.documents.availability import PaperSource
from capaian.documents.build import build_document
from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.roots import open_scope
from capaian.documents.scope.values import Series, Thing, Value, as_thing
from capaian.documents.scope.view import Item
from capaian.domain.errors import InputError
from capaian.domain.exchange import assessment_to_plain
from capaian.domain.period import Period
from capaian.domain.value import Unavailable
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
DEEPEST_PATH = 6
"""Names of a path after which a thing that is made anew each time is followed no further."""
FEW = 6
"""Things of a series that are all followed; of a longer one the first and last two."""
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
    return "\n".join(f"{issue.level.value} {issue.code} {issue.place}: {issue.message}" for issue in issues)


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
    """Every field of every thing that a path leads to, each thing where it is met first."""
    prepared = _source(office).prepared
    parts = (None, Period.parse(f"{prepared.office_year.year}-Q3"))
    return "\n".join(
        line
        for part in parts
        for line in _fields_of(open_scope(prepared.office_year, prepared.assess(part), prepared.rule_set))
    )


def _fields_of(scope: Scope) -> Iterator[str]:
    values = deque((name, scope.resolve(name)) for name in scope.world.roots)
    met: dict[object, Thing] = {}
    while values:
        path, value = values.popleft()
        yield f"{path}: {_written(value)}"
        thing = as_thing(value)
        things = [(path, thing)] if thing else []
        if isinstance(value, Series):
            some = value.items if len(value.items) < FEW else value.items[:2] + value.items[-2:]
            things = [(f"{path}.{each.key}", each) for each in some]
        for own, each in things:
            key = (id(each.view), id(each.subject), each.key) if isinstance(each, Item) else own
            if key not in met and own.count(".") < DEEPEST_PATH:
                met[key] = each
                values.extend((f"{own}.{name}", each.field(name) or "") for name in each.names())


def _written(value: Value) -> str:
    thing = as_thing(value)
    if isinstance(value, Series):
        return f"[{' '.join(each.key for each in value.items)}]"
    return f"!{value.words}" if isinstance(value, Unavailable) else thing.key if thing else plain_text(value)


RECORDS = {"compute": _results, "check": _problems, "papers": _papers, "fields": _fields}


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("office", OFFICES)
def test_results_of_an_example_are_as_recorded(office: str, record: str, golden: Golden) -> None:
    golden.check_packed(RECORDS[record](office), FOLDER / f"{office}-{record}.txt.xz")
