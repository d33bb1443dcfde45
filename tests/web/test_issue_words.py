"""Messages and helps that reach pages name sheets and values as people know them, no files or code words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.template import Context, Template
from tests.every_case import every_case

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.messages import CATALOGUE
from capaian.dossier.rows.sheets import SheetColumn, SheetSpec
from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.checks.row import hit
from capaian.rules.checks.validate import CHECKS
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
        said = on_page(column.help, spec, column)
        assert not _FILE.search(said), f"{column.id}: {said}"
        if column.kind.is_number:
            assert not _POINT.search(said), f"{column.id}: {said}"


@every_case("code", sorted(CATALOGUE.keys() - OF_FILES))
def test_no_message_of_a_dossier_names_a_file_of_it(code: str) -> None:
    message = CATALOGUE[code]
    said = on_page(f"{message.text} {message.remedy}")
    assert not _FILE.search(said), said


def field(sheet: str, name: str) -> tuple[SheetSpec, SheetColumn]:
    return next((spec, column) for spec, column in FIELDS if (spec.id, column.id) == (sheet, name))


def issue(remedy: str, column: str) -> Issue:
    return Issue(Level.ERROR, "x", "Keliru.", Place("outputs.csv", 3, column), "y", remedy)


@pytest.mark.parametrize("sheet", ["counts.csv", "survey.csv"])
def test_an_example_without_a_dot_has_none(sheet: str) -> None:
    spec = SHEETS[sheet]
    column = next(each for each in spec.columns if each.id in ("value", "answers"))
    said = on_page(CATALOGUE["not_whole"].remedy, spec, column)
    assert said.endswith("ketik tanpa titik, misalnya 12336.")


@pytest.mark.parametrize(
    ("column", "told", "said"),
    [
        ("actual", "misalnya 12336 atau 99.53.", "misalnya 12336 atau 99,53."),
        ("actual", "Samakan dengan outputs.csv, baris 7.", "Samakan dengan lembar Keluaran, baris 7."),
        ("unit", "misalnya 63.11.", "misalnya 63.11."),
    ],
)
def test_a_problem_is_said_as_people_write(column: str, told: str, said: str) -> None:
    assert spoken(issue(told, column), SHEETS["outputs.csv"]) == f"Keliru. {said}"


def test_a_choice_is_called_by_its_meaning() -> None:
    spec, column = field("plan.yaml#indicators", "polarity")
    said = on_page(column.help, spec, column)
    assert "higher" not in said and "makin tinggi makin baik" in said


def test_templates_say_the_same() -> None:
    spec, _ = field("outputs.csv", "actual")
    page = Template("{{ issue|spoken:spec }}")
    told = {"issue": issue("misalnya 99.53.", "actual"), "spec": spec}
    assert page.render(Context(told)) == "Keliru. misalnya 99,53."


def test_the_figures_that_an_ambiguous_number_may_mean_can_be_typed_as_they_are_told() -> None:
    message = CATALOGUE["ambiguous_number"]
    with pytest.raises(RejectedValueError) as refused:
        DECIMAL.read_cell("12.336")
    told = refused.value.words
    found = Issue(
        Level.ERROR,
        "ambiguous_number",
        message.text.format(**told),
        Place("outputs.csv", 3, "actual"),
        "12.336",
        message.remedy.format(**told),
    )
    for said in (spoken(found, SHEETS["outputs.csv"]), spoken(found)):
        assert "dapat berarti 12336 atau 12,3360." in said
        for text in re.findall(r"[0-9][0-9.,]*[0-9]", said):
            DECIMAL.read_cell(text)


def test_an_example_is_written_with_a_comma_where_no_field_is_known_too() -> None:
    message = CATALOGUE["not_a_number"]
    found = Issue(Level.ERROR, "not_a_number", message.text, Place("outputs.csv"), "x", message.remedy)
    assert "misalnya 12336 atau 99,53;" in spoken(found)


def test_whoever_fills_in_is_told_who_declares_a_difference_and_by_which_code() -> None:
    code = "realised_above_budget:2.12.04:all:2025"
    subject, message = code.partition(":")[2], "Realisasi 5 melebihi pagu 4."
    row = replace(CHECKS["realised_above_budget"], message=message, subject=subject)
    found = row.issue(hit(Place("inputs.csv", 3), "actual", 5))
    said = spoken_to_filler(Flaw(found, None))
    assert said == (
        "Realisasi 5 melebihi pagu 4. Periksa angkanya. Bila memang demikian, minta perencana menyatakannya "
        f"beserta alasannya. Kode perbedaan ini: {code}."
    )
    assert "Butir" in spoken(found), "who declares it is told where"
    assert differences_in([said, "Kosong.", said]) == {
        code: "Realisasi 5 melebihi pagu 4. Periksa angkanya. Bila memang demikian, minta perencana "
        "menyatakannya beserta alasannya."
    }


@pytest.mark.parametrize(
    ("remedy", "said"),
    [
        (
            "Periksa tandanya; biarkan bila memang begitu.",
            "Periksa tandanya; tulis sebabnya bila memang begitu.",
        ),
        ("Bila keduanya benar, jelaskan di kolom note.", "Bila keduanya benar, tulis sebabnya."),
    ],
)
def test_what_may_stand_in_a_form_asks_for_its_reason(remedy: str, said: str) -> None:
    found = Issue(Level.WARNING, "output_negative", "Di bawah nol.", Place("outputs.csv"), "-3", remedy)
    assert spoken_to_filler(Flaw(found, None)) == f"Di bawah nol. {said}"
