"""What people write in place of a formula: habits from paper, spreadsheets and other languages.

The table is looked through from the top; the first habit that is seen at a place explains it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from re import Pattern

from capaian.rules.formula import wording
from capaian.rules.formula.issues import FormulaIssue, Problem

# ktp.holders, 100, ) or any single sign
_LAST_WORD = re.compile(r"(?:[\w.-]*\w|\S)\Z")


@dataclass(frozen=True, slots=True)
class Spot:
    """The place where reading stopped."""

    text: str
    position: int

    @property
    def before(self) -> str:
        """The text that was read, without spaces at its end."""
        return self.text[: self.position].rstrip()

    @property
    def rest(self) -> str:
        """The text that was not read."""
        return self.text[self.position :]

    @property
    def last(self) -> str:
        """The last word or sign that was read."""
        found = _LAST_WORD.search(self.before)
        return found.group() if found else ""


@dataclass(frozen=True, slots=True)
class Habit:
    """How a habit is recognised, and what to tell people who have it."""

    before: Pattern[str]
    """Found at the end of the text before the place, spaces dropped."""
    rest: Pattern[str]
    """Found at the place."""
    message: str
    remedy: str
    problem: Problem

    def recognise(self, spot: Spot) -> FormulaIssue | None:
        """Return the issue if the habit is seen at the spot."""
        found = self.rest.match(spot.rest)
        if found is None or self.before.search(spot.before) is None:
            return None
        lower = found.group().lower()
        meant = wording.FUNCTION_ALIASES.get(lower, lower)
        words = {"it": found.group(), "lower": lower, "last": spot.last, "function": meant}
        message, remedy = self.message.format_map(words), self.remedy.format_map(words)
        return FormulaIssue(self.problem, message, spot.position + 1, remedy)


def explain_habit(spot: Spot) -> FormulaIssue | None:
    """Return what the first habit seen at a spot says of it; `None` if no habit is seen."""
    return next((issue for habit in _HABITS if (issue := habit.recognise(spot))), None)


def _habit(before: str, rest: str, message: str, remedy: str, problem: Problem = Problem.SYNTAX) -> Habit:
    return Habit(re.compile(before), re.compile(rest), message, remedy, problem)


def _foreign(rest: str, remedy: str, message: str = "Tanda “{it}” tidak dipakai dalam rumus.") -> Habit:
    return _habit(_ANYWHERE, rest, message, remedy, Problem.UNKNOWN_SIGN)


def _number(before: str, rest: str, message: str, remedy: str) -> Habit:
    return _habit(before, rest, message, remedy, Problem.NUMBER_FORM)


def _word(rest: str, sign: str) -> Habit:
    return _habit(_PART, rf"{rest}(?![\w.-])", "Kata “{it}” bukan tanda hitung.", f"Tulis {sign}.")


_ANYWHERE = r""
_BEGINNING = r"\A\Z"
_PART = r"[\w)\]]\Z"
_SIGN = r"[-+*/]\Z"
_POWER = ("Pangkat tidak ada dalam rumus kinerja.", "Tulis perkaliannya: a * a.")
_SELECTOR = (
    "Pemilih dalam kurung siku tidak lengkap.",
    "Contoh: ktp.holders[area=63.11.02, period=2022].",
    Problem.SELECTOR,
)
_UPPER_CASE = "Nama “{last}{it}” memakai huruf besar, padahal semua nama ditulis dengan huruf kecil."
_NO_SIGN = ("Di antara “{last}” dan “{it}” tidak ada tanda hitung.", "Sisipkan *, /, + atau -.")
_COMPARISONS = "Pakai salah satu dari >=, >, <=, <, atau =."
_SHARE = f"Contoh: {wording.EXAMPLES['share']}."
_WMEAN = f"Contoh: {wording.EXAMPLES['wmean']}."

_NUMBERS = (
    _number(
        r"(?<![\w.-])\d+\.\d+\Z",
        r"\.\d*",
        "Titik ribuan tidak dipakai dalam rumus.",
        "Tulis angkanya tanpa pemisah ribuan: 1234567.",
    ),
    _number(_ANYWHERE, r"\.\d+", "Angka desimal harus diawali angka.", "Tulis 0{it}."),
    _number(r"\d\Z", r"[eE][-+]?\d", "Angka berpangkat sepuluh tidak dikenal.", "Tulis angkanya lengkap."),
)

_SIGNS = (
    _habit(_BEGINNING, "=", "Rumus tidak diawali tanda =.", "Hapus tanda = di depan."),
    _habit(_BEGINNING, r"\+", "Rumus tidak diawali tanda +.", "Hapus tanda + di depan."),
    _habit(_BEGINNING, r"[*/]", "Sebelum “{it}” belum ada nama atau angka.", "Lengkapi, atau hapus “{it}”."),
    _habit(r"=\Z", "=", "Sama dengan ditulis dengan satu tanda =.", "Tulis = saja."),
    _habit(r"=\Z", ">", "Tanda => tidak dikenal.", "Untuk “paling sedikit” tulis >=."),
    _habit(r"=\Z", "<", "Tanda =< tidak dikenal.", "Untuk “paling banyak” tulis <=."),
    _habit(r"<\Z", ">", "Tanda <> tidak ada.", _COMPARISONS),
    _habit(r"\*\Z", r"\*", *_POWER),
    _habit(_ANYWHERE, r"\^", *_POWER),
    _habit(_SIGN, r"[-+*/]", "Dua tanda hitung berurutan: “{last}” lalu “{it}”.", "Hapus salah satunya."),
)
"""Signs of the language, in the wrong place."""

_FOREIGN_SIGNS = (
    _foreign("[×✕✖·∙•⋅]", "Perkalian ditulis dengan *."),
    _foreign("[÷∕]", "Pembagian ditulis dengan /."),
    _foreign(
        "[−–—]",
        "Pengurangan ditulis dengan -, didahului spasi.",
        "Tanda “{it}” bukan tanda kurang dari papan ketik.",
    ),
    _foreign("≥", "Tulis >=."),
    _foreign("≤", "Tulis <=."),
    _foreign("!=?|≠", _COMPARISONS),
    _foreign("%", "Tulis angkanya saja (80, bukan 80%); perbandingan dijadikan persen dengan 100 *."),
    _foreign(";", "Isi fungsi dipisahkan dengan koma dan spasi."),
    _foreign("[{}]", "Tulis ( dan )."),
    _foreign("[\"'`“”‘’«»]", "Hapus tanda kutipnya.", "Nama dan angka ditulis tanpa tanda kutip."),
    _foreign(r"Rp\.?", "Hapus “{it}”; satuannya mengikuti data.", "Angka ditulis tanpa lambang mata uang."),
    _foreign(
        r"[^\S \t\r\n]|[\u200b-\u200f\u2060\ufeff]",
        "Hapus lalu ketik ulang spasinya.",
        "Ada spasi atau tanda tak tampak yang tersalin dari dokumen lain.",
    ),
    _habit(_PART, r"\.[A-Z][\w.-]*", _UPPER_CASE, "Tulis {last}{lower}."),
    _habit(
        _ANYWHERE,
        r"[A-Z][A-Za-z-]*(?=\s*\()",
        "Nama fungsi “{it}” memakai huruf besar, padahal semua nama ditulis dengan huruf kecil.",
        "Tulis {function}().",
    ),
    _habit(_ANYWHERE, r"[A-Z][A-Za-z0-9_.-]*", _UPPER_CASE.replace("{last}", ""), "Tulis {lower}."),
)
"""Signs that the language does not have."""

_WORDS = (
    _habit(_PART, r"x(?![\w.-])", "Huruf x bukan tanda kali.", "Perkalian ditulis dengan *."),
    _word("kali", "*"),
    _word("(?:di)?bagi|per", "/"),
    _word("(?:di)?tambah", "+"),
    _word("(?:di)?kurangi?", "-"),
)
"""Words for signs."""

_BRACKETS = (
    _habit(r"\[[^\]]*\Z", r"\S+", *_SELECTOR),
    _habit(r"\(\Z", r"\)", "Tanda kurung ini kosong.", "Isi dengan nama atau angka, atau hapus kurungnya."),
    _habit(r",\Z", r"[,)]", "Setelah koma belum ada isi.", "Tulis nama berikutnya, atau hapus komanya."),
    _habit(_SIGN, r"[),]", "Setelah “{last}” belum ada nama atau angka.", "Lengkapi, atau hapus “{last}”."),
    _habit(_PART, r"\)", "Tanda kurung tutup ini tidak ada pasangannya.", "Hapus ) ini atau tambahkan (."),
    _habit(r"[\d)]\Z", r"\(", *_NO_SIGN),
    _habit(
        _ANYWHERE,
        r"\[",
        "Pemilih dalam kurung siku hanya boleh langsung setelah nama.",
        "Contoh: ktp.holders[area=63.11.02].",
    ),
)

_PLACES = (
    _habit(r"\w\s*:\Z", r"\S+", "Bobot setelah titik dua harus berupa angka.", _WMEAN),
    _habit(_PART, ":", "Titik dua hanya dipakai untuk bobot di dalam wmean().", "Untuk pembagian tulis /."),
    _habit(_PART, "[<>=]", "Perbandingan hanya dipakai satu kali di dalam share() atau count().", _SHARE),
    _habit(r"[<>=]\Z", r"[\w.-]+|\S", "Pembanding harus berupa angka, bukan “{it}”.", _SHARE),
    _habit(
        _PART,
        ",",
        "Koma hanya memisahkan isi fungsi.",
        "Untuk angka desimal pakai titik; untuk rata-rata tulis mean(a, b).",
    ),
    _habit(
        _ANYWHERE,
        r"\.",
        "Titik ini tidak menyambung apa-apa.",
        "Hapus titiknya, atau lengkapi namanya: ktp.holders.",
    ),
    _habit(_PART, r"[a-z0-9][\w.-]*", *_NO_SIGN),
)
"""Parts of the language, in the wrong place."""

_HABITS = (*_NUMBERS, *_SIGNS, *_FOREIGN_SIGNS, *_WORDS, *_BRACKETS, *_PLACES)
