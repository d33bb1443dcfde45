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
