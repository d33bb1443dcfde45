"""What a figure of running text counts: the word right behind it."""

from __future__ import annotations

import re
from typing import Final, Protocol

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.words_of_things import things_of

_NOUN: Final = re.compile(r"\s*([^\W\d_]+)")
_COUNTERS: Final = things_of(
    "orang jiwa anak unit buah kali kasus kejadian lembar eksemplar dokumen berkas keping titik paket poin"
)
"""Words behind counts of whatever is counted."""

_NO_NOUN: Final = re.compile(
    r"(?:sudah|telah|belum|tidak|bukan|masih|akan|baru|juga|saja|lebih|kurang|serta|sedangkan|sementara|tetapi|namun"
    r"|sehingga|karena|selama|sepanjang|hingga|sampai|antara|ton|kg|kuintal|ha|hektare?|km|meter|liter|ekor|hari|jam|menit"
    r"|bulan|tahun)$|(?:di|ter|ber|me[mn]?|se)[a-z]{4,}$"
)
"""Words behind a count that name no thing: units, and what goes on, denies, or tells what was done."""


NO_NOUNS: Final = frozenset(
    (
        "",
        "di",
        "dalam",
        "yang",
        "telah",
        "sudah",
        "belum",
        "masih",
        "baru",
        "sedang",
        "berhasil",
        "dan",
        "atau",
    )
)
"""What stands behind a part whose noun is that of its whole: `5 telah melapor`."""


class Told(Protocol):
    """A figure of running text."""

    @property
    def number(self) -> PrintedNumber:
        """The figure."""

    @property
    def after(self) -> str:
        """The words behind it."""


def noun_of(told: Told) -> str:
    """Return the word right behind a figure, in small letters; empty where none stands there."""
    found = _NOUN.match(told.after)
    return found[1].casefold() if found else ""


def counts_other(told: Told, clause: str, table: UnderstoodTable, row: UnderstoodRow, column: Column) -> bool:
    """Say whether no word beside a count tells that it is one of a column.

    `Puskesmas Muara Dua dengan 412 kegiatan penyuluhan` counts none of its babies.

    Args:
        told: The count.
        clause: The words around it.
        table: That of the column.
        row: The row that the clause names.
        column: What the count may be one of.
    """
    noun = things_of(noun_of(told))
    if not told.number.is_count or not noun or noun <= _COUNTERS:
        return False
    head = things_of(" ".join(column.path))
    others = things_of(" ".join(word for each in table.figure_columns for word in each.path)) - head
    of_rows = " ".join(word for each in table.columns if not each.is_numeric for word in each.path)
    said = (things_of(clause) | noun) - things_of(f"{of_rows} {row.label}")
    return said.isdisjoint(head | (things_of(table.table.title) - others))


def counts_unnamed(told: Told, clause: str, head: str, names: str) -> bool:
    """Say whether a count is one of things that a table has no word for: `150 pelaku usaha` of taxpayers.

    Another word for its things is none, where the whole head stands before it: `jumlah penduduk 1.250 warga`.

    Args:
        told: The count.
        clause: The words before it.
        head: Over the figure that it may be.
        names: All words of the table.
    """
    word = noun_of(told)
    noun = things_of(word)
    if _NO_NOUN.match(word) or not noun or noun <= _COUNTERS or noun & things_of(names):
        return False
    if not told.number.is_count:
        return False
    return not things_of(head) <= things_of(clause)
