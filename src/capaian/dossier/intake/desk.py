"""What everything that takes a table needs: the office, the law, what was asked for, where problems go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from capaian.domain.intake import Intake, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.words import squeeze
from capaian.dossier.issues import IssueLog

LEFT_OUT = "-"
"""What `--means` says of a column that means nothing."""


@dataclass(frozen=True)
class Asked:
    """What was asked for besides the file and the dossier."""

    sheet: str | None = None
    table: IntakeTable | None = None
    period: Period | None = None
    source: str | None = None
    means: Mapping[str, str] = field(default_factory=dict)
    """What heads and names mean, as told by the user."""
    accepts_totals: bool = False
    """Rows are taken although a total beside them is wrong."""
    is_anew: bool = False
    """What was settled before is forgotten."""
    drops_unbudgeted: bool = False
    """Sub-activities without figures that a budget does not name leave the work plan."""


@dataclass(frozen=True)
class Doubt:
    """A guess that nobody has confirmed."""

    place: Place
    text: str
    """The head or name as it stands in the table."""
    means: str
    """What it is taken for: a code."""
    words: str
    """The same in words."""
    option: str
    """What says on the command line that it is right."""


@dataclass(frozen=True)
class WrongTotal:
    """A total that its parts do not make, of which the parts are taken all the same."""

    place: Place
    stated: str
    summed: str
    parts: int


@dataclass
class Desk:
    """What everything that takes a table needs."""

    office: OfficeYear
    rules: RuleSet
    asked: Asked
    log: IssueLog = field(default_factory=IssueLog)
    doubts: list[Doubt] = field(default_factory=list)
    accepted: list[WrongTotal] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """Those of the user's meanings that were of use."""

    def told(self, text: str) -> str | None:
        """Return what the user says that a head or name means."""
        for told, means in self.asked.means.items():
            if squeeze(told) == squeeze(text):
                self.used.add(told)
                return means
        return None

    def has_declared(self, total: WrongTotal) -> bool:
        """Say whether the office has accepted a wrong total before: same cell, both figures."""
        wanted = (str(total.place), total.stated, total.summed)
        return any((one.where, one.printed, one.used) == wanted for one in self.office.differences)

    def doubt(self, place: Place, text: str, means: str, words: str) -> None:
        """Note a guess about a head or name that is to be confirmed; once for all rows."""
        self._note(Doubt(place, text, means, words, f"--means {shown_means(text, means)}"))

    def doubt_period(self, place: Place, period: Period, words: str) -> None:
        """Note a guess about the period of a table."""
        self._note(Doubt(place, "periode", str(period), words, f"--period {period}"))

    def _note(self, doubt: Doubt) -> None:
        if all((known.text, known.means) != (doubt.text, doubt.means) for known in self.doubts):
            self.doubts.append(doubt)


@dataclass(frozen=True)
class Proposal:
    """What a table is taken for."""

    table: ForeignTable
    intake: Intake
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row of a dossier's table that a foreign table gives."""

    cells: Mapping[str, str]
    """Canonical texts by column: the key, and the figures that the table knows."""
    row: int
    """Row of the sheet."""
    places: Mapping[str, int]
    """Column of the sheet that each figure came from."""
    sheet: str = ""


def shown_means(text: str, means: str) -> str:
    """Return how a meaning is given on the command line.

    Examples:
        >>> shown_means("Sudah Rekam", "ktp.holders")
        '"Sudah Rekam=ktp.holders"'
    """
    return f'"{text}={means}"'
