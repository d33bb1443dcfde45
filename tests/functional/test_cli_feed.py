"""`capaian feed`: closed months become figures of the plan, through check,
workbook and the next year.
"""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from tests.dossiers.khayal import FOLDER
from tests.functional.cli_cast import edit, run
from tests.unit.rules.registered_years import SERVICES, figure

from capaian.domain.period import Period
from capaian.rules.registers.feed import fingerprint

JULY = Period.parse("2024-M07")
TABLES = {
    "feeds.csv": (
        "node,name,register,item,stage,how,span",
        "A,KK dicetak,services,kk,printed,sum,month",
    ),
    "registers/services.csv": (
        "code,name,field,unit,stages",
        "kk,Kartu Keluarga,residents,KK,received printed",
    ),
    "registers/figures.csv": (
        "register,period,item,stage,value",
        "services,2024-M07,kk,received,40",
        "services,2024-M07,kk,printed,34",
    ),
}
OUTPUT = "A,,KK dicetak,KK,2024-M07,,34,,,register-services-2024-M07,"


def seal(printed: int) -> str:
    counts = {"received": 40, "printed": printed}
    counted = [figure(n, str(JULY), stage, site="", area=None) for stage, n in counts.items()]
    return f"services,2024-M07,1,2024-08-04,21,3,{fingerprint(SERVICES, JULY, counted)}"


@pytest.fixture(name="dossier")
def registered_office(tmp_path: Path) -> Path:
    folder = tmp_path / "khayal"
    shutil.copytree(FOLDER, folder)
    (folder / "registers").mkdir()
    head = "register,period,version,closed_on,days,sites,sha256"
    for file, lines in {**TABLES, "registers/closings.csv": (head, seal(34))}.items():
        (folder / file).write_text("\n".join(lines) + "\n", "utf-8")
    assert run("feed", folder).code == 0
    return folder


def outputs(dossier: Path) -> list[str]:
    return [
        line
        for line in (dossier / "outputs.csv").read_text("utf-8").splitlines()
        if "KK dicetak" in line
    ]


def test_a_closed_month_reaches_the_plan_once(dossier: Path) -> None:
    assert outputs(dossier) == [OUTPUT]
    assert "Semua angka umpan sudah tertulis" in run("feed", dossier).out
    assert "register" not in run("check", dossier).out


def test_a_figure_that_is_typed_beside_the_register_is_never_written_over(dossier: Path) -> None:
    edit(
        dossier / "outputs.csv",
        OUTPUT,
        OUTPUT.replace("34", "43").replace("register-services-2024-M07", "laporan-triwulan"),
    )
    done = run("feed", dossier)
    assert done.code == 10 and "diketik 43, padahal register menghitung 34" in done.err
    assert "feed_typed" in run("check", dossier, "--json").out


def test_what_the_feed_leaves_out_is_printed(dossier: Path) -> None:
    edit(dossier / "feeds.csv", "node,name", "area,node,name")
    edit(dossier / "feeds.csv", "A,KK dicetak", "99.01.01,A,KK dicetak")
    line = "34 dari 34 dicetak tanpa kecamatan tidak masuk angka per kecamatan"
    assert line in run("feed", dossier, "--dry-run").out
    assert line in run("feed", dossier, "--dry-run", "--json").out


def test_a_changed_figure_is_found_wherever_it_is_changed(dossier: Path) -> None:
    edit(dossier / "outputs.csv", OUTPUT, OUTPUT.replace(",34,", ",43,"))
    assert "feed_unlike" in run("check", dossier, "--json").out
    assert run("feed", dossier).code == 0 and outputs(dossier) == [OUTPUT]
    edit(dossier / "registers/figures.csv", "printed,34", "printed,43")
    assert "register_fingerprint" in run("check", dossier, "--json").out
    refused = run("feed", dossier)
    assert (refused.code, "bukan yang ditutup" in refused.err, outputs(dossier)) == (
        10,
        True,
        [OUTPUT],
    )


def test_the_workbook_gives_the_same_registers_back(dossier: Path, tmp_path: Path) -> None:
    assert run("workbook", "export", dossier, "--out", tmp_path / "buku.xlsx").code == 0
    assert (
        run("workbook", "import", tmp_path / "buku.xlsx", tmp_path / "kembali", "--yes").code == 0
    )
    for file in (*TABLES, "registers/closings.csv", "outputs.csv"):
        assert stated(dossier / file) == stated(tmp_path / "kembali" / file), file


def stated(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as stream:
        return [
            {name: text for name, text in row.items() if text} for row in csv.DictReader(stream)
        ]


def test_the_next_year_keeps_the_catalogue_and_no_figure(dossier: Path, tmp_path: Path) -> None:
    assert run("close", dossier, "--on", "2025-02-28", "--out", tmp_path / "tutup").code == 0
    (closing,) = (tmp_path / "tutup").glob("*.json")
    assert run("new", tmp_path / "baru", "--from", closing).code == 0
    assert [path.name for path in (tmp_path / "baru" / "registers").iterdir()] == ["services.csv"]
    assert outputs(tmp_path / "baru") == ["A,,KK dicetak,KK,2025-M07,,,,,,"]
    assert "register-" not in (tmp_path / "baru" / "sources.yaml").read_text("utf-8")
