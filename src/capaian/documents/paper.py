"""What a document is built from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from capaian.documents.layout.model import DataRequirement, Layout
from capaian.documents.layout.reader import layout_file, read_layout
from capaian.documents.narrative.fields import fill_words
from capaian.documents.scope.paths import Scope, UnknownNameError, pattern_of
from capaian.documents.scope.values import Thing
from capaian.documents.tree import Edition, read_file
from capaian.domain.assessment import Assessment
from capaian.domain.errors import FileError
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet

_EVIDENCE_FOLDER = "evidence"
_FINAL, _UNDECIDED = "Naskah final", "Naskah"


@dataclass(frozen=True)
class Paper:
    """One office-year with its assessment, and the paper wanted of it."""

    office_year: OfficeYear
    assessment: Assessment
    rule_set: RuleSet
    stamp: str
    """SHA-256 of the data, as hexadecimal digits."""
    folder: Path | None = None
    """Dossier folder: its own layout and its `evidence/` are used where nothing is given below."""
    layout: Layout | None = None
    """`None`: the one in the folder, or the general one of the kind."""
    kind: str = "lkjip"
    """Id of the general layout."""
    subject: str = ""
    """Key of the thing that the paper is about,
    where there is one paper for each thing of a query.
    """
    name: str = ""
    """File name without its ending; the kind if empty."""
    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    """Evidence files by their name in `evidence.yaml`: their content, or where they lie."""
    draft: str = ""
    """Draft line of the running head, `Draf 3, 8 Januari 2024, belum disetujui`;
    empty for other states.
    """
    approved: str = ""
    """Date of approval as printed on the title page;
    empty while no one has approved the figures.
    """

    @property
    def state(self) -> str:
        """What the title page says of the paper:
        only an approved one that is no draft is final.
        """
        return self.draft or (_FINAL if self.approved else _UNDECIDED)

    @property
    def is_final(self) -> bool:
        """Whether the paper is approved and no draft."""
        return self.state == _FINAL

    def find_layout(self) -> Layout:
        """Return the layout to use.

        Raises:
            InputError: with every problem of the folder's own layout.
            FileError: if that file cannot be read.
        """
        return self.layout_of(self.kind) if self.layout is None else self.layout

    def name_in(self, edition: Edition) -> str:
        """Return the file name of an edition,
        which is the reader's where the layout has no other.
        """
        return self.name + (
            edition.ending if edition in self.find_layout().printed_editions else ""
        )

    def layout_of(self, kind: str) -> Layout:
        """Return the layout of any kind of paper, the folder's own where it has one;
        raises as above.
        """
        return read_own_layout(self.folder, kind)

    def find_files(self) -> Mapping[str, bytes | Path]:
        """Return what the evidence lists and the folder holds: where each file lies,
        unless it is given.
        """
        if self.folder is None:
            return self.files
        folder = self.folder / _EVIDENCE_FOLDER
        listed = {each.file: folder / each.file for each in self.office_year.evidence}
        return {**{name: file for name, file in listed.items() if file.is_file()}, **self.files}


def read_own_layout(folder: Path | None, kind: str) -> Layout:
    """Return the layout that a folder has of a kind of paper, else the general one.

    Raises:
        InputError: with every problem of the folder's own layout.
        FileError: if that file cannot be read.
    """
    name = layout_file(kind)
    file = None if folder is None else folder / name
    if file is None or not file.is_file():
        return read_layout(kind=kind)
    return read_layout(_decode(file), file=name)


def _decode(file: Path) -> str:
    try:
        return read_file(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(f"Berkas {file.name} bukan teks UTF-8.") from error


# --- what a paper cannot do without, and the things that a paper of its own is made for ----

SUBJECT = "subject"
"""Name by which the blocks of a paper know the thing that it is about."""
PAPER_REFUSED = "paper_left_out"
"""Code of the issue about a thing that has no paper."""
ROWS_BARE = "rows_bare"
"""Code of the issue about rows that a paper prints without figures."""


@dataclass(frozen=True, slots=True)
class PaperSubject:
    """A thing with a paper of its own."""

    thing: Thing
    name: str
    """End of the paper's file name."""


def missing_parts(layout: Layout, scope: Scope) -> tuple[Issue, ...]:
    """Return an error for each thing that the layout requires and the dossier lacks,
    all of them at once.
    """
    found = [_check(requirement, layout, scope) for requirement in layout.requires]
    missing = tuple(issue for issue in found if issue is not None)
    return missing or _missing_subjects(layout, scope)


def find_bare_rows(layout: Layout, scope: Scope) -> Iterator[Issue]:
    """Yield a warning for each hint of the layout that finds something."""
    for hint in layout.hints:
        try:
            _words_of(hint, scope.rehearsal())
            if scope.holds(hint.query):
                message, remedy = _words_of(hint, scope)
                yield Issue(Level.WARNING, ROWS_BARE, message, Place(hint.file), remedy=remedy)
        except UnknownNameError as error:
            yield error.at(hint.origin or layout.origin)


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
    return tuple(
        PaperSubject(thing, _name(layout, scope, thing)) for thing in scope.things(layout.each)
    )


def find_refused_subjects(layout: Layout, scope: Scope) -> tuple[Issue, ...]:
    """Return a warning for each thing that has no paper, with the reason;
    its key is the issue's subject.
    """
    return tuple(issue for rule in layout.without_paper for issue in _refused(rule, layout, scope))


def _refused(rule: DataRequirement, layout: Layout, scope: Scope) -> Iterator[Issue]:
    try:
        if (like := pattern_of(scope.select(rule.query))) is not None:
            _words_of(rule, scope.rehearsal().inside(**{SUBJECT: like}))
        for thing in scope.things(rule.query):
            inner = scope.inside(**{SUBJECT: thing})
            message, remedy = _words_of(rule, inner)
            yield Issue(
                Level.WARNING,
                PAPER_REFUSED,
                message,
                Place(rule.file),
                remedy=remedy,
                subject=thing.key,
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
