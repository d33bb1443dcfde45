"""Who may open forms and numbers and decide about them: every such address, every role, the twin office."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.filling import POST, QUARTER, YEAR, House, house, typed
from tests.web.twins import of_figures, person, signed_in

from capaian.domain.period import Period
from capaian.web.measurement.differences import sign_words
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Role

pytestmark = pytest.mark.django_db
ELSEWHERE = ("../../../jejak/cakupan/ktp/2024-Q1/", "../../../pengesahan/")
FULL = typed(("90", "45"), ("100", "50"))

MATRIX = """
address      method  anon   admin  planner  entry  unit  head  insp  viewer
formula      GET     login  200    200      200    200   200   200   200
formula      POST    login  422    422      404    404   404   404   404
form_difference GET  login  200    200      404    404   404   404   404
form_difference POST login  422    422      404    404   404   404   404
form         GET     login  200    200      200    200   200   200   200
form         POST    login  404    422      422    422   422   404   404
form_sheet   GET     login  200    200      200    200   200   200   200
form_sheet   POST    404    404    404      404    404   404   404   404
form_step    GET     404    404    404      404    404   404   404   404
form_step    POST    login  404    422      422    422   422   404   404
form_remark  GET     404    404    404      404    404   404   404   404
form_remark  POST    login  404    422      404    422   422   404   404
verification_form GET login 404 302   404    302   302   404   404
verification_form POST 404  404 404   404    404   404   404   404
minutes      GET     login  404    404      404    404   404   404   404
minutes      POST    404    404    404      404    404   404   404   404
snapshot     GET     login  404    404      404    404   404   404   404
snapshot     POST    404    404    404      404    404   404   404   404
trace        GET     login  200    200      200    200   200   200   200
trace        POST    404    404    404      404    404   404   404   404
indicator    GET     login  200    200      200    200   200   200   200
indicator    POST    404    404    404      404    404   404   404   404
table_file   GET     login  200    200      200    200   200   200   200
table_file   POST    404    404    404      404    404   404   404   404
"""
"""What comes of a request by whoever has a role and no post: 404 looks like what is nowhere, and 422 is a
page that says why the step is not taken."""
LINES = [line.split() for line in MATRIX.strip().splitlines()[1:]]


def browsers(own: House) -> dict[str, Client]:
    """A browser for each column of the table."""
    people = {role.value: signed_in(person(role.value, own.year.office, role)) for role in Role}
    return {"anonymous": Client(), **people}


def test_the_table_has_every_address_of_figures() -> None:
    assert [line[:2] for line in LINES] == [
        [name, method] for name, method in product(of_figures(), ("GET", "POST"))
    ]
    assert all(len(line) == 3 + len(Role) for line in LINES)


def address_of(name: str, own: House) -> str:
    values = {"office": own.year.office.slug, "year": YEAR, "post": POST, "period": QUARTER, "slug": "pdf"}
    values |= {"kind": "cakupan", "code": "iku-ktp" if name == "indicator" else "ktp", "sha256": "0" * 64}
    values |= {"table": "capaian", "form": "csv", "subject": "total_differs:ktp.holders:2024"}
    address = reverse(name, kwargs={slot: values[slot] for slot in of_figures()[name]})
    if name != "form_difference":
        return address
    forms = forms_of(own.year)
    assert forms is not None
    form = forms.form(POST, Period.parse(QUARTER))
    return f"{address}?temuan={sign_words(form, str(values['subject']), 'Jumlahnya lain.')}"


@pytest.mark.parametrize("name", of_figures())
def test_each_cell_of_the_table_is_what_happens(name: str, tmp_path: Path) -> None:
    own = house(tmp_path)
    address, people = address_of(name, own), browsers(own)
    sent = {**FULL, "aksi": "simpan", "langkah": "withdraw", "catatan": "Periksa."}
    for method, expected in ((line[1], line[2:]) for line in LINES if line[0] == name):
        came = []
        for client in people.values():
            answer = client.get(address) if method == "GET" else client.post(address, sent)
            asked = answer.status_code == 302 and answer.headers["Location"].startswith("/akun/login/")
            came.append("login" if asked else str(answer.status_code))
        assert came == expected, method
    assert own.counts() == {} and not PostForm.objects.exclude(state="empty").exists()


def test_figures_of_the_twin_office_are_nowhere(tmp_path: Path) -> None:
    own, twin = house(tmp_path), house(tmp_path, "kembar")
    everybody = signed_in(person("segala", own.year.office, *Role))
    for client, name in product((everybody, own.browser("clerk")), of_figures()):
        address = address_of(name, twin)
        assert client.get(address).status_code == 404, name
        for step in ({"langkah": "withdraw"}, {"aksi": "ajukan"}):
            assert client.post(address, {**FULL, **step}).status_code == 404, name
    assert twin.counts() == {} and not PostForm.objects.filter(office_year=twin.year).exists()


def test_a_holder_whose_days_are_over_fills_in_no_more(tmp_path: Path) -> None:
    own = house(tmp_path)
    own.year.office.holdings.filter(user=own.people["holder"]).update(until="2024-01-31")
    answer = own.browser("holder").post(own.address(), {**FULL, "aksi": "simpan"})
    assert answer.status_code == 422 and own.counts() == {}


def test_a_closed_year_takes_no_figure(tmp_path: Path) -> None:
    own = house(tmp_path)
    own.year.is_closed = True
    own.year.save()
    answer = own.browser("clerk").post(own.address(), {**FULL, "aksi": "simpan"})
    assert answer.status_code == 422 and own.counts() == {}
    assert "sel-" not in own.browser("clerk").get(own.address()).text
