"""The form of a survey: who may answer when, what is stored once, and what joins it to nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.core import signing
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from tests.web.approving import add
from tests.web.counting import open_counters
from tests.web.filling import AREAS, YEAR, House, make_house
from tests.web.test_surveys import PAGE, WHY, act, page_of

from capaian.domain.survey import ELEMENTS, QuestionOrder
from capaian.web.services.models import Ticket
from capaian.web.surveys import form, register, views
from capaian.web.surveys.form import CROWD, find_refusal, make_pass
from capaian.web.surveys.models import Answer, Survey, UsedPasses
from capaian.web.surveys.register import wipe_due
from capaian.web.trail.models import Entry

FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 6, 30)
ORDER = QuestionOrder.QUESTIONNAIRE.codes
FULL = {code: str(1 + place % 4) for place, code in enumerate(ELEMENTS)}
VALUES = "".join(FULL.values())


@pytest.fixture(name="house")
def surveyed_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    house = make_house(tmp_path, codes=("ikm",))
    open_counters(house)
    go_to(monkeypatch, date(YEAR, 3, 4))
    cache.clear()
    sent = {"survey": "skm", "period": f"{YEAR}-S1", "users": "16086", "key": uuid4().hex}
    assert house.browser("holder").post(PAGE, sent).status_code == 302
    assert house.browser("holder").post(page_of(house, "formulir/")).status_code == 302
    return house


def go_to(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    for module in (form, register, views):
        monkeypatch.setattr(module, "localdate", lambda: day)


def wall(secret: str = "") -> str:
    return f"/survei/{Survey.objects.get().code}/{secret}{'/' * bool(secret)}"


def page_sign(address: str) -> str:
    found = re.search(r'name="halaman" value="([^"]+)"', Client().get(address).text)
    assert found is not None, address
    return found[1]


def send(address: str, sign: str = "", came_from: str = "10.0.0.1", **sent: str) -> HttpResponse:
    body = {**FULL, "halaman": sign or page_sign(address), **sent}
    browser = Client(enforce_csrf_checks=True, REMOTE_ADDR=came_from)
    answer: HttpResponse = browser.post(address, body)
    assert not browser.cookies
    return answer


def a_pass(visit: str = "karcis-1") -> str:
    return make_pass(Survey.objects.get(), visit)


def test_a_citizen_answers_by_each_way_and_the_office_sees_one_list(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Client().get(wall()).text
    assert page.count('type="radio"') > 36 and " checked" not in page and "csrf" not in page
    places = [page.index(f'id="{code}"') for code in ORDER]
    assert all(one < other for one, other in pairwise(places))
    css = finders.find("capaian/survei.css")
    assert isinstance(css, str) and len(page.encode()) + len(Path(css).read_bytes()) < 25_000
    words = {
        "sex": "perempuan",
        "age": "-",
        "service": "KTP",
        "saran": "Kursinya\nditambah, 0812 3456 7890",
    }
    answer = send(wall(), **words)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{wall()}?selesai")
    assert "Terima kasih" in Client().get(answer.headers["Location"]).text
    kiosk = send(f"{wall()}?kiosk").headers["Location"]
    thanks = Client().get(kiosk)
    assert (
        thanks.headers["Refresh"] == f"20; url={wall()}?kiosk" and "dalam 20 detik" in thanks.text
    )
    assert send(wall(a_pass())).status_code == 302
    by_way = {each.traits["channel"]: each for each in Answer.objects.all()}
    assert {*by_way} == {"QR di dinding", "layar di loket", "karcis layanan"}
    made = by_way["QR di dinding"]
    assert (made.values, made.suggestion, made.day) == (
        VALUES,
        "Kursinya ditambah, …",
        date(YEAR, 3, 4),
    )
    assert made.traits == {"sex": "perempuan", "service": "KTP", "channel": "QR di dinding"}
    office = house.browser("planner").get(page_of(house)).text
    assert "Jawaban hari ini: 3; masuk hitungan besok" in office and "Belum ada jawaban" in office
    assert "Kursinya ditambah" not in house.browser("planner").get(page_of(house, "jawaban/")).text
    go_to(monkeypatch, date(YEAR, 3, 5))
    office = house.browser("planner").get(page_of(house)).text
    assert "Jawaban hari ini: 0" in office and "3 dari 375" in office
    assert "3 jawaban diisi dalam kurang dari 20 detik" in office
    assert "Kursinya ditambah" in house.browser("planner").get(page_of(house, "jawaban/")).text


STATES = (
    (-1, "", None, "Survei ini belum dimulai."),
    (0, "", 9, ""),
    (0, "fresh", 9, ""),
    (181, "fresh", 9, ""),
    (182, "", 9, ""),
    (399, "fresh", 9, ""),
    (0, "used", 9, "Karcis ini sudah dipakai"),
    (0, "wrong", 9, "Kode karcis ini tidak dikenal."),
    (0, "other survey", 9, "Kode karcis ini tidak dikenal."),
    (-1, "used", None, "Survei ini belum dimulai."),
)
"""Days from the first one on, the pass, how many questions are shown, and what is said."""


def test_what_a_form_says_on_each_day_and_to_each_pass(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert send(wall(a_pass("used"))).status_code == 302
    other = make_pass(Survey(code="z" * 10), "fresh")
    passes = {
        "": "",
        "wrong": "0" * 32,
        "other survey": other,
        "fresh": a_pass(),
        "used": a_pass("used"),
    }
    for days, kind, questions, words in STATES:
        go_to(monkeypatch, FIRST + timedelta(days=days))
        answer = Client().get(wall(passes[kind]))
        found = len(re.findall(r'<fieldset id="U\d"', answer.text)) or None
        assert (answer.status_code, found, words in answer.text) == (200, questions, True), (
            days,
            kind,
        )
        assert ('class="psn' in answer.text) is bool(words), (days, kind)
    assert Client().get("/survei/tidakada/").status_code == 404
    assert FIRST + timedelta(days=181) == LAST


def test_whom_the_pass_does_not_let_in_sends_the_same_words_without_it(house: House) -> None:
    secret = a_pass()
    assert send(wall(secret)).status_code == 302
    again = send(wall(secret), U1="4")
    assert (
        again.status_code == 422
        and f'action="{wall()}"' in again.text
        and Answer.objects.count() == 1
    )
    assert re.search(r'name="U1" value="4" checked', again.text)
    assert send(wall(), page_in(again)).status_code == 302 and Answer.objects.count() == 2


def page_in(answer: HttpResponse) -> str:
    found = re.search(r'name="halaman" value="([^"]+)"', answer.text)
    assert found is not None
    return found[1]


def test_a_double_press_is_stored_once_and_another_answer_of_the_page_is_not_lost_silently(
    house: House,
) -> None:
    for address in (wall(), wall(a_pass())):
        sign, before = page_sign(address), Answer.objects.count()
        assert [send(address, sign).status_code for _ in range(3)] == [302] * 3
        other = send(address, sign, U1="4")
        assert other.status_code == 422 and "sudah terkirim jawaban lain" in other.text
        assert Answer.objects.count() == before + 1


RUBBISH: tuple[tuple[Mapping[str, str], str], ...] = (
    ({code: "" for code in ELEMENTS}, "Belum dijawab."),
    ({"U1": "", "U2": "", "U3": ""}, "Jawab sedikitnya 7 dari 9"),
    ({"U1": "5"}, "Pilih salah satu jawaban yang ada."),
    (
        {"U1": "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")},
        "Pilih salah satu",
    ),
    ({"sex": "lain"}, "Pilih salah satu"),
    ({"service": "Paspor"}, "Pilih salah satu"),
    ({"saran": "a" * 501}, "501"),
    ({"saran": "a\0b"}, "Saran (boleh kosong)"),
    ({"halaman": "x"}, "Halaman ini tidak utuh"),
    ({"halaman": ""}, "Halaman ini tidak utuh"),
)


def test_rubbish_comes_back_with_what_to_do_and_all_that_was_typed(house: House) -> None:
    for sent, words in RUBBISH:
        answer = send(wall(), **{"U4": "3", "education": "SMA", **sent})
        assert (answer.status_code, words in answer.text) == (422, True), (sent, words)
        kept = {*re.findall(r'name="(\w+)" value="([^"]*)" checked', answer.text)}
        assert ("education", "SMA") in kept and (("U4", "3") in kept or "U4" in sent)
    assert not Answer.objects.exists()
    assert send(wall(), U1="", U2="").status_code == 302  # seven of nine are an answer
    assert Answer.objects.get().values == f"--{VALUES[2:]}"


def test_questions_and_services_stay_as_they_were_when_the_form_was_opened(house: House) -> None:
    usual = {
        "name": "Pindah",
        "unit": "surat",
        "field": "residents",
        "stages": "received delivered",
    }
    add(house, "registers/services.csv", code="pindah", **usual)
    assert house.browser("planner").post(page_of(house, "formulir/")).status_code == 302
    page = Client().get(wall()).text
    assert "Pindah" not in page and "KTP" in page
    assert [each[0] for each in Survey.objects.get().questions] == [*ORDER]
    assert Entry.objects.filter(action="surveys.form_opened").count() == 1


def test_a_closed_survey_takes_no_answer_of_a_page_that_was_open(house: House) -> None:
    sign = page_sign(wall())
    for number in range(12):
        assert send(wall(), came_from=f"10.0.1.{number}").status_code == 302
    assert act(house, "planner", alasan="Libur panjang, jawabannya sedikit.") == 302
    late = send(wall(), sign)
    survey = Survey.objects.get()
    assert (
        late.status_code == 422 and "sudah selesai" in late.text and survey.statistics["n"] == 12
    )
    texts = sorted(json.dumps(each.canonical, ensure_ascii=False) for each in survey.answers.all())
    assert survey.sha256 == sha256("\n".join(texts).encode()).hexdigest()
    assert (
        act(house, "planner", buka="ya", alasan=WHY) == 302
        and send(wall(), sign).status_code == 302
    )


def test_a_survey_is_not_closed_on_a_day_with_few_answers_that_its_figures_lack(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault: before and after it the index differs by what one visitor of today answered."""
    for number in range(12):
        assert send(wall(), came_from=f"10.0.1.{number}").status_code == 302
    go_to(monkeypatch, date(YEAR, 3, 5))
    assert send(wall()).status_code == 302
    refused = house.browser("planner").post(page_of(house), {"alasan": WHY})
    assert refused.status_code == 422 and "menerima 1 jawaban" in refused.text
    go_to(monkeypatch, date(YEAR, 3, 6))
    assert act(house, "planner", alasan=WHY) == 302


