"""Shares of a whole that other shares of their paragraph bear out."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = "LAPORAN KINERJA TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n{}\n"
SURVEY = (
    "Survei terhadap 320 petani menunjukkan {} orang ({}) sangat puas, 181 orang (56,56%) puas,"
    " 35 orang (10,94%) kurang puas, dan 8 orang (2,50%) tidak puas."
)
SO = (
    "Survei terhadap 320 petani menunjukkan 96 orang (30,00%) sangat puas dan 181 orang (56,56%) puas."
    " Dengan demikian {} petani atau {} menyatakan puas."
)


def shares(words: str) -> list[tuple[str, str]]:
    """Return printed and computed of the shares of a report of such words."""
    return [(p, c) for _, p, c in told(REPORT.format(words), AuditRule.RATIO)]


@pytest.mark.parametrize(
    ("words", "part", "share", "wrong", "computed"),
    [
        (SURVEY, "96", "30,00%", ("96", "33,00%"), ("33,00", "30,00")),
        (SURVEY, "96", "30,00%", ("69", "30,00%"), ("30,00", "21,56")),
        (SO, "277", "86,56%", ("267", "86,56%"), ("86,56", "83,44")),
        (SO, "277", "86,56%", ("277", "85,66%"), ("85,66", "86,56")),
    ],
)
def test_one_slip_is_told(
    words: str, part: str, share: str, wrong: tuple[str, str], computed: tuple[str, str]
) -> None:
    assert shares(words.format(part, share)) == []
    assert shares(words.format(*wrong)) == [computed]


@pytest.mark.parametrize(
    "words",
    [
        SURVEY.format("96", "47,15%"),  # no slip: of another whole
        SURVEY.format("96", "30,00%").replace("8 orang (2,50%)", "8 orang (8,33%)"),  # 8 of 96
        SO.format("267", "86,56% dari seluruh warga").replace("petani atau", "warga atau"),
        SO.format("267", "86,56%").replace("(30,00%)", "laki-laki"),  # one share alone bears nothing out
        SO.format("267", "86,56%").replace("Dengan demikian", "Tahun lalu"),
    ],
)
def test_shares_of_others_are_left_alone(words: str) -> None:
    assert shares(words) == []
