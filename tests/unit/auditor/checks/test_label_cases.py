"""Symbols of formulas, heads of classes, abbreviations, names of levels, in invented reports."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]


def labels(text: str) -> Told:
    return told(text, AuditRule.LABEL)


@pytest.mark.parametrize("prefix", ["K", "Q", "IK", "IKU "])
@pytest.mark.parametrize("used", [1, 2, 3])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_formula_bears_the_symbol_of_its_part(prefix: str, place: int, used: int) -> None:
    names = ("Cakupan Perahu", "Cakupan Dermaga", "Cakupan Rambu")
    symbols = [1, 2, 3]
    symbols[place] = used
    parts = [
        f"{prefix}{n}: {name}\n{prefix.strip()}{symbol} = 4/5 x 100"
        for n, (name, symbol) in enumerate(zip(names, symbols, strict=True), 1)
    ]
    own = prefix.strip()
    wrong = [(2 * place + 2, f"{own}{used}", f"{own}{place + 1}")]
    assert labels("\n".join(parts)) == ([] if used == place + 1 else wrong)


RIGHT = "Badan Pengelola Pelabuhan Rakyat"


@pytest.mark.parametrize(
    ("words", "short", "right"),
    [
        ("Badan Pengelola Pelabuhan Rakyat", "BPPR", None),
        ("Badan Penyelia Pelabuhan Rakyat", "BPPR", None),
        ("Badan Urusan Pelabuhan Rakyat", "BPPR", "Badan Pengelola Pelabuhan Rakyat (BPPR)"),
        ("Dinas Pengelola Pelabuhan Rakyat", "BPPR", "Badan Pengelola Pelabuhan Rakyat (BPPR)"),
        ("Badan Pengelola Dermaga Rakyat", "BPPR", "Badan Pengelola Pelabuhan Rakyat (BPPR)"),
        ("Badan Pengelola Pelabuhan Nelayan", "BPPR", "Badan Pengelola Pelabuhan Rakyat (BPPR)"),
        ("Dinas Urusan Pelabuhan Rakyat", "BPPR", None),
        ("Kartu Tanda Nakhoda", "KTN", None),
        ("Kartu Izin Nakhoda", "KTN", None),
        ("kartu izin nakhoda", "BPPR", None),
    ],
)
def test_an_abbreviation_is_of_its_words(words: str, short: str, right: str | None) -> None:
    text = f"{RIGHT} dibentuk tahun lalu.\n\nTugas dijalankan oleh {words} ({short}) sejak awal.\n"
    assert labels(text) == ([] if right is None else [(3, f"{words} ({short})", right)])


CLASSES = ("I | 91 - 100 | Tinggi", "II | 76 - 90 | Sedang", "III | 0 - 75 | Rendah")


@pytest.mark.parametrize(
    ("head", "is_told"),
    [
        ("No | Interval | Kategori", False),
        ("Kelas | Rentang Nilai | Kategori", False),
        ("No | Nilai | Kategori", False),
        ("Interval | Kategori | Predikat", True),
        ("Rentang Nilai | Kriteria | Kategori", True),
        ("Selang | Mutu | Keterangan", True),
    ],
)
@pytest.mark.parametrize("title", ["", "Tabel 1 Skala Nilai\n\n"])
def test_the_head_of_intervals_stands_over_them(title: str, head: str, is_told: bool) -> None:
    assert bool(labels(title + "\n".join([head, *CLASSES]))) is is_told


def numbered(names: Sequence[str]) -> str:
    rows = [f"{n} | {name} | {n * 100}" for n, name in enumerate(names, 1)]
    return "\n".join(["No | Kecamatan | Perahu", *rows])


NAMES = ("Hulu", "Hilir", "Muara", "Tepi", "Teluk", "Tanjung", "Karang")


@pytest.mark.parametrize("count", [5, 6, 7])
def test_names_that_differ_are_not_told(count: int) -> None:
    assert labels(numbered(NAMES[:count])) == []


@pytest.mark.parametrize(("first", "again"), [(0, 3), (1, 2), (2, 6), (4, 5), (0, 6)])
def test_a_name_twice_in_a_numbered_table_is_told(first: int, again: int) -> None:
    names = [*NAMES]
    names[again] = names[first]
    assert labels(numbered(names)) == [(again + 2, NAMES[first], "nama lain")]


@pytest.mark.parametrize(
    "names",
    [
        ("Hulu", "Hilir", "Hulu", "Hilir", "Muara", "Tepi"),
        ("Hulu", "Hulu", "Hulu", "Hilir", "Muara", "Tepi"),
        ("Hulu", "Hilir", "Hulu", "Tepi"),
    ],
    ids=["two-twice", "thrice", "few-rows"],
)
def test_names_that_are_repeated_by_usage_are_left_alone(names: Sequence[str]) -> None:
    assert labels(numbered(names)) == []
