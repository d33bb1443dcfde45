"""The figures of a year that its people type or bring in tables: made up by hand,
summed by a calculator.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

import openpyxl

YEAR = 2025
QUARTERS = tuple(f"{YEAR}-Q{number}" for number in (1, 2, 3, 4))
TARGETS = {"ikm": "85", "kepemilikan-dokumen": "95"}
DISTRICTS = (
    "Juai",
    "Halong",
    "Awayan",
    "Batu Mandi",
    "Lampihong",
    "Paringin",
    "Paringin Selatan",
    "Tebing Tinggi",
)
"""In the order of the forms."""
_HUNDREDTH = Decimal("0.01")

# District by district: what there is, and how many lack their document.
STOCKS: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "kk": (
        (6_610, 5_180, 2_590, 4_310, 8_490, 3_420, 2_980, 1_870),
        (90, 130, 41, 77, 215, 12, 33, 8),
    ),
    "ktp": (
        (17_020, 13_290, 6_600, 11_050, 21_780, 8_770, 7_640, 4_810),
        (310, 175, 88, 209, 402, 150, 61, 47),
    ),
    "kia": (
        (7_060, 5_500, 2_740, 4_580, 9_030, 3_640, 3_170, 1_990),
        (2_110, 1_480, 905, 1_630, 2_744, 1_009, 811, 602),
    ),
    "akta-lahir": (
        (7_380, 5_750, 2_860, 4_790, 9_430, 3_800, 3_310, 2_080),
        (240, 131, 99, 118, 301, 64, 55, 29),
    ),
}
EVENTS: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "akta-mati": ((34, 27, 13, 22, 44, 18, 15, 9), (2, 1, 0, 3, 4, 1, 0, 0)),
    "akta-kawin": ((8, 6, 3, 5, 10, 4, 4, 2), (0, 1, 0, 0, 2, 0, 0, 0)),
}
UNITS: Mapping[str, tuple[str, ...]] = {
    "kabid-dafduk": ("kk", "ktp", "kia"),
    "kabid-capil": ("akta-lahir", "akta-mati", "akta-kawin"),
}
INDICES = ("85,5", "82,75", "84,5", "90,25", "85", "86", "86,75", "82,25", "88,75")
"""Of the nine elements of the survey, in each quarter."""
BUDGET = {
    "2.12.01.2.01.0007": 48_500_000,
    "2.12.01.2.02.0001": 4_812_600_000,
    "2.12.02.2.01.0004": 214_750_000,
    "2.12.03.2.01.0002": 192_880_000,
    "2.12.04.2.01.0001": 118_640_000,
}
"""Of the sub-activities that the office has, in rupiah."""


def counted(component: str, quarter: int) -> list[tuple[int, int]]:
    """With the document and in all, by district: more of both from quarter to quarter.

    Args:
        component: A stock or an event.
        quarter: From 1.
    """
    if component in STOCKS:
        whole, lacking = STOCKS[component]
        return [
            (n - short + 3 * quarter, n + 2 * quarter)
            for n, short in zip(whole, lacking, strict=True)
        ]
    whole, lacking = EVENTS[component]
    return [(n - short + quarter, n + quarter) for n, short in zip(whole, lacking, strict=True)]


def block_of(components: Sequence[str], quarter: int) -> str:
    """Return what a unit copies from Excel: a line for each district,
    its coverage columns left empty.
    """
    lines = zip(*(counted(component, quarter) for component in components), strict=True)
    return "\n".join("\t".join(f"{issued}\t{whole}\t" for issued, whole in line) for line in lines)


def population_table() -> bytes:
    """Return the table of SIAK for the first quarter: cards by district,
    under headings of its own.
    """
    rows = zip(DISTRICTS, counted("ktp", 1), counted("kia", 1), strict=True)
    return _workbook(
        ("DATA AGREGAT KEPENDUDUKAN TRIWULAN I TAHUN 2025",),
        ("NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM", "JUMLAH ANAK", "PUNYA KIA"),
        *(
            (place, name.upper(), ktp[1], ktp[0], kia[1], kia[0])
            for place, (name, ktp, kia) in enumerate(rows, 1)
        ),
    )


def finance_table() -> bytes:
    """Return the table of the finance system: the budget of five sub-activities."""
    return _workbook(
        ("DAFTAR PAGU ANGGARAN TA 2025",),
        ("Kode Rekening", "Uraian", "Pagu Murni"),
        *((code, f"Sub kegiatan {code[-4:]}", amount) for code, amount in BUDGET.items()),
    )


def _workbook(*rows: Sequence[object]) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(target)
    return target.getvalue()


def totals_of(component: str, quarter: int) -> tuple[int, int]:
    """Sum what was typed: a stock as it stands at the end of the quarter, events since January."""
    quarters = (quarter,) if component in STOCKS else range(1, quarter + 1)
    pairs = [pair for each in quarters for pair in counted(component, each)]
    return sum(issued for issued, _ in pairs), sum(whole for _, whole in pairs)


def percent(component: str, quarter: int) -> Decimal:
    """Return the coverage of the regency with two decimals, by a pocket calculator."""
    issued, whole = totals_of(component, quarter)
    return (Decimal(100 * issued) / whole).quantize(_HUNDREDTH, ROUND_HALF_UP)


def ownership() -> Decimal:
    """Return the second key indicator of the year: the mean of its six printed coverages."""
    coverages = [percent(component, 4) for component in (*STOCKS, *EVENTS)]
    return (sum(coverages) / len(coverages)).quantize(_HUNDREDTH, ROUND_HALF_UP)


def missing_cards(quarter: int) -> int:
    """Return how many child cards bring the mean of the coverages to the target,
    all else as it is.
    """
    totals = {each: totals_of(each, quarter) for each in (*STOCKS, *EVENTS)}
    issued, whole = totals.pop("kia")
    others = sum(Decimal(100 * one) / all_ for one, all_ in totals.values())
    needed = (6 * Decimal(TARGETS["kepemilikan-dokumen"]) - others) * whole / 100
    return int(needed.to_integral_value(ROUND_CEILING)) - issued


def written(value: Decimal | int) -> str:
    """Write a figure as the pages do: `12.336` and `97,20`."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return str(value).replace(".", ",")
