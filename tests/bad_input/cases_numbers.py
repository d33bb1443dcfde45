"""Figures that cannot be read, or can be read in two ways."""

from __future__ import annotations

from tests.bad_input.spoiling import Case

CASES = [
    Case(
        name="words for a number",
        file="counts.csv",
        replace=("12336", "dua belas"),
        expect=("not_a_number counts.csv:2:value",),
        says="tanpa satuan",
    ),
    Case(
        name="unit behind a number",
        file="history.csv",
        replace=("93.46", "93.46%"),
        expect=("not_a_number history.csv:2:actual",),
    ),
    Case(
        name="spaces in a number",
        file="counts.csv",
        replace=("12336", "12 336"),
        expect=("not_a_number counts.csv:2:value",),
    ),
    Case(
        name="power of ten",
        file="counts.csv",
        replace=("12336", "1e4"),
        expect=("not_a_number counts.csv:2:value",),
    ),
    Case(
        name="not a number at all",
        file="history.csv",
        replace=("93.46", "NaN"),
        expect=("not_a_number history.csv:2:actual",),
    ),
    Case(
        name="infinity",
        file="history.csv",
        replace=("93.46", "Infinity"),
        expect=("not_a_number history.csv:2:actual",),
    ),
    Case(
        name="digits of another script",
        file="counts.csv",
        replace=("12336", "١٢٣٣٦"),
        expect=("not_a_number counts.csv:2:value",),
    ),
    Case(
        name="point in a decimal column",
        file="history.csv",
        replace=("93.46", "1.234"),
        expect=("ambiguous_number history.csv:2:actual",),
        says="Tulis 1234 bila",
    ),
    Case(
        name="comma in a decimal column",
        file="history.csv",
        replace=("93.46", '"1,234"'),
        expect=("ambiguous_number history.csv:2:actual",),
        says="atau 1.2340 bila",
    ),
    Case(
        name="comma in a whole column",
        file="counts.csv",
        replace=("12336", '"12,336"'),
        expect=("lone_group counts.csv:2:value",),
        says="12336",
    ),
    Case(
        name="ambiguous budget",
        file="inputs.csv",
        replace=("1500000", "500.000"),
        expect=("ambiguous_number inputs.csv:2:original",),
    ),
    Case(
        name="ambiguous in YAML",
        file="plan.yaml",
        replace=("2023: 95", "2023: 1.234"),
        expect=("ambiguous_number plan.yaml:39:indicators[iku-1].targets.2023",),
    ),
    Case(
        name="negative count",
        file="counts.csv",
        replace=("12336", "-5"),
        expect=("negative_count counts.csv:2:value",),
        says="kosongkan bila belum ada",
    ),
    Case(
        name="negative with the typographic minus",
        file="counts.csv",
        replace=("12336", "−5"),
        expect=("negative_count counts.csv:2:value",),
    ),
    Case(
        name="negative staff",
        file="people.csv",
        replace=(",2,", ",-2,"),
        expect=("negative_count people.csv:2:count",),
    ),
    Case(
        name="fraction of a person",
        file="counts.csv",
        replace=("12336", "12.5"),
        expect=("not_whole counts.csv:2:value",),
    ),
    Case(
        name="endless number",
        file="history.csv",
        replace=("93.46", "12345678901234567890123456789012345678901"),
        expect=("number_too_long history.csv:2:actual",),
    ),
    Case(
        name="out of range",
        file="office.yaml",
        replace=("decimals: 2", "decimals: 9"),
        expect=("out_of_range office.yaml:19:policies.decimals",),
        says="antara 0 dan 6",
    ),
]
