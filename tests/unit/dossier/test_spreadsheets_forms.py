"""What sheets and shared texts are built of: plain cells are known by their bytes, however parted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.workbooks.hostile.packing import MAIN, shared, sheet

from capaian.dossier.spreadsheets.worker.element_rules import (
    BOOK,
    SHEET,
    STYLES,
    TEXTS,
    Allowance,
    Rules,
    TooManyElementsError,
    watch_elements,
)
from capaian.dossier.spreadsheets.worker.formats import Styles
from capaian.dossier.spreadsheets.worker.limits import LIMITS
from capaian.dossier.spreadsheets.worker.refusal import RefusedError
from capaian.dossier.spreadsheets.worker.sheet_form import SheetForm, kinds_of
from capaian.dossier.spreadsheets.worker.sheet_watch import SheetWatch
from capaian.dossier.spreadsheets.worker.texts_form import TextsForm

_SEVENS = '<c r="G2"><v>7777</v></c>'
_PLAIN = (
    '<row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" s="1"><v>12336</v></c>'
    '<c r="B1" t="s"><v>0</v></c>'
    '<c r="C1" t="str"><f t="shared" ref="C1:C9" si="0">A1&amp;"x"</f><v>12336x</v></c></row>\n'
    '<row r="2" ht="15"/><row r="3"></row><row><c s="4"/><c t="b"><v>1</v></c></row>'
    '<row r="9"><c r="A9" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>\n'
    '<c r="B9"><f t="shared" si="0"/><v>5</v></c><c r="C9" t="inlineStr"><is/></c></row>'
)
_AROUND = (
    '<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>A1=0</formula></cfRule>'
    '</conditionalFormatting><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    '<extLst><ext uri="{1}" xmlns:x14="urn:x14"><x14:row>1</x14:row></ext></extLst>'
)
_SIZES = (1, 7, 64, 1_000, 100_000)
"""Bytes of pieces that a sheet goes by in."""


def is_plain(text: str, size: int = 100_000) -> bool:
    watch = SheetWatch("Data", Styles(), LIMITS)
    content = text.replace(f'"{MAIN}"', f'"{MAIN}" xmlns:x14ac="urn:ac" xmlns:zz="urn:zz"').encode()
    for place in range(0, len(content), size):
        watch.feed(content[place : place + size])
    watch.end()
    return watch.form.is_plain


def refused(rules: Rules, text: str) -> str:
    """What is said of a part; empty where nothing is."""
    try:
        watch_elements("bagian.xml", rules, [text.encode()], sheet="Data")
    except RefusedError as error:
        return error.flaws[0].words.get("what", error.flaws[0].code)
    return ""


@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize(
    "rows", [_PLAIN, "", '<row r="1"/>', 3 * _PLAIN], ids=["plain", "none", "empty", "more"]
)
def test_what_table_programs_write_is_plain(rows: str, size: int) -> None:
    assert is_plain(sheet(rows, _AROUND, "<cols><col min='1' max='2'/></cols>"), size)
    assert is_plain(f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>', size)


@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize(
    "strange",
    [
        f'<row r="2"><zz:w>{_SEVENS}</zz:w></row>',
        f'<row r="2"><w>{_SEVENS}</w></row>',
        '<row r="2"><zz:c r="G2"><v>7777</v></zz:c></row>',
        '<row r="2"><c r="G2"><zz:v>7777</zz:v></c></row>',
        '<row r="2"><c xmlns="urn:zz" r="G2"><v>7777</v></c></row>',
        f'<row r="2" xmlns="urn:zz">{_SEVENS}</row>',
        f'<row r="2"><row r="3">{_SEVENS}</row></row>',
        f"<zz:row>{_SEVENS}</zz:row>",
        _SEVENS,
        '<row r="2"><c r="G2"><is><t>7777</t></is></c></row>',
        '<row r="2"><c r="G2" t="n"><f>A1</f><is><t>7777</t></is></c></row>',
        '<row r="2"><c r="G2"><c r="H2"><v>7777</v></c></c></row>',
        '<row r="2"><c r="G2"><v>58</v><v>55</v></c></row>',
        '<row r="2"><c r="G2" t="inlineStr"><is><t>5</t><t>5</t></is></c></row>',
        f'<row r="2"><!-- x -->{_SEVENS}</row>',
        f'</sheetData><sheetData><row r="2">{_SEVENS}</row>',
    ],
)
def test_whatever_else_there_is_is_looked_at_closely(strange: str, size: int) -> None:
    assert not is_plain(sheet(_PLAIN + strange), size)
    assert not is_plain(sheet(strange + _PLAIN), size)


def test_one_strange_cell_among_many_kinds_is_seen() -> None:
    """However often the kinds so far are settled."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="str"><v>{"ab" * n}</v></c></row>' for n in range(1, 3_000))
    strange = '<row r="3000"><zz:c r="A3000"><v>7</v></zz:c></row>'
    assert is_plain(sheet(rows + rows), 30_000)
    assert not is_plain(sheet(rows + strange + rows), 30_000)


