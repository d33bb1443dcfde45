"""What is counted times what each costs, `Volume`, `Harga Satuan`, or weighs, `Bobot`, `Nilai`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, permutations
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.evidence import Evidence
from capaian.domain.audit import AuditRule

_EACH: Final = re.compile(
    r"\b(?:harga|tarif|(?:biaya|nilai|indeks) satuan|satuan biaya|honor(?:arium)?|upah)\b", re.IGNORECASE
)
"""What one of several costs."""
_PER: Final = re.compile(r"\b(?:per|tiap|setiap)\b", re.IGNORECASE)
_WEIGHT: Final = re.compile(r"\b(?:bobot|timbangan|penimbang)\b", re.IGNORECASE)
_WEIGHED: Final = re.compile(
    r"\btertimbang\b|\bskor\b|\bnilai\b|\bkontribusi\b|\bhasil\b|\bbobot\s*[x×*]|[x×*]\s*bobot", re.IGNORECASE
)
_SIGN: Final = re.compile(r"\s[x\u00d7*]\s|[\u00d7*]", re.IGNORECASE)
"""Between the factors that a head names."""
_FACTORS: Final = re.compile(r"[()%=:]")
_FEW: Final = 2
_SEVERAL: Final = 3
_HALF: Final = 0.5


def products(others: Sequence[Column], result: Column) -> Iterator[Relation]:
    """Yield what a column may be the product of, by the heads of its factors."""
    for pair in combinations(others, 2):
        if any(map(_is_each, pair)) and not _EACH.search(result.name):
            if result.is_money and not any(column.is_percent for column in pair):
                yield Relation(AuditRule.RATIO, Law.PRODUCT, result, pair)
        elif _WEIGHED.search(result.name) and not _WEIGHT.fullmatch(result.name):
            weights = [column for column in pair if _WEIGHT.search(column.name)]
            if len(weights) == 1:
                (value,) = (column for column in pair if column not in weights)
                for law in (Law.WEIGHTED, Law.PRODUCT):
                    yield Relation(AuditRule.RATIO, law, result, (weights[0], value))


def _is_each(column: Column) -> bool:
    """Whether a head names what one costs, and is not told as a quotient itself: `Biaya per peserta`."""
    return _EACH.search(column.name) is not None and _PER.search(column.name) is None


def is_believed_product(relation: Relation, evidence: Evidence, share: float) -> bool:
    """Whether several rows are such products, most of those that tell; two where the head itself tells it."""
    fewest = _FEW if _tells_product(relation) else _SEVERAL
    return (evidence.held >= fewest or evidence.exact >= _FEW) and share > _HALF


def _tells_product(relation: Relation) -> bool:
    """Whether the head of a result names its factors with the sign between: `Skor (Bobot x Nilai)`."""
    said = [_FACTORS.sub("", each).casefold().split() for each in _SIGN.split(" ".join(relation.result.path))]
    names = [
        _FACTORS.sub(" ", column.name.partition("(")[0]).casefold().split() for column in relation.inputs
    ]
    return any(
        (words[0][-len(one) :], words[1][: len(other)]) == (one, other)
        for words in ([*pair] for pair in pairwise(said))
        for one, other in permutations(names, _FEW)
        if one and other
    )
