"""To which form a factor belongs whatever its period, and what counts as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House, house, typed

from capaian.domain.period import Period
from capaian.web.evidence.models import Requirement
from capaian.web.measurement.factors.belonging import places_of
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.locks import LockedError
from capaian.web.measurement.models import PostForm
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
SUBJECT, SLOW = "iku-ktp", "Blangko KTP-el habis dua pekan."


def aim(own: House, value: str) -> None:
    """Agree on a target of the first quarter."""
    line = {"agreements.id": "pk-2024", "indicator": SUBJECT, "target.value": value}
    part = {"agreements.id": "pk-2024", "targets.indicator": SUBJECT, "key": QUARTER, "value": value}
    edits = [
        Edit("agreements.yaml#agreements/targets", line),
        Edit("agreements.yaml#agreements/targets/periods", part),
    ]
    change(own.year, edits, Author())


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An office that has reached its target in the first quarter."""
    own = house(tmp_path)
    aim(own, "80")
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    return own


def send(own: House, sent: dict[str, str], quarter: str = QUARTER, deed: str = "simpan") -> tuple[int, str]:
    answer = own.browser("clerk").post(own.address(quarter=quarter), {**sent, "aksi": deed})
    return answer.status_code, answer.content.decode()


def rows(own: House) -> list[Row]:
    return [*own.year.rows.filter(sheet="factors.csv")]


def factor(period: str, subject: str = SUBJECT, text: str = SLOW) -> Edit:
    cells = {"subject": subject, "period": period, "kind": "obstacle", "text": text}
    return Edit("factors.csv", cells)


@pytest.mark.parametrize(
    ("period", "quarter"),
    [
        *(("M01", "Q1"), ("M03", "Q1"), ("M04", "Q2"), ("Q3", "Q3"), ("S1", "Q2"), ("S2", "Q4")),
        ("M12", "Q4"),
    ],
)
def test_a_factor_belongs_to_the_form_of_the_quarter_that_ends_it(
    own: House, period: str, quarter: str
) -> None:
    forms = forms_of(own.year)
    assert forms is not None
    for code in (SUBJECT, "ktp"):
        found = places_of(forms, code, Period.parse(f"{YEAR}-{period}"))
        assert found == ((POST, Period.parse(f"{YEAR}-{quarter}")),), code
    assert places_of(forms, SUBJECT, Period.year_of(YEAR)) == ((POST, Period.parse(f"{YEAR}-Q4")),)
    assert places_of(forms, SUBJECT, Period.year_of(YEAR - 1)) == ()
    assert places_of(forms, SUBJECT, None) == places_of(forms, "tak-ada", Period.year_of(YEAR)) == ()


@pytest.mark.parametrize("period", [f"{YEAR}-M02", f"Februari {YEAR}", f"{YEAR}-M03", QUARTER])
@pytest.mark.parametrize("subject", [SUBJECT, "ktp"])
def test_months_of_a_form_that_is_handed_in_are_closed(own: House, period: str, subject: str) -> None:
    assert send(own, {}, deed="ajukan")[0] == 302
    with pytest.raises(LockedError, match="Triwulan I"):
        change(own.year, [factor(period, subject)], Author())
    change(own.year, [factor(f"{YEAR}-M05", subject), factor(f"{YEAR}-S1", subject)], Author())
    assert len(rows(own)) == 2


def test_a_half_is_closed_with_its_second_quarter_and_a_year_with_its_last(own: House) -> None:
    for ordinal in (2, 4):
        PostForm.objects.create(
            office_year=own.year, post=POST, period=f"{YEAR}-Q{ordinal}", state=State.VERIFIED
        )
    for period in (f"{YEAR}-S1", f"{YEAR}", f"{YEAR}-S2"):
        with pytest.raises(LockedError):
            change(own.year, [factor(period)], Author())
    change(own.year, [factor(QUARTER), factor(f"{YEAR}-M09")], Author())


def test_a_factor_is_not_moved_into_a_closed_quarter_nor_out_of_it(own: House) -> None:
    change(own.year, [factor(f"{YEAR}-M02"), factor(f"{YEAR}-M05")], Author())
    assert send(own, {}, deed="ajukan")[0] == 302
    first, second = rows(own)
    for row, period in ((first, f"{YEAR}-M05"), (second, f"{YEAR}-M02")):
        with pytest.raises(LockedError):
            change(own.year, [Edit("factors.csv", {"period": period}, row.pk, row.version)], Author())
    with pytest.raises(LockedError):
        change(own.year, [Edit("factors.csv", None, first.pk, first.version)], Author())


@pytest.mark.parametrize("text", [".", "-", "- -", "1.", "ab", "…"])
def test_a_stroke_is_no_cause(own: House, text: str) -> None:
    for row in own.year.rows.filter(sheet="agreements.yaml#agreements/targets/periods"):
        change(own.year, [Edit(row.sheet, {"value": "95"}, row.pk, row.version)], Author())
    name = f"faktor-{SUBJECT}:obstacle"
    status, page = send(own, {name: text}, deed="ajukan")
    assert status == 422 and "penghambat atau penyebabnya" in page
    over = {name: "Blangko habis", f"dulu-{name}": text}
    assert send(own, over, deed="ajukan")[0] == 302


def test_a_request_that_came_half_takes_no_requirement_away(own: House) -> None:
    Requirement.objects.create(office_year=own.year, code="ktp")
    address = f"/kecil/{YEAR}/bukti/wajib/"
    for sent in ({}, {"wajib": "iku-ktp"}):
        answer = own.browser("planner").post(address, sent)
        assert answer.status_code == 422 and "tidak utuh" in answer.content.decode()
        assert [each.code for each in own.year.requirements.all()] == ["ktp"]
    assert own.browser("planner").post(address, {"dulu-wajib": "ktp"}).status_code == 302
    assert not own.year.requirements.exists()


@pytest.mark.parametrize("period", [f"{YEAR}-M02", f"{YEAR}-M03"])
@pytest.mark.parametrize("who", ["clerk", "planner", "head"])
def test_factors_of_other_periods_are_read_in_the_form_that_locks_them(
    own: House, period: str, who: str
) -> None:
    change(own.year, [factor(period)], Author())
    (kept,) = rows(own)
    answer = own.browser(who).get(own.address())
    page = elements(answer.text)
    (part,) = [each for each in page.all("details") if "Faktor periode lain" in each.words]
    assert SLOW in part.words and Period.parse(period).label in part.words
    assert "IKU 1" in part.words and not part.all("textarea")
    (link,) = part.all("a")
    assert link.attributes["href"] == f"/kecil/{YEAR}/perencanaan/factors/{kept.pk}/"
    assert own.browser(who).get(link.attributes["href"]).status_code == 200
    other = own.browser(who).get(own.address(quarter=f"{YEAR}-Q2")).text
    assert SLOW not in other, "it belongs to the first quarter"


def test_a_factor_of_the_form_stands_there_once(own: House) -> None:
    change(own.year, [factor(QUARTER)], Author())
    page = own.browser("planner").get(own.address()).text
    assert page.count(SLOW) == 1 and "Faktor periode lain" not in page
