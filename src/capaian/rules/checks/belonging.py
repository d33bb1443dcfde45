"""Facts of another regency or another year, as those of a dossier that was copied or mistyped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from capaian.domain.issue import Place
from capaian.domain.period import write_partial_date
from capaian.domain.plan import PerformanceAgreement
from capaian.rules.agreements import line_of_revisions
from capaian.rules.checks.counts import BELOW_REGENCY
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, each_of, hit
from capaian.rules.facts import group, plain_name
from capaian.rules.spans import last_day, span_of

_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REGENCY: Final = re.compile(
    r"\b(Kabupaten|Bupati|Kota|Walikota)((?: (?:dan|Kep\.|[A-Z][\w-]*)){1,6})"
)
_LED_REGENCIES: Final = {"Bupati": "Kabupaten", "Walikota": "Kota"}
_TIERS_OF_COMMAND: Final = frozenset({"II", "III", "IV"})


def _other_provinces(checked: CheckedYear) -> Iterator[CheckHit]:
    """Official codes begin with the code of the area above: `63.11` lies in `63`."""
    office = checked.year.office
    if not office.regency.startswith(f"{office.province}."):
        yield hit(Place("office.yaml"), "office.regency.code", office.regency, office=office)


def _renamed_districts(checked: CheckedYear) -> Iterator[CheckHit]:
    """A district not called what its code is called officially was renamed,
    or has another's code.
    """
    for area in checked.year.districts:
        known = checked.law.area_names.get(area.code, area.name)
        if plain_name(area.name) != plain_name(known):
            yield hit(area.place, "name", area.name, area=area, known=known)


def _unofficial_districts(checked: CheckedYear) -> Iterator[CheckHit]:
    """A code that the official list of the regency lacks was mistyped,
    or is newer than the list.
    """
    names = checked.law.area_names
    for area in checked.year.districts if checked.year.office.regency in names else ():
        if checked.is_own(area.code) and area.code not in names:
            yield hit(area.place, "code", area.code, area=area)


def _namesake_posts(checked: CheckedYear) -> Iterator[CheckHit]:
    """Of posts in the line of command each has a name of its own;
    functional ones may share theirs.
    """
    posts = [post for post in checked.year.office.posts if post.tier in _TIERS_OF_COMMAND]
    for first, *others in group(posts, lambda post: plain_name(post.name)).values():
        if others:
            ids = ", ".join(post.id for post in (first, *others))
            yield hit(Place("office.yaml"), "posts", first.name, name=first.name, ids=ids)


def _names_other_year(agreement: PerformanceAgreement) -> bool:
    years = _YEARS.findall(agreement.title)
    return bool(years) and str(agreement.year) not in years


def _other_plans(checked: CheckedYear) -> Iterator[CheckHit]:
    plan, year = checked.year.strategic_plan, checked.year.year
    if plan is not None and not plan.first_year <= year <= plan.last_year:
        yield hit(Place("plan.yaml"), "strategic_plan", plan.title, plan=plan, year=year)


def _other_names(checked: CheckedYear) -> Iterator[CheckHit]:
    """Agreements and narratives that name a regency which the office is not compared with."""
    year, own = checked.year, checked.year.office.regency_name
    peers = {row.area for row in year.peers}
    regencies = {area.name: area.code for area in checked.law.regencies}
    texts = [(each.markdown, each.place) for each in year.narratives]
    for column in ("title", "first_party", "second_party"):
        texts += [
            (getattr(each, column), replace(each.place, column=column)) for each in year.agreements
        ]
    for text, place in texts:
        for name in dict.fromkeys(_named(text, regencies)):
            if name != own and regencies[name] not in peers:
                yield hit(place, None, name, name=name, own=own)


def _named(text: str, names: Collection[str]) -> Iterator[str]:
    """Yield the regencies that a text names, or whose leaders;
    `Kabupaten Bandung Barat` is not Bandung.
    """
    for kind, words in _REGENCY.findall(" ".join(text.split())):
        parts = words.split()
        longest = (
            " ".join((_LED_REGENCIES.get(kind, kind), *parts[:end]))
            for end in range(len(parts), 0, -1)
        )
        yield from [name for name in longest if name in names][:1]


def is_signed_too_early(before: PerformanceAgreement, after: PerformanceAgreement) -> bool:
    """Say whether the last possible day of a change lies before the first
    one of what it changes.
    """
    end = last_day(after.signed)
    return (
        end is not None and last_day(before.signed) is not None and span_of(before.signed)[0] > end
    )


def _early_revisions(checked: CheckedYear) -> Iterator[CheckHit]:
    for line in group(checked.year.agreements_of_year, line_of_revisions).values():
        for before, after in pairwise(sorted(line, key=lambda agreement: agreement.revision)):
            if is_signed_too_early(before, after):
                days = {
                    "day": write_partial_date(after.signed),
                    "first": write_partial_date(before.signed),
                }
                found = hit(after.place, "signed", after.signed, before=before, **days)
                yield replace(found, beside=replace(before.place, column="signed"))


BELONGING_FINDERS: Final[Finders] = {
    "regency_outside_province": _other_provinces,
    "area_outside_regency": each_of(
        lambda at: at.year.areas,
        "code",
        lambda area, checked: area.kind in BELOW_REGENCY and not checked.is_own(area.code),
    ),
    "district_of_other_name": _renamed_districts,
    "area_dates": each_of(
        lambda at: at.year.areas,
        "valid_to",
        lambda area, _: bool(
            area.valid_from and area.valid_to and area.valid_to < area.valid_from
        ),
    ),
    "district_unofficial": _unofficial_districts,
    "posts_of_one_name": _namesake_posts,
    "agreement_of_other_year": each_of(
        lambda at: at.year.agreements, "year", lambda each, at: each.year != at.year.year
    ),
    "title_of_other_year": each_of(
        lambda at: at.year.agreements, "title", lambda agreement, _: _names_other_year(agreement)
    ),
    "plan_of_other_years": _other_plans,
    "names_other_regency": _other_names,
    "history_not_past": each_of(
        lambda at: at.year.history, "period", lambda row, at: row.period.year >= at.year.year
    ),
    "revision_before_original": _early_revisions,
}
