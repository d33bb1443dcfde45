"""What is to be done next year about figures of this one, and changes of another thing, draw no errors."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
LAPORAN KINERJA TAHUN 2032

Tabel 3.5 Kondisi Jalan menurut Kecamatan Tahun 2032 (km)
No | Kecamatan | Baik | Rusak Berat
1 | Melati | 171,25 | 33,40
2 | Seruni | 154,25 | 48,75
 | Jumlah | 325,50 | 82,15

"""
PLANNED = [
    "Pada tahun 2033 akan dipertahankan jalan baik 325,50 km dan diperbaiki jalan rusak berat 82,15 km.",
    "Pada tahun 2033 Dinas memprioritaskan 82,15 km jalan rusak berat, terpanjang di Seruni (48,75 km).",
    "Tahun 2033 diusulkan penanganan 82,15 km jalan rusak berat di samping 325,50 km jalan baik.",
]
REACHED = [
    "Pada tahun 2031 jalan baik mencapai 325,50 km dan jalan rusak berat 82,15 km.",
    "Pada tahun 2033 jalan baik mencapai 325,50 km dan jalan rusak berat 82,15 km.",
]


@pytest.mark.parametrize("sentence", PLANNED)
def test_a_plan_for_the_next_year_may_tell_figures_of_this_one(sentence: str) -> None:
    assert not told(ROADS + sentence, AuditRule.YEAR)


@pytest.mark.parametrize("sentence", REACHED)
def test_what_was_reached_is_of_its_own_year(sentence: str) -> None:
    assert told(ROADS + sentence, AuditRule.YEAR)


LEVELS = (
    "LAPORAN KINERJA TAHUN 2032\n\nSelama tiga tahun kepemilikan KIA terus meningkat, yaitu 58,27% pada tahun"
    " 2030, 63,81% pada tahun 2031, dan 68,95% pada tahun 2032. Dibandingkan tahun 2031, {subject} naik {by}"
    " poin persen."
)


@pytest.mark.parametrize(
    ("subject", "by", "right"),
    [
        ("kepemilikan akta kelahiran", "0,80", []),
        ("cakupan buku nikah", "0,80", []),
        ("kepemilikan KIA", "5,41", ["5,14"]),
        ("capaian tersebut", "5,41", ["5,14"]),
    ],
)
def test_a_change_of_a_thing_of_another_name_is_held_against_nothing_before(
    subject: str, by: str, right: list[str]
) -> None:
    found = told(LEVELS.format(subject=subject, by=by), AuditRule.DIFFERENCE)
    assert [computed for _, _, computed in found] == right


OFFICE = (
    "LAPORAN KINERJA TAHUN 2032\n\n"
    + "Dinas Pekerjaan Umum Kabupaten Melati mengukur capaian kinerja.\n\n" * 6
)


@pytest.mark.parametrize(
    "head", ["Satuan Target Realisasi Capaian (%) Kategori", "Satuan Realisasi Anggaran"]
)
def test_heads_of_a_table_that_was_read_as_text_name_no_office(head: str) -> None:
    line = f"No Indikator Kinerja Utama {head}\n"
    assert not [each for each in told(OFFICE + line, AuditRule.COPY) if "Satuan" in each[1]]


def test_an_office_that_begins_with_the_same_word_is_told() -> None:
    line = "Indikator Kinerja Utama Satuan Polisi Pamong Praja tercapai seluruhnya.\n"
    assert [each for each in told(OFFICE + line, AuditRule.COPY) if "Satuan" in each[1]]
