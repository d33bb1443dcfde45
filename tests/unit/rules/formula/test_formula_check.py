"""What is found wrong with formulas that can be read."""

from __future__ import annotations

import pytest
from tests.every_case import every_case

from capaian.domain.issue import Level
from capaian.domain.value import INDEX, PERCENT, POINT, PURE_NUMBER, RUPIAH, SCALE_4, Unit
from capaian.rules.formula.check import FormulaScope, check
from capaian.rules.formula.hints import suggest
from capaian.rules.formula.issues import FormulaIssue, FormulaProblem
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
SCOPE = FormulaScope(
    UNITS, surveys=("skm", "skm-online"), areas=("63.11.01", "63.11.02"), tiers=("II", "III")
)

FIRST_NAMES = "akta-lahir, budget, ik-4-3, iku-1, iku-2, iku-2.gap, kia, kk.families"


def issues(formula: str, result: Unit | None = None) -> tuple[FormulaIssue, ...]:
    scope = FormulaScope(SCOPE.units, SCOPE.surveys, SCOPE.areas, SCOPE.tiers, result)
    return check(parse(formula), scope)


def only_issue(formula: str, result: Unit | None = None) -> FormulaIssue:
    (issue,) = issues(formula, result)
    return issue


@every_case(
    ("formula", "result"),
    [
        ("100 * ktp.holders / ktp.eligible", PERCENT),
        ("100 * kk.issued / kk.families", PERCENT),
        ("ktp.holders / ktp.eligible * 100", PERCENT),
        ("100 * (1 - ktp.holders / ktp.eligible)", PERCENT),
        ("100 * (ktp.holders + ktp.eligible) / ktp.eligible", PERCENT),
        ("100 * spent / budget", PERCENT),
        ("mean(ktp, kia, akta-lahir)", PERCENT),
        ("mean(ktp, 100 * ktp.holders / ktp.eligible)", PERCENT),
        ("wmean(ktp: 2, kia: 1)", PERCENT),
        ("100 - ktp", PERCENT),
        ("max(0, ktp - 5)", PERCENT),
        ("iku-2 + iku-2.gap", PERCENT),
        ("100 * ik-4-3 / 2", PERCENT),
        ("ktp * kia / 100", PERCENT),
        ("100 * ktp / kia", PERCENT),
        ("ktp * ktp.eligible / 100", PEOPLE),
        ("index(skm)", INDEX),
        ("index(skm) / 25", SCALE_4),
        ("index(skm) * 0.04 + mean-score", SCALE_4),
        ("share(programs.achievement >= 80)", PERCENT),
        ("count(programs.achievement >= 80)", Unit("program")),
        ("100 * count(programs.achievement >= 80) / 5", PERCENT),
        ("ktp.eligible - ktp.holders", PEOPLE),
        ("-ktp", PERCENT),
        ("unknown-unit + ktp", PERCENT),
        ("unknown-unit * ktp.holders / budget", PERCENT),
        ("spent / ktp.holders", Unit("Rp/orang")),
        ("share-raw * 100", PERCENT),
        ("share-raw + 1", PURE_NUMBER),
        ("ktp", None),
        ("ktp[area=63.11.02, period=2022] - ktp", POINT),
        ("index(skm[period=2022]) - index(skm)", None),
        ("share(indicators[tier=III].achievement >= 100)", PERCENT),
        ("count(objectives.achievement[tier=II, period=2022] < 1)", None),
    ],
)
def test_a_sound_formula_has_no_error(formula: str, result: Unit | None) -> None:
    assert [issue for issue in issues(formula, result) if issue.level is Level.ERROR] == []


