"""Records whose columns are right one by one and cannot hold together."""

from __future__ import annotations

from tests.bad_input.spoiling import Case

CASES = [
    Case(
        name="kecamatan called a village",
        file="areas.csv",
        replace=("Hulu,district", "Hulu,village"),
        expect=("area_level areas.csv:2:kind",),
        says="Tulis district",
    ),
    Case(
        name="regency called a kecamatan",
        file="areas.csv",
        append="63.99,Kabupaten Contoh,district,\n",
        expect=("area_level areas.csv:4:kind",),
        says="tingkat regency",
    ),
    Case(
        name="kecamatan below another regency",
        file="areas.csv",
        replace=("Hulu,district,63.99", "Hulu,district,63.98"),
        expect=("unknown_area areas.csv:2:parent", "area_parent areas.csv:2:parent"),
    ),
    Case(
        name="kecamatan below another kecamatan",
        file="areas.csv",
        replace=("Hulu,district,63.99", "Hulu,district,63.99.02"),
        expect=("area_parent areas.csv:2:parent",),
        says="Tulis 63.99",
    ),
    Case(
        name="mission that is not listed",
        file="plan.yaml",
        replace=("mission: 2", "mission: 3"),
        expect=("no_such_mission plan.yaml::regional.mission",),
        says="2 misi",
    ),
    Case(
        name="plan that ends before it begins",
        file="plan.yaml",
        replace=("first_year: 2021, last_year: 2026", "first_year: 2026, last_year: 2021"),
        expect=("years_reversed plan.yaml::strategic_plan.last_year",),
    ),
    Case(
        name="output of nothing",
        file="outputs.csv",
        append=",,Laporan,dokumen,2023,4,5,,,lapor,\n",
        expect=("output_of_nothing outputs.csv:4",),
    ),
    Case(
        name="commas that make more scores than dimensions",
        file="evaluations.yaml",
        replace=("[19.06, 28.45]", "[19,06, 28,45]"),
        expect=("score_count evaluations.yaml:9:evaluations[penilaian-1].units[Dinas sendiri].scores",),
        says="4 nilai untuk 2 dimensi",
    ),
    Case(
        name="figure restated that was closed nowhere",
        file="restatements.csv",
        append="iku-1,,2022,actual,93.40,93.46,Dihitung ulang,\n",
        expect=("restated_unheld restatements.csv:2:closed",),
        says="hapus baris ini",
    ),
]
