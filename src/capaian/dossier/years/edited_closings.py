"""Whether a closed year was edited after it was closed: its results against those of its own texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final

from capaian.domain.exchange import Plain, assessment_to_plain
from capaian.domain.issue import Issue, Level, has_errors
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import read_closed_texts
from capaian.dossier.years.snapshot import Snapshot
from capaian.dossier.years.snapshot_file import ClosedYear, require_same
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.rules.checks.validate import validate

if TYPE_CHECKING:
    from capaian.dossier.checked import Found

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


def find_edited(snapshot: Snapshot, file: str) -> tuple[Differing, ...]:
    """Return the results of a closing that its own texts do not come to by the rules of this program.

    A hash shows only what was changed after somebody wrote it down: it can be made anew. Texts that this
    program cannot read any more are left alone.

    Args:
        snapshot: The closing.
        file: Name of its file, for what is said of it.

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


@dataclass(frozen=True)
class Verified:
    """A closed year held against the dossier as it is now."""

    closed: ClosedYear
    changed: tuple[str, ...]
    """Files of the dossier that are not as they were closed."""
    has_same_results: bool | None
    """Whether the results computed now are those that were approved; `None`: errors keep them from it."""
    errors: Sequence[Issue]
    """What is wrong with the dossier now."""
    edited: tuple[Differing, ...]
    """Results of the closing that its own texts do not come to."""

    @property
    def holds(self) -> bool:
        """Whether nothing is otherwise than it was approved."""
        return not self.changed and bool(self.has_same_results) and not self.edited


def compare_closed(closed: ClosedYear, dossier: Path, found: Found) -> Verified:
    """Compare a closed year with the texts and results of its dossier now.

    Errors of the dossier are no fault of the closing: its results are then not compared.
    """
    now = scan_folder(dossier, IssueLog())
    texts = {**now.parts, **now.narratives}
    then = {file: text.encode() for file, text in closed.snapshot.files.items()}
    attached = {one.file: one.sha256 for one in closed.snapshot.attachments}
    outside = {file: sha256 for file, sha256 in now.hashes.items() if file not in texts}
    differing = {file for file in {*texts, *then} if texts.get(file) != then.get(file)}
    differing |= {file for file in {*attached, *outside} if attached.get(file) != outside.get(file)}
    is_same = None
    if found.office_year is not None and not found.has_errors:
        results = assess(found.office_year, found.rule_set)
        is_same = assessment_to_plain(results) == closed.snapshot.assessment
    errors = [issue for issue in found.issues if issue.level is Level.ERROR]
    return Verified(
        closed, tuple(sorted(differing)), is_same, errors, find_edited(closed.snapshot, closed.file)
    )
