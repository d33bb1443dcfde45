"""Styles and numbering: every look of the paper is a named style,
so that an office can change it once.

Each style is a row of `styles.csv`. Sizes and spaces are in points or named after a size of the
theme, colours and faces are named as in the theme, indents and tabs in twips or named after those
of this module.
"""

from __future__ import annotations

import csv
import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from capaian.documents.tree import ListStyle
from capaian.writers import theme
from capaian.writers.docx import props as w
from capaian.writers.docx.outline import FIRST_LIST, Relationships
from capaian.writers.labels import NO_BREAK_SPACE
from capaian.writers.theme import BANDS, DISPLAY, SANS, SERIF, Face, Size, Token, font_path

_BYTES_OF_A_KEY: Final = 16

CHAPTER_LIST: Final = 1
SECTION_LIST: Final = 2
ANNEX_LIST: Final = 3
"""Numbering instances of headings."""

SIGNATURE_WIDTH: Final = w.twips(78)
HANGING: Final = w.Indent(left=w.TEXT_LEFT, hanging=w.TEXT_LEFT)
"""Label in the margin column, tab, text in the text column."""
COLUMN: Final = w.Indent(left=w.TEXT_LEFT)
COVER_TITLE: Final = Size(33, 39)

TITLE_FAMILY: Final = f"{theme.DISPLAY} {theme.DISPLAY_SEMIBOLD.style}"
"""Semibold faces are families of their own, because office programs link only four styles."""

_INDENTS: Final[Mapping[str, w.Indent | None]] = {
    "": None,
    "none": w.Indent(),
    "column": COLUMN,
    "hanging": HANGING,
    "signature": w.Indent(left=w.FULL_WIDTH - SIGNATURE_WIDTH),
}
_FACES: Final = {"": "", "SANS": SANS, "SERIF": SERIF, "DISPLAY": DISPLAY, "TITLE": TITLE_FAMILY}
_SWITCHES: Final = {"": None, "yes": True, "no": False}
_DEFAULTS: Final = frozenset({"Normal", "DefaultParagraphFont"})
Row = Mapping[str, str]


def _style(row: Row) -> str:
    """Return the element `w:style`; built-in names are English,
    Word shows them in the reader's language.
    """
    default = ' w:default="1"' if row["id"] in _DEFAULTS else ""
    based = f'<w:basedOn w:val="{row["based_on"]}"/>' if row["based_on"] else ""
    follows = f'<w:next w:val="{row["next"]}"/>' if row["next"] else ""
    paragraph = _paragraph_props(row).xml if row["kind"] == "paragraph" else ""
    return (
        f'<w:style w:type="{row["kind"]}"{default} w:styleId="{row["id"]}">'
        f'<w:name w:val="{w.escape(row["name"])}"/>{based}{follows}<w:qFormat/>'
        f"{paragraph}{_run_props(row).xml}</w:style>"
    )


def _run_props(row: Row) -> w.RunProps:
    return w.RunProps(
        font=_FACES[row["font"]],
        bold=_SWITCHES[row["bold"]],
        italic=bool(row["italic"]),
        color=Token[row["color"]] if row["color"] else None,
        tracking=int(row["tracking"] or 0),
        size=_points(row["size"], "size"),
        underline=bool(row["underline"]),
    )


def _paragraph_props(row: Row) -> w.ParagraphProps:
    instance, _, level = row["numbering"].partition(" ")
    # Fixed lines are for display type, whose natural line is much higher than its ink.
    spacing = w.Spacing(
        _points(row["before"]),
        _points(row["after"]),
        _points(row["line"], "line"),
        exact=bool(row["exact"]),
    )
    return w.ParagraphProps(
        keep_next="next" in row["keep"],
        keep_lines="lines" in row["keep"],
        numbering=(int(instance), int(level)) if instance else None,
        borders=_border(row["border"]) if row["border"] else "",
        tabs=(w.Tab(int(row["right_tab"]), "right"),) if row["right_tab"] else (),
        spacing=spacing,
        indent=_indent(row["indent"]),
        align=row["align"],
        outline=int(row["outline"]) if row["outline"] else None,
    )


def _points(text: str, part: str = "") -> float | None:
    """Read a number of points, or a part of a size of the theme that is named: `BODY`,
    `HEADING_2`.
    """
    if not text or text[0].isdigit():
        return float(text) if text else None
    return float(getattr(theme.SIZES[text.lower()], part))


