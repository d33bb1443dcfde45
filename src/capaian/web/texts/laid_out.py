"""The texts of a report as its layout asks for them: their titles, and what they lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level
from capaian.domain.narrative import NarrativeText
from capaian.domain.numerals import write_roman
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.file_names import NARRATIVE
from capaian.web.years.known import Known

if TYPE_CHECKING:
    from capaian.documents.paper import Paper

MISSING: Final = "text_missing"
_UNFINISHED: Final = {MISSING: "belum ditulis", "text_outdated": "belum dibaca kembali"}
_WITHOUT_PLACE: Final = "text_without_place"
_LAYOUT: Final = "layout.yaml"
_FIELD: Final = "{{"
_FRONT: Final = "Bagian awal"
"""What stands before the first chapter."""


@dataclass(frozen=True, slots=True)
class ReportText:
    """A text of the report."""

    title: str
    """Where it stands in the report, or what it is about."""
    lack: str
    """What is still to be done with it; empty: it is finished."""
    file: str
    """As the sheet of texts names it."""
    is_written: bool = True
    is_printed: bool = True
    """The report has a place for it."""
    part: str = ""
    """The chapter that it stands in."""

    @property
    def name(self) -> str:
        """What addresses call it."""
        return name_of(self.file)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a report."""

    every: Sequence[ReportText] = ()
    """In the order of the report; those that it has no place for at the end."""
    broken: Sequence[str] = ()
    """In words those that no report can be made with: they have fields of things that are not there."""
    is_whole: bool = False
    """The report could be laid out, so that none is missing here."""

    @property
    def unwritten(self) -> Sequence[ReportText]:
        """Those that are not finished."""
        return [each for each in self.every if each.lack]


def texts_of(known: Known) -> Texts:
    """Return the texts of a year; the whole report is laid out for them, once for each version."""
    return known.derive("texts of the report", lambda: _texts_of(known))


def _texts_of(known: Known) -> Texts:
    paper = paper_of(known)
    facts = known.found.office_year or known.read.partial
    written = [each.place.file for each in facts.narratives] if facts is not None else []
    found = look_at(paper) if paper is not None else None
    codes: dict[str, str] = {}
    for each in found or ():
        if each.code in _UNFINISHED or each.code == _WITHOUT_PLACE:
            codes.setdefault(each.place.file, each.code)
    errors = [each for each in found or () if each.level is Level.ERROR]
    files = [*dict.fromkeys((*written, *codes))]
    titles = titles_of(paper, files)
    places = [*_places(paper)]
    order = _order(places, files)
    every = [
        ReportText(
            titles[file],
            _UNFINISHED.get(codes.get(file, ""), ""),
            file,
            file in written,
            codes.get(file) != _WITHOUT_PLACE,
            next((each.part for each in places[order[file][0] :]), ""),
        )
        for file in sorted(files, key=order.__getitem__)
    ]
    own = [each for each in errors if each.place.file in titles]
    broken = [f"Teks {titles[each.place.file]}: {each.message} {each.remedy}".strip() for each in own]
    return Texts(every, broken, is_whole=found is not None and len(own) == len(errors))


def paper_of(known: Known) -> Paper | None:
    """Return the report of a year; `None` where errors forbid it, told where they stand."""
    # Few pages need the documents room; without it the server starts sooner.
    from capaian.documents.layout import read_layout
    from capaian.documents.paper import Paper

    facts, assessment = known.found.office_year, known.assessment()
    if facts is None or assessment is None:
        return None
    own = {**known.folder.parts, **known.folder.narratives}.get(_LAYOUT)
    try:
        layout = read_layout(None if own is None else own.decode())
    except InputError:
        return None
    return Paper(facts, assessment, known.found.rule_set, "", layout=layout)


def look_at(paper: Paper) -> Sequence[Issue] | None:
    """Return what is told of a report and its texts; `None` where its layout cannot be read."""
    from capaian.documents.check import check_paper

    try:
        return check_paper(paper, with_texts=True)
    except InputError:
        return None


