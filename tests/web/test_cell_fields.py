"""Cells as fields of a form: the right control with its name and hint, what is wrong,
and never markup.
"""

from __future__ import annotations

from collections import Counter
from itertools import cycle, product

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.example_years import example_year
from tests.web.test_planning_pages import sent, somebody

from capaian.dossier.rows.files import files_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.tables.declaration import ColumnNeed
from capaian.dossier.tables.kinds import BOOLEAN, CODE, COUNT, TEXT, UNIT, Kind
from capaian.web.offices.models import Role
from capaian.web.planning.cell_texts import is_own_code
from capaian.web.planning.rows.choices import CellOptions
from capaian.web.planning.rows.views import RowField, RowForm
from capaian.web.planning.sheets import SHEETS
from capaian.web.site.issue_words import on_page
from capaian.web.years.known import YearState
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.store import DossierFiles, StoredRows

HERE = "/balangan-2023/2023/perencanaan/"


def known_of(**sheets: list[dict[str, str]]) -> YearState:
    """An office-year of some rows, by the addresses of their sheets."""
    rows = {
        SHEETS[slug].id: [FlatRow(cells, place) for place, cells in enumerate(own, 1)]
        for slug, own in sheets.items()
    }
    made = files_of({}, {})
    return YearState(StoredRows({}, made, rows, {}), DossierFiles("kosong", made, {}))


def a_field(kind: Kind, text: str, need: ColumnNeed = ColumnNeed.OPTIONAL) -> RowField:
    return RowField(SHEETS["outputs"], SheetColumn("value", kind, "Isi", need=need), text, ())


def a_form(slug: str, stored: dict[str, str], known: YearState) -> RowForm:
    return RowForm(SHEETS[slug], known, stored)


# --- without pages


@pytest.mark.parametrize(
    ("kind", "text", "is_long"),
    [
        (TEXT, "x" * 80, False),
        (TEXT, "x" * 81, True),
        (TEXT, "dua\nbaris", True),
        (TEXT, "", False),
        (UNIT, "x" * 81, True),
        (CODE, "x" * 81, False),
        (BOOLEAN, "x" * 81, False),
        (COUNT, "1" * 81, False),
    ],
)
def test_free_text_that_is_long_gets_several_lines(kind: Kind, text: str, is_long: bool) -> None:
    assert a_field(kind, text).is_long is is_long


def test_a_choice_has_its_valid_texts() -> None:
    assert a_field(BOOLEAN, "entah").options == [("ya", "ya"), ("tidak", "tidak")]


@pytest.mark.parametrize(
    ("need", "is_needed"),
    [(ColumnNeed.REQUIRED, True), (ColumnNeed.COLUMN, False), (ColumnNeed.OPTIONAL, False)],
)
def test_a_cell_that_may_be_empty_is_not_needed_though_its_column_is(
    need: ColumnNeed, is_needed: bool
) -> None:
    assert a_field(TEXT, "", need).is_needed is is_needed


def test_fields_stand_in_the_order_of_the_sheet_with_their_own_texts() -> None:
    form = a_form("outputs", {"note": "a", "lain": "b"}, known_of())
    assert [field.column for field in form.fields.values()] == [*SHEETS["outputs"].columns]
    goal = a_form("plan-goals", {}, known_of())
    assert [each.name for each in (*goal.open_fields, *goal.code_fields)] == ["sel-name", "sel-id"]
    assert {name: field.initial for name, field in form.fields.items() if field.initial} == {
        "sel-note": "a"
    }


def test_the_number_of_a_record_without_a_key_is_no_field() -> None:
    spec = SHEETS["recommendations-recommendations"]
    assert "#" in {column.id for column in spec.columns}
    assert "sel-#" not in a_form("recommendations-recommendations", {}, known_of()).fields


def test_names_are_offered_with_what_they_are_called() -> None:
    known = known_of(
        **{
            "sources-sources": [
                {"id": "rekap", "title": "Rekap Akta"},
                {"id": "polos"},
                {"id": "", "title": "Tanpa nama"},
            ],
            "nodes": [{"id": "I.1", "name": "Kegiatan"}],
        }
    )
    offered = {name: field.names for name, field in a_form("outputs", {}, known).fields.items()}
    assert offered["sel-source"] == [("rekap", "Rekap Akta")]
    assert offered["sel-node"] == [("I.1", "Kegiatan")]
    assert not offered["sel-note"]


@pytest.mark.parametrize(("count", "offered"), [(300, 300), (301, 0)])
def test_a_list_that_nobody_would_read_is_not_offered(count: int, offered: int) -> None:
    known = known_of(
        nodes=[{"id": f"I.{number}", "name": f"Kerja {number}"} for number in range(count)]
    )
    (node,) = [each for each in SHEETS["outputs"].columns if each.id == "node"]
    assert len(CellOptions(SHEETS["outputs"], known).of(node)) == offered


