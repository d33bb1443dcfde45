"""What a file that somebody brought would make of a year: read, held against it, and not written yet."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import Final

from capaian.domain.issue import Issue, has_errors
from capaian.dossier.excel.import_book import Answers
from capaian.dossier.file_names import EVIDENCE, is_closing
from capaian.dossier.folder import Folder
from capaian.processes.children import ask_child
from capaian.web.exchange.belonging import find_strange, find_unfit_closings, problem
from capaian.web.exchange.comparing.compare import compare
from capaian.web.exchange.comparing.told import ANSWERS, TASK, TOLD, ShownSheet, Sort, Task, Told
from capaian.web.exchange.models import PastBooks, Upload
from capaian.web.exchange.proofs import LIST, NO_PROOFS, Proofs, look
from capaian.web.planning.typed_figures import subjects_of_targets
from capaian.web.years.hashes import with_hashes
from capaian.web.years.known import know

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
class Brought:
    """What would become of a year."""

    told: Told
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
        return self.told.texts

    @property
    def changed(self) -> tuple[str, ...]:
        """Paths of the files that become others, come, or go."""
        return () if self.has_errors else self.told.changed

    @property
    def sheets(self) -> tuple[ShownSheet, ...]:
        """What becomes of the rows, sheet by sheet."""
        return () if self.has_errors else self.told.sheets

    @property
    def missing(self) -> tuple[str, ...]:
        """Sheets that are not in the workbook any more, of which nothing becomes another."""
        return self.told.missing

    @property
    def evidence(self) -> Mapping[str, Path]:
        """New and other files of evidence."""
        return {} if self.has_errors else self.proofs.paths

    @property
    def memory(self) -> str | None:
        """What the year would remember of workbooks; `None`: as it does now."""
        return None if self.has_errors else self.told.memory

    @property
    def is_news(self) -> bool:
        """Whether the year would say anything else."""
        return bool(self.changed or self.evidence)

    @property
    def kept(self) -> tuple[str, ...]:
        """Sheets that the year has otherwise than the workbook, and that stay."""
        return self.told.kept

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
    with TemporaryDirectory(prefix="capaian-") as place:
        yield _bring(upload, Path(place))


def _bring(upload: Upload, place: Path) -> Brought:
    year = upload.office_year
    known = know(year)
    past = PastBooks.objects.filter(office_year=year).values_list("text", flat=True).first() or ""
    sort, said = Sort(upload.kind), upload.answers
    answers = Answers(said.get("takes_workbook", False), said.get("is_as_typed", False))
    mapping = ANSWERS.validate_python(said.get("mapping", {}))
    task = Task(
        sort, upload.path, upload.name, known.folder, str(year.identity), past, answers, place, mapping
    )
    told = _told(task)
    now = known.folder.hashes
    closings = {file: _hash(text) for file, text in told.texts.items() if is_closing(file)}
    others = {file: own for file, own in closings.items() if now.get(file) != own}
    issues = (*told.issues, *find_strange(year, told), *find_unfit_closings(year.office, others))
    if has_errors(issues):
        return Brought(told, issues)
    told, proofs = _look(told, upload, known.folder)
    later = _without(told.contrary, known.found.issues)
    here = known.read.partial
    had = subjects_of_targets(here) if here is not None and told.odd else frozenset()
    odd = tuple(one for one in told.odd if one.subject not in had)
    return Brought(told, (*proofs.issues, *_without(issues, known.read.issues)), later, odd, proofs)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _look(told: Told, upload: Upload, present: Folder) -> tuple[Told, Proofs]:
    """Look through evidence, and let what is told name it as it would be kept."""
    if LIST not in told.texts:
        return told, NO_PROOFS
    looked = look(told.evidence, upload.shelf) if told.evidence else NO_PROOFS
    kept = {name: present.hashes[f"{EVIDENCE}/{name}"] for name in present.evidence}
    becomes = kept | {name: each.sha256 for name, each in looked.looked.items() if not each.refused}
    texts = {**told.texts, LIST: with_hashes(looked.written(told.texts[LIST]), becomes)}
    changed, sheets = told.changed, told.sheets
    if texts[LIST].encode() == present.parts.get(LIST):  # it was brought and cleaned before
        changed = tuple(name for name in changed if name != LIST)
        sheets = tuple(sheet for sheet in sheets if sheet.file != LIST)
    return replace(told, texts=texts, changed=changed, sheets=sheets), looked.but(kept)


def _told(task: Task) -> Told:
    """Return what a task comes to: of a large one by a child, one at a time."""
    if _is_light(task):
        return compare(task)
    with _turns:
        command = (str(_SECONDS), str(_MEGABYTES))
        said = ask_child(_WORKER, *command, content=TASK.dump_json(task), seconds=_WAITING)
    try:
        return TOLD.validate_json(said)
    except ValueError:  # the child was ended by a limit, or took more than it may
        return Told((_too_heavy(),))


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
