"""What summaries and closing chapters tell of tables under other headings, with other tables between."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import filled

REPORT = """
LAPORAN KINERJA BADAN PENANGGULANGAN BENCANA DAERAH TAHUN 2033

IKHTISAR

{top}

BAB III AKUNTABILITAS KINERJA

3.1 Capaian Kinerja

Tabel 3.1 Pengukuran Kinerja Tahun 2033

No | Indikator Kinerja Utama | Satuan | Target | Realisasi | Capaian (%)
1 | Persentase layanan tepat waktu | % | 62,00 | 66,67 | 107,53
2 | Persentase desa tangguh bencana | % | 92,00 | 90,32 | 98,17
3 | Indeks Kepuasan Masyarakat | Nilai | 82,00 | 82,36 | 100,44
4 | Nilai SAKIP | Nilai | 70,00 | 71,40 | 102,00
 | Rata-rata | | | | 102,04

3.2 Perkembangan

Tabel 3.2 Realisasi Kinerja Tahun 2031-2033

No | Indikator Kinerja Utama | Realisasi 2031 | Realisasi 2032 | Realisasi 2033
1 | Indeks Risiko Bencana | 139,75 | 133,90 | 127,45
2 | Persentase desa tangguh bencana | 80,33 | 84,44 | 90,32
3 | Indeks Kepuasan Masyarakat | 80,64 | 83,17 | 82,36

3.3 Logistik

Tabel 3.3 Distribusi Logistik per Triwulan

Triwulan | Target | Realisasi | Capaian (%)
Triwulan I | 9.500 | 8.764 | 92,25
Triwulan II | 10.000 | 10.482 | 104,82
Triwulan III | 11.000 | 11.937 | 108,52
Triwulan IV | 10.500 | 9.515 | 90,62

BAB IV PENUTUP

{end}
"""
LOWER = (
    "Dari keempat indikator tersebut, {} indikator melampaui target, sedangkan 1 (satu) indikator, yaitu {}."
)


def found(place: str, said: str, report: str = REPORT) -> list[tuple[str, str]]:
    findings = audited(filled(report, place, said)).findings
    return [(f.printed, f.computed) for f in findings if f.root is None]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("top", "Rata-rata capaian kinerja mencapai 102,04%."),
        ("top", "Terdapat 4 (empat) indikator kinerja utama dengan rata-rata capaian 102,04%."),
        ("end", "Rata-rata capaian distribusi logistik per triwulan 99,05%."),
        ("top", LOWER.format("3 (tiga)", "Persentase desa tangguh bencana, belum mencapai target")),
        ("top", LOWER.format("tiga", "Persentase desa tangguh bencana, masih belum tercapai")),
        ("end", "Dari keempat indikator kinerja, tiga telah tercapai dan satu belum."),
        ("end", "Dari ketiga indikator yang diperbandingkan, dua naik dan satu turun."),
        ("end", "Sebanyak 3 dari 4 indikator mencapai target."),
        ("end", "Indeks Risiko Bencana turun menjadi 127,45 dan pelayanan membaik."),
        ("end", "Persentase desa tangguh bencana meningkat menjadi 90,32%."),
        ("end", "Indeks Kepuasan Masyarakat naik menjadi 82,36."),
        ("end", "Indeks Kepuasan Masyarakat turun menjadi 82,36."),
        ("end", "Indeks Risiko Bencana ditargetkan naik menjadi 127,45."),
        ("end", "Meningkatnya Indeks Kepuasan Masyarakat menjadi 82,36 patut disyukuri."),
        ("top", "Persentase desa tangguh bencana terus meningkat hingga menjadi 90,32%."),
    ],
)
def test_what_is_right_is_silent(place: str, said: str) -> None:
    assert found(place, said) == []


@pytest.mark.parametrize(
    ("place", "said", "expected"),
    [
        ("top", "Terdapat 4 indikator kinerja dengan rata-rata capaian 104,02%.", ("104,02", "102,04")),
        ("top", "Rata-rata capaian kinerja mencapai 102,40%.", ("102,40", "102,04")),
        ("end", "Rata-rata capaian keempat indikator sebesar 104,02 persen.", ("104,02", "102,04")),
        (
            "top",
            LOWER.format("2 (dua)", "Persentase desa tangguh bencana, belum mencapai target"),
            ("2 indikator melampaui", "3 indikator"),
        ),
        (
            "end",
            "Dari keempat indikator itu, dua telah tercapai dan satu belum.",
            ("2 indikator tercapai", "3 indikator"),
        ),
        ("end", "Indeks Risiko Bencana naik menjadi 127,45 dan pelayanan membaik.", ("naik", "turun")),
        (
            "end",
            "Persentase desa tangguh bencana menurun menjadi 90,32% pada tahun 2033.",
            ("menurun", "meningkat"),
        ),
        ("end", "Indeks Kepuasan Masyarakat turun menjadi 83,17 pada tahun 2032.", ("turun", "naik")),
    ],
)
def test_what_is_wrong_is_told(place: str, said: str, expected: tuple[str, str]) -> None:
    assert found(place, said) == [expected]


TURNED = """
LAPORAN KINERJA TAHUN 2033

Dari 3 indikator kinerja, {said}

Khusus Indeks Risiko, yang semakin rendah semakin baik, capaian = (2 x target - realisasi) / target x 100%.

Tabel 3.1 Pengukuran Kinerja Tahun 2033

No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Indeks Risiko | 129,00 | 127,45 | 102,10
2 | Persentase desa tangguh | 62,00 | 66,67 | 107,53
3 | Persentase layanan cepat | 92,00 | 90,32 | 98,17

Tabel 3.2 Efisiensi per Indikator

No | Indikator | Capaian (%) | Serapan (%) | Efisiensi (%)
1 | Indeks Risiko | 101,20 | 94,45 | 6,75
2 | Persentase desa tangguh | 107,53 | 94,09 | 13,44
3 | Persentase jalan mantap | 108,17 | 96,99 | 11,18
"""


def test_a_misprinted_achievement_that_stays_above_its_target_leaves_the_count_right() -> None:
    """Printed 102,10 for 101,20: either way the target is met, and two of three are."""
    said = "2 indikator memenuhi target dan 1 indikator belum memenuhi target."
    assert found("said", said, TURNED) == [("102,10", "101,20")]
    wrong = "1 indikator memenuhi target dan 2 indikator belum memenuhi target."
    assert ("1 indikator tercapai", "2 indikator") in found("said", wrong, TURNED)
    across = TURNED.partition("Tabel 3.2")[0].replace("102,10", "92,10")
    assert [each for each in found("said", wrong, across) if "indikator" in each[0]] == []
