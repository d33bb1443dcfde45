"""What the office says in words: causes, innovations, awards, recommendations, documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import IndicatorCode, NodeId, PostId, SourceId, WordedEnum
from capaian.domain.issue import Place
from capaian.domain.office import Acting
from capaian.domain.period import Period


class DocumentKind(WordedEnum):
    """What a document is in law."""

    LAW = "law", "undang-undang, peraturan, instruksi"
    """Undang-undang, peraturan, instruksi: binds the office."""
    DECREE = "decree", "keputusan"
    """Keputusan: settles one matter."""
    AGREEMENT = "agreement", "perjanjian"
    """Perjanjian kinerja, perjanjian kerja sama."""
    LETTER = "letter", "surat, laporan, berita acara"


class DocumentUse(WordedEnum):
    """What a document is used for; papers look for the first five, the others say what it is."""

    LEGAL_BASIS = "legal_basis", "dasar hukum laporan"
    KEY_INDICATORS = "iku", "keputusan IKU"
    POST_INDICATORS = "iki", "keputusan IKI"
    ATTACHMENT = "attachment", "terlampir dalam laporan"
    REVIEW = "review", "pernyataan telah direviu"
    FORMATION = "formation", "pembentukan dan susunan organisasi"
    REGIONAL_PLAN = "rpjmd", "RPJMD"
    STRATEGIC_PLAN = "renstra", "Renstra"
    REVISION = "revision", "perubahan rencana atau perjanjian"
    TARGET = "target", "penetapan target"
    NATIONAL_AGREEMENT = "national_agreement", "perjanjian dengan Direktorat Jenderal"
    BASIS_OF_KEY_INDICATORS = "iku_decree", "disebut keputusan IKU: mengingat"
    ATTENTION_OF_KEY_INDICATORS = "iku_decree_attention", "disebut keputusan IKU: memperhatikan"
    BASIS_OF_POST_INDICATORS = "iki_decree", "disebut keputusan IKI"
    CASCADE = "cascade", "pohon kinerja"
    SURVEY = "survey", "survei kepuasan masyarakat"
    DATA_USE = "data_use", "pemanfaatan data"
    EVALUATION = "evaluation", "evaluasi SAKIP"
    SEMESTER_REPORT = "semester_report", "laporan semester"
    ANNEXES = "annexes", "lampiran tersendiri"


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
    """One line of a sheet, with the wording of the print; what is computed stands in the plan."""

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
    """Explanation or formula in words; a line break where the print begins
    a new line on purpose.
    """
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


class FactorKind(WordedEnum):
    """What a factor is to the result."""

    DRIVER = "driver", "faktor pendukung"
    OBSTACLE = "obstacle", "faktor penghambat"
    CAUSE = "cause", "penyebab"
    """Why a result rose, fell, was reached or not."""
    SOLUTION = "solution", "solusi"
    PLAN = "plan", "rencana tindak lanjut"
    DECISION = "decision", "keputusan rapat"
    """What a meeting about the period decided; no form has it, and nobody verifies it."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A cause, obstacle, solution or plan for an indicator or component."""

    subject: str
    period: Period
    kind: FactorKind
    text: str
    responsible: PostId | None
    due: str
    state: str
    source: SourceId | None
    place: Place
    units: tuple[str, ...] = ()
    """Units of the organisation that answer for it, where the paper names units and not posts."""
    evidence: str = ""
    """Of a plan: what proves that it is done, or why it is not gone on with."""
    element: str = ""
    """Element of a survey that it is about: `U3`."""


class InnovationState(WordedEnum):
    """How far an innovation has come."""

    PLANNED = "planned", "direncanakan"
    TRIAL = "trial", "diuji coba"
    RUNNING = "running", "dijalankan"
    ENDED = "ended", "dihentikan"


@dataclass(frozen=True, slots=True)
class Innovation:
    """A service innovation."""

    id: str
    name: str
    expansion: str
    """What the acronym stands for."""
    group: str
    """Pattern it belongs to: `Pendekatan pelayanan`."""
    text: str
    supports: tuple[str, ...]
    """Codes of components or indicators that it helps."""
    place: Place
    state: InnovationState | None = None
    year: int | None = None
    """In which it began."""


@dataclass(frozen=True, slots=True)
class Award:
    """An award of the year."""

    name: str
    giver: str
    subject: str
    """What it was given for."""
    place: Place


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """One unit in an external evaluation with its scores by dimension."""

    name: str
    scores: tuple[Decimal, ...]
    total: Decimal
    """As printed; equals the sum of its scores within the rounding of its parts."""
    is_own: bool
    place: Place


@dataclass(frozen=True, slots=True)
class ExternalEvaluation:
    """An evaluation by others that scores units by dimensions (Ombudsman)."""

    id: str
    title: str
    by: str
    period_text: str
    dimensions: tuple[str, ...]
    units: tuple[ScoredUnit, ...]
    final: Decimal | None
    """Mean of the units as printed."""
    category: str
    opinion: str
    own_category: str
    own_opinion: str
    source: SourceId | None
    place: Place


