"""What forms ask for: each fact of a quarter once, by its rhythm,
and only cells that a dossier declares.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.web.filling import POST, YEAR, House, sound_forms, typed

from capaian.domain.identifiers import IndicatorCode, PostId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import TargetValue
from capaian.domain.policy import Aggregation
from capaian.dossier.read import load_dossier
from capaian.dossier.tables.kinds import COUNT, DECIMAL, TEXT, shown
from capaian.web.demonstration.make import make_files
from capaian.web.measurement.duties import Duty, find_duties
from capaian.web.measurement.flow import State
from capaian.web.measurement.form.cells import FormCells, find_form_cells, quarters_of
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import NOBODY
from capaian.web.years.known import SHEETS

Q1, Q2, Q4 = (Period.parse(f"2025-Q{ordinal}") for ordinal in (1, 2, 4))
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module", name="year")
def regency(tmp_path_factory: pytest.TempPathFactory) -> OfficeYear:
    """The invented regency: three units with components, outputs and money, and one survey."""
    folder = tmp_path_factory.mktemp("regency")
    for name, text in make_files(2025).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load_dossier(folder)


def cells_of_form(
    year: OfficeYear, post: str, quarter: Period, **rhythms: PeriodKind
) -> FormCells:
    named = {name.replace("_", "-"): kind for name, kind in rhythms.items()}
    return find_form_cells(year, find_duties(year)[PostId(post)], quarter, named)


def test_every_fact_of_a_quarter_is_required_of_one_post(year: OfficeYear) -> None:
    counts = Counter(
        slot.name
        for post in find_duties(year)
        for slot in cells_of_form(year, post, Q1).slots
        if slot.is_needed
    )
    assert set(counts.values()) == {1}
    counted = {name.split(":")[1] for name in counts if name.startswith("counts:")}
    measures = {m.code for c in year.components for m in (c.numerator, c.denominator)}
    assert counted == measures


def test_what_was_filled_in_are_the_cells_that_are_requested(year: OfficeYear) -> None:
    """The regency was made by code that knows nothing of forms: its rows are a second route."""
    seen = {
        slot.name for post in find_duties(year) for slot in cells_of_form(year, post, Q2).slots
    }
    rows = {
        f"counts:{row.measure}:{row.area}:{row.period}:value"
        for row in year.counts
        if row.period == Q2
    }
    spent = {
        f"inputs:{row.node}:{row.period}:money:all:actual"
        for row in year.inputs
        if row.period == Q2
    }
    assert rows <= seen and spent <= seen and len(rows) == 72


def test_money_says_that_it_is_of_the_quarter_alone_and_nothing_else_does(
    year: OfficeYear,
) -> None:
    hints = {block.title: block.hint for block in cells_of_form(year, "kabid-dafduk", Q2).blocks}
    assert hints["Realisasi anggaran"].endswith("bukan jumlah sejak Januari.")
    assert hints["Keluaran sub kegiatan"] == ""


def test_rows_of_more_than_the_quarter_say_so_and_money_of_them_too(year: OfficeYear) -> None:
    nodes = [str(each.node) for each in year.inputs if each.period == Q4]
    own = [node for node in nodes if PostId("kabid-dafduk") in _posts_of(year, node)]
    assert len(own) > 1

    def titles_of(**rhythms: PeriodKind) -> list[str]:
        kinds = {node.replace("_", "-"): kind for node, kind in rhythms.items()}
        found = find_form_cells(year, find_duties(year)[PostId("kabid-dafduk")], Q4, kinds)
        (money,) = (block for block in found.blocks if block.title == "Realisasi anggaran")
        return sorted(line.span for line in money.lines)

    assert not any(titles_of())
    spans = titles_of(**{own[0]: PeriodKind.YEAR})
    assert spans[-1] == "seluruh Tahun 2025" and spans[0] == ""
    assert {*titles_of(**dict.fromkeys(own, PeriodKind.SEMESTER))} == {
        "seluruh Semester II Tahun 2025"
    }


@pytest.mark.parametrize(
    ("first", "last", "quarter", "kind", "is_required"),
    [
        ("2025-01-01", None, Q1, PeriodKind.QUARTER, (True, True)),
        ("2025-07-01", None, Q2, PeriodKind.QUARTER, (False, False)),
        ("2025-06-30", None, Q2, PeriodKind.QUARTER, (True, True)),
        ("2025-12-31", None, Q4, PeriodKind.QUARTER, (True, True)),
        (None, "2025-06-30", Q2, PeriodKind.QUARTER, (True, True)),
        (None, "2025-06-29", Q2, PeriodKind.QUARTER, (True, False)),
        (None, "2025-06-30", Q4, PeriodKind.QUARTER, (False, False)),
        (None, "2025-06-30", Q4, PeriodKind.YEAR, (True, False)),
    ],
)
def test_a_kecamatan_is_awaited_within_its_days(
    year: OfficeYear,
    first: str | None,
    last: str | None,
    quarter: Period,
    kind: PeriodKind,
    is_required: tuple[bool, bool],
) -> None:
    """Events of any of its days, stocks where it is there at the end."""
    days = [date.fromisoformat(each) if each else None for each in (first, last)]
    born = year.districts[-1]
    dated = replace(born, valid_from=days[0], valid_to=days[1])
    changed = replace(year, areas=tuple(dated if each is born else each for each in year.areas))
    kinds = {component.code: kind for component in year.components}
    seen = {
        group.component.aggregation
        for duty in find_duties(changed).values()
        for group in find_form_cells(changed, duty, quarter, kinds).groups
        for slot in group.slots
        if ("area", born.code) in slot.key
    }
    assert (Aggregation.SUM in seen, Aggregation.LAST in seen) == is_required


def test_an_indicator_is_awaited_within_its_dates(year: OfficeYear) -> None:
    own = next(each for each in year.indicators if each.code == "ik-manfaat")
    july = replace(own, valid_from=date(2025, 7, 1))
    changed = replace(
        year, indicators=tuple(july if each is own else each for each in year.indicators)
    )
    seen = {
        quarter: any(slot.name.startswith("outputs::ik-manfaat") for slot in found.slots)
        for quarter in (Q1, Q2, Q4)
        for found in [cells_of_form(changed, "kabid-piak", quarter)]
    }
    assert seen == {Q1: False, Q2: False, Q4: True}


def _posts_of(year: OfficeYear, node: str) -> set[PostId]:
    return {post for post, duty in find_duties(year).items() if node in duty.nodes}


def test_what_is_reported_directly_appears_beside_its_target_of_the_year(year: OfficeYear) -> None:
    direct = cells_of_form(year, "kabid-piak", Q1).blocks[0]
    assert [line.plan for line in direct.lines] == [
        (("Target setahun", "12"),)
    ] and direct.has_plan
    line = year.agreements[0].targets[0]
    promised = replace(
        line,
        indicator=IndicatorCode("ik-manfaat"),
        target=TargetValue(Decimal("12.5")),
        periods=(),
    )
    papers = tuple(replace(each, targets=(*each.targets, promised)) for each in year.agreements)
    changed = replace(year, agreements=papers)
    assert cells_of_form(changed, "kabid-piak", Q1).blocks[0].lines[0].plan == (
        ("Target setahun", "12,5"),
    )
    survey = cells_of_form(year, "sekretaris", Q1).blocks[-1]
    assert not survey.has_plan, "nothing is planned of an element of a survey"


def plans(
    year: OfficeYear, post: str, quarter: Period, title: str
) -> dict[str, tuple[tuple[str, str], ...]]:
    """What was planned of the lines of a block, by their codes."""
    block = next(each for each in cells_of_form(year, post, quarter).blocks if each.title == title)
    return {line.code: line.plan for line in block.lines}


def test_targets_of_quarters_stand_at_their_own_forms_beside_that_of_the_year(
    year: OfficeYear,
) -> None:
    title = "Keluaran sub kegiatan"
    one = next(
        row
        for row in year.outputs
        if row.target and row.period == Period.year_of(2025) and row.node
    )
    post = next(post for post, duty in find_duties(year).items() if one.node in duty.nodes)
    others = [row for row in year.outputs if row.node != one.node]
    parts = [
        replace(one, period=quarter, target=Decimal(target))
        for quarter, target in ((Q1, 3000), (Q2, 1500))
    ]
    both = replace(year, outputs=(*others, *parts, replace(one, target=Decimal(12000))))
    seen = {quarter: plans(both, post, quarter, title)[str(one.node)] for quarter in (Q1, Q2, Q4)}
    whole = ("Target setahun", "12.000")
    assert seen == {
        Q1: (whole, ("Target Triwulan I", "3.000")),
        Q2: (whole, ("Target Triwulan II", "1.500")),
        Q4: (whole,),
    }
    alone = replace(year, outputs=(*others, *parts))
    seen = {quarter: plans(alone, post, quarter, title)[str(one.node)] for quarter in (Q1, Q2, Q4)}
    assert seen == {
        Q1: (("Target Triwulan I", "3.000"),),
        Q2: (("Target Triwulan II", "1.500"),),
        Q4: (),
    }


def test_the_agreement_tells_targets_of_quarters_too(year: OfficeYear) -> None:
    line = year.agreements[0].targets[0]
    parts = ((Q1, TargetValue(Decimal(3))), (Q4, TargetValue(None, "seluruhnya")))
    target = TargetValue(Decimal("12.5"))
    promised = replace(line, indicator=IndicatorCode("ik-manfaat"), target=target, periods=parts)
    papers = tuple(replace(each, targets=(*each.targets, promised)) for each in year.agreements)
    changed = replace(year, agreements=papers)
    title, whole = "Realisasi yang dilaporkan langsung", ("Target setahun", "12,5")
    seen = {
        quarter: plans(changed, "kabid-piak", quarter, title)["ik-manfaat"]
        for quarter in (Q1, Q2, Q4)
    }
    assert seen == {
        Q1: (whole, ("Target Triwulan I", "3")),
        Q2: (whole,),
        Q4: (whole, ("Target Triwulan IV", "seluruhnya")),
    }


def test_a_form_tells_the_targets_that_were_in_force_then(year: OfficeYear) -> None:
    """The revision of August changes what its quarters and later ones owe,
    not what was promised before.
    """
    code = IndicatorCode("ik-manfaat")
    first, (line, *_) = year.agreements[0], year.agreements[0].targets
    parts = (
        (Q1, TargetValue(Decimal(20))),
        (Q2, TargetValue(None, lower=Decimal(10), upper=Decimal(14))),
    )
    promised = replace(line, indicator=code, target=TargetValue(Decimal(90)), periods=parts)
    later = replace(
        promised, target=TargetValue(Decimal(80)), periods=((Q1, TargetValue(Decimal(15))),)
    )
    papers = (
        replace(first, id="pk-uji", targets=(promised,), signed="2025-01-10", revision=0),
        replace(first, id="pk-uji-1", targets=(later,), signed="2025-08-20", revision=1),
    )
    changed = replace(year, agreements=(*year.agreements, *papers))
    title = "Realisasi yang dilaporkan langsung"
    seen = {
        quarter: plans(changed, "kabid-piak", quarter, title)["ik-manfaat"]
        for quarter in (Q1, Q2, Q4)
    }
    assert seen == {
        Q1: (("Target setahun", "90"), ("Target Triwulan I", "20")),
        Q2: (("Target setahun", "90"), ("Target Triwulan II", "10–14")),
        Q4: (("Target setahun", "80"),),
    }


def test_the_target_of_a_quarter_that_adds_up_is_its_own(year: OfficeYear) -> None:
    """Not what is due since January: the cell takes what the quarter alone came to."""
    code, (line, *_) = IndicatorCode("ik-manfaat"), year.agreements[0].targets
    parts = tuple(
        (quarter, TargetValue(Decimal(own))) for quarter, own in ((Q1, 20), (Q2, 25), (Q4, 30))
    )
    promised = replace(line, indicator=code, target=TargetValue(Decimal(100)), periods=parts)
    changed = replace(
        year,
        indicators=tuple(
            replace(each, aggregation=Aggregation.SUM) if each.code == code else each
            for each in year.indicators
        ),
        agreements=tuple(
            replace(each, targets=(*each.targets, promised)) for each in year.agreements
        ),
    )
    title, whole = "Realisasi yang dilaporkan langsung", ("Target setahun", "100")
    seen = {
        quarter: plans(changed, "kabid-piak", quarter, title)["ik-manfaat"] for quarter in (Q2, Q4)
    }
    assert seen == {
        Q2: (whole, ("Target Triwulan II", "25")),
        Q4: (whole, ("Target Triwulan IV", "30")),
    }


def test_what_is_to_be_spent_in_a_quarter_is_no_budget_of_the_year(year: OfficeYear) -> None:
    title = "Realisasi anggaran"
    one = next(row for row in year.inputs if row.original and row.period == Period.year_of(2025))
    post = next(post for post, duty in find_duties(year).items() if one.node in duty.nodes)
    others = [row for row in year.inputs if row.node != one.node]
    own = replace(one, original=Decimal(900), revised=Decimal(1000))
    part = replace(own, period=Q2, original=Decimal(400), revised=None)
    both = replace(year, inputs=(*others, part, own))
    seen = {quarter: plans(both, post, quarter, title)[str(one.node)] for quarter in (Q1, Q2)}
    whole = (("Semula", "900"), ("Menjadi", "1.000"))
    assert seen == {Q1: whole, Q2: (*whole, ("Rencana Triwulan II semula", "400"))}
    alone = replace(year, inputs=(*others, part))
    assert plans(alone, post, Q1, title)[str(one.node)] == ()


@pytest.mark.parametrize("example", ["balangan-2023", "belitung-2024", "probolinggo-2021"])
def test_forms_ask_for_declared_columns_alone(example: str) -> None:
    year = load_dossier(EXAMPLES / example)
    for duty in find_duties(year).values():
        for quarter in quarters_of(year.year):
            for slot in find_form_cells(year, duty, quarter).slots:
                columns = {column.id for column in SHEETS[slot.sheet].columns}
                named = {name for name, _ in (*slot.key, *slot.new_cells)}
                assert named | {slot.column} <= columns, slot.name


def test_a_form_asks_how_many_activities_of_credit_points_there_were() -> None:
    year = load_dossier(EXAMPLES / "probolinggo-2021")
    activities = [each for indicator in year.indicators for each in indicator.credits]
    counts = Counter(
        dict(slot.key)["measure"]
        for duty in find_duties(year).values()
        for slot in find_form_cells(year, duty, Period.parse("2021-Q1")).slots
        if slot.sheet == "counts.csv" and dict(slot.key)["area"] == year.office.regency
    )
    assert counts.keys() >= {each.measure for each in activities} and set(counts.values()) == {1}


def test_names_of_cells_tell_them_apart(year: OfficeYear) -> None:
    names = [
        slot.name for post in find_duties(year) for slot in cells_of_form(year, post, Q1).slots
    ]
    labels = [slot.label for slot in cells_of_form(year, "kabid-capil", Q1).slots]
    assert len(names) == len(set(names)) and len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("kind", "questions"),
    [
        (PeriodKind.QUARTER, {"2025-Q1": "2025-Q1", "2025-Q2": "2025-Q2", "2025-Q4": "2025-Q4"}),
        (PeriodKind.SEMESTER, {"2025-Q2": "2025-S1", "2025-Q4": "2025-S2"}),
        (PeriodKind.YEAR, {"2025-Q4": "2025"}),
    ],
)
def test_what_is_reported_less_often_is_requested_in_the_quarter_that_ends_it(
    year: OfficeYear, kind: PeriodKind, questions: dict[str, str]
) -> None:
    found = {}
    for quarter in (Q1, Q2, Q4):
        groups = cells_of_form(year, "kabid-dafduk", quarter, ktp=kind).groups
        found |= {str(quarter): str(g.period) for g in groups if g.component.code == "ktp"}
    assert found == questions


def test_a_survey_of_the_year_is_requested_once(year: OfficeYear) -> None:
    titles = {
        str(quarter): [
            b.title for b in cells_of_form(year, "sekretaris", quarter, skm=PeriodKind.YEAR).blocks
        ]
        for quarter in (Q1, Q4)
    }
    assert not any(title.startswith("Survei Kepuasan Masyarakat,") for title in titles["2025-Q1"])
    assert "Survei Kepuasan Masyarakat, Tahun 2025" in titles["2025-Q4"]


def test_a_measure_that_two_components_share_is_typed_once(year: OfficeYear) -> None:
    ktp, kk = (next(c for c in year.components if c.code == code) for code in ("ktp", "kk"))
    shared = replace(year, components=(replace(kk, denominator=ktp.denominator), ktp))
    duty = Duty(PostId("x"), (kk.code, ktp.code))
    first, second = find_form_cells(shared, duty, Q1).groups
    assert all(first.denominator.slots) and not any(second.denominator.slots)
    assert all(second.numerator.slots)


def test_a_measure_that_is_counted_from_a_register_is_not_typed(year: OfficeYear) -> None:
    ktp = next(c for c in year.components if c.code == "ktp")
    counted = replace(
        ktp, numerator=replace(ktp.numerator, counted="cooperation.data_use.approved")
    )
    (group,) = find_form_cells(
        replace(year, components=(counted,)), Duty(PostId("x"), (ktp.code,)), Q1
    ).groups
    assert not any(group.numerator.slots) and all(group.denominator.slots)


def test_without_districts_the_regency_is_requested(year: OfficeYear) -> None:
    whole = replace(
        year, areas=tuple(area for area in year.areas if area.code == year.office.regency)
    )
    found = find_form_cells(whole, find_duties(whole)[PostId("kabid-dafduk")], Q1)
    assert [area.code for area in found.areas] == ["99.01"]
    assert {dict(slot.key).get("area") for slot in found.slots if slot.sheet == "counts.csv"} == {
        "99.01"
    }


def test_months_of_the_finance_system_are_not_requested_again(year: OfficeYear) -> None:
    row = next(row for row in year.inputs if row.period == Q1 and row.node == "2.12.03.2.01.0002")
    month = replace(row, period=Period.parse("2025-M02"))
    known = replace(year, inputs=(*year.inputs, month))
    names = {
        slot.name
        for slot in cells_of_form(known, "kabid-capil", Q1).slots
        if slot.sheet == "inputs.csv"
    }
    assert not any("2.12.03.2.01.0002" in name for name in names) and names
    later = {slot.name for slot in cells_of_form(known, "kabid-capil", Q2).slots}
    assert any("inputs:2.12.03.2.01.0002:2025-Q2" in name for name in later)


def test_events_add_up_from_the_second_quarter_on(year: OfficeYear) -> None:
    adds = {
        (g.component.code, str(quarter)): g.adds_up
        for quarter in (Q1, Q2)
        for g in cells_of_form(year, "kabid-capil", quarter).groups
    }
    events = {c.code for c in year.components if c.aggregation is Aggregation.SUM}
    assert adds == {
        (code, quarter): code in events and quarter == "2025-Q2"
        for code in ("akta-lahir", "akta-mati", "akta-kawin")
        for quarter in ("2025-Q1", "2025-Q2")
    }


def test_what_nobody_owns_is_required_of_nobody_and_lost_by_nobody(year: OfficeYear) -> None:
    nodes = tuple(replace(node, owner=None) for node in year.nodes)
    without = replace(year, nodes=nodes)
    found = find_form_cells(without, find_duties(without)[NOBODY], Q1)
    money = {
        slot.name for slot in found.slots if slot.sheet == "inputs.csv" and slot.column == "actual"
    }
    assert len(money) == 9, "nine sub-activities have a budget"


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (COUNT, "12336", "12.336"),
        (COUNT, "", ""),
        (DECIMAL, "1234", "1234"),
        (DECIMAL, "1234567", "1.234.567"),
        (DECIMAL, "99.50", "99,50"),
        (DECIMAL, "0.125", "0,125"),
        (DECIMAL, "-3", "-3"),
        (DECIMAL, "abc", "abc"),
        (TEXT, "1234", "1234"),
    ],
)
def test_a_cell_is_shown_so_that_it_is_read_back_as_the_same(
    kind: object, text: str, expected: str
) -> None:
    assert shown(kind, text).replace("−", "-") == expected


def test_deadlines_are_ten_days_after_the_quarter_or_as_the_office_says(house: House) -> None:
    forms = sound_forms(house.year)
    assert forms.calendar.due(Period.parse("2024-Q1")) == date(2024, 4, 10)
    assert forms.calendar.due(Period.parse("2024-Q4")) == date(2025, 1, 10)
    house.year.deadlines.create(period="2024-Q1", day=date(2024, 5, 2))
    later = forms_of(house.year)
    assert later is not None and later.calendar.due(Period.parse("2024-Q1")) == date(2024, 5, 2)


def test_a_form_is_late_until_it_is_handed_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "capaian.web.measurement.forms.timezone.localdate", lambda: date(2024, 4, 13)
    )
    forms = sound_forms(house.year)
    late = [
        forms.calendar.days_late(PostForm(period=f"2024-Q{n}", state=State.DRAFT)) for n in (1, 2)
    ]
    assert late == [3, 0]
    assert forms.calendar.days_late(PostForm(period="2024-Q1", state=State.SUBMITTED)) == 0
    page = house.browser("clerk").get(f"/kecil/{YEAR}/isian/").text
    assert page.count("terlambat 3 hari") == 1


def test_a_rhythm_of_the_office_changes_what_is_requested(house: House) -> None:
    house.year.rhythms.create(code="ktp", kind=PeriodKind.SEMESTER.value)
    client = house.browser("clerk")
    assert 'name="sel-' not in client.get(house.address()).text
    page = client.get(house.address(quarter="2024-Q2")).text
    assert page.count('name="sel-counts:') == 4 and "2024-S1" in page
    sent = {
        name.replace("2024-Q2", "2024-S1"): text
        for name, text in typed(("9", "8"), ("10", "10"), "2024-Q2").items()
    }
    assert (
        client.post(house.address(quarter="2024-Q2"), {**sent, "aksi": "simpan"}).status_code
        == 302
    )
    assert house.counts("2024-S1")["ktp.holders", "99.01.01"] == "9"
    assert PostForm.objects.get(office_year=house.year).post == POST
