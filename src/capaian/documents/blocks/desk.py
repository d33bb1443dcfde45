"""What the composers of blocks work with: the scope, the office's texts,
and notes of what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from capaian.documents.layout.model import GeneratedSpec, Layout
from capaian.documents.layout.reader import read_layout
from capaian.documents.layout.specs import BlockSpec, ListedSpec
from capaian.documents.narrative.fields import fill_words, words_of
from capaian.documents.narrative.markdown import fill_inlines
from capaian.documents.scope.paths import Scope, UnknownNameError, pattern_of
from capaian.documents.scope.values import Series, Thing, Value
from capaian.documents.text_drafts import Draft
from capaian.documents.tree import Block, Inlines, Table
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Issue, Place
from capaian.domain.narrative import Evidence, NarrativeText
from capaian.domain.value import Reason, Unavailable
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import Part as DossierPart
from capaian.dossier.tables.declaration import Table as DossierTable

T = TypeVar("T")

_MISSING_MARK: Final = re.compile(
    "|".join(re.escape(reason.mark) for reason in Reason if reason.mark != "x")
)
"""Marks of what is missing: a name that has one was made of data."""
_WHERE_WORD: Final = " where "
"""Between what a query asks of and what it asks for."""


Part = Block | GeneratedSpec
"""A block, or a generated part that is made when the rest of the paper is known."""


@dataclass(frozen=True, slots=True)
class OmittedBlock:
    """A block that is left out for want of data."""

    title: str
    reason: str
    section: str
    """Id of the heading that it would stand below; empty before the first."""


@dataclass(frozen=True, slots=True)
class ChartGap:
    """A row of a chart that has no figure."""

    mark: str
    reason: str
    chart: str
    row: str


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a paper prints a text of the office."""

    title: str
    """What the text is about: the heading above it,
    or the thing that a repeated part speaks of.
    """
    chapter: str
    proposal: str = ""
    """What the layout has for it, as Markdown with fields: its own words, or a draft for now."""
    is_standing: bool = False
    """The proposal is the same for most offices, and printed without being accepted."""
    blocks: tuple[Part, ...] = ()
    """What the paper prints there now."""
    draft: Draft | None = None
    gaps: tuple[str, ...] = ()
    """Passages of its draft that the text has, and that say what the data lack."""
    is_left_out: bool = False
    """The office prints nothing here, and says why."""
    kind: str = ""
    """What kind of thing it speaks of in a repeated part: `indikator`."""


@dataclass(slots=True)
class Notes:
    """What was found while composing: problems, blocks left out, texts not written."""

    issues: list[Issue] = field(default_factory=list)
    omitted: list[OmittedBlock] = field(default_factory=list)
    section: str = ""
    """Id of the heading that was composed last."""
    heading: str = ""
    """Its words."""
    chapter: str = ""
    """The chapter under way, as contents call it: `Bab I Pendahuluan`; empty before the first."""
    chapters: int = 0
    """How many chapters with numbers began."""
    unwritten: list[str] = field(default_factory=list)
    """Ids of narratives that the layout names and the dossier lacks."""
    texts: dict[str, TextPlace] = field(default_factory=dict)
    """Where the paper has a place for a narrative, by their ids in its order."""
    printed: set[str] = field(default_factory=set)
    """Ids of narratives that the paper shows."""
    chart_tables: list[Table] = field(default_factory=list)
    """Figures of charts that no other table shows."""
    chart_traces: dict[str, tuple[TraceId, ...]] = field(default_factory=dict)
    """Id of a chart to the traces of the figures that it draws."""
    gaps: list[ChartGap] = field(default_factory=list)
    """Rows of charts without a figure."""
    undrawn: dict[str, str] = field(default_factory=dict)
    """Ids of charts that words say as well, each to its table, or to nothing:
    then by a sentence.
    """
    findings: set[str] = field(default_factory=set)
    """What charts were found to show, in words."""
    ids: set[str] = field(default_factory=set)
    attached_pages: int = 0
    """How many pages of attached documents the paper prints."""
    photographs: dict[str, str] = field(default_factory=dict)
    """File of a photograph that the paper shows to the id that it has there."""
    found_nothing: bool = False
    """A query of the block under way finds no thing,
    so that names asked of its things were not looked up.
    """

    @property
    def chart_figures(self) -> list[TraceId]:
        """Traces of the figures that the charts draw."""
        return [trace for traces in self.chart_traces.values() for trace in traces]

    @property
    def drafts(self) -> Mapping[str, str]:
        """The drafts of texts that are not written, by their ids."""
        places = {name: self.texts.get(name) for name in self.unwritten}
        return {name: place.proposal for name, place in places.items() if place and place.proposal}

    def unknown(self, error: UnknownNameError, place: Place) -> None:
        """Record a path that leads nowhere; of a repeated block only once."""
        issue = error.at(place)
        if issue not in self.issues:
            self.issues.append(issue)


