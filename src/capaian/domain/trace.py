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
class Correction:
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
    correction: Correction | None = None
    """For a figure of a closed year that is restated."""


@dataclass(frozen=True, slots=True)
class StockState:
    """The ends of periods whose stocks stand for a later end."""

    earliest: Period
    latest: Period
    """Of the same year; another one than the earliest where parts of a figure are of different ends."""

    @property
    def is_mixed(self) -> bool:
        """Whether parts of the figure are of different ends: some kecamatan of June, others of March."""
        return self.latest.end != self.earliest.end

    @property
    def label(self) -> str:
        """What the figure is a state of, in Indonesian.

        Examples:
            >>> june, march = Period.parse("2023-Q2"), Period.parse("2023-Q1")
            >>> StockState(june, june).label
            'Triwulan II Tahun 2023'
            >>> StockState(march, june).label
            'campuran, Triwulan I Tahun 2023 dan Triwulan II Tahun 2023'
        """
        if not self.is_mixed:
            return self.earliest.label
        return f"campuran, {self.earliest.label} dan {self.latest.label}"


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
    state: StockState | None = None
    """The state of stocks that stand for a later end, in this step or in one that it rests on."""

    @property
    def title(self) -> str:
        """The subject, with the period of the state that it rests on where its own words do not tell it."""
        told = "" if self.state is None or self.state.label in self.subject else self.state.label
        return f"{self.subject} (keadaan {told})" if told else self.subject
