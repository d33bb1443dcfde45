"""How failed statements are told: what is printed, what it should be, what mends it, what it follows from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, write_working
from capaian.auditor.claims.statement import Statement
from capaian.auditor.columns_apart import find_columns_apart
from capaian.auditor.consequences import Consequences, write_like
from capaian.auditor.declared import Declared
from capaian.auditor.echoes import Echo
from capaian.auditor.excerpt import excerpt_of
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import SWAPPED, Spot
from capaian.auditor.repair import Cause
from capaian.auditor.roots import (
    find_exchanged,
    find_firsts,
    find_mended,
    find_misled,
    find_totals,
    weight_of,
)
from capaian.auditor.slips import Change
from capaian.auditor.whereabouts import Whereabouts
from capaian.domain.audit import AuditRule, Finding, Repair

_ROWS_INSTEAD = "Selisihnya sama; bila di sana rinciannya yang diperbaiki, angka ini tetap."


@dataclass(frozen=True)
class Grounds:
    """What is known of failed statements beside themselves."""

    borne_out: Mapping[int, str]
    """By identity of a statement, words on what bears its printed result out."""
    either: Mapping[int, Change]
    """By identity of a statement, the change of another figure that would mend it just as well."""
    consequences: Consequences
    declared: Declared

    @property
    def document(self) -> PrintedDocument:
        """The report."""
        return self.declared.document


def line_of(claim: Claim) -> int:
    """Return the line that a claim stands in."""
    return claim.result.spot.line if isinstance(claim, Equation) else claim.line


def tell(failed: Sequence[Claim], grounds: Grounds) -> list[Finding]:
    """Return the findings; of those that one change mends, the first is the root of the others."""
    ids = {id(claim): f"T-{number:03}" for number, claim in enumerate(failed, start=1)}
    links, places = _Links(failed, grounds), Whereabouts(grounds.document)
    findings: list[Finding] = []
    for claim in failed:
        cause, root = links.cause_of(claim), links.root_of(claim)
        made = places.locate(_tell_one(claim, root, links, grounds), _spot(claim))
        if cause is not None and root is None:
            made = places.mark(_with_copies(made, claim, cause, failed), cause.change.number.spot)
        made = grounds.declared.tell(claim, made)
        findings.append(
            replace(
                made,
                id=ids[id(claim)],
                why=f"{made.why} {links.on_column(claim)}".rstrip(),
                repair=None if cause is None else _repair(cause, grounds.document),
                root=None if root is None else ids.get(id(root)),
                stays=links.stays(claim),
            )
        )
    return findings


def _spot(claim: Claim) -> Spot | None:
    """The figure that a statement is about, where it is one."""
    if isinstance(claim, Equation):
        return claim.result.spot
    return claim.spots[0] if len(claim.spots) == 1 else None


class _Links:
    """Which failed statement follows from which, and which are right once another is mended."""

    def __init__(self, failed: Sequence[Claim], grounds: Grounds) -> None:
        """Look for all links at once."""
        told = (cause for cause in grounds.consequences.causes if not grounds.consequences.supersede(cause))
        self._causes = {id(e): cause for cause in told for e in cause.mended}
        self._borne_out = grounds.borne_out.keys()
        self._firsts = find_firsts(failed)
        self._mended = find_mended(failed)
        self._misled = find_misled(failed, grounds.consequences)
        self._exchanged = find_exchanged(failed)
        self._totals = find_totals(failed, grounds.consequences.equations)
        self._apart = find_columns_apart(grounds.consequences.equations, grounds.document.tables)
        self._order = {id(claim): place for place, claim in enumerate(failed)}
        equations = (claim for claim in failed if isinstance(claim, Equation))
        self._of_figure = _by_figure(failed)
        self._by_result = {(equation.result.spot, equation.law): equation for equation in equations}
        statements = [claim for claim in failed if isinstance(claim, Statement)]
        self._keepers = {spot: each for each in statements for spot in each.keeps}
        self._misprinted = {
            spot: each for each in statements if each.rule is AuditRule.FORMAT for spot in each.spots
        }

    def cause_of(self, claim: Claim) -> Cause | None:
        """The change of one figure that mends a statement."""
        return self._causes.get(id(claim))

    def elsewhere_of(self, claim: Claim) -> Equation | None:
        """What says that a figure reads otherwise elsewhere, where that alone mends a statement."""
        is_alone = self._first_root(claim) is None and self.cause_of(claim) is None
        return self._mended.get(id(claim)) if is_alone else None

    def root_of(self, claim: Claim) -> Claim | None:
        """The statement that a statement follows from; `None` for one that stands by itself."""
        misled = self._as_told(self._misled.get(id(claim)))
        return self._first_root(claim) or self.elsewhere_of(claim) or misled or self._other_root(claim)

    def _other_root(self, claim: Claim) -> Claim | None:
        return self._first_of_column(claim) or self._replaced(claim) or self._left_beside(claim)

    def _left_beside(self, claim: Claim) -> Statement | None:
        """What says that the figures beside a right one are of another year."""
        return self._keepers.get(claim.result.spot) if isinstance(claim, Equation) else None

    def _replaced(self, claim: Claim) -> Claim | None:
        """What says that another figure belongs in the place of one that is written wrong, too."""
        if not isinstance(claim, Statement) or claim.rule is not AuditRule.FORMAT or len(claim.spots) != 1:
            return None
        those = self._of_figure.get(claim.spots[0], ())
        return next((e for e in those if self.cause_of(e) is None and not self._is_right(e)), None)

    def _is_right(self, claim: Equation) -> bool:
        """Whether the printed result may be right."""
        return id(claim) in self._borne_out or self.stays(claim)

    def stays(self, claim: Claim) -> bool:
        """Whether what is printed is right once another figure is mended."""
        cause = self.cause_of(claim)
        if isinstance(claim, Statement):
            root = self.root_of(claim)
            is_of_ceiling = isinstance(root, Equation) and root.law is Law.AT_MOST
            return id(claim) in self._misled or (root is not None and is_of_ceiling and self.stays(root))
        if cause is not None:
            return claim.result.spot not in cause.places
        return self.elsewhere_of(claim) is not None or self._left_beside(claim) is not None

    def rivals_of(self, claim: Equation) -> tuple[Equation, ...]:
        """Other statements that would have another value in place of the same figure, and no change mends."""
        those = self._of_figure.get(claim.result.spot, ())
        is_free = id(claim) not in self._causes
        return tuple(e for e in those if is_free and e is not claim and id(e) not in self._causes)

    def _first_root(self, claim: Claim) -> Claim | None:
        root = self._as_told(_root(claim, self.cause_of(claim), self._misprinted))
        beside = self._totals.get(id(claim)) or self._first_exchanged(claim)
        root = beside or self._firsts.get(id(claim)) if root is None or root is claim else root
        return None if root is claim else root

    def _first_of_column(self, claim: Claim) -> Claim | None:
        column = self._apart.get(id(claim))
        return None if column is None or column.failed[0] is claim else column.failed[0]

    def on_column(self, claim: Claim) -> str:
        """What is said once for all rows of a column that does not follow from those beside it."""
        column = self._apart.get(id(claim))
        return column.words if column is not None and column.failed[0] is claim else ""

    def exchanged_with(self, claim: Claim) -> Equation | None:
        """The statement with whose result the own one is exchanged, where no change of a figure mends it."""
        return None if id(claim) in self._causes else self._exchanged.get(id(claim))

    def _first_exchanged(self, claim: Claim) -> Claim | None:
        other = self.exchanged_with(claim)
        return other if other is not None and self._order[id(other)] < self._order[id(claim)] else None

    def _as_told(self, root: Claim | None) -> Claim | None:
        """The statement itself, or the one that is told of the same figure in its stead."""
        if isinstance(root, Equation) and id(root) not in self._order:
            return self._by_result.get((root.result.spot, root.law))
        return root


def _by_figure(failed: Sequence[Claim]) -> Mapping[Spot, Sequence[Equation]]:
    """For each figure the failed statements that tell what it should be."""
    found: dict[Spot, list[Equation]] = {}
    for claim in failed:
        if isinstance(claim, Equation) and claim.law is not Law.AT_MOST:
            found.setdefault(claim.result.spot, []).append(claim)
    return found


def _tell_one(claim: Claim, root: Claim | None, links: _Links, grounds: Grounds) -> Finding:
    """Return a finding with what speaks for its figure, or what follows from it."""
    if isinstance(claim, Statement):
        return _in_its_form(_of_words(claim), root, grounds)
    made = _of_numbers(claim)
    if (other := links.exchanged_with(claim)) is not None:
        return replace(made, computed=other.result.signed, why=f"{made.why} {_exchanges(claim, other)}")
    is_mended = links.cause_of(claim) is not None
    if (elsewhere := links.elsewhere_of(claim)) is not None:
        return replace(made, why=f"{made.why} {_mends(elsewhere)}", is_borne_out=True)
    if not is_mended and (words := grounds.borne_out.get(id(claim))):
        return replace(made, why=made.why if claim.note else f"{made.why} {words}", is_borne_out=True)
    if isinstance(root, Equation) and root.law is claim.law is Law.SUM and id(root) in grounds.borne_out:
        return replace(made, why=f"{made.why} {_ROWS_INSTEAD}", is_borne_out=True)
    made = replace(made, also=tuple(_value(other, grounds) for other in links.rivals_of(claim)))
    made = _with_consequences(made, claim, grounds.consequences, is_root=root is None, is_mended=is_mended)
    change = None if root is not None else grounds.either.get(id(claim))
    return made if change is None else replace(made, alternative=_write_repair(change, 1, grounds.document))


def _in_its_form(made: Finding, root: Claim | None, grounds: Grounds) -> Finding:
    """Return what is said of a figure's form with the figure that belongs there in that form."""
    if made.rule is not AuditRule.FORMAT or not isinstance(root, Equation):
        return made
    is_of_mark = made.printed.translate(SWAPPED) == made.computed
    value = _value(root, grounds)
    return replace(made, computed=value.translate(SWAPPED)) if is_of_mark and value else made


