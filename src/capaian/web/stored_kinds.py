"""What the database keeps: of each table how pages call its rows, and what of them the log seals.

Apps below record which rows they wrote by the names of seals (`account/8`) and know nothing else
of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.db.models import Model, QuerySet

from capaian.domain.identifiers import complete_table
from capaian.domain.registers.closed_month import Register
from capaian.rules.facts import group
from capaian.web.accounts.models import User
from capaian.web.complaints import register as complaints
from capaian.web.complaints.models import ClassDays, Complaint
from capaian.web.evidence.models import Upload
from capaian.web.feed.models import ClosedMonth, RegisterKind
from capaian.web.measurement.flow import DONE_STATES, State
from capaian.web.measurement.forms import forms_in
from capaian.web.measurement.models import Deadline, PostForm, Taken
from capaian.web.measurement.seals import FORM, YEAR, explain, seal_form, seal_year
from capaian.web.offices.models import Holding, Membership
from capaian.web.papers.models import PaperVersion
from capaian.web.people.holder_numbers import HOLDER
from capaian.web.services.blanks import stock as blanks
from capaian.web.services.blanks.models import BlankLimits, BlankMovement
from capaian.web.services.models import (
    CountedTable,
    SiteDay,
    Tally,
    Ticket,
    TicketNumber,
    YearOpening,
)
from capaian.web.services.seals import (
    DAY_SEALS,
    OPENING_SEALS,
    TABLE_SEALS,
    TALLY_SEALS,
    TICKET_SEALS,
)
from capaian.web.services.sums import count_month
from capaian.web.services.visits import models as visits
from capaian.web.services.visits.models import Visit, VisitCount
from capaian.web.site.unread_entries import StoredKind
from capaian.web.substitutes.models import Substitution
from capaian.web.surveys.models import Answer, AnswerFile, Survey, UsedPasses
from capaian.web.trail.record import (
    BEGUN_CLOSED,
    BEGUN_REGISTERS,
    SealedKind,
    SealedRow,
    seal_whole_row,
)
from capaian.web.years.change import CLOSED, CLOSED_SHEETS, DECLARED, DECLARED_SHEETS
from capaian.web.years.contents import keep_content
from capaian.web.years.known import SHEETS, YearState, find_out, know
from capaian.web.years.models import EvidenceFile, OfficeYear, Row

Keys = Collection[int] | None


def _chosen(model: type[Model], keys: Keys, column: str = "pk") -> QuerySet[Any]:
    rows = model._default_manager.order_by("pk")
    return rows if keys is None else rows.filter(**{f"{column}__in": keys})


def _sealed(
    model: type[Model], name: str, words: str, *columns: str, label: Callable[[Any], str] = str
) -> StoredKind:
    def rows(keys: Keys) -> Iterator[SealedRow]:
        for row in _chosen(model, keys):
            yield SealedRow(row.pk, label(row), [getattr(row, column) for column in columns])

    return StoredKind(model, seals={name: SealedKind(words, rows)})


def _whole(name: str, kind: StoredKind) -> StoredKind:
    def rows(keys: Keys) -> Iterator[SealedRow]:
        yield from map(seal_whole_row, _chosen(kind.model, keys))

    return replace(kind, seals={name: SealedKind(kind.words, rows, begun=BEGUN_REGISTERS)})


def _visits(keys: Keys) -> Iterator[SealedRow]:
    for visit in _chosen(Visit, keys).prefetch_related("served"):
        served = {f"dilayani {each.what}": each.count for each in visit.served.all()}
        yield seal_whole_row(visit, served)


def _rows_of(sheets: Collection[str], keys: Keys) -> Iterator[SealedRow]:
    """Yield rows of sheets that are sealed one by one: those by which registers count,
    what is counted, where, when, and which figures it fills; and those that closings write.
    """
    rows = _chosen(Row, keys).filter(sheet__in=sheets).select_related("office_year__office")
    for row in rows:
        spec, cells = (
            SHEETS[row.sheet],
            {name: text for name, text in row.cells.items() if text.strip()},
        )
        names = " ".join(cells.get(column.id, "") for column in spec.keys)
        titles = {column.id: column.title for column in spec.columns}
        label = f"{row.office_year}, {spec.title} {names or row.place}"
        yield SealedRow(
            row.pk, label, {"": [row.office_year_id, row.sheet], **cells}, titles=titles
        )


def _holder_numbers(keys: Keys) -> Iterator[SealedRow]:
    """Yield whose counts a number in a post is;
    without one nothing was counted for the person yet.
    """
    for each in _chosen(Holding, keys):
        facts = [each.office_id, each.post, each.user_id, each.number] if each.number else None
        yield SealedRow(each.pk, f"{each} ({each.number or 'tanpa nomor'})", facts)


def _factors(keys: Keys) -> Iterator[SealedRow]:
    """Yield the second factors of each person as one;
    what was seen or used up of it changes nothing.
    """
    factors = _chosen(Authenticator, keys, "user").select_related("user")
    for user, own in group(factors, lambda each: each.user).items():
        data = [
            [each.type, [each.data.get(name) for name in ("secret", "seed", "credential")]]
            for each in own
        ]
        yield SealedRow(user.pk, user.username, data)


def _papers(keys: Keys) -> Iterator[SealedRow]:
    for each in (
        _chosen(PaperVersion, keys).select_related("office_year__office").prefetch_related("files")
    ):
        files = [[file.format, file.sha256, file.size] for file in each.files.all()]
        facts = [
            each.office_year_id,
            each.name,
            each.number,
            each.state,
            each.is_draft,
            each.data_sha256,
        ]
        facts += [each.kind, each.title, each.revision, each.made_by_id, each.made_at]
        by = [each.approved_by_id, each.approved_as, each.approved_at]
        yield SealedRow(each.pk, f"{each.office_year}, {each}", [*facts, *by, files])


def _read(year: OfficeYear, keys: Keys) -> YearState:
    """Return a year as its rows are now: who compares all trusts nothing
    that is kept in memory.
    """
    return find_out(year) if keys is None else know(year)


def _years(keys: Keys) -> Iterator[SealedRow]:
    for year in _chosen(OfficeYear, keys).select_related("office"):
        yield seal_year(year, _read(year, keys) if year.is_closed else None)


def _forms(keys: Keys) -> Iterator[SealedRow]:
    """Yield the forms that somebody has begun; each year is read once."""
    begun = _chosen(PostForm, keys).exclude(state=State.EMPTY)
    years = group(begun.select_related("office_year__office"), lambda form: form.office_year_id)
    for own in years.values():
        year, is_done = own[0].office_year, any(form.stage in DONE_STATES for form in own)
        forms = forms_in(year, _read(year, keys)) if is_done else None
        yield from (seal_form(form, forms) for form in own)


def _keep(model: type[Model], row: SealedRow, fingerprint: str) -> None:
    if row.values is not None:
        keep_content(row.values)
    model._default_manager.filter(pk=row.key).update(seal=fingerprint)


_DAYS: Final = ("office_id", "user_id", "since", "until")
_ACCOUNT: Final = ("username", "full_name", "is_active", "is_superuser")
_UPLOAD: Final = ("office_year_id", "form_id", "name", "sha256", "original", "is_marked", "by_id")

REGISTER_KINDS: Final = complete_table(
    Register,
    {
        Register.SERVICES: RegisterKind(
            count_month,
            (
                StoredKind(
                    Tally,
                    "Turus",
                    "service_board",
                    is_monthly=True,
                    codes=("site", "service"),
                    seals=TALLY_SEALS,
                ),
                StoredKind(
                    SiteDay,
                    "Hari di satu tempat",
                    "service_board",
                    codes=("site",),
                    seals=DAY_SEALS,
                ),
                StoredKind(
                    CountedTable,
                    "Tabel yang dibawa",
                    "service_table",
                    year="first__year",
                    codes=("site",),
                    seals=TABLE_SEALS,
                ),
                StoredKind(
                    YearOpening,
                    "Sisa layanan dari tahun sebelumnya",
                    "service_board",
                    seals=OPENING_SEALS,
                ),
                StoredKind(TicketNumber, "Nomor karcis terakhir", "tickets", year="year"),
                StoredKind(
                    Ticket,
                    "Karcis",
                    "ticket",
                    year="year",
                    codes=("site", "service"),
                    seals=TICKET_SEALS,
                ),
            ),
        ),
        Register.BLANKS: RegisterKind(
            blanks.count_month,
            (
                _whole(
                    "blank",
                    StoredKind(BlankMovement, "Mutasi blangko", "blank_movement", codes=("site",)),
                ),
                _whole("blank_limits", StoredKind(BlankLimits, "Batas blangko", "blank_limits")),
            ),
        ),
        Register.COMPLAINTS: RegisterKind(
            complaints.count_month,
            (
                _whole(
                    "complaint",
                    StoredKind(
                        Complaint, "Pengaduan", "complaint", year="year", codes=("service",)
                    ),
                ),
                _whole(
                    "complaint_days",
                    StoredKind(ClassDays, "Hari kerja pengaduan", "complaint_days"),
                ),
            ),
        ),
        Register.VISITS: RegisterKind(
            visits.count_month,
            (
                StoredKind(
                    Visit,
                    "Jemput bola",
                    "visit",
                    codes=("site",),
                    seals={"visit": SealedKind("Jemput bola", _visits, begun=BEGUN_REGISTERS)},
                ),
                StoredKind(
                    VisitCount,
                    "Layanan jemput bola",
                    "visits",
                    office="visit__office",
                    year="visit__day__year",
                    codes=("service",),
                ),
            ),
        ),
    },
)
"""What a register is on pages; what it is in figures says
`domain.registers.closed_month.REGISTERS`.
"""
REGISTER_COUNTS: Final = {register: kind.count for register, kind in REGISTER_KINDS.items()}

STORED_KINDS: Final = (
    *(entry for kind in REGISTER_KINDS.values() for entry in kind.entries),
    _whole("survey", StoredKind(Survey, "Survei", "survey", year="year")),
    _whole(
        "answer_file", StoredKind(AnswerFile, "Berkas jawaban", "surveys", office="survey__office")
    ),
    StoredKind(Answer, "Jawaban survei", "surveys", office="survey__office"),
    StoredKind(UsedPasses, "Karcis survei", "surveys", office="survey__office"),
    StoredKind(ClosedMonth, "Bulan yang ditutup", "register_months", office="office_year__office"),
    StoredKind(
        Row,
        seals={
            DECLARED: SealedKind(
                "Baris acuan register", partial(_rows_of, DECLARED_SHEETS), begun=BEGUN_REGISTERS
            ),
            CLOSED: SealedKind(
                "Baris hasil penutupan", partial(_rows_of, CLOSED_SHEETS), begun=BEGUN_CLOSED
            ),
        },
    ),
    StoredKind(
        OfficeYear, seals={YEAR: SealedKind("Tahun", _years, partial(_keep, OfficeYear), explain)}
    ),
    StoredKind(
        PostForm,
        "Isian",
        "forms",
        office="office_year__office",
        seals={FORM: SealedKind("Isian", _forms, partial(_keep, PostForm), explain)},
    ),
    StoredKind(Taken, "Langkah isian", "forms", office="form__office_year__office"),
    StoredKind(Deadline, "Batas waktu", "schedule", office="office_year__office"),
    _sealed(User, "account", "Akun", *_ACCOUNT, label=User.get_username),
    _sealed(User, "password", "Kata sandi", "password", label=User.get_username),
    StoredKind(Authenticator, seals={"factors": SealedKind("Langkah kedua masuk", _factors)}),
    _sealed(Membership, "membership", "Peran", *_DAYS, "role"),
    _sealed(Holding, "holding", "Pemegang jabatan", *_DAYS, "post", "kind"),
    StoredKind(
        Holding,
        seals={HOLDER: SealedKind("Nomor pemegang", _holder_numbers, begun=BEGUN_REGISTERS)},
    ),
    _sealed(Substitution, "substitute", "Pengganti", *_DAYS, "of_id", "post", "way"),
    _sealed(Upload, "upload", "Unggahan bukti", *_UPLOAD),
    _sealed(EvidenceFile, "evidence", "Bukti", "office_year_id", "name", "sha256", "size"),
    StoredKind(
        PaperVersion,
        "Versi naskah",
        "papers",
        office="office_year__office",
        seals={"paper": SealedKind("Naskah", _papers)},
    ),
)
"""A table that people or the log rely on is another line; a test names each that has none."""
SEALED_KINDS: Final = {
    name: sealed for kind in STORED_KINDS for name, sealed in kind.seals.items()
}
