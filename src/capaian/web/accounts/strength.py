"""How easily a password is guessed: by zxcvbn, which also tries the words of the office and of the field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from django.apps import apps
from django.contrib.auth.password_validation import MinimumLengthValidator, UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

from capaian.web.accounts.models import User

PERSON: Final = ("username", "full_name")
"""What is known of a person."""
_SAFE_SCORE: Final = 4
"""Of zxcvbn's five classes the one that takes more than ten thousand million guesses."""
_MAX_LETTERS: Final = 72
"""Letters that are looked at; the work grows with their square, and more make nothing weaker."""
_MIN_OTHER_LETTERS: Final = 8
"""Letters that a password has besides such words."""
_OF_NAMES: Final = "nama atau istilah dinas"
_FIELD: Final = """
capaian peragaan dinas disdukcapil dukcapil capil catatan sipil kependudukan penduduk pencatatan
pendaftaran admin administrator operator petugas perencana sekretaris kabid kadis kepala bidang
inspektorat bupati walikota gubernur pemkab pemkot pemda kabupaten kota provinsi kecamatan kelurahan desa
kantor rahasia sandi kata masuk selamat indonesia merdeka garuda pancasila bismillah sayang cinta sakip
lkjip lakip kinerja laporan akta lahir mati nikah kartu keluarga biodata anak januari februari maret
april mei juni juli agustus september oktober november desember senin selasa rabu kamis jumat sabtu
minggu
"""
"""Words that come to everybody's mind in such an office; zxcvbn knows those of other languages."""
_MATCH_WORDS: Final[Mapping[str, str]] = {
    "repeat": "bagian yang diulang",
    "spatial": "deretan tombol yang bersebelahan",
    "sequence": "huruf atau angka yang berurutan",
    "date": "tanggal atau tahun",
    "regex": "tanggal atau tahun",
}
"""What zxcvbn finds, in words."""
_BETTER: Final = (
    "Rangkai empat kata atau lebih yang tidak berhubungan satu sama lain, bukan nama, tempat, atau istilah "
    "dinas; angka di belakangnya tidak menolong."
)


def weakness(password: str, names: Iterable[str]) -> str | None:
    """Say why a password is easily guessed, and how it is done better; `None` if it is not.

    Args:
        password: The password; nothing of it is repeated.
        names: What is known of the person and the office.
    """
    words = {word for name in names for word in _words(name)}
    found = zxcvbn(password[:_MAX_LETTERS], user_inputs=[*_FIELD.split(), *sorted(words)])
    is_of_names = _is_of_names(password, (*_FIELD.split(), *words))
    if found["score"] >= _SAFE_SCORE and not is_of_names:
        return None
    words_of = [_OF_NAMES if is_of_names else None, *map(_match_words, found["sequence"])]
    reasons = [*dict.fromkeys(filter(None, words_of))] or ["terlalu sedikit huruf"]
    return f"Kata sandi ini mudah ditebak karena berisi {' dan '.join(reasons)}. {_BETTER}"


def _match_words(match: Mapping[str, object]) -> str | None:
    if match["pattern"] != "dictionary":
        return _MATCH_WORDS.get(str(match["pattern"]))
    return _OF_NAMES if match["dictionary_name"] == "user_inputs" else "kata yang sering dipakai"


def _is_of_names(password: str, words: Iterable[str]) -> bool:
    """Say whether little is left without names and words of the field, whatever stands between them."""
    left = password.lower()
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return left != password.lower() and sum(sign.isalpha() for sign in left) < _MIN_OTHER_LETTERS


def _words(name: str) -> set[str]:
    """Return a name as it may stand in a password: its words, and all of them written together."""
    parts = re.findall(r"\w+", name.lower())
    return {part for part in (*parts, "".join(parts)) if len(part) > 2}


class StrengthValidator:
    """Refuses a password with the first problem that is found."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise `ValidationError` with what is wrong."""
        offices = apps.get_model("offices", "Office").objects.values_list("name", "slug")
        if problem := find_problem(password, user, [text for office in offices for text in office]):
            raise ValidationError(problem, code="password_guessable")

    def get_help_text(self) -> str:
        """Say how a password is chosen."""
        return _BETTER


def find_problem(password: str, user: User | None, offices: Iterable[str]) -> str | None:
    """Return why a password is digits alone, like the name of its owner, or easily guessed; else `None`."""
    if password.isdigit():
        return f"Kata sandi ini hanya berisi angka. {_BETTER}"
    try:
        UserAttributeSimilarityValidator(PERSON).validate(password, user)
    except ValidationError as error:
        return f"Kata sandi ini mirip dengan {(error.params or {})['verbose_name']} Anda. {_BETTER}"
    names = [user.username, user.full_name] if user is not None else []
    return weakness(password, [*names, *offices])


class LongEnough(MinimumLengthValidator):
    """Refuses a short password, in our words."""

    def get_help_text(self) -> str:
        """Say how long it has to be."""
        return f"Sedikitnya {self.min_length} huruf, angka, atau tanda."

    def get_error_message(self) -> str:
        """Say that it is shorter."""
        return f"Kata sandi ini terlalu pendek. Pakai sedikitnya {self.min_length} huruf, angka, atau tanda."
