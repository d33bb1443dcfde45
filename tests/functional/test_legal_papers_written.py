"""Papers of law as files: each says the same in Word, pdf and on screen; same data, same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from tests.unit.documents import legal_cast as legal
from tests.unit.writers.docx_reader import take_apart
from tests.unit.writers.html_reader import parse, text_of
from tests.unit.writers.pdf_reader import Paper as PdfPaper

from capaian.documents.tree import Document
from capaian.domain.period import Period
from capaian.writers.docx import write_docx
from capaian.writers.html import write_html
from capaian.writers.pdf import write_pdf

READERS: Mapping[str, Callable[[Document], str]] = {
    "docx": lambda document: take_apart(write_docx(document)).text,
    "pdf": lambda document: PdfPaper(write_pdf(document)).text,
    "html": lambda document: text_of(parse(write_html(document))),
}

SAYS: list[tuple[str, str, Period | None, list[str]]] = [
    (
        "keputusan-iku",
        "sk-iku",
        None,
        [
            "PEMERINTAH KABUPATEN CONTOH",
            "Jalan Contoh 1",
            "NOMOR: 050/1/2023",
            "Menimbang",
            "bahwa ukuran diperlukan;",
            "Peraturan uu-1 (Lembaran Negara Nomor 1);",
            "MEMUTUSKAN:",
            "KEDUA",
            "Ditetapkan di Kota Contoh",
            "pada tanggal Juli 2023",
            "LAMPIRAN II",
            "Indikator ik-3 & Indikator ik-5",
        ],
    ),
    (
        "keputusan-iki",
        "sk-iki",
        None,
        [
            "Plt. KEPALA DINAS",
            "JABATAN",
            "Kepala Bidang Data",
            "Seksi Data",
            "Memiliki",
            "Wajib",
            "× 100%",
            "c. melapor;",
        ],
    ),
    (
        "pk",
        "pk-2023-perubahan",
        None,
        [
            "PERJANJIAN KINERJA PERUBAHAN TAHUN 2023",
            "pihak pertama",
            "Pihak Kedua,",
            "Pekerjaan II",
            "1.000",
            "Perjanjian ini mengubah",
        ],
    ),
    (
        "pk",
        "pk-dirjen",
        None,
        ["KEMENTERIAN DALAM NEGERI", "Kegiatan, meliputi:", "a. Indikator pusat-2", "3 (tiga) mitra"],
    ),
    (
        "lembar-individu",
        "lembar-2",
        None,
        ["INDIKATOR KINERJA INDIVIDU", "TUGAS", "Ik Empat", "90,00", "Mengetahui,"],
    ),
    (
        "laporan-semester",
        "",
        legal.SEMESTER,
        [
            "LAPORAN KINERJA SEMESTER II TAHUN 2023",
            "2 (dua) mitra",
            "a. Indikator pusat-3a",
            "Terlampir",
        ],
    ),
]


def flat(text: str) -> str:
    """A text with every run of white space as one blank."""
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " "))


@pytest.mark.parametrize("form", sorted(READERS))
@pytest.mark.parametrize(
    ("kind", "subject", "as_of", "words"),
    SAYS,
    ids=[f"{kind} {subject}".strip() for kind, subject, *_ in SAYS],
)
def test_every_format_says_what_the_paper_says(
    form: str, kind: str, subject: str, as_of: Period | None, words: list[str]
) -> None:
    text = flat(READERS[form](legal.document(kind, subject, as_of=as_of)))
    assert [line for line in words if line not in text] == []


@pytest.mark.parametrize("write", [write_docx, write_pdf, write_html])
def test_the_same_paper_has_the_same_bytes(write: Callable[[Document], bytes]) -> None:
    first, second = (legal.document("keputusan-iku", "sk-iku") for _ in range(2))
    assert write(first) == write(second)


def test_annexes_of_a_decree_lie_on_landscape_pages_with_their_signature() -> None:
    sizes = PdfPaper(write_pdf(legal.document("keputusan-iku", "sk-iku"))).sizes()
    assert sizes[0] == (210, 297)
    assert sizes[-2:] == [(297, 210), (297, 210)]


def test_an_individual_sheet_lies_on_landscape_pages() -> None:
    sizes = PdfPaper(write_pdf(legal.document("lembar-individu", "lembar-2"))).sizes()
    assert set(sizes) == {(297, 210)}


def test_no_signature_of_a_decree_is_alone() -> None:
    pages = PdfPaper(write_pdf(legal.document("keputusan-iku", "sk-iku"))).pages
    signed = next(page for page in pages if "Ditetapkan di" in page)
    assert "KEDUA" in signed
