"""`capaian check`, `draft`, `format`, `compute` and `explain`: what they say of a dossier."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.closing.next_years import balangan_2024, lay
from tests.closing.restating import retype
from tests.functional.cli_cast import BALANGAN, copy_balangan, edit, run


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_balangan(tmp_path)


def codes(dossier: Path, *options: str) -> list[tuple[str, str, str]]:
    plain = json.loads(run("check", dossier, "--json", *options).out)
    assert list(plain) == ["schema", "issues", "next"]
    return [(issue["level"], issue["code"], issue["place"]["file"]) for issue in plain["issues"]]


def test_problems_of_form_and_of_content_come_together(dossier: Path) -> None:
    edit(dossier / "counts.csv", "5855", "5x55")
    edit(dossier / "plan.yaml", "formula: 100 * ktp.holders", "formula: 100 * ktp.holder")
    edit(
        dossier / "inputs.csv",
        "I.1.1,2023,money,all,,30633400,30504800",
        "I.1.1,2023,money,all,,3,30504800",
    )
    found = codes(dossier)
    assert ("error", "not_a_number", "counts.csv") in found
    assert [file for level, _, file in found if level == "error"].count("plan.yaml") == 1
    assert "inputs.csv" in {file for level, _, file in found if level == "error"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("counts.csv", "63.11.01,2023,5855", "63.11.01,2023,5x55"),
        ("counts.csv", "ktp.holders,63.11.01,2023,12336,", "ktp.holders,63.11.01,2023,12336,,,"),
        ("areas.csv", "Juai,district", "Juai,kecamatan"),
        ("inputs.csv", "30504800", "3050480O"),
        ("outputs.csv", "2023", "20X3"),
        ("differences.yaml", "    covers:", "    cover:"),
    ],
)
def test_a_row_that_cannot_be_read_is_one_problem_and_not_many(
    dossier: Path, file: str, old: str, new: str
) -> None:
    """Sums that only lack that row, and names that only it defines,
    are not told as contradictions.
    """
    edit(dossier / file, old, new)
    plain = json.loads(run("check", dossier, "--json").out)["issues"]
    errors = {issue["code"] for issue in plain if issue["level"] == "error"}
    assert not errors & {"total_differs", "part_larger_than_whole"}
    assert {issue["place"]["file"] for issue in plain if issue["place"]["file"] == file}


def content(dossier: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(dossier)): path.read_bytes()
        for path in dossier.rglob("*")
        if path.is_file()
    }


def test_a_file_that_cannot_be_written_leaves_every_file_as_it_is(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(dossier / "counts.csv", ",5855,", ",5855.00 ,")
    edit(dossier / "inputs.csv", "30633400", "30633400.0")
    before = content(dossier)

    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", refuse)
    done = run("format", dossier)
    assert done.code == 11
    assert content(dossier) == before


def marked(dossier: Path) -> list[str]:
    """The texts that papers call drafts."""
    issues = json.loads(run("check", dossier, "--for", "lkjip", "--json").out)["issues"]
    return sorted(
        each["place"]["file"] for each in issues if each["message"].startswith("Teks ini draf")
    )


def test_missing_texts_are_drafted_and_marked_until_they_are_read(tmp_path: Path) -> None:
    dossier = copy_balangan(tmp_path)
    texts = dossier / "narrative"
    kept = (texts / "penutup.md").read_bytes()
    for name in ("analisis-kia", "kata-pengantar"):
        (texts / f"{name}.md").unlink()
    done = run("draft", dossier)
    assert done.out.splitlines() == [
        "Draf: narrative/kata-pengantar.md",
        "Draf: narrative/analisis-kia.md",
    ]
    drafted = (texts / "analisis-kia.md").read_text()
    assert "{{ kia.remainder | unit }}" in drafted and (texts / "penutup.md").read_bytes() == kept
    assert run("format", dossier).out == "Dossier sudah dalam bentuk baku.\n"
    assert marked(dossier) == ["narrative/analisis-kia.md", "narrative/kata-pengantar.md"]
    (texts / "analisis-kia.md").write_text(drafted.partition("---\n")[2].partition("---\n")[2])
    assert marked(dossier) == ["narrative/kata-pengantar.md"]
    assert run("draft", dossier).out == "Semua teks sudah ada.\n"


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


def test_the_tree_goes_down_to_the_rows_that_hold_the_figures() -> None:
    out = run("explain", BALANGAN, "iku-2").out
    with (BALANGAN / "counts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {int(row) for row in re.findall(r"counts\.csv, baris (\d+)", out)}
    with_area = {n for n, row in enumerate(rows, 2) if row["area"] != "63.11"}
    assert named == with_area
    for number in named:
        written = f"{int(rows[number - 2]['value']):,}".replace(",", ".")
        assert re.search(rf"= {re.escape(written)} \w+\n[^\n]*counts\.csv, baris {number} ", out)


def test_what_was_shown_is_not_shown_again() -> None:
    out = run("explain", BALANGAN, "iku-2").out
    assert out.count("Cakupan Penerbitan Kartu Keluarga, Kabupaten Balangan, Tahun 2023 = ") == 1
    assert "(sudah diuraikan di atas)" in out


def test_json_holds_the_figures_and_only_the_steps_that_lead_to_them() -> None:
    whole = json.loads(run("compute", BALANGAN, "--json").out)["traces"]
    found = json.loads(run("explain", BALANGAN, "ktp", "--json").out)
    assert list(found) == ["schema", "name", "cells", "cascade", "traces"]
    assert found["schema"] == "capaian/explanation/1"
    assert list(found["cells"]) == ["ratio", "prior"]
    assert found["cells"]["ratio"]["display"] == "99,53"
    needed, waiting = set(), [cell["trace"] for cell in found["cells"].values()]
    while waiting:
        key = waiting.pop()
        needed.add(key)
        waiting += found["traces"][key]["inputs"]
    assert set(found["traces"]) == needed
    assert all(whole[key] == trace for key, trace in found["traces"].items())


def test_a_figure_of_another_formula_last_year_says_so(tmp_path: Path) -> None:
    dossier = lay(balangan_2024().files, tmp_path / "2024")
    sentence = "Angka tahun lalu disahkan dengan rumus"
    before = run("explain", dossier, "iku-2")
    assert (before.code, sentence in before.out) == (0, False)
    was = "100 * kia.issued / kia.eligible"
    retype(dossier, "plan.yaml", f"formula: {was}\n", "formula: 50 * kia.issued / kia.eligible\n")
    shown = " ".join(run("explain", dossier, "iku-2").out.split())
    assert f"{sentence} kia = {was}; kedua tahun tidak sebanding." in shown