# --- controls of a page

CONTROLS = [
    ("outputs", "actual", "input", "decimal", False),
    ("outputs", "period", "select", "", False),
    ("outputs", "met", "select", "", False),
    ("outputs", "node", "select", "", False),
    ("outputs", "unit", "input", "", True),
    ("nodes", "kind", "select", "", False),
    ("counts", "value", "input", "decimal", False),
    ("survey", "answers", "input", "decimal", False),
    ("documents-documents", "date", "input", "", False),
    ("sources-sources", "cut_off", "input", "", False),
    ("cooperation", "signed", "input", "", False),
    ("agreements-agreements", "year", "input", "", False),
]


def controls(page: Element) -> list[Element]:
    return [each for each in page if each.attributes.get("name", "").startswith("sel-")]


def first_of(year: OfficeYear, slug: str) -> Row:
    row = year.rows.filter(sheet=SHEETS[slug].id).first()
    assert row is not None
    return row


def test_each_kind_of_cell_gets_its_control_filled_with_what_is_there() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    for slug, column, tag, inputmode, has_names in CONTROLS:
        row = first_of(year, slug)
        page = elements(client.get(f"{HERE}{slug}/{row.pk}/").text)
        control = page.by_id(f"sel-{column}")
        place = slug, column
        assert (control.tag, control.attributes.get("inputmode", "")) == (tag, inputmode), place
        assert bool(control.attributes.get("list")) is has_names, place
        if has_names:
            assert page.by_id(control.attributes["list"]).all("option"), place
        chosen = [each for each in control.all("option") if "selected" in each.attributes]
        standing = {
            "input": control.attributes.get("value", ""),
            "textarea": control.text,
            "select": chosen[0].attributes["value"] if chosen else "",
        }
        kind = next(each.kind for each in SHEETS[slug].columns if each.id == column)
        assert kind.read_cell(standing[tag]) == kind.read_cell(row.cells.get(column, "")), place


def test_figures_names_and_choices_stand_as_people_write_them() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    count = next(
        row for row in year.rows.filter(sheet="counts.csv") if int(row.cells["value"]) > 1_000
    )
    value = count.cells["value"]
    page = elements(client.get(f"{HERE}counts/{count.pk}/").text)
    assert page.by_id("sel-value").attributes["value"] == f"{int(value):,}".replace(",", ".")
    area = year.rows.get(sheet="areas.csv", cells__code=count.cells["area"])
    assert area.cells["name"] in page.text
    row = year.rows.filter(sheet="plan.yaml#indicators").first()
    assert row is not None
    row.cells = {**row.cells, "is_key": "true"}
    row.save()
    page = elements(client.get(f"{HERE}plan-indicators/{row.pk}/").text)
    (chosen,) = (
        each for each in page.by_id("sel-is_key").all("option") if "selected" in each.attributes
    )
    assert chosen.attributes["value"] == "ya"
    assert [each.attributes["value"] for each in page.by_id("sel-is_key").all("option")] == [
        "",
        "ya",
        "tidak",
    ]


def test_units_are_shown_and_hinted_in_words() -> None:
    year = example_year("balangan-2023")
    row = year.rows.filter(sheet="plan.yaml#indicators", cells__unit="percent").first()
    assert row is not None
    page = elements(somebody(year, Role.PLANNER).get(f"{HERE}plan-indicators/{row.pk}/").text)
    assert page.by_id("sel-unit").attributes["value"] == "persen"
    assert (
        page.by_id("sel-unit-petunjuk").words
        == "persen, nilai, poin, Rp, atau kata seperti orang."
    )


def test_every_field_of_every_sheet_has_one_label_and_an_id_of_its_own() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    for slug, spec in SHEETS.items():
        if slug == "narrative":
            continue
        row = year.rows.filter(sheet=spec.id).first()
        page = elements(client.get(f"{HERE}{slug}/{row.pk if row else 'baru'}/").text)
        ids = Counter(each.attributes["id"] for each in page if "id" in each.attributes)
        assert max(ids.values()) == 1, slug
        boxes = {each.attributes["name"] for each in controls(page) if "id" not in each.attributes}
        shown = {each.attributes["id"]: each for each in controls(page) if "id" in each.attributes}
        columns = [
            each for each in spec.columns if each.id != "#" and f"sel-{each.id}" not in boxes
        ]
        columns.sort(key=lambda column: is_own_code(spec, column))
        assert list(shown) == [f"sel-{column.id}" for column in columns], slug
        for column in columns:
            (label,) = page.all("label", **{"for": f"sel-{column.id}"})
            is_needed = column.need is ColumnNeed.REQUIRED and not is_own_code(spec, column)
            optional = "" if is_needed else " (boleh kosong)"
            assert label.words == f"{column.title}{optional}", (slug, column.id)
            if column.help and shown[f"sel-{column.id}"].tag == "input":
                assert on_page(column.help, spec, column) in page.by_id(
                    f"sel-{column.id}-petunjuk"
                ).words.replace("  ", " ")
            if column.unit:
                assert f"Satuan: {column.unit}." in page.by_id(f"sel-{column.id}-petunjuk").words


