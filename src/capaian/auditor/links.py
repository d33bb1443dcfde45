"""Which failed statement follows from which, and which are right once another is mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.columns_apart import find_columns_apart
from capaian.auditor.consequences import Consequences
from capaian.auditor.declared import Declared
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import Spot
from capaian.auditor.repair import Cause
from capaian.auditor.righted import find_righted
from capaian.auditor.roots import (
    find_exchanged,
    find_firsts,
    find_mended,
    find_misled,
    find_totals,
    weight_of,
)
from capaian.auditor.same_slips import find_misclassed, find_same_slips
from capaian.auditor.slips import Change
from capaian.domain.audit import AuditRule


@dataclass(frozen=True)
class Grounds:
    """What is known of failed statements beside themselves."""

    borne_out: Mapping[int, str]
    """By identity of a statement, words on what bears its printed result out."""
    either: Mapping[int, tuple[Change, ...]]
    """By identity of a statement, changes of other figures of which each would mend it just as well."""
    parts: Mapping[int, tuple[Change, ...]]
    """By identity of a sum whose total is no slip, the slips of its parts of which one mends it."""
    consequences: Consequences
    declared: Declared

    @property
    def document(self) -> PrintedDocument:
        """The report."""
        return self.declared.document


def line_of(claim: Claim) -> int:
    """Return the line that a claim stands in."""
    return claim.result.spot.line if isinstance(claim, Equation) else claim.line


class Links:
    """Which failed statement follows from which, and which are right once another is mended."""

    def __init__(self, failed: Sequence[Claim], grounds: Grounds) -> None:
        """Look for all links at once."""
        told = (cause for cause in grounds.consequences.causes if not grounds.consequences.supersede(cause))
        self._causes = {id(e): cause for cause in told for e in cause.mended}
        self._borne_out = grounds.borne_out.keys()
        self._firsts = find_firsts(failed)
        self._mended = find_mended(failed)
        self._righted = find_righted(failed, grounds.consequences, grounds.document)
        self._misled = {
            **find_misclassed(failed),
            **find_misled(failed, grounds.consequences),
            **self._righted,
        }
        self._same = find_same_slips(failed, grounds.document)
        self._exchanged = find_exchanged(failed)
        self._totals = find_totals(failed, grounds.consequences.equations)
        self._apart = find_columns_apart(grounds.consequences.equations, grounds.document.tables)
        self._mending = {id(elsewhere) for elsewhere in self._mended.values()}
        self._passing = {
            number.spot
            for claim in failed
            if isinstance(claim, Equation) and claim.law is Law.AT_MOST
            for number in claim.numbers
        }
        self._order = {id(claim): place for place, claim in enumerate(failed)}
        equations = (claim for claim in failed if isinstance(claim, Equation))
        self._of_figure = _by_figure(failed)
        self._by_result = {(equation.result.spot, equation.law): equation for equation in equations}
        statements = [claim for claim in failed if isinstance(claim, Statement)]
        self._renamed = {each.line: each for each in statements if each.renames}
        self._misread = {each.spots[0]: each for each in statements if each.meant is not None}
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

    def mends_others(self, claim: Claim) -> bool:
        """Whether what a figure reads elsewhere lets other statements hold, so that it is no mere choice."""
        return id(claim) in self._mending

    def doubts_inputs(self, claim: Equation) -> bool:
        """Whether the inputs of a statement may be wrong as well: its value is then no more than worked out.

        They are those of a column that does not go with its result at all, a part that passes its whole, or
        may stand for others that are printed nowhere.
        """
        inputs = {number.spot for number in claim.inputs}
        is_told = claim.law in (Law.EQUAL, Law.AT_MOST) or self.cause_of(claim) is not None
        is_of_passing = not is_told and bool(inputs & self._passing)
        return claim.is_unsure or id(claim) in self._apart or is_of_passing

    def root_of(self, claim: Claim) -> Claim | None:
        """The statement that a statement follows from; `None` for one that stands by itself."""
        if (renamed := self.renamed(claim)) is not None:
            return renamed
        misled = self._as_told(self._misled.get(id(claim)))
        return self._first_root(claim) or self.elsewhere_of(claim) or misled or self._other_root(claim)

    def _other_root(self, claim: Claim) -> Claim | None:
        aside = self._left_beside(claim) or self._of_misread(claim)
        return self._first_of_column(claim) or self._replaced(claim) or aside or self._same.get(id(claim))

    def renamed(self, claim: Claim) -> Statement | None:
        """What says that the row of a figure, held against its namesakes, bears the name of another."""
        if not isinstance(claim, Equation) or claim.law is not Law.EQUAL:
            return None
        lines = (number.spot.line for number in claim.numbers)
        return next((self._renamed[line] for line in lines if line in self._renamed), None)

    def is_righted(self, claim: Claim) -> bool:
        """Whether a statement is right as printed, and something else wrong in its stead."""
        return id(claim) in self._righted and self.cause_of(claim) is None

    def _left_beside(self, claim: Claim) -> Statement | None:
        """What says that a figure is right, and that what stands beside it is of another year or row."""
        if not isinstance(claim, Equation):
            return None
        numbers = claim.numbers if claim.law is Law.EQUAL else (claim.result,)
        return next((self._keepers[n.spot] for n in numbers if n.spot in self._keepers), None)

    def _of_misread(self, claim: Claim) -> Statement | None:
        """What says that a figure that the statement rests on bears the name of another."""
        spots = [number.spot for number in claim.inputs] if isinstance(claim, Equation) else []
        return next((self._misread[spot] for spot in spots if spot in self._misread), None)

    def _fits_what_is_meant(self, claim: Equation) -> bool:
        """Whether a statement holds with the figure that is meant in place of a misnamed one."""
        meant = {spot: each.meant.value for spot, each in self._misread.items() if each.meant is not None}
        return self._of_misread(claim) is not None and claim.holds(meant)

    def _replaced(self, claim: Claim) -> Claim | None:
        """What says that another figure belongs in the place of one that is written wrong, too."""
        if not isinstance(claim, Statement) or claim.rule is not AuditRule.FORMAT or len(claim.spots) != 1:
            return None
        those = self._of_figure.get(claim.spots[0], ())
        return next((e for e in those if self._puts_another(e, claim)), None)

    def _puts_another(self, equation: Equation, form: Statement) -> bool:
        """Whether a statement is sure that another figure belongs there, and not the same in another form."""
        cause = self.cause_of(equation)
        if cause is None:
            return id(equation) not in self._borne_out and not self.stays(equation)
        return cause.change.number.spot == equation.result.spot and not _is_form_of(form, cause)

    def stays(self, claim: Claim) -> bool:
        """Whether what is printed is right once another figure, or the name of its row, is mended."""
        cause = self.cause_of(claim)
        if self.renamed(claim) is not None:
            return True
        if isinstance(claim, Statement):
            root = self.root_of(claim)
            is_of_ceiling = isinstance(root, Equation) and root.law is Law.AT_MOST
            return id(claim) in self._misled or (root is not None and is_of_ceiling and self.stays(root))
        if cause is not None:
            return claim.result.spot not in cause.places
        is_right = self._left_beside(claim) is not None or self._fits_what_is_meant(claim)
        is_right = is_right or self.is_righted(claim)
        return self.elsewhere_of(claim) is not None or is_right

    def rivals_of(self, claim: Equation) -> tuple[Equation, ...]:
        """Other statements that would have another value in place of the same figure, and no change mends."""
        those = self._of_figure.get(claim.result.spot, ())
        is_free = id(claim) not in self._causes
        return tuple(e for e in those if is_free and e is not claim and id(e) not in self._causes)

    def _first_root(self, claim: Claim) -> Claim | None:
        root = self._as_told(_root(claim, self.cause_of(claim), self._misprinted))
        beside = self._totals.get(id(claim)) or self._first_exchanged(claim)
        root = beside or self._first_of_rows(claim) if root is None or root is claim else root
        return None if root is claim else root

    def _first_of_rows(self, claim: Claim) -> Claim | None:
        """What says the same again; not a total whose rows are all there, for one of them is mended."""
        first = self._firsts.get(id(claim))
        cause = None if first is None or first is claim else self.cause_of(first)
        if cause is None or not isinstance(first, Equation) or first.result.spot in cause.places:
            return first
        if not isinstance(claim, Equation) or claim.law is not Law.SUM:
            return first
        is_apart = all(number.spot not in cause.places for number in claim.numbers)
        return None if is_apart and id(claim) not in map(id, cause.mended) else first

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


def _heaviest_first(claim: Claim) -> tuple[int, int, bool, str]:
    """Of what is said of one figure, that it follows from others comes before that it differs elsewhere."""
    return weight_of(claim.level), line_of(claim), claim.rule is AuditRule.CROSSREF, claim.rule


def _is_form_of(form: Statement, cause: Cause) -> bool:
    """Whether the right form of a figure has the digits that mend what rests on it."""
    return [*filter(str.isdigit, form.expected)] == [*filter(str.isdigit, cause.change.text)]


def _root(claim: Claim, cause: Cause | None, misprinted: Mapping[Spot, Statement]) -> Claim | None:
    """Return the finding that a claim follows from: the first that one change mends, or the one it names.

    A figure whose own form is wrong is the root of all that its change mends; so is what is said of that
    very figure, before what only rests on it.
    """
    if cause is not None and cause.partner is not None:
        return cause.partner
    if cause is not None:
        wrong = cause.change.number.spot
        own = [claim for claim in cause.mended if claim.result.spot == wrong]
        form = misprinted.get(wrong)
        is_of_form = form is not None and _is_form_of(form, cause)
        return form if is_of_form else min(own or cause.mended, key=_heaviest_first)
    return claim.after if isinstance(claim, Equation) else None
