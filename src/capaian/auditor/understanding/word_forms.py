"""Forms of one word, told by its affixes: `memanfaatkan`, `dimanfaatkan` and `pemanfaatan` are of `manfaat`.

Without a list of words it is not certain where a root begins: `me` and `pe` swallow its first letter or not.
So a word has every root that it may have, and two words are forms of one where they share a root.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_SHORTEST: Final = 4
"""Letters of a root; shorter ones are met with by chance."""
_VERB: Final = re.compile(r"(?:di|ter|ber|per)(?=[a-z])|be(?=kerja)")
_MEN: Final = re.compile(r"[mp]e(?P<nasal>ny|ng|m|n|)(?P<rest>[a-z]+)")
"""`me` and `pe` with the sound by which they lead over to the root."""
_SWALLOWED: Final = {"ny": "s", "ng": "k", "m": "p", "n": "t"}
"""The first letter of a root that such a sound stands for."""
_VOWELS: Final = "aiueo"
_NOUN: Final = "an"
_SUFFIXES: Final = ("kan", _NOUN, "i")
_STATE: Final = "ke"
_OF_NOUNS: Final = (_STATE, "pe")


@lru_cache(maxsize=8192)
def roots_of(word: str) -> frozenset[str]:
    """Return what a word may be a form of, itself among them.

    Who does a thing is another thing than that it is done: `pengguna` is no form of `penggunaan`.

    Examples:
        >>> sorted(roots_of("pemanfaatan") & roots_of("memanfaatkan"))
        ['anfaat', 'manfaat', 'panfaat']
        >>> sorted(roots_of("kepemilikan") & roots_of("dimiliki")), roots_of("pengguna")
        (['milik'], frozenset({'pengguna'}))
    """
    found = {word, *_bare(word)}
    for suffix in _SUFFIXES:
        if word.endswith(suffix):
            found |= {*_of_stem(word.removesuffix(suffix), is_noun=suffix == _NOUN)}
    return frozenset(root for root in found if len(root) >= _SHORTEST or root == word)


def are_forms_of_one(one: str, other: str) -> bool:
    """Say whether two words are forms of one.

    Examples:
        >>> are_forms_of_one("pelayanan", "melayani"), are_forms_of_one("kelahiran", "kematian")
        (True, False)
    """
    return one == other or not roots_of(one).isdisjoint(roots_of(other))


def _of_stem(stem: str, *, is_noun: bool) -> Iterator[str]:
    """Yield what a word without its ending may come from: with `-an` goes `ke-` or `pe-`."""
    if not (is_noun and stem.startswith(_OF_NOUNS)):
        yield stem
    yield from _bare(stem)
    if is_noun and stem.startswith(_STATE):
        inner = stem.removeprefix(_STATE)
        yield inner
        yield from _bare(inner)
        yield from _after_nasal(inner)
    elif is_noun:
        yield from _after_nasal(stem)


def _bare(stem: str) -> Iterator[str]:
    """Yield a stem without what makes a verb of it."""
    if prefix := _VERB.match(stem):
        rest = stem[prefix.end() :]
        yield rest
        if prefix[0] == "di" and rest.startswith("per"):
            yield rest.removeprefix("per")
    if stem.startswith("me"):
        yield from _after_nasal(stem)


def _after_nasal(stem: str) -> Iterator[str]:
    """Yield a stem without `me` or `pe`, with the first letter that they may have swallowed."""
    found = _MEN.match(stem)
    if found is None:
        return
    nasal, rest = found["nasal"], found["rest"]
    yield f"{nasal}{rest}"
    if not nasal:
        return
    yield rest
    if rest[0] in _VOWELS:
        yield f"{_SWALLOWED[nasal]}{rest}"
    if rest.startswith("per"):
        yield rest.removeprefix("per")
