"""The part of the file that keeps its figures: those of every paragraph,
and nothing that Word counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.unit.writers.docx_reader import Docx

from capaian.domain.audit.figure_record import NAMESPACE, FigurePassage, checksum
from capaian.writers.docx.package import figure_record_part
from capaian.writers.docx.props import field, paragraph, root, run

DATA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"


def kept(body: str) -> Sequence[FigurePassage]:
    part = figure_record_part(root("w:document", f"<w:body>{body}</w:body>", "w", "m")).encode()
    read = Docx(b"", {"made": part}).xml("made")
    return [FigurePassage(each.get("k") or "", tuple((each.text or "").split())) for each in read]


def test_a_paragraph_keeps_its_figures_over_all_its_runs() -> None:
    body = paragraph("Penutup", run("Nilai 86,") + run("95 naik −2,58")) + paragraph(
        "Penutup", run("tanpa angka")
    )
    assert kept(body) == [FigurePassage.of("Nilai 86,95 naik −2,58")]


def test_what_is_apart_is_not_one_figure() -> None:
    body = "<w:p><w:r><w:t>12</w:t><w:tab/><w:t>34</w:t><w:br/><w:t>56</w:t></w:r></w:p>"
    assert [each.figures for each in kept(body)] == [("12", "34", "56")]


def test_a_fraction_keeps_what_is_above_and_below() -> None:
    above, below = (f"<m:r><m:t>{text}</m:t></m:r>" for text in ("46.145", "46.146"))
    body = f"<w:p><m:oMath><m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f></m:oMath></w:p>"
    assert [each.figures for each in kept(body)] == [("46.145", "46.146")]


def test_what_word_counts_is_not_kept() -> None:
    body = paragraph("Penutup", run("Tabel ") + field("SEQ Tabel", "7") + run(" Tahun 2023"))
    assert [each.figures for each in kept(body)] == [("2023",)]


def test_the_part_carries_the_checksum_of_what_it_keeps(sample: Docx) -> None:
    part = sample.xml("customXml/item1.xml")
    entries = [
        FigurePassage(each.get("k") or "", tuple((each.text or "").split())) for each in part
    ]
    assert part.get("k") == checksum(entries) != checksum(entries[1:])


def test_the_part_is_linked_and_named_so_that_word_keeps_it(sample: Docx) -> None:
    links = sample.xml("word/_rels/document.xml.rels")
    assert [each.get("Target") for each in links if each.get("Type") == DATA] == [
        "../customXml/item1.xml"
    ]
    properties = sample.xml("customXml/itemProps1.xml")
    assert NAMESPACE in [each.get(each.keys()[0]) for each in properties.iter() if each.keys()]
    types = {
        each.get("PartName"): each.get("ContentType") for each in sample.xml("[Content_Types].xml")
    }
    assert (types["/customXml/itemProps1.xml"] or "").endswith("customXmlProperties+xml")


def test_a_paper_keeps_the_figures_of_its_text(sample: Docx) -> None:
    figures = {
        figure
        for each in sample.xml("customXml/item1.xml")
        for figure in (each.text or "").split()
    }
    assert sample.xml("customXml/item1.xml").tag == f"{{{NAMESPACE}}}angka"
    assert {"94,24", "2023"} <= figures
