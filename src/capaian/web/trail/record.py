"""Writing entries of the log, each in the transaction of what it tells, and what it may tell.

An action that has no line in `actions.csv` is not recorded. Entries of before keep actions that have none any
more. Texts are without persons: numbers of persons, telephones and mail are found; names no program can find.

Nobody can fill the log, or the disk, by being refused often: equal refusals within a minute are one entry,
the next one says how many were left out, and all refusals together have a limit a minute.

Who can write the database can put an older state of it back, whose seals are right. Points of the log that
are kept elsewhere stay: in backups, in a file of the installation, on paper.
"""

from __future__ import annotations

import hashlib
import logging
import re
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.cache import cache as shared_cache
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from capaian.domain.errors import CapaianError, FileError
from capaian.domain.identifiers import WordedEnum
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.personal import find_personal_number, looks_personal, plain_signs
from capaian.web.accounts.models import User
from capaian.web.keys import TRAIL, read_key
from capaian.web.offices.models import Office
from capaian.web.process_locks import hold
from capaian.web.trail.fingerprints import (
    BEGINNING,
    BEGUN_SUBJECT,
    SEALS_BEGUN,
    Facts,
    canonical,
    is_begun,
    seal,
    seal_head,
    seal_rows,
    sealed_kinds,
)
from capaian.web.trail.models import Entry, Head

FILE: Final = "titik-catatan.txt"
"""In the folder of the installation; a line for each point, only ever added to."""
APPROVED: Final = "year.approved"
"""The deed after which a point is noted: figures leave the office then."""
_POINT: Final = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of the log by its number and seal; the seal stands for all entries before it, too."""

    number: int
    seal: str

    def __str__(self) -> str:
        """Return it as it is printed and noted down."""
        return f"{self.number}:{self.seal}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point that the log must still have."""

    point: Point
    place: str
    """Where it is kept outside of the database, in words."""


def read_point(text: str) -> Point:
    """Read a point that somebody noted down; raises `FileError` if it is none."""
    found = _POINT.fullmatch(text.strip().lower())
    if found is None:
        raise FileError(
            f"{text[:90]!r} bukan titik catatan. Bentuknya NOMOR:SEGEL, seperti yang dicetak oleh verify-log."
        )
    return Point(int(found[1]), found[2])


def note(folder: Path, point: Point, at: datetime, why: str) -> None:
    """Add a point to the file beside the database; whoever reads the database alone does not have it."""
    try:
        with (folder / FILE).open("a", encoding="ascii") as stream:
            stream.write(f"{at.isoformat(timespec='seconds')} {why} {point}\n")
    except OSError:  # what was done is done; one point less does not undo it
        logging.getLogger(__name__).exception("a point of the log could not be noted")


def noted_points(folder: Path) -> Iterator[Anchor]:
    """Yield the points of the file, each with its line; raises `FileError` where one cannot be read."""
    path = folder / FILE
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(
            f"{path} tidak dapat dibaca. Periksa izinnya, atau pulihkan dari cadangan."
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Anchor(read_point(line.rsplit(" ", 1)[-1]), f"{FILE} baris {number}")


_DAY_HOUR_OR_CODE: Final = re.compile(
    r"(?<![\d.])[1-9](?:\.\d\d){2}(?:\.\d\.\d\d(?:\.\d{4})?)?(?!\.?\d)"
    r"|(?<!\d)(?<!\d[-./ ])(?:\d{1,2}[-./ ]){1,2}(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)(?<!\d[-./])(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\d)"
)
"""Looked away from: neither `05-02-2025 08.00-15.00` nor the code 2.12.02.2.01.0004 is a telephone."""
_PART: Final = r"[\s().,\-/_*\u00b7\u2010-\u2015]{0,3}"
_TELEPHONE: Final = re.compile(
    rf"(?<!\d)(?:\+{_PART}62|62(?={_PART}[2-9])|0){_PART}[1-9](?:{_PART}\d){{7,11}}(?!\d)"
    r"|(?<![\d.,])8[1-9]\d(?:[ \-]?\d){6,9}(?!\d)"
)
"""With 0 or +62 before it, of nine digits or more; of mobiles also without."""
_MAIL: Final = re.compile(r"[\w.+-]@[\w-]+\.\w")


def find_person(text: str) -> str:
    """Return what in a text leads to a person, in Indonesian; empty: nothing that can be found.

    Examples:
        >>> find_person("Hubungi 0812 - 3456_" "7890"), find_person("Antre 05-02-2025 08.00-15.00, 3 jam")
        ('nomor telepon', '')
    """
    plain = plain_signs(text)
    if find_personal_number(plain) is not None or looks_personal(plain):
        return "NIK atau NIP"
    seen = (sign for sign in plain if unicodedata.category(sign) != "Cf")
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in seen)
    if _TELEPHONE.search(_DAY_HOUR_OR_CODE.sub("x", digits)):
        return "nomor telepon"
    return "alamat surel" if _MAIL.search(plain) else ""


