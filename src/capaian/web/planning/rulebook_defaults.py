"""What an office takes over from the rulebook: services, its own work by post,
and holidays of its year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import PeriodKind
from capaian.domain.registers.catalogue import AmountKind, SiteKind
from capaian.domain.registers.closed_month import FeedMethod, Register
from capaian.dossier.tables.parts import FEEDS, HOLIDAYS, SERVICES, SITES
from capaian.rulebook import load_reference
from capaian.rulebook.reference import EntryFeed, HolidayEntry, ServiceEntry
from capaian.rules.agreements import owner_of
from capaian.rules.facts import fold, group
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, RefusedChangeError, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

Cells = dict[str, str]
Target = tuple[str, str]
"""Column of `feeds.csv` that names what is filled, and its code."""
SERVICES_TO_CITIZENS: Final = ""
"""Stands for the post of services, which whoever works at a counter counts."""


@dataclass(frozen=True, slots=True)
class DefaultPost:
    """A post of the rulebook whose work an office may take over,
    with the posts that may do it there.
    """

    name: str
    kinds: tuple[str, ...]
    """Names of its kinds that the office does not have yet."""
    choices: tuple[tuple[str, str], ...]
    """Posts of the office by their names: codes of all posts of the name, the name."""
    chosen: str
    """Codes of the posts of the same name; empty: there is none, and somebody has to choose."""


def default_posts(facts: Facts) -> list[DefaultPost]:
    """Return the posts of the rulebook that count something which the
    office does not count yet.
    """
    known = {each.code for each in facts.services}
    entries = [each for each in load_reference().services if each.post and each.code not in known]
    by_name = group(facts.office.posts, lambda post: post.name)
    choices = tuple((" ".join(each.id for each in posts), name) for name, posts in by_name.items())
    return [
        DefaultPost(
            name,
            tuple(each.name for each in own),
            choices,
            next((codes for codes, other in choices if fold(other) == fold(name)), ""),
        )
        for name, own in group(entries, lambda each: each.post).items()
    ]


def default_rows(
    facts: Facts, posts: Mapping[str, Sequence[PostId]]
) -> Iterator[tuple[str, Cells]]:
    """Yield the rows of kinds, places and feeds that an office begins with, each with its file.

    Args:
        facts: The office-year, whose own rows stay as they are.
        posts: Posts of the office by those of the rulebook whose work they do; what is not named
            is left out.
    """
    known = {each.code for each in facts.services}
    taken = [
        each for each in load_reference().services if each.post in posts and each.code not in known
    ]
    yield from ((SERVICES.file, service_cells(each, posts[each.post])) for each in taken)
    sites, kind = list[Cells](), SiteKind.DISTRICT.value
    if SERVICES_TO_CITIZENS in posts:
        sites.append({"code": "loket-1", "name": "Loket 1", "kind": SiteKind.COUNTER.value})
        for area in facts.districts:
            sites.append(
                {"code": f"kec-{area.code}", "name": area.name, "kind": kind, "area": area.code}
            )
    if posts.keys() - {SERVICES_TO_CITIZENS}:
        sites.append({"code": "kantor", "name": "Kantor", "kind": SiteKind.OFFICE.value})
    stored = {each.code for each in facts.sites}
    yield from ((SITES.file, cells) for cells in sites if cells["code"] not in stored)
    yield from ((FEEDS.file, cells) for cells in _feeds(facts, taken, posts))


def service_cells(entry: ServiceEntry, posts: Sequence[PostId]) -> Cells:
    """Return the row of a kind of the rulebook that posts of an office count."""
    source = entry.provenance
    cells = {
        "code": entry.code,
        "name": entry.name,
        "field": entry.field.value,
        "unit": entry.unit,
        "document": entry.document,
        "stages": " ".join(entry.stages),
        "details": " ".join(entry.details),
        "standard": str(entry.standard or ""),
        "blank": entry.blank,
        "legal_basis": f"{source.regulation}, {source.article} ({source.verification.words})",
        "amount": "" if entry.amount is AmountKind.COUNT else entry.amount.value,
        "posts": " ".join(posts),
        "days": str(entry.days or ""),
    }
    return {name: text for name, text in cells.items() if text}


def _feeds(
    facts: Facts, taken: Sequence[ServiceEntry], posts: Mapping[str, Sequence[PostId]]
) -> Iterator[Cells]:
    """Yield a row for each thing that the office measures under the name that
    the rulebook has for it.

    Of a kind that several posts count, each fills its own from what its holders counted.
    """
    fed = {("measure", str(each.measure)) for each in facts.feeds if each.measure}
    fed |= {("indicator", str(each.indicator)) for each in facts.feeds if each.indicator}
    items: dict[_Filling, list[str]] = {}
    for entry in taken:
        for filling in _fillings(facts, entry, posts[entry.post]):
            if filling.target not in fed:
                items.setdefault(filling, []).append(entry.code)
    first: dict[Target, _Filling] = {}
    for filling, codes in items.items():
        # the rulebook's first way fills it
        if first.setdefault(filling.target, filling) is filling:
            yield filling.cells(codes)


@dataclass(frozen=True, slots=True)
class _Filling:
    """What kinds of the rulebook fill in the same way."""

    target: Target
    feed: EntryFeed
    how: FeedMethod
    post: str
    """Whose count alone is taken; empty: everybody's."""

    def cells(self, items: Sequence[str]) -> Cells:
        """Return the row of `feeds.csv` for some kinds."""
        column, code = self.target
        filters = {
            "area": self.feed.area,
            "post": self.post,
            "detail": self.feed.detail,
            "how": self.how.value,
            "span": PeriodKind.MONTH.value,
        }
        return {
            column: code,
            "register": Register.SERVICES.value,
            "item": " ".join(items),
            "stage": self.feed.stage,
            **{name: text for name, text in filters.items() if text},
        }


