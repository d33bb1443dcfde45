"""Drawings in place of photographs of evidence in the demonstration: nobody and no place is in them."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from capaian.domain.period import Period
from capaian.web.evidence.examination.images import examine_picture
from capaian.web.evidence.examination.kinds import Examined
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
_SIZE: Final = (1200, 800)
_FONT: Final = Path(__file__).parents[2] / "writers" / "fonts" / "LaporanSans-Semibold.ttf"
_WALL, _PAPER, _LINE, _DARK = "#DCE5E8", "#FBF8F0", "#7B8891", "#2B3A42"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is photographed each quarter for a post."""

    post: str
    code: str
    name: str
    caption: str


SCENES: Final = (
    Scene("kabid-capil", "akta-mati", "buku-register-kematian", "Buku register akta kematian"),
    Scene("kabid-dafduk", "kia", "loket-pelayanan", "Loket pelayanan KIA"),
)


def add_photos(year: OfficeYear, post: str, author: Author) -> None:
    """Let the forms of a post that were begun rest on a drawing each, but for the last quarter."""
    for scene in (each for each in SCENES if each.post == post):
        for form in PostForm.objects.filter(office_year=year, post=post).exclude(period=f"{year.year}-Q4"):
            caption = f"{scene.caption}, {Period.parse(form.period).label}"
            bring(
                year, Purpose(form, (scene.code,), caption), [_examined(scene, form.period, caption)], author
            )
            # A form is handed in with its evidence, never before it; a moment of now is none of last year.
            submitted = form.steps.get(step=Step.SUBMIT).at
            form.uploads.update(at=submitted - _BEFORE)


def require_evidence(year: OfficeYear) -> None:
    """Declare what may not be handed in without evidence."""
    Requirement.objects.bulk_create(Requirement(office_year=year, code=code) for code in REQUIRED)


def _examined(scene: Scene, period: str, caption: str) -> Examined:
    drawn = draw_photo(scene, period, caption)
    return replace(examine_picture(drawn), original=sha256(drawn).hexdigest(), given=f"{scene.name}.png")


def draw_photo(scene: Scene, period: str, caption: str) -> bytes:
    """Return a drawing as a PNG, for one scene and quarter always the same: lines in place of words."""
    picture = Image.new("RGB", _SIZE, _WALL)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((225, 100, 975, 640), fill=_PAPER, outline=_DARK, width=3)
    for line, sign in enumerate(sha256(f"{scene.name} {period}".encode()).digest()[:15]):
        pen.line((260, 135 + line * 33, 400 + sign * 2, 135 + line * 33), fill=_LINE, width=7)
    pen.rectangle((0, 736, *_SIZE), fill=_DARK)
    pen.text((24, 750), f"Gambar rekaan. {caption}", fill="white", font=ImageFont.truetype(str(_FONT), 30))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
