"""Cards in lines below each other: achievement, spending and change follow from what stands above them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.checks.listed_cards import check_listed_cards

HEAD = "LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031\nBAB III AKUNTABILITAS KINERJA\n"


def said(card: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(HEAD + card).findings if f.line > 2]


def held(card: str) -> list[bool]:
    return [claim.holds if isinstance(claim.holds, bool) else claim.holds() for claim in claims(card)]


def claims(card: str) -> list:
    return [*check_listed_cards(read(HEAD + card))]


ACHIEVED = [
    ("Target 2031 : 68,50\nRealisasi 2031 : 70,12\nCapaian : {}%", "102,36", "120,36"),
    ("Target: 80 dokumen\nRealisasi: 76 dokumen\nCapaian: {}%", "95", "97"),
    ("a. Target : 80,00\nb. Realisasi : 82,50\nc. Capaian : {}%", "103,13", "103,31"),
    (
        "- Target tahun 2031 : 1.500 orang\n- Realisasi tahun 2031 : 1.380 orang\n- Persentase : {} persen",
        "92",
        "95",
    ),
    ("1) Target = 80%\n2) Realisasi = 72%\n3) Tingkat capaian = {}%", "90", "93"),
    ("Hasil : 70,12\nRencana : 68,50\nTingkat Keberhasilan : {}%", "102,36", "103,26"),
    (
        "Target : 3,00 hari kerja\nRealisasi : 2,55 hari kerja\nCapaian : {}% (Sangat Tinggi)",
        "115,00",
        "151,00",
    ),
]


@pytest.mark.parametrize(("card", "right", "wrong"), ACHIEVED)
def test_a_wrong_achievement_of_a_card_is_told(card: str, right: str, wrong: str) -> None:
    assert held(card.format(right)) == [True]
    assert said(card.format(right)) == []
    assert [(rule, printed) for rule, printed, _ in said(card.format(wrong))] == [("capaian", wrong)]


@pytest.mark.parametrize("money", ["Rp100.000.000 | Rp 96.500.000", "Rp 100.000.000,- | Rp 96.500.000,-"])
@pytest.mark.parametrize("name", ["Penyerapan", "Persentase", "Capaian"])
def test_the_share_of_a_budget_that_was_spent(money: str, name: str) -> None:
    budget, spent = money.split(" | ")
    card = f"Pagu : {budget}\nRealisasi : {spent}\n{name} : "
    assert said(f"{card}96,50%") == []
    assert said(f"{card}95,60%") == [("serapan", "95,60", "96,50")]


CHANGED = "Target 2031 : 90,00\nRealisasi 2031 : 86,40\nCapaian : 96,00%\n{before} : 88,40\n{change}"


@pytest.mark.parametrize("before", ["Realisasi 2030", "Realisasi tahun lalu", "Realisasi tahun sebelumnya"])
@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("Perubahan : turun 2,00", []),
        ("Perubahan : turun 3,00", [("difference", "3,00", "2,00")]),
        ("Perubahan : naik 2,00 poin", [("trend", "naik", "turun")]),
    ],
)
def test_the_change_since_the_year_before(
    before: str, change: str, found: list[tuple[str, str, str]]
) -> None:
    assert said(CHANGED.format(before=before, change=change)) == found


@pytest.mark.parametrize(
    "card",
    [
        "Target : 80\nRealisasi : 96\nCapaian : 100%",
        "Target : 20\nRealisasi : 30\nCapaian : 120%",
        "Target : BB\nRealisasi : B\nCapaian : 95%",
        "Target : 80\nRealisasi : 82,5",
        "Target : 80\nCapaian : 97%",
        "Target akhir Renstra : 80\nRealisasi : 60\nCapaian : 97%",
        "Target Triwulan II : 80\nRealisasi : 60\nCapaian : 97%",
        "Target : 80\nTarget : 90\nRealisasi : 60\nCapaian : 66,67%",
        "Target : 80\nRealisasi : 60\nPenjelasan singkat.\nCapaian : 97%",
        "Target : 80 dan 75\nRealisasi : 60\nCapaian : 97%",
        "Target : 80 seperti yang disepakati semua bidang\nRealisasi : 60\nCapaian : 97%",
        "Realisasi 2031 : 86,40\nRealisasi 2030 : 88,40\nPerubahan : turun 2 peringkat",
        "Realisasi 2031 : 86,40\nRealisasi 2030 : 88,40\nPerubahan : 5,00",
    ],
    ids=[
        "capped at full", "capped above", "words", "no share", "no actual", "end of the plan", "a quarter",
        "two targets", "not right below", "two figures", "a sentence", "of other decimals", "no direction",
    ],
)  # fmt: skip
def test_what_is_no_full_card_is_not_judged(card: str) -> None:
    assert said(card) == []


def test_each_indicator_has_a_card_of_its_own() -> None:
    card = "Target : 80\nRealisasi : 60\nCapaian : {}%\nTarget : 50\nRealisasi : 49\nCapaian : {}%"
    assert held(card.format("75", "98")) == [True, True]
    assert said(card.format("75", "89")) == [("capaian", "89", "98")]


def test_where_less_is_better_the_way_that_the_report_tells_counts() -> None:
    told = "Bila makin kecil makin baik dipakai rumus (2 x target - realisasi) : target x 100%.\n"
    card = "Target : 3,00 hari\nRealisasi : 2,55 hari\nCapaian : {}%"
    assert said(card.format("117,65")) == []
    assert said(told + card.format("115,00")) == []
    assert said(told + card.format("117,65")) == [("capaian", "117,65", "115,00")]


@pytest.mark.parametrize(
    ("card", "found"),
    [
        (
            "Target : 97,00%\nRealisasi : 96,61%\nRealisasi : 99,60% (Baik)",
            [("label", "Realisasi", "Capaian")],
        ),
        ("Target : 80,00\nRealisasi : 103,13%\nRealisasi : 82,50", [("label", "Realisasi", "Capaian")]),
        ("Target : 97,00%\nRealisasi : 96,61%\nRealisasi : 95,10%", []),
        ("Target : 97,00%\nRealisasi 2031 : 96,61%\nRealisasi tahun lalu : 99,60%", []),
    ],
)
def test_an_achievement_that_is_called_an_actual(card: str, found: list[tuple[str, str, str]]) -> None:
    assert said(card) == found


@pytest.mark.parametrize(
    ("target", "actual", "found"),
    [
        ("3,00 hari kerja", "2,55 hari kerja", []),
        ("3,00%", "2,55 hari kerja", [("unit", "3,00%", "hari kerja")]),
        ("12 dokumen", "11 persen", [("unit", "11 persen", "dokumen")]),
        ("3,00", "2,55 hari kerja", []),
        ("80%", "81 persen", []),
    ],
)
def test_target_and_actual_have_one_unit(target: str, actual: str, found: list[tuple[str, str, str]]) -> None:
    assert said(f"Target : {target}\nRealisasi : {actual}") == found
