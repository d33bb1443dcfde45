"""Whether files of evidence are those that the log tells, with content, form and who brought each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from capaian.web.evidence.asked import PROOFS
from capaian.web.evidence.models import Upload
from capaian.web.trail.models import Entry
from capaian.web.years.models import EvidenceFile, OfficeYear, Row

_BROUGHT: Final = ("evidence.added", "evidence.linked")
_REMOVED: Final = "evidence.removed"
_File = tuple[int, str]
"""Id of an office-year, and the name of a file."""
_Brought = tuple[int, str, str, str]
"""Id of an office-year, name, SHA-256, and the form that a file was brought for."""


def differing_evidence() -> Iterator[str]:
    """Yield evidence of real offices that is otherwise than told, or that only one side knows."""
    years = {*OfficeYear.objects.filter(office__is_demonstration=False).values_list("pk", flat=True)}
    brought: Counter[tuple[_Brought, object, object]] = Counter()
    removed: Counter[_Brought] = Counter()
    contents: dict[_File, str] = {}
    entries = Entry.objects.filter(action__in=(*_BROUGHT, _REMOVED)).order_by("number")
    for entry in entries.iterator():
        pk, _, name = entry.subject.partition("/")
        if int(pk) not in years:
            continue
        said = (entry.before if entry.action == _REMOVED else entry.after) or {}
        each = int(pk), name, str(said.get("sha256")), str(said.get("form", ""))
        if entry.action == _REMOVED:
            removed[each] += 1
        else:
            brought[each, said.get("marked"), entry.actor_id] += 1
            contents[int(pk), name] = each[2]
    kept: Counter[tuple[_Brought, object, object]] = Counter()
    gone: Counter[_Brought] = Counter()
    for upload in Upload.objects.filter(office_year__in=years).select_related("form__office_year__office"):
        own = upload.office_year_id, upload.name, upload.sha256, str(upload.form or "")
        kept[own, upload.is_marked, upload.by_id] += 1
        gone[own] += upload.removed_at is not None
    for (_, name, *_), *_ in sorted((kept - brought) + (brought - kept), key=str):
        yield f"bukti {name}: siapa yang membawanya, atau untuk apa, bukan yang ada dalam catatan"
    for _, name, *_ in sorted((gone - removed) + (removed - gone)):
        yield f"bukti {name} dihapus atau ada lagi, lain daripada menurut catatan"
    yield from _differing_files(years, contents)


def _differing_files(years: set[int], contents: dict[_File, str]) -> Iterator[str]:
    """Yield files that went, and those whose content neither the log nor their row names."""
    listed: dict[_File, str] = {}
    for pk, cells in Row.objects.filter(office_year__in=years, sheet=PROOFS).values_list(
        "office_year", "cells"
    ):
        listed[pk, cells.get("file", "")] = cells.get("sha256", "").lower()
    for pk, name, sha256 in EvidenceFile.objects.filter(office_year__in=years).values_list(
        "office_year", "name", "sha256"
    ):
        known = {told for told in (contents.get((pk, name)), listed.get((pk, name))) if told}
        if known and sha256 not in known:
            yield f"isi bukti {name} (sidiknya) bukan yang ada dalam catatan"
    for upload in Upload.objects.filter(office_year__in=years, removed_at=None).select_related("file"):
        file = upload.file
        if file is None or (file.office_year_id, file.name) != (upload.office_year_id, upload.name):
            yield f"berkas bukti {upload.name} tidak ada lagi, padahal menurut catatan tidak dihapus"
