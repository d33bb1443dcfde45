"""A whole number with three decimals is read as thousands: refused among counts and money alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.dossier.intake.figures import Kind, refuse_thousandths
from capaian.dossier.spreadsheets.worker.formats import Shown
from capaian.dossier.tables.rejection import RejectedValueError

OF_THOUSANDS = ("0.000", "#,##0.000", "#,##0.000_);(#,##0.000)", '0.000" orang"')


@pytest.mark.parametrize("code", OF_THOUSANDS)
def test_three_noughts_behind_a_whole_number_are_told(code: str) -> None:
    shown = Shown(code)
    assert not shown.is_plain
    assert shown.of(Decimal(12)) == ("thousandths", code)
    assert shown.around(Decimal(12)) == ("thousandths", code)


@pytest.mark.parametrize("value", ["0", "12.5", "0.125"])
@pytest.mark.parametrize("code", OF_THOUSANDS)
def test_nought_and_fractions_are_what_they_are(code: str, value: str) -> None:
    assert Shown(code).of(Decimal(value)) is None


@pytest.mark.parametrize("code", ["0", "0.00", "0.0000", "#,##0", "0.###", "0.0##", "mm:ss.000", "0.000%"])
def test_other_formats_show_no_thousands(code: str) -> None:
    told = Shown(code).of(Decimal(12))
    assert told is None or told[0] != "thousandths"


def test_counts_and_money_are_refused_and_ratios_are_not() -> None:
    for kind in (Kind.COUNT, Kind.AMOUNT):
        with pytest.raises(RejectedValueError) as refused:
            refuse_thousandths(kind, "12,000")
        assert refused.value.code == "thousandths_of_other"
    refuse_thousandths(Kind.RATIO, "12,000")
