"""Whether files of evidence are those that the log tells, with content, form and who brought each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from capaian.web.evidence.asked import PROOFS
from capaian.web.evidence.models import Upload
from capaian.web.trail.models import Entry
from capaian.web.years.models import EvidenceFile, OfficeYear, Row

_BROUGHT: Final = ("evidence.added", "evidence.linked")
_WIDENED: Final = "evidence.widened"
_REMOVED: Final = "evidence.removed"
_MOVED: Final = "evidence.moved"
_File = tuple[int, str]
"""Id of an office-year, and the name of a file."""
_Brought = tuple[int, str, str, str]
"""Id of an office-year, name, SHA-256, and the form that a file was brought for."""


@dataclass
class _Told:
    """What entries say of evidence."""

    brought: Counter[tuple[_Brought, object, object]] = field(default_factory=Counter)
    """With what was confirmed, and who brought it."""
    removed: Counter[tuple[_Brought, object, str]] = field(default_factory=Counter)
    """With who took it away, and why."""
    last: dict[_Brought, dict[str, object]] = field(default_factory=dict)
    """What the last entry says of what is there: what it proves in its form, and as what it was brought."""
    contents: dict[_File, tuple[str, object]] = field(default_factory=dict)
    """SHA-256 and size of a file."""


def differing_evidence() -> Iterator[str]:
    """Yield evidence of real offices that is otherwise than told, or that only one side knows."""
    years = {*OfficeYear.objects.filter(office__is_demonstration=False).values_list("pk", flat=True)}
    told = _read(years)
    kept: Counter[tuple[_Brought, object, object]] = Counter()
    gone: Counter[tuple[_Brought, object, str]] = Counter()
    others = []
    for upload in Upload.objects.filter(office_year__in=years).select_related("form__office_year__office"):
        own = upload.office_year_id, upload.name, upload.sha256, str(upload.form or "")
        kept[own, upload.is_marked, upload.by_id] += 1
        if upload.removed_at is not None:
            gone[own, upload.removed_by_id, upload.removed_why] += 1
            continue
        now = {"proves": upload.codes, "original": upload.original}
        if any(now[name] != text for name, text in told.last.get(own, {}).items()):
            others.append(f"yang dibuktikan {upload.name}, atau asalnya, bukan yang ada dalam catatan")
    for (_, name, *_), *_ in sorted((kept - told.brought) + (told.brought - kept), key=str):
        yield f"bukti {name}: siapa yang membawanya, atau untuk apa, bukan yang ada dalam catatan"
    for (_, name, *_), *_ in sorted((gone - told.removed) + (told.removed - gone), key=str):
        yield f"bukti {name} dihapus atau ada lagi, oleh siapa atau mengapa, lain daripada menurut catatan"
    yield from others
    yield from _differing_files(years, told.contents)


def _read(years: set[int]) -> _Told:
    told = _Told()
    entries = Entry.objects.filter(action__in=(*_BROUGHT, _WIDENED, _REMOVED, _MOVED)).order_by("number")
    for entry in entries.iterator():
        pk, _, name = entry.subject.partition("/")
        if int(pk) not in years:
            continue
        said = (entry.before if entry.action == _REMOVED else entry.after) or {}
        each = int(pk), name, str(said.get("sha256")), str(said.get("form", ""))
        if entry.action == _MOVED:
            _move(told, each, str((entry.before or {}).get("form")), said)
            continue
        if entry.action == _REMOVED:
            told.removed[each, entry.actor_id, entry.reason] += 1
            continue
        before = told.last.get(each, {}) if entry.action == _WIDENED else {}
        told.last[each] = before | {part: said[part] for part in ("proves", "original") if part in said}
        if entry.action != _WIDENED:
            told.brought[each, said.get("marked"), entry.actor_id] += 1
            told.contents[int(pk), name] = each[2], said.get("size")
    return told


def _move(told: _Told, each: _Brought, form: str, said: Mapping[str, object]) -> None:
    """Let a file be one that was brought for another form, by whoever brought it."""
    was, own = (*each[:3], form), (said.get("marked"), said.get("bringer"))
    told.brought[was, *own] -= 1
    told.brought[each, *own] += 1
    told.last[each] = told.last.pop(was, {})


def _differing_files(years: set[int], contents: dict[_File, tuple[str, object]]) -> Iterator[str]:
    """Yield files that went, and those whose content neither the log nor their row names."""
    listed: dict[_File, str] = {}
    for pk, cells in Row.objects.filter(office_year__in=years, sheet=PROOFS).values_list(
        "office_year", "cells"
    ):
        listed[pk, cells.get("file", "")] = cells.get("sha256", "").lower()
    for pk, name, sha256, size in EvidenceFile.objects.filter(office_year__in=years).values_list(
        "office_year", "name", "sha256", "size"
    ):
        own, bytes_ = contents.get((pk, name), ("", None))
        known = {told for told in (own, listed.get((pk, name))) if told}
        if known and sha256 not in known:
            yield f"isi bukti {name} (sidiknya) bukan yang ada dalam catatan"
        elif own == sha256 and bytes_ not in (None, size):
            yield f"ukuran bukti {name} bukan yang ada dalam catatan"
    for upload in Upload.objects.filter(office_year__in=years, removed_at=None).select_related("file"):
        file = upload.file
        if file is None or (file.office_year_id, file.name) != (upload.office_year_id, upload.name):
            yield f"berkas bukti {upload.name} tidak ada lagi, padahal menurut catatan tidak dihapus"
