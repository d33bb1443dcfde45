"""From the facts of one office-year and the law in force to all results, each with its trace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import localcontext

from capaian.domain.assessment import (
    Assessment,
    ComponentResult,
    EfficiencyResult,
    IndicatorResult,
    NodeResult,
    ResourceResult,
    ScaleSensitivity,
    Status,
    TierResult,
)
from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.rules.assess.actuals import judge_all
from capaian.rules.assess.basis import compute_basis
from capaian.rules.assess.comparisons import compare_indicators
from capaian.rules.assess.components import CountedComponent, add_shares_of_gap
from capaian.rules.assess.context import AssessContext, known_value
from capaian.rules.assess.establishment import count_assets, count_staff
from capaian.rules.assess.nodes import (
    assess_nodes,
    assess_posts,
    assess_tiers,
    find_office_tier,
    group_means,
    mean_label,
)
from capaian.rules.assess.peers import compare_peers, find_standards
from capaian.rules.assess.progress.lines import assess_progress
from capaian.rules.assess.resources import (
    MONEY,
    ResourceLedger,
    Spending,
    judge_spending,
    keep_ledgers,
)
from capaian.rules.checks.counts import EARLIER_STATE
from capaian.rules.checks.row import JudgedResults
from capaian.rules.checks.validate import check_earlier_states, judge, validate
from capaian.rules.facts import Facts
from capaian.rules.outcome import ARITHMETIC
from capaian.rules.scale import find_other_bands, find_scale
from capaian.rules.tracelog import MadeParts, TraceLog
from capaian.rules.work_plan import WorkPlan


def assess(
    office_year: OfficeYear,
    rule_set: RuleSet,
    as_of: Period | None = None,
    made: MadeParts | None = None,
    judged: Sequence[Issue] | None = None,
) -> Assessment:
    """Compute everything that papers, pages and interfaces show.

    Args:
        office_year: the facts; their errors were refused before, for only warnings and notes are
            kept here.
        rule_set: the law in force.
        as_of: the period asked for: the year of the facts, or a part of it; the whole year if not
            given.
        made: parts of earlier results, of the same period and of facts that differ in counts
            alone: those
            that no changed count has a part in are reused, and the others replaced.
        judged: what is asked of the results, where somebody has it already (`judge_indicators`).

    Raises:
        CycleError: for formulas that rest on each other.
        FormulaError: for a formula that cannot be read.
        ValueError: for a period of another year.
    """
    desk = open_context(office_year, rule_set, as_of, made)
    with localcontext(ARITHMETIC):
        found = _assess(desk)
    if judged is None:
        judged = judge(
            JudgedResults(found.as_of, found.indicators, found.tiers), office_year, rule_set
        )
    return replace(found, issues=(*found.issues, *judged))


def open_context(
    office_year: OfficeYear, rule_set: RuleSet, as_of: Period | None, made: MadeParts | None = None
) -> AssessContext:
    """Return what every rule has before it; raises `ValueError` for a period of another year."""
    period = as_of or Period.year_of(office_year.year)
    if period.year != office_year.year:
        raise ValueError(f"{period} is no part of {office_year.year}")
    scale = find_scale(office_year, rule_set, period)
    return AssessContext(Facts(office_year), rule_set, period, scale, TraceLog(made=made))


def assess_components(desk: AssessContext) -> list[ComponentResult]:
    """Return all components of an office, in the order of the dossier."""
    return [
        CountedComponent(desk, component).assess() for component in desk.office_year.components
    ]


def _assess(desk: AssessContext) -> Assessment:
    year = desk.office_year
    plan = WorkPlan(year)
    basis = compute_basis(desk, plan, assess_components(desk))
    judged = judge_all(basis)
    peers = compare_peers(desk, basis.components)
    indicators = compare_indicators(basis, judged, find_standards(desk, basis.lines, peers))
    nodes = assess_nodes(basis, judged[desk.as_of])
    tiers = assess_tiers(desk, indicators)
    totals = tuple(ledger.of_office() for ledger in basis.ledgers)
    past_ledgers = keep_ledgers(replace(desk, as_of=desk.as_of.previous_year()), plan)
    return Assessment(
        office=year.office.name,
        regency=year.office.regency_name,
        year=year.year,
        as_of=desk.as_of,
        policies=desk.policies,
        nodes=(*nodes, *assess_posts(desk, indicators)),
        indicators=indicators,
        components=add_shares_of_gap(desk, basis.components),
        tiers=tiers,
        surveys=tuple(basis.surveys),
        peers=peers,
        totals=totals,
        total_efficiency=_total_efficiency(desk, tiers, totals),
        staff=count_staff(desk),
        assets=count_assets(desk),
        sensitivity=tuple(_sensitivity(desk, indicators, nodes, tiers)),
        progress=assess_progress(basis, judged),
        group_means=group_means(desk, nodes, indicators),
        prior_totals=tuple(ledger.of_office() for ledger in past_ledgers),
        prior_money=_prior_money(past_ledgers, plan),
        traces=desk.log.freeze(),
        issues=(*_limitations(desk), *_hidden_decimals(desk, indicators)),
        cascade=year.cascade,
        crosscutting=year.crosscutting,
    )


def _prior_money(
    ledgers: Sequence[ResourceLedger], plan: WorkPlan
) -> dict[NodeId, ResourceResult]:
    """Return money of each node in the year before, as far as the dossier has it."""
    money = [ledger for ledger in ledgers if ledger.rows.line == MONEY]
    known = (
        (ledger, node) for ledger in money for node in plan.work.order if node in ledger.nodes
    )
    return {node: ledger.of_node(node, plan.labels[node]) for ledger, node in known}


def _limitations(desk: AssessContext) -> tuple[Issue, ...]:
    """Return what readers must know of the data: declared contradictions and lesser problems.

    Stocks are told as earlier ones where they are older than the period asked for, not than the
    year.
    """
    found = [
        issue
        for issue in validate(desk.office_year, desk.rule_set)
        if issue.level is not Level.ERROR
    ]
    if desk.as_of == Period.year_of(desk.as_of.year):
        return tuple(found)
    states = check_earlier_states(desk.office_year, desk.rule_set, desk.as_of)
    return (*(issue for issue in found if issue.code != EARLIER_STATE), *states)


def _hidden_decimals(
    desk: AssessContext, indicators: Sequence[IndicatorResult]
) -> Iterator[Issue]:
    """Yield a warning for each status that contradicts the figures as they are printed."""
    for indicator in indicators:
        now = indicator.current
        if now.status is not Status.UNKNOWN and now.status_note:
            yield Issue(
                Level.WARNING,
                "status_before_rounding",
                f"{indicator.symbol or indicator.name}, {now.period.label}: realisasi tercetak "
                f"{now.actual.display}, target {now.target.display}, tetapi {now.status_words}.",
                desk.office_year.indicator_by_code[indicator.code].place,
                remedy="Tambah desimal indikator ini (decimals), atau pilih kebijakan rounding: "
                "printed, "
                "yang menilai angka sebagaimana tercetak.",
            )


def _total_efficiency(
    desk: AssessContext, tiers: Sequence[TierResult], totals: Sequence[ResourceResult]
) -> tuple[EfficiencyResult, ...]:
    """Judge the whole office by the mean of its own tier, which the trace names."""
    tier = find_office_tier(desk.office_year, tiers)
    if tier is None:
        return ()
    spending = Spending(
        "seluruh dinas", tier.mean_achievement, totals, reached=mean_label(tier.tier)
    )
    return judge_spending(desk, spending)


def _sensitivity(
    desk: AssessContext,
    indicators: Sequence[IndicatorResult],
    nodes: Sequence[NodeResult],
    tiers: Sequence[TierResult],
) -> Iterator[ScaleSensitivity]:
    results = [
        *(
            (f"Capaian {each.symbol or each.name}", each.current.achievement)
            for each in indicators
        ),
        *((f"Rata-rata capaian {each.code} {each.name}", each.mean_achievement) for each in nodes),
        *((mean_label(each.tier), each.mean_achievement) for each in tiers),
    ]
    for subject, result in results:
        value = known_value(result)
        if value is not None and desk.scale is not None:
            for gap, band in find_other_bands(value, desk.scale, desk.policies.scale_gap).items():
                yield ScaleSensitivity(subject, result, gap.value, band)
