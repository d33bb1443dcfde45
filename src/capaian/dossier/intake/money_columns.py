"""Which columns of a budget table hold money, and which the outputs that stand beside it: by words and size.

`REALISASI` heads both. A column is taken for money where its own heads say so; below any others its figures
have to be of the size of money where the table speaks of outputs (`SATUAN`, `INDIKATOR`, `KINERJA`), too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from statistics import median_low
from typing import Final

from capaian.dossier.intake.accounts import read_codes
from capaian.dossier.intake.amount_words import is_spent, names_budget
from capaian.dossier.intake.code_columns import code_columns
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.head_times import names_part
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.words import fold

_RUPIAH: Final = frozenset({"rp", "rupiah"})
_MONEY: Final = _RUPIAH | {
    *(
        "anggaran",
        "pagu",
        "alokasi",
        "keuangan",
        "keu",
        "belanja",
        "dana",
        "biaya",
        "kas",
        "uang",
        "gaji",
        "kontrak",
    ),
    *("angg", "dpa", "dppa", "rka", "rak", "apbd", "apbdp", "papbd", "lra", "spj", "sp2d", "spp", "spd"),
    *("penyerapan", "serapan", "pengeluaran", "pembayaran", "pencairan", "ls", "gu", "tu", "up", "dak"),
}
_OUTPUTS: Final = frozenset(
    {
        *("satuan", "indikator", "kinerja", "output", "outcome", "keluaran", "volume", "vol", "sat", "fisik"),
        *("kuantitas", "tolok", "tolak", "iku", "progres", "progress"),
    }
)
_QUANTITY: Final = "k"
"""What stands beside `Rp` below one head: how much of the outputs."""
# Nomor SP2D, No. SPM, Tanggal SP2D: which paper it was, and no amount
_NUMBERS_AND_DAYS: Final = re.compile(r"(?:nomor|no|tanggal|tgl)\b")
_OVER_YEARS: Final = frozenset({"renstra", "rpjmd"})
"""Plans of several years: what was spent of them is more than that of one year."""
# (%), TINGKAT CAPAIAN (%); but 100%, a target
_SHARE: Final = re.compile(r"(?<![0-9])(?<![0-9] )%")
# TAHUN ANGGARAN 2023, KUASA PENGGUNA ANGGARAN: in tables of anything
_IDLE: Final = re.compile(r"\b(?:(?:tahun|thn|th|pengguna) anggaran|tahun dpa)\b")
# SUB BAGIAN PERENCANAAN DAN KEUANGAN: whose the table is
_OWNERS: Final = re.compile(
    r"(?:pemerintah|badan|dinas|kantor|sekretariat|bidang|sub ?bagian|bagian|sub ?bidang|seksi|unit|uptd)\b"
)
_LEAST: Final = 100_000
"""Rupiah below which most figures are no money: what is spent on a sub-activity is hardly ever less."""
_LIKELY: Final = 1_000_000
"""Rupiah from which most figures are money, where no budget stands beside them."""
_LOOKED: Final = 200
"""Rows in which codes of accounts are looked for."""
_FITTING: Final = 1000
"""What was spent is more than one in so many of the budget."""


class Holds(Enum):
    """What the heads of a column tell of its figures."""

    MONEY = "money"
    OUTPUTS = "outputs"
    UNTOLD = "untold"


def told_by_heads(head: Head) -> Holds:
    """Return what a column holds by the lowest of its heads that tells it.

    Examples:
        >>> heads = [("KEUANGAN", "REALISASI"), ("REALISASI", "K"), ("ANGGARAN", "VOLUME"), ("REALISASI",)]
        >>> [told_by_heads(Head(1, parts, "")).value for parts in heads]
        ['money', 'outputs', 'outputs', 'untold']
        >>> told_by_heads(Head(1, ("REALISASI KINERJA DAN ANGGARAN",), "")).value
        'untold'
    """
    for part in reversed(head.parts):
        words = {*fold(part).split()}
        is_money, is_output = bool(words & _MONEY), bool(words & _OUTPUTS) or words == {_QUANTITY}
        if is_money != is_output:
            return Holds.MONEY if is_money else Holds.OUTPUTS
    return Holds.UNTOLD


def is_of_other_kind(head: Head) -> bool:
    """Say whether a column holds shares by any of its heads, or what was spent in several years.

    Or it holds the numbers or days of papers.

    Examples:
        >>> [is_of_other_kind(Head(1, (text,), "")) for text in ("Nomor SP2D", "Tgl. SPJ", "Nominal SP2D")]
        [True, True, False]
        >>> heads = [("TINGKAT CAPAIAN (%)", "Rp"), ("REALISASI RENSTRA S.D. 2023", "Rp"), ("RENJA", "Rp")]
        >>> [is_of_other_kind(Head(1, parts, "")) for parts in heads]
        [True, True, False]
    """
    if _NUMBERS_AND_DAYS.match(fold(head.parts[-1])):
        return True
    words = {word for part in head.parts for word in fold(part).split()}
    is_share = any(_SHARE.search(part) and not _RUPIAH & {*fold(part).split()} for part in head.parts)
    return is_share or (bool(words & _OVER_YEARS) and is_spent(head))


class _Size(Enum):
    """Whether figures may be money by their size."""

    FITTING = 0
    LARGE = 1
    """Large enough, and no more tells it; or nothing but noughts."""
    SMALL = 2


@dataclass(frozen=True)
class MoneyColumns:
    """The columns of a budget table, and what they hold."""

    table: ForeignTable
    heads: Sequence[Head]
    """Those that may hold amounts."""
    told: Mapping[str, str]
    """What the user says that columns hold, by their heads."""

    @cached_property
    def kept(self) -> list[Head]:
        """Those that may hold money, and those that the user speaks of."""
        money = {head.parts[:-1] for head in self.heads if _is_in_rupiah(head)}
        return [head for head in self.heads if head.name in self.told or self._is_kept(head, money)]

    def _is_kept(self, head: Head, money: set[tuple[str, ...]]) -> bool:
        is_beside = len(head.parts) > 1 and head.parts[:-1] in money and not _is_in_rupiah(head)
        holds = told_by_heads(head)
        if is_beside or is_of_other_kind(head) or holds is Holds.OUTPUTS:
            return False
        is_open = holds is Holds.UNTOLD and self.tells_outputs and self._is_filled(head)
        return not is_open or self._size(head) is not _Size.SMALL

    def may_be(self, head: Head) -> bool:
        """Say whether a column may hold money by its heads, or else by its figures."""
        return told_by_heads(head) is Holds.MONEY or self._size(head) is not _Size.SMALL

    def _is_filled(self, head: Head) -> bool:
        return any(as_text(value) for value in self.table.column(head))

    @cached_property
    def tells_outputs(self) -> bool:
        """Whether the table speaks of outputs, in its titles or heads."""
        return bool(self.output_heads) or any(_words(title) & _OUTPUTS for title in self.table.titles)

    @cached_property
    def output_heads(self) -> list[Head]:
        """The columns of outputs, and of what tells them."""
        return [head for head in self.table.heads if told_by_heads(head) is Holds.OUTPUTS]

    @cached_property
    def tells_money(self) -> bool:
        """Whether the table speaks of money: in its titles, the heads of figures, or codes of accounts."""
        is_told = self.has_figures_of_money or any(_words(title) & _MONEY for title in self.table.titles)
        return is_told or self.has_accounts

    @cached_property
    def has_accounts(self) -> bool:
        """Whether a row is one of an account, which holds money alone, of one kind of spending."""
        return tells_accounts(self.table)

    @cached_property
    def has_figures_of_money(self) -> bool:
        """Whether a column with figures says itself that it holds money."""
        heads = (head for head in self.kept if told_by_heads(head) is Holds.MONEY)
        return any(any(map(is_figure, self.table.column(head))) for head in heads)

    def check(self, head: Head, means: str, name: str, desk: Desk) -> None:
        """Doubt or report a column that is taken for money, where nothing tells for sure that it holds it.

        Args:
            head: The column.
            means: What it is taken for.
            name: The same in words.
            desk: Where doubts and problems go.
        """
        if head.name in self.told or told_by_heads(head) is Holds.MONEY:
            return
        size, place = self._size(head), self.table.place(None, head)
        if not self.tells_outputs and not self.tells_money and size is _Size.SMALL:
            desk.log.add("figures_untold", place, example=shown_means(head.name, means))
        elif self.tells_outputs and not (self.tells_money and size is _Size.FITTING):
            beside = ", ".join(f'"{one.name}"' for one in self.output_heads[:2]) or "di judulnya"
            why = f"padahal tabel ini menyebut keluaran ({beside}) dan kolomnya tidak menyebut uang"
            otherwise = f"bila bukan uang: --means {shown_means(head.name, LEFT_OUT)}"
            desk.doubt(place, head.name, means, f"{name} ({means}), {why}; {otherwise}")

    def _size(self, head: Head) -> _Size:
        """Return of what size the figures of a column are, together with those below the same head."""
        beside = [one for one in self.heads if _is_beside(one, head) and one.name not in self.told]
        return self._size_of(tuple(beside) or (head,))

    def _size_of(self, heads: tuple[Head, ...]) -> _Size:
        if heads not in self._sizes:
            self._sizes[heads] = self._weigh(heads)
        return self._sizes[heads]

    @cached_property
    def _sizes(self) -> dict[tuple[Head, ...], _Size]:
        return {}

    def _weigh(self, heads: Sequence[Head]) -> _Size:
        found = [figures_of(self.table, row, (one,), Kind.AMOUNT) for one in heads for row in self.table.rows]
        figures = [figure for some in found for figure in some if figure]
        if not figures:
            return _Size.LARGE if any(found) else _Size.SMALL
        if median_low(figures) < _LEAST:
            return _Size.SMALL
        if not self._budgets:
            return _Size.FITTING if median_low(figures) >= _LIKELY else _Size.LARGE
        granted = figures_in(self.table, self._budgets[-1])
        return _Size.FITTING if sum(figures) * _FITTING >= granted else _Size.LARGE

    @cached_property
    def _budgets(self) -> list[Head]:
        return [head for head in self.heads if told_by_heads(head) is Holds.MONEY and names_budget(head)]


def holds_unit_alone(table: ForeignTable, head: Head) -> bool:
    """Say whether a column holds nothing but `Rp`, which stands in a cell of its own before the amounts."""
    told = {fold(text) for value in table.column(head) if (text := as_text(value))}
    return bool(told) and told <= _RUPIAH


def tells_accounts(table: ForeignTable) -> bool:
    """Say whether a row is one of an account, which holds money alone."""
    heads = code_columns(table)
    rows = table.rows[:_LOOKED]
    return any(read_codes(table.text(row, head) for head in heads).account for row in rows)


def figures_in(table: ForeignTable, head: Head) -> Decimal:
    """Return the sum of a column; what is no figure counts as nothing."""
    found = (figures_of(table, row, (head,), Kind.AMOUNT) for row in table.rows)
    return sum((figure for some in found for figure in some), Decimal(0))


def _is_beside(one: Head, other: Head) -> bool:
    """Say whether columns stand below one head, or tell parts of the year, and not what they hold."""
    is_same = len(other.parts) > 1 or (names_part(one) and names_part(other))
    is_untold = told_by_heads(one) is Holds.UNTOLD and not is_ratio(one)
    return is_same and one.parts[:-1] == other.parts[:-1] and is_untold


def _is_in_rupiah(head: Head) -> bool:
    return bool(_RUPIAH & {*fold(head.parts[-1]).split()})


def _words(title: str) -> frozenset[str]:
    """Return the words of a title that tell what the table holds."""
    text = _IDLE.sub(" ", fold(title))
    return frozenset() if _OWNERS.match(text) else frozenset(text.split())
