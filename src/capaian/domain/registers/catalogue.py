"""What an office counts day by day: its services and their stages,
where and when they are given.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from capaian.domain.identifiers import AreaCode, PostId, WordedEnum
from capaian.domain.issue import Place


class Stage(WordedEnum):
    """What has happened to a request (pelayanan) on a day."""

    RECEIVED = "received", "diterima"
    RECAPPED = "recapped", "direkap"
    VERIFIED = "verified", "diverifikasi"
    PROCESSED = "processed", "diproses"
    PRINTED = "printed", "dicetak"
    SIGNED = "signed", "ditandatangani"
    DELIVERED = "delivered", "diserahkan"
    LEGALISED = "legalised", "dilegalisir"
    ON_TIME = "on_time", "tepat waktu"
    RECORDED = "recorded", "dicatat"
    REFUSED = "refused", "ditolak"
    WITHDRAWN = "withdrawn", "ditarik kembali"


class ServiceField(WordedEnum):
    """Field of work that a kind is of; those before the last are services to citizens."""

    RESIDENTS = "residents", "pendaftaran penduduk"
    EVENTS = "events", "pencatatan sipil"
    OFFICE = "office", "ketatausahaan"


class AmountKind(WordedEnum):
    """What the numbers of a kind of work are, and so whether days and months are added up."""

    COUNT = "count", "jumlah"
    LEVEL = "level", "keadaan (yang terakhir, tidak dijumlah)"
    HOURS = "hours", "jam"
    RUPIAH = "rupiah", "rupiah"


FROZEN_LIST: Final = "daftar"
"""Detail of a level: a list of cases as it was frozen,
of which the other details say what became of them.
"""
UNSOLVED: Final = frozenset({"tidak-ditemukan", "baru"})
"""Details of such a level that solve no case of the list: not found, and new ones,
for the next list.
"""


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of work that the office counts, as its catalogue has it: a service,
    or work of its own.
    """

    code: str
    name: str
    field: ServiceField
    unit: str
    """What is counted: `KK`, `akta`, `orang`."""
    document: str
    """Document that it ends with; empty: none."""
    stages: tuple[str, ...]
    """Stages that are counted, in the order of the work."""
    details: tuple[str, ...]
    """Groups that counts are divided by, such as ages `0-18 di-atas-18`; empty: undivided."""
    standard: int | None
    """Working minutes that it may take; `None`: no standard."""
    blank: str | None
    """Kind of blank that printing uses up; `None`: none."""
    legal_basis: str
    valid_from: date | None
    valid_to: date | None
    uses_tickets: bool
    """Each request has a ticket (karcis), and what is counted follows from tickets."""
    amount: AmountKind
    posts: tuple[PostId, ...]
    """Posts whose holders count it; empty: whoever works at a place."""
    days: int | None
    """Working days within which it is on time; `None`: nothing is due."""
    place: Place

    @property
    def is_office_work(self) -> bool:
        """Whether it is work of the office itself,
        which no paper about services to citizens contains.
        """
        return self.field is ServiceField.OFFICE

    @property
    def is_level(self) -> bool:
        """Whether its numbers say how things are on a day: of several days the last counts,
        never a sum.
        """
        return self.amount is AmountKind.LEVEL

    @property
    def work(self) -> tuple[str, ...]:
        """Stages of a request that is granted, in their order:
        what comes afterwards is no part of it.
        """
        ends = (Stage.LEGALISED, Stage.ON_TIME, Stage.REFUSED, Stage.WITHDRAWN)
        return tuple(stage for stage in self.stages if stage not in ends)

    def last_stage(self, counted: Collection[str]) -> str:
        """Return the last stage of a granted request among those that an office counts; empty:
        none.
        """
        return next((stage for stage in reversed(self.work) if stage in counted), "")

    def has_tickets(self, stage: str) -> bool:
        """Say whether tickets count a stage; what comes afterwards is
        counted by hand all the same.
        """
        return self.uses_tickets and stage in self.stages and stage != Stage.LEGALISED

    def is_offered(self, day: date) -> bool:
        """Say whether the service is given on a day."""
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_to is None or day <= self.valid_to)


