"""Pages are shared out evenly among processes, and each run of signs keeps a size of its own."""

from __future__ import annotations

import io
from unittest.mock import patch

import pikepdf
import pypdfium2
import pytest
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.reading import pdf
from capaian.auditor.reading.pdf import PROCESSES, _parts, read_pdf
from capaian.auditor.reading.pdf_worker import read_page


@pytest.mark.parametrize("count", [1, 8, 9, 10, 39, 102, 108, 109, 1000, 1500])
def test_parts_hold_every_page_once_and_are_of_one_size(count: int) -> None:
    parts = [*_parts(8, count)]
    assert [page for first, last in parts for page in range(first, last)] == [*range(8, count)]
    sizes = [last - first for first, last in parts]
    assert not sizes or (max(sizes) - min(sizes) <= 1 and max(sizes) <= 50)
    assert count < 8 + PROCESSES or len(parts) % PROCESSES == 0


@pytest.mark.parametrize("most", [1, 3, 50])
def test_lines_come_in_the_order_of_pages_whatever_the_parts(most: int) -> None:
    words = [f"Layanan ke-{number} berjalan lancar di kantor." for number in range(1, 16)]
    content = make_pdf([Sheet().text(60, 200, text) for text in words])
    with patch.object(pdf, "_MOST_PAGES_FOR_PART", most):
        read = read_pdf(content)
    assert [(line.page, line.text) for line in read.lines if line.text] == [*enumerate(words, start=1)]


class _Flood(Sheet):
    def content(self) -> bytes:
        """Return drawing commands for far more words than a page can hold."""
        words = b"BT /F 10 Tf 60 600 Td (Kata yang sangat banyak jumlahnya) Tj ET\n"
        return super().content() + words * 600_000


def _packed(content: bytes) -> bytes:
    """Return a pdf that is small as a file."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as opened:
        opened.save(out, compress_streams=True)
    return out.getvalue()


def test_a_page_flooded_with_words_is_given_up_within_little_memory() -> None:
    sound = Sheet().text(60, 200, "Layanan berjalan lancar di kantor.")
    content = _packed(make_pdf([sound, _Flood()]))
    read = read_pdf(content)
    assert len(content) < 1_000_000
    assert (read.flaw, read.failed) == ("too_much", 2)


@pytest.mark.parametrize(("size", "megabytes"), [(0, 400), (400_000, 400), (30_000_000, 460)])
def test_a_child_process_has_memory_for_its_file_and_one_page(size: int, megabytes: int) -> None:
    content = b"%" * size
    with patch.object(pdf, "ask_child", return_value=b'{"count": 0}\n') as asked:
        [*pdf._said(content, 0, 8)]
    assert asked.call_args.args[4] == str(megabytes)


class _TwoSizes(Sheet):
    def content(self) -> bytes:
        """Return the drawing commands, the first words twice as large."""
        return super().content().replace(b"/F 10 Tf", b"/F 20 Tf", 1)


@pytest.mark.parametrize("rotation", [0, 90])
def test_words_of_another_size_are_as_high_as_their_own_line(rotation: int) -> None:
    sheet = _TwoSizes(rotation=rotation).text(60, 150, "realisasi", "86,95", "capaian", pitch=40)
    said = read_page(pypdfium2.PdfDocument(make_pdf([sheet]))[0], 1)
    heights = {word[4]: word[3] - word[1] for word in said["words"]}  # type: ignore[attr-defined]
    assert heights["realisasi"] == pytest.approx(2 * heights["86,95"], rel=0.1)
    assert heights["capaian"] == pytest.approx(heights["86,95"], rel=0.01)
