"""What table programs and users make of a table: what holds no fact is no problem,
all else is asked.
"""

from __future__ import annotations

from tests.bad_input.spoiling import BASE, Case

_COUNTS = (BASE / "counts.csv").read_text(encoding="utf-8")
_LINES = _COUNTS.splitlines()


def _number(name: str, text: str, code: str = "not_a_number", says: str = "") -> Case:
    """A figure of a budget that is written the way offices write it."""
    expect = (f"{code} inputs.csv:2:original",)
    return Case(name, "inputs.csv", expect, replace=("1500000", text), says=says)


def _count(name: str, text: str, *expect: str, says: str = "") -> Case:
    return Case(name, "counts.csv", expect, replace=("12336", text), says=says)


def _table(name: str, content: str, *expect: str) -> Case:
    return Case(name, "counts.csv", expect, content=content)


CASES = [
    _table("byte order mark", "\ufeff" + _COUNTS),
    _table("lines of Windows", _COUNTS.replace("\n", "\r\n")),
    _table("lines of an old Macintosh", _COUNTS.replace("\n", "\r")),
    _table(
        "everything in quotes", "\n".join('"' + line.replace(",", '","') + '"' for line in _LINES)
    ),
    _table("empty columns at the end", "".join(f"{line},,,\n" for line in _LINES)),
    _table("empty cells behind some rows", _COUNTS.replace("12336,agregat", "12336,agregat,,")),
    _table("empty rows at the end", _COUNTS + ",,,,\n,,,,\n , ,\t,,\n"),
    _table("blank lines above the header", "\n\n" + _COUNTS),
    _table("spaces around names and values", _COUNTS.replace(",", " , ")),
    _table(
        "columns in another order",
        "".join(",".join(line.split(",")[::-1]) + "\n" for line in _LINES),
    ),
    _table("title above the header", "Data agregat,,,,\n" + _COUNTS, "no_header counts.csv:1"),
    _table("note above the header", "# catatan\n" + _COUNTS, "no_header counts.csv:1"),
    _table(
        "line that names the separator",
        "sep=;\n" + _COUNTS.replace(",", ";"),
        "wrong_separator counts.csv:1",
    ),
    _table("tabs", _COUNTS.replace(",", "\t"), "wrong_separator counts.csv:1"),
    _table("bars", _COUNTS.replace(",", "|"), "wrong_separator counts.csv:1"),
    _table(
        "semicolons and commas in figures",
        _COUNTS.replace(",", ";").replace("12336", "12336,0"),
        "wrong_separator counts.csv:1",
    ),
    _table(
        "column without a name",
        _COUNTS.replace("value,source", "value,,source").replace(",agregat", ",x,agregat"),
        "unnamed_column counts.csv:1",
    ),
    _table(
        "sums below the table",
        _COUNTS + "Jumlah,,,57072,\n",
        "missing_value counts.csv:6:area",
        "missing_value counts.csv:6:period",
        "unknown_measure counts.csv:6:measure",
    ),
    _table(
        "cells merged over rows",
        _COUNTS.replace("ktp.eligible,63.99.01", "ktp.eligible,"),
        "missing_value counts.csv:3:area",
    ),
    _count("thousands with a dot", "12.336"),
    _count("decimals of nothing", '"12336,00"'),
    _count("spaces that do not break around a figure", "\u00a012336\u00a0"),
    _count(
        "space that does not break within a figure",
        "12\u00a0336",
        "not_a_number counts.csv:2:value",
    ),
    _count("sign of no width", "12336\u200b", "not_a_number counts.csv:2:value"),
    _count(
        "dash for nothing", "-", "not_a_number counts.csv:2:value", says="kosongkan bila tidak ada"
    ),
    _count(
        "words for nothing",
        "t.t.",
        "not_a_number counts.csv:2:value",
        says="kosongkan bila tidak ada",
    ),
    _count("error of a table program", "#DIV/0!", "not_a_number counts.csv:2:value"),
    _count("formula of a table program", "=SUM(D2:D5)", "not_a_number counts.csv:2:value"),
    _count("text mark of a table program", "'12336", "not_a_number counts.csv:2:value"),
    _count("power of ten with a comma", '"1,2E+04"', "not_a_number counts.csv:2:value"),
    _count(
        "three decimals behind thousands",
        "12336.000",
        "ambiguous_number counts.csv:2:value",
        says="12336000",
    ),
    _number("currency", "Rp1.500.000"),
    _number("currency with a dash", '"Rp 1.500.000,-"'),
    _number("thousands with commas", '"1,500,000"'),
    _number("thousands with commas and decimals", '"1,500,000.00"'),
    _number("negative in brackets", "(1500000)"),
    _number("en dash for minus", "–1500000"),
    _number("lost dot of thousands", "1500.000", "ambiguous_number", says="Tulis 1500000 bila"),
    _number("lost dot of thousands, with a comma", '"1500,000"', "ambiguous_number"),
    _number("zero before thousands", "01.500", "ambiguous_number"),
    _number(
        "more digits than can be computed exactly", "123456789012345678901", "number_too_long"
    ),
    Case(
        "day for a period",
        "counts.csv",
        ("bad_period counts.csv:2:period",),
        replace=(",2023,12336", ",31/12/2023,12336"),
    ),
    Case(
        "period as a fraction",
        "counts.csv",
        ("bad_period counts.csv:2:period",),
        replace=(",2023,12336", ",2023.0,12336"),
    ),
    Case(
        "period of a table program",
        "counts.csv",
        ("bad_period counts.csv:2:period",),
        replace=(",2023,12336", ",Jan-23,12336"),
    ),
    Case(
        "area code that lost its zero",
        "counts.csv",
        ("bad_area_code counts.csv:2:area",),
        replace=("63.99.01,2023,12336", "63.99.1,2023,12336"),
    ),
    Case(
        "area code that lost a dot",
        "counts.csv",
        ("bad_area_code counts.csv:2:area",),
        replace=("63.99.01,2023,12336", "63.9901,2023,12336"),
    ),
    Case(
        "area code without dots",
        "counts.csv",
        ("bad_area_code counts.csv:2:area",),
        replace=("63.99.01,2023,12336", "639901,2023,12336"),
    ),
    Case(
        "sign of no width in a code",
        "counts.csv",
        ("bad_code counts.csv:2:measure",),
        replace=("ktp.holders", "ktp.holders\u200b"),
    ),
    Case(
        "sign of no width in a name",
        "areas.csv",
        ("control_character areas.csv:2:name",),
        replace=("Hulu", "Hu\u200blu"),
    ),
    Case(
        "name written backwards",
        "areas.csv",
        ("control_character areas.csv:2:name",),
        replace=("Hulu", "\u202eHulu"),
    ),
    Case(
        "letter that was lost in saving",
        "areas.csv",
        ("control_character areas.csv:2:name",),
        replace=("Hulu", "Hu\ufffdu"),
    ),
    Case(
        "letter of Windows read as another",
        "areas.csv",
        ("control_character areas.csv:2:name",),
        replace=("Hulu", "Hulu \x96 Kota"),
    ),
    Case(
        "quotes of a word processor",
        "areas.csv",
        ("too_many_cells areas.csv:2",),
        replace=("Hulu", "“Hulu, Kota”"),
    ),
]
