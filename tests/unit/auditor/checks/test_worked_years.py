"""Years of figures that a report works out: of one thing, of a numbered series, and within a formula."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

THINGS = ("Perbaikan jalan desa", "Rehabilitasi jaringan irigasi", "Pemasangan lampu jalan")
THINGS += (
    "Pembuatan sumur bor",
    "Penanaman pohon kota",
    "Pengerukan muara sungai",
    "Perawatan jembatan gantung",
)


def achieved(thing: str, place: int) -> str:
    actual = 40 + place
    return (
        f"Capaian {thing}, Tahun 2024 {2 * actual},00\n"
        f"100 × Realisasi ÷ Target = 100 × {actual} ÷ 50\n\n"
        f"Realisasi {thing}, Tahun 2024 (keluaran.csv baris {place}) {actual}\n\n"
        f"Target {thing}, Tahun 2024 (rencana.yaml baris {place}) 50\n"
    )


def spent(program: int) -> str:
    part, whole = 700 + 7 * program, 1_000
    return (
        f"Serapan anggaran Program {program}, Tahun 2024 {part / 10:.2f}\n".replace(".", ",")
        + f"100 × Realisasi ÷ Pagu = 100 × {part} ÷ {whole // 1000}.000\n"
    )


def grown(number: int) -> str:
    before, now = 2_000 + 50 * number, 2_300 + 40 * number
    growth = f"{100 * (now - before) / before:.2f}".replace(".", ",")
    first, second = (f"{value:,}".replace(",", ".") for value in (now, before))
    return (
        f"Pertumbuhan IKU {number} dari Tahun 2022 {growth}\n"
        f"100 × (Realisasi − Tahun 2022) ÷ Tahun 2022 = 100 × ({first} − {second}) ÷ {second}\n"
    )


ACHIEVED = "\n".join(achieved(thing, place) for place, thing in enumerate(THINGS, start=1))
SPENT = "\n".join(map(spent, range(1, 9)))
GROWN = "\n".join(map(grown, range(1, 8)))


def years(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.YEAR)]


@pytest.mark.parametrize("text", [ACHIEVED, SPENT, GROWN, ACHIEVED + SPENT + GROWN])
def test_years_that_agree_are_silent(text: str) -> None:
    assert audited(text).findings == ()


@pytest.mark.parametrize("role", ["Capaian", "Realisasi", "Target"])
def test_one_figure_of_a_thing_is_of_the_year_of_both_others(role: str) -> None:
    named = f"{role} {THINGS[3]}, Tahun"
    assert years(ACHIEVED.replace(f"{named} 2024", f"{named} 2021")) == [("2021", "2024")]


def test_a_target_of_another_year_beside_that_of_the_year_is_sound() -> None:
    """The end of the plan has a target of its own."""
    end = "\n".join(f"Target {thing}, Tahun 2026 (renstra.csv baris 9) 60\n" for thing in THINGS)
    assert audited(f"{ACHIEVED}\n{end}").findings == ()


def test_a_thing_of_three_years_and_several_that_differ_prove_nothing() -> None:
    three = ACHIEVED.replace(f"Capaian {THINGS[0]}, Tahun 2024", f"Capaian {THINGS[0]}, Tahun 2022")
    assert years(three.replace(f"Target {THINGS[0]}, Tahun 2024", f"Target {THINGS[0]}, Tahun 2023")) == []
    several = ACHIEVED
    for thing in THINGS[:2]:
        several = several.replace(f"Capaian {thing}, Tahun 2024", f"Capaian {thing}, Tahun 2022")
    assert years(several) == []


def test_one_of_a_numbered_series_of_another_year_is_told() -> None:
    spoiled = SPENT.replace("Program 6, Tahun 2024", "Program 6, Tahun 2020")
    assert years(spoiled) == [("2020", "2024")]


def test_one_of_a_series_that_has_last_year_too_is_sound() -> None:
    before = spent(3).replace("2024", "2023")
    assert years(f"{SPENT}\n{before}") == []


def test_two_of_a_series_of_another_year_prove_nothing() -> None:
    spoiled = SPENT
    for program in (4, 6):
        spoiled = spoiled.replace(f"Program {program}, Tahun 2024", f"Program {program}, Tahun 2023")
    assert years(spoiled) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("IKU 4 dari Tahun 2022", "IKU 4 dari Tahun 2012"),
        ("− Tahun 2022) ÷ Tahun 2022 = 100 × (2.460", "− Tahun 2012) ÷ Tahun 2022 = 100 × (2.460"),
        ("− Tahun 2022) ÷ Tahun 2022 = 100 × (2.460", "− Tahun 2022) ÷ Tahun 2012 = 100 × (2.460"),
    ],
)
def test_a_formula_and_its_name_tell_one_year(old: str, new: str) -> None:
    assert old in GROWN
    assert {*years(GROWN.replace(old, new))} == {("2012", "2022")}
