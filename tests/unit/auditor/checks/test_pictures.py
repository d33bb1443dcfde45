"""Descriptions of charts are held against the tables that the charts were drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, row, table

from capaian.auditor.audit import audit
from capaian.auditor.checks.pictures import check_pictures
from capaian.auditor.claims.statement import Statement
from capaian.auditor.reading.docx import read_docx
from capaian.auditor.reading.files import read_report
from capaian.auditor.understanding.report import UnderstoodReport, understand
from capaian.domain.issue import Level

DRAWN = (
    '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:inline><wp:docPr id="1" name="Grafik" descr="{}"/></wp:inline></w:drawing></w:r>'
)
HARVEST = (("Hulu", "1.240", "96,41"), ("Tengah", "1.175", "88,02"), ("Hilir", "1.390", "91,57"))
HARVEST_WORDS = "Grafik batang. Hulu 1.240, 96,41; Tengah 1.175, 88,02; Hilir 1.390, 91,57."
VISITS = (("2021", "18.450", "+3,06"), ("2022", "19.015", "\u22120,76"), ("2023", "20.340", "+6,97"))
VISITS_WORDS = (
    "Kunjungan perpustakaan menurut tahun: 2021 18.450; 2022 19.015; 2023 20.340. Perubahan 3,06, 0,76, 6,97."
)
CASES = ((HARVEST, HARVEST_WORDS), (VISITS, VISITS_WORDS))


def chart(words: str, caption: str = "Gambar 3.1 Hasil menurut wilayah") -> str:
    """Return a picture with its description, and the caption below it."""
    return f"<w:p>{DRAWN.format(words)}</w:p>{paragraph(caption)}"


def report_of(words: str, rows: Sequence[tuple[str, ...]] = HARVEST, more: str = "") -> UnderstoodReport:
    body = paragraph("Laporan Kinerja 2023") + chart(words) + paragraph("Tabel 3.1 Hasil menurut wilayah")
    body += table(row("Wilayah", "Hasil", "Capaian"), *(row(*each) for each in rows)) + more
    return understand(read_report(Path("laporan.docx"), make_docx(body))[0])


def told(report: UnderstoodReport) -> list[tuple[str, str]]:
    return [(each.printed, each.expected) for each in check_pictures(report) if not each.holds]


@pytest.mark.parametrize(("rows", "words"), CASES)
def test_a_description_with_the_figures_of_its_table_holds(
    rows: Sequence[tuple[str, ...]], words: str
) -> None:
    report = report_of(words, rows)
    (claim,) = check_pictures(report)
    assert isinstance(claim, Statement) and claim.holds
    assert claim.place == "Teks alternatif Gambar 3.1"


@pytest.mark.parametrize(
    ("rows", "words", "right", "wrong"),
    [
        (HARVEST, HARVEST_WORDS, "96,41", "94,41"),
        (HARVEST, HARVEST_WORDS, "1.175", "1.157"),
        (HARVEST, HARVEST_WORDS, "88,02", "88,20"),
        (VISITS, VISITS_WORDS, "18.450", "13.450"),
        (VISITS, VISITS_WORDS, "19.015", "19.051"),
        (VISITS, VISITS_WORDS, "6,97", "9,67"),
    ],
)
def test_a_figure_one_slip_from_that_of_the_table_is_told(
    rows: Sequence[tuple[str, ...]], words: str, right: str, wrong: str
) -> None:
    assert told(report_of(words.replace(right, wrong), rows)) == [(wrong, right)]


def test_the_finding_stands_at_the_caption_and_says_what_the_table_has() -> None:
    report = report_of(HARVEST_WORDS.replace("91,57", "91,75"))
    (claim,) = check_pictures(report)
    assert report.document.line(claim.line).text == "Gambar 3.1 Hasil menurut wilayah"
    assert (claim.level, claim.place) == (Level.WARNING, "Teks alternatif Gambar 3.1")
    assert "91,75 tidak tercetak di mana pun" in claim.why and "mencetak 91,57" in claim.why
    assert report.document.line(claim.lines[0]).cells[0] == "Hilir"


@pytest.mark.parametrize(
    "words",
    [
        "Foto bersama 12 peserta.",
        "Grafik batang. Hulu 1.241; Tengah 1.176; Hilir 1.391.",
        "Bagan. Tahun 2019 45,50; 2020 46,70; 2021 47,80; 2022 48,90; 2023 49,10.",
        "Grafik batang. Hulu 1.240, 96,41; Tengah 1.175, 88,02; Hilir 1.390, 77,33.",
        "Grafik batang. Hulu 1.240, 96,41; Tengah 1.175, 88,02; Hilir 1.390, 9.157.",
        "Grafik batang. Hulu 1.240, 96,41; Tengah 1.175, 88,02; Hilir 1.390, 97,51.",
        "Grafik. Hulu 1.240, 95,41; Tengah 1.176, 88,02; Hilir 1.391, 91,58.",
        "",
    ],
)
def test_what_no_table_proves_is_left_alone(words: str) -> None:
    assert told(report_of(words)) == []


def test_a_figure_that_stands_elsewhere_in_the_report_is_no_slip() -> None:
    words = HARVEST_WORDS.replace("91,57", "91,75")
    assert told(report_of(words, more=paragraph("Target wilayah Hilir adalah 91,75 persen."))) == []


def test_of_several_figures_that_may_be_meant_none_is_told() -> None:
    rows = (*HARVEST, ("Muara", "1.555", "91,05"))
    assert told(report_of(HARVEST_WORDS.replace("91,57", "91,55"), rows)) == []
    assert told(report_of(HARVEST_WORDS.replace("91,57", "91,55"))) == [("91,55", "91,57")]


def test_pictures_are_read_with_the_line_below_them_once_each() -> None:
    box = f"<w:pict><w:txbxContent><w:p>{DRAWN.format('dalam kotak')}</w:p></w:txbxContent></w:pict>"
    body = chart("di atas") + f"<w:p><w:r>{box}</w:r></w:p>" + table(row("Foto", "Nama"), row("1", "Peta"))
    body += paragraph("Akhir")
    read = read_docx(make_docx(body))
    assert [words for _, words in read.pictures] == ["di atas", "dalam kotak"]
    assert all(1 <= line <= len(read.lines) + 1 for line, _ in read.pictures)


def test_a_picture_below_everything_is_told_at_the_last_line() -> None:
    body = paragraph("Laporan Kinerja 2023") + table(
        row("Wilayah", "Hasil", "Capaian"), *(row(*e) for e in HARVEST)
    )
    body += paragraph("Sekian") + f"<w:p>{DRAWN.format(HARVEST_WORDS.replace('1.390', '1.930'))}</w:p>"
    document, file = read_report(Path("laporan.docx"), make_docx(body))
    (finding,) = audit(document, file).findings
    assert (finding.printed, finding.computed, finding.quote) == ("1.930", "1.390", "Sekian")
    assert finding.where == "Teks alternatif gambar"


def test_a_very_long_description_is_cut() -> None:
    read = read_docx(make_docx(chart("Hulu 12, " * 2_000)))
    assert [len(words) for _, words in read.pictures] == [4_000]
