"""Whether a closed year was edited after it was closed:
its results against those of its own texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from capaian.domain.exchange import Plain, assessment_to_plain
from capaian.domain.issue import has_errors
from capaian.dossier.read import read_closed_texts
from capaian.dossier.years.snapshot import Snapshot, require_same
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.rules.checks.validate import validate

_NAMES: Final = ("code", "id", "subject", "area", "tier", "name", "period", "method", "kind")
"""What a result of a list is named by: the first of these that it has."""
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
_LISTS: Final = frozenset(
    {"indicators", "components", "areas", "elements", "inputs", "periods", "rows"}
)
"""Steps of a path that say nothing to a reader."""
_TRACES: Final = "traces"
_NOTHING: Final = "(tidak ada)"


@dataclass(frozen=True, slots=True)
class DifferingResult:
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


def find_differing(
    approved: Mapping[str, Plain], recomputed: Mapping[str, Plain]
) -> tuple[DifferingResult, ...]:
    """Return the results by `capaian/assessment/1` that differ;
    traces only where no result does.
    """
    before, after = (
        dict(_cells({key: value for key, value in results.items() if key != _TRACES}, ()))
        for results in (approved, recomputed)
    )
    found = [
        DifferingResult(
            ", ".join(_WORDS.get(step, step) for step in path if step not in _LISTS), *texts
        )
        for path in {**before, **after}
        if (texts := _differing_texts(before.get(path), after.get(path))) is not None
    ]
    if not found and approved.get(_TRACES) != recomputed.get(_TRACES):
        return (DifferingResult("jejak angka", "seperti disimpan", "lain"),)
    return tuple(found)


def _cells(value: Plain, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Plain]]:
    """Yield the results within a value, each with its path; a figure is one whole."""
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            named = (str(item[key]) for key in _NAMES if isinstance(item, dict) and item.get(key))
            yield from _cells(item, (*path, next(named, str(number))))
    elif isinstance(value, dict) and not value.keys() & {"display", "text", "unavailable"}:
        for key, inner in value.items():
            yield from _cells(inner, (*path, key))
    else:
        yield path, value


def _differing_texts(approved: Plain, recomputed: Plain) -> tuple[str, str] | None:
    """Return both as a reader sees them, with all their digits where they look the same."""
    for keys in (("display", "text", "reason"), ("value", "met", "unavailable")):
        texts = _text(approved, keys), _text(recomputed, keys)
        if texts[0] != texts[1]:
            return texts
    return None


def _text(value: Plain, keys: tuple[str, ...]) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in keys if value.get(key) is not None), "")
    return _NOTHING if value is None else str(value)


def find_edited(snapshot: Snapshot, file: str) -> tuple[DifferingResult, ...]:
    """Return the results of a closing that its own texts do not come to by the
    rules of this program.

    A hash shows only what was changed after somebody wrote it down: it can be made anew. Texts
    that this program cannot read any more are left alone.

    Raises:
        InputError: if they are those of another year or office than the closing says.
    """
    year, rule_set = read_closed_texts(snapshot), load_rulebook()
    if year is not None:
        require_same("tahun", str(snapshot.year), str(year.year), file)
        require_same("kabupaten/kota", snapshot.regency, year.office.regency, file)
    if year is None or has_errors(validate(year, rule_set)):
        return ()
    return find_differing(snapshot.assessment, assessment_to_plain(assess(year, rule_set)))
