"""The invented regency of the demonstration: its dossier, the same on each machine.

No place, person or figure of it is real. It is begun as any office begins (`dossier.years`) and then
filled in: four units with their own indicators, a budget, and counts for four quarters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Place
from capaian.domain.office import Area, AreaKind
from capaian.domain.period import Period, PeriodKind
from capaian.domain.work import NodeKind
from capaian.dossier.reading.csv_rows import write_rows
from capaian.dossier.years.catalogue import choose
from capaian.dossier.years.first_year import Beginning, begin, node_kind, work_plan
from capaian.dossier.years.regions import Region
from capaian.rulebook.load import load_reference, load_rulebook
from capaian.web.demonstration.promises import write_agreements, write_documents

_SEED: Final = 20_250_101
_CODE: Final = AreaCode("99.01")
_DISTRICTS: Final = (
    "Muara Sari",
    "Karang Tirta",
    "Bukit Lontar",
    "Sungai Pandan Wangi",
    "Teluk Kenari",
    "Padang Rumbia",
)
_PEOPLE: Final = (24_310, 18_960, 9_420, 15_770, 31_080, 12_540)
"""Of each district."""
_INDICATORS: Final = ("ikm", "kepemilikan-dokumen")


@dataclass(frozen=True, slots=True)
class _Stock:
    """A measure of which there is so much at the end of a quarter."""

    per_thousand: int
    reached: tuple[int, int, int, int]
    """Of a thousand of these, by quarter."""


_STOCKS: Final[Mapping[str, _Stock]] = {
    "kk.families": _Stock(274, (1000, 1000, 1000, 1000)),
    "kk.issued": _Stock(274, (958, 966, 975, 984)),
    "ktp.eligible": _Stock(702, (1000, 1000, 1000, 1000)),
    "ktp.holders": _Stock(702, (968, 974, 981, 989)),
    "kia.eligible": _Stock(291, (1000, 1000, 1000, 1000)),
    "kia.issued": _Stock(291, (452, 497, 541, 588)),
    "akta-lahir.population": _Stock(304, (1000, 1000, 1000, 1000)),
    "akta-lahir.holders": _Stock(304, (947, 953, 961, 968)),
}
_EVENTS: Final = {"akta-mati": (14, 950), "akta-kawin": (3, 985)}
"""By component: events of a quarter in ten thousand people, and of a thousand of these those with a deed."""
_OWNERS: Final = {
    "2.12.01": "sekretaris",
    "2.12.02": "kabid-dafduk",
    "2.12.03": "kabid-capil",
    "2.12.04": "kabid-piak",
    "2.12.05": "kabid-piak",
}
_MEASURED: Final = {"2.12.02": "ik-dafduk", "2.12.03": "ik-capil", "2.12.04": "ik-manfaat"}
"""Indicators that tell what a program has reached."""
_WORK: Final = {
    "2.12.01.2.01.0007": (48_500_000, "dokumen", 8),
    "2.12.01.2.02.0001": (4_812_600_000, "orang/bulan", 492),
    "2.12.01.2.08.0002": (286_400_000, "laporan", 12),
    "2.12.02.2.01.0004": (214_750_000, "layanan", 24),
    "2.12.02.2.03.0002": (168_300_000, "kegiatan", 36),
    "2.12.03.2.01.0002": (192_880_000, "layanan", 24),
    "2.12.03.2.02.0011": (96_420_000, "dokumen", 4),
    "2.12.04.2.01.0001": (118_640_000, "dokumen", 4),
    "2.12.04.2.01.0002": (74_900_000, "dokumen", 12),
}
"""Sub-activities with budget in rupiah, unit and target of their output."""
_ADDED: Final = {"2.12.02.2.03.0002": 41_250_000, "2.12.01.2.02.0001": -41_250_000}
"""What the changed budget moved between sub-activities, beside small corrections of each."""
_SPENT: Final = (172, 238, 251, 302)
"""Of a thousand rupiah, by quarter."""
_UNITS: Final = (
    ("ik-dafduk", "IK 1", "Cakupan dokumen pendaftaran penduduk", "mean(kk, ktp, kia)", "kabid-dafduk", 84),
    (
        "ik-capil",
        "IK 2",
        "Cakupan akta pencatatan sipil",
        "mean(akta-lahir, akta-mati, akta-kawin)",
        "kabid-capil",
        95,
    ),
    ("ik-kepuasan", "IK 3", "Indeks kepuasan atas pelayanan loket", "index(skm)", "sekretaris", 85),
)
"""Indicators of the heads of units: code, symbol, name, formula, post, target of the year."""
_TARGETS: Final = {"ikm": 85, "kepemilikan-dokumen": 90}
_DIRECT: Final = (
    "ik-manfaat",
    "IK 4",
    "Perangkat daerah yang memanfaatkan data kependudukan",
    "kabid-piak",
    12,
)
"""An indicator that is reported and not computed."""

_FACTORS: Final = (
    ("ik-dafduk", 1, "obstacle", "Blangko KIA baru diterima pada bulan Maret."),
    ("ik-dafduk", 1, "plan", "Menjadwalkan pelayanan KIA di sekolah pada triwulan berikutnya."),
    ("ik-dafduk", 2, "driver", "Pelayanan KIA di 24 sekolah berjalan sesuai jadwal."),
    ("ik-capil", 2, "driver", "Buku pokok pemakaman desa dilaporkan setiap bulan."),
    ("ik-manfaat", 3, "cause", "Dua perangkat daerah menunda penandatanganan kerja sama."),
    ("ik-manfaat", 3, "plan", "Mengundang keduanya membahas naskah kerja sama."),
)
"""What the posts told of their indicators: indicator, quarter, kind and words."""


def make_files(year: int) -> Mapping[str, str]:
    """Return the files of the dossier of a year by their paths."""
    return {path: content.decode() for path, content in _Maker(year).files().items()}


class _Maker:
    """Makes the files of one year; each draw follows from the seed and from what is drawn."""

    def __init__(self, year: int) -> None:
        self._year = year
        self._rules = load_rulebook()

    @cached_property
    def _choice(self) -> Beginning:
        districts = tuple(
            Area(AreaCode(f"{_CODE}.{place:02}"), name, AreaKind.DISTRICT, _CODE, Place("areas.csv"))
            for place, name in enumerate(_DISTRICTS, 1)
        )
        region = Region(_CODE, "Kabupaten Tirta Kencana", "Provinsi Peragaan", districts)
        return Beginning(region, self._year, choose(self._rules.catalogue, _INDICATORS), place="Muara Sari")

    def files(self) -> Mapping[str, bytes]:
        """Return all files."""
        files = dict(begin(self._choice, self._rules))
        return {
            **files,
            "office.yaml": files["office.yaml"].rstrip() + b"\n  verifier: planner\n",
            "plan.yaml": self._plan(files["plan.yaml"]),
            "agreements.yaml": write_agreements(files["agreements.yaml"].decode(), self._year).encode(),
            "documents.yaml": write_documents(self._choice.region.name, self._year).encode(),
            "sources.yaml": self._sources(files["sources.yaml"]),
            "nodes.csv": _table("id kind code name parent objective owner indicators", self._nodes()),
            "inputs.csv": _table("node period resource kind original revised actual source", self._inputs()),
            "outputs.csv": _table("node indicator name unit period target actual source", self._outputs()),
            "counts.csv": _table("measure area period value source", self._counts()),
            "factors.csv": _table("subject period kind text", self._factors()),
            "survey.csv": _table("survey period code name answers mean index given source", self._survey()),
        }

    @cached_property
    def _source(self) -> str:
        return f"agregat-{self._year}"

    def _sources(self, sources: bytes) -> bytes:
        own = (
            f"  - id: {self._source}\n"
            f"    title: Data agregat kependudukan triwulanan {self._choice.region.name} Tahun {self._year}\n"
        )
        return sources + own.encode()

    def _plan(self, plan: bytes) -> bytes:
        text = plan.decode()
        for code, target in _TARGETS.items():
            text = text.replace(
                f"  - code: {code}\n", f"  - code: {code}\n    targets: {{{self._year}: {target}}}\n", 1
            )
        own = [self._indicator(*unit) for unit in _UNITS]
        code, symbol, name, owner, target = _DIRECT
        own.append(
            f"{_begin(code, symbol, name)}    objective: sasaran-1\n    tier: III\n"
            f"    unit: perangkat daerah\n    owner: {owner}\n    targets: {{{self._year}: {target}}}\n"
        )
        return (text + "".join(own)).encode()

    def _indicator(self, code: str, symbol: str, name: str, formula: str, owner: str, target: int) -> str:
        is_index = formula.startswith("index")
        kind = (
            "    unit: index\n    value_type: index\n    survey: skm\n" if is_index else "    unit: percent\n"
        )
        objective = "sasaran-1" if is_index else "sasaran-2"
        return (
            f"{_begin(code, symbol, name)}    objective: {objective}\n    tier: III\n"
            f"{kind}    formula: {formula}\n    owner: {owner}\n    targets: {{{self._year}: {target}}}\n"
        )

    def _nodes(self) -> Iterator[list[str]]:
        parents = {part for code in _WORK for part in _above(code)}
        for entry in work_plan(self._rules):
            if entry.code not in _WORK and entry.code not in parents:
                continue
            kind = node_kind(entry)
            is_program = kind is NodeKind.PROGRAM
            objective = "" if entry.code == "2.12.01" or not is_program else "sasaran-2"
            parent = "" if is_program else _above(entry.code)[0]
            owner = _OWNERS[entry.code] if is_program else ""
            measured = _MEASURED.get(entry.code, "")
            yield [entry.code, kind.value, entry.code, entry.name, parent, objective, owner, measured]

    def _inputs(self) -> Iterator[list[str]]:
        source = self._choice.budget_source
        for node, (budget, _, _) in _WORK.items():
            corrected = budget + _draw(f"revised {node}", -20, 30) * 250_000
            revised = corrected + _ADDED.get(node, 0)
            yield [node, str(self._year), "money", "all", str(budget), str(revised), "", source]
            for quarter, share in zip(self._quarters, _SPENT, strict=True):
                spent = revised * (share + _draw(f"spent {node} {quarter}", -9, 7)) // 1000
                yield [node, str(quarter), "money", "all", "", "", str(spent), source]

    def _outputs(self) -> Iterator[list[str]]:
        for node, (_, unit, target) in _WORK.items():
            yield [node, "", "", unit, str(self._year), str(target), "", ""]
            for place, quarter in enumerate(self._quarters):
                done = target * (place + 1) // 4 - target * place // 4
                yield [node, "", "", unit, str(quarter), "", str(done), ""]
        for quarter, users in zip(self._quarters, (7, 8, 10, 11), strict=True):
            yield ["", _DIRECT[0], "", "perangkat daerah", str(quarter), "", str(users), ""]

    def _counts(self) -> Iterator[list[str]]:
        for quarter in self._quarters:
            for measure, value in self._of_quarter(quarter):
                for area, number in zip(self._choice.region.districts, value, strict=True):
                    yield [measure, area.code, str(quarter), str(number), self._source]

    def _of_quarter(self, quarter: Period) -> Iterator[tuple[str, list[int]]]:
        grown = [people + people * quarter.ordinal // 300 for people in _PEOPLE]
        for measure, stock in _STOCKS.items():
            reached = stock.reached[quarter.ordinal - 1]
            is_whole = reached == 1000
            shares = [reached if is_whole else reached + place * 3 - 8 for place in range(len(grown))]
            yield (
                measure,
                [n * stock.per_thousand * share // 1_000_000 for n, share in zip(grown, shares, strict=True)],
            )
        for component, (often, reached) in _EVENTS.items():
            events = [
                n * often // 10_000 + _draw(f"{component} {quarter} {place}", 0, 4)
                for place, n in enumerate(grown)
            ]
            yield f"{component}.reported", events
            yield f"{component}.issued", [number - number * (1000 - reached) // 1000 for number in events]

    def _survey(self) -> Iterator[list[str]]:
        for quarter in self._quarters:
            for element in load_reference().survey_elements:
                mean = 330 + _draw(f"{element.code} {quarter}", -12, 24) + quarter.ordinal * 2
                row = ["skm", str(quarter), element.code, element.name, "186", f"{mean / 100:.2f}"]
                yield [*row, "", "mean", self._choice.survey_source]

    def _factors(self) -> Iterator[list[str]]:
        for code, quarter, kind, text in _FACTORS:
            yield [code, f"{self._year}-Q{quarter}", kind, text]

    @cached_property
    def _quarters(self) -> tuple[Period, ...]:
        return Period.year_of(self._year).parts(PeriodKind.QUARTER)


def _begin(code: str, symbol: str, name: str) -> str:
    return f"  - code: {code}\n    symbol: {symbol}\n    name: {name}\n"


def _draw(what: str, lowest: int, highest: int) -> int:
    """Return a number between two others, for one thing always the same."""
    drawn = int.from_bytes(sha256(f"{_SEED} {what}".encode()).digest()[:8])
    return lowest + drawn % (highest - lowest + 1)


def _above(code: str) -> tuple[str, str]:
    """Return the codes of activity and program above a sub-activity; above an activity the program."""
    parts = code.split(".")
    return (".".join(parts[:5]), ".".join(parts[:3])) if len(parts) > 5 else (".".join(parts[:3]),) * 2


def _table(head: str, rows: Iterator[list[str]]) -> bytes:
    return write_rows(head.split(), list(rows)).encode()
