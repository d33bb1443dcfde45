"""Papers on the web: the command's bytes, versions of known data, rights by role,
and the head's approval.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, TestCase
from django.utils import timezone
from tests.conftest import IS_NIGHTLY
from tests.web.example_years import EXAMPLES, example_year
from tests.web.filling import facts_of
from tests.web.twins import SINCE, add_second_factor, person, signed_in

from capaian.cli.order import Order, PaperOutput
from capaian.cli.papers import make_papers
from capaian.documents.availability import find_states
from capaian.documents.tree import Edition
from capaian.dossier.check import find_issues
from capaian.web.accounts.models import User
from capaian.web.jobs.models import Job, JobState
from capaian.web.jobs.queue import claim
from capaian.web.jobs.worker import do, work_once
from capaian.web.offices.models import HoldingKind, Office, Role
from capaian.web.papers.making import order_papers
from capaian.web.papers.models import PaperVersion, VersionState
from capaian.web.papers.readiness import KINDS, readiness_of
from capaian.web.papers.versions import DRAFT_AGE, clear_old_drafts, data_hash
from capaian.web.planning.sheets import INDICATORS
from capaian.web.substitutes.models import Substitution
from capaian.web.trail.models import Entry
from capaian.web.years.change import are_texts_sealed
from capaian.web.years.contents import content_path, keep_content
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row
from capaian.writers.paper_files import ALL_FORMATS

BASE = "/balangan-2023/2023/naskah/"
QUICK = "keputusan-iku"
"""A paper of one page."""


@pytest.fixture(name="year")
def balangan() -> OfficeYear:
    year = example_year("balangan-2023")
    year.is_closed = True
    year.save()
    return year


def somebody(year: OfficeYear, role: Role, name: str = "") -> User:
    return person(name or role.value, year.office, role)


def version(
    year: OfficeYear, kind: str = "lkjip", number: int = 1, **more: object
) -> PaperVersion:
    """A version as a job keeps it, of the data as they are."""
    given = {
        "name": kind,
        "title": kind,
        "is_draft": False,
        "data_sha256": data_hash(know(year)),
        **more,
    }
    made = year.papers.create(kind=kind, number=number, revision=year.revision, seconds=1, **given)
    for form in ("docx", "pdf", "html"):
        content = f"{made.pk} {form}".encode()
        made.files.create(format=form, sha256=keep_content(content), size=len(content))
    return made


def read_answer(browser: Client, address: str, method: str = "GET") -> HttpResponse:
    """An answer whose file, if it is one, was read to its end, where the client closes it."""
    answer: HttpResponse = browser.generic(method, address)
    if answer.streaming:
        answer.content_taken = b"".join(answer.streaming_content)
    return answer


REPORTS = [("lkjip", True, Edition.READER), ("lkjip", True, Edition.AUDIT)]


@pytest.mark.parametrize(
    ("kind", "is_closed", "edition"),
    [(QUICK, False, Edition.READER), *(REPORTS if IS_NIGHTLY else ())],
)
def test_balangan_has_the_same_bytes(
    tmp_path: Path, year: OfficeYear, kind: str, is_closed: bool, edition: Edition
) -> None:
    """By day the whole report is that of the year that a browser walks through."""
    year.is_closed = is_closed
    year.save()
    order_papers(year, somebody(year, Role.PLANNER), kind, edition=edition)
    assert work_once()
    output = PaperOutput(tmp_path, ",".join(ALL_FORMATS), is_draft=not is_closed, edition=edition)
    make_papers(Order(EXAMPLES / "balangan-2023", kind, output=output))
    (made,) = year.papers.all()
    assert [*made.files.values_list("format", flat=True)] == [*ALL_FORMATS]
    assert (made.data_sha256, made.is_draft) == (data_hash(know(year)), not is_closed)
    for file in made.files.all():
        written = (tmp_path / f"{made.name}.{file.format}").read_bytes()
        assert hashlib.sha256(written).hexdigest() == file.sha256, file.format
        assert content_path(file.sha256).read_bytes() == written


def test_pages_cost_little(
    year: OfficeYear, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    made = [version(year, kind) for kind in ("lkjip", "renja", "pk")]
    browser = signed_in(somebody(year, Role.PLANNER))
    for page in ("", "lkjip/", f"versi/{made[0].pk}/"):
        browser.get(f"{BASE}{page}")
        with django_assert_max_num_queries(15):
            assert browser.get(f"{BASE}{page}").status_code == 200


def test_kinds_are_as_ready_as_the_command_finds_them(year: OfficeYear) -> None:
    dossier = EXAMPLES / "balangan-2023"
    found = {state.kind: state for state in find_states(find_issues(dossier), dossier)}
    ready = readiness_of(know(year), KINDS)
    assert {kind: each and each.state for kind, each in ready.items()} == found


@pytest.mark.parametrize("name", ["probolinggo-2021", "balangan-2023"][: 1 + IS_NIGHTLY])
def test_each_thing_that_a_paper_lacks_leads_to_a_page(name: str) -> None:
    year = example_year(name)
    browser = signed_in(somebody(year, Role.PLANNER))
    base = f"/{name}/{year.year}/naskah/"
    pages = [browser.get(f"{base}{kind}/").text for kind in KINDS]
    lists = [page for page in pages if '<ul class="kurang">' in page]
    assert len(lists) > 5
    cures = {
        link for page in lists for link in re.findall(r'<a href="([^"]+)">Buka halamannya', page)
    }
    assert {browser.get(link).status_code for link in cures} == {200}


def test_a_photo_that_is_there_is_not_missed_and_each_block_leads_to_its_sheet(
    year: OfficeYear,
) -> None:
    photo = year.rows.filter(sheet="evidence.yaml#evidence").first()
    assert photo is not None
    photo.cells["proves"] = "ruang-laktasi"
    photo.save()
    year.revision, year.is_closed = year.revision + 1, False
    year.save()
    page = signed_in(somebody(year, Role.PLANNER)).get(f"{BASE}lkjip/").text
    assert "Foto ruang laktasi" not in page
    assert re.search(r'Foto ruang sudut baca [^<]+ <a href="/balangan-2023/2023/bukti/"', page)
    assert not re.search(r"angkanya hanya ada di dalam gambar\. <a", page), "no page cures that"


def test_contradictory_data_are_listed_and_give_no_paper(year: OfficeYear) -> None:
    row = year.rows.filter(sheet="counts.csv", cells__measure="ktp.holders").first()
    assert row is not None
    row.cells["value"] = "999999"
    row.save()
    year.revision += 1
    year.save()
    browser = signed_in(somebody(year, Role.PLANNER))
    assert "galat dalam data" in browser.get(BASE).text
    answer = browser.post(f"{BASE}lkjip/")
    assert (answer.status_code, Job.objects.count()) == (422, 0)
    order_papers(year, User.objects.get(), QUICK)
    work_once()
    assert (Job.objects.get().state, year.papers.count()) == (JobState.FAILED, 0)


def test_two_people_get_one_job_and_data_that_were_approved_their_version(
    year: OfficeYear,
) -> None:
    browsers = [signed_in(somebody(year, role)) for role in (Role.PLANNER, Role.OFFICE_HEAD)]
    for browser in (*browsers, *browsers):
        assert browser.post(f"{BASE}{QUICK}/").status_code == 302
    assert Job.objects.count() == 1 and work_once()
    (made,) = year.papers.all()
    assert browsers[0].post(f"{BASE}{QUICK}/").status_code == 302 and work_once()
    assert [*year.papers.all()] == [made], "the same data are the same version"
    year.papers.update(state=VersionState.APPROVED)
    assert browsers[0].post(f"{BASE}{QUICK}/").headers["Location"] == f"{BASE}versi/{made.pk}/"
    assert Job.objects.count() == 2


def test_a_version_says_of_which_state_it_was_made_when_figures_are_approved_meanwhile(
    year: OfficeYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    from capaian.web.jobs import worker

    year.is_closed = False
    year.save()
    order_papers(year, somebody(year, Role.PLANNER), QUICK)
    run = worker.run_child

    def approved_meanwhile(*given: object) -> object:
        OfficeYear.objects.update(is_closed=True, revision=year.revision + 1)
        return run(*given)

    monkeypatch.setattr(worker, "run_child", approved_meanwhile)
    job = claim()
    assert job is not None
    do(job)
    made = year.papers.get()
    assert (made.is_draft, made.revision) == (True, year.revision)


def test_a_paper_is_dated_by_the_day_of_its_office(
    year: OfficeYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault: what was approved after midnight in Jayapura has the day of Jakarta."""
    from capaian.web.jobs import worker

    Office.objects.update(zone="Asia/Jayapura")
    head = somebody(year, Role.OFFICE_HEAD)
    year.approvals.create(by=head, name="Kepala", sha256="0" * 64)
    year.approvals.update(at=datetime(2024, 2, 29, 15, 30, tzinfo=UTC))
    order_papers(year, somebody(year, Role.PLANNER), QUICK)
    days: list[object] = []
    monkeypatch.setattr(worker, "run_child", lambda _, loaded, *rest: days.append(loaded.approved))
    assert work_once() and days == [date(2024, 3, 1)]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b"lain"), "di server rusak"),
        (lambda path: path.unlink(), "tidak ada"),
    ],
)
def test_a_lost_picture_makes_no_paper(
    year: OfficeYear, spoil: Callable[[Path], object], words: str
) -> None:
    spoil(content_path(year.evidence.order_by("name")[0].sha256))
    order_papers(year, somebody(year, Role.PLANNER), QUICK)
    work_once()
    assert words in Job.objects.get().message and not year.papers.exists()


