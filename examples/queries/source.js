// Who speaks in one article, with what act? Every quad is labelled with its article.
g.V("<Statement>").labelContext("<id:shatt-2021-08-10-kuwait>").in("<type>").tag("statement")
  .saveOpt("<act>", "act").out("<speaker>").tag("who").all();
