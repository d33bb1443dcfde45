"""Names of other areas and offices where a report speaks of its own: left from the text it was made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate
from typing import Final, NamedTuple

from capaian.auditor.checks.area_heads import heads_of_others
from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.named_offices import named_offices
from capaian.auditor.claims.statement import Statement
from capaian.auditor.office_names import is_one_office, name_office, name_on_cover
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_NAME: Final = r"(?-i:[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2})"
_KIND: Final = r"(?P<kind>kabupaten|kota|kab\.|provinsi)"
_AREA: Final = Worded(rf"\b{_KIND}\s+(?P<area>{_NAME})")
_NATIONAL: Final = (
    "pusat|pertanahan|narkotika|pengawas|pemeriksa|permusyawaratan|nasional|usaha|amil|hukum|publik|anggaran"
    r"|kehormatan|musyawarah|kepegawaian\s+negara|penyelenggara|intelijen|siber"
)
"""What stands behind `Badan` in names of bodies that no regency has, or that are no office."""
_OWN_ROLE: Final = Worded(
    r"\b(?:dinas(?:\s+\w+){1,7}|(?:disdukcapil|disdik|disdikbud|dishub|diskominfo|disnaker|dinkes|dinsos|dispora"
    r"|dispar|distan|diskan|dishut|disperindag|diskop|bappeda|dpmptsp|dpmd|dpupr|dlh)(?:\s+(?-i:[A-Z0-9]{2,}))?"
    rf"|badan(?!\s+(?:{_NATIONAL})\b)(?:\s+\w+){{1,7}}|bpbd|bpkad|bkpsdm|bapenda|bapperida|bappelitbangda|bakesbangpol"
    r"|sekretariat\s+(?:dprd|dewan\s+perwakilan\s+rakyat\s+daerah)|satuan\s+polisi\s+pamong\s+praja|satpol\s+pp"
    r"|pemerintah(?: daerah)?|peraturan daerah"
    r"|peraturan (?:bupati|wali\s?kota|gubernur)|sekretar(?:is|iat) daerah|inspektorat(?: daerah)?"
    r"|(?:kepada|bagi|untuk|kesejahteraan|pelayanan)\s+(?:(?:seluruh|segenap|para|semua)\s+)?"
    r"(?:warga|masyarakat|penduduk|rakyat)(?:\s+di)?"
    r"|(?:semoga|mudah-mudahan)\b[^.;:]{0,100}?\b(?:bagi|untuk|kemajuan|pembangunan|di))\s+"
    rf"{_KIND}\s+(?P<area>{_NAME})|\bperaturan\s+(?:bupati|wali\s?kota)\s+(?P<ruled>{_NAME})"
    rf"(?=\s+(?:nomor|no\b|tahun|tentang))|\b(?:bupati|wali\s?kota)\s+(?P<head>{_NAME})"
)
_OFFICE: Final = Worded(
    r"\b(?P<name>(?:Dinas|DINAS|Badan|BADAN|Inspektorat|INSPEKTORAT|Sekretariat|SEKRETARIAT|Satuan|SATUAN)"
    r"(?:,? (?:(?:dan|DAN|serta) )?(?!Kab|KAB|Kota|KOTA|Prov|PROV|Tahun|TAHUN|Kepala|Nomor"
    r"|Target|TARGET|Realisasi|REALISASI|Capaian|CAPAIAN|Anggaran|ANGGARAN|Pagu|PAGU|Keterangan|KETERANGAN)"
    r"[A-Z][A-Za-z]+){1,7})",
    re.NOFLAG,
)
_OF_ITSELF: Final = Worded(
    r"\b(?:laporan (?:akuntabilitas )?kinerja|lkj(?:ip)?|lkip|lakip|(?:perjanjian|penetapan) kinerja"
    r"|rencana (?:strategis|kerja)|renstra|renja|indikator kinerja utama|iku|struktur organisasi|visi|misi"
    r"|tugas (?:pokok )?dan fungsi|(?:pelaksanaan|penyelenggaraan) (?:tugas|urusan|program)|kinerja)"
    r"\s+(?:(?:dari|pada|di|instansi|pemerintah|lingkungan|tahun|20\d\d|\([^()]{2,40}\))\s+){0,5}$"
)
"""What an office has of its own; told of another one, it is a comparison at best."""
_OF_DUTY: Final = re.compile(
    r"\s+(?:wajib|berkewajiban|mempunyai tugas|bertugas|menyusun|berkomitmen|dituntut|bertanggung jawab"
    r"|(?:melaksanakan|menyelenggarakan)\s+(?:tugas|fungsi|urusan)|dibentuk\s+(?:berdasarkan|dengan)|berkedudukan"
    r"|dipimpin\s+oleh|(?:merupakan|adalah)\s+(?:unsur|perangkat|organisasi|lembaga)|terdiri\s+(?:atas|dari))\b",
    re.IGNORECASE,
)
"""Behind the name of an office what a report tells of its own."""
_REPORTS: Final = re.compile(
    r"(?:\s+(?:kabupaten|kota|provinsi)(?:\s+(?-i:[A-Z]\w+)){1,3})?"
    r"(?:\s+(?:telah|sudah|dapat|bisa|mampu|dengan\s+ini|berhasil|kembali))*"
    r"\s+me(?:(?:nyampaikan|nyusun|nyajikan|mpersembahkan|nerbitkan|nyelesaikan|rampungkan|nuntaskan|mbuat)"
    r"(?:\s+(?:penyusunan|pembuatan|penulisan))?)"
    r"\s+(?:dokumen\s+)?(?:laporan\s+(?:akuntabilitas\s+)?kinerja|laporan\s+ini|lkj(?:ip)?\b|lkip\b|lakip\b)",
    re.IGNORECASE,
)
"""Behind the name of an office it is the one that reports."""
_SERVED: Final = re.compile(r"(?:kepada|bagi|untuk|kesejahteraan|pelayanan)\b", re.IGNORECASE)
_WISHED: Final = Worded(r"\b(?:semoga|mudah-mudahan|laporan (?:kinerja )?ini|demikian)\b")
"""The people for whom a report is wished to be of use are those of its own area."""
_WITHIN: Final = re.compile(r"\b(?:di|dalam|pada)\s+(?:lingkungan|lingkup)\s+$", re.IGNORECASE)
"""Before a government: that whose offices the report speaks of."""
_OTHERS: Final = re.compile(
    r"\b(?:studi|kunjungan|kerja\s?sama|dibanding\w*|perbandingan|bersama|(?:dengan|dari|ke) (?:dinas|badan)"
    r"|konsultasi|kaji\s?(?:banding|tiru)|benchmarking|narasumber|tamu|rujuk\w*|dirujuk|bantuan|berbatasan|perbatasan"
    r"|membantu(?!\s+(?:bupati|wali|gubernur|kepala))|ikut|turut|mengirim\w*|silang|gabungan|mutasi|pindah\w*|hibah"
    r"|tetangga|tertinggi|terendah|peringkat|antara|lebih (?:tinggi|rendah|baik|besar|kecil))\b",
    re.IGNORECASE,
)
_PARTNERS: Final = re.compile(
    r"\b(?:selaras|mengacu|sinkron\w*|koordinasi|mendukung|provinsi|kementerian|perubahan nama|semula"
    r"|sebelumnya|dahulu|gabungan|penggabungan|pemekaran|lintas|antar)\b",
    re.IGNORECASE,
)
_PROVINCE: Final = re.compile(r"\s+Provinsi\s+[A-Z][a-z]+")
_NO_NAMES: Final = frozenset(
    (
        "layak",
        "sehat",
        "cerdas",
        "kreatif",
        "tahun",
        "nomor",
        "dan",
        "yang",
        "dalam",
        "se",
        "setempat",
        "lain",
        "lainnya",
        "di",
        "dengan",
        "tentang",
    )
)
_IDLE: Final = frozenset(("dinas", "badan", "inspektorat", "sekretariat", "satuan", "daerah", "dan", "serta"))
_WITH_AREA: Final = re.compile(r"\s+(?:kabupaten|kota|provinsi)\s.*$", re.IGNORECASE)
_MOST: Final = 0.6
_MANY: Final = 0.4
"""So usual is the name of the report's own area, where no other stands before its first chapter."""
_FEWEST: Final = 5
_ON_COVER: Final = 2
"""Times that a name stands in a report, if once before its first chapter."""
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class _Own:
    """The area or office that a report is of."""

    name: str
    count: int


