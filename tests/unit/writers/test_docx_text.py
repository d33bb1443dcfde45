"""Words arrive literally, whatever they hold; addresses lead only where they may."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.every_case import every_case
from tests.unit.writers.docx_reader import docx_of, relationship_targets, select, values, words
from tests.unit.writers.sample import text_paragraph
from tests.unit.writers.sample_figures import small_png

from capaian.documents import tree
from capaian.documents.tree import ItemList as Items
from capaian.domain.identifiers import TraceId
from capaian.writers.docx.inlines import outer_target
from capaian.writers.docx.props import balanced_width, escape, width_of
from capaian.writers.theme import DISPLAY_SEMIBOLD

HOSTILE = (
    "a < b & c > d",
    "]]> <!-- --> <?x?>",
    "&amp; &#x41; &lt;",
    "{{ iku-2.achievement }} {% x %}",
    "#set page() $x$ *b* _i_ `c`",
    "tanda \"ganda\" dan 'tunggal'",
    "\u202eterbalik\u202c",
    "مرحبا בעולם",
    "👩🏽\u200d💻 🇮🇩",
    "e\u0301 é ﷽",
    "kata" * 200,
    "  dua  spasi  ",
    "</w:t></w:r></w:p>",
    "%1 %n \\* MERGEFORMAT",
)


@every_case("text", HOSTILE)
def test_a_paragraph_keeps_its_words(text: str) -> None:
    paper = docx_of(tree.Paragraph((tree.Text(text),)))
    opened = python_docx.Document(io.BytesIO(paper.content))
    assert [one.text for one in opened.paragraphs] == [text]


@every_case("text", HOSTILE)
def test_every_other_place_keeps_them_too(text: str) -> None:
    table = tree.Table(
        "t",
        "Tabel 1",
        (tree.Text(text),),
        (tree.Column(),),
        ((tree.HeadCell(text, text),),),
        (tree.Row((tree.Cell((tree.Text(text),)),)),),
    )
    blocks = (
        tree.Heading("h", 1, text, tree.HeadingKind.CHAPTER, "I"),
        table,
        Items((tree.ListItem((tree.Text(text),)),)),
        tree.Callout(tree.CalloutKind.METHOD, text, (tree.Text(text),)),
        tree.Signature(text, text, text, text),
        tree.TraceList(
            (
                tree.TraceEntry(
                    "e",
                    text,
                    text,
                    (tree.TraceStep(TraceId("t"), 0, text, text, text, text, text),),
                ),
            )
        ),
        tree.Picture("p", "Gambar 1", (tree.Text(text),), small_png(6, 4), "image/png", text),
    )
    paper = docx_of(*blocks)
    assert paper.text.count(text.strip()) >= 16
    assert values(paper.body, "//wp:docPr/@descr") == [text]
    heads = [name for name in paper.parts if name.startswith("word/header")]
    assert any(text.strip() in words(paper.xml(name)) for name in heads)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x07c", "abc"),
        ("a\x1bb\ufffe\uffff", "ab"),
        ("a\ud800b", "ab"),
        ("a\tb\nc\rd", "a b c d"),
        ("", ""),
    ],
)
def test_what_xml_cannot_hold_is_dropped_and_layout_signs_become_blanks(
    text: str, expected: str
) -> None:
    assert escape(text) == expected
    paper = docx_of(tree.Paragraph((tree.Text(text), tree.Text("."))))
    assert paper.texts("BodyText") == [f"{expected}."]


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_makes_a_readable_file(text: str) -> None:
    paper = docx_of(tree.Paragraph((tree.Text("|"), tree.Text(text), tree.Text("|"))))
    assert readable(paper.texts("BodyText")[0]) == f"|{readable(text)}|"


def readable(text: str) -> str:
    """What a reader sees of a text, blanks aside."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())


def test_blanks_at_the_ends_of_runs_survive() -> None:
    paper = docx_of(tree.Paragraph((tree.Text("a "), tree.Text(" b", tree.TextStyle.STRONG))))
    spaces = paper.find("//w:t")
    assert [one.text for one in spaces] == ["a ", " b"]
    assert {one.get("{http://www.w3.org/XML/1998/namespace}space") for one in spaces} == {
        "preserve"
    }


