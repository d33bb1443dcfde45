"""Scales: which band an achievement falls into, and which class a satisfaction index.

Legal basis:
    rulebook `scales` (Permendagri 86/2017, attachment) and `survey_classes` (PermenPANRB 14/2017).
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from capaian.domain.numerals import round_half_up
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.policy import ScaleGap
from capaian.domain.rule_set import AchievementScale, Band, RuleSet, SurveyClass, SurveyClassTable


def find_scale(
    office_year: OfficeYear, rule_set: RuleSet, period: Period
) -> AchievementScale | None:
    """Return the declared scale: the office's own of that name,
    else that of the law on the last day.
    """
    wanted = office_year.policies.scale
    own = next((scale for scale in office_year.scales if scale.id == wanted), None)
    return own or rule_set.scale(wanted, period.end)


def has_gaps(scale: AchievementScale) -> bool:
    """Say whether values exist that lie between two bands,
    such as 90,5 between 76-90 and 91-100.
    """
    return any(
        band.lower is not None and below.upper is not None and below.upper < band.lower
        for band, below in pairwise(scale.bands)
    )


def classify(value: Decimal, scale: AchievementScale, gap: ScaleGap | None) -> Band | None:
    """Return the band of an achievement in percent.

    Values above the best band belong to it. `None`: the value lies below a scale that is closed
    downwards, or the scale has gaps and no rule to close them.

    Legal basis:
        rulebook `scales`; how the gaps close is a declared policy, for the regulation has whole
        bounds.
    """
    if gap is None:
        return None if has_gaps(scale) else _by_lower_bound(value, scale)
    if gap is ScaleGap.ROUND:
        return _by_lower_bound(round_half_up(value, _decimals(scale)), scale)
    return (
        _by_lower_bound(value, scale)
        if gap is ScaleGap.LOWER_BOUND
        else _by_upper_bound(value, scale)
    )


def find_other_bands(
    value: Decimal, scale: AchievementScale, gap: ScaleGap | None
) -> dict[ScaleGap, Band]:
    """Return the other gap rules under which the value would change its band, with that band."""
    if gap is None or not has_gaps(scale):
        return {}
    own = classify(value, scale, gap)
    others = ((other, classify(value, scale, other)) for other in ScaleGap if other is not gap)
    return {other: band for other, band in others if band is not None and band != own}


def first_value(band: Band, scale: AchievementScale, gap: ScaleGap | None) -> Decimal | None:
    """Return the bound at which a band begins once the gaps are closed; `None` for an open band.

    Under `UPPER_BOUND` the bound itself still belongs to the band below; else it belongs to this
    one.

    Examples:
        >>> from datetime import date
        >>> from capaian.domain.rule_set import Provenance, Verification
        >>> law = Provenance("Permendagri 86/2017", "", date(2017, 1, 1), None,
        ...     Verification.DOCUMENT)
        >>> high = Band(1, "Tinggi", "I", Decimal(76), Decimal(100))
        >>> low = Band(2, "Rendah", "II", None, Decimal(75))
        >>> scale = AchievementScale("dua", "Dua", (high, low), law, integer_bounds=True)
        >>> [first_value(high, scale, gap) for gap in ScaleGap]
        [Decimal('76'), Decimal('75'), Decimal('75.5')]
    """
    below = next((b for b in scale.bands if b.position == band.position + 1), None)
    if gap is ScaleGap.UPPER_BOUND and below is not None:
        return below.upper
    if gap is ScaleGap.ROUND and band.lower is not None:
        return band.lower - Decimal("0.5").scaleb(-_decimals(scale))
    return band.lower


def classify_index(index: Decimal, table: SurveyClassTable) -> SurveyClass | None:
    """Return the class of a satisfaction index (25-100), judged on two decimals, half-up.

    Legal basis:
        rulebook `survey_classes`: PermenPANRB 14/2017; on two decimals the table has no holes.
    """
    printed = round_half_up(index, 2)
    return next((c for c in table.classes if printed >= c.lower), None)


def _by_lower_bound(value: Decimal, scale: AchievementScale) -> Band | None:
    return next((band for band in scale.bands if band.lower is None or value >= band.lower), None)


def _by_upper_bound(value: Decimal, scale: AchievementScale) -> Band | None:
    for band, below in pairwise(scale.bands):
        if below.upper is None or value > below.upper:
            return band
    last = scale.bands[-1]
    return last if last.lower is None or value >= last.lower else None


def _decimals(scale: AchievementScale) -> int:
    bounds = [
        bound for band in scale.bands for bound in (band.lower, band.upper) if bound is not None
    ]
    exponents = [bound.normalize().as_tuple().exponent for bound in bounds]
    return max((-e for e in exponents if isinstance(e, int)), default=0) if exponents else 0
