"""Why a table of a known form is asked about: what else its figures are stored as, or what else it says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Final

from capaian.domain.period import PeriodKind
from capaian.dossier.intake.shown_code import digest_of
from capaian.dossier.personal import mask_personal_numbers

DIGITS: Final = 16
"""Those of the digest of a reading."""
_TRIED: Final = 50
"""Texts of a table that are tried for the one that is new."""
_LOOKS: Final = "looks"
_NEW: Final[Mapping[str, str]] = {
    "lines": "ada tulisan di sekitarnya",
    "beside": "ada tulisan di lembar lain atau di luar sel",
    "unused": "ada kolom lain",
    "said": "ada isi kolom",
    _LOOKS: "ada sel yang dicoret atau tidak terlihat",
}
"""What a table says of itself besides its figures, in the words of a reason."""
Told = Mapping[str, object]
"""What a table says of itself."""
_WORDS: Final[Mapping[PeriodKind, str]] = {
    PeriodKind.MONTH: "bulan",
    PeriodKind.QUARTER: "triwulan",
    PeriodKind.SEMESTER: "semester",
    PeriodKind.YEAR: "setahun",
}


@dataclass(frozen=True)
class Taken:
    """What the figures of a table are taken for, which is a part of what it says of itself."""

    form: tuple[object, ...]
    """The kind of table."""
    kinds: frozenset[PeriodKind]
    """The lengths of time that they are stored as."""
    is_first: bool
    """They are of the first part of a year, where alone and since January are one."""

    @property
    def told(self) -> Told:
        """It in the words of a digest."""
        return {"as": [*self.form, *sorted(self.kinds)], "first": self.is_first}

    def others(self) -> Iterator[Taken]:
        """Yield what else figures may be taken for: the same lengths of time come first."""
        sizes = range(1, len(_WORDS) + 1)
        found = map(frozenset, chain.from_iterable(combinations(_WORDS, size) for size in sizes))
        for kinds in sorted(found, key=lambda kinds: len(kinds ^ self.kinds)):
            yield from (Taken(self.form, kinds, is_first) for is_first in (True, False))


def why_asked(taken: Taken, said: Iterable[Told], known: Collection[str], added: Sequence[str]) -> str:
    """Return why a table is asked about whose form was confirmed before.

    Args:
        taken: What its figures are taken for.
        said: What else it says of itself: as it is, then with the ends of its periods as its own.
        known: Digests that were confirmed of its form.
        added: Columns that are taken from now on.

    Returns:
        The reason; empty where no form was confirmed.
    """
    if not known:
        return ""
    texts = [*said]
    for rest in texts:
        for other in taken.others():
            if digest_of({**rest, **other.told}, DIGITS) in known:
                return _words(taken, other)
    if added:
        return f"pertama kali diambil juga kolom {', '.join(added)}"
    for rest in texts:
        for key, told, less in _with_one_less(rest):
            if digest_of({**less, **taken.told}, DIGITS) in known:
                return f'{_NEW[key]} yang belum pernah dipastikan: "{mask_personal_numbers(told)}"'
    return "ada tulisan di sekitarnya, judul, atau isi kolom yang belum pernah dipastikan"


def _with_one_less(rest: Told) -> Iterator[tuple[str, str, Told]]:
    """Yield what a table says without one of its texts, with this and where it stands."""
    for key in _NEW:
        told = rest.get(key)
        texts = told if isinstance(told, list) else []
        for n, text in enumerate(texts[:_TRIED]):
            others = [*texts[:n], *texts[n + 1 :]]
            less = {**rest, key: others}
            if key == _LOOKS and not others:
                del less[key]
            yield key, text if isinstance(text, str) else str(text[0]), less


def _words(taken: Taken, other: Taken) -> str:
    if taken == other:
        return "pertama kali untuk bagian-bagian tahun ini"
    if taken.kinds != other.kinds:
        new = taken.kinds - other.kinds or taken.kinds
        return f"pertama kali disimpan sebagai {' dan '.join(_WORDS[kind] for kind in _WORDS if kind in new)}"
    if taken.is_first:
        return "pertama kali untuk bagian pertama tahun"
    return "pertama kali untuk bagian tahun sesudah yang pertama: angka bagian itu saja, bukan sejak Januari"
