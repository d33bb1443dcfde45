"""What the auditor must reach; `make audit-score` fails below it.

Figures are what is reached now and only ever get stricter, up to the goal.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure to keep, and the one to reach in the end."""

    what: str
    now: float
    goal: float
    at_most: bool = False
    unit: str = ""

    def is_kept(self, value: float) -> bool:
        return value <= self.now if self.at_most else value >= self.now

    def is_reached(self, value: float) -> bool:
        return value <= self.goal if self.at_most else value >= self.goal

    def tell(self, value: float) -> str:
        """Say whether a value keeps the bar, and what is still missing."""
        sign = "<=" if self.at_most else ">="
        verdict = "BELOW" if not self.is_kept(value) else "ok" if self.is_reached(value) else "kept"
        limits = f"must {sign} {self.now:<6g} goal {self.goal:<6g}"
        return f"  {self.what:<52}{value:>9g} {self.unit:<3}{limits} {verdict}"


ERRORS = Bar("errors found", 44, 42)
ALL = Bar("faults found", 90, 80)
FALSE = Bar("false findings", 0, 3, at_most=True)
DISGUISE = Bar("findings lost or new in a disguised report", 2, 2, at_most=True)
OWN = Bar("false findings on 100 pages of our own papers", 1, 1, at_most=True)
PLANTED = Bar("planted errors found", 95, 95, unit="%")
PLANTED_FALSE = Bar("false findings on 100 pages of planted reports", 1, 1, at_most=True)
ORDINARY = Bar("errors on fifty ordinary pages", 0, 0, at_most=True)
CARRIED = Bar("planted errors found in docx, pdf and its text", 95, 95, unit="%")
WAYS = Bar("errors on 100 pages of sound reports by other ways", 0.6, 1, at_most=True)
FOREIGN = Bar("errors planted in foreign reports found", 95, 95, unit="%")
FOREIGN_FALSE = Bar("false findings on 100 pages of foreign reports", 1, 1, at_most=True)
INVENTED = Bar("errors planted by hand in invented reports found", 92, 85, unit="%")
INVENTED_FALSE = Bar("findings on sound invented reports", 0, 0, at_most=True)
NO_REPORTS = Bar("errors on texts that are no reports", 0, 0, at_most=True)
STRICT_ERRORS = {
    "Balangan 2023": Bar("errors of Balangan 2023 found by the new engine", 40, 40),
    "Belitung 2024": Bar("errors of Belitung 2024 found by the new engine", 53, 54),
    "Dispenda 2016": Bar("errors of Dispenda 2016 found by the new engine", 64, 58),
}
STRICT_TRUE = {
    "Balangan 2023": Bar("of its findings at error level true", 95, 95, unit="%"),
    "Belitung 2024": Bar("of its findings at error level true", 95, 95, unit="%"),
    "Dispenda 2016": Bar("of its findings at error level true", 90, 85, unit="%"),
}
NEW_ORDINARY = Bar("errors on fifty ordinary pages by the new engine", 0, 0, at_most=True)
NEW_OWN = Bar("errors on our own papers by the new engine", 0, 0, at_most=True)
NEW_INVENTED = Bar("errors on sound invented reports by the new engine", 0, 0, at_most=True)
"""The nearest to reports that nobody knew: what it says there is false."""
DIGITS_REPORT = Bar("changed digits of Word files told", 99, 95, unit="%")
DIGITS = Bar("changed digits told without the figures that a file keeps", 88, 95, unit="%")
"""Fell when captions, contents, heads of columns and years were counted too; by the old count it was 89."""
DIGITS_AGAINST = Bar("changed digits told without them, or by the dossier", 94, 99, unit="%")
"""Fell when digits were counted that no dossier has, and those that the dossier happens to yield."""
