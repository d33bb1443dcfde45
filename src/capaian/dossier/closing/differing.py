"""Results of a closed year held against the same results computed again: which differ, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from capaian.domain.exchange import Plain

_NAMES: Final = ("code", "id", "subject", "area", "tier", "name", "period", "method", "kind")
"""What a result of a list is told by: the first of these that it has."""
_WORDS: Final[Mapping[str, str]] = {
    "achievement": "capaian",
    "actual": "realisasi",
    "band": "kategori",
    "class": "mutu",
    "denominator": "penyebut",
    "index": "indeks",
    "mean_achievement": "rata-rata capaian",
    "numerator": "pembilang",
    "ratio": "rasio",
    "revised": "anggaran",
}
_TRACES: Final = "traces"
_THERE: Final = "(ada)"
_NOTHING: Final = "(tidak ada)"


@dataclass(frozen=True, slots=True)
class Differing:
    """A result that is not what its year computes to."""

    result: str
    """Which one: `iku-2, 2023, realisasi`."""
    approved: str
    """As the closing has it."""
    recomputed: str

    @property
    def words(self) -> str:
        """Which result it is, and both figures."""
        return f"{self.result}: dalam penutupan {self.approved}; dihitung ulang {self.recomputed}"


def find_differing(approved: Mapping[str, Plain], recomputed: Mapping[str, Plain]) -> tuple[Differing, ...]:
    """Return the results that differ; traces only where no result does.

    Args:
        approved: Results of a closing, by the contract `capaian/assessment/1`.
        recomputed: The same, computed again.
    """
    keys = [key for key in {**approved, **recomputed} if key != _TRACES]
    found = [one for key in keys for one in _below(approved.get(key), recomputed.get(key), ())]
    if not found and approved.get(_TRACES) != recomputed.get(_TRACES):
        return (Differing("jejak angka", "seperti disimpan", "lain"),)
    return tuple(found)


def _below(approved: Plain, recomputed: Plain, path: tuple[str, ...]) -> Iterator[Differing]:
    """Yield what differs in two values and what lies in them."""
    if approved == recomputed:
        return
    if isinstance(approved, list) and isinstance(recomputed, list):
        for one, other in zip_longest(approved, recomputed):
            yield from _below(one, other, (*path, *_name(one, other)))
    elif isinstance(approved, dict) and isinstance(recomputed, dict) and not _is_cell(approved, recomputed):
        for key in {**approved, **recomputed}:
            yield from _below(approved.get(key), recomputed.get(key), (*path, _WORDS.get(key, key)))
    else:
        yield from _shown(approved, recomputed, ", ".join(_told(path)))


def _is_cell(*values: Mapping[str, Plain]) -> bool:
    return all(value.keys() & {"display", "text", "unavailable"} for value in values)


def _name(*records: Plain) -> Iterator[str]:
    """Yield what a record of a list is told by; nothing where it has no name."""
    named = (str(r[key]) for r in records if isinstance(r, dict) for key in _NAMES if r.get(key))
    if (first := next(named, None)) is not None:
        yield first


def _told(path: tuple[str, ...]) -> Iterator[str]:
    """Yield the steps of a path that tell a reader something: names of lists do not."""
    return (step for step in path if step not in ("areas", "elements", "inputs", "periods", "rows"))


def _shown(approved: Plain, recomputed: Plain, result: str) -> Iterator[Differing]:
    """Yield a result as a reader sees it, with all its digits where it looks the same; no trace is one."""
    for keys in (("display", "text", "reason"), ("value", "met", "unavailable", "unit")):
        was, now = _show(approved, keys), _show(recomputed, keys)
        if was != now:
            yield Differing(result, was, now)
            return


def _show(value: Plain, keys: tuple[str, ...]) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in keys if value.get(key) is not None), _THERE)
    return _NOTHING if value is None else str(value)
