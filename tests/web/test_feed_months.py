"""Months of registers: closing fills the figures of the year, reopening takes them back,
nobody else does.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import F
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.approving import add, row, set_state, write
from tests.web.counting import answers_of
from tests.web.exchanging import Desk, unzipped, upload, zipped
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, make_house
from tests.web.twins import person, signed_in

from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Register, RegisterFigure
from capaian.rules.registers import feed
from capaian.rules.registers.feed import fingerprint
from capaian.web.feed import month_closing
from capaian.web.feed.models import ClosedMonth, FigurePart, MonthCount, MonthNotice
from capaian.web.keeping.verification import find_forged_months
from capaian.web.measurement.flow import State
from capaian.web.offices.models import Office, Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import begin_seals, compare_rows, trail_key
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

SERVICES = Register.SERVICES
FIGURES = "registers/figures.csv"
PAGE = f"/kecil/{YEAR}/register/"
WHY = "Dua hari di kecamatan terlewat dihitung."
PRINTED = {1: (30, 4), 2: (31, 5), 3: (29, 6)}
"""Cards printed by month, in the two kecamatan."""


def figure(month: Period, area: str, value: int) -> RegisterFigure:
    stated = ("ktp", "printed", "", AreaCode(area), PostId(POST), 1, "", Decimal(value))
    return RegisterFigure(SERVICES, month, *stated)


def count(year: OfficeYear, month: Period) -> MonthCount:
    values = PRINTED.get(month.ordinal, ())
    return MonthCount(
        tuple(figure(month, *pair) for pair in zip(AREAS, values, strict=False)), 21, 3
    )


COUNTS = {SERVICES: count}


@pytest.fixture(name="house")
def fed_house(tmp_path: Path, settings: Settings) -> House:
    settings.REGISTER_COUNTS = f"{__name__}.COUNTS"
    house = make_house(tmp_path)
    stages = {"stages": "received printed", "unit": "keping", "field": "residents"}
    add(house, "registers/services.csv", code="ktp", name="KTP-el", **stages)
    feed = {"item": "ktp", "stage": "printed", "area": "*", "how": "sum", "span": "quarter"}
    add(house, "feeds.csv", measure="ktp.holders", register="services", **feed)
    return house


def send(house: House, month: int, who: str = "holder", **sent: str) -> int:
    return house.browser(who).post(f"{PAGE}services/{month}/", sent).status_code


def close_quarter(house: House) -> None:
    assert [send(house, month) for month in (1, 2, 3)] == [302, 302, 302]
    house.year.refresh_from_db()


def fed(house: House) -> Mapping[tuple[str, str], str]:
    return {key: value for key, value in house.counts().items() if key[0] == "ktp.holders"}


def test_three_closed_months_fill_their_quarter(house: House) -> None:
    close_quarter(house)
    assert fed(house) == {("ktp.holders", AREAS[0]): "90", ("ktp.holders", AREAS[1]): "15"}
    source = row(house, "sources.yaml#sources", id=f"register-services-{QUARTER}").cells
    assert source["title"].startswith(f"Register pelayanan Triwulan I Tahun {YEAR}, ditutup ")
    page = house.browser("holder").get(f"{PAGE}services/3/").content.decode()
    assert "Kepala Bidang" in page and "versi 1" in page
    version = ClosedMonth.objects.get(month=2)
    got = house.browser("holder").get(f"{PAGE}versi/{version.pk}.json").content
    assert hashlib.sha256(got).hexdigest() == version.sha256
    assert [one[-1] for one in json.loads(got)["figures"]] == ["31", "5"]
    assert not [
        each
        for each in know(house.year).dossier_check.issues
        if each.code.startswith(("feed", "register"))
    ]


def test_forms_ask_for_what_no_closed_month_fills_and_show_the_rest(house: House) -> None:
    assert "sel-counts:ktp.holders" in house.browser("clerk").get(house.address()).content.decode()
    close_quarter(house)
    form = house.browser("clerk").get(house.address()).content.decode()
    assert "sel-counts:ktp.eligible" in form and "sel-counts:ktp.holders" not in form
    assert re.search(r">\s*105\s*<", form)
    later = house.browser("clerk").get(house.address(quarter=f"{YEAR}-Q2")).content.decode()
    assert "sel-counts:ktp.holders" not in later, "the register goes on"


def test_an_office_that_begins_in_april_types_the_first_quarter(house: House) -> None:
    assert [send(house, month) for month in (4, 5)] == [302, 302]
    pages = {
        quarter: house.browser("clerk")
        .get(house.address(quarter=f"{YEAR}-{quarter}"))
        .content.decode()
        for quarter in ("Q1", "Q2", "Q3")
    }
    lines = [quarter for quarter, page in pages.items() if "sel-counts:ktp.holders" in page]
    assert lines == ["Q1", "Q2"], "the second is not closed yet"
    assert send(house, 6) == 422, "nothing says that the service was given in these months"
    page = house.browser("holder").get(f"{PAGE}services/6/").text
    assert "tidak diketahui dan bukan 0, sebab layanannya belum pernah dicatat" in page
    write(house, row(house, "registers/services.csv", code="ktp"), valid_from=f"{YEAR}-04-01")
    assert send(house, 6) == 302
    assert (
        "sel-counts:ktp.holders"
        not in house.browser("clerk").get(house.address(quarter=f"{YEAR}-Q2")).text
    )


def test_counts_without_kecamatan_are_questioned(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    month = Period.parse(f"{YEAR}-M01")
    figures = (figure(month, AREAS[0], 21), figure(month, AREAS[0], 5)._replace(area=None))
    days = (FigurePart("02-01-2024 Loket 1", "/hari/", Decimal(5)),)
    found = MonthCount(
        figures, 20, 1, (), (), lambda *about: days if about[1:] == (None, "area") else ()
    )
    monkeypatch.setitem(COUNTS, SERVICES, lambda year, month: found)
    text = (
        "5 dari 26 dicetak tanpa kecamatan tidak masuk angka per kecamatan "
        "Penduduk yang sudah merekam KTP-el."
    )
    page = house.browser("holder").get(f"{PAGE}services/1/").content.decode()
    assert text in page and '<a href="/hari/">02-01-2024 Loket 1</a>' in page
    assert send(house, 1) == send(house, 1, yakin="lain") == 422
    assert send(house, 1, **answers_of(house, month=1)) == 302
    entry = Entry.objects.get(action="register.closed")
    assert (entry.after or {})["questions"] == [text]


def test_a_month_without_a_case_is_closed_with_a_tick(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COUNTS, Register.COMPLAINTS, lambda year, month: MonthCount((), 0, 0))
    address = f"{PAGE}complaints/1/"
    assert (
        "0 catatan pengaduan bulan ini." in house.browser("holder").get(address).content.decode()
    )
    assert house.browser("holder").post(address).status_code == 422
    assert (
        house.browser("holder").post(address, answers_of(house, "complaints", 1)).status_code
        == 302
    )


def test_a_trace_says_which_months_are_open(house: House) -> None:
    write(house, row(house, "plan.yaml#components", code="ktp"), aggregation="sum")
    assert send(house, 2) == 302
    house.year.refresh_from_db()
    key = {"measure": "ktp.holders", "area": AREAS[0], "period": f"{YEAR}-Q2"}
    add(house, "counts.csv", value="7", **key)
    page = (
        house.browser("planner")
        .get(f"/kecil/{YEAR}/jejak/cakupan/ktp/{YEAR}-Q3/")
        .content.decode()
    )
    open_months = "Register pelayanan Januari, Maret, Juli sampai September belum ditutup."
    assert open_months in page


def test_a_row_of_the_feed_is_written_with_words_and_names(house: House) -> None:
    address, planner = f"/kecil/{YEAR}/perencanaan/feeds/baru/", house.browser("planner")
    page = planner.get(address).content.decode()
    assert (
        'value="ktp"> KTP-el<' in page
        and 'value="printed"> dicetak<' in page
        and ">triwulan<" in page
    )
    assert ">Penduduk wajib KTP<" in page, "measures are chosen by name"
    cells = {"measure": "ktp.eligible", "item": "ktp", "stage": "Dicetak"}
    chosen = {"register": "services", "how": "sum", "span": "quarter"}
    sent = {f"sel-{name}": text for name, text in {**cells, **chosen}.items()}
    assert planner.post(address, sent).status_code == 302
    assert row(house, "feeds.csv", measure="ktp.eligible").cells["stage"] == "printed"


def test_figures_of_a_month_lead_to_their_trace_and_back(house: House) -> None:
    write(house, row(house, "feeds.csv", measure="ktp.holders"), span="month")
    assert send(house, 1) == 302
    trace = f"/kecil/{YEAR}/jejak/cakupan/ktp:{AREAS[0]}/{YEAR}-M01/"
    assert trace in house.browser("holder").get(f"{PAGE}services/1/").content.decode()
    assert (
        f'href="{PAGE}services/1/?angka=ktp.holders%7C{AREAS[0]}#hari"'
        in house.browser("holder").get(trace).content.decode()
    )


def test_a_reopened_month_takes_its_figures_back_and_keeps_both_versions(house: House) -> None:
    close_quarter(house)
    assert [send(house, 2, buka="ya", alasan=short) for short in ("salah", "\u200b" * 12)] == [
        422,
        422,
    ]
    assert send(house, 2, buka="ya", alasan=f"{WHY}\u200b\r\n") == 302, "nobody sees these signs"
    assert fed(house) == {}
    PRINTED[2] = (33, 5)
    try:
        assert send(house, 2) == 302
    finally:
        PRINTED[2] = (31, 5)
    assert fed(house)["ktp.holders", AREAS[0]] == "92"
    rows = house.year.rows.filter(sheet="registers/closings.csv", cells__period=f"{YEAR}-M02")
    assert [(each.cells["version"], each.cells["reason"]) for each in rows] == [
        ("1", ""),
        ("2", WHY),
    ]
    assert ClosedMonth.objects.filter(month=2).count() == 2
    deeds = Entry.objects.filter(action__startswith="register.").values_list("action", flat=True)
    assert [*deeds] == [*["register.closed"] * 3, "register.reopened", "register.closed"]


FILLED = (
    ("counts.csv", {"value": "91"}, "berasal dari Register pelayanan"),
    ("counts.csv", {"source": ""}, "berasal dari Register pelayanan"),
    ("counts.csv", {"period": f"{YEAR}-Q2"}, "berasal dari Register pelayanan"),
    ("sources.yaml#sources", {"title": "Register lain"}, "penutupan bulannya"),
    ("registers/closings.csv", {"days": "22"}, "halaman Register"),
)
"""What a register filled, with words of the refusal to change it."""


def test_nobody_changes_what_a_register_filled_or_names_one_as_source(house: House) -> None:
    close_quarter(house)
    for sheet, cells, what in FILLED:
        first = house.year.rows.filter(sheet=sheet).order_by("place").last()
        assert first is not None
        with pytest.raises(RefusedChangeError, match=what):
            write(house, first, **cells)
    key = {"measure": "ktp.eligible", "area": AREAS[0], "period": QUARTER}
    with pytest.raises(RefusedChangeError, match="penutupan bulannya"):
        add(house, "counts.csv", value="1", source=f"register-services-{QUARTER}", **key)


def test_what_other_months_filled_changes_with_a_reason_alone(house: House) -> None:
    close_quarter(house)
    write(house, row(house, "feeds.csv", measure="ktp.holders"), stage="received")
    page = house.browser("holder").get(f"{PAGE}services/4/").content.decode()
    assert "Penduduk yang sudah merekam KTP-el, Hulu, Triwulan I Tahun 2024: 90 menjadi 0" in page
    assert send(house, 4) == 422
    assert fed(house)["ktp.holders", AREAS[0]] == "90"
    assert send(house, 4, alasan=WHY) == 302
    assert Entry.objects.filter(
        action="row.changed", subject__contains="counts.csv", reason=WHY
    ).exists()


def test_months_that_were_changed_past_the_program_are_found(house: House) -> None:
    close_quarter(house)
    assert [*find_forged_months()] == []
    figures = house.year.files.get(path=FIGURES)
    figures.text = figures.text.replace(",31\n", ",91\n")
    figures.save()
    year = OfficeYear.objects.get()
    year.revision += 1
    year.save()
    assert [each.rpartition(": ")[2] for each in find_forged_months()] == [
        f"register pelayanan Februari {YEAR}",
    ]


def test_months_that_a_later_version_words_otherwise_are_as_they_were_closed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ClosedMonth, "__str__", lambda month: f"Bulan {month.month}")
    close_quarter(house)
    monkeypatch.setattr(ClosedMonth, "__str__", lambda month: f"Bulan ke-{month.month}")
    monkeypatch.setattr(feed, "closing_title", lambda *closed: "Register, dalam kata lain")
    OfficeYear.objects.update(revision=F("revision") + 1)
    assert [*find_forged_months()] == []


def test_what_a_closing_wrote_is_named_where_it_is_other_than_the_log_has_it(
    house: House,
) -> None:
    begin_seals()
    close_quarter(house)
    assert compare_rows(trail_key()) == []
    for sheet, column in (("sources.yaml#sources", "title"), ("registers/closings.csv", "days")):
        own = house.year.rows.filter(sheet=sheet).earliest("pk")
        own.cells[column] = "99"
        own.save()
    named = [each.rpartition(", ")[2] for each in compare_rows(trail_key())]
    assert [each.rpartition(" kini ")[2] for each in named] == ["99", "99"]


def test_reopening_voids_the_approval_that_rests_on_it(house: House) -> None:
    close_quarter(house)
    form = set_state(house, State.APPROVED)
    page = house.browser("holder").get(f"{PAGE}services/3/").content.decode()
    assert "Hanya perencana atau Kepala Dinas" in page and 'name="alasan"' not in page
    assert send(house, 3, who="holder", buka="ya", alasan=WHY) == 422
    assert send(house, 3, who="planner", buka="ya", alasan=WHY) == 302
    form.refresh_from_db()
    assert form.stage is State.RETURNED


def test_a_month_that_changes_what_was_approved_is_closed_with_a_reason(house: House) -> None:
    assert [send(house, month) for month in (1, 2)] == [302, 302]
    page = house.browser("planner").get(f"{PAGE}services/3/").content.decode()
    assert "Belum dapat dilakukan" not in page and "alasan" not in page
    form = set_state(house, State.APPROVED)
    assert 'name="alasan"' in house.browser("planner").get(f"{PAGE}services/3/").content.decode()
    assert send(house, 3, who="planner") == 422
    assert send(house, 3, who="planner", alasan=WHY) == 302
    form.refresh_from_db()
    assert form.stage is State.RETURNED


def test_who_closes_or_reopens_a_month_has_entered_nothing_and_may_verify_it(house: House) -> None:
    assert [send(house, month, who="planner") for month in (1, 2, 3)] == [302, 302, 302]
    assert fed(house)
    assert send(house, 3, who="planner", buka="ya", alasan=WHY) == 302
    assert not house.year.writers.filter(code="ktp.holders").exists()


def test_what_is_not_over_or_waits_is_not_closed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_day = MonthCount((), 20, 3, (MonthNotice("Loket 2 belum menutup 14 Januari."),))
    monkeypatch.setitem(COUNTS, SERVICES, lambda year, month: open_day)
    assert send(house, 1) == 422
    monkeypatch.setitem(COUNTS, SERVICES, count)
    monkeypatch.setattr(month_closing, "localdate", lambda: Period(YEAR, PeriodKind.MONTH, 1).end)
    assert send(house, 1) == 422
    assert not ClosedMonth.objects.exists()
    assert send(house, 1, buka="ya", alasan=WHY) == 422
    assert house.browser("holder").get(f"{PAGE}blanks/1/").status_code == 404


CLOSINGS = "registers/closings.csv"
MARCH = f"/baru/{YEAR}/register/services/3/"
Files = dict[str, bytes]


def files_of(house: House) -> Files:
    """The dossier of the year, of which March was closed twice and February and January once."""
    close_quarter(house)
    assert send(house, 3, buka="ya", alasan=WHY) == send(house, 3) == 302
    house.year.refresh_from_db()
    return unzipped(Desk(house.browser("planner"), house.year).got("dossier.zip"))


def other_figure(files: Files) -> Files:
    """A closed figure that somebody changed: 29 cards in March become 28."""
    changed = re.sub(rb"(M03,ktp,printed,.*,)29\b", rb"\g<1>28", files[FIGURES])
    assert changed != files[FIGURES]
    return {**files, FIGURES: changed}


def sealed_anew(files: Files) -> Files:
    """The same, under a fingerprint that fits it."""
    changed = other_figure(files)
    facts, month = know(OfficeYear.objects.get()).read.partial, Period.parse(f"{YEAR}-M03")
    was = [each for each in facts.register_figures if each.period == month] if facts else []
    now = [each._replace(value=Decimal(28) if each.value == 29 else each.value) for each in was]
    pair = [fingerprint(Register.SERVICES, month, each).encode() for each in (was, now)]
    return {**changed, CLOSINGS: files[CLOSINGS].replace(*pair)}


def without_months(files: Files) -> Files:
    return {name: content for name, content in files.items() if name not in (FIGURES, CLOSINGS)}


def found(files: Files) -> tuple[Client, HttpResponse]:
    """Another office begins the year with these files."""
    office = Office.objects.create(slug="baru", name="Dinas Baru")
    head = person("kadis-baru", office, Role.PLANNER, Role.OFFICE_HEAD, Role.UNIT_HEAD)
    browser = signed_in(head)
    return browser, browser.post(
        "/baru/mulai/", {"cara": "berkas", "file": upload("a.zip", zipped(files))}
    )


def test_a_year_begins_with_its_months_closed_and_they_are_reopened_with_a_reason(
    house: House,
) -> None:
    files = files_of(house)
    head, answer = found(files)
    assert answer.status_code == 302
    taken = ClosedMonth.objects.filter(office_year__office__slug="baru")
    versions = [(each.month, each.version, each.sha256, each.reason) for each in taken]
    here = ClosedMonth.objects.filter(office_year=house.year)
    assert versions == [(each.month, each.version, each.sha256, each.reason) for each in here]
    handed = [
        head.get(f"/baru/{YEAR}/register/versi/{each.pk}.json").status_code for each in taken
    ]
    assert handed == [200, 200, 404, 200], (
        "the file has no figures of the version that was reopened"
    )
    assert Entry.objects.filter(office__slug="baru", action="register.taken_in").count() == 3
    assert "ditutup dalam berkas" in head.get(f"/baru/{YEAR}/register/").content.decode()
    page = head.get(MARCH).content.decode()
    assert "dalam berkas, versi 2" in page and "versi/" in page
    assert head.post(MARCH).status_code == 422, "it is closed"
    short = head.post(MARCH, {"buka": "ya", "alasan": "Dua hari terlewat"})
    assert short.status_code == 422 and short.text.count("edikitnya 20 huruf") == 2, (
        "words and rule agree"
    )
    assert head.post(MARCH, {"buka": "ya", "alasan": WHY}).status_code == 302
    PRINTED[3] = (20, 6)
    try:
        assert head.post(MARCH).status_code == 302
    finally:
        PRINTED[3] = (29, 6)
    rows = OfficeYear.objects.get(office__slug="baru").rows.filter(
        sheet=CLOSINGS, cells__period=f"{YEAR}-M03"
    )
    assert [row.cells["version"] for row in rows] == ["1", "2", "3"]
    head.post(f"/baru/{YEAR}/tarik/", {"alasan": WHY, "yakin": "on"})
    assert OfficeYear.objects.filter(office__slug="baru").exists(), (
        "months that were closed do not go"
    )


def test_figures_that_are_not_those_that_were_closed_begin_no_year(house: House) -> None:
    _, answer = found(other_figure(files_of(house)))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "register pelayanan Maret" in page and "tutup lagi" in page
    assert not OfficeYear.objects.filter(office__slug="baru").exists()


def test_no_import_changes_a_closed_month(house: House) -> None:
    files = files_of(house)
    desk = Desk(house.browser("planner"), house.year)
    before, stored = desk.got("dossier.zip"), [*ClosedMonth.objects.values()]
    for changed in (other_figure, sealed_anew, without_months):
        address = desk.bring("a.zip", zipped(changed(files)))
        page = desk.shown(address)
        assert "halaman Register" in page
        assert desk.take(address, page, alasan=WHY).status_code == 409, changed.__name__
        assert unzipped(desk.got("dossier.zip")) == unzipped(before)
        assert [*ClosedMonth.objects.values()] == stored


def test_an_import_beside_closed_months_is_written(house: House) -> None:
    files = files_of(house)
    desk = Desk(house.browser("planner"), house.year)
    files["areas.csv"] = files["areas.csv"].replace(b"Hulu", b"Hulu Baru")
    assert desk.take(desk.bring("a.zip", zipped(files))).status_code == 302
    assert ClosedMonth.objects.count() == 4


def test_closed_months_come_into_no_other_year(
    house: House, tmp_path: Path, settings: Settings
) -> None:
    files = files_of(house)
    other = make_house(tmp_path / "lain", "lain")
    desk = Desk(other.browser("planner"), other.year)
    address = desk.bring("a.zip", zipped(files))
    assert "halaman Register" in desk.shown(address)
    assert desk.take(address).status_code == 409
    assert not ClosedMonth.objects.filter(office_year=other.year).exists()
