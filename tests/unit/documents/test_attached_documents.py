"""Files that an office gives to be printed: right, or refused with place and remedy,
all at once.
"""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from tests.unit.documents import cast

from capaian.documents.availability import check_paper
from capaian.documents.blocks.pictures import MAX_FILE_PAGES, MAX_PAGES
from capaian.documents.build import build_document
from capaian.documents.layout import Layout
from capaian.documents.paper import Paper
from capaian.documents.tree import (
    Cover,
    Heading,
    Letterhead,
    Paragraph,
    Picture,
    SignatureRow,
    words_of,
)
from capaian.domain.errors import InputError
from capaian.domain.narrative import Evidence
from capaian.domain.office_year import OfficeYear

ATTACHED = """
  - {block: cover, title: Laporan}
  - block: each
    items: documents where is_attached = ya
    optional: true
    blocks:
      - {block: pictures, place: "{{ item.id }}", title: "{{ item.title }}", whole: true}
"""
PNG, PDF = "image/png", "application/pdf"
INVENTED_NUMBER = "6399 0241 0185 0001"


def pdf(pages: int, text: str = "Laporan", **saving: object) -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            page = made.add_blank_page(page_size=(595, 842))
            font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
            font.BaseFont = pikepdf.Name.Helvetica
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.Contents = made.make_stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode())
        made.save(target, **saving)
    return target.getvalue()


def file_of(name: str, proves: str, media_type: str) -> Evidence:
    return replace(cast.evidence(name, proves), media_type=media_type, caption="", date="")


def paper(files: dict[str, bytes], *evidence: Evidence, layout: Layout | None = None) -> Paper:
    documents = tuple(cast.document(name, "attachment") for name in ("bmn", "zi", "lain"))
    year = cast.rich(documents=documents, evidence=evidence)
    return cast.paper(year, layout or cast.layout(ATTACHED), files=files)


def captions(made: Paper) -> list[str]:
    return [
        words_of(block.caption)
        for block in build_document(made).blocks
        if isinstance(block, Picture)
    ]


def test_every_page_of_a_document_is_a_page_under_its_title() -> None:
    evidence = (file_of("a.pdf", "bmn", PDF), file_of("b.png", "zi", PNG))
    made = paper({"a.pdf": pdf(2), "b.png": b"x"}, *evidence)
    first = "Peraturan bmn, halaman 1 dari 2"
    assert captions(made) == [first, "Peraturan bmn, halaman 2 dari 2", "Peraturan zi"]
    pictures = [block for block in build_document(made).blocks if isinstance(block, Picture)]
    assert all(picture.fills_page and not picture.label for picture in pictures)
    assert len({picture.id for picture in pictures}) == len(pictures)


@pytest.mark.parametrize(
    ("pages", "printed"),
    [((MAX_FILE_PAGES,), MAX_FILE_PAGES), ((MAX_FILE_PAGES + 1,), 0), ((30, 30, 1), MAX_PAGES)],
)
def test_a_long_document_is_named_and_not_printed(pages: tuple[int, ...], printed: int) -> None:
    evidence = [file_of(f"{n}.pdf", ("bmn", "zi", "lain")[n], PDF) for n in range(len(pages))]
    made = paper({f"{n}.pdf": pdf(count) for n, count in enumerate(pages)}, *evidence)
    assert len(captions(made)) == printed
    warned = [issue for issue in check_paper(made) if issue.code == "attachment_long"]
    named = [words_of(b.content) for b in build_document(made).blocks if isinstance(b, Paragraph)]
    assert len(warned) == len(named) == (sum(pages) > printed)
    assert all(issue.place.file == "evidence.yaml" and issue.remedy for issue in warned)


def test_a_page_that_names_a_person_by_number_is_not_printed() -> None:
    made = paper({"a.pdf": pdf(1, INVENTED_NUMBER)}, file_of("a.pdf", "bmn", PDF))
    assert captions(made) == []
    (warned,) = (issue for issue in check_paper(made) if issue.code == "attachment_personal")
    assert "halaman 1" in warned.message
    assert INVENTED_NUMBER not in warned.message


def test_all_files_that_cannot_be_printed_are_refused_at_once() -> None:
    locked = pdf(1, encryption=pikepdf.Encryption(owner="a", user="b"))
    files = {
        "kunci.pdf": locked,
        "kosong.pdf": pdf(0),
        "rusak.pdf": pdf(1)[:200],
        "surat.docx": b"PK",
    }
    evidence = [file_of(name, "bmn", PDF if name.endswith("pdf") else "") for name in files]
    made = paper(
        {**files, "lambang.pdf": pdf(1)}, *evidence, file_of("lambang.pdf", "lambang", PDF)
    )
    with pytest.raises(InputError) as refused:
        build_document(made)
    assert {issue.value: issue.code for issue in refused.value.issues} == {
        "lambang.pdf": "attachment_emblem",
        "kunci.pdf": "attachment_locked",
        "kosong.pdf": "attachment_broken",
        "rusak.pdf": "attachment_broken",
        "surat.docx": "attachment_kind",
    }
    assert all(
        issue.remedy and issue.place.file == "evidence.yaml" for issue in refused.value.issues
    )


def test_a_cover_has_the_emblem_and_no_hash() -> None:
    made = paper({"lambang.png": b"x"}, file_of("lambang.png", "lambang", PNG))
    (cover,) = (block for block in build_document(made).blocks if isinstance(block, Cover))
    assert cover.emblem is not None
    assert cover.facts == ()


def test_an_agreement_in_an_annex_is_the_paper_itself_without_its_letterhead() -> None:
    year: OfficeYear = cast.rich()
    head = "  - {block: heading, id: lampiran, kind: annex, title: Perjanjian}\n"
    block = (
        "  - {block: paper, kind: pk, items: undertakings where kind = office and "
        "is_complete = ya}"
    )
    blocks = build_document(cast.paper(year, cast.layout(head + block))).blocks
    headings = [block for block in blocks if isinstance(block, Heading)]
    assert [heading.level for heading in headings][:1] == [1]
    assert {heading.level for heading in headings[1:]} == {2}
    assert sum(isinstance(block, SignatureRow) for block in blocks) == len(headings) - 1
    assert not any(isinstance(block, Letterhead) for block in blocks)
