"""One slip that several statements in words tell: each but one follows from that one.

`enam bertambah dan dua berkurang` of seven things is wrong against the table, and too many together; a class
that is wrong in its row makes a right count of the class look wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import Spot
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figures import name_of, words_of
from capaian.domain.audit import AuditRule

_COUNT: Final = re.compile(r"(?P<numbers>\d+(?: \+ \d+)*) (?P<noun>\S+)(?: (?P<says>.+))?")
"""`6 jenis naik`, `6 jenis`, `6 + 2 jenis`."""
_OF_SENTENCES: Final = (AuditRule.CLAIM, AuditRule.TREND)
"""Rules about words of running text."""


def find_same_slips(failed: Sequence[Claim], document: PrintedDocument) -> Mapping[int, Claim]:
    """Return for each statement in words the one that tells the same slip, and more of it.

    Args:
        failed: The statements that fail, in the order of the report.
        document: The report.
    """
    words = [claim for claim in failed if isinstance(claim, Statement)]
    equal = (claim for claim in failed if isinstance(claim, Equation) and claim.law is Law.EQUAL)
    places: dict[Spot | None, Claim] = {number.spot: claim for claim in equal for number in claim.numbers}
    found: dict[int, Claim] = {}
    order = {id(claim): place for place, claim in enumerate(words)}
    for one, other in _beside(words):
        is_later = order[id(other)] < order[id(one)]
        is_said = _is_part_of_count(one, other) or _is_said_again(one, other, document, is_later=is_later)
        if is_said and id(other) not in found:
            found.setdefault(id(one), other)
    for claim in words:
        if claim.rule is AuditRule.CROSSREF and claim.at in places:
            found.setdefault(id(claim), places[claim.at])
    return {**_of_one_class(words, document), **found}


def _of_one_class(words: Sequence[Statement], document: PrintedDocument) -> Mapping[int, Statement]:
    """Return each wrong class of a value that a row gives it, too, whose name stands beside the class."""
    classes = [word for word in words if word.rule is AuditRule.SCALE]
    labels = {row.line: row.label for table in document.tables for row in table.rows} if classes else {}
    firsts: dict[tuple[str, str], list[Statement]] = {}
    found: dict[int, Statement] = {}
    for claim in classes:
        if claim.line in labels:
            firsts.setdefault((claim.printed, claim.why), []).append(claim)
    for claim in classes:
        own = labels.get(claim.line) or document.line(claim.line).text
        for first in firsts.get((claim.printed, claim.why), ()):
            name = name_of(labels[first.line])
            is_before = first.line < claim.line or claim.line not in labels
            if first is not claim and is_before and name.is_in(plain(own), words_of(own)):
                found.setdefault(id(claim), first)
    return found


def _beside(words: Iterable[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield statements of one rule in one line, each with each."""
    at: dict[tuple[AuditRule, int], list[Statement]] = {}
    for claim in words:
        at.setdefault((claim.rule, claim.line), []).append(claim)
    for group in at.values():
        yield from permutations(group, 2)


def _is_part_of_count(one: Statement, other: Statement) -> bool:
    """Whether a count is one of those that another statement adds up or holds against a list."""
    if one.rule is not AuditRule.COUNT:
        return False
    bare, said = _COUNT.fullmatch(one.printed), _COUNT.fullmatch(other.printed)
    if bare is None or said is None or bare["says"] or not said["says"] or bare["noun"] != said["noun"]:
        return False
    return said["numbers"] in bare["numbers"].split(" + ")


def _is_said_again(one: Statement, other: Statement, document: PrintedDocument, *, is_later: bool) -> bool:
    """Whether words that stand once in a line are wrong for two reasons, or a value has two wrong classes.

    Of the same words the first statement tells it.
    """
    if one.rule is AuditRule.SCALE:
        is_first = other.printed < one.printed if one.why == other.why else False
        return is_first and one.printed.partition(":")[0] == other.printed.partition(":")[0]
    if one.rule not in _OF_SENTENCES or one.expected != other.expected:
        return False
    text, shorter = document.line(one.line).text.casefold(), one.printed.casefold()
    is_again = shorter == other.printed.casefold() and is_later
    is_part = len(shorter) < len(other.printed) and shorter in other.printed.casefold()
    return (is_again or is_part) and text.count(shorter) == 1


def find_misclassed(failed: Sequence[Claim]) -> Mapping[int, Claim]:
    """Return for each count of a class that would be right with the right classes what tells one of them."""
    words = [claim for claim in failed if isinstance(claim, Statement)]
    classes = [claim for claim in words if claim.rule is AuditRule.SCALE]
    found: dict[int, Claim] = {}
    for claim in words:
        count, right = _COUNT.fullmatch(claim.printed), _COUNT.match(claim.expected)
        own = [each for each in classes if each.line in claim.rows]
        if count is not None and right is not None and count["says"] and own:
            shift = sum(_shift(each, count["says"]) for each in own)
            if int(right["numbers"]) + shift == int(count["numbers"]):
                found[id(claim)] = own[0]
    return found


def _shift(wrong: Statement, counted: str) -> int:
    """By how much the rows of a class change once the class of one is right."""
    printed = wrong.printed.partition(": ")[2]
    return (plain(counted) in _names(wrong.expected)) - (plain(counted) in _names(printed))


def _names(words: str) -> frozenset[str]:
    """Return the names of a class, which may have a letter and a word: `A / Sangat Baik`."""
    return frozenset(map(plain, (words, *words.split(" / "))))
