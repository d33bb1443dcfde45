"""A statement that holds expects nothing, whatever its check worked out for the case that it does not."""

from dataclasses import replace

from capaian.auditor.claims.statement import Statement
from capaian.domain.audit import AuditRule


def test_what_fails_says_what_belongs_there() -> None:
    told = _statement(holds=False)
    assert (told.expected, told.why) == ("turun", "Realisasi turun; tercetak naik.")


def test_what_holds_expects_nothing() -> None:
    told = _statement(holds=True)
    assert (told.printed, told.expected, told.why) == ("naik", "", "")


def test_what_is_found_to_hold_later_expects_nothing_either() -> None:
    told = replace(_statement(holds=False), holds=True)
    assert (told.expected, told.why) == ("", "")


def _statement(*, holds: bool) -> Statement:
    why = "Realisasi turun; tercetak naik."
    return Statement(AuditRule.TREND, holds, 12, "naik", "turun", why, "Tabel 3")