def refuse_person(text: str) -> None:
    """Refuse a text of a form that leads to a person."""
    if found := find_person(text):
        raise ValidationError(f"Tampak memuat {found}. Hapus.")


def fingerprint_of(text: str) -> str:
    """Return what the log says of a text instead of it: what is corrected in it may have been a name."""
    return text and f"sidik {hashlib.sha256(text.encode()).hexdigest()[:16]}"


class LogSubject(Enum):
    """What the subject of an entry is, and so how pages call it and who reads the entry."""

    NOTHING = auto()
    ROW = auto()
    """A row of a sheet, by its year and sheet."""
    FORM = auto()
    POST = auto()
    FIGURE = auto()
    """What is asked for, by its code behind the year."""
    PAPER = auto()
    LAST = auto()
    """Its last part is a name."""
    PERSON = auto()
    ACCOUNT = auto()
    """A person, whatever the office: read in each office in which they work."""
    PAGE = auto()
    """An address that was refused: read in the office that it belongs to."""


class LogTopic(WordedEnum):
    """What entries of the log can be narrowed to, beside the sheets."""

    FORMS = "isian", "Isian"
    SCHEDULE = "jadwal", "Jadwal"
    EVIDENCE = "bukti", "Bukti"
    PAPERS = "naskah", "Naskah dan teksnya"
    PEOPLE = "orang", "Orang"
    SESSIONS = "masuk", "Masuk dan keluar"
    SECURITY = "pengaman", "Kata sandi dan verifikasi dua langkah"
    REFUSALS = "penolakan", "Penolakan"
    REMARKS = "catatan", "Penjelasan dan catatan pemeriksa"
    POSTS = "jabatan", "Jabatan"
    REGISTERS = "register", "Register"
    AREAS = "wilayah", "Batas kecamatan"
    BACKUPS = "cadangan", "Cadangan"
    YEARS = "tahun", "Tahun dan pengesahan"


@dataclass(frozen=True, slots=True)
class LogAction:
    """What an action is."""

    words: str
    """What was done."""
    subject: LogSubject
    things: tuple[LogTopic, ...] = ()
    """What it is found under."""


ACTIONS: Final[Mapping[str, LogAction]] = {
    row["action"]: LogAction(
        row["words"], LogSubject[row["subject"].upper()], tuple(map(LogTopic, row["things"].split()))
    )
    for row in read_declared_rows(__file__, "actions.csv")
}
"""By their names; a subject or thing that there is not stops the start."""


