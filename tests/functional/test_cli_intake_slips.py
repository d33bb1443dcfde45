"""`capaian intake --yes`: figures with a nought too many or too few, or exchanged, are shown first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, new_office, uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm
from tests.intake.aggregate import kecamatan

from capaian.rulebook import load_rulebook

ALONE = ("--means", "bulan=-")
HELD = (12_336, 14_747, 10_310, 14_157, 13_845, 14_107, 11_391, 5_126)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = new_office(tmp_path)
    confirm(folder, money("I"), *ALONE)
    return folder


def take(folder: Path, rows: Rows, *options: str) -> Run:
    return bring(folder, rows, "--yes", *options)


def is_shown(folder: Path, rows: Rows, words: Sequence[str], *options: str) -> None:
    """Expect that nothing is written, and that who looks at it may agree."""
    before = [(folder / name).read_bytes() for name in ("counts.csv", "inputs.csv")]
    done = take(folder, rows, *options)
    assert done.code == 2, done.says
    assert [(folder / name).read_bytes() for name in ("counts.csv", "inputs.csv")] == before
    flat = " ".join(done.says.split())
    for one in words:
        assert one in flat
    confirm(folder, rows, *options)
    assert take(folder, rows, *options).code == 0


def as_it_is(granted: int, spent: int) -> tuple[int, int]:
    return granted, spent


def money(
    part: str, change: Callable[[int, int], tuple[int, int]] = as_it_is, only: int | None = None
) -> Rows:
    """Return budgets and spending of seven lines; a change is of all of them, or of one alone."""
    named = [one for one in load_rulebook().nomenclature if one.code.startswith("2.12.01.2.0")]
    lines = [one for one in named if len(one.code.split(".")) == 6][:7]
    title = f"LAPORAN REALISASI ANGGARAN TRIWULAN {part} TAHUN 2024"
    more = {"I": 0, "II": 130_500, "III": 270_300, "IV": 191_700}[part]
    body: Rows = []
    for n, one in enumerate(lines):
        figures = 97_350_000 + 1_230_000 * n, 19_375_000 + 310_000 * ((3 * n) % 7) + more
        body.append([one.code, one.name, *(change(*figures) if only in (None, n) else figures)])
    return [[title], [], ["KODE", "URAIAN", "ANGGARAN", "REALISASI"], *body]


def test_the_next_quarter_passes(office: Path) -> None:
    confirm(office, money("II"), *ALONE)
    assert take(office, money("III"), *ALONE).code == 0


@pytest.mark.parametrize("only", [None, 0, 4])
def test_budgets_of_exactly_ten_times_those_stored(only: int | None, office: Path) -> None:
    confirm(office, money("II"), *ALONE)
    rows = money("III", lambda granted, spent: (10 * granted, spent), only)
    where = f"di {7 if only is None else 1} dari 7 baris persis 10 kali yang tersimpan"
    is_shown(office, rows, [f"anggaran {where}", "mungkin kelebihan atau kekurangan nol"], *ALONE)


def test_budgets_of_exactly_a_tenth_of_those_stored(office: Path) -> None:
    confirm(office, money("II"), *ALONE)
    rows = money("III", lambda granted, spent: (granted // 10, spent // 10), 2)
    is_shown(office, rows, ["anggaran di 1 dari 7 baris persis seper-10 yang tersimpan"], *ALONE)


def test_a_round_budget_with_a_nought_more(office: Path) -> None:
    """That of one line hardly ever becomes ten times what it was, whatever its digits."""
    confirm(office, money("II", lambda _, spent: (90_000_000, spent), 3), *ALONE)
    rows = money("III", lambda _, spent: (900_000_000, spent), 3)
    is_shown(office, rows, ["90.000.000 untuk 2024, sekarang 900.000.000"], *ALONE)


@pytest.mark.parametrize("times", [10, 100])
def test_spending_of_exactly_so_many_times_that_of_the_quarter_before(times: int, office: Path) -> None:
    def change(granted: int, _: int) -> tuple[int, int]:
        return granted, 50_000 * times

    confirm(office, money("II"), *ALONE)
    confirm(office, money("III", lambda granted, _: (granted, 50_000), 5), *ALONE)
    assert take(office, money("IV", change, 5), *ALONE).code == 0


def test_spending_with_digits_of_exactly_ten_times_that_of_the_quarter_before(office: Path) -> None:
    confirm(office, money("II", lambda granted, _: (granted, 4_131_250), 5), *ALONE)
    rows = money("III", lambda granted, _: (granted, 41_312_500), 5)
    is_shown(office, rows, ["realisasi di 1 dari 7 baris persis 10 kali", "4.131.250 untuk 2024-Q2"], *ALONE)


def test_spending_of_all_lines_of_ten_times_that_before(office: Path) -> None:
    confirm(office, money("II", lambda granted, _: (granted, 2_000_000)), *ALONE)
    rows = money("III", lambda granted, _: (granted, 20_000_000))
    is_shown(office, rows, ["realisasi di 7 dari 7 baris persis 10 kali yang tersimpan"], *ALONE)


def test_budgets_that_are_exchanged(office: Path) -> None:
    confirm(office, money("II"), *ALONE)
    rows = money("III")
    rows[4][2], rows[7][2] = rows[7][2], rows[4][2]
    is_shown(
        office, rows, ["sama persis dengan yang tersimpan untuk satu sama lain", "mungkin tertukar"], *ALONE
    )


def cards(part: str, held: Sequence[int]) -> Rows:
    names = enumerate(kecamatan().values(), 1)
    more = 800 + len(part)
    lines: Rows = [[n, name, HELD[n - 1] + more, held[n - 1]] for n, name in names]
    title = f"KEPEMILIKAN KTP-EL TRIWULAN {part} TAHUN 2023"
    return [[title], [], ["NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM"], *lines]


@pytest.mark.parametrize("rows", [(0, 1), (1, 2), (0, 7), (1, 4, 6)])
def test_rows_that_are_exchanged(rows: Sequence[int], dossier: Path) -> None:
    """What Juai had is what Halong has, and the other way round; or three in a ring."""
    confirm(dossier, cards("I", HELD))
    new = [figure + 11 + n for n, figure in enumerate(HELD)]
    for n, row in enumerate(rows):
        new[row] = HELD[rows[n - 1]]
    codes = [[*kecamatan()][row] for row in rows]
    done = take(dossier, cards("II", new))
    assert "ktp.holders" in done.says
    assert all(code in done.says for code in codes)
    is_shown(dossier, cards("II", new), ["untuk satu sama lain", "mungkin tertukar"])


def test_a_row_alone_that_has_what_another_one_had_is_not_exchanged(dossier: Path) -> None:
    confirm(dossier, cards("I", HELD))
    new = [figure + 11 + n for n, figure in enumerate(HELD)]
    new[3] = HELD[5]
    assert take(dossier, cards("II", new)).code == 0


def test_a_count_with_a_nought_less(dossier: Path) -> None:
    confirm(dossier, cards("I", [*HELD[:7], 5_120]))
    new = [figure + 11 + n for n, figure in enumerate(HELD)]
    new[7] = 512
    is_shown(dossier, cards("II", new), ["ktp.holders di 1 dari 8 baris persis seper-10"])
