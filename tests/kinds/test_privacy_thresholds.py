"""Privacy: counts of one to seven below kecamatan and groups of fewer than ten answers
are displayed at no door, nor can they be subtracted from what is.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from itertools import islice, product
from pathlib import Path
from typing import Any, Final

import pytest
from tests.functional.cli_cast import BALANGAN, run
from tests.intake.survey_files import QUESTIONS, table, write
from tests.register.invented import MEASURES, person, write_csv
from tests.register.invented import count as count_persons

from capaian.domain.period import Period
from capaian.domain.survey import ELEMENTS, SurveyAnswer, SurveyTrait
from capaian.dossier.read import read_dossier
from capaian.dossier.surveys import results
from capaian.rules.registers.survey_answers import group_answers, pool_small, summarise
from capaian.rules.small_counts import CountPair, protect

LIMITS: Final = [(0, True), (1, False), (7, False), (8, True)]
"""Counts of people, and whether they may be displayed."""
GROUPS: Final = [(1, False), (9, False), (10, True), (11, True)]
"""Answers of a group, and whether its index may be displayed."""
PLAIN: Final = (4, 3, 3, 3, 3, 3, 3, 3, 2)
BESIDE: Final = 30
"""Answers of another group, large enough for itself."""


@pytest.mark.parametrize("part", ["having", "lacking"])
@pytest.mark.parametrize(("total", "is_displayed"), LIMITS)
def test_a_small_total_of_a_kecamatan_hides_its_desa(
    part: str, total: int, *, is_displayed: bool
) -> None:
    """Of those who have a document as of those who have none."""
    small = total // 2, total - total // 2
    counts = small if part == "having" else tuple(40 - each for each in small)
    seen = protect({code: CountPair(one, 40) for code, one in zip("ab", counts, strict=True)}, "k")
    assert (seen is not None) is is_displayed


@pytest.mark.parametrize(("people", "is_displayed"), [(19, False), (20, True), (21, True)])
def test_a_desa_of_fewer_than_twenty_people_hides_its_kecamatan(
    people: int, *, is_displayed: bool
) -> None:
    seen = protect({"a": CountPair(10, people), "b": CountPair(30, 60)}, "k")
    assert (seen is not None) is is_displayed


@pytest.mark.parametrize(("villages", "is_displayed"), [(1, False), (2, True), (3, True)])
def test_one_desa_alone_is_its_kecamatan(villages: int, *, is_displayed: bool) -> None:
    seen = protect({str(number): CountPair(22, 53) for number in range(villages)}, "k")
    assert (seen is not None) is is_displayed


@pytest.mark.parametrize(
    ("counts", "totals"),
    [
        # a sum of 50 may only be displayed as 50; of 52 as 50; of 53 and of 57 as 55
        ((25, 25), {50}),
        ((26, 26), {50}),
        ((26, 27), {55}),
        ((28, 29), {55}),
        ((29, 29), {60}),
    ],
)
def test_sums_are_rounded_to_the_nearest_five(counts: Sequence[int], totals: set[int]) -> None:
    for key in "abcdefgh":
        seen = protect({str(one): CountPair(one, 60 + n) for n, one in enumerate(counts)}, key)
        for pairs in [seen.values()] if seen else ():
            assert all(each.having % 5 == 0 and each.lacking % 5 == 0 for each in pairs)
            assert sum(each.having for each in pairs) in totals


VILLAGES: Final = (
    # desa, people, of whom have a card
    ("6311012001", 30, 12),
    ("6311012002", 30, 17),
    # three and four are seven together
    ("6311022001", 30, 3),
    ("6311022002", 30, 4),
    ("6311032001", 30, 4),
    ("6311032002", 30, 4),
    # 19 people
    ("6311042001", 19, 10),
    ("6311042002", 30, 10),
    # alone in its kecamatan
    ("6311052001", 30, 15),
)


def persons(villages: Iterable[tuple[str, int, int]]) -> Iterable[tuple[str, ...]]:
    number = 0
    for code, people, holders in villages:
        for place in range(people):
            number += 1
            yield person(
                NIK=f"631101050590{number:04}",
                KODE_KEC=code,
                SUDAH_REKAM="YA" if place < holders else "TIDAK",
            )


def test_the_sheet_of_desa_leaves_out_what_is_small(tmp_path: Path) -> None:
    """The door of the person register: its sheet by desa; that by kecamatan is public."""
    extract = write_csv(tmp_path / "warga.csv", [*persons(VILLAGES)])
    assert count_persons(tmp_path, extract, measures=MEASURES).code == 0
    with (tmp_path / "hasil" / "hitungan-desa.csv").open(encoding="utf-8") as stream:
        rows = [row for row in csv.reader(stream, delimiter=";") if len(row) == 5]
    shown = {row[2]: tuple(row[3:]) for row in rows[1:]}
    hidden = {code for code, cells in shown.items() if cells == (HIDDEN, HIDDEN)}
    assert {*shown} == {f"{c[:2]}.{c[2:4]}.{c[4:6]}.{c[6:]}" for c, _, _ in VILLAGES}
    assert {code[6:8] for code in hidden} == {"02", "04", "05"}
    assert len(hidden) == 5
    for code, (holders, people) in shown.items():
        if code not in hidden:
            assert int(holders) % 5 == int(people) % 5 == 0
    assert sum(int(cells[0]) for code, cells in shown.items() if code[6:8] == "01") == 30
    with (tmp_path / "hasil" / "hitungan.csv").open(encoding="utf-8") as stream:
        whole = {row[0]: row[3] for row in csv.reader(stream, delimiter=";") if len(row) == 5}
    assert [whole[f"63.11.0{number}"] for number in range(1, 6)] == ["29", "7", "8", "20", "15"]


HIDDEN: Final = "tidak ditampilkan"


# --- answers of a survey


def answers(count: int, period: str = "", **traits: str) -> list[SurveyAnswer]:
    when = Period.parse(period) if period else None
    own = {SurveyTrait(name): value for name, value in traits.items()}
    return [SurveyAnswer(PLAIN, when, traits=own) for _ in range(count)]


@pytest.mark.parametrize(("count", "is_displayed"), GROUPS)
def test_few_answers_have_no_statistics(count: int, *, is_displayed: bool) -> None:
    found = summarise(answers(count))
    assert found.answers == count
    assert bool(found.elements) is (found.index is not None) is is_displayed
    figures = results.figures_of(found)
    assert (figures["index"]["exact"] is not None) is is_displayed
    assert ("kurang dari 10, tidak ditampilkan" in str(figures["hidden"])) is not is_displayed


@pytest.mark.parametrize(("count", "is_displayed"), GROUPS)
def test_an_element_that_few_answered_has_no_mean(count: int, *, is_displayed: bool) -> None:
    empty = [SurveyAnswer((*PLAIN[:8], None))] * (BESIDE - count)
    found = summarise([*answers(count), *empty])
    assert ("U9" in {each.code for each in found.elements}) is is_displayed
    assert (found.index is not None) is is_displayed
    assert (found.margin is not None) is is_displayed
    assert ("jawaban untuk U9" in str(results.figures_of(found)["hidden"])) is not is_displayed


def test_ten_answers_of_which_one_lacks_an_element_say_which() -> None:
    found = summarise([*answers(9), SurveyAnswer((*PLAIN[:8], None))])
    assert results.why_hidden(found).startswith("kurang dari 10 jawaban untuk U9")


@pytest.mark.parametrize(("count", "is_displayed"), GROUPS)
def test_alpha_is_of_ten_whole_answers(count: int, *, is_displayed: bool) -> None:
    whole = [SurveyAnswer((4,) * 9), SurveyAnswer((2, *(3,) * 8))]
    lacking = [SurveyAnswer((None, *PLAIN[1:]))] * BESIDE
    found = summarise([*(whole[place % 2] for place in range(count)), *lacking])
    assert (found.alpha is not None) is is_displayed


@pytest.mark.parametrize(
    ("sizes", "alone"),
    [
        ({"a": 30, "b": 10}, "ab"),
        # nine are joined by the next larger group, so that no difference tells of them
        ({"a": 30, "b": 9}, ""),
        ({"a": 30, "b": 10, "c": 9}, "a"),
        ({"a": 30, "b": 20, "c": 1}, "a"),
        # nine and one are ten together
        ({"a": 30, "b": 9, "c": 1}, "a"),
        ({"a": 30, "b": 5, "c": 4}, ""),
        ({"a": 30, "b": 5, "c": 5}, "a"),
        ({"a": 9}, ""),
        ({"a": 10}, "a"),
        ({"a": 10, "b": 0}, "a"),
    ],
)
def test_small_groups_are_displayed_together(sizes: dict[str, int], alone: str) -> None:
    names = pool_small(sizes)
    assert "".join(name for name, shown in names.items() if name == shown and sizes[name]) == alone
    together = sum(size for name, size in sizes.items() if names[name] != name)
    assert together == 0 or together >= 10 or together == sum(sizes.values())


@pytest.mark.parametrize(("count", "is_displayed"), GROUPS)
@pytest.mark.parametrize("trait", SurveyTrait)
def test_no_trait_displays_few_answers(
    trait: SurveyTrait, count: int, *, is_displayed: bool
) -> None:
    of_trait = {trait.value: "satu"}, {trait.value: "lain"}
    found = [*group_answers([*answers(count, **of_trait[0]), *answers(BESIDE, **of_trait[1])])]
    assert [(name, own.answers) for _, name, own in found] == (
        [("lain", BESIDE), ("satu", count)] if is_displayed else []
    )


@pytest.mark.parametrize(("count", "is_displayed"), GROUPS)
def test_answers_that_look_odd_are_left_out_beside_the_whole_by_tens(
    count: int, *, is_displayed: bool
) -> None:
    """Fault: the index with them and the one without differ by what the few answered."""
    odd = [SurveyAnswer((1,) * 9)] * count
    without = results.report_answers([*answers(BESIDE), *odd])["without_flagged"]
    assert isinstance(without, dict)
    assert without["n"] == (BESIDE if is_displayed else BESIDE + count)


@pytest.mark.parametrize(("count", "is_displayed"), GROUPS)
@pytest.mark.parametrize("when", ["2025", ""])
def test_years_beside_the_whole_tell_of_no_few_answers(
    when: str, count: int, *, is_displayed: bool
) -> None:
    """Fault: all answers without those of 2024 were the few of another year, or without a time."""
    report = results.report_answers([*answers(BESIDE, "2024"), *answers(count, when)])
    periods: Any = report["periods"]
    years = {each["period"]: each["n"] for each in periods if each["index"]["exact"]}
    rest = BESIDE + count - sum(years.values())
    assert rest in (0, BESIDE + count) or rest >= 10
    assert years.get("2024") == (BESIDE if is_displayed else None)


@pytest.mark.parametrize(("count", "is_displayed"), [(9, False), (10, True)])
def test_the_command_displays_no_few_answers(
    tmp_path: Path, count: int, *, is_displayed: bool
) -> None:
    rows = islice(product((3, 4), repeat=9), count)
    file = write(tmp_path, table([QUESTIONS, *rows]))
    found = json.loads(run("survey", file, "--json").out)
    assert (found["index"]["exact"] is not None) is bool(found["elements"]) is is_displayed
    says = run("survey", file).out
    assert ("kurang dari 10, tidak ditampilkan" in says) is not is_displayed
    assert all((f"{code} " in says) is is_displayed for code in ELEMENTS)


@pytest.mark.parametrize(("count", "is_read"), [(9, False), (10, True)])
def test_a_dossier_holds_no_group_of_few(tmp_path: Path, count: int, *, is_read: bool) -> None:
    """Papers and pages print the groups of a dossier as they are."""
    for file in BALANGAN.glob("*.*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "registers").mkdir()
    head = "survey,period,trait,name,answers,index,margin"
    row = f"skm,2023,sex,perempuan,{count},80.00,1.00"
    (tmp_path / "registers" / "respondents.csv").write_text(f"{head}\n{row}\n")
    found = [each for each in read_dossier(tmp_path).issues if "respondents" in str(each.place)]
    assert ("answers" in {each.place.column for each in found}) is not is_read
