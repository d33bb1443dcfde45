"""Boards: a year as its people read it, tables as files, boundaries, charts,
and who was here when.
"""

from __future__ import annotations

import csv
import errno
import io
import json
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests.web.beginnings import YEAR
from tests.web.example_years import example_year
from tests.web.filling import House, typed
from tests.web.twins import person, signed_in

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Place
from capaian.domain.office import Area, AreaKind
from capaian.domain.value import Known
from capaian.web.boards import charts
from capaian.web.boards.charts import read_outlines
from capaian.web.boards.indicator_page import part_table
from capaian.web.boards.results import board_of
from capaian.web.boards.tables import (
    BoardCell,
    BoardColumn,
    BoardRow,
    BoardTable,
    text,
    write_csv,
    write_json,
    write_xlsx,
)
from capaian.web.boards.views import MAX_ROWS
from capaian.web.jobs.worker import work_once
from capaian.web.offices.models import Role
from capaian.web.papers.models import PaperVersion
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

BASE = "/balangan-2023/2023"
# worked out apart from this program, in the specification of the boards
LACKING = {
    "Halong": "883",
    "Juai": "453",
    "Awayan": "310",
    "Lampihong": "219",
    "Batu Mandi": "61",
    "Paringin": "12",
    "Tebing Tinggi": "-11",
    "Paringin Selatan": "-167",
    "Jumlah kekurangan": "1938",
}


@pytest.fixture
def balangan() -> OfficeYear:
    """The year of the printed report, with a planner and a reader."""
    year = example_year("balangan-2023")
    person("perencana", year.office, Role.PLANNER)
    person("pembaca", year.office, Role.VIEWER)
    return year


def browser(year: OfficeYear, name: str = "perencana") -> Client:
    return signed_in(year.office.memberships.get(user__username=name).user)


