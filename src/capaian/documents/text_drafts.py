"""Drafts of the office's texts: the sentences that a layout proposes,
settled for the figures of now.

A draft keeps its figures as fields, so that they follow the data, and holds only what is true of
the data: conditions are decided, and what is said of each thing is said of those that there are.
Its language is that of narratives with `{{ each item in indicators where is_key = ya }} ... {{ end
}}`, and with `@item` for the key of a thing in a reference: `{{ ref tabel-@item }}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from capaian.documents.narrative.fields import FIELD, Control, fill_words, parse_control
from capaian.documents.narrative.markdown import UnpairedError
from capaian.documents.scope.paths import Scope, UnknownNameError
from capaian.documents.scope.values import Thing, Value, as_thing

_EACH_BLOCK = re.compile(r"each\s+(?P<name>\w+)\s+in\s+(?P<query>.+)", re.DOTALL)
_HOMES = (
    "indicators",
    "components",
    "surveys",
    "objectives",
    "agreements",
    "levels",
    "tiers",
    "goals",
)
"""Series by which a thing that a repeated part calls `item` is known outside it."""
_SPACES = re.compile(r"(?<=\S) {2,}")
_EMPTY_ITEM = re.compile(r"\s*(?:-|\d+\.)\s*")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a template proposes."""

    text: str
    gaps: tuple[str, ...] = ()
    """Its passages that say what the data lack."""

    def find_gaps(self, markdown: str) -> tuple[str, ...]:
        """Return those of its gaps that a text has kept."""
        words = " ".join(markdown.split())
        return tuple(gap for gap in self.gaps if gap in words)

    def without_gaps(self, markdown: str) -> str:
        """Return a text without those of its gaps that are whole sentences."""
        for gap in self.gaps:
            markdown = markdown.replace(gap, "") if gap.endswith(".") else markdown
        return _tidy(markdown)


def settle_draft(template: str, scope: Scope) -> Draft:
    """Return the text that a template proposes: paragraphs,
    lists and fields that any part may print.

    Args:
        template: Markdown with fields, conditions and repetitions.
        scope: Where the text will stand.

    Raises:
        UnknownNameError: for a name that no data could hold, or a condition without its end.
    """
    gaps: list[str] = []
    text = "".join(_settle(_read(_split(template)).inside, scope, gaps))
    return Draft(_tidy(text), tuple(dict.fromkeys(" ".join(gap.split()) for gap in gaps)))


def _tidy(text: str) -> str:
    """Return paragraphs and lists without spaces and points around what was left out."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    kept = "\n".join("" if _EMPTY_ITEM.fullmatch(line) else line for line in lines)
    return "\n\n".join(part.strip("\n") for part in re.split(r"\n{2,}", kept) if part.strip())


@dataclass(slots=True)
class _Branch:
    """A part of a draft that depends on the data: said where a condition holds,
    or of each thing.
    """

    opening: str
    inside: list[_Node] = field(default_factory=list)
    otherwise: list[_Node] = field(default_factory=list)
    is_gap: bool = False
    """What is said otherwise is that the data lack something."""


@dataclass(frozen=True, slots=True)
class _Field:
    body: str


_Node = str | _Field | _Branch


def _split(template: str) -> Iterator[str | _Field]:
    start = 0
    for match in FIELD.finditer(template):
        yield template[start : match.start()]
        yield _Field(match["body"])
        start = match.end()
    yield template[start:]


def _read(parts: Iterator[str | _Field], opening: str = "") -> _Branch:
    """Read as far as the `end` of what was opened; without an opening to the end of the text."""
    branch = _Branch(opening)
    into: list[_Node] = branch.inside
    for part in parts:
        control = parse_control(part.body) if isinstance(part, _Field) else None
        if isinstance(part, _Field) and (
            _EACH_BLOCK.fullmatch(part.body) or (control and control[1])
        ):
            into.append(_read(parts, part.body))
        elif control is None:
            into.append(part)
        elif not opening:
            raise UnpairedError(control[0].value, control[0].value)
        elif control[0] is not Control.END:
            into, branch.is_gap = branch.otherwise, control[0] is Control.LACKING
        else:
            return branch
    if opening:
        raise UnpairedError(opening, opening)
    return branch


def _settle(nodes: Sequence[_Node], scope: Scope, gaps: list[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif isinstance(node, _Field):
            yield _outside(node.body, scope)
        else:
            yield from _settle_branch(node, scope, gaps)


def _settle_branch(branch: _Branch, scope: Scope, gaps: list[str]) -> Iterator[str]:
    repeated = _EACH_BLOCK.fullmatch(branch.opening)
    if repeated is not None:
        for thing in scope.things(repeated["query"]):
            yield from _settle(branch.inside, scope.inside(**{repeated["name"]: thing}), gaps)
        return
    word, _, condition = branch.opening.partition(" ")
    holds = scope.holds(condition) is (word == Control.WHEN)
    parts = [*_settle(branch.inside if holds else branch.otherwise, scope, gaps)]
    if branch.is_gap and not holds:
        gaps.append("".join(parts))
    yield from parts


def _outside(body: str, scope: Scope) -> str:
    """Return a field by the names that things have everywhere: `iku-2.actual` for `item.actual`.

    What belongs to a thing without such a name is written out: the words of a factor, of an
    innovation.
    """
    for name, value in scope.local.items():
        thing = as_thing(value)
        local = re.compile(rf"(?<![\w.-]){re.escape(name)}(?=\.|\s|$)")
        if thing is None:
            continue
        body = body.replace(f"@{name}", thing.key)
        if local.search(body):
            path = _path_of(thing, scope)
            if not path:
                return fill_words(f"{{{{ {body} }}}}", scope)
            body = local.sub(path.replace("\\", r"\\"), body)
    return f"{{{{ {body} }}}}"


def _path_of(thing: Thing, scope: Scope) -> str:
    """Return by which path a thing is found everywhere; empty if by none."""
    by_itself = None if scope.world.root(thing.key) is not None else scope.world.named(thing.key)
    if _is_same(by_itself, thing):
        return thing.key
    paths = (f"{home}.{thing.key}" for home in _HOMES if home in scope.world.roots)
    return next((path for path in paths if _is_same(_resolve(path, scope), thing)), "")


def _resolve(path: str, scope: Scope) -> Value | None:
    try:
        return Scope(scope.world, {}).resolve(path)
    except UnknownNameError:
        return None


def _is_same(value: Value | None, thing: Thing) -> bool:
    found = None if value is None else as_thing(value)
    return found is not None and (found.kind, found.key) == (thing.kind, thing.key)
