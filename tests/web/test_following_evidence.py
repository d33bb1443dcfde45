"""Evidence goes with the figures that another post owes now, and stays that of who brought it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.approving import put, row, write
from tests.web.elements import elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House
from tests.web.proving import paper, sent
from tests.web.two_units import CAPIL, COUNTS, REASON, two_units

from capaian.web.evidence.models import Requirement, Upload
from capaian.web.measurement.flow import State
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db
COMPONENTS, PAGE = "plan.yaml#components", f"/kecil/{YEAR}/pembagian/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def share(own: House, post: str) -> None:
    """Give a component to a post on the page of sharing."""
    stands = row(own, COMPONENTS, code="ktp")
    name = "jabatan-plan-components-ktp"
    sent = {name: post, f"dulu-{name}": stands.cells.get("owner", "")}
    assert own.browser("planner").post(PAGE, {**sent, "alasan": REASON}).status_code == 302


def words(own: House, name: str, address: str) -> str:
    answer = own.browser(name).get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", elements(answer.text).text)


def bring(own: House, name: str, post: str, codes: str, text: str = "Rekap") -> None:
    body = {"membuktikan": codes.split(), "keterangan": "Berita acara", "berkas": sent("a.pdf", paper(text))}
    assert own.browser(name).post(own.address(post, more="bukti/"), body).status_code == 302


def uploads(own: House) -> set[tuple[str, str, str]]:
    """Form, codes and who brought it, of each file that is there."""
    found = Upload.objects.filter(office_year=own.year, file__isnull=False).select_related("form", "by")
    return {(each.form.post if each.form else "", each.codes, each.by.username) for each in found}


def test_a_file_goes_with_its_figure_and_who_owes_it_may_hand_in_and_remove_it(own: House) -> None:
    bring(own, "clerk", POST, "ktp")
    Requirement.objects.create(office_year=own.year, code="ktp")
    share(own, CAPIL)
    assert uploads(own) == {(CAPIL, "ktp", own.people["clerk"].username)}
    assert "Berita acara" in words(own, "clerk2", own.address(CAPIL))
    assert "Berita acara" in words(own, "clerk2", f"/kecil/{YEAR}/jejak/cakupan/ktp/{QUARTER}/")
    (entry,) = Entry.objects.filter(action="evidence.moved")
    assert (entry.actor, entry.reason) == (own.people["planner"], REASON)
    assert "Bukti ikut nilainya" in words(own, "head", f"/kecil/{YEAR}/catatan/")
    assert own.browser("clerk2").post(own.address(CAPIL), {"aksi": "ajukan"}).status_code == 302


def test_who_owes_the_figure_now_takes_its_file_away(own: House) -> None:
    bring(own, "clerk", POST, "ktp")
    share(own, CAPIL)
    upload = Upload.objects.get()
    answer = own.browser("clerk2").post(
        f"/kecil/{YEAR}/bukti/unggahan/{upload.pk}/hapus/", {"alasan": REASON}
    )
    assert answer.status_code == 302 and uploads(own) == set()


def test_it_comes_back_with_its_figure(own: House) -> None:
    bring(own, "clerk", POST, "ktp")
    share(own, CAPIL)
    share(own, POST)
    assert uploads(own) == {(POST, "ktp", own.people["clerk"].username)}


def test_a_file_that_proves_something_of_the_former_post_too_stays_there(own: House) -> None:
    share(own, CAPIL)
    bring(own, "clerk2", CAPIL, "akta ktp")
    share(own, POST)
    assert uploads(own) == {(CAPIL, "akta ktp", own.people["clerk2"].username)}


def test_a_file_that_the_other_form_has_already_proves_more_there(own: House) -> None:
    bring(own, "clerk", POST, "ktp")
    bring(own, "clerk2", CAPIL, "akta")
    share(own, CAPIL)
    assert (CAPIL, "akta ktp", own.people["clerk2"].username) in uploads(own)


def test_nothing_goes_into_a_form_that_is_not_open_or_of_a_figure_that_stays(own: House) -> None:
    bring(own, "clerk", POST, "ktp")
    before = uploads(own)
    put(own, State.SUBMITTED, CAPIL)
    own.year.rows.filter(sheet=COUNTS, cells__measure__startswith="ktp.").delete()
    own.year.save()
    write(own, row(own, COMPONENTS, code="ktp"), owner=CAPIL)
    write(own, row(own, "areas.csv", code=AREAS[0]), name="Hulu Baru")
    assert uploads(own) == before