_ONLY_HEAD: Final = 1
"""Id of the head; there is one chain."""
_MINUTE: Final = 60
_DAY: Final = 24 * 60 * _MINUTE
_MAX_REFUSALS_A_MINUTE: Final = 60
"""Of everybody together."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who does something, and as what."""

    user: User | None = None
    role: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done."""

    action: str
    subject: str = ""
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None
    seals: Sequence[str] = ()
    """Names of the rows that it wrote or removed (`account/8`): their fingerprints go into the entry."""


class PersonalReasonError(CapaianError):
    """A reason leads to a person, which the log would keep for ever."""


def record(office: Office | None, author: Author, deeds: Sequence[Deed]) -> None:
    """Add entries to the log.

    Raises:
        ValueError: if an action has no line in `actions.csv`, a text is longer than the log keeps, or
            something is none that every database keeps.
        PersonalReasonError: if the reason leads to a person; pages refuse it before.
        RuntimeError: outside a transaction: what is told and what was done must stand or fall together.
        FileError: if the key of the trail cannot be read.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an entry belongs to the transaction of what it tells")
    if not deeds:
        return
    if found := find_person(author.reason):
        raise PersonalReasonError(f"Alasan ini tampak memuat {found}. Hapus.")
    head, _ = Head.objects.select_for_update().get_or_create(id=_ONLY_HEAD, defaults={"seal": BEGINNING})
    at, entries = timezone.now(), []
    for deed in deeds:
        entry = Entry(
            office=office,
            number=head.number + 1,
            at=at,
            actor=author.user,
            role=author.role,
            action=deed.action,
            subject=deed.subject,
            before=canonical(deed.before),
            after=canonical(deed.after),
            reason=author.reason,
            sealed=seal_rows(trail_key(), deed.seals) or None,
        )
        _check(entry)
        entry.seal = seal(trail_key(), head.seal, facts_of(entry))
        head.number, head.seal = entry.number, entry.seal
        entries.append(entry)
    Entry.objects.bulk_create(entries)
    head.mark = seal_head(trail_key(), head.number, head.seal)
    head.save()
    if any(entry.action == APPROVED for entry in entries):
        last = Point(head.number, head.seal)
        transaction.on_commit(lambda: note(settings.CAPAIAN.folder, last, at, APPROVED))


def begin_seals() -> None:
    """Take the rows of an installation that has no fingerprints yet into the log as they are now."""
    if is_begun():
        return
    with transaction.atomic():
        names = [f"{name}/{row.key}" for name, kind in sealed_kinds().items() for row in kind.rows(None)]
        after = {"rows": len(names)}
        record(None, Author(reason=_BEGUN_WHY), [Deed(SEALS_BEGUN, BEGUN_SUBJECT, None, after, names)])


_BEGUN_WHY: Final = "Keadaan saat sidik jari mulai dicatat; yang diubah sebelumnya tidak dibuktikan."
_TEXTS: Final = ("role", "action", "subject", "reason")


def _check(entry: Entry) -> None:
    """See to it that every database keeps the entry as it is sealed, and that pages can say what it tells."""
    if entry.action not in ACTIONS:
        raise ValueError(
            f"the log cannot keep the action {entry.action!r}: add its line to trail/actions.csv"
        )
    for name in _TEXTS:
        longest, text = getattr(Entry._meta.get_field(name), "max_length", None), getattr(entry, name)
        if "\0" in text or (longest is not None and len(text) > longest):
            raise ValueError(f"the log cannot keep {name} {text[:40]!r}")


def facts_of(entry: Entry) -> Facts:
    """Return what an entry tells, as it is sealed: the same before it is written and after it is read."""
    facts = {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "office": entry.office_id,
        "actor": entry.actor_id,
        "role": entry.role,
        "action": entry.action,
        "subject": entry.subject,
        "before": canonical(entry.before),
        "after": canonical(entry.after),
        "reason": entry.reason,
    }
    # An entry of no row is sealed as before there were fingerprints.
    return facts if entry.sealed is None else {**facts, "sealed": entry.sealed}


@cache
def trail_key() -> bytes:
    """Return the key of the trail; raises `FileError`."""
    return read_key(settings.CAPAIAN.keys, TRAIL)


def record_bounded(office: Office | None, author: Author, deed: Deed) -> None:
    """Add an entry, unless an equal one was recorded within a minute, or too many were."""
    who = author.user.pk if author.user else None
    content = repr((who, deed.action, deed.subject, deed.after)).encode("utf-8", "replace")
    place = f"refusal:{hashlib.sha256(content).hexdigest()}"
    with hold("penolakan"):
        if not shared_cache.add(place, 1, _MINUTE) or _count("refusals", _MINUTE) > _MAX_REFUSALS_A_MINUTE:
            _count(f"{place}:more", _DAY)
            return
        left_out, _ = shared_cache.get(f"{place}:more", (0, 0))
        shared_cache.delete(f"{place}:more")
    more = {"left_out": left_out} if left_out else {}
    with transaction.atomic():
        record(office, author, [replace(deed, after={**(deed.after or {}), **more} or None)])


def _count(place: str, seconds: int) -> int:
    """Return how often this was called of one place, within so many seconds of the first call."""
    count, end = shared_cache.get(place, (0, time.time() + seconds))
    shared_cache.set(place, (count + 1, end), end - time.time())
    return int(count) + 1
