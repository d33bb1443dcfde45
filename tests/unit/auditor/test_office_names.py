"""The office that a report is of, on covers of several kinds; nothing where the cover does not name it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.audit import audit
from capaian.auditor.office_names import name_office
from capaian.auditor.reading.files import read_report


def office(*lines: str) -> str:
    return name_office(read("\n".join(lines)).document)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (
            ("LAPORAN KINERJA", "TAHUN 2024", "DINAS PERIKANAN", "KABUPATEN RANTAU JERNIH", "Februari 2025"),
            "DINAS PERIKANAN KABUPATEN RANTAU JERNIH",
        ),
        (
            ("PEMERINTAH KOTA TIRTASARI", "DINAS LINGKUNGAN HIDUP", "", "LAPORAN KINERJA", "TAHUN 2023"),
            "DINAS LINGKUNGAN HIDUP KOTA TIRTASARI",
        ),
        (
            ("Laporan Kinerja", "Badan Perencanaan Pembangunan Daerah Kabupaten Muara Lintang", "Tahun 2022"),
            "Badan Perencanaan Pembangunan Daerah Kabupaten Muara Lintang",
        ),
        (
            ("LKIP 2016", "DINAS KESEHATAN", "PEMERINTAH PROVINSI KERTALAYA", "KERTAMULIA, FEBRUARI 2017"),
            "DINAS KESEHATAN PROVINSI KERTALAYA",
        ),
        (
            ("Pemerintah Daerah Kabupaten Teluk Perak", "Inspektorat", "Laporan Kinerja"),
            "Inspektorat Kabupaten Teluk Perak",
        ),
        (
            ("Kecamatan Air Jernih", "Kota Labuh Intan", "Laporan Kinerja Instansi Pemerintah"),
            "Kecamatan Air Jernih Kota Labuh Intan",
        ),
        (
            ("LAPORAN KINERJA BADAN KEPEGAWAIAN DAERAH KABUPATEN MUARA LINTANG TAHUN 2023", "BAB I"),
            "BADAN KEPEGAWAIAN DAERAH KABUPATEN MUARA LINTANG",
        ),
        (
            ("DINAS PEKERJAAN UMUM", "KABUPATEN RANTAU JERNIH TAHUN ANGGARAN 2024", "BAB I"),
            "DINAS PEKERJAAN UMUM KABUPATEN RANTAU JERNIH",
        ),
        (
            ("Laporan Kinerja", "Dinas Perikanan Kota Labuh Intan Tahun Anggaran", "2023"),
            "Dinas Perikanan Kota Labuh Intan",
        ),
        (
            ("LKjIP 2021 \u2013 Dinas Pertanian dan Pangan Kota Labuh Intan", "Bab 1"),
            "Dinas Pertanian dan Pangan Kota Labuh Intan",
        ),
        (
            ("Laporan Kinerja Instansi Pemerintah (LKIP) 2025", "Inspektorat Provinsi Kertalaya"),
            "Inspektorat Provinsi Kertalaya",
        ),
    ],
)
def test_the_office_stands_on_the_cover_with_its_place(lines: tuple[str, ...], name: str) -> None:
    assert office(*lines) == name


@pytest.mark.parametrize(
    "lines",
    [
        ("LAPORAN KINERJA", "TAHUN 2024"),
        ("LAPORAN KINERJA", "DINAS PERIKANAN", "TAHUN 2024"),
        ("Dinas Perikanan menyusun laporan ini. Laporan memuat capaian.", "Kabupaten Rantau Jernih"),
        ("Dinas ini melayani 12 desa", "Kabupaten Rantau Jernih"),
        ("Kabupaten Rantau Jernih", "Resep rendang"),
        ("Dinas Perikanan | Kabupaten Rantau Jernih", "1 | 2"),
        (
            *tuple(
                f"Halaman pembuka ke {place} tanpa nama"
                for place in "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop"
            ),
            "Dinas Perikanan Kabupaten Rantau Jernih",
        ),
    ],
)
def test_what_the_cover_does_not_name_is_not_guessed(lines: tuple[str, ...]) -> None:
    assert office(*lines) == ""


def chapter(*sentences: str) -> str:
    """Return a chapter without a cover."""
    return "BAB III AKUNTABILITAS KINERJA\n\n" + "\n\n".join(
        f"{each} diukur setiap tahun." for each in sentences
    )


HARBOUR = "Kinerja Dinas Pelabuhan dan Suar Kabupaten Muara Karang"
SCHOOL = "Sasaran Badan Perpustakaan, Arsip, dan Naskah Kota Lubuk Batu"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (chapter(*[HARBOUR] * 3), "Dinas Pelabuhan dan Suar Kabupaten Muara Karang"),
        (chapter(*[f"{HARBOUR} Tahun 2044"] * 3), "Dinas Pelabuhan dan Suar Kabupaten Muara Karang"),
        (chapter(*[SCHOOL] * 4, HARBOUR), "Badan Perpustakaan, Arsip, dan Naskah Kota Lubuk Batu"),
        (chapter(*[SCHOOL] * 2), ""),  # too few to tell
        (chapter(*[SCHOOL] * 4, *[HARBOUR] * 3), ""),  # two offices
        (chapter(*["Kinerja dinas"] * 5), ""),
    ],
)
def test_a_chapter_is_of_the_office_that_its_text_names(text: str, office: str) -> None:
    document, file = read_report(Path("bab3.txt"), text.encode())
    assert file.office == office
    assert audit(document, file).document.office == office


@pytest.mark.parametrize(("year", "told"), [("2044", 2044), ("", None)])
def test_an_audit_tells_the_year_that_a_report_is_of(year: str, told: int | None) -> None:
    title = f"LAPORAN KINERJA TAHUN {year}\n\n" if year else "LAPORAN KINERJA\n\n"
    document, file = read_report(Path("laporan.txt"), (title + chapter(HARBOUR)).encode())
    assert (file.year, audit(document, file).document.year) == (None, told)
