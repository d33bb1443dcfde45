"""Chapters, sections and annexes that sentences refer to are there, where the report has any."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

THINGS = ("layar", "kemudi", "jangkar", "sauh", "tali", "suar", "awak")
FILL = "\n\n".join(f"Kalimat tentang {thing} di laut." for thing in THINGS)
CHAPTERS = f"""BAB I PENDAHULUAN

1.1 Latar Belakang

{FILL}

BAB II PERENCANAAN KINERJA

2.1 Rencana Pelayaran

{FILL}

BAB III AKUNTABILITAS KINERJA

3.1 Capaian Kinerja

{FILL}

3.2 Realisasi Anggaran

{{}}

{FILL}

3.3 Efisiensi Pelayaran

{FILL}

BAB IV PENUTUP

Demikian laporan ini dibuat.
"""
ANNEXES = f"""
LAMPIRAN I DATA KAPAL

{FILL}

LAMPIRAN II DATA AWAK

{FILL}

LAMPIRAN III FOTO PELABUHAN

{FILL}
"""
REPORT = CHAPTERS + ANNEXES


def missing(sentence: str, report: str = REPORT) -> list[tuple[str, str]]:
    found = told(report.format(sentence), AuditRule.NUMBERING)
    return [(printed, computed) for _, printed, computed in found]


@pytest.mark.parametrize(
    ("sentence", "printed", "expected"),
    [
        ("Rincian muatan kapal dapat dilihat pada Lampiran 4.", "Lampiran 4", "lampiran yang ada"),
        ("Foto dermaga dimuat dalam Lampiran V.", "Lampiran V", "lampiran yang ada"),
        ("Penghematan solar diuraikan pada Bagian 3.4.", "Bagian 3.4", "bagian yang ada"),
        ("Hal itu dijelaskan dalam subbab 3.7 tentang solar.", "subbab 3.7", "bagian yang ada"),
        ("Sebagaimana diuraikan di sub bab 3.5, awak bertambah.", "sub bab 3.5", "bagian yang ada"),
        ("Simpulan lengkapnya ada pada Bab V.", "Bab V", "bab yang ada"),
        ("Saran dimuat dalam bab 6 secara lengkap.", "bab 6", "bab yang ada"),
    ],
)
def test_a_place_behind_the_last_of_its_kind_is_told(sentence: str, printed: str, expected: str) -> None:
    assert missing(sentence) == [(printed, expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rincian muatan kapal dapat dilihat pada Lampiran 3 dan Lampiran I.",
        "Hal itu dijelaskan pada Bagian 3.1, dalam subbab 3.3, dan di Bab IV.",
        "Bentuknya menurut Lampiran 7 Peraturan Menteri tentang pelaporan.",
        "Ceklis mengikuti PermenPANRB 53/2014 dalam Lampiran VI.",
        "Kebijakannya diuraikan pada Bab VIII Renstra dinas.",
        "Dalam Perda tentang pelayaran, hal itu diatur di Bab XII.",
        "Pelabuhan di bagian 5 kilometer dari muara tetap dibuka.",
        "Uraian pada bagian 3.4.1 belum ditulis.",
        "Kapal bersandar pada Lampiran-lampiran dermaga.",
        "Dalam Laporan Kinerja Dinas Tahun 2030 hal itu dimuat pada Bab V.",
    ],
    ids=[
        "annexes there",
        "sections there",
        "annex of a law",
        "law",
        "another plan",
        "local law",
        "way",
        "no sections",
        "word",
        "last year's report",
    ],
)
def test_what_is_there_or_of_another_paper_is_not(sentence: str) -> None:
    assert missing(sentence) == []


def test_a_report_without_such_places_says_nothing_of_them() -> None:
    assert missing("Rincian muatan dapat dilihat pada Lampiran 4.", CHAPTERS) == []
    plain = f"{FILL}\n\n{{}}\n\n{FILL}\n"
    for place in ("Bab V", "Bagian 3.4", "Lampiran 4"):
        assert missing(f"Target kinerja diuraikan pada {place}.", plain) == []


def test_places_of_which_one_was_not_read_say_nothing() -> None:
    holed = REPORT.replace("LAMPIRAN II DATA AWAK", "DATA AWAK")
    assert missing("Rincian muatan dapat dilihat pada Lampiran 4.", holed) == []


def test_a_title_that_was_not_read_as_one_is_still_there() -> None:
    loose = f"{REPORT}\nlampiran 4: daftar hadir para awak, pukul 07.30 sampai selesai, tidak lengkap;\n"
    assert missing("Rincian muatan dapat dilihat pada Lampiran 4.", loose) == []
    listed = f"{REPORT}\nDaftar | Isi\n3.4 | Penghematan solar\n"
    assert missing("Penghematan solar diuraikan pada Bagian 3.4.", listed) == []