def _fillings(facts: Facts, entry: ServiceEntry, posts: Sequence[PostId]) -> Iterator[_Filling]:
    how = FeedMethod.LAST if entry.amount is AmountKind.LEVEL else FeedMethod.SUM
    for feed in entry.feeds:
        for post in posts or (None,):
            target = _find_target(facts, feed.target, post)
            if target is not None:
                only = post if post and len(posts) > 1 else ""
                yield _Filling(target, feed, how, only)


def _find_target(facts: Facts, name: str, post: PostId | None) -> Target | None:
    """Return what an office measures under a name, of the post where one is given; `None`:
    not one thing.
    """
    found: dict[Target, PostId | None] = {}
    for each in facts.indicators:
        owner = owner_of(facts, each)
        if not each.formula and fold(each.name) == fold(name):
            found["indicator", str(each.code)] = owner
        for credit in each.credits:
            if fold(credit.name) == fold(name):
                found["measure", str(credit.measure)] = owner
    for component in facts.components:
        for measure in (component.numerator, component.denominator):
            if fold(measure.name) == fold(name):
                found["measure", str(measure.code)] = None
    own = [target for target, owner in found.items() if owner == post] if post else []
    return (
        next(iter(own if len(own) == 1 else found)) if len(own) == 1 or len(found) == 1 else None
    )


def begin_catalogue(
    year: OfficeYear, posts: Mapping[str, Sequence[PostId]], author: Author
) -> int:
    """Write the rows of `default_rows`; return how many kinds, or raise `RefusedChangeError`."""
    facts = know(year).read.partial
    if facts is None:
        raise RefusedChangeError(
            "Perbaiki dahulu galat perencanaan; daftar layanan belum dapat ditulis."
        )
    edits = [Edit(file, cells) for file, cells in default_rows(facts, posts)]
    change(year, edits, author)
    return sum(edit.sheet == SERVICES.file for edit in edits)


def proposed_holidays(facts: Facts) -> list[HolidayEntry]:
    """Return the holidays of the rulebook in the year of an office that it has not taken over."""
    own = {each.day for each in facts.holidays}
    return [
        each
        for each in load_reference().holidays
        if each.day.year == facts.year and each.day not in own
    ]


def add_holidays(year: OfficeYear, days: Collection[str], author: Author) -> int:
    """Write the proposed holidays of some days; return how many, or raise `RefusedChangeError`."""
    facts = know(year).read.partial
    proposed = proposed_holidays(facts) if facts else ()
    cells = [
        {"day": str(each.day), "name": each.name} for each in proposed if str(each.day) in days
    ]
    if not cells:
        raise RefusedChangeError("Centang sedikitnya satu hari libur yang diusulkan.")
    change(year, [Edit(HOLIDAYS.file, each) for each in cells], author)
    return len(cells)
