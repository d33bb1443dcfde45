"""Own scales that give a value no category or two, or stand in for the law, are refused."""

from __future__ import annotations

import pytest
from tests.factories import BANDS, band, office_year, rule_set, scale

from capaian.domain.issue import Issue, Level
from capaian.domain.rule_set import AchievementScale, Band
from capaian.rules.validate import validate

HIGH, LOW = band(1, "Tinggi", "80", "100"), band(2, "Rendah", "0", "79")


def issues(*scales: AchievementScale) -> tuple[Issue, ...]:
    return validate(office_year(scales=scales), rule_set())


def own(*bands: Band, integer_bounds: bool = True) -> AchievementScale:
    chosen = scale(bands, "sendiri")
    return AchievementScale(chosen.id, chosen.name, chosen.bands, chosen.provenance, integer_bounds)


WRONG = [
    pytest.param((), "scale_without_bands", None, id="no band"),
    pytest.param((band(1, "Tinggi", "100", "80"), LOW), "scale_band_reversed", "100–80", id="reversed"),
    pytest.param((HIGH, band(2, "Rendah", "0", "85")), "scale_bands_overlap", "0–85", id="overlap"),
    pytest.param(
        (HIGH, band(2, "Rendah", "0", "80")), "scale_bands_overlap", "0–80", id="whole bound shared"
    ),
    pytest.param((LOW, HIGH), "scale_bands_overlap", "80–100", id="worst first"),
    pytest.param(
        (band(1, "Tinggi", None, "100"), LOW), "scale_bands_overlap", "0–79", id="best open downwards"
    ),
    pytest.param((HIGH, band(2, "Rendah", "80.5", None)), "scale_bands_overlap", "80,5–…", id="inside"),
]


@pytest.mark.parametrize(("bands", "code", "value"), WRONG)
def test_a_scale_that_cannot_judge(bands: tuple[Band, ...], code: str, value: str | None) -> None:
    (issue,) = issues(own(*bands))
    assert (issue.code, issue.level, issue.value) == (code, Level.ERROR, value)
    assert str(issue.place) == "office.yaml, kolom scales.sendiri"
    assert issue.remedy


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(own(*BANDS), id="whole bounds with gaps"),
        pytest.param(own(HIGH, LOW), id="two bands"),
        pytest.param(
            own(HIGH, band(2, "Rendah", None, "80"), integer_bounds=False),
            id="shared bound of a scale in full",
        ),
        pytest.param(own(band(1, "Tinggi", "80", None), band(2, "Rendah", None, None)), id="open upwards"),
    ],
)
def test_a_sound_scale(sound: AchievementScale) -> None:
    assert issues(sound) == ()


def test_an_own_scale_does_not_stand_in_for_the_law() -> None:
    (issue,) = issues(scale())
    assert (issue.code, issue.value) == ("scale_replaces_law", "permendagri-86-2017")
    assert str(issue.place) == "office.yaml, kolom scales.permendagri-86-2017"
    assert "id lain" in issue.remedy


def test_each_fault_is_told_once() -> None:
    found = issues(own(band(1, "Tinggi", "100", "80"), band(2, "Rendah", "90", "0")))
    assert [issue.code for issue in found] == ["scale_band_reversed", "scale_band_reversed"]