def with_text(paper: Paper, text: NarrativeText) -> Paper:
    """Return a report that has one text alone."""
    return replace(paper, office_year=replace(paper.office_year, narratives=(text,)))


def name_of(file: str) -> str:
    """Return what a text is called by itself.

    Examples:
        >>> name_of("narrative/kata-pengantar.md")
        'kata-pengantar'
    """
    return file.rpartition("/")[2].removesuffix(".md")


def file_of(name: str) -> str:
    """Return the file of a text within the dossier."""
    return f"{NARRATIVE}/{name}.md"


def titles_of(paper: Paper | None, files: Iterable[str]) -> Mapping[str, str]:
    """Return what texts are called, by their files: two below one heading are told apart by their own."""
    names = {file: name_of(file) for file in files}
    places = [*_places(paper)]
    things = _things(paper.office_year) if paper is not None else {}
    found = {name: _title(name, places, things) for name in names.values()}
    times = Counter(found.values())
    words = {name: name.replace("-", " ") for name in found}
    titles = {
        name: title if title and times[title] == 1 else f"{title} ({words[name]})" if title else words[name]
        for name, title in found.items()
    }
    return {file: titles[name] for file, name in names.items()}


def _order(places: Sequence[_Place], files: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """Return in which order texts stand, by their files: as the layout has them, then as they were found."""
    from capaian.documents.layout.blocks import fields_filled

    templates = [each.template for each in places]

    def place_of(name: str) -> int:
        fitting = (n for n, own in enumerate(templates) if fields_filled(own, name) is not None)
        return next(fitting, len(templates))

    return {file: (place_of(name_of(file)), found) for found, file in enumerate(files)}


def _things(facts: Facts) -> Mapping[str, str]:
    """Return what the texts of a year may be about, by code."""
    pairs = [
        *((each.id, each.name) for each in facts.objectives),
        *((each.id, each.name) for each in facts.surveys),
        *((each.id, each.title) for each in facts.agreements),
        *((each.code, each.label) for each in facts.components),
        *((each.code, each.label) for each in facts.indicators),
    ]
    return {str(code): name for code, name in pairs}


@dataclass(frozen=True, slots=True)
class _Place:
    """A text of a layout."""

    template: str
    """Its name, with fields where the thing that it is about is named."""
    heading: str
    """What stands above it; empty where that names another thing."""
    about: str
    """What the layout calls it."""
    part: str
    """The chapter that it stands in."""


def _places(paper: Paper | None) -> Iterator[_Place]:
    """Yield the texts of the layout of a report, in its order."""
    from capaian.documents.layout.blocks import walk_specs
    from capaian.documents.layout.model import HeadingSpec, TextSpec
    from capaian.documents.tree.blocks import HeadingKind

    if paper is None:
        return
    heading, part, chapters = "", _FRONT, 0
    for spec in walk_specs(paper.find_layout().blocks):
        if isinstance(spec, HeadingSpec) and spec.kind is HeadingKind.CHAPTER:
            chapters += spec.numbered
            part = f"Bab {write_roman(chapters)} {spec.title}" if spec.numbered else spec.title
        if isinstance(spec, HeadingSpec):
            heading = spec.title.replace("{{ year }}", str(paper.office_year.year))
            heading = "" if _FIELD in heading else heading
        elif isinstance(spec, TextSpec) and spec.narrative:
            yield _Place(spec.narrative, heading, spec.about, part)


def _title(name: str, places: Sequence[_Place], things: Mapping[str, str]) -> str:
    from capaian.documents.layout.blocks import fields_filled

    for place in places:
        codes = fields_filled(place.template, name)
        if codes == ():
            return place.about or place.heading
        if codes and all(code in things for code in codes):
            prefix = place.template.partition(_FIELD)[0].strip("-").replace("-", " ").capitalize()
            about = place.about or prefix
            return f"{about}: {', '.join(things[code] for code in codes)}"
    return ""
