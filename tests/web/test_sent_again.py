"""What somebody sends twice from one page is done once and answered as done, whichever page it is."""

from __future__ import annotations

import re
import time
from contextlib import ExitStack
from pathlib import Path
from threading import Timer

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.files.locks import LOCK_EX, lock
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.exchanging import HIDDEN
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, house, typed
from tests.web.proving import paper
from tests.web.twins import person, signed_in, told

from capaian.web.accounts.models import User
from capaian.web.evidence.models import Upload
from capaian.web.exchange.models import Upload as ImportPlan
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.offices.models import Role
from capaian.web.site import repeated_requests
from capaian.web.trail.models import Entry
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
REASON = "Angka kecamatan kedua belum cocok dengan rekap."
WRONG = ("galat", "belum disimpan", "baru saja", "orang lain", "sudah dipakai")


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def page(browser: Client, path: str) -> Element:
    return elements(browser.get(path).text)


def mark(browser: Client, path: str) -> dict[str, str]:
    """The mark of a page as it is shown now."""
    found = page(browser, path).all("input", name="csrfmiddlewaretoken")
    return {"csrfmiddlewaretoken": found[-1].attributes["value"]}


def alerts(answer: HttpResponse) -> list[str]:
    return [each.words for each in elements(answer.text) if each.attributes.get("role") == "alert"]


def send_twice(browser: Client, shown: str, path: str, sent: dict[str, str]) -> HttpResponse:
    """Send something twice from one page; the second time nothing is done and the answer is the same."""
    whole = {**mark(browser, shown), **sent}
    first = browser.post(path, whole)
    assert first.status_code < 400, alerts(first)
    before, remarks = told(), Remark.objects.count()
    again = browser.post(path, whole)
    assert (again.status_code, again.headers.get("Location")) == (
        first.status_code,
        first.headers.get("Location"),
    ), alerts(again)
    assert (told(), Remark.objects.count()) == (before, remarks), "nothing is done twice"
    assert again.content == first.content
    return again


def step(own: House, browser: Client, which: str, **more: str) -> HttpResponse:
    form = PostForm.objects.get(post=POST, period=QUARTER)
    sent = {"langkah": which, "versi": str(form.version)}
    sent |= {"alasan": "" if which in ("verify", "withdraw", "approve") else REASON, **more}
    return send_twice(browser, own.address(), own.address(more="langkah/"), sent)


def hand_in(own: House, clerk: Client | None = None, holders: str = "30", over: str = "") -> HttpResponse:
    sent = {**typed((holders, "40"), ("50", "60")), "aksi": "ajukan"}
    sent |= {
        f"dulu-{name.removeprefix('sel-')}": text for name, text in sent.items() if over and "sel-" in name
    }
    sent |= {f"dulu-{cell('ktp.holders', AREAS[0])}": over}
    return send_twice(clerk or own.browser("clerk"), own.address(), own.address(), sent)


def state() -> str:
    return PostForm.objects.get(post=POST, period=QUARTER).state


def test_every_step_of_a_form_that_is_clicked_twice_is_done_and_nobody_is_blamed(own: House) -> None:
    clerk, planner, head = (own.browser(name) for name in ("clerk", "planner", "head"))
    answer = hand_in(own, clerk)
    shown = clerk.get(answer.headers["Location"]).text
    assert shown.count("Isian diajukan untuk diverifikasi.") == 1, "it is said once"
    assert not any(word in shown for word in WRONG[1:])
    step(own, clerk, "withdraw")
    hand_in(own)
    step(own, planner, "return")
    hand_in(own, holders="31", over="30")
    step(own, planner, "verify")
    step(own, head, "approve")
    assert state() == "approved"
    step(own, head, "reopen")
    assert state() == "draft"
    taken = Entry.objects.filter(action__startswith="form.").exclude(action="form.fill")
    words = [*taken.order_by("number").values_list("action", flat=True)]
    assert words == [
        *("form.submit", "form.withdraw", "form.submit", "form.return", "form.submit"),
        *("form.verify", "form.approve", "form.reopen"),
    ]


def test_a_comment_that_is_clicked_twice_is_one(own: House) -> None:
    hand_in(own)
    sent = {"catatan": "Periksa lagi", "nilai": cell("ktp.holders", AREAS[0])}
    send_twice(own.browser("planner"), own.address(), own.address(more="catatan/"), sent)
    assert Remark.objects.count() == 1


def test_another_comment_from_the_same_page_is_another_one(own: House) -> None:
    hand_in(own)
    planner = own.browser("planner")
    seen = mark(planner, own.address())
    for text in ("Periksa lagi", "Periksa juga yang lain"):
        sent = {"catatan": text, "nilai": cell("ktp.holders", AREAS[0]), **seen}
        assert planner.post(own.address(more="catatan/"), sent).status_code == 302
    assert Remark.objects.count() == 2


