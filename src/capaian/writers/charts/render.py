"""A chart as a picture: Vega-Lite drawn as SVG, made the same each time, and as PNG."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst
import vl_convert

from capaian.documents.tree import Block, Chart, Width
from capaian.domain.errors import WriterError
from capaian.processes.children import Child, begun_child
from capaian.writers import theme

_THEME: Final[Mapping[str, Any]] = json.loads(
    Path(__file__).with_name("theme.json").read_text(encoding="utf-8")
)
"""How charts look, and how they write numbers and days; colours by roles, as in specifications."""
CHART_ROLES: Final[Mapping[str, theme.Token]] = {
    role: theme.Token(name) for role, name in _THEME["roles"].items()
}
"""Colours that a chart specification may name, written `@own`; band fills are patterns,
see `charts`.
"""
FORMAT_LOCALE: Final[Mapping[str, object]] = _THEME["numbers"]
TIME_LOCALE: Final[Mapping[str, object]] = _THEME["days"]


@cache
def chart_config() -> dict[str, object]:
    """Return the Vega-Lite configuration shared by all charts."""
    # In `bar` and the like a colour is `color`, the weakest word for it, so that a style can
    # replace it.
    names = {**_role_colours(), "@sans": theme.SANS, "@least-text": theme.MIN_CHART_TEXT}
    return {key: _with_names(value, names) for key, value in _THEME["config"].items()}


def _role_colours() -> dict[str, object]:
    return {f"@{role}": theme.light(token) for role, token in CHART_ROLES.items()}


DEFAULT_LEFT: Final = {Width.TEXT: 56, Width.FULL: 151, Width.LANDSCAPE: 151}
DEFAULT_PADDING: Final = {"top": 18, "right": 14, "bottom": 38}
"""Room around the plot for axes and labels, in CSS pixels; at the left by the width."""


def prepare(text: str, width: Width, height: int, prefix: str) -> dict[str, object]:
    """Return the specification with size, padding and colours filled in."""
    spec = json.loads(text)
    bands = (f"band-{band}" for band in range(1, len(theme.BANDS) + 1))
    colours = {**_role_colours(), **{f"@{band}": f"url(#{prefix}-{band})" for band in bands}}
    given, usual = spec.get("padding"), {"left": DEFAULT_LEFT[width], **DEFAULT_PADDING}
    sides = {**usual, **(given if isinstance(given, dict) else {})}
    padding = {side: float(sides[side]) for side in ("left", "top", "right", "bottom")}
    sized = {
        key: value if key == "data" else _with_names(value, colours) for key, value in spec.items()
    }
    inner = theme.CHART_WIDTHS[width] - padding["left"] - padding["right"]
    sizes = {"width": inner, "height": height - padding["top"] - padding["bottom"]}
    return sized | sizes | {"padding": padding, "autosize": "none"}


def _with_names(node: object, names: Mapping[str, object]) -> object:
    """Return a part of a specification with what each name (`@own`) stands for;
    rows of data keep theirs.
    """
    if isinstance(node, list):
        return [_with_names(item, names) for item in node]
    if isinstance(node, dict):
        return {
            key: value if key == "values" else _with_names(value, names)
            for key, value in node.items()
        }
    return names[node] if isinstance(node, str) and node.startswith("@") else node


_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*>")
_IDLE: Final = re.compile(r'\s(?:(?:aria-[a-z]+|role|class|pointer-events)="[^"]*"|opacity="1")')
"""English labels, hooks for scripts, and what has no effect."""
_ID: Final = re.compile(r'\bid="([^"]+)"')
_LONG_NUMBER: Final = re.compile(
    r"-?(?:(?<!\d)\d+)?\.\d{3,}(?:e[-+]?\d+)?|-?(?<!\d)\d+(?:\.\d+)?e-\d+"
)
_INVISIBLE: Final = re.compile(
    r'<text[^<>]*\sopacity="0"[^<>]*>(?:[^<]|<tspan[^<>]*>[^<]*</tspan>)*</text>'
)
_EMPTY_GROUND: Final = re.compile(
    r'<rect width="[^"]*" height="[^"]*" fill="(?:none|white|transparent)"/>'
)
_ROOT: Final = re.compile(r"<svg[^<>]*>")
_CSS_PIXELS_PER_INCH: Final = 96
PRINT_PPI: Final = 2 * _CSS_PIXELS_PER_INCH
"""Pixels per inch of pictures in print: hairlines, drawn in CSS pixels,
meet whole ones and stay crisp.
"""
_DOT_COLOUR: Final = "#4A3A08"
_KEPT_PICTURES: Final = 128
"""Those of a few reports, a tenth of a megabyte each at most."""


def open_svg(prefix: str, width: float, height: float, title: str, alt: str) -> str:
    """Return the start of a picture: size,
    and its title and text for readers who cannot see it.
    """
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    names = f"{prefix}-title {prefix}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{names}" {size}>'
        f'<title id="{prefix}-title">{escape(title)}</title>'
        f'<desc id="{prefix}-desc">{escape(alt)}</desc>'
    )


def clean_svg(svg: str, prefix: str, opening: str) -> str:
    """Return a renderer's picture with our own opening, short numbers and ids of its own.

    English labels of the renderer and invisible texts (which a search in a pdf would find) go.
    """
    inner = _ROOT.sub("", svg, count=1).rsplit("</svg>", 1)[0]
    inner = _EMPTY_GROUND.sub("", inner, count=1)
    inner = _INVISIBLE.sub("", inner)
    inner = _with_own_ids(_TAG.sub(_clean_tag, inner), prefix)
    return f"{opening}{_patterns(inner, prefix)}{inner}</svg>"


def _clean_tag(match: re.Match[str]) -> str:
    return _LONG_NUMBER.sub(_short_number, _IDLE.sub("", match.group()))


def _short_number(match: re.Match[str]) -> str:
    rounded = f"{float(match.group()):.2f}".rstrip("0").rstrip(".")
    return "0" if rounded == "-0" else rounded


def _with_own_ids(inner: str, prefix: str) -> str:
    for name in dict.fromkeys(_ID.findall(inner)):
        own = f"{prefix}-{name}"
        inner = inner.replace(f'id="{name}"', f'id="{own}"')
        inner = inner.replace(f"url(#{name})", f"url(#{own})").replace(
            f'href="#{name}"', f'href="#{own}"'
        )
    return inner


def _patterns(inner: str, prefix: str) -> str:
    """Only the band patterns that the picture uses."""
    used = [
        _pattern(look, f"{prefix}-band-{position}")
        for position, look in enumerate(theme.BANDS, start=1)
        if f"url(#{prefix}-band-{position})" in inner
    ]
    return f"<defs>{''.join(used)}</defs>" if used else ""


def _pattern(look: theme.BandLook, name: str) -> str:
    ground = f'<rect width="5" height="5" fill="{theme.light(look.fill)}"/>'
    turn = ' patternTransform="rotate(45)"'
    texture, turned = {
        theme.Pattern.PLAIN: ("", ""),
        theme.Pattern.DOTS: (f'<circle cx="2.5" cy="2.5" r="1" fill="{_DOT_COLOUR}"/>', ""),
        theme.Pattern.DIAGONAL: ('<path d="M0 0V5" stroke="#FFFFFF" stroke-width="2"/>', turn),
        theme.Pattern.CROSSED: (
            '<path d="M0 0V5M0 0H5" stroke="#FFFFFF" stroke-width="1"/>',
            turn,
        ),
    }[look.pattern]
    size = 'width="5" height="5" patternUnits="userSpaceOnUse"'
    return f'<pattern id="{name}" {size}{turned}>{ground}{texture}</pattern>'


_ONE_PICTURE: Final = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg))"
)


@lru_cache(maxsize=_KEPT_PICTURES)
def svg_to_png(svg: str, ppi: int) -> bytes:
    """Return the picture on white as a PNG, `ppi` pixels per printed inch;
    a paper made again has it at once.

    typst, which sets it in the pdf, keeps the faces: vl-convert opens the file of a face for every
    letter.

    Raises:
        RuntimeError: when it is no picture.
    """
    return typst.compile(
        _ONE_PICTURE,
        font_paths=_faces(),
        format="png",
        ppi=ppi,
        sys_inputs={"svg": svg},
    )


@lru_cache(maxsize=1)
def _faces() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[theme.FONT_FOLDER]
    )


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Tell the renderer, once per process, where the vendored faces are."""
    vl_convert.register_font_directory(str(theme.FONT_FOLDER))


