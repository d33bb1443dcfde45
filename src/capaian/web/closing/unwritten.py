"""Texts of the report that nobody has written or read again: told to whoever approves the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.file_names import NARRATIVE
from capaian.web.years.known import Known

if TYPE_CHECKING:
    from capaian.documents.layout.block_spec import BlockSpec
    from capaian.documents.paper import Paper

_UNFINISHED: Final = {"text_missing": "belum ditulis", "text_outdated": "belum dibaca kembali"}
_LAYOUT: Final = "layout.yaml"
_FIELD: Final = "{{"


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A text that is not finished."""

    title: str
    """Where it stands in the report, or what it is about."""
    lack: str
    file: str
    """As the sheet of texts names it."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What the texts of a report lack."""

    unwritten: Sequence[Unwritten] = ()
    """Those that are not finished."""
    broken: Sequence[str] = ()
    """In words those that no report can be made with: they have fields of things that are not there."""


def look_at_texts(known: Known) -> Texts:
    """Return what the texts of a year lack; the whole report is laid out for it."""
    paper, found = _look_at(known)
    files = {each.place.file: each.code for each in found if each.code in _UNFINISHED}
    errors = [each for each in found if each.level is Level.ERROR and each.place.file.startswith(NARRATIVE)]
    titles = _titles_of(paper, files)
    wrong = _titles_of(paper, [each.place.file for each in errors])
    return Texts(
        [Unwritten(titles[file], _UNFINISHED[code], file) for file, code in files.items()],
        [f"Teks {wrong[each.place.file]}: {each.message} {each.remedy}".strip() for each in errors],
    )


def _look_at(known: Known) -> tuple[Paper | None, Sequence[Issue]]:
    """Return the report of a year, and what is told of it; nothing where its layout cannot be read."""
    # Only this page needs the documents room; without it the server starts sooner.
    from capaian.documents.build import check_paper
    from capaian.documents.layout import read_layout
    from capaian.documents.paper import Paper

    facts, assessment = known.found.office_year, known.assessment()
    if facts is None or assessment is None:
        return None, ()
    own = {**known.folder.parts, **known.folder.narratives}.get(_LAYOUT)
    try:
        layout = read_layout(None if own is None else own.decode())
        paper = Paper(facts, assessment, known.found.rule_set, "", layout=layout)
        return paper, check_paper(paper)
    except InputError:
        return None, ()  # told where the layout stands


def _titles_of(paper: Paper | None, files: Iterable[str]) -> Mapping[str, str]:
    """Return what texts are called, by their files."""
    if paper is None:
        return {}
    names = {file: _name(file) for file in files}
    titles = _titles(paper.find_layout().blocks, names.values(), _things(paper.office_year))
    return {file: titles[name] for file, name in names.items()}


def _name(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".md")


def _things(facts: Facts) -> Mapping[str, str]:
    """Return what the texts of a year may be about, by code."""
    pairs = [
        *((each.id, each.name) for each in facts.objectives),
        *((each.id, each.name) for each in facts.surveys),
        *((each.code, f"{each.symbol} {each.name}".strip()) for each in facts.components),
        *((each.code, f"{each.symbol} {each.name}".strip()) for each in facts.indicators),
    ]
    return {str(code): name for code, name in pairs}


def _titles(specs: Sequence[BlockSpec], names: Iterable[str], things: Mapping[str, str]) -> Mapping[str, str]:
    """Return what texts are called, by their names: two below one heading are told apart by their own."""
    places = [*_places(specs)]
    found = {name: _title(name, places, things) for name in names}
    times = Counter(found.values())
    words = {name: name.replace("-", " ") for name in found}
    return {
        name: title if title and times[title] == 1 else f"{title} ({words[name]})" if title else words[name]
        for name, title in found.items()
    }


def _places(specs: Sequence[BlockSpec]) -> Iterator[tuple[str, str]]:
    """Yield the texts of a layout as it names them, each with the heading above it."""
    from capaian.documents.layout.blocks import walk_specs
    from capaian.documents.layout.model import HeadingSpec, TextSpec

    heading = ""
    for spec in walk_specs(specs):
        if isinstance(spec, HeadingSpec):
            heading = "" if _FIELD in spec.title else spec.title
        elif isinstance(spec, TextSpec) and spec.narrative:
            yield spec.narrative, heading


def _title(name: str, places: Sequence[tuple[str, str]], things: Mapping[str, str]) -> str:
    from capaian.documents.layout.blocks import fields_filled

    for template, heading in places:
        codes = fields_filled(template, name)
        if codes == ():
            return heading
        if codes and all(code in things for code in codes):
            about = template.partition(_FIELD)[0].strip("-").replace("-", " ").capitalize()
            return f"{about}: {', '.join(things[code] for code in codes)}"
    return ""
