"""Entries of the log: how they are sealed, what no text of them may hold,
and how they are written.

Each is written in the transaction of what it tells.

Nobody can fill the log, or the disk, by being refused often: equal refusals within a minute are
one entry, the next one says how many were left out, and all refusals together have a limit a
minute.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from django.conf import settings
from django.core.cache import cache as shared_cache
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.module_loading import import_string

from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import SHORT_FINGERPRINT
from capaian.dossier.personal_texts import find_person
from capaian.rules.facts import gather
from capaian.web.accounts.models import User
from capaian.web.keys import TRAIL, read_key
from capaian.web.offices.models import Office
from capaian.web.process_locks import hold
from capaian.web.trail.actions import ACTIONS
from capaian.web.trail.anchors import Point, note
from capaian.web.trail.models import Entry, Head

_SIGNS_OF_A_CELL: Final = 4
"""Too few to be guessed back to the value."""
_MAX_LETTERS_OF_A_CELL: Final = 160
_MAX_LETTERS_OF_AN_ERROR: Final = 40

BEGINNING: Final = "0" * 64
"""Stands for the seal before the first entry."""
START: Final = Point(0, BEGINNING)
_HEAD: Final = "capaian: akhir catatan"
"""Begins what is sealed of the end of the log."""
BROKEN_ENTRY: Final = "isi entri {} bukan yang disegel"
Facts = Mapping[str, object]
"""What an entry tells, without its seal."""


def canonical(value: object) -> object:
    """Return a value as every database gives it back: keys are texts, and a number has one form.

    Raises:
        ValueError: if no database keeps it: NUL in a text, or what is no number.

    Examples:
        >>> canonical({1: (1.0, -0.0, 1e16, 0.1), "a": None})
        {'1': [1, 0, 10000000000000000, 0.1], 'a': None}
    """
    match value:
        case str() if "\0" in value:
            raise ValueError("no database keeps NUL in a text")
        case float():
            exact = Decimal(repr(value))
            if not exact.is_finite():
                raise ValueError(f"{value} is no number")
            return int(exact) if exact == exact.to_integral_value() else value
        case Mapping():
            return {str(canonical(str(key))): canonical(each) for key, each in value.items()}
        case list() | tuple():
            return [canonical(each) for each in value]
    return value


def seal(key: bytes, before: str, facts: Facts) -> str:
    """Return the seal of an entry, in hexadecimal."""
    text = json.dumps([before, facts], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode(), sha256).hexdigest()


def seal_head(key: bytes, number: int, last: str) -> str:
    """Return the seal of where the log ends; no entry has one like it,
    since entries are sealed as JSON.
    """
    return hmac.new(key, f"{_HEAD} {number} {last}".encode(), sha256).hexdigest()


def find_broken(
    key: bytes, entries: Iterable[tuple[int, Facts, str]], last: int, begun: Point = START
) -> str | None:
    """Return what is wrong with the first of entries, in the order of numbers, that does not hold.

    `None`: all do. `last`: number of the last one that is known to have been written: a log may
    have been cut short. `begun`: the entry that they follow.
    """
    before, expected = begun.seal, begun.number + 1
    for number, facts, sealed in entries:
        if number != expected:
            return f"entri {expected} tidak ada; sesudahnya berdiri entri {number}"
        try:
            is_sealed = are_equal(sealed, seal(key, before, facts))
        except (ValueError, RecursionError):  # what cannot be sealed never was
            is_sealed = False
        if not is_sealed:
            return BROKEN_ENTRY.format(number)
        before, expected = sealed, expected + 1
    if expected <= last:
        return f"entri {expected} sampai {last} tidak ada lagi"
    if expected > last + 1:
        return f"entri {last + 1} dan sesudahnya tidak ditulis oleh program ini"
    return None


def are_equal(one: str, other: str) -> bool:
    """Say whether two seals are one, also where somebody wrote letters that no seal has.

    Examples:
        >>> are_equal("ab", "ab"), are_equal("é", "ab")
        (True, False)
    """
    return hmac.compare_digest(one.encode(), other.encode())


UNREADABLE: Final = (
    DatabaseError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
"""What reading a table raises, or a value that the program cannot have written;
SQLite keeps any.
"""
SEALS_BEGUN: Final = "seals.begun"
"""Action of the entry that took what was there before rows had fingerprints."""
BEGUN_SUBJECT: Final = "sidik jari"
"""Its subject, by which it is found at once."""
BEGUN_REGISTERS: Final = "sidik jari register"
"""Subject of the entry that took the rows of registers, which had no fingerprints for longer."""
BEGUN_CLOSED: Final = "sidik jari penutupan"
"""Subject of the entry that took the rows that closings write.

