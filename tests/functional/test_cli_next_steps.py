"""What `check` says comes next: an empty office reaches its printed report by doing what it is told."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.functional.cli_cast import edit, run

Row = dict[str, str]
Step = dict[str, Any]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A new dossier without a single figure."""
    folder = tmp_path / "kantor"
    done = run("new", folder, "--regency", "63.11", "--year", "2024")
    assert done.code == 0, done.says
    return folder


def steps(office: Path) -> dict[str, Step]:
    found: list[Step] = json.loads(run("check", office, "--json").out)["next"]
    first: dict[str, Step] = {}
    for step in found:
        first.setdefault(step["file"], step)
    return first


def fill(file: Path, change: Callable[[Row], Mapping[str, str]]) -> None:
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows([{**row, **change(row)} for row in rows])


def fill_counts(office: Path) -> None:
    wholes = ("families", "eligible", "population", "reported")
    fill(
        office / "counts.csv",
        lambda row: {"value": "1000" if row["measure"].endswith(wholes) else "950"},
    )


def fill_money(office: Path) -> None:
    fill(office / "inputs.csv", lambda _: {"original": "100", "revised": "100", "actual": "90"})


def fill_survey(office: Path) -> None:
    fill(office / "survey.csv", lambda _: {"answers": "150", "index": "85"})


def fill_targets(office: Path) -> None:
    targets = (
        "    second_party: Bupati Balangan\n    targets:\n"
        "      - {indicator: ikm, target: 84}\n      - {indicator: kepemilikan-dokumen, target: 95}\n"
    )
    edit(office / "agreements.yaml", "    second_party: Bupati Balangan\n", targets)


def fill_outputs(office: Path) -> None:
    """Report one output of each program."""
    nodes = [
        line.split(",")[0] for line in (office / "nodes.csv").read_text().splitlines() if ",program," in line
    ]
    rows = [f"{node},Layanan selesai,dokumen,2024,100,95" for node in nodes]
    (office / "outputs.csv").write_text("\n".join(["node,name,unit,period,target,actual", *rows, ""]))


FILLING = {
    "counts.csv": fill_counts,
    "inputs.csv": fill_money,
    "survey.csv": fill_survey,
    "agreements.yaml": fill_targets,
    "outputs.csv": fill_outputs,
}


def test_an_empty_office_reads_what_each_file_opens(office: Path) -> None:
    found = steps(office)
    assert list(found) == ["counts.csv", "inputs.csv", "survey.csv", "agreements.yaml", "outputs.csv"]
    assert found["counts.csv"]["papers"] == ["lkjip"]
    assert found["agreements.yaml"]["papers"] == ["pk"]
    assert found["outputs.csv"]["results"] == [
        "capaian dan efisiensi program 2.12.02, 2.12.03, 2.12.04, 2.12.05"
    ]
    assert any("Tingkat kepemilikan dokumen" in result for result in found["counts.csv"]["results"])
    assert any("Indeks kepuasan" in result for result in found["survey.csv"]["results"])


def test_the_screen_names_file_facts_papers_and_results(office: Path) -> None:
    done = run("check", office)
    assert (done.code, done.err) == (0, "")
    words = " ".join(done.out.split())
    assert (
        "Yang diisi berikutnya, menurut apa yang dibukanya: 1. counts.csv: 12 ukuran di 8 kecamatan" in words
    )
    assert "→ naskah: lkjip → hasil: Cakupan penerbitan Kartu Keluarga; " in words
    assert "; dan 4 lagi 2. inputs.csv: anggaran dan realisasi 45 dari 45 sub kegiatan" in words
    assert words.endswith("--for semua") and f"check {office} --for semua" in words


def test_following_the_next_steps_leads_to_the_printed_report(office: Path, tmp_path: Path) -> None:
    """Each step takes away exactly its own line; when none is left the report comes, with its figures."""
    waiting = list(steps(office))
    while waiting:
        assert run("report", office, "--out", tmp_path / "out", "--format", "html").code == (
            0 if waiting[0] in ("agreements.yaml", "outputs.csv") else 10
        )
        FILLING[waiting[0]](office)
        left = list(steps(office))
        assert left == waiting[1:]
        waiting = left
    done = run("report", office, "--out", tmp_path / "out", "--format", "html")
    assert done.code == 0, done.says
    html = (tmp_path / "out" / "lkjip.html").read_text(encoding="utf-8")
    assert "Kabupaten Balangan" in html
    assert "95,00" in html
    assert "bertugas ." not in html


def test_papers_of_parts_of_the_year_are_not_promised_for_figures_of_the_year(office: Path) -> None:
    promised = {paper for step in steps(office).values() for paper in step["papers"]}
    assert promised == {"lkjip", "pk"}
