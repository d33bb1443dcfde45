// The entry grid: keys and pasting as in a spreadsheet, and saving while one types.
// Without it the same form works with its buttons; nothing is computed here.
"use strict";
(() => {
  const form = document.getElementById("isian");
  const status = document.getElementById("tersimpan");
  const inputs = [...form.querySelectorAll("input[data-dulu]")];
  const key = `capaian:${form.dataset.kunci}`;
  let timer = 0, sending = false, undo = [];

  const changed = () => inputs.filter((each) => each.value.trim() !== each.dataset.dulu);
  const say = (text) => { status.textContent = text; };
  const byName = (name) => document.getElementById(name);

  // --- a copy in the browser, for when the line drops
  const keep = () => {
    const now = changed();
    try {
      if (now.length) localStorage.setItem(key, JSON.stringify(Object.fromEntries(now.map((each) => [each.id, [each.value, each.dataset.dulu]]))));
      else localStorage.removeItem(key);
    } catch { /* a browser without room keeps no copy */ }
  };
  const restore = () => {
    let kept = {};
    try { kept = JSON.parse(localStorage.getItem(key) || "{}"); } catch { localStorage.removeItem(key); }
    let count = 0;
    for (const [name, [value, over]] of Object.entries(kept)) {
      const input = byName(name);
      if (!input || input.value === value || input.dataset.dulu !== over) continue;
      input.value = value;
      count += 1;
    }
    if (count) { say(`${count} isian dari peramban ini dipulihkan dan sedang dikirim.`); later(); }
  };

  // --- saving
  const later = () => { keep(); clearTimeout(timer); timer = setTimeout(send, 400); };
  const hidden = (input) => form.querySelector(`input[type=hidden][name="${CSS.escape(`dulu-${input.id}`)}"]`);
  const store = (input, text) => {
    const untouched = input.value.trim() === input.dataset.dulu || input.dataset.dikirim === input.value;
    input.dataset.dulu = text;
    hidden(input).value = text;
    if (untouched && input !== document.activeElement) input.value = text;
    input.closest("td").classList.toggle("blm", !input.value.trim() && input.closest("td").classList.contains("blm"));
  };
  const mark = (input, message) => {
    const cell = input.closest("td");
    cell.classList.toggle("salah", Boolean(message));
    if (message) { input.setAttribute("aria-invalid", "true"); input.title = message; }
    else { input.removeAttribute("aria-invalid"); input.removeAttribute("title"); }
  };
  async function send() {
    const now = changed();
    if (!now.length && !sending) { say("Semua tersimpan."); keep(); return; }
    if (sending) return;
    sending = true;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("aksi", "simpan");
    for (const input of now) {
      body.set(`sel-${input.id}`, input.value);
      body.set(`dulu-${input.id}`, input.dataset.dulu);
      input.dataset.dikirim = input.value;
      input.closest("td").classList.add("belum-terkirim");
    }
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
      const told = await answer.json();
      if (answer.ok) accept(now, told);
      else refuse(now, told);
    } catch {
      say(`Sambungan terputus. ${now.length} perubahan tersimpan di peramban ini dan dikirim saat tersambung.`);
      status.classList.add("luring");
      clearTimeout(timer);
      timer = setTimeout(send, 10000);
    } finally {
      sending = false;
    }
    if (status.classList.contains("luring") || status.dataset.galat) return;
    if (changed().some((each) => each.value !== each.dataset.dikirim)) later();
  }
  function accept(sent, told) {
    status.classList.remove("luring");
    delete status.dataset.galat;
    for (const input of inputs) if (input.id in told.tersimpan) store(input, told.tersimpan[input.id]);
    for (const input of sent) { mark(input, ""); input.closest("td").classList.remove("belum-terkirim", "blm"); }
    for (const [id, text] of Object.entries(told.hitung)) { const cell = byName(id); if (cell) (cell.querySelector("a") || cell).textContent = text; }
    keep();
    say(`Draf tersimpan ${told.jam}.`);
  }
  function refuse(sent, told) {
    status.dataset.galat = "1";
    const wrong = told.galat || {}, clashes = told.bentrok || {};
    for (const input of sent) mark(input, (wrong[input.id] || []).join(" ") || (input.id in clashes ? `Baru saja diubah orang lain menjadi ${clashes[input.id] || "kosong"}.` : ""));
    for (const [name, text] of Object.entries(clashes)) { const input = byName(name); if (input) { input.dataset.dulu = text; hidden(input).value = text; } }
    const words = [...Object.entries(wrong).map(([name, said]) => `${byName(name)?.getAttribute("aria-label") || ""} ${said.join(" ")}`), ...Object.entries(clashes).map(([name, text]) => `${byName(name)?.getAttribute("aria-label")}: baru saja diubah orang lain menjadi ${text || "kosong"}; simpan lagi untuk memakai isian Anda.`)];
    say(words.join(" ") || told.pesan || "Belum tersimpan.");
  }

  // --- keys
  const place = (input) => { const cell = input.closest("td"); return [cell.closest("table"), cell.parentElement.rowIndex, cell.cellIndex]; };
  const at = (table, row, column) => table.rows[row]?.cells[column]?.querySelector("input[data-dulu]") || null;
  const go = (input) => { if (input) { input.focus(); input.select(); } };
  const step = (input, down, right) => {
    let [table, row, column] = place(input);
    for (let tries = 0; tries < 40; tries += 1) {
      row += down; column += right;
      if (!table.rows[row] || column < 0 || column >= table.rows[row].cells.length) return null;
      const found = at(table, row, column);
      if (found) return found;
    }
    return null;
  };
  form.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches("input[data-dulu]")) return;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const start = input.selectionStart === 0 && input.selectionEnd === 0, end = input.selectionStart === input.value.length;
    const move = (down, right) => { event.preventDefault(); go(step(input, down, right)); };
    if (event.key === "Enter") move(event.shiftKey ? -1 : 1, 0);
    else if (event.key === "ArrowDown") move(1, 0);
    else if (event.key === "ArrowUp") move(-1, 0);
    else if (event.key === "ArrowLeft" && (whole || start)) move(0, -1);
    else if (event.key === "ArrowRight" && (whole || end)) move(0, 1);
    else if (event.key === "Escape") { input.value = input.dataset.dulu; mark(input, ""); keep(); input.select(); }
    else if (event.key === "F2") { event.preventDefault(); input.setSelectionRange(input.value.length, input.value.length); }
    else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && undo.length) {
      event.preventDefault();
      for (const [cell, text] of undo.pop()) cell.value = text;
      later();
    }
  });
  form.addEventListener("focusin", (event) => { if (event.target.matches("input[data-dulu]")) event.target.select(); });
  form.addEventListener("input", (event) => { if (event.target.matches("input[data-dulu]")) { delete status.dataset.galat; mark(event.target, ""); later(); } });

  // --- pasting a block
  form.addEventListener("paste", (event) => {
    const input = event.target;
    if (!input.matches("input[data-dulu]")) return;
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const [table, row, column] = place(input);
    const found = [], lost = [];
    text.split("\n").forEach((line, down) => line.split("\t").forEach((value, right) => {
      const cell = at(table, row + down, column + right);
      if (cell) found.push([cell, value.trim()]);
      else if (value.trim()) lost.push(value.trim());
    }));
    preview(input, found, lost);
  });
  function preview(input, found, lost) {
    document.getElementById("pratinjau")?.remove();
    const box = document.createElement("section");
    box.id = "pratinjau"; box.className = "psn cek"; box.tabIndex = -1; box.setAttribute("aria-label", "Pratinjau tempelan");
    const title = document.createElement("h3");
    title.textContent = `${found.length} nilai akan diganti${lost.length ? `; ${lost.length} nilai tidak punya tempat dan tidak dipakai: ${lost.slice(0, 8).join(", ")}` : ""}.`;
    const list = document.createElement("ul");
    for (const [cell, value] of found.slice(0, 60)) {
      const item = document.createElement("li");
      const odd = cell.inputMode === "numeric" && value && !/^[\d.,\s-]+$/.test(value);
      item.textContent = `${cell.getAttribute("aria-label")}: ${cell.value || "kosong"} → ${value || "kosong"}${odd ? " (bukan angka)" : ""}`;
      list.append(item);
    }
    const use = document.createElement("button"), leave = document.createElement("button");
    use.type = leave.type = "button"; use.className = "tb kecil"; leave.className = "tb dua kecil";
    use.textContent = "Pakai"; leave.textContent = "Batal";
    use.addEventListener("click", () => {
      undo.push(found.map(([cell]) => [cell, cell.value]));
      for (const [cell, value] of found) cell.value = value;
      box.remove(); go(input); delete status.dataset.galat; later();
    });
    leave.addEventListener("click", () => { box.remove(); go(input); });
    const row = document.createElement("div");
    row.className = "aksi"; row.append(use, leave);
    box.append(title, list, row);
    input.closest(".gulir").before(box);
    use.focus();
  }

  window.addEventListener("online", send);
  form.addEventListener("submit", () => { clearTimeout(timer); try { localStorage.removeItem(key); } catch { /* nothing kept */ } });
  window.addEventListener("beforeunload", (event) => { if (changed().length && status.classList.contains("luring")) event.preventDefault(); });
  restore();
})();