@every_case(
    ("formula", "column", "remedy"),
    [
        ("ktp.holder", 1, "Maksudnya ktp.holders?"),
        ("mean(ktp, kai)", 11, "Maksudnya kia?"),
        ("iku2", 1, "Maksudnya iku-2, iku-1, atau iku-2.gap?"),
        ("2 * iku-3", 5, "Maksudnya iku-2, iku-1, atau ik-4-3?"),
        ("ktp-kia", 1, "Untuk pengurangan tulis ktp - kia (dengan spasi)."),
        ("iku-1-iku-2", 1, "Untuk pengurangan tulis iku-1 - iku-2 (dengan spasi)."),
        ("skm", 1, "Ini kode survei: tulis index(skm)."),
        ("mean", 1, "Ini nama fungsi: tulis mean(ktp, kia)."),
        (
            "programs.achievement",
            1,
            "Himpunan hanya dipakai di dalam share() atau count(): share(programs.achievement >= 80).",
        ),
        (
            "programs",
            1,
            "Himpunan hanya dipakai di dalam share() atau count(): share(programs.achievement >= 80).",
        ),
        ("kk.zzzzzzzzzz", 1, "Data kk yang ada: kk.families, kk.issued."),
        (
            "zzzzzzzz",
            1,
            f"Nama yang ada: {FIRST_NAMES}, dan 8 lagi.",
        ),
    ],
)
def test_an_unknown_name_is_answered_with_what_was_meant(formula: str, column: int, remedy: str) -> None:
    issue = only_issue(formula)
    assert (issue.problem, issue.level) == (FormulaProblem.UNKNOWN_NAME, Level.ERROR)
    assert (issue.column, issue.remedy) == (column, remedy)


def test_every_unknown_name_is_reported() -> None:
    assert [issue.column for issue in issues("kpt + kai * zz / mean(xx, ktp)")] == [1, 7, 13, 23]


def test_a_name_in_an_empty_scope_has_no_suggestion() -> None:
    (issue,) = check(parse("ktp"), FormulaScope({}))
    assert issue.remedy == "Nama yang ada: tidak ada."


@pytest.mark.parametrize(
    ("formula", "remedy"),
    [
        ("index(smk)", "Maksudnya skm?"),
        ("index(zzz)", "Survei yang ada: skm, skm-online."),
        ("index(ktp)", "Survei yang ada: skm, skm-online."),
    ],
)
def test_an_unknown_survey_is_answered_with_those_there_are(formula: str, remedy: str) -> None:
    issue = only_issue(formula)
    assert (issue.problem, issue.column, issue.remedy) == (FormulaProblem.UNKNOWN_SURVEY, 1, remedy)


@pytest.mark.parametrize(
    ("formula", "message", "remedy"),
    [
        (
            "ktp[area=63.11.09]",
            "Wilayah “63.11.09” tidak dikenal.",
            "Maksudnya 63.11.02 atau 63.11.01?",
        ),
        (
            "ktp[area=1]",
            "Wilayah “1” tidak dikenal.",
            "Wilayah yang ada: 63.11.01, 63.11.02.",
        ),
        (
            "ktp[tier=III]",
            "Pemilih “tier” tidak berlaku untuk bagian ini.",
            "Hapus tier; yang berlaku di sini: area, period.",
        ),
        (
            "index(skm[area=63.11.01])",
            "Pemilih “area” tidak berlaku untuk bagian ini.",
            "Hapus area; yang berlaku di sini: period.",
        ),
        (
            "share(programs.achievement[tier=II] >= 1)",
            "Pemilih “tier” tidak berlaku untuk bagian ini.",
            "Hapus tier; yang berlaku di sini: period.",
        ),
        (
            "share(indicators.achievement[tier=IV] >= 1)",
            "Tingkat “IV” tidak dikenal.",
            "Tingkat yang ada: II, III.",
        ),
        (
            "share(indicators.achievement[area=63.11.01] >= 1)",
            "Pemilih “area” tidak berlaku untuk bagian ini.",
            "Hapus area; yang berlaku di sini: period, tier.",
        ),
    ],
)
def test_selectors_choose_what_there_is(formula: str, message: str, remedy: str) -> None:
    issue = only_issue(formula)
    assert issue.problem is FormulaProblem.SELECTOR
    assert (issue.message, issue.remedy) == (message, remedy)


