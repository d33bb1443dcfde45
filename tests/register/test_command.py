"""The command as a process: its folder for what does not fit, kills, and what it loads."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.functional.cli_cast import finish, run, start
from tests.register.invented import ADULT, MEASURES, write_csv
from tests.register.manual import MEASURES as SHOWN
from tests.register.manual import VALUES

from capaian.cli.groups import register
from capaian.register.engines import spill_folder
from capaian.register.files import copy_rows, open_files
from capaian.register.plan import read_plan

KILLED = """
import os, signal
from pathlib import Path
from capaian.register.engines import spill_folder
with spill_folder(Path({folder!r})) as own:
    (own / "orang-00000.parquet").write_text("BUDI ADA")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_run_left_is_wiped_by_the_next_and_that_of_a_running_one_is_not(
    tmp_path: Path,
) -> None:
    subprocess.run([sys.executable, "-c", KILLED.format(folder=str(tmp_path))], check=False)
    [left] = tmp_path.glob("*/*/orang-00000.parquet")
    with spill_folder(tmp_path) as running:
        assert not left.exists()
        with spill_folder(tmp_path) as own:
            assert running.exists()
            assert own.stat().st_mode & 0o077 == 0
    assert [*tmp_path.iterdir()] == []


def test_no_other_command_loads_what_counts_persons() -> None:
    heavy = ("ibis", "duckdb", "pyarrow", "pandas", "capaian.register")
    script = (
        "import sys; from capaian.cli.program import make_app; make_app(['register', 'compute'])\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_without_the_extra_one_sentence_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(register, "find_spec", lambda _: None)
    done = run(
        "register",
        "count",
        "a.csv",
        "--measures",
        "b.yaml",
        "--cut-off",
        "2023-12-31",
        "--out",
        "c",
    )
    assert (done.code, done.err.strip()) == (
        11,
        'Penghitung register belum terpasang: pip install "capaian[register]".',
    )


def test_a_folder_that_is_used_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "hitungan.csv").touch()
    given = ("--measures", "b.yaml", "--cut-off", "2023-12-31", "--out", tmp_path)
    done = run("register", "count", "a.csv", *given)
    assert (done.code, "sudah ada dan tidak kosong" in done.err) == (11, True)


@pytest.mark.parametrize(
    ("option", "word", "words"),
    [
        ("--cut-off", "31-12-2023", "Tulis tahun-bulan-hari"),
        ("--engine", "excel", "Yang ada: duckdb, spark."),
    ],
)
def test_options_that_cannot_be_meant(option: str, word: str, words: str) -> None:
    given = {"--measures": "b.yaml", "--cut-off": "2023-12-31", "--out": "c", option: word}
    done = run("register", "count", "a.csv", *(part for pair in given.items() for part in pair))
    assert done.code == 2
    assert words in done.err


def test_a_workbook_is_read_and_numbers_that_lost_digits_stay_lost(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (
        ("NIK", "TGL_LHR"),
        (ADULT[0], date(1990, 5, 5)),
        (),
        (int(ADULT[0]), None),
        (True, ""),
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    [file] = open_files([tmp_path / "a.xlsx"], tmp_path)
    assert file.text is not None
    assert (
        file.text.read_text("utf-8") == f"NIK;TGL_LHR\n{ADULT[0]};1990-05-05\n;\n6.3E+15;\nTrue;\n"
    )
    copied = copy_rows(file, tmp_path / "a.rows")
    assert (copied.heads, copied.rows, copied.broken) == (("NIK", "TGL_LHR"), 3, {})
    assert [line[:2] for line in (tmp_path / "a.rows").read_text("utf-8").splitlines()] == [
        "2;",
        "4;",
        "5;",
    ]


def test_the_manual_shows_files_that_are_understood(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SHOWN + VALUES, "utf-8")
    plan = read_plan(tmp_path / "a.yaml")
    assert plan.columns["area"] == ("NO_PROP", "NO_KAB", "NO_KEC", "NO_KEL")
    assert plan.values["birth_deed"] == {"ya": (2,), "tidak": (1,)}


def test_ctrl_c_wipes_too(tmp_path: Path) -> None:
    (tmp_path / "ukuran.yaml").write_text(MEASURES, "utf-8")
    write_csv(tmp_path / "a.csv", [ADULT] * 50_000)
    process = start(
        *("register", "count", tmp_path / "a.csv", "--measures", tmp_path / "ukuran.yaml"),
        *(
            "--cut-off",
            "2023-12-31",
            "--out",
            tmp_path / "hasil",
            "--spill",
            tmp_path / "sementara",
        ),
    )
    while not [*tmp_path.glob("sementara/*/hitung-*/orang_*")] and process.poll() is None:
        pass
    process.terminate()
    assert finish(process).code == 130
    assert [*(tmp_path / "sementara").iterdir()] == []
    assert not (tmp_path / "hasil").exists()
