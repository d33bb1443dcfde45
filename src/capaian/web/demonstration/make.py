"""Making the demonstration: the same people and figures on each machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from capaian.domain.errors import FileError
from capaian.domain.period import Period
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.folder import lay_texts, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import load_dossier
from capaian.web.accounts.models import User
from capaian.web.demonstration.registers import fill_registers
from capaian.web.demonstration.surveys import fill_surveys
from capaian.web.evidence.models import Requirement
from capaian.web.evidence.uploads import Purpose, bring
from capaian.web.measurement.flow import WAYS, FormStep
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.offices.models import Holding, HoldingKind, Membership, Office
from capaian.web.site.csv_files import PUBLISHED
from capaian.web.trail.record import Author
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import take_in

SLUG: Final = "peragaan"
_EXAMPLES: Final = Path(__file__).parents[4] / "examples"
_POSTS_SINCE: Final = date(2020, 1, 1)
_FOLDER: Final = Path(__file__).parent
"""`people.csv` names nobody, `dossier/` no place, person or figure.

`@tahun@` stands in place of its year, `@tahun-depan@` of the next one, `@besok@` of tomorrow.
"""
_LAST_QUARTER: Final[Mapping[str, tuple[FormStep, ...]]] = {
    "kabid-dafduk": (FormStep.FILL, FormStep.SUBMIT),
    "kabid-capil": (FormStep.FILL, FormStep.SUBMIT, FormStep.RETURN),
    "kabid-piak": (FormStep.FILL,),
    "sekretaris": (FormStep.FILL, FormStep.SUBMIT, FormStep.VERIFY),
}
"""How far the posts are with the last quarter."""
_STEP_USERS: Final[Mapping[FormStep, str]] = {
    FormStep.VERIFY: "perencana",
    FormStep.RETURN: "perencana",
    FormStep.APPROVE: "kadis",
}
_DAYS_TAKEN: Final = {
    FormStep.FILL: 2,
    FormStep.SUBMIT: 4,
    FormStep.RETURN: 5,
    FormStep.VERIFY: 5,
    FormStep.APPROVE: 7,
}
"""Days after the end of a quarter until its forms came so far: nobody was late."""
_RETURNED: Final = "Buku pokok pemakaman mencatat angka lain. Periksa apakah dua angka tertukar."
PROVED_INDICATORS: Final = ("akta-mati",)
"""What may not be handed in without evidence."""
PROVING_POST: Final = "kabid-capil"
"""Who lets a page of the register of deaths be drawn each quarter; its clerk brings it."""


def refuse_demonstration() -> None:
    """Raise `FileError` where an office would be opened together with invented ones."""
    if Office.objects.filter(is_demonstration=True).exists():
        raise FileError(
            f"{settings.CAPAIAN.folder} memuat peragaan. Buka dengan: capaian serve "
            "--demo, atau pilih "
            "folder lain dengan --data."
        )


@transaction.atomic
def make_demonstration(today: date | None = None) -> None:
    """Fill an empty installation, as of a day;
    raises `FileError` if it holds an office that is real.
    """
    if Office.objects.filter(is_demonstration=False).exists():
        words = "memuat dinas sungguhan; peragaan tidak dibuat di sini. Pilih folder lain."
        raise FileError(f"{settings.CAPAIAN.folder} {words}")
    if Office.objects.exists():
        return
    day = today or timezone.localdate()
    name = "Disdukcapil Kabupaten Tirta Kencana"
    office = Office.objects.create(slug=SLUG, name=name, is_demonstration=True)
    year = day.year - 1
    own = take_in(office, year, lay_texts(Path(SLUG), make_files(year, day + timedelta(days=1))))
    example = min(_EXAMPLES.iterdir())  # taken in as a year that is closed
    facts = load_dossier(example)
    name = f"{facts.office.short_name} {facts.office.regency_name}"
    closed = Office.objects.create(slug=PUBLISHED, name=name, is_demonstration=True)
    taken = take_in(closed, facts.year, scan_folder(example, IssueLog()))
    OfficeYear.objects.filter(pk=taken.pk).update(is_closed=True)
    people = _people(office, closed)
    fill_registers(own, people)
    fill_surveys(own, people, day)
    forms = forms_of(own)
    if forms is None:
        raise FileError("Peragaan tidak dapat dihitung.")
    own.deadlines.create(period=f"{year}-Q4", day=day + timedelta(days=2))
    _go_through(forms, people, day)
    _add_evidence(own, people)


def make_files(year: int, tomorrow: date | None = None) -> Mapping[str, str]:
    """Return the files of the dossier of a year by their paths;
    without a day its last one is tomorrow.
    """
    folder = _FOLDER / "dossier"
    texts = {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*.*"))
    }
    day = str(tomorrow or date(year, 12, 31))
    words = {"@tahun@": str(year), "@tahun-depan@": str(year + 1), "@besok@": day}
    return {
        name: re.sub("@[a-z-]+@", lambda sign: words[sign[0]], text)
        for name, text in texts.items()
    }


def _people(office: Office, closed: Office) -> Mapping[str, User]:
    found = {}
    for each in read_declared_rows(__file__, "people.csv"):
        user = found[each["username"]] = User(username=each["username"], full_name=each["name"])
        user.set_unusable_password()
        user.save()
        for own in (office, closed):
            Membership.objects.create(office=own, user=user, role=each["role"], since=_POSTS_SINCE)
        if each["post"]:
            holding = {"post": each["post"], "kind": each["kind"], "since": _POSTS_SINCE}
            Holding.objects.create(office=office, user=user, **holding)
    return found


def _go_through(forms: Forms, people: Mapping[str, User], today: date) -> None:
    """Bring the forms of the year to their states: three quarters approved, one on its way."""
    holders = {
        each["post"]: each["username"]
        for each in read_declared_rows(__file__, "people.csv")
        if each["kind"] != HoldingKind.ACTING
    }
    for post, each in forms.by_post():
        for form, _ in each:
            is_last = form.quarter == forms.duties.quarters[-1]
            whole_way = (FormStep.FILL, FormStep.SUBMIT, FormStep.VERIFY, FormStep.APPROVE)
            steps = _LAST_QUARTER.get(post, ()) if is_last else whole_way
            if steps:
                # of the last quarter the last step was taken yesterday
                since = today - timedelta(days=6) if is_last else form.quarter.end
                morning = timezone.make_aware(datetime.combine(since, time(9, 12)))
                moments = {step: morning + timedelta(days=_DAYS_TAKEN[step]) for step in steps}
                _record_steps(form, moments, people, people[holders.get(post, "perencana")])


def _record_steps(
    form: PostForm, steps: Mapping[FormStep, datetime], people: Mapping[str, User], holder: User
) -> None:
    form.state = WAYS[[*steps][-1]].into
    form.save()
    for step, at in steps.items():
        by = people[_STEP_USERS[step]] if step in _STEP_USERS else holder
        reason = _RETURNED if step is FormStep.RETURN else ""
        taken = form.steps.create(step=step, into=WAYS[step].into, by=by, reason=reason)
        form.steps.filter(pk=taken.pk).update(at=at)  # which is now when it is created
    if FormStep.RETURN in steps:
        slot = f"counts:akta-mati.reported:99.01.02:{form.period}:value"
        kind, by = Remark.Kind.COMMENT, people["perencana"]
        remark = form.remarks.create(kind=kind, slot=slot, text=_RETURNED, by=by)
        form.remarks.filter(pk=remark.pk).update(at=steps[FormStep.RETURN])


def _add_evidence(year: OfficeYear, people: Mapping[str, User]) -> None:
    """Require evidence, and let forms but those of the last quarter rest on a drawing each."""
    from capaian.web.evidence.examination.worker import examine_picture

    Requirement.objects.bulk_create(
        Requirement(office_year=year, code=code) for code in PROVED_INDICATORS
    )
    forms = PostForm.objects.filter(office_year=year, post=PROVING_POST)
    for form in forms.exclude(period=f"{year.year}-Q4"):
        period = Period.parse(form.period)
        name = "buku-register-kematian"
        drawn = (_FOLDER / "drawings" / f"{name}-q{period.ordinal}.png").read_bytes()
        original = sha256(drawn).hexdigest()
        examined = replace(examine_picture(drawn), original=original, given=f"{name}.png")
        purpose = Purpose(form, PROVED_INDICATORS, f"Buku register akta kematian, {period.label}")
        bring(year, purpose, [examined], Author(people["petugas"]))
        # A form is handed in with its evidence, never before it; a moment of now is none of last
        # year.
        form.uploads.update(at=form.steps.get(step=FormStep.SUBMIT).at - timedelta(minutes=25))
