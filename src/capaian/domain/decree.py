"""What decrees print: articles and annexes, and the indicator sheets of single posts.

A sheet says how one holder's tasks and indicators stand on paper; what an indicator is and how it is
computed stands in the plan. Consecutive lines of one objective share its printed cell.
"""

from __future__ import annotations

from dataclasses import dataclass

from capaian.domain.identifiers import IndicatorCode, NodeId, PostId, SourceId, WordedEnum
from capaian.domain.issue import Place


class DocumentKind(WordedEnum):
    """What a document is in law."""

    LAW = "law", "undang-undang, peraturan, instruksi"
    """Undang-undang, peraturan, instruksi: binds the office."""
    DECREE = "decree", "keputusan"
    """Keputusan: settles one matter."""
    AGREEMENT = "agreement", "perjanjian"
    """Perjanjian kinerja, perjanjian kerja sama."""
    LETTER = "letter", "surat, laporan, berita acara"
    """Surat, laporan, berita acara."""


@dataclass(frozen=True, slots=True)
class Article:
    """A numbered decision (diktum) of a decree."""

    label: str
    """`KESATU`, `KEDUA` ..."""
    text: str
    items: tuple[str, ...] = ()
    """What the text lists below it, lettered a, b, c in papers."""


@dataclass(frozen=True, slots=True)
class DecreeEntry:
    """One row of a decree's annex. A row may hold two indicators under one number.

    Wording that differs from the plan's stands in the `as_printed` of indicator and objective.
    """

    indicators: tuple[IndicatorCode, ...]


@dataclass(frozen=True, slots=True)
class DecreeAnnex:
    """An annex of a decree on indicators: its rows in the decree's own order."""

    title: str
    """`Indikator Kinerja Utama Tahun 2021-2026`."""
    entries: tuple[DecreeEntry, ...]


class SheetForm(WordedEnum):
    """Which columns a sheet has."""

    KEY = "key", "indikator kinerja utama kepala dinas"
    """Key indicators of the head: main objective, explanation, source, responsible unit."""
    PROGRAM = "program", "sasaran dan indikator program"
    """Objective and indicator of a program, explanation, source."""
    ACTIVITY = "activity", "sasaran dan indikator kegiatan"
    """Objective and indicator of an activity, explanation, source."""
    STAFF = "staff", "kegiatan pelaksana"
    """Number, activity of the staff, indicator, source; no tasks, objectives or explanations."""


@dataclass(frozen=True, slots=True)
class Fraction:
    """An explanation that is printed as a fraction."""

    numerator: str
    denominator: str
    times: str
    """What the fraction is multiplied by, as printed: `100%`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line of a sheet, with the wording of the print."""

    objective: NodeId | None
    indicator: IndicatorCode | None
    """`None` where the print names something that the plan does not measure."""
    activity: str = ""
    """What is done (uraian kegiatan), in the staff form."""
    objective_as_printed: str = ""
    """Where it differs from the plan's."""
    name_as_printed: str = ""
    """The indicator's name where it differs from the plan's."""
    explanation: str
    """Explanation or formula in words; a line break where the print begins a new line on purpose."""
    fraction: Fraction | None = None
    items: tuple[str, ...] = ()
    """Explanation printed as a list: numbered activities, bullets."""
    is_pictured: bool = False
    """The print shows the explanation as a picture, whose text is not known."""
    data_source: str
    source_rows: int = 1
    """Lines that the printed source cell spans, this one first; 0: it stands in a cell above."""
    owner: PostId | None
    owner_as_printed: str = ""
    """`Bidang Pelayanan Pencatatan Sipil` where the print names the unit."""
    place: Place
    is_numbered: bool = False
    """The print numbers the items: `1.`, `2.`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndividualSheet:
    """The sheet of one holder of a post."""

    id: str
    post: PostId
    holder: int = 1
    """1 for the first holder of the post, 2 for the second."""
    title: str
    """`INDIKATOR KINERJA INDIVIDU`."""
    form: SheetForm
    post_as_printed: str = ""
    """What stands behind `JABATAN`, where it is not the post's name."""
    unit_as_printed: str = ""
    """What stands behind `UNIT KERJA`; empty where the sheet has no such line."""
    goal: str = ""
    """What stands behind `Tujuan`; empty where the sheet has no such line."""
    task_label: str = ""
    """Label over the post's tasks or functions where the print calls them otherwise: `TUGAS`."""
    letters: tuple[str, ...] = ()
    """Letters of the tasks where the print does not run a, b, c."""
    is_bulleted: bool = False
    """Indicators and explanations stand as bullets in one cell each."""
    lines: tuple[SheetLine, ...]
    source: SourceId | None = None
    note: str = ""
    place: Place
