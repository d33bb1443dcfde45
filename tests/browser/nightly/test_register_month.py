"""A month of Probolinggo, invented: ten people count it in their browsers,
and nobody types a total.

By day presses are counted in `test_counter_sheet`, typed and pasted lines in
`tests/web/test_service_entry`, months closed in `tests/web/test_feed_months`, and the sheet's
figures in `tests/agreement/test_peragaan`.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import expect
from tests.browser.conftest import Installation
from tests.browser.test_counter_sheet import await_sent
from tests.browser.test_whole_year import Album, Walk, add_people, download, press, see
from tests.dossiers.peragaan import (
    DOSSIER,
    FEEDS_OF,
    OUTPUTS_OF,
    YEAR,
    count_year,
    write,
    write_services_plan,
)

from capaian.domain.registers.catalogue import Stage
from capaian.rulebook.load import load_reference
from capaian.web.offices.models import Office

MONTH, FIRST = "2021-M01", date(YEAR, 1, 4)
CLOSINGS = "registers/closings.csv"
LINES_OF_HOLDERS = 6
"""Sheets 17 and 18 have these lines each: one indicator, two holders."""


@dataclass(frozen=True)
class Worker:
    """Somebody of the office: how the page of people names the role, the post,
    and where is counted.
    """

    role: str
    post: str = ""
    sites: tuple[str, ...] = ()


TEN: Mapping[str, Worker] = {
    "verifikasi": Worker("Petugas data", "pengelola-data-verifikasi", ("loket-1",)),
    "mutasi": Worker("Petugas data", "pengelola-mutasi", ("loket-1",)),
    "lahir-satu": Worker("Petugas data", "pengelola-akta-kelahiran", ("loket-2",)),
    "lahir-dua": Worker("Petugas data", "pengelola-akta-kelahiran", ("loket-2",)),
    "kawin": Worker("Petugas data", "pengelola-akta-perkawinan", ("loket-2",)),
    "pengaduan": Worker("Petugas data", "pengelola-siak"),
    "kecamatan-satu": Worker("Petugas data", "", ("kec-01", "kec-02", "kec-05")),
    "kecamatan-dua": Worker("Petugas data", "", ("kec-03", "kec-04")),
    "seksi": Worker("Kepala bidang", "kasi-identitas"),
    "perencana": Worker("Perencana"),
}
HOLDERS = {
    ("pengelola-akta-kelahiran", 1): "lahir-satu",
    ("pengelola-akta-kelahiran", 2): "lahir-dua",
}
CLOSERS = {"loket-1": "verifikasi", "loket-2": "kawin"}
Row = tuple[date, str, str, str, str, int]
"""Day, service, detail, stage, kecamatan, number."""


def rows_of_month() -> Mapping[tuple[str, str], Sequence[Row]]:
    """What is counted, by who counts it where."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for (day, service, stage, area, post, holder, detail), count in sorted(count_year().items()):
        if day.month == FIRST.month:
            own = HOLDERS.get((post, holder)) or next(
                name
                for name, each in TEN.items()
                if each.post == post and (post or f"kec-{area[-2:]}" in each.sites)
            )
            site = TEN[own].sites[0] if post else f"kec-{area[-2:]}"
            found[own, site].append((day, service, detail, stage, area, count))
    return found


def found_office(walk: Walk) -> None:
    """The administrator brings the dossier without a figure,
    adds the people and fills the posts.
    """
    write_services_plan(walk.folder / "rencana")
    packed = walk.folder / "rencana.zip"
    with zipfile.ZipFile(packed, "w") as made:
        for path in sorted((walk.folder / "rencana").rglob("*.*")):
            made.write(path, path.relative_to(walk.folder / "rencana"))
    page = walk.open_page()
    page.goto(walk.installation.server)
    page.fill("input[name=login]", "admin.balangan")
    page.fill("input[name=password]", walk.installation.password)
    page.locator("input[name=password]").press("Enter")
    page.get_by_role("link", name=re.compile("^Mulai tahun")).click()
    page.set_input_files("input[type=file]", packed)
    press(page, "Mulai dari berkas")
    see(page, f"Tahun {YEAR} dimulai")
    walk.pages["admin"] = page
    people = {name: (f"Pegawai {name}", worker.role, worker.post) for name, worker in TEN.items()}
    add_people(walk, "admin", people, f"{YEAR}-01-01")


