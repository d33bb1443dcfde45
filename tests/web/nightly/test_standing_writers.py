"""Who wrote which figure decides who may verify: it is what the log tells, or it is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from tests.web.beginnings import YEAR
from tests.web.filling import AREAS, POST, House, cell, typed
from tests.web.nightly.test_standing_decisions import begin, people_of

from capaian.web.founding import found
from capaian.web.measurement.models import FigureWriter
from capaian.web.offices.models import Holding, HoldingKind, Office
from capaian.web.people.change import keep_holding
from capaian.web.starting import Beginning
from capaian.web.trail.record import Author
from capaian.web.trail.standing import find_difference
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import Wanted, replace_files

pytestmark = pytest.mark.django_db
COUNTS = "counts.csv"


@pytest.fixture(name="own")
def filled() -> House:
    """A form that a clerk filled in, and of which the planner wrote one figure elsewhere."""
    found(Beginning("kecil", "Disdukcapil Contoh", "admin-satu", "Budi", "kopi pahit di Halong 7"))
    office = Office.objects.get()
    people = people_of(office)
    begin(people)
    holding = Holding(
        office=office, post=POST, user=people["clerk"], kind=HoldingKind.CLERK, since="2024-01-01"
    )
    keep_holding(holding, Author())
    own = House(office.years.get(), people)
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    write(own, "89")
    assert find_difference() is None
    return own


def write(own: House, value: str | None) -> None:
    year = OfficeYear.objects.get(pk=own.year.pk)
    row = year.rows.filter(sheet=COUNTS, cells__measure="ktp.holders", cells__area=AREAS[0]).get()
    cells = None if value is None else {"value": value}
    change(year, [Edit(COUNTS, cells, row.pk, row.version)], Author(own.people["planner"], "planner"))


def by(own: House, name: str = "planner") -> dict[str, object]:
    return {"by": own.people[name]}


def forge(own: House) -> None:
    FigureWriter.objects.create(
        office_year=own.year,
        sheet=COUNTS,
        code="ktp.holders",
        period=f"{YEAR}-Q2",
        is_in_form=True,
        at=timezone.now(),
        **by(own, "head"),
    )


SPOILS: dict[str, Callable[[House], object]] = {
    "nobody": lambda own: FigureWriter.objects.filter(**by(own)).delete(),
    "nobody at all": lambda _: FigureWriter.objects.all().delete(),
    "somebody else": lambda own: FigureWriter.objects.filter(**by(own)).update(**by(own, "holder")),
    "somebody more": forge,
    "another role": lambda own: FigureWriter.objects.filter(**by(own)).update(role="unit_head"),
    "before an approval": lambda own: FigureWriter.objects.filter(**by(own)).update(
        at=timezone.now() - timedelta(days=30)
    ),
    "another figure": lambda own: FigureWriter.objects.filter(**by(own)).update(code="ktp.eligible"),
    "another period": lambda own: FigureWriter.objects.filter(**by(own)).update(period=f"{YEAR}-Q4"),
}


MOVED: dict[str, Callable[[House], object]] = {
    "not moved": lambda own: FigureWriter.objects.filter(**by(own)).update(moved_at=None),
    "moved at another time": lambda own: FigureWriter.objects.filter(**by(own)).update(
        moved_at=timezone.now() - timedelta(days=30)
    ),
    "approved by nobody": lambda own: FigureWriter.objects.filter(**by(own)).update(
        approved={str(own.year.forms.get(period=f"{YEAR}-Q1").pk): timezone.now().isoformat()}
    ),
}


@pytest.mark.parametrize("name", MOVED)
def test_a_figure_that_moved_and_what_forgives_it_are_as_the_log_tells(own: House, name: str) -> None:
    year = OfficeYear.objects.get(pk=own.year.pk)
    texts = {path: text.replace("ktp.holders", "ktp.pemilik") for path, text in know(year).made.files.items()}
    author = Author(own.people["head"], "office_head")
    replace_files(year, Wanted(texts, year.revision, {"kind": "uji"}), author)
    moved = FigureWriter.objects.get(code="ktp.pemilik", **by(own))
    assert moved.moved_at and moved.at < moved.moved_at
    assert find_difference() is None
    with transaction.atomic():
        MOVED[name](own)
        assert "siapa yang menulis ktp." in str(find_difference())


@pytest.mark.parametrize("name", SPOILS)
def test_a_writer_that_no_entry_tells_is_named(own: House, name: str) -> None:
    with transaction.atomic():
        SPOILS[name](own)
        assert "siapa yang menulis ktp." in str(find_difference())


def test_whatever_pages_and_imports_write_holds(own: House) -> None:
    for value in ("88", "", None):
        write(own, value)
        assert find_difference() is None, value
    own.year.refresh_from_db()
    texts = dict(know(own.year).made.files)
    more = {**texts, COUNTS: f"{texts[COUNTS]}ktp.holders,{AREAS[0]},{YEAR}-Q2,12,\n"}
    wanted = Wanted(more, own.year.revision, {"kind": "uji"})
    replace_files(own.year, wanted, Author(own.people["head"], "office_head"))
    assert FigureWriter.objects.filter(**by(own, "head")).exists()
    assert find_difference() is None
    name = cell("ktp.holders", AREAS[0])
    sent = {f"sel-{name}": "91", f"dulu-{name}": "", "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    assert find_difference() is None


def test_what_one_save_takes_away_and_another_brings_back_holds(own: House) -> None:
    """The log is read again as it was written: who wrote the figure is its writer under the new name."""

    def bring(becomes: Callable[[str, str], str]) -> None:
        year = OfficeYear.objects.get(pk=own.year.pk)
        texts = {path: becomes(path, text) for path, text in know(year).made.files.items()}
        replace_files(
            year, Wanted(texts, year.revision, {"kind": "uji"}), Author(own.people["head"], "planner")
        )

    def without(path: str, text: str) -> str:
        return "\n".join(line for line in text.split("\n") if path != COUNTS or "ktp.holders" not in line)

    first = know(OfficeYear.objects.get(pk=own.year.pk)).made.files[COUNTS]
    bring(without)
    assert find_difference() is None
    back = first.replace("ktp.holders", "ktp.pemilik")
    bring(lambda path, text: back if path == COUNTS else text.replace("ktp.holders", "ktp.pemilik"))
    assert find_difference() is None
    moved = FigureWriter.objects.filter(code="ktp.pemilik", **by(own))
    assert moved.get().moved_at is not None
    moved.delete()
    assert find_difference() is not None
