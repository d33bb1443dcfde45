"""Finders pay rent: each has two files that need it, and taken out it is missed in both;
else it leaves.

Files are real reports, invented ones with every second error that was planted in them by hand, or,
where only one report is known that needs a finder, some lines that have the same fault.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from tests.audit.invented_score import read_hand_plants, read_sound_reports
from tests.audit.score import SHARED
from tests.unit.auditor.reports import FIELD

from capaian.auditor import engine
from capaian.auditor.document.report import ReportPrint, print_of_lines, read_printed
from capaian.auditor.linkage import table_links
from capaian.auditor.reading.text import read_lines
from capaian.auditor.relations import table_audit
from capaian.domain.audit import Finding

HERE = Path(__file__).parent
LINES: Final[Mapping[str, str]] = {
    file.stem: file.read_text(encoding="utf-8") for file in (HERE / "rent").glob("*.txt")
}
with (HERE / "rent.csv").open(encoding="utf-8", newline="") as _file:
    FILES: Final = {row["finder"]: (row["first"], row["second"]) for row in csv.DictReader(_file)}


@cache
def _print_of(name: str) -> ReportPrint:
    if name in LINES:
        return print_of_lines(read_lines(FIELD + LINES[name]))
    if "/" in name:
        return read_printed(SHARED / name)
    report, _, half = name.partition("+")
    text, changed = read_sound_reports()[report], set()
    for plant in [each for each in read_hand_plants() if each.report == report][int(half) :: 2]:
        if plant.line not in changed:
            text = plant.spoil(text)
            changed.add(plant.line)
    return print_of_lines(read_lines(text))


def _audit(name: str) -> list[Finding]:
    return [*engine.audit_printed(_print_of(name), "laporan.txt").findings]


@cache
def _whole(name: str) -> list[Finding]:
    return _audit(name)


def test_each_finder_stands_in_the_table() -> None:
    """Finders of tables and reports are lists of the engine;
    a new one is entered with its two files.
    """
    assert {each.__name__ for each in (*engine.TABLE_AUDITS, *engine.REPORT_AUDITS)} <= {*FILES}


CASES: Final = [
    (finder, name)
    for finder, names in FILES.items()
    for name in dict.fromkeys(names)
    # Where `shared/` is missing the others are tried, as `make audit-score` says of its own parts.
    if "/" not in name or SHARED.is_dir()
]


@pytest.mark.parametrize(("finder", "name"), CASES)
def test_what_a_finder_alone_sees_is_missed_without_it(
    finder: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _whole(name)
    for module in (engine, table_audit, table_links):
        monkeypatch.setattr(module, finder, lambda *_: [], raising=False)
    for audits in ("TABLE_AUDITS", "REPORT_AUDITS"):
        rest = tuple(each for each in getattr(engine, audits) if each.__name__ != finder)
        monkeypatch.setattr(engine, audits, rest)
    assert _audit(name) != found
