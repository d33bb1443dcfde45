"""Word files made to fill memory or time end with a word, and never the program that reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, row, table

from capaian.auditor.reading import files, word
from capaian.auditor.reading.docx import read_docx
from capaian.auditor.reading.files import read_report
from capaian.domain.errors import FileError

_FILE = Path("laporan.docx")
_RUN = "<w:r><w:t>Isi. </w:t></w:r>"


def _chain(count: int) -> bytes:
    """Return a file whose notes name each other, one by one."""
    named = '<w:p><w:r><w:t>Isi</w:t><w:footnoteReference w:id="{}"/></w:r></w:p>'
    notes = "".join(f'<w:footnote w:id="{n}">{named.format(n + 1)}</w:footnote>' for n in range(count))
    return make_docx(named.format(0), {"footnotes": notes})


def test_what_the_child_reads_arrives_with_its_cells() -> None:
    content = make_docx(paragraph("Laporan Kinerja") + table(row("Loket", "12"), row("Arsip", "7")))
    report, file = read_report(_FILE, content)
    assert [line.cells for line in report.lines if line.text] == [
        ("Laporan Kinerja",),
        ("Loket", "12"),
        ("Arsip", "7"),
    ]
    assert file.lines == len(report.lines)


def test_notes_that_name_each_other_without_an_end() -> None:
    with pytest.raises(FileError, match="terlalu banyak waktu atau memori"):
        read_report(_FILE, _chain(5_000))
    report, _ = read_report(_FILE, _chain(20))
    assert sum(line.text == "Isi" for line in report.lines) == 21


@pytest.mark.parametrize(("limit", "value"), [("_SECONDS_OF_DOCX", 0.3), ("_MEGABYTES_OF_DOCX", 90)])
def test_time_and_memory_have_an_end(limit: str, value: float, monkeypatch: pytest.MonkeyPatch) -> None:
    content = make_docx("".join(paragraph("Loket layanan melayani warga.") for _ in range(60_000)))
    monkeypatch.setattr(files, limit, value)
    with pytest.raises(FileError, match=r"laporan\.docx jauh di atas ukuran laporan mana pun"):
        read_report(_FILE, content)


def test_a_paragraph_without_an_end_is_no_text_of_a_report() -> None:
    with pytest.raises(FileError, match="jauh di atas ukuran laporan"):
        read_report(_FILE, make_docx(f"<w:p>{_RUN * 50_000}</w:p>"))
    report, _ = read_report(_FILE, make_docx(f"<w:p>{_RUN * 500}</w:p>"))
    assert any(len(line.text) > 2_000 for line in report.lines)


def test_a_part_of_too_many_tags_is_never_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    content = make_docx("<w:p/>" * 500)
    assert read_docx(content).flaw == ""
    monkeypatch.setattr(word, "_MOST_TAGS", 400)
    monkeypatch.setattr(word, "_parse", lambda content: pytest.fail(f"{len(content)} bytes parsed"))
    monkeypatch.setattr(word.WordFile, "_find_main", lambda _: "word/document.xml")
    assert read_docx(content).flaw == "too_much"


def test_a_part_that_is_too_large_is_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    content = make_docx("<w:p/>" * 500)
    monkeypatch.setattr(word, "_MOST_BYTES", 2_000)
    monkeypatch.setattr(word.WordFile, "_find_main", lambda _: "word/document.xml")
    monkeypatch.setattr(word.zipfile.ZipFile, "open", lambda *_: pytest.fail("unpacked"))
    assert read_docx(content).flaw == "too_much"
