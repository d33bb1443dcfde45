"""Habits of hands: words beside figures, look-alike signs, rows of errors, marks that were deleted."""

from __future__ import annotations

from decimal import Decimal

from tests.workbooks.grids import COUNTS, Change, Formula, Grids, Struck, add, put, together
from tests.workbooks.spoiled.case import Spoiled, Taken

_ERROR = Formula("=#REF!", "#REF!")
_NEVER = Formula("=B3", "")
_ROW = "BCDE"
_HISTORY, _PAST = "history.csv", "Tahun-tahun lalu"


def without_mark(grids: Grids) -> None:
    """Empty the first cell, which says what the sheet is; ids and titles stay."""
    grids[COUNTS].rows[0][0] = None


def with_mark(text: str) -> Change:
    """Write something else into the first cell."""

    def change(grids: Grids) -> None:
        grids[COUNTS].rows[0][0] = text

    return change


TAKEN = [
    Taken("the mark of a sheet with spaces", with_mark("  capaian:1:counts.csv ")),
    Taken(
        "a figure with hard spaces",
        put(COUNTS, 3, "value", "12\u00a0337\u00a0"),
        {"counts.csv": (",12336,", ",12337,")},
    ),
    Taken("a code with a tab behind it", put(COUNTS, 3, "measure", "ktp.holders\t")),
    Taken("a row of spaces", add(COUNTS, measure=" ", area="  ", value=" ")),
]

SPOILED = [
    Spoiled(
        "a figure and a period that are struck out",
        together(put(COUNTS, 3, "value", Struck(12337)), put(COUNTS, 3, "period", Struck("2023"))),
        ("struck_cell Data hitungan!D3", "struck_cell Data hitungan!E3"),
        says="coretannya",
    ),
    Spoiled("the mark of a sheet emptied", without_mark, ("sheet_heads_lost Data hitungan",)),
    *(
        Spoiled(f"a figure with its decimal sign {name}", put(sheet, 3, column, figure), (cell,), says)
        for name, sheet, column, figure, cell, says in (
            ("moved", _HISTORY, "actual", Decimal("0.9346"), f"figure_shifted {_PAST}!E3", "kini 0,9346"),
            ("lost", _HISTORY, "actual", 9346, f"figure_shifted {_PAST}!E3", "semula 93,46, kini 9346"),
            ("and noughts", COUNTS, "value", 12336000, "figure_shifted Data hitungan!E3", "kini 12336000"),
        )
    ),
    *(
        Spoiled(f"a figure as {name}", put(COUNTS, 3, "value", text), ("not_a_number Data hitungan!E3",))
        for name, text in {
            "digits of another script": "\u0661\u0662\u0663\u0663\u0666",
            "wide digits": "\uff11\uff12\uff13\uff13\uff16",
            "a power of ten": "1,2336E+04",
            "persons": "12.336 orang",
            "a dash": "-",
            "about so much": "\u00b112.000",
            "an amount in brackets": "(12336)",
            "a text with an apostrophe": "'12336",
            "a sum that nobody worked out": "12000+336",
            "a range": "12.000 - 12.336",
        }.items()
    ),
    *(
        Spoiled(f"an area with {name}", put(COUNTS, 3, "area", text), ("bad_area_code Data hitungan!C3",))
        for name, text in {
            "another sign for a dot": "63\u202499\u202401",
            "a dot behind it": "63.99.01.",
            "a sign without width": "63.99.01\u200b",
            "letters for noughts": "63.99.O1",
        }.items()
    ),
    *(
        Spoiled(f"a period as {text}", put(COUNTS, 3, "period", text), ("bad_period Data hitungan!D3",))
        for text in ("Triwulan I-II 2023", "Januari-Februari 2023", "2023/2024", "TW5-2023")
    ),
    Spoiled(
        "a row of nothing but errors",
        add(COUNTS, measure=_ERROR, area=_ERROR, period=_ERROR, value=_ERROR),
        tuple(f"error_cell Data hitungan!{letter}7" for letter in _ROW),
        says="#REF!",
    ),
    Spoiled(
        "a row of errors amid others",
        together(
            add(COUNTS, measure=_ERROR, area=_ERROR, period=_ERROR, value=_ERROR),
            lambda grids: grids[COUNTS].rows.insert(3, grids[COUNTS].rows.pop()),
        ),
        tuple(f"error_cell Data hitungan!{letter}4" for letter in _ROW),
    ),
    Spoiled(
        "a row of formulas that were never worked out",
        add(COUNTS, measure=_NEVER, area=_NEVER, period=_NEVER, value=_NEVER),
        tuple(f"formula_without_value Data hitungan!{letter}7" for letter in _ROW),
    ),
    Spoiled(
        "a code in capitals",
        put(COUNTS, 3, "measure", "KTP.Holders"),
        ("unknown_measure Data hitungan!B3",),
        says="ktp.holders",
    ),
    Spoiled(
        "a code over two lines",
        put(COUNTS, 3, "measure", "ktp.\nholders"),
        ("bad_code Data hitungan!B3",),
    ),
]
