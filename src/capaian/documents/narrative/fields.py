"""Fields of texts: what stands between braces, and how values of the scope are written.

`{{ path }}`, `{{ path | format }}`, `{{ count query }}`, `{{ names query }}` (`{{ names query as
field }}` for another field than the name), `{{ terms query as field }}` (the same as a sum: `1 +
2`), `{{ ref block-id }}`; and the words of a condition around a part of a text: `{{ when query }}`
or `{{ unless query }}`, `{{ otherwise }}` (or `{{ lacking }}`), `{{ end }}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from capaian.documents import tree
from capaian.documents.scope.paths import Scope, UnknownNameError
from capaian.documents.scope.values import Series, Sign, Value, as_thing
from capaian.documents.tree import words_of as words_of
from capaian.domain.numerals import (
    round_half_up,
    write_decimal,
    write_rupiah,
    write_signed,
    write_words,
)
from capaian.domain.office import Acting
from capaian.domain.value import INDEX, Known, TextValue, Unavailable

_ACTING = re.compile("|".join(rf"\b{re.escape(acting.value.upper())}" for acting in Acting))
"""Words for acting holders (`Plt.`) stay as they are among capitals."""


class Format(StrEnum):
    """How a field is written; the name stands after the bar: `{{ iku-2.gap | signed }}`."""

    PLAIN = "plain"
    SIGNED = "signed"
    """With its sign: `+0,78`."""
    SIZE = "size"
    """Without its sign, after a word that tells the direction: `turun 0,37`."""
    RUPIAH = "rupiah"
    """`Rp6.962.697.488`."""
    UNIT = "unit"
    """With its unit: `94,24%`, `29.659 dokumen`."""
    WORDS = "words"
    """Whole numbers in words: `dua`; of none `tidak satu pun`."""
    BOTH = "both"
    """`2 (dua)`."""
    LOWER = "lower"
    """Words in small letters at the beginning: `meningkatnya ...`."""
    CAPITAL = "capital"
    UPPER = "upper"
    """Words in capitals, as titles of decrees are: `KEPUTUSAN KEPALA DINAS`."""


def show(value: Value, form: Format = Format.PLAIN, decimals: int | None = None) -> tree.Inlines:
    """Return a value as inlines; what is unavailable shows its mark with the reason."""
    if isinstance(value, str):
        return _words(value, form)
    if isinstance(value, Unavailable):
        return (tree.Number(value.display, value.trace, value.printed),)
    if isinstance(value, TextValue):
        return (tree.Number(value.text, value.trace),)
    if isinstance(value, Sign):
        return _sign(value, form)
    if isinstance(value, tree.Quotient):
        return (value,)
    if isinstance(value, Known):
        known = value if decimals is None else replace(value, decimals=decimals)
        is_plain = form is not Format.UNIT
        return (
            (tree.Number(write_figure(known, form), known.trace),)
            if is_plain
            else _with_unit(known)
        )
    return ()


def settle(value: Value, scope: Scope) -> Value:
    """Return what is shown for a path that ends at a thing: its `value`, `name`,
    or a series' count.
    """
    if isinstance(value, Series):
        return scope.count(value)
    thing = as_thing(value)
    if thing is None:
        return value
    found = thing.field("value")
    found = thing.field("name") if found is None else found
    return thing.key if found is None else found


def _words(text: str, form: Format) -> tree.Inlines:
    if form is Format.LOWER and not text[1:2].isupper():  # abbreviations stay: IKM, KTP-el
        text = text[:1].lower() + text[1:]
    if form is Format.CAPITAL:
        text = text[:1].upper() + text[1:]
    if form is Format.UPPER:
        text = _ACTING.sub(lambda word: word[0].capitalize(), text.upper())
    return (
        join_runs(((tree.Text(line),) for line in text.split("\n")), tree.LineBreak())
        if text
        else ()
    )


def _sign(sign: Sign, form: Format) -> tree.Inlines:
    glyph = tree.Glyph(sign.sign, sign.hint or sign.words, sign.band)
    if form is Format.WORDS:
        return (tree.Text(sign.words),)
    # Bands lead with the glyph (● Tinggi), changes end with the arrow (naik ↗).
    return (
        (glyph, tree.Text(f" {sign.words}"))
        if sign.band is not None
        else (tree.Text(f"{sign.words} "), glyph)
    )


def write_figure(figure: Known, form: Format) -> str:
    """Return a figure as the text of its `Number`."""
    if form is Format.SIGNED:
        return write_signed(figure.value, figure.decimals)
    if form is Format.SIZE:
        return write_decimal(abs(figure.value), figure.decimals)
    if form is Format.RUPIAH:
        return write_rupiah(figure.value, figure.decimals)
    if (
        form in (Format.WORDS, Format.BOTH)
        and figure.value == int(figure.value)
        and figure.value >= 0
    ):
        words = write_words(int(figure.value))
        if form is Format.BOTH:
            return f"{write_decimal(figure.value, 0)} ({words})"
        return words if figure.value else "tidak satu pun"
    return figure.display


def _with_unit(known: Known) -> tree.Inlines:
    number: tree.Inline = tree.Number(known.display, known.trace)
    label = known.unit.label
    if known.unit == "percent":
        return (number, tree.Text("%"))
    if known.unit == "rupiah":
        return (tree.Number(write_rupiah(known.value, known.decimals), known.trace),)
    is_bare = not label or known.unit == INDEX or known.unit.is_scale
    return (number,) if is_bare else (number, tree.Text(f"\N{NO-BREAK SPACE}{label}"))


def styled(inlines: tree.Inlines, style: tree.TextStyle) -> tree.Inlines:
    """Return words and numbers set in one style."""
    return tuple(
        replace(inline, style=style) if isinstance(inline, tree.Text | tree.Number) else inline
        for inline in inlines
    )


_HUNDRED_PERCENT = Decimal(100)
STAR: tree.Inlines = (tree.Text("*"),)
STAR_NOTE: tree.Inlines = (
    tree.Text("* Rasio di atas seratus: yang tercatat lebih banyak daripada keseluruhannya."),
)


def is_over(value: Value, decimals: int | None = None) -> bool:
    """Say whether a ratio is over 100 as it is printed: 100,004 with two decimals is not."""
    if not isinstance(value, Known):
        return False
    places = value.decimals if decimals is None else decimals
    return round_half_up(value.value, places) > _HUNDRED_PERCENT


FIELD = re.compile(r"\{\{\s{0,20}(?P<body>[^{}]{0,500}?)\s{0,20}\}\}")
"""A field holds no braces and at most 500 characters,
so that a long text is read in linear time.
"""
# count query | ref block-id | names query as field
_WORD = re.compile(
    r"(?P<word>count|ref)\s+(?P<subject>.+)"
    r"|(?P<list>names|terms)\s+(?P<query>.+?)(?:\s+as\s+(?P<field>[\w.-]+))?",
    re.DOTALL,
)
_CONTROL = re.compile(
    r"(?P<word>when|unless)\s+(?P<condition>.+)|(?P<alone>otherwise|lacking|end)", re.DOTALL
)
_NONE = "tidak ada"
_PLUS = " + "


class Control(StrEnum):
    """A word that opens, turns or closes a conditional part of a text."""

    WHEN = "when"
    UNLESS = "unless"
    OTHERWISE = "otherwise"
    LACKING = "lacking"
    """As `otherwise`, where the data lack what was to be said:
    no such part goes into a final paper.
    """
    END = "end"


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it stands in a text."""

    subject: str
    """Path, query or block id."""
    form: Format = Format.PLAIN
    decimals: int | None = None
    word: str = ""
    """`count`, `ref`, `names` or `terms` (things joined by plus signs, for a formula);
    empty for a path.
    """
    named_by: str = ""
    """Field that names each thing of a list; its name or value if empty."""


