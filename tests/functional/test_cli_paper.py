"""`capaian paper`: any kind of paper, or all that can be given; complete or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.cli_cast import BALANGAN, copy_balangan, run
from tests.paper_text import write_text

from capaian.documents.tree import Document
from capaian.domain.errors import WriterError
from capaian.rulebook.layouts import layout_kinds
from capaian.writers import paper_files

Writers = dict[str, Callable[[Document], bytes]]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Writers:
    """Writers that write the words of a paper; a test may put in others."""
    writers: Writers = {
        name: lambda document, name=name: f"{name}\n{write_text(document)}".encode()
        for name in paper_files.FORMATS
    }
    monkeypatch.setattr(paper_files, "_writers", lambda _: writers)
    return writers


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_balangan(tmp_path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def manifest_of(folder: Path, name: str = "manifest.json") -> dict[str, object]:
    made: dict[str, object] = json.loads((folder / name).read_text(encoding="utf-8"))
    return made


def must_match(folder: Path, manifest: dict[str, object]) -> None:
    files = manifest["files"]
    assert isinstance(files, dict)
    assert files == {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in files}


# --- one kind


def test_the_report_is_the_paper_lkjip(quick: Writers, tmp_path: Path) -> None:
    one, other = tmp_path / "satu", tmp_path / "dua"
    assert run("report", BALANGAN, "--out", one).code == 0
    assert run("paper", BALANGAN, "lkjip", "--out", other).code == 0
    assert names(one) == names(other) == ["lkjip.docx", "lkjip.html", "lkjip.pdf", "manifest.json"]
    assert all((one / n).read_bytes() == (other / n).read_bytes() for n in names(one))


def test_a_paper_for_each_thing_has_its_name(quick: Writers, tmp_path: Path) -> None:
    done = run("paper", BALANGAN, "pk", "--out", tmp_path, "--format", "html")
    assert done.code == 0, done.err
    made = [name for name in names(tmp_path) if name.endswith(".html")]
    assert "pk-2023.html" in made
    assert "pk-2023-perubahan.html" in made
    texts = {(tmp_path / name).read_bytes() for name in made}
    assert len(texts) == len(made) > 2
    manifest = manifest_of(tmp_path, "manifest-pk.json")
    must_match(tmp_path, manifest)
    assert sorted(manifest["files"]) == made


# --- an office's own form


def own_form(dossier: Path, text: str, kind: str = "pk") -> None:
    (dossier / "layouts").mkdir(exist_ok=True)
    (dossier / "layouts" / f"{kind}.yaml").write_text(text, encoding="utf-8")


def test_an_office_may_have_its_own_form_of_a_paper(
    quick: Writers, dossier: Path, tmp_path: Path
) -> None:
    own_form(
        dossier,
        "id: renstra\ntitle: T\nshort_title: T\nblocks:\n  - {block: text, content: Khusus.}\n",
        "renstra",
    )
    assert run("check", dossier, "--for", "renstra").code == 0
    assert run("paper", dossier, "renstra", "--out", tmp_path / "out").code == 0
    assert b"Khusus." in (tmp_path / "out" / "renstra.html").read_bytes()


# --- all papers


def test_all_papers_that_can_be_given_are_written(quick: Writers, tmp_path: Path) -> None:
    done = run("paper", BALANGAN, "semua", "--out", tmp_path)
    assert done.code == 0, done.err
    manifest = manifest_of(tmp_path)
    must_match(tmp_path, manifest)
    assert sorted(names(tmp_path)) == sorted([*manifest["files"], "manifest.json"])
    papers, refused = manifest["papers"], manifest["refused"]
    assert isinstance(papers, dict)
    assert isinstance(refused, dict)
    assert {"lkjip", "keputusan-iku-2023", "pk-2023", "renstra"} <= papers.keys()
    assert all(reasons for reasons in refused.values())
    kinds = {kind for kind in layout_kinds() if any(name.startswith(kind) for name in papers)}
    assert kinds | refused.keys() == {*layout_kinds()}
    assert f"Tidak dapat dibuat: {', '.join(refused)}." in done.err
    assert done.out.count("\n") == len(names(tmp_path))


FAULTY = """id: pk
title: T
short_title: T
each: agreements
blocks:
  - {block: text, content: "{{ ofice.name }}"}