class CooperationKind(WordedEnum):
    """What an agreement with a partner is about."""

    DATA_USE = "data_use", "pemanfaatan data kependudukan"
    """Access to population data for a user institution (Permendagri 102/2019)."""
    KIA = "kia", "pemanfaatan KIA"
    """Use of the child identity card by a business or school."""
    SERVICE = "service", "layanan bersama"
    """Joint service, such as birth certificates from a hospital."""


class CooperationState(WordedEnum):
    """How far an agreement with a partner has come;
    named like the columns of `cooperation.csv`.
    """

    REQUESTED = "requested", "diajukan"
    APPROVED = "approved", "disetujui"
    SIGNED = "signed", "ditandatangani"


@dataclass(frozen=True, slots=True)
class Cooperation:
    """An agreement with a partner on the use of data or on services."""

    partner: str
    subject: str
    requested: str
    """ISO date, year and month, or year; `ya` where only the fact is known, `tidak` where it did
    not happen; empty where nothing is known.
    """
    approved: str
    signed: str
    valid_to: str
    state: str
    document: str | None
    source: SourceId | None
    place: Place
    kind: CooperationKind | None = None
    """`None`: not said; the row is shown, but never counted."""
    year: int | None = None
    """By the end of which the marks `ya` are known; `None`: not said,
    and taken for the dossier's own.
    """


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """A law, decree, letter or agreement that papers name."""

    id: str
    title: str
    number: str
    date: str
    """ISO date, or year and month, or year."""
    use: tuple[DocumentUse, ...]
    signatory: PostId | None
    revokes: str | None
    file: str | None
    sha256: str | None
    place: Place
    kind: DocumentKind | None = None
    about: str = ""
    """What a decree settles, as it stands below the word `TENTANG`."""
    gazette: str = ""
    """Where a law was published, as decrees cite it: `Lembaran Negara ... Tahun 1999 Nomor 75`."""
    considerations: tuple[str, ...] = ()
    """Menimbang, in the office's own words."""
    legal_bases: tuple[str, ...] = ()
    """Mengingat: ids of documents in the order of the decree; one may stand there twice."""
    attentions: tuple[str, ...] = ()
    """Memperhatikan: ids of documents in the order of the decree."""
    articles: tuple[Article, ...] = ()
    issued_at: str = ""
    """Town where it was issued; empty: where the office signs."""
    acting: Acting | None = None
    """How the signatory held the post then; `None` as its definitive holder."""
    annexes: tuple[DecreeAnnex, ...] = ()
    due: str = ""
    """By when it has to be there: a day, or month, or year."""
    done: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that proves or illustrates something."""

    file: str
    """Path below `evidence/`."""
    media_type: str
    caption: str
    alt: str
    date: str
    proves: tuple[str, ...]
    """Codes of indicators, nodes, innovations; or ids of places in a layout."""
    sha256: str
    place: Place


@dataclass(frozen=True, slots=True)
class Difference:
    """A declared contradiction of the sources: what is printed, what is used, and why."""

    id: str
    where: str
    """Place in the source: `Tabel 3.17 V.2.1`."""
    printed: str
    used: str
    reason: str
    covers: tuple[str, ...]
    """Issue subjects that this declaration turns from errors into warnings."""
    source: SourceId | None
    rule: str
    """Audit rule that it falls under: `sum`, `ratio` ... (names of the auditor's rules)."""
    explained: bool
    """A repair explains it; `False`: nothing does, and it is a data limitation."""
    place: Place
    keeps_total: bool = False
    """The stated total counts, not the sum of its parts: other totals confirm it."""


@dataclass(frozen=True, slots=True)
class NarrativeText:
    """A text of the office in Markdown with fields, by the place in the layout it fills."""

    id: str
    """File name without ending: `kata-pengantar`."""
    markdown: str
    place: Place


_BULLET: Final = re.compile(r"(?m)^([ \t]*)[\uf020-\uf0ff•▪●][^\S\n]*(?=\S)")
"""Word copies its bullets as signs of Symbol and Wingdings, which no other program draws,
or as `•`.
"""


def with_list_points(markdown: str) -> str:
    r"""Return a text with a list point of Markdown for each bullet that begins a line.

    Examples:
        >>> with_list_points("Kendala:\n\uf0b7\tjaringan\n  \uf0a7 perangkat")
        'Kendala:\n- jaringan\n  - perangkat'
    """
    return markdown if markdown.isascii() else _BULLET.sub(r"\1- ", markdown)


def visible(text: str) -> str:
    r"""Return a text as a message shows it: signs that cannot be seen are named by their numbers.

    Examples:
        >>> visible("漢"), visible("a\uf0b7")
        ('漢', 'aU+F0B7')
    """
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in text)
