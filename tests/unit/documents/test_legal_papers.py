"""Papers of law: what each must say, what it leaves out, and what it is refused without."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.unit.documents import legal_cast as legal
from tests.unit.documents import town

from capaian.documents.availability import split_paper
from capaian.documents.build import build_document
from capaian.documents.layout.reader import read_layout
from capaian.documents.tree import Signature, SignatureRow
from capaian.domain.errors import InputError
from capaian.domain.narrative import LegalDocument
from capaian.domain.office_year import OfficeYear

KINDS = ("keputusan-iku", "keputusan-iki", "pk", "lembar-individu", "laporan-semester")


def files(kind: str, year: OfficeYear | None = None) -> list[str]:
    return [paper.name for paper in split_paper(legal.paper(kind, year=year))]


def refusal(kind: str, year: OfficeYear) -> list[tuple[str, str]]:
    """File and first words of everything that is missing."""
    with pytest.raises(InputError) as error:
        split_paper(legal.paper(kind, year=year))
    assert all(issue.code == "part_required" for issue in error.value.issues)
    assert all(issue.remedy for issue in error.value.issues)
    return [(issue.place.file, issue.message) for issue in error.value.issues]


@pytest.mark.parametrize("kind", KINDS)
def test_no_layout_names_an_office(kind: str) -> None:
    layout = read_layout(kind=kind)
    assert not any(
        name in layout.model_dump_json() for name in ("Balangan", "Belitung", "Probolinggo")
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("keputusan-iku", ["keputusan-iku-sk-iku"]),
        ("keputusan-iki", ["keputusan-iki-sk-iki"]),
        ("pk", ["pk-2023", "pk-2023-perubahan", "pk-iii-kabid", "pk-dirjen"]),
        ("lembar-individu", [f"lembar-individu-lembar-{n}" for n in range(1, 5)]),
        ("laporan-semester", ["laporan-semester"]),
    ],
)
def test_one_paper_for_each_thing(kind: str, expected: list[str]) -> None:
    assert files(kind) == expected


# --- decrees


def signature(document_id: str, **changes: object) -> Signature:
    decree = legal.decree(document_id, "iku", annexes=legal.ANNEXES, **changes)
    year = legal.decreed(documents=(legal.law("uu-1"), legal.law("pp-2"), decree))
    blocks = legal.document("keputusan-iku", document_id, year=year).blocks
    return next(block for block in blocks if isinstance(block, Signature))


@pytest.mark.parametrize(
    ("date", "line"),
    [
        ("2023-07-14", "pada tanggal 14 Juli 2023"),
        ("2023-07", "pada tanggal Juli 2023"),
        ("", "pada tanggal .............................."),
    ],
)
def test_place_and_date_stand_on_a_line_each_and_nothing_is_invented(date: str, line: str) -> None:
    assert signature("sk", date=date).place_and_date == f"Ditetapkan di Kota Contoh\n{line}"


def test_a_decree_without_attentions_has_no_such_line() -> None:
    decree = legal.decree(annexes=legal.ANNEXES, attentions=())
    year = legal.decreed(documents=(legal.law("uu-1"), legal.law("pp-2"), decree))
    assert "Memperhatikan" not in legal.text("keputusan-iku", "sk-iku", year=year)
    assert "Memperhatikan" in legal.text("keputusan-iku", "sk-iku")


def _spoilt(**changes: object) -> tuple[LegalDocument, ...]:
    return (legal.law("uu-1"), legal.decree("sk-iku", "iku", **changes))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": ""}, "nomor"),
        ({"about": ""}, "Pokok keputusan"),
        ({"signatory": None}, "Penanda tangan"),
        ({"considerations": ()}, "pertimbangan"),
        ({"legal_bases": ()}, "dasar hukum"),
        ({"articles": ()}, "diktum"),
    ],
)
def test_a_decree_is_refused_without_what_makes_it_one(
    changes: dict[str, object], words: str
) -> None:
    found = refusal("keputusan-iku", legal.decreed(documents=_spoilt(**changes)))
    assert [(file, words in message) for file, message in found] == [("documents.yaml", True)]


def test_all_that_a_decree_lacks_is_reported_at_once() -> None:
    year = make.office_year(indicators=())
    found = refusal(
        "keputusan-iku", replace(year, agreements=(), nodes=(), history=(), outputs=())
    )
    assert [file for file, _ in found] == ["documents.yaml"] * 7 + ["plan.yaml"] * 2


def test_key_indicators_without_definitions_make_no_decree() -> None:
    found = refusal(
        "keputusan-iku", legal.decreed(indicators=make.office_year().indicators, agreements=())
    )
    assert [file for file, _ in found] == ["plan.yaml"]


def test_a_decree_on_posts_needs_sheets_or_responsible_posts() -> None:
    year = legal.decreed(sheets=())
    assert files("keputusan-iki", year) == ["keputusan-iki-sk-iki"]
    nobody = tuple(replace(i, owner=None) for i in year.indicators)
    found = refusal("keputusan-iki", replace(year, indicators=nobody))
    assert [file for file, _ in found] == ["sheets.yaml"]


# --- agreements


def test_a_note_says_why_budgets_are_missing() -> None:
    year = legal.decreed(inputs=make.office_year().inputs)
    note = "anggaran menurut program pada saat perjanjian ini ditandatangani tidak tersedia"
    assert note in legal.text("pk", "pk-2023", year=year)
    assert note not in legal.text("pk", "pk-2023-perubahan", year=year)


def test_an_agreement_is_refused_without_any() -> None:
    year = legal.decreed(agreements=())
    assert [file for file, _ in refusal("pk", year)] == ["agreements.yaml"]


def test_a_half_filled_dossier_still_gives_the_agreements_it_can() -> None:
    year = legal.decreed()
    bare = replace(year.agreements[-1], document=None)
    assert files("pk", replace(year, agreements=(year.agreements[0], bare))) == ["pk-2023"]


# --- sheets and the report


def test_a_sheet_shows_how_its_components_were_computed_and_what_is_proposed() -> None:
    year = legal.decreed()
    proposed = tuple(replace(i, formula_proposed=i.code == "iku-2") for i in year.indicators)
    text = legal.text("lembar-individu", "lembar-1", year=replace(year, indicators=proposed))
    assert "Perhitungan cakupan yang menyusun indikator, tahun 2023:" in text
    assert "Naskah asal tidak memuat rumus untuk Indikator iku-2;" in text
    plain = legal.text("lembar-individu", "lembar-3")
    assert "Perhitungan cakupan" not in plain
    assert "Naskah asal" not in plain


def test_a_semester_report_names_what_is_still_open() -> None:
    year = legal.decreed()
    half = replace(year, outputs=year.outputs[:-1])
    text = legal.text("laporan-semester", year=half, as_of=legal.SEMESTER)
    assert "Realisasi belum diketahui untuk [satu] butir: a. Indikator pusat-3a." in text
    assert "belum diketahui" not in legal.text("laporan-semester", as_of=legal.SEMESTER)


def test_the_semester_report_needs_results_of_that_semester() -> None:
    year = legal.decreed()
    silent = replace(year, outputs=make.office_year().outputs)
    assert refusal("laporan-semester", silent) == [
        (
            "outputs.csv",
            (
                "Tidak ada satu pun realisasi semester ini untuk butir laporan kepada "
                "Direktorat Jenderal."
            ),
        )
    ]


def test_the_semester_report_needs_targets() -> None:
    found = refusal("laporan-semester", legal.decreed(agreements=()))
    assert [file for file, _ in found] == ["agreements.yaml", "outputs.csv"]


def test_another_kind_of_office_has_papers_from_the_same_layouts() -> None:
    paper = replace(town.town_paper(), kind="pk")
    papers = split_paper(paper)
    assert [one.name for one in papers] == ["pk-pk"]
    row = next(
        block for block in build_document(papers[0]).blocks if isinstance(block, SignatureRow)
    )
    assert [one.post for one in row.signatures] == ["Bupati", "Kepala Dinas"]
