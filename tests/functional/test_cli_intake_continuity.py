"""`capaian intake --yes`: figures that do not go on with the stored ones are shown first, others pass."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, copy_balangan, new_office, run, uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm
from tests.intake.aggregate import kecamatan
from tests.intake.books import Cell
from tests.intake.recap import regencies

from capaian.rulebook import load_rulebook

Pair = tuple[int, int]
Change = Callable[[list[Pair]], list[Pair]]
FILES = ("counts.csv", "inputs.csv", "peers.csv")
ALONE = ("--means", "bulan=-")
HELD = (12_336, 14_747, 10_310, 14_157, 13_845, 14_107, 11_391, 5_126)
BUDGETS = (30_633_400, 237_153_800, 35_954_400, 66_862_500, 111_574_800, 220_975_500, 66_462_600, 24_359_900)
PARTS = {"I": (21, 0), "II": (19, 4_170), "III": (22, 9_310)}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_office(tmp_path)


def take(folder: Path, rows: Rows, *options: str) -> Run:
    return bring(folder, rows, "--yes", *options)


def is_shown(folder: Path, rows: Rows, *words: str) -> None:
    """Expect that nothing is written, and that what is odd is told."""
    before = [(folder / name).read_bytes() for name in FILES if (folder / name).exists()]
    done = take(folder, rows)
    assert done.code == 2, done.says
    assert [(folder / name).read_bytes() for name in FILES if (folder / name).exists()] == before
    told = " ".join(done.says.split())
    assert "Bentuk angka:" in told
    for one in words:
        assert one in told


def shifted(by: int) -> Change:
    return lambda rows: [*rows[-by:], *rows[:-by]]


def upside_down(rows: list[Pair]) -> list[Pair]:
    return rows[::-1]


def of_one(row: int, times: Callable[[int], int]) -> Change:
    def change(rows: list[Pair]) -> list[Pair]:
        return [(times(pair[0]), times(pair[1])) if n == row else pair for n, pair in enumerate(rows)]

    return change


def as_told(rows: list[Pair]) -> list[Pair]:
    return rows


def spent(part: str) -> list[Pair]:
    share, more = PARTS[part]
    return [(pagu, pagu * (share + n % 3) // 100 + more) for n, pagu in enumerate(BUDGETS)]


def money(part: str, figures: Sequence[Pair] | None = None) -> Rows:
    named = [one for one in load_rulebook().nomenclature if one.code.startswith("2.12.01.2.0")]
    lines = [one for one in named if len(one.code.split(".")) == 6][: len(BUDGETS)]
    rows = zip(lines, figures or spent(part), strict=True)
    title = f"REALISASI BELANJA TRIWULAN {part} TAHUN 2024"
    heads: list[Cell] = ["KODE", "URAIAN", "PAGU", "REALISASI TRIWULAN INI"]
    return [[title], [], heads, *([one.code, one.name, *pair] for one, pair in rows)]


@pytest.fixture
def spending(office: Path) -> Path:
    confirm(office, money("I"), *ALONE)
    confirm(office, money("II"), *ALONE)
    return office


def test_the_money_of_the_next_quarter_passes(spending: Path) -> None:
    assert take(spending, money("III")).code == 0


@pytest.mark.parametrize("change", [shifted(1), shifted(3), upside_down])
def test_money_that_moved_against_its_names(change: Change, spending: Path) -> None:
    is_shown(spending, money("III", change(spent("III"))), "anggaran di semua 8 baris sama persis")


@pytest.mark.parametrize("change", [shifted(1), upside_down])
def test_spending_alone_that_moved_against_its_names(change: Change, spending: Path) -> None:
    moved = [
        (pagu, amount) for (pagu, _), (_, amount) in zip(spent("III"), change(spent("III")), strict=True)
    ]
    is_shown(spending, money("III", moved), "realisasi Triwulan III Tahun 2024", "tidak lagi sepadan")


@pytest.mark.parametrize(("row", "figure"), [(1, 52_173), (5, 48_614), (0, 6_739)])
def test_one_amount_that_is_a_thousandth_of_its_own_last_ones(row: int, figure: int, spending: Path) -> None:
    """However large the others of its column are."""
    rows = money("III")
    rows[3 + row][3] = figure
    is_shown(spending, rows, "realisasi 100 kali lebih kecil atau kurang di 1 dari 8 baris")


def test_a_quarter_in_which_nothing_was_spent_any_more(spending: Path) -> None:
    none = [(pagu, 0) for pagu, _ in spent("III")]
    is_shown(spending, money("III", none), "realisasi 0 di 8 dari 8 baris yang sebelumnya berisi")


@pytest.mark.parametrize("part", ["I", "II"])
@pytest.mark.parametrize("others", [0, 1])
def test_spending_of_an_earlier_quarter_below_a_later_title(part: str, others: int, spending: Path) -> None:
    old = [(pagu, amount + (n < others)) for n, (pagu, amount) in enumerate(spent(part))]
    words = f"sama persis dengan yang tersimpan untuk Triwulan {part} Tahun 2024"
    is_shown(spending, money("III", old), words, "mungkin tabel yang lama")


def stages(part: str, change: Callable[[int, int], Pair] = lambda first, now: (first, now)) -> Rows:
    rows = money(part)
    heads: list[Cell] = ["KODE", "URAIAN", "ANGGARAN MURNI", "ANGGARAN PERUBAHAN", "REALISASI TRIWULAN INI"]
    body: Rows = [
        [code, name, *change(pagu - 1_117_000 * (n % 4), pagu), amount]
        for n, (code, name, pagu, amount) in enumerate(rows[3:])
        if isinstance(pagu, int)
    ]
    return [*rows[:2], heads, *body]


def test_the_stages_of_a_budget_that_changed_places(office: Path) -> None:
    confirm(office, stages("I"), *ALONE)
    confirm(office, stages("II"), *ALONE)
    is_shown(
        office,
        stages("III", lambda first, now: (now, first)),
        "anggaran semula di semua 6 baris sama persis dengan yang tersimpan untuk kolom lain",
        "padahal tidak berubah lagi",
    )
    is_shown(office, stages("III", lambda first, now: (first + 50_000, now)), "padahal tidak berubah lagi")
    assert take(office, stages("III")).code == 0


def held(more: int = 0) -> list[Pair]:
    return [(have + 90 + 7 * n + more, have + 11 * n + more) for n, have in enumerate(HELD)]


def cards(part: str, figures: Sequence[Pair]) -> Rows:
    rows = zip(kecamatan().values(), figures, strict=True)
    title = f"KEPEMILIKAN KTP-EL TRIWULAN {part} TAHUN 2023"
    heads: list[Cell] = ["NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM"]
    return [[title], [], heads, *([n, name, *pair] for n, (name, pair) in enumerate(rows, 1))]


@pytest.fixture
def counted(dossier: Path) -> Path:
    confirm(dossier, cards("I", held()))
    assert take(dossier, cards("II", held(37))).code == 0
    return dossier


def test_the_counts_of_the_next_quarter_pass(counted: Path) -> None:
    assert take(counted, cards("III", held(81))).code == 0


@pytest.mark.parametrize(
    "change",
    [
        shifted(1),
        shifted(2),
        upside_down,
        sorted,
        of_one(2, lambda figure: 1_000 * figure),
        of_one(2, lambda figure: 10 * figure),
        of_one(2, lambda figure: 2 * figure),
        of_one(7, lambda figure: figure // 1_000),
    ],
)
@pytest.mark.parametrize("part", ["II", "III"])
def test_counts_that_do_not_go_on(part: str, change: Change, counted: Path) -> None:
    """Neither in the next quarter nor in place of the same one."""
    is_shown(counted, cards(part, change(held(81))))


def test_one_new_row_hides_no_old_table(counted: Path) -> None:
    old = [*held(81)[:1], *held(0)[1:]]
    is_shown(
        counted, cards("III", old), "di 7 dari 8 baris sama persis dengan yang tersimpan untuk Triwulan I"
    )


def in_year(year: int, figures: Sequence[Pair]) -> Rows:
    return [[f"KEPEMILIKAN KTP-EL TAHUN {year}"], *cards("", figures)[1:]]


def test_the_first_table_of_a_year_goes_on_with_the_closed_one(tmp_path: Path) -> None:
    """Its dossier has no counts of its own yet."""
    dossier = copy_balangan(tmp_path)
    with (dossier / "counts.csv").open(encoding="utf-8", newline="") as file:
        told = {(row["measure"], row["area"]): int(row["value"] or 0) for row in csv.DictReader(file)}
    old = [(told["ktp.eligible", area], told["ktp.holders", area]) for area in kecamatan()]
    confirm(dossier, in_year(2023, [(eligible, holders - 5) for eligible, holders in old]))
    assert take(dossier, in_year(2023, old)).code == 0
    assert run("close", dossier, "--on", "2024-02-28", "--out", tmp_path / "out").code == 0
    (closed,) = (tmp_path / "out").glob("*.json")
    folder = tmp_path / "berikut"
    assert run("new", folder, "--from", closed).code == 0
    new = [(eligible + 120 + n, holders + 140) for n, (eligible, holders) in enumerate(old)]
    words = "sama persis dengan yang tersimpan untuk Tahun 2023"
    is_shown(folder, in_year(2024, old), f"ktp.eligible di semua 8 baris {words}")
    is_shown(folder, in_year(2024, old[::-1]), "sama persis dengan yang tersimpan untuk")
    is_shown(folder, in_year(2024, new[::-1]), "kali lipat atau lebih")
    assert take(folder, in_year(2024, new)).code == 0


def deaths(part: str, figures: Sequence[int]) -> Rows:
    rows = enumerate(zip(kecamatan().values(), figures, strict=True), 1)
    title = f"PENERBITAN AKTA KEMATIAN TRIWULAN {part} TAHUN 2023"
    heads: list[Cell] = ["NO", "KECAMATAN", "KEMATIAN DILAPORKAN", "AKTA KEMATIAN DITERBITKAN"]
    return [[title], [], heads, *([n, name, 3 + figure, figure] for n, (name, figure) in rows)]


def test_events_that_do_not_go_on(dossier: Path) -> None:
    confirm(dossier, deaths("I", [32, 22, 29, 36, 26, 33, 23, 30]))
    confirm(dossier, deaths("II", [20, 27, 34, 24, 31, 21, 28, 35]))
    next_ones = [25, 32, 22, 29, 36, 26, 33, 21]
    is_shown(dossier, deaths("III", [0] * 8), "akta-mati.issued 0 di 8 dari 8 baris")
    large = [*next_ones[:2], 22_000, *next_ones[3:]]
    is_shown(dossier, deaths("III", large), "akta-mati.issued 6 kali lipat atau lebih di 1 dari 8 baris")
    none = [0, *next_ones[1:]]
    is_shown(
        dossier, deaths("III", none), "akta-mati.issued 0 di 1 dari 8 baris", "63.11.01: 20 untuk 2023-Q2"
    )
    replaced = [20, 0, 34, 24, 31, 21, 28, 35]
    is_shown(dossier, deaths("II", replaced), "akta-mati.issued 0 di 1 dari 8 baris", "63.11.02: 27 untuk")
    assert take(dossier, deaths("III", next_ones)).code == 0


def test_a_line_that_was_paid_each_quarter_and_is_not_any_more(spending: Path) -> None:
    confirm(spending, money("III"))
    told = spent("III")
    told[1] = told[1][0], 0
    is_shown(spending, money("IV", told), "realisasi 0 di 1 dari 8 baris", "selalu jauh di atasnya")


def peers(part: str, change: Change = as_told, more: int = 0) -> Rows:
    lines = regencies()
    figures = [(eligible - more, holders - more) for _, _, eligible, holders in lines]
    rows = zip(lines, change(figures), strict=True)
    title = f"REKAPITULASI PEREKAMAN KTP-EL PROVINSI KALIMANTAN SELATAN TRIWULAN {part} TAHUN 2023"
    body: Rows = [[n, one[1].upper(), *pair] for n, (one, pair) in enumerate(rows, 1)]
    return [[title], [], ["No", "Kab/Kota", "WKTP", "REKAM"], *body]


def exchanged(rows: list[Pair]) -> list[Pair]:
    return [(holders, eligible) for eligible, holders in rows]


def test_recaps_that_do_not_go_on(dossier: Path) -> None:
    confirm(dossier, peers("I", more=731))
    assert take(dossier, peers("II", more=412)).code == 0
    is_shown(dossier, peers("III", exchanged), "lebih banyak daripada yang wajib", "kedua kolomnya tertukar")
    is_shown(dossier, peers("III", more=412), "penyebut di semua 13 baris sama persis dengan yang tersimpan")
    is_shown(
        dossier, peers("III", of_one(4, lambda n: 1_000 * n)), "penyebut 1,25 kali lipat atau lebih di 1 dari"
    )
    is_shown(dossier, peers("III", upside_down), "pembilang 1,5 kali lebih kecil atau kurang")
    assert take(dossier, peers("III", more=197)).code == 0
