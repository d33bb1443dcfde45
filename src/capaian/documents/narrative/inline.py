"""Runs of text: `**strong**`, `*emphasis*`, `[words](address)`, fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from capaian.documents.narrative.fields import FIELD, fill_field, parse_field
from capaian.documents.narrative.show import styled
from capaian.documents.scope.paths import Scope
from capaian.documents.tree import Inline, Inlines, LineBreak, Link, Text, TextStyle

# {{ field }} | ** | * | [words](https://...) | new line
_TOKEN = re.compile(
    rf"(?P<field>{FIELD.pattern.replace('?P<body>', '')})|(?P<strong>\*\*)|(?P<emphasis>\*)"
    r"|\[(?P<words>[^\]]+)\]\((?P<url>https?://[^)\s]+)\)|(?P<line>\n)"
)


@dataclass(slots=True)
class _Run:
    """Inlines collected so far and the style in force."""

    style: TextStyle = TextStyle.PLAIN
    inlines: list[Inline] = field(default_factory=list)

    def add(self, inlines: Inlines) -> None:
        chosen = inlines if self.style is TextStyle.PLAIN else styled(inlines, self.style)
        self.inlines.extend(chosen)

    def words(self, text: str) -> None:
        if text:
            self.inlines.append(Text(text, self.style))

    def toggle(self, style: TextStyle) -> None:
        self.style = TextStyle.PLAIN if self.style is style else style


def fill_inlines(template: str, scope: Scope) -> Inlines:
    """Return a line of text with its fields filled; a new line in it is kept.

    Raises:
        UnknownNameError: for a field that no data could hold.
    """
    run = _Run()
    start = 0
    for match in _TOKEN.finditer(template):
        run.words(template[start : match.start()])
        _add(match, run, scope)
        start = match.end()
    run.words(template[start:])
    return tuple(run.inlines)


def _add(match: re.Match[str], run: _Run, scope: Scope) -> None:
    if match["field"]:
        body = FIELD.fullmatch(match["field"])
        run.add(fill_field(parse_field("" if body is None else body["body"]), scope))
    elif match["strong"]:
        run.toggle(TextStyle.STRONG)
    elif match["emphasis"]:
        run.toggle(TextStyle.EMPHASIS)
    elif match["url"]:
        run.add((Link(match["words"], match["url"]),))
    else:
        run.add((LineBreak(),))


def without_empty_lines(inlines: Inlines) -> Inlines:
    """Return inlines without lines that hold nothing: fields of a cell may all be empty."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    kept = [line for line in lines if line]
    joined = [[LineBreak(), *line] if n else line for n, line in enumerate(kept)]
    return tuple(inline for line in joined for inline in line)
