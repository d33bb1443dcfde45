"""Surveys on pages: answers brought in, looked through, closed by another, fed, opened again,
wiped.
"""

from __future__ import annotations

import csv
from datetime import date
from html import unescape
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.functional.test_cli_survey import slow_indices
from tests.intake.survey_files import ANSWERS, QUESTIONS, google_forms, kobo, numbered, table
from tests.web.approving import set_state
from tests.web.filling import YEAR, House, make_house
from tests.web.test_brought_tables import fields

from capaian.domain.value import Known
from capaian.web.keeping.verification import find_forged_surveys
from capaian.web.measurement.flow import State
from capaian.web.offices.models import Role
from capaian.web.services.models import Tally
from capaian.web.surveys.models import Answer, AnswerFile, Survey
from capaian.web.surveys.register import answers_kept_until, wipe_due
from capaian.web.trail.models import Entry
from capaian.web.trail.record import begin_seals, compare_rows, trail_key
from capaian.web.trail.verify import find_broken_log
from capaian.web.years.known import know

PAGE = f"/kecil/{YEAR}/survei/"
PERIOD = f"{YEAR}-S1"
WHY = "Diisi petugas untuk mencoba formulirnya."
FILES = {"google": google_forms, "kobo": kobo, "nomor": numbered}


@pytest.fixture(name="house")
def surveyed_house(tmp_path: Path) -> House:
    house = make_house(tmp_path, codes=("ikm",))
    sent = {"survey": "skm", "period": PERIOD, "users": "16086", "key": "0" * 31 + "1"}
    assert house.browser("holder").post(PAGE, sent).status_code == 302
    return house


def page_of(house: House, more: str = "") -> str:
    return f"{PAGE}{Survey.objects.get().pk}/{more}"


def bring(house: House, text: str, **answers: str) -> tuple[str, str]:
    """Bring a file and answer what is not clear: the address of its page, and the page."""
    sent = {"file": SimpleUploadedFile("jawaban.csv", text.replace("2025", str(YEAR)).encode())}
    browser = house.browser("clerk")
    address = browser.post(page_of(house, "berkas/"), sent).headers["Location"]
    page = browser.get(address).content.decode()
    if answers:
        page = browser.post(address, {**fields(page), **answers}).content.decode()
    return address, unescape(page)


def take(house: House, text: str, **answers: str) -> int:
    address, page = bring(house, text, **answers)
    sent = {**fields(page), **answers, "tindakan": "simpan"}
    return house.browser("clerk").post(address, sent).status_code


def act(house: House, who: str, **sent: str) -> int:
    return house.browser(who).post(page_of(house), sent).status_code


def figures(house: House) -> dict[str, tuple[str, str]]:
    rows = house.year.rows.filter(sheet="survey.csv", cells__period=PERIOD)
    return {r.cells["code"]: (r.cells.get("answers", ""), r.cells.get("source", "")) for r in rows}


@pytest.mark.parametrize(
    ("name", "order"), [("google", ""), ("kobo", ""), ("nomor", "questionnaire")]
)
def test_a_file_of_each_tool_comes_in_through_one_page(
    house: House, name: str, order: str
) -> None:
    assert take(house, FILES[name](), **({"urutan": order} if order else {})) == 302
    values = [values for values in Answer.objects.values_list("values", flat=True)]
    expected = ["".join(map(str, (*each[:7], each[8], each[7]))) for each in ANSWERS]
    assert sorted(values) == sorted(expected)
    exact, printed = slow_indices([[*row] for row in ANSWERS])
    page = house.browser("planner").get(page_of(house)).content.decode()
    assert exact in page and printed in page and "24 dari 375" in page


def test_numbers_alone_are_no_answer_to_what_they_ask(house: House) -> None:
    _, page = bring(house, numbered())
    assert "Pertanyaannya hanya bernomor" in page and "Simpan" not in page
    address, page = bring(house, numbered(), urutan="elements")
    sent = {**fields(page), "urutan": "questionnaire", "tindakan": "simpan"}
    assert house.browser("clerk").post(address, sent).status_code == 302
    assert Answer.objects.filter(values="123412314").exists(), "what is chosen last is the order"
    other = numbered().replace("01/02", "03/02")
    assert "Pertanyaannya hanya bernomor" in bring(house, other)[1], (
        "the next file may have another order"
    )
    again = bring(house, other, urutan="questionnaire")[1]
    assert "24 dari 24" not in again  # days tell them apart
    known = numbered().replace("REKAP", "Rekap")
    assert take(house, known, urutan="questionnaire") == 422 and Answer.objects.count() == 24


def test_what_leads_to_persons_is_refused_and_does_not_wait(house: House) -> None:
    text = table([["Nama", *QUESTIONS], *([f"Orang {n}", *row] for n, row in enumerate(ANSWERS))])
    address, page = bring(house, text)
    assert 'Kolom "Nama" memuat data orang' in page and "Orang 1" not in page
    assert house.browser("clerk").get(address).status_code == 404


