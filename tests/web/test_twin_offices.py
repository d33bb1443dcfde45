"""Two offices in one installation: nothing of one is seen, named or changed from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from tests.conftest import IS_NIGHTLY
from tests.web.spoiling import registers_of
from tests.web.twins import (
    CELLS,
    SINCE,
    count_entries,
    first_row,
    of_offices,
    office_year,
    person,
    signed_in,
)

from capaian.web.accounts.models import User
from capaian.web.complaints.models import Complaint
from capaian.web.evidence.models import Upload
from capaian.web.feed.models import ClosedMonth
from capaian.web.inspection.views import InspectReport
from capaian.web.jobs.models import Job
from capaian.web.offices.models import Holding, Membership, Role
from capaian.web.papers.models import PaperVersion
from capaian.web.services.blanks.models import BlankMovement
from capaian.web.services.models import Ticket
from capaian.web.services.visits.models import Visit
from capaian.web.site.access import RIGHTS
from capaian.web.surveys.models import Survey
from capaian.web.trail.record import Author
from capaian.web.years.change import ConflictError, Edit, change
from capaian.web.years.models import OfficeYear

SWAPPED = (
    ("office",),
    ("year",),
    ("pk",),
    *([("office", "pk"), ("office", "year")] if IS_NIGHTLY else []),
)
"""Slots of an address that name something of the twin;
with its office it is turned away before any view.
"""
FORM = {
    "versi": "1",
    "alasan": "Tercatat dua kali.",
    **{f"sel-{name}": text for name, text in CELLS.items()},
}


def shown(answer: HttpResponse) -> tuple[int, str, dict[str, str]]:
    """All that an answer tells, without the token that is another one each time."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return answer.status_code, text, {**answer.headers}


def kept(*years: OfficeYear) -> list[object]:
    """All that is kept of years."""
    found: list[object] = []
    for year in years:
        year.refresh_from_db()
        found += [year.revision, *year.rows.values_list("pk", "version", "cells")]
    return found


@dataclass(frozen=True)
class Twins:
    """Two years beside each other, and what the twin has of each kind."""

    own: OfficeYear
    twin: OfficeYear
    kinds: Mapping[str, Model]
    """What the twin has that addresses show by a number, by the first word of their names."""

    @classmethod
    def begin(cls, user: User) -> Twins:
        """Make them; the job of the twin is of somebody who works in the
        other office alone by now.
        """
        own, twin = OfficeYear.objects.get(office__slug="asri"), office_year("asra")
        version = PaperVersion.objects.create(
            office_year=twin,
            kind="lkjip",
            name="lkjip",
            title="LKjIP",
            number=1,
            state="made",
            is_draft=False,
            revision=0,
            data_sha256="0" * 64,
            program="1",
            seconds=1,
        )
        job = Job.objects.create(
            kind=InspectReport.name, office=twin.office, year=2024, key="x", created_by=user
        )
        clerk = person("dia", twin.office, Role.DATA_ENTRY)
        holding = Holding.objects.create(office=twin.office, user=clerk, post="kabid", since=SINCE)
        upload = Upload.objects.create(office_year=twin, name="a.pdf", sha256="0" * 64, by=clerk)
        kinds = {
            "paper": version,
            "job": job,
            "inspection": job,
            "evidence": upload,
            "holding": holding,
        }
        rows = {type(each): each for each in registers_of(twin)}
        kinds |= {"complaint": rows[Complaint], "ticket": rows[Ticket], "visit": rows[Visit]}
        kinds |= {
            "survey": rows[Survey],
            "blank": rows[BlankMovement],
            "register": rows[ClosedMonth],
            "person": clerk,
        }
        return cls(own, twin, kinds)

    def pk(self, name: str) -> int:
        """Number of something of the twin that an address could show."""
        thing = self.kinds.get(name.partition("_")[0], first_row(self.twin))
        return int(thing.pk)

    def things(self) -> list[dict[str, object]]:
        """All that is kept of what the twin has."""
        return [
            type(each)._default_manager.values().get(pk=each.pk) for each in self.kinds.values()
        ]

    def pairs(self, method: str) -> Iterator[tuple[str, str]]:
        """Each address with something of the twin in each of its slots,
        and with what is nowhere.
        """
        mine = {
            "office": "asri",
            "year": 2024,
            "slug": "outputs",
            "name": "a",
            "pk": first_row(self.own).pk,
        }
        mine |= {"subject": "outside_mean:iku-1", "token": "a"}
        nowhere = {"office": "tidak-ada", "year": 1999, "pk": 10**9}
        for name, slots in of_offices().items():
            if method not in RIGHTS[name]:
                continue  # it is nowhere for anybody, as the matrix of permissions proves
            others = {"office": "asra", "year": 2023, "pk": self.pk(name)}
            for swapped in SWAPPED:
                if not slots.issuperset(swapped):
                    continue
                yield tuple(
                    reverse(
                        name,
                        kwargs={slot: (lie if slot in swapped else mine)[slot] for slot in slots},
                    )
                    for lie in (others, nowhere)
                )


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_of_the_twin_looks_as_what_is_nowhere(method: str) -> None:
    user = person("segala", office_year("asri").office, *Role)
    both = Twins.begin(user)
    earlier, client = office_year("asra", 2023), signed_in(user)
    before = (
        kept(both.own, both.twin, earlier),
        both.things(),
        count_entries(),
        both.twin.office.trail.count(),
    )
    found = [*both.pairs(method)]
    assert len(found) >= (80 if IS_NIGHTLY else 50), (
        "every address of an office, each slot swapped"
    )
    for there, nowhere in found:
        answers = [
            client.post(address, FORM) if method == "POST" else client.get(address)
            for address in (there, nowhere)
        ]
        assert answers[0].status_code == 404, there
        assert shown(answers[0]) == shown(answers[1]), there
    entries = both.twin.office.trail.count()
    assert entries == before[-1], "a refusal is told to the office of who was refused"
    assert (kept(both.own, both.twin, earlier), both.things(), count_entries(), entries) == before


