"""A report with goals, budgets, verdicts and courses: sound it is silent, and each slip is told."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

FOREST = """
LAPORAN KINERJA TAHUN 2031

Tabel 3.1 Capaian Indikator

No | Sasaran | Indikator | Target | Realisasi | Capaian (%)
1 | Meningkatnya tutupan hutan kota | Luas tanam baru | 80,00 | 84,00 | 105,00
 | | Bibit yang tumbuh | 90,00 | 81,00 | 90,00
2 | Berkurangnya kebakaran lahan gambut | Lahan yang dibasahi | 60,00 | 57,00 | 95,00
3 | Terjaganya mata air pegunungan | Mata air terpagari | 50,00 | 49,00 | 98,00
4 | Meningkatnya hasil hutan bukan kayu | Madu yang dipanen | 40,00 | 40,00 | 100,00

Perkembangan realisasi luas tanam tahun {course} digambarkan di bawah.

Tabel 3.2 Ringkasan Sasaran

No | Sasaran | Jumlah indikator | Rata-rata Capaian
1 | Meningkatnya tutupan hutan kota | 2 | {cover}
2 | Berkurangnya kebakaran lahan gambut | 1 | {fires}
3 | Terjaganya mata air pegunungan | 1 | {springs}
4 | Meningkatnya hasil hutan bukan kayu | 1 | {honey}

Tabel 3.3 Anggaran Kegiatan

No | Kegiatan | Pagu (Rp) | Realisasi (Rp)
1 | Penanaman pohon peneduh | 412.537.000,00 | 398.114.250,00
2 | Pembuatan sekat kanal | 87.416.500,00 | 85.230.125,00
3 | Pemagaran mata air | 153.284.000,00 | 141.787.700,00
4 | Pelatihan peternak lebah | 66.961.000,00 | 66.380.000,00

Tabel 3.4 Anggaran Menurut Sasaran

No | Sasaran | Pagu (Rp) | Realisasi (Rp)
1 | Tutupan hutan | 412.537.000 | 398.114.250
2 | Kebakaran lahan | 87.416.500 | {canals}
3 | Mata air | {fences} | 141.787.700
4 | Hasil hutan | 66.961.000 | 66.380.000

Capaian sasaran {reached}%, sedangkan serapan anggaran {spent}%. Penggunaan dana {verdict}.

Gaji Rp 812.400.000, belanja modal Rp 95.250.000, anggaran sebesar {sign}1.240.300.000 disediakan.
"""
SOUND = {
    "course": "2029-2031",
    "cover": "97,50",
    "fires": "95,00",
    "springs": "98,00",
    "honey": "100,00",
    "canals": "85.230.125",
    "fences": "153.284.000",
    "reached": "97,62",
    "spent": "96,02",
    "verdict": "termasuk efisien",
    "sign": "Rp ",
}


def said(**slip: str) -> list[tuple[str, str]]:
    """Return rule and printed words of what is said, consequences left out."""
    findings = audited(FOREST.format(**SOUND | slip)).findings
    return [(finding.rule.value, finding.printed) for finding in findings if finding.root is None]


def test_the_sound_report_is_silent() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("slip", "found"),
    [
        ({"cover": "95,70"}, ("average", "95,70")),
        ({"cover": "99,00"}, ("average", "99,00")),
        ({"fires": "59,00"}, ("crossref", "59,00")),
        ({"springs": "89,00"}, ("crossref", "89,00")),
        ({"honey": "94,50"}, ("crossref", "94,50")),
    ],
)
def test_a_mean_of_a_goal(slip: dict[str, str], found: tuple[str, str]) -> None:
    assert found in said(**slip)


@pytest.mark.parametrize(
    ("slip", "found"),
    [
        ({"canals": "85.320.125"}, ("crossref", "85.320.125")),
        ({"canals": "58.230.125"}, ("crossref", "58.230.125")),
        ({"fences": "153.824.000"}, ("crossref", "153.824.000")),
        ({"fences": "135.284.000"}, ("crossref", "135.284.000")),
    ],
)
def test_an_amount_of_a_line_under_two_names(slip: dict[str, str], found: tuple[str, str]) -> None:
    assert found in [(f.rule.value, f.printed) for f in audited(FOREST.format(**SOUND | slip)).findings]


@pytest.mark.parametrize(
    ("course", "is_told"),
    [
        ("2029-2031", False),
        ("2031-2033", True),
        ("2030-2032", True),
        ("2028 sampai dengan 2031", False),
        ("2029 sampai dengan 2034", True),
    ],
)
def test_a_course_ends_with_the_year_of_the_report(course: str, *, is_told: bool) -> None:
    assert [rule for rule, _ in said(course=course)] == ["year"] * is_told


@pytest.mark.parametrize(
    ("reached", "spent", "is_told"),
    [
        ("97,62", "96,02", False),
        ("96,02", "96,02", False),
        ("85,76", "94,23", True),
        ("60,00", "60,01", True),
        ("110,00", "99,90", False),
    ],
)
def test_a_verdict_follows_from_its_two_shares(reached: str, spent: str, *, is_told: bool) -> None:
    found = [f for f in audited(FOREST.format(**SOUND | {"reached": reached, "spent": spent})).findings]
    claims = [f for f in found if f.rule.value == "claim"]
    assert bool(claims) is is_told
    assert all(f.level is Level.WARNING for f in claims)


@pytest.mark.parametrize(
    "verdict",
    [
        "belum termasuk efisien",
        "tidak dapat dikatakan efisien",
        "perlu dibuat lebih hemat",
        "akan berjalan lebih efisien",
        "diatur dalam pedoman",
    ],
)
def test_no_verdict_no_claim(verdict: str) -> None:
    found = said(verdict=verdict, reached="85,76", spent="94,23")
    assert [rule for rule, _ in found if rule == "claim"] == []


def test_the_amount_without_its_sign() -> None:
    assert said(sign="") == [("unit", "1.240.300.000")]


@pytest.mark.parametrize("figure", ["398.114.250", "398.141.250", "389.114.250"])
def test_an_amount_that_differs_is_told_where_it_stands_last(figure: str) -> None:
    """With equal standing the later one is doubted, and the earlier one is what it should be."""
    text = FOREST.replace("| 412.537.000 | 398.114.250", f"| 412.537.000 | {figure}")
    found = [f for f in audited(text.format(**SOUND)).findings if f.rule.value == "crossref"]
    assert [f.printed for f in found] == [figure] * (figure != "398.114.250")


@pytest.mark.parametrize("name", ["Tutupan hutan", "Penanaman pohon peneduh", "Hijau"])
def test_the_name_of_a_line_does_not_matter(name: str) -> None:
    text = FOREST.replace("1 | Tutupan hutan |", f"1 | {name} |")
    assert audited(text.format(**SOUND)).findings == ()
