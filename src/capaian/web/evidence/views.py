"""Pages of evidence: all of a year, what a form rests on, what is required, and the words of a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from capaian.web.evidence.downloads import find_file
from capaian.web.evidence.examination.kinds import PICTURES
from capaian.web.evidence.forms import RequiredForm, UploadForm, WordsForm
from capaian.web.evidence.models import Upload
from capaian.web.evidence.requirements import (
    PROOFS,
    SECTION,
    declare_required,
    names_in,
    required_codes,
    things_of,
)
from capaian.web.evidence.submissions import keep_sent
from capaian.web.evidence.uploads import row_of, take_away
from capaian.web.evidence.year_evidence import YearEvidence, may_see
from capaian.web.measurement.flow import State, Step, StepRefusedError
from capaian.web.measurement.forms import NO_POST, Forms, form_at, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.steps import Person, open_to, posts_of, take_step
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import spoken_flaw
from capaian.web.years.change import ConflictError, FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import Row

_FILES_OF_PAGE: Final = 50
_KEEPERS = frozenset({Role.PLANNER, Role.ADMINISTRATOR})
"""Who keeps evidence that belongs to no form."""
_REMOVERS = _KEEPERS | {Role.OFFICE_HEAD}
"""Who takes it away again: a file may expose somebody while nobody else is there."""


def evidence(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show all evidence of a year, some at a time, and keep what belongs to no form."""
    own = request.here.require_year()
    of_year, may_add = YearEvidence(own, know(own), forms_of(own)), may_keep(request)
    upload = _upload_form(request, of_year.names if may_add else {})
    if upload.is_bound:
        keep_sent(upload, own, author_of(request))
        if _is_done(request, upload):
            return redirect("evidence", office=office, year=year)
    wanted, one = request.GET.get("cari", "").strip(), request.GET.get("berkas", "")
    found = [of_year.one(find_file(request, one))] if one else of_year.with_word(wanted)
    context = {
        "page": Paginator(found, _FILES_OF_PAGE).get_page(request.GET.get("halaman")),
        "wanted": wanted,
        "one": found[0] if one else None,
        "size": sum(each.file.size for each in found),
        "required": [of_year.names.get(code, code) for code in sorted(required_codes(own))],
        "may_add": may_add,
        "may_remove": may_remove(request),
        "sent": upload,
    }
    return render(request, "evidence/evidence.html", context, status=422 if upload.is_bound else 200)


def draw_section(request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool) -> SafeString:
    """Draw the section of a form: what it rests on, what it lacks, and where more is brought."""
    if not may_see(request):
        return SafeString("")
    things = things_of(forms, form)
    context = {
        "section": SECTION,
        "form": form,
        "post": form.post or NO_POST,
        "files": YearEvidence.of_forms(forms).of_form(form),
        "things": [thing for thing in things if thing.is_required],
        "may_add": may_fill,
        "how_more": "" if may_fill or forms.year.is_closed else _MORE.get(form.stands, ""),
        "sent": UploadForm({thing.code: thing.name for thing in things}),
    }
    return render_to_string("evidence/section.html", context, request)


_MORE: Final = {
    State.SUBMITTED: "pengisinya menekan “Tarik kembali”, atau verifikator mengembalikan isian",
    State.VERIFIED: "verifikator atau Kepala Dinas mengembalikan isian",
    State.APPROVED: "Kepala Dinas membuka kembali isian",
}
"""What has to be done before more is brought for a form that is not open."""


