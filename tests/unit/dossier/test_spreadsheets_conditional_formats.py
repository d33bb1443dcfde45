"""Number formats under conditions: judged as those of cells, wherever the condition may hold."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from tests.workbooks.hostile.packing import MAIN, pack, parts, sheet

from capaian.domain.errors import InputError
from capaian.dossier.spreadsheets.model import Odd, Sheet
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.spreadsheets.worker.conditions import read_condition

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"
HIDE, NOUGHTS, JUTA, SHARE, SIGN, PLAIN, DAY, MONEY = range(8)
CODES = (
    ";;;",
    "0&quot;000&quot;",
    "0&quot; juta&quot;",
    "0%",
    "0&quot;%&quot;",
    "#,##0",
    "dd/mm/yyyy",
    "&quot;Rp&quot;#,##0",
)
ROWS = "".join(
    f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>0</v></c></row>' for row in (1, 2, 3)
)
STYLED = '<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>'


def looks(*codes: str, before: str = "") -> str:
    dxfs = "".join(
        f'<dxf><font><b/></font><numFmt numFmtId="{n + 200}" formatCode="{c}"/></dxf>'
        for n, c in enumerate(codes)
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/>'
        f'</cellXfs>{before}<dxfs count="{len(codes)}">{dxfs}</dxfs></styleSheet>'
    )


def rule(look: int, ranges: str = "A1:A3", what: str = 'type="expression"', formula: str = "TRUE") -> str:
    return (
        f'<conditionalFormatting sqref="{ranges}"><cfRule {what} dxfId="{look}" priority="1">'
        f"<formula>{formula}</formula></cfRule></conditionalFormatting>"
    )


def later(ranges: str = "A1:A3", code: str = ";;;") -> str:
    return (
        f'<extLst><ext uri="x" xmlns:x14="{_X14}"><x14:conditionalFormattings>'
        f'<x14:conditionalFormatting xmlns:xm="{_XM}"><x14:cfRule type="expression" priority="1" id="a">'
        f'<xm:f>Lain!A1=1</xm:f><x14:dxf><numFmt numFmtId="200" formatCode="{code}"/></x14:dxf></x14:cfRule>'
        f"<xm:sqref>{ranges}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )


def read(folder: Path, after: str, rows: str = ROWS, styles: str = looks(*CODES)) -> Sheet:
    file = folder / "buku.xlsx"
    held = parts(styles=styles)
    file.write_bytes(pack({**held, "xl/worksheets/sheet1.xml": sheet(rows, after).encode()}))
    (found,) = read_book(file).sheets
    return found


def told(folder: Path, after: str, **more: str) -> dict[tuple[int, int], Odd]:
    return {place: odd for place, (odd, _) in read(folder, after, **more).odd.items()}


ALL = {(row, 1): Odd.CONDITIONAL for row in (1, 2, 3)}


@pytest.mark.parametrize("look", [HIDE, NOUGHTS, JUTA, DAY])
def test_a_format_of_another_number_is_told(look: int, tmp_path: Path) -> None:
    found = read(tmp_path, rule(look))
    code = CODES[look].replace("&quot;", '"')
    assert found.odd == dict.fromkeys(ALL, (Odd.CONDITIONAL, code))


@pytest.mark.parametrize(
    ("after", "cells"),
    [
        (rule(HIDE, "A2"), {(2, 1)}),
        (rule(HIDE, "A1 A3:B3"), {(1, 1), (3, 1)}),
        (rule(HIDE, "A:A"), {(1, 1), (2, 1), (3, 1)}),
        (rule(HIDE, "2:3"), {(2, 1), (3, 1)}),
        (rule(HIDE, "$A$1:$A$2"), {(1, 1), (2, 1)}),
        (rule(HIDE, "A1:XFD1048576"), {(1, 1), (2, 1), (3, 1)}),
        (rule(HIDE, "B1:B3"), set()),
        (rule(PLAIN) + rule(HIDE, "A3"), {(3, 1)}),
        (rule(HIDE).replace("sqref", "other"), set()),
        (rule(HIDE, "#REF!"), set()),
        (later(), {(1, 1), (2, 1), (3, 1)}),
        (later("A2"), {(2, 1)}),
        (later(code="0"), set()),
    ],
)
def test_it_counts_where_it_is(after: str, cells: set[tuple[int, int]], tmp_path: Path) -> None:
    """Column B holds nought, which may be hidden."""
    assert told(tmp_path, after) == dict.fromkeys(cells, Odd.CONDITIONAL)


def test_a_percentage_says_that_its_format_is_one_of_a_condition(tmp_path: Path) -> None:
    """That of the cell would be changed in vain."""
    found = read(tmp_path, rule(SHARE, "A1"))
    assert found.odd == {(1, 1): (Odd.PERCENT, "bersyarat, 0%")}


@pytest.mark.parametrize("look", [PLAIN, MONEY])
def test_formats_that_show_the_number_are_nothing(look: int, tmp_path: Path) -> None:
    assert not told(tmp_path, rule(look, formula="$B1=1"))


TEXTS = '<row r="1"><c r="A1" t="inlineStr"><is><t>12</t></is></c></row>'


@pytest.mark.parametrize(
    ("look", "condition", "is_told"),
    [
        (HIDE, 'type="expression"', True),
        (NOUGHTS, 'type="expression"', False),
        (HIDE, 'type="cellIs" operator="equal"', False),
        (HIDE, 'type="cellIs" operator="greaterThan"', True),
    ],
)
def test_texts_that_are_figures(look: int, condition: str, is_told: bool, tmp_path: Path) -> None:
    """A text is more than any number; formats for numbers alone leave it as it is."""
    after = rule(look, what=condition, formula="0" if "cellIs" in condition else "$B1=1")
    assert told(tmp_path, after, rows=TEXTS) == ({(1, 1): Odd.CONDITIONAL} if is_told else {})


@pytest.mark.parametrize(
    ("drawn", "word"),
    [
        (
            '<dataBar showValue="0"><cfvo type="min"/><cfvo type="max"/><color rgb="00638EC6"/></dataBar>',
            "batang",
        ),
        ('<iconSet iconSet="3Arrows" showValue="false"><cfvo type="percent" val="0"/></iconSet>', "ikon"),
        ('<dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="00638EC6"/></dataBar>', None),
        ('<dataBar showValue="1"><cfvo type="min"/><cfvo type="max"/></dataBar>', None),
    ],
)
def test_bars_and_icons_instead_of_numbers(drawn: str, word: str | None, tmp_path: Path) -> None:
    after = (
        f'<conditionalFormatting sqref="A2"><cfRule type="x" priority="1">{drawn}</cfRule>'
        "</conditionalFormatting>"
    )
    assert read(tmp_path, after).odd == ({(2, 1): (Odd.DRAWN, word)} if word else {})


@pytest.mark.parametrize(
    ("look", "formula", "odd"),
    [
        (SHARE, "TRUE", Odd.PERCENT),
        (SHARE, "$B1=1", Odd.CONDITIONAL),
        (SIGN, "TRUE", Odd.PERCENT_SIGN),
        (SIGN, "$B1=1", Odd.PERCENT_SIGN),
        (MONEY, "TRUE", Odd.MONEY),
    ],
)
def test_percentages_and_rupiah(look: int, formula: str, odd: Odd, tmp_path: Path) -> None:
    assert told(tmp_path, rule(look, formula=formula)) == dict.fromkeys(ALL, odd)


def test_a_percentage_that_is_one_anyway(tmp_path: Path) -> None:
    assert told(tmp_path, rule(SHARE, "A1", formula="$B1=1"), rows=STYLED) == {(1, 1): Odd.PERCENT}
    assert told(tmp_path, rule(SIGN, "A1", formula="$B1=1"), rows=STYLED) == {(1, 1): Odd.CONDITIONAL}


def test_a_day_that_is_one_anyway(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="2"><v>45000</v></c></row>'
    assert not told(tmp_path, rule(DAY, "A1"), rows=rows)


def test_the_number_of_a_look_is_its_place_in_the_list(tmp_path: Path) -> None:
    styles = looks(*CODES).replace("<dxf>", "<dxf/><dxf>", 1)
    assert told(tmp_path, rule(HIDE + 1), styles=styles) == ALL
    assert not told(tmp_path, rule(HIDE), styles=styles)


def test_a_second_list_of_looks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, rule(HIDE), styles=looks(*CODES, before="<dxfs><dxf/></dxfs>"))
    assert refused.value.issues[0].code == "book_misleading"


def test_looks_of_extensions_are_others(tmp_path: Path) -> None:
    """Excel writes those of slicers so."""
    before = f'<extLst><ext uri="x" xmlns:x14="{_X14}"><x14:dxfs count="1"><dxf/></x14:dxfs></ext></extLst>'
    assert told(tmp_path, rule(HIDE), styles=looks(*CODES, before=before)) == ALL


@pytest.mark.parametrize(
    ("what", "formulas", "value", "meets"),
    [
        ("cellIs greaterThan", ["0"], 5, True),
        ("cellIs greaterThan", ["5"], 5, False),
        ("cellIs equal", ["0"], 5, False),
        ("cellIs equal", ['"-"'], 5, False),
        ("cellIs notEqual", ['""'], 5, True),
        ("cellIs lessThan", ['"a"'], 5, None),
        ("cellIs between", ["9", "1"], 5, True),
        ("cellIs notBetween", ["1", "9"], 5, False),
        ("cellIs between", ["1"], 5, None),
        ("cellIs equal", ["$B$1"], 5, None),
        ("cellIs equal", [], 5, None),
        ("cellIs strange", ["1"], 5, None),
        ("expression", ["TRUE"], 5, True),
        ("expression", ["=1"], 5, True),
        ("expression", ["FALSE()"], 5, False),
        ("expression", ["ISERROR(C4)"], 5, False),
        ("expression", ["isblank($C4)"], 5, False),
        ("expression", ["ISERROR(D4)"], 5, None),
        ("expression", ["ISNUMBER(C4)"], 5, True),
        ("expression", ["MOD(C4)"], 5, None),
        ("expression", ["C4=0"], 5, False),
        ("expression", ["$C4 > 1.5"], 5, True),
        ("expression", ['C4=""'], 5, False),
        ("expression", ['C4<>""'], 5, True),
        ("expression", ['C4>""'], 5, None),
        ("expression", ["C4=D4"], 5, None),
        ("expression", ["D4=0"], 5, None),
        ("expression", ["AND(C4>1,C4<9)"], 5, None),
        ("containsErrors", ["ISERROR(C4)"], 5, False),
        ("notContainsBlanks", [], 5, True),
        ("duplicateValues", [], 5, None),
    ],
)
def test_conditions_of_the_cell_alone_are_known(
    what: str, formulas: list[str], value: int, meets: bool | None
) -> None:
    kind, _, operator = what.partition(" ")
    test = read_condition(kind, operator, formulas, frozenset({"C4", "$C4"}))
    assert test(Decimal(value)) is meets


@pytest.mark.parametrize("formula", ["A1=0", "$A1=0", "ISERROR(A1)"])
def test_sound_workbooks_hide_nought_and_errors(formula: str, tmp_path: Path) -> None:
    assert not told(tmp_path, rule(HIDE, formula=formula))
    assert not told(tmp_path, rule(HIDE, what='type="cellIs" operator="equal"', formula="0"))


def test_an_expression_about_a_fixed_cell_may_hold_for_others(tmp_path: Path) -> None:
    assert told(tmp_path, rule(HIDE, formula="A$1=0")) == ALL
    assert told(tmp_path, rule(HIDE, "A1:B3", formula="$A1=0")) == ALL


def test_several_ranges_are_told_from_their_first_cell(tmp_path: Path) -> None:
    assert not told(tmp_path, rule(HIDE, "A1:A2 A3:B3", formula="A1=0"))
    assert told(tmp_path, rule(HIDE, "A3 A1:A2", formula="A3=0")) == ALL


def test_too_many_of_them_are_refused(tmp_path: Path) -> None:
    ranges = " ".join(f"A{row}" for row in range(1, 1_102))
    with pytest.raises(InputError) as refused:
        read(tmp_path, rule(HIDE, ranges))
    assert refused.value.issues[0].code == "book_of_too_many_formats"


def test_rules_for_too_many_cells_are_refused(tmp_path: Path) -> None:
    """Two hundred rules, none of which holds, on twenty thousand cells."""
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 20_001))
    one = '<cfRule type="cellIs" operator="lessThan" dxfId="0" priority="1"><formula>0</formula></cfRule>'
    after = f'<conditionalFormatting sqref="A1:A20000">{one * 200}</conditionalFormatting>'
    with pytest.raises(InputError) as refused:
        read(tmp_path, after, rows)
    assert refused.value.issues[0].code == "book_of_too_many_formats"


def test_rules_of_openpyxl(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for count in (12, 0):
        page.append(["Awayan", count])
    hidden = FormulaRule(["$A1=1"])
    hidden.dxf = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode=";;;"))
    scaled = CellIsRule("greaterThan", ["100"])
    scaled.dxf = DifferentialStyle(numFmt=NumberFormat(numFmtId=201, formatCode='0"000"'))
    page.conditional_formatting.add("B1:B2", hidden)
    page.conditional_formatting.add("B1:B2", scaled)
    book.save(tmp_path / "buku.xlsx")
    (found,) = read_book(tmp_path / "buku.xlsx").sheets
    assert found.odd == {(1, 2): (Odd.CONDITIONAL, ";;;")}


def test_words_that_looks_of_extensions_show_are_told(tmp_path: Path) -> None:
    file = tmp_path / "buku.xlsx"
    after = later(code="0&quot; (target)&quot;")
    held = parts(styles=looks(*CODES))
    file.write_bytes(pack({**held, "xl/worksheets/sheet1.xml": sheet(ROWS, after).encode()}))
    assert "format angka: (target)" in read_book(file).said
