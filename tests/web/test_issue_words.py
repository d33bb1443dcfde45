"""Messages and helps that reach pages name sheets and values as people know them,
no files or code words.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.template import Context, Template
from tests.every_case import every_case

import capaian.web
from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.messages import CATALOGUE, messages_of
from capaian.dossier.rows.sheets import SheetColumn, SheetSpec
from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.checks.row import hit
from capaian.rules.checks.validate import CHECKS
from capaian.web.exchange.import_preview import CONTENT_QUESTIONS, ROW_QUESTIONS, display_issue
from capaian.web.site.issue_words import differences_in, on_page, spoken, spoken_to_filler
from capaian.web.years.known import SHEETS, Flaw

_FILE = re.compile(r"\b[a-z]+\.(?:csv|yaml)\b")
_POINT = re.compile(r"misalnya -?\d+\.\d")
OF_FILES = {"layout_elsewhere", "no_such_text"}
"""What is wrong with the name of a file that somebody brings; it is told by that name."""
FIELDS = [(spec, column) for spec in SHEETS.values() for column in spec.columns]


@every_case("spec", SHEETS.values())
def test_no_help_of_a_field_names_a_file_or_a_figure_with_a_point(spec: SheetSpec) -> None:
    for column in spec.columns:
        message = on_page(column.help, spec, column)
        assert not _FILE.search(message), f"{column.id}: {message}"
        if column.kind.is_number:
            assert not _POINT.search(message), f"{column.id}: {message}"


@every_case("code", sorted(CATALOGUE.keys() - OF_FILES))
def test_no_message_of_a_dossier_names_a_file_of_it(code: str) -> None:
    message = CATALOGUE[code]
    wording = on_page(f"{message.text} {message.remedy}")
    assert not _FILE.search(wording), wording


def field(sheet: str, name: str) -> tuple[SheetSpec, SheetColumn]:
    return next((spec, column) for spec, column in FIELDS if (spec.id, column.id) == (sheet, name))


def issue(remedy: str, column: str) -> Issue:
    return Issue(Level.ERROR, "x", "Keliru.", Place("outputs.csv", 3, column), "y", remedy)


@pytest.mark.parametrize("sheet", ["counts.csv", "survey.csv"])
def test_an_example_without_a_dot_has_none(sheet: str) -> None:
    spec = SHEETS[sheet]
    column = next(each for each in spec.columns if each.id in ("value", "answers"))
    message = on_page(CATALOGUE["not_whole"].remedy, spec, column)
    assert message.endswith("ketik tanpa titik, misalnya 12336.")


@pytest.mark.parametrize(
    ("column", "message", "output"),
    [
        ("actual", "misalnya 12336 atau 99.53.", "misalnya 12336 atau 99,53."),
        (
            "actual",
            "Samakan dengan outputs.csv, baris 7.",
            "Samakan dengan lembar Keluaran, baris 7.",
        ),
        ("unit", "misalnya 63.11.", "misalnya 63.11."),
    ],
)
def test_a_problem_is_shown_as_people_write(column: str, message: str, output: str) -> None:
    assert spoken(issue(message, column), SHEETS["outputs.csv"]) == f"Keliru. {output}"


def test_a_choice_is_called_by_its_meaning() -> None:
    spec, column = field("plan.yaml#indicators", "polarity")
    message = on_page(column.help, spec, column)
    assert "higher" not in message and "makin tinggi makin baik" in message


def test_templates_say_the_same() -> None:
    spec, _ = field("outputs.csv", "actual")
    page = Template("{{ issue|spoken:spec }}")
    sent = {"issue": issue("misalnya 99.53.", "actual"), "spec": spec}
    assert page.render(Context(sent)) == "Keliru. misalnya 99,53."


def test_the_figures_that_an_ambiguous_number_may_mean_can_be_typed_as_they_are_reported() -> None:
    message = CATALOGUE["ambiguous_number"]
    with pytest.raises(RejectedValueError) as refused:
        DECIMAL.read_cell("12.336")
    words = refused.value.words
    found = Issue(
        Level.ERROR,
        "ambiguous_number",
        message.text.format(**words),
        Place("outputs.csv", 3, "actual"),
        "12.336",
        message.remedy.format(**words),
    )
    for wording in (spoken(found, SHEETS["outputs.csv"]), spoken(found)):
        assert "dapat berarti 12336 atau 12,3360." in wording
        for text in re.findall(r"[0-9][0-9.,]*[0-9]", wording):
            DECIMAL.read_cell(text)


def test_an_example_is_written_with_a_comma_where_no_field_is_known_too() -> None:
    message = CATALOGUE["not_a_number"]
    found = Issue(
        Level.ERROR, "not_a_number", message.text, Place("outputs.csv"), "x", message.remedy
    )
    assert "misalnya 12336 atau 99,53;" in spoken(found)


def test_whoever_fills_in_is_shown_who_declares_a_difference_and_by_which_code() -> None:
    code = "realised_above_budget:2.12.04:all:2025"
    subject, message = code.partition(":")[2], "Realisasi 5 melebihi pagu 4."
    row = replace(CHECKS["realised_above_budget"], message=message, subject=subject)
    found = row.issue(hit(Place("inputs.csv", 3), "actual", 5))
    wording = spoken_to_filler(Flaw(found, None))
    assert wording == (
        "Realisasi 5 melebihi pagu 4. Periksa angkanya. Bila memang demikian, minta "
        "perencana menyatakannya "
        f"beserta alasannya. Kode perbedaan ini: {code}."
    )
    assert "Butir" in spoken(found), "who declares it is told where"
    assert differences_in([wording, "Kosong.", wording]) == {
        code: "Realisasi 5 melebihi pagu 4. Periksa angkanya. Bila memang demikian, minta "
        "perencana "
        "menyatakannya beserta alasannya."
    }


@pytest.mark.parametrize(
    ("remedy", "message"),
    [
        (
            "Periksa tandanya; biarkan bila memang begitu.",
            "Periksa tandanya; tulis sebabnya bila memang begitu.",
        ),
        ("Bila keduanya benar, jelaskan di kolom note.", "Bila keduanya benar, tulis sebabnya."),
    ],
)
def test_what_may_stand_in_a_form_asks_for_its_reason(remedy: str, message: str) -> None:
    found = Issue(
        Level.WARNING, "output_negative", "Di bawah nol.", Place("outputs.csv"), "-3", remedy
    )
    assert spoken_to_filler(Flaw(found, None)) == f"Di bawah nol. {message}"


_PAGES = Path(capaian.web.__file__).parent
_CODE = re.compile(r"{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)
_EXPLAINED = re.compile(r"sidik[^.]{0,40}\(SHA-256\)", re.IGNORECASE)


def page_texts() -> Iterator[tuple[str, str]]:
    """All that templates and modules may say, by their files."""
    for file in sorted(_PAGES.rglob("*.html")):
        yield file.name, _CODE.sub(" ", file.read_text("utf-8"))
    for file in sorted(_PAGES.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and _is_indonesian(node.value)
            ):
                yield file.name, node.value


def _is_indonesian(text: str) -> bool:
    """Say whether it is no text that explains code:
    these are in English and end with a full stop.
    """
    return not re.search(r"\b(the|of|is|by|its|what|and)\b", text)


def test_how_often_something_is_reported_is_called_so() -> None:
    pattern = re.compile(r"\birama(nya)?\b(?!-)", re.IGNORECASE)
    assert [(file, text) for file, text in page_texts() if pattern.search(text)] == []


def test_a_hash_is_called_the_mark_of_a_file() -> None:
    left = [(file, text) for file, text in page_texts() if "SHA-256" in _EXPLAINED.sub("", text)]
    assert left == []


@pytest.mark.parametrize(
    "text", ["Sidik berkas ini (SHA-256).", "Cap data ialah sidik (SHA-256) seluruh data"]
)
def test_an_explained_hash_is_let_pass(text: str) -> None:
    assert "SHA-256" not in _EXPLAINED.sub("", text)


OPTION = re.compile(r"--(?:take-workbook|same-book|other-copy|as-typed)")


def exchange_issue(
    place: Place, remedy: str = "", value: str | None = None, level: Level = Level.ERROR
) -> Issue:
    return Issue(level, "kode", "Ini salah.", place, value, remedy)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (
            Place("b.xlsx", 7, "D (Jumlah)", sheet="Data hitungan"),
            ("Data hitungan", "7", "D (Jumlah)"),
        ),
        (Place("b.xlsx", sheet="Data hitungan"), ("Data hitungan", "", "")),
        (Place("counts.csv", 3, "value"), ("Data hitungan (counts.csv)", "3", "value")),
        (Place("plan.yaml", 3), ("Rencana dan lembar-lembar lanjutannya (plan.yaml)", "3", "")),
        (Place(""), ("", "", "")),
    ],
)
def test_a_place_is_a_sheet_or_a_file_with_row_and_column(
    place: Place, shown: tuple[str, str, str]
) -> None:
    message = display_issue(exchange_issue(place))
    assert (message["place"], message["row"], message["column"]) == shown


def test_what_is_there_is_shown_once() -> None:
    assert (
        display_issue(exchange_issue(Place("a"), value="banyak"))["message"]
        == "Ini salah. (banyak)"
    )
    assert display_issue(exchange_issue(Place("a"), value="salah"))["message"] == "Ini salah."
    assert display_issue(exchange_issue(Place("a")))["message"] == "Ini salah."


@pytest.mark.parametrize("level", Level)
def test_only_errors_are_errors(level: Level) -> None:
    assert display_issue(exchange_issue(Place("a"), level=level))["is_error"] is (
        level is Level.ERROR
    )


@pytest.mark.parametrize(
    "code", sorted(code for code, one in CATALOGUE.items() if OPTION.search(one.remedy))
)
def test_no_remedy_names_an_option_where_a_page_has_a_choice(code: str) -> None:
    remedy = str(display_issue(exchange_issue(Place("b.xlsx"), CATALOGUE[code].remedy))["remedy"])
    assert OPTION.search(remedy) is None and 'pilih "' in remedy
    assert "tambahkan pilih" not in remedy


@every_case("code", sorted(CATALOGUE))
def test_no_message_names_a_command_or_an_inner_sheet(code: str) -> None:
    report = CATALOGUE[code]
    message = display_issue(
        Issue(Level.ERROR, code, report.text, Place("b.xlsx"), remedy=report.remedy)
    )
    for words in (str(message["message"]), str(message["remedy"])):
        assert not re.search(
            r"capaian (?:close|new|check|workbook|intake|report)|_capaian|berkas YAML", words
        )


def test_a_workbook_of_others_is_sent_to_the_page_of_exchange() -> None:
    report = CATALOGUE["book_is_foreign"]
    assert "Unduh Buku kerja (.xlsx) di halaman Tukar data" in str(
        display_issue(exchange_issue(Place("b"), report.remedy))["remedy"]
    )


def test_every_question_that_the_command_asks_has_its_choice() -> None:
    seen = {code for code, one in CATALOGUE.items() if OPTION.search(one.remedy)}
    assert seen <= (CONTENT_QUESTIONS | ROW_QUESTIONS) | {"evidence_to_copy"}
    assert CATALOGUE.keys() >= (CONTENT_QUESTIONS | ROW_QUESTIONS)


@pytest.mark.parametrize("code", messages_of("package"))
def test_what_is_informed_of_a_zip_says_what_happened_and_what_to_do(code: str) -> None:
    message = CATALOGUE[code]
    assert message.text.endswith(".") and message.remedy.endswith(".")
    assert message.level is Level.ERROR and "capaian " not in message.remedy
