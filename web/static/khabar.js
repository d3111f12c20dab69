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

// Suggestions under the search box: arrows choose, Enter opens, Escape closes.
const box = document.getElementById("search");
if (box) {
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions);
  list.hidden = true;
  box.after(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  let timer = 0, flight = null, chosen = -1;
  const show = (on) => {
    list.hidden = !on;
    box.setAttribute("aria-expanded", String(on));
    if (!on) { chosen = -1; box.removeAttribute("aria-activedescendant"); }
  };
  const choose = (n) => {
    const options = list.children;
    if (!options.length) return;
    chosen = (n + options.length) % options.length;
    for (let i = 0; i < options.length; i++) options[i].setAttribute("aria-selected", String(i === chosen));
    box.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };
  const lang = document.documentElement.lang;
  const address = (e) => {
    const to = new URL("/entity", location.href);
    to.searchParams.set("id", e.iri);
    const ui = new URL(location.href).searchParams.get("ui");
    if (ui) to.searchParams.set("ui", ui);
    return to.href;
  };
  const option = (e, i) => {
    const item = document.createElement("li");
    item.id = "suggestion-" + i;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.href = address(e);
    const add = (tag, text, name) => {
      const part = document.createElement(tag);
      part.textContent = text;
      if (name) part.className = name;
      item.append(part, " ");
    };
    add("bdi", e.name, "name t-" + e.type);
    if (e.found !== e.name) add("bdi", e.found, "also");
    add("span", e.label, "kind");
    item.addEventListener("mousedown", (ev) => { ev.preventDefault(); location.href = item.dataset.href; });
    return item;
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    const q = box.value.trim();
    if (q.length < 2) { show(false); return; }
    timer = setTimeout(async () => {
      if (flight) flight.abort();
      flight = new AbortController();
      const from = new URL("/api/v1/search", location.href);
      from.search = new URLSearchParams({ q, names: "1", limit: "8", ui: lang });
      try {
        const answer = await fetch(from, { signal: flight.signal });
        if (!answer.ok) return;
        list.replaceChildren(...(await answer.json()).entities.map(option));
        chosen = -1;
        show(list.children.length > 0 && document.activeElement === box);
      } catch (e) {
        if (e.name !== "AbortError") throw e;
      }
    }, 90);
  });
  box.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (list.hidden) return;
      e.preventDefault();
      choose(e.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    } else if (e.key === "Enter" && chosen >= 0) {
      e.preventDefault();
      location.href = list.children[chosen].dataset.href;
    } else if (e.key === "Escape") {
      show(false);
    }
  });
  box.addEventListener("blur", () => show(false));
  document.addEventListener("keydown", (e) => {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || /^(input|textarea|select)$/i.test(document.activeElement.tagName) || document.activeElement.isContentEditable) return;
    e.preventDefault();
    box.focus();
    box.select();
  });
}
