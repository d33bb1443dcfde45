"""The smallest pieces of a body: paragraphs, runs, breaks, fields, bookmarks, links."""

from __future__ import annotations

import re
from typing import Final

from capaian.writers.docx.props import ParagraphProps, RunProps
from capaian.writers.docx.xml import escape
from capaian.writers.labels import ABBREVIATION_HYPHEN

TAB: Final = "<w:r><w:tab/></w:r>"
LINE: Final = "<w:r><w:br/></w:r>"
PLAIN: Final = RunProps()
_PARAGRAPH_END: Final = "</w:pPr>"
_BEFORE_BREAK: Final = re.compile(r"<w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext/>)?(?:<w:keepLines/>)?")
"""What the schema puts before the page break among the properties of a paragraph."""


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
    """Return a paragraph that begins a page."""
    return _BEFORE_BREAK.sub(r"\g<0><w:pageBreakBefore/>", piece, count=1)


def with_mark(piece: str, mark: str) -> str:
    """Return a paragraph that begins with a mark, such as the start of a bookmark."""
    return piece.replace(_PARAGRAPH_END, _PARAGRAPH_END + mark, 1)