def test_a_paper_whose_pdf_cannot_be_written_is_given_in_the_other_formats(
    year: OfficeYear,
) -> None:
    year.is_closed = False  # the row of a closed year is no page to go to: nobody may change it
    year.save()
    row = year.rows.get(sheet=INDICATORS, cells__code="iku-1")
    Row.objects.filter(pk=row.pk).update(
        cells={**row.cells, "name": f"{row.cells['name']} \U0001f600"}
    )
    browser = signed_in(somebody(year, Role.PLANNER))
    before = browser.get(f"{BASE}{QUICK}/").text
    assert "siap" in before and "pdf belum" in before and f"/plan-indicators/{row.pk}/" in before
    assert browser.post(f"{BASE}{QUICK}/").status_code == 302 and work_once()
    assert Job.objects.get().state == JobState.DONE
    assert {*year.papers.get().files.values_list("format", flat=True)} == {"docx", "html", "xlsx"}
    after = browser.get(f"{BASE}{QUICK}/").text
    assert (
        "Fon naskah tidak memuat “\U0001f600”" in after and "jadi PDF tidak dapat dibuat" in after
    )


# Each of them holds a post here that has one above and one below it.
READERS = """
role           draft final approved own-sheet sheet-above sheet-below
administrator  yes   yes   yes      yes       no          yes
planner        yes   yes   yes      yes       yes         yes
data_entry     no    no    yes      yes       no          yes
unit_head      yes   yes   yes      yes       no          yes
office_head    yes   yes   yes      yes       yes         yes
inspector      no    yes   yes      yes       no          yes
viewer         no    no    yes      yes       no          yes
"""


