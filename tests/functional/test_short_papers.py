"""Papers that lack something: what is not made is named, words fit the data."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.dossiers import khayal
from tests.functional.cli_cast import edit, run
from tests.paper_text import write_text

from capaian.documents.build import build_document, build_editions
from capaian.documents.narrative.fields import words_of
from capaian.documents.tree import (
    Document,
    Edition,
    Heading,
    HeadingKind,
    Signature,
    SignatureRow,
    TraceList,
)
from capaian.domain.narrative import FactorKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.writers.page_flow import opens_part

TRACED = (
    "rencana-aksi",
    "pengukuran-triwulan",
    "evaluasi-renja",
    "pencapaian-renstra",
    "renstra",
    "renja",
)
SOLUTION = "Membuka loket layanan di Hilir."
PROPOSAL = "usulan: tidak ada sumber yang menyatakan hubungan itu."


def made(kind: str, **changes: object) -> Document:
    """A paper of the invented office with other facts."""
    paper = khayal.source().open(kind)
    year: OfficeYear = replace(paper.office_year, **changes)
    return build_document(replace(paper, office_year=year))


@pytest.mark.parametrize("kind", TRACED)
def test_a_form_that_is_signed_has_no_traces_on_paper(kind: str) -> None:
    printed, whole = build_editions(khayal.source().open(kind), Edition.AUDIT)
    kinds = {type(block) for block in printed.blocks}
    assert TraceList not in kinds and TraceList in {type(block) for block in whole.blocks}
    assert not any(getattr(block, "mark", None) for block in printed.blocks)
    assert printed.foot.endswith(f"Versi data {printed.meta.version}")


def test_a_layout_of_an_office_that_knows_no_editions_has_both() -> None:
    """Its headings say nothing of editions: what is made under them does."""
    paper = replace(khayal.source().open("lkjip"), name="lkjip")
    reader, audit = (build_editions(paper, edition).printed for edition in Edition)
    only = {b.title for b in audit.blocks if isinstance(b, Heading)} - {
        b.title for b in reader.blocks if isinstance(b, Heading) and b.level == 1
    }
    assert {"Batas data", "Kebijakan penghitungan", "Jejak angka"} <= only
    assert not any(
        isinstance(block, TraceList) or getattr(block, "mark", None) for block in reader.blocks
    )
    assert [paper.name_in(edition) for edition in Edition] == ["lkjip", "lkjip-audit"]
    form = replace(khayal.source().open("rencana-aksi"), name="rencana-aksi")
    assert {form.name_in(edition) for edition in Edition} == {"rencana-aksi"}


@pytest.mark.parametrize("kind", TRACED)
def test_traces_are_a_part_of_their_own_behind_the_signature(kind: str) -> None:
    blocks = khayal.paper(kind).blocks
    start = next(
        n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.id == "jejak"
    )
    heading = blocks[start]
    assert isinstance(heading, Heading)
    assert heading.kind is HeadingKind.FRONT
    assert opens_part(blocks, start)
    assert not any(isinstance(block, Signature | SignatureRow) for block in blocks[start:])
    assert isinstance(blocks[-1], TraceList)


def test_e81_names_the_solutions_among_what_is_to_follow() -> None:
    known = khayal.source().open("evaluasi-renja").office_year.factors
    plan = next(
        factor
        for factor in known
        if factor.kind is FactorKind.PLAN and str(factor.period) == "2024"
    )
    solution = replace(plan, kind=FactorKind.SOLUTION, text=SOLUTION)
    text = write_text(made("evaluasi-renja", factors=(*known, solution)))
    assert SOLUTION in text.split("Tindak lanjut yang diperlukan dalam Renja berikutnya")[1]


def test_e81_without_factors_has_no_empty_heading() -> None:
    headings = [
        b.title for b in made("evaluasi-renja", factors=()).blocks if isinstance(b, Heading)
    ]
    assert headings[1:] == ["Jejak angka"]


def test_e81_names_the_planning_agency_as_the_office_calls_it() -> None:
    office = replace(
        khayal.source().open("evaluasi-renja").office_year.office, planning_agency="Bapperida"
    )
    (row,) = [
        b for b in made("evaluasi-renja", office=office).blocks if isinstance(b, SignatureRow)
    ]
    assert row.signatures[1].post == "Kepala Bapperida Kabupaten Khayal,"


@pytest.mark.parametrize("has_proposals", [True, False])
def test_the_tree_explains_proposals_only_where_there_are_any(has_proposals: bool) -> None:
    known = khayal.source().open("pohon-kinerja").office_year.cascade
    links = tuple(replace(link, proposed=link.proposed and has_proposals) for link in known)
    notes = khayal.table(made("pohon-kinerja", cascade=links), "turunan").notes
    assert [words_of(note) for note in notes] == ([PROPOSAL] if has_proposals else [])


@pytest.mark.parametrize(
    ("when", "caption", "head"),
    [
        (None, "Target dan realisasi kinerja Tahun 2024", "Setahun"),
        (
            "2024-Q2",
            "Target dan realisasi kinerja sampai Triwulan II Tahun 2024",
            "s.d. Triwulan II Tahun 2024",
        ),
    ],
)
def test_the_quarterly_form_of_a_whole_year_speaks_of_the_year(
    when: str | None, caption: str, head: str
) -> None:
    paper = khayal.source().open(
        "pengukuran-triwulan", None if when is None else Period.parse(when)
    )
    table = khayal.table(build_document(paper), "kinerja")
    assert words_of(table.caption) == caption
    assert head in {cell.text for row in table.head for cell in row}


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


# --- outputs


def test_without_outputs_papers_that_need_none_are_given(tmp_path: Path) -> None:
    folder = shutil.copytree(khayal.FOLDER, tmp_path / "khayal")
    (folder / "outputs.csv").unlink()
    done = run("check", folder, "--for", "semua", "--json")
    papers = {paper["kind"]: paper for paper in json.loads(done.out)["papers"]}
    assert all(
        papers[kind]["can_be_given"]
        for kind in ("pk", "pohon-kinerja", "lembar-individu", "renstra")
    )
    assert papers["evaluasi-renja"]["missing"][0]["place"]["file"] == "outputs.csv"
