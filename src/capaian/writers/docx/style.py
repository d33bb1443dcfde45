"""One style of the sheet, and what many styles share: measures, indents, faces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from capaian.writers.docx.fonts import TITLE_FAMILY
from capaian.writers.docx.measures import FULL_WIDTH, TEXT_LEFT, twips
from capaian.writers.docx.props import Indent, ParagraphProps, RunProps, Spacing, Tab
from capaian.writers.docx.xml import escape
from capaian.writers.theme import SANS, Size, Token

CHAPTER_LIST: Final = 1
SECTION_LIST: Final = 2
ANNEX_LIST: Final = 3
"""Numbering instances of headings; see `numbering`."""

SIGNATURE_WIDTH: Final = twips(78)
SIGNATURE_LEFT: Final = FULL_WIDTH - SIGNATURE_WIDTH
CONTENTS_NUMBER: Final = twips(13)
"""Room for the number of a section in a list of contents."""
HANGING: Final = Indent(left=TEXT_LEFT, hanging=TEXT_LEFT)
"""Label in the margin column, tab, text in the text column."""
COLUMN: Final = Indent(left=TEXT_LEFT)
RIGHT_EDGE: Final = (Tab(FULL_WIDTH, "right"),)
COVER_TITLE: Final = Size(33, 39)
TREE: Final = Size(8.5, 10.5)
"""Word knows half-points only; the tree tables of the other formats are 8.3 pt."""

PLAIN: Final = RunProps()


@dataclass(frozen=True, slots=True)
class Style:
    """One style of the sheet."""

    id: str
    name: str
    """Built-in names are English; Word shows them in the reader's language."""
    paragraph: ParagraphProps | None = None
    """Absent for character styles."""
    run: RunProps = PLAIN
    based_on: str = ""
    follows: str = ""
    """Style of the next paragraph when somebody types on."""

    @property
    def xml(self) -> str:
        """The element `w:style`."""
        kind = "paragraph" if self.paragraph is not None else "character"
        default = ' w:default="1"' if self.id in {"Normal", "DefaultParagraphFont"} else ""
        based = f'<w:basedOn w:val="{self.based_on}"/>' if self.based_on else ""
        follows = f'<w:next w:val="{self.follows}"/>' if self.follows else ""
        body = self.paragraph.xml if self.paragraph is not None else ""
        return (
            f'<w:style w:type="{kind}"{default} w:styleId="{self.id}"><w:name w:val="{escape(self.name)}"/>'
            f"{based}{follows}<w:qFormat/>{body}{self.run.xml}</w:style>"
        )


def sans(size: Size | None = None, *, bold: bool | None = None, color: Token | None = None) -> RunProps:
    """Return the look of words in the sans."""
    return RunProps(font=SANS, bold=bold, color=color, size=size.size if size else None)


def title(size: Size) -> RunProps:
    """Return the look of display titles."""
    return RunProps(font=TITLE_FAMILY, bold=False, size=size.size)


def exact(size: Size, before: float = 0, after: float = 0) -> Spacing:
    """Return fixed spacing: for display type, whose natural line is much higher than its ink."""
    return Spacing(before, after, size.line, exact=True)