_KEPT_DRAWINGS: Final = 512
_ONE_AT_A_TIME: Final = Lock()
"""Formats are written side by side; whoever comes second takes the picture that is being drawn."""
_WORKER: Final = Path(__file__).with_name("worker.py")
_SECONDS: Final = 120
_BEGUN: Final[list[Child]] = []
"""The child that has begun and waits for charts."""


@dataclass(slots=True)
class _Drawing:
    """A chart that is drawn when it is first needed."""

    arguments: Mapping[str, Any]
    """What the renderer is given."""
    prefix: str
    opening: str
    svg: str = ""

    def take(self, drawn: str) -> None:
        """Keep what the renderer made."""
        self.svg = clean_svg(drawn, self.prefix, self.opening)


@contextmanager
def begun_renderer() -> Iterator[None]:
    """Let the child process begin before the charts are known:
    its engine takes half a second to start.
    """
    with begun_child(_WORKER, str(theme.FONT_FOLDER), source=subprocess.PIPE) as child:
        _BEGUN.append(child)
        try:
            yield
        finally:
            _BEGUN.clear()


def draw_charts(blocks: Iterable[Block]) -> None:
    """Draw the charts of a paper in a child process,
    with which the 100 MB go that the renderer takes.

    What it does not draw, `render_svg` does.
    """
    with _ONE_AT_A_TIME:
        drawings = [_drawing_of(block) for block in blocks if isinstance(block, Chart)]
        if missing := [drawing for drawing in drawings if not drawing.svg]:
            lines = "".join(json.dumps(drawing.arguments) + "\n" for drawing in missing)
            with nullcontext() if _BEGUN else begun_renderer():
                answer = _BEGUN.pop().answer(_SECONDS, lines.encode())
            for drawing, line in zip(missing, answer.split(b"\n")[:-1], strict=False):
                if drawn := json.loads(line):
                    drawing.take(drawn)


