"""The style sheet: every look of the paper is a named style, so that an office can change it once."""

from __future__ import annotations

from capaian.writers import theme
from capaian.writers.docx.props import RunProps, font_xml
from capaian.writers.docx.styles_display import display_styles
from capaian.writers.docx.styles_forms import form_styles
from capaian.writers.docx.styles_text import text_styles
from capaian.writers.docx.xml import root
from capaian.writers.theme import SERIF


def style_sheet() -> str:
    """Return the part `styles.xml`."""
    language = '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
    size = RunProps(size=theme.BODY.size).xml.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font_xml(SERIF)}{size}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    styles = "".join(style.xml for style in (*text_styles(), *form_styles(), *display_styles()))
    return root("w:styles", defaults + styles, "w")
