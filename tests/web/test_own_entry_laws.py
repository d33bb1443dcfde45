"""Whatever happens to figures, in whatever order:
nobody verifies or approves what one wrote oneself.

Two hundred sequences of deeds, of which CI draws the first half, and some thousand by `make
nightly`. A paper beside them follows each value from cell to cell: who wrote it, and in which
forms others approved it since.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import replace as other
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import IS_NIGHTLY
from tests.web.approving import INDICATORS
from tests.web.filling import POST, QUARTER, House
from tests.web.twins import person
from tests.web.two_units import CAPIL, COUNTS, NEXT, REASON, fill, two_units

from capaian.domain.errors import CapaianError
from capaian.domain.period import Period
from capaian.web.accounts.models import User
from capaian.web.measurement.flow import FormStep
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.steps import Person, take_step
from capaian.web.offices.models import Role
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.models import OfficeYear

SEQUENCES = int(os.environ.get("CAPAIAN_OWN_ENTRIES", "200" if IS_NIGHTLY else "20"))
ROLES: dict[str, frozenset[Role]] = {
    "clerk": frozenset({Role.DATA_ENTRY}),
    "clerk2": frozenset({Role.DATA_ENTRY}),
    "planner": frozenset({Role.PLANNER}),
    "planner2": frozenset({Role.PLANNER}),
    "head": frozenset({Role.OFFICE_HEAD, Role.PLANNER}),
    "head2": frozenset({Role.OFFICE_HEAD}),
}
DEEDS = ("write", "give", "submit", "verify", "approve", "reopen", "return")
PLACES = tuple((post, quarter) for post in (POST, CAPIL) for quarter in (QUARTER, NEXT))
_NAME = "ktp.holders"
_OWN = "KTP"
"""Stands for the measure that is written."""
Cell = tuple[str, str, str]
"""Measure, area, quarter."""
Place = tuple[str, str]


@dataclass(frozen=True)
class Value:
    """A value that stands in a cell."""

    by: str
    approved_in: frozenset[Place] = frozenset()


@dataclass
class Paper:
    """What becomes of values, as people see it."""

    cells: dict[Cell, Value]
    owner: str = POST
    seen: Counter[str] = field(default_factory=Counter)

    def in_form(self, place: Place) -> Sequence[Cell]:
        """The cells of a form."""
        return [
            cell
            for cell in self.cells
            if place == (self.owner if cell[0].startswith(("KTP", "ktp")) else CAPIL, cell[2])
        ]

    def approved(self, place: Place) -> None:
        for cell in self.in_form(place):
            own = self.cells[cell]
            self.cells[cell] = other(own, approved_in=own.approved_in | {place})

    def own_of(self, place: Place, who: str) -> Sequence[Cell]:
        """What somebody wrote of a form and nobody approved in it."""
        own = {cell: self.cells[cell] for cell in self.in_form(place)}
        return [
            cell
            for cell, value in own.items()
            if value.by == who and place not in value.approved_in
        ]


@dataclass(frozen=True)
class Deed:
    """Something that somebody tries."""

    what: str
    who: str
    place: Place
    value: int


_LEADERS = "planner", "planner2", "head"
_PLACE = st.sampled_from(PLACES)
_WRITES = st.builds(
    Deed,
    st.just("write"),
    st.sampled_from((*_LEADERS, "clerk")),
    _PLACE,
    st.integers(min_value=20, max_value=49),
)
_MOVES = st.builds(Deed, st.just("give"), st.sampled_from(_LEADERS), _PLACE, st.just(0))
_OPEN = [
    Deed(*each, place, 0)
    for place in PLACES
    for each in (("return", "planner2"), ("reopen", "head"))
]


@st.composite
def stories(draw: st.DrawFn) -> list[Deed]:
    """Figures are written and moved, and a form goes some of its way;
    who decides may have written them.
    """
    place = draw(_PLACE)
    clerk = "clerk" if place[0] == POST else "clerk2"
    people = (
        clerk,
        draw(st.sampled_from(_LEADERS)),
        draw(st.sampled_from(("head", "head2"))),
        "head",
    )
    way = [Deed(what, who, place, 0) for what, who in zip(DEEDS[2:6], people, strict=True)]
    return [
        *(_OPEN if draw(st.booleans()) else ()),
        *draw(st.lists(_WRITES, min_size=1, max_size=4)),
        *draw(st.lists(_MOVES, max_size=2)),
        *way[: draw(st.sampled_from((2, 3, 4, 4)))],
    ]


SEQUENCE = st.lists(stories(), min_size=2, max_size=5)


def act(house: House, paper: Paper, deed: Deed) -> None:
    """Try it; where it is done, let the paper follow."""
    year = OfficeYear.objects.get(pk=house.year.pk)
    user = house.people[deed.who]
    author = Author(user, " ".join(sorted(ROLES[deed.who])), REASON)
    if deed.what == "write":
        areas = [cell for cell in paper.in_form(deed.place) if cell[0] == _OWN]
        if not areas:
            return
        _, area, when = areas[deed.value % len(areas)]
        row = year.rows.get(
            sheet=COUNTS, cells__measure=_NAME, cells__area=area, cells__period=when
        )
        if row.cells["value"] != str(deed.value):
            change(year, [Edit(COUNTS, {"value": str(deed.value)}, row.pk, row.version)], author)
            paper.cells[_OWN, area, when] = Value(deed.who)
    elif deed.what == "give":
        row = year.rows.get(sheet=INDICATORS, cells__code="iku-ktp")
        change(year, [Edit(INDICATORS, {"owner": deed.place[0]}, row.pk, row.version)], author)
        paper.owner = deed.place[0]
    else:
        take(year, paper, deed, user)


def take(year: OfficeYear, paper: Paper, deed: Deed, user: User) -> None:
    """Take a step with a form, and see to the law."""
    forms, (post, quarter) = forms_of(year), deed.place
    assert forms is not None
    step = FormStep(deed.what)
    own = paper.own_of(deed.place, deed.who)
    form = forms.form(post, Period.parse(quarter))
    try:
        take_step(forms, form, step, Person(user, ROLES[deed.who]), REASON)
    except CapaianError:
        paper.seen[f"{step} refused"] += bool(own)
        raise
    paper.seen[step] += 1
    if step in (FormStep.VERIFY, FormStep.APPROVE):
        assert not own, (deed, own)
    if step is FormStep.APPROVE:
        paper.approved(deed.place)


@pytest.fixture(name="house")
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """Two units with figures of two quarters;
    what a form lacks keeps nobody from handing it in.
    """
    house = two_units(tmp_path)
    house.people["head2"] = person("plt-kadis", house.year.office, Role.OFFICE_HEAD)
    fill(house, NEXT)
    monkeypatch.setattr("capaian.web.measurement.steps.find_problems", lambda *_: [])
    return house


def paper_of(house: House) -> Paper:
    cells = {}
    for quarter in (QUARTER, NEXT):
        for measure, area in house.counts(quarter):
            by = "clerk2" if measure.startswith("akta") else "clerk"
            cells[_OWN if measure == _NAME else measure, area, quarter] = Value(by)
    return Paper(cells)


def test_nobody_ever_decides_about_an_own_figure(house: House) -> None:
    start, seen = paper_of(house), Counter[str]()

    @settings(
        max_examples=SEQUENCES,
        deadline=None,
        derandomize=SEQUENCES <= 200,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(SEQUENCE)
    def law(parts: list[list[Deed]]) -> None:
        paper = Paper({**start.cells})
        with transaction.atomic():
            for deed in (each for part in parts for each in part):
                try:
                    with transaction.atomic():
                        act(house, paper, deed)
                except CapaianError:
                    continue
            transaction.set_rollback(True)
        seen.update(paper.seen)

    law()
    # The law says nothing where nothing happens.
    assert min(seen["verify"], seen["verify refused"]) > SEQUENCES // 20, seen
    assert min(seen["approve"], seen["approve refused"]) > SEQUENCES // 50, seen
