"""What was typed into a cell that went from its form since it was opened is told,
never dropped.
"""

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

HERS, OTHERS = cell("ktp.holders", AREAS[0]), cell("akta.punya", AREAS[0])
BOX = "tidak-ada"
BUSY = "Alat rekam rusak sebulan penuh."


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def share(house: House, post: str, code: str = "ktp") -> None:
    """Let a post fill in a component from now on."""
    name = field(house, COMPONENTS, code=code)
    stored = house.year.rows.get(sheet=COMPONENTS, cells__code=code).cells.get("owner", "")
    sent = {name: post, f"dulu-{name}": stored}
    assert house.browser("planner").post(PAGE, sent).status_code == 302


def send(
    house: House, sent: dict[str, str], name: str = "clerk2", post: str = CAPIL
) -> HttpResponse:
    answer: HttpResponse = house.browser(name).post(house.address(post), sent)
    return answer


def moved(house: House, over: str = "30", text: str = "37", wish: str = "simpan") -> HttpResponse:
    """Send what was typed into a cell that another post has by now,
    with one that is still there.
    """
    share(house, CAPIL)
    share(house, POST)
    sent = {
        f"sel-{HERS}": text,
        f"dulu-{HERS}": over,
        f"sel-{OTHERS}": "11",
        f"dulu-{OTHERS}": "10",
    }
    return send(house, {**sent, "aksi": wish})


def words(page: Element, by_id: str = BOX) -> str:
    return re.sub(r"\s+", " ", page.by_id(by_id).words)


def state(post: str = CAPIL) -> str:
    return str(PostForm.objects.get(post=post, period=QUARTER).state)


@pytest.mark.parametrize("wish", ["simpan", "ajukan"])
def test_it_is_reported_and_all_else_is_kept(house: House, wish: str) -> None:
    answer = moved(house, wish=wish)
    assert answer.status_code == 409
    report = words(elements(answer.content.decode()))
    assert "1 isian Anda tidak ada lagi di isian ini, jadi belum disimpan" in report
    assert "Penduduk yang sudah merekam KTP-el, Hulu, Triwulan I Tahun 2024: 37" in report
    counts = house.counts()
    assert (counts["ktp.holders", AREAS[0]], counts["akta.punya", AREAS[0]]) == ("30", "11")
    assert state() == "draft", "nothing of which a part was lost is handed in"


@pytest.mark.parametrize(("over", "text"), [("30", "30"), ("30", " 30 "), ("", "")])
def test_what_was_only_shown_keeps_nothing_back(house: House, over: str, text: str) -> None:
    assert moved(house, over, text).status_code == 302
    assert house.counts()["akta.punya", AREAS[0]] == "11"


def test_a_cell_that_was_emptied_is_reported_too(house: House) -> None:
    answer = moved(house, text="")
    assert answer.status_code == 409
    assert "Triwulan I Tahun 2024: kosong" in words(elements(answer.content.decode()))


def test_a_reason_for_it_is_reported(house: House) -> None:
    share(house, CAPIL)
    share(house, POST)
    answer = send(house, {f"sebab-{HERS}": BUSY, "aksi": "simpan"})
    assert answer.status_code == 409
    report = words(elements(answer.content.decode()))
    assert "Penjelasan untuk Penduduk yang sudah merekam KTP-el, Hulu" in report and BUSY in report
    assert not Remark.objects.exists()
    assert (
        send(
            house, {f"sebab-{HERS}": BUSY, f"dulu-sebab-{HERS}": BUSY, "aksi": "simpan"}
        ).status_code
        == 302
    )


def test_nobody_fills_in_a_form_by_what_was_lost(house: House) -> None:
    form = PostForm.objects.get(post=CAPIL, period=QUARTER)
    before = form.changed_at
    answer = send(house, {f"sel-{HERS}": "37", f"dulu-{HERS}": "30", "aksi": "simpan"}, "clerk2")
    form.refresh_from_db()
    assert answer.status_code == 409 and form.changed_at == before


def test_the_script_receives_which_they_are(house: House) -> None:
    share(house, CAPIL)
    share(house, POST)
    sent = {f"sel-{HERS}": "37", f"dulu-{HERS}": "30", "aksi": "simpan"}
    answer = house.browser("clerk2").post(
        house.address(CAPIL), sent, headers={"accept": "application/json"}
    )
    data = answer.json()
    assert (
        answer.status_code == 409 and HERS not in data["tersimpan"] and OTHERS in data["tersimpan"]
    )
    assert list(data["tidak_ada"]) == [HERS] and "Hulu" in data["tidak_ada"][HERS]


def test_a_cell_of_a_measure_with_another_code_is_named_by_its_parts(house: House) -> None:
    replace(house, "planner", lambda _, text: text.replace("ktp.holders", "ktp.pemilik"))
    answer = send(
        house, {f"sel-{HERS}": "37", f"dulu-{HERS}": "30", "aksi": "simpan"}, "clerk", POST
    )
    assert answer.status_code == 409
    assert "Hulu, Triwulan I Tahun 2024: 37" in words(elements(answer.content.decode()))


def test_a_rhythm_that_changed_takes_no_figure_in_silence(house: House) -> None:
    second = f"{YEAR}-Q2"
    names = {f"{word}irama-ktp": kind for word, kind in (("", "semester"), ("dulu-", "quarter"))}
    assert house.browser("planner").post(f"/kecil/{YEAR}/jadwal/", names).status_code == 302
    name = cell("ktp.holders", AREAS[0], second)
    address = house.address(quarter=second)
    answer = house.browser("clerk").post(address, {f"sel-{name}": "44", "aksi": "simpan"})
    assert answer.status_code == 409
    assert "Hulu, Triwulan II Tahun 2024: 44" in words(elements(answer.content.decode()))


def test_it_stays_in_the_page_where_nothing_at_all_could_be_stored(house: House) -> None:
    OfficeYear.objects.filter(pk=house.year.pk).update(is_closed=True)
    sent = {f"sel-{HERS}": "37", f"dulu-{HERS}": "30", f"sebab-{HERS}": BUSY, "aksi": "simpan"}
    answer = send(house, {**sent, f"sel-{OTHERS}": "11", f"dulu-{OTHERS}": "10"})
    report = words(elements(answer.content.decode()))
    assert answer.status_code == 422 and "37" in report and BUSY in report