"""


def test_one_faulty_form_does_not_keep_back_the_others(
    quick: Writers, dossier: Path, tmp_path: Path
) -> None:
    own_form(dossier, FAULTY)
    own_form(dossier, "extends: renstr\n", "renstra")
    done = run("paper", dossier, "semua", "--out", tmp_path / "out")
    assert done.code == 0, done.err
    refused = manifest_of(tmp_path / "out")["refused"]
    assert isinstance(refused, dict)
    assert {"pk-2023", "renstra", "lkjip"} <= refused.keys(), (
        "the report has the agreement as an annex"
    )
    assert "keputusan-iku-2023.pdf" in names(tmp_path / "out")


def refuse_reports(document: Document) -> bytes:
    if document.meta.title.startswith("Laporan Kinerja Instansi"):
        raise WriterError("Fon tidak memuat tanda itu.")
    return b"new"


def test_a_paper_that_a_writer_refuses_does_not_keep_back_the_others(
    quick: Writers, tmp_path: Path
) -> None:
    quick["pdf"] = refuse_reports
    done = run("paper", BALANGAN, "semua", "--out", tmp_path / "semua")
    assert done.code == 0, done.err
    assert {"lkjip.docx", "lkjip.html"} <= {*names(tmp_path / "semua")}
    assert "lkjip.pdf" not in names(tmp_path / "semua")
    manifest = manifest_of(tmp_path / "semua")
    assert isinstance(manifest["refused"], dict)
    assert manifest["refused"]["lkjip.pdf"] == ["Fon tidak memuat tanda itu."]
    (tmp_path / "satu").mkdir()
    (tmp_path / "satu" / "lkjip.pdf").write_bytes(b"of other figures")
    alone = run("paper", BALANGAN, "lkjip", "--out", tmp_path / "satu")
    assert (alone.code, alone.err.splitlines()[-1]) == (10, "Fon tidak memuat tanda itu.")
    assert names(tmp_path / "satu") == ["lkjip.docx", "lkjip.html", "manifest.json"]
    only = run("paper", BALANGAN, "lkjip", "--format", "pdf", "--out", tmp_path / "nihil")
    assert (only.code, only.err) == (10, "Fon tidak memuat tanda itu.\n")
    assert not (tmp_path / "nihil").exists()


# --- which papers can be given


def test_the_overview_names_every_kind_and_what_it_lacks() -> None:
    done = run("check", BALANGAN, "--for", "semua")
    assert (done.code, done.err) == (0, "")
    rows = {line.split("  ")[0]: line for line in done.out.splitlines() if line[:1].islower()}
    assert {*layout_kinds()} <= rows.keys()
    assert "ya" in rows["lkjip"]
    assert "\n\nkeputusan-iki\n  ▼ documents.yaml: " in done.out
    assert done.out.rstrip().endswith(f"dari {len(layout_kinds())} jenis naskah.")


def test_the_overview_as_json() -> None:
    content = json.loads(run("check", BALANGAN, "--for", "semua", "--json").out)
    assert content["schema"] == "capaian/papers/1"
    papers = {paper["kind"]: paper for paper in content["papers"]}
    assert [*papers] == [*layout_kinds()]
    assert papers["lkjip"] == {
        "kind": "lkjip",
        "title": "Laporan Kinerja Instansi Pemerintah",
        "can_be_given": True,
        "count": 1,
        "missing": [],
        "periods": [],
        "left_out": [],
    }
    assert papers["pk"]["count"] > 1
    lacking = papers["keputusan-iki"]
    assert (lacking["can_be_given"], lacking["count"]) == (False, 0)
    assert all(issue["remedy"] and issue["place"]["file"] for issue in lacking["missing"])
