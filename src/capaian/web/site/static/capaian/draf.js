// A form that is only read: what this browser still holds of it and never sent is shown, to be copied or put away.
"use strict";
(() => {
  const form = document.getElementById("isian"), key = `capaian:${form.dataset.kunci}`;
  const plain = (words) => words.trim().split(/\s+/).join(" ");
  const number = (words) => /^[-−]?[\d.,\s]+$/.test(words) ? Number(words.replace("−", "-").replace(/\s/g, "").replace(/\.(?=\d{3}(?!\d))/g, "").replace(",", ".")) : NaN;
  const same = (one, other) => plain(one) === plain(other) || number(one) === number(other);
  const factors = [...document.querySelectorAll(".faktor-dibaca dd")].map((each) => plain(each.textContent));
  const isStored = (name, value) => {
    const cell = document.getElementById(name);
    return cell ? same(cell.textContent, value) : name.startsWith("faktor-") && value.split("\n").every((line) => !line.trim() || factors.includes(plain(line)));
  };
  let kept = {};
  try {
    const text = localStorage.getItem(key) || "", sent = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    // It was handed in from here a moment ago, and the page says that it arrived.
    const isSent = text && text === sent && document.querySelector("main > .psn.beres");
    kept = JSON.parse(text || "{}");
    // What had no field any more did not go with it.
    if (isSent) { kept = Object.fromEntries(Object.entries(kept).filter(([, each]) => each[3])); localStorage.setItem(key, JSON.stringify(kept)); }
  } catch { return; }
  const left = Object.entries(kept).filter(([name, [value]]) => !isStored(name, value));
  if (!left.length) { try { localStorage.removeItem(key); } catch { /* nothing is kept then */ } return; }

  const make = (tag, look, words) => { const made = document.createElement(tag); made.className = look; made.textContent = words; return made; };
  const box = make("section", "psn kembali", ""), row = make("div", "aksi", ""), list = make("textarea", "kotak", "");
  box.id = "draf-peramban";
  box.setAttribute("aria-label", "Isian yang belum terkirim");
  list.readOnly = true; list.rows = Math.min(left.length + 1, 8);
  list.setAttribute("aria-label", "Isi draf di peramban ini");
  list.value = left.map(([name, [value, , label]]) => `${label || name}: ${value.trim() || "kosong"}`).join("\n");
  const copy = make("button", "tb kecil", "Salin"), drop = make("button", "tb dua kecil", "Buang draf"), said = make("span", "ktr", "");
  copy.type = drop.type = "button";
  said.setAttribute("role", "status");
  copy.addEventListener("click", async () => {
    list.select();
    try { await navigator.clipboard.writeText(list.value); } catch { document.execCommand("copy"); }
    said.textContent = "Tersalin.";
  });
  drop.addEventListener("click", () => { localStorage.removeItem(key); box.remove(); });
  row.append(copy, drop, said);
  box.append(make("h3", "", `${left.length} isian Anda di peramban ini tidak terkirim.`), make("p", "", "Isian ini sekarang hanya dibaca. Salin bila masih perlu, misalnya untuk meminta isian dikembalikan, atau buang."), list, row);
  form.before(box);
})();