def test_each_role_reads_what_it_may_and_nothing_else(year: OfficeYear) -> None:
    facts = facts_of(year)
    posts, head = facts.office.posts, facts.office.head
    below = next(each for each in posts if each.parent not in (None, head))
    shown = [
        version(year, "pk", is_draft=True),
        version(year, "renja"),
        version(year, approved_at=timezone.now(), state=VersionState.APPROVED),
        *(
            version(year, "lembar-individu", name=f"lembar-{post}", subject=str(post))
            for post in (below.parent, head, below.id)
        ),
    ]
    for role, *allowed in map(str.split, READERS.strip().splitlines()[1:]):
        user = somebody(year, Role(role))
        holding = year.office.holdings.create(
            user=user, post=below.parent, kind=HoldingKind.DEFINITIVE, since=SINCE
        )
        browser, came = signed_in(user), []
        lists = {
            kind: browser.get(f"{BASE}{kind}/").text for kind in {each.kind for each in shown}
        }
        for each in shown:
            pages = ("", "html/", "lihat/", "pdf/")
            codes = {
                read_answer(browser, f"{BASE}versi/{each.pk}/{page}").status_code for page in pages
            }
            assert len(codes) == 1, "all addresses of a version are there, or none"
            came.append({200: "yes", 404: "no"}[codes.pop()])
            assert (f"versi/{each.pk}/" in lists[each.kind]) is (came[-1] == "yes")
        assert came == allowed, role
        indicator = browser.get("/balangan-2023/2023/indikator/iku-2/").text
        assert [f"versi/{each.pk}/" in indicator for each in shown[1:3]] == [
            own == "yes" for own in came[1:3]
        ]
        holding.delete()


