"""Kinds of files, told by what stands in them, and what is said of those that cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, row, table
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.reading.files import read_report
from capaian.domain.errors import FileError

_DOCX = make_docx(paragraph("Tabel 1 Pagu") + table(row("No", "Pagu"), row("1", "250")))
_PDF = make_pdf([Sheet().text(60, 200, "Isi."), Sheet().text(60, 200, "Lagi.")])


def test_kind_is_told_by_content(tmp_path: Path) -> None:
    for name, content, words in (
        ("a.txt", _DOCX, "Pagu"),
        ("b.docx", _PDF, "Lagi."),
        ("c.laporan", b"Teks.\n", "Teks."),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        document, file = read_report(path)
        assert any(words in line.text for line in document.lines)
        assert (file.path, file.sha256) == (str(path), hashlib.sha256(content).hexdigest())


def test_pages_lines_and_tables_are_counted() -> None:
    assert read_report(Path("a"), _PDF)[1].pages == 2
    file = read_report(Path("a"), _DOCX)[1]
    assert (file.pages, file.tables) == (0, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_text(encoding: str) -> None:
    document, _ = read_report(Path("a"), "Capaian – 98%\n".encode(encoding))
    assert document.lines[0].text == "Capaian – 98%"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b" \n\n", "kosong"),
        (b"\x00\x01\x02biner", "bukan teks"),
        (b"\x80\x81\x82\x83", "bukan docx, pdf atau teks"),
        (b"a" * 300_000, "bukan teks"),
        (b"{\\rtf1 Isi}", "rtf"),
        (b"\xd0\xcf\x11\xe0 Word lama", "Word lama"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "terkunci sandi"),
        (b"PK\x05\x06" + b"\0" * 18, "arsip zip"),
        (b"PK\x03\x04 rusak", "rusak"),
        (b"%PDF-1.7 rusak", "rusak"),
        (make_pdf([Sheet()]), "tidak memuat teks"),
        (
            make_pdf([Sheet().text(60, 200, "Isi.")], catalog="/OpenAction<</S/JavaScript/JS(x)>>"),
            "JavaScript",
        ),
        (make_docx("<w:p/>"), "tidak memuat teks"),
        (make_docx(paragraph("x"), head="<!DOCTYPE x [<!ENTITY a 'b'>]>"), "entitas"),
    ],
)
def test_what_cannot_be_read_is_told_with_a_remedy(content: bytes, words: str) -> None:
    with pytest.raises(FileError) as caught:
        read_report(Path("laporan"), content)
    assert words in caught.value.message
    assert caught.value.message.startswith("laporan ")
    assert caught.value.exit_code == 11


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="tidak ada"):
        read_report(tmp_path / "tiada.txt")
    with pytest.raises(FileError, match="folder"):
        read_report(tmp_path)


@pytest.mark.parametrize("words", ["Laporan “Kinerja” 5%", "Café Kabupaten ± 2,5%"])
def test_text_of_another_encoding_is_told_how_to_save(words: str) -> None:
    with pytest.raises(FileError, match="simpan ulang dengan penyandian UTF-8"):
        read_report(Path("laporan.txt"), words.encode("cp1252"))
    with pytest.raises(FileError, match="Laporan dibaca dari docx, pdf dengan teks, atau txt"):
        read_report(Path("laporan.txt"), b"\x89PNG\x00\x01" + words.encode("cp1252"))


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html>\n<html><body><p>Laporan</p></body></html>",
        b"\xef\xbb\xbf  <html lang='id'><body>Laporan</body></html>",
        b"<?xml version='1.0'?>\n<!-- dibuat 2024 -->\n<HTML xmlns='x'>Laporan</HTML>",
        b"<meta charset='utf-8'><table><tr><td>Capaian</td></tr></table>",
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html></html>",
    ],
    ids=["doctype", "mark", "xml", "no-frame", "single-file"],
)
def test_pages_of_the_web_are_refused_with_a_remedy(content: bytes) -> None:
    with pytest.raises(FileError) as caught:
        read_report(Path("laporan.html"), content)
    assert "halaman web (html)" in caught.value.message
    assert "simpan sebagai docx, pdf, atau txt" in caught.value.message


@pytest.mark.parametrize("text", ["<table> Tabel 1 </table>", "Laporan <html> kinerja", "Mime: surat"])
def test_texts_with_marks_of_the_web_in_them_are_read(text: str) -> None:
    assert read_report(Path("a.txt"), f"{text}\n".encode())[0].lines


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("laporan.pdf", "pdf"),
        ("Laporan.PDF", "pdf"),
        ("lkj.docx", "docx"),
        ("lkj.xlsx", "xlsx"),
        ("a.b.odt", "odt"),
    ],
)
def test_a_text_by_the_name_of_another_kind_is_refused_with_a_remedy(name: str, kind: str) -> None:
    with pytest.raises(FileError) as caught:
        read_report(Path(name), b"Target 5 Realisasi 6 Capaian 120\n")
    assert caught.value.message.startswith(f"{name} bukan {kind}: isinya teks biasa.")
    assert ".txt" in caught.value.message
    assert caught.value.exit_code == 11


@pytest.mark.parametrize("name", ["laporan.txt", "laporan", "laporan.md", "laporan.csv", "LKj 2024.final"])
def test_a_text_by_a_name_that_promises_nothing_else_is_read(name: str) -> None:
    assert read_report(Path(name), b"Target 5 Realisasi 6\n")[0].lines


@pytest.mark.parametrize(
    ("name", "content"), [("laporan.docx", _PDF), ("laporan.pdf", _DOCX), ("a.txt", _DOCX)]
)
def test_what_a_file_is_counts_more_than_its_name(name: str, content: bytes) -> None:
    assert read_report(Path(name), content)[0].lines


def test_the_office_on_the_cover_is_told_with_the_file() -> None:
    text = "LAPORAN KINERJA\nDINAS PERIKANAN\nKABUPATEN RANTAU JERNIH\n"
    assert read_report(Path("a.txt"), text.encode())[1].office == "DINAS PERIKANAN KABUPATEN RANTAU JERNIH"


def test_a_report_of_more_lines_than_any_has_is_refused_with_a_remedy() -> None:
    lines = b"Loket buka.\n\n" * 100_001
    with pytest.raises(FileError, match=r"a berisi 100001 baris .* paling banyak 100000, .* Pisahkan"):
        read_report(Path("a"), lines)
