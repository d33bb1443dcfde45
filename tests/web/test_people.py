"""Accounts, roles and holders of posts: made and mended by the administrator,
and told in the log.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.approving import POSTS, row, write
from tests.web.elements import Element, elements
from tests.web.filling import YEAR, House, make_house, sound_forms
from tests.web.proving import NIK
from tests.web.twins import person, signed_in

from capaian.web.accounts.models import User
from capaian.web.offices.models import Holding, HoldingKind, Membership, Role
from capaian.web.people.forms import ROLE_WORDS
from capaian.web.trail.models import Entry

OLD = "dulu-sekali-panjang"
BASE = f"/kecil/{YEAR}/orang/"


@pytest.fixture(name="admin")
def administrator(house: House) -> Client:
    return signed_in(person("tata", house.year.office, Role.ADMINISTRATOR))


def actions() -> list[str]:
    found = Entry.objects.exclude(action="access.refused").exclude(action__startswith="session.")
    return [*found.order_by("number").values_list("action", flat=True)]


def test_somebody_who_was_added_signs_in_with_the_shown_password_and_changes_it(
    admin: Client,
) -> None:
    sent = {"username": "Sari.Baru", "full_name": "Sari Baru", "roles": ["data_entry", "viewer"]}
    page = admin.post(f"{BASE}baru/", sent).text
    found = re.search(r"<b>([a-z2-9]{4}(?:-[a-z2-9]{4}){3})</b>", page)
    assert found is not None
    (link,) = (each for each in elements(page).all("a") if "?orang=" in each.attributes["href"])
    form = elements(admin.get(link.attributes["href"]).text)
    (chosen,) = (e for e in form.by_id("id_user").all("option") if "selected" in e.attributes)
    assert chosen.words == "Sari Baru"
    client = Client()
    answer = client.post("/akun/login/", {"login": "sari.baru", "password": found[1]})
    assert answer.status_code == 302
    assert client.get("/").headers["Location"] == "/akun/password/change/"
    assert found[1] not in admin.get(BASE).text
    user = User.objects.get(username="sari.baru")
    roles = Membership.objects.filter(user=user).values_list("role", flat=True)
    assert sorted(roles) == ["data_entry", "viewer"]
    assert actions() == ["person.made"]


def test_roles_are_offered_with_what_each_may_do(admin: Client) -> None:
    """Seven names without a word had a clerk made who could fill in nothing."""
    labels = [
        each.words
        for each in elements(admin.get(f"{BASE}baru/").text).all("label", **{"class": "centang"})
    ]
    assert len(labels) == len(Role) == len(ROLE_WORDS)
    for label, role in zip(labels, Role, strict=True):
        assert (
            label == f"{role.label}{ROLE_WORDS[role]}"
            or label == f"{role.label} {ROLE_WORDS[role]}"
        )
    assert all("Isi jabatan" in ROLE_WORDS[role] for role in (Role.DATA_ENTRY, Role.UNIT_HEAD))


def test_who_cannot_fill_posts_is_shown_who_can(house: House, admin: Client) -> None:
    """The first page had sent the planner to a page without a button."""
    name = str(User.objects.get(memberships__role=Role.ADMINISTRATOR))
    Holding.objects.exclude(post="kepala-dinas").delete()
    page = house.browser("planner").get(BASE).text
    assert f"jabatan diisi oleh administrator: {name}." in page
    assert "oleh administrator" not in admin.get(BASE).text


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"username": "PETUGAS-kecil"}, "<li>Nama pengguna ini sudah dipakai.</li>"),
        ({"username": "a b/c"}, "Nama pengguna hanya berisi huruf, angka, titik"),
        ({"full_name": f"Sari {'6' * 16}"}, "memuat nomor identitas"),
        ({"full_name": f"Sari {'1' * 18}"}, "memuat nomor identitas"),
        ({"roles": ["raja"]}, "raja"),
    ],
)
def test_nobody_is_made_of_wrong_fields(
    admin: Client, changed: dict[str, object], message: str
) -> None:
    count = User.objects.count()
    sent = {"username": "sari", "full_name": "Sari", "roles": ["viewer"], **changed}
    answer = admin.post(f"{BASE}baru/", sent)
    assert answer.status_code == 422 and message in answer.text
    assert User.objects.count() == count and actions() == []


def test_a_role_that_is_taken_away_ends_and_is_remembered(house: House, admin: Client) -> None:
    clerk = house.people["clerk"]
    sent = {"username": clerk.username, "full_name": "Petugas Lama", "roles": ["viewer"]}
    assert admin.post(f"{BASE}{clerk.pk}/", sent).status_code == 302
    ended = Membership.objects.get(user=clerk, role=Role.DATA_ENTRY)
    assert ended.until is not None
    client = house.browser("clerk")
    assert client.post(house.address(), {"aksi": "simpan"}).status_code == 404
    assert client.get(house.address()).status_code == 200
    assert actions() == ["person.changed"]


def test_the_last_administrator_stays_one(house: House, admin: Client) -> None:
    user = User.objects.get(username="tata")
    answer = admin.post(
        f"{BASE}{user.pk}/", {"username": "tata", "full_name": "Tata", "roles": ["viewer"]}
    )
    assert answer.status_code == 422 and "administrator satu-satunya" in answer.text
    closed = admin.post(f"{BASE}{user.pk}/akun/", {"tindakan": "tutup"})
    assert closed.status_code == 422 and User.objects.get(pk=user.pk).is_active
    other = person("titi", house.year.office, Role.ADMINISTRATOR)
    assert (
        signed_in(other).post(f"{BASE}{user.pk}/akun/", {"tindakan": "tutup"}).status_code == 302
    )


def test_a_new_password_ends_sessions_and_a_closed_account_stays_out(
    house: House, admin: Client
) -> None:
    clerk = house.people["clerk"]
    clerk.set_password(OLD)
    clerk.save()
    client = Client()
    client.post("/akun/login/", {"login": clerk.username, "password": OLD})
    assert client.get(house.address()).status_code == 200
    assert admin.post(f"{BASE}{clerk.pk}/akun/", {"tindakan": "sandi"}).status_code == 200
    assert client.get(house.address()).status_code == 302
    assert not Client().login(username=clerk.username, password=OLD)
    assert admin.post(f"{BASE}{clerk.pk}/akun/", {"tindakan": "tutup"}).status_code == 302
    assert not User.objects.get(pk=clerk.pk).is_active
    assert actions() == ["person.password_reset", "person.closed"]


def test_an_account_of_two_offices_keeps_its_password(
    house: House, admin: Client, tmp_path: Path
) -> None:
    twin = make_house(tmp_path, "kembar")
    clerk = house.people["clerk"]
    Membership.objects.create(
        office=twin.year.office, user=clerk, role=Role.VIEWER, since="2020-01-01"
    )
    for wish in ("sandi", "tutup"):
        assert admin.post(f"{BASE}{clerk.pk}/akun/", {"tindakan": wish}).status_code == 422
    sent = {"username": "dicuri", "full_name": "Dicuri", "roles": ["viewer"]}
    assert admin.post(f"{BASE}{clerk.pk}/", sent).status_code == 302
    assert User.objects.get(pk=clerk.pk).username == "petugas-kecil"
    assert admin.get(f"{BASE}{twin.people['holder'].pk}/").status_code == 404


def hold(admin: Client, user: User, pk: int | None = None, **changed: str) -> int:
    sent = {
        "post": "sekretaris",
        "user": user.pk,
        "kind": "definitive",
        "since": "2024-01-01",
        "until": "",
    }
    address = f"{BASE}jabatan/{pk or 'baru'}/"
    return admin.post(address, {**sent, **changed}).status_code


def test_a_post_has_one_holder_for_good_and_others_for_a_while(
    house: House, admin: Client
) -> None:
    clerk, holder = house.people["clerk"], house.people["holder"]
    assert hold(admin, clerk) == 302
    assert hold(admin, holder) == 422, "two for good"
    assert hold(admin, holder, kind="acting") == 422, "nobody acts for who serves"
    assert hold(admin, holder, kind="daily") == 302
    assert hold(admin, holder, since="2023-01-01", until="2023-12-31") == 302, "before the other"
    assert hold(admin, holder, since="2024-05-01", until="2024-04-01") == 422
    assert hold(admin, holder, post="tidak-ada") == 422
    kept = Holding.objects.get(post="sekretaris", kind=HoldingKind.DEFINITIVE, user=clerk)
    assert hold(admin, clerk, kept.pk, until="2024-06-30") == 302
    assert hold(admin, holder, since="2024-07-01") == 302
    assert actions().count("holding.made") == 4 and actions().count("holding.changed") == 1


def test_a_post_has_as_many_at_once_as_the_plan_gives_it(house: House, admin: Client) -> None:
    write(house, row(house, POSTS, id="sekretaris"), holders="2")
    clerk, holder, planner = (house.people[each] for each in ("clerk", "holder", "planner"))
    assert hold(admin, clerk, until="2024-03-31") == 302
    assert hold(admin, holder, since="2024-04-01", until="2024-06-30") == 302
    assert hold(admin, planner, since="2024-02-01") == 302, "one before, one after: never three"
    assert hold(admin, clerk, since="2024-05-01") == 422


def test_who_acts_fills_a_post_that_nobody_holds_for_good(house: House, admin: Client) -> None:
    clerk, holder = house.people["clerk"], house.people["holder"]
    assert hold(admin, clerk, until="2024-03-31") == 302
    sent = {
        "post": "sekretaris",
        "user": holder.pk,
        "kind": "acting",
        "since": "2024-03-31",
        "until": "",
    }
    answer = admin.post(f"{BASE}jabatan/baru/", sent)
    assert answer.status_code == 422
    text = (
        f"Jabatan ini dipegang definitif oleh {clerk} sejak 1 Januari 2024. Plt. atau Pj. "
        "mengisi jabatan"
    )
    assert text in answer.text and "pilih Plh." in answer.text
    assert admin.post(f"{BASE}jabatan/baru/", {**sent, "kind": "caretaker"}).status_code == 422
    assert hold(admin, holder, kind="acting", since="2024-04-01") == 302
    sent = {**sent, "user": clerk.pk, "kind": "definitive", "since": "2024-07-01"}
    answer = admin.post(f"{BASE}jabatan/baru/", sent)
    assert answer.status_code == 422
    assert (
        f"dipegang Plt. oleh {holder} sejak 1 April 2024. Tulis dahulu hari terakhirnya."
        in answer.text
    )
    acting = Holding.objects.get(post="sekretaris", kind=HoldingKind.ACTING)
    assert (
        hold(admin, holder, acting.pk, kind="acting", since="2024-04-01", until="2024-06-30")
        == 302
    )
    assert hold(admin, clerk, since="2024-07-01") == 302


def test_people_of_another_office_cannot_be_given_a_post(
    house: House, admin: Client, tmp_path: Path
) -> None:
    twin = make_house(tmp_path, "kembar")
    assert hold(admin, twin.people["clerk"]) == 422
    holding = Holding.objects.filter(office=twin.year.office).first()
    assert holding is not None and hold(admin, house.people["clerk"], holding.pk) == 404


@pytest.mark.parametrize("name", ["person", "person_account", "holding"])
def test_people_of_twin_offices_are_nowhere(
    name: str, house: House, admin: Client, tmp_path: Path
) -> None:
    twin = make_house(tmp_path, "kembar")
    holding = Holding.objects.filter(office=twin.year.office).first()
    assert holding is not None
    for slug, status in (("kembar", 404), ("kecil", 404)):
        pk = holding.pk if name == "holding" else twin.people["clerk"].pk
        address = reverse(name, kwargs={"office": slug, "year": YEAR, "pk": pk})
        assert admin.post(address, {"tindakan": "tutup"}).status_code == status
    assert User.objects.get(pk=twin.people["clerk"].pk).is_active and house.year.pk != twin.year.pk


CLERK_HOLDING = {"post": "kabid-dafduk", "kind": "clerk", "since": "2024-01-01", "until": ""}


def test_a_second_click_makes_no_second_holder(house: House, admin: Client) -> None:
    Holding.objects.all().delete()
    sent = {**CLERK_HOLDING, "user": house.people["planner"].pk}
    first, second = (admin.post(f"{BASE}jabatan/baru/", sent) for _ in range(2))
    assert [first.status_code, second.status_code] == [302, 422]
    assert "sudah memegang jabatan ini" in second.text
    assert Holding.objects.count() == 1 and actions().count("holding.made") == 1
    answer = admin.post(f"{BASE}jabatan/baru/", {**sent, "since": "2024-06-01"})
    assert answer.status_code == 422 and "sudah memegang jabatan ini" in answer.text
    assert "1 Januari 2024" in answer.text and "01-01-2024" not in answer.text


def test_who_saves_second_sees_what_is_stored_and_writes_nothing(
    house: House, admin: Client
) -> None:
    clerk = house.people["clerk"]
    address = f"{BASE}{clerk.pk}/"
    (stamp,) = elements(admin.get(address).text).all("input", name="stamp")
    sent = {"username": clerk.username, "full_name": "Pertama", "roles": ["data_entry"]}
    sent["stamp"] = stamp.attributes["value"]
    assert admin.post(address, sent).status_code == 302
    answer = admin.post(address, {**sent, "full_name": "Kedua"})
    assert answer.status_code == 422 and "Baru saja diubah orang lain" in answer.text
    assert "Pertama" in answer.text and "Kedua" not in answer.text
    assert User.objects.get(pk=clerk.pk).full_name == "Pertama" and actions() == ["person.changed"]


def test_nobody_inspects_the_own_work(admin: Client) -> None:
    sent = {"username": "dua.peran", "full_name": "Dua", "roles": ["data_entry", "inspector"]}
    answer = admin.post(f"{BASE}baru/", sent)
    assert (
        answer.status_code == 422
        and "Inspektorat memeriksa apa yang dikerjakan dinas" in answer.text
    )
    assert (
        admin.post(f"{BASE}baru/", {**sent, "roles": ["inspector", "viewer"]}).status_code == 200
    )


def test_entry_and_approval_are_never_one_account(house: House, admin: Client) -> None:
    sent = {"username": "rangkap", "full_name": "Rangkap", "roles": ["data_entry", "office_head"]}
    clerk = house.people["clerk"]
    body = {"username": clerk.username, "full_name": clerk.full_name, "roles": sent["roles"]}
    for address, each in ((f"{BASE}baru/", sent), (f"{BASE}{clerk.pk}/", body)):
        answer = admin.post(address, each)
        assert answer.status_code == 422
        assert "Petugas data dan Kepala Dinas tidak digabung dalam satu akun" in answer.text
    assert [*clerk.memberships.values_list("role", flat=True)] == ["data_entry"]
    assert not User.objects.filter(username="rangkap").exists()
    assert (
        admin.post(f"{BASE}baru/", {**sent, "roles": ["unit_head", "planner"]}).status_code == 200
    )


def test_the_head_is_no_clerk_of_a_post_whose_forms_the_head_approves(
    house: House, admin: Client
) -> None:
    head, clerk = house.people["head"], house.people["clerk"]
    sent = {
        "post": "sekretaris",
        "user": str(head.pk),
        "kind": "clerk",
        "since": "2024-01-01",
        "until": "",
    }
    answer = admin.post(f"{BASE}jabatan/baru/", sent)
    assert answer.status_code == 422
    assert f"{head} berperan Kepala Dinas, yang menyetujui isian." in answer.text
    assert hold(admin, head, kind="clerk", until="2024-02-01") == 302, "what is over stays told"
    assert hold(admin, head) == 302, "a head holds a post of the own"
    assert hold(admin, clerk, kind="clerk") == 302
    body = {"username": clerk.username, "full_name": clerk.full_name, "roles": ["office_head"]}
    answer = admin.post(f"{BASE}{clerk.pk}/", body)
    assert answer.status_code == 422 and "Orang ini petugas isian suatu jabatan." in answer.text
    assert [*clerk.memberships.values_list("role", flat=True)] == ["data_entry"]


@pytest.mark.parametrize(
    ("since", "until"), [("0001-01-01", "2025-01-01"), ("2025-01-01", "9999-12-31")]
)
def test_a_day_that_nobody_means_is_refused(
    since: str, until: str, house: House, admin: Client
) -> None:
    days = {"since": since, "until": until}
    answer = admin.post(
        f"{BASE}jabatan/baru/", {**CLERK_HOLDING, **days, "user": house.people["planner"].pk}
    )
    assert answer.status_code == 422 and "Periksa tahunnya" in answer.text
    sent = {
        "whose": f"{house.people['head'].pk}:kepala-dinas",
        "user": house.people["clerk"].pk,
        "way": "daily",
    }
    answer = admin.post(f"{BASE}pengganti/baru/", {**sent, **days})
    assert answer.status_code == 422 and "Periksa tahunnya" in answer.text


@pytest.mark.parametrize("since", ["1944-12-31", "2099-01-01", "2199-01-01"])
def test_a_post_is_filled_from_no_day_that_nobody_can_mean(
    since: str, house: House, admin: Client
) -> None:
    sent = {
        **CLERK_HOLDING,
        "post": "sekretaris",
        "kind": "definitive",
        "user": house.people["planner"].pk,
        "since": since,
    }
    answer = admin.post(f"{BASE}jabatan/baru/", {**sent, "yakin": since})
    assert answer.status_code == 422
    assert "Periksa tahunnya: tulis hari antara 1 Januari 1945 dan 31 Desember" in answer.text
    assert not Holding.objects.filter(post="sekretaris").exists()


def test_how_a_post_is_filled_appears_within_a_sentence(house: House, admin: Client) -> None:
    page = elements(admin.get(BASE).text).words
    assert (
        ", definitif, sejak" in page
        and ", petugas isian, sejak" in page
        and ", Definitif" not in page
    )
    house.year.office.holdings.filter(user=house.people["holder"]).update(kind=HoldingKind.ACTING)
    assert ", Plt., sejak" in elements(admin.get(BASE).text).words


def paste(admin: Client, *lines: str, **more: str) -> tuple[int, Element]:
    answer = admin.post(
        f"{BASE}tempel/",
        {"daftar": "\n".join(lines), "peran": "viewer", "sejak": f"{YEAR}-01-01", **more},
    )
    return answer.status_code, elements(answer.text) if answer.status_code != 302 else elements("")


HEADING = "No\tNama\tPangkat\tJabatan\tPeran"


def test_a_pasted_list_is_shown_first_and_then_added_with_posts(
    house: House, admin: Client
) -> None:
    Holding.objects.all().delete()
    post = next(iter(sound_forms(house.year).facts.office.posts))
    lines = [
        HEADING,
        f"1\tDrs. Budi Santoso, M.Si\tPembina\t{post.name.upper()}\tKepala bidang",
        "2\tSri\t\t\t",
    ]
    status, page = paste(admin, *lines)
    assert status == 200, page.words
    assert not User.objects.filter(username="budi.santoso").exists()
    assert "budi.santoso" in page.words and actions() == []
    status, _ = paste(admin, *lines, aksi="tambah")
    assert status == 302
    own = User.objects.get(username="budi.santoso")
    assert (own.full_name, own.has_usable_password()) == ("Drs. Budi Santoso, M.Si", False)
    own_post = Holding.objects.get(user=own)
    assert (own_post.post, own_post.since) == (post.id, date(YEAR, 1, 1)), (
        "who signs in January has a name"
    )
    assert [*Membership.objects.filter(user__username="sri").values_list("role", flat=True)] == [
        "viewer"
    ]
    assert actions() == ["person.made", "holding.made", "person.made"]


def test_a_list_is_read_as_clerks_write_posts_and_names_who_lacks_one(
    house: House, admin: Client
) -> None:
    Holding.objects.all().delete()
    posts = {each.id: each.name for each in sound_forms(house.year).facts.office.posts}
    status, page = paste(
        admin, HEADING, "\tBudi\t\tKabid. Dafduk\tKepala bidang", "\tSri\t\t\tPetugas data"
    )
    assert status == 200 and posts["kabid-dafduk"] in page.words
    assert page.words.count("tanpa jabatan") == 1
    number = f"\tAni {NIK}"
    assert "Hapus nomornya di baris 3" in paste(admin, HEADING, "\tSri", number)[1].words


def test_all_problems_of_a_pasted_list_are_reported_at_once_and_nobody_is_added(
    admin: Client,
) -> None:
    many = [
        f"{number}\tPegawai Nomor{chr(97 + number % 26)}{chr(97 + number // 26)}"
        for number in range(66)
    ]
    wrong = ["\tSiti Aminah"] * 2 + [
        "\tRudi\t\tKabid Antariksa",
        f"\tAni {'7' * 16}",
        "\tTono\t\t\traja",
    ]
    status, page = paste(admin, HEADING, *many, *wrong, aksi="tambah")
    assert status == 422 and not User.objects.filter(full_name__startswith="Pegawai").exists()
    (box,) = page.all("div", role="alert")
    lines = [line.words for line in box.all("li")]
    words = (
        "siti.aminah sudah dipakai baris 68",
        "Jabatan Kabid Antariksa tidak ada",
        "nomor identitas",
        "raja",
    )
    assert [word in line for word, line in zip(words, lines, strict=True)] == [True] * 4
    assert actions() == []
