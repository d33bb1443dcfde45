"""Numbering: three lists for headings, and one instance for each list of the text.

Chapters count in roman and sections in arabic digits. One list cannot do both everywhere (the switch
`w:isLgl` is ignored by LibreOffice), therefore chapters and sections have a list each; the small line
"BAB" above a chapter's title belongs to the sections' list and advances it unseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capaian.documents.tree import ListStyle
from capaian.writers import theme
from capaian.writers.docx.assembly import FIRST_LIST
from capaian.writers.docx.measures import TEXT_LEFT, root, twips
from capaian.writers.docx.props import Indent, ParagraphProps, RunProps, Tab
from capaian.writers.docx.styles import ANNEX_LIST, CHAPTER_LIST, HANGING, SECTION_LIST
from capaian.writers.labels import NO_BREAK_SPACE
from capaian.writers.theme import DISPLAY, SANS, Token

LIST_STEP: Final = twips(6)
_DEPTH: Final = 9
_CYCLE: Final = (ListStyle.BULLET, ListStyle.DECIMAL, ListStyle.ALPHA)
_FIRST_ABSTRACT: Final = 10


def numbering_part(lists: Sequence[ListStyle]) -> str:
    """Return the part `numbering.xml` for headings and the lists met in the text."""
    heads = (_chapters(), _sections(), _annexes())
    styles = "".join(_list_style(place, style) for place, style in enumerate(_CYCLE))
    instances = (_instance(number, number) for number in (CHAPTER_LIST, SECTION_LIST, ANNEX_LIST))
    counted = (_restarted(FIRST_LIST + place, style) for place, style in enumerate(lists))
    return root("w:numbering", "".join((*heads, styles, *instances, *counted)), "w")


def _chapters() -> str:
    numeral = RunProps(
        font=DISPLAY, bold=False, color=Token.TARUM, tracking=-30, size=theme.CHAPTER_NUMERAL.size
    )
    level = _level(0, "upperRoman", "%1", _linked("Heading1"), numeral)
    return _abstract(CHAPTER_LIST, level)


def _sections() -> str:
    silent = _level(
        0, "decimal", "", '<w:pStyle w:val="LabelBab"/><w:suff w:val="nothing"/>', RunProps(), None
    )
    shown = "".join(_section_level(level) for level in (1, 2, 3))
    return _abstract(SECTION_LIST, silent + shown)


def _section_level(level: int) -> str:
    pattern = ".".join(f"%{place}" for place in range(1, level + 2))
    return _level(level, "decimal", pattern, _linked(f"Heading{level + 1}"), RunProps(color=Token.TARUM))


def _annexes() -> str:
    label = RunProps(font=SANS, bold=True, color=Token.TARUM, size=theme.SIZES["heading_3"].size)
    pattern = f"Lampiran{NO_BREAK_SPACE}%1"
    return _abstract(ANNEX_LIST, _level(0, "decimal", pattern, _linked("JudulLampiran"), label))


def _linked(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/><w:suff w:val="tab"/>'


def _level(
    level: int, shape: str, pattern: str, extra: str, look: RunProps, indent: Indent | None = HANGING
) -> str:
    tabs = (Tab(TEXT_LEFT, "num"),) if indent else ()
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{extra}'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>'
        f"{ParagraphProps(tabs=tabs, indent=indent).xml}{look.xml}</w:lvl>"
    )


def _abstract(number: int, levels: str) -> str:
    kind = "multilevel" if number == SECTION_LIST else "hybridMultilevel"
    shape = f'<w:multiLevelType w:val="{kind}"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{shape}{levels}</w:abstractNum>'


def _list_style(place: int, first: ListStyle) -> str:
    """One definition per style of the first level; deeper levels take the next styles in turn."""
    start = _CYCLE.index(first)
    levels = "".join(_list_level(level, _CYCLE[(start + level) % len(_CYCLE)]) for level in range(_DEPTH))
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
    indent = Indent(left=TEXT_LEFT + LIST_STEP * (level + 1), hanging=LIST_STEP)
    return _level(level, shape, pattern, '<w:suff w:val="tab"/>', RunProps(font=theme.SERIF), indent)


def _instance(number: int, abstract: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def _restarted(number: int, style: ListStyle) -> str:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return _instance(number, _FIRST_ABSTRACT + _CYCLE.index(style), restart)
