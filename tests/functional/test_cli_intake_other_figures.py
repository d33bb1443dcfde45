"""`capaian intake`: forms of money, events and cards whose figures became others below the same words.

Each pair is a table that somebody confirmed, and the next of the same form, whose words say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from tests.functional.cli_cast import Run, new_office, run, run_sure
from tests.intake.aggregate import kecamatan
from tests.intake.books import Cell, write_sheet

from capaian.rulebook import load_rulebook

Row = Sequence[int]
FILES: Final = ("counts.csv", "inputs.csv")
MONTHS: Final = ("Januari", "Februari", "Maret", "April", "Mei", "Juni")
QUARTERS: Final = ("TW I", "TW II", "TW III", "TW IV")
FACTORS: Final = (70, 130, 95, 110, 80, 125, 100, 75, 120, 90, 105, 85)
"""What percents of an even amount are spent or counted in one time after the other."""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return new_office(tmp_path)


def nodes() -> list[tuple[str, str]]:
    """Codes and names of official sub-activities."""
    named = [entry for entry in load_rulebook().nomenclature if entry.code.startswith("2.12.01.2.0")]
    return [(one.code, one.name) for one in named if len(one.code.split(".")) == 6][:6]


def varied(even: int, times: int, shift: int = 0) -> list[int]:
    """Return amounts that rise and fall around an even one."""
    return [even * FACTORS[(place * 5 + shift) % len(FACTORS)] // 100 for place in range(times)]


class Form(NamedTuple):
    """A form: its title, its heads, and what each of its rows says for a shift of its figures."""

    title: str
    heads: Sequence[str]
    row: Callable[[int, int], Row]
    options: Sequence[str] = ()
    is_of_money: bool = False

    def write(self, path: Path, change: Callable[[Row], Row], shift: int = 0) -> Path:
        """Write the table with its figures changed."""
        names = nodes() if self.is_of_money else [(name,) for name in kecamatan().values()]
        rows: list[list[Cell]] = [[self.title], [], [*self.heads]]
        for number, name in enumerate(names, 1):
            rows.append([*name, *change(self.row(number, shift))])
        return write_sheet(path, rows)


def same(row: Row) -> Row:
    return row


def summed(row: Row) -> Row:
    """All since January; what stands before is the budget, where there is any."""
    return [*accumulate(row)]


def summed_after_one(row: Row) -> Row:
    return [row[0], *accumulate(row[1:])]


def money(times: int) -> Callable[[int, int], Row]:
    return lambda n, shift: [
        40_000_000 + 1_000_000 * n,
        *varied(1_000_000 + 10_000 * n, times, n + shift),
    ]


def events(times: int) -> Callable[[int, int], Row]:
    return lambda n, shift: varied(100 + n, times, n + shift)


def cards(n: int, shift: int) -> Row:
    return [9_000 + 7 * n + shift, 8_000 + 5 * n + shift]


def twins(n: int, shift: int) -> Row:
    return [9_000 + 7 * n + shift, 8_000 + 5 * n + shift, 7_000 + n + shift]


SPENT: Final = "REALISASI ANGGARAN DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KABUPATEN BALANGAN TAHUN 2024"
CARDS: Final = "KEPEMILIKAN KTP-EL TAHUN 2024"
DEATHS: Final = "AKTA KEMATIAN YANG DITERBITKAN TAHUN 2024"
AS_DEATHS: Final = tuple(part for month in MONTHS for part in ("--means", f"{month}=akta-mati.issued"))
FORMS: Final = {
    "months": Form(SPENT, ("KODE", "URAIAN", "PAGU", *MONTHS), money(6), (), True),
    "quarters": Form(SPENT, ("KODE", "URAIAN", "PAGU", *QUARTERS), money(4), (), True),
    "numbers": Form(SPENT, ("KODE", "URAIAN", "PAGU", *map(str, range(1, 13))), money(12), (), True),
    "events": Form(DEATHS, ("KECAMATAN", *MONTHS), events(6), AS_DEATHS),
    "cards": Form(CARDS, ("KECAMATAN", "WAJIB KTP", "SUDAH REKAM"), cards),
    "twins": Form(
        CARDS,
        ("KECAMATAN", "WAJIB KTP", "SUDAH REKAM", "SUDAH REKAM"),
        twins,
        ("--means", "SUDAH REKAM=ktp.holders", "--means", "SUDAH REKAM (2)=-"),
    ),
}
OTHERS: Final[dict[str, tuple[str, Callable[[Row], Row], str]]] = {
    "months since January": ("months", summed_after_one, "tidak pernah turun"),
    "quarters since January": ("quarters", summed_after_one, "tidak pernah turun"),
    "numbered months since January": ("numbers", summed_after_one, "tidak pernah turun"),
    "events since January": ("events", summed, "tidak pernah turun"),
    "those of the year": ("cards", lambda row: [row[0], row[1] // 30], "kurang dari seperlima"),
    "twins that changed places": ("twins", lambda row: [row[0], row[2], row[1]], "yang berjudul sama"),
}


def taken(dossier: Path) -> Iterator[str]:
    yield from ((dossier / name).read_text(encoding="utf-8") for name in FILES)


def confirm(dossier: Path, form: Form, change: Callable[[Row], Row] = same, *more: str) -> None:
    """Confirm a table, and forget its figures: what was settled goes on into the next year without them."""
    kept = [*taken(dossier)]
    path = form.write(dossier.parent / "pertama.xlsx", change)
    done = run_sure("intake", path, dossier, *form.options, *more)
    assert done.code == 0, done.says
    assert [*taken(dossier)] != kept
    for name, text in zip(FILES, kept, strict=True):
        (dossier / name).write_text(text, encoding="utf-8")


def follow(dossier: Path, form: Form, change: Callable[[Row], Row], shift: int) -> Run:
    return run("intake", form.write(dossier.parent / "berikut.xlsx", change, shift), dossier, "--yes")


@pytest.mark.parametrize("name", OTHERS)
def test_figures_of_another_shape_are_shown_before_they_are_stored(dossier: Path, name: str) -> None:
    form, change, words = OTHERS[name]
    confirm(dossier, FORMS[form])
    before = [*taken(dossier)]
    answer = follow(dossier, FORMS[form], change, 3)
    assert answer.code in (2, 10), answer.says
    assert words in " ".join(answer.says.split())
    assert [*taken(dossier)] == before


@pytest.mark.parametrize("shift", range(1, 4))
@pytest.mark.parametrize("name", FORMS)
def test_the_next_figures_of_the_same_shape_are_stored(dossier: Path, name: str, shift: int) -> None:
    confirm(dossier, FORMS[name])
    before = [*taken(dossier)]
    answer = follow(dossier, FORMS[name], same, shift)
    assert answer.code == 0, answer.says
    assert [*taken(dossier)] != before


def quarter(folder: Path, number: int, change: Callable[[int], int] = int) -> Path:
    """Write the deaths of one quarter."""
    rows: list[list[Cell]] = [[f"AKTA KEMATIAN TRIWULAN {'I' * number} TAHUN 2024"], []]
    rows.append(["KECAMATAN", "KEMATIAN DILAPORKAN", "AKTA KEMATIAN DITERBITKAN"])
    for n, name in enumerate(kecamatan().values(), 1):
        issued = varied(100 + n, 4, n)[number - 1]
        rows.append([name, change(issued + 20), change(issued)])
    return write_sheet(folder / f"tw{number}.xlsx", rows)


def test_a_quarter_that_holds_those_before_it_is_shown(dossier: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        done = run_sure("intake", quarter(tmp_path, number), dossier)
        assert done.code == 0, done.says
    answer = run("intake", quarter(tmp_path, 3, lambda value: 3 * value), dossier, "--yes")
    assert answer.code in (2, 10), answer.says
    assert "tidak kurang dari jumlah semua bagian tahun sebelumnya" in " ".join(answer.says.split())
    assert run("intake", quarter(tmp_path, 3), dossier, "--yes").code == 0


@pytest.mark.parametrize(("factor", "word"), [(1_000, "kali lipat atau lebih"), (3, "kali lipat atau lebih")])
def test_a_stock_far_from_that_of_the_time_before_is_shown(
    dossier: Path, tmp_path: Path, factor: int, word: str
) -> None:
    form = FORMS["cards"]
    early = form._replace(title="KEPEMILIKAN KTP-EL TRIWULAN II TAHUN 2024")
    assert run_sure("intake", early.write(tmp_path / "tw2.xlsx", same), dossier).code == 0
    late = form._replace(title="KEPEMILIKAN KTP-EL TRIWULAN III TAHUN 2024")
    path = late.write(tmp_path / "tw3.xlsx", lambda row: [factor * value for value in row])
    answer = run("intake", path, dossier, "--yes")
    assert answer.code in (2, 10), answer.says
    assert word in " ".join(answer.says.split())
    assert run("intake", late.write(tmp_path / "tw3b.xlsx", same, 9), dossier, "--yes").code == 0


def test_figures_that_fall_are_no_sums_since_january(dossier: Path) -> None:
    form = FORMS["months"]
    confirm(dossier, form, summed_after_one, "--means", "bulan=kumulatif")
    assert follow(dossier, form, summed_after_one, 0).code == 0
    before = [*taken(dossier)]
    answer = follow(dossier, form, same, 3)
    assert answer.code in (1, 2, 10), answer.says
    assert [*taken(dossier)] == before
