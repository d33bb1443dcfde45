"""Where figures come from: entries of the annex, and explanations for the reader of a screen."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.domain.identifiers import TraceId


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of a trace: what it is, how it follows, its value, where it came from."""

    trace: TraceId
    depth: int
    """0 for the figure itself, 1 for its inputs, and so on."""
    name: str
    formula: str = ""
    """With names: `100 × sudah rekam ÷ wajib KTP`."""
    working: str = ""
    """With figures: `100 × 96.019 ÷ 96.472 = 99,5304…, dibulatkan 99,53`."""
    value: str = ""
    source: str = ""
    """File, row, title of the source, cut-off date, first characters of the hash."""
    repeats: bool = False
    """The step was already unfolded above; its inputs are not repeated."""


@dataclass(frozen=True, slots=True)
class TraceEntry:
    """The traces behind one paragraph or table."""

    id: str
    label: str
    """`Jejak 3-42`."""
    title: str
    steps: tuple[TraceStep, ...]


@dataclass(frozen=True, slots=True)
class TraceList:
    """Entries of the annex "Jejak angka"."""

    entries: tuple[TraceEntry, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One trace for the reader of a screen: opened from a `Number`."""

    name: str
    formula: str
    working: str
    value: str
    inputs: tuple[TraceId, ...]
    source: str
    policy: str = ""