def test_the_head_approves_what_is_final_current_and_read(year: OfficeYear) -> None:
    head, planner = (signed_in(somebody(year, role)) for role in (Role.OFFICE_HEAD, Role.PLANNER))
    draft, stale = version(year, is_draft=True), version(year, number=2, data_sha256="0" * 64)
    old, new = version(year, number=3), version(year, number=4)
    read = {"dibaca": "on"}
    home = head.get("/balangan-2023/2023/").text
    assert f"versi/{new.pk}/" in home and f"versi/{old.pk}/" not in home
    assert f"versi/{new.pk}/" not in planner.get("/balangan-2023/2023/").text
    assert [head.post(f"{BASE}versi/{each.pk}/", read).status_code for each in (draft, stale)] == [
        422,
        422,
    ]
    assert head.post(f"{BASE}versi/{old.pk}/").status_code == 422
    assert planner.post(f"{BASE}versi/{old.pk}/", read).status_code == 404
    assert not year.papers.filter(state="approved").exists() and not are_texts_sealed(year)
    for each in (old, new):
        assert head.post(f"{BASE}versi/{each.pk}/", read).status_code == 302
    year.refresh_from_db()
    assert are_texts_sealed(year), "the texts belong to the version"
    assert head.post(f"{BASE}versi/{new.pk}/", read).status_code == 422
    assert [each.state for each in year.papers.order_by("number")] == [
        "made",
        "made",
        "replaced",
        "approved",
    ]
    assert year.papers.get(state="approved") == new
    entries = Entry.objects.filter(action__startswith="paper.").order_by("number")
    assert [each.action for each in entries] == ["paper.approved", "paper.approved"]
    first = entries[0]
    assert (first.subject, first.after["pdf"]) == (
        "2023/lkjip/3",
        old.files.get(format="pdf").sha256,
    )


def test_an_audit_edition_has_a_name_of_its_own_and_waits_for_nobody(year: OfficeYear) -> None:
    head, planner = (signed_in(somebody(year, role)) for role in (Role.OFFICE_HEAD, Role.PLANNER))
    signed = version(year, state=VersionState.APPROVED, approved_at=timezone.now())
    audit = version(year, name="lkjip-audit", title="lkjip: edisi audit")
    assert 'name="edition"' in planner.get(f"{BASE}lkjip/").text
    assert 'name="edition"' not in planner.get(f"{BASE}rencana-aksi/").text, "a form has no traces"
    assert f"versi/{audit.pk}/" not in head.get("/balangan-2023/2023/").text
    answer = head.post(f"{BASE}versi/{audit.pk}/", {"dibaca": "on"})
    assert answer.status_code == 422 and "Edisi audit tidak disetujui" in answer.text
    assert "lkjip: edisi audit, versi 1" in planner.get(f"{BASE}lkjip/").text
    assert planner.post(f"{BASE}lkjip/").headers["Location"] == f"{BASE}versi/{signed.pk}/"
    assert (
        planner.post(f"{BASE}lkjip/", {"edition": "audit"}).headers["Location"] == f"{BASE}lkjip/"
    )
    assert Job.objects.get().arguments["edition"] == "audit"


