"""A year that was corrected after its closing is taken over by the next one,
which is approved then.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.web.database_replay import replay
from tests.web.elements import elements
from tests.web.exchanging import Desk
from tests.web.filling import AREAS, POST, YEAR, House, cell, make_house, typed
from tests.web.test_closings_in_force import LAST, NEXT, begin, close, content, reopen, seal, step

from capaian.domain.issue import Level
from capaian.web.measurement.year_approvals import overtaken_closings
from capaian.web.trail.record import Author
from capaian.web.trail.verify import verify_log
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

TAKE = f"/kecil/{NEXT}/tukar/penutupan/"
WHY = "Pagu dan hasil tahun itu ternyata keliru."
NODE, ADDED = "2.12.02.2.01.0001", "2.12.02.2.01.0002"
NODES = (
    ("2.12.02", "program", ""),
    ("2.12.02.2.01", "activity", "2.12.02"),
    (NODE, "subactivity", "2.12.02.2.01"),
)
OUTPUT = {"node": NODE, "name": "Laporan", "unit": "laporan"}


def measured(tmp_path: Path) -> House:
    """An office of which all forms are approved, with money, an output, a survey, peers,
    and facts.
    """
    house = make_house(tmp_path, codes=("ktp", "ikm"))
    replay("measured", lambda: _measure(house))
    house.year.refresh_from_db()
    return house


def _measure(house: House) -> None:
    year = str(YEAR)
    money = {"node": NODE, "period": year, "resource": "money", "kind": "all"}
    peer = {"subject": "ktp", "area": "99.02", "name": "Tetangga", "period": year}
    fact = {"id": "desa", "name": "Desa", "unit": "desa", "decimals": "0", "period": year}
    rows = [
        Edit(
            "nodes.csv",
            {"id": id_, "kind": kind, "code": id_, "name": id_, "parent": parent, "owner": POST},
        )
        for id_, kind, parent in NODES
    ]
    rows += [
        Edit("inputs.csv", {**money, "original": "1000", "revised": "900"}),
        Edit("outputs.csv", {**OUTPUT, "period": year, "target": "12", "actual": "12"}),
        Edit("renstra.csv", {**OUTPUT, "period": year, "target": "11", "budget": "1000"}),
        Edit("peers.csv", {**peer, "numerator": "70", "denominator": "100"}),
        Edit("facts.csv", {**fact, "value": "154"}),
    ]
    change(house.year, rows, Author())
    fill_all(house, YEAR)


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    """The same office with the year approved."""
    house = measured(tmp_path)
    seal(house)
    return house


def fill_all(house: House, year: int) -> None:
    """Fill the forms of a year in, and have them approved."""
    for ordinal in (1, 2, 3, 4):
        quarter = f"{year}-Q{ordinal}"
        sent = typed(("90", "45"), ("100", "50"), quarter)
        sent[f"sel-inputs:{NODE}:{quarter}:money:all:actual"] = "200"
        sent[f"sel-outputs:{NODE}::Laporan:{quarter}:actual"] = "3"
        sent |= {f"sel-survey:skm:{quarter}:U{number}:mean": "3.2" for number in range(1, 10)}
        hand_in(house, year, quarter, sent)


def hand_in(house: House, year: int, quarter: str, sent: dict[str, str]) -> None:
    address = f"/kecil/{year}/isian/{POST}/{quarter}/"
    answer = house.browser("clerk").post(address, {**sent, "aksi": "ajukan"})
    assert answer.status_code == 302, elements(answer.content.decode()).words
    step(house, quarter, "planner", "verify")
    step(house, quarter, "head", "approve")


def correct(house: House, sheet: str, column: str, text: str, who: str = "planner") -> None:
    """Write another figure into the row of the closed year, as its page does."""
    year = OfficeYear.objects.get(pk=house.year.pk)
    row = year.rows.get(sheet=sheet, cells__period=str(YEAR))
    edit = Edit(sheet, {column: text}, row.pk, row.version)
    change(year, [edit], Author(house.people[who], who, WHY))


def correct_all(house: House) -> None:
    """Correct figures of a reopened form and of the plan, and have the year approved again."""
    correct(house, "inputs.csv", "revised", "950")
    correct(house, "outputs.csv", "actual", "13", "clerk")
    correct(house, "peers.csv", "numerator", "71")
    correct(house, "facts.csv", "value", "155")
    correct(house, "renstra.csv", "target", "12")
    cells = {
        cell("ktp.holders", AREAS[0], LAST): ("92", "90"),
        f"inputs:{NODE}:{LAST}:money:all:actual": ("210", "200"),
        f"outputs:{NODE}::Laporan:{LAST}:actual": ("4", "3"),
        f"survey:skm:{LAST}:U1:mean": ("3.4", "3.2"),
    }
    sent = {f"sel-{name}": now for name, (now, _) in cells.items()}
    hand_in(house, YEAR, LAST, sent | {f"dulu-{name}": was for name, (_, was) in cells.items()})
    seal(house)


def take(house: House, year: OfficeYear) -> str:
    """Take the new closing over by its button; the page of the preview."""
    desk = Desk(house.browser("planner"), year)
    answer = desk.client.post(TAKE)
    assert answer.status_code == 302
    preview = answer.headers["Location"]
    page = desk.shown(preview)
    assert 'value="pakai"' in page, elements(page).words
    assert desk.take(preview, page).status_code == 302
    year.refresh_from_db()
    return page


def errors(year: OfficeYear) -> list[str]:
    return [
        issue.message for issue in know(year).dossier_check.issues if issue.level is Level.ERROR
    ]


def test_all_corrections_are_taken_over_and_approved(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = begin(house)
    reopen(house)
    correct_all(house)
    year.refresh_from_db()
    page = elements(take(house, year))
    titles = [each.words for each in page.all("h2")]
    assert [each.words for each in page.all("h1")] == [f"Penutupan {YEAR} yang baru"], (
        "nobody brought a file"
    )
    assert (
        ".zip" not in page.words
        and "Berkas" not in page.words
        and "Biarkan seperti sekarang" in page.words
    )
    rows = [
        each.words
        for each in page.all("td")
        if each.words.startswith("Cakupan kepemilikan KTP-el (")
    ]
    assert {each.partition("(")[2].partition(")")[0] for each in rows} == {"indikator", "komponen"}
    assert {"Masukan", "Unsur survei", "Tahun-tahun lalu", "Angka pokok"} <= {*titles}
    files = know(year).made.files
    assert f"{NODE},{YEAR},money,all,1000,950,," in files["inputs.csv"]
    assert f"{NODE},{LAST},money,all,,,210," in files["inputs.csv"]
    assert f"{NODE},Laporan,{YEAR},13,12," in files["history.csv"]
    assert f"skm,{LAST},U1,Persyaratan,,3.4," in files["survey.csv"]
    assert f"ktp,99.02,Tetangga,{YEAR},71,100" in files["peers.csv"]
    assert f"desa,Desa,155,desa,0,{YEAR}" in files["facts.csv"]
    assert f"Laporan,laporan,{YEAR},12,1000" in files["renstra.csv"]
    assert files[f"closed/{YEAR}.json"].encode() == content(house)
    assert errors(year) == [] and overtaken_closings(year) == ()
    assert house.browser("planner").post(TAKE).status_code == 404, "nothing is left to take over"
    monkeypatch.setattr(
        "capaian.web.closing.views.timezone.localdate", lambda: date(NEXT + 1, 2, 1)
    )
    fill_all(house, NEXT)
    answer = close(house, year)
    assert answer.status_code == 302, elements(answer.content.decode()).words
    assert verify_log() is None


def test_what_the_next_year_has_itself_stays(house: House) -> None:
    year = begin(house)
    row = year.rows.get(sheet="inputs.csv", cells__period=str(NEXT))
    change(
        year,
        [Edit("inputs.csv", {"original": "1100", "revised": "1200"}, row.pk, row.version)],
        Author(),
    )
    reopen(house)
    correct_all(house)
    year.refresh_from_db()
    before = know(year).made.files
    take(house, year)
    after = know(year).made.files
    assert (
        after["agreements.yaml"] == before["agreements.yaml"]
        and after["plan.yaml"] == before["plan.yaml"]
    )
    for file in ("inputs.csv", "outputs.csv", "survey.csv", "counts.csv"):
        own_rows = [line for line in after[file].splitlines() if f",{NEXT}" in line]
        assert own_rows == [line for line in before[file].splitlines() if f",{NEXT}" in line]
    assert f"{NODE},{NEXT},money,all,1100,1200,," in after["inputs.csv"]


def test_work_that_was_added_to_the_closed_year_is_reported_before_it_is_taken(
    house: House,
) -> None:
    """It would take the budget of the next year away,
    and waits for an objective that this one lacks.
    """
    year = begin(house)
    row = year.rows.get(sheet="inputs.csv", cells__period=str(NEXT))
    change(
        year,
        [Edit("inputs.csv", {"original": "1100", "revised": "1200"}, row.pk, row.version)],
        Author(),
    )
    quarters = [f"{YEAR}-Q{ordinal}" for ordinal in (1, 2, 3, 4)]
    for quarter in quarters:
        step(house, quarter, "head", "reopen", WHY)
    goal = {
        "id": "sasaran-baru",
        "code": "9",
        "name": "Layanan dekat warga",
        "parent": "tujuan-1",
        "tier": "II",
    }
    work = {"kind": "subactivity", "code": ADDED, "name": "Jemput bola", "parent": "2.12.02.2.01"}
    money = {"node": ADDED, "resource": "money", "kind": "all"}
    months = (f"{YEAR}-M{month}" for month in ("03", "06", "09", "12"))
    edits = [
        Edit("plan.yaml#objectives", goal),
        Edit("nodes.csv", {"id": ADDED, **work, "owner": POST, "objective": "sasaran-baru"}),
        Edit("inputs.csv", {**money, "period": str(YEAR), "original": "50", "revised": "50"}),
        *(Edit("inputs.csv", {**money, "period": month, "actual": "10"}) for month in months),
    ]
    change(
        OfficeYear.objects.get(pk=house.year.pk),
        edits,
        Author(house.people["clerk"], "planner", WHY),
    )
    for quarter in quarters:
        hand_in(house, YEAR, quarter, {})
    seal(house)
    year.refresh_from_db()
    desk = Desk(house.browser("planner"), year)
    refused = desk.shown(desk.client.post(TAKE).headers["Location"])
    assert "sasaran-baru" in refused and 'value="pakai"' not in refused
    change(year, [Edit("plan.yaml#objectives", goal)], Author())
    page = elements(take(house, year))
    (later,) = [each.words for each in page.all("li") if "tidak punya anggaran" in each.words]
    assert f"tidak punya anggaran tahun {NEXT}" in later, later
    assert "tulis 0" in later and "inputs.csv" not in later, later
    assert errors(year) == []
    files = know(year).made.files
    assert (
        f"{ADDED},subactivity,{ADDED},Jemput bola,2.12.02.2.01,sasaran-baru,{POST}\n"
        in files["nodes.csv"]
    )
    assert f"{ADDED},{YEAR},money,all,50,50," in files["inputs.csv"]
