"""One quantity in two places: told where they differ, silent for another year, part or unit."""

from __future__ import annotations

import pytest
from tests.unit.auditor_engine.reports import said_of, table

FIRST = table(
    "Program|Anggaran",
    "Pendaftaran Penduduk|241.974.350",
    "Pencatatan Sipil Warga|78.375.000",
    "Pengelolaan Informasi Data|10.977.000",
    title="Tabel 1 Anggaran Tahun 2023",
)


def second(*, last: str = "10.977.000", title: str = "Tabel 2 Anggaran Tahun 2023") -> str:
    rows = ("Pendaftaran Penduduk|241.974.350", "Pencatatan Sipil Warga|78.375.000")
    return table("Program|Anggaran", *rows, f"Pengelolaan Informasi Data|{last}", title=title)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (second(), []),
        (second(last="10.977.100"), [("crossref", "10.977.100", "10.977.000")]),
        (second(last="10.977.100", title="Tabel 2 Anggaran Tahun 2022"), []),
    ],
)
def test_two_tables_of_one_year_agree(other: str, told: list[tuple[str, str, str]]) -> None:
    assert said_of(f"{FIRST}\n{other}") == told


def test_what_more_prints_say_is_held_for_right() -> None:
    text = f"{FIRST}\n{second(last='10.977.100')}\n{second(title='Tabel 3 Anggaran Tahun 2023')}"
    assert {printed for _, printed, _ in said_of(text)} == {"10.977.100"}


TABLE = table(
    "Indikator|Target|Realisasi|Capaian",
    "Kepemilikan akta kelahiran|95%|94,24%|99,20%",
    "Kepuasan masyarakat pelanggan|86|86,95|101,10%",
)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Kepemilikan akta kelahiran mencapai realisasi sebesar 94,24% tahun ini.", []),
        ("Kepemilikan akta kelahiran mencapai realisasi sebesar 92,42% tahun ini.", ["92,42"]),
        ("Pada tahun 2021 kepemilikan akta kelahiran mencapai realisasi sebesar 92,42%.", []),
        ("Penerimaan pajak dan kepemilikan akta kelahiran mencapai realisasi sebesar 92,42%.", []),
    ],
)
def test_a_sentence_agrees_with_the_row_that_it_names(sentence: str, told: list[str]) -> None:
    assert [printed for _, printed, _ in said_of(f"{TABLE}\n{sentence}\n")] == told


def test_a_result_that_carries_a_wrong_figure_is_told_with_it() -> None:
    text = (
        table(
            "Uraian|2022 (Rp)|2023 (Rp)",
            "Pajak|16.263.235.947.268|17.042.895.113.672",
            "Dana Perimbangan|7.977.209.818.382|10.651.140.007.187",
            "Jumlah Pendapatan|24.240.445.765.650|27.694.035.120.859",
        )
        + "\nPendapatan sebesar Rp 24.240.445.765.650 menjadi sebesar Rp 27.964.035.120.859 sehingga terjadi "
        "kenaikan sebesar Rp 3.723.589.355.209 dalam setahun.\n"
    )
    assert [(printed, computed) for _, printed, computed in said_of(text)] == [
        ("27.964.035.120.859", "27.694.035.120.859"),
        ("3.723.589.355.209", "3.453.589.355.209"),
    ]
