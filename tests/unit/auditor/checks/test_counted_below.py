"""Counts with what they count listed in the line below them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

MARKETS = ("Utara", "Timur", "Barat", "Selatan", "Tengah", "Hulu", "Hilir", "Baru")


def counted(name: str, count: int, sign: str = ":", mark: str = "; ") -> str:
    return f"{name} {count}\nyang dihitung{sign} {mark.join(f'Pasar {each}' for each in MARKETS[:count])}\n"


LISTS = [counted(f"Jumlah pasar wilayah {n}", n) for n in (2, 3, 4, 5)]
LISTS += [counted("Pasar dengan gudang dingin", 6, " ="), counted("Pasar yang ditata", 7, mark=", ")]
SOURCED = [each.rstrip("\n") + " (pasar.csv baris 4\u20139)\n" for each in LISTS]


@pytest.mark.parametrize("lists", [LISTS, SOURCED])
def test_a_count_is_held_against_its_list(lists: list[str]) -> None:
    text = "\n".join(lists)
    assert told(text, AuditRule.COUNT) == []
    assert told(text.replace("wilayah 4 4", "wilayah 4 7"), AuditRule.COUNT) == [(7, "7", "4")]
    assert told(text.replace("dingin 6", "dingin 5"), AuditRule.COUNT) == [(13, "5", "6")]


def test_few_lists_prove_nothing() -> None:
    assert told("\n".join(LISTS[:4]).replace("wilayah 4 4", "wilayah 4 7"), AuditRule.COUNT) == []


def test_lists_that_are_often_longer_are_not_what_is_counted() -> None:
    """The first of several are named below a count."""
    some = [each.replace("\n", "1\n", 1) for each in LISTS[:3]]
    assert told("\n".join([*LISTS, *some]), AuditRule.COUNT) == []


@pytest.mark.parametrize(
    "below",
    [
        "yang dihitung: Pasar Ikan, Daging dan Sayur Utara, Pasar Kain dan Benang Halus",
        "Baik = 12 (barang.csv baris 3)",
        "Kios + Los = 4 + 5",
        "Menurut daftar: 3 × 4",
    ],
)
def test_what_is_no_list_counts_nothing(below: str) -> None:
    assert told("\n".join([*LISTS, f"Jumlah pasar yang lain 9\n{below}\n"]), AuditRule.COUNT) == []


@pytest.mark.parametrize("nothing", ["tidak ada", "Nihil.", "tidak ada (pasar.csv baris 4)"])
def test_a_list_of_nothing_counts_nought(nothing: str) -> None:
    for sign in (":", " ="):
        text = "\n".join([*LISTS, f"Jumlah pasar yang tutup 0\nyang dihitung{sign} {nothing}\n"])
        assert told(text, AuditRule.COUNT) == []
        wrong = text.replace("tutup 0", "tutup 2")
        assert [(printed, right) for _, printed, right in told(wrong, AuditRule.COUNT)] == [("2", "0")]
