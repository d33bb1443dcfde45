"""Which element stands in which, where values are read from: names count with their namespace here.

Readers that look at names alone take `<zz:c>` for a cell, and one that is not chosen of several for another;
programs that offices look at a workbook with pass over both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from .limits import LIMITS, Limits
from .refusal import Flaw, RefusedError, refuse
from .sheet_cells import column_number
from .xml_parts import Attributes, release

MAIN: Final = frozenset(
    (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
)
"""The namespace of workbooks, in the two forms of the standard."""
_DEEPEST: Final = 100
"""Levels of a part; those of table programs end at 15."""
_EXTENSIONS: Final = "extLst"
_REMEMBERED: Final = 1_000
"""Names that are kept with what they mean; a hostile part has a million."""
_WORD: Final = 60
_VALUES: Final = frozenset(("t", "v", "f"))
_KINDS: Final = {
    "hyperlink": (
        65_530,
        "tautan",
        "hapus tautannya (Excel: pilih semua sel, klik kanan, Remove Hyperlinks)",
    ),
    "cfRule": (
        20_000,
        "aturan format bersyarat",
        "hapus aturannya (Excel: Conditional Formatting, Clear Rules from Entire Sheet)",
    ),
    "dataValidation": (
        20_000,
        "aturan validasi data",
        "hapus aturannya (Excel: pilih semua sel, Data Validation, Clear All)",
    ),
    "protectedRange": (20_000, "rentang terlindung", "hapus rentang itu (Excel: Allow Edit Ranges)"),
    "ignoredError": (20_000, "pengecualian galat", "salin nilainya ke lembar baru"),
}
"""How many of a kind a sheet may have, how they are called, and how one is rid of them; offices have few."""
_ATTRIBUTES_OF_ELEMENT: Final = 4
"""As many take as long as an element."""
_OF_CELLS: Final = frozenset(("row", "c", "v", "f", "is", "t", "si"))
"""What is limited by what it holds."""
_CELL: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW: Final = re.compile(r"[0-9]{1,7}")

Children = Mapping[str, frozenset[str]]
Take = Callable[[str, Attributes], None]


def _names(*lists: str) -> Children:
    """Return children by element, each as `element: child child`; of what has no list there are none.

    In extensions of an element there may be anything.
    """
    parted = (one.partition(":") for one in lists)
    held = {name: frozenset(children.split()) for name, _, children in parted}
    leaves = frozenset[str]().union(*held.values()) - {_EXTENSIONS}
    return {**dict.fromkeys(leaves, frozenset()), **held}


_TEXT: Final = (
    "r: rPr t",
    "rPh: t",
    "rPr: rFont name charset family b i strike outline shadow condense extend color sz u vertAlign scheme",
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a part is made of, as far as values are read from it."""

    root: str
    children: Children
    """The elements that are read, and all that may stand in them."""
    once: frozenset[str] = frozenset()
    """Those that stand right below the root, once; nowhere else is anything of their name."""
    nowhere_else: frozenset[str] = frozenset()
    """Names in them that readers take wherever they stand."""
    spaces: frozenset[str] = MAIN
    has_extensions: bool = False
    """Whether names of foreign elements mean nothing in its extensions: no other reader sees them."""


SHEET: Final = Rules(
    "worksheet",
    _names(
        "sheetData: row",
        "row: c",
        "c: f v is",
        "is: t r rPh phoneticPr",
        *_TEXT,
        "mergeCells: mergeCell",
    ),
    frozenset(("sheetData", "mergeCells")),
    frozenset(("mergeCell",)),
)
TEXTS: Final = Rules("sst", _names("sst: si", "si: t r rPh phoneticPr", *_TEXT))
STYLES: Final = Rules(
    "styleSheet",
    _names("numFmts: numFmt", "cellXfs: xf", "xf: alignment protection extLst"),
    frozenset(("numFmts", "cellXfs")),
)
BOOK: Final = Rules(
    "workbook",
    _names("sheets: sheet", "workbookPr:", "calcPr:"),
    frozenset(("sheets", "workbookPr", "calcPr")),
    has_extensions=True,
)
LINKS: Final = Rules(
    "Relationships",
    _names("Relationships: Relationship"),
    spaces=frozenset(("http://schemas.openxmlformats.org/package/2006/relationships",)),
)