def test_choices_are_offered_in_words_beside_an_empty_one() -> None:
    year = example_year("balangan-2023")
    row = first_of(year, "inputs")
    page = elements(somebody(year, Role.PLANNER).get(f"{HERE}inputs/{row.pk}/").text)
    options = page.by_id("sel-resource").all("option")
    assert [each.attributes["value"] for each in options] == ["", "money", "staff"]
    assert [each.words.partition(" ")[0] for each in options] == ["", "uang", "pegawai"]


def test_who_only_reads_gets_no_control_that_can_be_changed() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.VIEWER)
    for slug in ("outputs", "office"):
        page = elements(client.get(f"{HERE}{slug}/{first_of(year, slug).pk}/").text)
        assert controls(page)
        for each in controls(page):
            assert {"readonly", "disabled"} & each.attributes.keys(), (slug, each.attributes)
        assert "Baris ini diubah oleh perencana." in page.words


# --- what is wrong

WRONG = [
    ("outputs", "actual", "tujuh"),
    ("outputs", "actual", "1,234"),
    ("outputs", "period", "2023-Q9"),
    ("outputs", "met", "mungkin"),
    ("outputs", "node", "tidak-ada"),
    ("outputs", "source", "dua kata"),
    ("outputs", "unit", ""),
    ("outputs", "note", "balik\u202eini"),
    ("nodes", "kind", "lain"),
    ("counts", "value", "-5"),
    ("counts", "value", "12,5"),
    ("counts", "area", "63.1"),
    ("survey", "answers", "banyak"),
    ("agreements-agreements", "year", "23"),
    ("documents-documents", "date", "2023-13"),
    ("sources-sources", "cut_off", "2023-02-30"),
    ("sources-sources", "sha256", "abc"),
    ("cooperation", "signed", "besok"),
]


def standing(control: Element) -> str:
    """What a control would send."""
    chosen = [each for each in control.all("option") if "selected" in each.attributes]
    texts = {"textarea": control.text, "select": chosen[0].attributes["value"] if chosen else ""}
    return texts.get(control.tag, control.attributes.get("value", ""))


def assert_refused_at(page: Element, column: str, typed: str) -> None:
    """What is wrong stands at the field and, in the same words, in the summary;
    the typed text stays.
    """
    control = page.by_id(f"sel-{column}")
    assert standing(control) == typed
    assert control.attributes["aria-invalid"] == "true"
    assert f"sel-{column}-salah" in control.attributes["aria-describedby"].split()
    report = page.by_id(f"sel-{column}-salah").words.removeprefix("Galat: ")
    assert len(report) > 20
    (summary,) = [
        each for each in page.all("div", role="alert") if "galat" in each.attributes["class"]
    ]
    (link,) = summary.all("a", href=f"#sel-{column}")
    assert link.words.endswith(report)


def test_a_wrong_cell_of_each_kind_is_reported_at_its_field_and_nothing_is_written() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    for slug, column, typed in WRONG:
        row = first_of(year, slug)
        answer = client.post(f"{HERE}{slug}/{row.pk}/", sent(row, **{column: typed}))
        assert answer.status_code == 422, (slug, column, typed)
        page = elements(answer.text)
        assert page.all("title")[0].words.startswith("Galat: "), (slug, column)
        assert_refused_at(page, column, typed)
        assert first_of(year, slug).version == 1, (slug, column)


@pytest.mark.parametrize("is_new", [False, True])
def test_all_that_is_wrong_is_reported_at_once(is_new: bool) -> None:
    year = example_year("balangan-2023")
    row = first_of(year, "outputs")
    wrong = {
        "actual": "tujuh",
        "period": "kemarin",
        "met": "mungkin",
        "target": "1.2.3",
        "note": "a\u202eb",
    }
    address = f"{HERE}outputs/{'baru' if is_new else row.pk}/"
    answer = somebody(year, Role.PLANNER).post(address, sent(row, **wrong))
    page = elements(answer.text)
    assert answer.status_code == 422
    for column, typed in wrong.items():
        assert_refused_at(page, column, typed)
    fine = [
        each
        for each in controls(page)
        if each.attributes["name"].removeprefix("sel-") not in wrong
    ]
    assert not any("aria-invalid" in each.attributes for each in fine)
    assert {standing(each) for each in fine} == {
        text for name, text in row.cells.items() if name not in wrong
    }