@every_case(
    ("formula", "column", "message"),
    [
        ("ktp.holders + budget", 15, "“ktp.holders” dalam orang, “budget” dalam Rp"),
        ("ktp.holders - kk.issued", 15, "“ktp.holders” dalam orang, “kk.issued” dalam kartu"),
        ("ktp + ktp.holders", 7, "“ktp” dalam persen, “ktp.holders” dalam orang"),
        ("mean(ktp, iku-1)", 11, "“ktp” dalam persen, “iku-1” dalam nilai"),
        ("mean(ktp, kia, index(skm))", 16, "“ktp” dalam persen, “index(skm)” dalam nilai"),
        ("wmean(ktp: 2, budget: 1)", 15, "“ktp” dalam persen, “budget” dalam Rp"),
        ("min(ktp.holders, 5, budget)", 21, "“ktp.holders” dalam orang, “budget” dalam Rp"),
        ("1 + (ktp + budget) * 2", 12, "“ktp” dalam persen, “budget” dalam Rp"),
        ("ktp + ktp.holders / ktp.eligible", 7, "“ktp.holders / ktp.eligible” berupa pecahan"),
        ("ktp + share-raw", 7, "“ktp” dalam persen, “share-raw” berupa pecahan"),
        ("index(skm) + mean-score", 14, "“index(skm)” dalam nilai, “mean-score” dalam skala 1–4"),
        ("-ktp.holders + budget", 16, "“-ktp.holders” dalam orang, “budget” dalam Rp"),
        ("100 * ktp.holders + budget", 21, "“100 * ktp.holders” dalam orang, “budget” dalam Rp"),
        ("ktp.eligible * ktp + budget", 22, "“ktp.eligible * ktp” dalam orang"),
        ("share-raw * ktp.holders + budget", 27, "“share-raw * ktp.holders” dalam orang"),
        ("ktp.holders / share-raw + budget", 27, "“ktp.holders / share-raw” dalam orang"),
        ("share-raw * share-raw + budget", 25, "“share-raw * share-raw” berupa pecahan"),
        ("budget / budget + ktp.holders", 19, "“budget / budget” berupa pecahan"),
        ("5 + ktp.holders + budget", 19, "“ktp.holders” dalam orang, “budget” dalam Rp"),
    ],
)
def test_unlike_units_cannot_be_added(formula: str, column: int, message: str) -> None:
    issue = only_issue(formula)
    assert (issue.problem, issue.column, issue.level) == (FormulaProblem.UNIT_MIX, column, Level.ERROR)
    assert message in issue.message


def test_a_fraction_beside_a_percentage_is_multiplied_by_hundred() -> None:
    assert only_issue("ktp + share-raw").remedy == "Jadikan pecahannya persen dengan 100 *."


@pytest.mark.parametrize(
    "formula",
    [
        "ktp.holders / 2 + budget",
        "2 * ktp.holders + budget",
        "ktp.holders * budget + ktp",
        "budget / ktp.holders + ktp",
        "unknown-unit + ktp + 5",
    ],
)
def test_what_may_be_right_is_no_mistake_of_anyone(formula: str) -> None:
    assert issues(formula) == ()


@pytest.mark.parametrize(
    ("formula", "result", "level", "message"),
    [
        (
            "ktp.holders / ktp.eligible",
            PERCENT,
            Level.ERROR,
            "Hasil rumus berupa pecahan, padahal satuan yang dinyatakan persen.",
        ),
        (
            "ktp.holders",
            PERCENT,
            Level.ERROR,
            "Hasil rumus dalam orang, padahal satuan yang dinyatakan persen.",
        ),
        (
            "budget",
            PEOPLE,
            Level.ERROR,
            "Hasil rumus dalam Rp, padahal satuan yang dinyatakan orang.",
        ),
        (
            "index(skm)",
            SCALE_4,
            Level.ERROR,
            "Hasil rumus dalam nilai, padahal satuan yang dinyatakan skala 1–4.",
        ),
        (
            "mean(ktp, kia)",
            INDEX,
            Level.WARNING,
            "Hasil rumus dalam persen, padahal satuan yang dinyatakan nilai.",
        ),
        (
            "ktp.holders",
            Unit("jiwa"),
            Level.WARNING,
            "Hasil rumus dalam orang, padahal satuan yang dinyatakan jiwa.",
        ),
        (
            "iku-2.gap",
            INDEX,
            Level.WARNING,
            "Hasil rumus dalam poin, padahal satuan yang dinyatakan nilai.",
        ),
        (
            "mean-score",
            PERCENT,
            Level.ERROR,
            "Hasil rumus dalam skala 1–4, padahal satuan yang dinyatakan persen.",
        ),
        (
            "ktp",
            PURE_NUMBER,
            Level.WARNING,
            "Hasil rumus dalam persen, padahal satuan yang dinyatakan pecahan.",
        ),
    ],
)
def test_the_result_has_the_declared_unit(formula: str, result: Unit, level: Level, message: str) -> None:
    issue = only_issue(formula, result)
    assert (issue.problem, issue.level, issue.message) == (FormulaProblem.RESULT_UNIT, level, message)