def test_a_removal_of_evidence_that_is_clicked_twice_is_done(own: House) -> None:
    clerk = own.browser("clerk")
    file = SimpleUploadedFile("a.pdf", paper("Isi"), "application/pdf")
    sent = {"berkas": file, "membuktikan": "ktp", "keterangan": "Berita acara"}
    assert clerk.post(own.address(more="bukti/"), sent).status_code == 302
    path = f"/kecil/{YEAR}/bukti/unggahan/{Upload.objects.get().pk}/"
    send_twice(clerk, own.address(), f"{path}hapus/", {"alasan": REASON})
    assert not Upload.objects.filter(file__isnull=False).exists()


def test_a_new_person_is_made_once_and_the_password_is_read_also_behind_a_second_click(own: House) -> None:
    admin = signed_in(person("tata", own.year.office, Role.ADMINISTRATOR))
    path = f"/kecil/{YEAR}/orang/baru/"
    sent = {"username": "sari", "full_name": "Sari", "roles": "viewer"}
    answer = send_twice(admin, path, path, sent)
    found = re.search(r"<b>([a-z2-9]{4}(?:-[a-z2-9]{4}){3})</b>", answer.text)
    assert found is not None and User.objects.get(username="sari").check_password(found[1])
    other = signed_in(person("tati", own.year.office, Role.ADMINISTRATOR))
    again = other.post(path, {**sent, **mark(other, path)})
    assert again.status_code == 422 and "sudah dipakai" in again.text
    assert found[1] not in again.text, "nobody else reads it"


def test_an_import_that_is_taken_twice_is_taken(own: House) -> None:
    planner, root = own.browser("planner"), f"/kecil/{YEAR}/tukar/"
    packed = planner.get(f"{root}dossier.zip").getvalue()
    row = Row.objects.filter(office_year=own.year, sheet__startswith="sources").first()
    assert row is not None
    row.cells = {**row.cells, "title": "Judul yang lain"}
    row.save()
    own.year.revision += 1
    own.year.save()
    planner.post(root, {"file": SimpleUploadedFile("d.zip", packed, "application/zip")})
    shown = f"{root}impor/{ImportPlan.objects.get().token}/"
    sent = dict(HIDDEN.findall(planner.get(shown).text))
    send_twice(planner, shown, shown, {**sent, "tindakan": "pakai"})
    row.refresh_from_db()
    assert row.cells["title"] != "Judul yang lain"


def test_what_was_refused_is_tried_again(own: House) -> None:
    clerk = own.browser("clerk")
    whole = {**mark(clerk, own.address()), **typed(("30", "x"), ("50", "60"))}
    assert [clerk.post(own.address(), whole).status_code for _ in range(2)] == [422, 422]


def test_another_person_another_page_and_a_page_without_a_mark_are_not_the_same(own: House) -> None:
    hand_in(own)
    first, other = own.browser("planner"), signed_in(person("dua", own.year.office, Role.PLANNER))
    sent = {"catatan": "Periksa lagi", "nilai": cell("ktp.holders", AREAS[0])}
    seen = mark(first, own.address())
    for browser, own_mark in ((first, seen), (other, seen), (first, mark(first, own.address())), (first, {})):
        browser.post(own.address(more="catatan/"), {**sent, **own_mark})
    first.post(own.address(more="catatan/"), sent)
    assert Remark.objects.count() == 5


def test_a_second_click_waits_for_what_the_first_one_does_in_whichever_process(own: House) -> None:
    hand_in(own)
    planner = own.browser("planner")
    sent = {"catatan": "Periksa lagi", "nilai": cell("ktp.holders", AREAS[0]), **mark(planner, own.address())}
    first = planner.post(own.address(more="catatan/"), sent)
    turns = [*(settings.CAPAIAN.shared / "giliran").glob("kiriman-*")]
    with ExitStack() as held:
        for turn in turns:
            lock(held.enter_context(turn.open("ab")), LOCK_EX)
        timer = Timer(0.2, held.pop_all().close)
        timer.start()
        begun = time.monotonic()
        again = planner.post(own.address(more="catatan/"), sent)
        assert time.monotonic() - begun > 0.15
    assert again.headers["Location"] == first.headers["Location"]
    assert Remark.objects.count() == 1


def test_what_an_answer_says_is_kept_unreadable(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeated_requests, "_key_of", lambda _: "same")
    admin = signed_in(person("tata", own.year.office, Role.ADMINISTRATOR))
    path = f"/kecil/{YEAR}/orang/baru/"
    sent = {"username": "sari", "full_name": "Sari", "roles": "viewer", **mark(admin, path)}
    shown = admin.post(path, sent).content
    kept = caches["answers"].get("same").content
    assert b"Sari" in shown and b"Sari" not in kept and len(kept) > len(shown)
