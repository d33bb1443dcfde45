"""A file on which several forms rest counts in each, and the page of each says so."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.web.filling import POST, QUARTER, YEAR, House, house
from tests.web.proving import paper, photo, sent

from capaian.web.evidence.uploads import Purpose, prepare
from capaian.web.evidence.uploads import bring as keep
from capaian.web.evidence.year_evidence import PROOFS, things_of
from capaian.web.measurement.forms import forms_of
from capaian.web.trail.record import Author
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def bring(own: House, *files: tuple[str, bytes], **more: object) -> str:
    """Send files for a form; what the next page says."""
    body = {"membuktikan": "ktp", "berkas": [sent(*each) for each in files], **more}
    return own.browser("clerk").post(own.address(more="bukti/"), body, follow=True).text


def test_a_file_that_is_brought_for_more_proves_it_in_each_form_that_rests_on_it(own: House) -> None:
    facts = know(own.year).dossier_check.office_year
    assert facts is not None
    code = str(facts.indicators[0].code)
    bring(own, ("rekap.pdf", paper()))
    own.year.refresh_from_db()
    later = own.year.forms.create(post=POST, period=f"{YEAR}-Q2")
    looked = prepare("rekap.pdf", paper())
    (kept_again,) = keep(own.year, Purpose(later, (code,)), [looked], Author(own.people["clerk"]))
    assert not kept_again.is_new
    assert own.year.rows.get(sheet=PROOFS).cells["proves"].split() == ["ktp", code]
    forms = forms_of(own.year)
    assert forms is not None
    for form in own.year.forms.all():
        assert "ktp" in {thing.code for thing in things_of(forms, form) if thing.is_proven}


def test_who_brings_a_file_of_another_form_is_told_and_so_is_who_verifies(own: House) -> None:
    bring(own, ("foto.jpg", photo()), keterangan="Penandatanganan kerja sama")
    body = {"membuktikan": "ktp", "berkas": [sent("lain.jpg", photo())]}
    address = own.address(quarter=f"{YEAR}-Q2", more="bukti/")
    assert own.browser("clerk").post(address, body).status_code == 302
    for name, quarter in (("planner", f"{YEAR}-Q2"), ("clerk", QUARTER)):
        words = own.browser(name).get(own.address(quarter=quarter)).text
        assert "Bukti lebih dari satu isian" in words
        assert "Triwulan I Tahun 2024<" in words and "Triwulan II Tahun 2024<" in words


def test_a_file_of_one_form_alone_says_nothing_of_others(own: House) -> None:
    assert "Bukti lebih dari satu isian" not in bring(own, ("foto.jpg", photo()))
    assert "Bukti lebih dari satu isian" not in own.browser("planner").get(own.address()).text


def test_a_paper_that_was_kept_as_it_came_is_known_when_it_comes_again(own: House) -> None:
    content = paper() + b"\n% dari pemindai\n"
    kept = hashlib.sha256(content).hexdigest()
    own.year.evidence.create(name="umum/lama.pdf", sha256=kept, size=len(content))
    looked = prepare("rekap.pdf", content)
    assert looked.content != content, "papers of today are saved anew"
    (found,) = keep(own.year, Purpose(None, ("ktp",)), [looked], Author(own.people["planner"]))
    assert (found.is_new, own.year.evidence.get().sha256) == (False, kept)
