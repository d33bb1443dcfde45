"""What a paper cannot do without, and the things that a paper of its own is made for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from capaian.documents.layout.model import DataRequirement, Layout
from capaian.documents.narrative.fields import fill_words
from capaian.documents.scope.paths import Scope, UnknownNameError, pattern_of
from capaian.documents.scope.values import Thing
from capaian.domain.issue import Issue, Level, Place

SUBJECT = "subject"
"""Name by which the blocks of a paper know the thing that it is about."""
PAPER_REFUSED = "paper_left_out"
"""Code of the issue about a thing that has no paper."""


@dataclass(frozen=True, slots=True)
class PaperSubject:
    """A thing with a paper of its own."""

    thing: Thing
    name: str
    """End of the paper's file name."""


def missing_parts(layout: Layout, scope: Scope) -> tuple[Issue, ...]:
    """Return an error for each thing that the layout requires and the dossier lacks, all of them at once."""
    found = [_check(requirement, layout, scope) for requirement in layout.requires]
    missing = tuple(issue for issue in found if issue is not None)
    return missing or _missing_subjects(layout, scope)


def _missing_subjects(layout: Layout, scope: Scope) -> tuple[Issue, ...]:
    place = replace(layout.origin, column="each")
    try:
        if not layout.each or find_subjects(layout, scope):
            return ()
    except UnknownNameError as error:
        return (error.at(place),)
    refused = find_refused_subjects(layout, scope)
    if refused:
        return tuple(replace(issue, level=Level.ERROR) for issue in refused)
    message = f"Tidak ada {layout.subject or layout.each} yang memerlukan naskah ini."
    remedy = f"Isi data yang dipilih {layout.each!r}, atau lewati naskah ini."
    return (Issue(Level.ERROR, "part_required", message, place, layout.each, remedy),)


def find_subjects(layout: Layout, scope: Scope) -> tuple[PaperSubject, ...]:
    """Return the things of which each has a paper of its own, in the order of the dossier.

    Raises:
        UnknownNameError: if the query or the file name names something that no data could hold.
    """
    if not layout.each:
        return ()
    return tuple(PaperSubject(thing, _name(layout, scope, thing)) for thing in scope.things(layout.each))


def find_refused_subjects(layout: Layout, scope: Scope) -> tuple[Issue, ...]:
    """Return a warning for each thing that has no paper, with the reason; its key is the issue's subject."""
    return tuple(issue for rule in layout.without_paper for issue in _refused(rule, layout, scope))


def _refused(rule: DataRequirement, layout: Layout, scope: Scope) -> Iterator[Issue]:
    try:
        if (like := pattern_of(scope.select(rule.query))) is not None:
            _words_of(rule, scope.rehearsal().inside(**{SUBJECT: like}))
        for thing in scope.things(rule.query):
            inner = scope.inside(**{SUBJECT: thing})
            message, remedy = _words_of(rule, inner)
            yield Issue(
                Level.WARNING, PAPER_REFUSED, message, Place(rule.file), remedy=remedy, subject=thing.key
            )
    except UnknownNameError as error:
        yield error.at(rule.origin or layout.origin)


def _words_of(rule: DataRequirement, scope: Scope) -> tuple[str, str]:
    return fill_words(rule.message, scope), fill_words(rule.remedy, scope)


def _name(layout: Layout, scope: Scope, thing: Thing) -> str:
    return fill_words(layout.file, scope.inside(**{SUBJECT: thing})) if layout.file else thing.key


def _check(requirement: DataRequirement, layout: Layout, scope: Scope) -> Issue | None:
    try:
        _words_of(requirement, scope.rehearsal())
        wanted = not requirement.when or scope.holds(requirement.when)
        if not wanted or scope.holds(requirement.query):
            return None
        message, remedy = _words_of(requirement, scope)
    except UnknownNameError as error:
        return error.at(requirement.origin or layout.origin)
    return Issue(Level.ERROR, "part_required", message, Place(requirement.file), remedy=remedy)
