"""What is wrong with a formula that can be read: names, selectors, units, zeros, repetitions."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.issue import Level
from capaian.rules.formula.constant_zero import find_zero_divisions, uses_data
from capaian.rules.formula.explain import to_source
from capaian.rules.formula.issues import FormulaIssue, Problem
from capaian.rules.formula.names import find_name_problems
from capaian.rules.formula.scope import Scope
from capaian.rules.formula.tree import Call, Credits, Expression, Function, WeightedMean, parts_of, walk
from capaian.rules.formula.units import find_unit_problems


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
    for part in walk(expression):
        if isinstance(part, WeightedMean) or (isinstance(part, Call) and part.function is Function.MEAN):
            yield from _repeated_parts(parts_of(part))


def _repeated_parts(parts: tuple[Expression, ...]) -> Iterator[FormulaIssue]:
    for place, part in enumerate(parts):
        if part in parts[:place]:
            yield FormulaIssue(
                Problem.REPEATED_NAME,
                f"“{to_source(part)}” dihitung dua kali dalam rata-rata yang sama.",
                part.column,
                "Hapus salah satunya, atau pakai wmean() bila bobotnya memang lebih besar.",
                Level.WARNING,
            )


def _typed_results(expression: Expression) -> Iterator[FormulaIssue]:
    if not uses_data(expression):
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