class Names:
    """Services, stages and kecamatan as people write them in Excel."""

    def __init__(self) -> None:
        self.services = {each.code: each.name for each in load_reference().services}
        with (DOSSIER / "areas.csv").open(encoding="utf-8") as stream:
            self.areas = {row["code"]: row["name"] for row in csv.DictReader(stream)}

    def line(self, row: Row) -> str:
        """A row of five cells, as Excel copies it."""
        day, service, detail, stage, area, count = row
        what = f"{self.services[service]} {detail}".strip()
        return f"{day:%d-%m-%Y}\t{what}\t{Stage(stage).words}\tKec. {self.areas[area]}\t{count}"


def count_everything(walk: Walk) -> None:
    """One presses, the line down for a while; one types the numbers of a day;
    everybody pastes the rest.
    """
    names = Names()
    by_hand = {"kawin": press_day, "verifikasi": type_day}
    for (own, site), rows in rows_of_month().items():
        left = [row for row in rows if row[0] != FIRST or own not in by_hand]
        if own in by_hand:
            by_hand[own](walk, own, site, [row for row in rows if row[0] == FIRST])
        lines = "\n".join(map(names.line, left))
        page = walk.page(own, f"/pelayanan/tabel/?tempat={site}")
        # To fill in lines as if by keys takes a browser a second; a paste takes it none.
        page.locator("#tempelan").evaluate("(field, text) => { field.value = text }", lines)
        press(page, "Lihat bedanya")
        own_numbers = page.locator("input[name=pilih-milik][value=jabatan]")
        if own_numbers.count():
            own_numbers.check()
            press(page, "Periksa lagi")
        unclear = page.locator(
            "select[name$='angka berjalan']"
        )  # numbers that happen never to fall
        for number in range(unclear.count()):
            unclear.nth(number).select_option(label="angka setiap hari atau bulan")
        if unclear.count():
            press(page, "Periksa lagi")
        differing = page.get_by_label("Jawaban untuk semua")
        if differing.count():  # two holders of one post count the same day
            differing.select_option(label="keduanya dijumlah")
            press(page, "Periksa lagi")
        press(page, "Tulis ke register")
        see(page, "Berkasnya disimpan")


