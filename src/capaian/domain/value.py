"""Results: a known figure, a reason why there is none, or a stated text.

Missing is never zero. Empty, zero, not applicable and division by zero are four things, and each
prints its own mark.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from capaian.domain.identifiers import SourceId, TraceId, WordedEnum
from capaian.domain.numerals import write_decimal, write_exact
from capaian.domain.period import Period


class Unit(str):
    """What a figure counts: `percent`, `index`, `point`, `rupiah`, or a word such as `orang`.

    Examples:
        >>> [Unit(code).label for code in ("percent", "orang", "scale-5")]
        ['persen', 'orang', 'skala 1–5']
    """

    __slots__ = ()

    @property
    def label(self) -> str:
        """The Indonesian word printed in heads of tables."""
        scale = f"skala 1–{self.removeprefix(_SCALE)}" if self.is_scale else str(self)
        return UNIT_LABELS.get(str(self), scale)

    @property
    def is_scale(self) -> bool:
        """Whether it is a mean of answers, which nobody writes a unit behind."""
        return self.startswith(_SCALE)

    @property
    def is_counted(self) -> bool:
        """Whether it comes in whole pieces.

        Examples:
            >>> (Unit("Perangkat Daerah").is_counted, Unit("orang/bulan").is_counted,
            ...     PERCENT.is_counted)
            (True, False, False)
        """
        return next(iter(self.casefold().split()), "") in _COUNTED

    def decimals_for(self, value: Decimal, declared: int | None, office: int) -> int:
        """Return the decimals that a figure is shown with: as declared, none of pieces,
        else the office's.

        Examples:
            >>> Unit("dokumen").decimals_for(Decimal(12), None,
            ...     2), PERCENT.decimals_for(Decimal(12), None, 2)
            (0, 2)
            >>> Unit("dokumen").decimals_for(Decimal("7.5"), None, 2)
            2
        """
        if declared is not None:
            return declared
        return 0 if self.is_counted and value % 1 == 0 else office


_SCALE: Final = "scale-"
_COUNTED: Final = frozenset(
    {
        *("akta", "anak", "aplikasi", "aduan", "barang", "berkas", "buah", "buku", "data", "desa"),
        *(
            "desa/kelurahan",
            "dokumen",
            "eksemplar",
            "file",
            "inovasi",
            "instansi",
            "jenis",
            "jiwa",
            "kali",
        ),
        *(
            "kartu",
            "kasus",
            "kecamatan",
            "kegiatan",
            "keluarga",
            "keluhan",
            "kelompok",
            "kelurahan",
        ),
        *(
            "keping",
            "kia",
            "kir",
            "kk",
            "ktp",
            "ktp-el",
            "laporan",
            "layanan",
            "lembaga",
            "lembar",
        ),
        *("makalah", "mitra", "naskah", "npd", "opd", "orang", "paket", "pegawai", "pemohon"),
        *("pengaduan", "pengajuan"),
        *(
            "penduduk",
            "perangkat",
            "peristiwa",
            "permohonan",
            "peserta",
            "pks",
            "sekolah",
            "sistem",
            "sp2d",
        ),
        *("spj", "surat", "unit"),
    }
)
"""First words of units that come in whole pieces."""
UNIT_LABELS: Final = {
    "percent": "persen",
    "index": "nilai",
    "point": "poin",
    "rupiah": "Rp",
    "one": "",
    "scale-4": "skala 1–4",
}

PERCENT = Unit("percent")
INDEX = Unit("index")
POINT = Unit("point")
RUPIAH = Unit("rupiah")
PURE_NUMBER = Unit("one")
"""A pure number: a ratio before it is written in percent, a literal of a formula."""
SCALE_4 = Unit("scale-4")


class Reason(WordedEnum):
    """Why there is no figure."""

    NOT_REPORTED = "not_reported", "belum dilaporkan", "…"
    """Not yet there; may still come."""
    NO_EVENTS = "no_events", "tidak ada peristiwa", "–"
    """0 of 0: nothing happened, so the ratio does not apply."""
    NOT_APPLICABLE = "not_applicable", "tidak berlaku", "–"
    NOT_IN_SOURCE = "not_in_source", "tidak dimuat dalam sumber", "t.t."
    """The source does not hold it and will not."""
    DIVISION_BY_ZERO = "division_by_zero", "tidak dapat dihitung: penyebut nol", "t.h."
    """A denominator of 0 below a numerator that is not 0."""
    MISSING_INPUT = "missing_input", "masukan belum lengkap", "…"
    """An input of the formula is itself unavailable."""
    NO_TARGET = "no_target", "tidak ada target", "t.t."
    NOT_COMPARABLE = "not_comparable", "tidak dapat dibandingkan", "t.t."
    """Definition, scale or source changed between the two values."""
    SUPPRESSED = "suppressed", "disamarkan untuk melindungi perorangan", "x"
    """Hidden to protect persons (counts 1-7 below kecamatan level)."""

    @property
    def printed(self) -> str:
        """Its words in papers; those that closed years hold stay as they are."""
        return "tidak tersedia" if self is Reason.NOT_IN_SOURCE else self.words

    @classmethod
    def find_in(cls, note: str) -> Reason | None:
        """Return the reason that a note gives in the words of the marks.

        Such a note speaks of the data, not of the office: it belongs on the page of limitations.

        Examples:
            >>> Reason.find_in("realisasi tidak dimuat dalam sumber")
            <Reason.NOT_IN_SOURCE: 'not_in_source'>
            >>> Reason.find_in("PKS dengan dua mitra")
        """
        return next((reason for reason in cls if reason.words in note), None) if note else None


@dataclass(frozen=True, slots=True)
class Known:
    """A figure with its unit, its decimals for display, and the trace that explains it.

    Examples:
        >>> Known(Decimal("94.2366"), PERCENT, TraceId("t1")).display
        '94,24'
    """

    value: Decimal
    unit: Unit
    trace: TraceId
    decimals: int = 2

    @property
    def display(self) -> str:
        """The figure in Indonesian, rounded half-up to its decimals."""
        return write_decimal(self.value, self.decimals)

    def aligned(self, decimals: int | None) -> Known:
        """Return it with the decimals of figures beside it; `None`: its own,
        as whole pieces have anyway.
        """
        is_piece = self.unit.is_counted and not self.decimals
        return self if decimals is None or is_piece else replace(self, decimals=decimals)


@dataclass(frozen=True, slots=True)
class Unavailable:
    """No figure, and why.

    Examples:
        >>> Unavailable(Reason.NO_EVENTS).display
        '–'
    """

    reason: Reason
    missing: tuple[str, ...] = ()
    """Names of what is missing, for the message and the trace."""
    note: str = ""
    """Indonesian words where there is more to say than the reason itself."""
    trace: TraceId | None = field(default=None, compare=False)
    """The step that yielded no figure; says how, not what, so it does not count in comparisons."""

    @property
    def display(self) -> str:
        """The mark of the reason."""
        return self.reason.mark

    @property
    def words(self) -> str:
        """The reason in Indonesian."""
        return self.note or self.reason.words

    @property
    def printed(self) -> str:
        """The reason as papers print it."""
        return self.words.replace(self.reason.words, self.reason.printed)


@dataclass(frozen=True, slots=True)
class TextValue:
    """A value in words, met or not met by a declared rule: `Sudah`, `3 (Tiga) mitra`."""

    text: str
    trace: TraceId
    met: bool | None = None
    """`None`: the rule cannot decide."""

    @property
    def display(self) -> str:
        """The words as they stand."""
        return self.text


Result = Known | Unavailable
"""The outcome of a computation."""
CellValue = Known | Unavailable | TextValue
"""The outcome where words are possible: targets and actuals of text-valued indicators."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure of a closed year that is told otherwise now: what was approved,
    and why it changed.
    """

    closed: Decimal | None
    """As approved; `None`: nothing was known."""
    reason: str
    restatement: SourceReference
    closing: SourceReference | None
    """The closing that it corrects; `None` if the dossier does not name it."""

    @property
    def approved(self) -> str:
        """What was approved, as readers see it."""
        return "tidak ada" if self.closed is None else write_exact(self.closed)


class SourceReference(NamedTuple):
    """Where a typed-in value stands and what it was taken from."""

    file: str
    row: int | None = None
    source: SourceId | None = None
    title: str = ""
    cut_off: date | None = None
    sha256: str | None = None
    """Hash of the source document, not of the dossier file."""
    correction: Correction | None = None
    """For a figure of a closed year that is restated."""


REGISTER_SOURCE: Final = "register-"
"""How ids of sources begin that are closed months of a register."""


def is_register_source(source: str | None) -> bool:
    """Say whether figures with this source were written by the feed."""
    return source is not None and source.startswith(REGISTER_SOURCE)


@dataclass(frozen=True, slots=True)
class StockState:
    """The ends of periods whose stocks stand for a later end."""

    earliest: Period
    latest: Period
    """Of the same year; another one than the earliest where parts of a figure
    are of different ends.
    """

    @property
    def label(self) -> str:
        """What the figure is a state of, in Indonesian; parts of it may be of different ends.

        Examples:
            >>> june, march = Period.parse("2023-Q2"), Period.parse("2023-Q1")
            >>> StockState(june, june).label, StockState(march, june).label
            ('Triwulan II Tahun 2023', 'campuran, Triwulan I Tahun 2023 dan Triwulan II Tahun
            2023')
        """
        if self.latest.end == self.earliest.end:
            return self.earliest.label
        return f"campuran, {self.earliest.label} dan {self.latest.label}"


class Trace(NamedTuple):
    """One step of a computation.

    `formula` has names, `working` has figures; a leaf has a `source` instead, and a formula only
    where a register made it of times.
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
        """The subject, with the period of the state that it rests on where its
        own words do not tell it.
        """
        label = "" if self.state is None or self.state.label in self.subject else self.state.label
        return f"{self.subject} (keadaan {label})" if label else self.subject
