"""Tables whose rows or columns are wrong."""

from __future__ import annotations

from tests.bad_input.spoiling import Case

CASES = [
    Case(
        name="unknown column",
        file="counts.csv",
        replace=("value,source", "valeu,source"),
        expect=("unknown_column counts.csv:1:valeu", "missing_column counts.csv:1:value"),
        says="Yang terdekat: value.",
    ),
    Case(
        name="missing column",
        file="counts.csv",
        content="measure,area,period\nktp.holders,63.99.01,2023\n",
        expect=("missing_column counts.csv:1:value",),
        says="Jumlah",
    ),
    Case(
        name="same column twice",
        file="training.csv",
        content="name,name\nArsip,Arsip\n",
        expect=("duplicate_column training.csv:1:name",),
    ),
    Case(
        name="too few cells",
        file="counts.csv",
        append="ktp.holders,63.99.01\n",
        expect=("cell_count counts.csv:6",),
        says="2 sel",
    ),
    Case(
        name="too many cells",
        file="counts.csv",
        replace=("12336,agregat", "12,336,agregat"),
        expect=("too_many_cells counts.csv:2",),
        says="tanda kutip",
    ),
    Case(
        name="decimal comma that moves only empty cells to the end",
        file="outputs.csv",
        content="node,indicator,name,unit,period,target,actual,text,met,source,note\n"
        ",iku-1,,hari,2023,,2,8,,,agregat,\n",
        expect=("too_many_cells outputs.csv:2",),
        says="Mungkin satu bilangan yang terpotong: 2,8.",
    ),
    Case(
        name="decimal comma in a row that is filled up",
        file="outputs.csv",
        content="node,indicator,name,unit,period,target,actual,text,met,source,note\n"
        ",iku-1,,hari,2023,,2,8,,,agregat\n",
        expect=("cut_number outputs.csv:2:actual", "source_moved outputs.csv:2:note"),
        says="Tulis 2.8",
    ),
    Case(
        name="semicolons",
        file="counts.csv",
        content="measure;area;period;value\nktp.holders;63.99.01;2023;1\n",
        expect=("wrong_separator counts.csv:1",),
        says="pemisah koma",
    ),
    Case(
        name="open quote",
        file="factors.csv",
        append='ktp,2023,plan,"tanpa akhir,,,,\n',
        expect=("csv_syntax factors.csv:5",),
    ),
    Case(
        name="text behind a quote",
        file="factors.csv",
        append='ktp,2023,plan,"a"b,,,,\n',
        expect=("csv_syntax factors.csv:5",),
    ),
    Case(
        name="line of a row after a quoted cell of two lines",
        file="factors.csv",
        replace=("ktp,2023,solution", "ktp,2023,solusi"),
        expect=("unknown_value factors.csv:4:kind",),
    ),
    Case(
        name="same row twice",
        file="counts.csv",
        append="ktp.holders,63.99.01,2023,12336,agregat\n",
        expect=("duplicate_row counts.csv:6",),
        says="baris 2",
    ),
    Case(
        name="two values for one fact",
        file="counts.csv",
        append="ktp.eligible,63.99.01,2023,12401,agregat\n",
        expect=("two_values counts.csv:6",),
        says="two_values:counts:ktp.eligible:63.99.01:2023",
    ),
    Case(
        name="two values declared as a difference",
        file="counts.csv",
        append="ktp.holders,63.99.01,2023,12363,agregat\n",
        expect=("two_values counts.csv:6",),
    ),
    Case(
        name="nothing at all",
        file="counts.csv",
        content="",
        expect=("empty_file counts.csv",),
    ),
    Case(
        name="NUL",
        file="counts.csv",
        replace=("agregat", "agre\x00gat"),
        expect=("nul_byte counts.csv:2",),
    ),
    Case(
        name="many problems at once",
        file="counts.csv",
        append="ktp.holder,63.99.03,2023,dua,agregat\nktp.eligible,63.99.02,202,-3,agregasi\n",
        expect=(
            "not_a_number counts.csv:6:value",
            "bad_period counts.csv:7:period",
            "negative_count counts.csv:7:value",
            "unknown_measure counts.csv:6:measure",
            "unknown_area counts.csv:6:area",
            "unknown_source counts.csv:7:source",
        ),
    ),
]
