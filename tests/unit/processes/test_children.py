"""Child processes find the packages of their parent, wherever those lie,
and nothing of where it stands.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from capaian.processes.children import child_command, child_environment


def say(worker: Path, code: str, *arguments: str, cwd: Path | None = None) -> tuple[int, str]:
    worker.write_text(code, encoding="utf-8")
    done = subprocess.run(
        child_command(worker, *arguments),
        env=child_environment(),
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
    )
    return done.returncode, done.stdout.strip()


def test_packages_named_for_this_run_alone_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "paket"
    packages.mkdir()
    (packages / "khayalan.py").write_text("ISI = 'ada'", encoding="utf-8")
    monkeypatch.syspath_prepend(packages)
    assert say(tmp_path / "worker.py", "import khayalan; print(khayalan.ISI)") == (0, "ada")


def test_packages_found_from_the_current_folder_are_found_from_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "paket").mkdir()
    (tmp_path / "lain").mkdir()
    (tmp_path / "paket" / "khayalan.py").write_text("ISI = 'ada'", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["paket", *sys.path])
    code = "import khayalan; print(khayalan.ISI)"
    assert say(tmp_path / "worker.py", code, cwd=tmp_path / "lain") == (0, "ada")


@pytest.mark.parametrize("beside", ["worker", "current folder"])
def test_a_file_that_lies_about_is_not_taken_for_a_package(
    beside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = tmp_path / "kini"
    current.mkdir()
    where = tmp_path if beside == "worker" else current
    (where / "colorsys.py").write_text("raise SystemExit('bukan ini')", encoding="utf-8")
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    code = "import colorsys; print(colorsys.rgb_to_hsv(0, 0, 0))"
    assert say(tmp_path / "worker.py", code, cwd=current) == (0, "(0.0, 0.0, 0)")


def test_settings_of_python_do_not_reach_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    monkeypatch.setenv("CAPAIAN_UJI", "sampai")
    code = "import os, sys; print(sys.warnoptions, os.environ['CAPAIAN_UJI'], sys.argv[1:])"
    assert say(tmp_path / "worker.py", code, "12") == (0, "[] sampai ['12']")
