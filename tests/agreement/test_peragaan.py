"""The decree of Probolinggo with an invented year of work: what it feeds, beside sums of the bare files."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

from tests.dossiers.peragaan import DOSSIER, EXAMPLES, FEEDS_OF, OUTPUTS_OF, write, write_plan

from capaian.dossier.check import prepare
from capaian.dossier.read import load_dossier
from capaian.rules.assess import assess

LINES_OF_HOLDERS = 6
"""Sheets 17 and 18 have these lines each: one indicator, two holders."""


def test_it_is_counted_anew_byte_by_byte_and_plans_what_the_decree_does(tmp_path: Path) -> None:
    write_plan(tmp_path / "anew")
    assert not [row for row in load_dossier(tmp_path / "anew").outputs if row.actual is not None]
    write(tmp_path / "anew")
    files = [path.relative_to(DOSSIER) for path in DOSSIER.rglob("*") if path.is_file()]
    pairs = {file: (tmp_path / "anew" / file, DOSSIER / file) for file in files}
    assert [file for file, (one, two) in pairs.items() if one.read_bytes() != two.read_bytes()] == []
    decree = EXAMPLES / "probolinggo-2021"
    shared = ("areas.csv", "plan.yaml", "sheets.yaml", "documents.yaml", "differences.yaml")
    assert [name for name in shared if (decree / name).read_bytes() != (DOSSIER / name).read_bytes()] == []


def test_forty_lines_and_outputs_of_tier_iv_have_the_sums_of_the_registers_and_no_total_is_typed() -> None:
    checked = prepare(DOSSIER)
    assessment = assess(checked.office_year, checked.rule_set)
    found = {str(each.code): each for each in assessment.indicators}
    with sqlite3.connect(":memory:") as db, (DOSSIER / "registers/figures.csv").open("r") as stream:
        names = "register, period, item, stage, site, area, post, holder, detail, value"
        db.execute(f"create table figures ({names})")
        db.executemany("insert into figures values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [*csv.reader(stream)][1:])
        query = (
            "select sum(value) from figures where register = 'services' and stage = ? and item in "
            "(select value from json_each(?)) and ? in ('', detail)"
        )
        for code, (items, stage) in FEEDS_OF.items():
            (total,) = db.execute(query, (stage, json.dumps(items), "")).fetchone()
            actual = found[code].periods[-1].actual
            assert getattr(actual, "value", None) == total, code
        outputs = {
            (str(node.id), each.name): each.actual for node in assessment.nodes for each in node.outputs
        }
        for node, name, items, stage, detail in OUTPUTS_OF:
            (total,) = db.execute(query, (stage, json.dumps(items), detail)).fetchone()
            assert getattr(outputs.pop((node, name)), "value", None) == total, name
        (solved,) = db.execute("select sum(value) from figures where stage = 'solved'").fetchone()
        assert [getattr(each, "value", None) for each in outputs.values()] == [solved]
    valued = [code for code, each in found.items() if hasattr(each.periods[-1].actual, "value")]
    assert len(valued) + LINES_OF_HOLDERS == 40
    sources = {row.source for row in checked.office_year.outputs if row.actual is not None}
    assert all(source is not None and source.startswith("register-") for source in sources)
