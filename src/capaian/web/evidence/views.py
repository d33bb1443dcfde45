"""Pages of evidence: all of a year, what a form rests on, what is required, and the files themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from capaian.web.evidence.archive import write_archive
from capaian.web.evidence.asked import (
    REQUIRED,
    SECTION,
    declare_required,
    listed,
    names_in,
    required_codes,
    things_of,
)
from capaian.web.evidence.linked import may_see
from capaian.web.evidence.sending import Sent
from capaian.web.evidence.shown import Exhibit, write_size
from capaian.web.evidence.uploading import keep_for_office, may_keep, may_remove, upload_fields
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import NO_POST, Forms, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.overwriting import SHOWN, OvertakenError, shown_in
from capaian.web.years.contents import content_path, is_whole
from capaian.web.years.known import know
from capaian.web.years.models import EvidenceFile

_FILES_OF_PAGE: Final = 50
_LONGEST_ID: Final = 19
_SHOWN: Final = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
"""Beginnings of what a browser may show; all else it only saves."""
_Posts = list[tuple[str, list[tuple[str, str, bool]]]]
_CLOSED: Final = "default-src 'none'; sandbox"


def evidence(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show all evidence of a year, some at a time, and keep what belongs to no form."""
    own = request.here.require_year()
    sent = Sent()
    if request.method == "POST":
        sent = keep_for_office(request)
        if sent.is_done:
            return redirect("evidence", office=office, year=year)
    exhibit = Exhibit(own, know(own), forms_of(own))
    wanted, one = request.GET.get("cari", "").strip(), request.GET.get("berkas", "")
    found = [exhibit.one(_file(request, one))] if one else exhibit.all(wanted)
    may_add = may_keep(request)
    context = {
        "page": Paginator(found, _FILES_OF_PAGE).get_page(request.GET.get("halaman")),
        "wanted": wanted,
        "one": found[0] if one else None,
        "size": write_size(sum(each.file.size for each in found)),
        "required": [exhibit.names.get(code, code) for code in sorted(required_codes(own))],
        "may_add": may_add,
        "may_remove": may_remove(request),
        **upload_fields(sent, exhibit.names if may_add else {}),
    }
    return render(request, "evidence/evidence.html", context, status=422 if request.method == "POST" else 200)


def draw_section(request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool) -> SafeString:
    """Draw the section of a form: what it rests on, what it lacks, and where more is brought."""
    if not may_see(request):
        return SafeString("")
    things = things_of(forms, form)
    context = {
        "section": SECTION,
        "form": form,
        "post": form.post or NO_POST,
        "files": Exhibit(forms.year, forms.known, forms).of_form(form),
        "things": [thing for thing in things if thing.is_required],
        "may_add": may_fill,
        "how_more": "" if may_fill or forms.year.is_closed else _MORE.get(form.stands, ""),
        **upload_fields(Sent(), {thing.code: thing.name for thing in things}),
    }
    return render_to_string("evidence/section.html", context, request)


_MORE: Final = {
    State.SUBMITTED: "pengisinya menekan “Tarik kembali”, atau verifikator mengembalikan isian",
    State.VERIFIED: "verifikator atau Kepala Dinas mengembalikan isian",
    State.APPROVED: "Kepala Dinas membuka kembali isian",
}
"""What has to be done before more is brought for a form that is not open."""


