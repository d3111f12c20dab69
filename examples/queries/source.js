// Who speaks in one article, with what act? Every quad is labelled with its article.
g.V("<Statement>").labelContext("<id:iraq2021-ar-shatt-kuwait>").in("<type>")
  .saveOpt("<act>", "act").out("<speaker>").tag("who").unique().all();
