"""The compact copy of the print against the full comparison data, where that is at hand."""

from __future__ import annotations

import json
from pathlib import Path

from tests.agreement.balangan_2023.printed import read_findings, read_printed
from tests.agreement.balangan_2023.source_tables import read_tables

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
TABLES = DATA / "balangan-lkjip-2023-tables.json"
FINDINGS = DATA / "balangan-lkjip-2023-findings.json"


def compare_tables() -> None:
    """The compact copy holds every numeric cell of the full data, and nothing else."""
    assert read_printed() == read_tables(TABLES)


def compare_findings() -> None:
    """The compact copy holds every finding with its rule and its lines."""
    full = json.loads(FINDINGS.read_text(encoding="utf-8"))
    copied = {finding.id: (finding.rule, finding.lines) for finding in read_findings().values()}
    assert copied == {finding["id"]: (finding["rule"], frozenset(finding["lines"])) for finding in full}


def say_so() -> None:
    """Stand in the list of tests where the full data is not at hand, so that nobody takes it for compared."""
    assert not DATA.is_dir()


if DATA.is_dir():
    test_compact_tables_equal_the_full_data = compare_tables
    test_compact_findings_equal_the_full_data = compare_findings
else:
    test_not_compared_because_the_full_data_is_not_beside_the_project = say_so
