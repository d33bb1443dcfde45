"""Kinds of spending as totals name them: `Jumlah Belanja Operasi`, `Jumlah Belanja Barang dan Jasa`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from capaian.dossier.intake.accounts import Code
from capaian.dossier.intake.words import fold

_KINDS: Final[Mapping[str, Code]] = {
    "operasi": (5, 1),
    "operasional": (5, 1),
    "pegawai": (5, 1, 1),
    "barang jasa": (5, 1, 2),
    "bunga": (5, 1, 3),
    "subsidi": (5, 1, 4),
    "hibah": (5, 1, 5),
    "bantuan sosial": (5, 1, 6),
    "modal": (5, 2),
    "modal tanah": (5, 2, 1),
    "modal peralatan mesin": (5, 2, 2),
    "modal gedung bangunan": (5, 2, 3),
    "modal jalan jaringan irigasi": (5, 2, 4),
    "modal aset tetap lainnya": (5, 2, 5),
    "modal aset lainnya": (5, 2, 6),
    "tidak terduga": (5, 3),
    "tak terduga": (5, 3),
    "transfer": (5, 4),
}
"""Beginnings of accounts by what they are called, without `dan`.

Legal basis:
    Permendagri 90/2019 and its updates: 5.1 belanja operasi, 5.2 modal, 5.3 tidak terduga, 5.4 transfer.
"""
_AND: Final = re.compile(r"\bdan ")


def kind_of_spending(text: str) -> Code:
    """Return the beginning of the accounts of a kind of spending; empty: words that name none.

    Examples:
        >>> kind_of_spending("Belanja Operasi"), kind_of_spending("BELANJA BARANG DAN JASA")
        ((5, 1), (5, 1, 2))
        >>> kind_of_spending("Belanja"), kind_of_spending("Belanja Daerah"), kind_of_spending("Pegawai")
        ((), (), ())
    """
    folded = fold(text)
    return _KINDS.get(_AND.sub("", folded.removeprefix("belanja ")), ()) if "belanja " in folded else ()
