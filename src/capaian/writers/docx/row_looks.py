"""How a row of a table looks: rules above and below, weight, ground, colour of its bars."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from capaian.documents.tree import Row, RowKind, Table
from capaian.writers import theme
from capaian.writers.columns import Fit
from capaian.writers.docx.cells import SIDE
from capaian.writers.docx.measures import line_twips, twips
from capaian.writers.docx.props import border, no_border
from capaian.writers.table_shape import is_tree
from capaian.writers.theme import Token

_TIGHT: Final = twips(0.42)
_NORMAL: Final = twips(0.72)
_WIDE: Final = twips(1.1)


@dataclass(frozen=True, slots=True)
class TableLook:
    """What rows need to know of their table."""

    is_tree: bool
    is_final: bool
    is_small: bool = False
    """Whether type is reduced so that every word fits."""
    side: int = SIDE
    """Space at the left and right of a cell's content in twips."""

    @property
    def text_style(self) -> str:
        """Paragraph style of the cells."""
        if self.is_small:
            return "TeksTabelKecil"
        return "TeksPohon" if self.is_tree else "TeksTabel"

    @property
    def head_style(self) -> str:
        """Paragraph style of the head."""
        return "KepalaTabelKecil" if self.is_small else "KepalaTabel"


@dataclass(frozen=True, slots=True)
class RowLook:
    """The look of one row."""

    top: str = ""
    bottom: str = ""
    bold: bool = False
    ground: Token | None = None
    color: Token | None = None
    bar: Token = Token.DATA_LAIN
    pad_top: int = _NORMAL
    pad_bottom: int = _NORMAL
    tight_sides: bool = True
    """Whether first and last cell stand flush with the ends of the rules."""


def table_look(table: Table, fit: Fit) -> TableLook:
    """Return what decides about all rows of a table."""
    return TableLook(is_tree(table), table.final, fit.is_small, line_twips(fit.setting.side))


def row_look(row: Row, look: TableLook) -> RowLook:
    """Return the look of a row of this kind, depth and emphasis."""
    return _row_look(row.kind, row.level if look.is_tree else 0, row.emphasis, look)


@cache
def _row_look(kind: RowKind, level: int, emphasis: bool, look: TableLook) -> RowLook:
    match kind:
        case RowKind.GROUP:
            return RowLook(
                no_border("top"), no_border("bottom"), bold=True, ground=Token.LEMBAR, tight_sides=False
            )
        case RowKind.TOTAL:
            return _total(look)
        case RowKind.SUBTOTAL:
            return RowLook(
                border("top", 0.75, Token.TINTA),
                _hairline("bottom"),
                bold=True,
                bar=Token.TARUM,
                pad_bottom=_WIDE,
            )
        case RowKind.ITEM if emphasis:
            return RowLook(bottom=_hairline("bottom"), bold=True, ground=Token.KUNYIT_MUDA, bar=Token.TARUM)
        case RowKind.ITEM:
            return _node(level) if look.is_tree else RowLook(bottom=_hairline("bottom"))


def _total(look: TableLook) -> RowLook:
    """Double rule only under what is final; dashed above what is not."""
    above, below = ("single", "double") if look.is_final else ("dashed", "single")
    return RowLook(
        border("top", theme.RULE_MEDIUM if look.is_final else 0.75, Token.TINTA, above),
        border("bottom", 0.75 if look.is_final else theme.RULE_MEDIUM, Token.TINTA, below),
        bold=True,
        bar=Token.TARUM,
        pad_top=_WIDE,
        pad_bottom=_WIDE,
    )


def _node(level: int) -> RowLook:
    """Program bold under a line, kegiatan under a hairline, sub kegiatan without, in grey."""
    if level == 0:
        line = border("top", theme.RULE_MEDIUM, Token.TINTA_3)
        return RowLook(line, bold=True, bar=Token.DATA_LALU, pad_top=_NORMAL, pad_bottom=_TIGHT)
    if level == 1:
        return RowLook(_hairline("top"), pad_top=_TIGHT, pad_bottom=_TIGHT)
    return RowLook(color=Token.TINTA_2, pad_top=_TIGHT, pad_bottom=_TIGHT)


def _hairline(side: str) -> str:
    return border(side, theme.RULE_HAIR, Token.GARIS)
