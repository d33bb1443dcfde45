"""Pages of evidence: all of a year, what a form rests on, what is required,
each file and the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from tempfile import TemporaryFile
from typing import IO, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from capaian.domain.errors import FileError
from capaian.dossier.evidence import recognise_media_type
from capaian.dossier.packing import pack
from capaian.web.evidence.examination.kinds import PICTURES
from capaian.web.evidence.forms import (
    RequiredForm,
    SubmissionOutcome,
    UploadForm,
    examine_sent,
    result_of,
)
from capaian.web.evidence.uploads import Purpose, bring, take_away
from capaian.web.evidence.year_evidence import (
    SECTION,
    YearEvidence,
    declare_required,
    required_codes,
    things_of,
)
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.flow import FormStep, StepRefusedError
from capaian.web.measurement.forms import Forms, form_at, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.steps import open_to, person_of, take_step
from capaian.web.offices.models import Role
from capaian.web.site.access import RIGHTS, OfficeRequest, author_of
from capaian.web.site.issue_words import spoken_flaw
from capaian.web.trail.record import Deed, record_bounded
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.contents import content_path, is_whole
from capaian.web.years.known import know
from capaian.web.years.models import EvidenceFile

SUMS: Final = "SHA256SUMS"
"""Lists the files of the archive, as `sha256sum --check` reads it."""


def evidence_file(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponseBase:
    """Hand out a file: a picture is shown, all else is saved."""
    file = find_file(request, pk)
    return hand_out(request, file.sha256, file.name.rpartition("/")[2])


def evidence_preview(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponseBase:
    """Show the small picture of a file."""
    file = find_file(request, pk)
    upload = file.uploads.filter(sha256=file.sha256).exclude(preview="").first()
    if upload is None:
        raise Http404
    return hand_out(request, upload.preview, "pratinjau.jpg")


def find_file(request: OfficeRequest, pk: int | str) -> EvidenceFile:
    """Return a file of the year by its id; raises `Http404` where it has none."""
    if not str(pk).isdecimal():
        raise Http404
    return get_object_or_404(request.here.require_year().evidence, pk=pk)


def hand_out(
    request: OfficeRequest, sha256: str, name: str, saved_as: str = "application/octet-stream"
) -> HttpResponseBase:
    """Hand out a content with headers by which no browser runs anything of it.

    One that is gone, or not as it was kept, is none: words are given instead of bytes that nobody
    brought.
    """
    if not is_whole(sha256):
        context = {"name": name, "sha256": sha256, "is_gone": not content_path(sha256).exists()}
        return render(request, "evidence/damaged.html", context, status=410)
    path = content_path(sha256)
    media_type = recognise_media_type(path)
    is_picture = media_type in PICTURES  # which a browser may show; all else it only saves
    kind = media_type if is_picture else saved_as
    answer = FileResponse(
        path.open("rb"), as_attachment=not is_picture, filename=name, content_type=kind
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def evidence_archive(request: OfficeRequest, office: str, year: int) -> FileResponse:
    """Hand out all evidence of a year with the hashes of its files."""
    files = request.here.require_year().evidence.order_by("name")
    return save_made(f"bukti-{office}-{year}.zip", lambda target: write_archive(target, files))


def save_made(name: str, write: Callable[[IO[bytes]], None]) -> FileResponse:
    """Hand out a file that is made for it, to be saved under a name."""
    target = _scratch_file()
    write(target)
    target.seek(0)
    answer = FileResponse(target, as_attachment=True, filename=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _scratch_file() -> IO[bytes]:
    return TemporaryFile()  # the answer closes it


def write_archive(target: IO[bytes], files: Iterable[EvidenceFile]) -> None:
    """Write the archive: the hashes, then every file under its name that is as it was kept."""
    files = [*files]
    sums = "".join(f"{file.sha256}  {file.name}\n" for file in files).encode()
    whole = {file.name: content_path(file.sha256) for file in files if is_whole(file.sha256)}
    pack({SUMS: sums, **whole}, target)


_REMOVERS: Final = RIGHTS["evidence"]["POST"] | {Role.OFFICE_HEAD}
"""Who takes away what belongs to no form:
a file may expose somebody while nobody else is there.
"""


def evidence(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show all evidence of a year, some at a time, and keep what belongs to no form."""
    own = request.here.require_year()
    of_year, may_add = YearEvidence(own, know(own)), request.here.may_write("evidence")
    upload = _upload_form(request, of_year.names if may_add else {})
    if upload.is_bound:
        _keep(upload, request)
        if _is_done(request, upload):
            return redirect("evidence", office=office, year=year)
    wanted, one = request.GET.get("cari", "").strip(), request.GET.get("berkas", "")
    found = [of_year.one(find_file(request, one))] if one else of_year.with_word(wanted)
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("halaman")),
        "wanted": wanted,
        "one": found[0] if one else None,
        "size": sum(each.file.size for each in found),
        "required": [of_year.names.get(code, code) for code in sorted(required_codes(own))],
        "may_add": may_add,
        "may_remove": bool(request.here.roles & _REMOVERS) and not own.is_closed,
        "sent": upload,
    }
    return render(
        request, "evidence/evidence.html", context, status=422 if upload.is_bound else 200
    )


