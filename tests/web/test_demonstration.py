"""The demonstration: one click to be somebody of it, never a real person,
and never beside a real office.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.web.database_replay import replay
from tests.web.filling import sound_forms

from capaian.domain.errors import FileError
from capaian.domain.value import Known
from capaian.rules.registers.survey_answers import find_flags
from capaian.web.accounts.models import User
from capaian.web.demonstration.make import (
    PROVING_POST,
    SLUG,
    make_demonstration,
    refuse_demonstration,
)
from capaian.web.evidence.models import Upload
from capaian.web.evidence.year_evidence import find_lacking, required_codes
from capaian.web.feed.models import register_counts
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.services.blanks.models import BlankMovement
from capaian.web.services.models import Tally
from capaian.web.site.csv_files import PUBLISHED
from capaian.web.surveys.form import find_refusal
from capaian.web.surveys.models import ANSWER_WAYS, Survey
from capaian.web.trail.record import Author
from capaian.web.years.change import ClosedYearError, Edit, change
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

ENTER = "/peragaan/masuk/"
TODAY = date(2026, 1, 8)
EXAMPLE = Path(__file__).parents[2] / "examples" / "balangan-2023"


@pytest.fixture
def demonstration(settings: Settings) -> Office:
    """An installation of the demonstration, with an office that has no year and one person,
    `petugas`.
    """
    settings.CAPAIAN = replace(settings.CAPAIAN, mode="peragaan")
    office = Office.objects.create(slug="peraga", name="Peraga", is_demonstration=True)
    join(person("petugas"), office)
    return office


def person(name: str) -> User:
    """Somebody with a name and no part in any office."""
    return User.objects.create(username=name, full_name=name)


def join(user: User, office: Office, until: date | None = None) -> None:
    Membership.objects.create(
        office=office, user=user, role=Role.DATA_ENTRY, since=date(2020, 1, 1), until=until
    )


def entered(client: Client) -> str | None:
    """Who is signed in, by id; `None`: nobody."""
    return client.session.get("_auth_user_id")


_FILES: dict[str, dict[str, bytes]] = {}
"""Of an installation, below its folder: keys, drawings, files of the dossiers."""


def begin(today: date = TODAY, moment: str = "") -> None:
    """Make it, or lay down its rows and files where another test made it before,
    as of the same moment.
    """
    folder = django_settings.CAPAIAN.folder
    made = f"demonstration {today} {moment}"
    if replay(made, lambda: make_demonstration(today)):
        files = (path for path in folder.rglob("*") if path.is_file())
        _FILES[made] = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    for name, content in _FILES[made].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def test_it_has_people_for_every_role_and_no_password_at_all() -> None:
    begin()
    assert all(office.is_demonstration for office in Office.objects.all())
    for office in Office.objects.all():
        roles = Membership.objects.filter(office=office).values_list("role", flat=True)
        assert set(roles) == set(Role.values)
    for user in User.objects.all():
        assert not user.has_usable_password()
        assert not (user.is_staff or user.is_superuser)
        assert not Client().login(username=user.username, password="")


def test_beside_it_the_example_is_closed_with_the_figures_of_its_files() -> None:
    begin()
    year = OfficeYear.objects.get(office__slug=PUBLISHED)
    assert (year.year, year.is_closed) == (2023, True)
    assert year.office.name == "Disdukcapil Kabupaten Balangan", (
        "several regencies have a Disdukcapil"
    )
    assert know(year).made.files["outputs.csv"] == (EXAMPLE / "outputs.csv").read_text(
        encoding="utf-8"
    )
    row = year.rows.filter(sheet="outputs.csv").first()
    assert row is not None
    with pytest.raises(ClosedYearError):
        change(year, [Edit(row.sheet, {"actual": "5811"}, row.pk, row.version)], Author())


def test_made_twice_it_is_made_once_and_what_somebody_tried_out_stays() -> None:
    begin()
    year = OfficeYear.objects.get(office__slug=SLUG)
    row = year.rows.filter(sheet="inputs.csv", cells__period=str(year.year)).first()
    assert row is not None
    why = Author(reason="Pagu semula salah ketik di DPA.")
    change(year, [Edit(row.sheet, {"original": "5811"}, row.pk, row.version)], why)
    lines = [*Row.objects.order_by("pk").values_list("pk", "version")]
    people = [*User.objects.order_by("pk").values_list("pk", "username")]
    counted = Office.objects.count(), Membership.objects.count(), PostForm.objects.count()
    make_demonstration(TODAY)
    assert [*Row.objects.order_by("pk").values_list("pk", "version")] == lines
    assert [*User.objects.order_by("pk").values_list("pk", "username")] == people
    assert (
        Office.objects.count(),
        Membership.objects.count(),
        PostForm.objects.count(),
    ) == counted
    row.refresh_from_db()
    assert row.cells["original"] == "5811"


def test_a_half_year_is_closed_by_another_person_and_its_indicator_leads_to_the_answers(
    settings: Settings,
) -> None:
    begin()
    settings.CAPAIAN = replace(settings.CAPAIAN, mode="peragaan")
    survey = Survey.objects.get(closed_on=None)
    by_way = Counter(each.traits["channel"] for each in survey.answers.all())
    assert {"e-SKM", "kertas", *ANSWER_WAYS} == {*by_way} and min(by_way.values()) >= 10
    assert (
        any(find_flags(each.facts) for each in survey.answers.all())
        and find_refusal(survey) is None
    )
    page, why = (
        f"/{SLUG}/2025/survei/{survey.pk}/",
        {"alasan": "Survei semester kedua sudah selesai."},
    )
    for name, status in (("perencana", 422), ("kadis", 302)):
        client = Client()
        client.force_login(User.objects.get(username=name))
        assert client.post(page, why).status_code == status
    survey.refresh_from_db()
    page = f"/{SLUG}/2025/jejak/capaian/ikm/2025/"
    step = re.search(r'href="[^"]*(\?langkah=\w+)"', client.get(page).text)
    trace = client.get(f"{page}{step[1] if step else ''}").text
    words = f"{survey.answers.count()} jawaban, sidik {survey.sha256[:12]}"
    assert trace.count(words) == 9 and "Diverifikasi" not in trace, (
        "what was verified was another figure"
    )


def test_its_figures_have_no_fault_and_every_indicator_has_its_value() -> None:
    begin()
    known = know(OfficeYear.objects.get(office__slug=SLUG))
    assert known.dossier_check.issues == ()
    assessment = known.assessment()
    assert assessment is not None
    assert [
        each.code for each in assessment.indicators if not isinstance(each.current.actual, Known)
    ] == []


def test_its_agreement_is_signed_in_january_and_changed_in_october() -> None:
    begin()
    facts = know(OfficeYear.objects.get(office__slug=SLUG)).read.office_year
    assert facts is not None
    first, changed = facts.agreements
    assert [first.signed, changed.signed] == ["2025-01-15", "2025-10-15"]
    assert (first.revision, first.reason, changed.revision) == (0, "", 1)
    assert "Perubahan APBD" in changed.reason
    papers = {document.id: document.date for document in facts.documents}
    assert [papers[str(each.document)] for each in facts.agreements] == [
        first.signed,
        changed.signed,
    ]
    targets = [
        {str(line.indicator): line.target.value for line in each.targets}
        for each in facts.agreements
    ]
    assert [{*own} for own in targets] == [{"ikm", "kepemilikan-dokumen"}] * 2
    assert targets[0]["ikm"] == targets[1]["ikm"]
    assert targets[0]["kepemilikan-dokumen"] < targets[1]["kepemilikan-dokumen"]


def test_three_quarters_are_approved_and_the_last_one_is_on_its_way() -> None:
    begin()
    states = {(form.post, form.period): form.stage for form in PostForm.objects.all()}
    approved = [period for (_, period), state in states.items() if state is State.APPROVED]
    assert Counter(approved) == {f"2025-Q{ordinal}": 4 for ordinal in (1, 2, 3)}
    assert {post: state for (post, period), state in states.items() if period == "2025-Q4"} == {
        "kabid-dafduk": State.SUBMITTED,
        "kabid-capil": State.RETURNED,
        "kabid-piak": State.DRAFT,
        "sekretaris": State.VERIFIED,
    }


@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 25)])
def test_nobody_of_it_was_late_whenever_it_is_made(
    today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else today)
    begin(today)
    year = OfficeYear.objects.get(office__slug=SLUG)
    forms = sound_forms(year)
    assert {
        form.period: forms.calendar.late(form) for _, each in forms.by_post() for form, _ in each
    } == {f"2025-Q{ordinal}": "" for ordinal in (1, 2, 3, 4)}
    for form in year.forms.all():
        taken = [step.at for step in form.steps.all()]
        assert taken == sorted(taken)
        assert timezone.localtime(taken[-1]).date() < today, "what was done was done before today"


def test_approved_forms_of_it_rest_on_drawings_and_the_last_one_lacks_what_is_required() -> None:
    begin()
    year = OfficeYear.objects.get(office__slug=SLUG)
    uploads = [*Upload.objects.select_related("form", "by")]
    assert {
        (each.form and each.form.post, each.form and each.form.period) for each in uploads
    } == {(PROVING_POST, f"2025-Q{ordinal}") for ordinal in (1, 2, 3)}
    for each in uploads:
        assert each.form is not None and each.form.stage is State.APPROVED
        steps = {step.step: step.at for step in each.form.steps.all()}
        assert steps["fill"] < each.at < steps["submit"], "nobody approves what is not there yet"
        assert content_path(each.sha256).read_bytes()[:4] == b"\x89PNG" and not each.is_marked
    assert required_codes(year) == {"akta-mati"}
    forms = sound_forms(year)
    lacking = {
        form.period: len([*find_lacking(forms, form)])
        for form in year.forms.filter(post="kabid-capil")
    }
    assert lacking == {"2025-Q1": 0, "2025-Q2": 0, "2025-Q3": 0, "2025-Q4": 1}


@pytest.mark.parametrize("is_beside", [False, True])
def test_beside_a_real_office_it_is_refused_whole(is_beside: bool, installation: Path) -> None:
    Office.objects.create(slug="contoh", name="Disdukcapil Contoh")
    if is_beside:
        Office.objects.create(slug="peraga", name="Peraga", is_demonstration=True)
    offices = Office.objects.count()
    with pytest.raises(FileError, match="memuat dinas sungguhan") as caught:
        make_demonstration()
    assert str(installation) in caught.value.message
    assert (Office.objects.count(), User.objects.count(), Row.objects.count()) == (offices, 0, 0)


def test_a_demonstration_is_not_opened_as_an_office(installation: Path) -> None:
    Office.objects.create(slug="contoh", name="Disdukcapil Contoh")
    refuse_demonstration()
    Office.objects.create(slug="peraga", name="Peraga", is_demonstration=True)
    with pytest.raises(FileError, match="capaian serve --demo") as caught:
        refuse_demonstration()
    assert str(installation) in caught.value.message


def test_everybody_of_it_enters_by_one_click_and_sees_the_year(settings: Settings) -> None:
    settings.CAPAIAN = replace(settings.CAPAIAN, mode="peragaan")
    begin()
    page = Client().get("/akun/login/").content.decode()
    for user in User.objects.all():
        assert f'value="{user.username}"' in page
        client = Client()
        answer = client.post(ENTER, {"siapa": user.username}, follow=True)
        assert answer.redirect_chain[-1][0] == "/", user.username
        assert "/peragaan/2025/" in answer.text and f"/{PUBLISHED}/2023/" in answer.text
        assert entered(client) == str(user.pk)


def test_whose_work_is_done_is_shown_that_nothing_waits(settings: Settings) -> None:
    settings.CAPAIAN = replace(settings.CAPAIAN, mode="peragaan")
    begin()
    for name in ("kabid", "perencana", "petugas", "pembaca"):
        client = Client()
        client.force_login(User.objects.get(username=name))
        page = client.get(f"/{SLUG}/2025/").text
        assert ("Tidak ada yang menunggu Anda saat ini." in page) is (name == "kabid"), name
        assert ("Anda membaca tahun ini" in page) is (name == "pembaca"), name
        assert "Tidak ada yang menunggu Anda" not in client.get(f"/{PUBLISHED}/2023/").text, name


def test_who_is_real_or_unknown_is_never_entered_by_a_click(demonstration: Office) -> None:
    real = Office.objects.create(slug="contoh", name="Disdukcapil Contoh")
    join(person("sungguhan"), real)
    for name, until in (("keduanya", None), ("dulu", date(2020, 12, 31))):
        both = person(name)
        join(both, demonstration)
        join(both, real, until)
    person("tanpa-peran")
    User.objects.create_superuser("super")
    for name in (
        "sungguhan",
        "keduanya",
        "dulu",
        "tanpa-peran",
        "super",
        "siapa",
        "",
        "PETUGAS",
        "1",
    ):
        client = Client()
        assert client.post(ENTER, {"siapa": name}).status_code == 404, name
        assert entered(client) is None, name
    assert Client().post(ENTER).status_code == 404


def test_outside_the_demonstration_nobody_enters(
    demonstration: Office, settings: Settings
) -> None:
    settings.CAPAIAN = replace(settings.CAPAIAN, mode="produksi")
    client = Client()
    assert client.post(ENTER, {"siapa": "petugas"}).status_code == 404
    assert entered(client) is None
    page = client.get("/akun/login/").content.decode()
    assert ENTER not in page
    assert "petugas" not in page


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
def test_only_the_click_enters_and_no_link_does(demonstration: Office, method: str) -> None:
    client = Client()
    assert getattr(client, method)(f"{ENTER}?siapa=petugas").status_code == 404
    assert entered(client) is None


def test_another_site_cannot_click_for_somebody(demonstration: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(ENTER, {"siapa": "petugas"}).status_code == 403
    assert entered(client) is None


def test_a_session_from_before_the_click_is_not_taken_over(demonstration: Office) -> None:
    """Who knows the session of a visitor must not know that of the person
    whom the visitor becomes.
    """
    client = Client()
    session = client.session
    session["dititipkan"] = "x"
    session.save()
    known = session.session_key
    client.cookies["sessionid"] = known
    assert client.post(ENTER, {"siapa": "petugas"}).status_code == 302
    assert client.cookies["sessionid"].value != known
    other = Client()
    other.cookies["sessionid"] = known
    assert entered(other) is None


def test_who_clicks_on_somebody_else_is_only_that_one(demonstration: Office) -> None:
    other = person("kabid")
    join(other, demonstration)
    client = Client()
    client.post(ENTER, {"siapa": "petugas"})
    client.post(ENTER, {"siapa": "kabid"})
    assert entered(client) == str(other.pk)


def test_who_was_shut_out_of_the_demonstration_stays_out(demonstration: Office) -> None:
    User.objects.filter(username="petugas").update(is_active=False)
    client = Client()
    client.post(ENTER, {"siapa": "petugas"})
    assert client.get("/").status_code == 302
    assert client.get("/").headers["Location"].startswith("/akun/login/")


@pytest.mark.parametrize(
    ("back", "leads"),
    [
        ("/peraga/2025/isian/", "/peraga/2025/isian/"),
        ("//lain.example/", "/"),
        ("https://lain.example/", "/"),
    ],
)
def test_who_was_signed_out_returns_to_our_page(
    demonstration: Office, back: str, leads: str
) -> None:
    page = Client().get("/akun/login/", {"next": back}).text
    assert f'name="next" value="{back}"' in page or leads == "/"
    answer = Client().post(ENTER, {"siapa": "petugas", "next": back})
    assert answer.headers["Location"] == leads


def test_its_registers_have_a_year_of_work_of_which_the_last_quarter_is_open() -> None:
    begin()
    year = OfficeYear.objects.get(office__slug=SLUG)
    closed = year.closed_months.filter(reopened_on=None)
    assert {each.register for each in closed} == {each.value for each in register_counts()}
    assert {each.month for each in closed} == {*range(1, 10)}
    printed = Tally.objects.filter(service="ktp", stage="printed")
    first = sum(printed.filter(day__lte="2025-03-31").values_list("count", flat=True))
    fed = year.rows.get(
        sheet="outputs.csv", cells__name="KTP-el yang dicetak", cells__period="2025-Q1"
    )
    assert (int(fed.cells["actual"]), fed.cells["source"]) == (first, "register-services-2025-Q1")
    used = BlankMovement.objects.filter(kind="used").values_list("count", flat=True)
    assert sum(used) == sum(printed.values_list("count", flat=True)), "each card takes a blank"
    clerk = Client()
    clerk.force_login(User.objects.get(username="petugas"))
    late, stock, board = (
        clerk.get(f"/{SLUG}/2025/{path}").text
        for path in ("pengaduan/?tampil=lewat", "blangko/", "pelayanan/?hari=2025-12-31")
    )
    assert late.count("Antrean di loket") == 1 and "Menanyakan" not in late
    assert "menipis" in stock and "Teluk Kenari" in board
    form = clerk.get(f"/{SLUG}/2025/isian/kabid-dafduk/2025-Q1/").text
    assert "KTP-el yang dicetak" in form and "Register pelayanan Triwulan I" in form
    assert year.office.tickets.filter(ended_on=None).count() == 2
    assert year.office.visits.filter(state="planned").count() == 1
