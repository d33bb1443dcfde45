"""Cells that hold something else than was typed: decimals, days, hours, percentages, errors, formulas."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from tests.workbooks.grids import (
    AREAS,
    COUNTS,
    OUTPUTS,
    SURVEY,
    TARGETS,
    Formula,
    Shown,
    put,
    together,
)
from tests.workbooks.spoiled.case import Spoiled, Taken

_JUNE = date(2023, 6, 1)
_NODES, _SOURCES, _POSTS = "nodes.csv", "sources.yaml#sources", "office.yaml#posts"
_COOPERATION, _AGREEMENTS = "cooperation.csv", "agreements.yaml#agreements"
_FACTS, _FACTORS, _PERIODS = "facts.csv", "factors.csv", "agreements.yaml#agreements/targets/periods"

TAKEN = [
    Taken("a figure as text with thousand dots", put(COUNTS, 3, "value", "12.336")),
    Taken("a figure as text with spaces around", put(COUNTS, 3, "value", "  12336 ")),
    Taken("an Indonesian decimal as text", put(SURVEY, 3, "index", "83,64")),
    Taken("an English decimal as text", put(SURVEY, 3, "index", "83.64")),
    Taken(
        "thousand dots and a decimal comma",
        put("inputs.csv", 3, "actual", "2.400.000,50"),
    ),
    Taken(
        "another figure",
        put(COUNTS, 3, "value", 12337),
        {"counts.csv": ("63.99.01,2023,12336", "63.99.01,2023,12337")},
    ),
    Taken(
        "three decimals, which as text could be thousands",
        put(SURVEY, 3, "index", Decimal("83.125")),
        {"survey.csv": (",83.64,", ",83.1250,")},
    ),
    Taken(
        "a figure cleared",
        put(COUNTS, 3, "value", None),
        {"counts.csv": ("2023,12336", "2023,")},
    ),
    Taken(
        "a cell of spaces",
        put(COUNTS, 3, "value", "   "),
        {"counts.csv": ("2023,12336", "2023,")},
    ),
    Taken(
        "a percentage is what is seen",
        put(TARGETS, 4, "value", Shown(Decimal("0.955"), "0.0%")),
        {"plan.yaml": ("2023: 95\n", "2023: 95.5\n")},
    ),
    Taken("a percentage of the same figure", put(TARGETS, 4, "value", Shown(Decimal("0.95"), "0%"))),
    Taken(
        "a percentage in a column of words",
        put("agreements.yaml#agreements/targets", 4, "target.text", Shown(Decimal("0.5"), "0%")),
        {"agreements.yaml": ("text: 3 (tiga) mitra", "text: 50%")},
    ),
    Taken(
        "a format that would drop a minus, of a figure without one",
        put(COUNTS, 3, "value", Shown(Decimal(12336), "0;0")),
    ),
    Taken(
        "a nought shown as a dash",
        put(COUNTS, 3, "value", Shown(Decimal(0), '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-')),
        {"counts.csv": ("63.99.01,2023,12336", "63.99.01,2023,0")},
    ),
    Taken("a formula with its value", put(COUNTS, 3, "value", Formula("=12000+336", 12336))),
    Taken(
        "a formula with another value",
        put(COUNTS, 4, "value", Formula("=E3+100", 12436)),
        {"counts.csv": ("2023,12400", "2023,12436")},
    ),
    Taken("a formula that gives a text", put(AREAS, 3, "name", Formula('="Hu"&"lu"', "Hulu"))),
    Taken("a year as a number in a column of periods", put(COUNTS, 3, "period", 2023)),
    Taken("a whole code as a number", put("plan.yaml#objectives", 3, "code", 1)),
    Taken("a code with spaces around", put(COUNTS, 3, "measure", " ktp.holders ")),
    Taken("a code with a space that does not break", put(COUNTS, 3, "measure", "ktp.holders\u00a0")),
    Taken("a day as text in Indonesian order", put(_SOURCES, 3, "cut_off", "31/12/2023")),
    Taken("a day as text with dashes", put(_SOURCES, 3, "cut_off", "31-12-2023")),
    Taken("a day as text with dots", put(_SOURCES, 3, "cut_off", "31.12.2023")),
    Taken("a day in words", put(_SOURCES, 3, "cut_off", "31 Desember 2023")),
    Taken("a day as a dossier writes it", put(_SOURCES, 3, "cut_off", "2023-12-31")),
    Taken(
        "a day with an hour",
        put(_SOURCES, 3, "cut_off", datetime(2023, 12, 31, 14, 30, tzinfo=UTC).replace(tzinfo=None)),
    ),
    Taken(
        "a day where a month was",
        put(_AGREEMENTS, 3, "signed", date(2023, 1, 16)),
        {"agreements.yaml": ("signed: 2023-01\n", "signed: 2023-01-16\n")},
    ),
    Taken(
        "a month that the program took for a day",
        put(_AGREEMENTS, 3, "signed", Shown(_JUNE, "mmm-yy")),
        {"agreements.yaml": ("signed: 2023-01\n", "signed: 2023-06\n")},
    ),
    Taken(
        "a month in words",
        put(_AGREEMENTS, 3, "signed", "Juni 2023"),
        {"agreements.yaml": ("signed: 2023-01\n", "signed: 2023-06\n")},
    ),
    Taken(
        "a year that the program took for a day",
        put(_COOPERATION, 3, "requested", Shown(date(2021, 1, 1), "yyyy")),
        {"cooperation.csv": ("service,2022", "service,2021")},
    ),
    Taken(
        "a month in a column of periods",
        put(COUNTS, 3, "period", Shown(_JUNE, "mmm-yy")),
        {"counts.csv": ("63.99.01,2023,12336", "63.99.01,2023-M06,12336")},
    ),
    Taken("a year shown of a day in a column of periods", put(COUNTS, 3, "period", Shown(_JUNE, "yyyy"))),
    Taken("true for yes", put(_POSTS, 4, "acting", True)),
    Taken("yes in capitals", put(_POSTS, 4, "acting", "YA")),
    Taken(
        "true in a column of marks",
        put(_COOPERATION, 3, "requested", True),
        {"cooperation.csv": (",2022,", ",ya,")},
    ),
    Taken("a choice in capitals", put(AREAS, 3, "kind", "District")),
    Taken("a choice by its Indonesian word", put(AREAS, 3, "kind", "kecamatan")),
    Taken(
        "a whole number in a column of words",
        put(_FACTORS, 3, "state", 12),
        {"factors.csv": (",2024,berjalan,", ",2024,12,")},
    ),
    Taken(
        "text that looks like a formula",
        put(AREAS, 3, "name", "=Hulu"),
        {"areas.csv": ("63.99.01,Hulu", "63.99.01,=Hulu")},
    ),
    Taken(
        "line breaks of another system",
        put(_FACTORS, 4, "text", "Menambah\r\nperekaman"),
        {"factors.csv": ("Menambah perekaman keliling.", '"Menambah\nperekaman"')},
    ),
    Taken("zero is a figure", put(COUNTS, 3, "value", 0), {"counts.csv": ("2023,12336", "2023,0")}),
    Taken("minus as a dash of print", put("history.csv", 3, "target", "92")),
]

SPOILED = [
    Spoiled(
        "a figure in a column of words",
        put(_FACTORS, 3, "state", Decimal("1.5")),
        ("text_as_number Faktor!I3",),
        says="1,5",
    ),
    Spoiled("a day in a column of words", put(_FACTORS, 3, "state", _JUNE), ("date_cell Faktor!I3",)),
    Spoiled(
        "an hour where 12.30 was typed",
        put(SURVEY, 4, "mean", time(3, 25)),
        ("time_cell Unsur survei!G4",),
        says="12.30 menjadi 12:30",
    ),
    Spoiled(
        "a span of hours",
        put(COUNTS, 3, "value", Shown(timedelta(hours=30), "[h]:mm")),
        ("time_cell Data hitungan!E3",),
    ),
    Spoiled(
        "a day where 1.10 was typed",
        put(_NODES, 4, "code", date(2026, 10, 1)),
        ("date_cell Program, kegiatan, sub kegiatan!D4",),
        says="01/10/2026",
    ),
    Spoiled(
        "a day in a column of figures",
        put(COUNTS, 3, "value", _JUNE),
        ("date_cell Data hitungan!E3",),
    ),
    Spoiled(
        "a day in a column of periods",
        put(COUNTS, 3, "period", _JUNE),
        ("day_as_period Data hitungan!D3",),
        says="2023-M07",
    ),
    Spoiled(
        "a month where a day is needed",
        put(_SOURCES, 3, "cut_off", Shown(_JUNE, "mmmm yyyy")),
        ("date_without_day Sumber!E3",),
        says="31/12/2023",
    ),
    Spoiled(
        "a code that lost its zero",
        put(COUNTS, 3, "area", Decimal("63.99")),
        ("text_as_number Data hitungan!C3",),
        says="format sel menjadi Teks",
    ),
    Spoiled(
        "a node's code as a figure",
        put(_NODES, 4, "code", Decimal("1.1")),
        ("text_as_number Program, kegiatan, sub kegiatan!D4",),
        says="1,1",
    ),
    Spoiled(
        "thousands that only the format shows",
        put(COUNTS, 3, "value", Shown(Decimal(12), '0".000"')),
        ("format_unclear Data hitungan!E3",),
        says="angka lain",
    ),
    Spoiled(
        "millions that only the format tells",
        put(COUNTS, 3, "value", Shown(Decimal(12), '"Rp"0" juta"')),
        ("format_unclear Data hitungan!E3",),
        says="tulis jumlah utuhnya",
    ),
    Spoiled(
        "a minus that only the format shows",
        put(COUNTS, 3, "value", Shown(Decimal(12), "-0")),
        ("format_unclear Data hitungan!E3",),
        says="mengubah tandanya",
    ),
    Spoiled(
        "a figure that its format hides",
        put(COUNTS, 3, "value", Shown(Decimal(12), ';-#,##0;"-"')),
        ("format_unclear Data hitungan!E3",),
        says="menyembunyikan",
    ),
    Spoiled(
        "an error of a formula",
        put(COUNTS, 3, "value", Formula("=A1/0", "#DIV/0!")),
        ("error_cell Data hitungan!E3",),
        says="#DIV/0!",
    ),
    Spoiled(
        "a lost reference",
        put(COUNTS, 3, "area", Formula("=#REF!", "#REF!")),
        ("error_cell Data hitungan!C3",),
        says="#REF!",
    ),
    Spoiled(
        "a formula that was never worked out",
        put(COUNTS, 3, "value", Formula("=1+1", "")),
        ("formula_without_value Data hitungan!E3",),
        says="Excel atau LibreOffice",
    ),
    Spoiled(
        "a percentage in a column of counts",
        put(COUNTS, 3, "value", Shown(Decimal("0.86"), "0%")),
        ("percent_cell Data hitungan!E3",),
        says="86%",
    ),
    Spoiled(
        "true in a column of figures",
        put(COUNTS, 3, "value", True),
        ("truth_cell Data hitungan!E3",),
        says="TRUE",
    ),
    Spoiled("false in a column of words", put(AREAS, 3, "name", False), ("truth_cell Wilayah!C3",)),
    Spoiled(
        "a number of sixteen digits",
        put(COUNTS, 3, "value", 1234567890123456),
        ("number_too_long Data hitungan!E3",),
        says="15 angka",
    ),
    Spoiled(
        "a long number in a column of words",
        put(_FACTORS, 3, "state", 6399010101900001),
        ("number_too_long Faktor!I3",),
    ),
    Spoiled("words for a figure", put(COUNTS, 3, "value", "tiga"), ("not_a_number Data hitungan!E3",)),
    Spoiled(
        "a unit behind a figure", put(COUNTS, 3, "value", "12336 orang"), ("not_a_number Data hitungan!E3",)
    ),
    Spoiled(
        "a figure that can be two",
        put(SURVEY, 3, "index", "83.640"),
        ("ambiguous_number Unsur survei!H3",),
        says="83640",
    ),
    Spoiled(
        "a fraction of a person", put(COUNTS, 3, "value", Decimal("12.336")), ("not_whole Data hitungan!E3",)
    ),
    Spoiled("less than nobody", put(COUNTS, 3, "value", -5), ("negative_count Data hitungan!E3",)),
    Spoiled("a day that does not exist", put(_SOURCES, 3, "cut_off", "31/02/2023"), ("bad_date Sumber!E3",)),
    Spoiled("a day in American order", put(_SOURCES, 3, "cut_off", "12/31/2023"), ("bad_date Sumber!E3",)),
    Spoiled("a bare number for a day", put(_SOURCES, 3, "cut_off", 45291), ("bad_date Sumber!E3",)),
    Spoiled("a fifth quarter", put(_PERIODS, 3, "key", "2023-Q5"), ("bad_period Target, target berkala!E3",)),
    Spoiled("a period in words", put(COUNTS, 3, "period", "Triwulan I"), ("bad_period Data hitungan!D3",)),
    Spoiled(
        "a choice that is none",
        put(AREAS, 3, "kind", "dusun"),
        ("unknown_value Wilayah!D3",),
        says="district",
    ),
    Spoiled("a maybe", put(_POSTS, 4, "acting", "mungkin"), ("unknown_value Jabatan!H4",)),
    Spoiled(
        "a code with a space",
        put(_SOURCES, 5, "id", "ba ru"),
        ("bad_code Sumber!C5", "missing_value Sumber!D5"),
    ),
    Spoiled(
        "a number of a person",
        put(OUTPUTS, 3, "note", "NIK 6399010101900001"),
        ("personal_number Keluaran!L3",),
    ),
    Spoiled(
        "a number of a person in a record",
        put(_POSTS, 4, "name", "Budi NIP 19709901 199099 1 001"),
        ("personal_number Jabatan!D4",),
    ),
    Spoiled(
        "a needed cell that is empty",
        put(COUNTS, 3, "area", None),
        ("missing_value Data hitungan!C3",),
        says="Wilayah",
    ),
    Spoiled(
        "two problems at once",
        together(put(COUNTS, 3, "value", "tiga"), put(_SOURCES, 3, "cut_off", time(8, 0))),
        ("time_cell Sumber!E3", "not_a_number Data hitungan!E3"),
    ),
]
