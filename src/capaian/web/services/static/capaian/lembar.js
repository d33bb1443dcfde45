// A page shows the sheet of one site and day: pickers that name another put it out of use until that is opened.
"use strict";
(() => {
  const { tempat, hari } = document.getElementById("pilih").elements, line = document.getElementById("lain");
  const sheets = [...document.querySelectorAll("fieldset.lembar:enabled")];
  const { kini } = document.getElementById("pilih").dataset, old = document.getElementById("kemarin");
  let isMeant = false; // the day of the page, though it is over
  const check = () => {
    const site = tempat.selectedOptions[0], isOther = Boolean(site) && !(site.defaultSelected && hari.value === hari.defaultValue);
    // A page that was opened for today counts for that day: on the next one it says so first.
    const isOld = !isMeant && hari.defaultValue === kini && new Date().toLocaleDateString("sv") > kini;
    for (const each of sheets) each.disabled = isOther || isOld;
    line.hidden = !isOther;
    old.hidden = !isOld;
    document.getElementById("lain-apa").textContent = `${site?.text}, ${hari.value.split("-").reverse().join("-")}`;
  };
  for (const each of [tempat, hari]) for (const name of ["input", "change"]) each.addEventListener(name, check);
  // Who comes back to a page finds pickers as they were left, and perhaps another day.
  for (const name of ["pageshow", "focus", "pointerdown", "keydown", "submit"]) addEventListener(name, check, true);
  setInterval(check, 60000);
  old.querySelector("button").addEventListener("click", () => { isMeant = true; check(); });
  check();

  // A long catalogue on a telephone: a few letters leave the services that are meant, also those seldom counted.
  const form = document.getElementById("turus"), search = document.getElementById("saring");
  const sift = () => {
    const wanted = search.value.trim().toLowerCase();
    for (const row of form?.querySelectorAll("tbody tr") ?? []) {
      const posts = row.dataset.jabatan, isOther = posts && !posts.split(" ").includes(form.elements.jabatan.value);
      row.hidden = isOther || (wanted ? !`${row.dataset.kode} ${row.cells[0].textContent}`.toLowerCase().includes(wanted) : row.closest(".lain"));
    }
  };
  if (search) {
    search.parentElement.hidden = false;
    search.addEventListener("input", sift);
    search.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    sift();
  }

  // Of whom is counted stays when the sheet is loaded again, or numbers are typed instead.
  form?.addEventListener("change", ({ target }) => {
    if (target.tagName !== "SELECT") return;
    sift();
    const named = (address) => { const made = new URL(address, location); made.searchParams.set(target.name, target.value); return made; };
    history.replaceState(null, "", named(location));
    for (const link of document.querySelectorAll("a.cara")) link.href = named(link.href);
  });
})();