def _border(text: str) -> str:
    side, points, color, value, space = text.split()
    return w.border(side, float(points), Token[color], value, int(space))


def _indent(text: str) -> w.Indent | None:
    if text in _INDENTS:
        return _INDENTS[text]
    left, hanging = text.split()
    return w.Indent(left=int(left), hanging=int(hanging))


def _rows() -> Iterator[Row]:
    """Yield the styles of the table, then one for the sign of each band."""
    text = files(__package__).joinpath("styles.csv").read_text("utf-8")
    columns = dict.fromkeys(text.partition("\n")[0].split(","), "")
    yield from csv.DictReader(text.splitlines())
    for place, look in enumerate(BANDS, start=1):
        band = {"id": f"Pita{place}", "name": f"Pita {place}", "kind": "character", "font": "SANS"}
        yield {**columns, **band, "bold": "no", "color": look.line.name}


def style_sheet() -> str:
    """Return the part `styles.xml`."""
    language = '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
    size = w.RunProps(size=theme.BODY.size).xml.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{w.font_xml(SERIF)}{size}{language}</"
        "w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return w.root("w:styles", defaults + "".join(map(_style, _rows())), "w")


# --- numbering -----------------------------------------------------------------------------

# Chapters count in roman and sections in arabic digits. One list cannot do both everywhere (the
# switch `w:isLgl` is ignored by LibreOffice), therefore chapters and sections have a list each;
# the small line "BAB" above a chapter's title belongs to the sections' list and advances it
# unseen.
LIST_STEP: Final = w.twips(6)
_DEPTH: Final = 9
_CYCLE: Final = (ListStyle.BULLET, ListStyle.DECIMAL, ListStyle.ALPHA)
_FIRST_ABSTRACT: Final = 10


def numbering_part(lists: Sequence[ListStyle]) -> str:
    """Return the part `numbering.xml` for headings and the lists met in the text."""
    heads = (_chapters(), _sections(), _annexes())
    styles = "".join(_list_style(place, style) for place, style in enumerate(_CYCLE))
    instances = (_instance(number, number) for number in (CHAPTER_LIST, SECTION_LIST, ANNEX_LIST))
    counted = (_restarted(FIRST_LIST + place, style) for place, style in enumerate(lists))
    return w.root("w:numbering", "".join((*heads, styles, *instances, *counted)), "w")


def _chapters() -> str:
    numeral = w.RunProps(
        font=DISPLAY, bold=False, color=Token.TARUM, tracking=-30, size=theme.CHAPTER_NUMERAL.size
    )
    level = _level(0, "upperRoman", "%1", _linked("Heading1"), numeral)
    return _abstract(CHAPTER_LIST, level)


def _sections() -> str:
    silent = _level(
        0,
        "decimal",
        "",
        '<w:pStyle w:val="LabelBab"/><w:suff w:val="nothing"/>',
        w.RunProps(),
        None,
    )
    shown = "".join(_section_level(level) for level in (1, 2, 3))
    return _abstract(SECTION_LIST, silent + shown)


def _section_level(level: int) -> str:
    pattern = ".".join(f"%{place}" for place in range(1, level + 2))
    return _level(
        level, "decimal", pattern, _linked(f"Heading{level + 1}"), w.RunProps(color=Token.TARUM)
    )


def _annexes() -> str:
    label = w.RunProps(font=SANS, bold=True, color=Token.TARUM, size=theme.SIZES["heading_3"].size)
    pattern = f"Lampiran{NO_BREAK_SPACE}%1"
    return _abstract(ANNEX_LIST, _level(0, "decimal", pattern, _linked("JudulLampiran"), label))


def _linked(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/><w:suff w:val="tab"/>'


def _level(
    level: int,
    shape: str,
    pattern: str,
    extra: str,
    look: w.RunProps,
    indent: w.Indent | None = HANGING,
) -> str:
    tabs = (w.Tab(w.TEXT_LEFT, "num"),) if indent else ()
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{extra}'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>'
        f"{w.ParagraphProps(tabs=tabs, indent=indent).xml}{look.xml}</w:lvl>"
    )


