"""A form that came back and is handed in again as it was: whoever does it is asked whether that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, House, cell, house, looked_at, typed
from tests.web.proving import paper

from capaian.web.measurement.models import PostForm, Remark, Taken

pytestmark = pytest.mark.django_db
WHY = "Rekap kecamatan kedua belum ada."
HOLDERS = cell("ktp.holders", AREAS[0])


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """A form that the planner sent back with a reason for all of it."""
    own = house(tmp_path)
    sent = {**typed(("30", "40"), ("50", "60")), "aksi": "ajukan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    back(own)
    return own


def back(own: House, **more: str) -> None:
    planner = own.browser("planner")
    sent = {"langkah": "return", "versi": str(PostForm.objects.get().version), "alasan": WHY, **more}
    sent["dilihat"] = looked_at(planner, own.address())
    assert planner.post(own.address(more="langkah/"), sent).status_code == 302


def hand_in(own: House, **more: str) -> Element | None:
    """What is asked; `None` where the form was handed in."""
    answer = own.browser("clerk").post(own.address(), {"aksi": "ajukan", **more})
    if answer.status_code == 302:
        return None
    assert answer.status_code == 422
    return elements(answer.text)


def test_whoever_hands_it_in_as_it_was_reads_why_it_came_back_and_says_that_it_is_meant(own: House) -> None:
    page = hand_in(own)
    assert page is not None and PostForm.objects.get().state == "returned"
    (box, *_) = page.all("div", role="alert")
    assert f"dikembalikan: “{WHY}”" in box.words and "tidak ada nilai, penjelasan" in box.words
    (answer,) = box.all("button")
    assert hand_in(own, dilihat=answer.attributes["value"]) is None
    assert Taken.objects.filter(step="submit").last().reason == "Diajukan lagi tanpa perubahan."


def test_a_value_that_was_changed_is_reason_enough(own: House) -> None:
    assert hand_in(own, **{f"sel-{HOLDERS}": "31", f"dulu-{HOLDERS}": "30"}) is None


def test_a_value_that_was_changed_and_put_back_is_none(own: House) -> None:
    for old, new in (("30", "31"), ("31", "30")):
        sent = {f"sel-{HOLDERS}": new, f"dulu-{HOLDERS}": old, "aksi": "simpan"}
        assert own.browser("clerk").post(own.address(), sent).status_code == 302
    assert hand_in(own) is not None


def test_an_answer_to_a_comment_is_reason_enough(own: House) -> None:
    page = hand_in(own)
    assert page is not None
    hand_in(own, dilihat=page.all("div", role="alert")[0].all("button")[0].attributes["value"])
    back(own, catatan="Angka ini dari mana?", nilai=HOLDERS)
    remark = Remark.objects.get()
    assert (
        hand_in(own, **{f"jawab-{remark.pk}": "Dari rekap kecamatan", f"dulu-jawab-{remark.pk}": ""}) is None
    )


def test_evidence_that_was_brought_is_reason_enough(own: House) -> None:
    file = SimpleUploadedFile("rekap.pdf", paper("Rekap"), "application/pdf")
    sent = {"berkas": file, "membuktikan": "ktp", "keterangan": "Rekap kecamatan kedua"}
    assert own.browser("clerk").post(own.address(more="bukti/"), sent).status_code == 302
    assert hand_in(own) is None
