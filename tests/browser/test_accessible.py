"""Every page by the rules of axe, in light and dark, at three widths;
none is wider than the screen.

By day one in eight is looked at, the narrowest and darkest.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from django.utils.timezone import localdate
from playwright.sync_api import Page
from tests.browser.conftest import BASE, FIRST, People
from tests.conftest import IS_NIGHTLY
from tests.web.test_inspection import SLIP

from capaian.auditor.reports import audit_file
from capaian.rulebook.load import load_reference
from capaian.web.accounts.models import User
from capaian.web.boards.charts import DrawChart
from capaian.web.evidence.models import Upload
from capaian.web.inspection.report_audit import make_page
from capaian.web.inspection.views import PAGE, InspectReport
from capaian.web.jobs.models import Job
from capaian.web.measurement.differences import sign_words
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding
from capaian.web.papers.models import PaperVersion
from capaian.web.site.access import RIGHTS
from capaian.web.substitutes.models import Substitution
from capaian.web.surveys.models import Answer, Survey
from capaian.web.years.models import OfficeYear

_LINES = Path(__file__).with_name("pages.txt").read_text(encoding="utf-8").splitlines()
PAGES = [(name, path) for name, path in map(str.split, _LINES)]
"""Who looks at which page."""
FILES = """
blank_minutes minutes calendar_feed form_sheet evidence_archive evidence_file evidence_preview
snapshot paper_preview paper_file service_daily_file table_file export_workbook export_package
import_source inspection_file administration_backup mfa_download_recovery_codes verification_form
register_version service_table_file blank_workbook
"""
"""Addresses that hand out a file, a paper as it is printed, or lead on to another page."""
BEHIND_STEPS = """
account_login account_change_password account_reauthenticate mfa_authenticate mfa_reauthenticate
mfa_activate_totp mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes
mfa_list_webauthn mfa_add_webauthn mfa_remove_webauthn mfa_edit_webauthn mfa_login_webauthn
mfa_reauthenticate_webauthn import_mapping import_preview register_month question survey_file_check
service_table_check
"""
"""Pages of a step that follows another one;
the tests below and walks of the other files come to most.
"""


QUESTIONS = [
    [each.code, each.question, [*each.answers]] for each in load_reference().survey_elements
]


def made_pages() -> list[tuple[str, str]]:
    """Pages of things that have numbers, some of which are made first."""
    year = OfficeYear.objects.get(office__slug="peragaan")
    planner, head = (User.objects.get(username=name) for name in ("perencana", "kadis"))
    row = year.rows.filter(sheet="counts.csv")[0].pk
    agreement = (
        year.rows.filter(sheet="agreements.yaml#agreements", cells__signed__gt="")
        .order_by("-place")[0]
        .pk
    )
    version = PaperVersion.objects.create(
        office_year=year,
        kind="lkjip",
        name="lkjip",
        title="LKjIP",
        number=1,
        state="made",
        is_draft=True,
        revision=0,
        data_sha256="0" * 64,
        program="1",
        seconds=1,
    )
    away = Substitution.objects.create(
        office=year.office, of=head, user=planner, since=date(2026, 1, 1), until=date(2026, 1, 9)
    )
    jobs = [
        Job.objects.create(
            kind=kind,
            office=year.office,
            year=year.year,
            key=kind,
            created_by=planner,
            arguments=arguments,
        )
        for kind, arguments in (
            (DrawChart.name, {}),
            (InspectReport.name, {"name": "laporan.pdf"}),
        )
    ]
    jobs[1].folder.mkdir(parents=True)
    slip = jobs[1].folder / "laporan.txt"
    slip.write_text(SLIP, encoding="utf-8")
    (jobs[1].folder / PAGE).write_text(
        json.dumps(make_page(audit_file(slip), {})), encoding="utf-8"
    )
    contrary = "exceeds:akta-mati:99.01.02:2025-Q4"
    form = PostForm.objects.get(office_year=year, post="kabid-capil", period="2025-Q4")
    signed = sign_words(form, contrary, "Akta kematian 26 lebih dari kematian yang dilaporkan 25.")
    upload, holding = Upload.objects.all()[0].pk, Holding.objects.all()[0].pk
    own = year.office
    blank, ticket = (
        own.blank_movements.filter(kind="spoiled")[0],
        own.tickets.filter(ended_on=None)[0],
    )
    complaint, visit = own.complaints.filter(outcome="")[0], own.visits.filter(state="done")[0]
    survey = Survey.objects.create(
        office=own,
        by=planner,
        key=uuid4(),
        year=2025,
        survey="skm",
        period=str(localdate().year),
        code="tirta2026",
        title="Survei Kepuasan",
        questions=QUESTIONS,
        services=["Kartu Keluarga"],
    )
    Answer.objects.create(survey=survey, values="3" * 9, suggestion="Kursi ditambah")
    open_to_all = f"/../../survei/{survey.code}/"
    return [
        ("perencana", "/survei/"),
        *(
            ("perencana", f"/survei/{survey.pk}/{more}")
            for more in ("", "formulir/", "jawaban/", "berkas/")
        ),
        *(
            ("pembaca", f"{open_to_all}{more}")
            for more in ("", "?kiosk", "?selesai", f"{'0' * 32}/")
        ),
        ("petugas", "/jemput-bola/"),
        ("petugas", f"/jemput-bola/{visit.pk}/"),
        ("petugas", f"/pengaduan/{complaint.pk}/pembetulan/"),
        ("inspektorat", "/blangko/?hari=2025-12-30"),
        ("petugas", f"/blangko/{blank.pk}/"),
        ("petugas", f"/pengaduan/{complaint.pk}/"),
        ("petugas", "/pengaduan/?tampil=lewat"),
        ("pembaca", "/pelayanan/?hari=2025-12-30"),
        ("pembaca", "/pelayanan/harian/?hari=2025-12-30"),
        ("inspektorat", "/pelayanan/karcis/"),
        ("petugas", "/pelayanan/karcis/"),
        ("petugas", f"/pelayanan/karcis/{ticket.pk}/"),
        ("petugas", f"/pelayanan/karcis/{ticket.pk}/slip/"),
        ("pembaca", f"/../../karcis/status/{ticket.code}/"),
        ("petugas", "/pelayanan/turus/?hari=2025-12-30"),
        ("petugas", "/pelayanan/turus/?ketik=ya"),
        ("petugas", "/pelayanan/hari/?tempat=loket-1&hari=2025-12-31"),
        ("perencana", f"/perencanaan/counts/{row}/"),
        ("perencana", f"/perencanaan/counts/{row}/hapus/"),
        ("perencana", f"/perjanjian/{agreement}/"),
        ("perencana", f"/perjanjian/{agreement}/perubahan/"),
        ("perencana", f"/isian/kabid-capil/2025-Q4/perbedaan/{contrary}/?temuan={signed}"),
        ("perencana", f"/bukti/unggahan/{upload}/hapus/"),
        ("perencana", f"/naskah/versi/{version.pk}/"),
        ("perencana", f"/../pekerjaan/{jobs[0].pk}/"),
        ("perencana", f"/temuan/{jobs[1].pk}/"),
        ("administrator", f"/orang/{planner.pk}/"),
        ("administrator", f"/orang/jabatan/{holding}/"),
        ("administrator", f"/orang/pengganti/{away.pk}/"),
    ]


KEY_WORDS = "kuda-pagi-jendela-laut"
WAYS = [(width, theme) for width in (360, 768, 1366) for theme in ("dark", "light")]
"""Every page in each of them by night, in the narrowest and darkest by day."""
STEP = 1 if IS_NIGHTLY else 8

VIOLATIONS = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"


def enter(people: People, name: str, width: int, theme: str) -> Page:
    """Sign somebody in where each page comes with axe:
    to send it into every page anew takes longer.
    """
    page = people.enter(name, width, theme)
    page.add_init_script(Axe().axe_script)
    return page


def faults_of(page: Page, path: str) -> list[str]:
    """What axe finds on a page, and whether it is wider than the screen or has
    not one first heading.
    """
    found = [
        f"{path}: {each['id']} {each['nodes'][0]['target']}" for each in page.evaluate(VIOLATIONS)
    ]
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    heads = page.locator("h1").count()
    return [
        *found,
        *([f"{path}: {wide} pixels too wide"] if wide > 0 else []),
        *([f"{path}: {heads} headings of the first level"] if heads != 1 else []),
    ]


@pytest.mark.parametrize(("width", "theme"), WAYS[FIRST])
def test_axe_finds_nothing_and_nothing_is_cut(people: People, width: int, theme: str) -> None:
    found, names = [], set()
    every = (*PAGES, *made_pages())[::STEP]
    pages = {
        name: enter(people, name, width, theme)
        for name in dict.fromkeys(name for name, _ in every)
    }
    for name, path in every:
        page = pages[name]
        answer = page.goto(f"{people.server}{BASE}{path}")
        assert answer is not None and answer.status == 200, path
        names.add(resolve(urlsplit(page.url).path).url_name)
        found += faults_of(page, path)
    assert "\n".join(found) == ""
    left = {name for name, methods in RIGHTS.items() if "GET" in methods} - names
    assert left >= {*FILES.split(), *BEHIND_STEPS.split()}
    assert STEP > 1 or left == {*FILES.split(), *BEHIND_STEPS.split()}


@pytest.mark.parametrize(("width", "theme"), WAYS[FIRST])
def test_the_steps_of_an_import_too(
    people: People, width: int, theme: str, tmp_path: Path
) -> None:
    table = tmp_path / "tabel.csv"
    table.write_text("WILAYAH;PUNYA\nMuara Sari;7190\nKarang Tirta;5625\n", encoding="utf-8")
    page = enter(people, "perencana", width, theme)
    page.goto(f"{people.server}{BASE}/tukar/")
    page.set_input_files("#id_file", table)
    page.get_by_role("button", name="Lihat perubahannya").click()
    page.wait_for_url("**/arti/")
    found = faults_of(page, "arti")
    for name, choice in (
        ("periode", "2025-Q4"),
        ("wilayah-0", "WILAYAH"),
        ("kolom-0-1", "akta-lahir.holders"),
    ):
        page.select_option(f"[name={name}]", choice)
    page.get_by_role("button", name="Lihat bedanya").click()
    page.get_by_text("2 berubah").wait_for()
    found += faults_of(page, "pratinjau")
    page.click("button[value=pakai]")
    page.click('form[action*="/batalkan/"] button')
    page.get_by_text("2 berubah").wait_for()
    assert "\n".join([*found, *faults_of(page, "batalkan")]) == ""


@pytest.mark.parametrize(("width", "theme"), WAYS[FIRST])
def test_the_pages_that_guard_an_account_too(people: People, width: int, theme: str) -> None:
    reader, found = User.objects.get(username="pembaca"), []
    reader.set_password(KEY_WORDS)
    reader.save()
    page = enter(people, "pembaca", width, theme)

    def look(*paths: str) -> None:
        for path in paths:
            page.goto(f"{people.server}/akun/{path}")
            if "reauthenticate" in page.url:
                found.extend(faults_of(page, "reauthenticate"))
                page.fill("input[type=password]", KEY_WORDS)
                page.click("main button")
            found.extend(faults_of(page, path))

    look("password/change/", "2fa/totp/activate/", "2fa/webauthn/add/", "2fa/webauthn/")
    TOTP.activate(reader, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(reader)
    look("2fa/", "2fa/recovery-codes/", "2fa/recovery-codes/generate/", "2fa/totp/deactivate/")
    page.context.clear_cookies()
    look("login/")
    page.fill("[name=login]", "pembaca")
    page.fill("[name=password]", KEY_WORDS)
    page.click("main button")
    page.wait_for_url("**/2fa/authenticate/")
    assert "\n".join([*found, *faults_of(page, "authenticate")]) == ""


def test_the_page_to_sign_in_and_the_list_of_years_too(people: People) -> None:
    axe, page = Axe(), people.browser.new_context().new_page()
    page.goto(people.server)
    first = axe.run(page).response["violations"]
    page.click('button[value="kadis"]')
    assert [each["id"] for each in (*first, *axe.run(page).response["violations"])] == []
    assert page.get_by_role("button", name="Keluar").count()
