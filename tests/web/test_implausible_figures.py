"""Figures that nobody means: asked about in the form, read as Indonesians write them,
told in plain words.
"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from tests.web.elements import elements
from tests.web.example_years import invented_year
from tests.web.filling import sound_forms
from tests.web.twins import SINCE, person, signed_in

from capaian.web.measurement.entry.cells import Typed, TypedCell, save
from capaian.web.measurement.forms import Clash, FormFilling, Forms
from capaian.web.measurement.gate import find_doubts
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.planning.cell_texts import PREFIX
from capaian.web.planning.sheets import TARGETS
from capaian.web.trail.record import Author
from capaian.web.years.models import OfficeYear

YEAR = 2025
QUARTER = f"{YEAR}-Q4"
DIRECT = f"outputs::ik-manfaat::{QUARTER}:actual"
OUTPUT = f"outputs:2.12.04.2.01.0001:::{QUARTER}:actual"
MONEY = f"inputs:2.12.04.2.01.0001:{QUARTER}:money:all:actual"
DEATHS = f"counts:akta-mati.reported:99.01.01:{QUARTER}:value"
PIAK, CAPIL = (
    f"/kencana/{YEAR}/isian/{post}/{QUARTER}/" for post in ("kabid-piak", "kabid-capil")
)


@pytest.fixture(name="year")
def made(tmp_path: Path) -> OfficeYear:
    own = invented_year(tmp_path, "kencana", YEAR)
    # Outputs with names are fed by registers, and there are none here.
    own.rows.filter(sheet="outputs.csv").exclude(cells__name="").delete()
    own.rows.filter(sheet="feeds.csv").delete()
    holder = person("pengisi", own.office, Role.UNIT_HEAD)
    for post in ("kabid-piak", "kabid-capil"):
        Holding.objects.create(
            office=own.office, user=holder, post=post, kind=HoldingKind.DEFINITIVE, since=SINCE
        )
    return own


@pytest.fixture(name="clerk")
def holder(year: OfficeYear) -> Client:
    return signed_in(year.office.memberships.get(user__username="pengisi").user)


@pytest.fixture(name="planner")
def plans(year: OfficeYear) -> Client:
    return signed_in(person("perencana", year.office, Role.PLANNER))


def form_in(year: OfficeYear, post: str = "kabid-piak") -> tuple[Forms, PostForm]:
    year.refresh_from_db()
    forms = sound_forms(year)
    return forms, next(
        form for form, _ in dict(forms.by_post())[post] if str(form.quarter) == QUARTER
    )


def value(year: OfficeYear, name: str, post: str = "kabid-piak") -> str:
    forms, form = form_in(year, post)
    return next(
        forms.answers.text(slot)
        for slot in forms.duties.cells_of(form.place).slots
        if slot.name == name
    )


def send(clerk: Client, year: OfficeYear, address: str, **cells: str) -> tuple[int, str]:
    """Type into cells by their names, over what is stored."""
    sent = {"aksi": "simpan"}
    post = address.split("/")[4]
    for name, text in cells.items():
        sent |= {f"sel-{name}": text, f"dulu-{name}": value(year, name, post)}
    answer = clerk.post(address, sent)
    return answer.status_code, answer.text


def doubts(year: OfficeYear, post: str = "kabid-piak") -> dict[str, str]:
    """What is asked of figures; that a survey has none yet is another question."""
    found = [each for each in find_doubts(*form_in(year, post)) if not each.is_empty]
    return {each.slot.name: each.message for each in found if each.slot}


def test_the_demonstration_is_questioned_nothing(year: OfficeYear) -> None:
    for post in ("kabid-piak", "kabid-capil", "kabid-dafduk", "sekretaris"):
        assert doubts(year, post) == {}


def test_gross_slips_ask_for_their_reason_before_a_form_is_handed_in(
    year: OfficeYear, clerk: Client
) -> None:
    assert send(clerk, year, PIAK, **{DIRECT: "12,5", OUTPUT: "1.234,5"})[0] == 302
    report = doubts(year)
    assert report.keys() == {DIRECT, OUTPUT}
    assert "padahal perangkat daerah dihitung bulat" in report[DIRECT]
    assert "tulis sebabnya bila memang" in report[OUTPUT] and "biarkan" not in "".join(
        report.values()
    )
    answer = clerk.post(PIAK, {"aksi": "ajukan"})
    assert answer.status_code == 422 and "Yang perlu penjelasan" in answer.text
    reasons = {f"sebab-{name}": "Memang begitu menurut berita acara." for name in report}
    assert clerk.post(PIAK, {**reasons, "aksi": "ajukan"}).status_code == 302


def test_ten_times_the_deaths_of_a_quarter_are_questioned(year: OfficeYear, clerk: Client) -> None:
    issued = DEATHS.replace("reported", "issued")
    many = str(int(value(year, DEATHS, "kabid-capil")) * 10)
    assert send(clerk, year, CAPIL, **{DEATHS: many, issued: many})[0] == 302
    report = doubts(year, "kabid-capil")
    assert report.keys() == {issued, DEATHS}
    assert all("10 kali sebelumnya" in message for message in report.values())


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        (OUTPUT, "12.336", "12336"),
        (OUTPUT, "1.000.000", "1000000"),
        (DIRECT, "1.000", "1000"),
        (MONEY, "12.336", "12336"),
        (MONEY, "12 336", "12336"),
        (OUTPUT, "1\u00a0012\u00a0336", "1012336"),
        (MONEY, "1,234,567", "1234567"),
        (MONEY, "Rp1.100.000", "1100000"),
        (MONEY, "Rp1.100.000,00", "1100000"),
        (MONEY, "Rp 1.100.000,-", "1100000"),
        (MONEY, "Rp. 12.336", "12336"),
        (MONEY, "1100000,00", "1100000"),
    ],
)
def test_dots_are_of_thousands(
    year: OfficeYear, clerk: Client, name: str, typed: str, stored: str
) -> None:
    assert send(clerk, year, PIAK, **{name: typed})[0] == 302
    assert value(year, name) == stored


def cell_text(clerk: Client, name: str) -> str:
    """What stands in a cell of the form."""
    return elements(clerk.get(PIAK).text).by_id(name).attributes["value"]


def test_figures_that_come_whole_are_shown_alike(year: OfficeYear, clerk: Client) -> None:
    """A workbook brings `Rp3.000.000.000,00`; people write a thousand documents with their dot."""
    node = {"sheet": "inputs.csv", "cells__node": "2.12.04.2.01.0001"}
    budget = year.rows.get(**node, cells__period=str(YEAR))
    budget.cells["original"] = "45000000.00"
    budget.save()
    money = year.rows.get(**node, cells__period=QUARTER)
    money.cells["actual"] = "12500000.00"
    money.save()
    output = year.rows.get(
        sheet="outputs.csv", cells__node="2.12.04.2.01.0001", cells__period=QUARTER
    )
    output.cells["actual"] = "2950"
    output.save()
    OfficeYear.objects.filter(pk=year.pk).update(stamp=uuid4())
    assert (cell_text(clerk, MONEY), cell_text(clerk, OUTPUT)) == ("12.500.000", "2.950")
    words = elements(clerk.get(PIAK).text).words
    assert "Semula 45.000.000;" in words or "Semula 45.000.000 " in words
    # what is shown is sent back as it is: nothing changes, and a figure typed over it is no clash
    sent = {"aksi": "simpan", f"sel-{MONEY}": "12.500.000", f"dulu-{MONEY}": "12.500.000"}
    sent |= {f"sel-{OUTPUT}": "3.000", f"dulu-{OUTPUT}": "2.950"}
    assert clerk.post(PIAK, sent).status_code == 302
    assert (value(year, MONEY), value(year, OUTPUT)) == ("12500000.00", "3000")


def test_amounts_are_read_alike_on_the_page_of_a_row(year: OfficeYear, planner: Client) -> None:
    row = year.rows.get(
        sheet="inputs.csv", cells__node="2.12.04.2.01.0001", cells__period=str(YEAR)
    )
    address = f"/kencana/{YEAR}/perencanaan/inputs/{row.pk}/"
    sent = {f"{PREFIX}{name}": text for name, text in row.cells.items()}
    sent |= {f"{PREFIX}original": "Rp 300.000.000,-", "versi": str(row.version)}
    sent |= {"alasan": "Menurut DPA yang sah."}
    assert planner.post(address, sent).status_code == 302
    row.refresh_from_db()
    assert row.cells["original"] == "300000000"


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        (OUTPUT, "12,336", "dapat berarti"),
        (MONEY, "1100.000", "dapat berarti"),
        (OUTPUT, "1.000,000", "dapat berarti"),
        (OUTPUT, "Rp 5", "Seharusnya bilangan"),
        (MONEY, "1.00,00", "Seharusnya bilangan"),
        (MONEY, "Rp12,-5", "Seharusnya bilangan"),
    ],
)
def test_what_is_ambiguous_or_no_amount_is_not_stored(
    year: OfficeYear, clerk: Client, name: str, typed: str, words: str
) -> None:
    before = value(year, name)
    status, page = send(clerk, year, PIAK, **{name: typed})
    assert status == 422 and words in page and value(year, name) == before


def test_over_the_budget_the_declarer_is_named(
    year: OfficeYear, clerk: Client, planner: Client
) -> None:
    status, page = send(clerk, year, PIAK, **{MONEY: "1.000.000.000"})
    (box, *_) = elements(page).all("div", role="alert")
    assert status == 422 and "melebihi pagu" in box.words
    assert "minta perencana menyatakannya beserta alasannya" in box.words
    assert "differences" not in box.words and "kolom Milik" not in box.words
    code = f"realised_above_budget:2.12.04.2.01.0001:all:{YEAR}"
    assert code not in box.words, "it says nothing to whoever reads it"
    (link,) = [each for each in box.all("a") if "/perbedaan/" in each.attributes["href"]]
    assert link.words == "Minta perencana menyatakannya"
    assert clerk.get(link.attributes["href"]).status_code == 200
    Holding.objects.create(
        office=year.office,
        user=year.office.memberships.get(user__username="perencana").user,
        post="kabid-piak",
        kind=HoldingKind.CLERK,
        since=SINCE,
    )
    (box, *_) = elements(send(planner, year, PIAK, **{MONEY: "1.000.000.000"})[1]).all(
        "div", role="alert"
    )
    (link,) = [each for each in box.all("a") if "/perbedaan/" in each.attributes["href"]]
    assert link.words == "Nyatakan perbedaan ini"
    page = elements(planner.get(link.attributes["href"]).text)
    assert "melebihi pagu" in page.words and code not in page.words
    assert (
        planner.post(link.attributes["href"], {"alasan": "Pagu perubahan belum masuk"}).status_code
        == 302
    )
    assert send(planner, year, PIAK, **{MONEY: "1.000.000.000"})[0] == 302
    assert value(year, MONEY) == "1000000000"


@pytest.mark.parametrize("over", ["-3", "−3", "-3,0"])
def test_two_ways_to_write_one_number_are_no_clash(year: OfficeYear, over: str) -> None:
    def type_in(text: str, over: str) -> list[Clash]:
        filling = FormFilling.begin(year, "kabid-piak", QUARTER, Author())
        direct = next(slot for slot in filling.form_cells.slots if slot.name == DIRECT)
        assert not save(filling, [TypedCell.of(direct, Typed(text, over))], as_seen=True)
        return filling.clashes

    assert type_in("-3", value(year, DIRECT)) == []
    assert type_in(over, "7") == [], "what was typed is what stands there"


def test_a_note_too_short_to_be_a_reason_is_named(
    year: OfficeYear, clerk: Client, planner: Client
) -> None:
    assert clerk.post(CAPIL, {"aksi": "ajukan"}).status_code == 302
    form = PostForm.objects.get(post="kabid-capil", period=QUARTER)
    key = f"{form.post}/{form.period}"
    sent = {"langkah": "return", "isian": key, f"versi:{key}": form.version}
    assert (
        planner.post(f"{CAPIL}catatan/", {"nilai": DEATHS, "catatan": "Salah?"}).status_code == 302
    )
    answer = planner.post(f"/kencana/{YEAR}/verifikasi/", sent)
    assert answer.status_code == 422
    assert "Catatan “Salah?” terlalu pendek untuk menjadi alasan" in answer.text
    wish = {"nilai": DEATHS, "catatan": "Angka ini tidak sesuai berita acara."}
    assert planner.post(f"{CAPIL}catatan/", wish).status_code == 302
    form.refresh_from_db()  # who decides has seen the comment
    sent[f"versi:{key}"] = form.version
    assert planner.post(f"/kencana/{YEAR}/verifikasi/", sent).status_code == 302


def target(year: OfficeYear, code: str) -> str:
    row = year.rows.get(
        **{"sheet": TARGETS, "cells__indicators.code": code, "cells__key": str(YEAR)}
    )
    return str(row.cells["value"])


@pytest.mark.parametrize(
    ("code", "typed", "status", "stored"),
    [
        ("ik-manfaat", "12.336", 302, "12336"),
        ("ik-manfaat", "12 336", 302, "12336"),
        ("ik-dafduk", "12.336", 422, "84"),
    ],
)
def test_targets_too(
    year: OfficeYear, planner: Client, code: str, typed: str, status: int, stored: str
) -> None:
    over = target(year, code)
    sent = {f"target-{code}": typed, f"dulu-target-{code}": over}
    assert planner.post(f"/kencana/{YEAR}/target/", sent).status_code == status
    assert target(year, code) == stored


def test_rows_of_targets_and_of_planned_work_are_read_alike(
    year: OfficeYear, planner: Client
) -> None:
    plan = year.rows.get(
        **{"sheet": TARGETS, "cells__indicators.code": "ik-manfaat", "cells__key": str(YEAR)}
    )
    year_row = {
        "sheet": "outputs.csv",
        "cells__node": "2.12.04.2.01.0001",
        "cells__period": str(YEAR),
    }
    work = year.rows.filter(**year_row).earliest(
        "place"
    )  # a register feeds another output of the same work
    for slug, row, column in (
        ("plan-indicators-targets", plan, "value"),
        ("outputs", work, "target"),
    ):
        address = f"/kencana/{YEAR}/perencanaan/{slug}/{row.pk}/"
        sent = {
            f"{PREFIX}{column}": "12.336",
            "versi": row.version,
            "alasan": "Target diubah dalam DPPA.",
        }
        assert planner.post(address, sent).status_code == 302
        row.refresh_from_db()
        assert row.cells[column] == "12336"
