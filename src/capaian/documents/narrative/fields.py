"""Fields of texts: what stands between braces, and what it prints.

`{{ path }}`, `{{ path | format }}`, `{{ count query }}`, `{{ names query }}` (`{{ names query as field }}`
for another field than the name), `{{ terms query as field }}` (the same as a sum: `1 + 2`),
`{{ ref block-id }}`, `{{ ref $path }}` for the block whose id a path leads to; and the words of a
condition around a part of a text: `{{ when query }}` or `{{ unless query }}`, `{{ otherwise }}`, `{{ end }}`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from capaian.documents.narrative.show import Format, settle, show, words_of
from capaian.documents.scope.paths import Scope, UnknownNameError, plain_text
from capaian.documents.tree import Inlines, Reference, Text
from capaian.domain.value import Unavailable

FIELD = re.compile(r"\{\{\s{0,20}(?P<body>[^{}]{0,500}?)\s{0,20}\}\}")
"""A field holds no braces and at most 500 characters, so that a long text is read in linear time."""
_COUNT = re.compile(r"count\s+(?P<query>.+)", re.DOTALL)
_REF = re.compile(r"ref\s+(?P<target>\S+)")
_NAMES = re.compile(r"(?P<word>names|terms)\s+(?P<query>.+?)(?:\s+as\s+(?P<field>[\w.-]+))?", re.DOTALL)
_CONTROL = re.compile(r"(?P<word>when|unless)\s+(?P<condition>.+)|(?P<alone>otherwise|end)", re.DOTALL)
_NONE = "tidak ada"
_PLUS = " + "


class Control(StrEnum):
    """A word that opens, turns or closes a conditional part of a text."""

    WHEN = "when"
    UNLESS = "unless"
    OTHERWISE = "otherwise"
    END = "end"


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it stands in a text."""

    subject: str
    """Path, query or block id."""
    form: Format = Format.PLAIN
    decimals: int | None = None
    is_count: bool = False
    is_reference: bool = False
    is_names: bool = False
    is_sum: bool = False
    """The things of `terms`: joined by plus signs, for a formula."""
    named_by: str = ""
    """Field that names each thing of `names`; its name or value if empty."""


def parse_control(body: str) -> tuple[Control, str] | None:
    """Read a word of a condition with its query; `None` for an ordinary field.

    Examples:
        >>> parse_control("when iku-2 where status = tercapai")[1]
        'iku-2 where status = tercapai'
        >>> parse_control("iku-2.actual") is None
        True
    """
    match = _CONTROL.fullmatch(body.strip())
    if match is None:
        return None
    return Control(match["word"] or match["alone"]), (match["condition"] or "").strip()


def parse_field(body: str) -> Field:
    """Read what stands between the braces.

    Raises:
        UnknownNameError: for an unknown format.

    Examples:
        >>> parse_field("iku-2.gap | signed").form
        <Format.SIGNED: 'signed'>
        >>> parse_field("count indicators where tier = III").is_count
        True
    """
    subject, _, format_name = (part.strip() for part in body.partition("|"))
    form, decimals = _form(format_name, body)
    if match := _REF.fullmatch(subject):
        return Field(match["target"], is_reference=True)
    if match := _COUNT.fullmatch(subject):
        return Field(match["query"], form, decimals, is_count=True)
    if match := _NAMES.fullmatch(subject):
        is_sum = match["word"] == "terms"
        return Field(
            match["query"], form, decimals, is_names=True, is_sum=is_sum, named_by=match["field"] or ""
        )
    return Field(subject, form, decimals)


def _form(name: str, body: str) -> tuple[Format, int | None]:
    if name.isdecimal():
        return Format.PLAIN, int(name)
    if name and name not in tuple(Format):
        raise UnknownNameError(body, name, tuple(form.value for form in Format))
    return Format(name) if name else Format.PLAIN, None


def fill_field(field: Field, scope: Scope) -> Inlines:
    """Return what a field prints. References get their label when the paper is numbered."""
    if field.is_reference:
        return (Reference(_target(field.subject, scope), ""),)
    if field.is_count:
        series = scope.select(field.subject)
        value = series if isinstance(series, Unavailable) else scope.count(series)
        return show(value, field.form, field.decimals)
    if field.is_names:
        return _names(field, scope)
    return show(settle(scope.resolve(field.subject), scope), field.form, field.decimals)


def _target(subject: str, scope: Scope) -> str:
    """The id of a block, or of the block that a path names: `{{ ref $item.id }}`."""
    if subject.startswith("$"):
        return plain_text(scope.resolve(subject[1:]))
    return fill_words(subject, scope)


def _names(field: Field, scope: Scope) -> Inlines:
    """The names of the things of a query: `A, B, dan C`; `tidak ada` where it selects none."""
    series = scope.select(field.subject)
    if isinstance(series, Unavailable):
        return show(series)
    values = [scope.field(item, field.named_by) if field.named_by else item for item in series.items]
    shown = [show(settle(value, scope), field.form, field.decimals) for value in values]
    if not shown:
        return (Text(_NONE),)
    return _with_joints(shown, [_PLUS] * (len(shown) - 1)) if field.is_sum else _joined(shown)


def _joined(runs: Sequence[Inlines]) -> Inlines:
    """The runs as a sentence lists them; names that hold commas are set apart by semicolons.

    Runs that are sentences follow each other.
    """
    if all(words_of(run).endswith(".") for run in runs):
        return tuple(inline for n, run in enumerate(runs) for inline in ((Text(" "), *run) if n else run))
    comma = ";" if any(", " in words_of(run) for run in runs) else ","
    last = len(runs) - 1
    joints = [f"{comma} "] * last
    if joints:
        joints[-1] = " dan " if last == 1 and comma == "," else f"{comma} dan "
    return _with_joints(runs, joints)


def _with_joints(runs: Sequence[Inlines], joints: Sequence[str]) -> Inlines:
    pairs = zip(["", *joints], runs, strict=True)
    return tuple(inline for joint, run in pairs for inline in ((Text(joint), *run) if joint else run))


def fill_words(template: str, scope: Scope) -> str:
    """Return a template with its fields as plain words: ids, titles, queries."""
    return FIELD.sub(lambda match: words_of(fill_field(parse_field(match["body"]), scope)), template)
