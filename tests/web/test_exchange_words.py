"""What is said of files on pages names places and choices, and never an option of a command."""

from __future__ import annotations

import re

import pytest
from tests.every_case import every_case

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.messages import CATALOGUE, messages_of
from capaian.web.exchange.import_preview import CONTENT_QUESTIONS, ROW_QUESTIONS, display_issue

OPTION = re.compile(r"--(?:take-workbook|same-book|other-copy|as-typed)")


def issue(place: Place, remedy: str = "", value: str | None = None, level: Level = Level.ERROR) -> Issue:
    return Issue(level, "kode", "Ini salah.", place, value, remedy)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place("b.xlsx", 7, "D (Jumlah)", sheet="Data hitungan"), ("Data hitungan", "7", "D (Jumlah)")),
        (Place("b.xlsx", sheet="Data hitungan"), ("Data hitungan", "", "")),
        (Place("counts.csv", 3, "value"), ("Data hitungan (counts.csv)", "3", "value")),
        (Place("plan.yaml", 3), ("Rencana dan lembar-lembar lanjutannya (plan.yaml)", "3", "")),
        (Place(""), ("", "", "")),
    ],
)
def test_a_place_is_a_sheet_or_a_file_with_row_and_column(place: Place, shown: tuple[str, str, str]) -> None:
    said = display_issue(issue(place))
    assert (said["place"], said["row"], said["column"]) == shown


def test_what_stands_there_is_said_once() -> None:
    assert display_issue(issue(Place("a"), value="banyak"))["message"] == "Ini salah. (banyak)"
    assert display_issue(issue(Place("a"), value="salah"))["message"] == "Ini salah."
    assert display_issue(issue(Place("a")))["message"] == "Ini salah."


@pytest.mark.parametrize("level", Level)
def test_only_errors_are_errors(level: Level) -> None:
    assert display_issue(issue(Place("a"), level=level))["is_error"] is (level is Level.ERROR)


@pytest.mark.parametrize("code", sorted(code for code, one in CATALOGUE.items() if OPTION.search(one.remedy)))
def test_no_remedy_names_an_option_where_a_page_has_a_choice(code: str) -> None:
    remedy = str(display_issue(issue(Place("b.xlsx"), CATALOGUE[code].remedy))["remedy"])
    assert OPTION.search(remedy) is None and 'pilih "' in remedy
    assert "tambahkan pilih" not in remedy


@every_case("code", sorted(CATALOGUE))
def test_no_message_names_a_command_or_an_inner_sheet(code: str) -> None:
    told = CATALOGUE[code]
    said = display_issue(Issue(Level.ERROR, code, told.text, Place("b.xlsx"), remedy=told.remedy))
    for words in (str(said["message"]), str(said["remedy"])):
        assert not re.search(
            r"capaian (?:close|new|check|workbook|intake|report)|_capaian|berkas YAML", words
        )


def test_a_workbook_of_others_is_sent_to_the_page_of_exchange() -> None:
    told = CATALOGUE["book_is_foreign"]
    assert "Unduh Buku kerja (.xlsx) di halaman Tukar data" in str(
        display_issue(issue(Place("b"), told.remedy))["remedy"]
    )


def test_every_question_that_the_command_asks_has_its_choice() -> None:
    asked = {code for code, one in CATALOGUE.items() if OPTION.search(one.remedy)}
    assert asked <= (CONTENT_QUESTIONS | ROW_QUESTIONS) | {"evidence_to_copy"}
    assert CATALOGUE.keys() >= (CONTENT_QUESTIONS | ROW_QUESTIONS)


@pytest.mark.parametrize("code", messages_of("package"))
def test_what_is_said_of_a_zip_says_what_happened_and_what_to_do(code: str) -> None:
    message = CATALOGUE[code]
    assert message.text.endswith(".") and message.remedy.endswith(".")
    assert message.level is Level.ERROR and "capaian " not in message.remedy
