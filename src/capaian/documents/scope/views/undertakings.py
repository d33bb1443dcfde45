"""Performance agreements as they are signed: one paper for each post that promises its own lines.

The head's agreement is one paper, and so is one whose first party is one post. An agreement of a
lower tier may list the lines of several posts; then each post signs its own lines with the post
above it. Lines without a known post stay together on one paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from string import ascii_lowercase

from capaian.documents.narrative.fields import Format, show, words_of
from capaian.documents.scope.values import (
    Figure,
    GivenValue,
    Series,
    Thing,
    Value,
    absent,
    extend,
    records,
)
from capaian.documents.scope.view import View, linked
from capaian.documents.scope.views.comparisons import in_own_words
from capaian.documents.scope.views.indicators import INDICATOR
from capaian.documents.scope.views.office import (
    definitive_title,
    head_title,
    regent_title,
    without_regency,
)
from capaian.documents.scope.views.plan import AGREED, AGREEMENT, agreement_figure
from capaian.documents.scope.views.work import NODE, WORK_KINDS, fund_words, is_below
from capaian.documents.scope.world import World
from capaian.domain.assessment import NodeResult, ResourceResult
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.office import Post, signed_title
from capaian.domain.period import write_partial_date
from capaian.domain.plan import AgreementKind, AgreementTarget, PerformanceAgreement
from capaian.domain.value import Known, Reason, TextValue, Unavailable
from capaian.domain.work import NodeKind, Output
from capaian.rules.agreements import line_of_revisions, owner_of, posts_of_party
from capaian.rules.facts import gather

_DOTS = "...................."


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What one post signs: the agreement, the post, its lines."""

    agreement: PerformanceAgreement
    post: Post | None
    """`None` where the dossier does not say which post promised the lines."""
    targets: tuple[AgreementTarget, ...]

    @property
    def key(self) -> str:
        """Id of the agreement, with the post where several posts sign it."""
        is_split = self.agreement.kind is AgreementKind.TIER and self.post is not None
        return (
            f"{self.agreement.id}-{self.post.id}" if is_split and self.post else self.agreement.id
        )


def _budgets(undertaking: Undertaking, world: World) -> Series:
    """Programs, activities or sub-activities with the money that the agreement was signed with."""
    rows: Iterator[dict[str, GivenValue]] = (
        {
            "id": node.id,
            "name": node.name,
            "code": node.code,
            "level": node.kind.words.title(),
            "amount": _amount(node, undertaking.agreement, world),
            "funds": fund_words(node.id, world),
            "node": NODE.of(str(node.id), node, world),
        }
        for node in _funded(undertaking, world)
    )
    return records("anggaran perjanjian", rows, "id")


def _funded(undertaking: Undertaking, world: World) -> list[NodeResult]:
    """All programs for the head; for a post what it owns and what its lines measure,
    uppermost only.
    """
    results = world.node_results
    nodes = [node for node in world.office_year.nodes if node.id in results]
    if undertaking.agreement.kind is AgreementKind.DIRECTOR_GENERAL:
        return []
    if undertaking.agreement.kind is AgreementKind.OFFICE:
        return [results[node.id] for node in nodes if node.kind is NodeKind.PROGRAM]
    promised = {line.indicator for line in undertaking.targets}
    owner = None if undertaking.post is None else undertaking.post.id
    chosen = [n.id for n in nodes if promised & set(n.indicators) or (owner and n.owner == owner)]
    return [
        results[node]
        for node in chosen
        if not any(is_below(node, above, world) for above in chosen)
    ]


def _amount(node: NodeResult, agreement: PerformanceAgreement, world: World) -> Figure:
    money = node.money
    return (
        absent(f"anggaran {node.name}") if money is None else _of_its_time(money, agreement, world)
    )


