"""`capaian compute`: the contract of its JSON key by key, and a summary that can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.functional.cli_cast import BALANGAN, copy_balangan, edit, run

Json = Any
"""What a reader of JSON makes of it; each check says what it has to be."""
Check = Callable[[Json, str], None]

DECIMAL = re.compile(r"-?\d+(\.\d+)?")
PERIOD = re.compile(r"\d{4}(-(S[12]|Q[1-4]|M(0[1-9]|1[0-2])))?")
REASONS = {
    "not_reported", "no_events", "not_applicable", "not_in_source", "division_by_zero", "missing_input",
    "no_target", "not_comparable", "suppressed",
}  # fmt: skip


def text(value: Json, where: str) -> None:
    assert isinstance(value, str), where


def filled(value: Json, where: str) -> None:
    assert isinstance(value, str), where
    assert value, where


def whole(value: Json, where: str) -> None:
    assert isinstance(value, int), where
    assert not isinstance(value, bool), where


def truth(value: Json, where: str) -> None:
    assert isinstance(value, bool), where


def number(value: Json, where: str) -> None:
    assert isinstance(value, str), where
    assert DECIMAL.fullmatch(value), where


def period(value: Json, where: str) -> None:
    assert PERIOD.fullmatch(value), where


def trace_name(value: Json, where: str) -> None:
    assert re.fullmatch(r"t\d+", value), where


def anything(value: Json, where: str) -> None:
    """The declared policies differ in kind; only their names are checked."""


def one_of(*allowed: str | None) -> Check:
    def check(value: Json, where: str) -> None:
        assert value in allowed, where

    return check


def maybe(check: Check) -> Check:
    def check_if_there(value: Json, where: str) -> None:
        if value is not None:
            check(value, where)

    return check_if_there


def each(check: Check) -> Check:
    def check_all(value: Json, where: str) -> None:
        assert isinstance(value, list), where
        for position, item in enumerate(value):
            check(item, f"{where}[{position}]")

    return check_all


def keys(**checks: Check) -> Check:
    """Exactly these keys, in this order."""

    def check(value: Json, where: str) -> None:
        assert list(value) == list(checks), where
        for name, inner in checks.items():
            inner(value[name], f"{where}.{name}")

    return check


def cell(value: Json, where: str) -> None:
    if "unavailable" in value:
        keys(unavailable=one_of(*REASONS), reason=filled)(value, where)
    elif "text" in value:
        keys(text=text, met=maybe(truth), trace=trace_name)(value, where)
    else:
        keys(value=number, display=filled, unit=filled, trace=trace_name)(value, where)


def traces(value: Json, where: str) -> None:
    for name, item in value.items():
        trace_name(name, where)
        TRACE(item, f"{where}.{name}")


RANK = keys(place=whole, of=whole)
RESOURCE = keys(
    resource=one_of("money", "staff"), kind=filled, period=period, original=cell, revised=cell, actual=cell,
    ratio=cell,
)  # fmt: skip
EFFICIENCY = keys(method=filled, value=cell, verdict=maybe(filled))
NODE = keys(
    id=filled, kind=one_of("goal", "objective", "program", "activity", "subactivity", "post"), code=text,
    name=filled, parent=maybe(filled), owner=maybe(filled), tier=maybe(filled), mean_achievement=cell,
    band=maybe(filled), inputs=each(RESOURCE), efficiency=each(EFFICIENCY),
)  # fmt: skip
PERIOD_RESULT = keys(
    period=period, target=cell, actual=cell, achievement=cell, band=maybe(filled),
    status=one_of("met", "not_met", "unknown"), comparable=truth,
)  # fmt: skip
PRIOR = keys(period=period, actual=cell, achievement=cell, change=cell, trend=maybe(filled))
PLAN_END = keys(period=period, target=cell, achievement=cell)
REFERENCE = keys(
    kind=one_of("national", "province", "peers"), target=cell, value=cell, achievement=cell, rank=maybe(RANK)
)
INDICATOR = keys(
    id=filled, code=filled, name=filled, node=filled, tier=filled, unit=filled,
    value_type=one_of("number", "index", "yes_no", "text", "date"), periods=each(PERIOD_RESULT),
    prior=maybe(PRIOR), plan_end=maybe(PLAN_END), references=each(REFERENCE),
)  # fmt: skip
AREA = keys(code=filled, name=filled, numerator=cell, denominator=cell, ratio=cell)
COMPONENT = keys(
    code=filled, name=filled, numerator=cell, denominator=cell, ratio=cell, areas=each(AREA)
)  # fmt: skip
ELEMENT = keys(**{"name": filled, "mean": cell, "index": cell, "class": maybe(filled)})
SURVEY = keys(
    **{
        "id": filled, "unit": filled, "period": period, "scale": filled, "weight": number,
        "elements": each(ELEMENT), "index": cell, "class": maybe(filled), "n": maybe(whole),
    }
)  # fmt: skip
PEER = keys(
    area=filled, name=filled, numerator=cell, denominator=cell, ratio=cell, rank=maybe(RANK), own=truth
)
SOURCE = keys(file=filled, row=maybe(whole), title=text, cut_off=maybe(filled), sha256=maybe(filled))
TRACE = keys(
    subject=filled, value=maybe(number), formula=text, working=text, inputs=each(trace_name), policy=text,
    source=maybe(SOURCE),
)  # fmt: skip
PLACE = keys(file=filled, row=maybe(whole), column=maybe(filled))
ISSUE = keys(
    level=one_of("warning", "note"), code=filled, message=filled, remedy=text, value=maybe(text), place=PLACE
)
LINK = keys(
    child=filled, parent=filled, kind=one_of("component", "contribution", "service"), proposed=truth,
    words=filled, note=text,
)  # fmt: skip
CROSS_CUT = keys(subject=filled, partner=filled, contribution=filled, proposed=truth)
ASSESSMENT = keys(
    schema=one_of("capaian/assessment/1"), office=filled, year=whole, as_of=period, policy=anything,
    nodes=each(NODE), indicators=each(INDICATOR), components=each(COMPONENT),
    tiers=each(keys(tier=filled, mean_achievement=cell, band=maybe(filled))), surveys=each(SURVEY),
    peers=each(keys(subject=filled, period=period, rows=each(PEER))),
    totals=keys(inputs=each(RESOURCE), efficiency=each(EFFICIENCY)), traces=traces, issues=each(ISSUE),
    cascade=each(LINK), crosscutting=each(CROSS_CUT),
)  # fmt: skip


@pytest.fixture(scope="module")
def assessment() -> Mapping[str, Any]:
    done = run("compute", BALANGAN, "--json")
    assert (done.code, done.err) == (0, "")
    found: Mapping[str, Any] = json.loads(done.out, parse_float=_refuse_float)
    return found


def _refuse_float(literal: str) -> None:
    raise AssertionError(f"a float in the output: {literal}")


def test_the_json_keeps_the_contract_key_by_key(assessment: Mapping[str, Any]) -> None:
    ASSESSMENT(assessment, "assessment")
    assert all(assessment[part] for part in ASSESSMENT_PARTS)


ASSESSMENT_PARTS = ("nodes", "indicators", "components", "tiers", "surveys", "peers", "traces", "issues")


@pytest.mark.parametrize("period_asked", ["2023-Q2", "2023-S1", "2023-M12"])
def test_other_periods_keep_the_contract(period_asked: str) -> None:
    found = json.loads(run("compute", BALANGAN, "--as-of", period_asked, "--json").out)
    ASSESSMENT(found, "assessment")
    assert found["as_of"] == period_asked


def test_every_trace_that_is_named_is_there(assessment: Mapping[str, Any]) -> None:
    named = set(re.findall(r'"trace": "(t\d+)"', json.dumps(assessment)))
    named |= {key for trace in assessment["traces"].values() for key in trace["inputs"]}
    assert named <= set(assessment["traces"])


def test_the_key_figures_are_those_of_the_office(assessment: Mapping[str, Any]) -> None:
    current = {item["code"]: item["periods"][-1] for item in assessment["indicators"]}
    assert current["iku-1"]["actual"]["display"] == "86,95"
    assert current["iku-1"]["achievement"]["display"] == "101,10"
    assert current["iku-2"]["actual"]["value"] == "94.24"
    assert current["iku-2"]["status"] == "not_met"
    marriages = next(item for item in assessment["components"] if item["code"] == "akta-kawin")
    without = [area["ratio"] for area in marriages["areas"] if area["denominator"].get("value") == "0"]
    assert {cell["unavailable"] for cell in without} == {"no_events"}


def test_the_same_json_comes_out_every_time() -> None:
    assert run("compute", BALANGAN, "--json").out == run("compute", BALANGAN, "--json").out


def test_the_summary_stands_in_columns() -> None:
    done = run("compute", BALANGAN)
    lines = done.out.splitlines()
    assert lines[0].endswith("Kabupaten Balangan, Tahun 2023")
    head = next(line for line in lines if line.startswith("Kode "))
    rows = [line for line in lines if re.match(r"(iku|ik|nas)-", line)]
    assert len(rows) == 32
    for row in rows:
        assert row[head.index("Capaian") - 1] == " "
        assert re.search(r"\d|…|–|t\.t\.", row[head.index("Realisasi") : head.index("Capaian") + 7])
        assert "tercapai" in row[head.index("Kategori") :] or "belum dapat dinilai" in row


@pytest.mark.parametrize(
    "line",
    [
        r"iku-2 .* 95 +94,24 +99,20 +Sangat Tinggi, belum tercapai",
        r" +Rata-rata capaian II +100,15 +Sangat Tinggi, 1 dari 2 tercapai",
        r"ktp .* 96\.019 +96\.472 +99,53",
        r"skm .*Tahun 2023 +86,95 +B",
        r"V .* 5\.666\.159\.488 +5\.505\.709\.566 +97,17",
        r" +Seluruhnya, Tahun 2023 +6\.962\.697\.488 +6\.712\.431\.719 +96,41",
    ],
)
def test_the_summary_tells_figures_coverage_surveys_and_money(line: str) -> None:
    assert re.search(rf"^{line} *$", run("compute", BALANGAN).out, flags=re.MULTILINE)


def test_the_summary_says_what_its_marks_mean_and_only_those() -> None:
    last = run("compute", BALANGAN).out.splitlines()[-1]
    meanings = "t.t. tidak dimuat dalam sumber atau tidak ada target; … belum dilaporkan"
    assert last.rstrip() == meanings


def test_warnings_are_counted_beside_the_results_not_among_them() -> None:
    done = run("compute", BALANGAN)
    assert "peringatan" not in done.out
    assert done.err.splitlines() == [f"◊ Data: 3 peringatan. Rinciannya: capaian check {BALANGAN}"]


def test_a_dossier_with_errors_gives_its_errors_and_no_figure(tmp_path: Path) -> None:
    dossier = copy_balangan(tmp_path)
    edit(dossier / "counts.csv", "5855", "58s55")
    done = run("compute", dossier, "--json")
    assert (done.code, done.out) == (10, "")
    assert "counts.csv: 1 galat" in done.err
    assert "baris 2, kolom value" in done.err


@pytest.mark.parametrize(
    ("period_asked", "says"),
    [
        ("2024", "Dossier ini memuat tahun 2023; periode 2024 tidak ada di dalamnya."),
        ("1999-Q1", "Dossier ini memuat tahun 2023; periode 1999-Q1 tidak ada di dalamnya."),
        ("2023-Q5", 'Periode "2023-Q5" tidak dikenal. Tulis 2023, 2023-S1, 2023-Q3, atau 2023-M07.'),
        ("kemarin", 'Periode "kemarin" tidak dikenal.'),
        ("", 'Periode "" tidak dikenal.'),
    ],
)
def test_a_period_that_cannot_be_is_a_mistake_of_usage(period_asked: str, says: str) -> None:
    done = run("compute", BALANGAN, "--as-of", period_asked)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
