// The entry grid: keys and pasting as in a spreadsheet, and saving while one types.
// Without it the same form works with its buttons; nothing is computed here.
"use strict";
(() => {
  const form = document.getElementById("isian"), status = document.getElementById("tersimpan");
  // A page that answers a button would press it again when it is read anew, as it is once evidence is stored.
  history.replaceState(null, "", form.action + location.hash);
  const inputs = [...form.querySelectorAll("input[data-dulu]")];
  const key = `capaian:${form.dataset.kunci}`;
  let timer = 0, sending = false, undo = [], lost = {};
  // Cells that others changed too, with what stands there: sent again only after somebody chose.
  const held = new Map();

  const text = (input) => input.value.trim();
  const changed = () => inputs.filter((each) => text(each) !== each.dataset.dulu && text(each) !== each.dataset.sama);
  const due = () => changed().filter((each) => !held.has(each));
  const say = (...words) => { status.replaceChildren(...words); };
  const byName = (name) => document.getElementById(name);
  const labelOf = (input) => input.getAttribute("aria-label") || input.labels?.[0]?.textContent || "";
  const { linesOf, below, toldOf } = globalThis.baris(labelOf), { boxOf, button, line, same } = globalThis.pilihan;
  const hidden = (input) => form.querySelector(`input[type=hidden][name="${CSS.escape(`dulu-${input.id}`)}"]`);

  // --- reasons, answers and factors: all are kept in the browser, factors are sent when their field is left
  const areas = [...form.querySelectorAll("textarea")];
  const shown = (area) => form.querySelector(`input[type=hidden][name="${CSS.escape(`dulu-${area.name}`)}"]`);
  // Factors stand one in each line, so lines are kept.
  const plain = (words) => words.split("\n").map((line) => line.trim().split(/\s+/).join(" ")).filter(Boolean).join("\n");
  const written = () => areas.filter((each) => plain(each.value) !== plain(shown(each)?.value || ""));
  const disputed = new Map(), left = new Set();
  // One that was emptied is taken away by the button alone: nobody takes back what went by itself.
  const sendable = () => written().filter((each) => left.has(each) && !disputed.has(each) && each.value.trim());
  const titleOf = (area) => [area.closest("details.faktor")?.querySelector("summary").firstChild.textContent.trim(), labelOf(area)].filter(Boolean).join(", ");
  // A stored answer has no field any more: the page shows it under the name that its field had.
  const isShown = (name, value) => { const own = byName(name); return own && !areas.includes(own) && plain(own.textContent) === plain(value); };
  const isStored = (name, value) => isShown(name, value) || areas.some((each) => each.name === name && plain(value) === plain(shown(each)?.value || ""));
  const bring = (name, value, over) => {
    if (isStored(name, value) || (!value.trim() && !areas.some((each) => each.name === name))) return 0;
    const area = areas.find((each) => each.name === name);
    if (!area) { lost[name] ||= [value, over]; return 0; }
    if (plain(area.value) === plain(value)) return 0;
    area.value = value;
    if (area.closest("details")) area.closest("details").open = true;
    if (plain(shown(area).value) === plain(over)) { left.add(area); return 1; }
    disputed.set(area, shown(area).value);
    shown(area).value = over;
    return 0;
  };

  // --- a copy in the browser, for when the line drops; says whether it could be kept
  const keep = () => {
    const now = {};
    for (const [name, [value, over, label]] of Object.entries(lost)) now[name] = [value, over, label || "", true];
    for (const each of changed()) now[each.id] = [each.value, each.dataset.dulu, labelOf(each)];
    for (const each of written()) now[each.name] = [each.value, shown(each)?.value || "", titleOf(each)];
    try {
      if (Object.keys(now).length) localStorage.setItem(key, JSON.stringify(now));
      else localStorage.removeItem(key);
      return true;
    } catch { return false; }
  };
  const restore = () => {
    let kept = {}, count = 0;
    const isEarly = inputs.some((each) => each.value !== each.defaultValue); // typed before this script was read
    try {
      const words = localStorage.getItem(key) || "";
      // What was sent by the button has arrived as a whole where the page that follows says so.
      const isSent = words === sessionStorage.getItem(key) && ("sampai" in form.dataset || document.querySelector("main > .psn.beres"));
      sessionStorage.removeItem(key);
      // What has no field did not go with it: it waits until somebody puts it away.
      kept = Object.fromEntries(Object.entries(JSON.parse(words || "{}")).filter(([, each]) => !isSent || each[3]));
    } catch { kept = {}; }
    for (const [name, [value, over, label]] of Object.entries(kept)) {
      if (/^(faktor|sebab|jawab)-/.test(name)) { count += bring(name, value, over); if (lost[name]) lost[name].push(label); continue; }
      const input = byName(name);
      if (!input || !inputs.includes(input)) { lost[name] ||= [value, over, label]; continue; }
      if (held.has(input) || same(input.value, value)) continue;
      input.value = value;
      if (input.dataset.dulu === over) count += 1;
      else hold(input, input.dataset.dulu, over);
    }
    dispute();
    if (count) { say(`${count} isian dari peramban ini dipulihkan dan sedang dikirim.`); later(); }
    else if (isEarly) later();
    else keep();
  };

  // --- what others changed too
  const hold = (input, stands, over) => {
    held.set(input, stands);
    input.dataset.dulu = over;
    input.closest("td").classList.remove("belum-terkirim");
    mark(input, `Baru saja diubah orang lain menjadi ${stands || "kosong"}.`);
  };
  const choose = (input, isOwn) => {
    const stands = held.get(input);
    held.delete(input);
    input.dataset.dulu = stands;
    hidden(input).value = stands;
    delete input.dataset.sama;
    if (!isOwn) input.value = stands;
    mark(input, "");
    dispute();
  };
  // Computed cells beside a wrong one are blank until it is mended, if only to what was there.
  let isBlank = Boolean(form.querySelector("input[aria-invalid]"));
  const typed = (input) => { refused.delete(input); complain(); if (held.has(input)) choose(input, true); else mark(input, ""); };
  // A cell that the form has no more: what was typed stays in the draft, and nobody types there again.
  const part = (input, about) => {
    const words = input.value, isTyped = held.has(input) || changed().includes(input);
    if (isTyped) lost[input.id] = [words, input.dataset.dulu, about || labelOf(input)];
    held.delete(input); refused.delete(input); delete input.dataset.sama;
    input.value = input.dataset.dulu; input.readOnly = true;
    input.closest("td").classList.remove("belum-terkirim");
    mark(input, "tidak ada lagi di isian ini.");
    return isTyped ? `${about || labelOf(input)}: tidak ada lagi di isian ini, jadi ${words.trim() || "kosong"} belum disimpan.` : "";
  };
  function dispute() {
    byName("bentrok")?.remove();
    const count = held.size + disputed.size + Object.keys(lost).length;
    if (!count) return;
    const [box, list] = boxOf("bentrok", "psn kembali", "Nilai yang diubah orang lain", "h3", `${count} isian Anda menunggu pilihan; sampai dipilih, ${keep() ? "disimpan di peramban" : "hanya ada di halaman"} ini.`);
    for (const [input, stands] of held) {
      list.append(line(
        `${labelOf(input)}: isian Anda ${text(input) || "kosong"}, tersimpan sekarang ${stands || "kosong"}.`,
        button("Pakai isian saya", "tb kecil", () => { choose(input, true); later(); go(input); }),
        button("Pakai yang tersimpan", "tb dua kecil", () => { choose(input, false); later(); go(input); }),
      ));
    }
    for (const [area, stands] of disputed) {
      const settle = (isOwn) => { disputed.delete(area); shown(area).value = stands; if (!isOwn) area.value = stands; left.add(area); dispute(); later(); area.focus(); };
      list.append(line(
        `${titleOf(area)}: tulisan Anda “${area.value.trim()}”, tersimpan sekarang ${stands ? `“${stands}”` : "kosong"}.`,
        button("Pakai tulisan saya", "tb kecil", () => settle(true)),
        button("Pakai yang tersimpan", "tb dua kecil", () => settle(false)),
      ));
    }
    for (const [name, [value, , label]] of Object.entries(lost)) {
      list.append(line(`Tidak ada lagi di isian ini: ${value || "kosong"} (${label || name}).`, button("Buang", "tb dua kecil", () => { delete lost[name]; keep(); dispute(); })));
    }
    const [first] = held.keys();
    if (first) first.closest(".gulir").before(box); else form.prepend(box);
  }
  // --- what was refused stands here alone: said above the form for as long as it does
  const refused = new Map();
  function complain() {
    byName("belum-tersimpan")?.remove();
    if (!refused.size) return;
    const [box, list] = boxOf("belum-tersimpan", "psn galat", "Nilai yang belum tersimpan", "h2", `${refused.size} nilai belum tersimpan. Yang merah hanya ada di peramban ini; perbaiki agar tersimpan.`);
    for (const [input, words] of refused) list.append(line(toldOf(input, words), button("Ke nilainya", "tb dua kecil", () => go(input))));
    form.prepend(box);
  }
  const waiting = () => { const more = disputed.size + Object.keys(lost).length, count = held.size + more; return count ? ` ${count} ${more ? "isian" : "nilai"} menunggu pilihan Anda.` : ""; };

  // --- saving
  const later = () => { keep(); clearTimeout(timer); timer = setTimeout(send, 400); };
  const mark = (input, message) => {
    input.closest("td").classList.toggle("salah", Boolean(message));
    if (message) { input.setAttribute("aria-invalid", "true"); input.title = message; }
    else { input.removeAttribute("aria-invalid"); input.removeAttribute("title"); }
    below(input, message); // the same words, read without looking for them
  };
  async function send() {
    if (sending) return;
    const unsent = changed();
    for (const each of inputs) if (!unsent.includes(each)) each.closest("td").classList.remove("belum-terkirim");
    const now = new Map(due().map((each) => [each, text(each)]));
    const texts = new Map(sendable().filter((each) => each.name.startsWith("faktor-")).map((each) => [each, each.value]));
    if (!now.size && !texts.size) {
      if (isBlank && !unsent.length) reckon();
      const isKept = keep(), unsaved = written().length;
      say(waiting().trim() || (unsaved ? `Tulisan belum disimpan${isKept ? ", tetapi ada di peramban ini" : ""}. Simpan draf.` : "Semua tersimpan."));
      return;
    }
    sending = true;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("aksi", "simpan");
    for (const [input, words] of now) {
      body.set(`sel-${input.id}`, words);
      body.set(`dulu-${input.id}`, input.dataset.dulu);
      input.dataset.dikirim = words;
      input.closest("td").classList.add("belum-terkirim");
    }
    for (const [area, words] of texts) { body.set(area.name, words); body.set(`dulu-${area.name}`, shown(area).value); }
    const count = now.size + texts.size;
    let isHeard = false;
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
      if (answer.type === "opaqueredirect" || answer.status === 403) signIn(count);
      else if (answer.status === 404) halt(`Isian ini tidak lagi terbuka untuk Anda. ${safe(count)}. Muat ulang halamannya.`);
      else { take(now, texts, await answer.json()); isHeard = true; }
    } catch {
      offline(count);
    } finally {
      sending = false;
    }
    if (isHeard && due().some((each) => text(each) !== each.dataset.dikirim)) later();
    else if (isHeard) reckon();
  }
  const LATER = " Hitungannya menyusul saat tersambung.";
  // Results of before do not stand beside what is not stored yet.
  const openResults = () => {
    isBlank = true;
    for (const cell of form.querySelectorAll("[data-hitung]")) (cell.querySelector("a") || cell).textContent = "…";
  };
  // What is stored comes to: asked once nothing waits to be sent, so that a full row is computed once.
  async function reckon() {
    const wrong = new URLSearchParams([...refused.keys()].map((each) => ["salah", each.id]));
    try {
      const answer = await fetch(`${form.action}?${wrong}`, { headers: { Accept: "application/json" }, redirect: "manual", cache: "no-store" });
      if (sending) return; // asked anew after it
      if (!answer.ok) throw answer;
      follow(await answer.json());
      isBlank = refused.size > 0;
      if (status.lastChild?.data === LATER) status.lastChild.remove();
    } catch {
      if (sending) return;
      openResults();
      if (status.lastChild?.data !== LATER) status.append(LATER);
      clearTimeout(timer);
      timer = setTimeout(reckon, 10000);
    }
  }
  const safe = (count) => keep() ? `${count} perubahan tersimpan di peramban ini` : `${count} perubahan hanya ada di halaman ini`;
  const halt = (...words) => { clearTimeout(timer); status.classList.remove("luring"); say(...words); };
  function offline(count) {
    say(`Sambungan terputus. ${safe(count)} dan dikirim saat tersambung.`);
    status.classList.add("luring");
    if (count) openResults();
    clearTimeout(timer);
    timer = setTimeout(send, 10000);
  }
  function signIn(count) {
    const link = document.createElement("a");
    link.href = form.dataset.masuk; link.textContent = "Masuk lagi";
    halt(`Sesi Anda berakhir. ${safe(count)}. `, link, " untuk menyimpannya; Anda kembali ke isian ini.");
  }
  const settle = (input, stands, words) => {
    const cell = input.closest("td"), isSame = text(input) === words;
    input.dataset.dulu = stands;
    hidden(input).value = stands;
    delete input.dataset.sama;
    cell.classList.remove("belum-terkirim");
    if (isSame) {
      mark(input, "");
      refused.delete(input);
      // Whoever is typing goes on where the cursor is; the cell shows what is stored when it is left.
      if (input === document.activeElement && words) input.dataset.sama = words;
      else input.value = stands;
    }
    if (text(input)) cell.classList.remove("blm", "pil");
  };
  const refresh = (input, stands) => {
    if (held.has(input)) { if (held.get(input) !== stands) hold(input, stands, input.dataset.dulu); return; }
    if (stands === input.dataset.dulu) return;
    if (changed().includes(input)) { hold(input, stands, input.dataset.dulu); return; }
    input.dataset.dulu = stands; input.value = stands; hidden(input).value = stands;
    delete input.dataset.sama;
    if (input === document.activeElement) input.select();
  };
  const settleTexts = (texts, told) => {
    const clashes = told.bentrok_kata || {};
    for (const [area, words] of texts) {
      left.delete(area);
      if (area.name in clashes) disputed.set(area, clashes[area.name]);
      else if (told.tersimpan) shown(area).value = plain(words);
    }
  };
  // --- what stands beside the cells: what they come to, the stage, and what asks for a reason
  function follow(told) {
    const way = document.querySelector("ol.alur"), count = byName("perlu-jumlah");
    if (way) way.outerHTML = told.alur;
    for (const [id, words] of Object.entries(told.hitung)) { const cell = byName(id); if (cell) (cell.querySelector("a") || cell).textContent = words; }
    if (!count) return;
    count.textContent = told.perlu.length;
    for (const each of byName("sebab").closest("section").querySelectorAll(".isian-satu")) {
      const area = each.querySelector("textarea");
      each.hidden = !told.perlu.includes(area.name) && !area.value.trim();
    }
  }
  function take(sent, texts, told) {
    settleTexts(texts, told);
    status.classList.remove("luring");
    const wrong = told.galat || {}, clashes = told.bentrok || {};
    // Cells of which nothing is told any more are not asked for any more.
    const gone = told.tersimpan ? inputs.filter((each) => !(each.id in told.tersimpan)).map((each) => part(each, told.tidak_ada?.[each.id])).filter(Boolean) : [];
    for (const [input, words] of sent) {
      if (input.id in clashes) hold(input, clashes[input.id], input.dataset.dulu);
      else if (input.id in wrong) { if (text(input) === words) { mark(input, wrong[input.id].join(" ")); refused.set(input, wrong[input.id].join(" ")); } }
      else if (input.id in (told.tersimpan || {})) settle(input, told.tersimpan[input.id], words);
    }
    if (told.tersimpan) for (const input of inputs) if (!sent.has(input) && input.id in told.tersimpan) refresh(input, told.tersimpan[input.id]);
    dispute();
    complain();
    const isKept = keep();
    const said = [
      ...gone,
      ...Object.entries(wrong).map(([name, each]) => byName(name) ? toldOf(byName(name), each.join(" ")) : each.join(" ")),
      ...Object.entries(clashes).map(([name, each]) => `${labelOf(byName(name))}: baru saja diubah orang lain menjadi ${each || "kosong"}; pilih yang dipakai.`),
    ];
    if (!told.tersimpan) say([...said, told.pesan].filter(Boolean).join(" ") || "Belum tersimpan.");
    else if (said.length) say(`${said.join(" ")} Yang lain tersimpan ${told.jam}${isKept ? "; yang ini tetap di peramban ini" : ""}.`);
    else say(`Draf tersimpan ${told.jam}.${waiting()}`);
  }

  // --- keys
  const place = (input) => { const cell = input.closest("td"); const table = cell.closest("table"); return [table, linesOf(table).indexOf(cell.parentElement), cell.cellIndex]; };
  const at = (table, row, column) => linesOf(table)[row]?.cells[column]?.querySelector("input[data-dulu]") || null;
  const go = (input) => { if (input) { input.focus(); input.select(); } };
  const step = (input, down, right) => {
    let [table, row, column] = place(input), lines = linesOf(table);
    for (let tries = 0; tries < 40; tries += 1) {
      row += down; column += right;
      if (!lines[row] || column < 0 || column >= lines[row].cells.length) return null;
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
    else if (event.key === "Escape") {
      if (held.has(input)) choose(input, false);
      else { input.value = input.dataset.dulu; typed(input); input.closest("td").classList.remove("belum-terkirim"); }
      (isBlank ? later : keep)(); input.select();
    }
    else if (event.key === "F2") { event.preventDefault(); input.setSelectionRange(input.value.length, input.value.length); }
    else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && undo.length) {
      event.preventDefault();
      for (const [cell, words] of undo.pop()) { cell.value = words; typed(cell); }
      later();
    }
  });
  form.addEventListener("focusin", (event) => { if (event.target.matches("input[data-dulu]")) event.target.select(); });
  form.addEventListener("focusout", (event) => {
    const input = event.target;
    if (!input.matches("input[data-dulu]") || input.dataset.sama === undefined) return;
    if (text(input) === input.dataset.sama) input.value = input.dataset.dulu;
    delete input.dataset.sama;
  });
  form.addEventListener("input", (event) => { if (event.target.matches("input[data-dulu]")) { typed(event.target); later(); } });
  form.addEventListener("input", (event) => { if (areas.includes(event.target)) keep(); });
  form.addEventListener("change", (event) => { if (areas.includes(event.target)) { left.add(event.target); later(); } });

  globalThis.tempelan(form, { linesOf, place, at, same, go, text, held, hold, typed, dispute, later, undo });
  const own = document.currentScript.src;
  let isReached = false, reaching = false;
  async function reach(button) {
    if (reaching) return;
    reaching = true;
    try {
      await fetch(own, { method: "HEAD", cache: "no-store" });
      isReached = true;
    } catch {
      offline(changed().length + written().length);
      const act = button?.value === "ajukan" ? "diajukan" : "dikirim";
      say(`Sambungan terputus: isian belum ${act}. ${keep() ? "Yang Anda tulis tersimpan di peramban ini" : "Jangan tutup halaman ini"}; tekan lagi tombolnya saat tersambung.`);
    } finally {
      reaching = false;
    }
    if (isReached) { status.classList.remove("luring"); form.requestSubmit(button); }
  }
  window.addEventListener("online", () => { if (isBlank && !changed().length) reckon(); else send(); });
  // What is sent by the button stays in the browser too, until the page that follows shows it stored.
  form.addEventListener("submit", (event) => {
    const pasted = byName("pratinjau");
    if (pasted) {
      event.preventDefault();
      say("Tempelan menunggu: pilih Pakai atau Batal dahulu.");
      pasted.querySelector("button").focus();
      return;
    }
    clearTimeout(timer); keep();
    // With the line down the browser would show a page of its own in place of the form.
    if (!isReached && (!navigator.onLine || status.classList.contains("luring"))) { event.preventDefault(); reach(event.submitter); return; }
    isReached = false;
    // The page that follows may only be read: it forgets what it knows to be stored.
    try { sessionStorage.setItem(key, localStorage.getItem(key) || ""); } catch { /* then it is shown there once more */ }
  });
  // Reasons and answers go with the buttons of this form: another form of the page would lose them. Where the browser
  // keeps them, evidence is brought without asking: they are written again once it is stored.
  for (const other of document.querySelectorAll("main form")) {
    if (other !== form) other.addEventListener("submit", (event) => {
      if (!written().length || (other.id === "unggah" && keep())) return;
      event.preventDefault();
      say("Ada tulisan yang belum disimpan. Simpan draf dahulu.");
      document.querySelector("button[form=isian][value=simpan]").focus();
    });
  }
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  window.addEventListener("beforeunload", (event) => { if ((changed().length || written().length) && (status.classList.contains("luring") || !keep())) event.preventDefault(); });
  for (const row of document.querySelectorAll("tr[data-sel]")) {
    const input = byName(row.dataset.sel);
    if (input) hold(input, input.dataset.dulu, row.dataset.dulu);
  }
  // What the page tells as gone is kept in the draft too, and told once.
  const gone = byName("tidak-ada");
  for (const { dataset: { nama, tulisan, dulu, hal } } of gone?.querySelectorAll("li") || []) lost[nama] = [tulisan, dulu, hal];
  gone?.remove();
  restore();
})();