def test_texts_of_answers_lose_persons_unless_somebody_says_that_none_is_there(
    house: House,
) -> None:
    rows = [[*row, "Pak Budi, loket 2" if n == 5 else "Loket 1"] for n, row in enumerate(ANSWERS)]
    text = table([[*QUESTIONS, "Tempat pelayanan"], *rows])
    for answers, place, logged in (
        ({}, "…", None),
        ({"bukan-orang": "on"}, "Pak Budi", "1 jawaban"),
    ):
        _, page = bring(house, text)
        assert (
            "nama dengan 'Pak' di baris 7" in page
            and "Budi" not in page
            and 'name="bukan-orang"' in page
        )
        assert take(house, text, **answers) == 302
        assert {each.traits["unit"] for each in Answer.objects.all()} == {
            "Loket 1",
            f"{place}, loket 2",
        }
        after = Entry.objects.filter(action="surveys.answers_taken").latest("pk").after or {}
        assert after.get("not_personal") == logged
        Answer.objects.all().delete()
        text += "\n"  # the same file is not taken twice


def test_answers_that_nobody_knows_are_answered_on_the_page(house: House) -> None:
    rows = [["Cukup baik" if value == 2 else value for value in row] for row in ANSWERS]
    text = table([QUESTIONS, *rows])
    assert "Jawaban “Cukup baik” bernilai" in bring(house, text)[1]
    assert take(house, text, **{"nilai-Cukup baik": "2"}) == 302
    assert AnswerFile.objects.get().words == {"cukup baik": 2}
    other = table([QUESTIONS, *(row[::-1] for row in rows)])
    assert "Jawaban “Cukup baik” bernilai" in bring(house, other)[1], (
        "the next file may have another scale"
    )


def test_a_file_that_was_read_wrongly_is_taken_out_with_a_reason_and_comes_again(
    house: House,
) -> None:
    assert take(house, kobo()) == 302
    file = str(AnswerFile.objects.get().pk)
    assert act(house, "planner", berkas=file) == 422 and Answer.objects.count() == 24
    assert act(house, "planner", berkas=file, alasan="Urutan pertanyaannya keliru.") == 302
    assert not Answer.objects.exists() and find_broken_log() is None
    assert "Urutan pertanyaannya keliru" in Entry.objects.latest("pk").reason
    assert take(house, kobo()) == 302 and Answer.objects.count() == 24
    assert act(house, "planner", berkas=file, alasan="Urutan pertanyaannya keliru.") == 422


def test_two_periods_do_not_differ_by_a_few_answers(house: House) -> None:
    """Fault: from a half-year and its quarter the answers of those who are in one
    alone can be worked out.
    """
    assert take(house, numbered(), urutan="questionnaire") == 302
    assert act(house, "planner", alasan=WHY) == 302
    sent = {"survey": "skm", "period": f"{YEAR}-Q1", "users": "16086", "key": "0" * 31 + "2"}
    assert house.browser("holder").post(PAGE, sent).status_code == 302
    quarter = f"{PAGE}{Survey.objects.get(period=sent['period']).pk}/"
    for rows, status in ((15, 422), (14, 302)):
        text = "\n".join(numbered().splitlines()[: 2 + rows]).replace("2025", str(YEAR)) + "\n"
        file = {"file": SimpleUploadedFile("jawaban.csv", text.encode())}
        address = house.browser("clerk").post(f"{quarter}berkas/", file).headers["Location"]
        page = house.browser("clerk").get(address).content.decode()
        answers = {**fields(page), "urutan": "questionnaire", "tindakan": "simpan"}
        assert house.browser("clerk").post(address, answers).status_code == 302
        closed = house.browser("planner").post(quarter, {"alasan": WHY})
        assert closed.status_code == status and ("dari selisih" in closed.text) == (status == 422)
        Answer.objects.filter(survey__period=sent["period"]).delete()


