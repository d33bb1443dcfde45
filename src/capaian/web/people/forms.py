"""What an administrator tells of a person and of who holds a post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from capaian.domain.period import write_date
from capaian.web.accounts.models import NAME_SIGNS, User, require_name
from capaian.web.accounts.required import Required
from capaian.web.offices.models import Holding, HoldingKind, Membership, Office, Role, require_meant
from capaian.web.people.overlaps import find_taken

FIRST_DAY: Final = date(1945, 1, 1)
MAX_YEARS_AHEAD: Final = 2
_LONGEST_NUMBER: Final = 16
"""Digits of a NIK; a NIP has two more."""

_OWN_INSPECTOR: Final = (
    "Inspektorat memeriksa apa yang dikerjakan dinas, jadi orang yang sama tidak boleh berperan lain selain "
    "Pembaca. Lepaskan salah satu peran, atau buatkan akun untuk orang lain."
)
_OWN_APPROVER: Final = (
    "Yang mengisi angka tidak boleh juga yang menyetujuinya, jadi Petugas data dan Kepala Dinas tidak "
    "digabung dalam satu akun. Lepaskan salah satu peran, atau buatkan akun untuk orang lain."
)


DOES: Final[Mapping[str, str]] = {
    Role.ADMINISTRATOR: "menambah orang, memberi peran, dan mengisi jabatan; juga menulis rencana; tidak "
    "mengisi isian dan tidak memutus",
    Role.PLANNER: "memulai tahun; menulis rencana, target, anggaran, dan teks naskah; membagi isian; "
    "memverifikasi",
    Role.DATA_ENTRY: "mengisi isian untuk pemegang jabatan; perlu juga jabatan, di Isi jabatan sebagai "
    "Petugas isian",
    Role.UNIT_HEAD: "mengisi dan mengajukan isian jabatannya; perlu juga jabatan, di Isi jabatan",
    Role.OFFICE_HEAD: "menyetujui, mengembalikan, dan membuka kembali isian; mengesahkan tahun",
    Role.INSPECTOR: "membaca semuanya, juga bukti dan catatan perubahan; tidak mengubah apa pun",
    Role.VIEWER: "membaca angka, rencana, dan isian; tanpa bukti",
}
"""What each role may do, in a line."""


def _text() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "kotak", "autocomplete": "off"})


def _list() -> forms.Select:
    return forms.Select(attrs={"class": "kotak"})


def _day(label: str, help_text: str = "", *, is_last: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "kotak"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=not is_last,
        widget=widget,
        validators=[require_meant] if is_last else [],
        error_messages={} if is_last else {"required": "Tulis hari pertamanya."},
    )


_INSPECTOR_IN_POST: Final = (
    "{} berperan Inspektorat, yang memeriksa dinas; ia tidak memegang jabatan di dalamnya. Pilih orang lain, "
    "atau lepaskan dahulu perannya."
)
_POST_OF_INSPECTOR: Final = (
    "Orang ini memegang jabatan di dinas, jadi tidak dapat menjadi Inspektorat yang memeriksanya. Tulis "
    "dahulu hari terakhirnya dalam jabatan itu, atau buatkan akun untuk orang lain."
)


_CLERK_APPROVES: Final = (
    "{} berperan Kepala Dinas, yang menyetujui isian. Yang mengisi angka tidak boleh juga menyetujuinya, "
    "jadi ia tidak menjadi petugas isian. Pilih orang lain, atau lepaskan dahulu perannya."
)
_APPROVES_AS_CLERK: Final = (
    "Orang ini petugas isian suatu jabatan. Yang mengisi angka tidak boleh juga menyetujuinya, jadi ia tidak "
    "dapat menjadi Kepala Dinas. Tulis dahulu hari terakhirnya sebagai petugas isian, atau buatkan akun "
    "untuk orang lain."
)


class PersonForm(Required):
    """Name, name to sign in with, and roles; at least one, since an account without a role sees nothing."""

    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        help_text=f"Untuk masuk: {NAME_SIGNS}.",
        widget=_text(),
    )
    full_name = forms.CharField(
        label="Nama yang ditampilkan",
        max_length=120,
        help_text="Tampil di riwayat dan jejak angka. Jangan menulis NIK atau NIP.",
        widget=_text(),
    )
    roles = forms.MultipleChoiceField(
        label="Peran",
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu peran."},
    )

    def __init__(
        self, user: User, data: Mapping[str, Any] | None = None, roles: list[str] | None = None
    ) -> None:
        """Show what is known of a person.

        Args:
            user: The account; a new one is not kept yet.
            data: What was sent; `None`: nothing yet.
            roles: Those that the person has.
        """
        initial = {"username": user.username, "full_name": user.full_name, "roles": roles or []}
        super().__init__(data, initial=initial)
        self.user = user

    def clean_username(self) -> str:
        """Return the one form of the name; nobody else may have it."""
        name = User.normalize_username(self.cleaned_data["username"])
        require_name(name)
        if User.objects.filter(username=name).exclude(pk=self.user.pk).exists():
            raise ValidationError("Nama pengguna ini sudah dipakai.")
        return name

    def clean_roles(self) -> list[str]:
        """Refuse who would inspect the own work, and who would approve what the same account enters."""
        roles: list[str] = self.cleaned_data["roles"]
        if Role.INSPECTOR in roles and {*roles} - {Role.INSPECTOR, Role.VIEWER}:
            raise ValidationError(_OWN_INSPECTOR)
        held = Holding.objects.filter(user=self.user) if self.user.pk else Holding.objects.none()
        if Role.INSPECTOR in roles and any(each.holds_on(timezone.localdate()) for each in held):
            raise ValidationError(_POST_OF_INSPECTOR)
        if {Role.DATA_ENTRY, Role.OFFICE_HEAD} <= {*roles}:
            raise ValidationError(_OWN_APPROVER)
        filled = [each for each in held if each.kind == HoldingKind.CLERK and _is_to_come(each.until)]
        if Role.OFFICE_HEAD in roles and filled:
            raise ValidationError(_APPROVES_AS_CLERK)
        return roles

    def clean_full_name(self) -> str:
        """Refuse a number of identity in a name."""
        text = " ".join(self.cleaned_data["full_name"].split())
        if sum(sign.isdigit() for sign in text) >= _LONGEST_NUMBER:
            raise ValidationError("Nama ini memuat nomor identitas. Tulis namanya saja.")
        return text

    def fill(self) -> User:
        """Return the account with what was told; it is not kept yet."""
        self.user.username = self.cleaned_data["username"]
        self.user.full_name = self.cleaned_data["full_name"]
        return self.user


@dataclass(frozen=True)
class Choices:
    """What may be chosen for who holds a post."""

    office: Office
    posts: Mapping[str, str]
    """Names of posts by their ids."""
    year: int
    """The office-year from which it is written."""


class HoldingForm(Required):
    """Who holds a post, how, and in which days."""

    post = forms.ChoiceField(label="Jabatan", widget=_list())
    user = forms.ModelChoiceField(label="Orang", queryset=User.objects.none(), widget=_list())
    kind = forms.ChoiceField(label="Cara memegang", choices=HoldingKind.choices, widget=_list())
    since = _day("Sejak")
    until = _day("Sampai", "Hari terakhir. Kosong: masih memegang.", is_last=True)

    def __init__(self, holding: Holding, choices: Choices, data: Mapping[str, Any] | None = None) -> None:
        """Show what is known of it, the posts of the plan and the people of the office.

        Args:
            holding: A new one is not kept yet.
            choices: Posts and people to choose from.
            data: What was sent; `None`: nothing yet.
        """
        names = ("post", "kind", "since", "until")
        initial = {name: getattr(holding, name) for name in names} | {"user": holding.user_id}
        super().__init__(data, initial=initial)
        self.holding, self.year = holding, choices.year
        self.fields["post"] = forms.ChoiceField(
            label="Jabatan", choices=[("", ""), *choices.posts.items()], widget=_list()
        )
        people = User.objects.filter(memberships__office=choices.office, is_active=True)
        self.fields["user"] = forms.ModelChoiceField(
            label="Orang", queryset=people.distinct().order_by("full_name"), widget=_list(), empty_label=""
        )

    def clean_since(self) -> date:
        """Refuse a day of another age, or so far ahead that nobody knows it yet."""
        since: date = self.cleaned_data["since"]
        last = date(max(timezone.localdate().year, self.year) + MAX_YEARS_AHEAD, 12, 31)
        if not FIRST_DAY <= since <= last:
            raise ValidationError(
                f"Periksa tahunnya: tulis hari antara {write_date(FIRST_DAY)} dan {write_date(last)}."
            )
        return since

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning, and two who fill one post on one day."""
        found: dict[str, Any] = super().clean() or {}
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            raise ValidationError({"until": "Hari terakhir mendahului hari pertama."})
        wanted = {name: found.get(name) for name in ("post", "user", "kind", "since", "until")}
        if since and found.get("post") and found.get("user") and not self.errors:
            told = Holding(pk=self.holding.pk, office=self.holding.office, **wanted)
            if _is_to_come(until):
                _refuse_roles(told)
            if said := find_taken(told):
                raise ValidationError({"since": said})
        return found

    def fill(self) -> Holding:
        """Return the holding with what was told; it is not kept yet."""
        for name, value in self.cleaned_data.items():
            setattr(self.holding, name, value)
        return self.holding


