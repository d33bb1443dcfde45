"""What an administrator writes of a person, of who holds a post,
and of who stands in for somebody.

The pages check and save these forms while nobody else changes people of the office
(`Office.hold_people`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.forms.models import construct_instance
from django.utils import timezone
from django.utils.html import format_html

from capaian.domain.errors import CapaianError
from capaian.domain.office import Post
from capaian.domain.period import write_date
from capaian.rules.facts import gather
from capaian.web.accounts.forms import RequiredFieldsForm
from capaian.web.accounts.models import NAME_SIGNS, User
from capaian.web.offices.models import Holding, HoldingKind, Office, Role, people_as
from capaian.web.people.change import change_person, roles_in
from capaian.web.substitutes.models import DECIDING, MAY_STAND_IN, Substitution
from capaian.web.trail.record import Author, Deed, record

_DIGITS_OF_A_NIK: Final = 16
"""A NIP has two more."""

ROLE_WORDS: Final[Mapping[str, str]] = {
    Role.ADMINISTRATOR: "menambah orang, memberi peran, dan mengisi jabatan; juga menulis "
    "rencana; tidak "
    "mengisi isian dan tidak memutus",
    Role.PLANNER: "memulai tahun; menulis rencana, target, anggaran, dan teks naskah; "
    "membagi isian; "
    "memverifikasi; menghitung di turus",
    Role.DATA_ENTRY: "mengisi isian untuk pemegang jabatan, menghitung di turus, membawa "
    "tabel, dan "
    "menutup "
    "hari; perlu juga jabatan, di Isi jabatan sebagai Petugas isian",
    Role.UNIT_HEAD: "mengisi dan mengajukan isian jabatannya; menandatangani hari pelayanan; "
    "perlu juga "
    "jabatan, di Isi jabatan",
    Role.OFFICE_HEAD: "menyetujui, mengembalikan, dan membuka kembali isian; menandatangani hari "
    "pelayanan; "
    "mengesahkan tahun",
    Role.INSPECTOR: "membaca semuanya, juga bukti dan catatan perubahan; tidak mengubah apa pun",
    Role.VIEWER: "membaca angka, rencana, dan isian; tanpa bukti",
}
"""What each role may do, in a line."""
POSTED: Final = frozenset({Role.DATA_ENTRY, Role.UNIT_HEAD, Role.OFFICE_HEAD})
"""Roles of people who hold a post, or enter figures for its holder."""
STALE: Final = "Baru saja diubah orang lain. Inilah isinya sekarang; isi lagi perubahan Anda."
_TAKEN_REMEDIES: Final[Mapping[str, str]] = {
    HoldingKind.DEFINITIVE: "Tulis dahulu hari terakhirnya.",
    **dict.fromkeys(
        (HoldingKind.ACTING, HoldingKind.CARETAKER),
        "Plt. atau Pj. mengisi jabatan tanpa pejabat definitif: tulis dahulu hari "
        "terakhir pejabat itu. "
        "Bila ia hanya berhalangan, pilih Plh.",
    ),
}
"""By how somebody is to hold a post that is taken."""
FIRST_DAY: Final = date(1945, 1, 1)
_EXCLUDED: Final = {
    HoldingKind.DEFINITIVE: (HoldingKind.DEFINITIVE, HoldingKind.ACTING, HoldingKind.CARETAKER),
    HoldingKind.ACTING: (HoldingKind.DEFINITIVE, HoldingKind.CARETAKER),
    HoldingKind.CARETAKER: (HoldingKind.DEFINITIVE, HoldingKind.ACTING),
}
"""How nobody else may hold a post on a day on which it is held in a way."""


def _require_near(day: date) -> None:
    """Refuse a day that nobody means: of another age, or so far ahead that nobody knows it yet."""
    last = date(timezone.localdate().year + 2, 12, 31)
    if not FIRST_DAY <= day <= last:
        days = f"{write_date(FIRST_DAY)} dan {write_date(last)}"
        raise ValidationError(f"Periksa tahunnya: tulis hari antara {days}.")


def day_field(label: str, required: str = "", help_text: str = "") -> forms.DateField:
    """Return a field of a day; without words that it is required it may be empty."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=bool(required),
        validators=[_require_near],
        widget=forms.DateInput(attrs={"type": "date", "class": "kotak"}, format="%Y-%m-%d"),
        error_messages={"required": required},
    )


