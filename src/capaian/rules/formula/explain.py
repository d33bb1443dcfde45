"""A formula for readers: as its own source, or with the names of the field.

`100 * ktp.holders / ktp.eligible` becomes `100 × Perekaman KTP-el ÷ Wajib KTP`. The same with
figures is written while computing, by `evaluate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from capaian.domain.numerals import plain, write_decimal
from capaian.rules.formula import wording
from capaian.rules.formula.part_value import KEYBOARD, PRINT, Phrase, Signs, add, listed, multiply, negate
from capaian.rules.formula.tree import (
    Branch,
    Call,
    Credits,
    Expression,
    Leaf,
    Name,
    Negative,
    Number,
    Product,
    Reader,
    RegisterCount,
    Selector,
    Sum,
    SurveyIndex,
    Tally,
    WeightedMean,
)

Names = Mapping[str, str]
"""Codes of measures, components, indicators, surveys and areas to the names that readers know."""


def explain(expression: Expression, names: Names) -> str:
    """Write a formula with the names of the field; a code without a name stays as it is.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> explain(parse("100 * kia.issued / kia.eligible"), {"kia.issued": "KIA terbit"})
        '100 × KIA terbit ÷ kia.eligible'
        >>> explain(parse("mean(ktp, kia) - 0.5"), {"ktp": "Q2", "kia": "Q3"})
        'rata-rata (Q2; Q3) − 0,5'
    """
    return _Explanation(names).read(expression).text


def to_source(expression: Expression) -> str:
    """Write a formula in the formula language, in one standard form.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> to_source(parse("100*(a+b)/c[ period=2022 ]"))
        '100 * (a + b) / c[period=2022]'
    """
    return _Source().read(expression).text


def name_source(name: Name | SurveyIndex) -> str:
    """Write the use of a name in the formula language, with its selector."""
    code = name.code if isinstance(name, Name) else name.survey
    return f"{code}{_selector_source(name.selector)}"


def name_words(code: str, selector: Selector, names: Names) -> str:
    """Write a name the way readers know it, with what its selector says.

    Examples:
        >>> from capaian.domain.period import Period
        >>> name_words("kia", Selector(period=Period(2022)), {"kia": "Cakupan KIA"})
        'Cakupan KIA (Tahun 2022)'
    """
    words = _selector_words(selector, names)
    label = names.get(code, code)
    return f"{label} ({', '.join(words)})" if words else label


def write_number(value: Decimal) -> str:
    """Write a number of a formula in Indonesian with the decimals it was typed with, less final zeros.

    Examples:
        >>> write_number(Decimal("0.1110"))
        '0,111'
    """
    _, _, fraction = plain(value).partition(".")
    return write_decimal(value, len(fraction))


def _selector_source(selector: Selector) -> str:
    chosen = {"area": selector.area, "period": selector.period, "tier": selector.tier}
    pairs = [f"{key}={value}" for key, value in chosen.items() if value is not None]
    return f"[{', '.join(pairs)}]" if pairs else ""


def _selector_words(selector: Selector, names: Names) -> list[str]:
    words = []
    if selector.area is not None:
        words.append(names.get(selector.area, selector.area))
    if selector.period is not None:
        words.append(selector.period.label)
    if selector.tier is not None:
        words.append(f"tingkat {selector.tier}")
    return words


class _Source(Reader[Phrase]):
    """The formula language itself."""

    def leaf(self, node: Leaf) -> Phrase:
        match node:
            case Number():
                return Phrase(plain(node.value))
            case Name():
                return Phrase(name_source(node))
            case SurveyIndex():
                return Phrase(f"index({name_source(node)})")
            case Tally():
                return Phrase(tally_source(node))
            case RegisterCount():
                return Phrase(register_source(node))
            case Credits():
                return Phrase("credits()")

    def branch(self, node: Branch, parts: tuple[Phrase, ...]) -> Phrase:
        match node:
            case Call():
                return listed(node.function, parts, ", ")
            case WeightedMean():
                weights = [plain(pair.weight) for pair in node.pairs]
                pairs = [Phrase(f"{p.text}: {weight}") for p, weight in zip(parts, weights, strict=True)]
                return listed("wmean", pairs, ", ")
            case _:
                return _chain(node, parts, KEYBOARD)


class _Explanation(Reader[Phrase]):
    """The names of the field."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def leaf(self, node: Leaf) -> Phrase:
        match node:
            case Number():
                return Phrase(write_number(node.value))
            case Name():
                return Phrase(name_words(node.code, node.selector, self._names))
            case SurveyIndex():
                return Phrase(f"IKM {name_words(node.survey, node.selector, self._names)}")
            case Tally():
                return Phrase(tally_words(node, self._names))
            case RegisterCount():
                return Phrase(register_words(node, self._names))
            case Credits():
                return Phrase(wording.CREDITS)

    def branch(self, node: Branch, parts: tuple[Phrase, ...]) -> Phrase:
        match node:
            case Call():
                return listed(f"{node.function.words} ", parts)
            case WeightedMean():
                weights = [write_number(pair.weight) for pair in node.pairs]
                pairs = [Phrase(f"{p.text}, bobot {w}") for p, w in zip(parts, weights, strict=True)]
                return listed(wording.WEIGHTED_MEAN, pairs)
            case _:
                return _chain(node, parts, PRINT)


def _chain(node: Negative | Sum | Product, parts: tuple[Phrase, ...], signs: Signs) -> Phrase:
    """Write signs between parts, which all ways of writing share."""
    if isinstance(node, Negative):
        return negate(parts[0], signs)
    return (add if isinstance(node, Sum) else multiply)(node.operators, parts, signs)


def tally_source(node: Tally) -> str:
    """Write a share or count in the formula language."""
    subject = f"{node.member}{_selector_source(node.selector)}"
    return f"{node.tallying}({subject} {node.limit.comparison} {plain(node.limit.bound)})"


def tally_words(node: Tally, names: Names) -> str:
    """Write a share or count in words: `persentase program dengan capaian ≥ 80`."""
    members = name_words(node.member.collection.words, node.selector, names)
    limit = f"{node.limit.comparison.words} {write_number(node.limit.bound)}"
    words = f"{members} dengan {node.member.field.words} {limit}"
    return f"{node.tallying.words} {words}"


def register_source(node: RegisterCount) -> str:
    """Write a count over a register in the formula language."""
    return f"count({node.rows}{_selector_source(node.selector)})"


def register_words(node: RegisterCount, names: Names) -> str:
    """Write a count over a register in words.

    Examples:
        >>> register_words(RegisterCount(wording.REGISTERS["cooperation.kia.signed"]), {})
        'jumlah kerja sama pemanfaatan KIA yang ditandatangani'
    """
    kind, state = wording.COOPERATION_KINDS[node.rows.kind], wording.COOPERATION_STATES[node.rows.state]
    return f"jumlah {name_words(f'{kind} {state}', node.selector, names)}"
