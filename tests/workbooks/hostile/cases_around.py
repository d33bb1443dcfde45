"""What stands around the cells by the hundred thousand, and empty rows with heights: made to take time."""

from __future__ import annotations

from functools import partial

from tests.workbooks.hostile.packing import MAIN, ONE_CELL, Case, book, pack, parts, styles

_RULE = '<cfRule type="expression" priority="{0}"{1}><formula>B2&lt;{0}</formula></cfRule>'
_FORMS = {
    "hyperlink": '<hyperlink ref="B{0}" location="Data!C{0}" tooltip="u{0}"/>',
    "cfRule": f'<conditionalFormatting sqref="C{{0}}:D{{0}}">{_RULE}</conditionalFormatting>',
    "dataValidation": '<dataValidation type="whole" sqref="D{0}"><formula1>{0}</formula1></dataValidation>',
    "protectedRange": '<protectedRange name="r{0}" sqref="E{0}"/>',
    "ignoredError": '<ignoredError sqref="F{0}" numberStoredAsText="1"/>',
    "strange": '<zz a="{0}" b="2" c="3" d="4" e="5" f="6" g="7" h="8" i="9"/>',
}


def around(form: str, count: int, dxf: str = "") -> bytes:
    """One cell, and so many elements behind it."""
    listed = "".join(_FORMS[form].format(number, dxf) for number in range(1, count + 1))
    return book(ONE_CELL, f"<list>{listed}</list>", styles=styles("0%"))


def tall_rows(count: int, end: str) -> bytes:
    rows = (
        f'<row r="{row}" spans="2:{row % 31 + 2}" ht="{row % 41}.25" hidden="{row % 2}" customHeight="1"{end}'
        for row in range(2, count + 2)
    )
    return book(ONE_CELL + "".join(rows))


def comments(count: int, in_each: int, root: str = "comments", form: str = "comment") -> bytes:
    """One cell, and so many comments in parts of their own."""
    made = {}
    for first in range(1, count + 1, in_each):
        listed = "".join(
            f'<{form} ref="A{row}"><text><t>a</t></text></{form}>' for row in range(first, first + in_each)
        )
        made[f"xl/{root}{first}.xml"] = f'<{root} xmlns="{MAIN}">{listed}</{root}>'.encode()
    return pack({**parts(), **made})


_OF_A_KIND = "book_of_too_many_of_a_kind"
_MANY = {
    "350,000 links": partial(around, "hyperlink", 350_000),
    "140,000 rules of formats": partial(around, "cfRule", 140_000),
    "140,000 rules of formats that name one that is not there": partial(
        around, "cfRule", 140_000, ' dxfId="7"'
    ),
    "190,000 validations": partial(around, "dataValidation", 190_000),
    "190,000 protected ranges": partial(around, "protectedRange", 190_000),
    "190,000 cells of which errors are ignored": partial(around, "ignoredError", 190_000),
}

CASES = [
    Case("a million comments", partial(comments, 1_000_000, 1_000_000), "book_of_too_many_comments"),
    Case("a million comments in parts", partial(comments, 1_000_000, 50_000), "book_of_too_many_comments"),
    Case(
        "a million comments with answers",
        partial(comments, 1_000_000, 100_000, "ThreadedComments", "threadedComment"),
        "book_of_too_many_comments",
    ),
    *(Case(name, make, _OF_A_KIND, "Data") for name, make in _MANY.items()),
    Case(
        "290,000 elements of many attributes",
        partial(around, "strange", 290_000),
        "book_of_too_many_elements",
    ),
]
NEUTRALISED = [
    Case("a million empty rows of some height", partial(tall_rows, 1_048_575, "/>")),
    Case("a million empty rows of some height that are closed", partial(tall_rows, 1_048_575, "></row>")),
    Case("60,000 comments", partial(comments, 60_000, 20_000)),
    Case("a million boxes", partial(comments, 1_000_000, 50_000, "wsDr", "sp")),
    Case("60,000 links", partial(around, "hyperlink", 60_000)),
    Case("19,000 rules of formats", partial(around, "cfRule", 19_000, ' dxfId="7"')),
    Case("19,000 validations", partial(around, "dataValidation", 19_000)),
]
