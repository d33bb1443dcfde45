"""What mends the failed statements of a report, and where the report leaves that open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from capaian.auditor.borne_out import find_borne_out, tell_proof
from capaian.auditor.carried import find_carried
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.consequences import Consequences
from capaian.auditor.declared import Declared
from capaian.auditor.either import find_either, leave_open
from capaian.auditor.exchanged_inputs import find_exchanged_inputs
from capaian.auditor.joint import find_joint
from capaian.auditor.links import Grounds
from capaian.auditor.lost_signs import find_lost_signs
from capaian.auditor.parts import choose_parts, find_parts
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.repair import Cause, find_causes
from capaian.auditor.slips import Change
from capaian.auditor.third_places import ThirdPlaces, find_proved, find_told_elsewhere, is_of_result
from capaian.auditor.thousands import find_thousands
from capaian.auditor.worked_back import find_worked_back
from capaian.auditor.written_items import find_written_items

_WHOLE: Final = "Seluruhnya 100 persen; yang keliru salah satu rinciannya."


@dataclass(frozen=True)
class Remedies:
    """Changes that mend what fails, and for what they leave open the readings that there are."""

    equations: Sequence[Equation]
    words: Sequence[Statement]
    causes: tuple[Cause, ...]
    borne_out: Mapping[int, str]
    """By identity of a statement, words on what bears its printed result out."""
    either: Mapping[int, tuple[Change, ...]]
    """By identity of a statement, changes of other figures of which each would mend it just as well."""
    parts: Mapping[int, tuple[Change, ...]]
    """By identity of a sum whose total is no slip, the slips of its parts of which one mends it."""
    beside: Set[int]
    """Identities of what holds right figures against others, for something else beside them is wrong."""

    def ground(self, declared: Declared) -> Grounds:
        """Return what is known of failed statements, for their telling."""
        holding = [statement for statement in self.words if statement.holds]
        failed = [statement for statement in self.words if not statement.holds]
        meant = {each.spots[0]: each.meant.value for each in failed if each.meant is not None}
        one_of_two = {key for key, changes in self.either.items() if len(changes) == 1}
        is_open = self.borne_out.keys() | one_of_two | self.parts.keys() | self.beside
        consequences = Consequences(self.equations, self.causes, is_open, holding, meant)
        return Grounds(self.borne_out, self.either, self.parts, consequences, declared)


def find_remedies(
    equations: Sequence[Equation], words: Sequence[Statement], document: PrintedDocument
) -> Remedies:
    """Return what mends the failed statements of a report.

    Args:
        equations: All statements on numbers.
        words: All statements in words that fail, or are held against figures.
        document: The report.
    """
    beside = _beside_kept(equations, words)
    rows = (*find_joint(equations), *find_exchanged_inputs(equations))
    carried = (*find_carried(equations), *find_lost_signs(equations), *find_worked_back(equations))
    together = (*rows, *carried, *find_thousands(equations), *find_written_items(equations, document))
    places = ThirdPlaces(document)
    found = find_causes(equations, together)
    causes = leave_open(found, equations, document.tables, places.tell_whole)
    causes = tuple(cause for cause in causes if beside.isdisjoint(map(id, cause.mended)))
    told = find_told_elsewhere(equations, words, causes, places)
    mended = {id(each) for cause in told for each in cause.mended}
    causes = (*(cause for cause in causes if mended.isdisjoint(map(id, cause.mended))), *told)
    proved = find_proved(equations, places)
    whole = {id(each): _WHOLE for each in equations if each.is_of_whole and not each.holds()}
    sure = proved.keys() | whole.keys()
    causes = tuple(cause for cause in causes if not (is_of_result(cause) and id(cause.mended[0]) in sure))
    borne_out = {key: tell_proof(each) for key, each in proved.items()}
    borne_out = {**find_borne_out(equations), **borne_out, **whole}
    parts = find_parts(equations, causes, sure)
    chosen = choose_parts(parts, equations, words)
    causes = (*causes, *chosen)
    left = {key: slips for key, slips in parts.items() if key not in {id(c.mended[0]) for c in chosen}}
    either = find_either(equations, causes, borne_out.keys() | left.keys(), places.tell_as_printed)
    return Remedies(equations, words, causes, borne_out, either, left, beside)


def _beside_kept(equations: Sequence[Equation], words: Sequence[Statement]) -> Set[int]:
    """Return what holds figures against others that are right, for something else beside them is wrong."""
    kept = {spot for statement in words if not statement.holds for spot in statement.keeps}
    return {
        id(each)
        for each in equations
        if (each.law is Law.SUM and each.result.spot in kept)
        or (each.law is Law.EQUAL and not kept.isdisjoint(number.spot for number in each.numbers))
    }
