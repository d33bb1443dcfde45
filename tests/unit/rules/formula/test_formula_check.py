"""What is found wrong with formulas that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.transcripts import check_transcript

from capaian.domain.issue import Level, Place
from capaian.domain.office import Training
from capaian.domain.value import INDEX, PERCENT, POINT, PURE_NUMBER, RUPIAH, SCALE_4, Unit
from capaian.rules.formula.check import FormulaScope, check
from capaian.rules.formula.hints import suggest
from capaian.rules.formula.parse import parse

PEOPLE, CARDS, FAMILIES = Unit("orang"), Unit("kartu"), Unit("keluarga")
UNITS = {
    "ktp": PERCENT,
    "kia": PERCENT,
    "akta-lahir": PERCENT,
    "ktp.holders": PEOPLE,
    "ktp.eligible": PEOPLE,
    "kk.issued": CARDS,
    "kk.families": FAMILIES,
    "budget": RUPIAH,
    "spent": RUPIAH,
    "iku-1": INDEX,
    "iku-2": PERCENT,
    "iku-2.gap": POINT,
    "ik-4-3": Unit("dokumen"),
    "mean-score": SCALE_4,
    "share-raw": PURE_NUMBER,
    "unknown-unit": None,
}
SURVEYS, AREAS, TIERS = ("skm", "skm-online"), ("63.11.01", "63.11.02"), ("II", "III")
ROWS = {
    "training": (
        Training("Bimtek SIAK", 4, "2023-05", "", None, Place("training.csv"), "operator-siak"),
    )
}
SCOPE = FormulaScope(UNITS, SURVEYS, AREAS, TIERS)


def answer(line: str) -> Iterator[str]:
    """Yield what is found in `formula  -> declared unit`."""
    formula, _, unit = line.partition("  -> ")
    scope = FormulaScope(UNITS, SURVEYS, AREAS, TIERS, Unit(unit) if unit else None, ROWS)
    for issue in check(parse(formula), scope):
        yield f"{issue.level.value} {issue.problem}: {issue}"


def test_what_is_found_in_formulas(golden: Golden) -> None:
    check_transcript(golden, Path(__file__).with_name("checked.txt"), answer)


def test_a_name_in_an_empty_scope_has_no_suggestion() -> None:
    (issue,) = check(parse("ktp"), FormulaScope({}))
    assert issue.remedy == "Nama yang ada: tidak ada."


@pytest.mark.parametrize(
    ("formula", "word", "unit"), [("ktp", "persen", "percent"), ("budget", "Rp", "rupiah")]
)
def test_a_unit_kept_as_a_word_is_distinguished_from_the_unit_that_reads_alike(
    formula: str, word: str, unit: str
) -> None:
    (issue,) = check(parse(formula), FormulaScope(UNITS, result=Unit(word)))
    assert issue.level is Level.ERROR
    assert issue.remedy == f"Di sini {word} kata biasa: tulis {unit} sebagai satuannya."


def test_issues_do_not_depend_on_the_order_of_the_scope() -> None:
    backwards = FormulaScope(dict(reversed(UNITS.items())), SCOPE.surveys)
    for formula in ("kpt", "zzzzzzzzzz", "ktp-kia", "iku2"):
        assert check(parse(formula), backwards) == check(parse(formula), SCOPE)


def test_at_most_three_names_are_near() -> None:
    assert suggest("ik-4-9", [f"ik-4-{n}" for n in range(8)]).count("ik-4-") == 3
    assert suggest("ktp", ()) == ""
