"""Scales and class tables that leave a value without a class, or with two, are caught."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.rulebook.rulebook_cast import SOUND, codes, scale, survey_table

from capaian.domain.issue import Place
from capaian.domain.policy import ScaleGap
from capaian.domain.rule_set import RuleSet
from capaian.rulebook.checks.scale_partition import bands_holding, check_scale_partition
from capaian.rulebook.checks.survey_partition import check_survey_partition


class TestScalePartition:
    @pytest.mark.parametrize(
        ("bounds", "whole"),
        [
            (SOUND, True),
            (("91 -", "- 90"), True),
            (("100 -", "- 100"), False),
            (("100 -", "75 100", "- 75"), False),
            (("90.01 100.00", "80.01 90.00", "- 80.00"), False),
        ],
    )
    def test_a_sound_scale_passes(self, bounds: tuple[str, ...], whole: bool) -> None:
        rule_set = RuleSet(scales=(scale(*bounds, integer_bounds=whole),))

        assert list(check_scale_partition(rule_set)) == []

    @pytest.mark.parametrize(
        ("fault", "bounds", "value"),
        [
            ("a band is missing", ("91 100", "76 90", "51 65", "- 50"), "66.000"),
            ("a hole of two", ("91 100", "77 90", "66 75", "51 65", "- 50"), "76.000"),
            ("bands overlap", ("90 100", "76 90", "66 75", "51 65", "- 50"), "90.000"),
            ("the lowest is closed", ("91 100", "76 90", "66 75", "51 65", "0 50"), "-50"),
            ("a band covers all", ("91 100", "- -", "66 75", "51 65", "- 50"), "-50"),
        ],
    )
    def test_a_hole_or_overlap_is_caught_under_every_gap_rule(
        self, fault: str, bounds: tuple[str, ...], value: str
    ) -> None:
        issues = tuple(check_scale_partition(RuleSet(scales=(scale(*bounds),))))

        assert len(issues) == len(ScaleGap), fault
        assert codes(issues) == {"scale_not_a_partition"}
        assert Decimal(value) in {Decimal(issue.value or "0") for issue in issues}

    def test_a_gap_of_one_in_a_scale_without_gap_rule_is_caught(self) -> None:
        (issue,) = check_scale_partition(RuleSet(scales=(scale(*SOUND, integer_bounds=False),)))

        assert issue.value == "50"
        assert "tidak satu kelas pun" in issue.message

    def test_a_gap_within_two_decimals_is_caught(self) -> None:
        bounds = ("90.02 100.00", "- 90.00")

        (issue,) = check_scale_partition(RuleSet(scales=(scale(*bounds, integer_bounds=False),)))

        assert issue.value == "90.010"

    def test_the_issue_names_the_scale_the_rule_and_the_bands(self) -> None:
        overlapping = scale("90 100", "76 90", "- 75")

        issue = next(iter(check_scale_partition(RuleSet(scales=(overlapping,)))))

        assert issue.place == Place("scales.yaml", None, "contoh")
        assert "lower_bound" in issue.message
        assert "Kelas 1 dan Kelas 2" in issue.message

    @pytest.mark.parametrize(
        ("value", "lower", "upper", "rounded"),
        [
            ("90", 2, 2, 2),
            ("90.001", 2, 1, 2),
            ("90.499", 2, 1, 2),
            ("90.5", 2, 1, 1),
            ("90.999", 2, 1, 1),
            ("91", 1, 1, 1),
            ("75.5", 3, 2, 2),
            ("65.4", 4, 3, 4),
            ("50.5", 5, 4, 4),
            ("50", 5, 5, 5),
            ("-12", 5, 5, 5),
            ("135.60", 1, 1, 1),
            ("87.23", 2, 2, 2),
            ("62.83", 4, 4, 4),
        ],
    )
    def test_the_band_under_each_gap_rule(self, value: str, lower: int, upper: int, rounded: int) -> None:
        found = {
            gap: [band.position for band in bands_holding(scale(*SOUND), gap, Decimal(value))]
            for gap in ScaleGap
        }

        assert found == {
            ScaleGap.LOWER_BOUND: [lower],
            ScaleGap.UPPER_BOUND: [upper],
            ScaleGap.ROUND: [rounded],
        }


class TestSurveyPartition:
    def test_sound_classes_pass(self) -> None:
        table = survey_table("88.31 100.00", "76.61 88.30", "25.00 76.60")

        assert list(check_survey_partition(RuleSet(survey_classes=(table,)))) == []

    @pytest.mark.parametrize(
        ("bounds", "value"),
        [
            (("88.31 100.00", "76.61 88.29", "25.00 76.60"), "88.30"),
            (("88.30 100.00", "76.61 88.30", "25.00 76.60"), "88.30"),
            (("88.31 99.99", "76.61 88.30", "25.00 76.60"), "100.00"),
            (("88.31 100.00", "76.61 88.30", "25.01 76.60"), "25.00"),
            ((), "25.00"),
        ],
    )
    def test_one_hundredth_is_caught(self, bounds: tuple[str, ...], value: str) -> None:
        (issue,) = check_survey_partition(RuleSet(survey_classes=(survey_table(*bounds),)))

        assert (issue.code, issue.value) == ("survey_classes_not_a_partition", value)
