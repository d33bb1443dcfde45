"""Two offices in one installation: nothing of one is seen, named or changed from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.urls import reverse
from tests.web.twins import CELLS, first_row, of_offices, office_year, person, signed_in, told

from capaian.web.offices.models import Membership, Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import ConflictError, Edit, change
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
FORM = {"versi": "1", "alasan": "Tercatat dua kali.", **{f"sel-{name}": text for name, text in CELLS.items()}}


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


def pairs(own: OfficeYear, twin: OfficeYear) -> Iterator[tuple[str, str]]:
    """Each address with something of the twin in each of its slots, and with something that is nowhere."""
    mine = {"office": "asri", "year": 2024, "slug": "outputs", "name": "a", "pk": first_row(own).pk}
    others = {"office": "asra", "year": 2023, "pk": first_row(twin).pk}
    nowhere = {"office": "tidak-ada", "year": 1999, "pk": 10**9}
    for name, slots in of_offices().items():
        for swapped in (("office",), ("year",), ("pk",), ("office", "pk"), ("office", "year")):
            if not slots.issuperset(swapped):
                continue
            yield tuple(
                reverse(name, kwargs={slot: (lie if slot in swapped else mine)[slot] for slot in slots})
                for lie in (others, nowhere)
            )


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_what_is_of_the_twin_looks_as_what_is_nowhere(method: str) -> None:
    own, twin, earlier = office_year("asri"), office_year("asra"), office_year("asra", 2023)
    client = signed_in(person("segala", own.office, *Role))
    before = kept(own, twin, earlier)
    found = [*pairs(own, twin)]
    assert len(found) >= 80, "every address of an office, each slot and pair of slots swapped"
    for there, nowhere in found:
        sent = FORM if method == "POST" else None
        answers = [
            client.generic(method, address) if sent is None else client.post(address, sent)
            for address in (there, nowhere)
        ]
        assert answers[0].status_code == 404, there
        assert shown(answers[0]) == shown(answers[1]), there
    assert (kept(own, twin, earlier), told()) == (before, 0)
    assert not twin.office.trail.exists(), "a refusal is told to the office of who was refused"


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
        assert conflict.stands is None, "what stands in the row of the twin is not given back"
    assert kept(own, twin) == before


def test_a_change_is_told_in_the_log_of_its_office_alone() -> None:
    own, twin = office_year("asri"), office_year("asra")
    client = signed_in(person("perencana", own.office, Role.PLANNER))
    client.post(f"/asri/2024/perencanaan/outputs/{first_row(own).pk}/", {"versi": "1", "sel-actual": "2"})
    assert [entry.office for entry in Entry.objects.all()] == [own.office]
    assert Entry.objects.filter(office=twin.office).count() == 0


def test_no_page_of_an_office_names_its_twin_or_shows_its_rows() -> None:
    own, twin = office_year("asri"), office_year("asra")
    client = signed_in(person("perencana", own.office, Role.PLANNER))
    values = {"office": "asri", "year": 2024, "slug": "outputs", "name": "a", "pk": first_row(own).pk}
    texts = {
        name: client.get(reverse(name, kwargs={slot: values[slot] for slot in slots})).text
        for name, slots in of_offices().items()
    }
    texts["found"] = client.get("/asri/2024/perencanaan/outputs/?cari=milik").text
    texts["home"] = client.get("/", follow=True).text
    assert "milik asri" in texts["found"]
    assert [name for name, text in texts.items() if "asra" in text.casefold()] == []
    assert twin.rows.count() == 1


def test_equal_years_of_twins_show_their_own_rows() -> None:
    for slug in ("asri", "asra"):
        year = office_year(slug)
        client = signed_in(person(f"pembaca-{slug}", year.office, Role.VIEWER))
        text = client.get(f"/{slug}/2024/perencanaan/outputs/").text
        assert re.findall(r"milik \w+", text) == [f"milik {slug}"]


def test_a_row_stands_at_its_own_sheet_alone() -> None:
    own = office_year("asri")
    client, row = signed_in(person("perencana", own.office, Role.PLANNER)), first_row(own)
    for sheet in ("counts", "nodes", "plan-goals"):
        for ending in ("", "hapus/"):
            address = f"/asri/2024/perencanaan/{sheet}/{row.pk}/{ending}"
            assert client.get(address).status_code == client.post(address, FORM).status_code == 404
    assert kept(own)[0] == 0


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
