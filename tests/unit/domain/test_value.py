"""Figures, reasons for their absence, and words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.identifiers import TraceId
from capaian.domain.value import PERCENT, Known, Reason, TextValue, Unavailable, Unit

TRACE = TraceId("t1")


@pytest.mark.parametrize("reason", list(Reason))
def test_each_reason_has_a_mark_and_words(reason: Reason) -> None:
    assert reason.mark
    assert reason.words
    assert not any(sign.isdigit() for sign in reason.mark), "a mark must never read as a figure"


@pytest.mark.parametrize(
    ("reason", "mark"),
    [
        (Reason.NO_EVENTS, "–"),
        (Reason.NOT_REPORTED, "…"),
        (Reason.NOT_IN_SOURCE, "t.t."),
        (Reason.DIVISION_BY_ZERO, "t.h."),
        (Reason.SUPPRESSED, "x"),
    ],
)
def test_empty_zero_and_impossible_print_different_marks(reason: Reason, mark: str) -> None:
    assert Unavailable(reason).display == mark


def test_a_note_says_more_than_the_reason() -> None:
    assert Unavailable(Reason.NOT_REPORTED).words == "belum dilaporkan"
    assert Unavailable(Reason.NOT_REPORTED, note="menunggu DKB").words == "menunggu DKB"


def test_a_known_zero_is_a_figure() -> None:
    assert Known(Decimal(0), PERCENT, TRACE).display == "0,00"
    assert Known(Decimal(0), Unit("orang"), TRACE, 0).display == "0"


def test_a_figure_is_written_with_its_decimals() -> None:
    assert Known(Decimal("99.5304"), PERCENT, TRACE, 2).display == "99,53"
    assert Known(Decimal("99.5304"), PERCENT, TRACE, 0).display == "100"


def test_words_stand_as_they_are() -> None:
    assert TextValue("3 (tiga) mitra", TRACE, met=True).display == "3 (tiga) mitra"


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("percent", "persen"),
        ("index", "nilai"),
        ("point", "poin"),
        ("rupiah", "Rp"),
        ("orang", "orang"),
        ("one", ""),
    ],
)
def test_units_have_indonesian_words(code: str, label: str) -> None:
    assert Unit(code).label == label
    assert Unit(code) == code, "a unit is its code"
