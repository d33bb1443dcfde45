"""Titles of annexes are told from sentences about annexes, lists of them, and what stands before the end."""

from __future__ import annotations

import pytest

from capaian.auditor.printed.annexes import find_annexes
from capaian.auditor.printed.document import ContentsEntry, Heading, Line, PrintedDocument

CHAPTER = Heading(2, "IV", "Penutup", is_chapter=True)


def annexes(*texts: str | tuple[str, ...], contents: tuple[ContentsEntry, ...] = ()) -> list[str]:
    """Return the titles found below the last chapter, which stands in line 2."""
    every = ("Lampiran 9 Sebelum Bab", "BAB IV PENUTUP", *texts)
    lines = [Line(n, (t,) if isinstance(t, str) else t) for n, t in enumerate(every, start=1)]
    document = PrintedDocument(tuple(lines), (CHAPTER,), contents=contents)
    return [title for _, title in find_annexes(document)]


@pytest.mark.parametrize(
    "title",
    [
        "Lampiran 3 Data Gambar",
        "LAMPIRAN I PERJANJIAN KINERJA TAHUN 2024 (SEMULA DAN PERUBAHAN)",
        "LAMPIRAN: RENCANA AKSI",
        "Lampiran 2. Tindak Lanjut Rekomendasi Evaluasi",
        "Lampiran A",
        "Lampiran 4 - Foto Kegiatan",
        "LAMPIRAN-LAMPIRAN",
        "LAMPIRAN",
        "Lampiran B.1 Daftar Aset",
    ],
)
def test_a_title_of_an_annex(title: str) -> None:
    assert annexes("Isi penutup.", title, "Isi lampiran.") == [title]
    assert annexes(f"  {title} :") == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Lampiran 3 memuat data setiap gambar.",
        "Lampiran dalam laporan ini dapat diunduh",
        "Lampiran 1, 2 dan 3 menjelaskan rinciannya",
        "Dalam Lampiran 2 Kerja Sama",
        "Daftar Lampiran",
        "Lampirannya tiga",
        "Lampiran 12 " + "Rincian " * 30,
    ],
)
def test_what_only_names_an_annex(text: str) -> None:
    assert annexes(text) == []


def test_rows_and_lines_of_contents_are_no_titles() -> None:
    assert annexes(("Lampiran 1", "Data")) == []
    assert annexes("Lampiran 1 Data", contents=(ContentsEntry(3, None, "", "Lampiran 1 Data", "9"),)) == []


def test_annexes_stand_in_their_order_with_their_lines() -> None:
    lines = [
        Line(n, (text,)) for n, text in enumerate(("Lampiran 1 Data", "Isi", "Lampiran 2 Foto"), start=1)
    ]
    assert find_annexes(PrintedDocument(tuple(lines))) == [(1, "Lampiran 1 Data"), (3, "Lampiran 2 Foto")]
