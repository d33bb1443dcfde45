"""Results and definitions as flat lists of single values, so that two states of a year can be compared.

No result is listed by hand: every field of a result that is a value counts, those added later too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from typing import Final

from capaian.domain.assessment import Assessment
from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.domain.rule_set import Band
from capaian.domain.value import Known as Figure
from capaian.domain.value import TextValue, Unavailable
from capaian.rules.assess import assess
from capaian.rules.formula.properties import is_same_formula
from capaian.web.years.known import Known

Path = tuple[str, ...]
"""From a thing to a value: names of fields, and what the elements of a list are called."""
Key = tuple[str, Path]
"""Code of a thing, and the path to the value."""

NOT_THERE: Final = "tidak ada"
"""Stands for a value that is there no more."""
_NAMING: Final = ("name", "code", "id", "period", "resource", "kind", "method", "category")
"""Fields that tell elements of a list apart."""
_NO_RESULT: Final = frozenset(
    {*_NAMING, "symbol", "trace", "unit", "node", "objective", "owner"} | {"is_key", "value_type", "area"}
)
"""Fields of results that name a thing or define it."""
_NO_DEFINITION: Final = frozenset(
    {"place", "owner", "plan_targets", "data_source", "definition", "as_printed", "formula_proposed"}
)
"""Fields of a plan from which no figure follows, and its targets: these are results."""
_WORDS: Final[Mapping[str, str]] = {
    "achievement": "capaian",
    "actual": "realisasi",
    "target": "target",
    "ratio": "cakupan atau serapan",
    "numerator": "pembilang",
    "denominator": "penyebut",
    "index": "nilai survei",
    "revised": "anggaran (Menjadi)",
    "original": "anggaran (Semula)",
    "band": "kelas capaian",
    "status": "status",
    "prior": "pembanding tahun lalu",
    "plan_end": "pembanding akhir Renstra",
    "references": "pembanding luar",
    "past": "tahun-tahun sebelumnya",
    "efficiency": "efisiensi",
    "outputs": "keluaran",
    "formula": "rumus",
    "unit": "satuan",
    "name": "nama",
    "polarity": "arah",
    "method": "rumus capaian",
    "tolerance": "toleransi",
    "aggregation": "penggabungan periode",
    "decimals": "banyak desimal",
    "valid_from": "masa berlaku",
    "valid_to": "masa berlaku",
    "head": "kepala dinas yang mengesahkan",
    "money": "uang",
    "staff": "pegawai",
    **dict.fromkeys(("periods", "areas", "elements", "inputs", "recent", "rows", "share_of_gap", "all"), ""),
}
"""Fields in Indonesian, those that say most first; nothing for those whose elements say what they are."""
_RANKS: Final = {name: rank for rank, name in enumerate(_WORDS)}


@dataclass(frozen=True, slots=True)
class Single:
    """A single value as it counts, and as people read it."""

    value: object
    shown: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is another one in another state of the year."""

    code: str
    path: Path
    was: str
    becomes: str

    @property
    def rank(self) -> tuple[bool, int]:
        """What says most comes first: another value before none, a result of the thing before its parts."""
        return self.becomes == NOT_THERE, _RANKS.get(self.path[-1], len(_RANKS))

    def words(self, names: Mapping[str, str]) -> str:
        """Return it in one line, with what it was and becomes first: names are long."""
        about = _WORDS.get(self.path[-1], "rincian")
        parts = [_WORDS.get(each, each) for part in self.path[:-1] for each in part.split(", ")]
        what = dict.fromkeys((f"{about} {names.get(self.code, self.code)}".strip(), *parts))
        return f"dari {self.was} menjadi {self.becomes}: {', '.join(filter(None, what))}"


