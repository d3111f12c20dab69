// Suggestions for the fields that take an entity. The page works without.
"use strict";
for (const input of document.querySelectorAll("input[data-suggest]")) {
  const list = document.getElementById(input.getAttribute("list"));
  let asked = "", timer = 0, flight = null;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    const q = input.value.trim();
    if (q.length < 3 || q === asked) return;
    timer = setTimeout(async () => {
      asked = q;
      if (flight) flight.abort();
      flight = new AbortController();
      const address = new URL("/api/v1/entities", location.href);
      address.searchParams.set("q", q);
      address.searchParams.set("ui", document.documentElement.lang);
      try {
        const answer = await fetch(address, { signal: flight.signal });
        if (!answer.ok) return;
        list.replaceChildren(...(await answer.json()).map((e) => {
          const o = document.createElement("option");
          o.value = e.name;
          return o;
        }));
      } catch (e) {
        if (e.name !== "AbortError") throw e;
      }
    }, 250);
  });
}

// Empty fields need not be in the address.
const form = document.querySelector("form.filters");
if (form) {
  form.addEventListener("submit", () => {
    for (const f of form.elements) if (f.name && !f.value) f.disabled = true;
  });
  window.addEventListener("pageshow", () => {
    for (const f of form.elements) f.disabled = false;
  });
}
