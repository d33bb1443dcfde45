// A form that is only read: what this browser still holds of it and never sent is shown, to be copied or put away.
"use strict";
(() => {
  const form = document.getElementById("isian"), key = `capaian:${form.dataset.kunci}`;
  const { boxOf, button, line, same } = globalThis.pilihan;
  const plain = (words) => words.trim().split(/\s+/).join(" ");
  const factors = [...document.querySelectorAll(".faktor-dibaca dd")].map((each) => plain(each.textContent));
  const isStored = (name, value) => {
    const cell = document.getElementById(name);
    return cell ? same(plain(cell.textContent), plain(value)) : name.startsWith("faktor-") && value.split("\n").every((each) => !each.trim() || factors.includes(plain(each)));
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

  const words = `${left.length} isian Anda di peramban ini tidak terkirim. Isian ini sekarang hanya dibaca: salin bila masih perlu, misalnya untuk meminta isian dikembalikan, atau buang.`;
  const [box, list] = boxOf("draf-peramban", "psn kembali", "Isian yang belum terkirim", "h3", words);
  const row = document.createElement("div"), said = document.createElement("span");
  list.append(...left.map(([name, [value, , label]]) => line(`${label || name}: ${value.trim() || "kosong"}`)));
  row.className = "aksi"; said.setAttribute("role", "status");
  row.append(
    button("Salin", "tb kecil", async () => {
      getSelection().selectAllChildren(list);
      try { await navigator.clipboard.writeText(list.innerText); } catch { document.execCommand("copy"); }
      said.textContent = "Tersalin.";
    }),
    button("Buang draf", "tb dua kecil", () => { localStorage.removeItem(key); box.remove(); }), said,
  );
  box.append(row);
  form.before(box);
})();
