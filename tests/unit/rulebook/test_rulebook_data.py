"""The rulebook that comes with the program is sound in itself and holds what the sources print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby, pairwise

import pytest
from tests.every_case import every_case

from capaian.domain.identifiers import AreaCode
from capaian.domain.office import AreaKind
from capaian.domain.policy import (
    AchievementMethod,
    Aggregation,
    AgreementChoice,
    EfficiencyMethod,
    EfficiencyRule,
    Polarity,
    Rounding,
    ScaleGap,
    StaffTotals,
    Step,
    SurveyWeight,
    Trend,
    Verdict,
    VerifierChoice,
    WordsRule,
    ZeroRule,
    ZeroRules,
)
from capaian.domain.rule_set import (
    AchievementScale,
    Provenance,
    RuleSet,
    SurveyClassTable,
    Verification,
)
from capaian.rulebook import ReferenceData, load_reference, load_rulebook
from capaian.rulebook.reference import ReportColumn

LAST_DAY = date(2023, 12, 31)
RULES = load_rulebook()
REFERENCE = load_reference()


@dataclass(frozen=True)
class Fact:
    """An entry by the field that holds it, its name there, and its provenance."""

    field: str
    name: str
    provenance: Provenance


def all_facts(holder: RuleSet | ReferenceData) -> Iterator[Fact]:
    """Yield every entry that says where it was read."""
    for field in fields(holder):
        entries = getattr(holder, field.name)
        if isinstance(entries, Mapping):
            entries = [entry for topic in entries.values() for entry in topic]
        for entry in entries:
            if hasattr(entry, "provenance"):
                yield Fact(field.name, name_of(entry), entry.provenance)


def name_of(entry: object) -> str:
    """Return what tells an entry from others of its kind."""
    if isinstance(entry, ReportColumn):
        return f"{entry.group} {entry.name}"
    names = (
        "id",
        "code",
        "subject",
        "component",
        "year",
        "population",
        "table",
        "measure",
        "words",
        "reading",
        "day",
    )
    return " ".join(str(getattr(entry, name)) for name in names if hasattr(entry, name))


FACTS = (*all_facts(RULES), *all_facts(REFERENCE))


def values(kind: type[StrEnum]) -> frozenset[str]:
    return frozenset(member.value for member in kind)


TOPICS: Mapping[str, frozenset[str]] = {
    "achievement": values(AchievementMethod),
    "aggregation": values(Aggregation),
    "agreement": values(AgreementChoice),
    "cap": frozenset({"none", "limited"}),
    "efficiency": values(EfficiencyMethod),
    "efficiency_rule": values(EfficiencyRule),
    "floor": frozenset({"none", "limited"}),
    "polarity": values(Polarity),
    "rounding": values(Rounding),
    "scale_gap": values(ScaleGap),
    "staff_totals": values(StaffTotals),
    "step": values(Step),
    "survey_weight": values(SurveyWeight),
    "trend": values(Trend),
    "verdict": values(Verdict),
    "verifier": values(VerifierChoice),
    "words_rule": values(WordsRule),
    "zero_case": frozenset(item.name for item in fields(ZeroRules)),
    "zero_rule": values(ZeroRule),
}
"""Topics of the declared choices with the ids that must be described; other topics are free."""


def bands(scale_id: str) -> list[tuple[str, str, str]]:
    scale = RULES.scale(scale_id, LAST_DAY)
    assert scale is not None
    return [(band.numeral, band.name, f"{band.lower}..{band.upper}") for band in scale.bands]


def test_every_entry_says_where_it_was_read() -> None:
    assert len(FACTS) > 350
    silent = [
        fact
        for fact in FACTS
        if not (fact.provenance.regulation.strip() and fact.provenance.note.strip())
    ]
    assert silent == []


def test_no_two_entries_of_a_name_hold_on_one_day() -> None:
    by_name = sorted(FACTS, key=lambda fact: (fact.field, fact.name, fact.provenance.valid_from))
    for fact in by_name:
        end = fact.provenance.valid_to
        assert end is None or fact.provenance.valid_from <= end, fact
    for _, versions in groupby(by_name, key=lambda fact: (fact.field, fact.name)):
        for earlier, later in pairwise(versions):
            assert not earlier.provenance.is_valid_on(later.provenance.valid_from), later


@pytest.mark.parametrize("scale", RULES.scales, ids=lambda scale: str(scale.id))
def test_bands_of_a_scale_follow_each_other_without_hole_or_overlap(
    scale: AchievementScale,
) -> None:
    assert scale.bands[-1].lower is None
    for position, (band, below) in enumerate(pairwise(scale.bands), 1):
        assert band.position == position
        assert band.lower is not None
        assert below.upper is not None
        # Whole bounds leave gaps of one, which a declared rule closes; others share a bound or
        # leave 0.01.
        allowed = {Decimal(1)} if scale.integer_bounds else {Decimal(0), Decimal("0.01")}
        assert band.lower - below.upper in allowed, band


@pytest.mark.parametrize("table", RULES.survey_classes, ids=lambda table: str(table.id))
def test_classes_of_an_index_follow_each_other_without_hole_or_overlap(
    table: SurveyClassTable,
) -> None:
    assert (table.classes[0].upper, table.classes[-1].lower) == (100, 25)
    for better, worse in pairwise(table.classes):
        assert better.lower - worse.upper == Decimal("0.01"), better


def test_codes_that_name_others_find_them() -> None:
    areas = {area.code for area in RULES.areas}
    names = {entry.code for entry in RULES.nomenclature}
    # `2.12.02.2.01.0001`: the program has three parts, the activity five, the sub-activity six.
    above = {
        code: code.rsplit(".", 2 if code.count(".") == 4 else 1)[0]
        for code in names
        if code.count(".") > 2
    }

    assert {area.parent for area in RULES.areas} - {None} <= areas
    assert {*above.values()} <= names
    assert {program for indicator in RULES.catalogue for program in indicator.programs} <= names


def test_permendagri_86_2017() -> None:
    assert bands("permendagri-86-2017") == [
        ("I", "Sangat Tinggi", "91..100"),
        ("II", "Tinggi", "76..90"),
        ("III", "Sedang", "66..75"),
        ("IV", "Rendah", "51..65"),
        ("V", "Sangat Rendah", "None..50"),
    ]


def test_wp_eval_sakip() -> None:
    assert bands("wp-eval-sakip") == [
        ("1", "Sangat Berhasil", "100..None"),
        ("2", "Berhasil", "75..100"),
        ("3", "Cukup Berhasil", "55..75"),
        ("4", "Kurang Berhasil", "None..55"),
    ]


def test_reached_or_not() -> None:
    assert bands("tercapai-belum") == [
        ("1", "Tercapai", "100..None"),
        ("2", "Belum Tercapai", "None..100"),
    ]


def test_evaluation_categories_begin_above_their_bound() -> None:
    assert [(numeral, bounds) for numeral, _, bounds in bands("permenpanrb-88-2021")] == [
        ("AA", "90.01..100.00"),
        ("A", "80.01..90.00"),
        ("BB", "70.01..80.00"),
        ("B", "60.01..70.00"),
        ("CC", "50.01..60.00"),
        ("C", "30.01..50.00"),
        ("D", "None..30.00"),
    ]


def test_survey_classes() -> None:
    table = RULES.survey_class_table("permenpanrb-14-2017", LAST_DAY)
    assert table is not None

    assert [(c.letter, c.name, str(c.lower), str(c.upper)) for c in table.classes] == [
        ("A", "Sangat Baik", "88.31", "100.00"),
        ("B", "Baik", "76.61", "88.30"),
        ("C", "Kurang Baik", "65.00", "76.60"),
        ("D", "Tidak Baik", "25.00", "64.99"),
    ]


@every_case("topic", sorted(TOPICS))
def test_every_choice_has_symbols_and_words(topic: str) -> None:
    methods = RULES.methods[topic]

    assert {method.id for method in methods} == TOPICS[topic]
    for method in methods:
        assert method.name[0].isupper() or method.name[0].isdigit()
        assert method.words.endswith(".")
        assert method.symbols


def test_symbols_that_no_recorded_paper_prints() -> None:
    symbols = {method.id: method.symbols for method in RULES.methods["efficiency"]}
    assert "50 + (E ÷ 20) × 50" in symbols["efficiency_score"]


def test_the_refused_method_says_why() -> None:
    (refused,) = RULES.methods["refused"]

    assert refused.id == "(T-R)/T"
    assert refused.reading.startswith("Ditolak:")
    assert "nol" in refused.reading


@pytest.mark.parametrize("topic", ["efficiency", "scale_gap", "survey_weight"])
def test_figures_that_need_it_say_how_they_are_read(topic: str) -> None:
    assert all(method.reading for method in RULES.methods[topic])


def test_signs_are_typographic() -> None:
    for methods in RULES.methods.values():
        for method in methods:
            assert not re.search(r"\d [-*/] \d| / |\*", method.symbols), method.id


def test_nine_survey_elements() -> None:
    elements = REFERENCE.survey_elements

    assert [e.code for e in elements] == [f"U{n}" for n in range(1, 10)]
    assert [e.name for e in elements][3] == "Biaya/tarif"
    assert all(len(e.answers) == 4 and e.question.endswith("?") for e in elements)
    unsure = [e.code for e in elements if e.provenance.verification is Verification.UNVERIFIED]
    assert unsure == ["U9"]


def test_evaluation_weights() -> None:
    shares = [Decimal("0.2"), Decimal("0.3"), Decimal("0.5")]

    assert [section.weight for section in REFERENCE.evaluation_sections] == [30, 30, 15, 25]
    for section in REFERENCE.evaluation_sections:
        assert list(section.subweights) == [section.weight * share for share in shares]


def test_areas_of_the_documents() -> None:
    kinds = {
        parent: [a.name for a in RULES.areas if a.parent == AreaCode(parent)]
        for parent in ("63", "63.11", "19.02", "35.74", "35.13")
    }

    assert {parent: len(names) for parent, names in kinds.items()} == {
        "63": 13,
        "63.11": 8,
        "19.02": 5,
        "35.74": 5,
        "35.13": 24,
    }
    assert kinds["63.11"][0] == "Juai"
    assert "Kota Banjarbaru" in kinds["63"]


def test_codes_of_areas_follow_their_kind() -> None:
    forms = {
        AreaKind.PROVINCE: r"\d\d",
        AreaKind.REGENCY: r"\d\d\.\d\d",
        AreaKind.DISTRICT: r"\d\d\.\d\d\.\d\d",
    }

    for area in RULES.areas:
        assert re.fullmatch(forms[area.kind], area.code), area.code
        assert area.parent is None or area.code.startswith(f"{area.parent}.")


# Kabupaten, kota and kecamatan of each province, as the recapitulation of Kepmendagri
# 300.2.2-2430/2025 prints them.
RECAPITULATION = """
11 18 5 290  12 25 8 455  13 12 7 179  14 10 2 172  15 9 2 144  16 13 4 241  17 9 1 129
18 13 2 229  19 6 1 47  21 5 2 80  31 1 5 44  32 18 9 627  33 29 6 576  34 4 1 78
35 29 9 666  36 4 4 155  51 8 1 57  52 8 2 117  53 21 1 315  61 12 2 174  62 13 1 136
63 11 2 156  64 7 3 105  65 4 1 55  71 11 4 171  72 12 1 177  73 21 3 313  74 15 2 221
75 5 1 77  76 6 0 69  81 9 2 119  82 8 2 118  91 8 1 105  92 7 0 91  93 4 0 82
94 8 0 131  95 8 0 252  96 5 1 132
"""


def test_areas_are_as_many_as_the_recapitulation_says() -> None:
    figures = [*map(int, RECAPITULATION.split())]
    printed = {
        f"{code}": (kab, kota, kec)
        for code, kab, kota, kec in zip(*[iter(figures)] * 4, strict=True)
    }

    counted = {
        province.code: (
            sum(
                area.parent == province.code and area.name.startswith("Kabupaten ")
                for area in RULES.areas
            ),
            sum(
                area.parent == province.code and area.name.startswith("Kota ")
                for area in RULES.areas
            ),
            sum(
                area.kind is AreaKind.DISTRICT and area.code[:2] == province.code
                for area in RULES.areas
            ),
        )
        for province in RULES.areas
        if province.kind is AreaKind.PROVINCE
    }

    assert counted == printed
    assert tuple(map(sum, zip(*counted.values(), strict=True))) == (416, 98, 7285)


def test_names_of_areas_are_written_once_and_cleanly() -> None:
    names = [(area.parent, area.name) for area in RULES.areas]

    assert len(names) == len({*names})
    assert [name for _, name in names if " ".join(name.split()) != name] == []
    assert [name for _, name in names if name == name.upper()] == ["KI'E"]


def test_areas_have_their_source() -> None:
    assert [source.table for source in REFERENCE.area_sources] == ["areas.csv"]
    assert {area.place.file for area in RULES.areas} == {"areas.csv"}


def test_codes_of_the_work_plan_follow_one_form() -> None:
    for entry in RULES.nomenclature:
        assert re.fullmatch(r"2\.12\.0[1-5](\.2\.0\d(\.00[01]\d)?)?", entry.code), entry.code


def test_programs_of_the_function() -> None:
    programs = {e.code: e.name for e in RULES.nomenclature if e.code.count(".") == 2}

    assert programs == {
        "2.12.01": "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
        "2.12.02": "PROGRAM PENDAFTARAN PENDUDUK",
        "2.12.03": "PROGRAM PENCATATAN SIPIL",
        "2.12.04": "PROGRAM PENGELOLAAN INFORMASI ADMINISTRASI KEPENDUDUKAN",
        "2.12.05": "PROGRAM PENGELOLAAN PROFIL KEPENDUDUKAN",
    }


def test_names_that_the_source_shortens_are_unverified() -> None:
    by_code = {entry.code: entry for entry in RULES.nomenclature}

    assert by_code["2.12.03.2.02.0004"].provenance.verification.remark == "belum diverifikasi"
    assert by_code["2.12.02.2.01.0002"].provenance.verification is Verification.DOCUMENT
    shortened = [e for e in RULES.nomenclature if "…" in e.name or "dan seterusnya" in e.name]
    assert all(e.provenance.verification is Verification.UNVERIFIED for e in shortened)


def test_catalogue_names_only_what_it_knows() -> None:
    measures = {m[0] for i in RULES.catalogue for m in (i.numerator, i.denominator) if m[0]}
    codes = {indicator.code for indicator in RULES.catalogue}

    for indicator in RULES.catalogue:
        if indicator.unit == "index":
            continue
        names = set(re.findall(r"[a-z][a-z.-]*[a-z]", indicator.formula)) - {"mean"}
        assert names <= measures | codes, indicator.code


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("kepemilikan-dokumen", 6),
        ("layanan-dafduk", 3),
        ("layanan-capil", 5),
        ("cakupan-layanan", 3),
    ],
)
def test_indicators_over_components(code: str, parts: int) -> None:
    (found,) = [i for i in RULES.catalogue if i.code == code]

    assert found.formula.startswith("mean(")
    assert found.formula.count(",") + 1 == parts
    assert found.numerator == ("", "", "")


def test_no_entry_names_a_person() -> None:
    for fact in FACTS:
        assert not re.search(r"\d{16}|\d{8} \d{6}", f"{fact.name} {fact.provenance}")


@every_case("fact", [f for f in FACTS if f.provenance.verification is Verification.UNVERIFIED])
def test_what_is_unverified_says_so_in_its_note(fact: Fact) -> None:
    note = fact.provenance.note

    assert re.search(r"belum diverifikasi|pengetahuan umum", note), fact


def test_national_targets_name_components_of_the_catalogue() -> None:
    rules = load_rulebook()
    codes = {entry.code for entry in rules.catalogue}
    pairs = {(target.subject, target.component) for target in rules.national_targets}
    assert pairs == {
        ("ktp_el_enrolment", "ktp"),
        ("child_id_card", "kia"),
        ("birth_certificate_0_17", "akta-lahir"),
        ("digital_id", "ikd"),
        ("burial_register", "buku-pemakaman"),
    }
    assert {component for _, component in pairs if component} <= codes


def test_words_of_heads_are_of_the_catalogue_or_of_money() -> None:
    measures = {code for one in RULES.catalogue for code, *_ in (one.numerator, one.denominator)}
    assert {head.measure for head in RULES.heads} <= measures | {"original", "revised", "actual"}
    assert all(head.words and all(head.words) for head in RULES.heads)


def test_no_word_is_listed_twice_for_one_measure() -> None:
    """A word of several measures is a question to the user; the same row twice is a slip."""
    words = [(word.casefold(), head.measure) for head in RULES.heads for word in head.words]
    assert len(words) == len({*words})
