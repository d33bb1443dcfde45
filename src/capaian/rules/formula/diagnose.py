"""Why a text is no formula, in words: what stands where it should not, and what to write instead.

The parser only knows which sign it did not expect. What people mean by it is told here by a table
of habits from paper, spreadsheets and other languages, looked through from the top.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from re import Pattern

from lark import UnexpectedInput

from capaian.rules.formula.issues import FormulaIssue, Problem


@dataclass(frozen=True, slots=True)
class Habit:
    """What people write, how it is recognised, and what to tell them."""

    before: Pattern[str]
    """Found at the end of the text before the place, spaces dropped."""
    rest: Pattern[str]
    """Found at the place."""
    message: str
    remedy: str
    problem: Problem = Problem.SYNTAX

    def recognise(self, spot: Spot) -> FormulaIssue | None:
        """Return the issue if the habit is seen at the spot."""
        found = self.rest.match(spot.rest)
        if found is None or self.before.search(spot.before) is None:
            return None
        words = {"it": found.group(), "lower": found.group().lower(), "last": spot.last}
        message, remedy = self.message.format_map(words), self.remedy.format_map(words)
        return FormulaIssue(self.problem, message, spot.position + 1, remedy)


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


# ktp.holders, 100, ) or any single sign
_LAST_WORD = re.compile(r"(?:[\w.-]*\w|\S)\Z")
_ANYTHING = r""
_PART = r"[\w)\]]\Z"
_SIGN = r"[-+*/]\Z"
_BEGINNING = r"\A\Z"


def _habit(before: str, rest: str, message: str, remedy: str, problem: Problem = Problem.SYNTAX) -> Habit:
    return Habit(re.compile(before), re.compile(rest), message, remedy, problem)


_SIGNS = (
    _habit(_BEGINNING, "=", "Rumus tidak diawali tanda =.", "Hapus tanda = di depan."),
    _habit(_BEGINNING, r"\+", "Rumus tidak diawali tanda +.", "Hapus tanda + di depan."),
    _habit(r"=\Z", "=", "Sama dengan ditulis dengan satu tanda =.", "Tulis = saja."),
    _habit(r"=\Z", ">", "Tanda => tidak dikenal.", "Untuk “paling sedikit” tulis >=."),
    _habit(r"=\Z", "<", "Tanda =< tidak dikenal.", "Untuk “paling banyak” tulis <=."),
    _habit(r"<\Z", ">", "Tanda <> tidak ada.", "Pakai salah satu dari >=, >, <=, <, atau =."),
    _habit(
        _ANYTHING,
        r"\^|\*",
        "Pangkat tidak ada dalam rumus kinerja.",
        "Tulis perkaliannya: a * a.",
    ),
    _habit(_SIGN, r"[-+*/]", "Dua tanda hitung berurutan: “{last}” lalu “{it}”.", "Hapus salah satunya."),
)
"""Signs that exist, in the wrong place."""

_FOREIGN_SIGNS = (
    _habit(_ANYTHING, "[×✕✖·∙•⋅]", "Tanda “{it}” tidak dapat dibaca.", "Perkalian ditulis dengan *."),
    _habit(_ANYTHING, "[÷∕]", "Tanda “{it}” tidak dapat dibaca.", "Pembagian ditulis dengan /."),
    _habit(
        _ANYTHING,
        "[−–—]",
        "Tanda “{it}” bukan tanda kurang dari papan ketik.",
        "Pengurangan ditulis dengan -, didahului spasi.",
    ),
    _habit(_ANYTHING, "≥", "Tanda “{it}” tidak dapat dibaca.", "Tulis >=."),
    _habit(_ANYTHING, "≤", "Tanda “{it}” tidak dapat dibaca.", "Tulis <=."),
    _habit(_ANYTHING, "!|≠", "Tanda “{it}” tidak dikenal.", "Pakai salah satu dari >=, >, <=, <, atau =."),
    _habit(
        _ANYTHING,
        "%",
        "Tanda persen tidak dipakai dalam rumus.",
        "Tulis angkanya saja (80, bukan 80%); perbandingan dijadikan persen dengan 100 *.",
    ),
    _habit(_ANYTHING, ";", "Isi fungsi tidak dipisahkan dengan titik koma.", "Tulis koma dan spasi."),
    _habit(_ANYTHING, "[{{}}]", "Kurung kurawal tidak dipakai.", "Tulis ( dan )."),
    _habit(
        _ANYTHING,
        "[\"'`“”‘’«»]",
        "Nama dan angka ditulis tanpa tanda kutip.",
        "Hapus tanda kutipnya.",
    ),
    _habit(
        _ANYTHING,
        r"Rp\.?",
        "Angka ditulis tanpa lambang mata uang.",
        "Hapus “{it}”; satuannya mengikuti data.",
    ),
    _habit(
        _ANYTHING,
        r"[A-Z][A-Za-z0-9_.-]*",
        "Nama “{it}” memakai huruf besar, padahal semua nama ditulis dengan huruf kecil.",
        "Tulis {lower}.",
    ),
    _habit(
        _ANYTHING,
        r"[^\S \t\r\n]|[\u200b-\u200f\u2060\ufeff]",
        "Ada spasi atau tanda tak tampak yang tersalin dari dokumen lain.",
        "Hapus lalu ketik ulang spasinya.",
    ),
)
"""Signs that the language does not have."""

_NUMBERS = (
    _habit(
        r"(?<![\w.-])\d+\.\d+\Z",
        r"\.\d*",
        "Titik ribuan tidak dipakai dalam rumus.",
        "Tulis angkanya tanpa pemisah ribuan: 1234567.",
        Problem.NUMBER_FORM,
    ),
    _habit(
        _ANYTHING,
        r"\.\d+",
        "Angka desimal harus diawali angka.",
        "Tulis 0{it}.",
        Problem.NUMBER_FORM,
    ),
    _habit(
        r"\d\Z",
        r"[eE][-+]?\d",
        "Angka berpangkat sepuluh tidak dikenal.",
        "Tulis angkanya lengkap.",
        Problem.NUMBER_FORM,
    ),
)

_PLACES = (
    _habit(_PART, r"x(?![\w.-])", "Huruf x bukan tanda kali.", "Perkalian ditulis dengan *."),
    _habit(_PART, r"kali(?![\w.-])", "Kata “kali” bukan tanda hitung.", "Tulis *."),
    _habit(_PART, r"(di)?bagi(?![\w.-])|per(?![\w.-])", "Kata “{it}” bukan tanda hitung.", "Tulis /."),
    _habit(_PART, r"(di)?tambah(?![\w.-])", "Kata “{it}” bukan tanda hitung.", "Tulis +."),
    _habit(_PART, r"(di)?kurang(i)?(?![\w.-])", "Kata “{it}” bukan tanda hitung.", "Tulis -."),
    _habit(r"\(\Z", r"\)", "Tanda kurung ini kosong.", "Isi dengan nama atau angka, atau hapus kurungnya."),
    _habit(r",\Z", r"[,)]", "Setelah koma belum ada isi.", "Tulis nama berikutnya, atau hapus komanya."),
    _habit(_SIGN, r"[),]", "Setelah “{last}” belum ada nama atau angka.", "Lengkapi, atau hapus “{last}”."),
    _habit(_PART, r"\)", "Tanda kurung tutup ini tidak ada pasangannya.", "Hapus ) ini atau tambahkan (."),
    _habit(
        r"\w\s*:\Z",
        r"\S+",
        "Bobot setelah titik dua harus berupa angka.",
        "Contoh: wmean(ktp: 2, kia: 1).",
    ),
    _habit(
        _PART,
        ":",
        "Titik dua hanya dipakai untuk bobot di dalam wmean().",
        "Untuk pembagian tulis /.",
    ),
    _habit(
        _PART,
        "[<>=]",
        "Perbandingan hanya dipakai satu kali di dalam share() atau count().",
        "Contoh: share(programs.achievement >= 80).",
    ),
    _habit(
        r"[<>=]\Z",
        r"[^\s]+",
        "Pembanding harus berupa angka, bukan “{it}”.",
        "Contoh: share(programs.achievement >= 80).",
    ),
    _habit(
        _PART,
        ",",
        "Koma hanya memisahkan isi fungsi.",
        "Untuk angka desimal pakai titik; untuk rata-rata tulis mean(a, b).",
    ),
    _habit(
        r"[\d)]\Z",
        r"\(",
        "Di antara “{last}” dan “(” tidak ada tanda hitung.",
        "Sisipkan *, /, + atau -.",
    ),
    _habit(
        _ANYTHING,
        r"\[",
        "Pemilih dalam kurung siku hanya boleh langsung setelah nama.",
        "Contoh: ktp.holders[area=63.11.02].",
    ),
    _habit(
        r"\[[^\]]*\Z",
        r"\S+",
        "Pemilih dalam kurung siku tidak lengkap.",
        "Contoh: ktp.holders[area=63.11.02, period=2022].",
        Problem.SELECTOR,
    ),
    _habit(
        _PART,
        r"[\w.-]+",
        "Di antara “{last}” dan “{it}” tidak ada tanda hitung.",
        "Sisipkan *, /, + atau -.",
    ),
    _habit(_BEGINNING, r"[*/]", "Sebelum “{it}” belum ada nama atau angka.", "Lengkapi, atau hapus “{it}”."),
)
"""Parts that exist, in the wrong place."""

_HABITS = (*_SIGNS, *_FOREIGN_SIGNS, *_NUMBERS, *_PLACES)
_UNKNOWN_CHARACTER = re.compile(r"[^\w\s()\[\],.:<>=*/+-]")


def diagnose(text: str, error: UnexpectedInput) -> FormulaIssue:
    """Say in Indonesian why reading stopped.

    The column is that of the sign which cannot stand there; of the open bracket where one is not
    closed; of the end where something is missing.
    """
    position = error.pos_in_stream if error.pos_in_stream is not None else len(text)
    spot = Spot(text, min(position, len(text)))
    if spot.rest.strip() == "" or getattr(error, "token", None) == "":
        return _incomplete(Spot(text, len(text.rstrip())))
    return next((issue for habit in _HABITS if (issue := habit.recognise(spot))), None) or _unexpected(spot)


def _incomplete(spot: Spot) -> FormulaIssue:
    opened = _unclosed(spot.before)
    if opened is not None and not re.search(r"[-+*/,(\[=<>:]\Z", spot.before):
        bracket = spot.text[opened]
        return FormulaIssue(
            Problem.SYNTAX,
            f"Tanda “{bracket}” ini belum ditutup.",
            opened + 1,
            f"Tambahkan {_CLOSING[bracket]} di belakang bagiannya.",
        )
    return FormulaIssue(
        Problem.SYNTAX,
        f"Rumus berakhir sebelum lengkap: setelah “{spot.last}” masih diperlukan nama atau angka.",
        len(spot.before),
        f"Lengkapi rumusnya, atau hapus “{spot.last}”.",
    )


_CLOSING = {"(": ")", "[": "]"}


def _unclosed(text: str) -> int | None:
    opened: list[int] = []
    for position, sign in enumerate(text):
        if sign in _CLOSING:
            opened.append(position)
        elif sign in _CLOSING.values() and opened:
            opened.pop()
    return opened[-1] if opened else None


def _unexpected(spot: Spot) -> FormulaIssue:
    sign = spot.rest[0]
    if _UNKNOWN_CHARACTER.match(sign) or not sign.isascii():
        return FormulaIssue(
            Problem.UNKNOWN_SIGN,
            f"Tanda {_show(sign)} tidak dikenal dalam rumus.",
            spot.position + 1,
            "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean().",
        )
    return FormulaIssue(
        Problem.SYNTAX,
        f"{_show(sign)} tidak dapat berdiri di sini.",
        spot.position + 1,
        "Contoh rumus: 100 * ktp.holders / ktp.eligible.",
    )


def _show(sign: str) -> str:
    return f"“{sign}”" if sign.isprintable() else f"U+{ord(sign):04X}"
