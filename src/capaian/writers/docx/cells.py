"""Cells, rows and tables as XML, for tables of data and for layout alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from capaian.documents.tree import Row, RowKind, Table
from capaian.writers import theme
from capaian.writers.columns import Fit
from capaian.writers.docx import props as w
from capaian.writers.table_shape import Merge, is_tree
from capaian.writers.theme import Token

SIDE: Final = w.twips(1.6)
"""Space at the left and right of a cell's content."""


@dataclass(frozen=True, slots=True)
class CellPadding:
    """Space inside a cell in twips; what is left out comes from the table."""

    top: int | None = None
    left: int | None = None
    bottom: int | None = None
    right: int | None = None


@dataclass(frozen=True, slots=True)
class CellProps:
    """Everything about a cell but its content."""

    width: int
    columns: int = 1
    merge: Merge = Merge.NONE
    borders: str = ""
    ground: Token | None = None
    pattern: str = ""
    """A complete `w:shd` where the ground is textured."""
    padding: CellPadding = CellPadding()
    align: str = ""
    """`bottom` for heads; top otherwise."""

    @property
    def xml(self) -> str:
        """The element `w:tcPr`."""
        return _cell_xml(self)


@cache
def _cell_xml(props: CellProps) -> str:
    merge = {
        Merge.NONE: "",
        Merge.START: '<w:vMerge w:val="restart"/>',
        Merge.CONTINUE: "<w:vMerge/>",
    }
    parts = (
        f'<w:tcW w:w="{props.width}" w:type="dxa"/>',
        f'<w:gridSpan w:val="{props.columns}"/>' if props.columns > 1 else "",
        merge[props.merge],
        f"<w:tcBorders>{props.borders}</w:tcBorders>" if props.borders else "",
        props.pattern or w.shading(props.ground),
        _padding(props.padding),
        f'<w:vAlign w:val="{props.align}"/>' if props.align else "",
    )
    return f"<w:tcPr>{''.join(parts)}</w:tcPr>"


def _padding(padding: CellPadding) -> str:
    sides = (
        ("top", padding.top),
        ("left", padding.left),
        ("bottom", padding.bottom),
        ("right", padding.right),
    )
    given = "".join(
        f'<w:{side} w:w="{value}" w:type="dxa"/>' for side, value in sides if value is not None
    )
    return f"<w:tcMar>{given}</w:tcMar>" if given else ""


def cell(props: CellProps, paragraphs: str) -> str:
    """Return a cell; `paragraphs` holds one at least, as the format demands."""
    return f"<w:tc>{props.xml}{paragraphs}</w:tc>"


def row(
    cells: Sequence[str], *, head: bool = False, exact_height: int = 0, may_break: bool = False
) -> str:
    """Return a row that breaks over pages only where it may; head rows repeat on each page."""
    height = f'<w:trHeight w:val="{exact_height}" w:hRule="exact"/>' if exact_height else ""
    repeat = "<w:tblHeader/>" if head else ""
    whole = "" if may_break else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}{height}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


@dataclass(frozen=True, slots=True)
class TableFrame:
    """Position, widths and defaults of a table."""

    widths: tuple[int, ...]
    left: int = 0
    borders: str = ""
    padding: CellPadding = CellPadding(0, 0, 0, 0)
    title: str = ""
    """Read aloud: label and caption."""


def table(frame: TableFrame, rows: Sequence[str]) -> str:
    """Return a table of fixed widths."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in frame.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(frame.widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{frame.left}" w:type="dxa"/>'
        f"<w:tblBorders>{frame.borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/>{_padding(frame.padding).replace("tcMar", "tblCellMar")}'
        f'<w:tblLook w:val="0020" w:firstRow="1"/>'
        f"{_title(frame.title)}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _title(title: str) -> str:
    return f'<w:tblCaption w:val="{w.escape(title)}"/>' if title else ""


_TIGHT_PADDING: Final = w.twips(0.42)
_NORMAL: Final = w.twips(0.72)
_WIDE_PADDING: Final = w.twips(1.1)


@dataclass(frozen=True, slots=True)
class TableLook:
    """What rows need to know of their table."""

    is_tree: bool
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
    return TableLook(is_tree(table), fit.is_small, w.line_twips(fit.setting.side))


def row_look(row: Row, look: TableLook) -> RowLook:
    """Return the look of a row of this kind, depth and emphasis."""
    return _row_look(row.kind, row.level if look.is_tree else 0, row.emphasis, look)


@cache
def _row_look(kind: RowKind, level: int, emphasis: bool, look: TableLook) -> RowLook:
    match kind:
        case RowKind.GROUP:
            return RowLook(
                w.no_border("top"),
                w.no_border("bottom"),
                bold=True,
                ground=Token.LEMBAR,
                tight_sides=False,
            )
        case RowKind.TOTAL:
            return RowLook(
                w.border("top", theme.RULE_MEDIUM, Token.TINTA),
                w.border("bottom", 0.75, Token.TINTA, "double"),
                bold=True,
                bar=Token.TARUM,
                pad_top=_WIDE_PADDING,
                pad_bottom=_WIDE_PADDING,
            )
        case RowKind.SUBTOTAL:
            return RowLook(
                w.border("top", 0.75, Token.TINTA),
                _hairline("bottom"),
                bold=True,
                bar=Token.TARUM,
                pad_bottom=_WIDE_PADDING,
            )
        case RowKind.ITEM if emphasis:
            return RowLook(
                bottom=_hairline("bottom"), bold=True, ground=Token.KUNYIT_MUDA, bar=Token.TARUM
            )
        case RowKind.ITEM:
            return _node(level) if look.is_tree else RowLook(bottom=_hairline("bottom"))


def _node(level: int) -> RowLook:
    """Program bold under a line, kegiatan under a hairline, sub kegiatan without, in grey."""
    if level == 0:
        line = w.border("top", theme.RULE_MEDIUM, Token.TINTA_3)
        return RowLook(
            line, bold=True, bar=Token.DATA_LALU, pad_top=_NORMAL, pad_bottom=_TIGHT_PADDING
        )
    if level == 1:
        return RowLook(_hairline("top"), pad_top=_TIGHT_PADDING, pad_bottom=_TIGHT_PADDING)
    return RowLook(color=Token.TINTA_2, pad_top=_TIGHT_PADDING, pad_bottom=_TIGHT_PADDING)


def _hairline(side: str) -> str:
    return w.border(side, theme.RULE_HAIR, Token.GARIS)
