"""What follows from amounts in juta or miliar beside each other: shares, rests, differences.

`Dari Rp12.398,60 juta telah disetor Rp9.736,80 juta atau 75,53%`. Where two amounts of a sentence have
different words of scale and yet a share or a difference follows from their digits alone, one word is wrong:
`Rp12.398,60 miliar, telah disetor Rp9.736,80 juta (78,53%)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.sentences import computed_in
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.misquoted import Triples
from capaian.auditor.understanding.money_units import POWERS
from capaian.auditor.understanding.moves import gaps_ahead, gaps_behind, moves_in
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.readings import Readings
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.scaled_amounts import ScaledParagraph, read_scaled_paragraphs
from capaian.auditor.understanding.shares import stated_shares
from capaian.auditor.understanding.support import Support
from capaian.domain.audit import AuditRule
from capaian.domain.value import RUPIAH

_LEAST: Final = 4
"""Digits of amounts whose share follows from them by no chance."""


def check_scaled_amounts(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield shares, rests and differences of amounts in juta or miliar, and odd words of scale."""
    told = [*read_scaled_paragraphs(report.document)]
    if not told:
        return
    triples, readings = Triples(report), Readings(quotes_of(report), Support(report))
    for scaled in told:
        paragraph = scaled.paragraph
        found = [each for each in _equations(paragraph, report.year) if _is_of_amounts(each)]
        if not scaled.is_of_one_scale:
            yield from _of_scales(scaled, found)
            continue
        for equation in found:
            mended = triples.mend(equation, [mention.number for mention in paragraph.mentions])
            if equation.holds() or mended is not equation or not readings.bear_out(paragraph, equation):
                yield mended


def _equations(paragraph: Paragraph, year: int | None) -> Sequence[Equation]:
    """Return what follows from figures beside each other, each figure in one way."""
    computed = [
        *computed_in(paragraph, year, frozenset()),
        *moves_in(paragraph),
        *gaps_ahead(paragraph),
        *gaps_behind(paragraph),
    ]
    return [*computed, *stated_shares(paragraph, {equation.result.spot for equation in computed})]


def _is_of_amounts(equation: Equation) -> bool:
    return any(number.unit == RUPIAH for number in equation.numbers)


def _of_scales(scaled: ScaledParagraph, found: Sequence[Equation]) -> Iterator[Statement]:
    """Yield the first two amounts in different scales of which a third figure follows by their digits."""
    for equation in found:
        amounts = [number for number in equation.numbers if number.unit == RUPIAH]
        is_telling = all(number.digits >= _LEAST for number in equation.numbers)
        if is_telling and equation.holds() and len({scaled.powers[n.spot] for n in amounts}) > 1:
            yield _statement(scaled, amounts)
            return


def _statement(scaled: ScaledParagraph, amounts: Sequence[PrintedNumber]) -> Statement:
    ordered = sorted(amounts, key=lambda number: number.spot)
    listed = " dan ".join(f"Rp{number.text} {_word(scaled.powers[number.spot])}" for number in ordered)
    return Statement(
        AuditRule.UNIT,
        False,
        ordered[0].spot.line,
        listed,
        "satuan yang sama",
        f"{listed}: hitungannya cocok hanya bila semua bersatuan sama; periksa satuannya.",
        scaled.paragraph.place,
        spots=tuple(number.spot for number in ordered),
    )


def _word(power: int) -> str:
    return next(word for word, own in POWERS.items() if own == power)