@pytest.mark.parametrize(
    ("part", "path"),
    [
        (tree.Text("a", tree.TextStyle.STRONG), "w:r/w:rPr/w:b"),
        (tree.Text("a", tree.TextStyle.EMPHASIS), "w:r/w:rPr/w:i"),
        (tree.Text("a", tree.TextStyle.NOTE), "w:r/w:rPr/w:color[@w:val='5A6873']"),
        (tree.Number("a", TraceId("t"), style=tree.TextStyle.STRONG), "w:r/w:rPr/w:b"),
        (tree.Number("a", None, "tidak tersedia"), "w:r/w:rPr/w:color[@w:val='5A6873']"),
        (tree.Glyph("●", "Sangat Tinggi", 1), "w:r/w:rPr/w:rStyle[@w:val='Pita1']"),
        (tree.Glyph("↗", "naik"), "w:r/w:rPr/w:rStyle[@w:val='Tanda']"),
        (tree.LineBreak(), "w:r/w:br"),
        (
            tree.Link("a", "https://example.go.id"),
            "w:hyperlink/w:r/w:rPr/w:rStyle[@w:val='Hyperlink']",
        ),
    ],
)
def test_look_of_each_inline(
    part: tree.Text | tree.Number | tree.Glyph | tree.LineBreak | tree.Link, path: str
) -> None:
    assert select(docx_of(tree.Paragraph((part,))).paragraphs("BodyText")[0], path)


# --- addresses


@every_case(
    ("url", "expected"),
    [
        ("https://example.go.id/a?b=1&c=2#d", "https://example.go.id/a?b=1&c=2#d"),
        ("http://example.go.id/dua kata", "http://example.go.id/dua%20kata"),
        ("https://example.go.id/é", "https://example.go.id/%C3%A9"),
        ("https://example.go.id/%20", "https://example.go.id/%20"),
        ("mailto:dinas@example.go.id", "mailto:dinas@example.go.id"),
        ("https://example.go.id/<x>", "https://example.go.id/%3Cx%3E"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("\\\\server\\folder", None),
        ("https://[", None),
        ("https:", None),
        ("", None),
        ("halaman 3", None),
    ],
)
def test_addresses_that_may_be_followed(url: str, expected: str | None) -> None:
    assert outer_target(url) == expected


def test_a_refused_address_leaves_its_words() -> None:
    paper = docx_of(tree.Paragraph((tree.Link("klik", "javascript:alert(1)"),)))
    assert paper.texts("BodyText") == ["klik"]
    assert not paper.find("//w:hyperlink")
    assert b"javascript" not in b"".join(paper.parts.values())


def test_links_out_are_external_relationships_and_shared() -> None:
    link = tree.Link("satu", "https://example.go.id/?a=1&b=2")
    paper = docx_of(tree.Paragraph((link, tree.Text(" "), link)))
    rels = set(values(paper.body, "//w:hyperlink/@r:id"))
    assert len(rels) == 1
    target = relationship_targets(paper, "word/document.xml")[rels.pop()]
    assert target == ("https://example.go.id/?a=1&b=2", "External")


# --- balanced titles


def lines_of(title: str, room: float) -> list[str]:
    """Lines as a program fills them."""
    lines: list[str] = []
    for word in title.split():
        wider = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(wider, DISPLAY_SEMIBOLD, 33) <= room:
            lines[-1] = wider
        else:
            lines.append(word)
    return lines


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Laporan Kinerja Instansi Pemerintah", ["Laporan Kinerja", "Instansi Pemerintah"]),
        ("Rencana Aksi", ["Rencana Aksi"]),
        ("Laporan", ["Laporan"]),
    ],
)
def test_titles_break_into_even_lines(title: str, expected: list[str]) -> None:
    room = balanced_width(title, DISPLAY_SEMIBOLD, 33, 354)
    assert room <= 354
    assert lines_of(title, room) == expected


def test_an_abbreviation_keeps_its_hyphen_on_the_line_and_is_read_as_it_was() -> None:
    paper = docx_of(text_paragraph("Perekaman KTP-el anak-anak"))
    assert len(paper.find("//w:noBreakHyphen")) == 1
    opened = python_docx.Document(io.BytesIO(paper.content))
    assert [one.text for one in opened.paragraphs if one.text] == ["Perekaman KTP-el anak-anak"]
