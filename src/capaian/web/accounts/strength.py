"""How easily a password is guessed: by zxcvbn,
which also tries the words of the office and of the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from django.apps import apps
from django.core.exceptions import ValidationError

from capaian.domain.office import AreaKind
from capaian.rulebook import load_rulebook
from capaian.web.accounts.models import User

_MIN_LETTERS_OF_OWN: Final = 8
"""Beside names and words of the field, which are guessed first."""
_MAX_LETTERS_JUDGED: Final = 72
"""The work grows with the square of the letters, and more make nothing weaker."""
_BEST_SCORE: Final = 4
"""Of five classes: it takes more than ten thousand million guesses."""

_FIELD: Final = """
capaian peragaan dinas disdukcapil dukcapil capil catatan sipil kependudukan penduduk pencatatan
pendaftaran admin administrator operator petugas perencana sekretaris kabid kadis kepala bidang
inspektorat bupati walikota gubernur pemkab pemkot pemda kabupaten kota provinsi
kecamatan kelurahan desa kantor rahasia sandi kata masuk selamat indonesia
merdeka garuda pancasila bismillah
sayang cinta sakip lkjip lakip kinerja laporan akta lahir mati nikah kartu keluarga
biodata anak januari februari maret april mei juni juli agustus september oktober november
desember senin selasa rabu kamis jumat sabtu minggu
"""
"""Words that come to everybody's mind in such an office; zxcvbn knows those of other languages."""
_PLACES: Final = frozenset({AreaKind.PROVINCE, AreaKind.REGENCY})
"""Areas after whose names an office is called, whatever its own name here."""
_STRONGER_CHOICE: Final = (
    "Rangkai empat kata atau lebih yang tidak berhubungan satu sama lain, bukan nama, "
    "tempat, atau istilah "
    "dinas; angka di belakangnya tidak menolong."
)


def weakness(password: str, names: Iterable[str]) -> str | None:
    """Say why a password is easily guessed by who knows some names, and how it is done better,
    if it is.
    """
    from zxcvbn import zxcvbn  # its lists of words take long to read in

    if password.isdigit():
        return f"Kata sandi ini hanya berisi angka. {_STRONGER_CHOICE}"
    areas = (each.name.lower() for each in load_rulebook().areas if each.kind in _PLACES)
    places = (re.sub("^(kabupaten|kota) |[^a-z]", "", name) for name in areas)
    words = {*_FIELD.split(), *places, *(word for name in names for word in _words(name))}
    typed = left = re.sub(r"[\W_]", "", password.lower())
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    # little is left without names and words of the field, whatever stands between them
    if left != typed and sum(sign.isalpha() for sign in left) < _MIN_LETTERS_OF_OWN:
        return (
            "Kata sandi ini mudah ditebak karena berisi nama atau istilah dinas. "
            f"{_STRONGER_CHOICE}"
        )
    found = zxcvbn(password[:_MAX_LETTERS_JUDGED], user_inputs=sorted(words))
    return (
        None
        if found["score"] >= _BEST_SCORE
        else f"Kata sandi ini mudah ditebak. {_STRONGER_CHOICE}"
    )


def _words(name: str) -> set[str]:
    """Return a name as it may stand in a password: its words, and all of them written together."""
    parts = re.findall(r"\w+", name.lower())
    return {part for part in (*parts, "".join(parts)) if len(part) > 2}


class StrengthValidator:
    """Refuses a password that is easily guessed by who knows the person and the offices."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise `ValidationError` with what is wrong."""
        offices = apps.get_model("offices", "Office").objects.values_list("name", "slug")
        own = [user.username, user.full_name] if user is not None else []
        if problem := weakness(password, [*own, *(text for office in offices for text in office)]):
            raise ValidationError(problem, code="password_guessable")

    def get_help_text(self) -> str:
        """Say how a password is chosen."""
        return _STRONGER_CHOICE
