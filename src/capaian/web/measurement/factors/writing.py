"""Writing the factors that were typed into a form: added, changed, taken away; never over somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from capaian.web.measurement.factors.told import LABELS, Factor, Subject, told_by
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import FACTORS, Slot
from capaian.web.measurement.remarks import WordsClash
from capaian.web.trail.record import Author
from capaian.web.years.change import RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear, Row

FIELD: Final = "faktor-"
OVER: Final = "dulu-faktor-"
_TOKEN: Final = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the form, and the factor that it is about."""

    slot: Slot
    subject: Subject
    kind: str
    factor: Factor | None
    """`None`: a new one."""
    token: str = ""
    """Of a new one: however often its field is sent, one row comes of it."""


def new_slot(subject: Subject, kind: str, token: str) -> Slot:
    """Return the cell of a factor that is not there yet."""
    key = (("subject", str(subject.indicator.code)), ("kind", kind), ("token", token))
    return Slot(FACTORS, key, "text", f"{subject.title}, {LABELS[kind]} baru", is_needed=False)


def plain(text: str) -> str:
    """Return a text as the dossier keeps it: in one line."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class SavedFactors:
    """What became of factors."""

    rows: int = 0
    """How many changed."""
    clashes: tuple[WordsClash, ...] = ()
    """Those that somebody else changed or took away since they were read: they are not written."""


@transaction.atomic
def save_factors(forms: Forms, form: PostForm, sent: Mapping[str, str], author: Author) -> SavedFactors:
    """Write the factors that were typed.

    Args:
        forms: As they were shown.
        form: Into which they were typed.
        sent: All fields of the form; others are passed over.
        author: Who typed.

    Raises:
        FlawedError: if the dossier may not say one of them.
        RefusedChangeError: if the year is closed, the form is not open, or one belongs to nothing it tells.
    """
    if not any(name.startswith(FIELD) for name in sent):
        return SavedFactors()
    held = OfficeYear.objects.select_for_update().get(pk=forms.year.pk)
    now = forms_of(held)
    if now is None:
        raise RefusedChangeError("Perbaiki dahulu galat perencanaan; faktor belum disimpan.")
    edits, clashes = _compare(held, [*_places(now, form, sent)], sent)
    if edits:
        change(forms.year, edits, author, is_in_form=True)
    return SavedFactors(len(edits), tuple(clashes))


def _places(now: Forms, form: PostForm, sent: Mapping[str, str]) -> Iterator[Place]:
    """Yield what fields stand for; empty and untouched ones of nothing that this form tells are passed over.

    Raises:
        RefusedChangeError: if somebody typed into one of them, since it would be lost.
    """
    told = [*told_by(now, form)]
    by_name = {
        (slot := each.slot(subject.title)).name: Place(slot, subject, each.kind, each)
        for subject, own in told
        for each in own
    }
    subjects = {str(subject.indicator.code): subject for subject, _ in told}
    for field in sent:
        if field.startswith(FIELD):
            name = field.removeprefix(FIELD)
            found = by_name.get(name) or _new_place(name, subjects) or _gone(name, sent, told)
            if found is not None:
                yield found
            elif plain(sent[field]) not in ("", plain(sent.get(OVER + name, ""))):
                raise RefusedChangeError(_STRANGE.format(text=plain(sent[field])[:_SHOWN]))


_SHOWN: Final = 4_000
"""Letters of a text that are told: it stands in no field that could be shown again."""
_STRANGE: Final = (
    "Faktor “{text}” belum disimpan: isian ini tidak memuat indikator atau jenis faktornya lagi. Salin "
    "teksnya, muat ulang halaman, lalu tulis di tempat yang ada."
)
_TAKEN: Final = (
    "Faktor “{text}” belum disimpan: kolomnya sudah dipakai untuk faktor lain. Salin teksnya, muat ulang "
    "halaman, lalu tulis di kolom yang baru."
)


def _new_place(name: str, subjects: Mapping[str, Subject]) -> Place | None:
    sheet, *rest = name.split(":")
    if len(rest) < 4 or sheet != FACTORS.partition(".")[0]:
        return None
    *code, kind, token, _ = rest
    subject = subjects.get(":".join(code))
    if subject is None or kind not in LABELS or not _TOKEN.fullmatch(token):
        return None
    return Place(new_slot(subject, kind, token), subject, kind, None, token)


def _gone(name: str, sent: Mapping[str, str], told: Sequence[tuple[Subject, object]]) -> Place | None:
    """Return the place of a row that somebody took away, where its text was written anew meanwhile."""
    parts = name.split(":")
    is_row = len(parts) == 3 and parts[1].isascii() and parts[1].isdecimal() and len(parts[1]) < 19
    if not is_row or not told or plain(sent[FIELD + name]) == plain(sent.get(OVER + name, "")):
        return None
    slot = Slot(FACTORS, (("row", parts[1]),), "text", "Faktor yang sudah dihapus", is_needed=False)
    return Place(slot, told[0][0], "", None)


def _compare(
    year: OfficeYear, places: list[Place], sent: Mapping[str, str]
) -> tuple[list[Edit], list[WordsClash]]:
    """Return what is written, and what somebody else changed in the meantime."""
    tokens = [place.token for place in places if place.token]
    rows = year.rows.filter(sheet=FACTORS)
    made = {row.token: row for row in rows.filter(token__in=tokens)} if tokens else {}
    ids = [place.factor.row for place in places if place.factor]
    stored = {row.pk: row for row in rows.filter(pk__in=ids)}
    edits, clashes = [], []
    for place in places:
        row = stored.get(place.factor.row) if place.factor else made.get(place.token)
        text, over = (plain(sent.get(f"{prefix}{place.slot.name}", "")) for prefix in (FIELD, OVER))
        stands = plain(row.cells.get("text", "")) if row else ""
        if text in (over, stands):
            continue
        if row is not None and place.factor is None:
            _require_own(place, row, text)
        if over != stands or not place.kind:  # nothing is written over a row that is gone, nor dropped
            clashes.append(WordsClash(f"{FIELD}{place.slot.name}", place.slot.label, text, stands))
        else:
            edits.append(_edit(place, row, text))
    return edits, clashes


def _require_own(place: Place, row: Row, text: str) -> None:
    """See to it that the mark of a new factor is not that of another one, maybe of another quarter.

    Raises:
        RefusedChangeError: if it is.
    """
    own = _cells(place, text)
    if any(row.cells.get(name, "") != own[name] for name in ("subject", "period", "kind")):
        raise RefusedChangeError(_TAKEN.format(text=text[:_SHOWN]))


def _edit(place: Place, row: Row | None, text: str) -> Edit:
    if row is not None:
        return Edit(FACTORS, {"text": text} if text else None, row.pk, row.version)
    return Edit(FACTORS, _cells(place, text), token=place.token)


def _cells(place: Place, text: str) -> dict[str, str]:
    return {
        "subject": str(place.subject.indicator.code),
        "period": str(place.subject.period),
        "kind": place.kind,
        "text": text,
    }
