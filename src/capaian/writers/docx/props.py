"""WordprocessingML: lengths, text as XML,
properties of paragraphs and runs in the order of the schema.

Writers import it as `w`, the prefix that its namespace has in every docx.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from capaian.documents.tree import Width
from capaian.writers import theme
from capaian.writers.labels import ABBREVIATION_HYPHEN
from capaian.writers.letters import width_of
from capaian.writers.theme import Face, Token

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_BLANKS: Final = re.compile(r"[\t\n\r]")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL: Final = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


def escape(text: str) -> str:
    """Return `text` for element content or a double-quoted attribute.

    Line ends and tabs become blanks, because in Word they would be layout; signs that XML cannot
    hold at all are dropped.

    Examples:
        >>> escape('a < b & "c"')
        'a &lt; b &amp; &quot;c&quot;'
    """
    if not _SPECIAL.search(text):
        return text
    clean = _FORBIDDEN.sub("", _BLANKS.sub(" ", text))
    return (
        clean.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
    )


def root(tag: str, content: str, *prefixes: str) -> str:
    """Return a whole part: declaration, root element with its namespaces, content."""
    spaces = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    return f"{DECLARATION}<{tag}{spaces}>{content}</{tag}>"


EMU_PER_MM: Final = 36_000
EMU_PER_PIXEL: Final = 9_525
"""At 96 CSS pixels to the inch."""


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def line_twips(points: float) -> int:
    """Return a line distance or space in twentieths of a point."""
    return round(points * 20)


MARGIN_COLUMN: Final = twips(theme.MARGIN_COLUMN_MM)
TEXT_LEFT: Final = twips(theme.MARGIN_COLUMN_MM + theme.COLUMN_GAP_MM)
"""Where the text column begins, from the left margin: the hanging indent of look and feel."""
TEXT_WIDTH: Final = twips(theme.TEXT_COLUMN_MM)
FULL_WIDTH: Final = TEXT_LEFT + TEXT_WIDTH
COLUMN_GAP: Final = twips(6)
HALF_WIDTH: Final = (FULL_WIDTH - COLUMN_GAP) // 2
"""One of two columns of a page."""
LANDSCAPE_WIDTH: Final = twips(theme.LANDSCAPE_MM)


def block_left(width: Width) -> int:
    """Return the indent of a table or picture of this width."""
    return TEXT_LEFT if width is Width.TEXT else 0


def block_width(width: Width) -> int:
    """Return how wide a table or picture of this width is, in twips."""
    return {Width.TEXT: TEXT_WIDTH, Width.FULL: FULL_WIDTH, Width.LANDSCAPE: LANDSCAPE_WIDTH}[
        width
    ]


def shares(total: int, parts: tuple[int, ...]) -> tuple[int, ...]:
    """Split `total` in proportion to `parts`; the results add up exactly.

    Examples:
        >>> shares(100, (1, 1, 1))
        (33, 34, 33)
    """
    whole = sum(parts) or 1
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + max(part, 0))
    edges = [(2 * total * end + whole) // (2 * whole) for end in ends]
    return tuple(right - left for left, right in pairwise(edges))


_WIDTH_SLACK = 1.02
"""The measured line is given two per cent more, because programs round widths."""


def balanced_width(title: str, face: Face, points: float, room: float) -> float:
    """Return the narrowest line in points that needs no more lines than `room` does."""
    words = title.split()
    blank = width_of(" ", face, points)
    widths = [width_of(word, face, points) for word in words]
    needed = _count_lines(widths, blank, room)
    narrow, wide = max(widths, default=room), room
    while needed > 1 and wide - narrow > 1:
        middle = (narrow + wide) / 2
        narrow, wide = (
            (narrow, middle) if _count_lines(widths, blank, middle) <= needed else (middle, wide)
        )
    return min(room, wide * _WIDTH_SLACK)


def _count_lines(widths: list[float], blank: float, room: float) -> int:
    lines, used = 1, 0.0
    for width in widths:
        if used and used + blank + width > room:
            lines, used = lines + 1, width
        else:
            used += (blank if used else 0) + width
    return lines


def colour(token: Token) -> str:
    """Return the light tone of a token as Word writes colours: `14212C`."""
    return theme.light(token).removeprefix("#")


def border(side: str, points: float, token: Token, value: str = "single", space: int = 0) -> str:
    """Return one border of a paragraph, cell or table; `space` in points."""
    size = max(2, round(points * 8))  # eighths of a point; Word draws nothing thinner than two
    return f'<w:{side} w:val="{value}" w:sz="{size}" w:space="{space}" w:color="{colour(token)}"/>'


def no_border(side: str) -> str:
    """Return a border that is expressly absent."""
    return f'<w:{side} w:val="nil"/>'


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, in twips from the left margin."""

    position: int
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Spacing:
    """Space around and line distance within a paragraph, in points."""

    before: float | None = None
    after: float | None = None
    line: float | None = None
    exact: bool = False

    @property
    def xml(self) -> str:
        """The element `w:spacing`."""
        named = (("before", self.before), ("after", self.after), ("line", self.line))
        given = "".join(
            f' w:{name}="{line_twips(value)}"' for name, value in named if value is not None
        )
        rule = (
            f' w:lineRule="{"exact" if self.exact else "atLeast"}"'
            if self.line is not None
            else ""
        )
        return f"<w:spacing{given}{rule}/>" if given else ""


