"""Files of survey answers: questions by their words, values by words or numbers,
what is asked or refused.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.intake.survey_files import (
    ANSWERS,
    QUESTIONS,
    google_forms,
    kobo,
    numbered,
    table,
    write,
)

from capaian.domain.errors import InputError
from capaian.domain.survey import QuestionOrder, SurveyTrait
from capaian.dossier.surveys.answers import SurveyFile
from capaian.dossier.surveys.questions import SurveyMapping
from capaian.rules.registers.survey_answers import AnswerFlag, find_flags

BY_ELEMENT = [(*values[:7], values[8], values[7]) for values in ANSWERS]
"""What the files hold, pengaduan as the eighth element."""


def read(folder: Path, text: str, order: str = "", **maps: str) -> SurveyFile:
    stated = SurveyMapping.of_answers(maps, QuestionOrder(order) if order else None)
    return SurveyFile(write(folder, text), stated)


def codes(found: SurveyFile) -> list[str]:
    return sorted({issue.code for issue in found.issues})


@pytest.mark.parametrize(
    ("make", "order"),
    [(google_forms, ""), (kobo, ""), (numbered, "questionnaire")],
    ids=["google forms", "kobo", "numbered"],
)
def test_three_tools_come_in_at_the_first_try(
    tmp_path: Path, make: Callable[[], str], order: str
) -> None:
    found = read(tmp_path, make(), order)
    assert not found.issues
    assert [each.values for each in found.answers] == BY_ELEMENT


def test_times_traits_and_durations(tmp_path: Path) -> None:
    words, kobos = read(tmp_path, google_forms()), read(tmp_path, kobo())
    assert {str(each.period) for each in words.answers} == {
        f"2025-M0{month}" for month in range(1, 7)
    }
    assert words.answers[0].traits == {SurveyTrait.SEX: "laki-laki", SurveyTrait.SERVICE: "KTP-el"}
    fast = [row for row, each in enumerate(kobos.answers) if AnswerFlag.FAST in find_flags(each)]
    assert fast == [*range(0, len(ANSWERS), 4)]


def test_numbers_alone_need_their_order(tmp_path: Path) -> None:
    assert read(tmp_path, numbered()).needs_order
    found = read(tmp_path, numbered(), "elements")
    assert [each.values for each in found.answers] == [*ANSWERS]


@pytest.mark.parametrize(
    ("heads", "taken"),
    [
        pytest.param(
            ["Sarana pengaduan", "Kualitas sarana"], ["U8", "U9"], id="one question names two"
        ),
        pytest.param(
            ["Saran dan masukan", "Fasilitas"], ["U8", "U9"], id="weak words, nothing else"
        ),
        pytest.param(
            ["U9 Penanganan pengaduan", "U8 Sarana"], ["U8", "U9"], id="numbers beside words"
        ),
    ],
)
def test_words_of_questions(tmp_path: Path, heads: list[str], taken: list[str]) -> None:
    found = read(tmp_path, table([[*QUESTIONS[:7], *heads], [3] * 9]))
    assert [each.means for each in found.columns][7:] == taken


@pytest.mark.parametrize(
    ("words", "values"),
    [
        pytest.param(
            ["Tidak baik", "Kurang baik", "Baik", "Sangat baik"], [1, 2, 3, 4], id="regulation"
        ),
        pytest.param(
            ["Sangat tidak puas", "Tidak puas", "Puas", "Sangat puas"],
            [1, 2, 3, 4],
            id="very not: not is 2",
        ),
        pytest.param(
            ["1 - Tidak baik", "2. Kurang", "Baik (3)", "4"], [1, 2, 3, 4], id="numbers beside"
        ),
        pytest.param(["a. Tidak baik", "b) Kurang baik", "c. Baik"], [1, 2, 3], id="letters"),
        pytest.param(
            ["Tidak baik", "Baik", "Sangat baik"], None, id="without less, not is one or two"
        ),
        pytest.param(
            ["Tidak baik", "Kurang baik", "Cukup baik", "Baik"], None, id="enough is no step"
        ),
        pytest.param(
            ["Tidak puas", "Kurang puas", "Puas", "Puas sekali"], None, id="two of one worth"
        ),
        pytest.param(
            ["Kurang puas", "Cukup puas", "Puas", "Sangat puas"], None, id="less beside enough"
        ),
        pytest.param(
            ["Sangat tidak puas", "Tidak puas", "Kurang puas", "Puas"], None, id="five steps"
        ),
        pytest.param(["1", "2", "5", "0"], None, id="outside"),
        pytest.param(["1 - Sangat baik", "2", "3", "4"], None, id="number against word"),
        pytest.param(["#REF!", "2", "3,5", "4"], None, id="no answers"),
    ],
)
def test_what_answers_are_worth(
    tmp_path: Path, words: list[str], values: list[int] | None
) -> None:
    found = read(tmp_path, table([QUESTIONS, *([word] * 9 for word in words)]))
    assert found.has_errors == (values is None)
    if values is not None:
        assert [each.values[1] for each in found.answers] == values


def test_answers_that_nobody_knows_are_answered_once(tmp_path: Path) -> None:
    text = table([QUESTIONS, ["Cukup baik"] * 9, ["5"] * 8 + ["4"], ["Baik"] * 9])
    unclear = read(tmp_path, text)
    assert codes(unclear) == ["survey_outside", "survey_word"]
    assert unclear.unknown_words == ("Cukup baik", "Baik", "5"), (
        "beside enough, good is the third or the best"
    )
    found = read(tmp_path, text, **{"Cukup baik": "2", "Baik": "3", "5": ""})
    assert [each.values[0] for each in found.answers] == [2, 3] and found.incomplete == 1


@pytest.mark.parametrize(
    ("heads", "cells", "code"),
    [
        pytest.param(["Nama"], ["Siti"], "person_column", id="name"),
        pytest.param(["No. HP/WA"], ["0812"], "person_column", id="telephone"),
        pytest.param(["Alamat email"], ["a@b.c"], "person_column", id="address"),
        pytest.param(
            ["Identitas"], ["63110241" + "07900002"], "person_column", id="numbers by their look"
        ),
        pytest.param(["Nama layanan"], ["KK"], "", id="what is named is no person"),
        pytest.param(["Nama"], [""], "", id="a column that nobody filled"),
        pytest.param(
            ["Jenis layanan"],
            ["KK 63110241" + "07900002"],
            "person_column",
            id="number in a choice",
        ),
        pytest.param(["Tanggal"], ["31/02/2025"], "survey_day", id="no such day"),
        pytest.param(["Tanggal"], ["04/03/2025"], "survey_day_order", id="day or month"),
        pytest.param(
            ["Penanganan keluhan"], [3], "survey_alike", id="two questions of one element"
        ),
    ],
)
def test_what_is_refused(tmp_path: Path, heads: list[str], cells: list[object], code: str) -> None:
    found = read(tmp_path, table([[*QUESTIONS, *heads], [3] * 9 + cells, [4] * 9 + cells]))
    assert codes(found) == [code] * bool(code)
    assert not any("Siti" in str(each) or "0812" in str(each) for each in found.columns)


OWN = (
    "2 jawaban memuat teks yang tampak data orang, di sini diganti “…”: nama dengan 'Ibu' di "
    "baris 3; "
)
ROWS = ", ".join(map(str, range(2, 22)))
PERSONAL = (
    # the places of answers from row 2 on, what is kept of them, what the message says
    (
        ["Loket 1", "Ibu Siti, Loket 2", "Rumah Pak Budi RT 03", "Loket 1"],
        ["Loket 1", "…, Loket 2", "Rumah … …"],
        f"{OWN}nama dengan 'Pak' di baris 4; alamat: RT/RW di baris 4.",
    ),
    (["Jl. Merdeka No. 5"] * 30, ["…"], f"alamat: nomor rumah di baris {ROWS}, dan 10 lagi."),
    (["RSUD dr. Soetomo", "Jl. H. Agus Salim"], ["RSUD dr. Soetomo", "Jl. H. Agus Salim"], ""),
)


@pytest.mark.parametrize(("units", "kept", "words"), PERSONAL)
def test_texts_lose_what_leads_to_a_person_and_rows_are_named(
    tmp_path: Path, units: list[str], kept: list[str], words: str
) -> None:
    rows = [[*([3] * 9), unit, "Kata Bu Ani lambat"] for unit in units]
    text = table([[*QUESTIONS, "Tempat pelayanan", "Catatan bebas"], *rows])
    found = read(tmp_path, text)
    assert [*dict.fromkeys(each.traits[SurveyTrait.UNIT] for each in found.answers)] == kept
    assert [words in each.message for each in found.issues if each.code == "survey_masked"] == [
        True
    ] * bool(words)
    assert "Ani" not in str(found.columns), "examples of columns that are not used"
    whole = SurveyFile(write(tmp_path, text), SurveyMapping(is_without_persons=True))
    assert [each.traits[SurveyTrait.UNIT] for each in whole.answers] == units and not codes(whole)
    assert (
        whole.personal == found.personal == (len(units) - units.count("Loket 1") if words else 0)
    )


def test_an_element_without_a_question_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, table([[*QUESTIONS[:8], "Komentar"], [3] * 9]))
    assert codes(found) == ["survey_missing"] and "U8" in found.issues[0].message
    assert read(tmp_path, table([[*QUESTIONS[:8], "Komentar"], [3] * 9]), Komentar="U8").answers


@pytest.mark.parametrize(("villages", "is_typed"), [(60, False), (61, True)])
def test_a_trait_of_more_than_sixty_contents_was_typed_and_not_chosen(
    tmp_path: Path, villages: int, is_typed: bool
) -> None:
    rows = [[f"Layanan {number}", *([4] * 9)] for number in range(villages)]
    found = read(tmp_path, table([["Jenis layanan", *QUESTIONS], *rows]))
    assert codes(found) == (["survey_typed"] if is_typed else [])


def test_answers_with_too_few_elements_do_not_count(tmp_path: Path) -> None:
    rows = [[3] * 7 + ["", ""], [3] * 6 + ["", "", ""], [""] * 9]
    found = read(tmp_path, table([QUESTIONS, *rows]))
    assert (len(found.answers), found.incomplete) == (1, 1)


def test_a_respondent_of_a_place_named_like_a_sum_counts(tmp_path: Path) -> None:
    rows = [["SKM Loket 1", *(["Baik"] * 9)], ["Total Sehat", *([3] * 9)], ["Jumlah", *([6] * 9)]]
    assert len(read(tmp_path, table([["Loket", *QUESTIONS], *rows])).answers) == 2
    rows = [
        [1, *([3] * 9), "Nilai plus"],
        ["Modus", *([3] * 9), ""],
        ["NRR per unsur", *([3] * 9), ""],
    ]
    assert len(read(tmp_path, table([["No", *QUESTIONS, "Komentar"], *rows])).answers) == 1


@pytest.mark.parametrize(
    ("papers", "keyed"),
    [
        pytest.param([1, 2, 3, 4, 1, 2, 4], [], id="three of four"),
        pytest.param([1, 2, 1, 2], [], id="all of two"),
        pytest.param([1, 2, 3, 4, 1, 2], ["survey_sample"], id="too few"),
        pytest.param([*range(1, 41), 1, 2, 3], ["survey_sample"], id="three of forty"),
        pytest.param([*range(1, 41), 1, 2, 3, 4], [], id="a tenth"),
        pytest.param([*range(1, 46), 1, 2, 3, 4], ["survey_sample"], id="less than a tenth"),
    ],
)
def test_a_sample_of_each_batch_of_paper_is_keyed_twice(
    tmp_path: Path, papers: list[int], keyed: list[str]
) -> None:
    heads = ["Bundel", "Nomor lembar", *QUESTIONS]
    found = read(tmp_path, table([heads, *([1, paper, *([3] * 9)] for paper in papers)]))
    assert codes(found) == keyed and len(found.answers) == len({*papers})


@pytest.mark.parametrize("number", [1, ""])
def test_a_sheet_keyed_in_two_ways_or_without_its_number_is_looked_at_again(
    tmp_path: Path, number: int | str
) -> None:
    rows = [[number, number, *([3] * 9)], [number, number, *([3] * 8), 4]]
    found = read(tmp_path, table([["Bundel", "Nomor lembar", *QUESTIONS], *rows]))
    assert codes(found) == ["survey_keyed"] and found.issues[0].place.row == 3


def test_another_table_is_no_survey(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, table([["Kecamatan", "Wajib KTP", "Waktu"], ["Juai", 12, 3]]))
    assert error.value.issues[0].code == "survey_none"
