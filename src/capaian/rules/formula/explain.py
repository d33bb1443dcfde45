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
from capaian.rules.formula.reader import Reader
from capaian.rules.formula.tree import (
    Call,
    Credits,
    Expression,
    Name,
    Negative,
    Number,
    Product,
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
    return Explaining(names).read(expression).text


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


class _Chains(Reader[Phrase]):
    """What all ways of writing share."""

    signs: Signs = PRINT

    def negative(self, node: Negative, part: Phrase) -> Phrase:
        return negate(part, self.signs)

    def sum(self, node: Sum, parts: tuple[Phrase, ...]) -> Phrase:
        return add(node.operators, parts, self.signs)

    def product(self, node: Product, parts: tuple[Phrase, ...]) -> Phrase:
        return multiply(node.operators, parts, self.signs)


class _Source(_Chains):
    """The formula language itself."""

    signs = KEYBOARD

    def number(self, node: Number) -> Phrase:
        return Phrase(plain(node.value))

    def name(self, node: Name) -> Phrase:
        return Phrase(name_source(node))

    def survey_index(self, node: SurveyIndex) -> Phrase:
        return Phrase(f"index({name_source(node)})")

    def tally(self, node: Tally) -> Phrase:
        return Phrase(tally_source(node))

    def register_count(self, node: RegisterCount) -> Phrase:
        return Phrase(register_source(node))

    def credits(self, node: Credits) -> Phrase:
        return Phrase("credits()")

    def call(self, node: Call, parts: tuple[Phrase, ...]) -> Phrase:
        return listed(node.function, parts, ", ")

    def weighted_mean(self, node: WeightedMean, parts: tuple[Phrase, ...]) -> Phrase:
        pairs = [
            Phrase(f"{part.text}: {plain(pair.weight)}") for part, pair in zip(parts, node.pairs, strict=True)
        ]
        return listed("wmean", pairs, ", ")


class Explaining(_Chains):
    """Writes with the names of the field."""

    def __init__(self, names: Names) -> None:
        """Keep the names that readers know."""
        self._names = names

    def number(self, node: Number) -> Phrase:
        """Write the number in Indonesian."""
        return Phrase(write_number(node.value))

    def name(self, node: Name) -> Phrase:
        """Write the name that readers know."""
        return Phrase(name_words(node.code, node.selector, self._names))

    def survey_index(self, node: SurveyIndex) -> Phrase:
        """Write the name of the survey with `IKM`, the unit index."""
        return Phrase(f"IKM {name_words(node.survey, node.selector, self._names)}")

    def tally(self, node: Tally) -> Phrase:
        """Write collection, field and condition in words."""
        return Phrase(tally_words(node, self._names))

    def register_count(self, node: RegisterCount) -> Phrase:
        """Write what is counted in words."""
        return Phrase(register_words(node, self._names))

    def credits(self, node: Credits) -> Phrase:
        """Write that points are added up; which ones is not known here."""
        return Phrase(wording.CREDITS)

    def call(self, node: Call, parts: tuple[Phrase, ...]) -> Phrase:
        """Write the function's word and its parts."""
        return listed(wording.FUNCTIONS[node.function], parts)

    def weighted_mean(self, node: WeightedMean, parts: tuple[Phrase, ...]) -> Phrase:
        """Write each part with its weight."""
        pairs = [
            Phrase(f"{part.text}, bobot {write_number(pair.weight)}")
            for part, pair in zip(parts, node.pairs, strict=True)
        ]
        return listed(wording.WEIGHTED_MEAN, pairs)


def tally_source(node: Tally) -> str:
    """Write a share or count in the formula language."""
    subject = f"{node.member}{_selector_source(node.selector)}"
    return f"{node.tallying}({subject} {node.limit.comparison} {plain(node.limit.bound)})"


def tally_words(node: Tally, names: Names) -> str:
    """Write a share or count in words: `persentase program dengan capaian ≥ 80`."""
    members = name_words(wording.COLLECTIONS[node.member.collection], node.selector, names)
    limit = f"{wording.COMPARISONS[node.limit.comparison]} {write_number(node.limit.bound)}"
    words = f"{members} dengan {wording.FIELDS[node.member.field]} {limit}"
    return f"{wording.TALLYING[node.tallying]} {words}"


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
