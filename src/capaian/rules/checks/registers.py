"""What belongs to the office and to others: staff, regencies, evaluations, partners, photographs,
surveys.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Level
from capaian.domain.narrative import CooperationState
from capaian.domain.numerals import decimals_of
from capaian.domain.office import StaffCount
from capaian.domain.plan import Component, Measure
from capaian.domain.policy import Aggregation
from capaian.domain.survey import (
    ELEMENTS,
    WHOLE_SURVEY,
    GivenStatistic,
    Survey,
    SurveyElement,
    SurveyYear,
)
from capaian.domain.work import PeerValue
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, each_of, hit, repeats
from capaian.rules.evidence_captions import caption_of, evidence_subject_names, is_picture
from capaian.rules.facts import fold, group
from capaian.rules.outcome import index_of_mean, index_step, percent_of, unit_index
from capaian.rules.spans import last_day, way_of_counts

_ROUNDING: Final = Decimal("0.005")
"""Half of the last place of figures with two decimals."""


def _staff_parents(checked: CheckedYear) -> Iterator[CheckHit]:
    """Rows whose whole is not there: no sum begins with them, and none contains them."""
    known = {(row.grouping, row.category) for row in checked.year.people}
    for row in checked.year.people:
        if row.parent is not None and (row.grouping, row.parent) not in known:
            yield hit(row.place, "parent", row.parent, row=row, name=_staff_name(row))


def _staff_parts(checked: CheckedYear) -> Iterator[CheckHit]:
    parts = group(checked.year.people, lambda row: (row.grouping, row.parent))
    for row in checked.year.people:
        counts = _count_parts(parts.get((row.grouping, row.category), ()), row.across)
        known = [count for count in counts if count is not None]
        if (
            row.count is not None
            and counts
            and len(known) == len(counts)
            and sum(known) != row.count
        ):
            words = {"name": _staff_name(row), "across": f":{row.across}" if row.across else ""}
            yield hit(row.place, None, row.count, row=row, sum=sum(known), **words)


_EVERYBODY: Final = ("status", "position", "education", "place")
"""Groupings that each person is in once; ranks are those of civil servants alone."""


def _staff_groupings(checked: CheckedYear) -> Iterator[CheckHit]:
    """Groupings of everybody that come to other numbers than the first of them."""
    rows = [row for row in checked.year.people if row.parent is None and not row.across]
    totals = {
        grouping: (sum(row.count or 0 for row in own), own[0])
        for grouping, own in group(rows, lambda row: row.grouping).items()
        if grouping in _EVERYBODY and all(row.count is not None for row in own)
    }
    first = next(iter(totals), "")
    for count, row in totals.values():
        if count != totals[first][0]:
            yield hit(
                row.place, "count", None, row=row, count=count, first=first, other=totals[first][0]
            )


def _count_parts(parts: Sequence[StaffCount], across: str) -> list[int | None]:
    """Return the counts of parts in a column; beside all columns a part is its own row,
    else its cells.
    """
    if across:
        return [part.count for part in parts if part.across == across]
    cells = group(parts, lambda part: part.category).values()
    own = ([part for part in same if not part.across] or same for same in cells)
    return [part.count for rows in own for part in rows]


def _staff_name(row: StaffCount) -> str:
    return f"{row.category}, {row.across}" if row.across else row.category


def _peers(checked: CheckedYear) -> Iterator[tuple[Component, PeerValue]]:
    components = {str(each.code): each for each in checked.year.components}
    yield from (
        (components[row.subject], row) for row in checked.year.peers if row.subject in components
    )


def _measures(component: Component, row: PeerValue) -> tuple[tuple[Measure, Decimal | None], ...]:
    return (component.numerator, row.numerator), (component.denominator, row.denominator)


def _own_counts(checked: CheckedYear) -> Iterator[CheckHit]:
    """What a recap says of the own regency beside its own counts,
    which are those that are reported.
    """
    for component, row in _peers(checked):
        for measure, stated in (
            _measures(component, row) if row.area == checked.year.office.regency else ()
        ):
            own = _own(checked, measure, row)
            if stated is not None and own is not None and stated != own:
                yield hit(
                    row.place, None, stated, measure=measure, row=row, stated=stated, own=own
                )


def _own(checked: CheckedYear, measure: Measure, row: PeerValue) -> Decimal | None:
    """Return the own regency's count at the end of the same period: of its kecamatan,
    else its own row.
    """
    regency = checked.year.office.regency
    way = way_of_counts(checked.facts.aggregations.get(measure.code))
    parts = checked.facts.parts_there(regency, way, row.period)
    known = [
        value for part in parts if (value := _at_end(checked, measure, part, row)) is not None
    ]
    if parts and len(known) == len(parts):
        return sum(known, Decimal(0))
    return _at_end(checked, measure, regency, row)


def _at_end(
    checked: CheckedYear, measure: Measure, area: AreaCode, peer: PeerValue
) -> Decimal | None:
    """Return an area's count of the period,
    or of the part that it ends with where counts are states.
    """
    rows = checked.facts.counts.get((measure.code, area), ())
    own = next((row.value for row in rows if row.period == peer.period), None)
    if own is not None or checked.facts.aggregations.get(measure.code) is Aggregation.SUM:
        return own
    return next((row.value for row in rows if row.period.end == peer.period.end), None)


def _peer_parts(checked: CheckedYear) -> Iterator[CheckHit]:
    for component, row in _peers(checked):
        is_known = row.numerator is not None and row.denominator is not None
        if (
            is_known
            and not component.may_exceed_whole
            and (row.numerator or 0) > (row.denominator or 0)
        ):
            yield hit(row.place, None, row.numerator, component=component, row=row)


def _peer_values(checked: CheckedYear) -> Iterator[CheckHit]:
    for component, row in _peers(checked):
        if row.value is not None and row.numerator is not None and row.denominator is not None:
            ratio = percent_of(row.numerator, row.denominator)
            if isinstance(ratio, Decimal) and abs(ratio - row.value) > _ROUNDING:
                yield hit(row.place, None, row.value, component=component, row=row, ratio=ratio)


def _province_sums(checked: CheckedYear) -> Iterator[CheckHit]:
    """The province's own row beside the sum of its regencies.

    A sum below it may be that of some regencies; one above it cannot be. Where the own regency has
    no row among them, its own count is added: the source of the total may have another. Both are
    only doubtful.
    """
    office = checked.year.office
    for same in group(_peers(checked), lambda pair: (pair[1].subject, pair[1].period)).values():
        for component, province in [pair for pair in same if pair[1].area == office.province][:1]:
            others = [row for _, row in same if row.area != office.province]
            for side, (measure, stated) in enumerate(_measures(component, province)):
                parts = {row.area: _measures(component, row)[side][1] for row in others}
                has_own = parts.get(office.regency) is not None
                if not has_own:
                    parts[office.regency] = _own(checked, measure, province)
                known = [value for value in parts.values() if value is not None]
                total = sum(known, Decimal(0))
                if stated is not None and len(known) == len(parts) and total != stated:
                    mine = "" if has_own else ", angka sendiri dari dossier,"
                    words = {"row": province, "measure": measure, "stated": stated, "total": total}
                    found = hit(
                        province.place, None, stated, whose=f"kabupaten/kotanya{mine}", **words
                    )
                    yield (
                        found
                        if has_own and total > stated
                        else replace(found, level=Level.WARNING)
                    )


def _final_scores(checked: CheckedYear) -> Iterator[CheckHit]:
    """Final scores of evaluations that are not the mean of their units."""
    for evaluation in checked.year.evaluations:
        totals = [unit.total for unit in evaluation.units]
        if evaluation.final is not None and totals:
            mean = sum(totals, Decimal(0)) / len(totals)
            if abs(mean - evaluation.final) > _half_step([evaluation.final, *totals]) * 2:
                yield hit(
                    evaluation.place, None, evaluation.final, evaluation=evaluation, mean=mean
                )


def _unit_scores(checked: CheckedYear) -> Iterator[CheckHit]:
    """Scores of units that are not the sum of their dimensions."""
    for evaluation in checked.year.evaluations:
        for unit in evaluation.units:
            total = sum(unit.scores, Decimal(0))
            allowed = _half_step([*unit.scores, unit.total]) * (len(unit.scores) + 1)
            if unit.scores and abs(total - unit.total) > allowed:
                yield hit(
                    unit.place, None, unit.total, evaluation=evaluation, unit=unit, total=total
                )


def _half_step(values: Sequence[Decimal]) -> Decimal:
    """Return half of the last place that the figures are printed with."""
    return Decimal(5).scaleb(-max(map(decimals_of, values), default=0) - 1)


def _partners_twice(checked: CheckedYear) -> Iterator[CheckHit]:
    """Partners that stand in the list twice, written with other capitals or spaces."""
    for row, first in repeats(
        checked.year.cooperation, lambda r: (fold(r.partner), fold(r.subject))
    ):
        yield hit(row.place, "partner", row.partner, row=row, first=first)


def _partners_again(checked: CheckedYear) -> Iterator[CheckHit]:
    """Partners with two signed agreements of one kind, where the first is still valid: a renewal,
    or two.
    """
    signed = [row for row in checked.year.cooperation if row.kind is not None and row.signed]
    for row, first in repeats(signed, lambda r: (fold(r.partner), r.kind)):
        if fold(row.subject) != fold(first.subject):
            yield hit(row.place, "partner", row.partner, row=row, first=first)


_PARTNER_DAYS: Final = {
    **{state.value: state.words for state in CooperationState},
    "valid_to": "berlaku sampai",
}
"""Columns of days in the order in which they come, in Indonesian."""


def _partner_days(checked: CheckedYear) -> Iterator[CheckHit]:
    """Days of partners that come before a day that they follow;
    a month or a year is compared as such.
    """
    for row in checked.year.cooperation:
        known = [(name, getattr(row, name)) for name in _PARTNER_DAYS]
        known = [(name, text) for name, text in known if text[:1].isdecimal()]
        for (before, first), (after, later) in pairwise(known):
            length = min(len(first), len(later))
            if later[:length] < first[:length]:
                words = {"before": _PARTNER_DAYS[before], "after": _PARTNER_DAYS[after]}
                yield hit(row.place, after, later, row=row, first=first, later=later, **words)


def _photographs(checked: CheckedYear) -> Iterator[CheckHit]:
    """Photographs without words of their own, with those that papers use instead.

    Words of somebody stand for others of theirs; where there are none the paper's are made up.
    """
    listed = [each for each in checked.year.evidence if is_picture(each)]
    names = evidence_subject_names(checked.year) if listed else {}
    for each in listed:
        caption, alt = each.caption.strip(), each.alt.strip()
        if not (caption and alt):
            lacking = "uraian untuk pembaca layar" if caption else "keterangan"
            column = f"{each.place.column}.{'alt' if caption else 'caption'}"
            words = {"file": each.file, "lacking": lacking, "used": caption_of(each, names)}
            found = hit(each.place, column, None, **words)
            yield replace(found, level=Level.NOTE) if caption or alt else found


def _elements(checked: CheckedYear) -> Iterator[tuple[Survey, SurveyElement]]:
    surveys = {survey.id: survey for survey in checked.year.surveys}
    for element in checked.year.survey_elements:
        if element.survey in surveys:
            yield surveys[element.survey], element


def _missing_values(checked: CheckedYear) -> Iterator[CheckHit]:
    begun = {(row.survey, row.period) for row in checked.year.survey_elements if row.has_figure}
    for _, element in _elements(checked):
        given = (
            ("mean", "index") if element.given is GivenStatistic.BOTH else (element.given.value,)
        )
        for column in given if (element.survey, element.period) in begun else ():
            if getattr(element, column) is None:
                yield hit(element.place, column, None, element=element, column=column)


def _out_of_range(checked: CheckedYear) -> Iterator[CheckHit]:
    for survey, element in _elements(checked):
        bounds = {
            "mean": (Decimal(1), Decimal(survey.top)),
            "index": (index_step(survey.top), Decimal(100)),
        }
        for column, (lower, upper) in bounds.items():
            value: Decimal | None = getattr(element, column)
            if value is not None and not lower <= value <= upper:
                words = {"element": element, "shown": value, "lower": lower, "upper": upper}
                yield hit(element.place, column, value, **words)


def _two_statistics(checked: CheckedYear) -> Iterator[CheckHit]:
    for survey, element in _elements(checked):
        if element.mean is not None and element.index is not None:
            computed = index_of_mean(element.mean, survey.top)
            if abs(computed - element.index) > _ROUNDING * index_step(survey.top) + _ROUNDING:
                yield hit(element.place, None, element.index, element=element, computed=computed)


def _two_indices(checked: CheckedYear) -> Iterator[CheckHit]:
    """The index of the whole beside that of the elements, where the source gives both."""
    for rows in checked.facts.elements.values():
        indices = [row.index for row in rows if row.code != WHOLE_SURVEY]
        known = [index for index in indices if index is not None]
        is_complete = known and len(known) == len(indices)
        computed = unit_index(known, checked.year.policies.survey_weight) if is_complete else None
        if not isinstance(computed, Decimal):
            continue
        for whole in [row for row in rows if row.code == WHOLE_SURVEY]:
            if whole.index is not None and abs(computed - whole.index) > _ROUNDING:
                yield hit(whole.place, None, whole.index, whole=whole, computed=computed)


def _missing_elements(checked: CheckedYear) -> Iterator[CheckHit]:
    """Periods that lack an element which another period of the survey has, or which the law names.

    A survey is compared with the law if it has most of its codes and no other: else its elements
    are its own.
    """
    rows = [row for row in checked.year.survey_elements if row.code != WHOLE_SURVEY]
    for own in group(rows, lambda row: row.survey).values():
        names = {row.code.casefold(): row.code for row in own}
        lawful = {code.casefold(): code for code in ELEMENTS}
        is_lawful = names.keys() <= lawful.keys() and len(names) * 2 > len(lawful)
        codes = {**lawful, **names} if is_lawful else names
        for period, elements in group(own, lambda row: row.period).items():
            given = {row.code.casefold() for row in elements}
            if missing := [name for code, name in codes.items() if code not in given]:
                words = {"row": elements[0], "given": len(given), "all": len(codes)}
                yield hit(elements[0].place, None, period, missing=", ".join(missing), **words)


def _unknown_elements(checked: CheckedYear) -> Iterator[CheckHit]:
    """Factors about an element that the survey they speak of does not have."""
    known = {(str(survey.id), code) for survey in checked.year.surveys for code in ELEMENTS}
    known |= {(str(row.survey), row.code) for row in checked.year.survey_elements}
    for factor in checked.year.factors:
        if factor.element and (factor.subject, factor.element) not in known:
            yield hit(factor.place, "element", factor.element, factor=factor)


def _years_without_value(checked: CheckedYear) -> Iterator[CheckHit]:
    """Surveys without a value for the year of the report: that of another period is none.

    Rows of which not even the year before is one are those of other years, in every file.
    """
    year = checked.year.year
    for survey in checked.year.surveys:
        rows = [row for row in checked.year.survey_elements if row.survey == survey.id]
        within = [row for row in rows if row.period.year == year]
        own = [row for row in rows if row.period == checked.period]
        is_represented = bool(within) and survey.year_value is not SurveyYear.OWN
        is_known = any(row.period.year in (year, year - 1) for row in rows)
        filled = [row for row in within if row.has_figure] if own else rows
        if is_known and filled and not is_represented and not any(row.has_figure for row in own):
            known = ", ".join(dict.fromkeys(row.period.label for row in filled))
            yield hit(
                (own or rows)[0].place, None, None, survey=survey, year=checked.period, known=known
            )


REGISTER_FINDERS: Final[Finders] = {
    "picture_undescribed": _photographs,
    "own_differs": _own_counts,
    "part_larger_than_whole.peer_parts": _peer_parts,
    "two_values.peer_values": _peer_values,
    "total_differs.province_sums": _province_sums,
    "parent_missing": _staff_parents,
    "total_differs.staff_parts": _staff_parts,
    "total_differs.final_scores": _final_scores,
    "total_differs.unit_scores": _unit_scores,
    "total_differs.staff_groupings": _staff_groupings,
    "register_twice": _partners_twice,
    "partner_again": _partners_again,
    "partner_days": _partner_days,
    "register_valid_to": each_of(
        lambda at: at.year.cooperation,
        "valid_to",
        lambda row, _: bool(row.valid_to) and last_day(row.valid_to) is None,
    ),
    "survey_value_missing": _missing_values,
    "survey_out_of_range": _out_of_range,
    "two_values.two_statistics": _two_statistics,
    "survey_elements_missing": _missing_elements,
    "survey_year_missing": _years_without_value,
    "factor_element": _unknown_elements,
    "two_values.two_indices": _two_indices,
}
