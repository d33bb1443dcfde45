"""Means of running text beside the whole and the count that they are of."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule


def _told(sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(f"BAB III HASIL\n3.1 Uraian\n{sentence}", AuditRule.AVERAGE)]


CARDS = "Dalam tiga tahun terakhir telah diterbitkan 20.145 keping KIA atau rata-rata 6.715 keping per tahun."
LETTERS = (
    "Sepanjang tahun 2023 diterbitkan 14.736 dokumen, atau rata-rata 1.228 dokumen per bulan. Semua gratis."
)
HELP = "Bantuan Rp 486.000.000,- dibagikan kepada 36 kelompok, dengan rata-rata Rp 13.500.000,- per kelompok."
ROADS = "Selama 4 (empat) tahun dibangun 61,2 km jalan desa (rata-rata 15,3 km setiap tahun)."
VISITS = "Selama dua tahun tercatat 26.400 kunjungan, yaitu secara rata-rata 1.100 kunjungan tiap bulan."

ROUNDS = (
    "Jemput bola dilaksanakan 7 (tujuh) kali dengan 1.472 layanan, rata-rata 210,3 layanan per kunjungan."
)
CLINICS = (
    "Puskesmas keliling berjalan 12 kali dan melayani 846 pasien (rata-rata 70,5 pasien setiap kegiatan)."
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (ROUNDS, "210,3", "163,6"),
        (ROUNDS, "210,3", "201,3"),
        (CLINICS, "70,5", "75,0"),
        (CARDS, "6.715", "10.073"),
        (CARDS, "6.715", "5.036"),
        (CARDS, "6.715", "6.751"),
        (LETTERS, "1.228", "1.340"),
        (LETTERS, "1.228", "1.282"),
        (HELP, "13.500.000", "15.300.000"),
        (ROADS, "15,3", "20,4"),
        (VISITS, "1.100", "2.200"),
    ],
)
def test_a_mean_beside_its_whole_is_recomputed(text: str, right: str, wrong: str) -> None:
    assert _told(text) == []
    assert _told(text.replace(right, wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    ("text", "rounded"),
    [
        (CARDS.replace("20.145", "20.146"), "6.715"),
        (CARDS.replace("20.145", "20.147"), "6.716"),
        (ROADS.replace("61,2", "61,3"), "15,3"),
        (LETTERS.replace("14.736", "14.741"), "1.228"),
    ],
)
def test_a_mean_may_be_rounded_either_way(text: str, rounded: str) -> None:
    for printed in ("6.715", "15,3", "1.228"):
        text = text.replace(f"rata-rata {printed}", f"rata-rata {rounded}")
    assert _told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # a change over three years has two steps
        "Dalam tiga tahun terakhir bertambah 3.680 kartu, dengan rata-rata kenaikan 1.840 kartu per tahun.",
        # of how many things is not said
        "Telah diterbitkan 20.145 keping KIA atau rata-rata 4.029 keping per tahun.",
        # the count is of other things
        "Di 9 kecamatan diterbitkan 20.145 keping KIA atau rata-rata 1.678 keping per bulan.",
        # a share is no whole
        "Dalam tiga tahun cakupan menjadi 92,00%, atau rata-rata 90,00% per tahun.",
        # the figure before is of another kind
        "Dalam tiga tahun dibayarkan Rp 900.000.000,- untuk jasa, atau rata-rata 4.100 surat per tahun.",
        # what is far off is a mean of another whole
        "Dalam tiga tahun dilayani 20.145 orang, dengan rata-rata 25 orang per tahun dari luar daerah.",
        # a mean is no whole of another
        "Selama dua tahun rata-rata 26.400 kunjungan, atau rata-rata 20.000 kunjungan per tahun.",
        # the whole stands in the sentence before
        "Diterbitkan 20.145 keping KIA. Dalam tiga tahun rata-rata 8.000 keping per tahun.",
    ],
)
def test_means_of_what_is_not_said_are_left_alone(text: str) -> None:
    assert _told(text) == []


def test_where_several_counts_are_named_one_that_holds_is_enough() -> None:
    text = CARDS.replace("tiga tahun terakhir", "tiga tahun, atau dua tahun penuh,").replace("6.715", "{}")
    assert [_told(text.format(mean)) for mean in ("6.715", "10.073", "8.000")] == [[], [], []]


def test_the_working_is_written_out() -> None:
    text = f"BAB III HASIL\n3.1 Uraian\n{CARDS.replace('6.715', '10.073')}"
    (found,) = [f for f in audited(text).findings if f.rule is AuditRule.AVERAGE]
    assert (found.line, found.place) == (3, "Bagian 3.1 Uraian")
    assert "20.145 ÷ 3 tahun = 6.715" in found.why
    assert "10.073" in found.why


def test_times_are_no_places_or_persons() -> None:
    assert _told(ROUNDS.replace("210,3 layanan per kunjungan", "163,6 layanan per petugas")) == []
    assert _told(ROUNDS.replace("7 (tujuh) kali", "9 kunjungan 7 kali").replace("210,3", "163,6")) == []
