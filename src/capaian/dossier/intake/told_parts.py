"""Money that words tell to be a part of what was granted or spent: a way of payment, a fund, a kind.

`Realisasi LS` is not what was spent in all, nor is that of `REALISASI DAK NON FISIK`: whoever has the
table knows whether nothing else was spent.
"""

from __future__ import annotations

import re
from typing import Final

from capaian.dossier.intake.amounts import AMOUNT_WORDS, Amount
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.words import fold

_WAYS: Final = (frozenset({"ls"}), frozenset({"gu", "tu", "up"}))
"""Ways of payment: directly, and out of petty cash."""
_WAYS_NAMED: Final = frozenset[str]().union(*_WAYS)
_FUNDS: Final = frozenset({"dau", "dak", "pad", "dbh", "dbhcht", "did", "otsus", "bankeu", "blud"})
_KINDS: Final = frozenset(
    {"pegawai", "operasi", "operasional", "modal", "barang", "hibah", "subsidi", "bunga"}
)
_OF_KIND: Final = re.compile(rf"\bbelanja (?:{'|'.join(sorted(_KINDS))})\b")
# SUBBAG TU: whose table it is
_OF_OFFICE: Final = re.compile(r"\b(?:sub ?bag(?:ian)?|kasubbag|bagian) (?:tu|tata usaha)\b")
CONTENT: Final = "isi tabel"
"""What the user says a meaning of, to settle whether a table is whole."""
ALL: Final = "seluruhnya"


def part_told(text: str) -> str:
    """Return the words by which a text tells one part of money; empty: none, or several, which may be all.

    Examples:
        >>> [part_told(text) for text in ("Realisasi LS", "SPJ (LS+UP/GU/TU)", "Pagu DAK Non Fisik")]
        ['LS', '', 'DAK']
        >>> part_told("Realisasi Belanja Modal"), part_told("Belanja Operasi dan Modal"), part_told("Belanja")
        ('belanja modal', '', '')
    """
    folded = fold(text)
    words = {*folded.split()}
    ways = [told for way in _WAYS if (told := words & way)]
    if len(ways) == 1:
        return "/".join(sorted(ways[0])).upper()
    funds = words & _FUNDS
    if len(funds) == 1:
        return next(iter(funds)).upper()
    kind = _OF_KIND.search(folded)
    return kind[0] if kind and len(words & _KINDS) == 1 and not (ways or funds) else ""


def doubt_part_of_head(table: ForeignTable, amount: Amount, desk: Desk) -> None:
    """Note that a column tells a part of what it is taken for; of columns of times that is asked once."""
    part = part_told(amount.head.name)
    if part and (amount.month or amount.part):
        _doubt_content(table, amount, part, desk)
    elif part:
        head, means = amount.head, amount.means
        otherwise = f"bila ada bagian lain: --means {shown_means(head.name, LEFT_OUT)}"
        why = f"padahal judulnya menyebut sebagian saja: {part}"
        words = f"{AMOUNT_WORDS[means]} ({means}), {why}; {otherwise}"
        desk.doubt(table.place(None, head), head.name, means, words)


def without_parts_of_all(text: str, *, has_kinds: bool) -> str:
    """Return a folded title without words of such parts as make all together.

    Args:
        text: The title.
        has_kinds: Whether rows tell kinds of spending, so that its titles need not.

    Examples:
        >>> [without_parts_of_all(text, has_kinds=False) for text in ("spj ls gu", "spj ls")]
        ['spj', 'spj ls']
        >>> without_parts_of_all("belanja operasi dan modal", has_kinds=False)
        'belanja dan'
    """
    words = _OF_OFFICE.sub(" ", text).split()
    left = frozenset[str]()
    if all(way & {*words} for way in _WAYS):
        left |= _WAYS_NAMED
    if len(_KINDS & {*words}) > 1 or has_kinds:
        left |= _KINDS | {"jasa"}
    if len(_FUNDS & {*words}) > 1:
        left |= _FUNDS | {"dana"}
    return " ".join(word for word in words if word not in left)


def _doubt_content(table: ForeignTable, amount: Amount, part: str, desk: Desk) -> None:
    """Note that a table may hold a part of the money of its lines, unless the user says that it is all."""
    if desk.told(CONTENT) != ALL:
        words = (
            f"{ALL} uang sub kegiatannya, padahal judulnya menyebut sebagian saja: {part}. "
            "Bila ada bagian lain, minta tabel seluruh anggarannya"
        )
        desk.doubt(table.place(None, amount.head), CONTENT, ALL, words)
