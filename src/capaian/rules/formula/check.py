"""What is wrong with a formula that can be read: names, selectors, units, zeros, repetitions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from capaian.domain.issue import Level
from capaian.domain.numerals import write_few
from capaian.rules.formula import wording
from capaian.rules.formula.explain import to_source
from capaian.rules.formula.hints import suggest
from capaian.rules.formula.issues import FormulaIssue, Problem
from capaian.rules.formula.tree import (
    Call,
    Credits,
    Expression,
    Function,
    Link,
    Name,
    Number,
    Operator,
    Product,
    RegisterCount,
    Selector,
    SurveyIndex,
    Tally,
    WeightedMean,
    parts_of,
    walk,
)
from capaian.rules.formula.units import Scope, find_unit_problems


def check(expression: Expression, scope: Scope) -> tuple[FormulaIssue, ...]:
    """Return every problem of a formula, in the order of the text.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> for issue in check(parse("mean(ktp, kai) / 0"), Scope({"ktp": None, "kia": None})):
        ...     print(issue)
        Kolom 11: Nama “kai” tidak dikenal. Maksudnya kia?
        Kolom 18: Pembagi “0” selalu nol, jadi rumus ini tidak pernah ada hasilnya. Ganti pembaginya \
dengan nama penyebut, misalnya ktp.eligible.
    """
    issues = (
        *find_name_problems(expression, scope),
        *find_unit_problems(expression, scope.units.get, scope.result),
        *find_zero_divisions(expression),
        *_repetitions(expression),
        *_typed_results(expression),
        *_lone_credits(expression),
    )
    return tuple(sorted(issues, key=lambda issue: issue.column))


def _repetitions(expression: Expression) -> Iterator[FormulaIssue]:
    """Report a part that counts twice in one mean, which is hardly what was meant."""
    for mean in walk(expression):
        if isinstance(mean, WeightedMean) or (isinstance(mean, Call) and mean.function is Function.MEAN):
            parts = parts_of(mean)
            for part in (part for place, part in enumerate(parts) if part in parts[:place]):
                yield FormulaIssue(
                    Problem.REPEATED_NAME,
                    f"“{to_source(part)}” dihitung dua kali dalam rata-rata yang sama.",
                    part.column,
                    "Hapus salah satunya, atau pakai wmean() bila bobotnya memang lebih besar.",
                    Level.WARNING,
                )


def _typed_results(expression: Expression) -> Iterator[FormulaIssue]:
    data = Name | SurveyIndex | Tally | RegisterCount | Credits
    if not any(isinstance(part, data) for part in walk(expression)):
        yield FormulaIssue(
            Problem.NO_NAME,
            "Rumus ini hanya berisi angka, jadi hasilnya diketik, bukan dihitung.",
            expression.column,
            "Pakai nama data; realisasi yang dilaporkan langsung ditulis di outputs.csv tanpa rumus.",
            Level.WARNING,
        )


def _lone_credits(expression: Expression) -> Iterator[FormulaIssue]:
    """Report credit points without activities: `expand_credits` leaves none where there are any."""
    for part in walk(expression):
        if isinstance(part, Credits):
            yield FormulaIssue(
                Problem.FUNCTION_USE,
                "Rumus credits() menjumlah angka kredit, tetapi tidak ada daftar kegiatan dan bobotnya.",
                part.column,
                "Isi credits pada indikator ini di plan.yaml: code, name, unit, weight, per, measure.",
            )


_MOST_LISTED = 8
_LONGEST_SHOWN = 60


def find_name_problems(expression: Expression, scope: Scope) -> Iterator[FormulaIssue]:
    """Yield every unknown name, survey, area or tier, in the order of the text.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> scope = Scope({"ktp.holders": None, "ktp.eligible": None})
        >>> [str(issue) for issue in find_name_problems(parse("100 * ktp.holder / ktp.eligible"), scope)]
        ['Kolom 7: Nama “ktp.holder” tidak dikenal. Maksudnya ktp.holders?']
    """
    for part in walk(expression):
        if isinstance(part, Name) and part.code not in scope.units:
            yield _unknown_name(part, scope)
        if isinstance(part, SurveyIndex) and part.survey not in scope.surveys:
            remedy = suggest(part.survey, scope.surveys) or _list_all("Survei yang ada", scope.surveys)
            message = f"Survei “{part.survey}” tidak dikenal."
            yield FormulaIssue(Problem.UNKNOWN_SURVEY, message, part.column, remedy)
        if isinstance(part, Name | SurveyIndex | RegisterCount | Tally):
            yield from _selector_problems(part.selector, _selectors_of(part), scope, part.column)


def _selectors_of(part: Expression) -> tuple[str, ...]:
    """Return what a selector behind a part may choose."""
    match part:
        case Name():
            return ("area", "period")
        case Tally() if part.member.collection.has_tiers:
            return ("period", "tier")
        case _:
            return ("period",)


def _selector_problems(
    selector: Selector, allowed: Collection[str], scope: Scope, column: int
) -> Iterator[FormulaIssue]:
    for key in wording.SELECTORS:
        if getattr(selector, key) is not None and key not in allowed:
            yield FormulaIssue(
                Problem.SELECTOR,
                f"Pemilih “{key}” tidak berlaku untuk bagian ini.",
                column,
                f"Hapus {key}; yang berlaku di sini: {', '.join(allowed)}.",
            )
    for key, word, valid in (("area", "Wilayah", scope.areas), ("tier", "Tingkat", scope.tiers)):
        chosen = getattr(selector, key)
        if chosen is not None and key in allowed and chosen not in valid:
            remedy = suggest(chosen, valid) or _list_all(f"{word} yang ada", valid)
            yield FormulaIssue(Problem.SELECTOR, f"{word} “{chosen}” tidak dikenal.", column, remedy)


def _unknown_name(name: Name, scope: Scope) -> FormulaIssue:
    code = name.code
    shown = code if len(code) <= _LONGEST_SHOWN else f"{code[:_LONGEST_SHOWN]}…"
    message = f"Nama “{shown}” tidak dikenal."
    remedy = (
        _misplaced(code, scope)
        or _as_subtraction(code, scope.units)
        or suggest(code, scope.units)
        or _fields_of(code, scope.units)
        or _list_all("Nama yang ada", scope.units)
    )
    return FormulaIssue(Problem.UNKNOWN_NAME, message, name.column, remedy)


def _misplaced(code: str, scope: Scope) -> str:
    """Say how a word of the language is used where it stands as a name."""
    if code in scope.surveys:
        return f"Ini kode survei: tulis index({code})."
    if code in wording.EXAMPLES:
        return f"Ini nama fungsi: tulis {wording.EXAMPLES[code]}."
    if code.partition(".")[0] in wording.COLLECTION_CODES:
        return f"Himpunan hanya dipakai di dalam share() atau count(): {wording.EXAMPLES['share']}."
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
    return _list_all(f"Data {stem} yang ada", fields) if fields else ""


def _list_all(title: str, names: Collection[str]) -> str:
    if not names:
        return f"{title}: tidak ada."
    return f"{title}: {write_few(sorted(names), _MOST_LISTED)}."


def find_zero_divisions(expression: Expression) -> Iterator[FormulaIssue]:
    """Yield every division by a typed zero; what computes to zero is left to the data.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> [issue.column for issue in find_zero_divisions(parse("a / 0 + a / b"))]
        [5]
    """
    for part in walk(expression):
        if isinstance(part, Product):
            yield from (_zero_division(link.operand) for link in part.factors if _is_by_zero(link))


def _is_by_zero(link: Link) -> bool:
    is_zero = isinstance(link.operand, Number) and not link.operand.value
    return is_zero and link.operator is Operator.OVER


def _zero_division(divisor: Expression) -> FormulaIssue:
    return FormulaIssue(
        Problem.ZERO_DIVISION,
        f"Pembagi “{to_source(divisor)}” selalu nol, jadi rumus ini tidak pernah ada hasilnya.",
        divisor.column,
        "Ganti pembaginya dengan nama penyebut, misalnya ktp.eligible.",
    )
