"""Efficient or not: marks beside the money of a row, and shares in sentences about money and people."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def judged(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.EFFICIENCY)


DOCKS = """
Tabel 1 Efisiensi

No | Kegiatan | Anggaran | | Efisiensi Dana |
 | | Pagu (Rp) | Realisasi (Rp) | Efisien | Tidak Efisien
1 | Pengerukan alur pelayaran | 812.450.000 | {a} | {mark} | {other}
2 | Pengecatan mercu suar kota | 455.300.000 | 401.224.700 | {mark} |
3 | Perbaikan dermaga kayu tua | 233.100.000 | 230.000.000 | {mark} |
"""


@pytest.mark.parametrize("mark", ["\u221a", "v", "\u2713"])
def test_who_spent_more_than_the_budget_is_not_marked_efficient(mark: str) -> None:
    within = DOCKS.format(a="700.450.000", mark=mark, other="")
    above = DOCKS.format(a="900.450.000", mark=mark, other="")
    assert judged(within) == []
    assert judged(above) == [(5, mark, "Tidak Efisien")]
    assert judged(above.replace(f"900.450.000 | {mark} |", f"900.450.000 | | {mark}")) == []


def test_a_mark_of_people_is_not_held_against_money() -> None:
    above = DOCKS.format(a="900.450.000", mark="v", other="")
    assert judged(above.replace("Efisiensi Dana", "Efisiensi SDM")) == []


HARVESTS = """
Tabel 2 Hasil dan Efisiensi

No | Kegiatan | Kinerja | | | Anggaran | | | Efisiensi {side} |
 | | Target | Realisasi | % | Pagu (Rp) | Realisasi (Rp) | % | Efisien | Tidak Efisien
1 | Penanaman bakau muda | 80 | 80 | 100,00 | 400.000.000 | 380.000.000 | 95,00 | {mark} |
2 | Pembibitan ikan kerapu | 50 | {fish} | {share} | 250.000.000 | 240.000.000 | 96,00 | {mark} | {other}
3 | Pelatihan nelayan muda | 40 | 39 | 97,50 | 150.000.000 | 120.000.000 | 80,00 | {mark} |
4 | Perbaikan tambak garam | 20 | 22 | 110,00 | 300.000.000 | 297.000.000 | 99,00 | {mark} |
5 | Pengadaan jala apung | 60 | 57 | 95,00 | 100.000.000 | {nets} | {mark} |
"""
SOUND = {
    "side": "Dana",
    "mark": "v",
    "fish": "49",
    "share": "98,00",
    "other": "",
    "nets": "90.000.000 | 90,00",
}
POOR = {"fish": "25", "share": "50,00"}


@pytest.mark.parametrize("mark", ["\u221a", "v"])
def test_who_reached_less_than_was_spent_is_not_marked_efficient(mark: str) -> None:
    assert judged(HARVESTS.format(**SOUND | {"mark": mark})) == []
    assert judged(HARVESTS.format(**SOUND | POOR | {"mark": mark})) == [(6, mark, "Tidak Efisien")]


def test_who_spent_more_than_the_budget_is_told_once() -> None:
    above = HARVESTS.format(**SOUND | {"nets": "110.000.000 | 110,00"})
    assert judged(above) == [(9, "v", "Tidak Efisien")]


@pytest.mark.parametrize(
    "slip",
    [
        {"side": "SDM"},
        {"mark": ""},
        {"other": "v"},
        {"nets": "98.000.000 | 98,00", "fish": "24", "share": "48,00"},
    ],
    ids=["people", "no-marks", "both-marks", "too-few-hold"],
)
def test_marks_that_do_not_follow_from_the_two_shares(slip: dict[str, str]) -> None:
    assert judged(HARVESTS.format(**SOUND | POOR | slip)) == []


def paragraphs(way: str, shares: list[str], people: str = "100%") -> str:
    money = [("400.000", "500.000"), ("300.000", "375.000"), ("450.000", "600.000"), ("90.000", "120.000")]
    return "\n\n".join(
        f"Kegiatan ini memakai dana sebesar Rp {spent} dari anggaran sebesar Rp {budget} dengan pegawai"
        f" sebanyak 6 orang dari rencana sebanyak 6 orang. Dari sisi penggunaan {way}, kegiatan ini efisien."
        f" Hal ini terlihat dari hasil sebesar {share}. Dari sisi penggunaan SDM, hasilnya {people}."
        for (spent, budget), share in zip(money, shares, strict=True)
    )


@pytest.mark.parametrize("way", ["dana", "anggaran"])
@pytest.mark.parametrize(
    ("shares", "right"),
    [
        (["125,00%", "125,00%", "133,33%", "133,33%"], "133,33"),
        (["80,00%", "80,00%", "75,00%", "75,00%"], "75,00"),
        (["20,00%", "20,00%", "25,00%", "25,00%"], "25,00"),
    ],
)
def test_the_way_that_most_paragraphs_reckon_tells_the_one_that_is_wrong(
    way: str, shares: list[str], right: str
) -> None:
    assert judged(paragraphs(way, shares)) == []
    assert judged(paragraphs(way, [*shares[:3], "61,00%"])) == [(7, "61,00", right)]


def test_two_shares_that_changed_places_are_both_told() -> None:
    right = ["125,00%", "125,00%", "133,33%", "133,33%"]
    text = paragraphs("dana", right)
    head, last = text.rsplit("\n\n", 1)
    turned = last.replace("133,33%", "?").replace("100%", "133,33%").replace("?", "100%")
    assert [printed for _, printed, _ in judged(f"{head}\n\n{turned}")] == ["100", "133,33"]


def test_no_way_that_fits_is_no_finding() -> None:
    assert judged(paragraphs("dana", ["61,00%", "44,00%", "52,00%", "17,00%"])) == []