@pytest.mark.parametrize(
    ("formula", "word", "unit"), [("ktp", "persen", "percent"), ("budget", "Rp", "rupiah")]
)
def test_a_unit_kept_as_a_word_is_distinguished_from_the_unit_that_reads_alike(
    formula: str, word: str, unit: str
) -> None:
    issue = only_issue(formula, Unit(word))
    assert issue.level is Level.ERROR
    assert issue.remedy == f"Di sini {word} kata biasa: tulis {unit} sebagai satuannya."


def test_a_mix_inside_says_enough() -> None:
    assert [issue.problem for issue in issues("ktp.holders + budget", PERCENT)] == [FormulaProblem.UNIT_MIX]


@pytest.mark.parametrize(
    ("formula", "column"),
    [
        ("ktp / 0", 7),
        ("ktp / 0.00", 7),
        ("mean(ktp / 0, kia)", 12),
    ],
)
def test_a_divisor_that_is_always_zero_is_an_error(formula: str, column: int) -> None:
    issue = only_issue(formula)
    assert (issue.problem, issue.column, issue.level) == (FormulaProblem.ZERO_DIVISION, column, Level.ERROR)


@pytest.mark.parametrize("formula", ["ktp / 2", "ktp / (2 - 2)", "ktp / (kia - kia)", "0 * ktp"])
def test_other_divisors_are_left_to_the_data(formula: str) -> None:
    assert [issue for issue in issues(formula) if issue.problem is FormulaProblem.ZERO_DIVISION] == []


@pytest.mark.parametrize(
    ("formula", "column", "repeated"),
    [
        ("mean(ktp, kia, ktp)", 16, "ktp"),
        ("wmean(ktp: 1, ktp: 2)", 15, "ktp"),
        ("mean(ktp + 1, kia, ktp+1)", 20, "ktp + 1"),
    ],
)
def test_a_part_that_counts_twice_in_a_mean_is_a_warning(formula: str, column: int, repeated: str) -> None:
    issue = only_issue(formula)
    assert (issue.problem, issue.column, issue.level) == (FormulaProblem.REPEATED_NAME, column, Level.WARNING)
    assert issue.message.startswith(f"“{repeated}” dihitung dua kali")


@pytest.mark.parametrize("formula", ["95", "100 * 3 / 4", "-(1 + 2)", "mean(90, 95)"])
def test_a_typed_result_is_a_warning(formula: str) -> None:
    issue = only_issue(formula)
    assert (issue.problem, issue.level) == (FormulaProblem.NO_NAME, Level.WARNING)
    assert "outputs.csv" in issue.remedy


def test_issues_come_in_the_order_of_the_text() -> None:
    found = issues("1 / 0 + ktp.holders + budget + kpt")
    assert [issue.problem for issue in found] == [
        FormulaProblem.ZERO_DIVISION,
        FormulaProblem.UNIT_MIX,
        FormulaProblem.UNKNOWN_NAME,
    ]


def test_issues_do_not_depend_on_the_order_of_the_scope() -> None:
    backwards = FormulaScope(dict(reversed(UNITS.items())), SCOPE.surveys)
    for formula in ("kpt", "zzzzzzzzzz", "ktp-kia", "iku2"):
        assert check(parse(formula), backwards) == check(parse(formula), SCOPE)


def test_at_most_three_names_are_near() -> None:
    assert suggest("ik-4-9", [f"ik-4-{n}" for n in range(8)]).count("ik-4-") == 3
    assert suggest("ktp", ()) == ""
