"""Factors of a form: told by the post that answers, kept as rows,
asked for where a target is missed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.web.filling import POST, QUARTER, YEAR, House, make_house, sound_forms, typed
from tests.web.undoing import every_case_undone

from capaian.domain.identifiers import PostId
from capaian.domain.period import Period
from capaian.web.measurement.duties import find_answerable
from capaian.web.measurement.factors import factors_of, subjects_of
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know

FULL = typed(("90", "45"), ("100", "50"))
SUBJECT, PAPER = "iku-ktp", "pk-2024"
SLOW = "Blangko KTP-el habis dua pekan."


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    """An office that agreed on 95 percent for the first quarter; 90 are typed."""
    house = make_house(tmp_path)
    line = {"agreements.id": PAPER, "indicator": SUBJECT, "target.value": "95"}
    part = {"agreements.id": PAPER, "targets.indicator": SUBJECT, "key": QUARTER, "value": "95"}
    edits = [
        Edit("agreements.yaml#agreements/targets", line),
        Edit("agreements.yaml#agreements/targets/periods", part),
    ]
    change(house.year, edits, Author())
    return house


def field(kind: str, text: str, before: str = "") -> dict[str, str]:
    name = f"faktor-{SUBJECT}:{kind}"
    return {name: text, f"dulu-{name}": before}


def save(house: House, sent: dict[str, str], who: str = "clerk", deed: str = "simpan") -> int:
    return house.browser(who).post(house.address(), {**sent, "aksi": deed}).status_code


def stored_factors(house: House) -> list[tuple[str, str, str]]:
    rows = house.year.rows.filter(sheet="factors.csv").order_by("place")
    return [(row.cells["period"], row.cells["kind"], row.cells["text"]) for row in rows]


def row_of(house: House) -> int:
    return house.year.rows.get(sheet="factors.csv").pk


def page(house: House, who: str = "clerk") -> str:
    return house.browser(who).get(house.address()).content.decode()


def test_a_factor_is_added_changed_and_taken_away(house: House) -> None:
    assert "Faktor: pendukung, penghambat, tindak lanjut" in page(house)
    assert save(house, field("obstacle", f"  {SLOW}\r\n")) == 302
    assert stored_factors(house) == [(QUARTER, "obstacle", SLOW)]
    shown = page(house)
    assert f">{SLOW}</textarea>" in shown
    assert save(house, field("obstacle", "Blangko kurang.", SLOW)) == 302
    assert stored_factors(house) == [(QUARTER, "obstacle", "Blangko kurang.")]
    assert save(house, field("obstacle", "", "Blangko kurang.")) == 302
    assert stored_factors(house) == []
    actions = [
        *Entry.objects.filter(subject__contains="factors.csv").values_list("action", flat=True)
    ]
    assert actions == ["row.added", "row.changed", "row.removed"]


def test_the_dossier_says_it_so_that_papers_print_it(house: House) -> None:
    save(house, field("plan", "Meminjam blangko dari kabupaten tetangga."))
    house.year.refresh_from_db()
    facts = know(house.year).read.office_year
    assert facts is not None
    assert [(each.subject, str(each.period), each.text) for each in facts.factors] == [
        (SUBJECT, QUARTER, "Meminjam blangko dari kabupaten tetangga.")
    ]


def test_each_line_is_a_factor_and_what_stays_keeps_its_row(house: House) -> None:
    """However often a field is sent, its rows are made once."""
    for _ in range(2):
        assert (
            save(house, field("driver", "Loket dibuka hari Sabtu.\r\n\r\n  Petugas  ditambah. "))
            == 302
        )
    assert [text for _, _, text in stored_factors(house)] == [
        "Loket dibuka hari Sabtu.",
        "Petugas ditambah.",
    ]
    rows = [
        *house.year.rows.filter(sheet="factors.csv").order_by("place").values_list("pk", flat=True)
    ]
    before = "Loket dibuka hari Sabtu.\nPetugas ditambah."
    assert (
        save(house, field("driver", "Petugas ditambah.\nMobil keliling.\nAlat baru.", before))
        == 302
    )
    after = {row.pk: row.cells["text"] for row in house.year.rows.filter(sheet="factors.csv")}
    assert (after.pop(rows[0]), after.pop(rows[1])) == ("Mobil keliling.", "Petugas ditambah.")
    assert [*after.values()] == ["Alat baru."]


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(house: House) -> None:
    save(house, field("obstacle", SLOW))
    save(house, field("obstacle", "Blangko kurang.", SLOW), "holder")
    answer = house.browser("clerk").post(
        house.address(), field("obstacle", "Blangko habis.", SLOW)
    )
    shown = answer.content.decode()
    assert answer.status_code == 409 and stored_factors(house) == [
        (QUARTER, "obstacle", "Blangko kurang.")
    ]
    assert "Blangko habis." in shown and "Blangko kurang." in shown


def test_what_somebody_else_took_away_is_not_written_again_unseen(house: House) -> None:
    save(house, field("obstacle", SLOW))
    save(house, field("obstacle", "", SLOW), "holder")
    assert save(house, field("obstacle", SLOW, SLOW)) == 302
    answer = house.browser("clerk").post(
        house.address(), field("obstacle", "Blangko habis.", SLOW)
    )
    assert answer.status_code == 409 and "Blangko habis." in answer.content.decode()
    assert stored_factors(house) == []


def test_a_script_learns_of_what_somebody_else_wrote_by_the_name_of_the_field(
    house: House,
) -> None:
    by_script = {"accept": "application/json"}
    sent = field("obstacle", SLOW)
    answer = house.browser("clerk").post(house.address(), sent, headers=by_script)
    assert (answer.status_code, answer.json()["bentrok_kata"]) == (200, {})
    assert stored_factors(house) == [(QUARTER, "obstacle", SLOW)]
    save(house, field("obstacle", "Blangko kurang.", SLOW), "holder")
    name = f"faktor-{SUBJECT}:obstacle"
    answer = house.browser("clerk").post(
        house.address(), field("obstacle", "Habis.", SLOW), headers=by_script
    )
    assert (answer.status_code, answer.json()["bentrok_kata"]) == (409, {name: "Blangko kurang."})
    assert stored_factors(house) == [(QUARTER, "obstacle", "Blangko kurang.")]


@every_case_undone("name", [f"{SUBJECT}:lain", "iku-lain:obstacle", ""])
def test_fields_of_nothing_write_nothing(house: House, name: str) -> None:
    assert save(house, {f"faktor-{name}": "kata", f"dulu-faktor-{name}": ""}) == 409
    assert stored_factors(house) == []


def test_a_missed_target_is_explained_before_the_form_is_handed_in(house: House) -> None:
    answer = house.send(act="ajukan")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#faktor-{SUBJECT}"' in shown and "90,00 dari target 95" in shown
    assert re.search(rf'id="faktor-{SUBJECT}" open', shown)
    assert save(house, field("plan", "Menambah alat rekam."), deed="ajukan") == 422
    assert save(house, field("cause", SLOW), deed="ajukan") == 302
    assert PostForm.objects.get(post=POST, period=QUARTER).stage is State.SUBMITTED


def test_what_was_typed_and_not_written_stays_once(house: House) -> None:
    """The form could not be handed in, but its factor was written: it stands in one field,
    not in two.
    """
    shown = house.send(act="ajukan", **field("plan", "Menambah alat rekam.")).content.decode()
    assert shown.count("Menambah alat rekam.</textarea>") == 1
    shown = house.send(("banyak", "45"), **field("driver", "Loket Sabtu.")).content.decode()
    assert shown.count("Loket Sabtu.</textarea>") == 1 and len(stored_factors(house)) == 2


def hand_in(house: House) -> None:
    assert save(house, {**FULL, **field("obstacle", SLOW)}, deed="ajukan") == 302


def test_who_verifies_reads_it_and_nobody_changes_it_any_more(house: House) -> None:
    hand_in(house)
    shown = page(house, "planner")
    assert SLOW in shown and 'name="faktor-' not in shown
    assert save(house, field("obstacle", "Lain.", SLOW)) == 422
    for cells in ({"text": "Lain."}, {"subject": "ktp"}, None):
        with_row = Edit(
            "factors.csv", cells, row_of(house), house.year.rows.get(pk=row_of(house)).version
        )
        with pytest.raises(Exception, match="yang diajukan, dikembalikan"):
            change(house.year, [with_row], Author())
    cells = {"subject": SUBJECT, "period": "triwulan I 2024", "kind": "driver", "text": "Lain."}
    with pytest.raises(Exception, match="yang diajukan, dikembalikan"):
        change(house.year, [Edit("factors.csv", {**cells, "period": QUARTER})], Author())
    change(house.year, [Edit("factors.csv", {**cells, "period": f"{YEAR}-Q2"})], Author())
    assert stored_factors(house)[0] == (QUARTER, "obstacle", SLOW)


def test_who_does_not_hold_the_post_writes_no_factor(house: House) -> None:
    assert save(house, field("obstacle", SLOW), "planner") == 422
    assert save(house, field("obstacle", SLOW), "viewer") == 404
    assert stored_factors(house) == []


def test_the_trace_tells_the_factors_of_its_period(house: House) -> None:
    hand_in(house)
    house.year.refresh_from_db()
    base = f"/kecil/{YEAR}/jejak/indikator/{SUBJECT}"
    for period, is_due in ((QUARTER, True), (str(YEAR), True), (f"{YEAR}-Q2", False)):
        answer = house.browser("viewer").get(f"{base}/{period}/")
        assert (SLOW in answer.content.decode()) is is_due, period


def test_the_page_asks_as_often_however_many_factors_there_are(
    house: House, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    save(house, field("driver", "\n".join(f"Hal {place}." for place in range(12))))
    browser: Client = house.browser("clerk")
    browser.get(house.address())
    with django_assert_max_num_queries(15):
        browser.get(house.address())


def test_factors_are_requested_where_the_year_is_reported_once(house: House) -> None:
    house.year.rhythms.create(code="ktp", kind="year")
    forms = sound_forms(house.year)
    assert find_answerable(forms.facts) == {PostId(POST): (SUBJECT,)}
    (subject,) = subjects_of(forms.duties, (POST, Period.parse(f"{YEAR}-Q4")))
    assert str(subject.period) == f"{YEAR}-Q4"
    assert factors_of(forms.year_state) == {}


@every_case_undone("words", ["x", ".", "-", "Belum ada"])
def test_what_says_nothing_does_not_explain_a_missed_target(house: House, words: str) -> None:
    """Papers print it beside the figure."""
    answer = house.send(act="ajukan", **field("obstacle", words))
    shown = answer.content.decode()
    assert answer.status_code == 422 and f"“{words}” belum menjelaskan apa pun" in shown
    assert save(house, field("obstacle", SLOW, words), deed="ajukan") == 302


@every_case_undone("kind", ["obstacle", "driver"])
def test_what_says_nothing_is_not_printed_beside_what_does(house: House, kind: str) -> None:
    """A cause that told why had let a line through that told nothing,
    and the report printed both.
    """
    assert save(house, field(kind, "x")) == 302
    answer = house.send(act="ajukan", **field("cause", SLOW))
    shown, name = answer.content.decode(), f"faktor-{SUBJECT}:{kind}"
    assert answer.status_code == 422 and "“x” belum menjelaskan apa pun" in shown
    assert f'href="#{name}"' in shown
    assert f'id="{name}" name="{name}" aria-invalid="true">x<' in shown
    assert save(house, field(kind, "", "x"), deed="ajukan") == 302
    assert [text for _, _, text in stored_factors(house)] == [SLOW]


def test_what_says_nothing_is_questioned_where_the_target_is_reached_too(house: House) -> None:
    sent = {**typed(("96", "49"), ("100", "50")), **field("obstacle", "-")}
    assert save(house, sent, deed="ajukan") == 422
    assert save(house, field("obstacle", "", "-"), deed="ajukan") == 302


def test_when_a_factor_has_to_be_written_appears_beside_the_boxes(house: House) -> None:
    assert "wajib ditulis hanya bila ada target pada akhir Triwulan I dan tidak tercapai" in page(
        house
    )