def _abstract(number: int, levels: str) -> str:
    kind = "multilevel" if number == SECTION_LIST else "hybridMultilevel"
    shape = f'<w:multiLevelType w:val="{kind}"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{shape}{levels}</w:abstractNum>'


def _list_style(place: int, first: ListStyle) -> str:
    """One definition per style of the first level; deeper levels take the next styles in turn."""
    start = _CYCLE.index(first)
    levels = "".join(
        _list_level(level, _CYCLE[(start + level) % len(_CYCLE)]) for level in range(_DEPTH)
    )
    number = _FIRST_ABSTRACT + place
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _list_level(level: int, style: ListStyle) -> str:
    shape, pattern = {
        ListStyle.BULLET: ("bullet", "•"),
        ListStyle.DECIMAL: ("decimal", f"%{level + 1}."),
        ListStyle.ALPHA: ("lowerLetter", f"%{level + 1}."),
    }[style]
    indent = w.Indent(left=w.TEXT_LEFT + LIST_STEP * (level + 1), hanging=LIST_STEP)
    return _level(
        level, shape, pattern, '<w:suff w:val="tab"/>', w.RunProps(font=theme.SERIF), indent
    )


def _instance(number: int, abstract: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def _restarted(number: int, style: ListStyle) -> str:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return _instance(number, _FIRST_ABSTRACT + _CYCLE.index(style), restart)


# --- the faces that travel with the paper, hidden the way the format asks (ECMA-376 part 4, 2.8.1)
# ---

_HIDDEN_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Family:
    """A family as the font table names it, with what replaces it where embedding is refused."""

    name: str
    replacement: str
    generic: str
    regular: Face
    bold: Face | None = None
    italic: Face | None = None


FAMILIES: Final = (
    Family(
        theme.SERIF, "Cambria", "roman", theme.SERIF_REGULAR, theme.SERIF_BOLD, theme.SERIF_ITALIC
    ),
    Family(theme.SANS, "Calibri", "swiss", theme.SANS_REGULAR, theme.SANS_BOLD, theme.SANS_ITALIC),
    Family(theme.DISPLAY, "Cambria", "roman", theme.DISPLAY_REGULAR),
    Family(TITLE_FAMILY, "Cambria", "roman", theme.DISPLAY_SEMIBOLD),
)


@dataclass(frozen=True, slots=True)
class FontParts:
    """The font table, its relationships, and the hidden faces by part name."""

    table: str
    relationships: str
    faces: dict[str, bytes]


def font_parts() -> FontParts:
    """Return all parts that concern faces."""
    relationships, faces = Relationships(), dict[str, bytes]()
    fonts = "".join(_family(family, relationships, faces) for family in FAMILIES)
    return FontParts(w.root("w:fonts", fonts, "w", "r"), relationships.xml, faces)


def _family(family: Family, relationships: Relationships, faces: dict[str, bytes]) -> str:
    embedded = (("Regular", family.regular), ("Bold", family.bold), ("Italic", family.italic))
    links = "".join(_embed(style, face, relationships, faces) for style, face in embedded if face)
    return (
        f'<w:font w:name="{family.name}"><w:altName '
        f'w:val="{family.replacement}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family.generic}"/><w:pitch w:val="variable"/>{links}</w:font>'
    )


def _embed(style: str, face: Face, relationships: Relationships, faces: dict[str, bytes]) -> str:
    content = font_path(face).read_bytes()
    key = font_key(content)
    name = f"{face.file_stem}.odttf"
    faces[name] = obfuscate(content, key)
    rel = relationships.add("font", f"fonts/{name}")
    return f'<w:embed{style} r:id="{rel}" w:fontKey="{{{str(key).upper()}}}"/>'


def font_key(content: bytes) -> uuid.UUID:
    """Return the key of a face: made from its bytes, so that equal papers stay equal."""
    return uuid.UUID(bytes=hashlib.sha256(content).digest()[:_BYTES_OF_A_KEY], version=4)


def obfuscate(content: bytes, key: uuid.UUID) -> bytes:
    """Return the face with its first 32 bytes mixed with the key; doing it again restores them."""
    mask = key.bytes[::-1] * 2
    hidden = bytes(byte ^ other for byte, other in zip(content[:_HIDDEN_BYTES], mask, strict=True))
    return hidden + content[_HIDDEN_BYTES:]
