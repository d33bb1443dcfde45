"""What the log tells: its actions (`actions.csv`), of what each is, and who asks for it.

An action that has no line is not recorded. Entries of before keep actions that have none any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from capaian.domain.identifiers import WordedEnum
from capaian.dossier.declared_rows import read_declared_rows


class LogSubject(Enum):
    """What the subject of an entry is, and so how pages call it and who reads the entry."""

    NOTHING = auto()
    ROW = auto()
    """A row of a sheet, by its year and sheet."""
    FORM = auto()
    POST = auto()
    FIGURE = auto()
    """What is asked for, by its code behind the year."""
    PAPER = auto()
    LAST = auto()
    """Its last part is a name."""
    PERSON = auto()
    ACCOUNT = auto()
    """A person, whatever the office: read in each office in which they work."""
    PAGE = auto()
    """An address that was refused: read in the office that it belongs to."""


class LogTopic(WordedEnum):
    """What entries of the log can be narrowed to, beside the sheets."""

    FORMS = "isian", "Isian"
    SCHEDULE = "jadwal", "Jadwal"
    EVIDENCE = "bukti", "Bukti"
    PAPERS = "naskah", "Naskah dan teksnya"
    PEOPLE = "orang", "Orang"
    SESSIONS = "masuk", "Masuk dan keluar"
    SECURITY = "pengaman", "Kata sandi dan verifikasi dua langkah"
    REFUSALS = "penolakan", "Penolakan"
    REMARKS = "catatan", "Penjelasan dan catatan pemeriksa"
    POSTS = "jabatan", "Jabatan"
    REGISTERS = "register", "Register"
    AREAS = "wilayah", "Batas kecamatan"
    BACKUPS = "cadangan", "Cadangan"
    YEARS = "tahun", "Tahun dan pengesahan"


@dataclass(frozen=True, slots=True)
class LogAction:
    """What an action is."""

    words: str
    """What was done."""
    subject: LogSubject
    things: tuple[LogTopic, ...] = ()
    """What it is found under."""


ACTIONS: Final[Mapping[str, LogAction]] = {
    row["action"]: LogAction(
        row["words"],
        LogSubject[row["subject"].upper()],
        tuple(map(LogTopic, row["things"].split())),
    )
    for row in read_declared_rows(__file__, "actions.csv")
}
"""By their names; a subject or thing that there is not stops the start."""
