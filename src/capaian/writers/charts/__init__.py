"""Charts: a plain Vega-Lite specification in, a themed SVG picture out.

What a specification (`Chart.spec`) may say:

- Data inline only: `{"data": {"values": [...]}}`.
- No colours and no fonts. Where a colour is needed, a string value names a role, `"@own"`:
  `@own` own office or result, `@other` the others (outline `@other-line`), `@earlier` earlier
  years, `@target`, `@average`, `@here` (ground of the own row), `@missing` (field of a year
  without a value), `@over` (ratio over 100, to be checked), `@text`, `@text-2`, `@note`, `@ground`
  (the sheet, for filling open marks), `@rule` (hairline), `@axis`.
- Achievement bands: fill `@band-1` (best) to `@band-5` with their textures, outline and sign
  `@band-1-line` to `@band-5-line`. Always set both fill and stroke.
- Mark styles (`"mark": {"type": "point", "style": "own"}`; also a list of styles):
  marks `own`, `other`, `earlier`, `band` (outline width only), `over` (open diamond),
  `missing` (pale field), `here` (ground of the own row); rules `target` (dashed),
  `target-tick` (short solid bar of one year), `average` (solid), `guide` (hairline);
  texts `label` (name, `@text`), `own-label` (bold, `@own`), `value` (figure, `@text`),
  `target-label` (`@text-2`), `note` (`@note`).
- Sizes: the writer sets `width` and `height` of a single or layered plot from `Chart.width`,
  `Chart.height` and `padding`. A specification may give `padding` (left, top, right, bottom in
  pixels; a side left out keeps its default). Defaults: left 151 (the margin column, where
  row labels stand) or 56 in the text column, top 18, right 14, bottom 38. Give a larger right
  padding for a column of values and place it with `{"x": {"value": {"expr": "width + 12"}}}`.
- Texts are at least 12 px high. Titles belong in `Chart.caption`.
- Numbers follow Indonesian usage: format `,.2f` prints `1.234,56`.
- Order of rows in layers: name it, `{"scale": {"domain": ["1. Tapin", "2. Banjar"]}}`; otherwise
  the layers decide. In-row ground of the own row: a `rect` of style `here` below the marks.
- On axes never set `tickCount` together with `values`. Width of text is an estimate: leave room.
"""

from capaian.writers.charts.render import (
    begun_renderer,
    blank_svg,
    draw_charts,
    render_png,
    render_svg,
)
from capaian.writers.charts.spark import render_spark

__all__ = [
    "begun_renderer",
    "blank_svg",
    "draw_charts",
    "render_png",
    "render_spark",
    "render_svg",
]
