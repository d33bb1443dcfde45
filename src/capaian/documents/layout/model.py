"""Blocks of a layout. Few and general: what is particular to a paper is data in its YAML."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from capaian.documents.layout.specs import (
    ArticlesSpec,
    BlockSpec,
    ColumnSpec,
    DiagramSpec,
    LayoutModel,
    LetterheadSpec,
    ListedSpec,
    PlacedModel,
    RowsSpec,
    SignatureSpec,
    TotalSpec,
)
from capaian.documents.narrative.fields import FIELD, Format
from capaian.documents.tree import (
    CalloutKind,
    ContentsKind,
    Edition,
    HeadingKind,
    ListStyle,
    Orientation,
    Width,
)
from capaian.domain.identifiers import WordedEnum
from capaian.domain.issue import Place
from capaian.domain.period import PeriodKind


class CoverSpec(BlockSpec):
    """The title page."""

    block: Literal["cover"]
    title: str
    picture: str = "lambang"
    """Id that the evidence proves: the emblem above the office."""


class HeadingSpec(BlockSpec):
    """Opens a front part, chapter, annex or section; or a decree, form or annex of one (`paper`).

    Of a paper, each line of `title` and `lead` is a line in print.
    """

    block: Literal["heading"]
    title: str
    kind: HeadingKind = HeadingKind.SECTION
    level: int = Field(default=2, ge=1, le=4)
    lead: str = ""
    numbered: bool = True


class TextSpec(BlockSpec):
    """A narrative of the office, or words of the layout itself."""

    block: Literal["text"]
    narrative: str = ""
    """Id of the narrative; may hold fields (`analisis-{{ item.code }}`)."""
    content: str = ""
    """Markdown with fields, where there is no narrative of that id."""
    draft: str = ""
    """What the office may begin with, where it has not written the narrative:
    see `text_drafts`.
    """


class ListSpec(ListedSpec):
    """A list with one item per thing."""

    block: Literal["list"]
    content: str
    intro: str = ""
    style: ListStyle = ListStyle.BULLET


class DefinitionsSpec(ListedSpec):
    """Terms in the margin, explanations beside them."""

    block: Literal["definitions"]
    intro: str = ""
    term: str
    content: tuple[str, ...]


class TableSpec(BlockSpec):
    """A table over a query."""

    block: Literal["table"]
    caption: str
    rows: str | Annotated[tuple[RowsSpec, ...], Field(min_length=1)]
    columns: tuple[ColumnSpec, ...] = Field(min_length=1)
    totals: tuple[TotalSpec, ...] = ()
    indent: str = ""
    """Column that the depth of a row indents."""
    emphasis: str = ""
    """Field whose `ya` marks the row (own office)."""
    column_numbers: bool | None = None
    """Customary row (1) (2) (3); printed from five columns on if not said."""
    numbered: bool = True
    """`False`: a caption without "Tabel 3.9", where another paper's numbering must be kept."""
    below: int = Field(default=0, ge=0, le=3)
    """Number it below the table before: 1 for `Tabel 3.2.1` after `Tabel 3.2`,
    2 for `Tabel 3.2.1.1`.
    """
    source: str = ""
    notes: tuple[str, ...] = ()
    width: Width = Width.TEXT
    small: bool = False
    """Small type in every row: a long list of words, to work with rather than to read."""
    lines: int = Field(default=0, ge=0)
    """Room in lines: what does not fit is left out from the end and known in notes
    as `left_out`. 0: any.
    """


class ChartKind(WordedEnum):
    """Kinds of charts; the words begin their alternative text."""

    RANKING = "ranking", "Grafik titik, dari yang tertinggi"
    """Dots, best first, own row on its ground, target dashed."""
    DOTS = "dots", "Grafik titik"
    """One dot per thing in official order, the whole as a line."""
    BARS = "bars", "Grafik batang"
    """One bar per thing from zero."""
    PAIRS = "pairs", "Grafik titik berpasangan"
    """Last year and this year of each thing."""
    CHANGE = "change", "Grafik batang perubahan"
    """Growth over last year of things in different units, from a line at zero."""
    BULLETS = "bullets", "Grafik batang capaian terhadap target"
    """Achievement of each thing against its target at 100 percent."""
    SPENDING = "spending", "Grafik batang realisasi di dalam pagu"
    """Spent within budget of each thing."""
    TIMELINE = "timeline", "Grafik garis realisasi dan target menurut tahun"
    """Targets of all years of a plan, results of the years that are known."""


class ChartColumn(PlacedModel):
    """A column of figures beside a chart."""

    head: str
    field: str
    format: Format = Format.PLAIN


