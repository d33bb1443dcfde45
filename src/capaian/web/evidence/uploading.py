"""Pages on which files are brought for a form or for the office, and taken away again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from capaian.web.evidence.asked import SECTION, names_of, things_of
from capaian.web.evidence.bring import Kept, Proof, bring, take_away
from capaian.web.evidence.limits import ACCEPTED, ALL_BYTES, FILE_BYTES, FILES, WORDS
from capaian.web.evidence.models import Upload
from capaian.web.evidence.prepare import Prepared
from capaian.web.evidence.sending import Sent, keep_sent, read_sent, tell_refused
from capaian.web.evidence.shown import Exhibit
from capaian.web.measurement.flow import Step, StepRefusedError
from capaian.web.measurement.forms import NO_POST, Forms, form_at
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.steps import Person, hand_of, open_steps, posts_of, take_step
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know

_KEEPERS = frozenset({Role.PLANNER, Role.ADMINISTRATOR})
"""Who keeps evidence that belongs to no form."""
_REMOVERS = _KEEPERS | {Role.OFFICE_HEAD}
"""Who takes it away again: a file may expose somebody while nobody else is there."""


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
        return _page(request, forms, form, Sent())
    sent, refusal = read_sent(request, names), _refusal(request, forms, form)
    if refusal:
        request.refused = refusal
        return _page(request, forms, form, Sent(sent.codes, sent.caption, problems={"": refusal}))

    def keep(codes: tuple[str, ...], caption: str, files: Sequence[Prepared]) -> tuple[Kept, ...]:
        with transaction.atomic():
            held = take_step(forms, form, Step.FILL, _person(request))
            return bring(forms.year, Proof(held, codes, caption), files, author_of(request))

    done = keep_sent(sent, names, keep)
    tell_refused(forms.year, done, f"{post}/{period}", author_of(request))
    if not done.is_done:
        request.refused = (done.problems or {}).get("", "")
        return _page(request, *form_at(forms.year, post, period), done)
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


def _page(request: OfficeRequest, forms: Forms, form: PostForm, sent: Sent) -> HttpResponse:
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
    tell_refused(year, done, "", author_of(request))
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
