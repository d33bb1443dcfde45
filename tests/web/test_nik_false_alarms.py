"""Sums and marks that pages write themselves are taken for no NIK; all else in their fields is asked."""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from tests.web.filling import YEAR, house
from tests.web.proving import NIK

from capaian.dossier.personal import looks_personal
from capaian.web.site.personal import _STAMPS

pytestmark = pytest.mark.django_db
ASKED = "Teks ini tampak memuat NIK atau NIP"


def alike(length: int) -> str:
    """A sum of which a part reads as a NIK."""
    sums = (sha256(str(each).encode()).hexdigest()[:length] for each in count())
    return next(each for each in sums if looks_personal(each))


def stamp_alike() -> str:
    """The stamp of a year of which a part reads as a NIK."""
    stamps = (
        str(UUID(alike_sum)) for each in count() if (alike_sum := sha256(str(each).encode()).hexdigest()[:32])
    )
    return next(each for each in stamps if looks_personal(each))


STAMPS = [
    ("cap", alike(64)),
    ("cap", stamp_alike()),
    ("cap", alike(32)),
    ("dilihat", alike(32)),
    ("formulir", alike(32)),
    ("ikut", alike(32)),
    ("janggal", alike(64)),
    ("yakin", alike(64)),
]


def test_every_name_is_tried() -> None:
    assert {name for name, _ in STAMPS} == {*_STAMPS}


@pytest.mark.parametrize(("name", "text"), STAMPS)
def test_only_what_has_the_name_and_the_shape_is_passed_over(name: str, text: str, tmp_path: Path) -> None:
    planner = house(tmp_path).browser("planner")
    page = f"/kecil/{YEAR}/pembagian/"
    assert ASKED not in planner.post(page, {name: text}).text
    for other, said in (
        (name, NIK),
        (name, f"{text} "),
        (name, f"NIK {NIK}"),
        ("alasan", text),
        ("catatan", text),
    ):
        answer = planner.post(page, {other: said})
        is_asked = looks_personal(said)
        assert (answer.status_code == 422 and ASKED in answer.text) is is_asked, (other, said)