def render_svg(chart: Chart) -> str:
    """Return the chart as SVG, `CHART_WIDTHS[chart.width]` by `chart.height` CSS pixels.

    Raises:
        WriterError: when it cannot be drawn.
    """
    with _ONE_AT_A_TIME:
        drawing = _drawing_of(chart)
        if not drawing.svg:
            register_fonts()
            try:
                drawing.take(vl_convert.vegalite_to_svg(**drawing.arguments))
            except ValueError as error:
                message = f"{chart.label or 'Grafik'} tidak dapat digambar: {error}"
                raise WriterError(message) from error
        return drawing.svg


def blank_svg(chart: Chart) -> str:
    """Return a picture as large as the chart's:
    pages are laid out with it while that is being drawn.
    """
    return f"{_drawing_of(chart).opening}</svg>"


def render_png(chart: Chart, ppi: int = PRINT_PPI) -> bytes:
    """Return the same picture as PNG, `ppi` pixels per printed inch."""
    return svg_to_png(render_svg(chart), ppi)


def name_prefix(block_id: str) -> str:
    """Return what the ids inside a picture begin with,
    so that pictures on one page never clash.
    """
    return "g-" + re.sub(r"[^A-Za-z0-9_-]", "-", block_id)


def _drawing_of(chart: Chart) -> _Drawing:
    return _drawing(
        chart.spec, chart.width, chart.height, name_prefix(chart.id), (chart.label, chart.alt)
    )


@lru_cache(maxsize=_KEPT_DRAWINGS)
def _drawing(
    spec: str, width: Width, height: int, prefix: str, words: tuple[str, str]
) -> _Drawing:
    arguments = {
        "vl_spec": prepare(spec, width, height, prefix),
        "config": chart_config(),
        "allowed_base_urls": [],
        "format_locale": dict(FORMAT_LOCALE),
        "time_format_locale": dict(TIME_LOCALE),
    }
    return _Drawing(arguments, prefix, open_svg(prefix, theme.CHART_WIDTHS[width], height, *words))
