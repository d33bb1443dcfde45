// What leaves a page waits for files that are on their way; files that were chosen and never sent are asked about.
"use strict";
globalThis.tunggu = (own, chosen, send) => {
  let isBusy = false, next = null, box = null, passed = "";
  const names = () => chosen().map((file) => file.name).join(", ");
  const make = (tag, look, words) => { const made = document.createElement(tag); made.className = look; made.textContent = words; return made; };
  const close = () => { box?.remove(); box = null; };
  const show = (title, about, ...buttons) => {
    close();
    const from = document.activeElement;
    box = make("dialog", "", "");
    const head = make("h2", "s", title), row = make("div", "aksi jarak", "");
    head.id = "judul-tunggu"; box.id = "tunggu"; box.setAttribute("aria-labelledby", head.id);
    for (const [words, look, act] of buttons) {
      const button = make("button", look, words);
      button.type = "button";
      button.addEventListener("click", () => { close(); from.focus(); act(); });
      row.append(button);
    }
    box.append(head, make("p", "", about), row);
    box.addEventListener("close", () => { next = null; close(); }); // by the key Esc
    document.querySelector("main").append(box);
    box.showModal();
  };
  // What was pressed is taken up again by itself, as it was pressed.
  const wait = (go, isHandIn) => {
    next = { go, isHandIn };
    const about = isHandIn ? "Isian diajukan dengan sendirinya begitu berkasnya tersimpan." : "Sesudah itu yang Anda tekan dijalankan dengan sendirinya.";
    show("Menunggu berkas selesai diunggah", about, ["Tetap di halaman ini", "tb dua", () => { next = null; }]);
  };
  const ask = (go, isHandIn) => {
    const act = isHandIn ? "ajukan" : "lanjutkan";
    show(
      `${chosen().length} berkas belum diunggah`,
      `${names()}: sudah dipilih, tetapi belum diunggah. Bila halaman ini ditinggalkan, berkas itu tidak ikut tersimpan.`,
      [`Unggah dahulu, lalu ${act}`, "tb", () => { send(); wait(go, isHandIn); }],
      [`${isHandIn ? "Ajukan" : "Lanjutkan"} tanpa berkas itu`, "tb dua", () => { passed = names(); go(); }],
      ["Batal", "tb dua", () => {}],
    );
  };
  const hold = (event, told, go, isHandIn) => { event.preventDefault(); event.stopImmediatePropagation(); told(go, isHandIn); };

  document.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    if (target === own) return;
    const isHandIn = submitter?.value === "ajukan" || submitter?.name === "dilihat";
    const isLost = target.getAttribute("method") === "post" && target.closest("main") && chosen().length && names() !== passed;
    if (isBusy || isLost) hold(event, isBusy ? wait : ask, () => target.requestSubmit(submitter), isHandIn);
  }, true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!isBusy || !link || link.target || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isHere = link.hash && link.href.split("#")[0] === location.href.split("#")[0];
    if (!isHere) hold(event, wait, () => location.assign(link.href), false);
  }, true);
  window.addEventListener("beforeunload", (event) => { if (isBusy) event.preventDefault(); });

  return {
    begin: () => { isBusy = true; },
    // Says whether something waited, and whether a form was to be handed in by it; it goes on where all is stored.
    end: (isStored) => {
      const was = next;
      isBusy = false; next = null;
      close();
      if (isStored) was?.go();
      return was;
    },
  };
};