@lru_cache(maxsize=4_096)  # fields stand in layouts, and are filled for each thing
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


@lru_cache(maxsize=4_096)
def parse_field(body: str) -> Field:
    """Read what stands between the braces.

    Raises:
        UnknownNameError: for an unknown format.

    Examples:
        >>> parse_field("iku-2.gap | signed").form
        <Format.SIGNED: 'signed'>
        >>> parse_field("count indicators where tier = III").word
        'count'
    """
    subject, _, format_name = (part.strip() for part in body.partition("|"))
    form, decimals = _form(format_name, body)
    match = _WORD.fullmatch(subject)
    if match is None:
        return Field(subject, form, decimals)
    word, of = match["word"] or match["list"], match["subject"] or match["query"]
    return Field(of, form, decimals, word, match["field"] or "")


def _form(name: str, body: str) -> tuple[Format, int | None]:
    if name.isdecimal():
        return Format.PLAIN, int(name)
    if name and name not in tuple(Format):
        raise UnknownNameError(body, name, tuple(form.value for form in Format))
    return Format(name) if name else Format.PLAIN, None


def fill_field(field: Field, scope: Scope) -> tree.Inlines:
    """Return what a field prints. References get their label when the paper is numbered."""
    if field.word == "ref":
        return (tree.Reference(fill_words(field.subject, scope), ""),)
    if field.word == "count":
        series = scope.select(field.subject)
        value = series if isinstance(series, Unavailable) else scope.count(series)
        return show(value, field.form, field.decimals)
    if field.word:
        return _names(field, scope)
    return show(settle(scope.resolve(field.subject), scope), field.form, field.decimals)


def _names(field: Field, scope: Scope) -> tree.Inlines:
    """The names of the things of a query: `A, B, dan C`; `tidak ada` where it selects none."""
    series = scope.select(field.subject)
    if isinstance(series, Unavailable):
        return show(series)
    values = [
        scope.field(item, field.named_by) if field.named_by else item for item in series.items
    ]
    shown = [show(settle(value, scope), field.form, field.decimals) for value in values]
    if not shown:
        return (tree.Text(_NONE),)
    return join_runs(shown, tree.Text(_PLUS)) if field.word == "terms" else _listed(shown)


def _listed(runs: Sequence[tree.Inlines]) -> tree.Inlines:
    """The runs as a sentence lists them; names that hold commas are set apart by semicolons.

    Runs that are sentences follow each other.
    """
    if all(words_of(run).endswith(".") for run in runs):
        return join_runs(runs, tree.Text(" "))
    comma = ";" if any(", " in words_of(run) for run in runs) else ","
    *first, last = runs
    is_pair = len(first) == 1 and comma == ","
    before = [join_runs(first, tree.Text(f"{comma} "))] if first else []
    return join_runs([*before, last], tree.Text(" dan " if is_pair else f"{comma} dan "))


def join_runs(runs: Iterable[tree.Inlines], between: tree.Inline) -> tree.Inlines:
    """Return runs of words one after the other, with something between each two."""
    return tuple(i for n, run in enumerate(runs) for i in ((between, *run) if n else run))


def fill_words(template: str, scope: Scope) -> str:
    """Return a template with its fields as plain words: ids, titles, queries."""
    return FIELD.sub(
        lambda match: words_of(fill_field(parse_field(match["body"]), scope)), template
    )