Kinds that are added to those of an entry that is there already would be unknown to the log: they
begin by an entry of their own.
"""


@dataclass(frozen=True, slots=True)
class SealedRow:
    """A row, or several that are sealed as one, as it is in the database now."""

    key: int
    label: str
    """What people call it."""
    facts: object
    """What is sealed of it, in values that JSON has or `str` writes; by column, a difference can
    be named.

    `None`: nothing yet, so that the log may not know it.
    """
    values: bytes | None = None
    """What is sealed of it besides, and kept by its hash, so that a difference can be named."""
    seal: str | None = None
    """Its fingerprint where it lies beside the row: more of them are written than a log takes."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What columns are called, where they are not called as the facts call them."""


@dataclass(frozen=True, slots=True)
class SealedKind:
    """Rows that are sealed alike."""

    words: str
    """In Indonesian: `Akun`."""
    rows: Callable[[Collection[int] | None], Iterable[SealedRow]]
    """Those with some keys; `None`: all."""
    keep: Callable[[SealedRow, str], None] | None = None
    """Notes the fingerprint beside the row, where pages compare it."""
    explain: Callable[[SealedRow, str], Sequence[str]] = lambda row, fingerprint: ()
    """Names what differs from what the fingerprint is of."""
    begun: str = BEGUN_SUBJECT
    """Subject of the entry that took those from before."""
    begin: Callable[[], int] = lambda: 0
    """Makes the fingerprints that lie beside rows from before, and returns of how many."""


def sealed_kinds() -> Mapping[str, SealedKind]:
    """Return the kinds by the names that the log calls them by."""
    kinds: Mapping[str, SealedKind] = import_string(settings.SEALED_KINDS)
    return kinds


def seal_whole_row(
    row: Model, more: Mapping[str, object] = MappingProxyType({}), seal: str | None = None
) -> SealedRow:
    """Return what is sealed of a row of which all columns are, with `more` that is kept elsewhere.

    What is empty is left out: a column of a later version, empty in rows of before, changes no
    fingerprint.
    """
    facts, titles = {**more}, dict[str, str]()
    for column in (
        each for each in row._meta.concrete_fields if each.attname not in ("id", "seal")
    ):
        value, title = getattr(row, column.attname), str(column.verbose_name)
        items = enumerate(value, 1) if isinstance(value, list) else [("", value)]
        for number, item in items:
            name, is_moment = f"{column.attname} {number}".strip(), isinstance(item, datetime)
            titles[name] = f"{title} {number}".strip()
            if item not in (None, ""):
                facts[name] = item.astimezone(UTC).isoformat() if is_moment else item
    return SealedRow(row.pk or 0, str(row), facts, seal=seal, titles=titles)


def fingerprint(key: bytes, name: str, row: SealedRow) -> str:
    """Return the fingerprint of a row: nobody makes or reads one without the key of the trail.

    Behind a colon stands the hash of what is kept of it, behind a semicolon a mark of each column.
    """
    kept = _hash_values(row)
    made = _seal_value(key, [name, row.facts, kept])
    marks = ";".join(f"{column}={mark}" for column, mark in sorted(_marks(key, name, row).items()))
    return ";".join(filter(None, (f"{made}:{kept}" if kept else made, marks)))


def _hash_values(row: SealedRow) -> str:
    return "" if row.values is None else sha256(row.values).hexdigest()


def _seal_value(key: bytes, value: object) -> str:
    text = json.dumps(value, default=str, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode(), sha256).hexdigest()


