"""What a file that somebody brought would make of a year: read, held against it, and not written yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.cells import Reading
from capaian.dossier.file_names import is_closing
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.packing.unpack import unpack_folder
from capaian.dossier.read import read_folder
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.workbook.foreign import is_foreign
from capaian.dossier.workbook.identity import OWN_LIMITS
from capaian.dossier.workbook.import_book import Answers, Incoming, Present, hold_against
from capaian.dossier.workbook.past_imports import PAST_IMPORTS, past_imports_in
from capaian.dossier.workbook.preview import Preview, make_preview, preview_changes
from capaian.dossier.workbook.sheet_words import name_sheets
from capaian.rulebook import load_rulebook
from capaian.rules.validate import validate
from capaian.web.exchange.belonging import find_strange
from capaian.web.exchange.models import PastBooks, Upload
from capaian.web.years.known import know

_NOTHING: Final = Preview((), (), ())
_ENDING: Final = {Upload.Kind.BOOK: ".xlsx", Upload.Kind.DOSSIER: ".zip"}


@dataclass(frozen=True)
class Brought:
    """What would become of a year."""

    issues: tuple[Issue, ...]
    """What is wrong with the file; an error forbids writing."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Every file of the dossier as it would be."""
    changed: tuple[str, ...] = ()
    """Paths of the files that become others, come, or go."""
    preview: Preview = _NOTHING
    evidence: Mapping[str, Path] = field(default_factory=dict)
    """New and other files of evidence."""
    later: tuple[Issue, ...] = ()
    """What would be wrong with the contents, and is not now."""
    incoming: Incoming | None = None
    """Of a workbook: what was held against the year."""

    @property
    def has_errors(self) -> bool:
        """Whether it cannot be written."""
        return has_errors(self.issues)

    @property
    def memory(self) -> str | None:
        """What the year would remember of workbooks; `None`: as it does now."""
        is_news = self.incoming is not None and not self.has_errors and self.incoming.memory.is_news
        content = self.incoming.memory.change.get(PAST_IMPORTS) if self.incoming and is_news else None
        return content.decode() if content is not None else None

    @property
    def is_news(self) -> bool:
        """Whether the year would say anything else."""
        return bool(self.changed or self.evidence)

    @property
    def kept(self) -> tuple[str, ...]:
        """Sheets that the year has otherwise than the workbook, and that stay."""
        return tuple(name_sheets(self.incoming.kept)) if self.incoming else ()

    @cached_property
    def stamp(self) -> str:
        """Names what was shown: the confirmation says it back."""
        digest = sha256()
        for name, text in sorted(self.texts.items()):
            digest.update(f"{name}\0{sha256(text.encode()).hexdigest()}\n".encode())
        for name, path in sorted(self.evidence.items()):
            digest.update(f"{name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
        return digest.hexdigest()


@contextmanager
def bring(upload: Upload) -> Iterator[Brought]:
    """Read a file that waits; what it unpacks to goes when nobody looks any more."""
    if upload.kind == Upload.Kind.BOOK:
        yield _of_book(upload)
        return
    with TemporaryDirectory(prefix="capaian-") as place:
        yield _of_dossier(upload, Path(place))


def _of_book(upload: Upload) -> Brought:
    year = upload.office_year
    past = PastBooks.objects.filter(office_year=year).values_list("text", flat=True).first()
    memory = past_imports_in(past.encode()) if past else past_imports_in(b"")
    folder = _copy(know(year).folder)
    present = Present(folder, memory if past else replace(memory, sha256=""))
    path = Path("/") / str(year.identity) / upload.name
    try:
        book = replace(read_book(upload.path, OWN_LIMITS, is_foreign), file=upload.name)
    except InputError as error:
        return Brought(
            tuple(replace(one, place=replace(one.place, file=upload.name)) for one in error.issues)
        )
    incoming = hold_against(book, path, present, Answers(**upload.answers))
    strange = find_strange(year, incoming.becomes)
    issues = (*incoming.issues, *strange)
    if has_errors(issues):
        return Brought(issues, incoming=incoming)
    texts = _texts({**folder.parts, **folder.narratives, **folder.closed, **incoming.changes})
    later = _later(upload, incoming.becomes, incoming.staged.origins.place_of)
    return Brought(
        _news(upload, issues), texts, (*incoming.changes,), make_preview(incoming), {}, later, incoming
    )


def _of_dossier(upload: Upload, place: Path) -> Brought:
    log = IssueLog()
    folder = unpack_folder(upload.path, place, log)
    found = [replace(one, place=_called(one.place, upload)) for one in log.finish(())]
    if has_errors(found):
        return Brought(tuple(found))
    read = read_folder(folder, Reading())
    issues = (*found, *read.issues, *find_strange(upload.office_year, read.office_year))
    if has_errors(issues):
        return Brought(issues)
    known = know(upload.office_year)
    now, texts = known.made.files, _texts({**folder.parts, **folder.narratives, **folder.closed})
    names = sorted(name for name in {**now, **texts} if now.get(name) != texts.get(name))
    changes = {name: texts[name].encode() if name in texts else None for name in names}
    shown = {name: content for name, content in changes.items() if not is_closing(name)}
    preview = preview_changes(_copy(known.folder), shown, {})
    kept = {name: known.folder.hashes[f"evidence/{name}"] for name in known.folder.evidence}
    evidence = {n: p for n, p in folder.evidence.items() if kept.get(n) != folder.hashes[f"evidence/{n}"]}
    later = _later(upload, read.office_year, lambda where: where)
    return Brought(_news(upload, issues), texts, tuple(names), preview, evidence, later)


def _called(place: Place, upload: Upload) -> Place:
    """Return a place with the name of the file that the person chose."""
    return replace(place, file=upload.name) if place.file == upload.path.name else place


def _copy(folder: Folder) -> Folder:
    """Return a folder that reading may note its failures in."""
    return replace(folder, failed={*folder.failed})


def _texts(contents: Mapping[str, bytes | None]) -> Mapping[str, str]:
    return {name: content.decode("utf-8-sig") for name, content in contents.items() if content}


def _news(upload: Upload, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Return what is wrong with a file and not with the year already."""
    return _without(issues, know(upload.office_year).read.issues)


def _later(upload: Upload, becomes: Facts | None, place_of: Callable[[Place], Place]) -> tuple[Issue, ...]:
    """Return what would contradict itself once the file is taken, and does not now, at its cells."""
    if becomes is None:
        return ()
    found = validate(becomes, load_rulebook())
    new = _without(tuple(found), know(upload.office_year).found.issues)
    return tuple(replace(one, place=place_of(one.place)) for one in new if one.level is Level.ERROR)


def _without(issues: tuple[Issue, ...], known: tuple[Issue, ...]) -> tuple[Issue, ...]:
    before = Counter((one.code, one.message, one.value) for one in known)
    new = []
    for one in issues:
        key = (one.code, one.message, one.value)
        before[key] -= 1
        if before[key] < 0:
            new.append(one)
    return tuple(new)
