"""Mean achievements of goals beside the indicators that another table lists by goal."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

HARBOUR = """
Tabel 3.1 Capaian Indikator

No | Sasaran | Indikator | Target | Realisasi | Capaian (%)
1 | Meningkatnya keselamatan pelayaran kapal | Rambu yang menyala | 80,00 | 84,00 | 105,00
 | | Kapal yang diperiksa | 90,00 | 81,00 | 90,00
2 | Meningkatnya kelancaran bongkar muat | Waktu sandar tepat | 60,00 | 57,00 | 95,00
3 | Terjaganya kebersihan kolam pelabuhan | Sampah yang terangkut | 50,00 | 49,00 | {clean}
4 | Meningkatnya keterampilan pandu kapal | Pandu bersertifikat | 40,00 | 40,00 | 100,00
"""
BY_GOAL = """
Tabel 3.2 Ringkasan

No | Sasaran | Jumlah indikator | Rata-rata Capaian
1 | Meningkatnya keselamatan pelayaran kapal | 2 | {safe}
2 | {loading} | 1 | {loaded}
3 | Terjaganya kebersihan kolam pelabuhan | 1 | {cleaned}
4 | Meningkatnya keterampilan pandu kapal | 1 | {pilots}
"""
SOUND = {
    "clean": "98,00",
    "safe": "97,50",
    "loading": "Meningkatnya kelancaran bongkar muat",
    "loaded": "95,00",
    "cleaned": "98,00",
    "pilots": "100,00",
}


def means(text: str = HARBOUR + BY_GOAL, **slip: str) -> list[tuple[str, str, str]]:
    findings = audited(text.format(**SOUND | slip)).findings
    rules = (AuditRule.AVERAGE, AuditRule.CROSSREF)
    return [(f.rule.value, f.printed, f.computed) for f in findings if f.rule in rules]


def test_sound_means_hold() -> None:
    assert means() == []
    assert audited((HARBOUR + BY_GOAL).format(**SOUND)).claims[AuditRule.AVERAGE] >= 1


@pytest.mark.parametrize(
    ("slip", "found"),
    [
        ({"safe": "95,70"}, ("average", "95,70", "97,50")),
        ({"loaded": "59,00"}, ("crossref", "59,00", "95,00")),
        ({"cleaned": "89,00"}, ("crossref", "89,00", "98,00")),
        ({"pilots": "94,50"}, ("crossref", "94,50", "100,00")),
    ],
)
def test_a_mean_that_its_indicators_do_not_make(slip: dict[str, str], found: tuple[str, str, str]) -> None:
    assert means(**slip) == [found]


def test_a_misspelt_goal_is_the_goal() -> None:
    misspelt = "Meningkatnya kelancarn bongkar muat"
    assert means(loading=misspelt) == []
    assert means(loading=misspelt, loaded="59,00") == [("crossref", "59,00", "95,00")]


def test_another_goal_is_not_known() -> None:
    assert means(loading="Meningkatnya pendapatan jasa tambat", loaded="59,00") == []


def test_nothing_follows_from_an_achievement_that_is_itself_wrong() -> None:
    """What the summary prints for it is right, and the table is told under its own rule."""
    wrong = means(clean="89,00")
    assert [(rule, printed) for rule, printed, _ in wrong if rule == "average"] == []
    assert ("crossref", "98,00", "89,00") not in wrong


def test_figures_of_which_few_agree_are_of_something_else() -> None:
    assert means(safe="70,00", loaded="71,00", cleaned="98,00", pilots="73,00") == []


SCHOOL = """
Tabel 1 Kinerja

Tujuan | Ukuran | Rencana | Hasil | Capaian (%)
Tersedianya ruang belajar yang layak | Ruang baik | 200 | 190 | 95,00
Tersedianya ruang belajar yang layak | Meja baik | 400 | 420 | 105,00
Tersedianya ruang belajar yang layak | Papan tulis | 100 | 97 | 97,00
Terlatihnya guru mata pelajaran | Guru terlatih | 80 | 72 | 90,00
Terlatihnya guru mata pelajaran | Guru penguji | 50 | 49 | 98,00
Terbacanya buku perpustakaan sekolah | Buku dipinjam | 500 | 460 | 92,00

Tabel 2 Tujuan

Tujuan | Rata-rata capaian (%)
Tersedianya ruang belajar yang layak | {rooms}
Terlatihnya guru mata pelajaran | {teachers}
Terbacanya buku perpustakaan sekolah | {books}
"""
SCHOOL_SOUND = {"rooms": "99,00", "teachers": "94,00", "books": "92,00"}


@pytest.mark.parametrize(
    ("slip", "found"),
    [
        ({}, []),
        ({"rooms": "100,00"}, [("average", "100,00", "99,00")]),
        ({"teachers": "92,00"}, [("average", "92,00", "94,00")]),
        ({"books": "29,00"}, [("crossref", "29,00", "92,00")]),
    ],
)
def test_goals_repeated_in_each_row(slip: dict[str, str], found: list[tuple[str, str, str]]) -> None:
    assert means(SCHOOL, **SCHOOL_SOUND | slip) == found


def test_a_goal_that_comes_back_later_is_not_known_whole() -> None:
    row = "Terlatihnya guru mata pelajaran | Guru pembina | 40 | 30 | 75,00\n"
    later = SCHOOL.replace("\nTabel 2", f"{row}\nTabel 2")
    assert means(later, **SCHOOL_SOUND) == []
