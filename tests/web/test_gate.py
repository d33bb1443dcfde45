"""What keeps a form from being handed in: told at its cell, in their order, until it is settled."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import AREAS, POST, QUARTER, House, cell, house, typed
from tests.web.undoing import every_case_undone

from capaian.domain.period import Period
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.gate import FormObstacle, find_doubts, find_problems
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit

pytestmark = pytest.mark.django_db

HOLDERS, ELIGIBLE = "ktp.holders", "ktp.eligible"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def form_in(own: House, quarter: str = QUARTER) -> tuple[Forms, PostForm]:
    own.year.refresh_from_db()
    forms = forms_of(own.year)
    assert forms is not None
    return forms, forms.form(POST, Period.parse(quarter))


def filled(own: House, holders: tuple[str, str], eligible: tuple[str, str], quarter: str = QUARTER) -> None:
    """Write counts as the clerk does, over whatever stands there."""
    sent = typed(holders, eligible, quarter, aksi="simpan")
    for (measure, area), text in own.counts(quarter).items():
        sent[f"dulu-{cell(measure, area, quarter)}"] = text
    assert own.browser("clerk").post(own.address(quarter=quarter), sent).status_code == 302


def problems(own: House, quarter: str = QUARTER) -> tuple[FormObstacle, ...]:
    return find_problems(*form_in(own, quarter))


def places(found: tuple[FormObstacle, ...]) -> list[str]:
    return [problem.slot.name if problem.slot else "" for problem in found]


def test_an_empty_form_lacks_every_needed_cell_in_their_order(own: House) -> None:
    found = problems(own)
    assert places(found) == [cell(measure, area) for measure in (HOLDERS, ELIGIBLE) for area in AREAS]
    assert all(problem.may_be_explained for problem in found)
    assert all("Isi 0 bila memang tidak ada." in problem.message for problem in found)


def test_a_full_form_lacks_nothing(own: House) -> None:
    filled(own, ("90", "45"), ("100", "50"))
    assert problems(own) == ()
    assert find_doubts(*form_in(own)) == ()


def test_nought_is_a_figure(own: House) -> None:
    filled(own, ("0", "45"), ("100", "50"))
    assert problems(own) == ()


def test_more_than_all_is_no_matter_of_a_reason(own: House) -> None:
    filled(own, ("90", "45"), ("100", "50"))
    row = own.year.rows.get(sheet="counts.csv", cells__measure=HOLDERS, cells__area=AREAS[0])
    own.year.refresh_from_db()
    change(own.year, [Edit("counts.csv", {"value": "190"}, row.pk, row.version)], Author())
    found = problems(own)
    assert found and not any(problem.may_be_explained for problem in found)
    assert {place.split(":")[2] for place in places(found)} == {AREAS[0]}
    form = PostForm.objects.get()
    for name in places(found):
        form.remarks.create(
            kind=Remark.Kind.EXPLANATION,
            slot=name,
            text="Memang begitu.",
            value="190",
            by=own.people["clerk"],
        )
    assert places(problems(own)) == places(found), "no reason makes a part larger than its whole"


def test_what_is_wrong_with_a_cell_names_it_once(own: House) -> None:
    answer = own.browser("clerk").post(own.address(), typed(("200", "45"), ("100", "50"), aksi="ajukan"))
    assert answer.status_code == 422
    (told,) = [each.words for each in elements(answer.text).all("a") if "(200)" in each.words]
    (slot,) = [
        each
        for each in form_in(own)[0].duties.cells_of((POST, Period.parse(QUARTER))).slots
        if each.name == cell(HOLDERS, AREAS[0])
    ]
    area, _, name = slot.label.rpartition(", ")
    assert told.startswith(f"{area}: {name} (200) ") and told.count(name) == 1
    own.browser("clerk").post(own.address(), typed(("90", "45"), ("100", "50")))
    row = own.year.rows.get(sheet="counts.csv", cells__measure=HOLDERS, cells__area=AREAS[0])
    own.year.refresh_from_db()
    change(own.year, [Edit("counts.csv", {"value": "190"}, row.pk, row.version)], Author())
    assert any(each.message.startswith(f"{area}: {name} (190) ") for each in problems(own))


@pytest.mark.parametrize(
    ("before", "now", "is_asked"),
    [("90", "90", False), ("90", "91", False), ("90", "89", True), ("90", "9", True)],
)
def test_a_stock_that_falls_asks_for_its_reason(own: House, before: str, now: str, is_asked: bool) -> None:
    filled(own, (before, "45"), ("100", "50"))
    filled(own, (now, "45"), ("100", "50"), "2024-Q2")
    found = problems(own, "2024-Q2")
    assert places(found) == ([cell(HOLDERS, AREAS[0], "2024-Q2")] if is_asked else [])
    assert all(problem.may_be_explained for problem in found)


def test_the_first_quarter_is_held_against_none(own: House) -> None:
    filled(own, ("1", "1"), ("100", "50"))
    assert problems(own) == ()


def test_a_quarter_is_held_against_the_last_one_that_told_anything(own: House) -> None:
    filled(own, ("90", "45"), ("100", "50"))
    filled(own, ("9", "45"), ("100", "50"), "2024-Q3")
    assert places(problems(own, "2024-Q3")) == [cell(HOLDERS, AREAS[0], "2024-Q3")]


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_reason_belongs_to_the_value_for_which_it_was_given(own: House, is_changed: bool) -> None:
    filled(own, ("90", "45"), ("100", "50"))
    filled(own, ("80", "45"), ("100", "50"), "2024-Q2")
    name = cell(HOLDERS, AREAS[0], "2024-Q2")
    reason = {f"sebab-{name}": "Pembersihan data ganda.", "aksi": "simpan"}
    own.browser("clerk").post(own.address(quarter="2024-Q2"), reason)
    assert problems(own, "2024-Q2") == ()
    if is_changed:
        filled(own, ("79", "45"), ("100", "50"), "2024-Q2")
        assert places(problems(own, "2024-Q2")) == [name]


def test_a_reason_that_is_taken_back_is_one_no_more(own: House) -> None:
    name = cell(HOLDERS, AREAS[0])
    filled(own, ("", "45"), ("100", "50"))
    for text, shown, settled in (("Server mati.", "", True), ("   ", "Server mati.", False)):
        sent = {f"sebab-{name}": text, f"dulu-sebab-{name}": shown, "aksi": "simpan"}
        own.browser("clerk").post(own.address(), sent)
        assert (places(problems(own)) == []) is settled


@every_case_undone("text", ["-", "x", "Nihil.", "belum ada", "12/3", "Kosong"])
def test_what_tells_no_reason_is_kept_where_it_was_written_and_settles_nothing(own: House, text: str) -> None:
    name = cell(HOLDERS, AREAS[0])
    sent = {**typed(("", "45"), ("100", "50")), f"sebab-{name}": text, "aksi": "ajukan"}
    answer = own.browser("clerk").post(own.address(), sent)
    assert answer.status_code == 422
    page = elements(answer.text)
    (field,) = page.all("textarea", name=f"sebab-{name}")
    assert (field.words, field.attributes.get("aria-invalid")) == (text, "true")
    (link,) = page.all("a", href=f"#sebab-{name}")
    assert f"“{text}” belum menyebut sebabnya" in link.words
    again = {f"sebab-{name}": "Server pusat mati.", f"dulu-sebab-{name}": text, "aksi": "ajukan"}
    assert own.browser("clerk").post(own.address(), again).status_code == 302


def test_what_may_be_explained_keeps_its_place_for_a_reason(own: House) -> None:
    name = cell(HOLDERS, AREAS[0])
    filled(own, ("", "45"), ("100", "50"))
    own.browser("clerk").post(own.address(), {f"sebab-{name}": "Server mati.", "aksi": "simpan"})
    assert places(find_doubts(*form_in(own))) == [name]
    page = own.browser("clerk").get(own.address()).text
    assert "Server mati.</textarea>" in page


@pytest.mark.parametrize(("slot", "about"), [("", "jawab catatan"), (cell(HOLDERS, AREAS[1]), "Hilir")])
def test_a_comment_waits_for_its_answer(own: House, slot: str, about: str) -> None:
    filled(own, ("90", "45"), ("100", "50"))
    form = PostForm.objects.get()
    remark = form.remarks.create(
        kind=Remark.Kind.COMMENT, slot=slot, text="Periksa buku register.", by=own.people["planner"]
    )
    (found,) = problems(own)
    assert found.remark == remark.pk and about in found.message and not found.may_be_explained
    own.browser("clerk").post(own.address(), {f"jawab-{remark.pk}": "Sudah.", "aksi": "simpan"})
    assert problems(own) == ()
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by) == ("Sudah.", own.people["clerk"])


@every_case_undone("name", ["0", "-1", "x", "9" * 30, "１"])
def test_an_answer_to_nothing_is_passed_over(own: House, name: str) -> None:
    sent = {**typed(("90", "45"), ("100", "50")), f"jawab-{name}": "Sudah.", "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    assert Remark.objects.count() == 0


def test_nobody_answers_or_explains_in_the_form_of_another_post(own: House) -> None:
    filled(own, ("", "45"), ("100", "50"))
    sent = {f"sebab-{cell(HOLDERS, AREAS[0])}": "Orang lain.", "aksi": "simpan"}
    assert own.browser("planner").post(own.address(), sent).status_code == 422
    assert Remark.objects.count() == 0
