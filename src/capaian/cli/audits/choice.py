"""Which rules and which weights of findings were asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Final

import typer

from capaian.cli.shared_options import share
from capaian.cli.usage import names_like, suggest
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.wording import write_wrong_place
from capaian.domain.errors import UsageMistakeError
from capaian.domain.issue import Level

LEVELS: Final = (Level.ERROR, Level.WARNING, Level.NOTE)
"""The heaviest first."""
_NAMES: Final[Mapping[str, Level]] = {
    **{level.words: level for level in Level},
    **{level.value: level for level in Level},
}

_RULES: Final[Mapping[str, AuditRule]] = {
    **{rule.value: rule for rule in AuditRule},
    **{rule.words.lower(): rule for rule in AuditRule},
    "selisih": AuditRule.DIFFERENCE,
}
"""Every rule by its code, by its name as findings show it, and differences by their former name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of an audit is wanted."""

    rules: frozenset[AuditRule] = frozenset(AuditRule)
    level: Level = Level.NOTE
    """The lightest weight to show."""
    has_details: bool = False
    """Whether the screen has the findings of each report of a folder, too."""

    def of(self, result: AuditResult) -> AuditResult:
        """Return the statements and findings of the chosen rules, of every weight.

        What follows from a finding of another rule names the nearest root that is shown, or none. What fits
        once such a finding is mended is still no error: it says where that one stands, and what it asks for.
        """
        claims = {rule: count for rule, count in result.claims.items() if rule in self.rules}
        chosen = [finding for finding in result.findings if finding.rule in self.rules]
        known = {finding.id: finding for finding in result.findings}
        shown = {finding.id for finding in chosen}
        findings = tuple(_standing(each, known, shown) for each in chosen)
        return replace(result, claims=claims, findings=findings)

    def shown(self, result: AuditResult) -> tuple[Finding, ...]:
        """Return the findings that weigh enough."""
        heavy = LEVELS[: LEVELS.index(self.level) + 1]
        return tuple(finding for finding in result.findings if finding.level in heavy)


def _standing(finding: Finding, known: Mapping[str, Finding], shown: Collection[str]) -> Finding:
    """Return a finding below the first of its chain of roots that is shown, or by itself."""
    if finding.joins is not None and finding.joins not in shown:
        finding = replace(finding, joins=None, level=known[finding.joins].level)
    root = finding.root
    while root is not None and root not in shown:
        root = known[root].root
    if root is None and finding.stays and finding.root is not None:
        return replace(finding, why=f"{finding.why} {_say_unshown(known[finding.root])}")
    return replace(finding, root=root)


def _say_unshown(root: Finding) -> str:
    """Say in Indonesian what a finding asks for that is not among those shown."""
    place = write_wrong_place(root)
    return f"{root.id} ({root.rule.words}): {place}, tercetak {root.wrong}, {root.correction}."


def read_choice(
    rules: Annotated[
        str | None, typer.Option("--rules", metavar="ATURAN", help="Hanya aturan ini: sum,ratio,penomoran.")
    ] = None,
    level: Annotated[
        str | None,
        typer.Option("--level", metavar="BOBOT", help="Paling ringan: galat, peringatan, atau catatan."),
    ] = None,
    details: Annotated[
        bool, typer.Option("--details", metavar="", help="Dari folder juga temuan setiap laporan.")
    ] = False,
) -> Choice:
    """Read what was given on the command line.

    Raises:
        UsageMistakeError: for an unknown rule or weight, with the known ones.
    """
    names = _split(rules or "")
    unknown = [name for name in names if name not in _RULES]
    if unknown or (rules is not None and not names):
        told = [f'Aturan "{word}" tidak dikenal. {_suggest(word)}' for word in unknown or [""]]
        raise UsageMistakeError(" ".join(told))
    if level is not None and level.lower() not in _NAMES:
        raise UsageMistakeError(f'Bobot "{level}" tidak dikenal. Pilihan: galat, peringatan, catatan.')
    chosen = frozenset(_RULES[name] for name in names) or frozenset(AuditRule)
    return Choice(chosen, _NAMES[(level or "catatan").lower()], details)


def _suggest(word: str) -> str:
    """Offer the rules that are like a word; every one of them, by its code, where none is."""
    if names_like(word, _RULES):
        return suggest(word, _RULES)
    return f"Pilihan: {', '.join(rule.value for rule in AuditRule)}."


def _split(rules: str) -> list[str]:
    """Return the names that commas part, in small letters; some names of rules have commas themselves."""
    text = rules.lower()
    for words, rule in _RULES.items():
        if "," in words:
            text = text.replace(words, rule.value)
    return [name.strip() for name in text.split(",") if name.strip()]


with_choice = share(read_choice, "choice")
"""Give a command the options that choose findings; it takes them as `choice`."""
