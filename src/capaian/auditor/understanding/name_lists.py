"""How many things the words behind a count name: `tiga bidang, yaitu Bidang A, Bidang B, dan Bidang C`.

Where it is not plain where one name ends and the next begins, there are as many as there can be at most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.auditor.understanding.counting import counts_in

_LISTED: Final = re.compile(
    r"^(?P<between>(?:[^.;:(]|[(][^()]*[)]){0,90}?),?\s*\b(?:yaitu|yakni|(?:berturut-turut\s+)?(?:adalah|ialah))\b\s*"
    r"(?P<list>(?:[^.;:]|[.](?=\d))+)[.;]?\s*$",
    re.IGNORECASE,
)
OF_OTHERS: Final = re.compile(
    r"\b(?:pada|untuk|dari|dalam|oleh|kepada|bagi|terhadap|melalui|atas(?=\s+[a-z]+\s)|sebagai|merupakan|bukan"
    r"|tidak ada|setiap|tiap|masing-masing|di\s+(?!atas|bawah)\w+|berupa|mengikuti|membentuk|menerima"
    r"|menggunakan|memakai|melaksanakan|menyelenggarakan|menghasilkan|mendapat\w*|meraih|menyusun|membangun|melayani"
    r"|membawahi)\b|\d",
    re.IGNORECASE,
)
"""Between a count and its list: what is listed may be something named there."""
_NO_NAMES: Final = re.compile(
    r"^\W*(?:\d|se(?:besar|banyak|jumlah|kitar|mula|tiap|lama)|rata|pada|di|dari|untuk|dengan|yang|ketika|saat|agar|bahwa"
    r"|satu|dua|tiga|empat|lima|hanya|masih|naik|turun|dapat|antara|tidak|belum|sudah|telah|sama)\b"
    r"|\b(?:sampai|hingga|s\.?d\.?|antara lain|di\s?antaranya)\b",
    re.IGNORECASE,
)
_AND_OTHERS: Final = re.compile(r"\b(?:lainnya|lain-lain|dan lain|dll|dsb)\b", re.IGNORECASE)
_NUMBERS: Final = re.compile(
    r"^(?:[a-z]+\s+)?(?P<numbers>\d{1,2}(?:,\s+\d{1,2})*(?:,?\s+dan\s+\d{1,2}))\b(?![,.]\d)", re.IGNORECASE
)
"""Things by their numbers: `indikator 1, 2, 3 dan 5`."""
_FIGURED: Final = re.compile(r"[^\W\d_][^();]*[(]\d[\d.]*,\d+\s*(?:%|[a-z]+)?[)]")
"""A name with its figure in brackets."""
_IS: Final = re.compile(r"^.*\b(?:adalah|ialah)\W*$", re.IGNORECASE | re.DOTALL)
"""A verb before names, as before anything else: only names with figures are taken for such."""
_IN_YEAR: Final = re.compile(r"\b(?:pada|di|dalam)\s+tahun\s+(?:20\d\d|ini)\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(r",\s+(?:dengan|yang|masih|sehingga|sedangkan|sementara|karena|namun|tetapi)\b")
_GOES_ON_BELOW: Final = re.compile(r",\s+(?!(?:dan|serta)\s+[A-Z\d])[a-z]")
"""Behind names in capitals."""
_PARTS: Final = re.compile(r",\s*(?!\d)")
_JOINTS: Final = re.compile(r",(?!\d)|\b(?:dan|serta|maupun|atau)\b|[/&]", re.IGNORECASE)
_JOINED: Final = re.compile(r"\b(?:dan|serta)\b", re.IGNORECASE)
_LEAD: Final = re.compile(r"^(?:(?:dan|serta)\s+)?(?P<word>[^\W\d_]+)", re.IGNORECASE)


def names_listed(words: str) -> range:
    """Return how many names the words behind a count and its noun may list; none where they list nothing.

    Examples:
        >>> [*names_listed(", yaitu Bidang Tata Ruang, Bidang Jalan, dan Bidang Air dan Limbah.")]
        [3]
        >>> [*names_listed(" mencapai target, yaitu indikator 1, 2 dan 5, dan sisanya belum.")]
        [3]
        >>> [*names_listed(" belum selesai, yakni gedung arsip dan pagar kantor.")]
        [2]
        >>> [*names_listed(" pada sasaran itu, yaitu layanan dan kepuasan.")]
        []
    """
    match = _LISTED.match(words)
    between = _IN_YEAR.sub("", match["between"]) if match else ""
    is_of_others = OF_OTHERS.search(between) or any(counts_in(between))
    if match is None or is_of_others or _AND_OTHERS.search(match["list"]):
        return range(0)
    listed = _behind_names(match["list"])
    figured = [len(_FIGURED.findall(own)) for own in (listed, match["list"])]
    if max(figured) > 1 or _IS.match(words[: match.start("list")]):
        return range(figured[0], figured[1] + 1) if max(figured) > 1 else range(0)
    numbered = _NUMBERS.match(listed)
    if numbered:
        found = len(re.findall(r"\d+", numbered["numbers"]))
        return range(found, found + 1)
    if _NO_NAMES.search(listed):
        return range(0)
    alike = _led_alike(_PARTS.split(listed))
    if alike:
        return alike
    most = 1 + len(_JOINTS.findall(listed))
    return range(2, most + 1)


def _behind_names(listed: str) -> str:
    """Return a list without what its sentence goes on with: `Melati dan Dahlia, menyumbang 78 orang`."""
    end = (_GOES_ON_BELOW if listed[:1].isupper() else _GOES_ON).search(listed)
    return listed[: end.start()] if end else listed


def _led_alike(parts: Sequence[str]) -> range:
    """Return how many names begin with one word, where every part between commas does; else none.

    In the last part `dan` stands before the last name, unless the part begins with it.
    """
    leads = [found["word"].casefold() for part in parts if (found := _LEAD.match(part))]
    if len(leads) != len(parts) or len(set(leads)) > 1 or len(parts) < 2:
        return range(0)
    again = re.compile(rf"\s(?:dan|serta)\s+{leads[0]}\b", re.IGNORECASE)
    within = sum(len(again.findall(part)) for part in parts[:-1])
    joints = 0 if _JOINED.match(parts[-1]) else len(_JOINED.findall(parts[-1]))
    least = len(parts) + within + min(joints, 1)
    return range(least, len(parts) + within + joints + 1)
