"""The part of Markdown that narratives may use: paragraphs, lists, emphasis, links, fields,
conditions.

Both branches of a condition are filled and one is kept, so that a misspelt name is found wherever
it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from capaian.documents import tree
from capaian.documents.narrative.fields import (
    FIELD,
    Control,
    fill_field,
    join_runs,
    parse_control,
    parse_field,
    styled,
)
from capaian.documents.scope.paths import Scope, UnknownNameError

# {{ field }} | ** | * | [words](https://...) | new line
_TOKEN = re.compile(
    rf"(?P<field>{FIELD.pattern.replace('?P<body>', '')})|(?P<strong>\*\*)|(?P<emphasis>\*)"
    r"|\[(?P<words>[^\[\]]{1,300})\]\((?P<url>https?://[^)\s]+)\)|(?P<line>\n)"
)

_STRAY_BRACES = re.compile(r"\{\{|\}\}")
_SHOWN_LETTERS = 60
"""Characters of a stray field that a message repeats."""


class UnpairedError(UnknownNameError):
    """Braces of a field, or words of a condition, without their counterpart."""


def _unpaired_words(word: str) -> UnpairedError:
    """A condition without end, or an `otherwise` or `end` that belongs to none."""
    message = f"Syarat dalam teks tidak berpasangan: {{{{ {word} }}}}."
    remedy = "Tulis {{ when … }} … {{ otherwise }} … {{ end }} dalam satu alinea atau butir."
    return UnpairedError(word, word, message=message, remedy=remedy)


@dataclass(slots=True)
class _Condition:
    """A conditional part: whether words are kept now, and what was collected before it."""

    word: str
    is_kept: bool
    before: list[tree.Inline]
    has_turned: bool = False


@dataclass(slots=True)
class _Run:
    """Inlines collected so far, the style in force, the conditions still open."""

    scope: Scope
    style: tree.TextStyle = tree.TextStyle.PLAIN
    inlines: list[tree.Inline] = field(default_factory=list)
    conditions: list[_Condition] = field(default_factory=list)

    def add(self, inlines: tree.Inlines) -> None:
        chosen = inlines if self.style is tree.TextStyle.PLAIN else styled(inlines, self.style)
        self.inlines.extend(chosen)

    def words(self, text: str) -> None:
        stray = _STRAY_BRACES.search(text)
        if stray:
            shown = text[stray.start() : stray.start() + _SHOWN_LETTERS]
            raise UnpairedError(shown, shown, message=f"Kurung sisipan tidak berpasangan: {shown}")
        if text:
            self.inlines.append(tree.Text(text, self.style))

    def toggle(self, style: tree.TextStyle) -> None:
        self.style = tree.TextStyle.PLAIN if self.style is style else style

    def field(self, body: str) -> None:
        control = parse_control(body)
        if control is None:
            self.add(fill_field(parse_field(body), self.scope))
        elif control[1]:
            holds = self.scope.holds(control[1]) is (control[0] is Control.WHEN)
            self.conditions.append(_Condition(body, holds, self.inlines))
            self.inlines = []
        else:
            self._turn(control[0])

    def _turn(self, word: Control) -> None:
        if not self.conditions or (word is not Control.END and self.conditions[-1].has_turned):
            raise _unpaired_words(word.value)
        condition = self.conditions[-1]
        condition.has_turned = True
        if condition.is_kept:
            condition.before.extend(self.inlines)
        condition.is_kept = not condition.is_kept
        self.inlines = []
        if word is Control.END:
            self.inlines = self.conditions.pop().before

    def close(self) -> tree.Inlines:
        if self.conditions:
            raise _unpaired_words(self.conditions[-1].word)
        return tuple(self.inlines)


def fill_inlines(template: str, scope: Scope) -> tree.Inlines:
    """Return a line of text with its fields filled; a new line in it is kept."""
    run = _Run(scope)
    start = 0
    for match in _TOKEN.finditer(template):
        run.words(template[start : match.start()])
        _add(match, run)
        start = match.end()
    run.words(template[start:])
    inlines = run.close()
    return _tidy(inlines) if "{{ end" in template else inlines


def _tidy(inlines: tree.Inlines) -> tree.Inlines:
    """Take away the spaces that a part left out has left behind."""
    kept: list[tree.Inline] = []
    for inline in inlines:
        if isinstance(inline, tree.Text) and (not kept or _ends_with_space(kept[-1])):
            inline = replace(inline, text=inline.text.lstrip(" "))
        if inline != tree.Text("", getattr(inline, "style", tree.TextStyle.PLAIN)):
            kept.append(inline)
    while kept and _ends_with_space(kept[-1]):
        last = kept.pop()
        kept += (
            [replace(last, text=last.text.rstrip(" "))]
            if isinstance(last, tree.Text) and last.text.strip()
            else []
        )
    return tuple(kept)


def _ends_with_space(inline: tree.Inline) -> bool:
    return isinstance(inline, tree.Text) and inline.text.endswith(" ")


def _add(match: re.Match[str], run: _Run) -> None:
    if match["field"]:
        body = FIELD.fullmatch(match["field"])
        run.field("" if body is None else body["body"])
    elif match["strong"]:
        run.toggle(tree.TextStyle.STRONG)
    elif match["emphasis"]:
        run.toggle(tree.TextStyle.EMPHASIS)
    elif match["url"]:
        run.add((tree.Link(match["words"], match["url"]),))
    else:
        run.add((tree.LineBreak(),))


def drop_empty_lines(inlines: tree.Inlines) -> tree.Inlines:
    """Return inlines without lines that hold nothing: fields of a cell may all be empty."""
    lines: list[list[tree.Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, tree.LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return join_runs((tuple(line) for line in lines if line), tree.LineBreak())


_SEPARATOR, _STOP = ";", "."
_JOINED = re.compile(r"[;,] (?:dan|atau|dan/atau)\Z")
"""An item that leads on to the last one, as regulations write lists."""


def end_items(items: Sequence[tree.ListItem]) -> tuple[tree.ListItem, ...]:
    """Return the items with one mark at each end: semicolons between them,
    a full stop at the last.

    Lists without semicolons stay as they are; an item's own full stop gives way to the semicolon.
    """
    if not any(_closing(item.content).endswith(_SEPARATOR) for item in items):
        return tuple(items)
    marks = [_SEPARATOR] * (len(items) - 1) + [_STOP]
    return tuple(
        replace(item, content=_end(item.content, mark))
        for item, mark in zip(items, marks, strict=True)
    )


def _closing(content: tree.Inlines) -> str:
    return content[-1].text if content and isinstance(content[-1], tree.Text) else ""


def _end(content: tree.Inlines, mark: str) -> tree.Inlines:
    closing = content[-1] if content else None
    if not isinstance(closing, tree.Text):
        return (*content, tree.Text(mark))
    if _JOINED.search(closing.text):
        return content
    return (
        *content[:-1],
        replace(closing, text=closing.text.rstrip(f" {_SEPARATOR}{_STOP}") + mark),
    )


# "- item", "1. item", indented by two spaces or more for each depth
_ITEM = re.compile(r"(?P<indent>\s*)(?P<sign>-|\d+[.)])\s+(?P<text>.*)")
_FRONT_MATTER = re.compile(r"\A---\n(?P<head>.*?)\n---\n", re.DOTALL)
_FIELDS_HASH = re.compile(r"^fields:\s*(?P<hash>\w+)\s*$", re.MULTILINE)
_LEFT_OUT = re.compile(r"^left_out:\s*(?P<reason>.*\S)\s*$", re.MULTILINE)


@dataclass(slots=True)
class _Line:
    """One item of a list as it is being read."""

    indent: int
    is_numbered: bool
    text: str


def split_front_matter(markdown: str) -> tuple[str | None, str]:
    """Return the remembered hash of the fields (if any) and the text below it."""
    match = _FRONT_MATTER.match(markdown)
    if match is None:
        return None, markdown
    found = _FIELDS_HASH.search(match["head"])
    return (found["hash"] if found else None), markdown[match.end() :]


def reason_left_out(markdown: str) -> str:
    """Return why the office prints nothing in the place of a text;
    empty where it does not say so.
    """
    match = _FRONT_MATTER.match(markdown)
    found = _LEFT_OUT.search(match["head"]) if match else None
    return found["reason"] if found else ""


def fill_markdown(markdown: str, scope: Scope) -> tuple[tree.Block, ...]:
    """Return the paragraphs and lists of a text with its fields filled."""
    body = split_front_matter(markdown)[1]
    parts = re.split(r"\n\s*\n", body.strip("\n"))
    return tuple(block for part in parts if part.strip() for block in _part(part, scope))


def _part(part: str, scope: Scope) -> list[tree.Block]:
    """A paragraph, a list, or a paragraph that a list follows without an empty line."""
    lines = part.split("\n")
    first = next((n for n, line in enumerate(lines) if _ITEM.match(line)), len(lines))
    words = fill_inlines(" ".join(line.strip() for line in lines[:first]), scope) if first else ()
    blocks: list[tree.Block] = [tree.Paragraph(words)] if words else []
    return [*blocks, *_list(_items(lines[first:]), scope)] if lines[first:] else blocks


def _items(lines: list[str]) -> list[_Line]:
    items: list[_Line] = []
    for line in lines:
        match = _ITEM.match(line)
        if match is not None:
            items.append(_Line(len(match["indent"]), match["sign"] != "-", match["text"].strip()))
        elif line.strip():
            items[-1].text += f" {line.strip()}"
    return items


def _list(items: list[_Line], scope: Scope) -> list[tree.Block]:
    """The list; nothing where all its items depend on conditions that fail."""
    style = tree.ListStyle.DECIMAL if items[0].is_numbered else tree.ListStyle.BULLET
    filled = end_items(_nested(items, scope))
    return [tree.ItemList(filled, style)] if filled else []


def _nested(items: list[_Line], scope: Scope) -> tuple[tree.ListItem, ...]:
    """Items with a deeper indent belong to the item before them."""
    nested: list[tree.ListItem] = []
    start = 0
    while start < len(items):
        end = start + 1
        while end < len(items) and items[end].indent > items[start].indent:
            end += 1
        children = _nested(items[start + 1 : end], scope)
        words = fill_inlines(items[start].text, scope)
        nested += [tree.ListItem(words, children)] if words else []
        start = end
    return tuple(nested)
