"""The law in force, as values: what `rules` needs to know and `rulebook` loads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from capaian.domain.identifiers import AreaCode, WordedEnum
from capaian.domain.office import Area, AreaKind


class Verification(WordedEnum):
    """How sure a fact of the rulebook is."""

    DOCUMENT = "document", "dibaca dalam naskah sumber"
    """Read in a source document of an office."""
    SECONDARY = "secondary", "dibaca dalam sumber lain"
    """Read in a secondary public source; the regulation's own text was not at hand."""
    COMPUTED = "computed", "dihitung ulang"
    UNVERIFIED = "unverified", "belum diverifikasi"
    """From general knowledge: shown to users only as "belum diverifikasi"."""

    @property
    def remark(self) -> str:
        """What is printed beside the fact; empty where nothing need be said."""
        return "belum diverifikasi" if self is Verification.UNVERIFIED else ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact of the law stands, from when to when, and how sure it is."""

    regulation: str
    article: str
    valid_from: date
    valid_to: date | None
    verification: Verification
    note: str = ""

    def is_valid_on(self, day: date) -> bool:
        """Say whether the fact held on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Band:
    """One class of a scale with its bounds as the regulation prints them."""

    position: int
    """1 is the best."""
    name: str
    """`Sangat Tinggi`."""
    numeral: str
    """`I`."""
    lower: Decimal | None
    upper: Decimal | None
    """`None`: open. The best band is always open upwards: values over 100 belong to it."""


@dataclass(frozen=True, slots=True)
class AchievementScale:
    """A scale of achievement (skala peringkat kinerja); bands from the best down."""

    id: str
    name: str
    bands: tuple[Band, ...]
    provenance: Provenance
    integer_bounds: bool
    """Bounds are whole numbers with gaps between (90 to 91) that a gap rule must close."""


@dataclass(frozen=True, slots=True)
class SurveyClass:
    """A class of a satisfaction index: `B`, `Baik`, 76,61 to 88,30."""

    letter: str
    name: str
    lower: Decimal
    """Lowest index (25-100, two decimals) of the class."""
    upper: Decimal


@dataclass(frozen=True, slots=True)
class SurveyClassTable:
    """Classes of a satisfaction index from the best down."""

    id: str
    classes: tuple[SurveyClass, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class NationalTarget:
    """A national target of one kind of document for one year, in percent."""

    subject: str
    """Kind of document: `ktp_el_enrolment`, `birth_certificate_0_17`, `child_id_card`."""
    name: str
    year: int
    value: Decimal
    provenance: Provenance
    component: str = ""
    """Code of the catalogue's component that is held against it: `ktp`; empty if there is none."""


@dataclass(frozen=True, slots=True)
class MethodDescription:
    """A method (achievement, efficiency, rounding ...) in words and symbols,
    for the policy annex.
    """

    id: str
    """Value of the enum that names the method."""
    name: str
    symbols: str
    """`(R ÷ T) × 100`."""
    words: str
    reading: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class NomenclatureEntry:
    """An official name of a program, activity or sub-activity (urusan 2.12)."""

    code: str
    name: str
    unit: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class CatalogueIndicator:
    """A ready indicator or component of a civil registry office, to start a dossier from."""

    code: str
    name: str
    formula: str
    unit: str
    meaning: str
    numerator: tuple[str, str, str]
    """Code, name, unit of the counted measure."""
    denominator: tuple[str, str, str]
    provenance: Provenance
    programs: tuple[str, ...] = ()
    """Codes of the nomenclature's programs that are judged by it: `2.12.02`."""


@dataclass(frozen=True, slots=True)
class HeadWords:
    """What tables call a measure above its column; only ever proposed,
    never taken without a word.
    """

    measure: str
    """Code in the catalogue: `ktp.eligible`; of budgets `original`, `revised` or `actual`."""
    words: tuple[str, ...]
    provenance: Provenance
    titles: tuple[str, ...] = ()
    """Words of title or file name without which the heading says nothing: `KIA`; empty:
    none are needed.
    """


@dataclass(frozen=True)
class RuleSet:
    """Everything the law says, with the date, source and verification of each entry."""

    scales: tuple[AchievementScale, ...] = ()
    survey_classes: tuple[SurveyClassTable, ...] = ()
    national_targets: tuple[NationalTarget, ...] = ()
    methods: Mapping[str, tuple[MethodDescription, ...]] = field(default_factory=dict)
    """Topic (`achievement`, `efficiency`, `rounding`, `scale_gap`,
    `aggregation` ...) to its methods.
    """
    nomenclature: tuple[NomenclatureEntry, ...] = ()
    catalogue: tuple[CatalogueIndicator, ...] = ()
    areas: tuple[Area, ...] = ()
    heads: tuple[HeadWords, ...] = ()

    @cached_property
    def area_names(self) -> Mapping[AreaCode, str]:
        """What each area of the country is called officially."""
        return {area.code: area.name for area in self.areas}

    @cached_property
    def regencies(self) -> Sequence[Area]:
        """The regencies and cities of the country."""
        return [area for area in self.areas if area.kind is AreaKind.REGENCY]

    def scale(self, scale_id: str, on: date) -> AchievementScale | None:
        """Return the scale that was in force on a day; `None` if there is none."""
        return next(
            (s for s in self.scales if s.id == scale_id and s.provenance.is_valid_on(on)), None
        )

    def survey_class_table(self, table_id: str, on: date) -> SurveyClassTable | None:
        """Return the class table that was in force on a day; `None` if there is none."""
        return next(
            (t for t in self.survey_classes if t.id == table_id and t.provenance.is_valid_on(on)),
            None,
        )
