"""The same facts written by another hand: any layout, quotes, braces, comments and order of keys.

A styler writes the nodes of a YAML part anew. It shares no code with what reads and edits the
parts, so that neither can hide a fault of the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, Scalar, compose
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import ByKey, KeyFile, Listing, Shape, Structure
from capaian.dossier.tables.kinds import CODE, Kind

T = TypeVar("T")

COMMENT = "#§"
"""Every comment on a line of its own begins with this sign, which no value holds."""
LONG = "Meningkatnya kualitas pelayanan, kepemilikan dokumen & data; lihat: Lampiran {II} "
NASTY_TEXTS = (
    "null",
    "~",
    "ya",
    "no",
    "true",
    "12",
    "-1.50",
    "1e5",
    "0x1f",
    "2023-07-14",
    "12:30",
    ".inf",
    "=",
    "<<",
    "- a",
    "-",
    "? b",
    "b?",
    ": c",
    "a: b",
    "a:",
    "a #b",
    "# c",
    "#c",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "'",
    '"',
    "it's",
    'say "a"',
    "a\\b",
    "\\n",
    "{a}",
    "[a]",
    "a, b",
    "a]",
    "}",
    "%a",
    "@a",
    "`a`",
    "---",
    "...",
    "a:b",
    "😀",
    "é",
    "\u00a0x",
    "a\u00a0b",
    "a\u2028b",
    "a\u200bb",
    "\ufeffa",
    "a\x07b",
    "a\tb",
    "one\n\ttwo",
    "one\ntwo",
    "one\n\ntwo",
    "one\n  two\n# three",
    "a \nb",
    "a" * 30 + "\n" + LONG * 10,
    LONG * 3,
    "''",
    "x" * 2000,
    ",",
    "a,b",
    "http://a.b/c?d=e#f",
    "10 %",
    "§",
    "Loket #1",
    LONG * 40,
)
"""Texts that YAML may take for something else, and long ones."""

READABLE_TEXTS = tuple(text for text in NASTY_TEXTS if not re.search("[\u200b\ufeff\x07]", text))
"""Those of them that a dossier may hold."""
_FIXED = frozenset({"media_type"})
"""Texts that must agree with something else in the dossier."""
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/()-]*[A-Za-z0-9.)]|[A-Za-z0-9]")
_WORDS = ("null", "~", "Null", "NULL")
_PRINTABLE = re.compile(r"[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*")


def restyle_dossier(rng: Chance, folder: Path, texts: Sequence[str] = ()) -> dict[str, bytes]:
    """Return the files of a valid dossier with its YAML parts in another hand,
    all others as they are.
    """
    files = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        part, content = BY_FILE.get(path.name), path.read_bytes()
        if isinstance(part, KeyFile):
            content = Styler(rng, texts).restyle(part, content.decode()).encode()
        files[path.relative_to(folder).as_posix()] = content
    return files


class Chance(Protocol):
    """A source of chance, as Hypothesis gives it."""

    def randrange(self, stop: int, /) -> int:
        """Return a whole number below another."""

    def shuffle(self, items: list[T], /) -> None:
        """Bring a list into any order."""


class Styler:
    """Writes parts in a random hand."""

    def __init__(self, rng: Chance, texts: Sequence[str] = ()) -> None:
        """Take a source of chance, and texts to put in place of some of the free ones."""
        self._rng = rng
        self._texts = texts
        self._count = 0

    def restyle(self, part: KeyFile, text: str) -> str:
        """Return a part in another layout; free texts may become others."""
        root = compose(text, part.file, IssueLog())
        assert isinstance(root, MapNode)
        start = self._pick("", "---\n", "# kepala\n") if self._count else ""
        return start + self._entries(part.shape, root, 0) + self._noise(0)

    def _pick(self, *choices: T) -> T:
        return choices[self._rng.randrange(len(choices))]

    def _chance(self, percent: int) -> bool:
        return bool(self._rng.randrange(100) < percent)

    def _noise(self, indent: int) -> str:
        """Lines that say nothing."""
        lines = []
        while self._chance(15):
            self._count += 1
            depth = " " * self._pick(0, indent, indent)
            lines.append(
                self._pick(
                    "\n",
                    f"{depth}{COMMENT}{self._count}\n",
                    f"{depth}{COMMENT} : - {self._count}\n",
                )
            )
        return "".join(lines)

    def _comment(self) -> str:
        return self._pick(" # di belakang", "   # a: b") if self._chance(10) else ""

    def _entries(
        self, structure: Structure, node: MapNode, indent: int, *, is_first_inline: bool = False
    ) -> str:
        entries = [*node.entries]
        if isinstance(structure, Shape) and self._chance(30):
            self._rng.shuffle(entries)
        step = self._pick(0, 2, 2, 4)
        pieces = []
        for number, entry in enumerate(entries):
            below = _below(structure, entry.key.text)
            lead = "" if is_first_inline and number == 0 else self._noise(indent) + " " * indent
            key = self._key(entry.key.text)
            depth = indent + (step if isinstance(entry.value, ListNode) else max(step, 2))
            pieces.append(f"{lead}{key}:{self._value(below, entry.value, depth, indent)}")
        return "".join(pieces)

    def _key(self, key: str) -> str:
        return (
            self._pick(key, key, key, f"'{key}'", f'"{key}"')
            if _SAFE.fullmatch(key)
            else json.dumps(key)
        )

    def _value(self, structure: Structure, node: Node, indent: int, parent: int) -> str:
        """What follows a colon."""
        if isinstance(node, Scalar):
            return f" {self._scalar(structure, node, parent)}\n"
        if self._chance(25) or not _children(node):
            return f" {self._flow(structure, node)}{self._comment()}\n"
        lines = f"{self._comment()}\n{self._noise(indent)}"
        return lines + self._block(structure, node, indent)

    def _block(self, structure: Structure, node: Node, indent: int) -> str:
        if isinstance(node, MapNode):
            return self._entries(structure, node, indent)
        assert isinstance(node, ListNode)
        return "".join(self._item(_below(structure, ""), item, indent) for item in node.items)

    def _item(self, structure: Structure, node: Node, indent: int) -> str:
        lead = self._noise(indent) + " " * indent + "-"
        if isinstance(node, MapNode) and node.entries and self._chance(50):
            gap = self._pick(1, 1, 1, 3)
            return (
                lead
                + " " * gap
                + self._entries(structure, node, indent + 1 + gap, is_first_inline=True)
            )
        return lead + self._value(structure, node, indent + self._pick(2, 2, 4), indent)

    def _flow(self, structure: Structure, node: Node) -> str:
        if isinstance(node, Scalar):
            return self._quoted(self._text(structure, node), is_flow=True)
        if isinstance(node, MapNode):
            inner = [
                f"{self._key(e.key.text)}: {self._flow(_below(structure, e.key.text), e.value)}"
                for e in node.entries
            ]
        else:
            inner = [self._flow(_below(structure, ""), item) for item in node.items]
        start, end = ("{", "}") if isinstance(node, MapNode) else ("[", "]")
        if self._chance(15) and inner:
            self._count += 1
            line = "\n          "
            joined = f", # {self._count}{line}".join(inner)
            return f"{start}{line}{joined}{line}{COMMENT}{self._count}{line}{end}"
        space = self._pick("", "", " ")
        return f"{start}{space}" + self._pick(", ", ", ", ",  ").join(inner) + f"{space}{end}"

    def _text(self, structure: Structure, node: Scalar) -> str:
        is_free = isinstance(structure, Kind) and structure.name == "text"
        return (
            str(self._pick(*self._texts))
            if is_free and self._texts and self._chance(30)
            else node.text
        )

    def _scalar(self, structure: Structure, node: Scalar, parent: int) -> str:
        text = self._text(structure, node)
        is_block = text == text.strip() and _PRINTABLE.fullmatch(
            text.replace("\n", "").replace("\t", "")
        )
        if is_block and text and self._chance(40 if "\n" in text else 5):
            depth = " " * (parent + self._pick(1, 2, 4))
            lines = "\n".join(f"{depth}{line}" if line else "" for line in text.split("\n"))
            return f"{self._pick('|', '|-', '|+')}\n{lines}{self._pick('', '', chr(10))}"
        return self._quoted(text, is_flow=False) + self._comment()

    def _quoted(self, text: str, *, is_flow: bool) -> str:
        styles = ['"']
        if _PRINTABLE.fullmatch(text):
            styles.append("'")
        if _SAFE.fullmatch(text) and text not in _WORDS:
            styles += [""] * 6
        style = self._pick(*styles)
        if style == '"':
            return _double(text)
        return f"'{text.replace(chr(39), chr(39) * 2)}'" if style else text


def _children(node: Node) -> bool:
    return bool(
        node.entries if isinstance(node, MapNode) else isinstance(node, ListNode) and node.items
    )


def _double(text: str) -> str:
    """Double quotes as JSON writes them; what YAML does not allow as it is, by its number."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(
        sign if _PRINTABLE.fullmatch(sign) or ord(sign) > 0xFFFF else f"\\u{ord(sign):04x}"
        for sign in quoted
    )


def _below(structure: Structure, key: str) -> Structure:
    """Return what a key or an item holds; a text that names its record is a code,
    which is never another.
    """
    match structure:
        case Shape(columns=columns, key=names):
            is_fixed = key in names or key in _FIXED
            return (
                CODE if is_fixed else next(column.kind for column in columns if column.name == key)
            )
        case ByKey(value=value):
            return value
        case Listing(item=item):
            return item
    return structure
