"""Entries of the log in words, read together so that a page of them needs a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.template.defaultfilters import filesizeformat

from capaian.domain.identifiers import PostId
from capaian.domain.period import Period, write_date
from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.tables.kinds import ALL_OF_THEM, CODE, CODES, PERIOD
from capaian.web.accounts.models import User
from capaian.web.history.words import ACCOUNTS, ACTIONS, OTHER, PARTS
from capaian.web.measurement.flow import State, Step
from capaian.web.measurement.schedule.forms import KINDS
from capaian.web.offices.models import HoldingKind, Role
from capaian.web.planning.names import in_full, names_in_words
from capaian.web.planning.sheets import slug_of
from capaian.web.substitutes.models import Way
from capaian.web.trail.models import Entry
from capaian.web.years.edits import read_row_name
from capaian.web.years.known import SHEETS, Known
from capaian.web.years.models import OfficeYear, Row

_CODES: Final = frozenset({CODE.name, CODES.name})
_MAX_DISPLAYED_LETTERS: Final = 600
"""Of one text; a longer one is cut, with its length."""
PROGRAM: Final = "Program"
"""Stands for who did what nobody did who is signed in."""
_STRANGER: Final = "Seseorang yang belum masuk"
"""Stands for who tried to sign in."""
_SHEETS_BY_SLUG: Final = {slug_of(spec.id): spec for spec in SHEETS.values()}
_REFUSED: Final = frozenset({"access.refused", "step.refused", "request.refused"})
_UNSHOWN: Final = frozenset({"remark", "account", "sheets", "for", "covers", "look", "bringer"})
"""Parts that are numbers of the database, digests, or sums over many rows."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a thing that became another one."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry of the log in the words of the page."""

    entry: Entry
    what: str
    thing: str
    who: str
    roles: str
    parts: Sequence[Part]
    slug: str = ""
    """The sheet of a row that is still there, in addresses."""
    row: int | None = None
    """Its id."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The row that an entry is about."""

    year: int
    spec: SheetSpec | None
    row: int


