"""`capaian intake --yes`: a table of several years, one year on, in the dossier that a closing begins."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan, run
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.intake.aggregate import kecamatan, published

PEOPLE = {
    code: tuple(published()[f"ktp.{side}"][code] for side in ("eligible", "holders")) for code in kecamatan()
}
"""Who needed a card in 2023, and who had one."""


def trend(last: int, *, title_last: int | None = None, moved: int = 1) -> Rows:
    """Three years beside each other; each year some more people, and some more who have a card."""
    years = [last - 2, last - 1, last]
    until = title_last or last
    steps = [year - 2023 for year in years][-3:]
    body: Rows = [
        [
            n,
            name,
            *(PEOPLE[code][0] + moved * step * (130 + n) for step in steps),
            *(PEOPLE[code][1] + moved * step * (140 + n) for step in steps),
        ]
        for n, (code, name) in enumerate(kecamatan().items(), 1)
    ]
    title = f"PERKEMBANGAN PEREKAMAN KTP-EL TAHUN {until - 2} - {until}"
    heads: Rows = [
        ["NO", "KECAMATAN", "WAJIB KTP", None, None, "SUDAH REKAM", None, None],
        [None, None, *years, *years],
    ]
    return [[title], [], *heads, *body]


@pytest.fixture
def next_year(tmp_path: Path) -> Path:
    """The dossier of 2024, begun from that of 2023 in which the table was confirmed."""
    dossier = copy_balangan(tmp_path)
    confirm(dossier, trend(2023))
    assert run("close", dossier, "--on", "2024-02-28", "--out", tmp_path / "out").code == 0
    (closed,) = (tmp_path / "out").glob("*.json")
    assert run("new", tmp_path / "berikut", "--from", closed).code == 0
    return tmp_path / "berikut"


def test_the_table_one_year_on_passes(next_year: Path) -> None:
    done = bring(next_year, trend(2024), "--yes")
    assert (done.code, "menurut pemetaan yang tersimpan" in flat(done)) == (0, True), done.says
    assert "ktp.eligible,63.11.01,2024,12495" in (next_year / "counts.csv").read_text(encoding="utf-8")
    assert "WAJIB KTP > 2024" in (next_year / "intake.yaml").read_text(encoding="utf-8")


def test_another_title_and_old_figures_below_new_years_are_shown(next_year: Path) -> None:
    before = (next_year / "counts.csv").read_text(encoding="utf-8")
    assert bring(next_year, trend(2024, title_last=2023), "--yes").code == 10  # heads against the title
    same = bring(next_year, trend(2024, moved=0), "--yes")
    assert same.code == 2
    assert "sama persis dengan yang tersimpan untuk Tahun 2023" in flat(same)
    assert (next_year / "counts.csv").read_text(encoding="utf-8") == before


def told_in(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as rows:
        return [*csv.DictReader(rows)]


def budget(closed: Path, times: str) -> Rows:
    """The budget one year on: of each sub-activity some more than it was, so many times that."""
    names = {row["id"]: row["name"] for row in told_in(closed, "nodes.csv")}
    known = {row["node"]: Decimal(row["revised"]) for row in told_in(closed, "inputs.csv") if row["revised"]}
    lines = [(names[node], amount) for node, amount in known.items() if node.count(".") > 1]
    body: Rows = [
        [name, int(Decimal(times) * (amount + 1_234_500 + 1_000 * n))]
        for n, (name, amount) in enumerate(lines)
    ]
    return [["ANGGARAN BELANJA TAHUN 2024"], [], ["SUB KEGIATAN", "PAGU"], *body]


@pytest.mark.parametrize(("times", "is_told"), [("1", False), ("4", False), ("6", True), ("0.1", True)])
def test_a_budget_of_another_level_than_that_of_the_closed_year(
    times: str, is_told: bool, next_year: Path
) -> None:
    shown = flat(bring(next_year, budget(next_year.parent / "balangan-2023", times)))
    assert "PAGU → anggaran setahun" in shown
    assert ("dibanding tahun lalu" in shown) == is_told, shown
