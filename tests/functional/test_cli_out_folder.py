"""Where results may go."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import small_dossier

from capaian.cli.main import main

MISTAKE, BAD_INPUT, FILE_PROBLEM = 2, 10, 11


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    made = small_dossier(tmp_path)
    (made / "narrative").mkdir(exist_ok=True)
    return made


@pytest.mark.parametrize("inside", ["", "narrative", "evidence/hasil", "out", "./narrative/../out"])
def test_results_never_go_into_the_dossier(
    dossier: Path, inside: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()}
    assert main(["report", str(dossier), "--out", str(dossier / inside), "--format", "html"]) == MISTAKE
    assert "di dalam dossier" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()} == before


def test_a_link_into_the_dossier_does_not_hide_it(dossier: Path, tmp_path: Path) -> None:
    link = tmp_path / "hasil"
    link.symlink_to(dossier / "narrative", target_is_directory=True)
    assert main(["report", str(dossier), "--out", str(link), "--format", "html"]) == MISTAKE


def test_a_dangling_link_is_reported_in_indonesian(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "hasil"
    link.symlink_to(tmp_path / "tidak-ada")
    assert main(["report", str(dossier), "--out", str(link), "--format", "html"]) == FILE_PROBLEM
    assert "bukan folder" in capsys.readouterr().err


def test_a_sign_that_no_face_has_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = small_dossier(tmp_path)
    text = dossier / "narrative" / "penutup.md"
    text.parent.mkdir(exist_ok=True)
    text.write_text("Terima kasih \N{GRINNING FACE}.\n", encoding="utf-8")
    out = tmp_path / "hasil"
    assert main(["report", str(dossier), "--out", str(out), "--format", "pdf"]) == BAD_INPUT
    assert "Ganti atau hapus tanda itu" in capsys.readouterr().err
    assert not out.exists()
