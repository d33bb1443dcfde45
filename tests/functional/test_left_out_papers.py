"""Agreements and outputs that are missing: what is not made is named, all else is given."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.dossiers import khayal
from tests.functional.cli_cast import edit, run

REASON = "keputusan Direktur Jenderal yang mendasarinya belum dinyatakan."


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The invented office, whose agreement with the centre names no decree."""
    folder = shutil.copytree(khayal.FOLDER, tmp_path / "khayal")
    edit(folder / "agreements.yaml", "    document: kep-dirjen\n", "")
    return folder


def test_the_manifest_tells_them(dossier: Path, tmp_path: Path) -> None:
    done = run("paper", dossier, "pk", "--out", tmp_path / "hasil", "--format", "html")
    assert done.code == 0
    assert "Tidak dapat dibuat: pk-dirjen. Rinciannya:" in done.err
    (manifest,) = (tmp_path / "hasil").glob("*.json")
    refused = json.loads(manifest.read_text(encoding="utf-8"))["refused"]
    assert [reason.endswith(REASON) for reason in refused["pk-dirjen"]] == [True]
    assert len(refused) == 1


def test_where_it_is_the_only_one_its_reason_is_the_error(dossier: Path) -> None:
    path = dossier / "agreements.yaml"
    text = path.read_text(encoding="utf-8")
    head, _, _ = text.partition("  - id: ")
    path.write_text(head + text[text.index("  - id: pk-dirjen") :], encoding="utf-8")
    done = run("check", dossier, "--for", "pk", "--json")
    errors = [issue for issue in json.loads(done.out)["issues"] if issue["level"] == "error"]
    assert done.code == 10
    assert [(issue["code"], issue["message"].endswith(REASON)) for issue in errors] == [
        ("paper_left_out", True)
    ]


# --- outputs -------------------------------------------------------------------------------------------


def test_without_outputs_papers_that_need_none_are_given(tmp_path: Path) -> None:
    folder = shutil.copytree(khayal.FOLDER, tmp_path / "khayal")
    (folder / "outputs.csv").unlink()
    done = run("check", folder, "--for", "semua", "--json")
    papers = {paper["kind"]: paper for paper in json.loads(done.out)["papers"]}
    assert all(papers[kind]["can_be_given"] for kind in ("pk", "pohon-kinerja", "lembar-individu", "renstra"))
    needing = ("evaluasi-renja", "pengukuran-triwulan")
    assert {papers[kind]["missing"][0]["place"]["file"] for kind in needing} == {"outputs.csv"}
