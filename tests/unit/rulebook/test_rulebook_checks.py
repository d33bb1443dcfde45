"""Each check of the rulebook catches the fault it is there for, and no other check does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from tests.unit.rulebook.rulebook_cast import (
    LAW,
    SOUND,
    change,
    codes,
    copy_of_data,
    nomenclature,
    scale,
    section,
    survey_table,
    target,
    without_method,
)

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Level, Place
from capaian.domain.office import Area, AreaKind
from capaian.domain.rule_set import MethodDescription, Provenance, RuleSet, Verification
from capaian.rulebook import EvaluationSection, Reference, check, load_rulebook, read_reference, read_rulebook
from capaian.rulebook.checks.described_choices import TOPICS, check_described_choices
from capaian.rulebook.checks.facts import all_facts
from capaian.rulebook.checks.parents import check_parents
from capaian.rulebook.checks.sources import check_sources
from capaian.rulebook.checks.validity import check_validity
from capaian.rulebook.checks.verification import check_verification
from capaian.rulebook.checks.weights import check_weights


class TestWeights:
    def test_sound_weights_pass(self) -> None:
        reference = Reference(
            evaluation_sections=(section("1", "60", "12", "18", "30"), section("2", "40", "40"))
        )

        assert list(check_weights(reference)) == []

    def test_no_weights_is_no_fault(self) -> None:
        assert list(check_weights(Reference())) == []

    @pytest.mark.parametrize(
        ("weights", "place", "value"),
        [
            ((section("1", "60", "60"), section("2", "39", "39")), "semua komponen", "99"),
            ((section("1", "100", "20", "30", "49.9"),), "1", "99.9"),
            ((section("1", "60", "60"), section("2", "40")), "2", "0"),
        ],
    )
    def test_weights_that_do_not_add_up_are_caught(
        self, weights: tuple[EvaluationSection, ...], place: str, value: str
    ) -> None:
        reference = Reference(evaluation_sections=weights)

        (issue,) = check_weights(reference)

        assert (issue.code, issue.place.column, issue.value) == ("weights_do_not_add_up", place, value)


class TestValidity:
    @staticmethod
    def issues(*spans: tuple[int, int | None]) -> list[str]:
        """Return the codes for one scale with these spans of years."""
        versions = tuple(
            replace(
                scale(*SOUND),
                provenance=replace(LAW, valid_from=date(a, 1, 1), valid_to=date(b, 12, 31) if b else None),
            )
            for a, b in spans
        )
        return [issue.code for issue in check_validity(RuleSet(scales=versions), Reference())]

    @pytest.mark.parametrize(
        "spans",
        [
            ((2017, None),),
            ((2010, 2016), (2017, None)),
            ((2017, None), (2010, 2016)),
            ((2010, 2012), (2015, 2016)),
            ((2017, 2017),),
        ],
    )
    def test_one_after_the_other_passes(self, spans: tuple[tuple[int, int | None], ...]) -> None:
        assert self.issues(*spans) == []

    @pytest.mark.parametrize(
        ("spans", "found"),
        [
            (((2010, 2017), (2017, None)), ["validity_overlaps"]),
            (((2010, None), (2017, None)), ["validity_overlaps"]),
            (((2017, None), (2010, None)), ["validity_overlaps"]),
            (((2017, 2020), (2017, 2020)), ["validity_overlaps"]),
            (((2010, None), (2015, None), (2020, None)), ["validity_overlaps"] * 2),
            (((2020, 2019),), ["validity_reversed"]),
        ],
    )
    def test_overlaps_and_reversals_are_caught(
        self, spans: tuple[tuple[int, int | None], ...], found: list[str]
    ) -> None:
        assert self.issues(*spans) == found

    def test_an_entry_may_hold_for_one_day(self) -> None:
        one_day = replace(LAW, valid_to=LAW.valid_from)
        rule_set = RuleSet(national_targets=(target("ktp", 2017, "99", one_day),))

        assert list(check_validity(rule_set, Reference())) == []

    def test_entries_of_different_names_may_overlap(self) -> None:
        rule_set = RuleSet(national_targets=(target("ktp", 2023, "99"), target("kia", 2023, "50")))

        assert list(check_validity(rule_set, Reference())) == []

    def test_a_target_stated_twice_for_a_year_is_caught(self) -> None:
        rule_set = RuleSet(national_targets=(target("ktp", 2023, "99"), target("ktp", 2023, "98")))

        (issue,) = check_validity(rule_set, Reference())

        assert issue.place == Place("national-targets.yaml", None, "ktp 2023")


class TestProvenance:
    @pytest.mark.parametrize("field", ["regulation", "note"])
    @pytest.mark.parametrize("text", ["", "  "])
    def test_an_entry_without_source_is_caught(self, field: str, text: str) -> None:
        bare = replace(LAW, note=text) if field == "note" else replace(LAW, regulation=text)
        rule_set = RuleSet(national_targets=(target("ktp", 2023, "99", bare),))

        (issue,) = check_sources(rule_set, Reference())

        assert (issue.code, issue.value) == ("source_missing", field)

    def test_an_unknown_mark_is_caught(self) -> None:
        guess = replace(LAW, verification=cast("Verification", "kira-kira"))
        rule_set = RuleSet(national_targets=(target("ktp", 2023, "99", guess),))

        (issue,) = check_verification(rule_set, Reference())

        assert (issue.code, issue.value) == ("unknown_verification", "kira-kira")
        assert "unverified" in issue.remedy

    @pytest.mark.parametrize("mark", list(Verification))
    def test_known_marks_pass(self, mark: Verification) -> None:
        known = replace(LAW, verification=mark)
        rule_set = RuleSet(national_targets=(target("ktp", 2023, "99", known),))

        assert list(check_verification(rule_set, Reference())) == []

    def test_the_reference_data_are_checked_too(self) -> None:
        bare = replace(section("1", "100", "100"), provenance=replace(LAW, note=""))
        reference = Reference(evaluation_sections=(bare,))

        assert codes(check(load_rulebook(), reference)) == {"source_missing"}


class TestDescribedChoices:
    @pytest.mark.parametrize(("topic", "choice"), [(t, c) for t in sorted(TOPICS) for c in sorted(TOPICS[t])])
    def test_a_choice_without_description_is_caught(self, topic: str, choice: str) -> None:
        (issue,) = check_described_choices(without_method(topic, choice))

        assert (issue.code, issue.place.column, issue.value) == ("choice_not_described", topic, choice)

    def test_a_description_without_choice_is_caught(self) -> None:
        rule_set = load_rulebook()
        extra = MethodDescription("(T-R)/T", "Selisih", "x", "Kata.", "", LAW)
        methods = {**rule_set.methods, "achievement": (*rule_set.methods["achievement"], extra)}

        (issue,) = check_described_choices(replace(rule_set, methods=methods))

        assert (issue.code, issue.value) == ("unknown_choice", "(T-R)/T")

    def test_topics_without_choices_are_free(self) -> None:
        rule_set = load_rulebook()
        methods = {t: m for t, m in rule_set.methods.items() if t not in ("refused", "computation")}

        assert list(check_described_choices(replace(rule_set, methods=methods))) == []


class TestParents:
    def test_a_whole_branch_passes(self) -> None:
        assert list(check_parents(nomenclature("2.12.02", "2.12.02.2.01", "2.12.02.2.01.0001"))) == []

    @pytest.mark.parametrize(
        ("present", "code", "parent"),
        [
            (("2.12.02", "2.12.02.2.01.0001"), "2.12.02.2.01.0001", "2.12.02.2.01"),
            (("2.12.02.2.01",), "2.12.02.2.01", "2.12.02"),
        ],
    )
    def test_a_name_without_parent_is_caught(self, present: tuple[str, ...], code: str, parent: str) -> None:
        (issue,) = check_parents(nomenclature(*present))

        assert (issue.code, issue.place.column, issue.value) == ("parent_missing", code, parent)

    def test_an_area_without_parent_is_caught(self) -> None:
        area = Area(AreaCode("63.11"), "Balangan", AreaKind.REGENCY, AreaCode("63"), Place("areas.csv", 3))

        (issue,) = check_parents(RuleSet(areas=(area,)))

        assert (issue.place.file, issue.value) == ("areas.csv", "63")


FAULTS: list[tuple[str, str, str, str]] = [
    ("scales.yaml", "name: Sedang, lower: 66", "name: Sedang, lower: 65", "scale_not_a_partition"),
    (
        "scales.yaml",
        "name: Tinggi, lower: 76, upper: 90",
        "name: Tinggi, lower: 76, upper: 89",
        "scale_not_a_partition",
    ),
    ("scales.yaml", "lower: 80.01", "lower: 80.00", "scale_not_a_partition"),
    ("survey-classes.yaml", "upper: 88.30", "upper: 88.31", "survey_classes_not_a_partition"),
    ("evaluation-weights.yaml", "quality: 4.5", "quality: 4.6", "weights_do_not_add_up"),
    (
        "evaluation-weights.yaml",
        "weight: 25, existence: 5",
        "weight: 26, existence: 6",
        "weights_do_not_add_up",
    ),
    ("national-targets.yaml", "valid_to: 2015-12-31", "valid_to: 2014-12-31", "validity_reversed"),
    ("methods-achievement.yaml", "- {id: zero, name: Nol", "- {id: nol, name: Nol", "choice_not_described"),
    ("methods-efficiency.yaml", "- id: unspent_share", "- id: unspent", "unknown_choice"),
    ("areas.csv", "\n19.02,", "\n19.20,", "parent_missing"),
    ("catalogue.yaml", "programs: [2.12.02, 2.12.03", "programs: [2.12.20, 2.12.03", "parent_missing"),
    ("nomenclature.yaml", "{code: 2.12.05.2.01, ", "{code: 2.12.05.2.02, ", "parent_missing"),
]


class TestPlantedFaults:
    @pytest.mark.parametrize(("file", "old", "new", "code"), [f for f in FAULTS if f[3]])
    def test_a_fault_in_the_files_is_caught(
        self, tmp_path: Path, file: str, old: str, new: str, code: str
    ) -> None:
        folder = copy_of_data(tmp_path)
        change(folder / file, old, new)

        issues = check(read_rulebook(folder), read_reference(folder))

        assert code in codes(issues)
        assert all(issue.level is Level.ERROR and issue.remedy for issue in issues)

    def test_every_check_is_part_of_the_whole(self) -> None:
        expected = {code for *_, code in FAULTS if code} | {"source_missing", "unknown_verification"}

        assert codes(check(*everything_broken())) >= expected - {"unknown_choice"}


def everything_broken() -> tuple[RuleSet, Reference]:
    """Return a rulebook with every kind of fault at once."""
    bad = replace(
        LAW,
        regulation="",
        valid_to=date(2016, 1, 1),
        verification=cast("Verification", "kira-kira"),
    )
    rule_set = replace(
        nomenclature("2.12.02.2.01"),
        scales=(scale("91 100", "- 50"),),
        survey_classes=(survey_table("26 100"),),
        national_targets=(target("ktp", 2023, "99", bad),),
    )
    return rule_set, Reference(evaluation_sections=(section("1", "99", "98"),))


@pytest.mark.parametrize(
    "change_provenance", [lambda p: replace(p, note=""), lambda p: replace(p, regulation="")]
)
def test_all_entries_of_the_rule_set_reach_the_checks(
    change_provenance: Callable[[Provenance], Provenance],
) -> None:
    broken = change_provenance(LAW)
    method = MethodDescription("x", "X", "x", "X.", "", broken)
    rule_set = replace(
        nomenclature(),
        scales=(replace(scale(*SOUND), provenance=broken),),
        survey_classes=(replace(survey_table("25 100"), provenance=broken),),
        national_targets=(target("ktp", 2023, "1", broken),),
        methods={"lain": (method,)},
        catalogue=tuple(replace(i, provenance=broken) for i in load_rulebook().catalogue[:1]),
        report_parts=tuple(replace(p, provenance=broken) for p in load_rulebook().report_parts[:1]),
    )

    assert len(list(check_sources(rule_set, Reference()))) == len(list(all_facts(rule_set, Reference()))) == 6
