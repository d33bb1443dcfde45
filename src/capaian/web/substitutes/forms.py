"""What an administrator tells of a substitute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.accounts.required import Required
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Holding, HoldingKind, Office, Role, require_meant
from capaian.web.substitutes.models import Substitution, Way
from capaian.web.substitutes.stand import DECIDING, MAY_STAND_IN


def _list() -> forms.Select:
    return forms.Select(attrs={"class": "kotak"})


def _day(label: str, help_text: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "kotak"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=widget,
        validators=[require_meant],
        error_messages={"required": f"Tulis {help_text.partition(',')[0].rstrip('.').lower()}."},
    )


class SubstituteForm(Required):
    """Who stands for whom, how papers say it, and in which days: both of them are needed."""

    whose = forms.ChoiceField(label="Pejabat yang digantikan", widget=_list())
    user = forms.ModelChoiceField(label="Pengganti", queryset=User.objects.none(), widget=_list())
    way = forms.ChoiceField(
        label="Sebutan",
        choices=Way.choices,
        help_text="Plh. memegang tugas harian; a.n. memutus atas nama. Riwayat dan jejak menyebutnya.",
        widget=_list(),
    )
    since = _day("Sejak", "Hari pertama.")
    until = _day("Sampai", "Hari terakhir, wajib diisi. Sesudahnya pengganti tidak dapat memutus apa pun.")

    def __init__(
        self, own: Substitution, posts: Mapping[str, str], data: Mapping[str, Any] | None = None
    ) -> None:
        """Show what is known of it, and the people of the office.

        Args:
            own: A new one is not kept yet.
            posts: Names of posts by their ids.
            data: What was sent; `None`: nothing yet.
        """
        super().__init__(data, initial=substitution_texts(own) if own.pk else {"way": own.way})
        self.own = own
        self.fields["whose"] = forms.ChoiceField(
            label="Pejabat yang digantikan",
            help_text="Yang memverifikasi atau menyetujui isian.",
            choices=[("", ""), *_deciding(own.office, posts)],
            widget=_list(),
        )
        people = _people(own.office, MAY_STAND_IN)
        self.fields["user"] = forms.ModelChoiceField(
            label="Pengganti", queryset=people, widget=_list(), empty_label=""
        )

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning, and oneself."""
        found: dict[str, Any] = super().clean() or {}
        since, until, of = found.get("since"), found.get("until"), self._of(found)
        if since and until and until < since:
            raise ValidationError({"until": "Hari terakhir mendahului hari pertama."})
        if of is not None and found.get("user") and of == found["user"].pk:
            raise ValidationError({"user": "Pengganti harus orang lain."})
        return found

    @staticmethod
    def _of(found: Mapping[str, Any]) -> int | None:
        return int(found["whose"].partition(":")[0]) if found.get("whose") else None

    def fill(self) -> Substitution:
        """Return the substitution with what was told; it is not kept yet."""
        told, own = self.cleaned_data, self.own
        own.of = User.objects.get(pk=self._of(told) or 0)
        own.post = told["whose"].partition(":")[2]
        own.user, own.way, own.since, own.until = told["user"], told["way"], told["since"], told["until"]
        return own


def substitution_texts(own: Substitution) -> dict[str, str]:
    """Return what the page of a substitute shows, by the names of its fields."""
    return {
        "whose": f"{own.of_id}:{own.post}",
        "user": str(own.user_id),
        "way": str(own.way),
        "since": str(own.since),
        "until": str(own.until),
    }


def _people(office: Office, roles: frozenset[Role]) -> QuerySet[User]:
    members = members_on(timezone.localdate()).filter(office=office, role__in=roles)
    return User.objects.filter(pk__in=members.values("user"), is_active=True).order_by("full_name")


def _deciding(office: Office, posts: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """Return who decides in the office, once for each post."""
    today = timezone.localdate()
    held: dict[int, list[str]] = {}
    holdings = Holding.objects.filter(office=office, since__lte=today).exclude(kind=HoldingKind.CLERK)
    for each in holdings.order_by("since"):
        if each.holds_on(today) and each.post in posts:
            held.setdefault(each.user_id, []).append(each.post)
    return [
        (f"{user.pk}:{post}", f"{user}, {posts[post]}" if post else str(user))
        for user in _people(office, DECIDING)
        for post in dict.fromkeys(held.get(user.pk, [""]))
    ]
