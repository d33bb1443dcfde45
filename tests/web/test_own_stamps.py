"""Sums and marks that pages write themselves are taken for no NIK; all else in their fields is asked."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from tests.web.filling import YEAR, house
from tests.web.proving import NIK
from tests.web.taken import taken
from tests.web.test_agreement_pages import WHY, address, compare, form, last_of_office, mark_of
from tests.web.test_planning_pages import somebody

from capaian.dossier.personal import looks_personal
from capaian.web.offices.models import Role
from capaian.web.planning.agreements import Revision
from capaian.web.planning.views import know
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
    ("dilihat", alike(32)),
    ("formulir", alike(32)),
    ("ikut", alike(32)),
    ("janggal", alike(64)),
    ("yakin", alike(64)),
]


def test_every_name_is_tried() -> None:
    assert {name for name, _ in STAMPS} == {*_STAMPS}


def test_an_agreement_is_revised_whatever_its_sum_is() -> None:
    year = taken("balangan-2023")
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    known = know(year)
    facts = known.read.partial
    assert facts is not None
    last = next(each for each in facts.agreements if each.id == row.cells["id"])
    blank = replace(Revision(known, last), signed="2023-10-02", reason=WHY)
    texts = (str(each / 100).replace(".", ",") for each in range(5_000, 9_999) if each % 100)
    made = (replace(blank, targets={**blank.before, "iku-2": text}) for text in texts)
    found = next(each for each in made if looks_personal(each.mark))
    sent = form(row, year, **{"target-iku-2": found.targets["iku-2"]})
    status, page = compare(client, row, sent)
    assert status == 200 and mark_of(page) == found.mark
    answer = client.post(address(row), {**sent, "cap": found.mark, "aksi": "simpan"})
    assert answer.status_code == 302, answer.text[:4_000]


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


def test_nothing_keeps_the_mark_of_a_form_as_it_was_sent(tmp_path: Path) -> None:
    own = house(tmp_path)
    mark = f"{NIK}{'a' * 16}"
    new = {"sel-code": "99.01.05", "sel-name": "Muara", "sel-kind": "district", "sel-parent": "99.01"}
    answer = own.browser("planner").post(f"/kecil/{YEAR}/perencanaan/areas/baru/", {**new, "formulir": mark})
    assert answer.status_code == 302
    assert own.year.rows.get(sheet="areas.csv", cells__code="99.01.05").token
    for model in apps.get_models():
        if model.__name__ != "Session":
            for row in model.objects.values():
                assert NIK not in str(row), model
