"""`capaian intake --yes`: figures of another shape below the same words are shown, ordinary ones pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, new_office, run, run_sure, uncounted_balangan
from tests.intake.aggregate import kecamatan
from tests.intake.books import Cell, write_sheet

from capaian.domain.period import MONTHS
from capaian.rulebook import load_rulebook

Rows = list[list[Cell]]
OF_DEATHS = tuple(option for month in MONTHS for option in ("--means", f"{month}=akta-mati.issued"))
OF_HOLDERS = ("--means", "SUDAH REKAM KTP-EL=ktp.holders")
OF_TWINS = ("--means", "SUDAH REKAM=ktp.holders", "--means", "SUDAH REKAM (2)=-")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_office(tmp_path)


def taken(folder: Path, rows: Rows, *options: str) -> Run:
    return run("intake", write_sheet(folder.parent / "tabel.xlsx", rows), folder, *options)


def confirmed(folder: Path, rows: Rows, *options: str) -> None:
    done = run_sure("intake", write_sheet(folder.parent / "tabel.xlsx", rows), folder, *options)
    assert done.code == 0, done.says


def stored(folder: Path) -> Sequence[bytes]:
    return [(folder / name).read_bytes() for name in ("counts.csv", "inputs.csv")]


def is_shown(folder: Path, rows: Rows, told: str, *options: str) -> None:
    """Expect that nothing is written, that what is odd is told, and that who looks at it may agree, once."""
    before = stored(folder)
    done = taken(folder, rows, "--yes", *options)
    assert (done.code, stored(folder)) == (2, before), done.says
    assert told in " ".join(done.says.split())
    confirmed(folder, rows, *options)
    done = taken(folder, rows, "--yes", *options)
    assert done.code == 0, done.says


def by_area(title: str, heads: Sequence[str], *figures: Callable[[int], int]) -> Rows:
    names = enumerate(kecamatan().values(), 1)
    lines: Rows = [[n, name, *(one(n) for one in figures)] for n, name in names]
    return [[title], [], ["NO", "KECAMATAN", *heads], *lines]


def deaths_by_month(months: Callable[[int], Sequence[int]]) -> Rows:
    names = enumerate(kecamatan().values(), 1)
    lines: Rows = [[n, name, *months(n)] for n, name in names]
    return [["AKTA KEMATIAN YANG DITERBITKAN TAHUN 2023"], [], ["NO", "KECAMATAN", *MONTHS], *lines]


def in_months(n: int, more: int = 0) -> Sequence[int]:
    return [3 + (5 * n + 7 * month + more) % 9 for month in range(12)]


def test_events_of_months_that_become_sums_since_january(dossier: Path) -> None:
    confirmed(dossier, deaths_by_month(in_months), *OF_DEATHS)
    assert taken(dossier, deaths_by_month(lambda n: in_months(n, 4)), "--yes").code == 0
    is_shown(
        dossier,
        deaths_by_month(lambda n: [*accumulate(in_months(n, 2))]),
        "akta-mati.issued tidak pernah turun",
    )


def test_noughts_of_months_to_come_hide_no_sums(dossier: Path) -> None:
    over = ("--means", "bulan bernilai 0=lewat")

    def half(figures: Sequence[int]) -> Sequence[int]:
        return [*figures, *([0] * 6)]

    confirmed(dossier, deaths_by_month(lambda n: half(in_months(n)[:6])), *OF_DEATHS, *over)
    sums = deaths_by_month(lambda n: half([*accumulate(in_months(n, 2)[:6])]))
    is_shown(dossier, sums, "akta-mati.issued tidak pernah turun", *over)


@pytest.mark.parametrize(
    "heads", [MONTHS[:6], tuple(map(str, range(1, 13))), ("TW I", "TW II", "TW III", "TW IV")]
)
def test_spending_that_becomes_sums_since_january(heads: Sequence[str], office: Path) -> None:
    named = [entry for entry in load_rulebook().nomenclature if entry.code.startswith("2.12.01.2.0")]
    lines = [one for one in named if len(one.code.split(".")) == 6][:6]

    def spent(n: int, more: int) -> Sequence[int]:
        return [2_000_000 + 100_000 * ((5 * n + 3 * k + more) % 7) for k in range(len(heads))]

    def rows(figures: Callable[[int], Sequence[int]]) -> Rows:
        title = "REALISASI BELANJA TAHUN 2024"
        body: Rows = [[one.code, one.name, 90_000_000 + n, *figures(n)] for n, one in enumerate(lines)]
        return [[title], [], ["KODE", "URAIAN", "PAGU", *heads], *body]

    confirmed(office, rows(lambda n: spent(n, 0)))
    last = rows(lambda n: [*spent(n, 0)[:-1], *spent(n, 3)[-1:]])  # the one that was not over yet
    assert taken(office, last, "--yes").code == 0
    is_shown(
        office,
        rows(lambda n: [*accumulate(spent(n, 1))]),
        "realisasi tidak pernah turun",
        "--means",
        "angka pengganti=benar",
    )


def test_the_holders_of_a_time_alone(dossier: Path) -> None:
    heads, title = ("WAJIB KTP", "SUDAH REKAM"), "KEPEMILIKAN KTP-EL TAHUN {}"
    confirmed(dossier, by_area(title.format(2023), heads, lambda n: 9000 + 7 * n, lambda n: 8000 + 5 * n))
    few = by_area(title.format(2023), heads, lambda n: 9000 + 7 * n, lambda n: 300 + 5 * n)
    before = stored(dossier)
    done = taken(dossier, few, "--yes", "--means", "SUDAH REKAM=ktp.holders")
    assert (done.code, stored(dossier)) == (2, before), done.says
    assert "ktp.holders kurang dari seperlima ktp.eligible di 8 dari 8 baris" in done.says


def test_columns_headed_alike_that_change_places(dossier: Path) -> None:
    heads, title = ("WAJIB KTP", "SUDAH REKAM", "SUDAH REKAM"), "KEPEMILIKAN KTP-EL TAHUN 2023"

    def rows(more: int, *, is_exchanged: bool = False) -> Rows:
        columns = [lambda n: 8000 + 5 * n + more, lambda n: 7000 + n + more]
        return by_area(title, heads, lambda n: 9000 + 7 * n, *(columns[::-1] if is_exchanged else columns))

    confirmed(dossier, rows(0), *OF_TWINS)
    assert taken(dossier, rows(40), "--yes").code == 0
    is_shown(dossier, rows(60, is_exchanged=True), "yang berjudul sama (7.061 dan 8.065)")


DEATHS = ("KEMATIAN DILAPORKAN", "AKTA KEMATIAN DITERBITKAN")


def deaths(part: str, times: int = 1, more: int = 0) -> Rows:
    title = f"PENERBITAN AKTA KEMATIAN TRIWULAN {part} TAHUN 2023"
    return by_area(title, DEATHS, lambda n: times * (90 + n + more), lambda n: times * (70 + n - more))


def test_a_quarter_of_another_size_than_the_one_before(dossier: Path) -> None:
    confirmed(dossier, deaths("I"))
    confirmed(dossier, deaths("II", more=9))
    is_shown(dossier, deaths("III", 12), "akta-mati.issued 6 kali lipat atau lebih di 8 dari 8 baris")


def test_a_quarter_that_tells_all_since_january(dossier: Path) -> None:
    confirmed(dossier, deaths("I"))
    confirmed(dossier, deaths("II", more=9))
    is_shown(dossier, deaths("III", 3), "akta-mati.issued tidak kurang dari jumlah semua bagian tahun")


def test_the_next_quarter_passes(dossier: Path) -> None:
    confirmed(dossier, deaths("I"))
    confirmed(dossier, deaths("II", more=9))
    assert taken(dossier, deaths("III", more=4), "--yes").code == 0


def cards(part: str, figures: Sequence[int]) -> Rows:
    title = f"KEPEMILIKAN KTP-EL TRIWULAN {part} TAHUN 2023"
    heads = ("WAJIB KTP", "SUDAH REKAM")
    return by_area(title, heads, lambda n: figures[n - 1] + 900, lambda n: figures[n - 1])


def test_figures_that_stand_one_row_too_low(dossier: Path) -> None:
    sizes = [8000, 6500, 9500, 7200, 5600, 10200, 6900, 8900]
    confirmed(dossier, cards("I", sizes))
    assert taken(dossier, cards("II", [size + 31 for size in sizes]), "--yes").code == 0
    shifted = [*sizes[-1:], *sizes[:-1]]
    is_shown(dossier, cards("III", shifted), "sama persis dengan yang tersimpan untuk baris lain")


def test_persons_in_place_of_those_who_need_a_card(dossier: Path) -> None:
    """What is there hardly doubles from one quarter to the next."""
    sizes = [3000 + 170 * n for n in range(8)]
    confirmed(dossier, cards("I", sizes))
    is_shown(dossier, cards("II", [3 * size for size in sizes]), "ktp.holders 1,5 kali lipat atau lebih")


def test_holders_alone_are_held_against_those_whom_the_dossier_knows(dossier: Path) -> None:
    def alone(part: str, holders: int) -> Rows:
        title = f"PENDUDUK YANG SUDAH REKAM KTP-EL TRIWULAN {part} TAHUN 2023"
        return by_area(title, ("SUDAH REKAM KTP-EL",), lambda n: holders + n)

    confirmed(dossier, cards("II", [8000 + 10 * n for n in range(8)]))
    confirmed(dossier, alone("I", 7900))
    is_shown(dossier, alone("II", 700), "ktp.holders kurang dari seperlima ktp.eligible", *OF_HOLDERS)
