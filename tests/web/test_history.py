"""The page of the log: who sees it, what it says in words, how it is narrowed, and that it only shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House, house, typed
from tests.web.twins import person

import capaian.web
from capaian.web.history.views import PARTS
from capaian.web.measurement.flow import FormStep
from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import ACTIONS, Author, Deed, LogAction, LogSubject, record
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
PLACE = f"/kecil/{YEAR}/catatan/"
FULL = typed(("90", "45"), ("100", "50"))


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    own.people["inspector"] = person("inspektur-kecil", own.year.office, Role.INSPECTOR)
    own.people["administrator"] = person("admin-kecil", own.year.office, Role.ADMINISTRATOR)
    return own


def entries(page: str) -> list[str]:
    """What each entry of a page says."""
    (body,) = elements(page).all("tbody")
    return [row.words for row in body.all("tr")]


def displayed_entries(own: House, who: str = "inspector", **wish: str) -> list[str]:
    page = own.browser(who).get(PLACE, wish).content.decode()
    return entries(page) if "<tbody>" in page else []


def note(own: House, *deeds: Deed, who: str = "planner", reason: str = "") -> None:
    with transaction.atomic():
        record(own.year.office, Author(own.people[who], Role.PLANNER, reason), deeds)


def test_it_shows_to_inspector_head_and_administrator_alone(own: House) -> None:
    for who in ("inspector", "head", "administrator"):
        answer = own.browser(who).get(PLACE)
        assert answer.status_code == 200
        assert f'href="{PLACE}" aria-current="page">Catatan' in answer.content.decode()
    for who in ("clerk", "holder", "planner", "viewer"):
        assert own.browser(who).get(PLACE).status_code == 404
        assert PLACE not in own.browser(who).get(f"/kecil/{YEAR}/").content.decode()
    assert Client().get(PLACE).status_code == 302
    assert own.browser("inspector").post(PLACE, {}).status_code == 404


def test_it_says_in_words_what_was_changed(own: House) -> None:
    browser = own.browser("clerk")
    browser.post(own.address(), {**FULL, "aksi": "simpan"})
    again = typed(("1.090", "45"), ("1.100", "50"))
    over = {f"dulu-{name.removeprefix('sel-')}": text for name, text in FULL.items()}
    browser.post(own.address(), {**again, **over, "aksi": "ajukan"})
    told = displayed_entries(own)
    assert any("Isian diajukan" in each and "Kepala Bidang" in each and "Triwulan I" in each for each in told)
    assert any("Draf" in each and "Diajukan" in each and "menjadi" in each for each in told)
    (changed,) = [each for each in told if "Baris diubah" in each and "1.090" in each]
    for words in ("Petugas-Kecil", "Petugas data", "Hulu", "90", "menjadi"):
        assert words in changed
    page = own.browser("inspector").get(PLACE).content.decode()
    main = page[page.index("<table") :]
    assert not re.search(r"row\.|form\.|counts\.csv|submitted|data_entry", main)


def test_newest_stands_first_and_pages_follow_each_other(own: House) -> None:
    for number in range(120):
        note(own, Deed("year.begun", f"{number:03}"))
    page = own.browser("inspector").get(PLACE).content.decode()
    seen: list[str] = []
    for _ in range(9):
        seen += [word for each in entries(page) for word in re.findall(r"Tahun dimulai ?(\d{3})", each)]
        link = re.search(r'href="\?([^"]*sebelum=\d+)"', page)
        if link is None:
            break
        page = own.browser("inspector").get(f"{PLACE}?{link[1]}").content.decode()
    assert seen == [f"{number:03}" for number in range(119, -1, -1)]


def test_it_is_narrowed_by_person_deed_thing_and_day(own: House) -> None:
    note(own, Deed("form.approve", f"kecil {YEAR}/{POST}/{QUARTER}"), who="head")
    note(own, Deed("deadline.changed", "Triwulan I", None, {"day": "2024-04-15"}))
    change(
        own.year,
        [Edit("factors.csv", {"subject": "iku-ktp", "period": "2024", "kind": "driver", "text": "A"})],
        Author(),
    )
    assert [
        len(displayed_entries(own, orang=str(own.people["head"].pk))),
        len(displayed_entries(own, orang="0")),
    ] == [1, 1]
    assert "15 April 2024" in displayed_entries(own, jenis="deadline.changed")[0]
    assert ["Faktor" in each for each in displayed_entries(own, hal="factors")] == [True]
    assert len(displayed_entries(own, hal="isian")) == 1 and len(displayed_entries(own, hal="jadwal")) == 1
    wrong = own.browser("inspector").get(PLACE, {"hal": "tidak-ada", "orang": "x"}).text
    assert "Hal: pilih dari daftar." in wrong and "Orang: pilih dari daftar." in wrong
    today = timezone.localdate()
    assert len(displayed_entries(own, dari=str(today), sampai=str(today))) == 3
    assert displayed_entries(own, sampai=str(today - timedelta(days=1))) == []
    assert displayed_entries(own, dari=str(today + timedelta(days=1))) == []


@pytest.mark.parametrize("text", ["kemarin", "2024-13-01", "\0"])
def test_a_day_that_is_none_is_told(own: House, text: str) -> None:
    answer = own.browser("inspector").get(PLACE, {"dari": text, "sampai": "x", "sebelum": "²"})
    assert answer.status_code == 200
    assert "Dari tanggal: pilih harinya dari kalender." in answer.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all_narrow_too(own: House, day: str) -> None:
    note(own, Deed("year.begun", "2024"))
    assert len(displayed_entries(own, dari=day)) + len(displayed_entries(own, sampai=day)) == 1


def test_another_office_is_not_told_of(own: House, tmp_path: Path) -> None:
    other = house(tmp_path, "lain")
    note(other, Deed("year.begun", "9999"))
    assert not [each for each in displayed_entries(own) if "9999" in each]


def test_what_is_told_is_text(own: House) -> None:
    note(own, Deed("person.made", "x", None, {"name": "<b>Tebal</b>", "lain": "x"}), reason="<i>miring</i>")
    page = own.browser("head").get(PLACE).content.decode()
    assert "&lt;b&gt;Tebal" in page and "&lt;i&gt;miring" in page


def test_what_has_no_words_any_more_shows_no_code(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    odd: Mapping[str, object] = {
        "state": "submitted",
        "codes": ["ktp", "lain"],
        "form": "x",
        "day": "2024-02-30",
    }
    with monkeypatch.context() as before:
        before.setitem(ACTIONS, "strange.thing", LogAction("", LogSubject.NOTHING))
        note(own, Deed("strange.thing", "x", odd, {}))
    note(own, Deed("row.changed", "x"), Deed("row.added", "1/lain.csv/9"))
    told = displayed_entries(own)
    assert "Perbuatan lain" in told[2] and "strange" not in told[2]
    assert "Lembar yang sudah tidak ada" in told[0]


def test_what_evidence_proves_is_told_by_name_and_its_size_as_people_say_it(own: House) -> None:
    made: Mapping[str, object] = {"size": 13_557, "proves": "ktp lain"}
    note(own, Deed("evidence.added", "1/foto.png", None, made))
    (told,) = displayed_entries(own, jenis="evidence.added")
    facts = know(own.year).found.office_year
    assert facts is not None
    (name,) = [each.name for each in facts.components if each.code == "ktp"]
    assert f"{name}; lain" in told and "Membuktikan: ktp" not in told
    assert "Ukuran: 13,2 KB" in told


def test_the_log_of_an_invented_office_says_where_its_earlier_steps_stand(own: House) -> None:
    assert "riwayat setiap isian" not in own.browser("head").get(PLACE).text
    own.year.office.is_demonstration = True
    own.year.office.save()
    assert "riwayat setiap isian" in own.browser("head").get(PLACE).text


def test_a_long_text_is_cut(own: House) -> None:
    note(own, Deed("person.made", "x", None, {"name": "a" * 5_000}))
    (told,) = displayed_entries(own, jenis="person.made")
    assert "5000 huruf" in told and len(told) < 900


def test_an_action_without_a_line_is_not_recorded(own: House) -> None:
    with pytest.raises(ValueError, match=r"'thing\.planted': add its line to trail/actions\.csv"):
        note(own, Deed("thing.planted"))
    assert not Entry.objects.filter(action="thing.planted").exists()


def test_each_action_that_the_program_names_has_a_line() -> None:
    kinds = "|".join({name.partition(".")[0] for name in ACTIONS} - {"office"})  # whose facts texts name too
    paths = (path for path in Path(capaian.web.__path__[0]).rglob("*.py") if "migrations" not in path.parts)
    words = {
        node.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    named = {word for word in words if re.fullmatch(rf"(?:{kinds})\.(?!yaml)[a-z_]+", word)}
    assert len(named) > 60 and named | {f"form.{step}" for step in FormStep} <= {*ACTIONS}
    shown = (*PARTS.values(), *(action.words for action in ACTIONS.values()))
    assert all(word and "_" not in word for word in shown)


def test_a_page_asks_as_often_however_many_entries_it_has(
    own: House, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cells = {"subject": "iku-ktp", "period": "2024", "kind": "driver"}
    change(own.year, [Edit("factors.csv", {**cells, "text": f"Hal {n}"}) for n in range(40)], Author())
    note(
        own,
        Deed("person.changed", str(own.people["clerk"].pk)),
        Deed("holding.made", "1", None, {"post": POST}),
    )
    browser = own.browser("inspector")
    browser.get(PLACE)
    with django_assert_max_num_queries(15):
        assert browser.get(PLACE).status_code == 200
    assert Entry.objects.count() > 40


def test_what_is_of_another_year_says_so_under_the_heading_of_this_one(own: House) -> None:
    """The log of a locked year had shown the changes of the next one as if they were its own."""
    assert "semua tahun" not in own.browser("inspector").get(PLACE).text
    other = OfficeYear.objects.create(office=own.year.office, year=YEAR + 1)
    row = own.year.rows.filter(sheet="areas.csv")[0]
    moved = Row.objects.create(office_year=other, sheet=row.sheet, place=1, cells=row.cells)
    for year, each in ((own.year, row), (other, moved)):
        note(own, Deed("row.changed", f"{year.pk}/areas.csv/{each.pk}", {"name": "Hulu"}, {"name": "Hilir"}))
    page = own.browser("inspector").get(PLACE).text
    assert "semua tahun; baris tahun lain menyebut tahunnya" in page
    later, now = entries(page)[:2]
    assert f"tahun {YEAR + 1}" in later and "tahun" not in now
