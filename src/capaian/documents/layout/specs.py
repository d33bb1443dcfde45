"""What all blocks of a layout have; tables, letters, decrees, forms and trees."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from capaian.documents.narrative.fields import Format
from capaian.documents.tree import Align, Direction, ListStyle, RowKind, Width
from capaian.domain.issue import Place


class LayoutModel(BaseModel):
    """Base of everything in a layout: unknown keys are errors, nothing changes later."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PlacedModel(LayoutModel):
    """A block or a part of one, which problems can name by its line."""

    origin: Place | None = Field(default=None, repr=False)
    """File and line; given by the reader."""

    @model_validator(mode="before")
    @classmethod
    def _take_place(cls, given: dict[str, object]) -> dict[str, object]:
        place = getattr(given, "place", None)
        return given if place is None else {"origin": place, **given}


class ColumnSpec(PlacedModel):
    """One column, or one per thing of a query."""

    id: str = ""
    """Name for totals and `indent`; the field if empty."""
    head: str | tuple[str, ...] = ""
    """Heading, or the path of headings from the top; equal neighbours join."""
    unit: str = ""
    field: str = ""
    """Path from the row's thing; `#` numbers the rows of the uppermost level."""
    text: str = ""
    """Template with fields (`{{ item.name }}`), in place of `field`."""
    align: Align | None = None
    """Left for words and right for figures, if not given."""
    width: int = Field(default=10, ge=1, le=200)
    """Share of the table's width, beside those of the other columns."""
    decimals: int | None = Field(default=None, ge=0, le=10)
    """Fixed decimals; otherwise the most that any figure of the column has."""
    zero: str = ""
    """What stands for a figure of nothing, where a form prints no noughts: `–`."""
    mixed: bool = False
    """The rows count in different units, so each figure keeps its own decimals."""
    format: Format = Format.PLAIN
    merge: bool = False
    """Equal neighbours downwards become one cell."""
    number_by: str = ""
    """For `#`: count changes of this field instead of rows, and merge."""
    each: str = ""
    """Query: one column per thing; `*` in `field` and `{{ column.name }}` stand for it."""
    columns: tuple[ColumnSpec, ...] = ()
    """With `each`: these columns, side by side,
    for each thing (target and actual of each quarter).
    """
    formula: str = ""
    """Formula printed in the row of column numbers: `(4) ÷ (3)`."""
    number: str = ""
    """What the row of column numbers prints, where a form numbers otherwise:
    `(5)` above two columns.
    """
    bar: bool = False
    """Draw the share (0 to 100) as a bar."""
    line: bool = False
    """Draw the years that the field leads to as a small line: `actual` beside `target`."""
    letters: int = Field(default=0, ge=0)
    """Words beyond so many letters end with `…`; they stand in full elsewhere. 0: any number."""
    over: bool = False
    """The figures are parts of a whole: one over 100 carries a star with
    a note below the table.
    """
    band: bool = False
    """Tint the cell by its band."""


class TotalSpec(PlacedModel):
    """A row of totals: figures of another thing, under the same columns."""

    label: str
    at: str
    """Column of the label."""
    of: str = ""
    """Path of the thing whose fields fill the columns that are not in `cells`."""
    cells: dict[str, str] = {}
    """Column to a template; columns neither here nor filled by `of` stay empty."""
    kind: RowKind = RowKind.TOTAL
    when: str = ""
    unless: str = ""
    """Fails where this holds: a mean of more than the rows above it."""


class RowsSpec(LayoutModel):
    """A group of rows, or one group per thing of a query (known as `group` inside)."""

    each: str = ""
    head: str = ""
    leads: tuple[TotalSpec, ...] = ()
    """Rows before those of the group, where a form puts the whole above its parts."""
    rows: str
    cells: dict[str, str] = {}
    """Column to a path or template, in place of the column's own for the rows of this group.

    `letter` and `number` count the rows of the group, in `leads` the groups: `{{ letter }}. {{
    item.name }}`.
    """
    totals: tuple[TotalSpec, ...] = ()


class BlockSpec(PlacedModel):
    """What all blocks have."""

    id: str = ""
    """Name within the layout: for references, and for replacing the block."""
    when: str = ""
    """Path or query: the block is there only if it leads to something other than `tidak`."""
    unless: str = ""
    """Path or query: the block is left out if it leads to something other than `tidak`."""
    optional: bool = False
    """Absent data are no limitation of the paper: leave the block out silently."""
    about: str = ""
    """What the page of limitations calls the block where its data are absent."""
    absent: str = ""
    """Why they are absent, where the office knows:
    `angkanya hanya ada di dalam gambar tercetak`.
    """
    sheet: str = ""
    """Sheet of the workbook that its data are filled in,
    where the query does not begin with its name.
    """


class ListedSpec(BlockSpec):
    """What blocks have that are made of things."""

    items: str
    """Query of the things."""


class SignatorySpec(LayoutModel):
    """One of several signatories."""

    place_and_date: str = ""
    role: str = ""
    """`PIHAK KEDUA,`"""
    post: str
    below: tuple[str, ...] = ()
    """Lines below it: `NIP ....`."""


class SignatureSpec(BlockSpec):
    """Place and date, post, room for the signature; of several signatories from left to right."""

    block: Literal["signature"]
    place_and_date: str = ""
    post: str = ""
    signatories: tuple[SignatorySpec, ...] = Field(default=(), max_length=4)


class LetterheadSpec(BlockSpec):
    """The head of a letter."""

    block: Literal["letterhead"]
    government: str = ""
    office: str
    lines: tuple[str, ...] = ()
    items: str = ""
    """Query with a line per thing."""
    content: str = "{{ item.name }}"
    picture: str = ""
    """Id that the evidence proves: the emblem."""


class ArticleSpec(LayoutModel):
    """A label and what is said beside it, a centred line of words, or one such row per thing."""

    label: str = ""
    content: str = ""
    items: str = ""
    """Query for the list."""
    item: str = "{{ item.name }}"
    points: tuple[str, ...] = ()
    """Items that the layout says itself, before those of the query."""
    style: ListStyle = ListStyle.ALPHA
    centered: str = ""
    each: str = ""
    """Query: the row for each thing, known inside as `row`."""
    when: str = ""
    optional: bool = False
    """A row that the data leave empty is no limitation of the paper."""


class ArticlesSpec(BlockSpec):
    """Labelled statements: the body of a decree, an individual sheet."""

    block: Literal["articles"]
    rows: tuple[ArticleSpec, ...] = Field(min_length=1)
    numbered: bool = False
    """Numbers before the labels: `2. TUGAS`."""


class DiagramSpec(ListedSpec):
    """A tree of boxes from a series whose things name their parent."""

    block: Literal["diagram"]
    caption: str
    direction: Direction = Direction.DOWN
    title: str = ""
    """Template of the first line of a box; the field `name` if empty."""
    note: str = ""
    """Template of the note; the field `note` if empty."""
    lines: tuple[str, ...] = ()
    """Templates of further lines; lines without words are left out."""
    link: str = ""
    """Field with the kind of link to the box above: `component`, `contribution`, `service`."""
    proposed: str = ""
    """Field whose `ya` marks the link as proposed."""
    partners: str = ""
    """Query from `item` for partners outside the office, known inside as `partner`."""
    partner: str = "{{ partner.name }}"
    partner_lines: tuple[str, ...] = ()
    partner_proposed: str = ""
    split: bool = False
    """Divided so that each part fits a page, small trees sharing one;
    otherwise a single drawing.
    """
    width: Width = Width.FULL