def evidence_file(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponseBase:
    """Hand out a file: a picture is shown, all else is saved."""
    file = _file(request, pk)
    return _hand_out(request, file.sha256, file.name.rpartition("/")[2])


def evidence_preview(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponseBase:
    """Show the small picture of a file."""
    file = _file(request, pk)
    upload = file.uploads.filter(sha256=file.sha256).exclude(preview="").first()
    if upload is None:
        raise Http404
    return _hand_out(request, upload.preview, "pratinjau.jpg")


def _file(request: OfficeRequest, pk: int | str) -> EvidenceFile:
    text = str(pk)
    is_id = text.isascii() and text.isdecimal() and len(text) < _LONGEST_ID
    found = request.here.require_year().evidence.filter(pk=text).first() if is_id else None
    if found is None:
        raise Http404
    return found


def _hand_out(request: OfficeRequest, sha256: str, name: str) -> HttpResponseBase:
    """Hand out a content with headers by which no browser runs anything of it.

    One that is not as it was kept is none: words are given instead of bytes that nobody brought.
    """
    path = content_path(sha256)
    if not path.exists():
        raise Http404
    if not is_whole(sha256):
        return render(request, "evidence/damaged.html", {"name": name, "sha256": sha256}, status=410)
    content = path.open("rb")
    beginning = content.read(8)
    content.seek(0)
    media_type = next((kind for begin, kind in _SHOWN if beginning.startswith(begin)), "")
    answer = FileResponse(
        content,
        as_attachment=not media_type,
        filename=name,
        content_type=media_type or "application/octet-stream",
    )
    answer.headers["Content-Security-Policy"] = _CLOSED
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def evidence_archive(request: OfficeRequest, office: str, year: int) -> StreamingHttpResponse:
    """Hand out all evidence of a year with its manifest."""
    own = request.here.require_year()
    files = Exhibit(own, know(own)).all()
    answer = StreamingHttpResponse(write_archive(files), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="bukti-{office}-{year}.zip"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def evidence_required(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what may not be handed in without evidence, and declare it."""
    own = request.here.require_year()
    forms = forms_of(own)
    if forms is None:
        return render(request, "measurement/flawed.html")
    posts, stands = [*_posts(forms, required_codes(own))], listed(required_codes(own))
    sent = _Ticked(posts, stands)
    # Without what was shown nobody can tell boxes that were emptied from a request that came half.
    is_torn = request.method == "POST" and f"{SHOWN}{REQUIRED}" not in request.POST
    if request.method == "POST" and not is_torn:
        sent = _declare(request, forms, posts)
        if not (sent.overtaken or sent.gone):
            return redirect("evidence_required", office=office, year=year)
    is_refused = bool(is_torn or sent.overtaken or sent.gone)
    context = {
        "posts": sent.posts,
        "may_write": may_keep(request),
        "shown": sent.shown,
        "overtaken": sent.overtaken,
        "gone": sent.gone,
        "is_torn": is_torn,
    }
    return render(request, "evidence/required.html", context, status=422 if is_refused else 200)


@dataclass(frozen=True)
class _Ticked:
    """The boxes as they are shown again, and why nothing was declared."""

    posts: _Posts
    shown: str
    """What the page sends back as shown."""
    overtaken: Sequence[tuple[str, str, str, str]] = ()
    gone: Sequence[str] = ()
    """What was ticked anew and no form tells any more."""


def _declare(request: OfficeRequest, forms: Forms, posts: _Posts) -> _Ticked:
    """Declare what was ticked: all of it, or nothing where somebody else was faster or a thing is gone."""
    known = {code for _, things in posts for code, _, _ in things}
    ticked, shown = {*request.POST.getlist(REQUIRED)}, request.POST[f"{SHOWN}{REQUIRED}"]
    codes, seen = ticked & known, {*shown.split()}
    if gone := sorted(ticked - known - seen):
        return _Ticked([*_posts(forms, codes)], shown, gone=gone)
    try:
        is_other = declare_required(forms.year, codes, shown_in(request.POST.dict()), author_of(request))
    except OvertakenError as error:
        stands = {*error.fields[0].stands.split()}
        overtaken = [*_versions(posts, codes, stands)]
        # What somebody ticked or not is kept; all else is as it stands now.
        codes = (stands | (codes - seen)) - (seen - codes)
        return _Ticked([*_posts(forms, codes)], listed(stands), overtaken)
    said = messages.success if is_other else messages.info
    said(request, _DECLARED if is_other else "Tidak ada yang berubah.")
    return _Ticked(posts, shown)


_DECLARED: Final = "Bukti wajib disimpan. Berlaku saat isian diajukan."


def _posts(forms: Forms, required: Set[str]) -> Iterator[tuple[str, list[tuple[str, str, bool]]]]:
    """Yield the names of posts with what each tells of: code, name, whether evidence is required."""
    for post, each in forms.each():
        names = {code: name for _, owed in each for code, name in names_in(owed).items()}
        if names:
            yield forms.name_of(post), [(code, name, code in required) for code, name in names.items()]


def _versions(posts: _Posts, codes: Set[str], stands: Set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield what was declared in two ways: field, name, what was ticked, what stands there now."""
    names = {code: name for _, things in posts for code, name, _ in things}
    for code in sorted(codes ^ stands):
        typed, now = ("wajib" if code in which else "tidak wajib" for which in (codes, stands))
        yield f"{REQUIRED}-{code}", names.get(code, code), typed, now
