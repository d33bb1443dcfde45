"""An officer's way: an extract with Balangan's margins becomes the six coverages
of the report of 2023.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.functional.cli_cast import BALANGAN, run
from tests.register.balangan import margins, write_register
from tests.register.manual import MEASURES

CUT_OFF = date(2023, 12, 31)
PERSONAL = ("nik", "family", "name", "mother", "relation")
COVERAGES = {
    "kk": ("46.145", "46.145", "100,00"),
    "ktp": ("96.019", "96.472", "99,53"),
    "kia": ("26.024", "38.382", "67,80"),
    "akta-lahir": ("39.578", "40.348", "98,09"),
    "akta-mati": ("1.189", "1.189", "100,00"),
    "akta-kawin": ("85", "85", "100,00"),
}


@pytest.fixture(scope="module", name="office")
def counted_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the register, the file of measures and what was counted."""
    folder = tmp_path_factory.mktemp("office")
    write_register(folder / "penduduk.csv")
    plan = folder / "ukuran.yaml"
    plan.write_text(MEASURES, "utf-8")
    command = (
        "register",
        "count",
        folder / "penduduk.csv",
        "--measures",
        plan,
        "--cut-off",
        CUT_OFF,
    )
    first = run(*map(str, command), "--out", folder / "hasil")
    assert first.code == 10
    proposed = first.err[first.err.index("columns:") :].splitlines(keepends=True)
    # Who only counts needs no names and numbers of persons, and then they are not read.
    plan.write_text(
        MEASURES + "".join(line for line in proposed if line.split(":")[0].strip() not in PERSONAL)
    )
    done = run(*map(str, command), "--out", folder / "hasil", "--spill", folder / "sementara")
    assert done.code == 0, done.says
    assert "ktp: 96.019 dari 96.472 = 99,53 %" in done.out
    assert [*(folder / "sementara").iterdir()] == []
    return folder


def sheet(folder: Path) -> dict[str, dict[str, int]]:
    """The counts of each kecamatan."""
    lines = (folder / "hitungan.csv").read_text("utf-8").splitlines()[3:]
    rows = [row for row in csv.DictReader(lines, delimiter=";") if row["kode"]]
    return {row["kode"]: {code: int(row[code]) for code in [*row][3:]} for row in rows}


def test_each_kecamatan_is_as_printed(office: Path) -> None:
    assert sheet(office / "hasil") == margins()


def test_the_dossier_prints_the_coverages_and_traces_end_at_the_extract(office: Path) -> None:
    dossier = shutil.copytree(BALANGAN, office / "dossier")
    (dossier / "counts.csv").write_text("measure,area,period,value,source\n")
    taken = run("intake", office / "hasil" / "hitungan.csv", dossier, "--yes")
    assert taken.code == 0, taken.says
    computed = json.loads(run("compute", dossier, "--json").out)
    printed = {
        one["code"]: tuple(one[name]["display"] for name in ("numerator", "denominator", "ratio"))
        for one in computed["components"]
    }
    assert printed == COVERAGES
    [iku] = [one for one in computed["indicators"] if one["code"] == "iku-2"]
    assert iku["periods"][0]["actual"]["display"] == "94,24"
    sources = [trace.get("source") or {} for trace in computed["traces"].values()]
    [source] = {
        json.dumps({**one, "row": 0}) for one in sources if one.get("file") == "counts.csv"
    }
    digest = hashlib.sha256((office / "penduduk.csv").read_bytes()).hexdigest()
    ends = json.loads(source)
    assert ends["title"] == f"register penduduk penduduk.csv, SHA-256 {digest}"
    assert ends["cut_off"] == "2023-12-31"
    assert (
        ends["sha256"]
        == hashlib.sha256((office / "hasil" / "hitungan.csv").read_bytes()).hexdigest()
    )
