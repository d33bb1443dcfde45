"""The page on which a file that was brought gets other words: below it, and for who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.web.evidence.asked import PROOFS
from capaian.web.evidence.bring import row_of
from capaian.web.evidence.examining.found import PICTURES
from capaian.web.evidence.models import Upload
from capaian.web.evidence.sending import LONGEST_CAPTION
from capaian.web.evidence.uploading import brought, open_form_of, way_back
from capaian.web.measurement.flow import StepRefusedError
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import spoken_flaw
from capaian.web.years.change import ConflictError, FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

_UNWRITTEN: Final = "Tulis keterangannya: apa yang tampak, di mana, kapan."


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a file, as it stands or as it was typed."""

    caption: str
    alt: str
    version: int
    """The version of the row that was read."""
    problem: str = ""
    stands: Row | None = None
    """What somebody else wrote in the meantime."""


def evidence_words(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show the words of a file that was brought, and change them."""
    upload = brought(request, pk)
    row = row_of(upload.file) if upload.file else None
    if row is None:
        raise Http404
    back = way_back(office, year, upload)
    is_picture = row.cells.get("media_type") in PICTURES
    caption, alt = (row.cells.get(name, "") for name in ("caption", "alt"))
    # What is read out as it is printed goes along when that is changed.
    words = Words(caption, "" if alt == caption else alt, row.version)
    if request.method == "POST":
        words = _change(request, upload, row, _typed(request, row, is_picture=is_picture))
        if not words.problem:
            messages.success(request, "Keterangan bukti disimpan.")
            return redirect(back)
    context = {
        "upload": upload,
        "back": back,
        "words": words,
        "is_picture": is_picture,
        "longest": LONGEST_CAPTION,
    }
    return render(request, "evidence/words.html", context, status=422 if words.problem else 200)


def _typed(request: OfficeRequest, row: Row, *, is_picture: bool) -> Words:
    """Return what was typed; a photograph without a description is read out by its caption."""
    caption, alt = (_line(request, name) for name in ("keterangan", "uraian"))
    version = request.POST.get("versi", "")
    return Words(
        caption,
        (alt or caption) if is_picture else row.cells.get("alt", ""),
        int(version) if version.isdecimal() and len(version) < 10 else 0,
        "" if caption else _UNWRITTEN,
    )


def _line(request: OfficeRequest, name: str) -> str:
    return " ".join(request.POST.get(name, "").split())[:LONGEST_CAPTION]


def _change(request: OfficeRequest, upload: Upload, row: Row, typed: Words) -> Words:
    """Write words; return them with why they are not written."""
    if typed.problem:
        return typed
    edit = Edit(PROOFS, {"caption": typed.caption, "alt": typed.alt}, row.pk, typed.version)
    try:
        with transaction.atomic():
            open_form_of(request, upload)
            change(request.here.require_year(), [edit], author_of(request))
    except ConflictError as error:
        row.refresh_from_db()
        return replace(typed, version=row.version, problem=error.message, stands=row)
    except FlawedError as error:
        said = " ".join(map(spoken_flaw, error.flaws))
        return replace(typed, problem=said)
    except (StepRefusedError, RefusedChangeError) as error:
        request.refused = error.message
        return replace(typed, problem=error.message)
    return typed
