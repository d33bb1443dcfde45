"""A year goes on from what the office approved here and is in force;
a reopened one voids what followed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.http import HttpResponse
from tests.web.database_replay import replay
from tests.web.elements import elements
from tests.web.exchanging import Desk, as_book, unzipped, upload, zipped
from tests.web.filling import AREAS, POST, YEAR, House, cell, make_house, typed
from tests.web.test_year_approval import CLOSE, approve_year

from capaian.dossier.years.next_year import go_on
from capaian.dossier.years.snapshot import hash_snapshot, read_snapshot, write_snapshot
from capaian.web.exchange.import_plan import check_founding
from capaian.web.exchange.views import taken_over
from capaian.web.measurement.models import ApprovedYear, Notice
from capaian.web.measurement.year_approvals import (
    UnfitClosingError,
    overtaken_closings,
    refuse_unfit_closings,
)
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.trail.verify import verify_log
from capaian.web.years.change import Edit, change, mark_changed
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import WantedYear, replace_files

NEXT, LAST, PLACE, BEGIN = YEAR + 1, f"{YEAR}-Q4", f"closed/{YEAR}.json", "/kecil/mulai/"
WHY = "Angka Kecamatan Hulu ternyata keliru."
FOREIGN, VOID = "bukan yang disahkan di sini", "sudah dibatalkan di sini"


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    """An office of which a year is approved."""
    house = make_house(tmp_path)
    approve_year(house)
    return house


def seal(house: House) -> None:
    assert house.browser("head").post(CLOSE, house.shown(tanpa="ya")).status_code == 302


def approval(house: House, year: int = YEAR) -> ApprovedYear:
    return ApprovedYear.objects.get(
        office_year__year=year, office_year__office=house.year.office, voided_at=None
    )


def content(house: House, year: int = YEAR) -> bytes:
    answer = house.browser("head").get(
        f"/kecil/{year}/pengesahan/{approval(house, year).sha256}.json"
    )
    return answer.getvalue()


def forged(true: bytes) -> bytes:
    """A closing of the same office and year that nobody approved here."""
    snapshot = read_snapshot(true, "penutupan")
    return write_snapshot(
        replace(snapshot, approval=replace(snapshot.approval, on=date(NEXT, 3, 1)))
    )


def begin(house: House, year: int = YEAR) -> OfficeYear:
    sent = {"cara": "penutupan", "approved": approval(house, year).sha256}

    def send() -> None:
        assert house.browser("planner").post(BEGIN, sent).status_code == 302

    replay(f"begin after {year}", send)
    return house.year.office.years.get(year=year + 1)


def step(house: House, quarter: str, who: str, name: str, reason: str = "") -> None:
    assert house.step(who, name, reason, period=quarter).status_code == 302


def reopen(house: House) -> None:
    step(house, LAST, "head", "reopen", WHY)
    house.year.refresh_from_db()


def mend(house: House) -> None:
    """Hand the opened form in with another figure, and have it and the year approved."""
    name = cell("ktp.holders", AREAS[0], LAST)
    sent = {f"sel-{name}": "92", f"dulu-{name}": "90"}
    assert (
        house.browser("clerk")
        .post(house.address(quarter=LAST), {**sent, "aksi": "simpan"})
        .status_code
        == 302
    )
    assert (
        house.browser("clerk").post(house.address(quarter=LAST), {"aksi": "ajukan"}).status_code
        == 302
    )
    step(house, LAST, "planner", "verify")
    step(house, LAST, "head", "approve")
    seal(house)


def seal_next(house: House, year: OfficeYear, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fill the forms of a later year in, and have it approved after its end."""
    monkeypatch.setattr(
        "capaian.web.closing.views.timezone.localdate", lambda *_: date(year.year + 1, 2, 1)
    )
    for ordinal in (1, 2, 3, 4):
        quarter = f"{year.year}-Q{ordinal}"
        sent = {**typed(("91", "46"), ("100", "50"), quarter), "aksi": "ajukan"}
        address = f"/kecil/{year.year}/isian/{POST}/{quarter}/"
        assert house.browser("clerk").post(address, sent).status_code == 302
        step(house, quarter, "planner", "verify")
        step(house, quarter, "head", "approve")
    assert close(house, year).status_code == 302


def close(house: House, year: OfficeYear) -> HttpResponse:
    year.refresh_from_db()
    sent = {"cap": str(year.stamp), "dibaca": "ya", "tanpa": "ya"}
    return house.browser("head").post(f"/kecil/{year.year}/pengesahan/", sent)


