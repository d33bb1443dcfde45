"""What was typed into a cell that went from its form since it was opened is told, never dropped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell
from tests.web.test_sharing_page import COMPONENTS, PAGE, field
from tests.web.two_units import CAPIL, replace, two_units

from capaian.web.measurement.models import PostForm, Remark
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
HERS, OTHERS = cell("ktp.holders", AREAS[0]), cell("akta.punya", AREAS[0])
BOX = "tidak-ada"
BUSY = "Alat rekam rusak sebulan penuh."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def share(own: House, post: str, code: str = "ktp") -> None:
    """Let a post fill in a component from now on."""
    name = field(own, COMPONENTS, code=code)
    stands = own.year.rows.get(sheet=COMPONENTS, cells__code=code).cells.get("owner", "")
    sent = {name: post, f"dulu-{name}": stands}
    assert own.browser("planner").post(PAGE, sent).status_code == 302


def send(own: House, sent: dict[str, str], name: str = "clerk2", post: str = CAPIL) -> HttpResponse:
    answer: HttpResponse = own.browser(name).post(own.address(post), sent)
    return answer


def moved(own: House, over: str = "30", text: str = "37", wish: str = "simpan") -> HttpResponse:
    """Send what was typed into a cell that another post has by now, with one that is still there."""
    share(own, CAPIL)
    share(own, POST)
    sent = {f"sel-{HERS}": text, f"dulu-{HERS}": over, f"sel-{OTHERS}": "11", f"dulu-{OTHERS}": "10"}
    return send(own, {**sent, "aksi": wish})


def words(page: Element, by_id: str = BOX) -> str:
    return re.sub(r"\s+", " ", page.by_id(by_id).words)


def state(post: str = CAPIL) -> str:
    return str(PostForm.objects.get(post=post, period=QUARTER).state)


@pytest.mark.parametrize("wish", ["simpan", "ajukan"])
def test_it_is_told_and_all_else_is_kept(own: House, wish: str) -> None:
    answer = moved(own, wish=wish)
    assert answer.status_code == 409
    told = words(elements(answer.content.decode()))
    assert "1 isian Anda tidak ada lagi di isian ini, jadi belum disimpan" in told
    assert "Penduduk yang sudah merekam KTP-el, Hulu, Triwulan I Tahun 2024: 37" in told
    counts = own.counts()
    assert (counts["ktp.holders", AREAS[0]], counts["akta.punya", AREAS[0]]) == ("30", "11")
    assert state() == "draft", "nothing of which a part was lost is handed in"


@pytest.mark.parametrize(("over", "text"), [("30", "30"), ("30", " 30 "), ("", "")])
def test_what_was_only_shown_keeps_nothing_back(own: House, over: str, text: str) -> None:
    assert moved(own, over, text).status_code == 302
    assert own.counts()["akta.punya", AREAS[0]] == "11"


def test_a_cell_that_was_emptied_is_told_too(own: House) -> None:
    answer = moved(own, text="")
    assert answer.status_code == 409
    assert "Triwulan I Tahun 2024: kosong" in words(elements(answer.content.decode()))


def test_a_reason_for_it_is_told(own: House) -> None:
    share(own, CAPIL)
    share(own, POST)
    answer = send(own, {f"sebab-{HERS}": BUSY, "aksi": "simpan"})
    assert answer.status_code == 409
    told = words(elements(answer.content.decode()))
    assert "Penjelasan untuk Penduduk yang sudah merekam KTP-el, Hulu" in told and BUSY in told
    assert not Remark.objects.exists()
    assert send(own, {f"sebab-{HERS}": BUSY, f"dulu-sebab-{HERS}": BUSY, "aksi": "simpan"}).status_code == 302


def test_nobody_fills_in_a_form_by_what_was_lost(own: House) -> None:
    form = PostForm.objects.get(post=CAPIL, period=QUARTER)
    before = form.changed_at
    answer = send(own, {f"sel-{HERS}": "37", f"dulu-{HERS}": "30", "aksi": "simpan"}, "clerk2")
    form.refresh_from_db()
    assert answer.status_code == 409 and form.changed_at == before


def test_the_script_is_told_which_they_are(own: House) -> None:
    share(own, CAPIL)
    share(own, POST)
    sent = {f"sel-{HERS}": "37", f"dulu-{HERS}": "30", "aksi": "simpan"}
    answer = own.browser("clerk2").post(own.address(CAPIL), sent, headers={"accept": "application/json"})
    told = answer.json()
    assert answer.status_code == 409 and HERS not in told["tersimpan"] and OTHERS in told["tersimpan"]
    assert list(told["tidak_ada"]) == [HERS] and "Hulu" in told["tidak_ada"][HERS]


def test_a_cell_of_a_measure_with_another_code_is_named_by_its_parts(
    own: House,
) -> None:
    replace(own, "planner", lambda _, text: text.replace("ktp.holders", "ktp.pemilik"))
    answer = send(own, {f"sel-{HERS}": "37", f"dulu-{HERS}": "30", "aksi": "simpan"}, "clerk", POST)
    assert answer.status_code == 409
    assert "Hulu, Triwulan I Tahun 2024: 37" in words(elements(answer.content.decode()))


def test_a_rhythm_that_changed_takes_no_figure_in_silence(own: House) -> None:
    second = f"{YEAR}-Q2"
    names = {f"{word}irama-ktp": kind for word, kind in (("", "semester"), ("dulu-", "quarter"))}
    assert own.browser("planner").post(f"/kecil/{YEAR}/jadwal/", names).status_code == 302
    name = cell("ktp.holders", AREAS[0], second)
    address = own.address(quarter=second)
    answer = own.browser("clerk").post(address, {f"sel-{name}": "44", "aksi": "simpan"})
    assert answer.status_code == 409
    assert "Hulu, Triwulan II Tahun 2024: 44" in words(elements(answer.content.decode()))


def test_it_stays_in_the_page_where_nothing_at_all_could_be_stored(own: House) -> None:
    OfficeYear.objects.filter(pk=own.year.pk).update(is_closed=True)
    sent = {f"sel-{HERS}": "37", f"dulu-{HERS}": "30", f"sebab-{HERS}": BUSY, "aksi": "simpan"}
    answer = send(own, {**sent, f"sel-{OTHERS}": "11", f"dulu-{OTHERS}": "10"})
    told = words(elements(answer.content.decode()))
    assert answer.status_code == 422 and "37" in told and BUSY in told
