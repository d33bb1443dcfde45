"""Figures of what comes in whole pieces, as Indonesians write them: a dot in them stands for thousands.

Of a percentage 12.336 may be more than twelve thousand or a little more than twelve, and is asked back.
"""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.domain.numerals import write_shortest
from capaian.domain.value import PERCENT, RUPIAH, Unit
from capaian.domain.work import Resource
from capaian.dossier.excel.read.cell_texts import read_groups
from capaian.dossier.tables.kinds import value_of_cell, with_groups
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.form.cells import INPUTS, SURVEY, Slot

_THOUSANDS: Final = re.compile(r"[-\N{MINUS SIGN}]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")
_RUPIAH: Final = re.compile(r"\A\s*rp\.?\s*", re.IGNORECASE)
_MONEY: Final = re.compile(r"(?P<amount>[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),(?:00|--?)\Z")
"""An amount as papers write it behind `Rp`: `48.500.000,00`; of `1.00,00` nobody knows what is meant."""
_PERCENT: Final = re.compile(r"(?<!\s)\s*(?:%|persen)\Z", re.IGNORECASE)
_THOUSANDTHS: Final = re.compile(r"([0-9]{1,3})[.,]([0-9]{3})\Z")
_HIGHEST_INDEX: Final = 100
"""Of a survey; means are lower."""


def without_percent(text: str) -> str:
    """Return a figure without the sign of percent behind it; anything else as it is.

    Examples:
        >>> [without_percent(text) for text in ("95%", "95,5 %", "95 persen", "95", "%", "sangat baik")]
        ['95', '95,5', '95', '95', '%', 'sangat baik']
    """
    return _PERCENT.sub("", text) or text


def tidy_figure(sheet: str, unit: str, text: str) -> str:
    """Return what was typed as a figure of a sheet in a unit: without dots of thousands, percent, and `Rp`.

    Examples:
        >>> tidy_figure("outputs.csv", "percent", "95,5 %"), tidy_figure("outputs.csv", "dokumen", "95%")
        ('95,5', '95%')
        >>> [tidy_figure("outputs.csv", "dokumen", text) for text in ("12.336", "12 336", "12.33", "110.0")]
        ['12336', '12336', '12.33', '110.0']
        >>> [tidy_figure("inputs.csv", "rupiah", text) for text in ("Rp1.500,-", "Rp 110.000,00", "1.00,00")]
        ['1500', '110000', '1.00,00']
    """
    text = text.strip()
    if text.isascii() and text.isdecimal():
        return text  # as most are typed
    if unit == RUPIAH:
        text = _RUPIAH.sub("", text) or text
        amount = _MONEY.match(text)
        text = amount["amount"] if amount else text
    elif unit == PERCENT:
        text = without_percent(text)
    if _comes_whole(sheet, unit) and _THOUSANDS.match(text):
        return text.replace(".", "")
    with suppress(RejectedValueError):  # thousands are parted by spaces or English commas too
        text = read_groups(text) or text
    return text


def with_thousandths(text: str) -> str:
    """Return the mean or the index of a survey with a fourth decimal, where three can be no thousands.

    Examples:
        >>> [with_thousandths(text) for text in ("3,478", "86.957", "100,000", "3,48", "101,000", "3478")]
        ['3,4780', '86,9570', '100,0000', '3,48', '101,000', '3478']
    """
    found = _THOUSANDTHS.match(text)
    if found is None or int(found[1]) * 1000 + int(found[2]) > _HIGHEST_INDEX * 1000:
        return text
    return f"{found[1]},{found[2]}0"


def as_meant(slot: Slot, text: str) -> str:
    """Return what was typed into a cell with dots of thousands taken away, where they can be nothing else."""
    if slot.sheet == SURVEY and slot.column != "answers":
        return with_thousandths(text)
    return tidy_figure(slot.sheet, _unit_of(slot), text)


@lru_cache(maxsize=8192)
def as_shown(slot: Slot, text: str) -> str:
    """Return a figure of a cell as people write it, so that it is read back as the same.

    What comes whole has its dots, and no noughts behind a comma: `2.950`, not `2950` or `2.950,00`.
    """
    try:
        value = value_of_cell(slot.kind, text)
    except RejectedValueError:
        return text
    if not isinstance(value, Decimal):
        return text
    if slot.kind.is_number and _comes_whole(slot.sheet, _unit_of(slot)):
        written = write_shortest(value)
        if slot.kind.reads_as(as_meant(slot, written), value):
            return written
    return with_groups(slot.kind, value, text)


def _comes_whole(sheet: str, unit: str) -> bool:
    """Say whether figures of a sheet in a unit have no thousandths: money and people, documents, reports."""
    return sheet == INPUTS or unit == RUPIAH or Unit(unit).is_counted


def _unit_of(slot: Slot) -> str:
    """Return the unit of what is typed into a cell; people and counts have none."""
    return RUPIAH if ("resource", Resource.MONEY) in slot.key else dict(slot.new_cells).get("unit", "")
