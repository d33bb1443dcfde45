"""What is wrong with a formula that can be read: names, selectors, units, zeros, repetitions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from capaian.domain.issue import Level
from capaian.domain.numerals import write_few
from capaian.domain.value import INDEX, PERCENT, POINT, PURE_NUMBER, RUPIAH, SCALE_4, Unit
from capaian.rules.formula import tree, wording
from capaian.rules.formula.explain import to_source
from capaian.rules.formula.hints import suggest
from capaian.rules.formula.issues import FormulaIssue, find_flaw
from capaian.rules.formula.lists import LIST_EXAMPLE, LISTS, cells_of


def check(expression: tree.Expression, scope: FormulaScope) -> tuple[FormulaIssue, ...]:
    """Return every problem of a formula, in the order of the text.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> for issue in check(parse("mean(ktp, kai) / 0"),
        ...     FormulaScope({"ktp": None, "kia": None})):
        ...     print(issue)
        Kolom 11: Nama “kai” tidak dikenal. Maksudnya kia?
        Kolom 18: Pembagi “0” selalu nol, jadi rumus ini tidak pernah ada hasilnya. Ganti
        pembaginya \
dengan nama penyebut, misalnya ktp.eligible.
    """
    issues = (
        *find_name_problems(expression, scope),
        *find_unit_problems(expression, scope.units.get, scope.result),
        *find_zero_divisions(expression),
        *_repetitions(expression),
        *_typed_results(expression),
        # `expand_credits` leaves none where there are activities
        *(
            find_flaw("lone_credits", part.column)
            for part in tree.find_parts(expression, tree.Credits)
        ),
    )
    return tuple(sorted(issues, key=lambda issue: issue.column))


def _repetitions(expression: tree.Expression) -> Iterator[FormulaIssue]:
    """Report a part that counts twice in one mean, which is hardly what was meant."""
    for mean in tree.walk(expression):
        if isinstance(mean, tree.WeightedMean) or (
            isinstance(mean, tree.Call) and mean.function is tree.Function.MEAN
        ):
            parts = tree.parts_of(mean)
            for part in (part for place, part in enumerate(parts) if part in parts[:place]):
                yield find_flaw("repeated_name", part.column, part=to_source(part))


def _typed_results(expression: tree.Expression) -> Iterator[FormulaIssue]:
    data = tree.Name | tree.SurveyIndex | tree.MemberTally | tree.RegisterCount | tree.Credits
    if not any(isinstance(part, data) for part in tree.walk(expression)):
        yield find_flaw("no_name", expression.column)


_MOST_LISTED = 8
_LONGEST_SHOWN = 60


def find_name_problems(expression: tree.Expression, scope: FormulaScope) -> Iterator[FormulaIssue]:
    """Yield every unknown name, survey, area or tier, in the order of the text.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> scope = FormulaScope({"ktp.holders": None, "ktp.eligible": None})
        >>> [str(issue)
        ...     for issue in find_name_problems(parse("100 * ktp.holder / ktp.eligible"), scope)]
        ['Kolom 7: Nama “ktp.holder” tidak dikenal. Maksudnya ktp.holders?']
    """
    for part in tree.walk(expression):
        if isinstance(part, tree.Name) and (part.conditions or part.code not in scope.units):
            yield _unknown_name(part, scope)
        if isinstance(part, tree.SurveyIndex) and part.survey not in scope.surveys:
            near, valid = suggest(part.survey, scope.surveys), _list_all(scope.surveys)
            yield find_flaw("unknown_survey", part.column, near, survey=part.survey, valid=valid)
        if isinstance(part, tree.RegisterCount) and isinstance(part.rows, tree.ListRows):
            yield from _unlisted_values(part.rows, scope, part.column)
        if isinstance(part, tree.Name | tree.SurveyIndex | tree.RegisterCount | tree.MemberTally):
            yield from _selector_problems(part.selector, _selectors_of(part), scope, part.column)


def _unlisted_values(rows: tree.ListRows, scope: FormulaScope, at: int) -> Iterator[FormulaIssue]:
    """Warn of values that no row has: a slip in one would count nothing without a word.

    A sum of states that no row states has no result anyway; there only a near value is worth a
    warning.
    """
    shape, listed = LISTS[rows.collection], scope.rows.get(rows.collection, ())
    for each in rows.conditions if listed else ():
        if not (shape.columns[each.column].is_day or shape.columns[each.column].choices):
            valid = sorted({cell for row in listed for cell in cells_of(row, each.column)})
            for value in (value for value in each.values if valid and value not in valid):
                near = suggest(value, valid)
                if near or shape.begin_columns or not rows.figure:
                    words = {"file": shape.file, "column": each.column, "value": value}
                    yield find_flaw("unlisted_value", at, near, **words, valid=_list_all(valid))


def _selectors_of(part: tree.Expression) -> tuple[str, ...]:
    """Return what a selector behind a part may choose."""
    match part:
        case tree.Name():
            return ("area", "period")
        case tree.MemberTally() if part.member.collection.has_tiers:
            return ("period", "tier")
        case tree.SurveyIndex() | tree.MemberTally() | tree.RegisterCount():
            return ("period",)
        case tree.NumberLiteral() | tree.Credits():
            return ("period",)
        case tree.Negative() | tree.Sum() | tree.Product() | tree.Call() | tree.WeightedMean():
            return ("period",)


def _selector_problems(
    selector: tree.Selector, allowed: Collection[str], scope: FormulaScope, column: int
) -> Iterator[FormulaIssue]:
    for key in wording.SELECTORS:
        if getattr(selector, key) is not None and key not in allowed:
            yield find_flaw("selector_use", column, key=key, valid=", ".join(allowed))
    for key, word, valid in (("area", "Wilayah", scope.areas), ("tier", "Tingkat", scope.tiers)):
        chosen = getattr(selector, key)
        if chosen is not None and key in allowed and chosen not in valid:
            words = {"word": word, "choice": chosen, "valid": _list_all(valid)}
            yield find_flaw("unknown_choice", column, suggest(chosen, valid), **words)


def _unknown_name(name: tree.Name, scope: FormulaScope) -> FormulaIssue:
    code = name.code
    shown = code if len(code) <= _LONGEST_SHOWN else f"{code[:_LONGEST_SHOWN]}…"
    remedy = (
        _misplaced(code, scope)
        or _as_subtraction(code, scope.units)
        or suggest(code, scope.units)
        or _fields_of(code, scope.units)
    )
    return find_flaw("unknown_name", name.column, remedy, name=shown, valid=_list_all(scope.units))


def _misplaced(code: str, scope: FormulaScope) -> str:
    """Say how a word of the language is used where it stands as a name."""
    if code in scope.surveys:
        return f"Ini kode survei: tulis index({code})."
    if code in wording.EXAMPLES:
        return f"Ini nama fungsi: tulis {wording.EXAMPLES[code]}."
    if code.partition(".")[0] in wording.COLLECTION_CODES:
        return (
            f"Himpunan hanya dipakai di dalam share() atau count(): {wording.EXAMPLES['share']}."
        )
    if code.partition(".")[0] in LISTS:
        return f"Daftar hanya dipakai di dalam count() atau sum(): {LIST_EXAMPLE}."
    return ""


def _as_subtraction(code: str, valid: Collection[str]) -> str:
    """Say how to write a subtraction where a name is two valid ones with a hyphen between them."""
    cuts = ((code[: cut.start()], code[cut.end() :]) for cut in re.finditer("-", code))
    found = next(((left, right) for left, right in cuts if left in valid and right in valid), None)
    return f"Untuk pengurangan tulis {' - '.join(found)} (dengan spasi)." if found else ""


def _fields_of(code: str, valid: Collection[str]) -> str:
    """List what there is under the same name: `ktp` and `ktp.wrong` have `ktp.holders`."""
    stem = code.rpartition(".")[0] or code
    fields = [name for name in valid if name.startswith(f"{stem}.")]
    return f"Data {stem} yang ada: {_list_all(fields)}." if fields else ""


def _list_all(names: Collection[str]) -> str:
    return write_few(sorted(names), _MOST_LISTED) or "tidak ada"


def find_zero_divisions(expression: tree.Expression) -> Iterator[FormulaIssue]:
    """Yield every division by a typed zero; what computes to zero is left to the data.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> [issue.column for issue in find_zero_divisions(parse("a / 0 + a / b"))]
        [5]
    """
    for part in tree.find_parts(expression, tree.Product):
        for divisor in (
            link.operand for link in part.links if link.operator is tree.Operator.OVER
        ):
            if isinstance(divisor, tree.NumberLiteral) and not divisor.value:
                yield find_flaw("zero_division", divisor.column, divisor=to_source(divisor))


# --- whether a formula adds like to like, and what its result counts -----------------------

# Counts of people or papers divided by one another are a plain ratio; a hundred times a ratio is a
# percentage. A typed number takes the unit of what it stands beside, and a typed factor other than
# 100 may turn one unit into another, so that nothing is held against what it touches.


@dataclass(frozen=True)
class FormulaScope:
    """What a formula may name, and the unit its result is to have."""

    units: Mapping[str, Unit | None]
    """Every valid name (measures, components, indicators and their fields) with its unit,
    if known.
    """
    surveys: Collection[str] = ()
    areas: Collection[str] = ()
    """Official codes that `[area=...]` may choose."""
    tiers: Collection[str] = ()
    """Tiers that `[tier=...]` may choose: `II`, `III`, `IV`."""
    result: Unit | None = None
    """Declared unit of the result; `None` if any will do."""
    rows: Mapping[str, Sequence[object]] = field(default_factory=dict)
    """Rows of each list that `count` and `sum` may take."""


_LEVELS = frozenset({PERCENT, INDEX, POINT})
_NOT_COUNTED = frozenset({PERCENT, INDEX, POINT, SCALE_4, PURE_NUMBER, RUPIAH})


@dataclass(frozen=True, slots=True)
class PartUnit:
    """What is known of the unit of a part."""

    unit: Unit | None = None
    """`None`: any unit will do."""
    is_sure: bool = True
    """No typed factor stands in the way of holding the unit against another."""

    def clashes_with(self, other: PartUnit) -> bool:
        """Say whether the two surely cannot be added."""
        if self.unit is None or other.unit is None or not (self.is_sure and other.is_sure):
            return False
        pair = {self.unit, other.unit}
        return len(pair) == 2 and not (POINT in pair and pair <= _LEVELS)


def find_unit_problems(
    expression: tree.Expression, unit_of: Callable[[str], Unit | None], result: Unit | None
) -> tuple[FormulaIssue, ...]:
    """Return every addition of unlike units, and a result that cannot have the declared unit.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> units = {"ktp.holders": Unit("orang"), "ktp.eligible": Unit("orang"), "pagu": RUPIAH}
        >>> find_unit_problems(parse("100 * ktp.holders / ktp.eligible"), units.get, PERCENT)
        ()
        >>> find_unit_problems(parse("ktp.holders + pagu"), units.get, None)[0].message
        'Satuan tidak sama: “ktp.holders” dalam orang, “pagu” dalam Rp.'
    """
    reader = _UnitReader(unit_of)
    measured = reader.read(expression)
    mismatch = _result_problem(expression, measured, result)
    return (*reader.issues, *([mismatch] if mismatch and not reader.issues else []))


def unit_of_result(
    expression: tree.Expression, unit_of: Callable[[str], Unit | None]
) -> Unit | None:
    """Return what a formula yields by the units of what it names;
    `None` where these leave it open.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> units = {"ktp.holders": Unit("orang"), "ktp.eligible": Unit("orang")}
        >>> unit_of_result(parse("100 * ktp.holders / ktp.eligible"), units.get)
        'percent'
        >>> unit_of_result(parse("ktp.holders / 12"), units.get)
    """
    measured = _UnitReader(unit_of).read(expression)
    return measured.unit if measured.is_sure else None


class _UnitReader(tree.Reader[PartUnit]):
    """Infers units upwards and keeps the clashes it meets."""

    def __init__(self, unit_of: Callable[[str], Unit | None]) -> None:
        self._unit_of = unit_of
        self.issues: list[FormulaIssue] = []

    def leaf(self, node: tree.Leaf) -> PartUnit:
        match node:
            case tree.Name():
                return PartUnit(self._unit_of(node.code))
            case tree.SurveyIndex():
                return PartUnit(INDEX)
            case tree.MemberTally(tree.Tallying.SHARE):
                return PartUnit(PERCENT)
            case tree.RegisterCount(tree.ListRows(collection, figure)) if figure:
                return PartUnit(LISTS[collection].figures[figure].unit)
            case tree.NumberLiteral() | tree.Credits():
                return PartUnit()
            case tree.MemberTally() | tree.RegisterCount():
                return PartUnit()

    def branch(self, node: tree.Branch, parts: tuple[PartUnit, ...]) -> PartUnit:
        match node:
            case tree.Negative():
                return parts[0]
            case tree.Product():
                return self._product(node, parts)
            case tree.Sum() | tree.Call() | tree.WeightedMean():
                return self._alike(node, parts)

    def _product(self, node: tree.Product, parts: tuple[PartUnit, ...]) -> PartUnit:
        typed = [link for link in node.links if isinstance(link.operand, tree.NumberLiteral)]
        others = [pair for pair in zip(node.links, parts, strict=True) if pair[0] not in typed]
        if not others:
            return PartUnit()
        unit: Unit | None = PURE_NUMBER
        for link, part in others:
            unit = _combine(unit, link.operator, part.unit)
        hundred = tree.ChainLink(tree.Operator.TIMES, tree.NumberLiteral(Decimal(100)))
        is_hundredfold = typed == [hundred]
        is_sure = (not typed or is_hundredfold) and all(part.is_sure for _, part in others)
        return PartUnit(PERCENT if is_hundredfold and unit == PURE_NUMBER else unit, is_sure)

    def _alike(self, node: tree.Expression, parts: tuple[PartUnit, ...]) -> PartUnit:
        operands = tree.parts_of(node)
        for place, (operand, part) in enumerate(zip(operands, parts, strict=True)):
            against = next((at for at in range(place) if parts[at].clashes_with(part)), None)
            if against is not None:
                self.issues.append(
                    _mix(operands[against], parts[against].unit, operand, part.unit)
                )
                break
        units = {part.unit for part in parts if part.unit is not None}
        is_sure = all(part.is_sure for part in parts)
        return PartUnit(units.pop() if len(units) == 1 else None, is_sure)


def _combine(left: Unit | None, operator: tree.Operator, right: Unit | None) -> Unit | None:
    """Return the unit of a product or a quotient; `None` where it has none that anybody knows."""
    if left is None or right is None:
        return None
    is_plain = right in (PURE_NUMBER, PERCENT)
    if operator is tree.Operator.OVER:
        is_ratio = left == right or _are_counted(left, right)
        return PURE_NUMBER if is_ratio else left if is_plain else None
    if is_plain:
        return left if left != PURE_NUMBER else right
    return right if left in (PURE_NUMBER, PERCENT) else None


def _are_counted(*units: Unit) -> bool:
    return not _NOT_COUNTED.intersection(units)


def _mix(
    left: tree.Expression, left_unit: Unit | None, right: tree.Expression, right_unit: Unit | None
) -> FormulaIssue:
    is_fraction = {left_unit, right_unit} == {PURE_NUMBER, PERCENT}
    remedy = "Jadikan pecahannya persen dengan 100 *." if is_fraction else ""
    pairs = ((left, left_unit), (right, right_unit))
    one, other = (f"“{to_source(part)}” {_in_words(unit)}" for part, unit in pairs)
    return find_flaw("unit_mix", right.column, remedy, left=one, right=other)


def _in_words(unit: Unit | None) -> str:
    return f"dalam {unit.label}" if unit is not None and unit.label else "berupa pecahan"


def _result_problem(
    expression: tree.Expression, measured: PartUnit, declared: Unit | None
) -> FormulaIssue | None:
    found = measured.unit
    if declared is None or found is None or found == declared or not measured.is_sure:
        return None
    remedy = ""
    if found.label == declared.label:
        remedy = f"Di sini {declared} kata biasa: tulis {found} sebagai satuannya."
    elif (found, declared) == (PURE_NUMBER, PERCENT):
        remedy = "Kalikan dengan 100: 100 * pembilang / penyebut."
    words = {"found": _in_words(found), "declared": declared.label or "pecahan"}
    flaw = find_flaw("result_unit", expression.column, remedy, **words)
    # offices call one thing by two words (`orang`, `jiwa`) and an index of percentages an index
    may_pass = {found, declared} <= _LEVELS | {PURE_NUMBER} or _are_counted(found, declared)
    return replace(flaw, level=Level.WARNING) if may_pass and not remedy else flaw