@dataclass(frozen=True)
class Desk:
    """Everything a composer may use; a copy with more local names serves repeated blocks."""

    scope: Scope
    narratives: Mapping[str, NarrativeText]
    evidence: tuple[Evidence, ...]
    files: Mapping[str, bytes | Path]
    """Evidence files by their name: their content, or where they lie."""
    notes: Notes
    layouts: Callable[[str], Layout] = lambda kind: read_layout(kind=kind)
    """Layouts of other papers of the office, by their kinds."""
    state: str = ""
    """State of the paper, for the title page."""
    cover_facts: tuple[tuple[str, str], ...] = ()
    file: str = "layout.yaml"
    lacks_only: bool = False
    """It is not printed, only what it lacks is wanted:
    tables of the program's layouts have one column.
    """
    is_rehearsal: bool = False
    """What is made is only for its names: a query that finds no thing has one
    like those it would find.
    """

    def inside(self, **local: Value) -> Desk:
        """Return the desk with more local names."""
        return replace(self, scope=self.scope.inside(**local))

    def attempt(self, place: Place, make: Callable[[], T], instead: T) -> T:
        """Make something; an unknown name is noted at its place and does not
        hide those of other parts.
        """
        try:
            return make()
        except UnknownNameError as error:
            self.notes.unknown(error, place)
            return instead

    def words(self, template: str) -> str:
        """Return a template as plain words."""
        if "{{ end" in template:
            return words_of(self.inlines(template))
        return fill_words(template, self.scope) if "{{" in template else template

    def inlines(self, template: str) -> Inlines:
        """Return a template as inlines."""
        return fill_inlines(template, self.scope) if template else ()

    def select(self, query: str) -> Series | Unavailable:
        """Return the things of a query that may itself hold fields."""
        return self.scope.select(self.words(query))

    def things(self, query: str) -> tuple[Thing, ...]:
        """Return the things of a query; none where there is no query or no data."""
        if not query:
            return ()
        found = self.select(query)
        if isinstance(found, Series) and found.items:
            return found.items
        self.notes.found_nothing = True
        like = pattern_of(found) if self.is_rehearsal else None
        return () if like is None else (like,)

    def things_of(self, spec: ListedSpec, title: Inlines | str) -> tuple[Thing, ...]:
        """Return the things that a block lists; without any the block is noted as left out."""
        things = self.things(spec.items)
        if not things:
            self.omit(spec, title, query=spec.items)
        return things

    def rehearse(self, make: Callable[[Desk], object]) -> None:
        """Make what is not printed, only for its unknown names.

        Nothing of the data is read for it, so that facts are numbered as if it had not been made.

        Raises:
            UnknownNameError: for a name that no data could hold.
        """
        desk = replace(self, scope=self.scope.rehearsal(), notes=Notes(), is_rehearsal=True)
        try:
            make(desk)
        except UnknownNameError as error:
            if not _MISSING_MARK.search(error.message):
                raise
        new = (issue for issue in desk.notes.issues if issue not in self.notes.issues)
        self.notes.issues += [issue for issue in new if not _MISSING_MARK.search(issue.message)]

    def filled(self, templates: Iterable[str]) -> tuple[str, ...]:
        """Return templates as words; those without words are left out."""
        return tuple(words for words in (self.words(line).strip() for line in templates) if words)

    def holds(self, condition: str) -> bool:
        """Say whether a block's condition is met: data there, and not `tidak`."""
        return not condition or self.scope.holds(self.words(condition))

    def block_id(self, spec: BlockSpec, word: str) -> str:
        """Return the id of a block, unique within the paper."""
        return self.unique(self.words(spec.id) or word)

    def unique(self, wanted: str) -> str:
        """Return the id of something of the paper: the wanted one,
        with a number where it is taken.
        """
        chosen, number = wanted, 1
        while chosen in self.notes.ids:
            number += 1
            chosen = f"{wanted}-{number}"
        self.notes.ids.add(chosen)
        return chosen

    def omit(
        self, spec: BlockSpec, title: Inlines | str, reason: str = "", *, query: str = ""
    ) -> None:
        """Note that a block is left out for want of data, in the layout's words where it has any.

        Args:
            spec: The block.
            title: What it would show.
            reason: Why it is left out; otherwise the sheet is named that holds its data.
            query: What it would show, as the layout asks for it.
        """
        if not spec.optional:
            own = self.words(spec.about)
            words = own or (title if isinstance(title, str) else words_of(title))
            why = self.words(spec.absent) or reason or self.why_empty(spec.sheet, query)
            self.notes.omitted.append(OmittedBlock(words, why, self.notes.section))

    def why_empty(self, sheet: str, query: str) -> str:
        """Return why a query finds nothing: there is nothing, or only what it does not ask for."""
        of, condition, _ = query.partition(_WHERE_WORD)
        return why_empty(sheet, query, holds_others=bool(condition and self.things(of)))

    def place(self, spec: BlockSpec) -> Place:
        """Return where a block stands, for messages."""
        name = f"{getattr(spec, 'block', '')} {spec.id}".strip()
        return replace(spec.origin or Place(self.file), column=name)


