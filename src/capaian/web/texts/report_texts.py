"""The texts of a report: their titles and states, what fields print,
and what is wrong with one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from capaian.domain.errors import InputError
from capaian.domain.identifiers import WordedEnum
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.narrative import NarrativeText
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.file_names import LAYOUT, NARRATIVE
from capaian.rulebook import load_rulebook
from capaian.rules.facts import gather
from capaian.web.years.change import are_texts_sealed
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

if TYPE_CHECKING:
    from capaian.documents.blocks.desk import TextPlace
    from capaian.documents.build import ComposedPaper
    from capaian.documents.paper import Paper
    from capaian.documents.text_drafts import Draft
    from capaian.documents.tree import Block


class TextState(WordedEnum):
    """How far a text is."""

    EMPTY = "empty", "kosong"
    DRAFT = "draft", "draf otomatis"
    STANDING = "standing", "naskah baku"
    WRITTEN = "written", "disunting"
    LACKING = "lacking", "menyebut data yang belum ada"
    OUTDATED = "outdated", "periksa kembali"
    UNPRINTED = "unprinted", "tidak dimuat"

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to look at it."""
        return self in (TextState.EMPTY, TextState.DRAFT, TextState.LACKING, TextState.OUTDATED)


@dataclass(frozen=True, slots=True)
class ReportText:
    """A text of the report."""

    name: str
    """What addresses call it, and its file without the ending."""
    title: str
    state: TextState
    chapter: str = ""
    proposal: str = ""
    """What the layout has for it where nobody wrote it: Markdown with fields."""
    draft: Draft | None = None
    """What the layout drafts, with the passages of it that no text may keep."""


