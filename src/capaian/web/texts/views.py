"""Pages of the texts of the report, each as one whole in one field,
kept as rows of a paragraph each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import zip_longest
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from capaian.domain.errors import CapaianError
from capaian.domain.narrative import with_list_points
from capaian.dossier.file_names import is_text_file
from capaian.dossier.rows.texts import FILE, NARRATIVE_SHEET, NUMBER, PARAGRAPH, split_paragraphs
from capaian.web.measurement.seals import YEAR
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import spoken_flaw, warn_of_signs
from capaian.web.texts.report_texts import (
    ReportText,
    TextState,
    check_text,
    fields_of,
    file_of,
    report_of,
    texts_of,
)
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import (
    TEXTS_SEALED,
    ConflictError,
    Edit,
    FlawedError,
    RefusedChangeError,
    are_texts_sealed,
    change,
)
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

_RULE: Final = "---\n"


def why_locked(year: OfficeYear) -> str:
    """Return why nobody may write texts now; empty where they are open."""
    return TEXTS_SEALED.format(year.year) if are_texts_sealed(year) else ""


@transaction.atomic
def reopen_texts(year: OfficeYear, author: Author) -> None:
    """Let texts be written again that an approved version of the report, still in force, sealed.

    Raises `RefusedChangeError` without a reason.
    """
    if not author.reason:
        raise RefusedChangeError("Tulis alasan membuka kembali teks yang sudah disetujui.")
    own = OfficeYear.objects.select_for_update().select_related("office").get(pk=year.pk)
    if are_texts_sealed(own):
        own.is_report_approved = False
        own.save(update_fields=["is_report_approved"])
        record(
            own.office, author, [Deed("texts.reopened", str(own.year), seals=[f"{YEAR}/{own.pk}"])]
        )


def paragraphs_of(year: OfficeYear, file: str) -> Sequence[Row]:
    """Return the rows that are the paragraphs of a text, in their order."""
    return [*year.rows.filter(sheet=NARRATIVE_SHEET.id, **{f"cells__{FILE}": file})]


def versions_of(rows: Sequence[Row]) -> str:
    """Return a name for what was read: the rows with their versions."""
    return " ".join(f"{row.pk}:{row.version}" for row in rows)


def body_of(rows: Sequence[Row]) -> str:
    """Return a text as people write it, without what a dossier notes above
    it for the command line.
    """
    from capaian.documents.narrative.markdown import split_front_matter

    whole = "\n\n".join(row.cells.get(PARAGRAPH, "") for row in rows)
    return split_front_matter(f"{whole}\n")[1].strip("\n")


def clean_text(typed: str) -> str:
    """Return what somebody typed or pasted, bullets of Word as list points.

    There is no rule on top, below which the command line would look for notes.
    """
    text = typed.replace("\0", "").replace("\r\n", "\n")
    while text.lstrip().startswith(_RULE):
        text = text.lstrip().removeprefix(_RULE)
    return with_list_points(text)


@transaction.atomic
def write_text(year: OfficeYear, file: str, text: str, versions: str, author: Author) -> bool:
    """Write a text, Markdown with fields, over the paragraphs that were read;
    say whether that changes any.

    Raises:
        ConflictError: if somebody else wrote the text since it was read.
        FlawedError: if the dossier would have errors that it has not.
        RefusedChangeError: if texts may not be changed now.
    """
    own = OfficeYear.objects.select_for_update().get(pk=year.pk)
    rows, wanted = paragraphs_of(own, file), split_paragraphs(_with_memory(own, text))
    if [row.cells.get(PARAGRAPH, "") for row in rows] == [*wanted]:
        return False
    if versions_of(rows) != versions:
        raise ConflictError(())
    change(year, [*_edits(file, rows, wanted)], author)
    return True


def _with_memory(year: OfficeYear, text: str) -> str:
    """Return a text with a note of what its fields print now,
    so that it is read again once they change.
    """
    from capaian.documents.narrative.fields import FIELD
    from capaian.documents.narrative.review import fields_hash
    from capaian.documents.scope.paths import UnknownNameError

    report = report_of(know(year))
    if report is None or not FIELD.search(text):
        return text
    try:
        memory = fields_hash(text, report.composed.desk.scope)
    except UnknownNameError:  # names of a repeated part, known where the report has the text alone
        return text
    return f"---\nfields: {memory}\n---\n{text.lstrip()}"


def _edits(file: str, rows: Sequence[Row], wanted: Sequence[str]) -> Iterator[Edit]:
    for number, (row, paragraph) in enumerate(zip_longest(rows, wanted), 1):
        cells = None if paragraph is None else {NUMBER: str(number), PARAGRAPH: paragraph}
        if row is None:
            yield Edit(NARRATIVE_SHEET.id, {FILE: file, **(cells or {})})
        elif cells is None or cells.items() - row.cells.items():
            yield Edit(NARRATIVE_SHEET.id, cells, row.pk, row.version)


_MAX_LETTERS: Final = 50_000
_UNKNOWN: Final = (
    "Belum disimpan: ada sisipan yang tidak dikenal, dan laporan tidak dapat dibuat dengannya."
)
_LACKING: Final = (
    "Belum disimpan: teks ini menyebut data yang belum ada. Isi datanya, atau ganti "
    "kalimat ini dengan yang "
    "boleh tercetak dalam laporan final."
)
_TOO_LONG: Final = f"Teks ini lebih dari {_MAX_LETTERS:,} huruf.".replace(",", ".")


def texts(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the texts of the report with what is still to be done with them; open them again,
    for a reason.
    """
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
        "may_write": _may_write(request),
        "locked": why_locked(own),
        "may_reopen": request.here.may("texts") and bool(why_locked(own)),
        "problem": problem,
    }
    return render(request, "texts/texts.html", context, status=422 if problem else 200)


