"""The schema allows one order of children only; Word calls a file with another order damaged."""

from __future__ import annotations

from lxml import etree
from tests.every_case import every_case
from tests.unit.writers.docx_reader import NAMESPACES, Docx, W, docx_of, select, values
from tests.unit.writers.sample import sample_document

from capaian.documents.tree import Block
from capaian.writers.docx.props import Indent, ParagraphProps, RunProps, Spacing, Tab, border
from capaian.writers.theme import SANS, Token

ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct "
        "autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId "
        "cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
        "highlight u effect "
        "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid"
    ),
    "pBdr": "top left bottom right between bar",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tcMar": "top left start bottom right end",
    "tblCellMar": "top left start bottom right end",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked pPr rPr"
    ),
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "numbering": "numPicBullet abstractNum num",
    "font": (
        "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic "
        "embedBoldItalic"
    ),
    "settings": (
        "writeProtection view zoom embedTrueTypeFonts embedSystemFonts saveSubsetFonts "
        "mirrorMargins "
        "defaultTabStop autoHyphenation characterSpacingControl updateFields hdrShapeDefaults "
        "footnotePr endnotePr compat rsids mathPr themeFontLang clrSchemeMapping decimalSymbol "
        "listSeparator"
    ),
}


def misplaced(root: etree._Element) -> list[str]:
    """Elements whose children are unknown, doubled where one is allowed, or out of order."""
    faults = []
    for name, order in ORDERS.items():
        ranks = {f"{W}{child}": rank for rank, child in enumerate(order.split())}
        for element in root.iter(f"{W}{name}"):
            tags = [child.tag for child in element]
            unknown = [tag for tag in tags if tag not in ranks]
            if unknown or tags != sorted(tags, key=ranks.__getitem__):
                faults.append(f"{name}: {[etree.QName(tag).localname for tag in tags]}")
    return faults


def test_the_check_itself_finds_a_wrong_order() -> None:
    wrong = etree.fromstring(
        f'<w:pPr xmlns:w="{NAMESPACES["w"]}"><w:jc w:val="right"/><w:ind w:left="1"/></w:pPr>'
    )
    assert misplaced(wrong) == ["pPr: ['jc', 'ind']"]


def test_children_of_every_part_are_in_order(sample: Docx) -> None:
    for name, content in sample.parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            assert misplaced(etree.fromstring(content)) == [], name


@every_case("block", sample_document().blocks)
def test_each_block_alone_makes_a_sound_body(block: Block) -> None:
    paper = docx_of(block)
    assert misplaced(paper.body) == []
    assert_sound_cells(paper)
    assert paper.find("//w:body")[0][-1].tag == f"{W}sectPr"


def assert_sound_cells(paper: Docx) -> None:
    for cell in paper.find("//w:tc"):
        assert cell[-1].tag == f"{W}p"
    for table in paper.find("//w:tbl"):
        following = table.getnext()
        assert following is not None
        assert following.tag in {f"{W}p", f"{W}tbl"}


def test_every_cell_ends_with_a_paragraph_and_no_table_ends_a_section(sample: Docx) -> None:
    assert sample.find("//w:tc")
    assert_sound_cells(sample)


def test_rows_fill_the_grid_exactly(sample: Docx) -> None:
    for table in sample.find("//w:tbl"):
        columns = len(select(table, "w:tblGrid/w:gridCol"))
        for row in select(table, "w:tr"):
            spans = [
                int((values(cell, "w:tcPr/w:gridSpan/@w:val") or ["1"])[0])
                for cell in select(row, "w:tc")
            ]
            assert sum(spans) == columns


def test_cell_widths_follow_the_grid(sample: Docx) -> None:
    for table in sample.find("//w:tbl"):
        widths = [int(width) for width in values(table, "w:tblGrid/w:gridCol/@w:w")]
        assert values(table, "w:tblPr/w:tblW/@w:w") == [str(sum(widths))]
        for row in select(table, "w:tr"):
            assert sum(int(width) for width in values(row, "w:tc/w:tcPr/w:tcW/@w:w")) == sum(
                widths
            )


def test_ids_of_bookmarks_and_drawings_are_unique(sample: Docx) -> None:
    for path in ("//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name", "//wp:docPr/@id"):
        found = values(sample.body, path)
        assert len(found) == len(set(found)) > 0


def test_every_bookmark_is_closed_after_it_opens(sample: Docx) -> None:
    opened: list[str] = []
    for mark in sample.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        number = mark.get(f"{W}id", "")
        if mark.tag == f"{W}bookmarkStart":
            opened.append(number)
        else:
            opened.remove(number)
    assert opened == []


def test_bookmark_names_are_such_as_word_accepts(sample: Docx) -> None:
    for name in values(sample.body, "//w:bookmarkStart/@w:name"):
        assert len(name) <= 40
        assert name[0].isalpha()
        assert name.isalnum()
        assert name.isascii()


def test_fields_open_and_close_in_pairs(sample: Docx) -> None:
    depth = 0
    for mark in sample.body.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        depth += {"begin": 1, "separate": 0, "end": -1}[str(kind)]
        assert 0 <= depth <= 2
    assert depth == 0


# --- properties ------------------------------------------------------------------------------


def test_paragraph_properties_with_everything_set_are_in_order() -> None:
    props = ParagraphProps(
        style="Normal",
        keep_next=True,
        keep_lines=True,
        frame='<w:framePr w:w="10"/>',
        numbering=(3, 1),
        borders=border("left", 0.75, Token.TINTA),
        tabs=(Tab(100), Tab(200, "right")),
        spacing=Spacing(1, 2, 3),
        indent=Indent(1, 2, 3),
        align="right",
        outline=2,
    )
    root = _wrap(props.xml)
    assert misplaced(root) == []
    assert len(root[0]) == len([name for name in ParagraphProps.__dataclass_fields__])


def test_run_properties_with_everything_set_are_in_order() -> None:
    props = RunProps(
        style="Tanda",
        font=SANS,
        bold=True,
        italic=True,
        hidden=True,
        color=Token.TINTA,
        tracking=5,
        size=9,
        underline=True,
        frame=Token.GARIS,
        ground=Token.LEMBAR,
    )
    assert misplaced(_wrap(props.xml)) == []


def _wrap(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{NAMESPACES["w"]}">{xml}</w:x>')