def _of_its_time(money: ResourceResult, agreement: PerformanceAgreement, world: World) -> Figure:
    """The budget when the agreement was signed.

    Where the year knows one budget only, it is that of an agreement which nobody changed.
    """
    is_changed = any(
        other.revision > agreement.revision
        and line_of_revisions(other) == line_of_revisions(agreement)
        for other in world.office_year.agreements
        if other.year == agreement.year
    )
    if agreement.revision or (isinstance(money.original, Unavailable) and not is_changed):
        return money.revised
    return money.original


def _total(undertaking: Undertaking, world: World) -> Figure:
    """The office's total for the head; for others the sum of what is listed,
    unless a part is unknown.
    """
    if undertaking.agreement.kind is AgreementKind.OFFICE:
        year = world.assessment.as_of.year
        money = (t for t in world.assessment.totals if t.kind == "all" and t.period.year == year)
        found = next(money, None)
        return (
            absent("jumlah anggaran")
            if found is None
            else _of_its_time(found, undertaking.agreement, world)
        )
    amounts = [_amount(node, undertaking.agreement, world) for node in _funded(undertaking, world)]
    known = [amount for amount in amounts if isinstance(amount, Known)]
    if not known or len(known) < len(amounts):
        return absent("jumlah anggaran")
    if len(known) == 1:
        return known[0]
    total = sum((amount.value for amount in known), Decimal(0))
    return world.facts.counted("Jumlah anggaran", total, "jumlah", tuple(k.trace for k in known))


def _level(undertaking: Undertaking, world: World) -> str:
    """Head of the column: the kinds of node listed, `Program` or `Kegiatan/Sub Kegiatan`."""
    kinds = {node.kind for node in _funded(undertaking, world)}
    return "/".join(kind.words.title() for kind in WORK_KINDS if kind in kinds) or "Program"


def _first_party(undertaking: Undertaking, world: World) -> str:
    """The post as the paper states it; the head's full title where it states none."""
    agreement = undertaking.agreement
    if agreement.kind is not AgreementKind.TIER:
        return _as_head(agreement, agreement.first_party, world)
    return agreement.first_party if undertaking.post is None else undertaking.post.signed_name


def _second_party(undertaking: Undertaking, world: World) -> str:
    """The post above; for the head of the office the head of the regency or town."""
    agreement, office = undertaking.agreement, world.office_year.office
    if agreement.kind is AgreementKind.OFFICE:
        return agreement.second_party or regent_title(office)
    above = None if undertaking.post is None else undertaking.post.parent
    if agreement.kind is AgreementKind.DIRECTOR_GENERAL or above is None:
        return _full(agreement.second_party, world)
    if above == office.head:
        return _as_head(agreement, agreement.second_party, world)
    return world.office_year.post_by_id[above].signed_name


def _as_head(agreement: PerformanceAgreement, title: str, world: World) -> str:
    """The head as an agreement names it; one that is still to be signed is signed
    as the post is held now.
    """
    office, full = world.office_year.office, _full(title, world)
    if not full:
        return head_title(office)
    post = world.office_year.post_by_id.get(office.head)
    is_head = full == definitive_title(office) or post in posts_of_party(world.office_year, title)
    return (
        full
        if agreement.signed or post is None or not is_head
        else signed_title(full, post.acting)
    )


def _full(title: str, world: World) -> str:
    """The head's title with the regency, which papers inside the office leave out."""
    office = world.office_year.office
    short = without_regency(definitive_title(office), office)
    return f"{title} {office.regency_name}" if title.endswith(short) else title


def _replaced(undertaking: Undertaking, world: World) -> Value:
    """The agreement that a changed one takes the place of."""
    own = undertaking.agreement
    earlier = [
        a
        for a in world.office_year.agreements
        if line_of_revisions(a) == line_of_revisions(own)
        and a.year == own.year
        and a.revision < own.revision
    ]
    if not earlier:
        return absent("perjanjian sebelum perubahan")
    last = max(earlier, key=lambda a: a.revision)
    return AGREEMENT.of(last.id, last, world)


