"""Fields of texts: `{{ path }}`, `{{ path | format }}`, `{{ count query }}`, `{{ ref block-id }}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from capaian.documents.narrative.show import Format, settle, show, words_of
from capaian.documents.scope.paths import Scope, UnknownNameError
from capaian.documents.tree import Inlines, Reference
from capaian.domain.value import Unavailable

FIELD = re.compile(r"\{\{\s*(?P<body>.*?)\s*\}\}", re.DOTALL)
_COUNT = re.compile(r"count\s+(?P<query>.+)", re.DOTALL)
_REF = re.compile(r"ref\s+(?P<target>\S+)")


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it stands in a text."""

    subject: str
    """Path, query or block id."""
    form: Format = Format.PLAIN
    decimals: int | None = None
    is_count: bool = False
    is_reference: bool = False


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
    return Field(subject, form, decimals)


def _form(name: str, body: str) -> tuple[Format, int | None]:
    if name.isdecimal():
        return Format.PLAIN, int(name)
    if name and name not in tuple(Format):
        raise UnknownNameError(body, name, tuple(form.value for form in Format))
    return Format(name) if name else Format.PLAIN, None


def fill_field(field: Field, scope: Scope) -> Inlines:
    """Return what a field prints. References get their label when the paper is numbered.

    Raises:
        UnknownNameError: for a name that no data could hold.
    """
    if field.is_reference:
        return (Reference(fill_words(field.subject, scope), ""),)
    if field.is_count:
        series = scope.select(field.subject)
        value = series if isinstance(series, Unavailable) else scope.count(series)
        return show(value, field.form, field.decimals)
    return show(settle(scope.resolve(field.subject), scope), field.form, field.decimals)


def fill_words(template: str, scope: Scope) -> str:
    """Return a template with its fields as plain words: ids, titles, queries.

    Raises:
        UnknownNameError: for a name that no data could hold.
    """
    return FIELD.sub(lambda match: words_of(fill_field(parse_field(match["body"]), scope)), template)
