"""`capaian explain`: from one figure down to the rows of the files."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from tests.closing.next_years import balangan_2024, lay
from tests.closing.restating import retype
from tests.functional.cli_cast import BALANGAN, run


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
