"""The share of a target that was reached agrees with the gap that is left."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.checks.share_and_gap import check_share_and_gap

PLAN = "Target tahun 2026 adalah {}%. Realisasi tahun 2023 mencapai {}% dari target itu; selisihnya {} poin."
KILNS = (
    "Target akhir renstra sebesar {}%. Hasil tahun ini baru {}% dari target tersebut, kekurangannya {} poin."
)


def said(text: str) -> list[str]:
    return [claim.expected for claim in check_share_and_gap(read(f"LAPORAN KINERJA TAHUN 2023\n\n{text}\n"))]


@pytest.mark.parametrize("words", [PLAN, KILNS])
@pytest.mark.parametrize(
    ("target", "share", "gap", "expected"),
    [
        ("98,00", "96,16", "−3,76", ""),
        ("91,00", "96,16", "−3,76", "98,00"),
        ("98,00", "96,16", "−3,16", "3,76"),
        ("98,00", "66,16", "−3,76", "96,16"),
        ("98,00", "96,2", "−3,76", ""),
        ("80,00", "75,00", "20,00", ""),
        ("80,00", "75,00", "20,90", "20,00"),
    ],
)
def test_share_and_gap_of_one_target(words: str, target: str, share: str, gap: str, expected: str) -> None:
    (found,) = said(words.format(target, share, gap))
    assert (expected in found) is True
    assert bool(found) is bool(expected)


def test_a_target_that_was_passed_has_a_gap_too() -> None:
    assert said(PLAN.format("3,34", "109,58", "+0,32")) == [""]
    assert said(PLAN.format("3,34", "109,58", "+0,92")) != [""]


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi tahun 2023 mencapai 96,16% dari target itu; selisihnya 3,76 poin.",
        "Target tahun 2026 adalah 91,00%. Realisasi mencapai 96,16% dari pagu; selisihnya 3,76 poin.",
        "Target tahun 2026 adalah 91,00%. Realisasi mencapai 96,16% dari target itu. Naik 3,76 poin.",
        "Target tahun 2026 adalah 91,00%. Realisasi mencapai 96,16 orang dari target itu; jaraknya 3,76 km.",
    ],
)
def test_no_word_on_figures_of_other_things(text: str) -> None:
    assert [found for found in said(text) if found] == []


def test_a_finding_names_all_three() -> None:
    text = f"LAPORAN KINERJA TAHUN 2023\n\n{PLAN.format('91,00', '96,16', '−3,76')}\n"
    (finding,) = audited(text).findings
    assert all(figure in finding.why for figure in ("91,00", "96,16", "3,76"))
