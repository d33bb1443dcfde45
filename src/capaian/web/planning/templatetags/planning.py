"""Looking things up in the pages of sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import template

from capaian.domain.period import write_partial_date
from capaian.dossier.rows.sheets import SheetSpec

register = template.Library()


@register.filter
def at(mapping: Mapping[str, str], key: str) -> str:
    """Return what a mapping holds under a key."""
    return mapping[key]


@register.filter
def at_or_empty(mapping: Mapping[str, str], key: str) -> str:
    """Return what a mapping holds under a key; nothing where it has none."""
    return mapping.get(key, "")


@register.filter
def words(text: str) -> list[str]:
    """Return the words of a text."""
    return text.split()


@register.filter
def day_words(text: str) -> str:
    """Write a day, of which month or year may be all that is known."""
    return write_partial_date(text)


@register.filter
def rows_told(sheets: Iterable[tuple[SheetSpec, str, int]], title: str) -> str:
    """Say how many rows the sheets of a group have that have any; one called as the group is not named.

    Examples:
        >>> from types import SimpleNamespace as Spec
        >>> rows_told([(Spec(title="Dokumen"), "", 3), (Spec(title="Lampiran"), "", 0)], "Dokumen")
        '3 baris'
    """
    return "; ".join(
        f"{'' if sheet.title == title else f'{sheet.title} '}{count} baris"
        for sheet, _, count in sheets
        if count
    )
