"""What a file that somebody brought would make of a year: read, held against it, and not written yet."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import Final

from django.db import transaction

from capaian.domain.issue import Issue, has_errors
from capaian.dossier.excel.import_book import Answers
from capaian.dossier.file_names import EVIDENCE, is_closing
from capaian.dossier.folder import Folder
from capaian.processes.children import ask_child
from capaian.web.evidence.uploads import note_brought
from capaian.web.exchange.belonging import find_strange, find_unfit_closings, problem
from capaian.web.exchange.comparing.compare import compare
from capaian.web.exchange.comparing.outcome import ANSWERS, OUTCOME, TASK, FileOutcome, ShownSheet, Sort, Task
from capaian.web.exchange.models import PastBooks, Upload
from capaian.web.exchange.proofs import LIST, NO_PROOFS, Proofs, look
from capaian.web.planning.plausibility import subjects_of_targets
from capaian.web.trail.record import Author
from capaian.web.years.contents import keep_content
from capaian.web.years.hashes import with_hashes
from capaian.web.years.known import know
from capaian.web.years.replace import Wanted, replace_files

_WORKER: Final = Path(__file__).parent / "comparing" / "start.py"
_SECONDS: Final = 60
"""Work of a child."""
_MEGABYTES: Final = 512
_WAITING: Final = 120
"""Seconds on the clock, for a child that only waits."""
_LIGHT_BYTES: Final = 5_000_000
"""Unpacked file and year together up to which a comparison costs the server less than a child would.