def later(house: House) -> bool:
    return house.year.office.years.filter(year=NEXT).exists()


def with_forged_closing(house: House, year: OfficeYear) -> dict[str, bytes]:
    """The dossier of a year with another closing, which its list of sources names."""
    files, other = (
        unzipped(Desk(house.browser("planner"), year).got("dossier.zip")),
        forged(content(house)),
    )
    own, new = approval(house).sha256.encode(), hash_snapshot(other).encode()
    return {**files, PLACE: other, "sources.yaml": files["sources.yaml"].replace(own, new)}


@pytest.mark.parametrize("kind", ["dossier", "buku"])
def test_nor_does_one_that_comes_in_a_dossier_or_a_workbook(
    house: House, kind: str, tmp_path: Path
) -> None:
    year = begin(house)
    files = with_forged_closing(house, year)
    year.delete()
    file = (
        ("d.zip", zipped(files))
        if kind == "dossier"
        else ("b.xlsx", as_book(files, tmp_path / "b"))
    )
    answer = house.browser("planner").post(BEGIN, {"cara": "berkas", "file": upload(*file)})
    assert answer.status_code == 422
    assert not later(house)
    if kind == "dossier":  # a workbook lies in no folder, so that its closing is not there at all
        assert FOREIGN in answer.content.decode()


def test_no_import_brings_another_closing(house: House) -> None:
    year = begin(house)
    desk = Desk(house.browser("planner"), year)
    address = desk.bring("d.zip", zipped(with_forged_closing(house, year)))
    page = desk.shown(address)
    assert FOREIGN in page and 'value="pakai"' not in page
    assert desk.take(address, page).status_code == 409
    assert year.files.get(path=PLACE).text.encode() == content(house)


def test_no_year_goes_on_without_the_closing_that_was_approved(house: House) -> None:
    """Without it nothing in the dossier says what was approved,
    and figures of then could become others.
    """
    year = begin(house)
    desk = Desk(house.browser("planner"), year)
    files = unzipped(desk.got("dossier.zip"))
    bare = {name: text for name, text in files.items() if name != PLACE}
    bare["sources.yaml"] = bare["sources.yaml"].replace(approval(house).sha256.encode(), b"")
    address = desk.bring("d.zip", zipped(bare))
    assert desk.take(address).status_code != 302 and PLACE in know(year).made.files
    with pytest.raises(UnfitClosingError, match="tidak ada di dalamnya"):
        refuse_unfit_closings(year, {PLACE: ""})
    found = {
        each.code: each.message
        for each in check_founding(year.office, know(year).dossier_check.office_year, {})
    }
    assert f"Penutupan tahun {YEAR}, yang disahkan di sini, tidak ada" in found["unfit_closing"]


def test_a_closing_that_is_voided_meanwhile_is_refused_when_it_is_written(house: House) -> None:
    """What the preview found well is looked at again under the lock of the year."""
    year, sha256 = begin(house), approval(house).sha256
    refuse_unfit_closings(year, {PLACE: sha256})
    reopen(house)
    with pytest.raises(UnfitClosingError, match=f"{VOID}.*Sahkan lagi"):
        refuse_unfit_closings(year, {PLACE: sha256})
    texts = {**know(year).made.files, PLACE: forged(know(year).folder.closed[PLACE]).decode()}
    with pytest.raises(UnfitClosingError, match=FOREIGN):
        replace_files(year, WantedYear(texts, year.revision, {}), Author())
    mend(house)
    with pytest.raises(UnfitClosingError, match=f"{VOID}.*Pakai.*{approval(house).sha256[:16]}"):
        refuse_unfit_closings(year, {PLACE: sha256})


def test_a_year_that_was_begun_from_a_reopened_one_is_reported(house: House) -> None:
    begin(house)
    reopen(house)
    for who in ("viewer", "clerk", "planner", "head"):
        page = house.browser(who).get(f"/kecil/{NEXT}/").text
        assert (
            f"Tahun {YEAR} dibuka kembali, jadi penutupannya yang dipakai di sini batal." in page
        )
        assert (
            f"Setelah tahun {YEAR} disahkan lagi" in page
            and PLACE not in page
            and "Perencana mengambil penutupan yang baru di Beranda" in page
            and "Ambil penutupan yang baru</button>" not in page
            and "Sebelum itu tahun ini tidak dapat disahkan." in page
        )
    mend(house)
    assert "dan disahkan lagi" in house.browser("viewer").get(f"/kecil/{NEXT}/").text
    assert "Tahun sebelumnya berubah" not in house.browser("viewer").get(f"/kecil/{YEAR}/").text


