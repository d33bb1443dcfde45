// A form that is sent by a double click is sent once; whoever comes back to its page may send it again.
"use strict";
{
  const sent = new WeakSet();
  addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (sent.has(form)) { event.preventDefault(); return; }
    sent.add(form);
    setTimeout(() => sent.delete(form), 3000);
  });
}
