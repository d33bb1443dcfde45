"""Lines of individual sheets beside the plan: post, objective, name and way of computing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from capaian.domain.decree import IndividualSheet, SheetLine
from capaian.domain.identifiers import PostId
from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, Indicator
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import names_in
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.quality.names import Wording, check_indicator_name, check_objective_name
from capaian.rules.quality.wording import fold
from capaian.rules.strategic_plan import plain_name


def check_sheets(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every line of a sheet that says something else of its indicator than the plan does."""
    for sheet in office_year.sheets:
        for line in sheet.lines:
            indicator = None if line.indicator is None else office_year.indicator_by_code.get(line.indicator)
            if indicator is not None:
                yield from _check_owner(office_year, sheet, line, indicator)
                yield from _check_objective(office_year, sheet, line, indicator)
                yield from _check_name(office_year, sheet, line, indicator)
                yield from _check_fraction(office_year, sheet, line, indicator)
                yield from _check_explanation(office_year, sheet, line, indicator)


def _check_owner(
    office_year: OfficeYear, sheet: IndividualSheet, line: SheetLine, indicator: Indicator
) -> Iterator[Issue]:
    """Report another responsible post: the one that the line states, else the one whose sheet it is."""
    stated = line.owner or sheet.post
    if indicator.owner in (None, stated):
        return
    here, there = (_name(office_year, post) for post in (stated, indicator.owner))
    message = (
        f"Lembar {sheet.id} menyebut {here} sebagai penanggung jawab {indicator.code}, padahal rencana "
        f"{there} ({replace(indicator.place, column='owner')})."
    )
    place = line.place if line.owner is None else replace(line.place, column="owner")
    yield contradiction(f"papers_differ:owner:{sheet.id}:{indicator.code}", message, place, stated)


def _name(office_year: OfficeYear, post: PostId | None) -> str:
    known = None if post is None else office_year.post_by_id.get(post)
    return str(post) if known is None else known.name


def _check_objective(
    office_year: OfficeYear, sheet: IndividualSheet, line: SheetLine, indicator: Indicator
) -> Iterator[Issue]:
    own = line.objective or indicator.objective
    if own != indicator.objective:
        message = (
            f"Lembar {sheet.id} menempatkan {indicator.code} pada sasaran {own}, padahal rencana pada "
            f"{indicator.objective} ({replace(indicator.place, column='objective')})."
        )
        subject = f"papers_differ:objective:{sheet.id}:{indicator.code}"
        yield contradiction(subject, message, replace(line.place, column="objective"), own)
    place = replace(line.place, column="objective_as_printed")
    wording = Wording(sheet.id, f"lembar {sheet.id}", line.objective_as_printed, place)
    yield from check_objective_name(office_year, wording, own, indicator.code)


def _check_name(
    office_year: OfficeYear, sheet: IndividualSheet, line: SheetLine, indicator: Indicator
) -> Iterator[Issue]:
    place = replace(line.place, column="name_as_printed")
    wording = Wording(sheet.id, f"lembar {sheet.id}", line.name_as_printed, place)
    yield from check_indicator_name(office_year, wording, indicator)


def _check_fraction(
    office_year: OfficeYear, sheet: IndividualSheet, line: SheetLine, indicator: Indicator
) -> Iterator[Issue]:
    """Warn of a fraction whose parts the plan's own way of computing does not know."""
    known = _words_of(office_year, indicator)
    if line.fraction is None or not known:
        return
    parts = (("numerator", line.fraction.numerator), ("denominator", line.fraction.denominator))
    for column, printed in parts:
        if not _is_known(printed, known):
            message = (
                f"Lembar {sheet.id} menghitung {indicator.code} dengan “{printed}”, yang tidak ada dalam "
                f"perhitungan menurut rencana ({indicator.place}): “{known[0]}”."
            )
            subject = f"papers_differ:fraction:{sheet.id}:{indicator.code}:{column}"
            found = contradiction(subject, message, replace(line.place, column=f"fraction.{column}"), printed)
            yield replace(found, level=Level.WARNING)


def _words_of(office_year: OfficeYear, indicator: Indicator) -> tuple[str, ...]:
    """Return how the plan words what an indicator is computed from; empty if it does not."""
    components: dict[str, Component] = {component.code: component for component in office_year.components}
    used = [components[code] for code in _names(indicator.formula) if code in components]
    return tuple(filter(None, (indicator.definition.calculation, *_measures(used))))


def _names(formula: str) -> Iterator[str]:
    try:
        yield from (name.code for name in names_in(parse(formula)))
    except FormulaError:
        return


def _measures(components: Iterable[Component]) -> Iterator[str]:
    for component in components:
        yield component.numerator.name
        yield component.denominator.name


def _is_known(printed: str, known: Iterable[str]) -> bool:
    """Say whether words are part of others, or others part of them, whatever their spelling."""
    words = plain_name(printed)
    return any(words in plain_name(other) or plain_name(other) in words for other in known)


def _check_explanation(
    office_year: OfficeYear, sheet: IndividualSheet, line: SheetLine, indicator: Indicator
) -> Iterator[Issue]:
    """Report an explanation that is the way of computing another indicator."""
    printed = fold(line.explanation)
    if not printed or fold(indicator.definition.calculation) in ("", printed):
        return
    other = next((i for i in office_year.indicators if fold(i.definition.calculation) == printed), None)
    if other is not None:
        message = (
            f"Lembar {sheet.id} menjelaskan {indicator.code} dengan perhitungan {other.code} "
            f"({other.place}), padahal rencana: {indicator.definition.calculation} ({indicator.place})."
        )
        subject = f"papers_differ:explanation:{sheet.id}:{indicator.code}"
        place = replace(line.place, column="explanation")
        yield contradiction(subject, message, place, line.explanation)