@pytest.mark.parametrize(
    ("closed", "data", "says"),
    [
        (True, None, ""),
        (True, "0" * 64, "sebelum perubahan terakhir"),
        (False, None, "sebelum tahun dibuka kembali"),
    ],
)
def test_an_approved_version_of_other_figures_says_so_on_every_page(
    year: OfficeYear, closed: bool, data: str | None, says: str
) -> None:
    approved = {
        "state": "approved",
        "approved_at": timezone.now(),
        "approved_by": somebody(year, Role.VIEWER),
    }
    made = version(year, **approved, **({"data_sha256": data} if data else {}))
    year.is_closed = closed
    year.save()
    head = signed_in(somebody(year, Role.OFFICE_HEAD))
    for page in ("", f"{made.kind}/", f"versi/{made.pk}/"):
        text = head.get(f"{BASE}{page}").text
        assert "disetujui" in text and (says in text if says else "dari sebelum" not in text), page
    assert ("perlu versi baru" in head.get("/balangan-2023/2023/").text) is bool(closed and says)


def test_a_report_with_a_draft_that_nobody_read_is_not_approved(year: OfficeYear) -> None:
    texts = year.rows.filter(sheet="narrative", cells__file="narrative/penutup.md")
    assert texts.delete()[0]
    year.revision += 1
    year.save()
    made, head = version(year), signed_in(somebody(year, Role.OFFICE_HEAD))
    answer = head.post(f"{BASE}versi/{made.pk}/", {"dibaca": "on"})
    assert answer.status_code == 422 and "1 teks laporan masih draf" in answer.text


def test_who_substitutes_the_head_approves_as_that_and_only_meanwhile(year: OfficeYear) -> None:
    deputy, head = somebody(year, Role.UNIT_HEAD), somebody(year, Role.OFFICE_HEAD)
    add_second_factor(deputy)
    made, read, today = version(year), {"dibaca": "on"}, timezone.localdate()
    browser = signed_in(deputy)
    assert browser.post(f"{BASE}versi/{made.pk}/", read).status_code == 404
    days = {"since": today, "until": today}
    Substitution.objects.create(
        office=year.office, of=head, user=deputy, post="kepala-dinas", **days
    )
    assert browser.post(f"{BASE}versi/{made.pk}/", read).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.approved_by) == (
        VersionState.APPROVED,
        deputy,
    ) and made.approved_as.startswith("Plh. Kepala Dinas")
    assert Entry.objects.get(action="paper.approved").role == "office_head"


def test_who_takes_which_version_is_logged_once(year: OfficeYear) -> None:
    made, user = version(year), somebody(year, Role.INSPECTOR)
    browser, address = signed_in(user), f"{BASE}versi/{made.pk}/pdf/"
    read_answer(browser, address, "HEAD")
    assert not Entry.objects.filter(action="paper.downloaded").exists()
    answer = read_answer(browser, address)
    assert answer.content_taken == f"{made.pk} pdf".encode()
    entry = Entry.objects.get(action="paper.downloaded")
    assert (entry.actor, entry.subject) == (user, "2023/lkjip/1")
    assert "lkjip-2023-v1.pdf" in answer.headers["Content-Disposition"]


def test_a_preview_appears_apart_from_the_pages(year: OfficeYear) -> None:
    answer = read_answer(
        signed_in(somebody(year, Role.PLANNER)), f"{BASE}versi/{version(year).pk}/lihat/"
    )
    policy = answer.headers["Content-Security-Policy"]
    assert (
        policy.startswith("sandbox allow-scripts; default-src 'none'")
        and "allow-same-origin" not in policy
    )


def test_old_drafts_are_forgotten_with_their_bytes_and_nothing_else_is(year: OfficeYear) -> None:
    old, shared, last = version(year), version(year, number=2), version(year, number=3)
    approved = version(year, "pk", approved_at=timezone.now(), state=VersionState.REPLACED)
    version(year, "pk", number=2)
    shared.files.filter(format="pdf").update(sha256=last.files.get(format="pdf").sha256)
    bytes_of_old = [content_path(each.sha256) for each in old.files.all()]
    PaperVersion.objects.update(made_at=timezone.now() - DRAFT_AGE - timedelta(days=1))
    with TestCase.captureOnCommitCallbacks(execute=True):
        clear_old_drafts(timezone.now())
    assert {*year.papers.all()} - {*year.papers.filter(kind="pk")} == {last}
    assert approved in year.papers.all()
    assert content_path(last.files.get(format="pdf").sha256).exists()
    assert [path.exists() for path in bytes_of_old] == [False] * 3