def _promises(undertaking: Undertaking, world: World) -> Iterator[Thing]:
    """Lines under the same words are lettered; the words stand over the first of them."""
    for group, lines in groupby(undertaking.targets, key=lambda target: target.group):
        for n, line in enumerate(lines):
            letter = f"{ascii_lowercase[n]}." if group else ""
            thing = AGREED.of(str(line.indicator), line, world)
            name = f"{letter} {thing.field('indicator_name')}".strip()
            yield extend(thing, intro="" if n else group, letter=letter, lettered_name=name)


def _place_and_date(undertaking: Undertaking, world: World) -> str:
    """Where and when it was signed; dots stand for what is to be written by hand."""
    signed, place = undertaking.agreement.signed, world.office_year.office.place
    if "-" in signed:
        return f"{place}, {write_partial_date(signed)}"
    return f"{place}, {_DOTS} {signed}".rstrip()


def _is_complete(undertaking: Undertaking, world: World) -> bool:
    """Whether it can be a paper: lines, a party,
    and with the Directorate General the decree behind it.
    """
    is_signed = bool(_first_party(undertaking, world))
    return bool(undertaking.targets) and is_signed and not _lacks_basis(undertaking, world)


def _lacks_basis(undertaking: Undertaking, world: World) -> bool:
    is_central = undertaking.agreement.kind is AgreementKind.DIRECTOR_GENERAL
    document = world.find("documents", undertaking.agreement.document)
    return is_central and isinstance(document, Unavailable)


UNDERTAKING: View[Undertaking] = View(
    Undertaking,
    "perjanjian kinerja",
    "agreement.title agreement.kind agreement.tier agreement.year agreement.reason",
    id="key",
    name="agreement.title",
    is_complete=_is_complete,
    lacks_basis=_lacks_basis,
    place_and_date=_place_and_date,
    is_revised=lambda u, w: u.agreement.revision > 0,
    replaces=_replaced,
    first_party=_first_party,
    first_post=lambda u, w: without_regency(_first_party(u, w), w.office_year.office),
    second_party=_second_party,
    targets=lambda u, w: Series("target perjanjian", tuple(_promises(u, w))),
    budgets=_budgets,
    total=_total,
    knows_budgets=lambda u, w: all(
        isinstance(_amount(n, u.agreement, w), Known) for n in _funded(u, w)
    ),
    level=_level,
    document=linked("documents", "agreement.document"),
)


def undertakings_root(world: World) -> Value:
    """Return the performance agreements of the year, one for each post that signs."""
    agreements = world.office_year.agreements_of_year
    found = (u for agreement in agreements for u in _undertakings(agreement, world))
    return UNDERTAKING.series(found, world, "key", is_open=True)


def _undertakings(agreement: PerformanceAgreement, world: World) -> list[Undertaking]:
    posts = world.office_year.post_by_id
    if agreement.kind is not AgreementKind.TIER:
        return [
            Undertaking(agreement, posts.get(world.office_year.office.head), agreement.targets)
        ]
    party = _one_party(agreement, world)
    if party is not None and agreement.targets:
        return [Undertaking(agreement, party, agreement.targets)]
    owners = (
        (owner_of(world.office_year, world.definitions[t.indicator]), t) for t in agreement.targets
    )
    lines = gather((posts.get(owner) if owner else None, target) for owner, target in owners)
    return [Undertaking(agreement, post, own) for post, own in (lines or {None: ()}).items()]


def _one_party(agreement: PerformanceAgreement, world: World) -> Post | None:
    """The post below the head that an agreement names as its first party;
    `None` where several may sign.
    """
    named = posts_of_party(world.office_year, agreement.first_party)
    return named[0] if len(named) == 1 and named[0].id != world.office_year.office.head else None


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """An indicator of the report: a line of its own, or a lettered part of one."""

    indicator: IndicatorCode
    number: str
    """`4.` for a line, `a.` for a part."""
    is_part: bool
    has_parts: bool = False
    """Its parts tell the result."""


