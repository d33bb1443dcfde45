"""Figures of what comes in whole pieces, as Indonesians write them: a dot in them stands for thousands.

Of a percentage 12.336 may be more than twelve thousand or a little more than twelve, and is asked back.
"""

from __future__ import annotations

import re
from typing import Final

from capaian.domain.value import PERCENT, RUPIAH, Unit
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.dossier.workbook.read.cell_texts import read_groups
from capaian.rules.quality.slips import is_counted
from capaian.web.measurement.owed import INPUTS, Slot

_THOUSANDS: Final = re.compile(r"[-\N{MINUS SIGN}]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")

_PERCENT: Final = re.compile(r"\s*(?:%|persen)\Z", re.IGNORECASE)
_THOUSANDTHS: Final = re.compile(r"([0-9]{1,3})[.,]([0-9]{3})\Z")
_HIGHEST: Final = 100
"""The highest index of a survey; means are lower."""


def comes_whole(sheet: str, unit: str) -> bool:
    """Say whether figures of a sheet in a unit have no thousandths: money and people, documents, reports.

    Examples:
        >>> [comes_whole("outputs.csv", unit) for unit in ("dokumen", "rupiah", "percent")]
        [True, True, False]
    """
    return sheet == INPUTS or unit == RUPIAH or is_counted(Unit(unit))


def without_dots(text: str) -> str:
    """Return a figure of thousands without its dots, spaces or English commas; anything else as it is.

    Examples:
        >>> [without_dots(text) for text in ("12.336", "1.000.000", "12,336", "12.33", "1100.000")]
        ['12336', '1000000', '12,336', '12.33', '1100.000']
    """
    text = without_spaces(text)
    return text.replace(".", "") if _THOUSANDS.match(text) else text


def without_spaces(text: str) -> str:
    """Return a figure whose thousands are parted by spaces or English commas as workbooks read it.

    Examples:
        >>> [without_spaces(text) for text in ("12 336", "1,234,567", "12,336", "1,000.000", "12 33")]
        ['12336', '1234567', '12,336', '1,000.000', '12 33']
    """
    text = text.strip()
    try:
        return read_groups(text) or text
    except RejectedValueError:
        return text


def without_percent(text: str) -> str:
    """Return a figure without the sign of percent behind it; anything else as it is.

    Examples:
        >>> [without_percent(text) for text in ("95%", "95,5 %", "95 persen", "95", "%", "sangat baik")]
        ['95', '95,5', '95', '95', '%', 'sangat baik']
    """
    return _PERCENT.sub("", text) or text


def tidy_figure(sheet: str, unit: str, text: str) -> str:
    """Return what was typed as a figure of a sheet in a unit: without dots of thousands, spaces, and percent.

    Examples:
        >>> tidy_figure("outputs.csv", "percent", "95,5 %"), tidy_figure("outputs.csv", "dokumen", "12.336")
        ('95,5', '12336')
        >>> tidy_figure("outputs.csv", "dokumen", "95%")
        '95%'
    """
    if unit == PERCENT:
        text = without_percent(text)
    return without_dots(text) if comes_whole(sheet, unit) else without_spaces(text)


def with_thousandths(text: str) -> str:
    """Return the mean or the index of a survey with a fourth decimal, where three can be no thousands.

    Examples:
        >>> [with_thousandths(text) for text in ("3,478", "86.957", "100,000", "3,48", "101,000", "3478")]
        ['3,4780', '86,9570', '100,0000', '3,48', '101,000', '3478']
    """
    found = _THOUSANDTHS.match(text)
    if found is None or int(found[1]) * 1000 + int(found[2]) > _HIGHEST * 1000:
        return text
    return f"{found[1]},{found[2]}0"


def as_meant(slot: Slot, text: str) -> str:
    """Return what was typed into a cell with dots of thousands taken away, where they can be nothing else."""
    if slot.top:
        return with_thousandths(text)
    return tidy_figure(slot.sheet, dict(slot.beside).get("unit", ""), text)
