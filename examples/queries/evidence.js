// Where is it said that a withdrawal did not happen? Offsets count code points.
g.V("<withdraw>").in("<eventType>").has("<polarity>", str("negative")).tag("event")
  .out("<evidence>").saveOpt("<start>", "start").saveOpt("<end>", "end").saveOpt("<exact>", "text").all();