NO_DATA: Final = "datanya belum ada"
_UNFILLED: Final = "belum ada data di lembar {}"
_NONE_SUCH: Final = "tidak ada yang demikian di lembar {}"


def why_empty(sheet: str, query: str, *, holds_others: bool = False) -> str:
    """Return why a block has nothing to show: which sheet of the workbook holds no such data.

    Args:
        sheet: What the layout says; empty where the query tells.
        query: The query of the block, which begins with the name of a part of the dossier or with
            another.
        holds_others: The part holds something, but nothing that the query asks for.

    Examples:
        >>> why_empty("", "people.status.rows"), why_empty("Tahun-tahun lalu", "item.years")
        ('belum ada data di lembar Pegawai', 'belum ada data di lembar Tahun-tahun lalu')
        >>> why_empty("", "agreements where kind = tier", holds_others=True)
        'tidak ada yang demikian di lembar Perjanjian kinerja'
        >>> why_empty("", "item.rows")
        'datanya belum ada'
    """
    path = query.split(" ")[0].removeprefix("office.")
    name = sheet or _sheets_by_field().get(path.split(".")[0], "")
    words = _NONE_SUCH if holds_others else _UNFILLED
    return words.format(name) if name else NO_DATA


@cache
def _sheets_by_field() -> Mapping[str, str]:
    """Return the names of sheets by the fields of the office-year that they fill."""
    return {
        field: title.replace("/", "-") for part in ALL_PARTS for field, title in fields_of(part)
    }


def fields_of(part: DossierPart) -> Iterator[tuple[str, str]]:
    """Yield the fields that a part fills, each with the title of its sheet."""
    if isinstance(part, DossierTable):
        yield part.field, part.title
        return
    for column in part.shape.columns:
        yield column.target, column.title
