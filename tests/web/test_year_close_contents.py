"""Whoever approves a year reads its money, what its work yielded, and what proves it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.elements import Element, elements
from tests.web.filling import POST, YEAR, House, house
from tests.web.nightly.test_new_closing import NODE, measured
from tests.web.proving import paper
from tests.web.test_year_approval import CLOSE, fill_all

from capaian.web.evidence.models import EvidenceFile, Upload
from capaian.web.trail.record import Author
from capaian.web.years.change import change, mark_changed
from capaian.web.years.contents import keep_content
from capaian.web.years.edits import Edit

pytestmark = pytest.mark.django_db
PROOF = paper("Berita acara")
HALF = {"node": NODE, "unit": "kegiatan", "name": "Jemput bola", "target": "5"}
"""An output that only quarters set a target for."""


def year_summary(own: House, who: str = "head") -> dict[str, str]:
    """What the page says of the whole year."""
    page = elements(own.browser(who).get(CLOSE).text)
    (section,) = [each for each in page.all("section") if each.words.startswith("Anggaran, keluaran")]
    return dict(zip(_words(section, "dt"), _words(section, "dd"), strict=True))


def _words(section: Element, tag: str) -> list[str]:
    return [each.words for each in section.all(tag)]


def bring(own: House, number: int, quarter: str = "", proves: str = "") -> None:
    """Have a file of evidence, for a form or for none."""
    name = f"bukti-{number}.pdf"
    sha256 = keep_content(PROOF)
    file = EvidenceFile.objects.create(office_year=own.year, name=name, sha256=sha256, size=len(PROOF))
    if quarter:
        form = own.year.forms.get(post=POST, period=quarter)
        Upload.objects.create(
            office_year=own.year, file=file, form=form, name=name, sha256=file.sha256, by=own.people["clerk"]
        )
    if proves:
        row = {"file": name, "proves": proves, "caption": "Berita acara", "alt": "Berita acara"}
        own.year.rows.create(sheet="evidence.yaml#evidence", place=1, cells=row)
        mark_changed(own.year)


def test_money_outputs_and_evidence_are_told_before_the_year_is_approved(
    tmp_path: Path, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    own = measured(tmp_path)
    assert year_summary(own) == {
        "Pagu": "900 rupiah",
        "Realisasi": "800 rupiah",
        "Serapan": "88,89 persen",
        "Keluaran": "0 dari 1 sub kegiatan tanpa target, 0 tanpa realisasi",
        "Bukti": "4 dari 4 isian tanpa bukti",
    }
    bring(own, 1, f"{YEAR}-Q1")
    assert year_summary(own)["Bukti"] == "3 dari 4 isian tanpa bukti"
    client = own.browser("head")
    client.get(CLOSE)
    with django_assert_max_num_queries(15):
        client.get(CLOSE)


def test_work_without_outputs_and_office_without_money(tmp_path: Path) -> None:
    own = house(tmp_path)
    fill_all(own)
    assert year_summary(own) == {"Anggaran": "tidak ada dalam rencana", "Bukti": "4 dari 4 isian tanpa bukti"}
    nodes = (("p", "program", ""), ("p.1", "activity", "p"), (NODE, "subactivity", "p.1"))
    rows = [
        Edit("nodes.csv", {"id": id_, "kind": kind, "code": id_, "name": id_, "parent": parent})
        for id_, kind, parent in nodes
    ]
    change(own.year, rows, Author(reason="Sub kegiatan baru menurut perubahan anggaran."))
    assert year_summary(own)["Keluaran"].startswith("1 dari 1 sub kegiatan tanpa target, 1 tanpa realisasi")


def test_targets_of_half_a_year_are_none_of_the_year_and_the_page_says_whose(tmp_path: Path) -> None:
    own = measured(tmp_path)
    rows = [Edit("outputs.csv", {**HALF, "period": f"{YEAR}-Q{quarter}"}) for quarter in (1, 2)]
    change(own.year, rows, Author(reason="Target ditulis untuk setengah tahun."))
    said = year_summary(own)["Keluaran"]
    assert said.startswith("1 dari 1 sub kegiatan tanpa target, 1 tanpa realisasi")


def test_who_may_not_see_evidence_is_not_told_how_much_there_is(tmp_path: Path) -> None:
    own = measured(tmp_path)
    everything = year_summary(own)
    assert everything.pop("Bukti")
    assert year_summary(own, "viewer") == everything
    page = elements(own.browser("viewer").get(CLOSE).text).words
    assert "0 bukti" not in page and "tanpa bukti" not in page and "keluaran, bukti" not in page
    assert "0 bukti" in elements(own.browser("clerk").get(CLOSE).text).words


def test_a_file_of_no_form_proves_its_thing_in_every_form(tmp_path: Path) -> None:
    own = house(tmp_path)
    fill_all(own)
    bring(own, 1, proves="ktp")
    assert year_summary(own)["Bukti"] == "0 dari 4 isian tanpa bukti"


def test_a_year_that_waits_for_something_tells_nothing_of_it(tmp_path: Path) -> None:
    own = house(tmp_path)
    assert "Anggaran, keluaran, bukti" not in own.browser("head").get(CLOSE).text
