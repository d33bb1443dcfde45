"""What `capaian intake` shows before it writes: every figure that will be stored, and what it replaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, new_office, uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm
from tests.intake.aggregate import kecamatan

from capaian.rulebook import load_rulebook

WIDE = 80
MONTHS = ("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER", "OKTOBER")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_office(tmp_path)


def look(folder: Path, rows: Rows, *options: str) -> Run:
    return bring(folder, rows, "--dry-run", *options)


def figures(done: Run) -> Sequence[str]:
    """Return the lines of figures: what stands between their heading and what comes behind them."""
    lines = done.out.splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith("  Angka yang"))
    return [lines[begin], *takewhile(lambda line: line.startswith("    "), lines[begin + 1 :])]


def cards(more: int = 0) -> Rows:
    names = enumerate(kecamatan().values(), 1)
    body: Rows = [[n, name, 9000 + 100 * n + more, 8000 + 90 * n + more] for n, name in names]
    heads: Rows = [["NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM KTP-EL"]]
    return [["KEPEMILIKAN KTP-EL TAHUN 2023"], [], *heads, *body]


def budget(count: int) -> Rows:
    """Return so many lines of money: three accounts of each sub-activity."""
    named = [one for one in load_rulebook().nomenclature if re.fullmatch(r"2\.12\..{12}", one.code)]
    kinds = (
        ("5.1.01", "Belanja Pegawai"),
        ("5.1.02", "Belanja Barang dan Jasa"),
        ("5.2.02", "Belanja Modal"),
    )
    body: Rows = []
    for n, node in enumerate(named[: -(-count // (len(kinds) + 1))]):
        amounts = [9_000_000 + 1_000 * n, 4_000_000 + 3_000 * n, 3_000_000 + 2_000 * n]
        body.append([node.code, node.name, sum(amounts), sum(amounts) // 2])
        body += [[*kind, amount, amount // 2] for kind, amount in zip(kinds, amounts, strict=True)]
    return [["LAPORAN REALISASI ANGGARAN TAHUN 2024"], [], ["KODE", "URAIAN", "PAGU", "REALISASI"], *body]


def test_a_figure_that_is_replaced_is_marked_and_told_with_what_it_was(dossier: Path) -> None:
    confirm(dossier, cards())
    changed = cards()
    changed[5][3] = 9999 - 1700
    done = look(dossier, changed)
    (only,) = [line for line in figures(done) if "63.11" in line]
    assert only.split() == ["6", "63.11.03", "Awayan", "9.300", "*8.299"]
    assert re.search(r"6  63\.11\.03 Awayan  ktp\.holders 2023 +8\.270 +8\.299", done.out)
    assert "* menggantikan angka lain di dossier" in done.out
    assert "baris lain" not in done.out


def test_nothing_is_shown_of_a_known_table_that_changes_nothing(dossier: Path) -> None:
    confirm(dossier, cards())
    assert "Angka yang" not in look(dossier, cards()).out


def test_months_go_below_each_other_where_the_screen_ends(office: Path) -> None:
    rows = budget(16)
    rows[2] = ["KODE", "URAIAN", "PAGU", *MONTHS]
    rows[3:] = [
        [*line[:3], *(9_000_000 - 7 * n for n in range(10))] for line in rows[3:] if line[0][:2] == "2."
    ]
    told = figures(look(office, rows))
    assert max(map(len, told)) <= WIDE
    assert sum(line.strip().startswith("baris") for line in told) > 1
    assert " ".join(told).count("2.12.01.2.01.0001") == sum(line.strip().startswith("baris") for line in told)
    assert all(any(f"2024-M{month:02}" in line for line in told) for month in range(1, 11))
    assert "8.999.937" in " ".join(told)


def test_a_long_table_is_shown_by_the_lines_that_tell_most(office: Path) -> None:
    rows = budget(120)
    rows[70][2] = 44
    rows[67][2] = sum(int(str(rows[67 + n][2])) for n in (1, 2, 3))
    done = look(office, rows)
    told = figures(done)
    assert "lain" not in " ".join(told[:-1])
    shown = [int(line.split()[0]) for line in told if re.match(r" +\d+  2\.", line)]
    assert len(shown) <= 60
    assert any(re.match(r" +68  2\.\S+ capital +44 ", line) for line in told)
    assert {*range(4, 124, 4)} == {*shown}
    assert re.search(rf"{len(shown)} dari 180 baris: jumlah setiap .*dengan --all-rows", told[-1])
    whole = figures(look(office, rows, "--all-rows"))
    assert len([line for line in whole if re.match(r" +\d+  2\.", line)]) == 180


def test_of_a_table_with_errors_some_lines_are_shown(dossier: Path) -> None:
    wrong = [*cards(), ["", "JUMLAH", 1, 1]]
    done = look(dossier, wrong)
    assert done.code == 10
    assert "dan 5 baris lain, yang diperlihatkan bila tidak ada galat" in done.out
    assert len([line for line in figures(done) if "63.11" in line]) == 3
