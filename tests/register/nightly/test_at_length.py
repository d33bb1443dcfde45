"""What takes long: the whole register by Spark and by the slow reference."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import has_spark
from tests.functional.cli_cast import PROGRAM, run
from tests.register import slow
from tests.register.balangan import write_register
from tests.register.manual import write_plan
from tests.register.test_balangan import sheet

CUT_OFF = "2023-12-31"


@pytest.fixture(scope="module", name="office")
def counted_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    register, plan = write_register(folder / "penduduk.csv"), write_plan(folder / "ukuran.yaml")
    command = ("register", "count", register, "--measures", plan, "--cut-off", CUT_OFF)
    assert run(*command, "--out", folder / "hasil").code == 0
    return folder


def test_the_slow_reference_counts_the_same(office: Path) -> None:
    found = slow.count(
        office / "penduduk.csv", office / "ukuran.yaml", date.fromisoformat(CUT_OFF)
    )
    assert sheet(office / "hasil") == found


@pytest.mark.parametrize("engine", ("duckdb", "spark") if has_spark() else ("duckdb",))
def test_each_engine_writes_the_same_bytes(office: Path, engine: str) -> None:
    command = ("register", "count", office / "penduduk.csv", "--measures", office / "ukuran.yaml")
    options = ("--cut-off", CUT_OFF, "--out", office / engine, "--engine", engine)
    done = subprocess.run(
        [PROGRAM, *command, *options], capture_output=True, text=True, timeout=1_200
    )
    assert (done.returncode, " WARN " in done.stderr) == (0, False), (
        "messages of an engine quote rows"
    )
    for file in (office / "hasil").iterdir():
        assert (office / engine / file.name).read_bytes() == file.read_bytes(), file.name
