"""A share that the report's own counts give is right where the tables print another one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.repair import find_causes
from capaian.domain.audit import AuditRule
from capaian.domain.audit.wording import write_wrong_place

WATER = """
Tabel 1 Pengukuran Kinerja

No | Indikator | Target | Realisasi | Capaian (%)
1 | Sumur warga yang airnya layak minum | 88,00 | {share} | {achieved}
2 | Saluran induk tanpa kebocoran | 75,00 | 71,40 | 95,20
3 | Meteran pelanggan yang ditera | 60,00 | 63,90 | 106,50

Tabel 2 Perbandingan Realisasi

No | Indikator | Realisasi 2030 | Realisasi 2031 | Selisih
1 | Sumur warga yang airnya layak minum | 98,89 | {share} | {change}
2 | Saluran induk tanpa kebocoran | 70,10 | 71,40 | 1,30
3 | Meteran pelanggan yang ditera | 61,20 | 63,90 | 2,70

Tabel 3 Ringkasan

No | Indikator | Target | Realisasi | Capaian (%)
1 | Sumur warga yang airnya layak minum | 88,00 | {share} | {achieved}
2 | Saluran induk tanpa kebocoran | 75,00 | 71,40 | 95,20
3 | Meteran pelanggan yang ditera | 60,00 | 63,90 | 106,50

Terdapat 1.162 contoh yang layak dari 1.200 contoh, atau {told}%.
"""


WELL = {"share": "96,72", "achieved": "110,03", "change": "-2,17", "told": "96,22"}


def well(**changed: str) -> list[tuple[str, str, str]]:
    parts = WELL | changed
    return [(f.wrong, f.correction, f.why) for f in audited(WATER.format(**parts)).findings]


def test_the_actual_is_wrong_where_its_achievement_follows_from_the_counts() -> None:
    found = {wrong: (asked, why) for wrong, asked, why in well()}
    places = [
        write_wrong_place(each) for each in audited(WATER.format(**WELL)).findings if each.wrong == "96,72"
    ]
    assert [place.rpartition(" ")[2] for place in places] == ["4"], "the sentence before the tables"
    asked, why = found["96,72"]
    assert asked == "seharusnya: 96,83 (1.162 \u00f7 1.200 \u00d7 100)"
    assert "Ikut berubah: -2,17 menjadi \u22122,06." in why
    assert why.endswith("96,72 juga tercetak pada baris 11, 18.")
    assert found["96,22"][0].startswith("seharusnya: 96,83")


@pytest.mark.parametrize(
    "changed",
    [
        {"achieved": "112,40"},
        {"told": "96,83"},
        {"share": "99,72", "change": "0,83"},
    ],
    ids=["fits-neither", "counts-are-told-right", "far-off"],
)
def test_without_such_counts_the_achievement_is_wrong(changed: dict[str, str]) -> None:
    assert not [wrong for wrong, _, _ in well(**changed) if "pada baris" in wrong]


def test_sound_figures_say_nothing() -> None:
    assert well(share="96,83", told="96,83", change="-2,06") == []


def number(text: str, line: int) -> PrintedNumber:
    (found,) = read_numbers(text, line)
    return found


def reckoned(share: str, *parts: str) -> list[tuple[str, str]]:
    """Which figure is wrong, and what it should be: 1.303 of 2.000 are 65,15, and 81,44 follows from it."""
    actual, target = number(share, 1), number("80,00", 2)
    counts = (number("1.303", 5), number("2.000", 6))
    known = [
        Equation(AuditRule.ACHIEVEMENT, Law.PERCENT, number("81,44", 3), (actual, target), "Tabel 1"),
        Equation(AuditRule.ACHIEVEMENT, Law.PERCENT, number("81,44", 4), (actual, target), "Tabel 2"),
        Equation(AuditRule.RATIO, Law.PERCENT, number("65,51", 7), counts, "Bagian 1"),
    ]
    if parts:
        total, other = parts
        known.append(
            Equation(AuditRule.SUM, Law.SUM, number(total, 8), (actual, number(other, 9)), "Tabel 3")
        )
    return [(cause.change.number.text, cause.change.text) for cause in find_causes(known)]


def test_a_share_near_what_the_counts_give_is_replaced() -> None:
    assert ("64,60", "65,15") in reckoned("64,60")


def test_shares_further_off_are_of_another_thing() -> None:
    assert ("64,10", "65,15") not in reckoned("64,10")


def test_a_share_that_a_sum_rests_on_is_not_replaced() -> None:
    assert ("64,60", "65,15") not in reckoned("64,60", "70,00", "5,40")
