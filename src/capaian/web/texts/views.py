"""Pages of the texts of the report: all of them, and each as one whole in one field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.errors import CapaianError
from capaian.dossier.file_names import is_text_file
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import spoken_flaw
from capaian.web.site.undrawable import warn_of_signs
from capaian.web.texts.fields import fields_of
from capaian.web.texts.remarks import check_text
from capaian.web.texts.report_texts import TextState, file_of, report_of, texts_of
from capaian.web.texts.writing import (
    body_of,
    clean_text,
    paragraphs_of,
    reopen_texts,
    versions_of,
    why_locked,
    write_text,
)
from capaian.web.years.change import ConflictError, FlawedError, RefusedChangeError, are_texts_sealed
from capaian.web.years.known import know

_MAX_LETTERS: Final = 50_000
_UNKNOWN: Final = "Belum disimpan: ada sisipan yang tidak dikenal, dan laporan tidak dapat dibuat dengannya."
_LACKING: Final = (
    "Belum disimpan: teks ini menyebut data yang belum ada. Isi datanya, atau ganti kalimat ini dengan yang "
    "boleh tercetak dalam laporan final."
)
_TOO_LONG: Final = f"Teks ini lebih dari {_MAX_LETTERS:,} huruf.".replace(",", ".")


def texts(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the texts of the report with what is still to be done with them; open them again, for a reason."""
    own = request.here.require_year()
    problem = ""
    if request.method == "POST" and not are_texts_sealed(own):
        raise Http404
    if request.method == "POST":
        try:
            reopen_texts(own, author_of(request, request.POST.get("alasan", "").strip()))
        except CapaianError as error:
            problem = request.refused = error.message
        else:
            messages.success(request, "Teks dibuka kembali. Naskah yang disetujui tetap berlaku.")
            return redirect("texts", office=office, year=year)
    found = texts_of(know(own))
    counts = Counter(each.state for each in found.every)
    context = {
        "texts": found,
        "counts": [(state, counts[state]) for state in TextState if counts[state]],
        "first": next(iter(found.open), None),
        "may_write": _may_write(request),
        "locked": why_locked(own),
        "may_reopen": request.here.may("texts") and bool(why_locked(own)),
        "problem": problem,
    }
    return render(request, "texts/texts.html", context, status=422 if problem else 200)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in the form of a text."""

    text: str
    versions: str
    """Which rows it was read from, with their versions."""
    problem: str = ""
    flaws: Sequence[str] = ()
    stored: str | None = None
    """What somebody else wrote meanwhile."""


def text(request: OfficeRequest, office: str, year: int, name: str) -> HttpResponse:
    """Show a text as one whole beside what it speaks of, check what is typed, and keep it.

    A check writes nothing and answers in place where the browser asks for it while somebody types.
    """
    own, file = request.here.require_year(), file_of(name)
    if not is_text_file(file):
        raise Http404
    if request.method != "POST":
        rows = paragraphs_of(own, file)
        proposal = texts_of(know(own)).find(name).proposal
        return _page(request, name, _Typed(body_of(rows) or proposal, versions_of(rows)))
    body = clean_text(request.POST.get("isi", ""))
    typed = _Typed(body, request.POST.get("cap", ""))
    if why := why_locked(own):
        messages.error(request, why)
        return redirect(request.path)
    if len(typed.text) > _MAX_LETTERS:
        return _page(request, name, replace(typed, problem=_TOO_LONG), status=422)
    if request.headers.get("HX-Request") == "true":
        return render(request, "texts/found.html", {**_found(request, name, body), "is_live": True})
    if field := request.POST.get("sisip", ""):
        return _page(request, name, replace(typed, text=f"{body.rstrip()} {field}".strip()))
    return _page(request, name, typed) if request.POST.get("aksi") == "lihat" else _save(request, name, typed)


def _save(request: OfficeRequest, name: str, typed: _Typed) -> HttpResponse:
    own, file = request.here.require_year(), file_of(name)
    before = know(own)
    draft = texts_of(before).find(name).draft
    if gaps := draft.find_gaps(typed.text) if draft else ():
        return _page(request, name, replace(typed, problem=_LACKING, flaws=gaps), status=422)
    remarks = check_text(before, file, typed.text) or ()
    if any(each.is_error for each in remarks):
        return _page(request, name, replace(typed, problem=_UNKNOWN), status=422)
    try:
        is_changed = write_text(own, file, typed.text, typed.versions, author_of(request))
    except ConflictError:
        rows = paragraphs_of(own, file)
        return _page(
            request, name, replace(typed, versions=versions_of(rows), stored=body_of(rows)), status=409
        )
    except FlawedError as error:
        flaws = [spoken_flaw(flaw) for flaw in error.flaws]
        return _page(request, name, replace(typed, problem="Belum disimpan.", flaws=flaws), status=422)
    except RefusedChangeError as error:
        request.refused = error.message
        return _page(request, name, replace(typed, problem=error.message), status=422)
    found = texts_of(know(own))
    title = found.find(name).title
    messages.success(request, f"Teks {title} {'disimpan' if is_changed else 'tidak berubah'}.")
    for each in remarks:
        messages.warning(request, f"{title}, baris {each.line}: {each.words}")
    warn_of_signs(request, before)
    following = found.after(name) if request.POST.get("aksi") == "lanjut" else None
    if following is None:
        return redirect("texts", office=own.office.slug, year=own.year)
    return redirect("text", office=own.office.slug, year=own.year, name=following.name)


def _may_write(request: OfficeRequest) -> bool:
    """Say whether the person may write texts, and they are open."""
    return request.here.may("text") and not why_locked(request.here.require_year())


def _found(request: OfficeRequest, name: str, markdown: str) -> dict[str, object]:
    """Return what is to be said of a text, and how the report prints it."""
    # Few pages need the documents room; without it the server starts sooner.
    from capaian.web.texts.preview import preview

    known = know(request.here.require_year())
    return {
        "remarks": check_text(known, file_of(name), markdown),
        "preview": preview(report_of(known), markdown, fields_of(known)),
    }


def _page(request: OfficeRequest, name: str, typed: _Typed, *, status: int = 200) -> HttpResponse:
    from capaian.web.texts.preview import tables_of_text

    own = request.here.require_year()
    known = know(own)
    found = texts_of(known)
    context = {
        "text": found.find(name),
        "typed": typed,
        "most": _MAX_LETTERS,
        **_found(request, name, typed.text),
        "tables": tables_of_text(report_of(known), name, typed.text),
        "groups": fields_of(known),
        "may_write": _may_write(request),
        "locked": why_locked(own),
        "left": len(found.open),
        "following": found.after(name),
    }
    return render(request, "texts/text.html", context, status=status)
