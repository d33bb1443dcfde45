"""Which chapter a line of an audited report stands in."""

from __future__ import annotations

import pytest

from capaian.auditor.printed.document import Heading, Line, PrintedDocument
from capaian.auditor.reports import Audited
from capaian.domain.audit import AuditResult
from capaian.domain.audit.finding import ReportFile

NOTHING = AuditResult(ReportFile("laporan.pdf", 3, 20, 0, ""), {}, ())


def chapter(line: int, *headings: Heading) -> str:
    lines = tuple(Line(number, ("isi",)) for number in range(1, 21))
    return Audited(PrintedDocument(lines, headings), NOTHING).chapter(line)


@pytest.mark.parametrize(
    ("number", "told"),
    [("3.1", "Bab III"), ("2.4.1", "Bab II"), ("4.2", "Bab IV"), ("1.10", "Bab I")],
)
def test_a_chapter_filed_by_itself_is_told_by_the_numbers_of_its_sections(number: str, told: str) -> None:
    assert chapter(9, Heading(6, number, "Panen Ikan")) == told
    assert chapter(9, Heading(2, number, "Kapal"), Heading(7, "A", "Sasaran")) == told


def test_the_last_section_above_tells() -> None:
    sections = Heading(3, "2.1", "Rencana"), Heading(10, "3.1", "Hasil")
    assert [chapter(line, *sections) for line in (4, 12)] == ["Bab II", "Bab III"]


def test_a_title_of_a_chapter_comes_first() -> None:
    titled = Heading(5, "III", "AKUNTABILITAS KINERJA", is_chapter=True)
    assert chapter(9, titled, Heading(6, "3.1", "Hasil")) == "Bab III AKUNTABILITAS KINERJA"
    assert chapter(9, Heading(5, "", "PENUTUP", is_chapter=True)) == "PENUTUP"


def test_what_stands_before_the_chapters_of_a_whole_report_is_its_front() -> None:
    titled = Heading(15, "I", "PENDAHULUAN", is_chapter=True)
    assert chapter(9, Heading(6, "3.1", "Ringkasan"), titled) == "Bagian depan"


@pytest.mark.parametrize("number", ["", "A", "3", "19.2", "0.1", "III"])
def test_other_numbers_tell_no_chapter(number: str) -> None:
    assert chapter(9, Heading(6, number, "Kebun")) == "Bagian depan"


def test_before_the_first_section_nothing_is_told() -> None:
    assert chapter(2, Heading(6, "3.1", "Hasil")) == "Bagian depan"


def in_annexes(line: int, *headings: Heading, **titles: str) -> str:
    """Return the chapter of a line of a report with annexes at some lines: `at_12="Lampiran 1 Data"`."""
    at = {int(name.removeprefix("at_")): title for name, title in titles.items()}
    lines = tuple(Line(number, (at.get(number, "isi"),)) for number in range(1, 21))
    return Audited(PrintedDocument(lines, headings), NOTHING).chapter(line)


def test_an_annex_behind_the_last_chapter_is_told_by_its_title() -> None:
    closing = Heading(5, "IV", "Penutup", is_chapter=True)
    told = [
        in_annexes(line, closing, at_10="Lampiran 1 Data Gambar", at_15="LAMPIRAN II FOTO")
        for line in (9, 10, 14, 18)
    ]
    assert told == ["Bab IV Penutup", "Lampiran 1 Data Gambar", "Lampiran 1 Data Gambar", "LAMPIRAN II FOTO"]


def test_a_chapter_behind_an_annex_is_told_by_itself() -> None:
    headings = (
        Heading(3, "IV", "Penutup", is_chapter=True),
        Heading(12, "", "DAFTAR PUSTAKA", is_chapter=True),
    )
    assert in_annexes(14, *headings, at_8="Lampiran 1 Data") == "DAFTAR PUSTAKA"


def test_an_annex_named_before_the_last_chapter_is_none() -> None:
    assert (
        in_annexes(9, Heading(12, "III", "Hasil", is_chapter=True), at_4="Lampiran 1 Data") == "Bagian depan"
    )