def page(client: Client, address: str) -> str:
    answer = client.get(f"{BASE}{address}")
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def rows(client: Client, table: str, more: str = "") -> list[dict[str, str]]:
    """A table as its csv has it."""
    answer = client.get(f"{BASE}/data/{table}.csv{more}")
    assert answer.status_code == 200, table
    return [*csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")]


def test_the_head_reads_what_is_at_risk_and_the_pace_to_the_target(balangan: OfficeYear) -> None:
    client = browser(balangan)
    board = page(client, "/dasbor/")
    assert re.search(r"Yang diperlukan: 1\.757 [\w ]+, 146,4 sebulan", board)
    assert "terutama di Halong, Juai dan Awayan" in board and f"{BASE}/indikator/iku-2/" in board
    shown = page(client, "/indikator/iku-2/")
    for figure in (
        "<b>1.757</b>",
        "<b>146,4 sebulan, 7,3 sehari kerja</b>",
        "1.938",
        "kurang dari 3 titik",
    ):
        assert figure in shown, figure
    found = rows(client, "laju-kecamatan-iku-2")
    assert {row["Kecamatan"]: row["Perlu"] for row in found} == LACKING
    assert "<b>2.312</b>" in page(client, "/indikator/iku-2/?penyebut=2")
    assert "<b>4.060</b>" in page(client, "/indikator/iku-2/?target=96")
    for rubbish in ("=1+1", "1e99", "NaN", "99999999999999999999", "<b>"):
        assert "Tulis angka" in page(client, f"/indikator/iku-2/?target={rubbish}")
    assert len(rows(client, "rapat")) == 6 <= MAX_ROWS
    assert "29.659" in page(client, "/dasbor/rapat/") and "35 hari kerja" in page(
        client, "/indikator/ik-4-1/"
    )


def test_a_mean_of_indicators_names_its_weakest_and_leads_there() -> None:
    year = example_year("belitung-2024")
    client = signed_in(person("perencana", year.office, Role.PLANNER))
    board = client.get("/belitung-2024/2024/dasbor/").content.decode()
    assert "Yang menahan IKU 2 adalah Persentase pemanfaatan data" in board
    shown = client.get("/belitung-2024/2024/indikator/iku-2/").content.decode()
    assert (
        "50,00 menjadi <b>88,450</b>" in shown
        and "/belitung-2024/2024/indikator/ikp-data/" in shown
    )


def test_tables_hold_the_figures_of_the_printed_report(balangan: OfficeYear) -> None:
    client = browser(balangan)
    by_name = {row["Indikator"]: row for row in rows(client, "capaian")}
    documents = next(
        row for name, row in by_name.items() if name.startswith("Jumlah dokumen hasil pencatatan")
    )
    assert (documents["Realisasi"], documents["Target"], documents["Capaian (persen)"]) == (
        "29659",
        "34000",
        "87,23",
    )
    budget = {row["Program"]: row for row in rows(client, "anggaran")}
    total = budget["Jumlah"]
    assert (total["Pagu (Rp)"], total["Realisasi (Rp)"], total["Serapan (persen)"]) == (
        "6962697488",
        "6712431719",
        "96,41",
    )
    kia = {row["Kecamatan"]: row["Cakupan (persen)"] for row in rows(client, "cakupan-kia")}
    assert (kia["Halong"], kia["Kabupaten/kota"]) == ("57,41", "67,8")


@pytest.mark.parametrize(
    ("mean", "gap"), [("94.24", "5,76"), ("90.475", "9,52"), ("90.4749", "9,53")]
)
def test_the_gap_of_a_mean_follows_its_displayed_figure(
    balangan: OfficeYear, mean: str, gap: str
) -> None:
    """90,475 is displayed as 90,48, which leaves 9,52 open,
    though the exact gap would read 9,53.
    """
    board = board_of(balangan)
    assert board is not None
    result = next(each for each in board.assessment.indicators if each.code == "iku-2")
    assert isinstance(result.current.actual, Known)
    current = replace(result.current, actual=replace(result.current.actual, value=Decimal(mean)))
    table = part_table(board, replace(result, periods=(current,)))
    assert table is not None and table.rows[-1].cells[-1].shown == gap


def test_a_board_asks_the_database_little_and_computes_once(balangan: OfficeYear) -> None:
    client = browser(balangan)
    for address in ("/dasbor/", "/indikator/iku-2/", "/dasbor/rapat/"):
        page(client, address)
        with CaptureQueriesContext(connection) as seen:
            page(client, address)
        assert len(seen) <= 15, [query["sql"][:90] for query in seen]


def test_a_period_has_its_own_board_and_another_year_has_none(balangan: OfficeYear) -> None:
    client = browser(balangan)
    quarter = page(client, "/dasbor/?periode=2023-Q2")
    assert "Kinerja Triwulan II Tahun 2023" in quarter
    for lacking, where in (("Target", "perjanjian"), ("Anggaran kas", "anggaran")):
        words = rf'{lacking} Triwulan II Tahun 2023 belum ada[^<]+<a href="{BASE}/{where}/"'
        assert re.search(words, quarter)
        assert f"{lacking} Tahun 2023 belum ada" not in page(client, "/dasbor/")
    for address in ("/dasbor/", "/dasbor/rapat/"):
        assert "Belum ada indikator yang dapat dinilai, dari" in page(
            client, f"{address}?periode=2023-Q2"
        )
        assert "Tidak ada indikator yang di bawah target" not in page(
            client, f"{address}?periode=2023-Q2"
        )
        assert "dapat dinilai" not in page(client, address).partition("</p>")[0]
    for period in ("2022", "2023-Q5", "x"):
        assert client.get(f"{BASE}/dasbor/?periode={period}").status_code == 404
    assert client.get(f"{BASE}/indikator/tidak-ada/").status_code == 404
    assert client.get(f"{BASE}/data/bukti.csv").status_code == 200
    assert browser(balangan, "pembaca").get(f"{BASE}/data/bukti.csv").status_code == 404, (
        "as the page of evidence"
    )
    for table in ("tidak-ada.csv", "capaian.exe", "cakupan-x.json"):
        assert client.get(f"{BASE}/data/{table}").status_code == 404


def test_a_chart_is_drawn_by_a_job_once_and_bears_the_colours_of_the_page(
    balangan: OfficeYear,
) -> None:
    caches["pictures"].clear()
    client = browser(balangan)
    assert "Gambar sedang dibuat" in page(client, "/indikator/iku-2/")
    work_once()
    assert not work_once(), "the same picture is drawn once"
    shown = page(client, "/indikator/iku-2/")
    assert "<title" in shown and "var(--tarum)" in shown and "Gambar sedang dibuat" not in shown
    assert "#1C4E7A" not in shown


def square(code: str, east: float, **more: object) -> dict[str, object]:
    ring = [[east, -2.0], [east + 0.1, -2.0], [east + 0.1, -2.1], [east, -2.1], [east, -2.0]]
    return {
        "type": "Feature",
        "properties": {"kode": code, **more},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def geojson(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_boundaries_make_a_map_in_which_nothing_of_the_file_is_shown(balangan: OfficeYear) -> None:
    codes = [
        *balangan.rows.filter(sheet="areas.csv", cells__kind="district").values_list(
            "cells__code", flat=True
        )
    ]
    script = "<script>alert(1)</script>"
    shapes = [square(code, 115 + n / 10, nama=script) for n, code in enumerate(codes)]
    file = SimpleUploadedFile("batas.geojson", geojson(*shapes))
    client = browser(balangan)
    assert client.post(f"{BASE}/dasbor/batas/", {"file": file}).status_code == 302
    board = page(client, "/dasbor/")
    assert 'class="peta"' in board and "alert(1)" not in board and "Halong" in board
    assert Entry.objects.filter(action="boundaries.changed").count() == 1
    assert browser(balangan, "pembaca").get(f"{BASE}/dasbor/batas/").status_code == 404


AREAS = [
    Area(AreaCode(f"99.01.0{n}"), name, AreaKind.DISTRICT, AreaCode("99.01"), Place("areas.csv"))
    for n, name in ((1, "Hulu"), (2, "Hilir"))
]
SOUND = [square("99.01.01", 115), square("990102", 115.1)]
WRONG = {
    "not json": b"<kml/>",
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "another code": geojson(SOUND[0], square("99.01.03", 116)),
    "one is lacking": geojson(SOUND[0]),
    "metres": geojson(SOUND[0], square("99.01.02", 350_000)),
    "a point": geojson(
        SOUND[0], {"properties": {"kode": "99.01.02"}, "geometry": {"type": "Point"}}
    ),
    "not a number": geojson(
        SOUND[0],
        {
            "properties": {"kode": "99.01.02"},
            "geometry": {"type": "Polygon", "coordinates": [[["x", 1]]]},
        },
    ),
    "two codes": geojson(SOUND[0], square("99.01.01", 116, lain="99.01.02")),
    "a line": geojson(
        SOUND[0],
        {
            "properties": {"kode": "99.01.02"},
            "geometry": {"type": "Polygon", "coordinates": [[[115, -2], [116, -2]] * 2]},
        },
    ),
    "empty": geojson(
        SOUND[0],
        {"properties": {"kode": "99.01.02"}, "geometry": {"type": "Polygon", "coordinates": []}},
    ),
    "too large": b" " * 5_000_001,
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_no_map_of_the_office_is_refused_with_the_reason(name: str) -> None:
    beyond = square("99.02.01", 116)
    assert {*read_outlines(geojson(*SOUND, beyond), AREAS)["shapes"]} == {"99.01.01", "99.01.02"}
    with pytest.raises(ValidationError, match=r"\w"):
        read_outlines(WRONG[name], AREAS)


EXACT = Decimal("94.83749999999999999999999999999999999999")
SHEET = BoardTable(
    "contoh",
    "Contoh",
    (
        BoardColumn("group", "Kelompok", text, is_file_only=True),
        BoardColumn("name", "Nama", text),
        BoardColumn("bar", "", text, is_bar=True),
        BoardColumn("value", "Nilai", text, "persen", is_figure=True),
    ),
    (
        BoardRow(
            (text("Eselon II"), text('=HYPERLINK("x")'), BoardCell(), BoardCell("94,84", EXACT))
        ),
        BoardRow((text("Eselon II"), text("+62"), BoardCell(), BoardCell("–", None, "tidak ada"))),
    ),
)


def test_files_of_a_table_are_exact_and_hold_no_formula() -> None:
    lines = [*csv.reader(io.StringIO(write_csv(SHEET).decode("utf-8-sig")), delimiter=";")]
    assert lines == [
        ["Kelompok", "Nama", "Nilai (persen)"],
        ["Eselon II", '\'=HYPERLINK("x")', str(EXACT).replace(".", ",")],
        ["Eselon II", "'+62", ""],
    ]
    record = json.loads(write_json(SHEET))["rows"][0]
    assert record == {"group": "Eselon II", "name": '=HYPERLINK("x")', "value": str(EXACT)}
    sheet = load_workbook(io.BytesIO(write_xlsx(SHEET))).active
    assert sheet is not None and [sheet.cell(2, n).data_type for n in (1, 2, 3)] == ["s", "s", "n"]
    assert write_xlsx(SHEET) == write_xlsx(SHEET)


def test_a_year_without_results_says_so_and_the_table_of_a_page_has_its_rights(
    house: House,
) -> None:
    viewer, planner = house.browser("viewer"), house.browser("planner")
    assert viewer.get(f"/kecil/{YEAR}/dasbor/").status_code == 200
    assert viewer.get(f"/kecil/{YEAR}/data/isian.json").status_code == 200
    for sheet, page in (("isian", "isian"), ("bukti", "bukti")):
        assert (
            f"/kecil/{YEAR}/data/{sheet}.xlsx?periode={YEAR}"
            in planner.get(f"/kecil/{YEAR}/{page}/").text
        )
    data = json.loads(planner.get(f"/kecil/{YEAR}/data/isian.json").content)["rows"]
    assert data and {row["state"] for row in data} == {"Belum diisi"}
    assert "terlambat" in data[0]["late"] and "petugas" not in json.dumps(data)


def test_alerts_tell_what_falls_what_base_moved_and_which_paper_is_overtaken(house: House) -> None:
    clerk, planner = house.browser("clerk"), house.browser("planner")
    falling = (
        (("90", "45"), ("100", "50")),
        (("80", "40"), ("100", "50")),
        (("70", "30"), ("110", "50")),
    )
    for number, (holders, eligible) in enumerate(falling, 1):
        quarter = f"{YEAR}-Q{number}"
        sent = typed(holders, eligible, quarter)
        assert clerk.post(house.address(quarter=quarter), sent).status_code == 302
    PaperVersion.objects.create(
        office_year=house.year,
        kind="lkjip",
        name="lkjip",
        title="LKjIP",
        number=1,
        state="approved",
        is_draft=False,
        revision=0,
        data_sha256="0" * 64,
        program="1",
        seconds=1,
    )
    data = json.loads(planner.get(f"/kecil/{YEAR}/data/tanda.json").content)["rows"]
    assert [(row["rule"], row["detail"]) for row in data if row["since"] != "Tahun 2024"] == [
        (
            "Naskah yang disetujui tidak cocok lagi",
            "versi 1 disetujui dengan data yang sudah berubah sejak itu",
        ),
        ("Memburuk dua periode berturut-turut", "90,00 → 80,00 → 62,50"),
        (
            "Penyebut berubah lebih dari 3 persen",
            "+6,67 persen antara Triwulan II Tahun 2024 dan Triwulan III Tahun 2024",
        ),
    ]


WRITES = ("INSERT", "UPDATE", "DELETE")


def written(browser: Client, address: str, **more: str) -> list[str]:
    """The statements with which a page that is read changes the database."""
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address, **more).status_code == 200
    return [each["sql"] for each in seen.captured_queries if each["sql"].startswith(WRITES)]


def test_the_first_page_notes_the_session_and_the_next_ones_write_nothing(house: House) -> None:
    browser = house.browser("clerk")
    assert written(browser, house.address())
    (noted,) = UserSession.objects.filter(user=house.people["clerk"])
    assert noted.ip == "127.0.0.1"
    for address in (
        house.address(),
        house.address(more="")[: -len("2024-Q1/")] + "2024-Q2/",
        "/?semua",
    ):
        assert written(browser, address) == []
    assert UserSession.objects.get(pk=noted.pk).last_seen_at == noted.last_seen_at


@pytest.mark.parametrize(
    ("seconds", "is_written"), [(0, False), (299, False), (301, True), (36_000, True)]
)
def test_who_was_seen_some_minutes_ago_is_noted_again(
    house: House, monkeypatch: pytest.MonkeyPatch, seconds: int, is_written: bool
) -> None:
    browser = house.browser("clerk")
    written(browser, house.address())
    before, now = UserSession.objects.get().last_seen_at, time.time()
    monkeypatch.setattr(time, "time", lambda: now + seconds)
    assert bool(written(browser, house.address())) is is_written
    assert (UserSession.objects.get().last_seen_at > before) is is_written


@pytest.mark.parametrize(
    ("more", "field", "message"),
    [
        ({"REMOTE_ADDR": "10.0.0.7"}, "ip", "10.0.0.7"),
        ({"HTTP_USER_AGENT": "Peramban lain"}, "user_agent", "Peramban lain"),
        ({"HTTP_USER_AGENT": "x" * 5_000}, "user_agent", "x" * 200),
    ],
    ids=["address", "browser", "long name of a browser"],
)
def test_another_browser_is_noted(
    house: House, more: Mapping[str, str], field: str, message: str
) -> None:
    browser = house.browser("clerk")
    written(browser, house.address())
    assert written(browser, house.address(), **more)
    assert getattr(UserSession.objects.get(), field) == message
    assert written(browser, house.address(), **more) == []


def test_who_is_not_signed_in_is_not_listed(house: House, client: Client) -> None:
    assert client.get("/akun/login/").status_code == 200
    assert client.get(house.address()).status_code == 302
    assert not UserSession.objects.exists()


def test_boards_are_read_while_the_disk_is_full(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a page remembers for the next one, or lets be drawn, is no part of what was wanted."""
    wanted: list[str] = []

    def full(*report: object) -> None:
        wanted.append(str(report))
        raise OSError(errno.ENOSPC, "No space left on device")

    def no_room(*report: object, **more: object) -> None:
        wanted.append(str(report))
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(caches["lists"], "set", full)
    monkeypatch.setattr(charts, "enqueue", no_room)
    planner = house.browser("planner")
    pages = [planner.get(f"/kecil/{YEAR}/{page}/").status_code for page in ("naskah", "dasbor")]
    assert (pages, len(wanted) > 0) == ([200, 200], True)