def test_a_form_that_is_over_leads_to_the_one_that_runs(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, address = Survey.objects.get(), wall()
    go_to(monkeypatch, date(YEAR, 7, 1))
    assert send(address).status_code == 302, "an office collects into the weeks after a half-year"
    assert (
        "1 jawaban formulir masuk sesudah 30 Juni"
        in house.browser("planner").get(page_of(house)).text
    )
    sent = {"survey": "skm", "period": f"{YEAR}-S2", "users": "", "key": uuid4().hex}
    assert house.browser("holder").post(PAGE, sent).status_code == 302
    new = Survey.objects.exclude(pk=old.pk).get()
    assert house.browser("holder").post(f"{PAGE}{new.pk}/formulir/").status_code == 302
    assert f'href="/survei/{Survey.objects.get(pk=new.pk).code}/"' in Client().get(address).text


def test_a_queue_behind_one_address_is_taken_in_and_reported_to_the_office(house: House) -> None:
    sign = page_sign(wall())
    for number in range(CROWD + 1):
        assert not Entry.objects.filter(action="surveys.form_crowded").exists() or number == CROWD
        page = signing.dumps([str(number), 0], salt=Survey.objects.get().code)
        assert send(wall(), page).status_code == 302
    assert Answer.objects.count() == CROWD + 1
    assert send(wall(), sign, came_from="10.0.0.2").status_code == 302
    assert "Banyak jawaban dari satu alamat" in house.browser("planner").get(page_of(house)).text
    entry = Entry.objects.get(action="surveys.form_crowded")
    assert "10.0.0" not in f"{entry.after} {entry.subject}" and entry.actor is None


def test_the_slip_of_a_ticket_has_one_pass_while_a_form_is_open(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = {"kunci": uuid4().hex, "tempat": "loket-1", "layanan": "ktp", "kecamatan": AREAS[0]}
    base = f"/kecil/{YEAR}/pelayanan/karcis/"
    assert (
        house.browser("clerk")
        .post(f"{base}baru/", {**sent, "jam": f"{YEAR}-03-04T09:00"})
        .status_code
        == 302
    )
    ticket = Ticket.objects.get()
    drawn: list[str] = []
    draw = form.draw_code
    monkeypatch.setattr(form, "draw_code", lambda text: (drawn.append(text), draw(text))[1])
    slip = f"{base}{ticket.pk}/slip/"
    for _ in range(2):
        assert "Survei kepuasan" in house.browser("clerk").get(slip).text
    assert drawn[:2] == drawn[2:] and ticket.code not in drawn[1]
    address = urlsplit(drawn[1])
    page = Client().get(f"{address.path}?{address.query}")
    assert (
        '<option value="KTP" selected>' in page.text
        and page.headers["Referrer-Policy"] == "no-referrer"
    )
    assert send(address.path).status_code == 302 and send(address.path).status_code == 422
    Survey.objects.update(closed_on=LAST)
    assert "Survei kepuasan" not in house.browser("clerk").get(slip).text


def test_nobody_joins_a_pass_and_an_answer_with_the_database_in_hand(house: House) -> None:
    """Whoever has the slips in their order, and all tables, tries columns,
    orders and places on the disk.
    """
    answered = {}
    for number in range(30):
        secret, sign = a_pass(str(number)), f"{4**number % 10_000_000}"
        values = "".join(str(1 + int(digit) % 4) for digit in sign.zfill(9)[:9])
        texts = {**dict(zip(ELEMENTS, values, strict=True)), "saran": f"saran {number}"}
        assert send(wall(secret), came_from=f"10.1.0.{number}", **texts).status_code == 302
        answered[form._hash(secret)] = f"saran {number}"
    used, answers = UsedPasses.objects.get(), [*Answer.objects.values()]
    assert {*used.hashes} == {*answered}
    # No column: of an answer none has a trace of any pass, and all came on one day by one way.
    texts = " ".join(str(value) for row in answers for value in row.values())
    assert not any(each[:6] in texts for each in used.hashes)
    assert {(row["day"], row["file_id"], str(row["traits"])) for row in answers} == {
        (date(YEAR, 3, 4), None, "{'channel': 'karcis layanan'}")
    }
    assert UsedPasses.objects.count() == 1, "passes have no rows that could be put in order"
    # No order: by keys, by rows as they lie there, and by when they were written.
    is_file = connection.vendor == "sqlite"
    for place in ("id", "rowid") if is_file else ("id",):
        assert_no_order(place, used, answered)
    register.scatter_answers()
    for place in ("id", "rowid") if is_file else ("id", "ctid", "xmin::text::bigint, ctid"):
        assert_no_order(place, used, answered)
    assert [*Answer.objects.values()] == answers
    assert (
        not Entry.objects.filter(action__startswith="surveys.")
        .exclude(actor=house.people["holder"])
        .exists()
    )


def assert_no_order(place: str, used: UsedPasses, answered: Mapping[str, str]) -> None:
    """Neither slips as they were handed out nor passes as they lie there
    stand as the answers do.
    """
    with connection.cursor() as cursor:
        # names of columns
        cursor.execute(f"SELECT suggestion FROM surveys_answer ORDER BY {place}")  # noqa: S608
        order = [suggestion for (suggestion,) in cursor.fetchall()]
    for known in (answered.values(), [answered[own] for own in used.hashes]):
        assert sum(one == other for one, other in zip(known, order, strict=True)) < 9, place


def test_wiping_takes_the_passes_and_the_suggestions_too(house: House) -> None:
    assert send(wall(a_pass()), saran="Antrean tertib").status_code == 302
    Survey.objects.update(closed_on=LAST)
    assert wipe_due(date(YEAR + 2, 6, 30)) == 1
    assert not Answer.objects.exists() and not UsedPasses.objects.exists()
    assert find_refusal(Survey.objects.get()) is not None