def find_differences(
    before: Mapping[Key, Single], after: Mapping[Key, Single], *, with_new: bool = False
) -> Iterator[Difference]:
    """Yield the values of things that were there which are others now, or none.

    Args:
        before: All values as they are.
        after: As they will be.
        with_new: Whether a value counts that such a thing had not before.
    """
    nothing = Single(None, NOT_THERE)
    codes = {code for code, _ in before} if with_new else set()
    new = (key for key in after if key[0] in codes and key not in before)
    for key in (*before, *new):
        was, becomes = before.get(key, nothing), after.get(key, nothing)
        is_formula = key[1][-1] == "formula" and nothing not in (was, becomes)
        if was != becomes and not (is_formula and is_same_formula(was.shown, becomes.shown)):
            yield Difference(*key, was.shown, becomes.shown)


def results_of(known: Known, period: Period) -> Mapping[Key, Single]:
    """Return all results as of a period; none where errors forbid computing.

    Figures that only contradict each other, or what a paper states, are computed all the same. What sums up
    the whole office follows from these, or is approved with the year alone.
    """
    return known.derive(("single results", str(period)), lambda: dict(_results(known, period)))


def _results(known: Known, period: Period) -> Iterator[tuple[Key, Single]]:
    found = _assess(known, None if period.kind is PeriodKind.YEAR else period)
    for each in (*found.indicators, *found.components, *found.surveys, *found.nodes) if found else ():
        for path, single in _singles(each, _NO_RESULT, ()):
            yield (_code_of(each), (period.label, *(part for part in path if part != period.label))), single


def _assess(known: Known, as_of: Period | None) -> Assessment | None:
    if known.is_computable:
        return known.assessment(as_of)
    facts = known.found.office_year
    is_lost = facts is None or find_obstacles(known.found.issues)
    return None if is_lost or facts is None else assess(facts, known.found.rule_set, as_of)


def find_obstacles(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return the errors with which nothing is computed.

    Figures that contradict each other, or what a paper states, are none: what they come to is what shows it.
    Nor are links of the tree that rest on another formula: figures do not follow from them.
    """
    errors = (issue for issue in issues if issue.level is Level.ERROR)
    return tuple(each for each in errors if each.subject is None and each.code != "cascade_not_component")


def definitions_of(facts: Facts) -> Mapping[Key, Single]:
    """Return what says what the figures of a plan are, and who approves them."""
    found: dict[Key, Single] = {("", ("head",)): Single(facts.office.head, facts.office.head or "–")}
    for each in (*facts.indicators, *facts.components, *facts.surveys, *facts.nodes):
        found.update(((_code_of(each), path), single) for path, single in _singles(each, _NO_DEFINITION, ()))
    return found


def _code_of(thing: object) -> str:
    return str(getattr(thing, "id", "") or getattr(thing, "code", ""))


def _singles(item: object, left_out: frozenset[str], path: Path) -> Iterator[tuple[Path, Single]]:
    """Yield all single values of something, each with the path to it."""
    if isinstance(item, Mapping):
        for name, each in item.items():
            yield from _singles(each, left_out, (*path, str(name)))
    elif isinstance(item, tuple):
        for place, each in enumerate(item):
            named = (getattr(each, name, None) for name in (*_NAMING, "tier", "grouping", "node", "subject"))
            name = ", ".join(str(getattr(part, "label", part)) for part in named if part)
            yield from _singles(each, left_out, (*path, name or str(place)))
    elif is_dataclass(item) and not isinstance(item, (Figure, TextValue, Unavailable, Band)):
        for each in fields(item):
            if each.name not in left_out:
                yield from _singles(getattr(item, each.name), left_out, (*path, each.name))
    elif item is not None:
        yield path, _single(item)


def _single(item: object) -> Single:
    match item:
        case Figure():
            return Single((item.value, item.unit, item.display), item.display)
        case TextValue():
            return Single((item.text, item.met), item.text)
        case Unavailable():
            return Single(item.reason, item.words)
        case Band():
            return Single(item.name, item.name)
        case Enum():
            return Single(item, str(getattr(item, "words", item.value)))
    return Single(item, str(item))
