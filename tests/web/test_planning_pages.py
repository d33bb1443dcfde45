"""Pages of the declared sheets as a planner uses them, and as others may not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.web.beginnings import YEAR
from tests.web.elements import Element, elements
from tests.web.example_years import example_year
from tests.web.exchanging import Desk
from tests.web.twins import add_second_factor

from capaian.web.accounts.models import User
from capaian.web.offices.models import Membership, Role
from capaian.web.planning.sheets import SHEETS
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear, Row

SHEET = "/balangan-2023/2023/perencanaan/outputs/"


def somebody(year: OfficeYear, *roles: Role, name: str = "seseorang") -> Client:
    user = User.objects.create(username=name, full_name="Seseorang")
    for role in roles:
        Membership.objects.create(office=year.office, user=user, role=role, since=date(2020, 1, 1))
    add_second_factor(user)
    client = Client()
    client.force_login(user)
    return client


def first_row(year: OfficeYear) -> Row:
    row = year.rows.filter(sheet="outputs.csv").first()
    assert row is not None
    return row


def sent(row: Row, **cells: str) -> dict[str, str]:
    texts = {**row.cells, **cells}
    return {"versi": str(row.version), **{f"sel-{name}": text for name, text in texts.items()}}


def test_a_row_is_saved_and_reported() -> None:
    year = example_year("balangan-2023")
    row = first_row(year)
    answer = somebody(year, Role.PLANNER).post(
        f"{SHEET}{row.pk}/", sent(row, actual="30000"), follow=True
    )
    assert answer.status_code == 200
    assert "Baris disimpan." in answer.text
    row.refresh_from_db()
    assert row.cells["actual"] == "30000"
    entry = Entry.objects.get()
    assert (str(entry.actor), entry.role) == ("Seseorang", "planner")
    assert entry.after == {"actual": "30000", "source": ""}, (
        "the file of the report had another figure"
    )


def test_what_is_wrong_is_reported_at_its_field_and_what_was_typed_stays() -> None:
    year = example_year("balangan-2023")
    row = first_row(year)
    answer = somebody(year, Role.PLANNER).post(
        f"{SHEET}{row.pk}/", sent(row, actual="tujuh", period="2023-Q9")
    )
    assert answer.status_code == 422
    assert "<title>Galat: " in answer.text
    for name, typed in (("actual", "tujuh"), ("period", "2023-Q9")):
        assert f'href="#sel-{name}"' in answer.text
        assert f'id="sel-{name}-salah"' in answer.text
        assert f'value="{typed}"' in answer.text
    row.refresh_from_db()
    assert row.version == 1


def test_a_new_row_with_faults_tells_them_at_its_fields() -> None:
    year = example_year("balangan-2023")
    typed = {
        "sel-node": "I.1.1",
        "sel-unit": "dokumen",
        "sel-period": "kemarin",
        "sel-actual": "1",
    }
    answer = somebody(year, Role.PLANNER).post(f"{SHEET}baru/", typed)
    assert answer.status_code == 422
    assert 'id="sel-period-salah"' in answer.text
    assert 'value="kemarin"' in answer.text
    assert year.rows.filter(sheet="outputs.csv").count() == 39


def test_a_row_goes_with_a_reason_and_not_without() -> None:
    year = example_year("balangan-2023")
    row = year.rows.filter(sheet="outputs.csv").last()
    assert row is not None
    planner, address = somebody(year, Role.PLANNER), f"{SHEET}{row.pk}/hapus/"
    answer = planner.post(address, {"versi": "1", "alasan": " "})
    assert (answer.status_code, Row.objects.filter(pk=row.pk).exists()) == (422, True)
    planner.post(address, {"versi": "1", "alasan": "Tercatat dua kali."})
    assert not Row.objects.filter(pk=row.pk).exists()
    assert Entry.objects.get().reason == "Tercatat dua kali."


def test_what_a_form_sends_beside_its_cells_is_not_written() -> None:
    year = example_year("balangan-2023")
    row = first_row(year)
    extra = {
        "sel-lain": "x",
        "sheet": "counts.csv",
        "place": "1",
        "cells": "{}",
        "office_year": "9",
    }
    somebody(year, Role.PLANNER).post(f"{SHEET}{row.pk}/", {**sent(row, actual="30000"), **extra})
    before = row.cells
    row.refresh_from_db()
    assert row.cells == {**before, "actual": "30000", "source": ""}
    assert row.sheet == "outputs.csv"


@pytest.mark.parametrize("slug", ["tidak-ada", "plan-", "outputs.csv"])
def test_a_sheet_that_is_none_is_not_there(slug: str) -> None:
    year = example_year("balangan-2023")
    address = f"/balangan-2023/2023/perencanaan/{slug}/"
    assert somebody(year, Role.PLANNER).get(address).status_code == 404


def test_every_sheet_opens_with_its_rows() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    for slug, spec in SHEETS.items():
        answer = client.get(f"/balangan-2023/2023/perencanaan/{slug}/")
        if slug == "narrative":
            assert answer.headers["Location"] == "/balangan-2023/2023/teks/"
            continue
        assert answer.status_code == 200, slug
        first = year.rows.filter(sheet=spec.id).first()
        if first is not None:
            opened = client.get(f"/balangan-2023/2023/perencanaan/{slug}/{first.pk}/")
            assert opened.status_code == 200, slug


def test_the_work_with_a_plan_appears_in_its_order_and_every_sheet_once() -> None:
    year = example_year("balangan-2023")
    page = somebody(year, Role.PLANNER).get("/balangan-2023/2023/perencanaan/").text
    links = re.findall(r'/perencanaan/([a-z-]+)/"', page.partition('id="semua-lembar"')[2])
    assert sorted(links) == sorted(SHEETS)
    work = [
        "office",
        "areas",
        "plan-indicators",
        "agreements-agreements",
        "counts",
        "history",
        "sources-sources",
    ]
    assert sorted(work, key=links.index) == work
    heads = re.findall(r"<h2 class=.s.>(\d)\. [^<]+</h2>", page)
    assert heads == ["1", "2", "3", "4", "5"]


def test_a_word_is_found_and_what_is_not_there_is_shown() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.VIEWER)
    assert "Pencatatan, Penatausahaan dan Penerbitan" in client.get(f"{SHEET}?cari=113.98").text
    assert "V.6.3" not in client.get(f"{SHEET}?cari=113.98").text
    assert "Tidak ada baris yang memuat" in client.get(f"{SHEET}?cari=zzz").text


def test_pages_ask_the_database_few_times(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    year = example_year("balangan-2023")
    row = first_row(year)
    client = somebody(year, Role.PLANNER)
    client.get(SHEET)
    for address in ("/balangan-2023/2023/perencanaan/", SHEET, f"{SHEET}{row.pk}/"):
        with django_assert_max_num_queries(13):
            assert client.get(address).status_code == 200


NODES_PAGE = f"/kecil/{YEAR}/perencanaan/nodes/"
NODES, INPUTS = "nodes.csv", "inputs.csv"
WHY = "Tidak dianggarkan tahun ini."


def node(desk: Desk, kind: str) -> Row:
    found = desk.year.rows.filter(sheet=NODES, cells__kind=kind).first()
    assert found is not None
    return found


def ask(desk: Desk, row: Row) -> Element:
    answer = desk.client.get(f"{NODES_PAGE}{row.pk}/hapus/")
    assert answer.status_code == 200
    return elements(answer.text)


def confirm(desk: Desk, row: Row, page: Element, **more: str) -> tuple[int, Element]:
    fields = {
        each.attributes["name"]: each.attributes["value"]
        for each in page.all("input", type="hidden")
    }
    sent = {name: text for name, text in fields.items() if name in ("versi", "ikut")}
    answer = desk.client.post(
        f"{NODES_PAGE}{row.pk}/hapus/", {**sent, "alasan": WHY, **more}, follow=True
    )
    return answer.status_code, elements(answer.text)


def give(desk: Desk, code: str, column: str, text: str) -> Row:
    row = desk.year.rows.get(sheet=INPUTS, cells__node=code)
    row.cells = {**row.cells, column: text}
    row.save()
    desk.year.revision += 1
    desk.year.save()
    return row


def test_a_sub_activity_goes_with_its_empty_rows(desk: Desk) -> None:
    row = node(desk, "subactivity")
    page = ask(desk, row)
    assert "Masukan: 1 baris kosong" in page.words and "Ikut terhapus" in page.words
    code, page = confirm(desk, row, page)
    assert code == 200 and "Baris dihapus, beserta 1 baris kosong." in page.words
    assert not desk.year.rows.filter(pk=row.pk).exists()
    assert not desk.year.rows.filter(sheet=INPUTS, cells__node=row.cells["id"]).exists()
    gone = Entry.objects.filter(action="row.removed")
    assert gone.count() == 2 and {each.reason for each in gone} == {WHY}


@pytest.mark.parametrize("kind", ["program", "activity"])
def test_work_stays_as_long_as_anything_appears_below_it(desk: Desk, kind: str) -> None:
    row = node(desk, kind)
    before = desk.year.rows.count()
    code, page = confirm(desk, row, ask(desk, row))
    assert code == 422 and desk.year.rows.count() == before
    (box,) = page.all("div", role="alert")
    assert box.all("li")


@pytest.mark.parametrize("column", ["original", "revised", "actual", "note"])
def test_what_holds_something_keeps_its_work(desk: Desk, column: str) -> None:
    row = node(desk, "subactivity")
    give(desk, row.cells["id"], column, "25000000")
    before = desk.year.rows.count()
    code, page = confirm(desk, row, ask(desk, row))
    assert code == 422 and desk.year.rows.count() == before
    (box,) = page.all("div", role="alert")
    assert "Masukan" in box.words


def test_what_came_since_the_page_was_opened_does_not_go_unseen(desk: Desk) -> None:
    row = node(desk, "subactivity")
    page = ask(desk, row)
    new = {"node": row.cells["id"], "period": f"{YEAR}-Q1", "resource": "money", "kind": "all"}
    Row.objects.create(office_year=desk.year, sheet=INPUTS, place=999, cells=new)
    desk.year.revision += 1
    desk.year.save()
    code, page = confirm(desk, row, page)
    assert (
        code == 409
        and "Yang ikut terhapus berubah" in page.words
        and "2 baris kosong" in page.words
    )
    assert desk.year.rows.filter(pk=row.pk).exists()
    assert confirm(desk, row, page)[0] == 200
    assert not desk.year.rows.filter(sheet=INPUTS, cells__node=row.cells["id"]).exists()


def test_a_reason_is_required_for_all_of_it(desk: Desk) -> None:
    row = node(desk, "subactivity")
    before = desk.year.rows.count()
    code, page = confirm(desk, row, ask(desk, row), alasan=" ")
    assert code == 422 and "Tulis alasan menghapus baris ini." in page.words
    assert desk.year.rows.count() == before


def test_kinds_and_names_stand_there_in_words(desk: Desk) -> None:
    row = node(desk, "subactivity")
    above = desk.year.rows.get(sheet=NODES, cells__id=row.cells["parent"])
    (table,) = ask(desk, row).all("dl")
    assert "sub kegiatan" in table.words and "subactivity" not in table.words
    assert above.cells["name"] in table.words, "what is above it by its name too"


def plant(desk: Desk, sheet: str, **cells: str) -> Row:
    row = Row.objects.create(office_year=desk.year, sheet=sheet, place=999, cells=cells)
    desk.year.revision += 1
    desk.year.save()
    return row


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        (
            "factors.csv",
            {
                "subject": "",
                "period": f"{YEAR}-Q1",
                "kind": "obstacle",
                "text": "Alat rusak sejak Februari.",
            },
        ),
        (
            "outputs.csv",
            {
                "node": "",
                "indicator": "",
                "name": "Dokumen Renja",
                "unit": "dokumen",
                "period": str(YEAR),
            },
        ),
        (
            "renstra.csv",
            {"node": "", "name": "Dokumen Renja", "unit": "dokumen", "period": str(YEAR)},
        ),
        (
            "restatements.csv",
            {"subject": "", "name": "", "period": str(YEAR - 1), "column": "actual"},
        ),
    ],
)
def test_what_somebody_wrote_is_content_even_as_a_key(
    desk: Desk, sheet: str, cells: dict[str, str]
) -> None:
    row = node(desk, "subactivity")
    kept = plant(desk, sheet, **{**cells, next(iter(cells)): row.cells["id"]})
    before = desk.year.rows.count()
    assert confirm(desk, row, ask(desk, row))[0] == 422
    assert desk.year.rows.count() == before and desk.year.rows.filter(pk=kept.pk).exists()


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        ("history.csv", {"subject": "", "name": "", "period": str(YEAR - 1)}),
        (
            "outputs.csv",
            {"node": "", "indicator": "", "name": "", "unit": "dokumen", "period": str(YEAR)},
        ),
    ],
)
def test_codes_periods_and_units_alone_are_empty(
    desk: Desk, sheet: str, cells: dict[str, str]
) -> None:
    row = node(desk, "subactivity")
    own_key = next(iter(cells))
    gone = plant(desk, sheet, **{**cells, own_key: row.cells["id"]})
    assert confirm(desk, row, ask(desk, row))[0] == 200
    assert not desk.year.rows.filter(pk=gone.pk).exists()