class LogLines:
    """Entries of one office as lines of the page, read with a fixed number of queries."""

    def __init__(self, year: OfficeYear, known: Known, entries: Sequence[Entry]) -> None:
        """Take the entries of a page.

        Args:
            year: The one whose page shows the log; its rows are shown with the names of their codes.
            known: What is known of it.
            entries: Of its office.
        """
        self._year, self._known, self._entries = year, known, entries

    def lines(self) -> list[LogLine]:
        """Return a line for each entry, in their order."""
        return [self._line(entry) for entry in self._entries]

    def _line(self, entry: Entry) -> LogLine:
        place = _place_of(entry)
        row = self._rows.get(place.row) if place else None
        is_here = place is not None and place.spec is not None and place.year == self._year.pk
        return LogLine(
            entry,
            ACTIONS.get(entry.action, OTHER),
            self._row_thing(place, entry, row) if place else self._thing(entry),
            str(entry.actor) if entry.actor else _nobody(entry),
            ", ".join(str(Role(role).label) for role in entry.role.split() if role in Role.values),
            [*(self._cells(place, entry) if place else self._parts(entry))],
            slug_of(place.spec.id) if is_here and row is not None and place and place.spec else "",
            row.pk if is_here and row is not None else None,
        )

    # --- rows of sheets

    @cached_property
    def _rows(self) -> Mapping[int, Row]:
        ids = {place.row for entry in self._entries if (place := _place_of(entry))}
        found = Row.objects.filter(pk__in=ids, office_year__office=self._year.office)
        return {row.pk: row for row in found}

    @cached_property
    def _years(self) -> Mapping[int, int]:
        return dict(OfficeYear.objects.filter(office=self._year.office).values_list("pk", "year"))

    def _row_thing(self, place: _Place, entry: Entry, row: Row | None) -> str:
        """Return of which sheet a row is, and what tells it from others."""
        if place.spec is None:
            return "Lembar yang sudah tidak ada"
        cells = {**_texts(entry.before), **_texts(entry.after)}
        if row is not None:
            cells = {**cells, **row.cells}
        keys = (column for column in (*place.spec.parents, *place.spec.keys) if cells.get(column.id))
        name = ", ".join(self._cell(column.id, cells[column.id], place) for column in keys)
        other = self._years.get(place.year) if place.year != self._year.pk else None
        of = f" tahun {other}" if other else ""
        return f"{place.spec.title}{of}{f': {name}' if name else ''}"

    def _cells(self, place: _Place, entry: Entry) -> Iterator[Part]:
        before, after = _texts(entry.before), _texts(entry.after)
        titles = {column.id: column.title for column in place.spec.columns} if place.spec else {}
        for name in dict.fromkeys((*before, *after)):
            if before.get(name) or after.get(name):
                was, becomes = (self._cell(name, texts.get(name, ""), place) for texts in (before, after))
                yield Part(titles.get(name, "Kolom lain"), _short(was), _short(becomes))

    def _cell(self, name: str, text: str, place: _Place) -> str:
        columns = place.spec.columns if place.spec else ()
        column = next((each for each in columns if each.id == name), None)
        if column is None:
            return text
        if column.kind is PERIOD:
            return _period(text) or text
        if column.id == "kind" and text in ALL_OF_THEM:
            return ALL_OF_THEM[text]
        if column.kind.name in _CODES and not column.refers_to:
            return "; ".join(self._thing_name(code) or code for code in text.split())
        return in_full(column, text, self._known)

    # --- all else

    def _thing(self, entry: Entry) -> str:
        kind, subject = entry.action.partition(".")[0], entry.subject
        if kind in ("form", "remark"):
            return self._form(subject)
        if entry.action in _REFUSED:
            return self._page(entry)
        if _is_of_person(entry):
            return self._people.get(subject, "" if kind == "person" else "Nama yang tidak ada")
        if kind in ("holding", "substitute"):
            return self._post(str((entry.after or entry.before or {}).get("post", "")))
        if kind == "rhythm":
            return self._thing_name(subject.partition("/")[2])
        if kind == "paper":
            return "{1}, versi {2}".format(*subject.split("/"))
        if kind in ("evidence", "deadline", "year"):
            return "" if entry.action == "evidence.required" else subject.rpartition("/")[2]
        return ""

    def _page(self, entry: Entry) -> str:
        """Return which page an entry about a refusal is of: its address, with names for codes."""
        pieces = [piece for piece in entry.subject.split("/") if piece and not piece.isdecimal()]
        of_office = pieces[1:] if pieces[:1] == [self._year.office.slug] else pieces
        return "Halaman " + ", ".join(self._piece(piece) for piece in of_office)

    def _piece(self, piece: str) -> str:
        """Return what a piece of an address says: a sheet, a period, a post, or its own word."""
        spec = _SHEETS_BY_SLUG.get(piece)
        facts = self._known.read.office_year
        post = facts.post_by_id.get(PostId(piece)) if facts else None
        return spec.title if spec else _period(piece) or (post.name if post else piece.replace("-", " "))

    def _form(self, subject: str) -> str:
        """Return whose form it is, and of when: `Dinas 2025/kabid/2025-Q1`."""
        _, post, period = ["", "", *subject.rsplit("/", 2)][-3:]
        return ", ".join(part for part in (self._post(post.removeprefix("-")), _period(period)) if part)

    def _post(self, post: str) -> str:
        facts = self._known.read.office_year
        found = facts.post_by_id.get(PostId(post)) if facts else None
        return found.name if found else ("Jabatan lain" if post else "Tanpa jabatan")

    def _thing_name(self, code: str) -> str:
        return names_in_words(code, self._known)

    @cached_property
    def _people(self) -> Mapping[str, str]:
        ids = {
            int(entry.subject)
            for entry in self._entries
            if _is_of_person(entry) and entry.subject.isdecimal()
        }
        return {str(user.pk): str(user) for user in User.objects.filter(pk__in=ids)} if ids else {}

    def _parts(self, entry: Entry) -> Iterator[Part]:
        if entry.action in _REFUSED:
            yield from _refusal_parts(entry)
            return
        before, after = entry.before or {}, entry.after or {}
        for name in dict.fromkeys((*before, *after)):
            if name in _UNSHOWN:
                continue
            was, becomes = (self._part(entry, name, told.get(name)) for told in (before, after))
            if was != becomes:
                yield Part(PARTS.get(name, "Keterangan"), _short(was), _short(becomes))

    def _part(self, entry: Entry, name: str, value: object) -> str:
        if isinstance(value, bool):
            return "ya" if value else "tidak"
        if isinstance(value, list):
            return ", ".join(self._part(entry, name, each) for each in value)
        text = "" if value is None else str(value)
        if name == "form" and text:
            return self._form(text)
        if name in ("codes", "proves"):
            return "; ".join(self._thing_name(code) or code for code in text.split())
        if name == "size" and text.isdecimal():
            return filesizeformat(text)
        if name == "slot" and value is not None:
            return self._slot(entry, text)
        return (
            self._post(text)
            if name == "post" and text
            else _WORDS.get(name, {}).get(text) or _day(name, text)
        )

    def _slot(self, entry: Entry, name: str) -> str:
        """Return what a cell of a form is called."""
        if not name:
            return "isian seluruhnya" if entry.action == "remark.commented" else ""
        pieces = (self._thing_name(piece) or _period(piece) for piece in name.split(":"))
        return ", ".join(filter(None, pieces))