class ChartSpec(BlockSpec):
    """A chart over a query."""

    block: Literal["chart"]
    kind: ChartKind
    items: str
    caption: str
    label: str = "name"
    """Field with the words of a row."""
    value: str
    """Field with the figure."""
    second: str = ""
    """Field of the figure compared with: last year, budget."""
    columns: tuple[ChartColumn, ...] = ()
    """Columns of figures at the right; the value alone if none are named."""
    whole: str = ""
    """Path of the figure of the whole (regency), drawn as a line."""
    whole_label: str = ""
    hundred: str = ""
    """Words of a dashed line at 100, where the figures are percent of a target."""
    target: str = ""
    """Path of a target for all rows."""
    target_label: str = "target"
    unit: str = "persen"
    subject: str = ""
    """Who or what the finding speaks of: `{{ office.regency_name }}`, `Cakupan`."""
    neutral: str = ""
    """Finding where no claim holds; none if empty."""
    source: str = ""
    table: str = ""
    """Id of the table with the same figures: it is enough where the chart says no more. Otherwise
    an annex prints them.
    """
    numbered: bool = True
    """`False`: a caption without "Gambar 3.2", where another paper's numbering must be kept."""
    width: Width = Width.FULL
    label_width: int = Field(default=151, ge=60, le=500)
    """Room for row labels, in pixels; the margin column if not said."""


class PicturesSpec(BlockSpec):
    """Photographs that the evidence lists for a place of the paper."""

    block: Literal["pictures"]
    place: str
    """Id that the evidence proves: a place of the paper, an indicator, an innovation."""
    title: str = ""
    """What the photographs show, for the page of limitations where there are none."""
    whole: bool = False
    """A document: each picture and each page of a pdf fills a page of its own,
    with the title below.
    """


class FigureSpec(LayoutModel):
    """One large figure of a strip."""

    label: str
    value: str
    """Path."""
    unit: str = ""
    remark: str = ""


class FiguresSpec(BlockSpec):
    """Strips of at most four large figures."""

    block: Literal["figures"]
    figures: tuple[FigureSpec, ...] = Field(min_length=1, max_length=4)
    items: str = ""
    """Query: the figures of each thing, known as `item`, in as many strips as they need."""
    poster: bool = False
    """As large as a wall needs; a figure alone is the largest."""


class SheetSpec(BlockSpec):
    """Head of an indicator sheet."""

    block: Literal["sheet"]
    code: str
    name: str
    lines: tuple[str, ...] = ()
    formula: str = ""


class FormulaSpec(BlockSpec):
    """The ratio of a component as a displayed fraction, with words and with figures."""

    block: Literal["formula"]
    component: str


class CalloutSpec(BlockSpec):
    """A remark beside the text."""

    block: Literal["callout"]
    kind: CalloutKind
    title: str
    content: str


class ContentsSpec(BlockSpec):
    """A list of sections, tables or figures."""

    block: Literal["contents"]
    kind: ContentsKind


class LegendSpec(BlockSpec):
    """The bands of the scale in force."""

    block: Literal["legend"]
    title: str


class GeneratedKind(StrEnum):
    """Parts that no one writes: they follow from the data and from the rest of the paper."""

    LIMITATIONS = "limitations"
    """What the figures do not cover, what is missing, declared differences."""
    POLICIES = "policies"
    """Each declared choice in words and symbols."""
    TRACES = "traces"
    """Every computed figure back to its inputs."""
    CHART_DATA = "chart_data"
    """Tables of the charts that have none."""
    MARKS = "marks"
    """Marks and abbreviations used; without it each table explains its marks itself."""
    SOURCES = "sources"
    """Titles of the sources that the traces name."""
    TRACING = "tracing"
    """Where each number can be traced, for an edition without traces."""

    @property
    def edition(self) -> Edition | None:
        """The only edition that has it: a layout decides where it stands, not who reads it."""
        others = {GeneratedKind.MARKS: None, GeneratedKind.TRACING: Edition.READER}
        return others.get(self, Edition.AUDIT)


class GeneratedSpec(BlockSpec):
    """A generated part."""

    block: Literal["generated"]
    kind: GeneratedKind


class EachSpec(ListedSpec):
    """The same blocks for each thing of a query, known inside as `item` (or the given name)."""

    block: Literal["each"]
    name: str = "item"
    blocks: tuple[AnyBlock, ...] = Field(min_length=1)


class PaperSpec(ListedSpec):
    """Another paper of the office as part of an annex, one for each thing,
    which it knows as `subject`.
    """

    block: Literal["paper"]
    kind: str
    """Id of its layout; an office's own form of it is used."""


AnyBlock = Annotated[
    CoverSpec
    | HeadingSpec
    | TextSpec
    | ListSpec
    | DefinitionsSpec
    | TableSpec
    | ChartSpec
    | DiagramSpec
    | PicturesSpec
    | FiguresSpec
    | SheetSpec
    | FormulaSpec
    | CalloutSpec
    | SignatureSpec
    | ContentsSpec
    | LegendSpec
    | LetterheadSpec
    | ArticlesSpec
    | GeneratedSpec
    | EachSpec
    | PaperSpec,
    Field(discriminator="block"),
]

