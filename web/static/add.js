// Adding articles: text or files are sent, and the job that puts them into the graph is
// followed to its end.
"use strict";
(() => {
  const root = document.getElementById("add");
  if (!root) return;
  const say = (key, ...args) => args.reduce((s, a, i) => s.replace(`{${i}}`, a), root.dataset[key]);
  const make = (name, text, ...inner) => {
    const e = document.createElement(name);
    if (text) e.textContent = text;
    e.append(...inner);
    return e;
  };

  // send sends a body, and tells of its job until it is done.
  async function send(what, body, type) {
    const box = make("div"), bar = make("progress"), state = make("p"), skips = make("ul"), added = make("ul");
    box.className = "job";
    skips.className = "skips";
    bar.setAttribute("aria-label", what);
    box.append(make("p", "", make("b", "\u2068" + what + "\u2069")), bar, state, skips, added);
    document.getElementById("a-jobs").prepend(box);
    try {
      // XMLHttpRequest tells how much was sent; fetch does not.
      let job = await new Promise((done, failed) => {
        const x = new XMLHttpRequest();
        x.open("POST", "/api/v1/articles");
        if (type) x.setRequestHeader("Content-Type", type);
        x.upload.addEventListener("progress", (e) => { bar.max = e.total; bar.value = e.loaded; state.textContent = say("sent", Math.round(100 * e.loaded / Math.max(e.total, 1)) + " %"); });
        x.addEventListener("load", () => {
          let answer = {};
          try { answer = JSON.parse(x.responseText); } catch { /* told below */ }
          if (x.status === 202) done(answer);
          else failed(new Error(answer.error || x.status + " " + x.statusText));
        });
        x.addEventListener("error", () => failed(new Error(root.dataset.failed)));
        x.send(body);
      });
      bar.removeAttribute("value");
      for (;;) {
        state.textContent = `${say(job.state === "failed" ? "stopped" : job.state)} ${say("counts", job.read, job.added + job.replaced, job.unchanged, job.skipped.length + job.more_skipped)}`;
        skips.replaceChildren(...job.skipped.map((s) => make("li", `\u2068${s.input}\u2069${s.line ? ` (${say("line", s.line)})` : ""}: ${s.error}${s.hint ? ". " + s.hint : ""}`)));
        if (["done", "failed", "stopped"].includes(job.state)) break;
        const answer = await fetch(`/api/v1/jobs/${job.id}?wait=2`);
        if (!answer.ok) throw new Error((await answer.json()).error);
        job = await answer.json();
      }
      bar.remove();
      if (job.error) throw new Error(job.error);
      added.replaceChildren(...job.articles.slice(0, 50).map((id) => {
        const a = make("a", id), to = new URL(root.dataset.article, location.href);
        to.searchParams.set("id", id);
        a.href = to;
        return make("li", "", make("bdi", "", a));
      }));
      return true;
    } catch (e) {
      bar.remove();
      state.className = "fault";
      state.textContent = e.message;
      return false;
    }
  }

  const form = document.getElementById("a-text");
  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    const given = Object.fromEntries([...new FormData(form)].filter(([, v]) => v.trim()));
    if (!given.text) return;
    if (await send(given.title || given.text.trim().slice(0, 60), JSON.stringify(given), "application/json")) form.reset();
  });

  function files(list) {
    if (!list.length) return;
    const body = new FormData();
    for (const f of list) body.append("files", f, f.name);
    send([...list].slice(0, 3).map((f) => f.name).join(" · ") + (list.length > 3 ? ` … (${list.length})` : ""), body);
  }
  const drop = document.getElementById("a-drop"), pick = document.getElementById("a-files");
  pick.addEventListener("change", () => { files([...pick.files]); pick.value = ""; });
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (e) => { e.preventDefault(); drop.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, (e) => { e.preventDefault(); drop.classList.remove("over"); });
  drop.addEventListener("drop", (e) => files([...e.dataTransfer.files]));
})();
