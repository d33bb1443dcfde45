"""What the engine has to say of a figure, with the evidence that it speaks by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from capaian.auditor.quantities.figures import PrintedQuantity
from capaian.auditor.relations.statements import LawStatement
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


class ContradictionGround(StrEnum):
    """By what a contradiction is known; Indonesian, as findings say it."""

    COLUMN_LAW = "baris lain tabel ini dihitung dengan cara yang sama"
    HEADS = "menurut judul kolomnya"
    TOTAL = "jumlah atau rata-rata baris tabel ini"
    WRITTEN = "angka dan hitungan yang ditulis laporan sendiri"
    SEVERAL = "beberapa hitungan sesuai sekaligus bila angka ini diperbaiki"
    SLIP = "satu salah ketik pada angka ini menjelaskan hitungan yang tidak sesuai"
    LINK = "hal yang sama disebut di tempat lain"
    WORDS = "kata yang menyertai angka ini"
    FORM = "bentuk penulisan dan urutan"
    RECORD = "catatan angka di dalam berkas"

    def warn(
        self,
        rule: AuditRule,
        quantity: PrintedQuantity,
        computed: str,
        why: str,
        printed: str = "",
        inputs: tuple[PrintedQuantity, ...] = (),
    ) -> Contradiction:
        """Return a contradiction that is to be looked at."""
        return Contradiction(
            rule, quantity, computed, why, self, Level.WARNING, inputs, printed=printed
        )


@dataclass(frozen=True, slots=True)
class Rival:
    """A figure that may be the wrong one in the stead of the one that is blamed."""

    quantity: PrintedQuantity
    right: str
    """What should stand there then."""


@dataclass(frozen=True, eq=False)
class Contradiction:
    """A printed statement that cannot be right as it is."""

    rule: AuditRule
    quantity: PrintedQuantity
    """The figure, or the figure beside the words,
    that is printed wrong or follows from one that is.
    """
    computed: str
    """What would fit, as printed."""
    why: str
    """Indonesian: the recomputation, or the other place."""
    evidence: ContradictionGround
    level: Level = Level.ERROR
    inputs: tuple[PrintedQuantity, ...] = ()
    """What it rests on."""
    right: PrintedQuantity | None = None
    """The figure that should stand there, where it is known."""
    statement: LawStatement | None = None
    """The law that does not hold; `None` where it is none."""
    follows: PrintedQuantity | None = None
    """The wrong figure with whose mending it fits; `None` where it is wrong itself."""
    mends: int = 1
    """Statements that hold once the figure is mended."""
    is_supported: bool = False
    """Whether others speak for the figure, so that one of its inputs may be wrong instead."""
    rivals: tuple[Rival, ...] = ()
    """Other figures for which as much speaks: each may be the wrong one in its stead."""
    printed: str = ""
    """What is wrong where that is no figure: `Turun`; else empty."""


contradict_form: Final = ContradictionGround.FORM.warn
"""Returns what the way something is written denies, as a warning."""
contradict_words: Final = ContradictionGround.WORDS.warn
"""Returns words that the figure beside them denies, as a warning."""
contradict_link: Final = ContradictionGround.LINK.warn
"""Returns what another place denies, as a warning."""


def as_error(contradiction: Contradiction) -> Contradiction:
    """Return a contradiction that leaves no doubt."""
    return replace(contradiction, level=Level.ERROR)


def blame_inputs(contradiction: Contradiction) -> Contradiction:
    """Return a contradiction that leaves a supported figure as it is and names what
    it should follow from.
    """
    others = (
        "bagiannya"
        if contradiction.evidence is ContradictionGround.TOTAL
        else "angka yang dihitung"
    )
    doubt = f"tetapi {contradiction.quantity.text} sesuai dengan angka lain: periksa juga {others}"
    why = f"{contradiction.why}; {doubt}"
    return replace(contradiction, why=why, right=None, is_supported=True)