EachSpec.model_rebuild()


class Abbreviation(LayoutModel):
    """A short form and what it stands for."""

    short: str
    long: str


class DataRequirement(PlacedModel):
    """Data that a paper cannot do without."""

    query: str
    """Path or query: what it leads to must be there, and be something other than `tidak`."""
    file: str
    """File of the dossier that holds such data."""
    message: str
    remedy: str
    when: str = ""
    """Path or query: required only if it leads to something other than `tidak`."""


class SectionNumbers(StrEnum):
    """How sections of a chapter are numbered."""

    DECIMAL = "decimal"
    """`3.1`, `3.1.2`, with the chapter before them."""
    LETTERS = "letters"
    """`A`, and below it `1`, `2.1`."""


class AnnexNumbers(StrEnum):
    """How annexes are numbered."""

    DECIMAL = "decimal"
    ROMAN = "roman"


class Numbering(LayoutModel):
    """How the parts of a paper are numbered."""

    sections: SectionNumbers = SectionNumbers.DECIMAL
    annexes: AnnexNumbers = AnnexNumbers.DECIMAL


class Layout(LayoutModel):
    """A paper as data."""

    id: str
    title: str
    """`Laporan Kinerja Instansi Pemerintah`."""
    short_title: str
    """Running head; may hold fields: `LKjIP {{ year }}`."""
    requires: tuple[DataRequirement, ...] = ()
    """What the paper is refused without; all that is missing is told at once."""
    hints: tuple[DataRequirement, ...] = ()
    """Queries for what the paper prints without figures:
    each that finds something is said in a warning.
    """
    each: str = ""
    """Query: one paper for each thing, known inside as `subject`."""
    without_paper: tuple[DataRequirement, ...] = ()
    """With `each`: things that it does not select, known in message and remedy as `subject`,
    and why.
    """
    subject: str = ""
    """Word for such a thing, for messages: `perjanjian kinerja`."""
    file: str = ""
    """End of the file name of the paper of one thing; its key if empty: `{{ subject.code }}`."""
    period: PeriodKind | None = None
    """Which `--period` it takes; `None`: it speaks of the whole year, or of no period at all."""
    to_date: bool = False
    """Asked for by itself with any `--period`, it says what came until its end."""
    orientation: Orientation = Orientation.PORTRAIT
    numbering: Numbering = Numbering()
    abbreviations: tuple[Abbreviation, ...] = ()
    blocks: tuple[AnyBlock, ...] = Field(min_length=1)
    origin: Place = Field(default=Place("layout.yaml"), repr=False)
    """File of the layout; given by the reader."""

    @property
    def printed_editions(self) -> tuple[Edition, ...]:
        """Editions that can be printed; a form, which has no chapters, is signed:
        in the reader's alone.
        """
        specs = [*walk_specs(self.blocks)]
        is_report = any(
            isinstance(spec, HeadingSpec) and spec.kind is HeadingKind.CHAPTER for spec in specs
        )
        has_parts_of_one = any(
            isinstance(spec, GeneratedSpec) and spec.kind.edition for spec in specs
        )
        return (
            tuple(Edition)
            if has_parts_of_one and is_report and not self.each
            else (Edition.READER,)
        )


# --- which blocks a layout has or could hold -----------------------------------------------


def walk_specs(specs: Iterable[BlockSpec]) -> Iterator[BlockSpec]:
    """Yield every block of a layout, those inside repeated ones too."""
    for spec in specs:
        yield spec
        if isinstance(spec, EachSpec):
            yield from walk_specs(spec.blocks)


def texts_alone(layout: Layout) -> Layout:
    """Return a layout with no other blocks than its texts."""
    return layout.model_copy(update={"blocks": (*_texts_in(layout.blocks),)})


def _texts_in(specs: Iterable[BlockSpec]) -> Iterator[BlockSpec]:
    for spec in specs:
        if isinstance(spec, TextSpec):
            yield spec
        elif isinstance(spec, EachSpec) and (own := (*_texts_in(spec.blocks),)):
            yield spec.model_copy(update={"blocks": own})


def could_hold(specs: Iterable[BlockSpec], target: str, codes: Collection[str]) -> bool:
    """Say whether a layout has a block of an id; fields of an id stand for one of the codes."""
    filled = (fields_filled(spec.id, target) for spec in walk_specs(specs) if spec.id)
    return any(fields is not None and all(code in codes for code in fields) for fields in filled)


def fields_filled(template: str, target: str) -> Sequence[str] | None:
    """Return what the fields of a template would have to be for it to become a text; `None`:
    it cannot.

    Examples:
        >>> fields_filled("survei-{{ survey.id }}", "survei-skm"), fields_filled("iku",
        ...     "survei-skm")
        (('skm',), None)
    """
    fixed = FIELD.split(template)[::2]
    found = re.fullmatch("(.+)".join(map(re.escape, fixed)), target)
    return None if found is None else found.groups()
