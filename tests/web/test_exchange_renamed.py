"""A workbook that comes back under another name: asked about in plain words, until somebody answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.beginnings import small
from tests.web.elements import elements
from tests.web.exchanging import Desk, desk, edited

pytestmark = pytest.mark.django_db
COUNTS = "counts.csv"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> Desk:
    return desk(small(tmp_path))


def renamed(own: Desk) -> str:
    """The address of the preview of a book of which one of two rows was imported before by another name."""
    book = own.got("buku.xlsx")
    areas = {"measure5": "ktp.holders", "area5": "99.01", "period5": "2023", "value5": 5}
    more = {"measure6": "ktp.eligible", "area6": "99.01", "period6": "2023", "value6": 6}
    own.take(own.bring("asal.xlsx", edited(book, COUNTS, **areas, **more)))
    return own.bring("baru.xlsx", edited(book, COUNTS, **areas, **{**more, "value6": 7, "period6": "2022"}))


def test_it_is_asked_about_and_not_called_a_fault(own: Desk) -> None:
    page = elements(own.shown(renamed(own)))
    assert "Jawab dahulu pertanyaan di bawah" in page.words and "Yang perlu dijawab" in page.words
    assert "1 dari 2 baris yang Anda impor dari buku bernama lain ada juga di buku ini." in page.words
    assert "Apakah ini buku yang sudah pernah diimpor, dengan nama baru?" in page.words
    assert "Ya, buku yang sama dengan nama baru" in page.words and "Bukan, salinan lain" in page.words
    assert "sebelum diperbaiki" not in page.words and "dossier" not in page.by_id("isi").words


def test_choosing_nothing_is_said(own: Desk) -> None:
    address = renamed(own)
    answer = own.client.post(address, {"tindakan": "pilih", "ditanya": "buku"})
    (box,) = elements(answer.text).all("div", role="alert")
    assert answer.status_code == 422
    assert "Pilih dahulu: ya, buku yang sama dengan nama baru, atau bukan." in box.words
    assert [each.attributes["href"] for each in box.all("a")] == ["#buku"]
    answer = own.client.post(address, {"tindakan": "pilih", "ditanya": "buku", "buku": "sama"})
    assert answer.status_code == 302
    assert "Jawab dahulu" not in own.shown(address)
