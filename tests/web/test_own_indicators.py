"""Indicators of a post until a month: sums of the bare file, what each holder did,
whose pages they are.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date

import pytest
from django.test import Client
from tests.dossiers.peragaan import DOSSIER
from tests.web.example_years import example_year
from tests.web.twins import person, signed_in

from capaian.web.offices.models import Holding, Office, Role

NAME = "probolinggo-2021-peragaan"
PAGE = f"/{NAME}/2021/indikator-saya/"
POST = "pengelola-akta-kelahiran"
LEGALISED = "Jumlah Akta Kelahiran yang dilegalisir"


@pytest.fixture(name="holder")
def made() -> Client:
    year = example_year(NAME)
    user = person("pengelola", year.office, Role.DATA_ENTRY)
    Holding.objects.create(
        office=year.office, user=user, post=POST, since=date(2021, 1, 4), number=1
    )
    return signed_in(user)


def cells(shown: str, name: str) -> list[str]:
    row = shown[shown.index(name) :].partition("</tr>")[0]
    return [
        re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", cell)).strip() for cell in row.split("</td>")
    ]


def test_an_employee_sees_what_was_done_until_march_and_by_whom(holder: Client) -> None:
    """Fault: it says what March brought, what the year did, or gives one what the other did."""
    done: dict[str, int] = defaultdict(int)
    with (DOSSIER / "registers/figures.csv").open() as stream:
        for row in csv.DictReader(stream):
            if (row["item"], row["stage"]) == ("akta-lahir", "legalised") and row[
                "period"
            ] <= "2021-M03":
                done[row["holder"]] += int(row["value"])
    shown = holder.get(f"{PAGE}?sampai=2021-M03").text
    assert "sampai Maret 2021</h2>" in shown
    found = cells(shown, LEGALISED)
    assert str(sum(done.values())) in found
    assert any(
        f"Anda: {done['1']}; " in cell and f"pemegang 2: {done['2']};" in cell for cell in found
    )
    assert any(f"tanpa pemegang: {done['']}" in cell for cell in found)


def test_only_posts_in_charge_are_shown(holder: Client) -> None:
    assert LEGALISED in holder.get(f"{PAGE}?jabatan=bendahara-pengeluaran").text
    planner = signed_in(person("perencana", Office.objects.get(slug=NAME), Role.PLANNER))
    shown = planner.get(f"{PAGE}?jabatan=bendahara-pengeluaran&sampai=2021-S1").text
    assert "SP2D" in shown and "keadaan, yang tidak dijumlah dari bulan ke bulan" in shown
    assert holder.get(f"{PAGE}?sampai=2022-M03").status_code == 404
