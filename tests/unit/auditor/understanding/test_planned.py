"""Targets of a plan of several years beside those of the year's agreement."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

HEALTH = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Tabel 2.1 {title}
No | Sasaran | Indikator | Satuan | {before} | {head} | {after}
1 | Derajat kesehatan masyarakat meningkat | Cakupan imunisasi dasar lengkap | persen | 88,00 | {plan} | 91,00
2 | Mutu layanan puskesmas meningkat | Indeks kepuasan pengunjung puskesmas | nilai | 84,00 | 85,50 | 86,00

Tabel 2.2 Perjanjian Kinerja Tahun 2031
No | Sasaran | Indikator | Satuan | Target
1 | Derajat kesehatan masyarakat meningkat | Cakupan imunisasi dasar lengkap | persen | {agreed}
2 | Mutu layanan puskesmas meningkat | Indeks kepuasan pengunjung puskesmas | nilai | 85,50

Tabel 3.1 Capaian Kinerja Tahun 2031
No | Indikator | Target | Realisasi | Capaian (%)
1 | Cakupan imunisasi dasar lengkap | {used} | 90,87 | {achieved}
2 | Indeks kepuasan pengunjung puskesmas | 85,50 | 87,30 | 102,11

{more}
"""
FISH = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2030

Tabel 1 Target RPJMD 2029-2033
Indikator | Target 2029 | Target 2030 | Target 2031
Produksi ikan air tawar dan payau | 4.000 | {plan} | 4.900

Tabel 2 Hasil kerja tahun 2030
Indikator | Target | Realisasi | Capaian (%)
Produksi ikan air tawar dan payau | 4.450 | 4.450 | 100,00
"""


def told(text: str) -> list[tuple[str, str, Level]]:
    found = [each for each in audited(text).findings if each.rule is AuditRule.CROSSREF]
    return [(each.printed, each.computed, each.level) for each in found]


def health(
    title: str = "Target Renstra",
    head: str = "Target 2031",
    plan: str = "90,00",
    agreed: str = "91,25",
    used: str = "91,25",
    achieved: str = "99,58",
    more: str = "",
    after: str = "Target 2032",
) -> list[tuple[str, str, Level]]:
    words = {"title": title, "head": head, "plan": plan, "agreed": agreed, "used": used, "more": more}
    return told(HEALTH.format(**words, achieved=achieved, before="Target 2030", after=after))


@pytest.mark.parametrize(
    "title", ["Target Renstra", "Sasaran dalam Rencana Strategis 2030-2034", "Target beberapa tahun"]
)
def test_an_agreement_that_raises_a_plans_target_is_no_error(title: str) -> None:
    assert health(title) == [("90,00", "", Level.WARNING)]
    assert health(title, plan="91,25") == []


def test_an_amount_of_another_office_is_treated_alike() -> None:
    assert told(FISH.format(plan="4.400")) == [("4.400", "", Level.WARNING)]
    assert told(FISH.format(plan="4.450")) == []


@pytest.mark.parametrize(
    "more",
    [
        "Target perjanjian 91,25 berbeda dari target Renstra 90,00 karena arahan kepala daerah.",
        "Tabel 4 Perbedaan\nTempat | Tertulis | Dipakai | Alasan\nPK | 91,25 | 91,25 | Renstra belum diubah",
    ],
)
def test_a_difference_that_the_report_tells_itself_is_none(more: str) -> None:
    assert health(more=more) == []
    assert health(plan="89,00", more=more.split("\n")[0].replace("90,00", "90,50")) != []


def test_a_table_of_the_year_that_keeps_the_plans_target_makes_the_other_wrong() -> None:
    assert health(used="90,00", achieved="100,97") == [("91,25", "90,00", Level.ERROR)]


def test_a_table_of_past_years_alone_is_no_plan() -> None:
    (found,) = health("Target tiga tahun", after="Target 2029")
    assert found == ("90,00", "91,25", Level.ERROR)


SHIPS = """
LAPORAN KINERJA DINAS PELAYARAN TAHUN 2031

Tabel 2.1 Target Renstra 2030-2034
Indikator | Target 2030 | Target 2031 | Target 2032
Kapal niaga laik layar | 72,00 | {plan} | 78,00
Rambu dan suar menyala | 88,00 | 90,00 | 92,00
Dermaga rakyat mantap | 60,00 | 64,00 | 68,00
Pelaut kapal bersertifikat | 81,00 | 83,00 | 85,00

Tabel 2.2 Perjanjian Kinerja Tahun 2031
Indikator | Target
Kapal niaga laik layar | {agreed}
Rambu dan suar menyala | 90,00
Dermaga rakyat mantap | 64,00
Pelaut kapal bersertifikat | 83,00

Tabel 3.1 Capaian Kinerja Tahun 2031
Indikator | Target | Realisasi | Capaian (%)
Kapal niaga laik layar | {used} | 78,00 | {achieved}
Rambu dan suar menyala | 90,00 | 91,80 | 102,00
Dermaga rakyat mantap | 64,00 | 56,00 | 87,50
Pelaut kapal bersertifikat | 83,00 | 83,83 | 101,00
"""
SCHOOLS = (
    SHIPS.replace("PELAYARAN", "PENDIDIKAN")
    .replace("Kapal niaga laik layar", "Sekolah dasar terakreditasi")
    .replace("Rambu dan suar menyala", "Angka partisipasi murni")
    .replace("Dermaga rakyat mantap", "Ruang kelas dalam keadaan baik")
    .replace("Pelaut kapal bersertifikat", "Guru bersertifikat pendidik")
    .replace("Tabel 2.1 Target Renstra 2030-2034", "Tabel 2.1 Rencana Strategis: Target 2030-2034")
)


@pytest.mark.parametrize("text", [SHIPS, SCHOOLS])
@pytest.mark.parametrize(
    ("plan", "agreed", "used", "achieved", "expected"),
    [
        ("75,00", "75,00", "75,00", "104,00", []),
        ("75,00", "80,00", "80,00", "97,50", [("75,00", "", Level.WARNING)]),  # two documents
        ("75,00", "80,00", "75,00", "104,00", [("80,00", "75,00", Level.ERROR)]),  # a third place decides
        (  # the year's own row is right with the plan's target alone
            *("75,00", "57,00", "57,00", "104,00"),
            [("75,00", "", Level.WARNING), ("57,00", "75,00", Level.ERROR)],
        ),
        ("80,00", "75,00", "75,00", "104,00", [("80,00", "", Level.WARNING)]),
    ],
)
def test_tables_of_many_same_targets_may_differ_where_one_is_a_plan(
    text: str, plan: str, agreed: str, used: str, achieved: str, expected: list[tuple[str, str, Level]]
) -> None:
    found = told(text.format(plan=plan, agreed=agreed, used=used, achieved=achieved))
    assert [each for each in found if each[1] or each[2] is not Level.NOTE] == expected


def test_a_difference_from_a_plan_is_told_once_with_both_places() -> None:
    (found,) = audited(SHIPS.format(plan="75,00", agreed="80,00", used="80,00", achieved="97,50")).findings
    assert "75,00 (Tabel 2.1), target tahun itu 80,00 (Tabel 2.2)" in found.why