@dataclass(frozen=True)
class Report:
    """The report of a year as it is now, for whoever writes its texts."""

    composed: ComposedPaper
    issues: Sequence[Issue]

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """All of its blocks with their numbers."""
        return self.composed.finish()[0]

    @property
    def places(self) -> Mapping[str, TextPlace]:
        """Where it prints texts, by their names."""
        return self.composed.desk.notes.texts


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a report."""

    every: Sequence[ReportText] = ()
    """In the order of the report; those that it has no place for at the end."""
    broken: Sequence[str] = ()
    """In words those that no report can be made with:
    they have fields of things that are not there.
    """
    is_whole: bool = False
    """The report could be laid out, so that none is missing here."""

    @property
    def open(self) -> Sequence[ReportText]:
        """Those that somebody has still to look at."""
        return [each for each in self.every if each.state.is_open]

    def find(self, name: str) -> ReportText:
        """Return a text by its name; one that the report does not know is
        empty and not printed.
        """
        found = next((each for each in self.every if each.name == name), None)
        state = TextState.UNPRINTED if self.is_whole else TextState.EMPTY
        return found or ReportText(name, name.replace("-", " "), state)


def report_of(year_state: YearState) -> Report | None:
    """Return the report of a year, laid out once for each version;
    `None` where errors forbid it.
    """
    return year_state.derive("report", lambda: lay_out(paper_of(year_state)))


def texts_of(year_state: YearState) -> Texts:
    """Return the texts of the report of a year."""
    return year_state.derive(
        "texts of the report", lambda: _texts_of(year_state, report_of(year_state))
    )


def texts_waiting(year: OfficeYear) -> int:
    """Return how many texts are to be looked at; none before the last quarter.

    Only texts are laid out for it: tables and charts take most of the time of a report.
    """
    if timezone.localdate() < date(year.year, 10, 1) or are_texts_sealed(year):
        return 0
    known = know(year)
    return known.derive(
        "texts waiting", lambda: len(_texts_of(known, _lay_out_texts(paper_of(known))).open)
    )


def _texts_of(known: YearState, report: Report | None) -> Texts:
    facts = known.read.office_year or known.read.partial
    written = [name_of(each.place.file) for each in facts.narratives] if facts is not None else []
    if report is None:
        return Texts(
            [ReportText(each, each.replace("-", " "), TextState.WRITTEN) for each in written]
        )
    outdated = {each.place.file for each in report.issues if each.code == "text_outdated"}
    titles = _titles(report.places)
    every = list[ReportText]()
    for name, place in report.places.items():
        if place.proposal or place.blocks or name in written:
            state, chapter = _state(name, place, written, outdated), place.chapter or "Bagian awal"
            every.append(
                ReportText(name, titles[name], state, chapter, place.proposal, place.draft)
            )
    others = [each for each in written if each not in report.places]
    every += [ReportText(each, each.replace("-", " "), TextState.UNPRINTED) for each in others]
    files = {file_of(each.name): each.title for each in every}
    errors = [each for each in report.issues if each.level is Level.ERROR]
    own = [each for each in errors if each.place.file in files]
    broken = [
        f"Teks {files[each.place.file]}: {each.message} {each.remedy}".strip() for each in own
    ]
    return Texts(every, broken, is_whole=len(own) == len(errors))


def _state(name: str, place: TextPlace, written: Sequence[str], outdated: set[str]) -> TextState:
    if place.is_left_out:
        return TextState.UNPRINTED
    if place.gaps:
        return TextState.LACKING
    if file_of(name) in outdated:
        return TextState.OUTDATED
    if name in written:
        return TextState.WRITTEN
    if place.is_standing:
        return TextState.STANDING
    return TextState.DRAFT if place.proposal else TextState.EMPTY


def _titles(places: Mapping[str, TextPlace]) -> Mapping[str, str]:
    """Return what texts are called: two below one heading are told apart by what they speak of."""
    times = Counter(place.title for place in places.values())
    kinds = Counter((place.title, place.kind) for place in places.values())
    found = {}
    for name, place in places.items():
        about = place.kind if kinds[place.title, place.kind] == 1 else name.replace("-", " ")
        found[name] = place.title if times[place.title] == 1 else f"{place.title} ({about})"
    return found


def paper_of(year_state: YearState) -> Paper | None:
    """Return the report of a year; `None` where errors forbid it, told where they stand."""
    # Few pages need the documents room; without it the server starts sooner.
    from capaian.documents.layout import read_layout
    from capaian.documents.paper import Paper

    facts, assessment = year_state.read.office_year, year_state.assessment()
    if facts is None or assessment is None:
        return None
    own = {**year_state.folder.parts, **year_state.folder.narratives}.get(LAYOUT)
    try:
        layout = read_layout(None if own is None else own.decode())
    except InputError:
        return None
    return Paper(facts, assessment, load_rulebook(), "", layout=layout)


def lay_out(paper: Paper | None) -> Report | None:
    """Return a report with what is told of it and its texts;
    `None` where its layout cannot be read.
    """
    from capaian.documents.availability import check_composed
    from capaian.documents.build import compose_paper
    from capaian.documents.paper import missing_parts

    if paper is None:
        return None
    try:
        composed = compose_paper(paper)
    except InputError:
        return None
    missing = missing_parts(composed.layout, composed.desk.scope)
    return Report(composed, [*missing, *check_composed(composed, is_whole=not missing)])


def _lay_out_texts(paper: Paper | None) -> Report | None:
    """Return a report of its texts alone, with those that are outdated."""
    from capaian.documents.build import compose_paper
    from capaian.documents.layout.model import texts_alone
    from capaian.documents.narrative.review import find_outdated

    if paper is None:
        return None
    composed = compose_paper(replace(paper, layout=texts_alone(paper.find_layout())))
    return Report(composed, [*find_outdated(paper.office_year, composed.desk.scope)])


def with_text(paper: Paper, text: NarrativeText) -> Paper:
    """Return a report that has one text alone."""
    return replace(paper, office_year=replace(paper.office_year, narratives=(text,)))


def name_of(file: str) -> str:
    """Return what a text is called by itself:
    `kata-pengantar` of `narrative/kata-pengantar.md`.
    """
    return file.rpartition("/")[2].removesuffix(".md")


def file_of(name: str) -> str:
    """Return the file of a text within the dossier."""
    return f"{NARRATIVE}/{name}.md"


_FIELDS: Final = read_declared_rows(__file__, "fields.csv")
"""What a text may name of an indicator, a component, a tier and the office, with what it says."""


@dataclass(frozen=True, slots=True)
class PrintedField:
    """A field with what it prints now."""

    text: str
    """As it is written into a text: `{{ iku-2.actual }}`."""
    meaning: str
    value: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """What fields may tell of one thing."""

    title: str
    fields: Sequence[PrintedField]


def fields_of(year_state: YearState) -> Sequence[FieldGroup]:
    """Return the fields of a year by what they are about; none where it has no results."""
    return year_state.derive("fields of texts", lambda: [*_fields_of(year_state)])


def _fields_of(known: YearState) -> Iterator[FieldGroup]:
    from capaian.documents.narrative.fields import fill_words
    from capaian.documents.scope.roots import open_scope

    paper = paper_of(known)
    if paper is None:
        return
    facts = paper.office_year
    scope = open_scope(facts, paper.assessment, paper.rule_set)

    def group(title: str, prefix: str, of: str) -> FieldGroup:
        rows = (row for row in _FIELDS if row["of"] == of)
        texts = ((f"{{{{ {prefix}{row['path']} }}}}", row["meaning"]) for row in rows)
        printed = [PrintedField(text, meaning, fill_words(text, scope)) for text, meaning in texts]
        return FieldGroup(title.strip(), printed)

    for each in facts.indicators:
        yield group(f"{each.symbol} {each.name}", f"{each.code}.", "indicator")
    for part in facts.components:
        yield group(f"{part.symbol} {part.name}", f"{part.code}.", "component")
    for tier in paper.assessment.tiers:
        yield group(f"Eselon {tier.tier}", f"tiers.{tier.tier}.", "tier")
    yield group("Dinas dan tahun", "", "office")


_OF_WRITING: Final = frozenset({"typed_digit", "text_with_table"})
_UNKNOWN: Final = "unknown_field"
_MAX_REMARKS: Final = 50
"""As many remarks are shown at once: nobody reads more, and a pasted table may give thousands."""


@dataclass(frozen=True, slots=True)
class TextRemark:
    """Something about a text."""

    line: int | None
    words: str
    is_error: bool
    """No report can be made with it."""


def check_text(year_state: YearState, file: str, markdown: str) -> Sequence[TextRemark] | None:
    """Return what is to be said of a text;
    `None` where the year has no results to look at it with.

    Of very many remarks the first are told, and that there are more.
    """
    paper = paper_of(year_state)
    if paper is None:
        return None
    text = NarrativeText(name_of(file), markdown, Place(file))
    errors = (
        (each.place.row, f"{each.message} {each.remedy}".strip()) for each in _errors(paper, text)
    )
    remarks = (TextRemark(*each, is_error=True) for each in errors)
    every = chain(remarks, _typed(paper, text, fields_of(year_state)))
    found = [*islice(every, _MAX_REMARKS + 1)]
    words = "Masih ada temuan lain. Perbaiki dahulu yang tertulis di sini, lalu periksa lagi."
    found[_MAX_REMARKS:] = [
        TextRemark(None, words, each.is_error) for each in found[_MAX_REMARKS:]
    ]
    return found


def _errors(paper: Paper, text: NarrativeText) -> Sequence[Issue]:
    from capaian.documents.narrative.markdown import fill_markdown
    from capaian.documents.narrative.review import locate_problems
    from capaian.documents.scope.paths import UnknownNameError
    from capaian.documents.scope.roots import open_scope

    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    try:
        fill_markdown(text.markdown, scope)
    except UnknownNameError as error:
        alone = [
            Issue(Level.ERROR, _UNKNOWN, each.message, place, each.name, each.remedy)
            for each, place in islice(locate_problems(text, scope, error), _MAX_REMARKS + 1)
        ]
    else:
        return ()
    report = lay_out(with_text(paper, text))
    own = [each for each in report.issues if each.place.file == text.place.file] if report else []
    is_printed = report is not None and all(each.code != "text_without_place" for each in own)
    return [each for each in own if each.level is Level.ERROR] if is_printed else alone


def _typed(
    paper: Paper, text: NarrativeText, groups: Sequence[FieldGroup]
) -> Iterator[TextRemark]:
    """Yield the figures that were typed by hand and pasted tables,
    as the command line tells them.
    """
    from capaian.documents.narrative.review import review_narratives
    from capaian.documents.scope.roots import open_scope

    year = with_text(paper, text).office_year
    printed = (field for group in groups for field in group.fields)
    fields = gather((each.value.partition(" ")[0].rstrip("%"), each.text) for each in printed)
    for issue in review_narratives(year, open_scope(year, paper.assessment, paper.rule_set)):
        if issue.code in _OF_WRITING:
            own = fields.get(issue.value or "", ())
            # of several fields with one figure nobody knows which was meant
            remedy = (
                f"Tulis {own[0]} agar angkanya ikut berubah." if len(own) == 1 else issue.remedy
            )
            yield TextRemark(issue.place.row, f"{issue.message} {remedy}", False)
