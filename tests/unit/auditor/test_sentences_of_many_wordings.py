"""One invented report of a forestry office, each of its sentences in its right and in a wrong wording.

All sentences stand in one report, so that none of them may be told by the tables of another.
"""

from __future__ import annotations

from functools import lru_cache

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

3.1 Tutupan Hutan

Tabel 3.1 Tutupan Hutan dan Hutan Rakyat Menurut Wilayah Tahun 2031 (persen)
No | Wilayah | Tutupan Hutan | Hutan Rakyat
1 | Kabupaten Rimba Lestari | 62,41 | 18,05
2 | Kabupaten Alas Purba | 71,86 | 12,60
3 | Kabupaten Wana Jati | 48,93 | 27,34
4 | Kabupaten Lembah Damar | 55,20 | 21,77
5 | Kota Meranti | 23,15 | 9,42
 | Rata-rata | 52,31 | 17,84

{tutupan}

3.2 Rehabilitasi Lahan

Tabel 3.2 Rehabilitasi Lahan Menurut Resor Tahun 2031
No | Resor | Lahan Kritis (ha) | Direhabilitasi (ha) | Rehabilitasi (%)
1 | Resor Cemara | 1.250 | 1.105 | 88,40
2 | Resor Pinus | 980 | 742 | 75,71
3 | Resor Jati | 1.640 | 1.502 | 91,59
4 | Resor Mahoni | 720 | 488 | 67,78
5 | Resor Sengon | 1.115 | 902 | 80,90
6 | Resor Trembesi | 860 | 530 | 61,63
 | Jumlah | 6.565 | 5.269 | 80,26

{rehabilitasi}

3.3 Bibit

Tabel 3.3 Bibit yang Dibagikan Menurut Triwulan Tahun 2031
No | Jenis Bibit | Triwulan I | Triwulan II | Triwulan III | Triwulan IV | Jumlah
1 | Jati | 12.400 | 9.850 | 4.210 | 18.930 | 45.390
2 | Mahoni | 8.120 | 7.640 | 3.980 | 11.270 | 31.010
3 | Sengon | 6.905 | 5.330 | 2.745 | 9.815 | 24.795
 | Jumlah | 27.425 | 22.820 | 10.935 | 40.015 | 101.195

{bibit}

3.4 Anggaran

Tabel 3.4 Realisasi Program, Kegiatan, dan Sub Kegiatan Tahun 2031
Kode | Program/Kegiatan/Sub Kegiatan | Pagu (Rp) | Realisasi (Rp)
1 | Program Pengelolaan Hutan | 900.000.000 | 861.000.000
1.1 | Rehabilitasi Kawasan Hutan | 600.000.000 | 571.000.000
1.1.1 | Penanaman Pohon Pelindung | 350.000.000 | 332.000.000
1.1.2 | Pemeliharaan Tanaman Muda | 250.000.000 | 239.000.000
1.2 | Perlindungan Kawasan Hutan | 300.000.000 | 290.000.000
1.2.1 | Patroli Kebakaran Hutan | 300.000.000 | 290.000.000
2 | Program Pemberdayaan Masyarakat | 400.000.000 | 388.000.000
2.1 | Pembinaan Kelompok Tani Hutan | 400.000.000 | 388.000.000
2.1.1 | Pelatihan Pembibitan Desa | 400.000.000 | 388.000.000
 | Jumlah | 1.300.000.000 | 1.249.000.000

{anggaran}
"""
SENTENCES: dict[str, list[tuple[str, str, str, AuditRule]]] = {
    "tutupan": [
        (
            "Untuk tutupan hutan, Kabupaten Rimba Lestari pada urutan {} di bawah Kabupaten Alas Purba.",
            "kedua",
            "ketiga",
            AuditRule.RANK,
        ),
        (
            "Dari lima wilayah, Kabupaten Lembah Damar menempati peringkat {} dengan hutan rakyat 21,77%.",
            "ke-2",
            "ke-4",
            AuditRule.RANK,
        ),
        (
            "Tutupan hutan Kabupaten Rimba Lestari 10,10 poin {} rata-rata yang sebesar 52,31%.",
            "di atas",
            "di bawah",
            AuditRule.CLAIM,
        ),
        (
            "Hutan rakyat terluas terdapat di Kabupaten {} (27,34%).",
            "Wana Jati",
            "Alas Purba",
            AuditRule.LABEL,
        ),
    ],
    "rehabilitasi": [
        (
            "Tertinggi Resor Jati 91,59%, kedua {}, terendah Resor Trembesi 61,63%.",
            "Resor Cemara 88,40%",
            "Resor Sengon 80,90%",
            AuditRule.RANK,
        ),
        ("Sebanyak {} dari 6 resor telah melewati angka 80,00%.", "3", "4", AuditRule.COUNT),
        (
            "Resor yang tertinggal {} (Resor Mahoni dan Resor Trembesi) mendapat pendampingan.",
            "dua resor",
            "tiga resor",
            AuditRule.COUNT,
        ),
    ],
    "bibit": [
        ("Triwulan tersibuk adalah triwulan {} dengan 40.015 bibit.", "IV", "I", AuditRule.LABEL),
        (
            "Pembagian paling sedikit terjadi pada triwulan {} batang.",
            "III sebanyak 10.935",
            "II sebanyak 22.820",
            AuditRule.CLAIM,
        ),
    ],
    "anggaran": [
        (
            "Anggaran dilaksanakan melalui 2 (dua) program, {} kegiatan, dan 4 (empat) sub kegiatan.",
            "3 (tiga)",
            "2 (dua)",
            AuditRule.COUNT,
        ),
        (
            "Sisa terbesar pada sub kegiatan Penanaman Pohon Pelindung dalam {}.",
            "Program Pengelolaan Hutan",
            "Program Pemberdayaan Masyarakat",
            AuditRule.LABEL,
        ),
    ],
}
CASES = [(section, place) for section, told in SENTENCES.items() for place in range(len(told))]


def report(wrong: tuple[str, int] | None = None) -> str:
    """Return the report with one of its sentences wrong, or none."""
    return REPORT.format(
        **{
            section: "\n".join(
                form.format(other if (section, place) == wrong else right)
                for place, (form, right, other, _) in enumerate(told)
            )
            for section, told in SENTENCES.items()
        }
    )


@lru_cache
def findings(wrong: tuple[str, int] | None = None) -> tuple[Finding, ...]:
    return tuple(found for found in audited(report(wrong)).findings if found.level is not Level.NOTE)


def test_nothing_is_said_of_the_right_sentences() -> None:
    assert [(found.rule, found.line, found.why) for found in findings()] == []


@pytest.mark.parametrize("case", CASES, ids=[f"{section}-{place}" for section, place in CASES])
def test_the_wrong_wording_of_a_sentence_is_found_at_its_line(case: tuple[str, int]) -> None:
    section, place = case
    form, _, other, rule = SENTENCES[section][place]
    lines = [number for number, line in enumerate(report(case).strip("\n").split("\n"), 1) if other in line]
    found = [each for each in findings(case) if each.rule is rule]
    assert [each for each in found if each.line in lines], form


@pytest.mark.parametrize("case", CASES, ids=[f"{section}-{place}" for section, place in CASES])
def test_a_wrong_sentence_makes_no_other_one_doubtful(case: tuple[str, int]) -> None:
    lines = report(case).strip("\n").split("\n")
    sound = report().strip("\n").split("\n")
    changed = {number for number, pair in enumerate(zip(lines, sound, strict=True), 1) if pair[0] != pair[1]}
    assert {each.line for each in findings(case)} == changed
