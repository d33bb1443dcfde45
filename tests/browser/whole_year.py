"""A year before anybody told anything of it, and the figures that its people will type: made up by hand."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from tests.workbooks.reading import open_book, sheets_by_id

from capaian.domain.identifiers import AreaCode
from capaian.dossier.folder import lay_texts
from capaian.web.demonstration.regency import make_files
from capaian.web.offices.models import Office
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import take_in

YEAR = 2025
QUARTERS = tuple(f"{YEAR}-Q{number}" for number in (1, 2, 3, 4))
TARGETS = {"ikm": 85, "kepemilikan-dokumen": 90}
AREAS = tuple(AreaCode(f"99.01.{number:02}") for number in range(1, 7))
_HUNDREDTH = Decimal("0.01")

# Kecamatan by kecamatan, in the order of the form: what there is, and how many lack their document.
STOCKS: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "kk": ((6_610, 5_180, 2_590, 4_310, 8_490, 3_420), (90, 130, 41, 77, 215, 12)),
    "ktp": ((17_020, 13_290, 6_600, 11_050, 21_780, 8_770), (310, 175, 88, 209, 402, 150)),
    "kia": ((7_060, 5_500, 2_740, 4_580, 9_030, 3_640), (2_110, 1_480, 905, 1_630, 2_744, 1_009)),
    "akta-lahir": ((7_380, 5_750, 2_860, 4_790, 9_430, 3_800), (240, 131, 99, 118, 301, 64)),
}
EVENTS: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "akta-mati": ((34, 27, 13, 22, 44, 18), (2, 1, 0, 3, 4, 1)),
    "akta-kawin": ((8, 6, 3, 5, 10, 4), (0, 1, 0, 0, 2, 0)),
}
UNITS: Mapping[str, tuple[str, ...]] = {
    "kabid-dafduk": ("kk", "ktp", "kia"),
    "kabid-capil": ("akta-lahir", "akta-mati", "akta-kawin"),
}
MEANS = ("3,42", "3,31", "3,38", "3,61", "3,40", "3,44", "3,47", "3,29", "3,55")
"""Of the nine elements of the survey, in each quarter."""


def counted(component: str, quarter: int) -> list[tuple[int, int]]:
    """With the document and in all, by kecamatan: more of both from quarter to quarter.

    Args:
        component: A stock or an event.
        quarter: From 1.
    """
    if component in STOCKS:
        whole, lacking = STOCKS[component]
        return [(n - short + 3 * quarter, n + 2 * quarter) for n, short in zip(whole, lacking, strict=True)]
    whole, lacking = EVENTS[component]
    return [(n - short + quarter, n + quarter) for n, short in zip(whole, lacking, strict=True)]


def block_of(post: str, quarter: int) -> str:
    """Return what a unit copies from Excel: a line for each kecamatan, its coverage columns left empty."""
    columns = [counted(component, quarter) for component in UNITS[post]]
    lines = zip(*columns, strict=True)
    return "\n".join("\t".join(f"{issued}\t{whole}\t" for issued, whole in line) for line in lines)


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


def written(value: Decimal | int) -> str:
    """Write a figure as the pages do: `12.336` and `97,20`."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return str(value).replace(".", ",")


def begin_untold() -> OfficeYear:
    """Put a year in the place of the demonstration's: its plan and its signed agreement stand.

    Neither has targets, nobody told a figure, and the agreement has no revision yet.
    """
    OfficeYear.objects.filter(office__slug="peragaan").delete()
    files = {name: _untold(name, text) for name, text in make_files(YEAR).items()}
    return take_in(Office.objects.get(slug="peragaan"), YEAR, lay_texts(Path("kosong"), files))


def _untold(name: str, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if name in ("counts.csv", "survey.csv"):
        return lines[0]
    if name in ("inputs.csv", "outputs.csv"):
        return "".join(line for line in lines if f"{YEAR}-Q" not in line)
    if name == "agreements.yaml":
        original = text.partition(f"  - id: pk-{YEAR}-perubahan-1\n")[0]
        return original.partition("\n    targets:\n")[0] + "\n"
    if name == "plan.yaml":
        return "".join(line for line in lines if not line.strip().startswith("targets: {"))
    return text


def with_targets(content: bytes) -> bytes:
    """Fill the targets of the year and of the agreement into a workbook that was downloaded."""
    book = open_book(content)
    sheets = sheets_by_id(book)
    for sheet, rows in (
        ("plan.yaml#indicators/targets", _yearly()),
        ("agreements.yaml#agreements/targets", _agreed()),
    ):
        columns = {str(cell.value): cell.column for cell in sheets[sheet][1]}
        for place, row in enumerate(rows, 3):
            for name, value in row.items():
                sheets[sheet].cell(place, columns[name]).value = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _yearly() -> Iterator[dict[str, str | int]]:
    for code, target in TARGETS.items():
        yield {"indicators.code": code, "key": YEAR, "value": target}


def _agreed() -> Iterator[dict[str, str | int]]:
    for code, target in TARGETS.items():
        yield {"agreements.id": f"pk-{YEAR}", "indicator": code, "target.value": target}
