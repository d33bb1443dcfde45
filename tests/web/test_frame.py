"""The frame of every page and where one begins: what is offered, to whom,
and how figures and icons stand.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.web.elements import elements
from tests.web.filling import POST, House
from tests.web.twins import SINCE, first_row, office_year, person, signed_in

import capaian.web
from capaian.domain.value import PERCENT, Known, Reason, TextValue, TraceId, Unavailable
from capaian.web.configuration import DEMONSTRATION
from capaian.web.measurement.flow import State
from capaian.web.offices.models import Holding, HoldingKind, Membership, Office, Role
from capaian.web.site.csv_files import PUBLISHED
from capaian.web.site.templatetags.words import icon, is_known


def test_who_works_in_no_office_is_shown_whom_to_ask() -> None:
    office_year("asri")
    text = signed_in(person("siapa")).get("/").text
    assert "Anda belum terdaftar pada satu dinas pun." in text
    assert "Asri" not in text


def test_who_has_one_year_is_led_to_it() -> None:
    year = office_year("asri")
    office_year("asra")
    for number, roles in enumerate(([Role.VIEWER], [*Role])):
        answer = signed_in(person(f"orang-{number}", year.office, *roles)).get("/")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/asri/2024/")


def test_who_has_several_years_sees_each_once_the_latest_of_an_office_first() -> None:
    years = [office_year("asri", year) for year in (2022, 2024, 2023)]
    other = office_year("bina", 2023)
    office_year("asra")
    user = person("rangkap", years[0].office, Role.PLANNER, Role.VIEWER)
    Membership.objects.create(office=other.office, user=user, role=Role.VIEWER, since=SINCE)
    text = signed_in(user).get("/").text
    assert re.findall(r'<h2 class="s"><a href="([^"]+)">([^<]+)', text) == [
        ("/asri/2024/", "Dinas Asri, 2024"),
        ("/asri/2023/", "Dinas Asri, 2023"),
        ("/asri/2022/", "Dinas Asri, 2022"),
        ("/bina/2023/", "Dinas Bina, 2023"),
    ]


def test_years_of_a_role_that_is_over_or_to_come_are_not_offered() -> None:
    office, today = office_year("asri").office, timezone.localdate()
    for name, since, until, status in (
        ("dulu", SINCE, today - timedelta(days=1), 200),
        ("kelak", today + timedelta(days=1), None, 200),
        ("terakhir", SINCE, today, 302),
        ("pertama", today, None, 302),
    ):
        user = person(name)
        Membership.objects.create(
            office=office, user=user, role=Role.VIEWER, since=since, until=until
        )
        assert signed_in(user).get("/").status_code == status, name


def test_an_ended_role_beside_one_that_holds_brings_no_second_office() -> None:
    own, left = office_year("asri"), office_year("asra")
    user = person("pindah", own.office, Role.VIEWER)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.create(
        office=left.office, user=user, role=Role.PLANNER, since=SINCE, until=yesterday
    )
    assert signed_in(user).get("/").headers["Location"] == "/asri/2024/"


def test_the_list_says_which_years_are_closed() -> None:
    year, closed = office_year("asri"), office_year("asri", 2023)
    closed.is_closed = True
    closed.save()
    text = signed_in(person("pembaca", year.office, Role.VIEWER)).get("/").text
    states = dict(re.findall(r"Dinas Asri, (\d{4})</a></h2><p>([^<]+)", text))
    assert states == {"2024": "Sedang berjalan.", "2023": "Ditutup; hanya dibaca."}


@pytest.mark.parametrize("role", Role)
def test_the_navigation_names_the_place_and_the_role(role: Role) -> None:
    year = office_year("asri")
    client = signed_in(person("orang", year.office, role))
    sheet = "/asri/2024/perencanaan/outputs/"
    for address, word in (
        ("/asri/2024/", "Beranda"),
        ("/asri/2024/perencanaan/", "Perencanaan"),
        (sheet, "Perencanaan"),
        (f"{sheet}{first_row(year).pk}/", "Perencanaan"),
    ):
        text = client.get(address).text
        navigation = re.search(r'<nav class="nav".*?</nav>', text, re.DOTALL)
        assert navigation is not None
        assert re.findall(r'aria-current="page">([^<]+)', navigation[0]) == [word]
        beside = elements(navigation[0].partition("<details")[0]).all("a")
        assert len(beside) + ("<details" in navigation[0]) <= 9
        assert f"({role.label})" in text
        assert "<b>Dinas Asri</b>" in text


def test_the_menu_counts_what_waits_for_a_decision_of_the_person(house: House) -> None:
    for quarter, state in (
        ("2024-Q1", State.SUBMITTED),
        ("2024-Q2", State.SUBMITTED),
        ("2024-Q3", State.VERIFIED),
    ):
        house.year.forms.create(post=POST, period=quarter, state=state)
    own = house.year.forms.get(period="2024-Q2")
    own.steps.create(
        step="fill", into="draft", by=house.people["planner"]
    )  # nobody decides about an own one
    counts = {}
    for name in house.people:
        navigation = elements(house.browser(name).get("/kecil/2024/").text).all("nav")[0]
        counts[name] = [each.text for each in navigation.all("span", **{"class": "jml"})]
    assert counts == {
        "clerk": [],
        "holder": [],
        "planner": [", menunggu 1"],
        "head": [", menunggu 1"],
        "viewer": [],
    }


def test_the_band_says_how_far_each_quarter_is_and_where_the_year_appears(house: House) -> None:

    def band() -> list[tuple[str, str]]:
        text = house.browser("planner").get("/kecil/2024/").text
        (found,) = elements(text).all("ol", **{"class": "pita"})
        return [
            (each.attributes["class"], " ".join(part.words for part in each.inner))
            for each in found.all("li")
        ]

    later = [("jauh", "Laporan sesudah pengesahan"), ("jauh", "Reviu sesudah laporan")]
    empty = [("jauh", f"Triwulan {number} belum diisi") for number in ("II", "III", "IV")]
    assert band() == [("kini", "Triwulan I belum diisi"), *empty, *later]
    house.year.forms.create(post=POST, period="2024-Q1", state=State.APPROVED)
    house.year.forms.create(post=POST, period="2024-Q2", state=State.APPROVED)
    house.year.forms.create(post="", period="2024-Q2", state=State.DRAFT)
    half = ("kini", "Triwulan II 1 dari 2 disetujui")
    assert band() == [("selesai", "Triwulan I disetujui"), half, *empty[1:], *later]
    house.close()
    locked = [("selesai", f"Triwulan {number} terkunci") for number in ("I", "II", "III", "IV")]
    assert band() == [*locked, ("kini", "Laporan disusun"), later[1]]
    house.year.is_report_approved = True
    house.year.save()
    assert band()[4:] == [("selesai", "Laporan disetujui"), ("kini", "Reviu periksa naskah")]


def test_pages_without_a_year_and_of_nobody_offer_no_way_into_one() -> None:
    client = signed_in(person("siapa", office_year("asri").office))
    for text in (
        client.get("/").text,
        client.get("/asri/2024/").text,
        Client().get("/akun/login/").text,
    ):
        assert 'class="nav"' not in text
        assert "Asri" not in text


def test_each_page_is_one_document_with_one_heading_in_indonesian() -> None:
    year = office_year("asri")
    client = signed_in(person("perencana", year.office, Role.PLANNER))
    row = f"/asri/2024/perencanaan/outputs/{first_row(year).pk}/"
    for address in (
        "/asri/2024/",
        "/asri/2024/perencanaan/",
        row,
        f"{row}hapus/",
        "/tidak-ada/",
        "/akun/2fa/",
    ):
        text = client.get(address).text
        assert '<html lang="id">' in text
        for once in ("<h1", "<main", "<title>", 'id="isi"', 'href="#isi"'):
            assert text.count(once) == 1, (address, once)


def test_names_of_people_and_offices_are_no_markup() -> None:
    year = office_year("asri")
    user = person("usil", year.office, Role.VIEWER)
    user.full_name = '<b onclick="x">Usil</b>'
    user.save()
    Office.objects.update(name="<script>alert(1)</script>")
    for address in ("/asri/2024/", "/asri/2024/perencanaan/", "/tidak-ada/"):
        text = signed_in(user).get(address).text
        assert '<b onclick="x">' not in text
        assert "<script>alert" not in text
        assert "&lt;b onclick" in text


def test_a_closed_year_is_shown_as_locked_and_offers_no_writing() -> None:
    year = office_year("asri")
    client = signed_in(person("perencana", year.office, Role.PLANNER))
    sheet = "/asri/2024/perencanaan/outputs/"
    assert ("Tambah baris" in client.get(sheet).text, "Terkunci" in client.get(sheet).text) == (
        True,
        False,
    )
    year.is_closed = True
    year.save()
    assert ("Tambah baris" in client.get(sheet).text, "Terkunci" in client.get(sheet).text) == (
        False,
        True,
    )
    answer = client.post(
        f"{sheet}{first_row(year).pk}/", {"versi": "1", "sel-actual": "2"}, follow=True
    )
    assert "angkanya tidak dapat diubah" in answer.text
    assert first_row(year).version == 1


def test_figures_of_a_published_report_are_not_called_invented(settings: Settings) -> None:
    settings.CAPAIAN = replace(settings.CAPAIAN, mode=DEMONSTRATION)
    published, invented = office_year(PUBLISHED), office_year("rekaan")
    published.is_closed = True
    published.save()
    seen = {}
    for year in (published, invented):
        client = signed_in(person(f"pembaca-{year.pk}", year.office, Role.VIEWER))
        (aside,) = elements(client.get(f"/{year.office.slug}/2024/").text).all("aside")
        seen[year.office.slug] = aside.words
    assert seen == {
        PUBLISHED: "Peragaan. Orang di sini rekaan; angka tahun 2024 dari laporan yang terbit.",
        "rekaan": "Kantor peragaan. Orang, angka, dan bukti di sini rekaan.",
    }


def test_only_the_demonstration_offers_its_people_and_no_real_office_does(
    settings: Settings,
) -> None:
    invented, real = office_year("rekaan").office, office_year("asri").office
    invented.is_demonstration = True
    invented.save()
    person("contoh", invented, Role.VIEWER)
    person("nyata", real, Role.VIEWER)
    both = person("rangkap", invented, Role.VIEWER)
    Membership.objects.create(office=real, user=both, role=Role.VIEWER, since=SINCE)
    assert "Kantor peragaan" not in Client().get("/akun/login/").text
    assert Client().post("/peragaan/masuk/", {"siapa": "contoh"}).status_code == 404
    settings.CAPAIAN = replace(settings.CAPAIAN, mode=DEMONSTRATION)
    text = Client().get("/akun/login/").text
    assert "Kantor peragaan" in text
    assert 'value="contoh"' in text
    assert 'value="nyata"' not in text
    for name, status in (("contoh", 302), ("nyata", 404), ("rangkap", 404), ("", 404)):
        client = Client()
        assert client.post("/peragaan/masuk/", {"siapa": name}).status_code == status, name
        assert ("Location" in client.get("/asri/2024/").headers) is (status == 404)
    assert Client().get("/peragaan/masuk/", {"siapa": "contoh"}).status_code == 404


def test_what_is_not_there_is_no_figure_and_a_stated_text_is_one() -> None:
    assert not is_known(Unavailable(Reason.NO_EVENTS))
    assert is_known(Known(Decimal(0), PERCENT, TraceId("t1")))
    assert is_known(TextValue("3 (Tiga) mitra", TraceId("t1")))


def test_every_icon_that_a_page_asks_for_is_drawn_and_says_nothing_by_itself() -> None:
    pages = Path(capaian.web.__file__).parent.rglob("*.html")
    names = {
        name
        for page in pages
        for name in re.findall(r'\{% icon "([^"]+)" %\}', page.read_text("utf-8"))
    }
    assert names
    for name in names:
        assert re.fullmatch(
            r'<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M[^"<>]+"/></svg>',
            icon(name),
        )
    with pytest.raises(KeyError):
        icon("tidak-ada")


def test_a_membership_is_there_once_and_keeps_its_office_and_person() -> None:
    office = office_year("asri").office
    user = person("orang", office, Role.VIEWER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(office=office, user=user, role=Role.VIEWER, since=SINCE)
    Membership.objects.create(office=office, user=user, role=Role.PLANNER, since=SINCE)
    for kept in (user, office):
        with pytest.raises(models.ProtectedError):
            kept.delete()
    assert sorted(map(str, Membership.objects.all())) == ["Orang: Pembaca", "Orang: Perencana"]


@pytest.mark.parametrize(
    ("post", "is_one"),
    [
        ("kepala-dinas", True),
        ("kabid.1", True),
        ("Kepala", False),
        ("a--b", False),
        ("", False),
        ("a b", False),
    ],
)
def test_a_post_is_named_as_the_office_names_it(post: str, is_one: bool) -> None:
    office = office_year("asri").office
    holding = Holding(
        office=office, post=post, user=person("orang"), kind=HoldingKind.ACTING, since=SINCE
    )
    if is_one:
        holding.full_clean()
        assert str(holding) == f"Plt. {post}: Orang"
    else:
        with pytest.raises(ValidationError) as caught:
            holding.full_clean()
        assert [*caught.value.message_dict] == ["post"]