def _refusal_parts(entry: Entry) -> Iterator[Part]:
    """Yield what was tried and why it was refused."""
    after = entry.after or {}
    said, is_step = str(after.get("said", "")), entry.action == "step.refused"
    tried = "membuka halaman" if after.get("method") in ("GET", "HEAD") else "mengirim isian halaman"
    yield Part("Yang dicoba", "", _STEPS.get(said, tried) if is_step else tried)
    why = str(after.get("why", "")) or ("" if is_step else said)
    why = why or _REASONS.get(after.get("status"), "tidak boleh dilakukan")
    yield Part("Sebab", "", _short(why))
    if left_out := after.get("left_out"):
        yield Part("Penolakan yang sama sebelumnya", "", str(left_out))


def _is_of_person(entry: Entry) -> bool:
    return entry.action.startswith(("person.", *ACCOUNTS))


def _nobody(entry: Entry) -> str:
    return _STRANGER if entry.action.startswith("session.") else PROGRAM


def _place_of(entry: Entry) -> _Place | None:
    """Return the row that an entry is about; `None` where it is about none."""
    if not entry.action.startswith("row."):
        return None
    try:
        year, sheet, row = read_row_name(entry.subject)
    except ValueError:
        return _Place(0, None, 0)
    return _Place(year, SHEETS.get(sheet), row)


def _texts(told: Mapping[str, object] | None) -> dict[str, str]:
    return {name: str(text) for name, text in (told or {}).items()}


def _short(text: str) -> str:
    return (
        text
        if len(text) <= _MAX_DISPLAYED_LETTERS
        else f"{text[:_MAX_DISPLAYED_LETTERS]}… ({len(text)} huruf)"
    )


def _period(text: str) -> str:
    try:
        return Period.parse(text).label
    except ValueError:
        return ""


def _day(name: str, text: str) -> str:
    """Return a day in words; another text as it is."""
    try:
        return write_date(date.fromisoformat(text)) if name in ("day", "since", "until") else text
    except ValueError:
        return text


_STEPS: Final[Mapping[str, str]] = {
    Step.FILL: "mengisi",
    Step.SUBMIT: "mengajukan",
    Step.WITHDRAW: "menarik kembali",
    Step.RETURN: "mengembalikan",
    Step.VERIFY: "memverifikasi",
    Step.APPROVE: "menyetujui",
    Step.REOPEN: "membuka kembali",
    Step.LOCK: "mengunci",
}
_REASONS: Final[Mapping[object, str]] = {
    403: "formulirnya kedaluwarsa, atau tidak dari halaman ini",
    404: "tidak termasuk hak perannya di dinas ini",
    422: "bukan langkah orang ini, atau belum saatnya",
}
"""Why, where the entry itself does not say, by the status of the answer."""
_FACTORS: Final = {"totp": "kode dari ponsel", "webauthn": "passkey", "recovery_codes": "kode pemulihan"}
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "state": {state.value: state.words for state in State},
    "roles": {role.value: str(role.label) for role in Role},
    "way": {way.value: str(way.label) for way in Way},
    "kind": {
        **KINDS,
        **{kind.value: str(kind.label) for kind in HoldingKind},
        "catalogue": "katalog indikator",
        "dossier": "dossier",
        "snapshot": "tahun yang disahkan",
        "book": "buku kerja",
        "package": "paket dossier",
        **_FACTORS,
    },
    "by": {
        "password": "kata sandi",
        "demonstration": "peragaan",
        **{f"mfa:{kind}": words for kind, words in _FACTORS.items()},
    },
}
"""Words of values, by what they are parts of."""
