"""Components with their areas and peers; satisfaction surveys with their elements."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.documents.scope.facts import TypedIn
from capaian.documents.scope.values import Series, Value, View, absent, yes_no
from capaian.documents.scope.views.judgement import rank_figure, trend_sign
from capaian.documents.scope.world import World
from capaian.domain.assessment import (
    AreaResult,
    ComponentResult,
    ElementResult,
    PeerRow,
    PeerTable,
    ReferenceKind,
    SurveyResult,
)
from capaian.domain.identifiers import IndicatorCode, TraceId
from capaian.domain.plan import Component
from capaian.domain.value import Known
from capaian.domain.work import HistoryValue

AREA: View[AreaResult] = View(
    "kecamatan",
    {
        "code": lambda a, w: str(a.code),
        "name": lambda a, w: a.name,
        "numerator": lambda a, w: a.numerator,
        "denominator": lambda a, w: a.denominator,
        "ratio": lambda a, w: a.ratio,
        "remainder": lambda a, w: a.remainder,
    },
)
HISTORY: View[HistoryValue] = View(
    "tahun",
    {
        "year": lambda h, w: str(h.period.year),
        "name": lambda h, w: str(h.period.year),
        "actual": lambda h, w: w.fact(
            TypedIn(f"Realisasi {h.subject} {h.period}", h.actual, h.scale, h.place, h.source, 2)
        ),
        "note": lambda h, w: h.note,
    },
)


def _definition(result: ComponentResult, world: World) -> Component:
    return world.components[result.code]


def _factors(kind: str, result: ComponentResult, world: World) -> Series:
    code = str(result.code)
    return world.select("factors", lambda f: f.field("subject") == code and f.field("kind") == kind)


def _share(result: ComponentResult, world: World) -> Value:
    """Share of the gap of the key indicator that this component belongs to."""
    key = next((code for code in result.share_of_gap if world.results[code].is_key), None)
    code = key or next(iter(result.share_of_gap), None)
    return absent("bagian jarak ke 100") if code is None else result.share_of_gap[code]


def _measured_by(result: ComponentResult, world: World) -> IndicatorCode | None:
    """Indicator that is this component alone, rather one with a national target than one without."""
    code = str(result.code)
    alone = [i for i in world.assessment.indicators if world.definitions[i.code].formula.strip() == code]
    national = [i for i in alone if any(r.kind is ReferenceKind.NATIONAL for r in i.references)]
    return next((i.code for i in (*national, *alone) if i.references), None)


def _innovations(result: ComponentResult, world: World) -> Series:
    supports = {i.id for i in world.office_year.innovations if str(result.code) in i.supports}
    return world.select("innovations", lambda thing: thing.key in supports)


def _history(result: ComponentResult, world: World) -> Series:
    values = (h for h in world.office_year.history if h.subject == str(result.code))
    return Series("tahun", tuple(HISTORY.of(str(h.period.year), h, world) for h in values))


def _varies(result: ComponentResult) -> bool:
    """Whether the districts differ, so that a chart of them says something."""
    return len({area.ratio.value for area in result.areas if isinstance(area.ratio, Known)}) > 1


def _source_line(result: ComponentResult, world: World) -> str:
    """Titles of the sources of the counts."""
    component = _definition(result, world)
    measures = (component.numerator.code, component.denominator.code)
    counts = (c for c in world.office_year.counts if c.measure in measures and c.source is not None)
    sources = dict.fromkeys(c.source for c in counts if c.source in world.office_year.source_by_id)
    titles = [world.office_year.source_by_id[source].title for source in sources if source is not None]
    return f"{'; '.join(titles)} (data diolah)." if titles else ""


COMPONENT: View[ComponentResult] = View(
    "komponen",
    {
        "code": lambda c, w: str(c.code),
        "symbol": lambda c, w: c.symbol,
        "name": lambda c, w: c.name,
        "title": lambda c, w: f"{c.symbol}: {c.name}" if c.symbol else c.name,
        "varies": lambda c, w: yes_no(_varies(c)),
        "source": _source_line,
        "numerator": lambda c, w: c.numerator,
        "denominator": lambda c, w: c.denominator,
        "ratio": lambda c, w: c.ratio,
        "remainder": lambda c, w: c.remainder,
        "numerator_name": lambda c, w: _definition(c, w).numerator.name,
        "denominator_name": lambda c, w: _definition(c, w).denominator.name,
        "numerator_unit": lambda c, w: _definition(c, w).numerator.unit.label,
        "denominator_unit": lambda c, w: _definition(c, w).denominator.unit.label,
        "unit": lambda c, w: _definition(c, w).unit.label,
        "formula": lambda c, w: _definition(c, w).formula,
        "areas": lambda c, w: Series("kecamatan", tuple(AREA.of(str(a.code), a, w) for a in c.areas)),
        "prior_ratio": lambda c, w: c.prior_ratio,
        "change": lambda c, w: c.change,
        "trend": lambda c, w: trend_sign(c.trend),
        "history": _history,
        "share_of_gap": _share,
        "peers": lambda c, w: w.find("peers", str(c.code)),
        "measured_by": lambda c, w: w.find("indicators", _measured_by(c, w)),
        "innovations": _innovations,
        "causes": lambda c, w: _factors("cause", c, w),
        "drivers": lambda c, w: _factors("driver", c, w),
        "obstacles": lambda c, w: _factors("obstacle", c, w),
        "solutions": lambda c, w: _factors("solution", c, w),
        "plans": lambda c, w: _factors("plan", c, w),
    },
)

PEER: View[PeerRow] = View(
    "kabupaten/kota",
    {
        "code": lambda p, w: str(p.area),
        "name": lambda p, w: p.name,
        "short_name": lambda p, w: p.name.removeprefix("Kabupaten "),
        "numerator": lambda p, w: p.numerator,
        "denominator": lambda p, w: p.denominator,
        "ratio": lambda p, w: p.ratio,
        "rank": lambda p, w: rank_figure(p.rank, p.name, _trace_of(p), w),
        "is_own": lambda p, w: yes_no(p.is_own),
    },
)
PROVINCE: View[PeerRow] = View(
    "provinsi",
    {
        "name": lambda p, w: p.name,
        "numerator": lambda p, w: p.numerator,
        "denominator": lambda p, w: p.denominator,
        "ratio": lambda p, w: p.ratio,
    },
)
PEERS: View[PeerTable] = View(
    "perbandingan kabupaten/kota",
    {
        "subject": lambda t, w: t.subject,
        "period": lambda t, w: t.period.label,
        "rows": lambda t, w: _rows(t, w),
        "own": lambda t, w: _own(t, w),
        "total": lambda t, w: PROVINCE.of("total", t.total, w),
        "count": lambda t, w: w.facts.counted(
            f"Kabupaten/kota yang dibandingkan, {t.subject}", len(t.rows), "banyaknya baris perbandingan"
        ),
    },
)


def _trace_of(row: PeerRow) -> tuple[TraceId, ...]:
    return (row.ratio.trace,) if isinstance(row.ratio, Known) else ()


def _rows(table: PeerTable, world: World) -> Series:
    return Series("kabupaten/kota", tuple(PEER.of(str(r.area), r, world) for r in table.rows))


def _own(table: PeerTable, world: World) -> Value:
    own = next((row for row in table.rows if row.is_own), None)
    return absent("baris sendiri") if own is None else PEER.of(str(own.area), own, world)


@dataclass(frozen=True, slots=True)
class ElementPair:
    """An element of a survey beside the same element of the survey before it."""

    now: ElementResult
    before: ElementResult | None


@dataclass(frozen=True, slots=True)
class SurveyPair:
    """A survey beside the one before it."""

    now: SurveyResult
    before: SurveyResult | None


ELEMENT: View[ElementPair] = View(
    "unsur",
    {
        "code": lambda e, w: e.now.code,
        "name": lambda e, w: e.now.name,
        "mean": lambda e, w: e.now.mean,
        "index": lambda e, w: e.now.index,
        "weighted": lambda e, w: e.now.weighted,
        "letter": lambda e, w: e.now.letter or absent("mutu"),
        "prior": lambda e, w: (
            absent("tahun lalu")
            if e.before is None
            else ELEMENT.of(e.now.code, ElementPair(e.before, None), w)
        ),
    },
)


def _elements(pair: SurveyPair, world: World) -> Series:
    before = {e.code: e for e in pair.before.elements} if pair.before is not None else {}
    pairs = (ElementPair(e, before.get(e.code)) for e in pair.now.elements)
    return Series("unsur", tuple(ELEMENT.of(e.now.code, e, world) for e in pairs))


def _answers(pair: SurveyPair, world: World) -> Value:
    if pair.now.answers is None:
        return absent("jumlah responden")
    return world.facts.counted("Kuesioner terisi", pair.now.answers, "survey.csv", ())


def _extreme(pair: SurveyPair, world: World, best: bool) -> Value:
    """The element with the highest or lowest index; the first of equals."""
    known = [(e.index.value, e.code) for e in pair.now.elements if isinstance(e.index, Known)]
    if not known:
        return absent("unsur")
    value = max(v for v, _ in known) if best else min(v for v, _ in known)
    code = next(code for v, code in known if v == value)
    return next(item for item in _elements(pair, world).items if item.key == code)


def _classes(pair: SurveyPair, world: World) -> str:
    """Regulation of the classes, with a remark where it was not verified."""
    survey = next((s for s in world.office_year.surveys if s.id == pair.now.id), None)
    table = None if survey is None else world.rule_set.survey_class_table(survey.classes, pair.now.period.end)
    if table is None:
        return ""
    remark = table.provenance.verification.remark
    return f"{table.provenance.regulation} ({remark})" if remark else table.provenance.regulation


SURVEY: View[SurveyPair] = View(
    "survei",
    {
        "id": lambda s, w: str(s.now.id),
        "unit": lambda s, w: s.now.unit,
        "period": lambda s, w: s.now.period.label,
        "year": lambda s, w: str(s.now.period.year),
        "classes": _classes,
        "weight": lambda s, w: w.facts.counted(
            "Bobot satu unsur", s.now.weight, "satu dibagi banyaknya unsur, menurut kebijakan pembobotan"
        ),
        "elements": _elements,
        "index": lambda s, w: s.now.index,
        "mean": lambda s, w: s.now.mean,
        "letter": lambda s, w: s.now.letter or absent("mutu pelayanan"),
        "class_name": lambda s, w: s.now.class_name or absent("mutu pelayanan"),
        "answers": _answers,
        "best": lambda s, w: _extreme(s, w, best=True),
        "weakest": lambda s, w: _extreme(s, w, best=False),
        "prior": lambda s, w: (
            absent("survei sebelumnya")
            if s.before is None
            else SURVEY.of(str(s.now.id), SurveyPair(s.before, None), w)
        ),
    },
)


def components_root(world: World) -> Value:
    """Return all components in the order of the plan."""
    return Series("komponen", tuple(COMPONENT.of(str(c.code), c, world) for c in world.assessment.components))


def peers_root(world: World) -> Value:
    """Return comparisons among regencies by what is compared; most subjects have none."""
    tables = world.assessment.peers
    return Series("perbandingan", tuple(PEERS.of(t.subject, t, world) for t in tables), is_open=True)


def surveys_root(world: World) -> Value:
    """Return the latest survey of each id, paired with the one before it."""
    by_id: dict[str, list[SurveyResult]] = {}
    for survey in sorted(world.assessment.surveys, key=lambda s: s.period.end):
        by_id.setdefault(str(survey.id), []).append(survey)
    pairs = {i: SurveyPair(found[-1], found[-2] if found[1:] else None) for i, found in by_id.items()}
    return Series("survei", tuple(SURVEY.of(i, pair, world) for i, pair in pairs.items()), is_open=True)