An office with all tables filled has three million."""
_turns: Final = BoundedSemaphore(1)


@dataclass(frozen=True)
class ImportPlan:
    """What would become of a year."""

    outcome: FileOutcome
    """What the file and the year tell."""
    issues: tuple[Issue, ...]
    """What is wrong with the file and not with the year already; an error forbids writing."""
    later: tuple[Issue, ...] = ()
    """What would be wrong with the contents, and is not now."""
    odd: tuple[Issue, ...] = ()
    """Targets that the year does not have and that can hardly be meant."""
    proofs: Proofs = NO_PROOFS
    """New and other files of evidence, looked through."""

    @property
    def has_errors(self) -> bool:
        """Whether it cannot be written."""
        return has_errors(self.issues)

    @property
    def texts(self) -> Mapping[str, str]:
        """Every file of the dossier as it would be."""
        return self.outcome.texts

    @property
    def changed(self) -> tuple[str, ...]:
        """Paths of the files that become others, come, or go."""
        return () if self.has_errors else self.outcome.changed

    @property
    def sheets(self) -> tuple[ShownSheet, ...]:
        """What becomes of the rows, sheet by sheet."""
        return () if self.has_errors else self.outcome.sheets

    @property
    def missing(self) -> tuple[str, ...]:
        """Sheets that are not in the workbook any more, of which nothing becomes another."""
        return self.outcome.missing

    @property
    def evidence(self) -> Mapping[str, Path]:
        """New and other files of evidence."""
        return {} if self.has_errors else self.proofs.paths

    @property
    def memory(self) -> str | None:
        """What the year would remember of workbooks; `None`: as it does now."""
        return None if self.has_errors else self.outcome.memory

    @property
    def is_news(self) -> bool:
        """Whether the year would say anything else."""
        return bool(self.changed or self.evidence)

    @property
    def kept(self) -> tuple[str, ...]:
        """Sheets that the year has otherwise than the workbook, and that stay."""
        return self.outcome.kept

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
def plan_import(upload: Upload) -> Iterator[ImportPlan]:
    """Read a file that waits; what it unpacks to goes when nobody looks any more."""
    with TemporaryDirectory(prefix="capaian-") as place:
        yield _plan(upload, Path(place))


def _plan(upload: Upload, place: Path) -> ImportPlan:
    year = upload.office_year
    known = know(year)
    past = PastBooks.objects.filter(office_year=year).values_list("text", flat=True).first() or ""
    sort, said = Sort(upload.kind), upload.answers
    answers = Answers(said.get("takes_workbook", False), said.get("is_as_typed", False))
    mapping = ANSWERS.validate_python(said.get("mapping", {}))
    task = Task(
        sort, upload.path, upload.name, known.folder, str(year.identity), past, answers, place, mapping
    )
    outcome = _outcome_of(task)
    now = known.folder.hashes
    closings = {file: _hash(text) for file, text in outcome.texts.items() if is_closing(file)}
    others = {file: own for file, own in closings.items() if now.get(file) != own}
    issues = (*outcome.issues, *find_strange(year, outcome), *find_unfit_closings(year.office, others))
    if has_errors(issues):
        return ImportPlan(outcome, issues)
    outcome, proofs = _look(outcome, upload, known.folder)
    later = _without(outcome.contrary, known.found.issues)
    here = known.read.partial
    had = subjects_of_targets(here) if here is not None and outcome.odd else frozenset()
    odd = tuple(one for one in outcome.odd if one.subject not in had)
    return ImportPlan(outcome, (*proofs.issues, *_without(issues, known.read.issues)), later, odd, proofs)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _look(outcome: FileOutcome, upload: Upload, present: Folder) -> tuple[FileOutcome, Proofs]:
    """Look through evidence, and let its list name it as it would be kept."""
    if LIST not in outcome.texts:
        return outcome, NO_PROOFS
    looked = look(outcome.evidence, upload.shelf) if outcome.evidence else NO_PROOFS
    kept = {name: present.hashes[f"{EVIDENCE}/{name}"] for name in present.evidence}
    becomes = kept | {name: each.sha256 for name, each in looked.looked.items() if not each.refused}
    texts = {**outcome.texts, LIST: with_hashes(looked.written(outcome.texts[LIST]), becomes)}
    changed, sheets = outcome.changed, outcome.sheets
    if texts[LIST].encode() == present.parts.get(LIST):  # it was brought and cleaned before
        changed = tuple(name for name in changed if name != LIST)
        sheets = tuple(sheet for sheet in sheets if sheet.file != LIST)
    return replace(outcome, texts=texts, changed=changed, sheets=sheets), looked.but(kept)


def _outcome_of(task: Task) -> FileOutcome:
    """Return what a task comes to: of a large one by a child, one at a time."""
    if _is_light(task):
        return compare(task)
    with _turns:
        command = (str(_SECONDS), str(_MEGABYTES))
        said = ask_child(_WORKER, *command, content=TASK.dump_json(task), seconds=_WAITING)
    try:
        return OUTCOME.validate_json(said)
    except ValueError:  # the child was ended by a limit, or took more than it may
        return FileOutcome((_too_heavy(),))


def _is_light(task: Task) -> bool:
    """Say whether a comparison fills little memory, by what the directory of the file tells.

    One that lies is refused when it is read.
    """
    try:
        with zipfile.ZipFile(task.path) as package:
            unpacked = sum(item.file_size for item in package.infolist())
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        unpacked = task.path.stat().st_size
    contents = (task.present.parts, task.present.narratives, task.present.closed)
    return unpacked + sum(len(text) for texts in contents for text in texts.values()) <= _LIGHT_BYTES


def _too_heavy() -> Issue:
    return problem(
        "import_too_heavy",
        "Berkas ini terlalu besar untuk dibandingkan di sini "
        f"(batas {_MEGABYTES} MB dan {_SECONDS} detik kerja).",
        "Bagi isinya menjadi beberapa berkas, atau unduh dossier, jalankan `capaian workbook import` di "
        "komputer dinas, dan bawa dossier itu.",
    )


def _without(issues: tuple[Issue, ...], known: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Return issues that are not known already, each as often as it is more than before."""
    before = Counter((one.code, one.message, one.value) for one in known)
    new = []
    for one in issues:
        key = (one.code, one.message, one.value)
        before[key] -= 1
        if before[key] < 0:
            new.append(one)
    return tuple(new)


@transaction.atomic
def write_import(upload: Upload, plan: ImportPlan, author: Author, confirmed: Collection[str] = ()) -> None:
    """Let a year hold what a file has: all of it, recorded in the log, or nothing.

    Args:
        upload: The file that waits.
        plan: What it would make of the year.
        author: Who confirms it.
        confirmed: Evidence that may name persons by number, by the SHA-256 of what was uploaded.

    Raises:
        ValueError: if it has errors, or evidence that nobody confirmed; our fault.
        CapaianError: as `replace_files` does.
    """
    if plan.has_errors or plan.proofs.unconfirmed(confirmed):
        raise ValueError("what has errors must not be written")
    year, memory = upload.office_year, plan.memory
    source = {"kind": upload.kind, "name": upload.name, "sha256": upload.sha256}
    if upload.kind == Upload.Kind.TABLE:
        keep_content(upload.path.read_bytes())  # the rows name it as their source, by its hash
    replace_files(year, Wanted(plan.texts, year.revision, source, plan.evidence), author)
    note_brought(year, plan.proofs.looked, author)
    if memory is not None:
        PastBooks.objects.update_or_create(office_year=year, defaults={"text": memory})
