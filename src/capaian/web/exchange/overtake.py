"""Taking over the new closing of the year before: made as a dossier, and shown like any that is brought.

What changes is the closing itself, its SHA-256 among the sources, and the figures that it closes with. A
figure that somebody corrected since stays, unless the new closing says another one than the old did.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from django.contrib import messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from capaian.domain.errors import CapaianError
from capaian.dossier.beginning.next_year import BrokenTextsError, go_on
from capaian.dossier.closing.exchange import read_snapshot
from capaian.dossier.closing.snapshot import Snapshot, place_of
from capaian.dossier.folder import lay_texts
from capaian.dossier.packing.pack import pack_folder
from capaian.web.exchange.models import Upload
from capaian.web.exchange.uploads import keep_upload
from capaian.web.measurement.closings import Unfit, overtaken_closings
from capaian.web.site.access import OfficeRequest
from capaian.web.years.contents import content_path, is_whole
from capaian.web.years.known import SHEETS, know
from capaian.web.years.models import OfficeYear

_HISTORY: Final = "history.csv"
_SOURCES: Final = "sources.yaml"
_KEYS: Final = tuple(column.id for column in SHEETS[_HISTORY].keys)
_Key = tuple[str, ...]
_Rows = dict[_Key, Mapping[str, str]]


def closing_take(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Make the dossier of a year with the closings in force, and lead to its preview."""
    own = request.here.require_year()
    found = [each for each in overtaken_closings(own) if each.instead]
    if not found or own.is_closed:
        raise Http404
    try:
        packed = _packed(taken_over(own, found))
        file = SimpleUploadedFile(f"penutupan-{found[-1].year}-yang-baru.zip", packed)
        upload = keep_upload(own, request.user, file, Upload.Kind.DOSSIER)
    except BrokenTextsError as error:
        messages.error(request, f"Penutupan yang baru memuat berkas yang tidak terbaca: {error}.")
    except CapaianError as error:
        messages.error(request, error.message)
    else:
        return redirect("import_preview", office=office, year=year, token=upload.token)
    return redirect("year", office=office, year=year)


def taken_over(year: OfficeYear, found: list[Unfit]) -> dict[str, str]:
    """Return the files of a year with closings in force instead of those that it holds.

    Raises:
        InputError: if a closing is damaged.
        BrokenTextsError: if its texts are none that a year can have been closed with.
    """
    texts = dict(know(year).made.files)
    for each in found:
        place = place_of(each.year)
        new = content_path(each.instead).read_bytes() if is_whole(each.instead) else b""
        old = texts.get(place, "").encode()
        after = _figures(read_snapshot(new, place, each.instead), new)
        before = _figures(read_snapshot(old, place), old)
        texts[place] = new.decode()
        texts[_SOURCES] = texts.get(_SOURCES, "").replace(each.sha256, each.instead)
        texts[_HISTORY] = merged(texts.get(_HISTORY, ""), before, after)
    return texts


def _figures(snapshot: Snapshot, content: bytes) -> str:
    """Return the figures of earlier years with which the year after a closing goes on."""
    made = go_on(snapshot, content, is_compared=True)
    return made.files.get(_HISTORY, b"").decode()


def merged(now: str, before: str, after: str) -> str:
    """Return figures as they stand, with what a new closing says otherwise than the old one."""
    columns, rows = _read(now)
    more, becomes = _read(after)
    _, was = _read(before)
    for key in {**was, **becomes}:
        if was.get(key) == becomes.get(key):
            continue
        if key in becomes:
            rows[key] = {**rows.get(key, {}), **becomes[key]}
        elif rows.get(key) == was[key]:
            rows.pop(key)
    target = io.StringIO()
    writer = csv.DictWriter(target, [*dict.fromkeys((*columns, *more))], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows.values())
    return target.getvalue()


def _read(text: str) -> tuple[list[str], _Rows]:
    read = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    columns = [*(read.fieldnames or ())]
    return columns, {tuple(row.get(name) or "" for name in _KEYS): row for row in read}


def _packed(texts: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    pack_folder(lay_texts(Path("baru"), texts), target, with_evidence=False)
    return target.getvalue()
