// A page shows the sheet of one site and day: pickers that name another put it out of use until that is opened.
"use strict";
(() => {
  const { tempat, hari } = document.getElementById("pilih").elements, line = document.getElementById("lain");
  const sheets = [...document.querySelectorAll("fieldset.lembar:enabled")];
  const check = () => {
    const site = tempat.selectedOptions[0], isOther = Boolean(site) && !(site.defaultSelected && hari.value === hari.defaultValue);
    for (const each of sheets) each.disabled = isOther;
    line.hidden = !isOther;
    document.getElementById("lain-apa").textContent = `${site?.text}, ${hari.value.split("-").reverse().join("-")}`;
  };
  for (const each of [tempat, hari]) for (const name of ["input", "change"]) each.addEventListener(name, check);
  // Who comes back to a page finds pickers as they were left.
  addEventListener("pageshow", check);
  check();

  // Of whom is counted stays when the sheet is loaded again, or numbers are typed instead.
  document.getElementById("turus")?.addEventListener("change", ({ target }) => {
    if (target.tagName !== "SELECT") return;
    const named = (address) => { const made = new URL(address, location); made.searchParams.set(target.name, target.value); return made; };
    history.replaceState(null, "", named(location));
    for (const link of document.querySelectorAll("a.cara")) link.href = named(link.href);
  });
})();
