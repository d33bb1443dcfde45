"""What to write instead: nearest names, habits of spreadsheets, and why a text is no formula."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from re import Pattern

from lark import UnexpectedInput

from capaian.rules.formula import wording
from capaian.rules.formula.issues import FormulaIssue, Problem

_SUGGESTIONS = 3


def nearest_names(name: str, valid: Collection[str]) -> tuple[str, ...]:
    """Return up to three valid names that look like the given one, the most alike first.

    Examples:
        >>> nearest_names("kpt", ("ktp", "kia", "kk"))
        ('ktp',)
    """
    return tuple(get_close_matches(name, sorted(valid), _SUGGESTIONS))


def suggest(name: str, valid: Collection[str]) -> str:
    """Return an Indonesian question that offers the nearest names; empty if none is near.

    Examples:
        >>> suggest("kpt", ("ktp", "kia"))
        'Maksudnya ktp?'
        >>> suggest("zzz", ("ktp", "kia"))
        ''
    """
    return offer(nearest_names(name, valid))


def offer(names: Collection[str]) -> str:
    """Return an Indonesian question that offers names; empty for none.

    Examples:
        >>> offer(("ktp", "kia", "kk"))
        'Maksudnya ktp, kia, atau kk?'
    """
    *others, last = names or ("",)
    if not last:
        return ""
    if len(others) > 1:
        return f"Maksudnya {', '.join(others)}, atau {last}?"
    return f"Maksudnya {others[0]} atau {last}?" if others else f"Maksudnya {last}?"


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


_CLOSING = {"(": ")", "[": "]"}
_KNOWN_SIGN = re.compile(r"[\w\s()\[\],.:<>=*/+-]", re.ASCII)
_ENDS_OPEN = re.compile(r"[-+*/,(\[=<>:]\Z")


def diagnose(text: str, error: UnexpectedInput) -> FormulaIssue:
    """Say in Indonesian why reading stopped.

    The column is that of the sign which cannot stand there; of the open bracket where one is not
    closed; of the last sign where something is missing after it.
    """
    if getattr(error, "token", None) == "":
        return _incomplete(Spot(text, len(text)))
    spot = Spot(text, error.pos_in_stream or 0)
    return explain_habit(spot) or _unexpected(spot)


def _incomplete(spot: Spot) -> FormulaIssue:
    opened = _unclosed(spot.before)
    if opened is not None and not _ENDS_OPEN.search(spot.before):
        bracket = spot.text[opened]
        remedy = f"Tambahkan {_CLOSING[bracket]} di belakang bagiannya."
        return FormulaIssue(Problem.SYNTAX, f"Tanda “{bracket}” ini belum ditutup.", opened + 1, remedy)
    return FormulaIssue(
        Problem.SYNTAX,
        f"Rumus berakhir sebelum lengkap: setelah “{spot.last}” masih diperlukan nama atau angka.",
        len(spot.before),
        f"Lengkapi rumusnya, atau hapus “{spot.last}”.",
    )


def _unclosed(text: str) -> int | None:
    """Return the place of the last bracket that is open at the end."""
    opened: list[int] = []
    for position, sign in enumerate(text):
        if sign in _CLOSING:
            opened.append(position)
        elif sign in _CLOSING.values() and opened:
            opened.pop()
    return opened[-1] if opened else None


def _unexpected(spot: Spot) -> FormulaIssue:
    sign = spot.rest[0]
    shown = f"“{sign}”" if sign.isprintable() else f"U+{ord(sign):04X}"
    if _KNOWN_SIGN.match(sign):
        return FormulaIssue(
            Problem.SYNTAX,
            f"Tanda {shown} tidak dapat berdiri di sini.",
            spot.position + 1,
            "Contoh rumus: 100 * ktp.holders / ktp.eligible.",
        )
    return FormulaIssue(
        Problem.UNKNOWN_SIGN,
        f"Tanda {shown} tidak dikenal dalam rumus.",
        spot.position + 1,
        "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean().",
    )
