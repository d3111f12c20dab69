// What did Qasim al-Araji announce? A name is a literal with its language; a word
// in angle brackets is a term of the ontology (khabar schema lists them).
g.V(lang("Qasim al-Araji", "en")).in("<name>").unique()
  .out("<announced>").out("<text>").unique().all();