def evidence_required(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what may not be handed in without evidence, and declare it."""
    own = request.here.require_year()
    forms = forms_of(own)
    if forms is None:
        return render(request, "measurement/flawed.html")
    form = RequiredForm(
        _things_by_post(forms), required_codes(own), request.POST if request.method == "POST" else None
    )
    if form.is_valid():
        codes, shown = {*form.cleaned_data["wajib"]}, {*form.cleaned_data["shown"].split()}
        if declare_required(own, codes, shown, author_of(request)):
            messages.success(request, "Bukti wajib disimpan. Berlaku saat isian diajukan.")
        else:
            messages.info(request, "Tidak ada yang berubah.")
        return redirect("evidence_required", office=office, year=year)
    context = {"form": form, "may_write": may_keep(request)}
    return render(request, "evidence/required.html", context, status=422 if form.errors else 200)


def _things_by_post(forms: Forms) -> Mapping[str, Mapping[str, str]]:
    """Return what posts tell of, by the name of the post and by code."""
    found = {
        forms.name_of(post): {
            code: name for _, form_cells in each for code, name in names_in(form_cells).items()
        }
        for post, each in forms.each()
    }
    return {post: names for post, names in found.items() if names}


def may_keep(request: OfficeRequest) -> bool:
    """Say whether a person keeps evidence that belongs to no form, in a year that is open."""
    return bool(request.here.roles & _KEEPERS) and not request.here.require_year().is_closed


def may_remove(request: OfficeRequest) -> bool:
    """Say whether a person takes away evidence that belongs to no form, in a year that is open."""
    return bool(request.here.roles & _REMOVERS) and not request.here.require_year().is_closed


def evidence_add(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Keep files that prove what a form tells."""
    forms, form = form_at(request.here.require_year(), post, period)
    refusal = _refusal(request, forms, form)
    upload = _upload_form(request, {thing.code: thing.name for thing in things_of(forms, form)})

    if upload.is_bound and refusal:
        request.refused = refusal
        upload.add_error(None, refusal)
    elif upload.is_bound:
        own = author_of(request)

        def take() -> PostForm:
            return take_step(forms, form, Step.FILL, _person(request))

        keep_sent(upload, forms.year, own, take, f"{post}/{period}")
        if _is_done(request, upload):
            return redirect(f"{reverse('form', args=(office, year, post, period))}#{SECTION}")
    context = {
        "form": form,
        "post": form.post or NO_POST,
        "name": forms.name_of(form.post),
        "refusal": refusal,
        "sent": upload,
    }
    return render(request, "evidence/add.html", context, status=422 if upload.is_bound else 200)


def _upload_form(request: OfficeRequest, names: Mapping[str, str]) -> UploadForm:
    is_sent = request.method == "POST"
    return UploadForm(names, request.POST, request.FILES) if is_sent else UploadForm(names)


def _is_done(request: OfficeRequest, upload: UploadForm) -> bool:
    """Say whether all that was sent is kept, also on the next page."""
    if upload.is_done:
        kept = f"{upload.kept} berkas disimpan." if upload.kept else ""
        again = f"{upload.again} berkas sudah ada dan tidak disimpan dua kali." if upload.again else ""
        proven = f"Kini membuktikan juga {upload.proven}." if again else ""
        messages.success(request, f"{kept} {again} {proven}".strip())
    else:
        request.refused = " ".join(map(str, upload.non_field_errors()))
    return upload.is_done


def _refusal(request: OfficeRequest, forms: Forms, form: PostForm) -> str:
    """Return why a person may bring nothing for a form now: told before any file is looked through."""
    if forms.year.is_closed:
        return "Tahun ini sudah ditutup; buktinya hanya dibaca."
    person = _person(request)
    if Step.FILL in open_to(forms, person, form, posts_of(person, forms)):
        return ""
    return "Bukti diunggah oleh pemegang jabatannya, selagi isian belum diajukan."


def evidence_remove(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Ask why a file is to be taken away, and take it away."""
    own = request.here.require_year()
    upload = find_upload(request, pk, _REMOVERS)
    back = way_back(office, year, upload)
    reason, problem = request.POST.get("alasan", "").strip(), ""
    if request.method == "POST":
        problem = _take_away(request, upload, reason) if reason else "Tulis alasan menghapus bukti ini."
        if not problem:
            messages.success(request, "Bukti dihapus dari isian ini. Alasannya dicatat.")
            return redirect(back)
    each = YearEvidence(own, know(own)).one(upload.file) if upload.file else None
    context = {"upload": upload, "back": back, "problem": problem, "reason": reason, "each": each}
    return render(request, "evidence/remove.html", context, status=422 if problem else 200)


def find_upload(request: OfficeRequest, pk: int, of_office: frozenset[Role] = _KEEPERS) -> Upload:
    """Return a file that was brought and is there; one of no form belongs to some roles alone."""
    found = Upload.objects.filter(office_year=request.here.require_year(), pk=pk, file__isnull=False)
    upload = found.select_related("form", "file").first()
    if upload is None or (upload.form is None and not request.here.roles & of_office):
        raise Http404
    return upload


def way_back(office: str, year: int, upload: Upload) -> str:
    """Return the address of the page on which a file that was brought stands."""
    if upload.form is None:
        return reverse("evidence", args=(office, year))
    form = upload.form
    return f"{reverse('form', args=(office, year, form.post or NO_POST, form.period))}#{SECTION}"


def open_form_of(request: OfficeRequest, upload: Upload) -> None:
    """Take the form in hand that a file was brought for, as its holder; raises `StepRefusedError`."""
    if upload.form is not None:
        form = upload.form
        forms, kept = form_at(request.here.require_year(), form.post or NO_POST, form.period)
        take_step(forms, kept, Step.FILL, _person(request))


def _take_away(request: OfficeRequest, upload: Upload, reason: str) -> str:
    """Take a file away; return why it stays."""
    try:
        with transaction.atomic():
            open_form_of(request, upload)
            take_away(upload, author_of(request, reason))
    except (StepRefusedError, RefusedChangeError) as error:
        request.refused = error.message
        return error.message
    return ""


def _person(request: OfficeRequest) -> Person:
    return Person(request.user, request.here.roles)


def evidence_words(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show the words of a file that was brought, and change them."""
    upload = find_upload(request, pk)
    row = row_of(upload.file) if upload.file else None
    if row is None:
        raise Http404
    back = way_back(office, year, upload)
    caption, alt = (row.cells.get(name, "") for name in ("caption", "alt"))
    # What is read out as it is printed goes along when that is changed.
    initial = {"keterangan": caption, "uraian": "" if alt == caption else alt, "versi": row.version}
    form = WordsForm(request.POST if request.method == "POST" else None, initial=initial, auto_id="%s")
    if row.cells.get("media_type") not in PICTURES:
        del form.fields["uraian"]
    if form.is_valid():
        _change_words(request, upload, row, form)
        if form.is_valid():
            messages.success(request, "Keterangan bukti disimpan.")
            return redirect(back)
    context = {"upload": upload, "back": back, "form": form}
    return render(request, "evidence/words.html", context, status=422 if form.errors else 200)


def _change_words(request: OfficeRequest, upload: Upload, row: Row, form: WordsForm) -> None:
    """Write words; the form then knows why they are not written."""
    edit = Edit(PROOFS, form.cells, row.pk, form.cleaned_data["versi"])
    try:
        with transaction.atomic():
            open_form_of(request, upload)
            change(request.here.require_year(), [edit], author_of(request))
    except ConflictError as error:
        row.refresh_from_db()
        form.data = {**dict(form.data.items()), "versi": row.version}
        now = "”; untuk pembaca layar: “".join(row.cells.get(name, "") for name in form.cells)
        form.add_error(
            "keterangan",
            f"{error.message} Yang tersimpan sekarang: “{now}”. Simpan lagi bila yang di bawah yang dipakai.",
        )
    except FlawedError as error:
        form.add_error("keterangan", " ".join(map(spoken_flaw, error.flaws)))
    except (StepRefusedError, RefusedChangeError) as error:
        request.refused = error.message
        form.add_error("keterangan", error.message)
