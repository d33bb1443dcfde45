"""Targets met and missed beside how many there are in all; what is left of a count told before its part."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def said(sentence: str, rule: AuditRule = AuditRule.COUNT) -> list[str]:
    return [found[2] for found in told(f"BAB I\n1.1. Uraian\n{sentence}\n", rule)]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "expected"),
    [
        (
            (
                "Kepala Dinas menjanjikan satu sasaran dengan dua indikator utama. Rata-ratanya 100,15%;"
                " satu target tercapai dan satu belum."
            ),
            "satu target tercapai",
            "dua target tercapai",
            "2 target",
        ),
        (
            (
                "Diperjanjikan 6 (enam) indikator. Hasilnya empat indikator memenuhi target dan dua indikator"
                " belum mencapai target."
            ),
            "dua indikator belum",
            "tiga indikator belum",
            "6 indikator",
        ),
        (
            (
                "Dari 9 indikator tersebut, 6 indikator telah memenuhi target, sedangkan 3 indikator belum"
                " mencapai target."
            ),
            "Dari 9",
            "Dari 10",
            "10 indikator",
        ),
    ],
)
def test_both_sides_come_to_all(text: str, right: str, wrong: str, expected: str) -> None:
    assert said(text) == []
    assert said(text.replace(right, wrong)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ada 5 indikator. Satu target tercapai dan dua belum, sisanya ditunda.",
        "Ada 5 indikator. Pada triwulan lalu satu target tercapai dan dua belum.",
        "Ada 5 indikator dan 7 indikator lain. Satu target tercapai dan dua belum.",
        "Ada 5 rumah baca. Satu target tercapai dan dua belum.",
        "Dari 5 indikator, satu indikator naik dan dua indikator turun.",
        "Dari 5 indikator, dua indikator mencapai target.",
    ],
)
def test_it_is_silent_where_some_are_left_out_or_others_meant(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("left", "expected"),
    [("4 (empat) pengaduan", []), ("5 (lima) pengaduan", ["4"]), ("64 permintaan", [])],
)
def test_what_is_left_of_a_count_of_which_some_are_told(left: str, expected: list[str]) -> None:
    text = (
        f"Diterima 92 pengaduan dan 88 di antaranya selesai ditindaklanjuti, sisanya {left} masih diproses."
    )
    assert said(text, AuditRule.DIFFERENCE) == expected
