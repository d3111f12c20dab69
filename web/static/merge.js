// The merge review: decisions by mouse and keyboard, each followed by the next pair.
"use strict";
(() => {
  const root = document.getElementById("merge");
  if (!root) return;
  const $ = (s) => root.querySelector(s);
  let busy = false;

  async function load(address) {
    const answer = await fetch(address);
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("m-body");
    if (!next) { location.href = address; return; }
    $("#m-body").replaceWith(document.adoptNode(next));
  }
  async function write(path, body) {
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error((await answer.json()).error);
  }
  async function act(f) {
    if (busy) return;
    busy = true;
    root.setAttribute("aria-busy", "true");
    try {
      await f();
    } catch (e) {
      const s = $("#m-status");
      s.textContent = root.dataset.failed + " " + e.message;
      s.className = "fault";
    } finally {
      busy = false;
      root.removeAttribute("aria-busy");
    }
  }
  const decide = (verdict) => act(async () => {
    const p = $(".pair");
    await write("/api/v1/merge/decisions", { left: p.dataset.left, right: p.dataset.right, names: [p.dataset.names, p.dataset.namesRight], verdict });
    await load(location.href);
  });
  const undo = (id) => act(async () => {
    await write("/api/v1/merge/undo", { ids: [id] });
    await load(location.href);
  });
  const skip = (href) => act(async () => {
    await load(href);
    history.pushState(null, "", href);
  });
  root.addEventListener("click", (e) => {
    const verdict = e.target.closest("[data-verdict]"), back = e.target.closest("[data-undo]"), next = e.target.closest("[data-skip], .queue a");
    if (verdict) decide(verdict.dataset.verdict);
    else if (back) undo(back.dataset.undo);
    else if (next && !e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); skip(next.href); }
  });
  window.addEventListener("popstate", () => act(() => load(location.href)));
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select")) return;
    // The keys of the Arabic layout are where those letters are.
    const key = e.code.startsWith("Key") ? e.code.slice(3) : "";
    const verdict = { S: "same", D: "different", U: "unsure" }[key];
    if (verdict && $(`[data-verdict="${verdict}"]`)) { e.preventDefault(); decide(verdict); }
    else if (key === "Z" && $("[data-undo]")) { e.preventDefault(); undo($("[data-undo]").dataset.undo); }
    else if (key === "L" && $("[data-skip]")) { e.preventDefault(); skip($("[data-skip]").href); }
  });
})();