@dataclass(frozen=True, slots=True)
class Indent:
    """Indents of a paragraph in twips."""

    left: int = 0
    right: int = 0
    hanging: int = 0

    @property
    def xml(self) -> str:
        """The element `w:ind`."""
        return f'<w:ind w:left="{self.left}" w:right="{self.right}" w:hanging="{self.hanging}"/>'


@dataclass(frozen=True, slots=True)
class ParagraphProps:
    """What a paragraph or paragraph style sets; unset parts come from the style."""

    style: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    frame: str = ""
    numbering: tuple[int, int] | None = None
    """Numbering instance (0 switches off) and level."""
    borders: str = ""
    tabs: tuple[Tab, ...] = ()
    spacing: Spacing | None = None
    indent: Indent | None = None
    align: str = ""
    outline: int | None = None

    @property
    def xml(self) -> str:
        """The element `w:pPr`."""
        return _paragraph_xml(self)


@cache
def _paragraph_xml(props: ParagraphProps) -> str:
    parts = (
        f'<w:pStyle w:val="{props.style}"/>' if props.style else "",
        "<w:keepNext/>" if props.keep_next else "",
        "<w:keepLines/>" if props.keep_lines else "",
        props.frame,
        _numbering(props.numbering),
        f"<w:pBdr>{props.borders}</w:pBdr>" if props.borders else "",
        _tabs(props.tabs),
        props.spacing.xml if props.spacing else "",
        props.indent.xml if props.indent else "",
        f'<w:jc w:val="{props.align}"/>' if props.align else "",
        f'<w:outlineLvl w:val="{props.outline}"/>' if props.outline is not None else "",
    )
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def shading(token: Token | None) -> str:
    """Return a plain ground of this colour, or nothing."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour(token)}"/>' if token else ""


def tint(token: Token) -> str:
    """Return a pale ground: 30 parts of the colour and 70 of white, as in the other formats."""
    parts = (int(colour(token)[place : place + 2], 16) for place in (0, 2, 4))
    mixed = "".join(f"{round(part * 0.3 + 255 * 0.7):02X}" for part in parts)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{mixed}"/>'


def _numbering(numbering: tuple[int, int] | None) -> str:
    if numbering is None:
        return ""
    instance, level = numbering
    shown = f'<w:ilvl w:val="{level}"/>' if instance else ""
    return f'<w:numPr>{shown}<w:numId w:val="{instance}"/></w:numPr>'


def _tabs(tabs: tuple[Tab, ...]) -> str:
    stops = "".join(f'<w:tab w:val="{tab.align}" w:pos="{tab.position}"/>' for tab in tabs)
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


@dataclass(frozen=True, slots=True)
class RunProps:
    """What a run or character style sets."""

    style: str = ""
    font: str = ""
    bold: bool | None = None
    italic: bool = False
    hidden: bool = False
    color: Token | None = None
    tracking: int = 0
    """Extra space between letters in twips."""
    size: float | None = None
    """Points."""
    underline: bool = False
    frame: Token | None = None
    ground: Token | None = None

    @property
    def xml(self) -> str:
        """The element `w:rPr`, or nothing if nothing is set."""
        return _run_xml(self)


@cache
def _run_xml(props: RunProps) -> str:
    parts = (
        f'<w:rStyle w:val="{props.style}"/>' if props.style else "",
        font_xml(props.font),
        _switch("b", props.bold) + _switch("bCs", props.bold),
        "<w:i/><w:iCs/>" if props.italic else "",
        "<w:vanish/>" if props.hidden else "",
        f'<w:color w:val="{colour(props.color)}"/>' if props.color else "",
        f'<w:spacing w:val="{props.tracking}"/>' if props.tracking else "",
        _size(props.size),
        '<w:u w:val="single"/>' if props.underline else "",
        border("bdr", 0.5, props.frame) if props.frame else "",
        shading(props.ground),
    )
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def font_xml(family: str) -> str:
    """Return the choice of a family for all scripts."""
    if not family:
        return ""
    return (
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'
    )


def _switch(tag: str, state: bool | None) -> str:
    if state is None:
        return ""
    return f"<w:{tag}/>" if state else f'<w:{tag} w:val="0"/>'


def _size(points: float | None) -> str:
    if points is None:
        return ""
    half_points = round(points * 2)  # the finest step that Word knows
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


NO_NUMBER: Final = (0, 0)
"""Switches the numbering of a style off in one paragraph."""


TAB: Final = "<w:r><w:tab/></w:r>"
LINE: Final = "<w:r><w:br/></w:r>"
PLAIN: Final = RunProps()
_PARAGRAPH_END: Final = "</w:pPr>"
_BEFORE_BREAK: Final = re.compile(
    r"<w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext/>)?(?:<w:keepLines/>)?"
)
"""What the schema puts before the page break among the properties of a paragraph."""
_SPACING: Final = re.compile(
    r"(<w:pPr>.*?)(?:<w:spacing(?: "
    r'w:before="\d+")?([^>]*)/>|(?=<w:(?:ind|jc|outlineLvl|sectPr)\b|</w:pPr>))'
)
"""Up to the distances of a paragraph, or where the schema puts them."""


def paragraph(props: ParagraphProps | str, content: str = "") -> str:
    """Return a paragraph; a bare string names its style."""
    found = ParagraphProps(props) if isinstance(props, str) else props
    return f"<w:p>{found.xml}{content}</w:p>"


def run(text: str, props: RunProps = PLAIN) -> str:
    """Return a run of literal text; nothing for no text."""
    if not text:
        return ""
    between = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
    words = between.join(map(escape, ABBREVIATION_HYPHEN.split(text)))
    return f'<w:r>{props.xml}<w:t xml:space="preserve">{words}</w:t></w:r>'


def field(instruction: str, result: str, props: RunProps = PLAIN) -> str:
    """Return a field with the result that stands there until somebody updates it."""
    look = props.xml
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r>{look}<w:t xml:space="preserve">{escape(result)}</w:t></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def field_start(instruction: str) -> str:
    """Return the opening of a field whose result spans paragraphs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def inner_link(bookmark: str, content: str) -> str:
    """Return a link to a place of the same paper."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def with_section(piece: str, section: str) -> str:
    """Return a paragraph that also ends a section (`w:sectPr` is the last of its properties)."""
    return piece.replace(_PARAGRAPH_END, section + _PARAGRAPH_END, 1)


def with_page_break(piece: str) -> str:
    """Return a paragraph that begins a page, at its very top."""
    broken = _BEFORE_BREAK.sub(r"\g<0><w:pageBreakBefore/>", piece, count=1)
    return _SPACING.sub(r'\1<w:spacing w:before="0"\2/>', broken, count=1)


def with_mark(piece: str, mark: str) -> str:
    """Return a paragraph that begins with a mark, such as the start of a bookmark."""
    return piece.replace(_PARAGRAPH_END, _PARAGRAPH_END + mark, 1)