# --- texts of people

BEFORE = (
    "",
    '"',
    "'",
    '">',
    "</td>",
    "</textarea>",
    "</option></select>",
    "</script>",
    "-->",
    "{% endblock %}",
)
BODIES = (
    "<xssran><script>xssran()</script>",
    "<img src=xssran onerror=xssran()>",
    "<svg/onload=xssran()>",
    '" autofocus onfocus="xssran()" xssran="',
    "{{ xssran }}{{ 7|add:7 }}",
    "{% load xssran %}&lt;xssran&gt;",
)
PAYLOADS = ["".join(parts) for parts in product(BEFORE, BODIES)]
SOILED = (
    "cooperation",
    "outputs",
    "factors",
    "awards-awards",
    "recommendations-recommendations",
    "innovations-innovations",
    "evaluations-evaluations",
    "differences-differences",
    "office",
)


def soil(year: OfficeYear) -> None:
    """Write the payloads into every text of some sheets, past all that would refuse them."""
    payloads = cycle(PAYLOADS)
    for slug in SOILED:
        texts = [column.id for column in SHEETS[slug].columns if column.kind in (TEXT, UNIT)]
        for row in year.rows.filter(sheet=SHEETS[slug].id):
            row.cells |= {name: next(payloads) for name in texts if name != "file"}
            row.save()
    year.revision += 1
    year.save()


def assert_harmless(page: Element, where: str) -> None:
    """No payload became an element, an attribute, or a part of a script;
    each stays letter by letter.
    """
    for each in page:
        assert each.tag != "xssran", where
        assert each.tag not in ("script", "style") or "xssran" not in each.text, where
        assert not [
            name for name in each.attributes if name.startswith("on") or "xssran" in name
        ], where
        for name, value in each.attributes.items():
            assert (
                "xssran" not in value
                or (name == "value" and value in (*PAYLOADS, "xssran"))
                or name == "href"
            ), where
            assert not (name == "href" and value.strip().lower().startswith("javascript:")), where
    assert "{{ xssran }}14" not in page.text


def open_pages(client: Client, year: OfficeYear, slug: str) -> dict[str, Element]:
    """Every page that shows texts of a sheet, by its address."""
    rows = [*year.rows.filter(sheet=SHEETS[slug].id)[:2]]
    addresses = [f"{HERE}{slug}/", f"{HERE}{slug}/?cari=xssran"]
    addresses += [f"{HERE}{slug}/{row.pk}/" for row in rows]
    if slug != "office":
        addresses += [f"{HERE}{slug}/{row.pk}/hapus/" for row in rows]
    return {address: elements(client.get(address).text) for address in addresses}


def test_sixty_texts_that_would_be_markup_are_texts_on_every_page() -> None:
    assert len(set(PAYLOADS)) == 60
    year = example_year("balangan-2023")
    soil(year)
    client = somebody(year, Role.PLANNER)
    assert_harmless(elements(client.get(HERE).text), "sheets")
    shown: set[str] = set()
    for slug in SOILED:
        for address, page in open_pages(client, year, slug).items():
            assert_harmless(page, address)
            shown |= {payload for payload in PAYLOADS if payload in page.text}
    assert shown == set(PAYLOADS)


def test_texts_that_are_refused_or_overtaken_or_searched_are_no_markup_either() -> None:
    year = example_year("balangan-2023")
    row = first_of(year, "outputs")
    client = somebody(year, Role.PLANNER)
    columns = ("note", "text", "name", "period", "met", "source")
    for place in range(0, len(PAYLOADS), len(columns)):
        typed = dict(zip(columns, PAYLOADS[place:], strict=False))
        for status, version in ((422, "1"), (409, "7")):
            answer = client.post(
                f"{HERE}outputs/{row.pk}/", {**sent(row, **typed), "versi": version}
            )
            assert answer.status_code == status, typed
            page = elements(answer.text)
            assert_harmless(page, str(typed))
            assert {name: standing(page.by_id(f"sel-{name}")) for name in columns} == typed
    for payload in PAYLOADS:
        found = elements(client.get(f"{HERE}outputs/", {"cari": payload}).text)
        assert_harmless(found, payload)
        assert found.by_id("cari").attributes["value"] == payload
        assert f"Tidak ada baris yang memuat “{payload}”." in found.text
