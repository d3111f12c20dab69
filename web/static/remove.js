// Removing an article, on its page.
"use strict";
for (const b of document.querySelectorAll("button[data-remove]")) {
  b.hidden = false;
  b.addEventListener("click", async () => {
    if (!confirm(b.dataset.sure)) return;
    b.disabled = true;
    const answer = await fetch("/api/v1/articles/" + b.dataset.remove.split("/").map(encodeURIComponent).join("/"), { method: "DELETE" });
    if (answer.ok) location.href = b.dataset.next;
    else { b.disabled = false; alert((await answer.json()).error); }
  });
}