def test_who_writes_in_one_office_and_reads_in_the_other_writes_in_the_one_alone() -> None:
    own, twin = office_year("asri"), office_year("asra")
    user = person("rangkap", own.office, Role.PLANNER, Role.ADMINISTRATOR)
    Membership.objects.create(office=twin.office, user=user, role=Role.VIEWER, since="2020-01-01")
    client, row = signed_in(user), first_row(twin)
    before = kept(twin)
    base = "/asra/2024/perencanaan/outputs/"
    assert client.get(f"{base}{row.pk}/").status_code == 200
    for address in (f"{base}baru/", f"{base}{row.pk}/", f"{base}{row.pk}/hapus/"):
        assert client.post(address, FORM).status_code == 404, address
    assert kept(twin) == before
    mine = f"/asri/2024/perencanaan/outputs/{first_row(own).pk}/"
    assert client.post(mine, {"versi": "1", "sel-actual": "2"}).status_code == 302
    assert (first_row(own).cells["actual"], kept(twin)) == ("2", before)


def test_a_row_of_the_twin_cannot_be_named_in_a_change() -> None:
    own, twin = office_year("asri"), office_year("asra")
    row, before = first_row(twin), kept(own, twin)
    for cells in ({"actual": "2"}, None):
        with pytest.raises(ConflictError) as caught:
            change(own, [Edit("outputs.csv", cells, row.pk, row.version)], Author())
        (conflict,) = caught.value.conflicts
        assert conflict.stored is None, "what stands in the row of the twin is not given back"
    assert kept(own, twin) == before


def test_no_page_of_an_office_names_its_twin_or_shows_its_rows() -> None:
    own, twin = office_year("asri"), office_year("asra")
    client = signed_in(person("perencana", own.office, Role.PLANNER))
    values = {
        "office": "asri",
        "year": 2024,
        "slug": "outputs",
        "name": "a",
        "pk": first_row(own).pk,
    }
    values |= {"subject": "outside_mean:iku-1", "token": "a"}
    texts = {
        name: client.get(reverse(name, kwargs={slot: values[slot] for slot in slots})).text
        for name, slots in of_offices().items()
    }
    texts["found"] = client.get("/asri/2024/perencanaan/outputs/?cari=milik").text
    texts["home"] = client.get("/", follow=True).text
    assert "milik asri" in texts["found"]
    assert [name for name, text in texts.items() if "asra" in text.casefold()] == []
    assert twin.rows.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "/asri/99999999999999999999999999/",
        "/asri/0/",
        "/asri/2024/perencanaan/outputs/0/",
        "/asri/2024/perencanaan/outputs/99999999999999999999999999/",
        "/asri/2024/perencanaan/outputs/99999999999999999999999999/hapus/",
        "/ASRI/2024/",
        "/asri/2024/perencanaan/OUTPUTS/",
        "/asri/2024/perencanaan/outputs/1'--/",
        "/asri/2024/perencanaan/outputs/%00/",
        "/asri/2024/perencanaan/../../../asra/2024/",
        "/" + "a" * 500 + "/2024/",
    ],
)
def test_an_address_of_nothing_is_a_page_that_says_so(address: str) -> None:
    office_year("asra")
    client = signed_in(person("perencana", office_year("asri").office, Role.PLANNER))
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<h1>Halaman ini tidak ada</h1>" in answer.text
