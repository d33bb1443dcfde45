"""Drawings in place of photographs of evidence in the demonstration: nobody and no place is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from capaian.domain.period import Period
from capaian.web.accounts.models import User
from capaian.web.evidence.examination.images import examine_picture
from capaian.web.evidence.models import Requirement
from capaian.web.evidence.uploads import Purpose, bring
from capaian.web.measurement.flow import Step
from capaian.web.measurement.models import PostForm
from capaian.web.trail.record import Author
from capaian.web.years.models import OfficeYear

REQUIRED: Final = ("akta-mati",)
"""What may not be handed in without evidence."""
_BEFORE: Final = timedelta(minutes=25)
"""How long before its form was handed in a drawing was brought."""
_DRAWINGS: Final = Path(__file__).with_name("photos")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is photographed each quarter for a post; `by` names who brings it."""

    post: str
    code: str
    name: str
    caption: str
    by: str


SCENES: Final = (
    Scene("kabid-capil", "akta-mati", "buku-register-kematian", "Buku register akta kematian", "petugas"),
    Scene("kabid-dafduk", "kia", "loket-pelayanan", "Loket pelayanan KIA", "kabid"),
)


def add_evidence(year: OfficeYear, people: Mapping[str, User]) -> None:
    """Require evidence, and let forms but those of the last quarter rest on a drawing each."""
    Requirement.objects.bulk_create(Requirement(office_year=year, code=code) for code in REQUIRED)
    for scene in SCENES:
        forms = PostForm.objects.filter(office_year=year, post=scene.post)
        for form in forms.exclude(period=f"{year.year}-Q4"):
            period = Period.parse(form.period)
            drawn = (_DRAWINGS / f"{scene.name}-q{period.ordinal}.png").read_bytes()
            original = sha256(drawn).hexdigest()
            examined = replace(examine_picture(drawn), original=original, given=f"{scene.name}.png")
            purpose = Purpose(form, (scene.code,), f"{scene.caption}, {period.label}")
            bring(year, purpose, [examined], Author(people[scene.by]))
            # A form is handed in with its evidence, never before it; a moment of now is none of last year.
            form.uploads.update(at=form.steps.get(step=Step.SUBMIT).at - _BEFORE)
