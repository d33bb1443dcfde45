"""Targets that a sentence says were met or missed, beside the figure that met or missed them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kepatuhan kapal 49,92%, naik 5,29 poin, dan telah mencapai target 52,00%.",
            [(1, "telah mencapai", "belum mencapai")],
        ),
        (
            "Kepatuhan kapal 53,10% sehingga belum mencapai target sebesar 52,00%.",
            [(1, "belum mencapai", "telah mencapai")],
        ),
        (
            "Indeks nelayan sebesar 84,50 sudah melampaui target tahun 2022 sebesar 86,00.",
            [(1, "sudah melampaui", "belum mencapai")],
        ),
    ],
)
def test_what_a_sentence_says_of_its_target_is_held_against_its_figure(
    text: str, found: list[tuple[int, str, str]]
) -> None:
    assert told(text, AuditRule.CLAIM) == found


@pytest.mark.parametrize(
    "text",
    [
        "Kepatuhan kapal 53,10%, naik 5,29 poin, dan telah mencapai target 52,00%.",
        "Kepatuhan kapal 49,92% tetapi belum mencapai target 52,00%.",
        "Lama sandar rata-rata 4,60 jam dan telah mencapai target 5,00 jam.",
        "Waktu tunggu kapal 2,10 dan telah memenuhi target 2,50.",
        "Kepatuhan kapal 49,92% telah mencapai target nasional 52,00%.",
        "Agar kepatuhan kapal 49,92% telah mencapai target 52,00% pada akhir tahun, loket ditambah.",
        "Sebanyak 12 kapal telah mencapai target 52,00%.",
        "Tahun lalu realisasi 49,92% dan realisasi tahun ini 53,10% telah mencapai target 52,00%.",
        "Telah mencapai target 52,00%.",
        "Kepatuhan kapal 49,92%. Surat ukur telah mencapai target 52,00%.",
    ],
)
def test_what_is_right_or_of_another_matter_is_not_told(text: str) -> None:
    assert told(text, AuditRule.CLAIM) == []