def test_empty_rows_and_what_is_never_closed_are_not_kept() -> None:
    form = SheetForm()
    form.take(b'<worksheet xmlns="%s"><sheetData>' % MAIN.encode(), kinds_of(b""))
    for _ in range(30):
        rows = b'<row r="5" ht="15"/>' * 10_000
        form.take(rows, kinds_of(rows))
    assert form.is_plain
    form.take(b"<c><v>", kinds_of(b"<c><v>" + b"1" * 500_000))
    form.take(b"", kinds_of(b"1"))
    assert not form.is_plain


@pytest.mark.parametrize(
    ("rules", "text", "said"),
    [
        (SHEET, sheet(_PLAIN.replace("x14ac:", ""), _AROUND), ""),
        (SHEET, sheet("<row><c><f>1</f><v>1</v></c></row>"), ""),
        (SHEET, sheet("<row><c><v>1<x/></v></c></row>"), "unsur x yang tidak lazim di v, bagian.xml"),
        (SHEET, sheet("", "<x>" * 97 + "</x>" * 97), ""),
        (SHEET, sheet("", "<x>" * 100 + "</x>" * 100), "unsur bersarang lebih dari 100 tingkat, bagian.xml"),
        (SHEET, "<worksheet/>", "unsur worksheet dari ruang nama lain di akar, bagian.xml"),
        (SHEET, "<worksheet", "book_broken"),
        (TEXTS, shared("a", "b"), ""),
        (TEXTS, f'<x:sst xmlns:x="{MAIN}"><x:si><x:t>a</x:t></x:si></x:sst>', ""),
        (TEXTS, shared("<!-- x -->"), "book_unsafe_xml"),
        (
            TEXTS,
            shared("a").replace("<t>", "<r><rPr><b><t>7</t></b></rPr></r><t>"),
            "unsur t yang tidak lazim di b, bagian.xml",
        ),
        (
            TEXTS,
            shared("a").replace("<t>", "<phoneticPr><t>7</t></phoneticPr><t>"),
            "unsur t yang tidak lazim di phoneticPr, bagian.xml",
        ),
        (
            STYLES,
            f'<styleSheet xmlns="{MAIN}"><cellXfs><xf><extLst><ext/></extLst></xf></cellXfs></styleSheet>',
            "",
        ),
        (STYLES, f'<styleSheet xmlns="{MAIN}"><dxfs><dxf><numFmt/></dxf></dxfs></styleSheet>', ""),
        (
            STYLES,
            f'<styleSheet xmlns="{MAIN}"><extLst><cellXfs/></extLst></styleSheet>',
            "unsur cellXfs yang tidak lazim di luar tempatnya, bagian.xml",
        ),
        (
            BOOK,
            f'<workbook xmlns="{MAIN}" xmlns:z="urn:z"><extLst><z:workbookPr/></extLst><sheets/></workbook>',
            "",
        ),
        (
            BOOK,
            f'<workbook xmlns="{MAIN}" xmlns:z="urn:z"><z:workbookPr/><sheets/></workbook>',
            "unsur workbookPr dari ruang nama lain di luar tempatnya, bagian.xml",
        ),
    ],
)
def test_what_may_stand_where(rules: Rules, text: str, said: str) -> None:
    assert refused(rules, text) == said


def test_a_refusal_names_the_nearest_cell_or_row() -> None:
    rows = '<row r="7"><c r="AB7"><f>1</f><v>1</v><zz:x xmlns:zz="urn:zz"/></c></row>'
    with pytest.raises(RefusedError) as error:
        watch_elements("bagian.xml", SHEET, [sheet(rows).encode()], sheet="Data")
    (flaw,) = error.value.flaws
    assert (flaw.sheet, flaw.row, flaw.column) == ("Data", 7, 28)


