"""The demonstration: one click to be somebody of it, never a real person, and never beside a real office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from capaian.domain.errors import FileError
from capaian.web.accounts.models import User
from capaian.web.demonstration.make import make_demonstration, refuse_demonstration
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
ENTER = "/peragaan/masuk/"
EXAMPLE = Path(__file__).parents[2] / "examples" / "balangan-2023"


@pytest.fixture
def demonstration(settings: Settings) -> Office:
    """An installation of the demonstration, with an office that has no year and one person, `petugas`."""
    settings.CAPAIAN = replace(settings.CAPAIAN, mode="peragaan")
    office = Office.objects.create(slug="peraga", name="Peraga", is_demonstration=True)
    join(person("petugas"), office)
    return office


def person(name: str) -> User:
    """Somebody with a name and no part in any office."""
    return User.objects.create(username=name, full_name=name)


def join(user: User, office: Office, until: date | None = None) -> None:
    """Let somebody take part in an office."""
    Membership.objects.create(
        office=office, user=user, role=Role.DATA_ENTRY, since=date(2020, 1, 1), until=until
    )


def entered(client: Client) -> str | None:
    """Who is signed in, by id; `None`: nobody."""
    return client.session.get("_auth_user_id")


def test_it_has_one_person_for_each_role_and_no_password_at_all() -> None:
    make_demonstration()
    office = Office.objects.get()
    assert office.is_demonstration
    roles = Membership.objects.filter(office=office).values_list("role", flat=True)
    assert sorted(roles) == sorted(Role.values), "each role once"
    assert User.objects.count() == len(Role)
    for user in User.objects.all():
        assert not user.has_usable_password()
        assert not (user.is_staff or user.is_superuser)
        assert not Client().login(username=user.username, password="")


def test_its_figures_are_those_of_the_example_and_made_twice_they_are_made_once() -> None:
    make_demonstration()
    year = OfficeYear.objects.get()
    assert year.year == 2023
    made = know(year).made.files["outputs.csv"]
    assert made == (EXAMPLE / "outputs.csv").read_text(encoding="utf-8")
    row = year.rows.filter(sheet="outputs.csv").first()
    assert row is not None
    change(year, [Edit(row.sheet, {"actual": "5811"}, row.pk, row.version)], Author())
    stood = [*Row.objects.order_by("pk").values_list("pk", "version")]
    people = [*User.objects.order_by("pk").values_list("pk", "username")]
    make_demonstration()
    assert [*Row.objects.order_by("pk").values_list("pk", "version")] == stood
    assert [*User.objects.order_by("pk").values_list("pk", "username")] == people
    assert (Office.objects.count(), Membership.objects.count()) == (1, len(Role))
    row.refresh_from_db()
    assert row.cells["actual"] == "5811", "what somebody tried out stays"


@pytest.mark.parametrize("is_beside", [False, True])
def test_where_a_real_office_is_it_is_refused_and_changes_nothing(
    is_beside: bool, installation: Path
) -> None:
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
    make_demonstration()
    page = Client().get("/akun/login/").content.decode()
    for user in User.objects.all():
        assert f'value="{user.username}"' in page
        client = Client()
        answer = client.post(ENTER, {"siapa": user.username}, follow=True)
        assert answer.redirect_chain[-1][0] == "/peragaan/2023/", user.username
        assert answer.status_code == 200
        assert entered(client) == str(user.pk)


def test_who_is_real_or_unknown_is_never_entered_by_a_click(demonstration: Office) -> None:
    real = Office.objects.create(slug="contoh", name="Disdukcapil Contoh")
    join(person("sungguhan"), real)
    for name, until in (("keduanya", None), ("dulu", date(2020, 12, 31))):
        both = person(name)
        join(both, demonstration)
        join(both, real, until)
    person("tanpa-peran")
    User.objects.create_superuser("super")
    for name in ("sungguhan", "keduanya", "dulu", "tanpa-peran", "super", "siapa", "", "PETUGAS", "1"):
        client = Client()
        assert client.post(ENTER, {"siapa": name}).status_code == 404, name
        assert entered(client) is None, name
    assert Client().post(ENTER).status_code == 404


def test_outside_the_demonstration_nobody_enters_and_nothing_is_offered(
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
    """Who knows the session of a visitor must not know that of the person whom the visitor becomes."""
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
