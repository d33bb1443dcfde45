"""Bands, changes and statuses as signs with their words."""

from __future__ import annotations

from decimal import Decimal

from capaian.documents.scope.values import Series, Sign, Value, absent
from capaian.documents.scope.view import View
from capaian.documents.scope.world import World
from capaian.domain.comparison import Rank
from capaian.domain.identifiers import TraceId
from capaian.domain.numerals import decimals_of, write_decimal, write_shortest
from capaian.domain.policy import ScaleGap, Trend
from capaian.domain.scale import AchievementScale, Band, Provenance
from capaian.domain.value import CellValue, Known, Unavailable
from capaian.rules.scale import first_value
from capaian.rules.trend import judge_trend

_LEAST_DECIMALS = 2
"""Decimals of achievements, which the intervals are read against."""
_GLYPHS = "●○◊▽▼"
# A scale with three or four classes takes the glyphs of its ends inward.
_GLYPHS_BY_COUNT = {1: "●", 2: "●▼", 3: "●◊▼", 4: "●○◊▼", 5: _GLYPHS}


def band_glyph(position: int, count: int) -> str:
    """Return the glyph of a band in a scale of `count` bands; always one, however many bands."""
    glyphs = _GLYPHS_BY_COUNT.get(count, _GLYPHS)
    return glyphs[min(position, len(glyphs)) - 1]


def scale_of(world: World) -> AchievementScale | None:
    """Return the scale that the office declared: its own, or that of the rulebook in force."""
    wanted = world.office_year.policies.scale
    own = next((scale for scale in world.office_year.scales if scale.id == wanted), None)
    return own or world.rule_set.scale(wanted, world.assessment.as_of.end)


def band_sign(band: Band | None, world: World) -> Sign | Unavailable:
    """Return the glyph and name of a band."""
    if band is None:
        return absent("kategori")
    scale = scale_of(world)
    count = len(scale.bands) if scale is not None else len(_GLYPHS)
    return Sign(band_glyph(band.position, count), band.name, band.position, f"kategori {band.numeral}")


def trend_sign(trend: Trend | None) -> Sign | Unavailable:
    """Return the word and arrow of a change."""
    return absent("perubahan") if trend is None else Sign(trend.arrow, trend.value, None, trend.value)


def compare_sign(now: CellValue, before: CellValue, world: World) -> Sign | Unavailable:
    """Return the direction from one figure to another under the declared tolerance."""
    if not isinstance(now, Known) or not isinstance(before, Known):
        return absent("perubahan")
    return trend_sign(judge_trend(now.value - before.value, world.office_year.policies.trend_tolerance))


def interval(band: Band, world: World) -> str:
    """Return the values that belong to a band, the declared gap rule filled in."""
    scale = scale_of(world)
    bands = () if scale is None else scale.bands
    above = next((b for b in bands if b.position == band.position - 1), None)
    low, high = _edge(band, world), _edge(above, world)
    if above is None:
        return f"di atas {low}" if _upper(world) else f"{low} ke atas"
    if all(b.position <= band.position for b in bands):
        return f"sampai {high}" if _upper(world) else f"di bawah {high}"
    return f"di atas {low} sampai {high}" if _upper(world) else f"{low} sampai di bawah {high}"


def _upper(world: World) -> bool:
    return world.office_year.policies.scale_gap is ScaleGap.UPPER_BOUND


def _edge(band: Band | None, world: World) -> str:
    """The value at which a band begins, the gaps closed as declared."""
    scale = scale_of(world)
    if band is None or scale is None:
        return ""
    start = first_value(band, scale, world.office_year.policies.scale_gap)
    return "" if start is None else write_decimal(start, max(_LEAST_DECIMALS, decimals_of(start.normalize())))


BAND: View[Band] = View(
    "kategori",
    {
        "numeral": lambda b, w: b.numeral,
        "name": lambda b, w: b.name,
        "sign": band_sign,
        "interval": interval,
        "printed": lambda b, w: _printed(b),
        "position": lambda b, w: str(b.position),
    },
)


def _printed(band: Band) -> str:
    """The bounds as the regulation prints them."""
    if band.lower is None:
        return f"≤ {_bound(band.upper)}" if band.upper is not None else "semua nilai"
    return f"{_bound(band.lower)}–{_bound(band.upper)}" if band.upper else f"≥ {_bound(band.lower)}"


def _bound(bound: Decimal) -> str:
    return write_shortest(bound)


def with_remark(words: str, provenance: Provenance) -> str:
    """Return a fact of the rulebook with `belum diverifikasi` beside it where that is so."""
    remark = provenance.verification.remark
    return f"{words} ({remark})" if remark else words


SCALE: View[AchievementScale] = View(
    "skala",
    {
        "name": lambda s, w: with_remark(s.name, s.provenance),
        "source": lambda s, w: f"{with_remark(s.name, s.provenance)}.",
        "regulation": lambda s, w: with_remark(s.provenance.regulation, s.provenance),
        "bands": lambda s, w: Series("kategori", tuple(BAND.of(b.numeral, b, w) for b in s.bands)),
    },
)


def scale_root(world: World) -> Value:
    """Return the scale of achievement in force."""
    scale = scale_of(world)
    return absent("skala peringkat kinerja") if scale is None else SCALE.of(scale.id, scale, world)


def rank_figure(rank: Rank | None, what: str, inputs: tuple[TraceId, ...], world: World) -> Value:
    """Return a place among the compared, explained by the figures that were ordered."""
    if rank is None:
        return absent("peringkat")
    how = f"urutan nilai dari yang tertinggi, {rank.of} dibandingkan"
    return world.facts.counted(f"Peringkat {what}", rank.place, how, inputs)


def compared_figure(rank: Rank | None, world: World) -> Value:
    """Return among how many the place holds."""
    if rank is None:
        return absent("peringkat")
    return world.facts.counted("Banyaknya yang dibandingkan", rank.of, f"{rank.of} nilai yang diketahui")
