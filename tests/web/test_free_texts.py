"""Signs that nobody types do not come in with free text, wherever it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, house, typed
from tests.web.twins import person, signed_in

from capaian.web.accounts.models import User
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db
ODD = "\x00Server\x07 pusat\x1b mati.\x7f"
SAID = "Server pusat mati."
REASON = f"sebab-{cell('ktp.holders', AREAS[1])}"
LACKING = typed(("90", ""), ("100", "50"))


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def test_words_of_a_form_are_kept_without_them(own: House) -> None:
    clerk, planner = own.browser("clerk"), own.browser("planner")
    assert clerk.post(own.address(), {**LACKING, REASON: ODD, "aksi": "ajukan"}).status_code == 302
    assert Remark.objects.get(kind="explanation").text == SAID
    assert (
        planner.post(
            own.address(more="catatan/"), {"nilai": REASON.removeprefix("sebab-"), "catatan": ODD}
        ).status_code
        == 302
    )
    remark = Remark.objects.get(kind="comment")
    assert remark.text == SAID
    form = PostForm.objects.get(post=POST, period=QUARTER)
    assert own.step("planner", "return", f"{ODD} Periksa lagi angkanya.").status_code == 302
    assert form.steps.get(step="return").reason == f"{SAID} Periksa lagi angkanya."
    assert clerk.post(own.address(), {f"jawab-{remark.pk}": ODD, "aksi": "simpan"}).status_code == 302
    remark.refresh_from_db()
    assert remark.answer == SAID
    assert Entry.objects.filter(action__startswith="remark.").count() == 3


def test_lines_and_tabs_of_a_text_stay(own: House) -> None:
    text = "Dua sebab:\r\n\tserver mati,\r\n\tlistrik padam."
    own.browser("clerk").post(own.address(), {**LACKING, REASON: text, "aksi": "simpan"})
    assert Remark.objects.get().text == text.replace("\r\n", "\n")


def test_names_of_people_are_kept_without_them(own: House) -> None:
    admin = signed_in(person("tata", own.year.office, Role.ADMINISTRATOR))
    sent = {"username": "sari", "full_name": "Sari\x00 Ayu", "roles": ["viewer", "inspector"]}
    assert admin.post(f"/kecil/{YEAR}/orang/baru/", sent).status_code == 200
    user = User.objects.get(username="sari")
    assert user.full_name == "Sari Ayu" and user.memberships.count() == 2


def test_a_cell_tells_of_them_instead(own: House) -> None:
    name = cell("ktp.holders", AREAS[0])
    answer = own.browser("clerk").post(own.address(), {f"sel-{name}": "9\x000", "aksi": "simpan"})
    assert answer.status_code == 422 and own.counts() == {}
