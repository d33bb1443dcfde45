"""Decisions of meetings: noted on the sheet, followed up by their post,
and where the next one begins.
"""

from __future__ import annotations

import pytest
from tests.web.approving import FACTORS, row, set_state
from tests.web.beginnings import YEAR
from tests.web.elements import elements
from tests.web.filling import POST, House

from capaian.domain.period import Period
from capaian.web.followup.views import decided_before
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import FigureWriter
from capaian.web.years.models import OfficeYear

SHEET, NOTE = f"/kecil/{YEAR}/dasbor/rapat/", f"/kecil/{YEAR}/dasbor/rapat/keputusan/"
TEXT = "Jemput bola ke dua belas sekolah."
DECISION = {"text": TEXT, "subject": "iku-ktp", "responsible": POST, "due": f"TW II {YEAR}"}
EARLIER, OWN = "Keputusan rapat sebelumnya", "Keputusan rapat ini"


def note(house: House, quarter: int = 1, who: str = "planner", **sent: str) -> tuple[int, str]:
    where = f"{NOTE}?periode={YEAR}-Q{quarter}"
    answer = house.browser(who).post(where, {**DECISION, **sent})
    house.year.refresh_from_db()
    return answer.status_code, elements(answer.text).words if answer.content else ""


def sheet(house: House, quarter: int) -> tuple[str, str]:
    """What was decided before, and at the meeting about a quarter."""
    words = elements(house.browser("head").get(f"{SHEET}?periode={YEAR}-Q{quarter}").text).words
    before, _, own = words.partition(OWN)
    return before.partition(EARLIER)[2], own


def test_a_decision_is_followed_up_and_the_next_meeting_begins_with_it(house: House) -> None:
    house.fill()
    form = set_state(house, State.APPROVED)
    writers = FigureWriter.objects.count()
    assert note(house)[0] == 302
    form.refresh_from_db()
    assert form.state == State.APPROVED and FigureWriter.objects.count() == writers, (
        "no form has it"
    )
    first, second = sheet(house, 1), sheet(house, 2)
    assert (
        TEXT not in first[0] and TEXT in first[1] and TEXT in second[0] and TEXT not in second[1]
    )
    found = row(house, FACTORS, kind="decision")
    page = f"/kecil/{YEAR}/tindak-lanjut/{found.pk}/"
    ended = {
        "versi": str(found.version),
        "state": "selesai",
        "evidence": "Dua belas berita acara kunjungan.",
    }
    assert house.browser("clerk").post(page, ended).status_code == 302, (
        "its post says what became of it"
    )
    assert "selesai" in sheet(house, 2)[0], (
        "what the last meeting decided is looked at, also when it is done"
    )
    assert note(house, 2, text="Loket dibuka sore.")[0] == 302
    assert TEXT not in sheet(house, 3)[0] and "Loket dibuka sore." in sheet(house, 3)[0]
    assert (
        "Keputusan rapat"
        in elements(house.browser("head").get(f"/kecil/{YEAR}/tindak-lanjut/").text).words
    )


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, "Isi keputusan."),
        ({"due": "secepatnya"}, "Bukan tanggal, bulan, atau triwulan"),
        ({"due": f"31-12-{YEAR - 1}"}, f"Tulis tenggat dari 1 Januari {YEAR}"),
        ({"subject": "tidak-ada", "responsible": "bupati"}, "Tentang indikator: "),
        ({"text": "Ditangani 081234567890"}, "hapus bagian itu"),
    ],
)
def test_what_is_no_decision_is_refused_at_its_field_and_kept(
    house: House, sent: dict[str, str], words: str
) -> None:
    status, reply = note(house, **sent)
    assert status == 422 and words in reply and not house.year.rows.filter(sheet=FACTORS).exists()


def test_a_decision_is_noted_once_by_a_planner_while_the_year_is_open(house: House) -> None:
    assert note(house, who="clerk")[0] == 404 and note(house)[0] == 302
    status, reply = note(house)
    assert status == 422 and "Keputusan ini sudah dicatat." in reply
    OfficeYear.objects.filter(pk=house.year.pk).update(is_closed=True)
    status, reply = note(house, text="Yang lain.")
    assert status == 422 and "Tahun ini sudah ditutup" in reply


def test_the_first_meeting_of_a_year_begins_with_what_the_last_year_left_open(
    house: House,
) -> None:
    assert note(house, 4, due=f"31-03-{YEAR + 1}")[0] == 302
    after = OfficeYear.objects.create(office=house.year.office, year=YEAR + 1)
    (left,) = decided_before(after, Period.parse(f"{YEAR + 1}-Q1"))
    assert left.year == YEAR and left.item.text == TEXT
    (of_last_quarter,) = decided_before(house.year, Period.parse(str(YEAR)))
    assert of_last_quarter.item.text == TEXT, (
        "the sheet of the year begins with the last quarter's"
    )
