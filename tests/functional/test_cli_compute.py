"""`capaian compute`: JSON that is the same every time, and a summary that can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.functional.cli_cast import BALANGAN, copy_balangan, edit, run


@pytest.fixture(scope="module")
def assessment() -> Mapping[str, Any]:
    done = run("compute", BALANGAN, "--json")
    assert (done.code, done.err) == (0, "")
    found: Mapping[str, Any] = json.loads(done.out, parse_float=_refuse_float)
    return found


def _refuse_float(literal: str) -> None:
    raise AssertionError(f"a float in the output: {literal}")


@pytest.mark.parametrize("as_of", ["2023-Q2", "2023-M12"])
def test_other_periods_keep_the_contract(assessment: Mapping[str, Any], as_of: str) -> None:
    """The bytes of the year are recorded; of its parts the keys are the same."""
    found = json.loads(run("compute", BALANGAN, "--as-of", as_of, "--json").out)
    assert list(found) == list(assessment)
    assert found["as_of"] == as_of
    assert list(found["indicators"][0]) == list(assessment["indicators"][0])


def test_every_trace_that_is_named_is_there(assessment: Mapping[str, Any]) -> None:
    named = set(re.findall(r'"trace": "(t\d+)"', json.dumps(assessment)))
    named |= {key for trace in assessment["traces"].values() for key in trace["inputs"]}
    assert named <= set(assessment["traces"])


def test_the_summary_appears_in_columns() -> None:
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
    ("as_of", "says"),
    [
        ("2024", "Dossier ini memuat tahun 2023; periode 2024 tidak ada di dalamnya."),
        ("2023-Q5", 'Periode "2023-Q5" tidak dikenal. Tulis 2023, 2023-S1, 2023-Q3, atau 2023-M07.'),
    ],
)
def test_a_period_that_cannot_be_is_a_mistake_of_usage(as_of: str, says: str) -> None:
    done = run("compute", BALANGAN, "--as-of", as_of)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
