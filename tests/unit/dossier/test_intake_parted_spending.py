"""Parts of the year that are made of a sum since January: their new lines, and what they were made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from tests.factories import money
from tests.intake.desks import codes, desk, proposed
from tests.unit.dossier.test_intake_since_stored import CODES, OPEN, Q3, SPENT, each, stored, until

from capaian.domain.identifiers import SourceId
from capaian.domain.issue import Place
from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.parted_spending import begun_lines, outdated_parts
from capaian.dossier.intake.since_stored import until_words
from capaian.dossier.intake.stored_figures import Stored

S1 = {"2023-S1": 5_000_000}
SUM = SourceId("sd-september")
OTHER = SourceId("tw-iii")


def read(title: str, office: OfficeYear, *spent: int) -> tuple[TakenTable, Sequence[str]]:
    at = desk(office)
    proposal = proposed(until(title, *spent), at)
    return TakenTable(proposal, take_table(proposal, at)), codes(at)


def begun(office: OfficeYear, *spent: int) -> list[tuple[str, str]]:
    one, told = read("S.D. TRIWULAN III", office, *spent)
    assert told == OPEN
    return [*begun_lines(one, Stored(office))]


@pytest.mark.parametrize("known", [5, 4, 3])
def test_lines_that_are_new_since_the_last_part_are_named(known: int) -> None:
    found = begun(stored(S1, CODES[:known]))
    assert [kind for kind, _ in found] == ([f"begun 2023-Q3 {' '.join(CODES[known:])}"] if known < 5 else [])
    assert all(f"s.d. Juni di {5 - known} dari 5 baris" in words for _, words in found)
    assert all(f"{CODES[4]}: 9.000.000" in words and "Triwulan III" in words for _, words in found)


def test_a_new_line_spent_all_of_it_in_the_part() -> None:
    office = stored(S1, CODES[:4])
    one, _ = read("S.D. TRIWULAN III", office)
    told = (row.cells for row in one.taken.rows if row.cells["kind"] == "all")
    spent = {cells["node"]: cells["actual"] for cells in told if "actual" in cells}
    assert {spent[code] for code in CODES[:4]} == {str(SPENT - 5_000_000)}
    assert spent[CODES[4]] == str(SPENT)


def test_a_new_line_that_spent_nothing_is_ordinary() -> None:
    assert begun(stored(S1, CODES[:4]), *[SPENT] * 4, 0) == []


def test_where_most_lines_are_lacking_the_part_before_is_missing() -> None:
    _, told = read("S.D. TRIWULAN III", stored(S1, CODES[:2]))
    assert told.count("stored_before_lacks") == 3


def test_a_line_of_which_a_part_is_stored_is_no_new_one() -> None:
    office = stored(S1, CODES[:4])
    more = stored(each("2023-Q1"), CODES[4:])
    _, told = read("S.D. TRIWULAN III", replace(office, inputs=(*office.inputs, *more.inputs)))
    assert "stored_before_lacks" in told


def test_quarters_alone_have_no_lines_that_begin() -> None:
    office = stored(S1, CODES[:4])
    one, _ = read("TRIWULAN III", office)
    assert one.taken.rest is None
    assert [*begun_lines(one, Stored(office))] == []


def source(code: SourceId, title: str) -> Source:
    return Source(code, title, date(2023, 9, 30), "tabel.xlsx", "0" * 64, Place("sources.yaml"))


def parted(parts: Mapping[str, SourceId], kept: Sequence[str] = CODES) -> OfficeYear:
    """An office with the first semester of its lines, and later parts of several sources."""
    office = stored(S1)
    later = [
        money(code, None, 3_000_000, period=Period.parse(part), source=of)
        for part, of in parts.items()
        for code in kept
    ]
    titles = [f"S.d. {part} ({until_words(Period.parse(part))})" for part, of in parts.items() if of == SUM]
    sources = (source(SUM, "; ".join(titles)), source(OTHER, "Triwulan III"))
    return replace(office, inputs=(*office.inputs, *later), sources=sources)


def outdated(title: str, office: OfficeYear, *spent: int) -> list[tuple[str, str]]:
    one, _ = read(title, office, *spent)
    return [*outdated_parts(one, Stored(office))]


SAME = [5_000_000] * 5


def test_a_corrected_semester_outdates_the_quarter_made_of_it() -> None:
    ((kind, words),) = outdated("S.D. TRIWULAN II", parted({"2023-Q3": SUM}), 6_000_000, *SAME[1:])
    assert kind == f"outdated 2023-Q3 {CODES[0]}"
    assert f"{CODES[0]}: 5.000.000, sekarang 6.000.000" in words
    assert words.endswith("ambil lagi berkas s.d. September")


@pytest.mark.parametrize(
    ("title", "office", "spent"),
    [
        ("S.D. TRIWULAN II", parted({"2023-Q3": SUM}), SAME),
        ("S.D. TRIWULAN II", parted({"2023-Q3": OTHER}), [6_000_000, *SAME[1:]]),
        ("S.D. TRIWULAN II", parted({"2023-Q3": SUM}, CODES[1:]), [6_000_000, *SAME[1:]]),
        ("S.D. TRIWULAN II", stored(S1), [6_000_000, *SAME[1:]]),
        ("S.D. TRIWULAN III", parted({"2023-Q3": SUM}), []),
        ("TRIWULAN IV", parted({"2023-Q3": SUM}), []),
        ("TRIWULAN I", parted({"2023-Q3": SUM}), []),
    ],
)
def test_what_changes_nothing_that_parts_were_made_of_is_ordinary(
    title: str, office: OfficeYear, spent: Sequence[int]
) -> None:
    assert outdated(title, office, *spent) == []


def test_the_first_part_alone_is_taken_again() -> None:
    office = parted({"2023-Q3": SUM, "2023-M10": SUM})
    found = outdated("S.D. TRIWULAN II", office, *[7_000_000] * 5)
    assert [kind for kind, _ in found] == [f"outdated 2023-Q3 {' '.join(CODES)}"]
    assert f"begitu pula {CODES[3]} {CODES[4]}" in found[0][1]


def test_a_quarter_corrected_after_october_outdates_october() -> None:
    office = parted({"2023-Q3": OTHER, "2023-M10": SUM})
    (found,) = outdated("TRIWULAN III", office, 4_000_000, *[3_000_000] * 4)
    assert found[0] == f"outdated 2023-M10 {CODES[0]}"
    assert "s.d. Oktober" in found[1]


def test_the_quarter_is_the_one_of_the_cases_above() -> None:
    assert until_words(Q3) == "selisih jumlah s.d. September dan realisasi tersimpan s.d. Juni"
