"""People of a list that somebody pasted, with their roles and posts: all of them are added,
or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from django import forms
from django.db import transaction
from django.utils.text import slugify

from capaian.domain.office import Post
from capaian.web.accounts.forms import RequiredFieldsForm
from capaian.web.accounts.models import User
from capaian.web.offices.models import Holding, HoldingKind, Office, Role
from capaian.web.people.change import make_person
from capaian.web.people.forms import POSTED, HoldingForm, PersonForm, day_field
from capaian.web.trail.record import Author

MAX_LINES: Final = 300
COLUMNS: Final[Mapping[str, str]] = {
    "nama": "nama",
    "nama lengkap": "nama",
    "nama pengguna": "nama pengguna",
    "username": "nama pengguna",
    "peran": "peran",
    "jabatan": "jabatan",
    "cara": "cara",
    "cara memegang": "cara",
}
"""Headings of a list, with the column that each stands for."""
_TITLES_OF_PERSONS: Final = re.compile(r"\b(?:drs?|dra|hj?|ir|prof)\.? ", re.IGNORECASE)
_ROLES: Final = {str(role.label).casefold(): role.value for role in Role}
_KINDS: Final = {str(kind.label).casefold().rstrip("."): kind.value for kind in HoldingKind}


@dataclass
class ListedPerson:
    """A line of the list."""

    number: int
    cells: Mapping[str, str]
    username: str
    post: str = ""
    """Name of the post."""
    roles: str = ""
    lacks_post: bool = False
    """Its roles do nothing without a post."""
    problems: list[str] = field(default_factory=list)


class PastedListForm(RequiredFieldsForm):
    """The list, and as what those work whose line names no role."""

    daftar = forms.CharField(
        label="Daftar orang",
        help_text="Salin dari Excel: nama, jabatan, peran, nama pengguna, cara memegang. "
        "Baris judul "
        "menentukan urutannya; kolom lain, seperti pangkat, tidak dibaca. Hapus dahulu "
        "kolom NIP. Boleh "
        "kosong: jabatan, peran, dan nama pengguna (dibuat dari namanya).",
        max_length=60_000,
        widget=forms.Textarea(attrs={"class": "kotak", "rows": "12"}),
    )
    peran = forms.ChoiceField(
        label="Peran bila tidak ditulis",
        choices=[("", "pilih"), *Role.choices],
        required=False,
        widget=forms.Select(attrs={"class": "kotak"}),
    )
    sejak = day_field(
        "Menjabat sejak",
        "Tulis hari pertamanya.",
        "Berlaku untuk semua yang berjabatan di daftar ini.",
    )

    def clean_daftar(self) -> str:
        """Refuse a list of nobody, and one that no office has."""
        text: str = self.cleaned_data["daftar"]
        if not 1 <= sum(1 for _ in read_list(text)) <= MAX_LINES:
            raise forms.ValidationError(f"Tempel 1 sampai {MAX_LINES} baris.")
        return text


def add_people(
    office: Office,
    posts: Mapping[str, Post],
    wish: Mapping[str, Any],
    author: Author,
    *,
    is_dry: bool,
) -> Sequence[ListedPerson]:
    """Add the people of a list where no line has a problem,
    and return the lines with all problems.

    A person gets a password when somebody hands it out. `is_dry`: nothing is kept.
    """
    with transaction.atomic():
        office.hold_people()
        names: dict[str, int] = {}
        found = []
        for number, cells in read_list(wish["daftar"]):
            each = ListedPerson(
                number, cells, cells.get("nama pengguna") or draft_username(cells["nama"])
            )
            first = names.setdefault(each.username.lower(), number)
            if first != number:
                words = f"Nama pengguna {each.username} sudah dipakai baris {first}"
                each.problems.append(
                    f"{words}; tulis nama pengguna yang lain untuk salah satunya."
                )
            else:
                _add(office, posts, each, wish, author)
            found.append(each)
        if is_dry or any(each.problems for each in found):
            transaction.set_rollback(True)
    return found


def read_list(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the lines of a list by their numbers, each as its cells by column."""
    columns: Sequence[str] = (
        "nama",
        "jabatan",
        "peran",
        "nama pengguna",
        "cara",
    )  # without headings
    for number, line in enumerate(text.replace("\0", "").splitlines(), 1):
        parts = [" ".join(part.split()) for part in re.split(r"\t|;|\|", line)]
        known = [COLUMNS.get(part.casefold(), "") for part in parts]
        if "nama" in known:
            columns = known
        elif any(parts):
            yield (
                number,
                {
                    "nama": "",
                    **{name: part for name, part in zip(columns, parts, strict=False) if name},
                },
            )


def draft_username(name: str) -> str:
    """Return a name to sign in with: the first two words of a name without titles and degrees.

    Examples:
        >>> [draft_username(name) for name in ("Drs. H. Ahmad Fauzi Noor, M.Si.", "Sri")]
        ['ahmad.fauzi', 'sri']
    """
    words = slugify(_TITLES_OF_PERSONS.sub("", f"{name.partition(',')[0]} ")).split("-")
    return ".".join(words[:2])


def _add(
    office: Office,
    posts: Mapping[str, Post],
    each: ListedPerson,
    wish: Mapping[str, Any],
    author: Author,
) -> None:
    """Add a person with the post, where the forms for one person take it;
    else note what they say.
    """
    texts = re.split(r" dan |, ?|/", each.cells.get("peran", ""))
    roles = [_ROLES.get(text.casefold(), text) for text in texts if text]
    roles = roles or [*filter(None, (wish.get("peran"),))]
    each.roles = ", ".join(
        str(Role(role).label) if role in Role.values else role for role in roles
    )
    sent = {"username": each.username, "full_name": each.cells["nama"], "roles": roles}
    form = PersonForm(office, User(), sent)
    each.problems += [str(words) for own in form.errors.values() for words in own]
    post = _find_post(posts, each)
    each.lacks_post = not post and not POSTED.isdisjoint(roles)
    if each.problems:
        return
    make_person(office, form.instance, form.cleaned_data["roles"], author, has_password=False)
    if post:
        usual_kind = HoldingKind.CLERK if [*roles] == [Role.DATA_ENTRY] else HoldingKind.DEFINITIVE
        way = each.cells.get("cara", "")
        kind = _KINDS.get(way.casefold().rstrip("."), way) or usual_kind
        typed = {"post": post, "user": form.instance.pk, "kind": kind, "since": str(wish["sejak"])}
        holding = HoldingForm(Holding(office=office), posts, typed)
        if holding.is_valid():
            holding.save_logged(author)
        each.problems += [str(words) for own in holding.errors.values() for words in own]


def _find_post(posts: Mapping[str, Post], each: ListedPerson) -> str:
    """Return the id of the post that a line names, in full or as short as its id: `Kabid Capil`.

    A name that no post has is noted with the nearest one.
    """
    wanted = each.cells.get("jabatan", "")
    ids = {name.replace("-", " "): name for name in posts}
    ids |= {post.name.casefold(): name for name, post in posts.items()}
    found = ids.get(wanted.casefold().replace(".", ""), "") or ids.get(wanted.casefold(), "")
    each.post = posts[found].name if found else wanted
    if wanted and not found:
        near = get_close_matches(wanted.casefold(), ids, n=1)
        likely = (
            f"Mungkin {posts[ids[near[0]]].name}?"
            if near
            else "Tulis di Perencanaan, atau kosongkan."
        )
        each.problems.append(f"Jabatan {wanted} tidak ada. {likely}")
    return found