def _marks(key: bytes, name: str, row: SealedRow) -> Mapping[str, str]:
    """Return by which a column of a row is known to be another:
    too short to be guessed back to its value.
    """
    facts = row.facts if isinstance(row.facts, Mapping) else {}
    return {
        column: _seal_value(key, [name, column, value])[:_SIGNS_OF_A_CELL]
        for column, value in facts.items()
    }


def _name_columns(key: bytes, name: str, row: SealedRow, made: str) -> Iterator[str]:
    """Yield in Indonesian which columns are others than those of a fingerprint,
    as they are now.
    """
    was = dict(each.split("=", 1) for each in made.split(";")[1:] if "=" in each)
    now = _marks(key, name, row)
    facts = row.facts if isinstance(row.facts, Mapping) else {}
    for column in sorted({*was, *now}) if facts else ():
        if was.get(column) != now.get(column):
            value = str(facts.get(column, "kosong"))[:_MAX_LETTERS_OF_A_CELL]
            yield f"{row.titles.get(column, column)} kini {value}"


def seal_rows(key: bytes, names: Sequence[str]) -> dict[str, str | None]:
    """Return the fingerprints of rows as they are now, by name; `None`: the row is gone."""
    found: dict[str, str | None] = dict.fromkeys(names)
    parts = (name.partition("/") for name in names)
    for one, numbers in gather((kind, int(number)) for kind, _, number in parts).items():
        sealed = sealed_kinds()[one]
        for row in sealed.rows(numbers):
            own = f"{one}/{row.key}"
            found[own] = made = fingerprint(key, own, row)
            if sealed.keep is not None:
                sealed.keep(row, made)
    return found


def is_begun(subject: str = BEGUN_SUBJECT) -> bool:
    """Say whether all rows have fingerprints: the log began with them, or took what was there."""
    if Entry.objects.filter(subject=subject, action=SEALS_BEGUN).exists():
        return True
    first = Entry.objects.filter(number=1, action="office.founded", sealed__isnull=False)
    return subject == BEGUN_SUBJECT and first.exists()


def are_begun() -> bool:
    """Say whether the log has begun with the fingerprints of every kind."""
    return all(is_begun(subject) for subject in _beginnings())


def _beginnings() -> Collection[str]:
    """Return the subjects of the entries by which kinds begin, each once, in their order."""
    return {kind.begun: None for kind in sealed_kinds().values()}.keys()


def compare_rows(key: bytes) -> list[str]:
    """Return in Indonesian which rows are otherwise than the log has them, gone, or unknown to it.

    The log itself is sound; until it has begun with fingerprints, it may know nothing of a row.
    """
    last = _last_fingerprints()
    changed = list[str]()
    for name, kind in sealed_kinds().items():
        try:
            changed += _compare_kind(key, name, kind, last)
        except UNREADABLE:
            changed.append(
                f"{kind.words}: tabelnya hilang, atau memuat isi yang tidak mungkin "
                "ditulis program ini"
            )
            last = {own: each for own, each in last.items() if not own.startswith(f"{name}/")}
    for own, (made, number) in last.items():
        if made is not None:
            words = sealed_kinds()[own.partition("/")[0]].words
            changed.append(
                f"{words} nomor {own.partition('/')[2]}, dicatat pada entri {number}: hilang"
            )
    return changed


def _last_fingerprints() -> dict[str, tuple[str | None, int]]:
    last: dict[str, tuple[str | None, int]] = {}
    entries = (
        Entry.objects.filter(sealed__isnull=False)
        .order_by("number")
        .values_list("number", "sealed")
    )
    for number, sealed in entries.iterator(chunk_size=2_000):
        last |= {name: (made, number) for name, made in (sealed or {}).items()}
    return last


def find_known_rows() -> Iterator[str]:
    """Yield the rows that are as the log has them,
    as far as that is seen without the key it was sealed with.

    What it does not know, and approved values of which it has another hash, stay as they are:
    unknown to it.
    """
    last = _last_fingerprints()
    for name, kind in sealed_kinds().items():
        for row in kind.rows(None):
            made = last.get(own := f"{name}/{row.key}", (None, 0))[0]
            if (
                row.seal is None
                and made
                and made.partition(";")[0].partition(":")[2] == _hash_values(row)
            ):
                yield own


