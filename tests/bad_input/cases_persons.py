"""Numbers of persons, all invented, wherever they may stand."""

from __future__ import annotations

from tests.bad_input.spoiling import Case

CASES = [
    Case(
        name="NIK in a table",
        file="factors.csv",
        replace=("Menambah", "a.n. 6399010101900001"),
        expect=("personal_number factors.csv:4:text",),
        says="sebut jabatan",
    ),
    Case(
        name="NIK of a woman",
        file="factors.csv",
        replace=("Menambah", "6399014101900001"),
        expect=("personal_number factors.csv:4:text",),
    ),
    Case(
        name="NIK with dots",
        file="factors.csv",
        replace=("Menambah", "639901.010190.0001"),
        expect=("personal_number factors.csv:4:text",),
    ),
    Case(
        name="NIK where a number belongs",
        file="counts.csv",
        replace=("12336", "6399010101900001"),
        expect=("personal_number counts.csv:2:value",),
    ),
    Case(
        name="NIP in YAML",
        file="office.yaml",
        replace=("name: Kepala Dinas,", "name: Kepala Dinas 199013012015131001,"),
        expect=("personal_number office.yaml:15:posts[1].name",),
    ),
    Case(
        name="NIP with spaces",
        file="agreements.yaml",
        replace=("kind: office", "kind: office\n    first_party: Kepala 19901301 201513 1 001"),
        expect=("personal_number agreements.yaml:5:agreements[1].first_party",),
    ),
    Case(
        name="NIP in a comment",
        file="office.yaml",
        replace=("# Dinas rekaan", "# 199013012015131001"),
        expect=("personal_number office.yaml:1",),
    ),
    Case(
        name="NIK in a narrative",
        file="narrative/ringkasan.md",
        append="Warga 6399010101900001 datang.\n",
        expect=("personal_number narrative/ringkasan.md:2",),
    ),
    Case(
        name="NIK in the layout",
        file="layout.yaml",
        append="# 6399010101900001\n",
        expect=("personal_number layout.yaml:3",),
    ),
    Case(
        name="sixteen digits without a date",
        file="factors.csv",
        replace=("Menambah", "1234567890123456"),
        expect=(),
    ),
    Case(
        name="four years side by side",
        file="factors.csv",
        replace=("Menambah", "2020 2021 2022 2023"),
        expect=(),
    ),
]
