"""Texts of a dossier as people write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.rejection import RejectedValueError

ALL_OF_THEM: Final = {"all": "semua jenis"}
"""Codes that are words of people: what no row of a sheet itself is called by."""
KINDS_OF_MONEY: Final = {
    "operations": "belanja operasi",
    "capital": "belanja modal",
    "machinery": "belanja modal peralatan dan mesin",
    "personnel": "belanja pegawai",
    "goods": "belanja barang dan jasa",
}
"""Kinds of money in words; a dossier may name others."""


def shown(kind: Kind, text: str) -> str:
    """Return a text of a dossier as people write it, so that it is read back as the same.

    Examples:
        >>> from capaian.dossier.tables.kinds import COUNT, DECIMAL
        >>> shown(COUNT, "12336"), shown(DECIMAL, "1234"), shown(DECIMAL, "99.50")
        ('12.336', '1234', '99,50')
    """
    try:
        value = kind.read_cell(text)
        if not isinstance(value, Decimal):
            return text
        grouped = write_exact(value)
        return grouped if _reads_as(kind, grouped, value) else text.replace(".", ",")
    except RejectedValueError:
        return text


def _reads_as(kind: Kind, text: str, value: Decimal) -> bool:
    try:
        return kind.read_cell(text) == value
    except RejectedValueError:
        return False
