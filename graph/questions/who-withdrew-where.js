// question who-withdrew-where
// title en: Who withdrew, from where and to where, and who denies it
// title ar: من انسحب، ومن أين وإلى أين، ومن ينفي ذلك
// param who entity en: who withdrew; ar: من انسحب
// param place entity en: from or to where; ar: من أين أو إلى أين
// param speaker entity en: who said so; ar: القائل
// param since date en: happened, or was told, on or after this day, month or year; ar: منذ
// param until date en: happened, or was told, on or before this day, month or year; ar: حتى
// param outlet outlet en: who published the article; ar: الوسيلة
// param article article en: the article's identifier; ar: المقال
// param certainty certainty en: at least so certain, from 0 to 1; ar: بثقة لا تقل عن كذا، من 0 إلى 1
// column when en: when; ar: متى
// column who entity en: who; ar: من
// column event term en: what; ar: ماذا
// column from entity en: from; ar: من أين
// column to entity en: to; ar: إلى أين
// column in entity en: in; ar: في
// column polarity en: did it happen; ar: الإثبات أو النفي
// column modality en: how real; ar: الصيغة
// column speaker entity en: who says so; ar: القائل
// column said en: said on; ar: قيل في
// column article article en: article; ar: المقال
// column sentence hidden en: sentence; ar: الجملة
// column node hidden en: event; ar: الحدث
// column published hidden en: published; ar: نُشر في
// key node
// sort when|said|published article node

var events = g.V("<withdraw>", "<return>", "<reduce_forces>", "<end_mission>").in("<eventType>");
if (params.who) events = events.has("<agent>", ...params.who);
if (params.place) {
  events = events.and(g.V(...params.place).in(["<origin>", "<destination>", "<place>"])).unique();
}
if (params.speaker) events = events.and(g.V(...params.speaker).in("<speaker>").out("<reports>")).unique();
if (params.article) events = events.has("<article>", ...params.article);
if (params.outlet) events = events.has("<article>", ...g.V(str(params.outlet)).in("<outlet>").toArray());
if (params.since || params.until) {
  // An event without a date of its own counts by the day on which it was told.
  var told = between(events.in("<reports>"), "<date>", params.since, params.until).out("<reports>");
  events = between(events, "<date>", params.since, params.until).or(told.and(events).except(events.has("<date>"))).unique();
}

events = certain(events, params.certainty).tag("node");
events
  .saveOpt("<eventType>", "event")
  .saveOpt("<agent>", "who")
  .saveOpt("<origin>", "from")
  .saveOpt("<destination>", "to")
  .saveOpt("<place>", "in")
  .saveOpt("<when>", "when")
  .saveOpt("<polarity>", "polarity")
  .saveOpt("<modality>", "modality")
  .saveOpt("<sentence>", "sentence")
  .saveOpt("<article>", "article")
  .all();
events.in("<reports>").saveOpt("<speaker>", "speaker").saveOpt("<when>", "said").all();
events.out("<article>").saveOpt("<publishedOn>", "published").all();
