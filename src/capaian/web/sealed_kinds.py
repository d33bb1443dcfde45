"""The rows whose fingerprints the log keeps: of each kind how it is read and called.

Apps below record which rows they wrote by these names (`account/8`) and know nothing else of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.db.models import Model, QuerySet

from capaian.rules.facts import group
from capaian.web.accounts.models import User
from capaian.web.evidence.models import Upload
from capaian.web.measurement.flow import DONE, State
from capaian.web.measurement.forms import forms_in
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.seals import FORM, YEAR, explain, seal_form, seal_year
from capaian.web.offices.models import Holding, Membership
from capaian.web.papers.models import PaperVersion
from capaian.web.substitutes.models import Substitution
from capaian.web.trail.fingerprints import SealedKind, SealedRow
from capaian.web.years.contents import keep_content
from capaian.web.years.known import YearState, find_out, know
from capaian.web.years.models import EvidenceFile, OfficeYear

Keys = Collection[int] | None
_FACTOR_DATA: Final = ("secret", "seed", "credential")


def _chosen(model: type[Model], keys: Keys, column: str = "pk") -> QuerySet[Any]:
    rows = model._default_manager.order_by("pk")
    return rows if keys is None else rows.filter(**{f"{column}__in": keys})


def _columns(
    model: type[Model], *names: str, label: Callable[[Any], str] = str
) -> Callable[[Keys], Iterator[SealedRow]]:
    """Return how rows are read of which some columns are sealed."""

    def rows(keys: Keys) -> Iterator[SealedRow]:
        for row in _chosen(model, keys):
            yield SealedRow(row.pk, label(row), [getattr(row, name) for name in names])

    return rows


def _factors(keys: Keys) -> Iterator[SealedRow]:
    """Yield the second factors of each person as one; what was seen or used up of it changes nothing."""
    factors = _chosen(Authenticator, keys, "user").select_related("user")
    for user, own in group(factors, lambda each: each.user).items():
        data = [[each.type, [each.data.get(name) for name in _FACTOR_DATA]] for each in own]
        yield SealedRow(user.pk, user.username, data)


def _papers(keys: Keys) -> Iterator[SealedRow]:
    for each in _chosen(PaperVersion, keys).select_related("office_year__office").prefetch_related("files"):
        files = [[file.format, file.sha256, file.size] for file in each.files.all()]
        facts = [each.office_year_id, each.name, each.number, each.state, each.is_draft, each.data_sha256]
        facts += [each.kind, each.title, each.revision, each.made_by_id, each.made_at]
        by = [each.approved_by_id, each.approved_as, each.approved_at]
        yield SealedRow(each.pk, f"{each.office_year}, {each}", [*facts, *by, files])


def _read(year: OfficeYear, keys: Keys) -> YearState:
    """Return a year as its rows are now: who compares all trusts nothing that is kept in memory."""
    return find_out(year) if keys is None else know(year)


def _years(keys: Keys) -> Iterator[SealedRow]:
    for year in _chosen(OfficeYear, keys).select_related("office"):
        yield seal_year(year, _read(year, keys) if year.is_closed else None)


def _forms(keys: Keys) -> Iterator[SealedRow]:
    """Yield the forms that somebody has begun; each year is read once."""
    begun = _chosen(PostForm, keys).exclude(state=State.EMPTY)
    years = group(begun.select_related("office_year__office"), lambda form: form.office_year_id)
    for own in years.values():
        year, is_done = own[0].office_year, any(form.stage in DONE for form in own)
        forms = forms_in(year, _read(year, keys)) if is_done else None
        yield from (seal_form(form, forms) for form in own)


def _keep(model: type[Model], row: SealedRow, fingerprint: str) -> None:
    if row.values is not None:
        keep_content(row.values)
    model._default_manager.filter(pk=row.key).update(seal=fingerprint)


_DAYS: Final = ("office_id", "user_id", "since", "until")
SEALED_KINDS: Final[Mapping[str, SealedKind]] = {
    YEAR: SealedKind("Tahun", _years, partial(_keep, OfficeYear), explain),
    FORM: SealedKind("Isian", _forms, partial(_keep, PostForm), explain),
    "account": SealedKind(
        "Akun", _columns(User, "username", "full_name", "is_active", "is_superuser", label=User.get_username)
    ),
    "password": SealedKind("Kata sandi", _columns(User, "password", label=User.get_username)),
    "factors": SealedKind("Langkah kedua masuk", _factors),
    "membership": SealedKind("Peran", _columns(Membership, *_DAYS, "role")),
    "holding": SealedKind("Pemegang jabatan", _columns(Holding, *_DAYS, "post", "kind")),
    "substitute": SealedKind("Pengganti", _columns(Substitution, *_DAYS, "of_id", "post", "way")),
    "upload": SealedKind(
        "Unggahan bukti",
        _columns(Upload, "office_year_id", "form_id", "name", "sha256", "original", "is_marked", "by_id"),
    ),
    "evidence": SealedKind("Bukti", _columns(EvidenceFile, "office_year_id", "name", "sha256", "size")),
    "paper": SealedKind("Naskah", _papers),
}
"""Another register is another line."""
