"use strict";
/* Shows the headings whose facets are chosen, with all that stands below them. */
(() => {
  const box = document.getElementById("choices");
  if (!box) return;
  const said = document.getElementById("choices-said");
  const rank = (element) => (/^H[2-6]$/.test(element.tagName) ? Number(element.tagName[1]) : 0);

  /* Each heading with what stands below it, up to the next heading of its rank or above. */
  const headings = [...document.querySelectorAll("#naskah :is(h2,h3,h4,h5,h6)")].filter((h) => !box.contains(h));
  function below(heading) {
    const found = [];
    for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
      if (rank(next) && rank(next) <= rank(heading)) break;
      found.push(next);
    }
    return found;
  }
  const entries = headings.filter((h) => h.dataset.facets).map((h) => ({
    heading: h, parts: [h, ...below(h)], facets: h.dataset.facets.split(" "), size: Number(h.dataset.size),
  }));
  /* Weights and chapters go with their last entry: their own words end at the next heading of any rank. */
  const openings = headings.filter((h) => !h.dataset.facets).map((h) => {
    const parts = below(h);
    const end = parts.findIndex(rank);
    return { own: [h, ...parts.slice(0, end)], entries: entries.filter((e) => parts.includes(e.heading)) };
  }).filter((opening) => opening.entries.length);
  const groups = [...box.querySelectorAll("fieldset")].map((f) => [...f.querySelectorAll("input")]);

  function isChosen(entry) {
    return groups.every((inputs) => inputs.some((i) => i.checked && entry.facets.includes(i.value)));
  }
  function choose() {
    let shown = 0;
    for (const entry of entries) {
      entry.isOut = !isChosen(entry);
      shown += entry.isOut ? 0 : entry.size;
      for (const part of entry.parts) part.toggleAttribute("data-out", entry.isOut);
    }
    for (const opening of openings) {
      opening.isOut = opening.entries.every((entry) => entry.isOut);
      for (const part of opening.own) part.toggleAttribute("data-out", opening.isOut);
    }
    said.textContent = `${shown} dari ${said.dataset.all} ditampilkan.`;
  }
  box.addEventListener("change", choose);
  box.addEventListener("click", (event) => {
    const turn = event.target.dataset.turn;
    if (!turn) return;
    for (const input of event.target.closest("fieldset").querySelectorAll("input")) input.checked = turn === "all";
    choose();
  });
  /* Beside the text they stand open; above it one line, so that what they choose from is seen at once. */
  box.querySelector("details").open = matchMedia("(min-width: 1200px)").matches;
  box.hidden = false;
  choose();
})();