def _is_to_come(last: date | None) -> bool:
    return last is None or last >= timezone.localdate()


def _refuse_roles(holding: Holding) -> None:
    """Refuse who inspects the office in a post of it, and its head as who enters what the head approves."""
    roles = roles_in(holding.office, holding.user)
    if Role.INSPECTOR in roles:
        raise ValidationError({"user": _INSPECTOR_IN_POST.format(holding.user)})
    if Role.OFFICE_HEAD in roles and holding.kind == HoldingKind.CLERK:
        raise ValidationError({"user": _CLERK_APPROVES.format(holding.user)})


def roles_in(office: Office, user: User) -> list[str]:
    """Return the roles that a person has in an office and that have no end yet."""
    open_ = Membership.objects.filter(office=office, user=user, until=None)
    return [*open_.values_list("role", flat=True)]


def person_texts(user: User, roles: Iterable[str]) -> dict[str, str]:
    """Return what the page of a person shows, by the names of its fields."""
    return {"username": user.username, "full_name": user.full_name, "roles": " ".join(sorted(roles))}


def holding_texts(holding: Holding) -> dict[str, str]:
    """Return what the page of who holds a post shows, by the names of its fields."""
    return {
        "post": holding.post,
        "user": str(holding.user_id),
        "kind": str(holding.kind),
        "since": str(holding.since),
        "until": str(holding.until or ""),
    }
