"""Results and definitions as flat lists of single values, so that two states of a year can be compared.

No result is listed by hand: every field of an assessment that is a value counts, those added later too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
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
_NAMING_SUMS: Final = ("tier", "grouping", "node", "subject")
"""The same of what sums up the whole office."""
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
    "gap": "selisih",
    "letter": "mutu",
    "mean_achievement": "rata-rata capaian",
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
    "survey": "survei",
    "valid_from": "masa berlaku",
    "valid_to": "masa berlaku",
    "is_key": "sifat utama",
    "parent": "tempat",
    "objective": "tempat",
    "tier": "tempat",
    "code": "kode",
    "head": "kepala dinas yang mengesahkan",
    "money": "uang",
    "staff": "pegawai",
    **dict.fromkeys(("periods", "areas", "elements", "inputs", "recent", "rows", "share_of_gap", "all"), ""),
}
"""Fields in Indonesian, those that say most first; nothing for those whose elements say what they are."""
_SUMS: Final[Mapping[str, str]] = {
    "jenjang": "tiers",
    "seluruh dinas": "totals",
    "efisiensi seluruh dinas": "total_efficiency",
    "program dan kegiatan": "group_means",
    "kabupaten/kota lain": "peers",
    "pegawai": "staff",
    "sarana": "assets",
}
"""What is printed of the whole office: fields of an assessment, by what they are of."""
_RANKS: Final = {name: rank for rank, name in enumerate(_WORDS)}


@dataclass(frozen=True, slots=True)
class Single:
    """A single value as it counts, and as people read it."""

    value: object
    shown: str


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
        field = _WORDS.get(self.path[-1], "rincian")
        parts = [_WORDS.get(each, each) for part in self.path[:-1] for each in part.split(", ")]
        what = dict.fromkeys((f"{field} {names.get(self.code, self.code)}".strip(), *parts))
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
    for key, was in before.items():
        becomes = after.get(key)
        if becomes is None or not _is_same(key, was, becomes):
            yield Difference(*key, was.shown, becomes.shown if becomes else NOT_THERE)
    codes = {code for code, _ in before} if with_new else set()
    for key, becomes in after.items():
        if key[0] in codes and key not in before:
            yield Difference(*key, NOT_THERE, becomes.shown)


def _is_same(key: Key, was: Single, becomes: Single) -> bool:
    """Say whether a value is the same; of a formula, whether it computes the same."""
    if key[1][-1] == "formula":
        return is_same_formula(was.shown, becomes.shown)
    return was.value == becomes.value


def results_of(known: Known, period: Period) -> Mapping[Key, Single]:
    """Return all results as of a period; none where errors forbid computing.

    Figures that only contradict each other, or what a paper states, are computed all the same.
    """
    return known.derive(("single results", str(period)), lambda: dict(_results(known, period)))


def is_sum(difference: Difference) -> bool:
    """Say whether a result sums up the whole office: it changes with whatever is not approved yet, too."""
    return difference.code in _SUMS


def _results(known: Known, period: Period) -> Iterator[tuple[Key, Single]]:
    found = _assess(known, None if period.kind is PeriodKind.YEAR else period)
    if found is None:
        return
    for each in (*found.indicators, *found.components, *found.surveys, *found.nodes):
        code = str(getattr(each, "id", "") or getattr(each, "code", ""))
        for path, single in _singles(each, _NO_RESULT, ()):
            yield (code, (period.label, *(part for part in path if part != period.label))), single
    for words, name in _SUMS.items():
        for path, single in _singles(getattr(found, name), _NO_RESULT, ()):
            yield (words, (period.label, *path)), single


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
        code = str(getattr(each, "id", "") or getattr(each, "code", ""))
        found.update(((code, path), single) for path, single in _singles(each, _NO_DEFINITION, ()))
    return found


def _singles(item: object, left_out: frozenset[str], path: Path) -> Iterator[tuple[Path, Single]]:
    """Yield all single values of something, each with the path to it."""
    if isinstance(item, Mapping):
        for name, each in item.items():
            yield from _singles(each, left_out, (*path, str(name)))
    elif isinstance(item, tuple):
        for place, each in enumerate(item):
            yield from _singles(each, left_out, (*path, _name_element(each) or str(place)))
    elif is_dataclass(item) and not isinstance(item, _VALUES):
        for field in fields(item):
            if field.name not in left_out:
                yield from _singles(getattr(item, field.name), left_out, (*path, field.name))
    elif item is not None:
        yield path, _single(item)


_VALUES: Final = (Figure, TextValue, Unavailable, Band)


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


def _name_element(item: object) -> str:
    """Return what an element of a list is called among the others."""
    named = (getattr(item, name, None) for name in (*_NAMING, *_NAMING_SUMS))
    return ", ".join(str(getattr(each, "label", each)) for each in named if each)