def _field(line: ReportedLine, world: World, name: str) -> Value:
    """A field of the indicator; nothing where there is none to expect,
    as where the parts tell the result.
    """
    value = INDICATOR.of("", world.results[line.indicator], world).field(name) or ""
    if isinstance(value, Unavailable) and (line.has_parts or value.reason is Reason.NO_TARGET):
        return ""
    return value


def _rows(line: ReportedLine, world: World) -> list[Output]:
    """Rows of outputs.csv within the period."""
    as_of = world.assessment.as_of
    rows = (o for o in world.office_year.outputs if o.indicator == line.indicator)
    return [o for o in rows if as_of.start <= o.period.start and o.period.end <= as_of.end]


def _note(line: ReportedLine, world: World) -> str:
    """What the rows of the period say beside the result;
    why there is none stands among the limitations.
    """
    if line.has_parts and _field(line, world, "actual") == "":
        return ""
    notes = (row.note for row in _rows(line, world))
    return "\n".join(dict.fromkeys(note for note in notes if note and not Reason.find_in(note)))


def _target(line: ReportedLine, world: World) -> Value:
    as_of = world.assessment.as_of
    agreed = [t for a in _central(world) for t in a.targets if t.indicator == line.indicator]
    texts = [dict(t.periods).get(as_of, t.target).text for t in agreed]
    value = _field(line, world, "target")
    if value == "" and agreed:
        return _year_target(agreed[0], world)
    return in_own_words(value, next(filter(None, texts), ""))


def _year_target(target: AgreementTarget, world: World) -> Value:
    """The agreement's target of the whole year, said to be so:
    its semester has none of its own.
    """
    if target.target.text:
        return f"{target.target.text} (setahun)"
    figure = agreement_figure(target, world)
    if isinstance(figure, Known):
        return TextValue(f"{words_of(show(figure, Format.UNIT))} (setahun)", figure.trace)
    return figure


def _actual(line: ReportedLine, world: World) -> Value:
    words = next((row.text for row in _rows(line, world) if row.text), "")
    return in_own_words(_field(line, world, "actual"), words)


REPORTED: View[ReportedLine] = View(
    ReportedLine,
    "butir laporan",
    number=lambda r, w: "" if r.is_part else r.number,
    name=lambda r, w: f"{r.number} " * r.is_part + w.definitions[r.indicator].name,
    depth=lambda r, w: "1" if r.is_part else "0",
    indicator=linked("indicators", "indicator"),
    target=_target,
    actual=_actual,
    is_open=lambda r, w: isinstance(_field(r, w, "actual"), Unavailable),
    has_actual=lambda r, w: not isinstance(_field(r, w, "actual"), Unavailable | str),
    note=_note,
)


def central_root(world: World) -> Value:
    """Return the lines of the report to the Directorate General, each followed by its parts."""
    return REPORTED.series(_lines(world), world)


def _central(world: World) -> list[PerformanceAgreement]:
    agreements = world.office_year.agreements_of_year
    return [a for a in agreements if a.kind is AgreementKind.DIRECTOR_GENERAL]


def _lines(world: World) -> Iterator[ReportedLine]:
    promised = list(dict.fromkeys(t.indicator for a in _central(world) for t in a.targets))
    for number, code in enumerate(promised, start=1):
        parts = [part for part in _parts(code, world) if part not in promised]
        yield ReportedLine(code, f"{number}.", is_part=False, has_parts=bool(parts))
        for letter, part in zip(ascii_lowercase, parts, strict=False):
            yield ReportedLine(part, f"{letter}.", is_part=True)


def _parts(code: IndicatorCode, world: World) -> Iterator[IndicatorCode]:
    """Indicators below a line that belong to the same objective,
    in the order of the plan's links.
    """
    objective = world.definitions[code].objective
    for link in world.office_year.cascade:
        if link.parent == code and world.definitions[link.child].objective == objective:
            yield link.child