def test_a_survey_is_closed_by_another_person_and_feeds_the_plan(house: House) -> None:
    assert take(house, kobo()) == 302
    odd = Answer.objects.filter(traits__sex="laki-laki")[0]
    exclude = {"jawaban": str(odd.pk), "alasan": WHY}
    assert house.browser("holder").post(page_of(house, "jawaban/"), exclude).status_code == 422
    assert house.browser("planner").post(page_of(house, "jawaban/"), exclude).status_code == 302
    assert "1 tidak dihitung" in house.browser("planner").get(page_of(house)).content.decode()
    assert act(house, "holder", alasan=WHY) == 422  # the opener
    assert act(house, "planner") == 422  # 23 of 375 without a reason
    assert act(house, "planner", alasan="Libur panjang, jawabannya sedikit.") == 302
    survey = Survey.objects.get()
    source = f"jawaban-skm-{PERIOD.lower()}"
    assert {each for each in figures(house).values()} == {("23", source)} and len(
        figures(house)
    ) == 9
    house.year.refresh_from_db()
    known = know(house.year)
    title = next(
        row.cells["title"]
        for row in known.rows["sources.yaml#sources"]
        if row.cells["id"] == source
    )
    assert f"23 jawaban, sidik {survey.sha256[:12]}" in title
    result = next(each for each in known.assessment().surveys if str(each.period) == PERIOD)
    assert isinstance(result.index, Known) and result.answers == 23
    row = house.year.rows.get(sheet="survey.csv", cells__period=PERIOD, cells__code="U1")
    sheet = house.browser("planner").post(
        f"/kecil/{YEAR}/perencanaan/survey-csv/{row.pk}/",
        {**row.cells, "mean": "4", "versi": row.version},
    )
    assert sheet.status_code != 302 and figures(house)["U1"] == ("23", source)
    kept = house.year.rows.get(sheet="registers/surveys.csv")
    assert (kept.cells["answers"], kept.cells["users"], kept.cells["excluded"]) == (
        "23",
        "16086",
        "1",
    )
    groups = [row.cells for row in house.year.rows.filter(sheet="registers/respondents.csv")]
    assert [(each["name"], each["answers"]) for each in groups] == [
        ("perempuan", "12"),
        ("laki-laki", "11"),
    ]
    typed = {**kept.cells, "margin": "0", "versi": kept.version}
    page = f"/kecil/{YEAR}/perencanaan/registers-surveys-csv/{kept.pk}/"
    assert house.browser("planner").post(page, typed).status_code != 302
    kept.refresh_from_db()
    assert kept.cells["margin"] != "0"
    first = page_of(house, "berkas/")
    assert 'type="file"' not in house.browser("clerk").get(first).text
    late = {"file": SimpleUploadedFile("jawaban.csv", google_forms().encode())}
    refused = house.browser("clerk").post(first, late)
    assert refused.status_code == 422 and "sudah ditutup" in refused.text, "at the first page"
    assert act(house, "planner", buka="ya") == 422  # without a reason
    assert act(house, "planner", buka="ya", alasan=WHY) == 302
    assert {*figures(house).values()} == {("", "")}
    assert not house.year.rows.filter(sheet="sources.yaml#sources", cells__id=source)
    assert not house.year.rows.filter(
        sheet__in=("registers/surveys.csv", "registers/respondents.csv")
    )
    assert [
        e.action for e in Entry.objects.filter(action__startswith="surveys.").order_by("pk")
    ] == [
        f"surveys.{each}"
        for each in ("opened", "answers_taken", "answers_excluded", "closed", "reopened")
    ]


def test_a_reason_that_lacks_for_approved_figures_is_sought_where_it_is_written(
    house: House,
) -> None:
    assert take(house, kobo()) == 302
    Survey.objects.update(users=20)  # as many as answered
    set_state(house, State.APPROVED, quarter=f"{YEAR}-Q2")
    closed = house.browser("planner").post(page_of(house), {"alasan": ""})
    assert closed.status_code == 422 and "Tulis alasannya di bawah" in closed.text
    assert "halaman rumus" not in closed.text


@pytest.mark.parametrize("change", [{"values": "4" * 9}, {"reason": "Bukan dari kami."}, {}])
def test_sealed_answers_that_somebody_changed_or_took_away_are_found(
    house: House, change: dict[str, str]
) -> None:
    assert take(house, kobo()) == 302
    Answer.objects.update(values="3" * 9)  # as long as it is open
    assert act(house, "planner", alasan="Libur panjang, jawabannya sedikit.") == 302
    assert [*find_forged_surveys()] == []
    one = Answer.objects.filter(pk=Answer.objects.latest("pk").pk)
    one.update(**change) if change else one.delete()
    assert [each.rpartition(": ")[2] for each in find_forged_surveys()] == [
        f"skm, Semester I Tahun {YEAR}"
    ]


def test_results_of_a_closed_survey_that_somebody_changed_are_named(house: House) -> None:
    begin_seals()
    assert take(house, kobo()) == 302
    assert act(house, "planner", alasan="Libur panjang, jawabannya sedikit.") == 302
    assert compare_rows(trail_key()) == []
    for sheet in ("registers/respondents.csv", "registers/surveys.csv", "survey.csv"):
        row = house.year.rows.filter(sheet=sheet).earliest("pk")
        row.cells["answers"] = "99"
        row.save()
    named = compare_rows(trail_key())
    assert [each.rpartition(" kini ")[2] for each in named] == ["99"] * 3, named
    assert act(house, "planner", buka="ya", alasan=WHY) == 302
    assert compare_rows(trail_key()) == []


