"""Bands, changes and statuses as signs with their words."""

from __future__ import annotations

from decimal import Decimal

from capaian.documents.scope.values import Series, Sign, Value, View, absent
from capaian.documents.scope.world import World
from capaian.domain.assessment import Rank
from capaian.domain.identifiers import TraceId
from capaian.domain.numerals import write_decimal
from capaian.domain.policy import ScaleGap, Trend
from capaian.domain.scale import AchievementScale, Band
from capaian.domain.value import Unavailable

_HALF = Decimal("0.5")
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


def interval(band: Band, world: World) -> str:
    """Return the values that belong to a band, the declared gap rule filled in."""
    scale = scale_of(world)
    bands = () if scale is None else scale.bands
    above = next((b for b in bands if b.position == band.position - 1), None)
    below = next((b for b in bands if b.position == band.position + 1), None)
    low, high = _edge(band, below, world), _edge(above, band, world)
    if above is None:
        return _open_top(low, world)
    return f"di bawah {high}" if below is None else f"{low} sampai {_short_of(high, world)}"


def _open_top(low: str, world: World) -> str:
    return f"di atas {low}" if _upper(world) else f"{low} ke atas"


def _short_of(high: str, world: World) -> str:
    return high if _upper(world) else f"di bawah {high}"


def _upper(world: World) -> bool:
    return world.office_year.policies.scale_gap is ScaleGap.UPPER_BOUND


def _edge(band: Band | None, below: Band | None, world: World) -> str:
    """The value at which a band begins: its lower bound, the one below's upper, or half a step less."""
    gap = world.office_year.policies.scale_gap
    if gap is ScaleGap.UPPER_BOUND and below is not None and below.upper is not None:
        return write_decimal(below.upper, 2)
    if band is None or band.lower is None:
        return ""
    return write_decimal(band.lower - _HALF if gap is ScaleGap.ROUND else band.lower, 2)


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
        return f"≤ {write_decimal(band.upper, 0)}" if band.upper is not None else "semua nilai"
    low = write_decimal(band.lower, 0)
    return f"{low}–{write_decimal(band.upper, 0)}" if band.upper is not None else f"≥ {low}"


def _source(scale: AchievementScale) -> str:
    remark = scale.provenance.verification.remark
    return f"{scale.name} ({remark})." if remark else f"{scale.name}."


SCALE: View[AchievementScale] = View(
    "skala",
    {
        "name": lambda s, w: s.name,
        "source": lambda s, w: _source(s),
        "regulation": lambda s, w: s.provenance.regulation,
        "remark": lambda s, w: s.provenance.verification.remark,
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