def _value(claim: Equation, grounds: Grounds) -> str:
    """What a statement comes to, with corrected figures in it."""
    other = grounds.consequences.recomputed(claim)
    value = claim.computed()
    return other[0] if other is not None else "" if value is None else write_like(claim, value)


def _with_consequences(
    made: Finding, claim: Equation, consequences: Consequences, *, is_root: bool, is_mended: bool
) -> Finding:
    """Return a finding with what it comes to once wrong figures are corrected, and what changes with it."""
    other = None if is_mended else consequences.recomputed(claim)
    if other is not None:
        made = replace(made, computed=other[0], why=f"{made.why} {other[1]}")
    following = consequences.following(claim) if is_root else ""
    return replace(made, why=f"{made.why} {following}".rstrip())


def add_echoes(
    findings: Sequence[Finding], failed: Sequence[Claim], echoes: Sequence[Echo], grounds: Grounds
) -> tuple[Finding, ...]:
    """Return the findings, and what repeats a wrong figure of theirs."""
    told = {id(claim): finding for claim, finding in zip(failed, findings, strict=True)}
    places = Whereabouts(grounds.document)
    made_of = []
    for number, echo in enumerate(echoes, start=len(failed) + 1):
        first = told[id(echo.of)]
        right = grounds.consequences.value_of(echo.of) if first.repair is None else None
        made = grounds.declared.tell(echo.of, _of_echo(echo, echo.right if right is None else right, places))
        made_of.append(replace(made, id=f"T-{number:03}", root=first.id, also=first.also))
    return (*findings, *made_of)


