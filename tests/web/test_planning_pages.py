"""Pages of the declared sheets as a planner uses them, and as others may not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.web.example_years import example_year
from tests.web.twins import add_second_factor

from capaian.web.accounts.models import User
from capaian.web.offices.models import Membership, Role
from capaian.web.planning.sheets import SHEETS
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
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


def test_a_row_is_saved_and_told() -> None:
    year = example_year("balangan-2023")
    row = first_row(year)
    answer = somebody(year, Role.PLANNER).post(f"{SHEET}{row.pk}/", sent(row, actual="30000"), follow=True)
    assert answer.status_code == 200
    assert "Baris disimpan." in answer.text
    row.refresh_from_db()
    assert row.cells["actual"] == "30000"
    entry = Entry.objects.get()
    assert (str(entry.actor), entry.role) == ("Seseorang", "planner")
    assert entry.after == {"actual": "30000", "source": ""}, "the file of the report had another figure"


def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_stays() -> None:
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
    typed = {"sel-node": "I.1.1", "sel-unit": "dokumen", "sel-period": "kemarin", "sel-actual": "1"}
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
    extra = {"sel-lain": "x", "sheet": "counts.csv", "place": "1", "cells": "{}", "office_year": "9"}
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


def test_the_work_with_a_plan_stands_in_its_order_and_every_sheet_once() -> None:
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


def test_a_word_is_found_and_what_is_not_there_is_said() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.VIEWER)
    assert "IV.1.1" in client.get(f"{SHEET}?cari=113.98").text
    assert "V.6.3" not in client.get(f"{SHEET}?cari=113.98").text
    assert "Tidak ada baris yang memuat" in client.get(f"{SHEET}?cari=zzz").text


def test_pages_ask_the_database_few_times(django_assert_max_num_queries: Callable[[int], Any]) -> None:
    year = example_year("balangan-2023")
    row = first_row(year)
    client = somebody(year, Role.PLANNER)
    client.get(SHEET)
    for address in ("/balangan-2023/2023/perencanaan/", SHEET, f"{SHEET}{row.pk}/"):
        with django_assert_max_num_queries(13):
            assert client.get(address).status_code == 200