def test_what_is_read_is_told_by_names_without_prefix() -> None:
    told: list[tuple[str, dict[str, str]]] = []
    text = (
        f'<x:styleSheet xmlns:x="{MAIN}"><x:cellStyleXfs><x:xf numFmtId="1"/></x:cellStyleXfs>'
        '<x:cellXfs><x:xf numFmtId="9"><x:alignment/></x:xf></x:cellXfs></x:styleSheet>'
    )
    watch_elements(
        "styles.xml", STYLES, [text.encode()], lambda name, found: told.append((name, dict(found)))
    )
    assert told == [("cellXfs", {}), ("xf", {"numFmtId": "9"}), ("alignment", {})]


@pytest.mark.parametrize("size", _SIZES)
def test_texts_are_looked_at_however_they_are_parted(size: int) -> None:
    rich = '<si><r><rPr><b/></rPr><t xml:space="preserve"> a</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>'
    sound = shared("a", "", "b").replace("</sst>", f"<si/>\n<si><t/></si>{rich}</sst>").encode()
    strange = sound.replace(b"<t>b</t>", b'<t xmlns="urn:zz">b</t>')
    for content, is_sound in ((sound, True), (strange, False), (sound[:-3], False)):
        form = TextsForm("texts.xml", Allowance())
        pieces = [content[place : place + size] for place in range(0, len(content), size)]
        said = []
        try:
            for piece in pieces:
                form.feed(piece)
            form.end()
        except RefusedError as error:
            said = [error.flaws[0].code]
        assert said == ([] if is_sound else ["book_misleading" if content is strange else "book_broken"])


_FEW = replace(LIMITS, elements=20)


def looked_at(allowance: Allowance, *rows: str, around: str = "") -> list[SheetForm]:
    """Sheets of these rows, one after the other, each with something around them."""
    forms = []
    for text in rows:
        form = SheetForm(allowance=allowance)
        window = sheet(text, around).encode()
        form.take(window, kinds_of(window))
        form.end()
        forms.append(form)
    return forms


def test_cells_and_plain_texts_cost_nothing() -> None:
    assert all(form.is_plain for form in looked_at(Allowance(_FEW), *5 * (9 * _PLAIN,)))
    form = TextsForm("texts.xml", Allowance(_FEW))
    form.feed(shared(*map(str, range(1_000))).encode())
    form.end()


def test_what_stands_around_rows_is_counted_for_all_sheets() -> None:
    around = '<conditionalFormatting sqref="A1"/>' * 4
    assert len(looked_at(Allowance(_FEW), *3 * (_SEVENS,), around=around)) == 3
    with pytest.raises(TooManyElementsError) as refused:
        looked_at(Allowance(_FEW), *4 * (_SEVENS,), around=around)
    assert refused.value.flaws[0].words == {"limit": "20"}


@pytest.mark.parametrize(
    ("runs", "is_counted"),
    [
        ("<r/>" * 20, True),
        ("<r><t/></r>" * 10, True),
        ("<r><rPr><b/></rPr><t>a</t></r>" * 5, True),
        ("<r><t>a</t></r>" * 9, False),
    ],
)
def test_runs_of_texts_are_counted(runs: str, is_counted: bool) -> None:
    form = TextsForm("texts.xml", Allowance(_FEW))
    content = shared("a").replace("<t>a</t>", runs + ("<r/>" if is_counted else "")).encode()
    if not is_counted:
        form.feed(content)
        return form.end()
    with pytest.raises(TooManyElementsError):
        form.feed(content)
        form.end()
    return None


def test_a_text_without_end_is_not_kept() -> None:
    """Its runs are counted as they go by, not once it ends."""
    form = TextsForm("texts.xml", Allowance())
    form.feed(shared("a").partition("<t>")[0].encode())
    with pytest.raises(TooManyElementsError):
        for _ in range(20):
            form.feed(b"<r/>" * 50_000)


@pytest.mark.parametrize("mark", ["vertAlign", "strike"])
def test_marks_are_seen_wherever_a_long_text_is_parted(mark: str) -> None:
    text = f"<si><r><t>{'1' * 399_990}</t></r><r><rPr><{mark}/></rPr><t>1</t></r></si>"
    content = shared("a").replace("<si><t>a</t></si>", text).encode()
    for size in (50_000, 400_090, 400_111, len(content)):
        form = TextsForm("texts.xml", Allowance())
        for place in range(0, len(content), size):
            form.feed(content[place : place + size])
        form.end()
        assert form.may_be_marked


@pytest.mark.parametrize("rules", [STYLES, BOOK])
def test_elements_of_other_parts_are_counted(rules: Rules) -> None:
    text = f'<{rules.root} xmlns="{MAIN}">{"<a/>" * LIMITS.elements}</{rules.root}>'
    assert refused(rules, text) == "book_of_too_many_elements"
    assert not refused(rules, text.replace("<a/>", "", 2))