def by_area(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    for area in sorted({row[4] for row in rows}):
        yield area, [row for row in rows if row[4] == area]


def press_day(walk: Walk, own: str, site: str, rows: Sequence[Row]) -> None:
    page = walk.page(own, f"/pelayanan/turus/?tempat={site}&hari={FIRST}")
    for place, (area, of_area) in enumerate(by_area(rows)):
        page.select_option("#id_kecamatan", area)
        page.context.set_offline(place % 2 == 0)
        for _, service, detail, stage, _, count in of_area:
            for _ in range(count):
                page.locator(f'button.tekan[value="{service}|{detail}|{stage}"]').click()
    page.context.set_offline(False)
    await_sent(page)


def type_day(walk: Walk, own: str, site: str, rows: Sequence[Row]) -> None:
    for area, of_area in by_area(rows):
        page = walk.page(own, f"/pelayanan/turus/?tempat={site}&hari={FIRST}&ketik=ya")
        page.select_option("#id_kecamatan", area)
        for _, service, detail, stage, _, count in of_area:
            page.fill(f'input[name="n:{service}|{detail}|{stage}"]', str(count))
        press(page, "Tambahkan semua")
        page.wait_for_url(f"**kecamatan={area}**")


def receive_complaints(walk: Walk) -> None:
    """The first one is typed; the others, and what became of them,
    are sent as the page sends them.
    """
    page = walk.page("pengaduan", "/pengaduan/baru/")
    page.select_option("#id_item", "ringan")
    page.fill("#id_received_on", str(FIRST))
    page.fill("#id_text", "Antrean di loket tidak bernomor.")
    page.select_option("#id_owner", "pengelola-siak")
    press(page, "Simpan")
    see(page, "dicatat; jatuh tempo")
    same = {"channel": "room", "item": "konsultasi", "service": "", "owner": "pengelola-siak"}
    same["catat-lagi"] = "on"  # many of one day ask the same
    for _ in range(1, sum_of("complaints", [], "received")):
        own = {"key": uuid4().hex, "received_on": str(FIRST), "text": "Syarat pindah."}
        walk.send(page.context, f"{walk.base}/pengaduan/baru/", {**same, **own})
    page.reload()
    links = [each.get_attribute("href") or "" for each in page.locator("tbody th a").all()]
    for link in links[: sum_of("complaints", [], "solved")]:
        days = {
            "verified_on": f"{YEAR}-01-04",
            "answered_on": f"{YEAR}-01-05",
            "solved_on": f"{YEAR}-01-06",
        }
        steps = {"version": "1", **days, "outcome": "solved"}
        walk.send(page.context, link, steps)


def close_days(walk: Walk) -> None:
    """Somebody at each place reads what is asked of its days, and closes all of them."""
    for own, site in {(CLOSERS.get(site, own), site) for own, site in rows_of_month()}:
        page = walk.page(own, f"/pelayanan/hari/?tempat={site}&hari={FIRST}")
        press(page, "Periksa semua hari yang belum ditutup")
        if site == "kec-03":
            walk.album.take(page, "semua-hari")
        page.get_by_label("Sudah diperiksa; angkanya benar").check()
        page.get_by_role("button", name=re.compile("^Tutup [0-9]+ hari$")).click()
        see(page, "hari ditutup.")


def close_month(walk: Walk) -> None:
    for register in ("services", "complaints"):
        page = walk.page("perencana", f"/register/{register}/{FIRST.month}/")
        walk.album.take(page, f"bulan-{register}")
        for question in page.get_by_label("Sudah diperiksa; angkanya benar").all():
            question.check()
        press(page, "Tutup Januari 2021")
        see(page, "Januari 2021 ditutup, versi 1.")


def sum_of(register: str, items: Sequence[str], stage: str) -> int:
    """Add up the file of the example by hand; no items: all of them."""
    with (DOSSIER / "registers/figures.csv").open() as stream:
        rows = [row for row in csv.DictReader(stream) if row["period"] == MONTH]
    about = [row for row in rows if (row["register"], row["stage"]) == (register, stage)]
    return sum(int(row["value"]) for row in about if not items or row["item"] in items)


def check_figures(walk: Walk) -> None:
    """Compute the dossier that the office takes home: 40 lines have the sums of the example."""
    with zipfile.ZipFile(
        io.BytesIO(download(walk.page("perencana", "/tukar/"), "Dossier (.zip)"))
    ) as packed:
        packed.extractall(walk.folder / "dossier")
    program, options = Path(sys.executable).with_name("capaian"), ("--as-of", MONTH, "--json")
    command = [program, "compute", walk.folder / "dossier", *options]
    computed = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    actuals = {each["code"]: each["periods"][-1]["actual"] for each in computed["indicators"]}
    found = {code: actual["value"] for code, actual in actuals.items() if "value" in actual}
    fed = {code: sum_of("services", items, stage) for code, (items, stage) in FEEDS_OF.items()}
    fed["iki-23-2"] = sum_of("complaints", [], "received")
    assert {code: int(found[code]) for code in fed} == fed
    assert len(found) + LINES_OF_HOLDERS == 40
    folders = (walk.folder / "acuan", walk.folder / "dossier")
    write_services_plan(folders[0])
    write(folders[0])
    closings = [(folder / CLOSINGS).read_text() for folder in folders]
    sealed = [
        re.findall(rf"services,{MONTH},1,[^,]*,(\d+,\d+,\w{{64}})", text) for text in closings
    ]
    assert sealed[0] == sealed[1], "days, places and the fingerprint of every figure"
    outputs = [outputs_of(folder) for folder in folders]
    assert outputs[0] == outputs[1] and len(outputs[0]) == len(FEEDS_OF) + len(OUTPUTS_OF) + 2


def outputs_of(folder: Path) -> set[tuple[str, ...]]:
    """What was done in the month by indicator and output, each with its source: a register,
    or nobody.
    """
    with (folder / "outputs.csv").open() as stream:
        rows = [row for row in csv.DictReader(stream) if row["period"] == MONTH and row["actual"]]
    return {
        tuple(row[name] for name in ("node", "indicator", "name", "actual", "source"))
        for row in rows
    }


def follow_trace(walk: Walk) -> None:
    """A line of the sheet leads to the days of the register, not to a person who typed a total."""
    page = walk.page("perencana", f"/jejak/indikator/iki-11-2/{MONTH}/")
    expect(page.locator("main")).to_contain_text(
        re.compile(r"Register pelayanan Januari 2021, ditutup [0-9-]+, 20 hari, 7 tempat")
    )


STEPS = (
    found_office,
    receive_complaints,
    count_everything,
    close_days,
    close_month,
    check_figures,
    follow_trace,
)


def test_ten_people_fill_forty_lines_without_typed_totals(
    installation: Installation, tmp_path: Path
) -> None:
    Office.objects.update(slug="probolinggo", name="Dispendukcapil Kota Probolinggo")
    named = os.environ.get("CAPAIAN_PICTURES")
    walk = Walk(
        installation, Album(Path(named) if named else None), tmp_path, f"/probolinggo/{YEAR}"
    )
    for step in STEPS:
        step(walk)
    assert walk.album.wide == []
