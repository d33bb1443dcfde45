"""What is entered into the service register is counted where it is shown, as it was read, or asked about."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from tests.web.approving import add
from tests.web.counting import DAY, PAGE, a_press, counting_house, send
from tests.web.filling import AREAS, YEAR, House

from capaian.web.services.models import Tally
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
SHEET, PASTE = f"{PAGE}turus/", f"{PAGE}tempel/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return counting_house(tmp_path)


@pytest.fixture(name="browser")
def signed_in(own: House) -> Client:
    return own.browser("clerk")


def place(**more: str) -> dict[str, str]:
    return {"tempat": "loket-1", "hari": str(DAY), "formulir": uuid4().hex, **more}


def counted() -> list[tuple[str, str, str, int]]:
    return [(each.site, each.area, each.detail, each.count) for each in Tally.objects.all()]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (f"tempat=loket-1&hari={YEAR + 1}-01-02", f"Hari 02-01-{YEAR + 1} di luar tahun {YEAR}."),
        (f"tempat=loket-9&hari={DAY}", "Pilih tempat dari daftar."),
    ],
)
def test_where_nothing_can_be_counted_no_counters_are_shown(browser: Client, query: str, words: str) -> None:
    """Fault: the page falls back to the first site or the last day, and counts there."""
    for page in ("turus/", "hari/"):
        shown = browser.get(f"{PAGE}{page}?{query}").content.decode()
        assert words in shown
        assert not re.search(r'<fieldset|class="tekan"|Tutup hari<', shown)


def test_a_day_of_another_year_leads_to_its_sheet(own: House, browser: Client) -> None:
    query = f"?tempat=loket-1&hari={YEAR + 1}-01-02"
    assert "Buka di tahun" not in browser.get(SHEET + query).content.decode()
    OfficeYear.objects.create(office=own.year.office, year=YEAR + 1)
    address = f"/kecil/{YEAR + 1}/pelayanan/turus/{query.replace('&', '&amp;')}"
    assert f'href="{address}">Buka di tahun {YEAR + 1}<' in browser.get(SHEET + query).content.decode()


def test_site_and_day_are_named_at_the_counters_and_after_numbers_were_added(browser: Client) -> None:
    where = f"Loket 1, 4 Maret {YEAR}"
    for more in ("", "&ketik=ya"):
        shown = browser.get(f"{SHEET}?tempat=loket-1&hari={DAY}{more}").content.decode()
        assert f'<h2 class="s">{where}</h2>' in shown
    assert f">Tambahkan semua</button> {where}</p>" in shown
    sent = place(**{"n:ktp||received": "1.500", "ketik": "ya", "kecamatan": AREAS[1]})
    shown = browser.post(SHEET, sent, follow=True).content.decode()
    assert f"1500 ditambahkan: {where}." in shown
    assert re.search(rf'<option value="{AREAS[1]}" selected', shown)


@pytest.mark.parametrize("typed", ["1.5", "1,500", "1.0", "15.00", "1500.000"])
def test_what_is_no_whole_number_is_counted_nowhere(own: House, browser: Client, typed: str) -> None:
    """Fault: of 1.5 the dot is taken away, of 1.0 the decimals."""
    shown = browser.post(SHEET, place(ketik="ya", **{"n:ktp||received": typed})).content.decode()
    assert "bukan angka bulat" in shown
    line = f"{DAY}\tktp\tditerima\t\t{typed}"
    pasted = browser.post(PASTE, place(tempelan=line)).content.decode()
    assert f"Baris 1, jumlah “{typed}”: bukan angka bulat" in pasted
    assert not counted()


def test_a_divided_service_is_counted_by_detail_alone(own: House) -> None:
    refused = send(own, a_press(service="kia"))
    assert (refused.status_code, refused.json()["message"]) == (422, "KIA: pilih rinciannya, 0-4 atau 5-16.")
    Tally.objects.bulk_create(
        [Tally(office=own.year.office, key=uuid4(), by=own.people["clerk"], day=DAY, site="loket-1",
               service="kia", stage="printed", count=17)]
    )  # fmt: skip
    report = own.browser("clerk").get(f"{PAGE}harian/?hari={DAY}").content.decode()
    assert "17 KIA dicetak tanpa rincian tidak masuk kolom mana pun." in report
    assert send(own, a_press(service="kia", stage="printed", count=-17)).status_code == 200


def test_pasted_rows_are_asked_for_their_detail_and_take_the_kecamatan_of_their_site(
    browser: Client,
) -> None:
    lines = f"{DAY}\tKIA\tdicetak\t\t5\n{DAY}\tkia 5-16\tdicetak\tHilir\t2"
    sent = place(tempat="kec-hulu", tempelan=lines)
    shown = browser.post(PASTE, sent).content.decode()
    [question] = re.findall(r"<label [^>]+>(Rincian KIA[^<]+)</label>\s*<select[^>]+ name=\"([^\"]+)", shown)
    assert question[0] == "Rincian KIA (1 baris) adalah"
    assert re.findall(r'<option value="([05][^"]*)"', shown) == ["0-4", "5-16"]
    sent |= {question[1]: "0-4"}
    shown = browser.post(PASTE, sent).content.decode()
    assert '<th scope="row">KIA, 0-4</th><td>dicetak</td><td class="r">5</td>' in shown
    stamp = re.search(r'name="yakin" value="(\w+)"', shown)
    assert stamp
    done = browser.post(PASTE, {**sent, "yakin": stamp[1], "simpan": "ya"})
    assert "tempat=kec-hulu" in done.headers["Location"]
    assert counted() == [("kec-hulu", AREAS[0], "0-4", 5), ("kec-hulu", AREAS[1], "5-16", 2)]


@pytest.mark.parametrize("change", [{"tempelan": f"{DAY}\tktp\tditerima\t\t50"}, {"tempat": "kec-hulu"}])
def test_what_was_not_previewed_is_not_counted(browser: Client, change: dict[str, str]) -> None:
    sent = place(tempelan=f"{DAY}\tktp\tditerima\t\t5")
    for more in (change, {}):
        shown = browser.post(PASTE, sent).content.decode()
        stamp = re.search(r'name="yakin" value="(\w+)"', shown)
        assert stamp and not counted()
        sent |= {"yakin": stamp[1], "simpan": "ya", **more}
    assert "Isinya berubah sejak diperiksa." in shown
    assert browser.post(PASTE, sent).status_code == 302
    assert len(counted()) == 1


def test_a_pasted_row_says_which_cell_is_wrong_and_only_heads_have_no_digits(browser: Client) -> None:
    """Fault: a first row with a day and a number that cannot be read is left out as a heading."""
    lines = [f"32-01-{YEAR}\tktp\tditerima\t\tlima", f"{DAY}\tktp\tditerima\t3", f"{DAY}\tktp\tditerima\t\t7"]
    head = "hari\tlayanan\ttahap\tkecamatan\tjumlah"
    shown = browser.post(PASTE, place(tempelan="\n".join([head, *lines]))).content.decode()
    assert f"Baris 2, hari “32-01-{YEAR}”: bukan tanggal" in shown
    assert "Baris 3: 4 kolom; perlu hari" in shown
    assert "Baris 1," in browser.post(PASTE, place(tempelan="\n".join(lines))).content.decode()


def test_what_has_no_kecamatan_is_asked_about_where_a_feed_divides_by_it(own: House) -> None:
    send(own, a_press(count=5), a_press(area=AREAS[1], count=8), a_press(stage="printed", count=3))
    address, words = f"{PAGE}hari/?tempat=loket-1&hari={DAY}", "tidak masuk angka per kecamatan"
    assert words not in own.browser("clerk").get(address).content.decode()
    feed = {"measure": "ktp.holders", "register": "services", "item": "ktp", "stage": "received"}
    add(own, "feeds.csv", **feed, area="*", how="sum", span="month")
    assert f"{words}: 5 KTP diterima." in own.browser("clerk").get(address).content.decode()


def test_what_takes_away_too_much_names_whose_counts_are_meant(own: House) -> None:
    send(own, a_press(count=3, area=AREAS[1]))
    assert "(tanpa kecamatan, tanpa jabatan): KTP diterima." in send(own, a_press(count=-1)).json()["message"]