class SiteKind(WordedEnum):
    """Where a service is given."""

    COUNTER = "counter", "loket"
    DISTRICT = "district", "kecamatan"
    VILLAGE = "village", "desa/kelurahan"
    OFFICE = "office", "kantor, tanpa loket"
    SCHOOL = "school", "sekolah"
    HOSPITAL = "hospital", "rumah sakit"
    ONLINE = "online", "aplikasi daring"
    MESSAGE = "message", "WhatsApp"
    MOBILE = "mobile", "layanan keliling"


@dataclass(frozen=True, slots=True)
class Site:
    """A place (tempat) that keeps a register of its own."""

    code: str
    name: str
    kind: SiteKind
    area: AreaCode | None
    """Area whose people it serves; `None`: the whole regency."""
    place: Place


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which the office is closed."""

    day: date
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Hours in which the office works, by weekday, in a part of the year."""

    first: date | None
    """First day that they are valid on; `None`:
    usual hours. Hours of a part of the year go before these.
    """
    last: date | None
    weekdays: str
    """Days from 1 (Monday) to 7: `1234`."""
    opens: str
    """`08:00` or `08.00`."""
    closes: str
    place: Place

    @property
    def is_usual(self) -> bool:
        """Whether they are valid all year, as far as no hours of a part of it are."""
        return self.first is None and self.last is None

    @property
    def span(self) -> tuple[time, time]:
        """When the office opens and closes; raises `ValueError` for what is no hour."""
        opens, closes = (
            time.fromisoformat(each.replace(".", ":")) for each in (self.opens, self.closes)
        )
        return opens, closes

    def overlaps(self, other: OfficeHours) -> bool:
        """Say whether both give one hour of a day, so that only the first row counts."""
        first = max(self.first or date.min, other.first or date.min)
        is_one_time = first <= min(self.last or date.max, other.last or date.max)
        is_one_day = self.is_usual is other.is_usual and bool({*self.weekdays} & {*other.weekdays})
        (opens, closes), (begins, ends) = self.span, other.span
        return is_one_time and is_one_day and opens < ends and begins < closes


# --- words of entries of the registers; their codes are those of the feed --------------------


class MovementKind(WordedEnum):
    """What happens to blanks (mutasi blangko); its code is a stage."""

    OPENING = "opening", "saldo awal"
    RECEIVED = "received", "masuk"
    ISSUED = "issued", "dikirim ke tempat"
    USED = "used", "terpakai"
    SPOILED = "spoiled", "rusak"
    WITHDRAWN = "withdrawn", "kartu ditarik"
    DESTROYED = "destroyed", "dimusnahkan"
    DIFFERENCE = "difference", "selisih hitung stok"
    """What a count of the stock (stok opname) found more or, negative,
    less than the register had.
    """


class WasteReason(WordedEnum):
    """Why a blank or card is of no use; its code is a detail."""

    ENCODE = "encode", "gagal encode"
    PRINT = "print", "gagal cetak"
    DAMAGED = "damaged", "cacat"
    WITHDRAWN = "withdrawn", "ditarik dari pemilik"


class ComplaintClass(WordedEnum):
    """Class (golongan) of a complaint, by which the day due goes; its code is the item."""

    CONSULTATION = "konsultasi", "konsultasi"
    LIGHT = "ringan", "pengaduan ringan"
    MEDIUM = "sedang", "pengaduan sedang"
    SEVERE = "berat", "pengaduan berat"


class Channel(WordedEnum):
    """How a complaint came; its code is the place."""

    ROOM = "room", "ruang pengaduan"
    BOX = "box", "kotak saran"
    LAPOR = "lapor", "SP4N-LAPOR!"
    WHATSAPP = "whatsapp", "WhatsApp"
    TELEPHONE = "telephone", "telepon"


class VisitState(WordedEnum):
    """How far a visit (jemput bola) is; its code is a stage."""

    PLANNED = "planned", "direncanakan"
    DONE = "done", "terlaksana"
    CANCELLED = "cancelled", "dibatalkan"