def test_approvals_on_a_voided_closing_are_void_too(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = begin(house)
    seal_next(house, year, monkeypatch)
    last = begin(house, NEXT)
    seal_next(house, last, monkeypatch)
    reopen(house)
    assert not ApprovedYear.objects.filter(voided_at=None).exists()
    for each in (year, last):
        each.refresh_from_db()
        assert not each.is_closed and {form.state for form in each.forms.all()} == {"approved"}
        assert WHY in each.approvals.get().voided_why
        texts = [notice.text for notice in each.notices.filter(to=house.people["head"])]
        assert any(f"Pengesahan tahun {each.year} batal." in text for text in texts)
        page = close(house, each)
        assert (
            page.status_code == 422
            and "penutupannya yang dipakai di sini batal" in page.content.decode()
        )
    voided = Entry.objects.filter(action="approval.voided").values_list("subject", flat=True)
    assert {*voided} == {*ApprovedYear.objects.values_list("sha256", flat=True)} and len(
        voided
    ) == 3
    assert verify_log() is None


def test_a_year_that_does_not_hold_it_stays(house: House) -> None:
    year = begin(house)
    year.files.filter(path=PLACE).delete()
    mark_changed(year)
    OfficeYear.objects.filter(pk=year.pk).update(is_closed=True)
    reopen(house)
    year.refresh_from_db()
    assert year.is_closed and not Notice.objects.filter(office_year=year).exists()


def test_a_voided_closing_that_is_there_keeps_no_other_import_back(house: House) -> None:
    year = begin(house)
    reopen(house)
    desk = Desk(house.browser("planner"), year)
    files = unzipped(desk.got("dossier.zip"))
    row = year.rows.get(sheet="areas.csv", cells__code=AREAS[0])
    change(year, [Edit("areas.csv", {"name": "Hulu Baru"}, row.pk, row.version)], Author())
    assert desk.take(desk.bring("d.zip", zipped(files))).status_code == 302
    assert (
        year.rows.get(sheet="areas.csv", cells__code=AREAS[0]).cells["name"] == row.cells["name"]
    )


def test_the_new_closing_comes_by_a_button_and_preview(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = begin(house)
    seal_next(house, year, monkeypatch)
    reopen(house)
    mend(house)
    year.refresh_from_db()
    browser, address = house.browser("planner"), f"/kecil/{NEXT}/tukar/penutupan/"
    assert "Ambil penutupan yang baru</button>" in browser.get(f"/kecil/{NEXT}/").text
    for who in ("viewer", "clerk", "head"):
        assert "penutupan yang baru</button>" not in house.browser(who).get(f"/kecil/{NEXT}/").text
        assert house.browser(who).post(address).status_code == 404
    before, desk = know(year).made.files, Desk(browser, year)
    answer = browser.post(address)
    assert answer.status_code == 302
    preview = answer.headers["Location"]
    page = desk.shown(preview)
    titles = [each.words for each in elements(page).all("h2")]
    assert "Tahun-tahun lalu" in titles
    assert desk.take(preview, page).status_code == 422, (
        "comparisons of an approved year change with a reason"
    )
    assert know(year).made.files == before, "nothing is written before it was looked at"
    assert desk.take(preview, page, alasan=WHY).status_code == 302
    year.refresh_from_db()
    after = know(year).made.files
    new = content(house)
    assert after[PLACE].encode() == new and overtaken_closings(year) == ()
    assert hash_snapshot(new) in after["sources.yaml"]
    figures = go_on(read_snapshot(new, PLACE), new, is_compared=True).files["history.csv"].decode()
    assert sorted(after["history.csv"].splitlines()) == sorted(figures.splitlines())
    others = {name for name, text in after.items() if before.get(name) != text}
    assert others == {PLACE, "sources.yaml", "history.csv"}
    assert browser.post(address).status_code == 404, "nothing is left to take over"
    assert close(house, year).status_code == 302 and verify_log() is None


def test_what_somebody_added_to_earlier_figures_stays(house: House) -> None:
    year = begin(house)
    code = year.rows.filter(sheet="history.csv").order_by("pk")[0].cells["subject"]
    added = {"subject": code, "period": str(YEAR - 4), "actual": "71", "scale": "percent"}
    change(year, [Edit("history.csv", added)], Author())
    reopen(house)
    mend(house)
    year.refresh_from_db()
    texts = taken_over(year, [*overtaken_closings(year)])
    assert f"{code},,{YEAR - 4},71,,,percent" in texts["history.csv"]
