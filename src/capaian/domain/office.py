"""The office itself: who it is, how it is organised, what it has, where it works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import AreaCode, PostId, SourceId, WordedEnum
from capaian.domain.issue import Place
from capaian.domain.period import Period, write_date
from capaian.domain.value import Unit


class AreaKind(WordedEnum):
    """Level of an area."""

    PROVINCE = "province", "provinsi"
    REGENCY = "regency", "kabupaten/kota"
    DISTRICT = "district", "kecamatan"
    VILLAGE = "village", "desa/kelurahan"


@dataclass(frozen=True, slots=True)
class Area:
    """A province, regency, district (kecamatan) or village, in the order the office lists them."""

    code: AreaCode
    name: str
    kind: AreaKind
    parent: AreaCode | None
    place: Place
    valid_from: date | None = None
    """First day; `None`: it was always there."""
    valid_to: date | None = None
    """Last day; `None`: it is still there."""
    origin: AreaCode | None = None
    """Area that it was a part of before its first day."""

    def is_there(self, first: date, last: date) -> bool:
        """Say whether it is there on any day from the first to the last."""
        begun = self.valid_from is None or self.valid_from <= last
        return begun and (self.valid_to is None or first <= self.valid_to)

    @property
    def dates(self) -> str:
        """Its first and last day in words, as months where they begin or end one."""
        since = f"sejak {_month_or_day(self.valid_from)}" if self.valid_from else ""
        until = f"sampai {_month_or_day(self.valid_to)}" if self.valid_to else ""
        return f"{since} {until}".strip()

    def name_in(self, year: int, origin: str = "") -> str:
        """Return its name, with its dates where it was not there all the year,
        and what it was a part of.

        Examples:
            >>> known = AreaCode("33.73.05"), "Utara", AreaKind.DISTRICT, None, Place("areas.csv")
            >>> [Area(*known, valid_from=date(2025, 7, 1)).name_in(year) for year in (2025, 2026)]
            ['Utara (sejak Juli 2025)', 'Utara']
        """
        first, last = self.valid_from or date.min, self.valid_to or date.max
        is_whole = first <= date(year, 1, 1) and date(year, 12, 31) <= last
        dates = ", dari ".join(filter(None, (self.dates, origin)))
        return self.name if is_whole else f"{self.name} ({dates})"


def _month_or_day(day: date) -> str:
    month = Period.month_of(day)
    return month.label if day in (month.start, month.end) else write_date(day)


@dataclass(frozen=True, slots=True)
class OrganisationUnit:
    """A unit of the office: secretariat, bidang, UPTD."""

    id: str
    name: str
    parent: str | None = None


class Acting(WordedEnum):
    """How someone holds a post who is not its definitive holder;
    papers write it before the post.
    """

    PLT = "Plt.", "pelaksana tugas"
    """The post has no definitive holder."""
    PLH = "Plh.", "pelaksana harian"
    """The holder is away for a while."""
    PJ = "Pj.", "penjabat"
    """Appointed for the time until there is a holder."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the organisation. Holders are not part of a dossier."""

    id: PostId
    name: str
    """`Kepala Bidang Pelayanan Pendaftaran Penduduk`."""
    unit: str | None = None
    parent: PostId | None = None
    tier: str | None = None
    """`II`, `III`, `IV`, `JF`; `None` for others."""
    acting: Acting | None = None
    """How it is held now; `None` by its definitive holder."""
    vacant: bool = False
    tasks: tuple[str, ...] = ()
    """What the holder does (tugas), in the order of the regulation."""
    functions: tuple[str, ...] = ()
    """How the tasks are carried out (fungsi)."""
    holders: int = 1
    """How many hold the post at once; never who."""

    @property
    def signed_name(self) -> str:
        """The post as its holder signs now: `Plh. Kepala Bidang ...`."""
        return signed_title(self.name, self.acting)


def signed_title(title: str, acting: Acting | None) -> str:
    """Return a title as it is signed; one that says already how the post is held stays as it is.

    Examples:
        >>> signed_title("Kepala Dinas", Acting.PLH), signed_title("Plt. Kepala Dinas", Acting.PLH)
        ('Plh. Kepala Dinas', 'Plt. Kepala Dinas')
    """
    if acting is None or title.startswith(tuple(Acting)):
        return title
    return f"{acting.value} {title}"


