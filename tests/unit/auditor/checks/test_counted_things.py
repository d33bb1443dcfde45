"""All things of a kind counted in a sentence, beside tables that name each of them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS TAHUN 2031\n\nBAB I PENDAHULUAN\n\n1.1 Gambaran Umum\n\n"
CLINICS = """
BAB III AKUNTABILITAS KINERJA

3.1 Balita

Tabel 3.1 Balita Diukur menurut Puskesmas Tahun 2031

No | Puskesmas | Balita Diukur | Balita Pendek
1 | Embun | 1.204 | 188
2 | Lembayung | 781 | 131
3 | Kemuning | 1.893 | 276
4 | Bayur | 642 | 101
5 | Pelangi | 498 | 84
 | Jumlah | 5.018 | 780

"""
DAMS = """
BAB III AKUNTABILITAS KINERJA

3.1 Waduk

Tabel 3.1 Isi Waduk Tahun 2031

No | Waduk | Isi (m3) | Luas (ha)
1 | Telaga Asri | 41.200 | 12,5
2 | Tirta Mulya | 38.750 | 11,1
3 | Banyu Bening | 27.400 | 8,4
4 | Sendang Rejo | 19.850 | 6,2
 | Jumlah | 127.200 | 38,2

Tabel 3.2 Petani Pemakai Air Tahun 2031

No | Waduk | Petani
1 | Telaga Asri | 1.310
2 | Tirta Mulya | 1.025
3 | Banyu Bening | 840
4 | Sendang Rejo | 615
 | Jumlah | 3.790

"""
SURVEY = """
BAB III AKUNTABILITAS KINERJA

3.1 Survei

Tabel 3.1 Nilai Unsur Survei

No | Unsur Pelayanan | Nilai
1 | Persyaratan | 3,51
2 | Prosedur | 3,44
3 | Waktu | 3,12
4 | Biaya | 3,90
5 | Perilaku | 3,68
 | Rata-rata | 3,53

"""


def counts(text: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(f"{HEAD}{text}\n", AuditRule.COUNT)]


@pytest.mark.parametrize(
    ("sentence", "tables", "right", "wrong"),
    [
        ("Penduduk dilayani oleh {} puskesmas. Pada 5 puskesmas ada dokter.", CLINICS, "5", "6"),
        ("Wilayah kerja dinas meliputi {} puskesmas dengan 5.018 balita.", CLINICS, "5", "4"),
        ("Daerah ini memiliki {} (TERBILANG) waduk.", DAMS, "4", "5"),
        ("Air dibagi dari {} waduk kepada petani.", DAMS, "4", "6"),
    ],
)
def test_things_are_as_many_as_tables_name(sentence: str, tables: str, right: str, wrong: str) -> None:
    words = {"4": "empat", "5": "lima", "6": "enam"}
    noun = "puskesmas" if tables is CLINICS else "waduk"

    def made(number: str) -> str:
        return sentence.replace("TERBILANG", words[number]).format(number) + tables

    if "Wilayah kerja" in sentence:
        assert counts(made(wrong)) == []  # an office's own circle may be another
        sentence = sentence.replace("Wilayah kerja dinas", "Daerah ini")
    assert counts(made(wrong)) == [(f"{wrong} {noun}", f"{right} {noun}")]
    assert counts(made(right)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 3 waduk dikeruk.",  # some of them
        "Daerah ini memiliki 5 waduk kecil.",  # of another kind
        "Provinsi memiliki 6 waduk.",
        "Tahun 2030 daerah ini memiliki 5 waduk.",
        "Daerah ini akan memiliki 5 waduk.",
        "Daerah ini memiliki 9 waduk.",  # so many more are other ones
        "Daerah ini memiliki 5 waduk. Dinas mengelola 5 waduk.",  # told twice
    ],
)
def test_others_and_some_are_left_alone(sentence: str) -> None:
    assert counts(sentence + DAMS) == []


def test_one_table_alone_tells_nothing_far_from_it() -> None:
    assert counts("Penduduk dilayani oleh 6 puskesmas." + CLINICS) == []
    assert counts(CLINICS + "Penduduk dilayani oleh 6 puskesmas.") == [("6 puskesmas", "5 puskesmas")]


def test_tables_that_differ_tell_of_no_whole() -> None:
    assert counts("Daerah ini memiliki 5 waduk." + DAMS.replace("Sendang Rejo | 615", "Umbul | 615")) == []
    assert counts("Daerah ini memiliki 5 waduk." + DAMS.replace(" | Jumlah", "5 | Rawa")) == []


def test_elements_of_a_survey_in_its_own_section() -> None:
    wrong, right = (f"Survei memakai angket dengan {n} unsur pelayanan." for n in ("14", "5"))
    assert counts(SURVEY + wrong) == [("14 unsur", "5 unsur")]
    assert counts(SURVEY + right) == []
    assert counts(SURVEY + "Survei memakai angket dengan 14 unsur pelayanan publik.") == []


def test_two_rules_say_the_same_once() -> None:
    text = (
        HEAD
        + "Daerah ini memiliki 5 waduk.\n\n"
        + DAMS.replace("BAB III AKUNTABILITAS KINERJA\n\n3.1 Waduk", "")
    )
    found = [f for f in audited(text).findings if f.rule is AuditRule.COUNT]
    assert [(f.printed, f.computed) for f in found] == [("5 waduk", "4 waduk")]


@pytest.mark.parametrize("office", ["dinas", "Dinas Pengairan", "kantor"])
def test_the_area_of_the_office_itself_has_all_of_them(office: str) -> None:
    text = f"Wilayah kerja {office} meliputi {{}} waduk.\n{DAMS}"
    assert counts(text.format("4 (empat)")) == []
    assert counts(text.format("3 (tiga)")) == [("3 waduk", "4 waduk")]
    assert counts(text.format("5 (lima)")) == []  # some have no figures


def test_the_area_of_a_unit_has_some_of_them() -> None:
    assert counts(f"Wilayah kerja UPT Hulu meliputi 3 waduk.\n{DAMS}") == []