def draw_section(
    request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool
) -> SafeString:
    """Draw the section of a form: what it rests on, what it lacks, and where more is brought."""
    if not request.here.may("evidence", "GET"):
        return SafeString("")
    things = things_of(forms, form)
    context = {
        "section": SECTION,
        "form": form,
        "post": form.slug,
        "files": YearEvidence(forms.year, forms.year_state).of_form(form),
        "things": [thing for thing in things if thing.is_required],
        "may_add": may_fill,
        "sent": UploadForm({thing.code: thing.name for thing in things}),
    }
    return render_to_string("evidence/section.html", context, request)


def evidence_required(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what may not be handed in without evidence, and declare it."""
    own = request.here.require_year()
    forms = forms_of(own)
    if forms is None:
        return render(request, "measurement/flawed.html")
    names = FigureNames(forms.facts).by_code
    by_post = {
        forms.duties.name_of(post): {
            code: names[code] for _, cells in each for code in cells.by_code
        }
        for post, each in forms.by_post()
    }
    things = {post: each for post, each in by_post.items() if each}
    form = RequiredForm(
        things, required_codes(own), request.POST if request.method == "POST" else None
    )
    if form.is_valid():
        codes, shown = {*form.cleaned_data["wajib"]}, {*form.cleaned_data["shown"].split()}
        if declare_required(own, codes, shown, author_of(request)):
            messages.success(request, "Bukti wajib disimpan. Berlaku saat isian diajukan.")
        else:
            messages.info(request, "Tidak ada yang berubah.")
        return redirect("evidence_required", office=office, year=year)
    context = {"form": form, "may_write": request.here.may_write("evidence")}
    return render(request, "evidence/required.html", context, status=422 if form.errors else 200)


def evidence_add(
    request: OfficeRequest, office: str, year: int, post: str, period: str
) -> HttpResponse:
    """Keep files that prove what a form tells."""
    forms, form = form_at(request.here.require_year(), post, period)
    refusal = ""  # before any file is looked through
    if forms.year.is_closed:
        refusal = "Tahun ini sudah ditutup; buktinya hanya dibaca."
    elif FormStep.FILL not in open_to(forms, person_of(request), form):
        refusal = "Bukti diunggah oleh pemegang jabatannya, selagi isian belum diajukan."
    upload = _upload_form(request, {thing.code: thing.name for thing in things_of(forms, form)})
    if upload.is_bound and refusal:
        request.refused = refusal
        upload.add_error(None, refusal)
    elif upload.is_bound:
        _keep(upload, request, (forms, form))
        if _is_done(request, upload):
            return redirect(f"{reverse('form', args=(office, year, post, period))}#{SECTION}")
    context = {
        "form": form,
        "post": form.slug,
        "name": forms.duties.name_of(form.post),
        "refusal": refusal,
        "sent": upload,
    }
    return render(request, "evidence/add.html", context, status=422 if upload.is_bound else 200)


def _upload_form(request: OfficeRequest, names: Mapping[str, str]) -> UploadForm:
    is_sent = request.method == "POST"
    return UploadForm(names, request.POST, request.FILES) if is_sent else UploadForm(names)


def _keep(
    upload: UploadForm, request: OfficeRequest, at: tuple[Forms, PostForm] | None = None
) -> None:
    """Keep what can be kept of files that were sent, for the form of a post where they prove one.

    It and the log then say what came of each.
    """
    if not upload.is_valid():
        return
    year, author = request.here.require_year(), author_of(request)
    where = {"form": f"{year.pk}/{at[1].slug}/{at[1].period}"} if at else {}
    examined, upload.results = examine_sent(upload.cleaned_data["berkas"], upload.confirmed)
    for each in upload.results:
        after = {"name": each.name, "sha256": each.sha256, "why": each.message, **where}
        deed = Deed("evidence.refused", f"{year.pk}/{each.name}", None, after)
        record_bounded(year.office, author, deed)
    if not examined:
        return
    codes, caption = upload.cleaned_data["membuktikan"], upload.cleaned_data["keterangan"]
    try:
        with transaction.atomic():
            form = take_step(*at, FormStep.FILL, person_of(request)) if at else None
            kept = bring(year, Purpose(form, tuple(codes), caption), examined, author)
    except FlawedError as error:
        upload.add_error("keterangan", " ".join(map(spoken_flaw, error.flaws)))
    except (FileError, StepRefusedError, RefusedChangeError) as error:
        upload.add_error(None, f"{error.message} Tidak ada berkas yang disimpan.")
    else:
        own = [result_of(*each, upload.proven) for each in zip(examined, kept, strict=True)]
        upload.results = [*own, *upload.results]


def _is_done(request: OfficeRequest, upload: UploadForm) -> bool:
    """Say whether all that was sent is kept, also on the next page."""
    if upload.is_done:
        new, old = upload.counts[SubmissionOutcome.KEPT], upload.counts[SubmissionOutcome.AGAIN]
        kept = f"{new} berkas disimpan." if new else ""
        again = f"{old} berkas sudah ada dan tidak disimpan dua kali." if old else ""
        proven = f"Kini membuktikan juga {upload.proven}." if again else ""
        messages.success(request, f"{kept} {again} {proven}".strip())
    else:
        request.refused = " ".join(map(str, upload.non_field_errors()))
    return upload.is_done


def evidence_remove(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Ask why a file is to be taken away, and take it away."""
    own = request.here.require_year()
    uploads = own.uploads.select_related("form", "file").filter(file__isnull=False)
    upload = get_object_or_404(uploads, pk=pk)
    form, back = upload.form, reverse("evidence", args=(office, year))
    if form is None and not request.here.roles & _REMOVERS:
        raise Http404
    if form is not None:
        back = f"{reverse('form', args=(office, year, form.slug, form.period))}#{SECTION}"
    reason, problem = request.POST.get("alasan", "").strip(), ""
    if request.method == "POST" and not reason:
        problem = "Tulis alasan menghapus bukti ini."
    elif request.method == "POST":
        try:
            with transaction.atomic():
                if form is not None:  # as its holder
                    forms, kept = form_at(own, form.slug, form.period)
                    take_step(forms, kept, FormStep.FILL, person_of(request))
                take_away(upload, author_of(request, reason))
        except (StepRefusedError, RefusedChangeError) as error:
            problem = request.refused = error.message
        else:
            messages.success(request, "Bukti dihapus dari isian ini. Alasannya dicatat.")
            return redirect(back)
    each = YearEvidence(own, know(own)).one(upload.file) if upload.file else None
    context = {"upload": upload, "back": back, "problem": problem, "reason": reason, "each": each}
    return render(request, "evidence/remove.html", context, status=422 if problem else 200)