class RecordForm(RequiredFieldsForm):
    """A form over one record of an office,
    whose change the log has with what it was and what it is.

    It bears a stamp of what it showed: nobody writes over what somebody else wrote in the
    meantime.
    """

    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    template: ClassVar = "people/form.html"
    action: ClassVar[str] = ""
    """How the log calls it, before `.made` and `.changed`."""
    logged: ClassVar[tuple[str, ...]] = ()
    title: str
    saved: str
    instance: Any

    def start(self) -> None:
        """Give fields their look, and remember what is stored before anything
        that is sent is taken in.
        """
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxSelectMultiple | forms.HiddenInput):
                field.widget.attrs |= {"class": "kotak", "autocomplete": "off"}
        shown = sorted((name, str(value)) for name, value in self.initial.items())
        self.initial["stamp"] = sha256(repr(shown).encode()).hexdigest()
        self.before = self.logged_texts() if self.instance.pk else None

    @property
    def is_stale(self) -> bool:
        """Whether somebody else changed what the page had shown."""
        return self.data.get("stamp", "") not in ("", self.initial["stamp"])

    def logged_texts(self) -> dict[str, str]:
        """Return what the log has of the record; people by the names with which they sign in."""
        values = {name: getattr(self.instance, name) for name in self.logged}
        return {
            name: each.username if isinstance(each, User) else str(each or "")
            for name, each in values.items()
        }

    def clean(self) -> dict[str, Any]:
        """Refuse what was typed over what is not there any more,
        and an end before the beginning.
        """
        found: dict[str, Any] = super().clean() or {}
        if self.is_stale:
            raise ValidationError(STALE)
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            raise ValidationError({"until": "Hari terakhir mendahului hari pertama."})
        return found

    def save_logged(self, author: Author) -> None:
        """Store what was sent, with its line in the log; raises `CapaianError` with why not."""
        self.instance.save()
        if self.before != (after := self.logged_texts()):
            deed = f"{self.action}.{'made' if self.before is None else 'changed'}"
            seals = [f"{self.action}/{self.instance.pk}"]
            record(
                self.instance.office,
                author,
                [Deed(deed, str(self.instance.pk), self.before, after, seals)],
            )