def _exchanges(claim: Equation, other: Equation) -> str:
    own, there = claim.result.signed, other.result.signed
    return (
        f"Agaknya {own} dan {there} (baris {other.result.spot.line}) tertukar: bila ditukar, keduanya cocok."
    )


def _mends(elsewhere: Equation) -> str:
    return f"Cocok bila {elsewhere.result.text} dibaca {elsewhere.inputs[0].text}."


def _heaviest_first(claim: Claim) -> tuple[int, int, str]:
    return weight_of(claim.level), line_of(claim), claim.rule


def _root(claim: Claim, cause: Cause | None, misprinted: Mapping[Spot, Claim]) -> Claim | None:
    """Return the finding that a claim follows from: the first that one change mends, or the one it names.

    A figure whose own form is wrong is the root of all that its change mends; so is what is said of that
    very figure, before what only rests on it.
    """
    if cause is not None:
        wrong = cause.change.number.spot
        own = [claim for claim in cause.mended if claim.result.spot == wrong]
        return misprinted.get(wrong) or min(own or cause.mended, key=_heaviest_first)
    return claim.after if isinstance(claim, Equation) else None


def _of_echo(echo: Echo, right: Decimal | None, places: Whereabouts) -> Finding:
    """A figure that repeats a wrong one, with the value that the first should have, as it is told there."""
    line = echo.number.spot.line
    first = echo.of.result.spot.line
    made = replace(
        _of_numbers(echo.of),
        printed=echo.number.signed,
        computed="" if right is None else echo.number.write(right, echo.number.decimals),
        line=line,
        place=f"baris {line}",
        why=f"Mengulang {echo.number.text} dari {echo.of.place} (baris {first}), yang tidak cocok.",
        lines=(line, first),
    )
    return places.locate(made, echo.number.spot)


