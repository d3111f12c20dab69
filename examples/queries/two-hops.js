// Of whom and what does Joe Biden speak?
g.V(lang("Joe Biden", "en")).in("<name>").unique().in("<speaker>").out("<about>").unique().all();