def test_answers_are_wiped_after_two_years_and_statistics_stay(house: House) -> None:
    assert take(house, kobo()) == 302 and answers_kept_until() == f"{YEAR + 2}-06-30"
    assert act(house, "planner", alasan="Libur panjang, jawabannya sedikit.") == 302
    Survey.objects.update(closed_on=date(YEAR, 7, 9))
    assert answers_kept_until() == f"{YEAR + 2}-07-09"
    assert wipe_due(date(YEAR + 2, 7, 8)) == 0 and Answer.objects.count() == 24
    assert wipe_due(date(YEAR + 2, 7, 9)) == 1 and not Answer.objects.exists()
    assert answers_kept_until() == "" and Survey.objects.get().statistics["n"] == 24
    assert act(house, "planner", buka="ya", alasan=WHY) == 422


def test_a_period_has_one_survey_and_few_answers_close_none(house: House) -> None:
    again = {"survey": "skm", "period": PERIOD, "users": "", "key": "0" * 31 + "2"}
    assert house.browser("holder").post(PAGE, again).status_code == 422
    assert take(house, table([QUESTIONS, *ANSWERS[:3]])) == 302
    assert "kurang dari 10" in house.browser("planner").get(page_of(house)).content.decode()
    assert act(house, "planner", alasan="Libur panjang, jawabannya sedikit.") == 422


def test_applications_of_the_period_are_its_users_where_nobody_typed_them(house: House) -> None:
    Survey.objects.update(users=None)
    same = {
        "office": house.year.office,
        "by": house.people["clerk"],
        "site": "loket-1",
        "service": "ktp",
    }
    for month, stage, count in (
        (3, "received", 9000),
        (6, "received", 7086),
        (7, "received", 5),
        (3, "printed", 5),
    ):
        Tally.objects.create(
            key=uuid4(), day=date(YEAR, month, 30), stage=stage, count=count, **same
        )
    take(house, kobo())
    assert (
        "375 yang diperlukan (16.086 pengguna menurut register)"
        in house.browser("planner").get(page_of(house)).text
    )
    assert act(house, "planner", alasan="Libur panjang, jawabannya sedikit.") == 302
    assert house.year.rows.get(sheet="registers/surveys.csv").cells["users"] == "16086"


def test_no_row_joins_an_answer_to_a_person_or_a_time(house: House) -> None:
    take(house, kobo())
    names = {each.name for each in Answer._meta.concrete_fields}
    kept = {"id", "survey", "file", "values", "day", "traits", "seconds", "suggestion"}
    assert names == {*kept, "reason", "excluded_by"}
    assert {
        key for traits in Answer.objects.values_list("traits", flat=True) for key in traits
    } == {"sex"}
    assert (
        Role.VIEWER and house.browser("viewer").get(page_of(house, "jawaban/")).status_code == 404
    )


def test_an_answer_needs_as_many_elements_as_when_its_survey_was_opened(house: House) -> None:
    rows = [[*values[:6], "", "", ""] for values in ANSWERS[:12]] + [
        [*values] for values in ANSWERS[12:]
    ]
    assert "12 jawaban memuat kurang dari 7 unsur" in bring(house, table([QUESTIONS, *rows]))[1]
    Survey.objects.update(min_elements=6)
    assert take(house, table([QUESTIONS, *rows])) == 302 and Answer.objects.count() == len(rows)
    assert "sedikitnya 6 dari 9" in house.browser("planner").get(page_of(house)).content.decode()


def test_paper_is_keyed_in_the_sheet_that_is_handed_out(house: House) -> None:
    """Fault: a heading of the sheet is not read, or taken for another question."""
    heads = (
        house.browser("clerk").get(f"{PAGE}lembar-ketik.csv").content.decode("utf-8-sig").strip()
    )
    rows = [[7, n, *row, "KK", "", "", "perempuan", 34] for n, row in enumerate(ANSWERS[:12], 1)]
    text = table([next(csv.reader([heads], delimiter=";")), *rows, *rows[:2]])
    assert "Bundel 7: 1 lembar lagi perlu diketik dua kali" in bring(house, text)[1]
    assert take(house, text + table([rows[2]])) == 302
    expected = ["".join(map(str, (*each[:7], each[8], each[7]))) for each in ANSWERS[:12]]
    assert sorted(Answer.objects.values_list("values", flat=True)) == sorted(expected)
    page = bring(house, table([next(csv.reader([heads], delimiter=";")), *rows[-2:], *rows[-2:]]))[
        1
    ]
    assert "Bundel 7 sudah pernah diketik; ini memang responden lain" in page, (
        "few alike, but one batch"
    )
    traits = {"service": "KK", "channel": "kertas", "sex": "perempuan", "age": "30–39"}
    assert all(each == traits for each in Answer.objects.values_list("traits", flat=True))
