"""Months of registers: closing fills the figures of the year, reopening takes them back, nobody else does."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.web.approving import add, row, set_state, write
from tests.web.counting import answers_of
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, house

from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.issue import Place
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Register, RegisterFigure
from capaian.web.feed import month_closing
from capaian.web.feed.models import ClosedMonth, MonthCount, MonthNotice
from capaian.web.keeping.verification import find_forged_months
from capaian.web.measurement.flow import State
from capaian.web.trail.models import Entry
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
SERVICES = Register.SERVICES
FIGURES = "registers/figures.csv"
PAGE = f"/kecil/{YEAR}/register/"
WHY = "Dua hari di kecamatan terlewat dihitung."
PRINTED = {1: (30, 4), 2: (31, 5), 3: (29, 6)}
"""Cards printed by month, in the two kecamatan."""


def figure(month: Period, area: str, value: int) -> RegisterFigure:
    stated = ("ktp", "printed", "", AreaCode(area), PostId(POST), 1, "", Decimal(value))
    return RegisterFigure(SERVICES, month, *stated, Place("registers/figures.csv"))


def count(year: OfficeYear, month: Period) -> MonthCount:
    values = PRINTED.get(month.ordinal, ())
    return MonthCount(tuple(figure(month, *pair) for pair in zip(AREAS, values, strict=False)), 21, 3)


COUNTS = {SERVICES: count}


@pytest.fixture(name="own")
def fed_house(tmp_path: Path, settings: Settings) -> House:
    settings.REGISTER_COUNTS = f"{__name__}.COUNTS"
    own = house(tmp_path)
    stages = {"stages": "received printed", "unit": "keping", "field": "residents"}
    add(own, "registers/services.csv", code="ktp", name="KTP-el", **stages)
    feed = {"item": "ktp", "stage": "printed", "area": "*", "how": "sum", "span": "quarter"}
    add(own, "feeds.csv", measure="ktp.holders", register="services", **feed)
    return own


def send(own: House, month: int, who: str = "holder", **sent: str) -> int:
    return own.browser(who).post(f"{PAGE}services/{month}/", sent).status_code


def close_quarter(own: House) -> None:
    assert [send(own, month) for month in (1, 2, 3)] == [302, 302, 302]
    own.year.refresh_from_db()


def fed(own: House) -> Mapping[tuple[str, str], str]:
    return {key: value for key, value in own.counts().items() if key[0] == "ktp.holders"}


def test_three_closed_months_fill_their_quarter(own: House) -> None:
    close_quarter(own)
    assert fed(own) == {("ktp.holders", AREAS[0]): "90", ("ktp.holders", AREAS[1]): "15"}
    source = row(own, "sources.yaml#sources", id=f"register-services-{QUARTER}").cells
    assert source["title"].startswith(f"Register pelayanan Triwulan I Tahun {YEAR}, ditutup ")
    page = own.browser("holder").get(f"{PAGE}services/3/").content.decode()
    assert "Kepala Bidang" in page and "versi 1" in page
    version = ClosedMonth.objects.get(month=2)
    got = own.browser("holder").get(f"{PAGE}versi/{version.pk}.json").content
    assert hashlib.sha256(got).hexdigest() == version.sha256
    assert [one[-1] for one in json.loads(got)["figures"]] == ["31", "5"]
    assert not [each for each in know(own.year).found.issues if each.code.startswith(("feed", "register"))]


def test_forms_ask_for_what_no_closed_month_fills_and_show_the_rest(own: House) -> None:
    assert "sel-counts:ktp.holders" in own.browser("clerk").get(own.address()).content.decode()
    close_quarter(own)
    form = own.browser("clerk").get(own.address()).content.decode()
    assert "sel-counts:ktp.eligible" in form and "sel-counts:ktp.holders" not in form
    assert re.search(r">\s*105\s*<", form)
    later = own.browser("clerk").get(own.address(quarter=f"{YEAR}-Q2")).content.decode()
    assert "sel-counts:ktp.holders" not in later, "the register goes on"


def test_an_office_that_begins_in_april_types_the_first_quarter(own: House) -> None:
    assert [send(own, month) for month in (4, 5)] == [302, 302]
    pages = {
        quarter: own.browser("clerk").get(own.address(quarter=f"{YEAR}-{quarter}")).content.decode()
        for quarter in ("Q1", "Q2", "Q3")
    }
    asked = [quarter for quarter, page in pages.items() if "sel-counts:ktp.holders" in page]
    assert asked == ["Q1", "Q2"], "the second is not closed yet"
    assert send(own, 6) == 422, "nothing says that the service was given in these months"
    page = own.browser("holder").get(f"{PAGE}services/6/").text
    assert "tidak diketahui dan bukan 0, sebab layanannya belum pernah dicatat" in page
    write(own, row(own, "registers/services.csv", code="ktp"), valid_from=f"{YEAR}-04-01")
    assert send(own, 6) == 302
    assert "sel-counts:ktp.holders" not in own.browser("clerk").get(own.address(quarter=f"{YEAR}-Q2")).text


def test_what_was_counted_without_kecamatan_is_asked_about_and_logged(
    own: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    month = Period.parse(f"{YEAR}-M01")
    figures = (figure(month, AREAS[0], 21), replace(figure(month, AREAS[0], 5), area=None))
    days = (("02-01-2024 Loket 1", "/hari/"),)
    found = MonthCount(figures, 20, 1, (), (), lambda left: days if left.part == "area" else ())
    monkeypatch.setitem(COUNTS, SERVICES, lambda year, month: found)
    asked = (
        "5 dari 26 dicetak tanpa kecamatan tidak masuk angka per kecamatan "
        "Penduduk yang sudah merekam KTP-el."
    )
    page = own.browser("holder").get(f"{PAGE}services/1/").content.decode()
    assert asked in page and '<a href="/hari/">02-01-2024 Loket 1</a>' in page
    assert send(own, 1) == send(own, 1, yakin="lain") == 422
    assert send(own, 1, **answers_of(own, month=1)) == 302
    entry = Entry.objects.get(action="register.closed")
    assert (entry.after or {})["questions"] == [asked]


def test_a_month_without_a_case_is_closed_with_a_tick(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COUNTS, Register.COMPLAINTS, lambda year, month: MonthCount((), 0, 0))
    address = f"{PAGE}complaints/1/"
    assert "0 catatan pengaduan bulan ini." in own.browser("holder").get(address).content.decode()
    assert own.browser("holder").post(address).status_code == 422
    assert own.browser("holder").post(address, answers_of(own, "complaints", 1)).status_code == 302


def test_a_trace_says_which_months_are_open(own: House) -> None:
    write(own, row(own, "plan.yaml#components", code="ktp"), aggregation="sum")
    assert send(own, 2) == 302
    own.year.refresh_from_db()
    key = {"measure": "ktp.holders", "area": AREAS[0], "period": f"{YEAR}-Q2"}
    add(own, "counts.csv", value="7", **key)
    page = own.browser("planner").get(f"/kecil/{YEAR}/jejak/cakupan/ktp/{YEAR}-Q3/").content.decode()
    open_months = "Register pelayanan Januari, Maret, Juli sampai September belum ditutup."
    assert open_months in page


def test_a_row_of_the_feed_is_written_with_words_and_names(own: House) -> None:
    address, planner = f"/kecil/{YEAR}/perencanaan/feeds/baru/", own.browser("planner")
    page = planner.get(address).content.decode()
    assert ">ktp, KTP-el<" in page and ">printed, dicetak<" in page and ">triwulan<" in page
    cells = {"measure": "ktp.eligible", "item": "ktp", "stage": "Dicetak"}
    chosen = {"register": "services", "how": "sum", "span": "quarter"}
    sent = {f"sel-{name}": text for name, text in {**cells, **chosen}.items()}
    assert planner.post(address, sent).status_code == 302
    assert row(own, "feeds.csv", measure="ktp.eligible").cells["stage"] == "printed"


def test_figures_of_a_month_lead_to_their_trace_and_back(own: House) -> None:
    write(own, row(own, "feeds.csv", measure="ktp.holders"), span="month")
    assert send(own, 1) == 302
    trace = f"/kecil/{YEAR}/jejak/cakupan/ktp:{AREAS[0]}/{YEAR}-M01/"
    assert trace in own.browser("holder").get(f"{PAGE}services/1/").content.decode()
    assert f'href="{PAGE}services/1/"' in own.browser("holder").get(trace).content.decode()


def test_a_reopened_month_takes_its_figures_back_and_keeps_both_versions(own: House) -> None:
    close_quarter(own)
    assert [send(own, 2, buka="ya", alasan=short) for short in ("salah", "\u200b" * 12)] == [422, 422]
    assert send(own, 2, buka="ya", alasan=f"{WHY}\u200b\r\n") == 302, "nobody sees these signs"
    assert fed(own) == {}
    PRINTED[2] = (33, 5)
    try:
        assert send(own, 2) == 302
    finally:
        PRINTED[2] = (31, 5)
    assert fed(own)["ktp.holders", AREAS[0]] == "92"
    rows = own.year.rows.filter(sheet="registers/closings.csv", cells__period=f"{YEAR}-M02")
    assert [(each.cells["version"], each.cells["reason"]) for each in rows] == [("1", ""), ("2", WHY)]
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


def test_nobody_changes_what_a_register_filled_or_names_one_as_source(own: House) -> None:
    close_quarter(own)
    for sheet, cells, what in FILLED:
        first = own.year.rows.filter(sheet=sheet).order_by("place").last()
        assert first is not None
        with pytest.raises(RefusedChangeError, match=what):
            write(own, first, **cells)
    key = {"measure": "ktp.eligible", "area": AREAS[0], "period": QUARTER}
    with pytest.raises(RefusedChangeError, match="penutupan bulannya"):
        add(own, "counts.csv", value="1", source=f"register-services-{QUARTER}", **key)


def test_what_other_months_filled_changes_with_a_reason_alone(own: House) -> None:
    close_quarter(own)
    write(own, row(own, "feeds.csv", measure="ktp.holders"), stage="received")
    page = own.browser("holder").get(f"{PAGE}services/4/").content.decode()
    assert "Penduduk yang sudah merekam KTP-el, Hulu, Triwulan I Tahun 2024: 90 menjadi 0" in page
    assert send(own, 4) == 422
    assert fed(own)["ktp.holders", AREAS[0]] == "90"
    assert send(own, 4, alasan=WHY) == 302
    assert Entry.objects.filter(action="row.changed", subject__contains="counts.csv", reason=WHY).exists()


def test_months_that_were_changed_past_the_program_are_found(own: House) -> None:
    close_quarter(own)
    assert [*find_forged_months()] == []
    figures = own.year.files.get(path=FIGURES)
    figures.text = figures.text.replace(",31\n", ",91\n")
    figures.save()
    year = OfficeYear.objects.get()
    year.revision += 1
    year.save()
    assert [each.rpartition(": ")[2] for each in find_forged_months()] == [
        f"register pelayanan Februari {YEAR}",
    ]


def test_reopening_voids_the_approval_that_rests_on_it(own: House) -> None:
    close_quarter(own)
    form = set_state(own, State.APPROVED)
    page = own.browser("holder").get(f"{PAGE}services/3/").content.decode()
    assert "Hanya perencana atau Kepala Dinas" in page and 'name="alasan"' not in page
    assert send(own, 3, who="holder", buka="ya", alasan=WHY) == 422
    assert send(own, 3, who="planner", buka="ya", alasan=WHY) == 302
    form.refresh_from_db()
    assert form.stage is State.RETURNED


def test_a_month_that_changes_what_was_approved_is_closed_with_a_reason(own: House) -> None:
    assert [send(own, month) for month in (1, 2)] == [302, 302]
    page = own.browser("planner").get(f"{PAGE}services/3/").content.decode()
    assert "Belum dapat dilakukan" not in page and "alasan" not in page
    form = set_state(own, State.APPROVED)
    assert 'name="alasan"' in own.browser("planner").get(f"{PAGE}services/3/").content.decode()
    assert send(own, 3, who="planner") == 422
    assert send(own, 3, who="planner", alasan=WHY) == 302
    form.refresh_from_db()
    assert form.stage is State.RETURNED


def test_who_closes_or_reopens_a_month_has_entered_nothing_and_may_verify_it(own: House) -> None:
    assert [send(own, month, who="planner") for month in (1, 2, 3)] == [302, 302, 302]
    assert fed(own)
    assert send(own, 3, who="planner", buka="ya", alasan=WHY) == 302
    assert not own.year.writers.filter(code="ktp.holders").exists()


def test_what_is_not_over_or_waits_for_somebody_is_not_closed(
    own: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_day = MonthCount((), 20, 3, (MonthNotice("Loket 2 belum menutup 14 Januari."),))
    monkeypatch.setitem(COUNTS, SERVICES, lambda year, month: open_day)
    assert send(own, 1) == 422
    monkeypatch.setitem(COUNTS, SERVICES, count)
    monkeypatch.setattr(month_closing, "localdate", lambda: Period(YEAR, PeriodKind.MONTH, 1).end)
    assert send(own, 1) == 422
    assert not ClosedMonth.objects.exists()
    assert send(own, 1, buka="ya", alasan=WHY) == 422
    assert own.browser("holder").get(f"{PAGE}blanks/1/").status_code == 404
