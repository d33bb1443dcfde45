"""Formulas of efficiency that a report states with the names of its columns, and the laws that they are.

`((Pagu x Capaian) - Realisasi) : (Pagu x Capaian) x 100%` is the same as `1 - Realisasi : (Pagu x Capaian)`.
What a formula is, is told by what it gives, not by how it is written.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from typing import Final, NamedTuple

from capaian.auditor.claims.law import Law, compute
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.vocabulary import Role

STATED: Final = Worded(r"\befisiensi(?:nya)?\b")
_BEGINS: Final = re.compile(
    r"=|\b(?:rumus|formula(?:si)?)\b(?:nya)?\s*:?|\b(?:adalah|ialah|yaitu|yakni|merupakan|dihitung|diperoleh|sebagai)\b"
    r"(?:\s+(?:dengan|dari|sebagai|cara|dengan cara))?",
    re.IGNORECASE,
)
_NEAR: Final = 80
"""Signs between the word and what it is made of."""
_APART: Final = re.compile(r"\s*(?:selisih|mengurang(?:i|kan))\b", re.IGNORECASE)
"""Of an achievement and what was spent for it, in either order."""
_NAMES: Final[Mapping[Role, str]] = {
    Role.ABSORPTION: r"(?:persentase|tingkat|rata-?\s?rata)?\s*(?:pe(?:ny|ng)erapan|serapan|daya serap)"
    r"(?:nya)?(?:\s+(?:anggaran|keuangan|dana)(?:nya)?)?",
    Role.ACHIEVEMENT: r"(?:persentase|tingkat|rata-?\s?rata)?\s*(?:pen)?capaian"
    r"(?:nya)?(?:\s+(?:kinerja|indikator|sasaran|output|keluaran|program))*",
    Role.SPENT: r"realisasi(?:\s+(?:anggaran|belanja|keuangan))?|belanja",
    Role.BUDGET: r"(?:pagu|alokasi)(?:\s+anggaran)?|anggaran",
}
_ROLES: Final = {role.name: role for role in _NAMES}
_SIGNS: Final = (
    (r"[×x*·]|\b(?:dikali(?:kan)?|kali)\b", "*"),
    (r"[:÷/]|\b(?:dibagi|dibanding(?:kan)?)\b(?:\s+dengan)?", "/"),
    (r"[−–-]|\b(?:dikurangi?|minus)\b(?:\s+dengan)?", "-"),
)
_UNIT: Final = r"(?:\s*\(\s*(?:%|rp\.?)\s*\))?"
_TOKENS: Final = re.compile(
    "|".join(
        [
            *(
                rf"(?P<{role.name}>\b(?:{words})\b(?:\s*\(\s*(?:%|rp\.?)\s*\))?)"
                for role, words in _NAMES.items()
            ),
            *(rf"(?P<SIGN{place}>{words})" for place, (words, _) in enumerate(_SIGNS)),
            r"(?P<NUMBER>\d+)\s*%?|(?P<BRACKET>[()])|(?P<FILLED>\s+|[\[\]{}]|\b(?:dari|antara|dan|dengan)\b)",
        ]
    ),
    re.IGNORECASE,
)
_PROBES: Final[Mapping[Role, tuple[Decimal, ...]]] = {
    Role.ACHIEVEMENT: (Decimal("97.31"), Decimal("112.7")),
    Role.ABSORPTION: (Decimal("83.9"), Decimal("91.63")),
    Role.BUDGET: (Decimal(7919), Decimal(5281)),
    Role.SPENT: (Decimal(6421), Decimal(4937)),
}
"""Figures by which formulas are told apart: no two of them give the same by chance."""
_SHARES: Final = (Role.ACHIEVEMENT, Role.ABSORPTION)
_SCALES: Final = (Decimal(1), Decimal(100))
"""A percentage is written as it is, or as a part of one."""
_ALIKE: Final = Decimal("1e-7")
_OPERATORS: Final[Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]]] = {
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Sub: operator.sub,
    ast.Add: operator.add,
}
_MOST: Final = 200
"""Signs of a formula; a longer text is none."""


class StatedLaw(NamedTuple):
    """A law with what its inputs are."""

    law: Law
    inputs: tuple[Role, ...]


_LAWS: Final = (
    StatedLaw(Law.DIFFERENCE, (Role.ACHIEVEMENT, Role.ABSORPTION)),
    StatedLaw(Law.ECONOMY, (Role.ACHIEVEMENT, Role.BUDGET, Role.SPENT)),
    StatedLaw(Law.SAVING, (Role.SPENT, Role.BUDGET)),
    StatedLaw(Law.SAVING, (Role.ABSORPTION, Role.ACHIEVEMENT)),
    StatedLaw(Law.PERCENT, (Role.ACHIEVEMENT, Role.ABSORPTION)),
    StatedLaw(Law.PERCENT, (Role.ABSORPTION, Role.ACHIEVEMENT)),
)


def stated_law(text: str) -> StatedLaw | None:
    """Return the law of efficiency that a text states; `None` if it states none that is known.

    Examples:
        >>> stated_law("Efisiensi = (1 - Realisasi / (Pagu x Capaian)) x 100%").law.name
        'ECONOMY'
        >>> stated_law("Efisiensi diperoleh dari capaian kinerja dikurangi serapan anggaran.").law.name
        'DIFFERENCE'
        >>> stated_law("Efisiensi adalah selisih antara capaian kinerja dan serapan anggaran.").law.name
        'DIFFERENCE'
        >>> stated_law("Efisiensi adalah pagu dikurangi serapan.") is None
        True
    """
    for begin in _BEGINS.finditer(text):
        if STATED.search(text[max(0, begin.start() - _NEAR) : begin.start()]):
            found = _law_of(text[begin.end() :])
            if found is not None:
                return found
    return None


def _law_of(formula: str) -> StatedLaw | None:
    """Return the law that a text begins with, in signs or in words."""
    apart = _APART.match(formula)
    tokens = _tokens(formula[apart.end() :] if apart else formula)
    named = {token for token in tokens if isinstance(token, Role)}
    if apart and named == {*_SHARES}:
        return _LAWS[0]
    for told in _LAWS if named and len(tokens) <= _MOST else ():
        if named == {*told.inputs} and all(_is_law(tokens, told, probe) for probe in (0, 1)):
            return told
    return None


def _tokens(text: str) -> list[Role | str]:
    """Return names, signs and figures from the beginning of a text, up to a word that is none of them."""
    found: list[Role | str] = []
    place = 0
    while match := _TOKENS.match(text, place):
        kind, place = match.lastgroup or "", match.end()
        if kind in _ROLES:
            found.append(_ROLES[kind])
        elif kind.startswith("SIGN"):
            found.append(_SIGNS[int(kind[-1])][1])
        elif kind != "FILLED":
            found.append(match[kind])
    return found


def _is_law(tokens: list[Role | str], told: StatedLaw, probe: int) -> bool:
    """Whether a formula gives what a law does, as a percentage or as a part of one."""
    expected = compute(told.law, [_PROBES[role][probe] for role in told.inputs])
    values = [_value(tokens, probe, scale) for scale in _SCALES]
    found = [value * times for value in values if value is not None for times in _SCALES]
    return isinstance(expected, Decimal) and any(abs(value - expected) <= _ALIKE for value in found)


def _value(tokens: list[Role | str], probe: int, scale: Decimal) -> Decimal | None:
    """Return what a formula comes to with percentages over a scale; `None` if it is no plain arithmetic."""
    figures = {role: values[probe] / (scale if role in _SHARES else 1) for role, values in _PROBES.items()}
    written = " ".join(str(figures[each] if isinstance(each, Role) else each) for each in tokens)
    try:
        return _worked_out(ast.parse(written, mode="eval").body)
    except (SyntaxError, DecimalException, RecursionError, MemoryError):
        return None


def _worked_out(node: ast.expr) -> Decimal:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_worked_out(node.left), _worked_out(node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    raise SyntaxError