def _compare_kind(
    key: bytes, name: str, kind: SealedKind, last: dict[str, tuple[str | None, int]]
) -> Iterator[str]:
    """Yield which rows of a kind are otherwise; `last` are those in the log,
    which it takes out.
    """
    begun = is_begun(kind.begun)
    for row in kind.rows(None):
        own = f"{name}/{row.key}" if row.seal is None else name
        made, number = last.pop(own, (None, 0)) if row.seal is None else (row.seal, 0)
        if not made:
            if begun and row.facts is not None:
                yield f"{kind.words} {row.label}: tidak ada dalam catatan"
        elif not are_equal(made, fingerprint(key, own, row)):
            found = kind.explain(row, made) or [*_name_columns(key, own, row, made)]
            other = (
                f"bukan yang dicatat pada entri {number}"
                if number
                else "bukan yang dihitung waktu itu"
            )
            yield f"{kind.words} {row.label}: {', '.join(found) or other}"


def fingerprint_of(text: str) -> str:
    """Return what the log says of a text instead of it:
    what is corrected in it may have been a name.
    """
    return text and f"sidik {hashlib.sha256(text.encode()).hexdigest()[:SHORT_FINGERPRINT]}"


def is_confirmed(office: Office, text_fingerprint: str) -> bool:
    """Say whether somebody of an office confirmed before that the text of a
    fingerprint leads to nobody.
    """
    earlier = office.trail.filter(action=TEXT_CONFIRMED)
    return earlier.filter(after__not_personal__icontains=text_fingerprint).exists()


class PersonalReasonError(CapaianError):
    """A reason leads to a person, which the log would keep for ever."""


APPROVED: Final = "year.approved"
"""The deed after which a point is noted: figures leave the office then."""


TEXT_CONFIRMED: Final = "texts.confirmed"
"""The deed by which somebody says that what looks personal in a text leads to nobody."""
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
    not_personal: Sequence[str] = ()
    """What looks personal in texts and the author confirms to be none: why,
    with the text's fingerprint.
    """


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done."""

    action: str
    subject: str = ""
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None
    seals: Sequence[str] = ()
    """Names of the rows that it wrote or removed (`account/8`):
    their fingerprints go into the entry.
    """


def record(office: Office | None, author: Author, deeds: Sequence[Deed]) -> None:
    """Add entries to the log.

    Raises:
        ValueError: if an action has no line in `actions.csv`, a text is longer than the log keeps,
            or
            something is none that every database keeps.
        PersonalReasonError: if the reason leads to a person; pages refuse it before.
        RuntimeError: outside a transaction: what is told and what was done must stand or fall
            together.
        FileError: if the key of the trail cannot be read.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an entry belongs to the transaction of what it tells")
    if not deeds:
        return
    if author.reason and (found := find_person(author.reason)):
        raise PersonalReasonError(f"Alasan ini tampak memuat {found}. Hapus.")
    # rows are told of beside what they belong to, and of what was refused no text is kept
    if author.not_personal and not deeds[0].action.startswith(("row.", "request.", "access.")):
        confirmed = Deed(
            TEXT_CONFIRMED, deeds[0].subject, None, {"not_personal": author.not_personal}
        )
        deeds = [*deeds, confirmed]
    unsealed = [(_entry_of(office, author, deed), deed.seals) for deed in deeds]
    waiting = _waiting.get()
    if waiting is None:
        _append(unsealed)
    else:
        # Django forgets what was to be done on commit of a savepoint that is taken back: so do we.
        transaction.on_commit(token := _Token())
        waiting[token] = unsealed


_UnsealedEntry = tuple[Entry, Sequence[str]]
"""An entry without its number, moment and seal,
and the names of the rows whose fingerprints it gets.
"""


class _Token:
    """Stands among what Django does on commit,
    for entries that wait for the end of their transaction.
    """

    def __call__(self) -> None:
        """Do nothing: the entries are written by then."""


