"""Whether numbers and signs beside the digits of a value make another number of it: `(x 1.000)`, `⁄100`.

A number beside a value is taken for one that is reckoned with it, unless what it is can be told: a date, the
number of a quarter or a class, what a rate is for, how long or how old, a part of a unit.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .drawn_words import in_plain_signs

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_IN_WORDS: Final = {
    "nol": "0",
    "satu": "1",
    "dua": "2",
    "tiga": "3",
    "empat": "4",
    "lima": "5",
    "enam": "6",
    "tujuh": "7",
    "delapan": "8",
    "sembilan": "9",
    "sepuluh": "10",
    "sebelas": "11",
    "seribu": "1000",
    "sejuta": "1000000",
    "setengah": "1/2",
    "separuh": "1/2",
    "seperempat": "1/4",
    "seratus": "100",
}
_WORDS: Final = re.compile(
    rf"(?<![^\W_])(?!(?<=per[ -])seratus)(?:{'|'.join(_IN_WORDS)})(?![^\W_])", re.IGNORECASE
)
"""`per seratus` is a percentage."""
_RECKONED: Final = frozenset(
    {
        *(
            "bagi",
            "dibagi",
            "dikali",
            "dikalikan",
            "dikurang",
            "dikurangi",
            "ditambah",
            "e",
            "hingga",
            "kelipatan",
        ),
        *("koma", "kurang", "minus", "pangkat", "plus", "sampai", "satuan", "sd", "tambah"),
    }
)
"""Words before a number that is reckoned with the value, or is in the place of it."""
_TIMES: Final = frozenset({"x", "kali"})
_AMONG: Final = frozenset({"dari", "dr"})
_RATE: Final = frozenset({"per"})
_LABELS: Final = frozenset(
    {
        *(
            "bln",
            "bulan",
            "periode",
            "sem",
            "semester",
            "smt",
            "ta",
            "tahap",
            "tahun",
            "tanggal",
            "tgl",
            "th",
            "thn",
        ),
        *(
            "triwulan",
            "tw",
            "umur",
            "usia",
            "dapil",
            "rt",
            "rw",
            "zona",
            "gol",
            "golongan",
            "kategori",
            "kelas",
        ),
        *("ke", "kelompok", "no", "lt", "nomor", "tabel", "tingkat", "tipe"),
    }
)
"""Words that a number behind them numbers, or that it is the measure of."""
_CURRENCIES: Final = frozenset({"idr", "rp", "usd"})
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[\s.:,-]*\Z")
_UNIT: Final = re.compile(r"\s*([^\W\d_]+)")
_DATE: Final = re.compile(
    r"(?<!\d)\d{1,2}(?:([/.-])\d{1,2}\1| (?:jan|feb|mar|apr|mei|jun|jul|ag|sep|okt|nov|des)[a-z]* )"
    r"(?=(?:19|20)\d\d(?!\d))",
    re.IGNORECASE,
)
"""What stands before the year of a date."""
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_ROUND: Final = re.compile("10+|0+")
_TO: Final = re.compile(r"s\s*[./]?\s*d\s*\.?\s*\Z", re.IGNORECASE)
_LONGEST_IN_UNIT: Final = 3
"""Signs of a number in a word: `m2`, `PM2.5`, `Covid-19`."""
_MULTIPLIES: Final = re.compile(r"\s*[)%]?\s*(?:[x*/^]|(?:di)?kali|dibagi|per)\s*", re.IGNORECASE)
_NAMES_WHOLE: Final = re.compile(r"\s*%\s*=\s*")
_NUMBERS_ROW: Final = re.compile(r"\)\s*")
_ABOUT: Final = re.compile(
    r"(?:[±∓~≈≃≅√∛]|(?<![^\W\d_])/|\+/-"
    r"|(?<![^\W_])(?:sekitar|kira-kira|kurang lebih|lebih kurang|hampir|nyaris|koma))"
    r"\s*(?:(?:rp\.?|idr|usd|[$€£¥])\s*)?\Z",
    re.IGNORECASE,
)
"""What makes a guess, a root or a part of the digits behind it."""
_MARK_BEFORE: Final = re.compile(r"(?<![\w.,])[.,٫٬]\Z")
_NOUGHTS: Final = re.compile(r"\A[\s.,'’]*0+(?![0-9])")
"""Right behind the digits they are decimals, or more digits; who takes the digits apart knows which."""
_ABOUT_BEHIND: Final = re.compile(r"\s*(?:[±∓]|\+/-)")
_MOST_NUMBERS: Final = 20
"""Numbers beside a figure that anybody reads; each is looked at with all that stands around it."""
_LIKE_NOUGHTS: Final = re.compile(r"[ .,']?[oO\u041e\u043e\u039f\u03bf]{2,}(?!\w)")


def is_worked_out(before: str, after: str) -> bool:
    """Say whether what stands around a figure makes another number of it, or a guess.

    Examples:
        >>> others = ("½", "⁰⁰", "E+03", " (x 1.000)", ".OOO", "⁄100", " s.d. 5", " koma lima", " (000)")
        >>> all(is_worked_out("", after) for after in others)
        True
        >>> others = ("²", " x 24 jam", " ekor", "o", "/2023", "/1.000 KH", " (12 bulan)", " dari 100")
        >>> any(is_worked_out("", after) for after in others)
        False
        >>> [is_worked_out(before, "") for before in ("±", "dua kali ", ".", "+", "Triwulan 1: ")]
        [True, True, True, False, False]
    """
    first, last = _in_digits(before), _in_digits(_NOUGHTS.sub("", after))
    numbers = [*_NUMBER.finditer(first)], [*_NUMBER.finditer(last)]
    return (
        sum(map(len, numbers)) > _MOST_NUMBERS
        or any(pattern.search(first) for pattern in (_ABOUT, _MARK_BEFORE))
        or any(pattern.match(last) for pattern in (_ABOUT_BEHIND, _LIKE_NOUGHTS))
        or any(sign.isnumeric() and not sign.isdecimal() for sign in first + last)
        or any(not _Number.of(found, first).is_harmless_before for found in numbers[0])
        or any(not _Number.of(found, last).is_harmless_behind for found in numbers[1])
    )


def _in_digits(words: str) -> str:
    """Return words in plain signs, numbers in words by their digits, of dates the year alone."""
    plain = _DATE.sub("tanggal ", in_plain_signs(words))
    return _WORDS.sub(lambda found: _IN_WORDS[found[0].lower()], plain)


class _Number(NamedTuple):
    """A number beside a value, with what stands around it."""

    digits: str
    head: str
    tail: str

    @classmethod
    def of(cls, found: re.Match[str], words: str) -> _Number:
        """Return one found in words."""
        return cls(found[0], words[: found.start()], words[found.end() :])

    @property
    def _word(self) -> str:
        """The word before it."""
        found = _WORD_BEFORE.search(self.head)
        return found[1].lower() if found else ""

    @property
    def _sign(self) -> str:
        return self.head.rstrip()[-1:]

    @property
    def _unit(self) -> str:
        """The word behind it, unless that reckons with it."""
        found = _UNIT.match(self.tail)
        word = found[1].lower() if found else ""
        return "" if word in _RECKONED | _TIMES | _AMONG | _RATE else word

    @property
    def _is_year(self) -> bool:
        return _YEAR.fullmatch(self.digits) is not None

    @property
    def _is_in_word(self) -> bool:
        """Whether it is a part of a word: `m2`, `Covid-19`."""
        is_joined = self.head[-1:].isalpha() or (self.head[-1:] == "-" and self.head[-2:-1].isalpha())
        return (
            is_joined
            and len(self.digits) <= _LONGEST_IN_UNIT
            and self._word not in _TIMES | _RATE | _RECKONED
        )

    @property
    def is_harmless_before(self) -> bool:
        """Whether before a value it names, numbers or dates it, or is a nought."""
        if _MULTIPLIES.fullmatch(self.tail):
            return False
        is_nought = not self.tail and not self.digits.strip("0")
        is_numbering = self.head.strip() in ("", "(") and _NUMBERS_ROW.fullmatch(self.tail)
        is_label = self._word and self._word not in _CURRENCIES | _TIMES | _RATE | _RECKONED
        return bool(
            is_nought
            or is_numbering
            or is_label
            or self._unit
            or self._is_year
            or _NAMES_WHOLE.fullmatch(self.tail)
        )

    @property
    def is_harmless_behind(self) -> bool:
        """Whether behind a value it belongs to a unit, or tells when, of how many, or for what it is."""
        if not self.head.strip():
            return False
        if self._is_year:
            return self._sign in "/(-" or bool(self._word and self._word not in _RECKONED | _TIMES)
        if self._word in _RECKONED or _TO.search(self.head):
            return False
        is_round = _ROUND.fullmatch(re.sub("[.,]", "", self.digits)) is not None
        if self._sign in "/:" or self._word in _RATE:
            return bool(self._unit)
        if self._is_in_word or self._word in _AMONG | _LABELS or self._is_of_note:
            return True
        return bool(self._unit) and not is_round and self._sign not in "+-*^="

    @property
    def _is_of_note(self) -> bool:
        """Whether it is the sign of a footnote: `orang 1)`."""
        return len(self.digits) == 1 and self.tail[:1] == ")" and "(" not in self.head and bool(self._word)
