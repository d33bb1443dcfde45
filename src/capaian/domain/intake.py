"""What was settled of a table of another office or system,
so that the next one needs no question.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from capaian.domain.identifiers import WordedEnum
from capaian.domain.issue import Place
from capaian.domain.period import Period


class IntakeTable(WordedEnum):
    """What a table is taken for."""

    COUNTS = "counts", "hitungan per kecamatan"
    INPUTS = "inputs", "anggaran dan realisasi"
    """Budget and spending of programs, activities and sub-activities."""
    PEERS = "peers", "kabupaten/kota lain"
    """Figures of the regencies of the province."""
    FIGURES = "figures", "angka register"
    """What the office counted, by day or month."""
    SURVEY = "survey", "jawaban survei"
    """Answers of respondents, of which only statistics are taken."""


@dataclass(frozen=True, slots=True)
class IntakeColumn:
    """What a column of the table holds."""

    head: str
    """Its heads, from the top: `Wajib KTP > L+P`."""
    means: str
    """Code of a measure, component or indicator; for budgets `original`, `revised`, `actual`."""
    month: int | None = None
    """Month of the year that a budget's column is about; `None`: the whole year."""
    place: Place = field(default=Place("intake.yaml"), compare=False)


@dataclass(frozen=True, slots=True)
class IntakeName:
    """What a name in the rows means, where the name itself does not say so."""

    text: str
    means: str
    """Code of an area, or id of a node."""
    place: Place


@dataclass(frozen=True, slots=True)
class Intake:
    """What was settled of one table."""

    id: str
    table: IntakeTable
    title: str
    """What stood above it; tables of the same heads are told apart by it."""
    names_in: str
    """Head of the column that says what a row is about."""
    is_cumulative: bool
    """Each month tells what was spent since January."""
    adds_repeated: bool
    """Rows of one area or work are parts of it, and are added up."""
    only: str
    """`JUDUL=ISI`: only rows with this text in this column are taken; empty: all."""
    columns: tuple[IntakeColumn, ...]
    names: tuple[IntakeName, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class IntakePeriod:
    """The period that was told of one file, to the byte;
    of the next one nobody has said anything.
    """

    sha256: str
    sheet: str
    """The only sheet that was taken; empty: all."""
    period: Period
    place: Place


@dataclass(frozen=True, slots=True)
class IntakeReading:
    """What a table says of itself, as somebody confirmed it;
    the next one that says the same is known.
    """

    intake: str
    """Code of what was settled of the table."""
    digest: str
    """Of its texts without their times: nothing of what they say is kept."""
    place: Place
