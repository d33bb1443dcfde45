"""Two counts told under each other's names, which a row of a table has the other way round."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import filled

from capaian.domain.audit import AuditRule

STAFF = """
LAPORAN KINERJA DINAS PERPUSTAKAAN KABUPATEN RANTAU INTAN TAHUN 2037

BAB I PENDAHULUAN

Tabel 1.1 Keadaan Pegawai Menurut Golongan dan Jenis Kelamin Tahun 2037
No | Golongan | L | P | Jumlah
1 | Golongan IV | 4 | 3 | 7
2 | Golongan III | 10 | 19 | 29
3 | Golongan II | 3 | 4 | 7
 | Jumlah | 17 | 26 | 43

Tabel 1.2 Pegawai per Bidang Tahun 2037
No | Bidang | Tetap | Kontrak | Jumlah
1 | Sekretariat | 9 | 6 | 15
2 | Bidang Arsip | 6 | 7 | 13
3 | Bidang Layanan | 10 | 5 | 15
 | Jumlah | 25 | 18 | 43

{rest}
"""

PAIRS = [
    (
        (
            "Per 31 Desember 2037 Dinas Perpustakaan didukung oleh 43 orang pegawai yang"
            " terdiri atas 17 laki-laki"
            " dan 26 perempuan, sebagaimana diuraikan pada Tabel 1.1."
        ),
        ("17", "26"),
    ),
    (
        "Dinas memiliki 43 pegawai dengan komposisi 17 pegawai laki-laki dan 26 pegawai perempuan.",
        ("17", "26"),
    ),
    (
        "Sebanyak 43 pegawai, yakni laki-laki 17 orang dan perempuan 26 orang, bertugas di dinas.",
        ("17", "26"),
    ),
    (
        "Kekuatan pegawai sebanyak 43 orang (17 pria dan 26 wanita) yang tersebar di tiga bidang.",
        ("17", "26"),
    ),
    ("Roda organisasi digerakkan oleh 25 pegawai tetap serta 18 pegawai kontrak.", ("25", "18")),
    ("Di Sekretariat bekerja 15 orang, yaitu 9 pegawai tetap dan 6 pegawai kontrak.", ("9", "6")),
]

SOUND = [
    # Of another year, of no row with that sum, or under names that stand between both.
    "Pada tahun 2036 dinas didukung 26 laki-laki dan 17 perempuan.",
    "Bimbingan teknis diikuti 6 pegawai tetap dan 9 pegawai kontrak.",
    "Kunjungan kerja diikuti 26 siswa laki-laki dan 14 siswa perempuan.",
    "Pegawai laki-laki sebanyak 17 orang dan perempuan 26 orang melayani 12 kecamatan.",
]


def exchanged(text: str, one: str, other: str) -> str:
    """Return a text with two of its words in each other's place."""
    words = {one: other, other: one}
    return " ".join(
        word.replace(bare, words[bare]) if (bare := word.strip("(),.")) in words else word
        for word in text.split(" ")
    )


@pytest.mark.parametrize(("right", "counts"), PAIRS)
def test_both_counts_are_told(right: str, counts: tuple[str, str]) -> None:
    assert audited(filled(STAFF, "rest", right)).findings == ()
    found = audited(filled(STAFF, "rest", exchanged(right, *counts))).findings
    assert {f.rule for f in found} == {AuditRule.CROSSREF}
    assert {(f.printed, f.computed) for f in found} == {counts, counts[::-1]}


@pytest.mark.parametrize("said", SOUND)
def test_counts_of_others_are_silent(said: str) -> None:
    assert audited(filled(STAFF, "rest", said)).findings == ()
