"""Pages of evidence: all of a year, what a form rests on, what is required, and the words of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
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
from capaian.web.evidence.exhibit import Exhibit
from capaian.web.evidence.limits import ACCEPTED, ALL_BYTES, FILE_BYTES, FILES, WORDS
from capaian.web.evidence.links import may_see
from capaian.web.evidence.models import Upload
from capaian.web.evidence.preparation import Prepared
from capaian.web.evidence.requirements import (
    PROOFS,
    REQUIRED,
    SECTION,
    declare_required,
    listed,
    names_in,
    names_of,
    required_codes,
    things_of,
)
from capaian.web.evidence.submissions import LONGEST_CAPTION, Sent, keep_sent, log_refused, read_sent
from capaian.web.evidence.uploads import Kept, Proof, bring, row_of, take_away
from capaian.web.measurement.flow import State, Step, StepRefusedError
from capaian.web.measurement.forms import NO_POST, Forms, form_at, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.steps import Person, hand_of, open_steps, posts_of, take_step
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import spoken_flaw
from capaian.web.site.overwriting import SHOWN, OvertakenError, shown_in
from capaian.web.years.change import ConflictError, FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import Row

_FILES_OF_PAGE: Final = 50
_Posts = list[tuple[str, list[tuple[str, str, bool]]]]
_KEEPERS = frozenset({Role.PLANNER, Role.ADMINISTRATOR})
"""Who keeps evidence that belongs to no form."""
_REMOVERS = _KEEPERS | {Role.OFFICE_HEAD}
"""Who takes it away again: a file may expose somebody while nobody else is there."""


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
    found = [exhibit.one(find_file(request, one))] if one else exhibit.all(wanted)
    may_add = may_keep(request)
    context = {
        "page": Paginator(found, _FILES_OF_PAGE).get_page(request.GET.get("halaman")),
        "wanted": wanted,
        "one": found[0] if one else None,
        "size": sum(each.file.size for each in found),
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


def may_keep(request: OfficeRequest) -> bool:
    """Say whether a person keeps evidence that belongs to no form, in a year that is open."""
    return bool(request.here.roles & _KEEPERS) and not request.here.require_year().is_closed


def may_remove(request: OfficeRequest) -> bool:
    """Say whether a person takes away evidence that belongs to no form, in a year that is open."""
    return bool(request.here.roles & _REMOVERS) and not request.here.require_year().is_closed


def evidence_add(request: OfficeRequest, office: str, year: int, post: str, period: str) -> HttpResponse:
    """Keep files that prove what a form tells."""
    forms, form = form_at(request.here.require_year(), post, period)
    things = things_of(forms, form)
    names = {thing.code: thing.name for thing in things}
    if request.method != "POST":
        return _add_page(request, forms, form, Sent())
    sent, refusal = read_sent(request, names), _refusal(request, forms, form)
    if refusal:
        request.refused = refusal
        return _add_page(request, forms, form, Sent(sent.codes, sent.caption, problems={"": refusal}))

    def keep(codes: tuple[str, ...], caption: str, files: Sequence[Prepared]) -> tuple[Kept, ...]:
        with transaction.atomic():
            held = take_step(forms, form, Step.FILL, _person(request))
            return bring(forms.year, Proof(held, codes, caption), files, author_of(request))

    done = keep_sent(sent, names, keep)
    log_refused(forms.year, done, f"{post}/{period}", author_of(request))
    if not done.is_done:
        request.refused = (done.problems or {}).get("", "")
        return _add_page(request, *form_at(forms.year, post, period), done)
    messages.success(request, _thanks(done, names))
    for each in done.shared:
        messages.warning(request, f"{each.name}: {each.message}")
    return redirect(f"{reverse('form', args=(office, year, post, period))}#{SECTION}")


def _refusal(request: OfficeRequest, forms: Forms, form: PostForm) -> str:
    """Return why a person may bring nothing for a form now: told before any file is looked through."""
    if forms.year.is_closed:
        return "Tahun ini sudah ditutup; buktinya hanya dibaca."
    person = _person(request)
    if Step.FILL in open_steps(form, hand_of(forms, person, form, posts_of(person, forms))):
        return ""
    return "Bukti diunggah oleh pemegang jabatannya, selagi isian belum diajukan."


def _add_page(request: OfficeRequest, forms: Forms, form: PostForm, sent: Sent) -> HttpResponse:
    post = form.post or NO_POST
    refusal = _refusal(request, forms, form)
    context = {
        "form": form,
        "post": post,
        "name": forms.name_of(form.post),
        "may_add": not refusal,
        "refusal": refusal,
        "sent": sent,
        **upload_fields(sent, {thing.code: thing.name for thing in things_of(forms, form)}),
    }
    return render(request, "evidence/add.html", context, status=422 if sent.problems or sent.results else 200)


def upload_fields(sent: Sent, names: Mapping[str, str]) -> dict[str, object]:
    """Return what the fields for files need."""
    chosen = sent.codes or (tuple(names) if len(names) == 1 else ())
    return {
        "sent": sent,
        "choices": [(code, name, code in chosen) for code, name in names.items()],
        "limits": WORDS,
        "most": {"files": FILES, "bytes": FILE_BYTES, "all": ALL_BYTES},
        "accepted": ACCEPTED,
    }


def keep_for_office(request: OfficeRequest) -> Sent:
    """Keep files that belong to no form, and return what came of them."""
    year = request.here.require_year()
    facts = know(year).found.office_year
    names = names_of(facts) if facts else {}

    def keep(codes: tuple[str, ...], caption: str, files: Sequence[Prepared]) -> tuple[Kept, ...]:
        return bring(year, Proof(None, codes, caption), files, author_of(request))

    done = keep_sent(read_sent(request, names), names, keep)
    log_refused(year, done, "", author_of(request))
    request.refused = (done.problems or {}).get("", "")
    if done.is_done:
        messages.success(request, _thanks(done, names))
    return done


def _thanks(done: Sent, names: Mapping[str, str]) -> str:
    kept = f"{done.kept} berkas disimpan." if done.kept else ""
    again = f"{done.again} berkas sudah ada dan tidak disimpan dua kali." if done.again else ""
    proven = f"Kini membuktikan juga {'; '.join(names[code] for code in done.codes)}." if again else ""
    return f"{kept} {again} {proven}".strip()


def evidence_remove(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Ask why a file is to be taken away, and take it away."""
    own = request.here.require_year()
    upload = brought(request, pk, _REMOVERS)
    back = way_back(office, year, upload)
    reason, problem = request.POST.get("alasan", "").strip(), ""
    if request.method == "POST" and reason:
        problem = _take_away(request, upload, reason)
        if not problem:
            messages.success(request, "Bukti dihapus dari isian ini. Alasannya dicatat.")
            return redirect(back)
    elif request.method == "POST":
        problem = "Tulis alasan menghapus bukti ini."
    exhibit = Exhibit(own, know(own))
    context = {
        "upload": upload,
        "back": back,
        "problem": problem,
        "reason": reason,
        "each": next((each for each in exhibit.all() if each.file.pk == upload.file_id), None),
    }
    return render(request, "evidence/remove.html", context, status=422 if problem else 200)


def brought(request: OfficeRequest, pk: int, of_office: frozenset[Role] = _KEEPERS) -> Upload:
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
