"""What was approved is what is shown and printed: whoever writes past the program is found row by row."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from tests.web.filling import POST, QUARTER, YEAR, House, house
from tests.web.tampering import A_COUNT, APPROVALS, NO_SEALS, TAMPERED_ROWS
from tests.web.test_year_approval import CLOSE, fill_all

from capaian.web.evidence.examination.kinds import Examined, MediaKind
from capaian.web.evidence.uploads import Purpose, bring
from capaian.web.jobs.models import JobError
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.seals import seal_form
from capaian.web.papers import making
from capaian.web.papers.making import MakePapers, order_papers
from capaian.web.papers.models import PaperVersion
from capaian.web.trail.fingerprints import compare_rows
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, begin_seals, trail_key
from capaian.web.trail.verify import find_corruption, verify_log
from capaian.web.years import known
from capaian.web.years.contents import keep_content

pytestmark = pytest.mark.django_db


@pytest.fixture(name="own")
def sealed(tmp_path: Path) -> House:
    """An installation of an earlier version, in which a year was then approved, with a paper and evidence."""
    own = house(tmp_path)
    begin_seals()
    codes = own.people["head"].authenticator_set.get()
    signals.authenticator_reset.send(Authenticator, user=own.people["head"], authenticator=codes)
    brought = Examined(MediaKind.PDF, b"%PDF-1", given="a.pdf", original="0" * 64)
    bring(own.year, Purpose(None, ()), [brought], Author(own.people["planner"]))
    fill_all(own)
    assert own.browser("head").post(CLOSE, own.shown(tanpa="ya")).status_code == 302
    own.year.refresh_from_db()
    folder = tmp_path / "naskah"
    folder.mkdir()
    (folder / "lkjip.pdf").write_bytes(b"%PDF-")
    about = {"kind": "lkjip", "name": "lkjip", "is_draft": False, "revision": 1, "seconds": 1}
    version = PaperVersion(office_year=own.year, made_by=own.people["planner"], **about)
    with transaction.atomic():
        making._keep(version, folder)
    forms = forms_of(own.year)
    for form in forms.kept.values() if forms else ():  # steps that are replayed keep no contents
        keep_content(seal_form(form, forms).values or b"")
    return own


def write(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
    known._kept.clear()  # as another process reads it


def test_every_row_that_somebody_wrote_past_the_program_is_named(own: House) -> None:
    assert (compare_rows(trail_key()), verify_log(), find_corruption()) == ([], None, None)
    missed = {}
    for name, (sql, words) in TAMPERED_ROWS.items():
        point = transaction.savepoint()
        write(sql)
        found = compare_rows(trail_key())
        if not any(words in each for each in found):
            missed[name] = found
        transaction.savepoint_rollback(point)
    assert missed == {}


def test_pages_and_papers_of_a_sealed_year_name_the_value_that_was_changed(own: House) -> None:
    planner, board = own.browser("planner"), f"/kecil/{YEAR}/dasbor/"
    pages = (own.address(), board, f"/kecil/{YEAR}/naskah/", CLOSE)
    words = "disahkan 90, kini 9999"
    assert not any(words in planner.get(page).text for page in pages)
    write(A_COUNT)
    assert {page: words in planner.get(page).text for page in pages} == dict.fromkeys(pages, True)
    job = order_papers(own.year, own.people["planner"], "lkjip")
    with pytest.raises(JobError, match=words):
        MakePapers().load(job)
    for each in NO_SEALS.split(";"):
        write(each)
    with pytest.raises(JobError, match="keadaannya bukan yang dicatat"):
        MakePapers().load(job)


def test_an_approval_that_nobody_gave_is_named_on_pages_and_in_the_log(tmp_path: Path) -> None:
    own = house(tmp_path)
    own.year.forms.create(post=POST, period=QUARTER, state="draft")
    begin_seals()
    for name, sql in APPROVALS.items():
        point = transaction.savepoint()
        write(sql)
        page = own.browser("planner").get(own.address()).text
        assert "keadaannya bukan yang dicatat" in page, name
        assert len(compare_rows(trail_key())) == 1, name
        transaction.savepoint_rollback(point)


def test_the_end_of_the_log_leaves_the_machine_on_one_page_that_stays_the_same(own: House) -> None:
    head = own.browser("head")
    entry = Entry.objects.get(action="year.approved")
    address = f"{CLOSE}{own.year.approvals.get().sha256}/berita-acara.pdf"
    assert address in head.get(CLOSE).text
    first, again = head.get(address).content, head.get(address).content
    assert first == again
    with pdfplumber.open(BytesIO(first)) as paper:
        [page] = paper.pages
        words = page.extract_text().replace("\n", "")
    assert f"Nomor entri: {entry.number}" in words and entry.seal in words
    assert own.year.approvals.get().sha256 in words
    assert head.get(f"{CLOSE}{'0' * 64}/berita-acara.pdf").status_code == 404
