"""YAML parts whose keys or structure are wrong."""

from __future__ import annotations

from tests.bad_input.spoiling import Case

CASES = [
    Case(
        name="open bracket",
        file="awards.yaml",
        content="awards: [a, b\n",
        expect=("yaml_syntax awards.yaml:2",),
    ),
    Case(
        name="tab as indentation",
        file="awards.yaml",
        content="awards:\n\t- name: x\n",
        expect=("yaml_syntax awards.yaml:2",),
    ),
    Case(
        name="control character",
        file="awards.yaml",
        content='awards:\n  - name: "a\x07"\n',
        expect=("control_character awards.yaml",),
    ),
    Case(
        name="unknown key",
        file="plan.yaml",
        replace=("polarity: higher", "polarty: higher"),
        expect=("unknown_key plan.yaml:29:indicators[iku-1].polarty",),
        says="Yang terdekat: polarity.",
    ),
    Case(
        name="key twice",
        file="plan.yaml",
        replace=("    tier: II\n", "    tier: II\n    tier: III\n"),
        expect=("duplicate_key plan.yaml:27:tier",),
        says="baris 26",
    ),
    Case(
        name="missing key",
        file="plan.yaml",
        replace=("    name: Cakupan dokumen\n", ""),
        expect=("missing_key plan.yaml:22:indicators[iku-1]",),
        says="name",
    ),
    Case(
        name="empty required key",
        file="plan.yaml",
        replace=("name: Cakupan dokumen", "name: ~"),
        expect=("missing_key plan.yaml:22:indicators[iku-1]",),
    ),
    Case(
        name="list where a value belongs",
        file="office.yaml",
        replace=("year: 2023", "year: [2023]"),
        expect=("wrong_type office.yaml:11:year",),
        says="satu nilai",
    ),
    Case(
        name="value where a list belongs",
        file="innovations.yaml",
        replace=("[ktp, iku-1]", "ktp"),
        expect=("wrong_type innovations.yaml:2:innovations[jemput].supports",),
        says="daftar",
    ),
    Case(
        name="value where a group belongs",
        file="plan.yaml",
        replace=("{code: ktp.holders, name: Sudah rekam, unit: orang}", "ktp.holders"),
        expect=(
            "wrong_type plan.yaml:18:components[ktp].numerator",
            "unknown_measure counts.csv:2:measure",
            "unknown_measure counts.csv:4:measure",
        ),
    ),
    Case(
        name="list at the top",
        file="awards.yaml",
        content="- name: x\n",
        expect=("wrong_type awards.yaml",),
    ),
    Case(
        name="word at the top",
        file="awards.yaml",
        content="tidak ada\n",
        expect=("wrong_type awards.yaml",),
    ),
    Case(
        name="nothing but a comment",
        file="awards.yaml",
        content="# nanti\n",
        expect=("empty_file awards.yaml",),
    ),
    Case(
        name="map as a key",
        file="awards.yaml",
        content="{a: 1}: b\nawards: []\n",
        expect=("yaml_key awards.yaml:1",),
    ),
    Case(
        name="two documents",
        file="awards.yaml",
        append="---\nawards: []\n",
        expect=("yaml_documents awards.yaml:4",),
    ),
    Case(
        name="id twice",
        file="plan.yaml",
        append="  - {code: iku-1, name: Lain, objective: sasaran-1, tier: II, unit: percent}\n",
        expect=("duplicate_item plan.yaml:41:indicators[iku-1]",),
        says="baris 22",
    ),
    Case(
        name="indicator twice in an agreement",
        file="agreements.yaml",
        append="      - {indicator: iku-1, target: 96}\n",
        expect=("duplicate_item agreements.yaml:12:agreements[pk-2023].targets[iku-1]",),
    ),
    Case(
        name="comma inside an unquoted text",
        file="plan.yaml",
        replace=('"B (3,40)"', "B (3,40)"),
        expect=("unknown_key plan.yaml:38:indicators[iku-1].targets.2022.40)",),
    ),
    Case(
        name="words for a target",
        file="plan.yaml",
        replace=("2023: 95", "2023: Sudah"),
        expect=("not_a_number plan.yaml:39:indicators[iku-1].targets.2023",),
    ),
    Case(
        name="layout is only checked for its syntax",
        file="layout.yaml",
        content="a: [\n",
        expect=("yaml_syntax layout.yaml:2",),
    ),
    Case(
        name="office missing half",
        file="office.yaml",
        content="year: 2023\n",
        expect=("missing_key office.yaml:1",),
        says="Perangkat daerah",
    ),
]
