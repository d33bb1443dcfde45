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


_TOO_MANY = "book_of_too_many_elements"
_MANY = {
    "35,000 links": partial(around, "hyperlink", 35_000),
    "14,000 rules of formats": partial(around, "cfRule", 14_000),
    "14,000 rules of formats that name one that is not there": partial(
        around, "cfRule", 14_000, ' dxfId="7"'
    ),
    "19,000 validations": partial(around, "dataValidation", 19_000),
    "35,000 protected ranges": partial(around, "protectedRange", 35_000),
}

CASES = [
    Case("a hundred thousand comments", partial(comments, 100_000, 100_000)),
    Case("a hundred thousand comments in parts", partial(comments, 100_000, 5_000)),
    Case(
        "a hundred thousand comments with answers",
        partial(comments, 100_000, 100_000, "ThreadedComments", "threadedComment"),
    ),
    *(Case(name, make, _TOO_MANY) for name, make in _MANY.items()),
    Case("31,000 elements of many attributes", partial(around, "strange", 31_000), _TOO_MANY),
]
NEUTRALISED = [
    Case("a hundred thousand empty rows of some height", partial(tall_rows, 104_857, "/>")),
    Case(
        "a hundred thousand empty rows of some height that are closed", partial(tall_rows, 104_857, "></row>")
    ),
    Case("6,000 comments", partial(comments, 6_000, 2_000)),
    Case("a hundred thousand boxes", partial(comments, 100_000, 50_000, "wsDr", "sp")),
    Case("6,000 links", partial(around, "hyperlink", 6_000)),
    Case("1,900 rules of formats", partial(around, "cfRule", 1_900, ' dxfId="7"')),
    Case("1,900 validations", partial(around, "dataValidation", 1_900)),
]
