// Quarters beside the figure of their year: what they come to, while they are typed. The server refuses alike.
"use strict";
(() => {
  const read = (box) => {
    const text = box.value.trim().replace(/^rp\.?\s*|\s*%$/gi, "");
    if (!/\d/.test(text)) return null;
    const plain = /^\d+\.\d{1,2}$/.test(text) ? text : text.replace(/\./g, "").replace(",", ".");
    return Number.isNaN(Number(plain)) ? null : Number(plain);
  };
  const write = (value) => value.toLocaleString("id-ID", { maximumFractionDigits: 4 });
  const tell = (row) => {
    const figures = (kind) => [...row.querySelectorAll(`td.${kind} input.kotak`)].map(read);
    const year = figures("setahun").filter((each) => each !== null).at(-1) ?? null;
    const parts = figures("tw"), known = parts.filter((each) => each !== null);
    const isSum = row.dataset.cara === "sum";
    const end = isSum ? known.reduce((sum, each) => sum + each, 0) : parts.at(-1);
    const place = row.querySelector(".tw-hasil");
    let words = "";
    if (known.length && year !== null && end !== null) {
      const fits = Math.abs(end - year) < 1e-6;
      words = isSum ? `Jumlah ${write(end)}` : `Triwulan IV ${write(end)}`;
      words += fits ? ", sama dengan setahun" : ` dari ${write(year)}: ${end > year ? "lebih" : "kurang"} ${write(Math.abs(end - year))}`;
      if (place.parentElement.matches(".ktr")) words = `. ${words}`;
      place.classList.toggle("dekat", !fits);
    }
    if (place.textContent !== words) place.textContent = words;
  };
  for (const row of document.querySelectorAll("tr[data-cara]")) {
    row.addEventListener("input", () => tell(row));
    tell(row);
  }
})();
