"""The page over the audits of a folder: rows, links, order, what was left out."""

from __future__ import annotations

from dataclasses import replace

from tests.paper_text import write_text

from capaian.documents.audit.index import AuditIndex, build_audit_index
from capaian.documents.tree import LineBreak, Link, Table, TextStyle
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level
from capaian.writers.html import write_html

PLACE = ("Tabel 1", "kutipan", "12", "13", "hitungan")


def result(path: str, *levels: Level, stays: bool = False) -> AuditResult:
    findings = [Finding(f"T-{n:03}", AuditRule.SUM, level, n, None, *PLACE) for n, level in enumerate(levels)]
    if stays:
        findings.append(replace(findings[0], id="T-099", root="T-000", stays=True))
    return AuditResult(ReportFile(path, 3, 90, 4, "ab" * 32), {AuditRule.SUM: 1_250}, tuple(findings), None)


WRITTEN = {
    *(
        f"{name}{end}"
        for name in ("a dinas.docx", "z#1.pdf")
        for end in (".temuan.html", ".lembar-hasil-reviu.docx")
    ),
    "z#1.bercatatan.pdf",
}
QUIET = result("laporan/a dinas.docx")
WRONG = result("laporan/z#1.pdf", Level.ERROR, Level.ERROR, Level.NOTE, stays=True)


def table_of(*results: AuditResult) -> Table:
    blocks = build_audit_index(AuditIndex(results, {}, "2024-01-31", WRITTEN)).blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    return table


def texts(table: Table) -> list[list[str]]:
    return [
        ["".join(getattr(part, "text", "") for part in cell.content) for cell in row.cells]
        for row in table.rows
    ]


def test_reports_with_most_errors_stand_first_and_add_up() -> None:
    first, second, total = texts(table_of(QUIET, WRONG))
    assert first[0].startswith("z#1.pdf")
    assert first[1:] == ["2", "–", "1", "1", "1.250", "1.246"]
    assert second[0].startswith("a dinas.docx")
    assert second[1:] == ["–", "–", "–", "–", "1.250", "1.250"]
    assert total == ["Seluruhnya", "2", "–", "1", "1", "2.500", "2.496"]


def test_one_report_needs_no_total() -> None:
    assert len(texts(table_of(WRONG))) == 1


def test_names_of_files_are_links_that_a_browser_finds() -> None:
    (row,) = table_of(WRONG).rows
    links = [part for part in row.cells[0].content if isinstance(part, Link)]
    assert [link.url for link in links] == [
        "./z%231.pdf.temuan.html",
        "./z%231.pdf.lembar-hasil-reviu.docx",
        "./z%231.bercatatan.pdf",
    ]
    page = write_html(build_audit_index(AuditIndex([WRONG], {}, "2024-01-31", WRITTEN))).decode("utf-8")
    assert '<a href="./z%231.pdf.temuan.html"' in page


def test_each_paper_stands_on_a_line_of_its_own_below_the_name() -> None:
    (row,) = table_of(WRONG).rows
    name, *papers = row.cells[0].content
    assert (getattr(name, "text", ""), getattr(name, "style", None)) == ("z#1.pdf", TextStyle.STRONG)
    assert [type(part) for part in papers] == [LineBreak, Link] * 3


def test_what_was_not_audited_is_told_with_its_reason() -> None:
    index = AuditIndex([QUIET, WRONG], {"laporan/rusak.pdf": "Rusak atau terkunci."}, "2024-01-31", WRITTEN)
    text = write_text(build_audit_index(index))
    assert "2 laporan diperiksa, 1 memuat galat; 1 berkas tidak diperiksa." in text
    assert "rusak.pdf: Rusak atau terkunci." in text
    named = {"laporan/rusak.pdf": "laporan/rusak.pdf rusak: simpan ulang."}
    page = write_text(build_audit_index(replace(index, left=named)))
    assert "\nrusak.pdf rusak: simpan ulang." in page, "it is named once, and without its folder"
    alone = write_text(build_audit_index(replace(index, left={})))
    assert "tidak diperiksa" not in alone.lower()


def test_only_what_was_written_is_linked() -> None:
    first, second, _ = table_of(QUIET, WRONG).rows
    words = [
        [part.text for part in row.cells[0].content if isinstance(part, Link)] for row in (first, second)
    ]
    assert words == [["temuan", "lembar hasil reviu", "salinan bercatatan"], ["temuan", "lembar hasil reviu"]]
    bare = build_audit_index(AuditIndex([WRONG], {}, "2024-01-31", ()))
    assert "Link(" not in repr(bare.blocks)


def test_the_foot_of_a_page_of_no_one_office_has_no_gaps() -> None:
    page = write_html(build_audit_index(AuditIndex([WRONG], {}, "2024-01-31", WRITTEN))).decode("utf-8")
    foot = page[page.index('<footer class="foot">') :]
    assert foot.startswith('<footer class="foot"><p>Temuan Semua Laporan.</p>')