def _with_copies(made: Finding, claim: Claim, cause: Cause, failed: Sequence[Claim]) -> Finding:
    """Return a finding with the other places of a figure to be mended that no finding is about."""
    own = cause.change.number
    told = {each.result.spot for each in failed if isinstance(each, Equation)} | {own.spot}
    lines = dict.fromkeys(str(spot.line) for spot in cause.places if spot not in told)
    if not lines or not isinstance(claim, Equation) or claim.result.spot in cause.places:
        return made
    return replace(made, why=f"{made.why} {own.signed} juga tercetak pada baris {', '.join(lines)}.")


def _repair(cause: Cause, document: PrintedDocument) -> Repair:
    return _write_repair(cause.change, len(cause.mended), document)


def _write_repair(change: Change, holds: int, document: PrintedDocument) -> Repair:
    """Return a change of a figure as it is told, with the line that the figure stands in."""
    number = change.number
    line = document.line(number.spot.line)
    quote = excerpt_of(line.text, number.text).text
    is_signed = change.value < 0
    repaired = number.signed.replace(number.text, change.text) if is_signed else change.text
    return Repair(line.number, number.signed, repaired, change.words, holds, page=line.page, quote=quote)


def _of_words(claim: Statement) -> Finding:
    return Finding(
        id="",
        rule=claim.rule,
        level=claim.level,
        line=claim.line,
        page=None,
        place=claim.place,
        quote="",
        printed=claim.printed,
        computed=claim.expected,
        why=claim.why,
        lines=tuple(dict.fromkeys((claim.line, *claim.lines))),
    )


def _of_numbers(claim: Equation) -> Finding:
    result = claim.computed()
    computed = "" if result is None else write_like(claim, result)
    inputs = [number.signed for number in claim.inputs]
    working = write_working(claim.law, inputs, computed) if computed else ""
    return Finding(
        id="",
        rule=claim.rule,
        level=claim.level,
        line=line_of(claim),
        page=None,
        place=claim.place,
        quote="",
        printed=claim.result.signed,
        computed=computed,
        why=f"{claim.formula}: {working}; tercetak {claim.result.signed}. {claim.note}".rstrip(),
        lines=tuple(dict.fromkeys(number.spot.line for number in claim.numbers)),
    )
