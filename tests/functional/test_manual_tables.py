"""Tables of rules in the manual are for planners: headings and values in Indonesian, no code."""

from __future__ import annotations

import ast
import importlib.util
import re
from itertools import pairwise
from types import ModuleType

import pytest
from tests.architecture.code import ROOT
from tests.every_case import every_case

CHAPTERS = sorted((ROOT / "docs" / "manual").glob("aturan-*.md"))


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_manual", ROOT / "docs" / "build_manual.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def headings() -> set[str]:
    lines = [line for page in CHAPTERS for line in page.read_text(encoding="utf-8").splitlines()]
    heads = (line for line, below in pairwise(lines) if below.startswith("|---"))
    return {cell.strip() for line in heads for cell in line.split("|")} - {""}


def test_no_heading_is_the_name_of_a_parameter(builder: ModuleType) -> None:
    english = {name for name, words in builder.HEADINGS.items() if words != name}
    assert headings()
    assert headings() & english == set()
    assert not [heading for heading in headings() if "_" in heading]


@every_case(
    ("value", "words"),
    [
        ("'86.95'", "86,95"),
        ("Decimal('86.95')", "86,95"),
        ("'I.1.1'", "I.1.1"),
        ("None", "–"),
        ("True", "ya"),
        ("Aggregation.LAST", "nilai terakhir"),
        ("Reason.NOT_REPORTED", "belum dilaporkan"),
        ("(4, None, '1.5')", "4; –; 1,5"),
        ("[(90, 100), (1, 10)]", "(90; 100); (1; 10)"),
        ("[]", "tidak ada"),
        ("{'laporan': '12'}", "laporan: 12"),
        ("frozenset({Reason.NO_EVENTS})", "tidak ada peristiwa"),
        ("ZeroRules()", "tanpa aturan"),
        ("ZeroRules(both_zero=ZeroRule.HUNDRED)", "`both_zero: hundred`"),
        ("money('I.1', 400)", "I.1; 400"),
        ("'total_differs:ktp.have:2023'", "`total_differs:ktp.have:2023`"),
    ],
)
def test_values_are_written_as_an_office_reads_them(builder: ModuleType, value: str, words: str) -> None:
    assert builder._cell(ast.parse(value, mode="eval").body) == words


def test_no_cell_is_a_python_list_or_call() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in CHAPTERS)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert not [
        row for row in rows if re.search(r"Decimal\(|\bNone\b|\b(Reason|ZeroRule)\.|\b(money|peer)\(", row)
    ]
