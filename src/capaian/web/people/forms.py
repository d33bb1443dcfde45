"""What an administrator tells of a person and of who holds a post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from capaian.web.accounts.models import User
from capaian.web.offices.models import Holding, HoldingKind, Membership, Office, Role

_LONGEST_NUMBER: Final = 16
"""Digits of a NIK; a NIP has two more."""

_EXCLUDED: Final = {
    HoldingKind.DEFINITIVE: (HoldingKind.DEFINITIVE, HoldingKind.ACTING),
    HoldingKind.ACTING: (HoldingKind.DEFINITIVE,),
}
"""How nobody else may hold a post on a day on which it is held in a way."""
_REMEDIES: Final = {
    HoldingKind.DEFINITIVE: "Tulis dahulu hari terakhirnya.",
    HoldingKind.ACTING: (
        "Plt. mengisi jabatan yang tidak ada pejabat definitifnya: tulis dahulu hari terakhir pejabat itu. "
        "Bila ia hanya berhalangan sementara, pilih Plh."
    ),
}


def _text() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "kotak", "autocomplete": "off"})


def _list() -> forms.Select:
    return forms.Select(attrs={"class": "kotak"})


def _day(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "kotak"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


class PersonForm(forms.Form):
    """Name, name to sign in with, and roles; at least one, since an account without a role sees nothing."""

    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        help_text="Untuk masuk: huruf, angka, titik, atau garis.",
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
        User._meta.get_field("username").run_validators(name)
        if User.objects.filter(username=name).exclude(pk=self.user.pk).exists():
            raise ValidationError("Nama pengguna ini sudah dipakai.")
        return name

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


class HoldingForm(forms.Form):
    """Who holds a post, how, and in which days."""

    post = forms.ChoiceField(label="Jabatan", widget=_list())
    user = forms.ModelChoiceField(label="Orang", queryset=User.objects.none(), widget=_list())
    kind = forms.ChoiceField(label="Cara memegang", choices=HoldingKind.choices, widget=_list())
    since = _day("Sejak")
    until = _day("Sampai", "Hari terakhir. Kosong: masih memegang.", required=False)

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
        self.holding = holding
        self.fields["post"] = forms.ChoiceField(
            label="Jabatan", choices=[("", ""), *choices.posts.items()], widget=_list()
        )
        people = User.objects.filter(memberships__office=choices.office, is_active=True)
        self.fields["user"] = forms.ModelChoiceField(
            label="Orang", queryset=people.distinct().order_by("full_name"), widget=_list(), empty_label=""
        )

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning, and two who fill one post on one day."""
        found: dict[str, Any] = super().clean() or {}
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            raise ValidationError({"until": "Hari terakhir mendahului hari pertama."})
        if since and found.get("post") and found.get("kind") in _EXCLUDED:
            self._refuse_second(found)
        return found

    def _refuse_second(self, found: Mapping[str, Any]) -> None:
        others = Holding.objects.filter(
            office=self.holding.office, post=found["post"], kind__in=_EXCLUDED[found["kind"]]
        ).exclude(pk=self.holding.pk)
        for other in others:
            is_before = found["until"] is not None and found["until"] < other.since
            is_after = other.until is not None and other.until < found["since"]
            if not (is_before or is_after):
                how = "definitif" if other.kind == HoldingKind.DEFINITIVE else "Plt."
                said = f"Jabatan ini dipegang {how} oleh {other.user} sejak {other.since:%d-%m-%Y}."
                raise ValidationError({"since": f"{said} {_REMEDIES.get(found['kind'], '')}".strip()})

    def fill(self) -> Holding:
        """Return the holding with what was told; it is not kept yet."""
        for name, value in self.cleaned_data.items():
            setattr(self.holding, name, value)
        return self.holding


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