# it takes none while it runs
class PersonForm(RecordForm, forms.ModelForm):  # type: ignore[type-arg]
    """Name, name to sign in with, and roles; at least one,
    since an account without a role sees nothing.
    """

    roles = forms.MultipleChoiceField(
        label="Peran",
        choices=[
            (role, format_html('{}<small class="bl ktr">{}</small>', Role(role).label, does))
            for role, does in ROLE_WORDS.items()
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu peran."},
    )

    class Meta:
        model = User
        fields = ("username", "full_name")
        labels: ClassVar = {"username": "Nama pengguna", "full_name": "Nama yang ditampilkan"}
        help_texts: ClassVar = {
            "username": f"Untuk masuk: {NAME_SIGNS}.",
            "full_name": "Tampil di riwayat dan jejak angka. Jangan menulis NIK atau NIP.",
        }

    def __init__(self, office: Office, user: User, data: Mapping[str, Any] | None = None) -> None:
        roles = roles_in(office, user) if user.pk else []
        super().__init__(data, instance=user, initial={"roles": roles})
        self.office, self.title = office, str(user) if user.pk else "Orang baru"
        self.saved = f"{self.title} disimpan."
        self.start()

    def clean_username(self) -> str:
        """Return the one form of the name."""
        return User.normalize_username(self.cleaned_data["username"])

    def validate_unique(self) -> None:
        """Leave a name that is taken to the constraint, which says it of other letters too,
        and once.
        """

    def clean_full_name(self) -> str:
        """Refuse a number of identity in a name."""
        text = " ".join(self.cleaned_data["full_name"].split())
        if sum(sign.isdigit() for sign in text) >= _DIGITS_OF_A_NIK:
            raise ValidationError("Nama ini memuat nomor identitas. Tulis namanya saja.")
        return text

    def clean_roles(self) -> list[str]:
        """Refuse who would inspect the own work,
        and who would approve what the same account enters.
        """
        roles: list[str] = self.cleaned_data["roles"]
        holdings = [*Holding.objects.filter(user=self.instance)] if self.instance.pk else []
        if Role.INSPECTOR in roles and {*roles} - {Role.INSPECTOR, Role.VIEWER}:
            raise ValidationError(
                "Inspektorat memeriksa apa yang dikerjakan dinas: peran lain selain "
                "Pembaca memerlukan akun "
                "orang lain."
            )
        if {Role.DATA_ENTRY, Role.OFFICE_HEAD} <= {*roles}:
            raise ValidationError(
                "Petugas data dan Kepala Dinas tidak digabung dalam satu akun: yang "
                "mengisi angka tidak "
                "menyetujuinya."
            )
        if Role.INSPECTOR in roles and any(
            each.holds_on(timezone.localdate()) for each in holdings
        ):
            raise ValidationError(
                "Orang ini memegang jabatan di dinas, jadi tidak memeriksanya. Tulis "
                "dahulu hari terakhirnya "
                "di jabatan."
            )
        is_clerk = any(each.kind == HoldingKind.CLERK and _is_open(each) for each in holdings)
        if Role.OFFICE_HEAD in roles and is_clerk:
            raise ValidationError(
                "Orang ini petugas isian suatu jabatan. Tulis dahulu hari terakhirnya: "
                "yang mengisi tidak "
                "menyetujui."
            )
        return roles

    def save_logged(self, author: Author) -> None:
        """Store names and roles; raises `AccountError` for the last administrator."""
        change_person(self.office, self.instance, self.cleaned_data["roles"], author)


# it takes none while it runs
class HoldingForm(RecordForm, forms.ModelForm):  # type: ignore[type-arg]
    """Who holds a post, how, and in which days."""

    action, title, saved = "holding", "Pemegang jabatan", "Pemegang jabatan disimpan."
    logged = ("post", "user", "kind", "since", "until")
    post = forms.ChoiceField(label="Jabatan")
    user = forms.ModelChoiceField(User.objects.none(), label="Orang", empty_label="")
    kind = forms.ChoiceField(label="Cara memegang", choices=HoldingKind.choices)
    since = day_field("Sejak", "Tulis hari pertamanya.")
    until = day_field("Sampai", help_text="Hari terakhir. Kosong: masih memegang.")

    class Meta:
        model = Holding
        fields = ("post", "user", "kind", "since", "until")

    def __init__(
        self, holding: Holding, posts: Mapping[str, Post], data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, instance=holding)
        self.posts = posts
        choices = [("", ""), *((post, each.name) for post, each in posts.items())]
        self.fields["post"].choices = choices  # type: ignore[attr-defined]  # it is a choice
        people = User.objects.filter(memberships__office=holding.office, is_active=True)
        by_name = people.distinct().order_by("full_name")
        self.fields["user"].queryset = by_name  # type: ignore[attr-defined]  # it is a choice
        self.start()

    def clean(self) -> dict[str, Any]:
        """Refuse more on a day than a post has holders, who inspects in a post,
        a head who enters figures.
        """
        found = super().clean()
        if self.instance.number and (
            {"user", "post"} & {*self.changed_data} or found.get("kind") == "clerk"
        ):
            raise ValidationError(
                "Sudah ada yang dihitung di register atas nama pemegang ini, dan tetap "
                "miliknya. Tulis hari "
                "terakhirnya, lalu isi jabatan dengan orang lain."
            )
        if not self.errors:
            own = construct_instance(
                self, Holding(pk=self.instance.pk, office=self.instance.office)
            )
            roles = roles_in(own.office, own.user) if _is_open(own) else []
            why = ""
            if Role.INSPECTOR in roles:
                why = "Inspektorat, yang memeriksa dinas; ia tidak memegang jabatan di dalamnya"
            elif Role.OFFICE_HEAD in roles and own.kind == HoldingKind.CLERK:
                why = (
                    "Kepala Dinas, yang menyetujui isian. Yang mengisi angka tidak boleh juga "
                    "menyetujuinya"
                )
            if why:
                remedy = "Pilih orang lain, atau lepaskan dahulu perannya."
                raise ValidationError({"user": f"{own.user} berperan {why}. {remedy}"})
            self._refuse_taken(own)
        return found

    def _refuse_taken(self, own: Holding) -> None:
        found = Holding.objects.filter(
            Q(until=None) | Q(until__gte=own.since), since__lte=own.until or date.max
        )
        found = found.filter(office=own.office, post=own.post).exclude(pk=own.pk)
        others = [*found.select_related("user").order_by("since", "pk")]
        excluded = [
            each for each in others if each.kind in _EXCLUDED.get(HoldingKind(own.kind), ())
        ]
        days = {own.since, *(each.since for each in excluded if each.since > own.since)}
        at_once = max(sum(each.holds_on(day) for each in excluded) for day in days)
        is_full = at_once >= self.posts[own.post].holders
        for other in others:
            since = write_date(other.since)
            if is_full and other in excluded:
                taken = f"Jabatan ini dipegang {other.how} oleh {other.user} sejak {since}."
                raise ValidationError({"since": f"{taken} {_TAKEN_REMEDIES[own.kind]}"})
            if (other.kind, other.user_id) == (own.kind, own.user_id):
                taken = (
                    f"{other.user} sudah memegang jabatan ini dengan cara yang sama sejak {since}."
                )
                raise ValidationError({"since": f"{taken} Ubah yang sudah ada."})


def _is_open(holding: Holding) -> bool:
    return holding.until is None or holding.until >= timezone.localdate()


# it takes none while it runs
class SubstituteForm(RecordForm, forms.ModelForm):  # type: ignore[type-arg]
    """Who stands in for whom, how papers say it, and in which days: both of them are needed."""

    action, title, saved = "substitute", "Pengganti", "Pengganti disimpan."
    logged = ("post", "of", "user", "way", "since", "until")
    template = "people/substitute.html"
    whose = forms.ChoiceField(
        label="Pejabat yang digantikan", help_text="Yang memverifikasi atau menyetujui isian."
    )
    user = forms.ModelChoiceField(User.objects.none(), label="Pengganti", empty_label="")
    since = day_field("Sejak", "Tulis hari pertama.", "Hari pertama.")
    until = day_field(
        "Sampai",
        "Tulis hari terakhir.",
        "Hari terakhir, wajib diisi. Sesudahnya pengganti tidak dapat memutus apa pun.",
    )

    class Meta:
        model = Substitution
        fields = ("user", "way", "since", "until")
        labels: ClassVar = {"way": "Sebutan"}
        help_texts: ClassVar = {
            "way": "Plh. memegang tugas harian; a.n. memutus atas nama. Riwayat dan jejak "
            "menyebutnya."
        }

    field_order = ("whose", "user", "way", "since", "until")

    def __init__(
        self,
        substitution: Substitution,
        posts: Mapping[str, Post],
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(
            data,
            instance=substitution,
            initial={
                "whose": f"{substitution.of_id}:{substitution.post}" if substitution.pk else ""
            },
        )
        deciders = [("", ""), *_deciders(substitution.office, posts)]
        self.fields["whose"].choices = deciders  # type: ignore[attr-defined]  # it is a choice
        candidates = people_as(substitution.office, MAY_STAND_IN)
        self.fields["user"].queryset = candidates  # type: ignore[attr-defined]  # a choice
        self.start()

    @property
    def last_decision(self) -> date | None:
        """The last day on which something was decided by it."""
        if not self.instance.pk:
            return None
        last = self.instance.decisions.aggregate(last=Max(Coalesce("step__at", "approval__at")))[
            "last"
        ]
        return timezone.localdate(last) if last else None

    def clean(self) -> dict[str, Any]:
        """Refuse oneself, two for one person on one day,
        and what would change decisions that were taken.
        """
        found = super().clean()
        if self.errors:
            return found
        of, _, post = found["whose"].partition(":")
        if int(of) == found["user"].pk:
            raise ValidationError({"user": "Pengganti harus orang lain."})
        last = self.last_decision
        if last and {*self.changed_data} - {"until", "stamp"}:
            raise ValidationError(
                "Pengganti ini sudah memutus. Yang masih dapat diubah hanya hari terakhirnya."
            )
        if last and found["until"] < last:
            day = write_date(last)
            raise ValidationError(
                f"Pengganti ini masih memutus pada {day}. Pilih hari itu atau sesudahnya."
            )
        on_one_day = Substitution.objects.filter(
            office=self.instance.office,
            of=int(of),
            since__lte=found["until"],
            until__gte=found["since"],
        )
        if other := on_one_day.exclude(pk=self.instance.pk).select_related("user").first():
            days = f"{write_date(other.since)} sampai {write_date(other.until)}"
            raise ValidationError({"since": f"Sudah digantikan oleh {other.user}, {days}."})
        self.instance.of, self.instance.post = User.objects.get(pk=int(of)), post
        return found

    def remove_logged(self, author: Author) -> None:
        """Take the substitute back; raises `CapaianError` if something was decided by it,
        or it is stale.
        """
        if self.is_stale or self.last_decision:
            decided = (
                "Sudah ada yang diputus pengganti ini. Akhiri dengan mengubah hari terakhirnya."
            )
            raise CapaianError(STALE if self.is_stale else decided)
        office, pk, seals = (
            self.instance.office,
            str(self.instance.pk),
            [f"substitute/{self.instance.pk}"],
        )
        self.instance.delete()
        record(office, author, [Deed("substitute.removed", pk, self.before, seals=seals)])


def _deciders(office: Office, posts: Mapping[str, Post]) -> Sequence[tuple[str, str]]:
    today = timezone.localdate()
    holdings = Holding.objects.filter(office=office, since__lte=today).exclude(
        kind=HoldingKind.CLERK
    )
    own = (
        each for each in holdings.order_by("since") if each.holds_on(today) and each.post in posts
    )
    posts_of = gather((each.user_id, each.post) for each in own)
    return [
        (f"{user.pk}:{post}", f"{user}, {posts[post].name}" if post else str(user))
        for user in people_as(office, DECIDING)
        for post in dict.fromkeys(posts_of.get(user.pk, ("",)))
    ]
