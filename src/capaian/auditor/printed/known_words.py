"""Words that reports are read by, each with what it stands for: `words.csv`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from capaian.dossier.declared_rows import read_declared_rows


def values_of_words(kind: str) -> Mapping[str, int]:
    """Return the words of a kind with their values; 0 for words that have none.

    Examples:
        >>> values_of_words("number")["tujuh"], values_of_words("power_of_ten")["juta"]
        (7, 6)
    """
    return _words_by_kind()[kind]


@cache
def _words_by_kind() -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in read_declared_rows(__file__, "words.csv"):
        found[row["kind"]][row["word"]] = int(row["value"] or 0)
    return found