_waiting: ContextVar[dict[_Token, list[_UnsealedEntry]] | None] = ContextVar(
    "entries of this transaction", default=None
)


@contextmanager
def logged_transaction() -> Iterator[None]:
    """Begin a transaction whose entries are sealed and written as the last thing before its end.

    The end of the log is locked by whoever adds to it until COMMIT, for all offices: in a
    transaction that computes, this is what keeps the others from waiting for that. Within another
    such one it is only its part. Entries are not there to be read before its end.
    """
    if _waiting.get() is not None:
        with transaction.atomic():
            yield
        return
    with transaction.atomic():
        entries = dict[_Token, list[_UnsealedEntry]]()
        before = _waiting.set(entries)
        try:
            yield
        finally:
            _waiting.reset(before)
        kept = {each[1] for each in connection.run_on_commit}
        unsealed = [each for token, own in entries.items() if token in kept for each in own]
        if unsealed and not connection.needs_rollback:
            _append(unsealed)


def _append(unsealed: Sequence[_UnsealedEntry]) -> None:
    """Seal entries one after the other and write them to the end of the log,
    which is locked until COMMIT.
    """
    head, _ = Head.objects.select_for_update().get_or_create(id=1, defaults={"seal": BEGINNING})
    at = timezone.now()
    for entry, names in unsealed:
        entry.number, entry.at = head.number + 1, at
        # read under the lock: of rows that are sealed together, another one may have just been
        # added
        entry.sealed = seal_rows(trail_key(), names) or None
        entry.seal = seal(trail_key(), head.seal, facts_of(entry))
        head.number, head.seal = entry.number, entry.seal
    Entry.objects.bulk_create(entry for entry, _ in unsealed)
    head.mark = seal_head(trail_key(), head.number, head.seal)
    head.save()
    if any(entry.action == APPROVED for entry, _ in unsealed):
        last = Point(head.number, head.seal)
        transaction.on_commit(lambda: note(settings.CAPAIAN.folder, last, at, APPROVED))


def begin_seals() -> None:
    """Take the rows of an installation that has no fingerprints yet into
    the log as they are now.
    """
    kinds = sealed_kinds()
    for subject in _beginnings():
        if is_begun(subject):
            continue
        with transaction.atomic():
            own = {name: kind for name, kind in kinds.items() if kind.begun == subject}
            beside = sum(kind.begin() for kind in own.values())
            rows = [(name, row) for name, kind in own.items() for row in kind.rows(None)]
            names = [
                f"{name}/{row.key}"
                for name, row in rows
                if row.seal is None and row.facts is not None
            ]
            why = "Keadaan saat sidik jari mulai dicatat; yang diubah sebelumnya tidak dibuktikan."
            record(
                None,
                Author(reason=why),
                [Deed(SEALS_BEGUN, subject, None, {"rows": beside + len(names)}, names)],
            )


_TEXTS: Final = ("role", "action", "subject", "reason")


def _entry_of(office: Office | None, author: Author, deed: Deed) -> Entry:
    """Return an entry that every database keeps as it is sealed,
    and of which pages can say what it tells.
    """
    if deed.action not in ACTIONS:
        raise ValueError(
            f"the log cannot keep the action {deed.action!r}: add its line to trail/actions.csv"
        )
    entry = Entry(
        office=office,
        actor=author.user,
        role=author.role,
        action=deed.action,
        subject=deed.subject,
        before=canonical(deed.before),
        after=canonical(deed.after),
        reason=author.reason,
    )
    for name in _TEXTS:
        longest, text = (
            getattr(Entry._meta.get_field(name), "max_length", None),
            getattr(entry, name),
        )
        if "\0" in text or (longest is not None and len(text) > longest):
            raise ValueError(f"the log cannot keep {name} {text[:_MAX_LETTERS_OF_AN_ERROR]!r}")
    return entry


def facts_of(entry: Entry) -> Facts:
    """Return what an entry tells, as it is sealed:
    the same before it is written and after it is read.
    """
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
        if (
            not shared_cache.add(place, 1, _MINUTE)
            or _count("refusals", _MINUTE) > _MAX_REFUSALS_A_MINUTE
        ):
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
