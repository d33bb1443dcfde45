"""How an indicator is counted: the ways to choose from, the formula that each makes,
and reading it back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from capaian.domain.identifiers import ComponentCode, MeasureCode, WordedEnum
from capaian.domain.narrative import CooperationState
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import Measure
from capaian.domain.policy import Aggregation
from capaian.domain.value import INDEX, PERCENT, Unit
from capaian.rules.facts import Facts as Named
from capaian.rules.facts import fold
from capaian.rules.formula.explain import explain, to_source
from capaian.rules.formula.lists import LISTS
from capaian.rules.formula.parse import parse, parse_readable
from capaian.rules.formula.tree import SurveyIndex, names_in
from capaian.rules.formula.wording import REGISTERS
from capaian.web.planning.catalogue import SURVEYS, USUAL_SURVEY
from capaian.web.planning.cell_texts import free_code, unit_code
from capaian.web.planning.sheets import COMPONENTS, CREDITS, INDICATOR
from capaian.web.years.change import Edit

PAIR: Final = ("pembilang", "penyebut")
ADDENDS: Final = ("jumlah-1", "jumlah-2", "jumlah-3", "jumlah-4")
_SHARE: Final = "100 * {} / {}"


class CountingWay(WordedEnum):
    """How an indicator is counted."""

    COVERAGE = (
        "cakupan",
        "Cakupan per kecamatan: yang tercapai dibagi seluruhnya, dihitung di tiap kecamatan",
    )
    SHARE = (
        "bagian",
        "Bagian dari dua hitungan: yang tercapai dibagi seluruhnya, se-dinas sepanjang tahun",
    )
    SUM = "jumlah", "Jumlah: satu sampai empat hitungan dijumlahkan sepanjang tahun"
    SURVEY = "survei", "Indeks survei: nilai survei kepuasan, 25 sampai 100"
    YES_NO = "ya-tidak", "Ya atau tidak: sudah ada atau belum"
    LIST = "daftar", "Banyaknya isi daftar: inovasi, kerja sama, pelatihan, sarana, dokumen"
    REPORTED = "angka", "Satu angka yang dilaporkan langsung, tanpa rumus"
    FORMULA = "rumus", "Rumus sendiri dari ukuran, cakupan, survei dan indikator yang ada"


@cache
def list_formulas() -> Mapping[str, Unit]:
    """Return the formulas that count or add a list of the dossier, each with its unit."""
    signed = [name for name, rows in REGISTERS.items() if rows.state is CooperationState.SIGNED]
    found = {f"count({name})": Unit("perjanjian") for name in signed}
    for name, shape in LISTS.items():
        if not shape.required:
            conditions = (
                f"[{column}={choice}]"
                for column, own in shape.columns.items()
                for choice in own.choices or ()
            )
            found |= {f"count({name}{each})": shape.unit for each in ("", *conditions)}
            found |= {
                f"sum({name}.{each})": own.unit or Unit("unit")
                for each, own in shape.figures.items()
            }
    return found


def list_choices() -> list[tuple[str, str]]:
    """Return the same formulas, each with its words."""
    found = [(each, explain(parse(each), {}).removeprefix("jumlah ")) for each in list_formulas()]
    return sorted(found, key=lambda pair: pair[1])


def _write_sum(codes: Sequence[str]) -> str:
    return codes[0] if len(codes) == 1 else f"sum({', '.join(codes)})"


def find_way(
    facts: Facts, formula: str, *, is_yes_no: bool
) -> tuple[CountingWay, Mapping[str, str]]:
    """Return how an indicator is counted, with the answers that its formula comes of."""
    written = parse_readable(formula)
    if written is None:
        unread = CountingWay.YES_NO if is_yes_no else CountingWay.REPORTED
        return CountingWay.FORMULA if formula else unread, {"rumus": formula}
    source, measures = to_source(written), Named(facts).measures
    if (coverage := facts.component_by_code.get(ComponentCode(source))) is not None:
        pair = {"pembilang": coverage.numerator.name, "penyebut": coverage.denominator.name}
        return CountingWay.COVERAGE, {**pair, "gabung": coverage.aggregation}
    if isinstance(written, SurveyIndex) and not written.selector:
        return CountingWay.SURVEY, {"survei": written.survey}
    if source in list_formulas():
        return CountingWay.LIST, {"daftar": source}
    codes = [name.code for name in names_in(written)]
    called = [measures[MeasureCode(each)].name for each in codes if each in measures]
    if called and len(called) == len(codes):
        if len(codes) == len(PAIR) and source == _SHARE.format(*codes):
            return CountingWay.SHARE, dict(zip(PAIR, called, strict=True))
        if len(codes) <= len(ADDENDS) and source == _write_sum(codes):
            return CountingWay.SUM, dict(zip(ADDENDS, called, strict=False))
    return CountingWay.FORMULA, {"rumus": formula}


@dataclass
class FormulaMaker:
    """Makes the formula of an indicator of what was answered, and what it needs besides."""

    facts: Facts
    answers: Mapping[str, str]
    code: str
    """Of the indicator; empty: it gets one of its name."""
    needed: list[Edit] = field(default_factory=list)
    survey: str = ""
    """The survey whose index it is; empty: it is none."""
    has_states: bool = False
    """One of what it counts is a state, of which the last counts: quarters of it are no sum."""

    def __post_init__(self) -> None:
        facts, measures = self.facts, Named(self.facts).measures
        self.measures = {fold(each.name): each for each in measures.values()}
        self.taken: set[str] = {*facts.indicator_by_code, *facts.component_by_code, *measures}
        for things in (facts.goals, facts.objectives, facts.surveys, facts.nodes):
            self.taken |= {str(each.id) for each in things}
        self.code = self.code or self._free_code("ik", self.answers["nama"])

    def _free_code(self, kind: str, name: str) -> str:
        code = free_code(name, self.taken, kind)
        self.taken.add(code)
        return code

    def make(self, way: CountingWay) -> tuple[str, str]:
        """Return the formula, empty where there is none, and its unit."""
        answers, unit = self.answers, unit_code(self.answers["satuan"])
        match way:
            case CountingWay.COVERAGE:
                return self._coverage(), PERCENT
            case CountingWay.SHARE:
                pair = [self._count(answers[each], answers[f"{each}-satuan"]) for each in PAIR]
                return _SHARE.format(*pair), PERCENT
            case CountingWay.SUM:
                names = dict.fromkeys(filter(None, (answers[each] for each in ADDENDS)))
                return _write_sum([self._count(each, unit) for each in names]), unit
            case CountingWay.SURVEY:
                self.survey = answers["survei"] or self._new_survey(answers["survei-baru"])
                return f"index({self.survey})", INDEX
            case CountingWay.LIST:
                return answers["daftar"], list_formulas()[answers["daftar"]]
            case CountingWay.FORMULA:
                return answers["rumus"], unit
            case CountingWay.YES_NO:
                return "", "keadaan"
            case CountingWay.REPORTED:
                return "", unit

    def _new_survey(self, name: str) -> str:
        code = self._free_code("survei", name)
        self.needed.append(Edit(SURVEYS, {"id": code, **USUAL_SURVEY, "name": name}))
        return code

    def _measure(self, name: str, unit: str) -> Measure:
        if (found := self.measures.get(fold(name))) is None:
            code = MeasureCode(self._free_code("hit", name))
            found = self.measures[fold(name)] = Measure(code, name, Unit(unit_code(unit)))
        return found

    def _count(self, name: str, unit: str) -> str:
        """Return the code of a measure; a new one is counted for the indicator, office-wide."""
        is_new, own = fold(name) not in self.measures, self._measure(name, unit)
        way = Named(self.facts).aggregations.get(own.code)
        self.has_states |= way in (Aggregation.LAST, Aggregation.MEAN)
        if is_new:
            cells = {
                "code": own.code,
                "name": own.name,
                "unit": own.unit,
                "weight": "1",
                "measure": own.code,
            }
            self.needed.append(Edit(CREDITS, {INDICATOR: self.code, **cells}))
        return own.code

    def _coverage(self) -> str:
        answers = self.answers
        known = [self.measures.get(fold(answers[each])) for each in PAIR]
        for each in self.facts.components:
            if [each.numerator, each.denominator] == known:
                return each.code
        pair = [self._measure(answers[each], answers[f"{each}-satuan"]) for each in PAIR]
        code = self._free_code("cak", answers["nama"])
        cells = {
            "code": code,
            "name": answers["nama"],
            "formula": _SHARE.format(*(each.code for each in pair)),
        }
        for part, own in zip(("numerator", "denominator"), pair, strict=True):
            cells |= {f"{part}.code": own.code, f"{part}.name": own.name, f"{part}.unit": own.unit}
            cells |= {f"{part}.counted": own.counted} if own.counted else {}
        self.needed.append(
            Edit(COMPONENTS, {**cells, "unit": PERCENT, "aggregation": answers["gabung"]})
        )
        return code
