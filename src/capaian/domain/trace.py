"""How a result came about: one node per step, from the figure back to the row of a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from capaian.domain.identifiers import SourceId, TraceId
from capaian.domain.numerals import write_exact
from capaian.domain.period import Period
from capaian.domain.value import Unit


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure of a closed year that is told otherwise now: what was approved, and why it changed."""

    closed: Decimal | None
    """As approved; `None`: nothing was known."""
    reason: str
    restatement: SourceReference
    """The row that restates it."""
    closing: SourceReference | None
    """The closing that it corrects; `None` if the dossier does not name it."""

    @property
    def approved(self) -> str:
        """What was approved, as readers see it."""
        return "tidak ada" if self.closed is None else write_exact(self.closed)


@dataclass(frozen=True, slots=True)
class SourceReference:
    """Where a typed-in value stands and what it was taken from."""

    file: str
    row: int | None = None
    source: SourceId | None = None
    title: str = ""
    """Title of the source document."""
    cut_off: date | None = None
    sha256: str | None = None
    """Hash of the source document, not of the dossier file."""
    corrected: Corrected | None = None
    """For a figure of a closed year that is restated."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One step of a computation.

    `formula` has names, `working` has figures; a leaf has neither, but a `source`.
    """

    id: TraceId
    subject: str
    """What the step yields, in Indonesian: `Cakupan kepemilikan KTP-el, Kec. Juai`."""
    value: Decimal | None
    """`None` for steps that are unavailable or stated in words."""
    unit: Unit | None = None
    decimals: int = 2
    text: str = ""
    """The words where there is no value: a stated text or the reason."""
    formula: str = ""
    working: str = ""
    inputs: tuple[TraceId, ...] = ()
    policy: str = ""
    """Name of the declared policy that chose this way of computing, if any."""
    source: SourceReference | None = None
    state: Period | None = None
    """The earliest period whose stock stands for a later end, in this step or in one that it rests on."""

    @property
    def title(self) -> str:
        """The subject, with the period of the state that it rests on where its own words do not tell it."""
        told = "" if self.state is None or self.state.label in self.subject else self.state.label
        return f"{self.subject} (keadaan {told})" if told else self.subject
