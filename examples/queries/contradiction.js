// From where did somebody withdraw, as one source has it, and nobody, as another has?
g.V("<withdraw>").in("<eventType>").has("<polarity>", str("negative")).tag("denied")
  .out("<origin>").tag("from")
  .in("<origin>").has("<eventType>", "<withdraw>").has("<polarity>", str("positive")).has("<modality>", str("asserted")).tag("asserted")
  .out("<article>").tag("by").unique().all();
