"""What a required field asks for is said in our words on every page: `Tulis …`, `Pilih …`."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string
from tests.web.elements import elements
from tests.web.filling import YEAR, House, house
from tests.web.twins import person, signed_in

from capaian.web.accounts.forms import Required
from capaian.web.offices.models import Role

pytestmark = pytest.mark.django_db
PEOPLE = f"/kecil/{YEAR}/orang"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def first_problems(browser: Client, address: str) -> list[str]:
    """What the page of an empty form says first."""
    answer = browser.post(address, {})
    assert answer.status_code == 422
    (box,) = elements(answer.text).all("div", role="alert")
    return [each.words for each in box.all("li")]


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        (
            f"{PEOPLE}/jabatan/baru/",
            ["Pilih jabatan.", "Pilih orang.", "Pilih cara memegang.", "Tulis hari pertamanya."],
        ),
        (
            f"{PEOPLE}/pengganti/baru/",
            [
                "Pilih pejabat yang digantikan.",
                "Pilih pengganti.",
                "Pilih sebutan.",
                "Tulis hari pertama.",
                "Tulis hari terakhir.",
            ],
        ),
        (
            f"{PEOPLE}/baru/",
            ["Tulis nama pengguna.", "Tulis nama yang ditampilkan.", "Pilih sedikitnya satu peran."],
        ),
    ],
)
def test_each_field_names_what_is_to_be_written_or_chosen(
    own: House, address: str, wanted: list[str]
) -> None:
    """`Bidang ini tidak boleh kosong` had spoken of a part of the office."""
    admin = signed_in(person("tata", own.year.office, Role.ADMINISTRATOR))
    said = first_problems(admin, address)
    assert [each.partition(": ")[2] for each in said] == wanted


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("/akun/login/", ["Tulis nama pengguna.", "Tulis sandi."]),
        ("/akun/reauthenticate/", ["Tulis sandi."]),
    ],
)
def test_so_do_the_pages_of_accounts(own: House, address: str, wanted: list[str]) -> None:
    browser = Client() if "login" in address else own.browser("clerk")
    assert [each.partition(": ")[2] for each in first_problems(browser, address)] == wanted


def test_every_form_of_an_account_that_asks_for_something_says_so() -> None:
    named = [*settings.ACCOUNT_FORMS.values(), *settings.MFA_FORMS.values()]
    asking = [form for name in named if "Passkey" not in name for form in (import_string(name),)]
    assert asking and all(issubclass(form, Required) for form in asking)