class TooManyElementsError(RefusedError):
    """A workbook that is not read, wherever its elements stand."""


class Allowance:
    """How many elements beside cells and plain texts a workbook may still have: each costs a call."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        """Begin before the first."""
        self._limit = self._left = limits.elements

    def spend(self, elements: int) -> None:
        """Take some more.

        Raises:
            TooManyElementsError: They are too many.
        """
        self._left -= elements
        if self._left < 0:
            words = {"limit": f"{self._limit:,}".replace(",", ".")}
            raise TooManyElementsError([Flaw("book_of_too_many_elements", words)])


@dataclass(slots=True)
class _Open:
    """An element that has begun: its name, if it is one of those that are read."""

    name: str
    reference: str
    is_extension: bool
    """Whether it is one of extensions, or in one."""
    texts: str = ""
    """Which kinds of text stand in it: `t`, `r`."""


class ElementWatch:
    """Looks at each element of a part, whose bytes may come in pieces."""

    def __init__(
        self,
        part: str,
        rules: Rules,
        take: Take | None = None,
        *,
        sheet: str | None = None,
        allowance: Allowance | None = None,
    ) -> None:
        """Begin before the first byte.

        Args:
            part: Its name.
            rules: What may stand where.
            take: Gets the name and the attributes of each element that is read; those with a prefix by their
                namespace, a blank and their name.
            sheet: Name of the sheet that it is.
            allowance: How many elements the workbook may still have, if it is not the only part.
        """
        self._part = part
        self._sheet = sheet
        self._rules = rules
        self._take = take
        self._allowance = allowance or Allowance()
        self._counts: dict[str, int] = dict.fromkeys(_KINDS, 0)
        self._open: list[_Open] = []
        self._once: set[str] = set()
        self._names: dict[str, tuple[bool, str, bool]] = {}
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CommentHandler = self._parser.ProcessingInstructionHandler = self._pass_over

    def feed(self, piece: bytes) -> None:
        """Look at the next piece.

        Raises:
            RefusedError: It is no well-formed XML, or something stands where nothing like it may.
        """
        self._parse(piece, is_last=False)

    def end(self) -> None:
        """Look at what is left.

        Raises:
            RefusedError: It is no well-formed XML.
        """
        self._parse(b"", is_last=True)
        release(self._parser)

    def _parse(self, piece: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(piece, is_last)
        except expat.ExpatError:
            raise refuse("book_broken", part=self._part) from None

    def _start(self, full: str, attributes: Attributes) -> None:
        is_own, name, is_marked = self._names.get(full) or self._understand(full)
        opened = self._open
        if len(opened) == _DEEPEST:
            raise self._refuse(f"unsur bersarang lebih dari {_DEEPEST} tingkat", attributes)
        if opened and not opened[-1].name and not is_marked:
            self._spend(name, attributes)
            opened.append(opened[-1])
            return
        if name not in _OF_CELLS or (opened and opened[-1].name == "r"):
            self._spend(name, attributes)
        reads = self._is_read(name, is_own=is_own, attributes=attributes)
        is_extension = name == _EXTENSIONS or (bool(opened) and opened[-1].is_extension)
        opened.append(_Open(name if reads else "", attributes.get("r", ""), is_extension))
        if reads and self._take is not None:
            self._take(name, attributes)

    def _spend(self, name: str, attributes: Attributes) -> None:
        """Count an element that is none of cells; what lists many attributes takes as long as several.

        Raises:
            TooManyElementsError: It is one too many of its kind, or of all.
        """
        self._allowance.spend(1 + len(attributes) // _ATTRIBUTES_OF_ELEMENT)
        if name in _KINDS:
            self._counts[name] += 1
            most, kind, remedy = _KINDS[name]
            if self._counts[name] > most:
                words = {"limit": f"{most:,} {kind}".replace(",", "."), "remedy": remedy}
                raise TooManyElementsError([Flaw("book_of_too_many_of_a_kind", words, self._sheet)])

    def _understand(self, full: str) -> tuple[bool, str, bool]:
        """Return whether a name is of the namespace of the part, its rest, and whether it is marked."""
        rules = self._rules
        if len(self._names) == _REMEMBERED:
            self._names.clear()
        space, _, name = full.rpartition(" ")
        is_marked = name == _EXTENSIONS or name in rules.once | rules.nowhere_else
        known = self._names[full] = space in rules.spaces, name, is_marked
        return known

    def _is_read(self, name: str, *, is_own: bool, attributes: Attributes) -> bool:
        rules = self._rules
        if not self._open:
            if not is_own or name != rules.root:
                raise self._refuse_stranger(name, "akar", attributes, is_own=is_own)
            return name in rules.children
        parent = self._open[-1]
        if (allowed := rules.children.get(parent.name)) is not None:
            if not is_own or name not in allowed or self._is_second_text(parent, name):
                raise self._refuse_stranger(name, parent.name, attributes, is_own=is_own)
            return name in rules.children
        is_free = parent.is_extension and rules.has_extensions
        if is_free or name not in rules.once | rules.nowhere_else:
            return False
        if not is_own or len(self._open) != 1 or name in self._once or name not in rules.once:
            raise self._refuse_stranger(name, "luar tempatnya", attributes, is_own=is_own)
        self._once.add(name)
        return True

    @staticmethod
    def _is_second_text(parent: _Open, name: str) -> bool:
        """Say whether a text is not the only one of its parent: readers take the first, the last or all."""
        if name not in ("t", "r"):
            return False
        is_second = "t" in parent.texts if name == "r" else bool(parent.texts)
        if name not in parent.texts:
            parent.texts += name
        return is_second

    def _end(self, _: str) -> None:
        self._open.pop()

    def _pass_over(self, *_: str) -> None:
        if self._open and self._open[-1].name in _VALUES:
            raise refuse("book_unsafe_xml", part=self._part)

    def _refuse_stranger(
        self, name: str, where: str, attributes: Attributes, *, is_own: bool
    ) -> RefusedError:
        how = "yang tidak lazim" if is_own else "dari ruang nama lain"
        return self._refuse(f"unsur {name[:_WORD]} {how} di {where}", attributes)

    def _refuse(self, what: str, attributes: Attributes) -> RefusedError:
        row, column = self._place(attributes)
        return RefusedError(
            [Flaw("book_misleading", {"what": f"{what}, {self._part}"}, self._sheet, row, column)]
        )

    def _place(self, attributes: Attributes) -> tuple[int | None, int | None]:
        """Return row and column of what is read, as far as they are written."""
        references = (attributes.get("r", ""), *(one.reference for one in reversed(self._open)))
        for reference in references:
            if cell := _CELL.fullmatch(reference):
                return int(cell[2]), column_number(cell[1])
            if _ROW.fullmatch(reference):
                return int(reference), None
        return None, None


def watch_elements(
    part: str,
    rules: Rules,
    pieces: Iterable[bytes],
    take: Take | None = None,
    *,
    sheet: str | None = None,
    allowance: Allowance | None = None,
) -> None:
    """Look at each element of a whole part.

    Raises:
        RefusedError: It is no well-formed XML, or something stands where nothing like it may.
    """
    watch = ElementWatch(part, rules, take, sheet=sheet, allowance=allowance)
    for piece in pieces:
        watch.feed(piece)
    watch.end()
