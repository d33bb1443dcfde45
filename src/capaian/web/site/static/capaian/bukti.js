// Bringing evidence: files are dropped, listed before they are sent, and kept at hand while one is confirmed.
// Without it the same form works with its file fields and its button.
"use strict";
(() => {
  const form = document.getElementById("unggah");
  if (!form) return;
  const field = document.getElementById("berkas"), camera = document.getElementById("kamera");
  const area = document.getElementById("taruh"), list = document.getElementById("terpilih");
  const most = Number(form.dataset.berkas), each = Number(form.dataset.byte), all = Number(form.dataset.semua);
  const megabytes = (size) => (size < 1e6 ? `${Math.max(1, Math.round(size / 1e3))} KB` : `${(size / 1e6).toFixed(1).replace(".", ",")} MB`);

  const show = () => {
    const files = [...field.files];
    list.replaceChildren();
    for (const file of files) {
      const item = document.createElement("li");
      item.textContent = `${file.name}, ${megabytes(file.size)}`;
      if (file.size > each) { item.textContent += `: lebih besar daripada ${megabytes(each)}, akan ditolak`; item.className = "dekat"; }
      list.append(item);
    }
    const total = files.reduce((sum, file) => sum + file.size, 0);
    if (files.length > most || total > all) {
      const item = document.createElement("li");
      item.className = "dekat";
      item.textContent = `${files.length} berkas, ${megabytes(total)}: terlalu banyak untuk sekali unggah`;
      list.append(item);
    }
  };
  const add = (files) => {
    const together = new DataTransfer();
    for (const file of [...field.files, ...files]) together.items.add(file);
    field.files = together.files;
    show();
  };

  field.addEventListener("change", show);
  camera.addEventListener("change", () => { add(camera.files); camera.value = ""; });
  for (const name of ["dragenter", "dragover"]) area.addEventListener(name, (event) => { event.preventDefault(); area.classList.add("di-atas"); });
  for (const name of ["dragleave", "drop"]) area.addEventListener(name, () => area.classList.remove("di-atas"));
  area.addEventListener("drop", (event) => { event.preventDefault(); add(event.dataTransfer.files); });

  // A file that has to be confirmed stays chosen: only what is told of it comes back from the server.
  let isBusy = false;
  async function bring() {
    if (isBusy) return;
    isBusy = true;
    const button = form.querySelector("button.tb");
    const word = button.lastChild.textContent;
    button.lastChild.textContent = "Sedang diperiksa dan disimpan …";
    let isStored = false;
    try {
      let answer = await send();
      if (answer.status === 403 && await renew()) answer = await send();
      isStored = answer.type === "opaqueredirect";
      if (!isStored) {
        const told = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("hasil-unggah");
        if (told) document.getElementById("hasil-unggah").replaceWith(document.adoptNode(told));
        else if (answer.status === 403) signIn();
        else if (answer.status === 413) say("Kiriman ini terlalu besar, jadi tidak ada yang disimpan. Pilih lebih sedikit berkas, lalu unggah lagi.");
        else if (answer.status > 500) say("Server sedang sibuk atau kehabisan tempat. Berkas masih terpilih di sini; unggah lagi sebentar lagi.");
        else say("Unggahan ini tidak dapat diterima. Muat ulang halamannya, lalu ulangi.");
      }
    } catch {
      say("Sambungan terputus. Tidak ada yang hilang: berkas masih terpilih di sini. Unggah lagi saat tersambung.");
    } finally {
      isBusy = false;
      button.lastChild.textContent = word;
    }
    if (isStored) { field.value = ""; show(); }
    if (isStored) goBack();
    else tell();
  }
  const send = () => fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
  // A session that was begun anew in another tab has a token of its own; whoever is there now must be the same.
  async function renew() {
    const answer = await fetch(location.href, { redirect: "manual" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const who = (from) => from.querySelector(".kop .kanan a")?.textContent;
    const token = page.querySelector("#unggah [name=csrfmiddlewaretoken]");
    if (!token || who(page) !== who(document)) return false;
    for (const own of document.getElementsByName("csrfmiddlewaretoken")) own.value = token.value;
    return true;
  }
  function signIn() {
    const link = document.createElement("a");
    link.href = location.href; link.target = "_blank"; link.rel = "noopener"; link.textContent = "Masuk lagi di tab lain";
    say("Anda sudah keluar, atau sesi Anda berakhir, jadi belum ada yang diunggah. ", link, ", lalu tekan tombol unggah ini sekali lagi; berkas masih terpilih di sini.");
  }
  function goBack() {
    const there = new URL(form.dataset.kembali, location.href);
    if (there.pathname !== location.pathname) { location.assign(there); return; }
    location.hash = there.hash;
    location.reload();
  }
  function tell() {
    if (form.closest("details")) form.closest("details").open = true;
    document.querySelector("#hasil-unggah [role=alert]")?.focus();
  }
  // Other forms of the page wait for files on their way; files that were chosen and never sent are asked about.
  document.addEventListener("submit", (event) => {
    const { target } = event, names = [...field.files].map((file) => file.name).join(", ");
    if (target === form || target.getAttribute("method") !== "post" || !target.closest("main")) return;
    const isUnsent = names && !isBusy && !confirm(`${names}: sudah dipilih, tetapi belum diunggah. Lanjutkan tanpa berkas itu?`);
    if (!isBusy && !isUnsent) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isBusy) { say("Berkas sedang diunggah. Tunggu sampai tersimpan, lalu tekan lagi."); tell(); }
  }, true);
  window.addEventListener("beforeunload", (event) => { if (isBusy) event.preventDefault(); });
  // Behind the listeners of the form itself: others of the page may hold it back.
  document.addEventListener("submit", (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    event.preventDefault();
    bring();
  });
  function say(...words) {
    const box = document.createElement("div");
    box.className = "psn galat"; box.tabIndex = -1; box.setAttribute("role", "alert");
    box.append(...words);
    document.getElementById("hasil-unggah").replaceChildren(box);
  }
})();