_LETTERS_IN_LINE: Final = 90
"""Of a caption or a foot of a page."""


@dataclass(frozen=True, slots=True)
class Office:
    """A civil registry office (Disdukcapil) and the regency it serves."""

    name: str
    """`Dinas Kependudukan dan Pencatatan Sipil`."""
    short_name: str
    """`Disdukcapil`."""
    regency: AreaCode
    regency_name: str
    """`Kabupaten Contoh`."""
    province: AreaCode
    province_name: str
    place: str
    """Town of the signature: `Kota Contoh`."""
    head: PostId
    tasks: str = ""
    """The office's task in words (tugas pokok)."""
    functions: tuple[str, ...] = ()
    units: tuple[OrganisationUnit, ...] = ()
    posts: tuple[Post, ...] = ()
    issues: tuple[str, ...] = ()
    """Strategic issues (isu strategis), in the office's own words."""
    letterhead: tuple[str, ...] = ()
    """Lines below the names at the head of official papers (kop surat): street, telephone,
    post code.
    """
    planning_agency: str = "Bappeda"
    """Short name of the regency's planning agency,
    whose head evaluates the work plan (form E.81).
    """

    @property
    def full_name(self) -> str:
        """`Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh`."""
        return f"{self.name} {self.regency_name}"

    @property
    def line_name(self) -> str:
        """The full name where it fits in a caption or the foot of a page; else the short one."""
        name = self.short_name if len(self.full_name) > _LETTERS_IN_LINE else self.name
        from capaian.domain.audit.shortening import shorten  # with all that audits find

        return shorten(f"{name} {self.regency_name}", _LETTERS_IN_LINE)


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures were taken from."""

    id: SourceId
    title: str
    cut_off: date | None
    """Day the figures refer to."""
    file: str
    sha256: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class StaffCount:
    """A number of staff in one category of one grouping; never a person."""

    grouping: str
    """What the rows of a grouping divide staff by: `status`, `position`, `rank`, `education`,
    `place`.
    """
    category: str
    parent: str | None
    """Category that this one is part of."""
    count: int | None
    """Number of staff; `None` where the source gives only whether the post is filled."""
    filled: bool | None
    """Whether the post is filled (Ada / Tidak Ada)."""
    note: str
    source: SourceId | None
    place: Place
    across: str = ""
    """Category of a second grouping, for cross tables: rank by status, education by status ..."""


@dataclass(frozen=True, slots=True)
class Training:
    """A training that staff took part in."""

    name: str
    participants: int | None
    period: str
    organiser: str
    source: SourceId | None
    place: Place
    group: str = ""
    """Which staff took part: `operator-siak`."""
    newcomers: int | None = None
    """Participants that no earlier training of the year counted for the group."""
    hours: int | None = None
    """Lessons (jam pelajaran) of the training, for each participant."""

    @property
    def person_hours(self) -> int | None:
        """Lessons of all participants together."""
        return (
            None
            if self.hours is None or self.participants is None
            else self.hours * self.participants
        )


@dataclass(frozen=True, slots=True)
class Asset:
    """A kind of equipment: how many are sound and how many damaged."""

    name: str
    unit: Unit
    sound: int | None
    damaged: int | None
    """`None`: the source prints a dash, meaning none counted."""
    needed: int | None
    location: str
    source: SourceId | None
    place: Place

    @property
    def total(self) -> int | None:
        """Sound and damaged together; `None` if neither was counted."""
        counted = [number for number in (self.sound, self.damaged) if number is not None]
        return sum(counted) if counted else None


@dataclass(frozen=True, slots=True)
class Fact:
    """A stated figure that no rule computes: population, area, number of villages."""

    id: str
    """Short name for use in fields of texts: `penduduk`."""
    name: str
    value: Decimal
    unit: Unit
    decimals: int
    period: Period
    note: str
    source: SourceId | None
    place: Place
