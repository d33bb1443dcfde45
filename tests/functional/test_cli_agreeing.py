"""What `check` says and what `paper` and `report` do agree: periods, all papers, missing texts,
manifests.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.dossiers import khayal
from tests.functional.cli_cast import BALANGAN, run
from tests.paper_text import write_text

from capaian.writers import paper_files


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {
        name: lambda document, name=name: f"{name}\n{write_text(document)}".encode()
        for name in paper_files.FORMATS
    }
    monkeypatch.setattr(paper_files, "_writers", lambda _: made)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "khayal"
    shutil.copytree(khayal.FOLDER, folder)
    return folder


def manifest(folder: Path, name: str = "manifest.json") -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads((folder / name).read_text(encoding="utf-8"))
    return found


def states(dossier: Path, *arguments: str) -> dict[str, dict[str, object]]:
    content = json.loads(run("check", dossier, "--for", "semua", "--json", *arguments).out)
    return {paper["kind"]: paper for paper in content["papers"]}


# --- periods


@pytest.mark.parametrize("period", ["2023-s2", None])
def test_all_papers_of_a_period_are_those_that_the_check_promises(
    period: str | None, tmp_path: Path
) -> None:
    chosen = ["--period", period] if period else []
    done = run("paper", BALANGAN, "semua", *chosen, "--format", "html", "--out", tmp_path)
    assert done.code == 0
    promised = states(BALANGAN, *chosen)
    assert [*manifest(tmp_path)["refused"]] == [
        k for k, s in promised.items() if not s["can_be_given"]
    ]


# --- names, in capitals or not


def test_kinds_and_things_are_known_in_capitals(tmp_path: Path) -> None:
    done = run("paper", BALANGAN, "PK", "--of", "PK-2023", "--format", "html", "--out", tmp_path)
    assert done.code == 0
    assert run("check", BALANGAN, "--for", "LKJIP").code == 0
    assert [*manifest(tmp_path, "manifest-pk.json")["files"]] == ["pk-2023.html"]


def test_an_agreement_means_the_papers_of_all_who_sign_it(tmp_path: Path) -> None:
    done = run(
        "paper",
        BALANGAN,
        "pk",
        "--of",
        "pk-2023-eselon-iii",
        "--format",
        "html",
        "--out",
        tmp_path,
    )
    assert done.code == 0
    files = [*manifest(tmp_path, "manifest-pk.json")["files"]]
    assert len(files) > 1
    assert all(name.startswith("pk-2023-eselon-iii") for name in files)
