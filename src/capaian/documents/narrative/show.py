"""Values of the scope as inlines: which sign, which number, which words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from capaian.documents.scope.paths import Scope
from capaian.documents.scope.values import Series, Sign, Value
from capaian.documents.tree import Glyph, Inline, Inlines, LineBreak, Number, Quotient, Text, TextStyle
from capaian.domain.numerals import round_half_up, write_decimal, write_rupiah, write_signed, write_words
from capaian.domain.office import Acting
from capaian.domain.value import INDEX, SCALE_4, Known, TextValue, Unavailable

_ACTING = re.compile("|".join(rf"\b{re.escape(acting.value.upper())}" for acting in Acting))
"""Words for acting holders (`Plt.`) stay as they are among capitals."""

_BARE = (INDEX, SCALE_4)
"""Units that no paper writes after a figure."""


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
    """Whole numbers in words: `dua`."""
    BOTH = "both"
    """`2 (dua)`."""
    LOWER = "lower"
    """Words in small letters at the beginning: `meningkatnya ...`."""
    CAPITAL = "capital"
    UPPER = "upper"
    """Words in capitals, as titles of decrees are: `KEPUTUSAN KEPALA DINAS`."""
    SIGN = "sign"
    """Band or change: the glyph alone."""


def show(value: Value, form: Format = Format.PLAIN, decimals: int | None = None) -> Inlines:
    """Return a value as inlines; what is unavailable shows its mark with the reason."""
    if isinstance(value, str):
        return _words(value, form)
    if isinstance(value, Unavailable):
        return (Number(value.display, value.trace, value.words),)
    if isinstance(value, TextValue):
        return (Number(value.text, value.trace),)
    if isinstance(value, Sign):
        return _sign(value, form)
    if isinstance(value, Quotient):
        return (value,)
    if isinstance(value, Known):
        known = value if decimals is None else replace(value, decimals=decimals)
        return _number(known, form)
    return ()


def settle(value: Value, scope: Scope) -> Value:
    """Return what is shown for a path that ends at a thing: its `value`, `name`, or a series' count."""
    if isinstance(value, str | Known | Unavailable | TextValue | Sign | Quotient):
        return value
    if isinstance(value, Series):
        return scope.count(value)
    for field in ("value", "name"):
        found = value.field(field)
        if found is not None:
            return found
    return value.key


def _words(text: str, form: Format) -> Inlines:
    if form is Format.LOWER:
        text = text[:1].lower() + text[1:]
    if form is Format.CAPITAL:
        text = text[:1].upper() + text[1:]
    if form is Format.UPPER:
        text = _ACTING.sub(lambda word: word[0].capitalize(), text.upper())
    lines = text.split("\n") if text else []
    return tuple(
        i for n, line in enumerate(lines) for i in ((LineBreak(), Text(line)) if n else (Text(line),))
    )


def _sign(sign: Sign, form: Format) -> Inlines:
    glyph = Glyph(sign.sign, sign.hint or sign.words, sign.band)
    if form is Format.SIGN:
        return (glyph,)
    if form is Format.WORDS:
        return (Text(sign.words),)
    # Bands lead with the glyph (● Tinggi), changes end with the arrow (naik ↗).
    return (glyph, Text(f" {sign.words}")) if sign.band is not None else (Text(f"{sign.words} "), glyph)


def _number(known: Known, form: Format) -> Inlines:
    if form is Format.UNIT:
        return _with_unit(known)
    return (Number(write_figure(known, form), known.trace),)


def write_figure(known: Known, form: Format) -> str:
    """Return a figure as the text of its `Number`."""
    if form is Format.SIGNED:
        return write_signed(known.value, known.decimals)
    if form is Format.SIZE:
        return write_decimal(abs(known.value), known.decimals)
    if form is Format.RUPIAH:
        return write_rupiah(known.value, known.decimals)
    if form in (Format.WORDS, Format.BOTH) and known.value == int(known.value) and known.value >= 0:
        words = write_words(int(known.value))
        return words if form is Format.WORDS else f"{write_decimal(known.value, 0)} ({words})"
    return known.display


def _with_unit(known: Known) -> Inlines:
    number: Inline = Number(known.display, known.trace)
    label = known.unit.label
    if known.unit == "percent":
        return (number, Text("%"))
    if known.unit == "rupiah":
        return (Number(write_rupiah(known.value, known.decimals), known.trace),)
    is_bare = not label or known.unit in _BARE
    return (number,) if is_bare else (number, Text(f"\N{NO-BREAK SPACE}{label}"))


def words_of(inlines: Inlines) -> str:
    """Return inlines as plain text, for titles, captions' alternatives and comparisons."""
    return "".join(_word(inline) for inline in inlines)


def _word(inline: Inline) -> str:
    if isinstance(inline, Text):
        return inline.text
    if isinstance(inline, Number):
        return inline.display
    if isinstance(inline, Glyph):
        return inline.sign
    if isinstance(inline, Quotient):
        return inline.words
    return getattr(inline, "label", "") or getattr(inline, "text", " ")


def styled(inlines: Inlines, style: TextStyle) -> Inlines:
    """Return words and numbers set in one style."""
    return tuple(
        replace(inline, style=style) if isinstance(inline, Text | Number) else inline for inline in inlines
    )


_WHOLE = Decimal(100)
STAR: Inlines = (Text("*"),)
STAR_NOTE: Inlines = (Text("* Rasio di atas seratus: yang tercatat lebih banyak daripada keseluruhannya."),)


def is_over(value: Value, decimals: int | None = None) -> bool:
    """Say whether a ratio is over 100 as it is printed: 100,004 with two decimals is not."""
    if not isinstance(value, Known):
        return False
    places = value.decimals if decimals is None else decimals
    return round_half_up(value.value, places) > _WHOLE