def check_strangers(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the area of every office, government and head, and the office of every plan, in running text."""
    told = {statement.line for statement in heads_of_others(report)}
    yield from _areas(report.document, told)
    yield from _offices(report.document)
    yield from named_offices(report.document)


def _areas(document: PrintedDocument, heads: Set[int]) -> Iterator[Statement]:
    """Yield the areas that sentences name in roles of the report's own, but for heads that are told wrong."""
    found = [
        (line.number, match["kind"].casefold(), _cut(match["area"]))
        for line in document.lines_with(_AREA)
        if not line.is_row
        for match in _AREA.finditer(line.text)
    ]
    named = [(line, _level(kind), name) for line, kind, name in found if name]
    in_roles = [*_in_roles(document)]
    told = [_level(role.kind) for _, role in in_roles if role.kind]
    # A province names its regencies more often than itself, but not as what its offices are of.
    level = Counter(told or [level for _, level, _ in named]).most_common(1)
    own = _own([(line, name) for line, found, name in named if found == level[0][0]], document)
    if own is None:
        return
    counted = Counter(name for _, _, name in named)
    cells = (cell.text.casefold() for t in document.tables for row in t.rows for cell in row.cells)
    in_tables = {word for text in cells for word in text.split()}
    for sentence, role in in_roles:
        name, kind = _cut(role.area), _level(role.kind or "kabupaten")
        if not name or kind != level[0][0]:
            continue
        before = sentence.text[: role.start]
        is_of_itself = _is_of_itself(before, role, sentence.text[role.end :])
        is_compared = {*name.casefold().split()} <= in_tables and not is_of_itself
        is_other = not _is_same(name, own.name) and not is_compared
        times = sum(count for known, count in counted.items() if is_other and _is_same(name, known))
        if role.of is _Of.HEAD and is_other and (not times or sentence.line in heads):
            continue
        is_within = role.of is _Of.OFFICE and _WITHIN.search(before)
        around = before if is_within else sentence.text
        is_left = is_other and (times <= _FEW or is_of_itself) and not _OTHERS.search(around)
        printed = role.text[: role.text.find(name) + len(name)]  # no word behind the name: `... Tahun`
        yield _statement(sentence, printed, own, name if is_left else "")


class _Of(Enum):
    """What an area is named with."""

    OFFICE = auto()
    LAW = auto()
    HEAD = auto()


class _Role(NamedTuple):
    """An area in a role that a report tells of its own."""

    of: _Of
    kind: str
    area: str
    text: str
    start: int
    end: int


def _in_roles(document: PrintedDocument) -> Iterator[tuple[Sentence, _Role]]:
    """Yield the areas of offices, laws and heads, and those behind the name of the report's own office."""
    for sentence in document.sentences_with(_OWN_ROLE):
        for match in _OWN_ROLE.finditer(sentence.text):
            of = _Of.OFFICE if match["area"] else _Of.LAW if match["ruled"] else _Of.HEAD
            area = match["area"] or match["ruled"] or match["head"]
            yield sentence, _Role(of, (match["kind"] or "").casefold(), area, match[0], *match.span())
    office = _WITH_AREA.sub("", " ".join(name_office(document).split()))
    own = re.compile(rf"\b{re.escape(office)}\s+$", re.IGNORECASE)
    for sentence in (
        document.sentences_with(_AREA) if office and not _OWN_ROLE.search(f"{office} Kota Aa") else ()
    ):
        for match in _AREA.finditer(sentence.text):
            if named := own.search(sentence.text[: match.start()]):
                start, end = named.start(), match.end()
                text = sentence.text[start:end]
                yield sentence, _Role(_Of.OFFICE, match["kind"].casefold(), match["area"], text, start, end)


def _is_of_itself(before: str, role: _Role, behind: str) -> bool:
    """Whether an area is told as the report's own: a table of areas does not name it for comparison."""
    is_told = _OF_ITSELF.search(before) or _WITHIN.search(before) or _OF_DUTY.match(behind)
    is_told = (
        is_told
        or _REPORTS.match(behind)
        or _WISHED.search(role.text)
        or (_SERVED.match(role.text) and _WISHED.search(before))
    )
    return role.of is _Of.LAW or bool(role.of is _Of.OFFICE and is_told)


def _level(kind: str) -> str:
    return "provinsi" if kind == "provinsi" else "kabupaten"


def _cut(name: str) -> str:
    """Return a name up to the first word that is none."""
    words = name.split()
    ends = [place for place, word in enumerate(words) if word.casefold() in _NO_NAMES]
    return " ".join(words[: min(ends, default=len(words))])


def _is_same(name: str, own: str) -> bool:
    """Whether two names are of one area: a line may cut one, other words follow it, or blanks part it."""
    one, other = _beginnings(name), _beginnings(own)
    return one[-1] in other or other[-1] in one


def _beginnings(name: str) -> tuple[str, ...]:
    """Return the first word of a name, its first two, and so on, each written as one word."""
    return tuple(accumulate(name.casefold().split()))


def _own(named: Sequence[tuple[int, str]], document: PrintedDocument) -> _Own | None:
    """Return the name that a report is of: most usual by far, or alone on its cover, and often there."""
    chapters = [heading.line for heading in document.headings if heading.is_chapter]
    firsts = Counter(name.split()[0].casefold() for _, name in named)
    if not firsts:
        return None
    first, count = firsts.most_common(1)[0]
    alike = [(line, name.split()) for line, name in named if name.split()[0].casefold() == first]
    on_cover = {name.split()[0].casefold() for line, name in named if line < min(chapters, default=0)}
    front = name_on_cover(document)  # no sentence about it, which goes on behind the name
    on_cover |= {m["area"].split()[0].casefold() for m in _AREA.finditer(front) if m.end() == len(front)}
    least = _MANY if on_cover == {first} else _MOST
    if count < (_ON_COVER if first in on_cover else _FEWEST) or count < least * len(named):
        return None
    words = [first.title()]
    for place in (1, 2):
        following = Counter(name[place].title() for _, name in alike if len(name) > place)
        word, times = following.most_common(1)[0] if following else ("", 0)
        if times < _MOST * count:
            break
        words.append(word)
    return _Own(" ".join(words), count)


def _offices(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the office whose plans, duties and reports a sentence tells of: it is the report's own."""
    lines = [line for line in document.lines_with(_OFFICE) if not line.is_row]
    counted = Counter(_words(match["name"]) for line in lines for match in _OFFICE.finditer(line.text))
    if not counted:
        return
    words, count = counted.most_common(1)[0]
    cover = _OFFICE.search(name_office(document))
    least = _FEW if cover and _words(cover["name"]) == words else _FEWEST
    first = _first_chapter(document)
    if count < least or count < _MOST * sum(counted.values()) or not words:
        return
    own = _Own(_first_written(words, document), count)
    for sentence in document.sentences_with(_OFFICE):
        for match in _OFFICE.finditer(sentence.text):
            is_reporting = sentence.line < first and _REPORTS.match(sentence.text[match.end() :])
            if not (is_reporting or _OF_ITSELF.search(sentence.text[: match.start()])):
                continue
            others = _words(match["name"])
            is_known = others & words or is_one_office(own.name, match["name"], sentence.text[match.end() :])
            is_left = bool(others) and not is_known and counted[others] < _FEW
            around = _without_own_province(sentence.text, match, own, document)
            is_told = _OTHERS.search(around) or _PARTNERS.search(around)
            yield _statement(sentence, match["name"], own, match["name"] if is_left and not is_told else "")


def _first_chapter(document: PrintedDocument) -> int:
    """Return the line of the first chapter; where none is called one, of the first title with a number."""
    titles = [heading.line for heading in document.headings]
    return min(
        (heading.line for heading in document.headings if heading.is_chapter), default=min(titles, default=0)
    )


def _without_own_province(text: str, office: re.Match[str], own: _Own, document: PrintedDocument) -> str:
    """Return what stands around an office, and not the province that the report's own office is of too."""
    tail = _PROVINCE.match(text, office.end())
    whole = f"{own.name}{tail[0] if tail else ''}".casefold()
    is_own = tail is not None and any(whole in line.text.casefold() for line in document.lines)
    return text[: office.start()] + text[tail.end() if tail and is_own else office.end() :]


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", name.casefold())) - _IDLE


def _first_written(words: frozenset[str], document: PrintedDocument) -> str:
    """Return a name as it is written first in running text; in capitals where it stands in titles alone."""
    found = (match["name"] for line in document.lines_with(_OFFICE) for match in _OFFICE.finditer(line.text))
    own = [name for name in found if _words(name) == words]
    return next((name for name in own if not name.isupper()), own[0] if own else "")


def _statement(sentence: Sentence, printed: str, own: _Own, stranger: str) -> Statement:
    """Return the statement that a name is the report's own; it is if there is no stranger."""
    place = sentence.place
    why = f"Laporan ini tentang {own.name} ({own.count} kali disebut), bukan {stranger}." if stranger else ""
    expected = own.name if stranger else ""
    return Statement(AuditRule.COPY, not stranger, sentence.line, printed, expected, why, place)
