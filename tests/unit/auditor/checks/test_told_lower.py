"""Achievements worked out the usual way, where the report's own formula for lower-is-better is meant."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

MIRROR = "Bila makin rendah makin baik, capaian = ((2 x target) - realisasi) / target x 100%."
INVERSE = "Bila makin rendah makin baik, capaian = target / realisasi x 100%."
USUAL = "Capaian = realisasi / target x 100%."
REPORT = """
LAPORAN KINERJA DINAS PEMADAM TAHUN 2031

{formula}

Tabel 3.1 Capaian Indikator Tahun 2031

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Persentase gedung yang diperiksa | % | 80,00 | 88,00 | 110,00
2 | {name} | Menit | 12 | 11 | {achieved}
3 | Persentase keluarga miskin yang dilatih | % | 86,00 | 87,80 | 102,09
{mean}
{sentence}
"""
WAIT = "Waktu tanggap kebakaran"
MEAN = " | Rata-rata capaian | | | | {figure}\n"
SAID = "Dengan target 12 menit, capaiannya adalah 108,33%."


def report(
    formula: str = MIRROR, achieved: str = "91,67", mean: str = "", sentence: str = "", name: str = WAIT
) -> str:
    row = MEAN.format(figure=mean) if mean else ""
    return REPORT.format(formula=formula, achieved=achieved, mean=row, sentence=sentence, name=name)


def achievements(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.ACHIEVEMENT)]


def test_the_mean_bears_the_formula_out() -> None:
    """(110,00 + 108,33 + 102,09) / 3 = 106,81."""
    assert achievements(report(mean="106,81")) == [("91,67", "108,33")]
    assert achievements(report(mean="106,81", achieved="108,33")) == []


def test_of_what_the_figure_made_wrong_none_is_an_error() -> None:
    found = audited(report(mean="106,81")).findings
    assert [each.printed for each in found if each.level is Level.ERROR] == ["91,67"]


@pytest.mark.parametrize(
    "sentence",
    [SAID, "Capaian waktu tanggap kebakaran pada akhir tahun adalah 108,33%."],
    ids=["its target", "its name"],
)
def test_a_sentence_bears_it_out(sentence: str) -> None:
    assert achievements(report(sentence=sentence)) == [("91,67", "108,33")]
    assert achievements(report(sentence=sentence, achieved="108,33")) == []


def test_target_by_actual_is_such_a_formula_too() -> None:
    """12 / 11 x 100 = 109,09; (110,00 + 109,09 + 102,09) / 3 = 107,06."""
    assert achievements(report(INVERSE, mean="107,06")) == [("91,67", "109,09")]
    assert achievements(report(MIRROR, mean="107,06")) == []


@pytest.mark.parametrize(
    "text",
    [
        report(),
        report(mean="101,25"),
        report(mean="99,99"),
        report(USUAL, mean="106,81"),
        report(f"{MIRROR} {INVERSE}", mean="106,81"),
        report(MIRROR.replace("capaian =", "tidak dipakai"), mean="106,81"),
        report(mean="106,81", name="Jumlah pos jaga"),
        report(sentence="Capaian seluruh kecamatan adalah 108,33%."),
        report(sentence=f"Bukan 91,67% melainkan lain: {SAID}".replace(": ", " ")),
    ],
    ids=[
        "nothing bears it out",
        "the mean fits what is printed",
        "the mean fits neither",
        "no formula",
        "two formulas",
        "a formula denied",
        "no word of less",
        "a sentence of something else",
        "a sentence that tells both",
    ],
)
def test_else_an_achievement_is_left_as_it_is(text: str) -> None:
    assert ("91,67", "108,33") not in achievements(text)


OF_ONE = (
    "Untuk indikator Waktu tanggap kebakaran digunakan rumus:"
    " Capaian = (2 x target - realisasi) / target x 100%."
)
PASSED = (
    "Waktu tanggap kebakaran turun dari 13 menit menjadi 11 menit, capaian 108,33%, dan {} target 12 menit."
)


@pytest.mark.parametrize("achieved", ["108,33", "91,67"])
def test_an_achievement_by_another_formula_does_not_turn_what_is_said_of_its_target(achieved: str) -> None:
    text = report(OF_ONE, achieved, mean="106,81", sentence=PASSED.format("melampaui"))
    assert told(text, AuditRule.CLAIM) == []


def test_what_is_said_of_the_target_is_told_where_the_achievement_is_right() -> None:
    text = report(OF_ONE, "108,33", mean="106,81", sentence=PASSED.format("belum mencapai"))
    assert [printed for _, printed, _ in told(text, AuditRule.CLAIM)] == ["belum mencapai target"]
