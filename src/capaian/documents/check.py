"""The papers of a kind, one for each thing; what they lack, and every problem of their layouts and texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from capaian.documents.blocks.desk import Desk
from capaian.documents.build import ComposedPaper, compose_paper
from capaian.documents.layout.model import Layout
from capaian.documents.layout.reader import layout_file
from capaian.documents.narrative.review import review_narratives
from capaian.documents.paper import Paper
from capaian.documents.requirements import find_refused_subjects, find_subjects, missing_parts
from capaian.documents.scope.paths import UNKNOWN_FIELD
from capaian.documents.scope.roots import open_scope
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.rules.formula.hints import suggest

UNUSED_TEXT: Final = "text_without_place"
"""Code of the problem that a text has no place in a paper."""
_UNUSED: Final = "Teks ini tidak tercetak: bagiannya tidak ada dalam naskah ini, atau tidak ada tahun ini."
_UNUSED_REMEDY: Final = (
    "Lengkapi data bagiannya, atau perbaiki nama berkas ini. Bila yang diuraikannya (indikator, komponen, "
    "program) sudah keluar dari rencana, hapus berkas ini."
)
_GAP: Final = "Teks ini masih menyebut data yang belum ada, dengan kalimat draf otomatisnya: “{}”."
_GAP_REMEDY: Final = "Isi datanya, atau ganti kalimat itu dengan yang boleh tercetak dalam naskah final."
_STRANGE: Final = re.compile(r"[^a-z0-9._]+")


def split_paper(paper: Paper) -> tuple[Paper, ...]:
    """Return the paper itself, or one for each thing that its layout names, each with its file name.

    Raises:
        InputError: with everything that the dossier lacks for it, or with the problems of the layout.
        FileError: if the layout or a picture cannot be read.
    """
    layout = paper.find_layout()
    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    missing = missing_parts(layout, scope)
    if missing:
        raise InputError((*missing, *_unknown_names(paper, layout, missing)))
    ready = replace(paper, layout=layout, pictures=paper.find_pictures())
    if not layout.each:
        return (replace(ready, name=paper.kind),)
    subjects = find_subjects(layout, scope)
    names = _file_names(paper.kind, [subject.name for subject in subjects])
    pairs = zip(subjects, names, strict=True)
    return tuple(replace(ready, subject=subject.thing.key, name=name) for subject, name in pairs)


def _file_names(kind: str, names: Iterable[str]) -> list[str]:
    """File names that every system takes, no two of them equal."""
    made: list[str] = []
    for name in names:
        plain = _STRANGE.sub("-", name.lower()).strip("-.") or "tanpa-nama"
        wanted = plain if plain.startswith(f"{kind}-") else f"{kind}-{plain}"
        number = 2
        chosen = wanted
        while chosen in made:
            chosen, number = f"{wanted}-{number}", number + 1
        made.append(chosen)
    return made


def check_paper(paper: Paper, *, with_texts: bool = False) -> tuple[Issue, ...]:
    """Return what the dossier lacks for a paper, or every problem of its layout and narratives.

    Missing texts, blocks without data and typed digits that should be fields are warnings.

    Args:
        paper: The paper.
        with_texts: Of a paper that lacks data, also what its texts lack.

    Raises:
        InputError: if the layout itself cannot be read.
    """
    layout = paper.find_layout()
    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    missing = missing_parts(layout, scope)
    if missing and not with_texts:
        return (*missing, *_unknown_names(paper, layout, missing))
    refused = missing or find_refused_subjects(layout, scope)
    return (*refused, *check_composed(compose_paper(paper), is_whole=not missing))


def _unknown_names(paper: Paper, layout: Layout, missing: Iterable[Issue]) -> list[Issue]:
    """Return what an own layout names wrongly, of a paper that lacks data: neither hides the other."""
    if layout.origin.file != layout_file(paper.kind) or any(each.code == UNKNOWN_FIELD for each in missing):
        return []
    issues = compose_paper(replace(paper, layout=layout, folder=None)).desk.notes.issues
    texts = {text.place.file for text in paper.office_year.narratives}
    return [each for each in issues if each.code == UNKNOWN_FIELD and each.place.file not in texts]


def check_composed(composed: ComposedPaper, *, is_whole: bool = True) -> Iterator[Issue]:
    """Yield every problem of the texts and blocks of a paper that was composed.

    Args:
        composed: The paper.
        is_whole: The dossier has all that it requires, so that its references are looked at too.
    """
    notes = composed.desk.notes
    yield from notes.issues
    yield from [] if notes.issues or not is_whole else composed.finish()[1]
    yield from _find_gaps(composed)
    yield from review_narratives(composed.paper.office_year, composed.desk.scope)


def _find_gaps(composed: ComposedPaper) -> Iterator[Issue]:
    """Yield a warning for each text that is not written or not printed, and each block without data."""
    notes = composed.desk.notes
    for name in notes.unwritten:
        place = Place(f"narrative/{name}.md")
        offered = " Draf otomatisnya tercetak sampai teksnya ditulis." if name in notes.drafts else ""
        yield Issue(Level.WARNING, "text_missing", f"Teks belum ditulis: {name}.{offered}", place)
    for name, text in notes.texts.items():
        for gap in text.gaps if name not in notes.unwritten else ():
            place = Place(f"narrative/{name}.md")
            yield Issue(Level.WARNING, "text_with_gap", _GAP.format(gap), place, remedy=_GAP_REMEDY)
    yield from _find_unused_texts(composed.desk)
    for omitted in notes.omitted:
        message = f"{omitted.title} tidak dapat dimuat: {omitted.reason}."
        yield Issue(Level.WARNING, "block_without_data", message, Place(composed.layout.origin.file))


def _find_unused_texts(desk: Desk) -> Iterator[Issue]:
    """Yield a warning for each text that a paper with texts does not print."""
    notes = desk.notes
    unused = desk.narratives.keys() - notes.printed if notes.printed or notes.unwritten else ()
    for name in sorted(unused):
        remedy = f"{_UNUSED_REMEDY} {suggest(name, notes.unwritten)}".rstrip()
        yield Issue(Level.WARNING, UNUSED_TEXT, _UNUSED, desk.narratives[name].place, remedy=remedy)
