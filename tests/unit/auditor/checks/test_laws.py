"""Numbers and years of laws that a report cites more than once."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

BASES = """
Dasar hukum penyusunan laporan ini:

1. Undang-Undang Nomor 41 Tahun 1998 tentang Pelayaran Rakyat yang Tertib dan Aman;
2. Peraturan Pemerintah Nomor 17 Tahun 2030 tentang Tata Cara Pendaftaran Kapal Nelayan;
"""


def years(text: str) -> list[tuple[int, str]]:
    return [(line, computed) for line, _, computed in told(BASES + text, AuditRule.YEAR)]


def numbers(text: str) -> list[str]:
    return [computed for _, _, computed in told(BASES + text, AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("UU No. 41 Tahun 2008 tentang Pelayaran Rakyat yang Tertib dan Aman", "Nomor 41 Tahun 1998"),
        (
            "Undang-undang (UU) Nomor 41 Tahun 2009 tentang Pelayaran Rakyat yang Tertib",
            "Nomor 41 Tahun 1998",
        ),
        ("PP No 17 Tahun 2003 tentang Tata Cara Pendaftaran Kapal Nelayan", "Nomor 17 Tahun 2030"),
        ("UU No. 41 Tahun 1998 tentang Pelayaran Rakyat yang Tertib dan Aman", ""),
        ("UU No. 41 Tahun 2008 tentang Kepelabuhanan Umum Nasional", ""),
        ("Peraturan Daerah Nomor 41 Tahun 2008 tentang Pelayaran Rakyat yang Tertib dan Aman", ""),
        ("UU No. 41 Tahun 2008", ""),
    ],
)
def test_one_law_has_the_year_that_the_list_of_bases_gives_it(citation: str, expected: str) -> None:
    found = [computed for _, computed in years(f"\nHal ini sejalan dengan {citation}.\n")]
    assert found == ([expected] if expected else [])


def test_short_citations_of_a_wrong_year_follow_from_it() -> None:
    found = told(
        f"{BASES}\nMenurut UU Nomor 41 Tahun 2008 tentang Pelayaran Rakyat yang Tertib dan Aman, kapal"
        " didaftar.\n\n"
        "Dalam UU Nomor 41 Tahun 2008 tersebut disebut asasnya.\n",
        AuditRule.YEAR,
    )
    assert [(line, computed) for line, _, computed in found] == [(6, "Nomor 41 Tahun 1998")]


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (
            "Peraturan Pemerintah Nomor 71 Tahun 2030 tentang Tata Cara Pendaftaran Kapal Nelayan",
            ["Nomor 17 Tahun 2030"],
        ),
        ("PP Nomor 71 Tahun 2030 tentang Tata Cara Pendaftaran Kapal Nelayan Asing", []),
    ],
)
def test_one_law_has_one_number(citation: str, expected: list[str]) -> None:
    assert numbers(f"\nLaporan ini mengacu pada {citation}.\n") == expected


@pytest.mark.parametrize(
    "title",
    [
        "Anggaran Pendapatan dan Belanja Daerah",
        "Rencana Kerja Pemerintah Daerah Kabupaten",
        "Perubahan Susunan Perangkat Daerah",
    ],
)
def test_what_is_made_anew_each_year_may_keep_its_number(title: str) -> None:
    cited = "\n\n".join(f"Peraturan Daerah Nomor 1 Tahun {year} tentang {title}." for year in (2029, 2030))
    assert years(f"\n{cited}\n") == []


CHANGED = "Undang-Undang Nomor 23 Tahun 2026 tentang Pelabuhan Rakyat sebagaimana telah diubah {} Nomor 24"


@pytest.mark.parametrize("words", ["dengan Undang-Undang", "beberapa kali, terakhir dengan UU"])
def test_a_law_is_changed_by_one_law(words: str) -> None:
    right, wrong = (f"{CHANGED.format(words)} Tahun {year}" for year in (2028, 2029))
    assert years(f"\n{right}.\n\n3. {right};\n") == []
    assert [computed for _, computed in years(f"\n{right}.\n\n3. {wrong};\n4. {wrong};\n")] == [
        "Nomor 24 Tahun 2029"
    ]


OF_SURVEY = "Peraturan Menteri PAN dan RB Nomor 14 Tahun 2027 tentang Pedoman Survei Kepuasan Nelayan Kecil"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Survei kepuasan nelayan sesuai Permenpan Nomor 14 Tahun 2024.", ["Nomor 14 Tahun 2027"]),
        (
            "Survei kepuasan nelayan sesuai Peraturan Menteri Pendayagunaan Aparatur Nomor 14 Tahun 2027.",
            [],
        ),
        ("Tata naskah dinas mengikuti Peraturan Menteri PAN dan RB Nomor 14 Tahun 2024.", []),
        ("Survei kepuasan nelayan sesuai UU Nomor 14 Tahun 2024.", []),
    ],
)
def test_a_citation_without_title_is_known_by_the_words_around_it(sentence: str, expected: list[str]) -> None:
    assert [computed for _, computed in years(f"3. {OF_SURVEY};\n\n{sentence}\n")] == expected