_ACCEPTED: Final = "terima"
_REASONS: Final = ("datanya belum ada", "tidak ada pada tahun ini", "dimuat dalam dokumen lain")
"""Why a text is left out of the report, which prints it in its place."""


@dataclass(frozen=True, slots=True)
class _StackedText:
    """An open text as the stack displays it:
    without sentences that only say what the data lack.
    """

    text: ReportText
    body: str
    rows: Sequence[Row]
    gaps: str = ""
    """The sentences that it is displayed without."""
    preview: str = ""

    @property
    def stamp(self) -> str:
        """What is sent back with it: nothing is accepted that was not displayed,
        or with other figures.
        """
        return sha256(f"{versions_of(self.rows)} {self.body} {self.preview}".encode()).hexdigest()

    def after(self, year: OfficeYear, choice: str) -> str:
        """Return the whole text as one of the choices leaves it."""
        return (
            _with_memory(year, self.body)
            if choice == _ACCEPTED
            else f"---\nleft_out: {choice}\n---\n"
        )


def text_stack(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the open texts of a chapter as they are printed,
    and accept or leave out what was chosen.
    """
    own, chapter = request.here.require_year(), request.GET.get("bab", "")
    sent = ((name.removeprefix("pilih:"), str(text)) for name, text in request.POST.items())
    choices = {name: text for name, text in sent if text in (_ACCEPTED, *_REASONS)}
    if choices:
        if why := why_locked(own):
            messages.error(request, why)
        else:
            _accept(request, own, chapter, choices)
        return redirect(request.path)
    context = {
        "stack": _stack(own, chapter),
        "chapters": dict.fromkeys(each.chapter for each in texts_of(know(own)).open),
        "reasons": _REASONS,
        "may_write": _may_write(request),
        "is_empty": request.method == "POST",
    }
    return render(request, "texts/stack.html", context, status=422 if context["is_empty"] else 200)


def _stack(year: OfficeYear, chapter: str) -> list[_StackedText]:
    """Return the open texts of a chapter; of the first one with any where that has none."""
    from capaian.web.texts.preview import preview

    known = know(year)
    found, report, groups = texts_of(known).open, report_of(known), fields_of(known)
    chosen = [each for each in found if each.chapter == chapter]
    chosen = chosen or [each for each in found if each.chapter == found[0].chapter]
    stack = (_stacked(each, paragraphs_of(year, file_of(each.name))) for each in chosen)
    return [
        replace(
            each,
            preview=preview(report, each.body, groups),
            gaps=preview(report, each.gaps, groups),
        )
        for each in stack
    ]


def _stacked(text: ReportText, rows: Sequence[Row]) -> _StackedText:
    body = body_of(rows) or text.proposal
    gaps = text.draft.find_gaps(body) if text.draft else ()
    if not gaps or text.draft is None:
        return _StackedText(text, body, rows)
    rest = text.draft.without_gaps(body)
    is_whole = not text.draft.find_gaps(rest)  # part of a sentence cannot go by itself
    return _StackedText(text, rest if is_whole else "", rows, "\n\n".join(gaps))


@transaction.atomic
def _accept(
    request: OfficeRequest, year: OfficeYear, chapter: str, choices: Mapping[str, str]
) -> None:
    """Write the chosen texts as they were displayed, all at once;
    those that changed since then wait.
    """
    own = OfficeYear.objects.select_for_update().get(pk=year.pk)
    chosen = [(each, choices.get(each.text.name)) for each in _stack(own, chapter)]
    wanted = [each for each, choice in chosen if choice and (each.body or choice != _ACCEPTED)]
    fresh = [each for each in wanted if request.POST.get(f"cap:{each.text.name}") == each.stamp]
    edits = list[Edit]()
    for each in fresh:
        paragraphs = split_paragraphs(each.after(own, choices[each.text.name]))
        edits += _edits(file_of(each.text.name), each.rows, paragraphs)
    try:
        change(own, edits, author_of(request))
    except (ConflictError, FlawedError, RefusedChangeError) as error:
        messages.error(request, f"Belum ada yang diterima. {error.message}")
        return
    accepted = sum(choices[each.text.name] == _ACCEPTED for each in fresh)
    messages.success(request, f"{accepted} teks diterima, {len(fresh) - accepted} tidak dimuat.")
    if len(fresh) < len(choices):
        messages.warning(request, "Sebagian berubah sejak ditampilkan: baca lagi di bawah.")


@dataclass(frozen=True, slots=True)
class _TypedText:
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
        return _page(request, name, _TypedText(body_of(rows) or proposal, versions_of(rows)))
    body = clean_text(request.POST.get("isi", ""))
    typed = _TypedText(body, request.POST.get("cap", ""))
    if why := why_locked(own):
        messages.error(request, why)
        return redirect(request.path)
    if len(typed.text) > _MAX_LETTERS:
        return _page(request, name, replace(typed, problem=_TOO_LONG), status=422)
    if request.headers.get("HX-Request") == "true":
        return render(
            request, "texts/found.html", {**_found(request, name, body), "is_live": True}
        )
    if field := request.POST.get("sisip", ""):
        return _page(request, name, replace(typed, text=f"{body.rstrip()} {field}".strip()))
    return (
        _page(request, name, typed)
        if request.POST.get("aksi") == "lihat"
        else _save(request, name, typed)
    )


def _save(request: OfficeRequest, name: str, typed: _TypedText) -> HttpResponse:
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
        typed = replace(typed, versions=versions_of(rows), stored=body_of(rows))
        return _page(request, name, typed, status=409)
    except FlawedError as error:
        flaws = [spoken_flaw(flaw) for flaw in error.flaws]
        return _page(
            request, name, replace(typed, problem="Belum disimpan.", flaws=flaws), status=422
        )
    except RefusedChangeError as error:
        request.refused = error.message
        return _page(request, name, replace(typed, problem=error.message), status=422)
    found = texts_of(know(own))
    title = found.find(name).title
    messages.success(request, f"Teks {title} {'disimpan' if is_changed else 'tidak berubah'}.")
    for each in remarks:
        messages.warning(request, f"{title}, baris {each.line}: {each.words}")
    warn_of_signs(request, before)
    if not found.open:
        return redirect("texts", office=own.office.slug, year=own.year)
    stack = reverse("text_stack", args=(own.office.slug, own.year))
    return redirect(f"{stack}?{urlencode({'bab': found.find(name).chapter})}")


def _may_write(request: OfficeRequest) -> bool:
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


def _page(
    request: OfficeRequest, name: str, typed: _TypedText, *, status: int = 200
) -> HttpResponse:
    from capaian.web.texts.preview import tables_of_text

    own = request.here.require_year()
    known = know(own)
    found = texts_of(known)
    context = {
        "text": found.find(name),
        "typed": typed,
        **_found(request, name, typed.text),
        "tables": tables_of_text(report_of(known), name, typed.text),
        "groups": fields_of(known),
        "may_write": _may_write(request),
        "locked": why_locked(own),
        "left": len(found.open),
    }
    return render(request, "texts/text.html", context, status=status)
