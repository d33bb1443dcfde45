// The counter sheet: each press is kept in this browser under a key of its own until the server has counted it.
"use strict";
(() => {
  const form = document.getElementById("turus"), box = document.getElementById("antrean"), undo = document.getElementById("batal");
  const { siapa, alamat, tempat, hari, nama } = form.dataset, prefix = `capaian:turus:${siapa}:`, token = form.elements.csrfmiddlewaretoken.value;
  // Presses are gathered for a moment: a hundred counters ask the server half as often.
  const BATCH = 150, AGAIN = 4000, GATHER = 2000;
  const buttons = new Map([...form.querySelectorAll("button.tekan")].map((each) => [each.value, each]));
  const sums = new Map([...buttons].map(([cell, each]) => [cell, Number(each.dataset.jumlah)]));
  // Presses that can be undone, the last one at the end: also those from before the page was loaded again.
  const made = `capaian:dihitung:${siapa}:${tempat}:${hari}`, done = JSON.parse(sessionStorage.getItem(made) ?? "[]");
  const minus = document.getElementById("kurangi"), area = form.elements.kecamatan, REST = 600000, usual = form.dataset.biasa;
  let pressed = Date.now(), justTaken = "";
  let sending = false, timer = 0, due = Infinity, words = "";

  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  const waiting = () => keys().map((key) => [key, read(key)]).filter(([, each]) => each?.key).sort((one, other) => one[1].order - other[1].order);
  const others = () => Object.keys(localStorage).filter((key) => key.startsWith("capaian:turus:") && !key.startsWith(prefix)).length;
  const cellOf = (each) => [each.service, each.detail, each.stage].join("|");
  const uuid = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (sign) => (sign ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (sign / 4)))).toString(16));

  const show = () => {
    const pending = waiting().map(([, each]) => each), own = new Map();
    for (const each of pending) if (!each.refused && each.site === tempat && each.day === hari) own.set(cellOf(each), (own.get(cellOf(each)) || 0) + each.count);
    let total = 0;
    for (const [cell, button] of buttons) {
      const sum = (sums.get(cell) || 0) + (own.get(cell) || 0);
      total += sum;
      button.firstElementChild.textContent = sum;
      button.classList.toggle("menunggu", own.has(cell));
      button.setAttribute("aria-label", button.getAttribute("aria-label").replace(/: -?\d+, tambah satu$/, `: ${sum}, tambah satu`));
    }
    document.getElementById("jumlah").textContent = total;
    undo.hidden = !done.length;
    minus.hidden = false;
    sessionStorage.setItem(made, JSON.stringify(done.slice(-BATCH)));
    tell(pending);
  };

  const make = (tag, look, text) => { const made = document.createElement(tag); made.className = look; made.textContent = text; return made; };
  const tell = (pending) => {
    const refused = pending.filter((each) => each.refused), left = pending.length - refused.length, strange = others();
    const lines = [];
    // What is under way for a moment only is seen at its cell.
    if (left && (words || pending.some((each) => !each.refused && each.order < Date.now() - 2 * GATHER))) lines.push(make("p", "", `${left} tekanan belum terkirim; tersimpan di peramban ini.${words ? ` ${words}` : ""}`));
    for (const each of refused) {
      lines.push(make("p", "", `Tidak dihitung: ${each.name ?? `${each.service}, ${each.day}`}, ${each.count > 0 ? "+" : ""}${each.count}. ${each.refused} `));
      if (each.link) lines.at(-1).append(Object.assign(make("a", "", "Lihat harinya"), { href: each.link }));
    }
    if (refused.length) {
      const drop = make("button", "tb dua kecil", "Buang yang tidak dihitung");
      drop.type = "button";
      drop.addEventListener("click", () => { for (const each of refused) localStorage.removeItem(prefix + each.key); show(); });
      lines.push(drop);
    }
    if (strange) lines.push(make("p", "", `${strange} tekanan orang lain atau tahun lain menunggu di peramban ini; terkirim saat ia membuka turusnya.`));
    box.className = refused.length ? "psn cek jarak" : "psn luring jarak";
    box.hidden = !lines.length;
    box.replaceChildren(...lines);
  };

  const press = (cell, count) => {
    const [service, detail, stage] = cell.split("|"), { kecamatan, jabatan } = form.elements;
    if (buttons.get(cell).matches(":disabled")) return;
    rest();
    if (kecamatan.selectedIndex < 0) { kecamatan.focus(); return; }
    pressed = Date.now();
    if (count < 0 && Number(buttons.get(cell).firstElementChild.textContent) < 1) return;
    const key = uuid(), each = { key, order: Date.now(), day: hari, site: tempat, service, stage, detail, area: kecamatan.value, post: jabatan.value, count, name: `${buttons.get(cell).getAttribute("aria-label").replace(/: -?\d+, tambah satu$/, "")}, ${nama}` };
    // Kept first: what is shown as counted is never lost with the page.
    try { localStorage.setItem(prefix + key, JSON.stringify(each)); } catch { words = "Penyimpanan peramban penuh: tunggu sampai terkirim."; show(); return; }
    done.push(each);
    show();
    later(GATHER);
  };
  const later = (wait) => {
    if (Date.now() + wait >= due) return;
    clearTimeout(timer);
    due = Date.now() + wait;
    timer = setTimeout(() => { due = Infinity; send(); }, wait);
  };

  const send = async () => {
    if (sending) return;
    const list = waiting().filter(([, each]) => !each.refused).slice(0, BATCH);
    if (!list.length) { show(); return; }
    sending = true;
    const wait = await deliver(list.map(([, { order, refused, name, ...each }]) => each));
    sending = false;
    show();
    if (wait !== null) later(wait);
  };
  // Milliseconds until the next list; null: nothing waits that could be sent.
  const deliver = async (presses) => {
    let answer;
    try {
      answer = await fetch(alamat, { method: "POST", redirect: "manual", keepalive: true, headers: { "Content-Type": "application/json", "X-CSRFToken": token }, body: JSON.stringify({ presses }) });
    } catch { words = "Jaringan putus; dicoba lagi sendiri."; return AGAIN; }
    if (answer.type === "opaqueredirect" || [403, 404].includes(answer.status)) { words = "Masuk lagi dan buka halaman ini, lalu tekanan dikirim."; return null; }
    const said = answer.ok || answer.status === 422 ? await answer.json().catch(() => null) : null;
    if (!said) { words = "Server belum menjawab; dicoba lagi sendiri."; return AGAIN; }
    words = "";
    if (answer.ok) return acknowledge(said);
    const refused = Object.entries(said.refused);
    if (!refused.length) { words = said.message; return null; }
    for (const [key, reason] of refused) { const each = read(prefix + key); if (each) localStorage.setItem(prefix + key, JSON.stringify({ ...each, refused: reason, link: said.links[key] })); }
    done.splice(0, done.length, ...done.filter((each) => !(each.key in said.refused)));
    return 0;
  };
  const acknowledge = (said) => {
    for (const key of said.acknowledged) localStorage.removeItem(prefix + key);
    if (said.site === tempat && said.day === hari) for (const cell of buttons.keys()) sums.set(cell, said.sums[cell] || 0);
    return waiting().some(([, each]) => !each.refused) ? GATHER : null;
  };

  // Whoever comes next is of another kecamatan, perhaps: after a while it is chosen again.
  const rest = () => {
    if (area.selectedIndex >= 0 && area.value !== usual && Date.now() - pressed > REST) area.selectedIndex = -1;
    area.toggleAttribute("aria-invalid", area.selectedIndex < 0);
    document.getElementById("lagi").hidden = area.selectedIndex >= 0;
  };
  area.addEventListener("change", () => { pressed = Date.now(); rest(); });
  setInterval(rest, 15000);

  const turn = (isMinus) => { minus.setAttribute("aria-pressed", isMinus); form.classList.toggle("mengurangi", isMinus); };
  minus.addEventListener("click", () => turn(minus.getAttribute("aria-pressed") !== "true"));
  form.addEventListener("submit", (event) => {
    const cell = event.submitter?.value, isMinus = minus.getAttribute("aria-pressed") === "true";
    if (!buttons.has(cell)) return;
    event.preventDefault();
    if (cell === justTaken) return; // the second tap of two would add what the first one took away
    press(cell, isMinus || event.submitter.name === "kurang" ? -1 : 1);
    if (!isMinus) return;
    turn(false);
    justTaken = cell;
    setTimeout(() => { justTaken = ""; }, 500);
  });
  undo.addEventListener("click", () => {
    const last = done.pop();
    const key = uuid(), each = { ...last, key, order: Date.now(), count: -last.count };
    localStorage.setItem(prefix + key, JSON.stringify(each));
    show();
    later(GATHER);
  });

  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  form.addEventListener("keydown", (event) => {
    const button = event.target.closest("button.tekan");
    if (!button || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "-") { event.preventDefault(); press(button.value, event.key === "+" ? 1 : -1); return; }
    const way = step[event.key];
    if (!way) return;
    event.preventDefault();
    const cell = button.parentElement, table = cell.closest("table");
    for (let row = cell.parentElement.rowIndex + way[0], column = cell.cellIndex + way[1]; table.rows[row]?.cells[column]; row += way[0], column += way[1]) {
      const next = table.rows[row].cells[column].querySelector("button.tekan");
      if (next?.offsetParent) { next.focus(); return; }
    }
  });

  addEventListener("online", () => later(0));
  addEventListener("pagehide", send);
  // Without a line the page does not come back: nobody could go on counting, though what waits stays kept.
  addEventListener("beforeunload", (event) => { if (words && waiting().some(([, each]) => !each.refused)) event.preventDefault(); });
  addEventListener("storage", show);
  show();
  later(0);
})();
