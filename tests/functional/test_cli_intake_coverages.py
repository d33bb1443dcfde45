"""`capaian intake` tells the share that counts give; one far below all that is known is confirmed anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan, run, uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.intake.aggregate import kecamatan
from tests.intake.recap import recap_book

AGREED = ("--means", "SUDAH REKAM=ktp.holders")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Balangan, of which neither counts nor recaps nor earlier years tell of cards."""
    folder = uncounted_balangan(tmp_path)
    for name in ("peers.csv", "history.csv"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not line.startswith("ktp,")]
        (folder / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    return folder


def cards(part: str, percent: int, more: int = 0) -> Rows:
    title = f"KEPEMILIKAN KTP-EL TRIWULAN {part} TAHUN 2023"
    names = enumerate(kecamatan().values(), 1)
    wholes = {n: 10_000 + 250 * n + more for n in range(1, 9)}
    body: Rows = [[n, name, wholes[n], wholes[n] * percent // 100] for n, name in names]
    return [[title], [], ["NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM"], *body]


def peers(folder: Path, shares: Sequence[int], year: int = 2022) -> None:
    lines = [
        f"ktp,63.{n:02},Kabupaten {n},{year},{share * 100},10000,,lkjip-2023"
        for n, share in enumerate(shares, 1)
    ]
    with (folder / "peers.csv").open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def test_each_coverage_is_told(dossier: Path) -> None:
    rows = cards("I", 90)
    rows[5][3] = 6000
    done = bring(dossier, rows, "--dry-run")
    ends = "terendah 55,81 % (63.11.03), tertinggi 90,00 % (63.11.08)"
    assert f"Cakupan Kepemilikan KTP-el 2023-Q1: 85,87 % (76.425 dari 89.000; {ends})" in flat(done)
    assert "Bentuk angka: Cakupan" not in flat(done)


def test_a_coverage_is_told_of_holders_alone(dossier: Path) -> None:
    confirm(dossier, cards("I", 90))
    rows = [[*line[:2], *line[3:]] for line in cards("I", 40)]
    done = bring(dossier, rows, "--dry-run", "--anew", *AGREED)
    assert "Cakupan Kepemilikan KTP-el 2023-Q1: 40,00 %" in flat(done)


def test_coverages_in_json(dossier: Path) -> None:
    told = json.loads(bring(dossier, cards("I", 90), "--dry-run", "--json").out)
    (coverage,) = told["readings"][0]["coverages"]
    assert coverage.startswith("Cakupan Kepemilikan KTP-el 2023-Q1: 90,00 %")


def test_the_lowest_and_the_highest_coverage_of_a_recap_are_told(tmp_path: Path) -> None:
    done = run("intake", recap_book(tmp_path), copy_balangan(tmp_path), "--dry-run")
    ends = "terendah 91,04 % (63.02), tertinggi 100,67 % (63.10)"
    assert f"Cakupan Kepemilikan KTP-el 2023 di 14 wilayah: {ends}" in flat(done)


def is_shown(folder: Path, told: str, percent: int = 55) -> None:
    before = (folder / "counts.csv").read_bytes()
    done = bring(folder, cards("I", percent, 9), "--yes", *AGREED)
    assert (done.code, (folder / "counts.csv").read_bytes()) == (2, before), done.says
    assert f"hanya {percent},0" in flat(done) or f"hanya {percent - 1},9" in flat(done)
    assert told in flat(done)
    assert "mungkin dari sebagian penduduk, wilayah, atau waktu saja" in flat(done)


def known(folder: Path) -> None:
    """Let the words of the table be confirmed, and its figures be gone."""
    confirm(folder, cards("I", 90))
    (folder / "counts.csv").write_text("measure,area,period,value,source\n", encoding="utf-8")


def test_a_coverage_far_below_those_of_other_offices_is_shown(dossier: Path) -> None:
    known(dossier)
    peers(dossier, [88, 91, 93, 99, 97])
    is_shown(dossier, "padahal yang terendah di rekap 2022 88,00 %")


def test_a_coverage_far_below_that_of_the_year_before_is_shown(dossier: Path) -> None:
    known(dossier)
    with (dossier / "history.csv").open("a", encoding="utf-8") as file:
        file.write("ktp,2021,98.5,,percent,lkjip-2023,\nktp,2022,99,,percent,lkjip-2023,\n")
    is_shown(dossier, "padahal laporan Tahun 2022 menyebut 99,00 %")


def test_a_coverage_far_below_that_of_the_quarter_before_is_shown(dossier: Path) -> None:
    confirm(dossier, cards("I", 90))
    done = bring(dossier, cards("II", 60, 9), "--yes", *AGREED)
    assert done.code == 2, done.says
    assert "hanya 60,00 %, padahal untuk Triwulan I Tahun 2023 tersimpan 90,00 %" in flat(done)


@pytest.mark.parametrize("shares", [(), (99, 99, 99), (60, 91, 93, 99, 97), (75, 78, 79, 74)])
def test_where_others_are_few_or_alike_nothing_is_shown(shares: Sequence[int], dossier: Path) -> None:
    known(dossier)
    peers(dossier, shares)
    done = bring(dossier, cards("I", 55, 9), "--yes", *AGREED)
    assert done.code == 0, done.says


def test_a_recap_of_a_later_year_tells_nothing(dossier: Path) -> None:
    known(dossier)
    peers(dossier, [88, 91, 93, 99, 97], 2024)
    assert bring(dossier, cards("I", 55, 9), "--yes", *AGREED).code == 0


def test_a_coverage_that_rises_or_falls_a_little_passes(dossier: Path) -> None:
    confirm(dossier, cards("I", 70))
    assert bring(dossier, cards("II", 92, 9), "--yes").code == 0
    assert bring(dossier, cards("III", 69, 15), "--yes").code == 0
