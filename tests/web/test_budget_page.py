"""The budget of a year in one table: sub-activities with both columns, saved together,
never over others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from tests.web.beginnings import YEAR
from tests.web.elements import Element, elements, fields
from tests.web.example_years import example_year
from tests.web.exchanging import Desk
from tests.web.test_history import LOG
from tests.web.test_new_closing import measured
from tests.web.test_planning_pages import somebody
from tests.web.undoing import every_case_undone

from capaian.domain.issue import Issue, Level, Place
from capaian.web.offices.models import Role
from capaian.web.planning.planner_home import first_steps
from capaian.web.site.access import PLANNING, RIGHTS
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import Edit, FlawedError, change
from capaian.web.years.known import Flaw
from capaian.web.years.models import OfficeYear, Row

PAGE = f"/kecil/{YEAR}/anggaran/"
INPUTS = "inputs.csv"


def before(shown: Element) -> list[str]:
    """The fields of what is planned before the change."""
    return [name for name in fields(shown) if name.startswith("pagu-original-")]


def stored(desk: Desk) -> dict[str, tuple[str, str]]:
    rows = Row.objects.filter(office_year=desk.year, sheet=INPUTS, cells__period=str(YEAR))
    return {row.cells["node"]: (row.cells["original"], row.cells["revised"]) for row in rows}


def test_the_first_step_leads_here_and_is_done_once_all_have_a_budget(desk: Desk) -> None:
    def step() -> tuple[str, bool]:
        desk.year.refresh_from_db()
        return next((s.page, s.is_done) for s in first_steps(desk.year) if s.title == "Anggaran")

    shown = desk.page(PAGE)
    names = before(shown)
    assert names and step() == ("budget", False)
    assert f"{len(names)} dari {len(names)} belum berpagu." in shown.words
    sent = {**fields(shown), **{name: f"{place}.500.000" for place, name in enumerate(names, 1)}}
    assert [desk.send(PAGE, sent)[0] for _ in range(2)] == [302, 200], (
        "the same sent twice is written once"
    )
    assert {pair for pair in stored(desk).values()} == {
        (f"{place}500000", "") for place in range(1, len(names) + 1)
    }
    assert step() == ("budget", True) and "Semuanya sudah berpagu." in desk.page(PAGE).words
    kept = fields(desk.page(PAGE))
    assert [kept[name] for name in names][:2] == ["1.500.000", "2.500.000"]


def test_programmes_and_activities_stand_above_their_sub_activities(desk: Desk) -> None:
    (body,) = desk.page(PAGE).all("tbody")
    heads = [each for each in body.all("th") if each.attributes.get("colspan") == "7"]
    assert heads and all(head.words[0].isdigit() for head in heads)
    others = [each.words for each in body.all("th") if each.attributes.get("scope") == "row"]
    assert len(others) == len(heads) + len(before(desk.page(PAGE)))


def test_what_is_stored_for_the_whole_office_appears_below(desk: Desk) -> None:
    def foot() -> list[str]:
        cells = [each.words for part in desk.page(PAGE).all("tfoot") for each in part.all("td")]
        return [*filter(None, cells)]

    shown = desk.page(PAGE)
    names = before(shown)
    assert foot() == ["belum lengkap"] * 2
    sent = {**fields(shown), **{name: f"{place}.500.000" for place, name in enumerate(names, 1)}}
    assert (
        desk.send(PAGE, {**sent, names[0].replace("original", "revised"): "1.250.000"})[0] == 302
    )
    whole = sum(place * 1_000_000 + 500_000 for place in range(1, len(names) + 1))
    # the first one became 250.000 less, the others are what they were
    assert foot() == [f"{amount:,}".replace(",", ".") for amount in (whole, whole - 250_000)]
    assert "Menjadi yang kosong dihitung sama dengan Semula." in desk.page(PAGE).words


SPELLINGS = {
    "48500000": "48500000",
    "48.500.001": "48500001",
    "48 500 002": "48500002",
    "Rp48.500.003": "48500003",
    "Rp 48.500.004,00": "48500004",
    "48.500.005,00": "48500005",
    "48500006,00": "48500006",
    "48.500.007,-": "48500007",
    "60000000.00": "60000000",
    "60000001.0": "60000001",
    "60.000.002,0": "60000002",
    "60.000.003,00": "60000003",
    "Rp60000004.00": "60000004",
    "60,000,005.00": "60000005",
}
"""Amounts as people write them, and as they are stored, without noughts behind their sign."""


def chunks(names: Sequence[str], texts: Iterable[str]) -> Iterator[dict[str, str]]:
    """Texts by the names of fields, as many at once as there are fields."""
    left = [*texts]
    while left:
        yield dict(zip(names, left, strict=False))
        del left[: len(names)]


def test_an_amount_is_read_as_people_write_it(desk: Desk) -> None:
    for typed in chunks(before(desk.page(PAGE)), SPELLINGS):
        assert desk.send(PAGE, {**fields(desk.page(PAGE)), **typed})[0] == 302
        amounts = {name: SPELLINGS[text] for name, text in typed.items()}
        assert {(amount, "") for amount in amounts.values()} <= {*stored(desk).values()}
        shown = fields(desk.page(PAGE))
        assert {name: shown[name] for name in typed} == {
            name: f"{int(amount):,}".replace(",", ".") for name, amount in amounts.items()
        }


@pytest.mark.parametrize(("text", "amount"), [("6.000.000,50", "6000000.5"), ("0,00", "0")])
def test_parts_that_are_meant_and_nought_stay(desk: Desk, text: str, amount: str) -> None:
    shown = desk.page(PAGE)
    name = before(shown)[0]
    status, reply = desk.send(PAGE, {**fields(shown), name: text})
    assert status == 302 or desk.send(PAGE, {**fields(reply), name: text})[0] == 302
    assert (amount, "") in stored(desk).values()
    shown = desk.page(PAGE)
    assert desk.send(PAGE, fields(shown))[0] == 200, "what is shown is what is stored"


def test_an_odd_grouping_is_no_amount(desk: Desk) -> None:
    shown = desk.page(PAGE)
    odd = ["1.00,00", "12.34,00", "1.000.00,00", "01.000,00", "Rp 1.00,-", "1.00.000"]
    for typed in chunks(before(shown), odd):
        status, reply = desk.send(PAGE, {**fields(shown), **typed})
        assert status == 422
        for name, text in typed.items():
            assert f"“{text}” bukan bilangan. Tulis misalnya 12.500." in reply.words
            assert fields(reply)[name] == text
    assert {*stored(desk).values()} == {("", "")}


def test_what_cannot_be_read_is_reported_with_its_row_and_nothing_is_written(desk: Desk) -> None:
    shown = desk.page(PAGE)
    first, second = before(shown)[:2]
    status, reply = desk.send(PAGE, {**fields(shown), first: "5O.000", second: "1.000"})
    assert status == 422 and {*stored(desk).values()} == {("", "")}
    (alert,) = reply.all("div", role="alert")
    (label,) = [each.attributes["aria-label"] for each in reply.all("input", name=first)]
    assert label.endswith(", Semula") and f"{label}: “5O.000” bukan bilangan." in alert.words
    assert [link.attributes["href"] for link in alert.all("a")] == [f"#{first}"]
    assert fields(reply)[second] == "1.000", "what was typed stays"


def test_both_columns_of_a_row_are_one_change(desk: Desk) -> None:
    shown = desk.page(PAGE)
    name = before(shown)[0]
    after = name.replace("original", "revised")
    assert desk.send(PAGE, {**fields(shown), name: "100", after: "90"})[0] == 302
    assert ("100", "90") in stored(desk).values()
    assert Entry.objects.filter(action="row.changed").count() == 1


def test_a_sub_activity_without_a_row_is_given_one(desk: Desk) -> None:
    desk.year.rows.filter(sheet=INPUTS).delete()
    OfficeYear.objects.filter(pk=desk.year.pk).update(revision=9)
    shown = desk.page(PAGE)
    name = before(shown)[0]
    assert [desk.send(PAGE, {**fields(shown), name: "100"})[0] for _ in range(2)] == [302, 200]
    (row,) = desk.year.rows.filter(sheet=INPUTS)
    assert (row.cells["period"], row.cells["resource"], row.cells["kind"]) == (
        str(YEAR),
        "money",
        "all",
    )


def test_an_amount_for_a_sub_activity_that_went_meanwhile_is_reported(desk: Desk) -> None:
    shown = desk.page(PAGE)
    sent = {**fields(shown), "pagu-original-9.9.9-all": "700"}
    status, reply = desk.send(PAGE, sent)
    assert (
        status == 409
        and "original-9.9.9-all tidak punya tempat lagi di halaman ini: 700." in reply.words
    )


@pytest.mark.parametrize("role", (Role.PLANNER, Role.VIEWER))
def test_everybody_reads_it_and_planners_write(role: Role) -> None:
    shown = elements(
        somebody(example_year("balangan-2023"), role).get("/balangan-2023/2023/anggaran/").text
    )
    assert ("Simpan semua pagu" in shown.words) is (role in PLANNING)
    assert "30.633.400" in (
        shown.text if role not in PLANNING else " ".join(fields(shown).values())
    )


def test_the_database_is_queried_few_times(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    client.get("/balangan-2023/2023/anggaran/")
    with django_assert_max_num_queries(15):
        client.get("/balangan-2023/2023/anggaran/")


def test_an_amount_that_can_hardly_be_meant_is_questioned_once(desk: Desk) -> None:
    shown = desk.page(PAGE)
    names = before(shown)
    sent = {**fields(shown), **{name: "48.500.000" for name in names}, names[0]: "48.500"}
    status, reply = desk.send(PAGE, sent)
    (alert,) = reply.all("div", role="alert")
    assert status == 422 and {*stored(desk).values()} == {("", "")}
    assert (
        "Pagu 48.500 rupiah kurang dari seperseratus" in alert.words
        and "simpan sekali lagi" in alert.words
    )
    assert len(alert.all("a")) == 1
    assert desk.send(PAGE, fields(reply))[0] == 302
    assert ("48500", "") in stored(desk).values()


def test_what_is_no_budget_is_reported_by_its_column(desk: Desk) -> None:
    shown = desk.page(PAGE)
    first, second = before(shown)[:2]
    status, reply = desk.send(PAGE, {**fields(shown), first: "-1"})
    (alert,) = reply.all("div", role="alert")
    assert status == 422 and "kurang dari nol" in alert.words and "Periksa tandanya" in alert.words
    assert [each.attributes["href"] for each in alert.all("a")] == [f"#{first}"]
    status, reply = desk.send(PAGE, {**fields(reply), first: "", second: "48.5"})
    (alert,) = reply.all("div", role="alert")
    assert status == 422 and "kurang dari nol" not in alert.words
    assert "Pagu 48,5 rupiah bukan rupiah utuh." in alert.words
    assert {*stored(desk).values()} == {("", "")}


def add_last_year(year: OfficeYear, node: str, **amounts: str) -> None:
    cells = {"node": node, "period": str(YEAR - 1), "resource": "money", "kind": "all", **amounts}
    year.rows.create(sheet=INPUTS, cells=cells, place=999)


def test_the_budget_of_the_year_before_appears_beside_and_is_requested_by(desk: Desk) -> None:
    assert "Tahun 2023" not in desk.page(PAGE).words
    node, other = sorted(stored(desk))[:2]
    last = OfficeYear.objects.create(office=desk.year.office, year=YEAR - 1)
    add_last_year(last, node, original="500.000".replace(".", ""), revised="600000")
    add_last_year(last, other, original="700000")
    add_last_year(desk.year, other, original="800000")
    shown = desk.page(PAGE)
    assert "Tahun 2023" in shown.words and "600.000" in shown.words
    assert "800.000" in shown.words and "700.000" not in shown.words, (
        "what this year keeps of it comes first"
    )
    name = f"pagu-original-{node}-all"
    status, reply = desk.send(PAGE, {**fields(shown), name: "60.000.001"})
    assert (
        status == 422 and "lebih dari seratus kali pagu tahun sebelumnya (600.000)" in reply.words
    )
    assert desk.send(PAGE, {**fields(shown), name: "650.000"})[0] == 302


def test_a_contradiction_names_its_sub_activity(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = desk.year.rows.filter(sheet=INPUTS, cells__period=str(YEAR)).first()
    assert row is not None
    code = row.cells["node"]
    name = desk.year.rows.get(sheet="nodes.csv", cells__id=code).cells["name"]
    remedy = (
        f"Perbaiki, atau tulis above:{code}:all di lembar Butir, daftar differences/covers, "
        "kolom Kode."
    )
    found = Issue(
        Level.ERROR, "above", f"Realisasi melebihi pagu pada {code}.", Place(INPUTS), remedy=remedy
    )

    def refused(*_: object) -> None:
        raise FlawedError([Flaw(found, None)])

    monkeypatch.setattr("capaian.web.planning.saving.change", refused)
    status, reply = desk.send(
        PAGE, {**fields(desk.page(PAGE)), f"pagu-original-{code}-all": "500"}
    )
    assert status == 422 and f"Realisasi melebihi pagu pada {name}." in reply.words
    assert f"tulis above:{code}:all di lembar Butir, kolom Kode." in reply.words, (
        "what is typed stays"
    )


@pytest.mark.parametrize("role", Role)
def test_whoever_reads_the_log_is_led_to_what_became_of_the_budget(role: Role) -> None:
    client = somebody(example_year("balangan-2023"), role)
    links = elements(client.get("/balangan-2023/2023/anggaran/").text).all("a")
    ways = [each.attributes["href"] for each in links if "alasannya" in each.words]
    may = role in RIGHTS["history"]["GET"] or role is Role.PLANNER
    assert ways == (["/balangan-2023/2023/anggaran/perubahan/"] if may else [])
    assert all(client.get(each).status_code == 200 for each in ways)


def test_a_planner_sees_who_changed_which_amount_and_nothing_else_of_the_log(
    desk: Desk, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    def shown() -> list[Element]:
        desk.page(PAGE)  # the year is read
        with django_assert_max_num_queries(15):
            answer = desk.client.get(f"{PAGE}perubahan/")
        assert answer.status_code == 200
        return [line for own in elements(answer.text).all("ol", **LOG) for line in own.all("li")]

    assert shown() == [], "what a year is begun with is no change"
    name = before(desk.page(PAGE))[0]
    assert [
        desk.send(PAGE, {**fields(desk.page(PAGE)), name: text})[0]
        for text in ("1234000", "1235000")
    ] == [302] * 2
    desk.year.refresh_from_db()
    last_year = {
        "node": min(stored(desk)),
        "period": str(YEAR - 1),
        "resource": "money",
        "kind": "all",
    }
    change(desk.year, [Edit(INPUTS, {**last_year, "original": "77"})], Author())
    change(
        desk.year, [Edit("narrative", {"file": "narrative/a.md", "paragraph": "Kata."})], Author()
    )
    with transaction.atomic():
        record(desk.year.office, Author(), [Deed("person.changed", "1", None, {"name": "Orang"})])
    added, last, first = shown()
    assert "kosong" not in added.words and "Semula: 77" in added.words, (
        "of a new row nothing stood before"
    )
    assert "Semula: 1.234.000 menjadi 1.235.000" in last.words and "Perencana" in last.words
    assert "Semula: kosong menjadi 1.234.000" in first.words and "Masukan: " in first.words


def test_kinds_of_money_are_shown_in_words(desk: Desk) -> None:
    row = desk.year.rows.filter(sheet=INPUTS, cells__period=str(YEAR)).first()
    assert row is not None
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "kind": "capital"})
    OfficeYear.objects.filter(pk=desk.year.pk).update(revision=9)
    assert "(belanja modal)" in desk.page(PAGE).words and "capital)" not in desk.page(PAGE).words


def test_a_sub_activity_is_called_by_its_code_too(desk: Desk) -> None:
    """Programmes and activities above it had codes, and it had none."""
    codes = {
        row.cells["name"]: row.cells["code"] for row in desk.year.rows.filter(sheet="nodes.csv")
    }
    labels = [
        each.words
        for each in desk.page(PAGE).all("th", scope="row")
        if "jab" in each.attributes.get("class", "")
    ]
    assert labels and all(
        label == f"{codes[label.partition(' ')[2]]} {label.partition(' ')[2]}" for label in labels
    )


def test_work_without_a_budget_goes_at_once_as_it_was_shown(desk: Desk) -> None:
    """What has a budget stays, so does its tree;
    what changed since it was shown is not removed unseen.
    """
    nodes = desk.year.rows.filter(sheet="nodes.csv")
    assert not desk.page(PAGE).all("input", name="ikut"), (
        "nothing is budgeted: nobody said what is not"
    )
    kept, *_ = before(desk.page(PAGE))
    assert desk.send(PAGE, {**fields(desk.page(PAGE)), kept: "5.000.000"})[0] == 302
    (stamp,) = desk.page(PAGE).all("input", name="ikut")
    sent = {"aksi": "hapus-tanpa-pagu", "ikut": stamp.attributes["value"]}
    count = nodes.count()
    assert desk.send(PAGE, sent)[0] == 422, "without a reason"
    assert (
        desk.send(PAGE, {**sent, "ikut": "lain", "alasan-hapus": "Tidak dianggarkan."})[0] == 409
    )
    assert nodes.count() == count
    assert desk.send(PAGE, {**sent, "alasan-hapus": "Tidak dianggarkan."})[0] == 302
    left = {row.cells["id"] for row in nodes if row.cells["kind"] == "subactivity"}
    assert left == {kept.removeprefix("pagu-original-").rpartition("-")[0]}
    (one,) = left
    assert all(one.startswith(row.cells["id"]) for row in nodes), (
        "empty programs make no total whole"
    )
    assert {row.cells["node"] for row in desk.year.rows.filter(sheet=INPUTS)} == left


def test_the_downloaded_sheet_is_pasted_back_and_shown_before_it_is_saved(desk: Desk) -> None:
    names = before(desk.page(PAGE))
    answer = desk.client.get(f"{PAGE}?unduh=csv")
    head, _, second, *rest = answer.content.decode("utf-8-sig").splitlines()
    assert (
        head == "Kode;Uraian;Semula;Menjadi;Triwulan I;Triwulan II;Triwulan III;Triwulan IV"
        and len(rest) + 2 == len(names)
    )
    code, title, *_ = second.split(";")
    block = "\n".join(
        ["Menjadi\tSemula\tUraian", f"\tRp 5.000.000\t{title}", "1\t2\tTidak ada", f"7\t6\t{code}"]
    )
    sent = {**fields(desk.page(PAGE)), names[0]: "3.000.000"}
    status, reply = desk.send(PAGE, {**sent, "aksi": "tempel", "tempelan": block})
    assert (
        status == 200
        and "“1 2 Tidak ada” tidak dikenal." in reply.words
        and {*stored(desk).values()} == {("", "")}
    )
    typed = fields(reply)
    assert (typed[names[0]], typed[names[1]], typed[names[1].replace("original", "revised")]) == (
        "3.000.000",
        "6",
        "7",
    )
    status, reply = desk.send(PAGE, {**sent, "aksi": "tempel", "tempelan": "5\t6"})
    assert "Salin bersama judul kolomnya" in reply.words and fields(reply)[names[0]] == "3.000.000"
    block = f"Kode\tNama\tNama PPTK\tSemula\n{code}\t{title}\tBudi\t9"
    status, reply = desk.send(PAGE, {**sent, "aksi": "tempel", "tempelan": block})
    assert (
        "Kolom “Nama PPTK” memuat data orang" in reply.words and "9" not in fields(reply).values()
    )


@every_case_undone(
    "block",
    [
        "",
        '"' + "x" * 150_000,
        "Semula\rMenjadi\r1",
        "\0Semula\t\0",
        "Semula;Menjadi\n" + ";" * 9_000,
    ],
)
def test_whatever_is_pasted_breaks_nothing(desk: Desk, block: str) -> None:
    status, reply = desk.send(
        PAGE, {**fields(desk.page(PAGE)), "aksi": "tempel", "tempelan": block}
    )
    assert status == 200 and "Tidak ada yang diisi." in reply.words
    assert {*stored(desk).values()} == {("", "")}


def test_a_budget_below_what_was_spent_is_questioned_and_stored_once_it_is_meant(
    tmp_path: Path,
) -> None:
    house = measured(tmp_path)
    planner = Desk(house.browser("planner"), house.year)
    sent = fields(planner.page(PAGE))
    (name,) = [each for each in sent if each.startswith("pagu-revised-")]
    sent |= {name: "700", "alasan": "Pagu menurut perubahan anggaran."}
    status, questioned = planner.send(PAGE, sent)
    assert (
        status == 422 and "tidak dapat dihitung" in questioned.words and "800" in questioned.words
    )
    assert planner.send(PAGE, {**fields(questioned), "alasan": sent["alasan"]})[0] == 302
