// question who-holds-what
// title en: Who holds which position, of which country or body
// title ar: من يشغل أي منصب، وفي أي بلد أو جهة
// param who entity en: the person; ar: الشخص
// param of entity en: the country or body; ar: البلد أو الجهة
// param outlet outlet en: who published the article; ar: الوسيلة
// param article article en: the article's identifier; ar: المقال
// param certainty certainty en: at least so certain, from 0 to 1; ar: بثقة لا تقل عن كذا، من 0 إلى 1
// column who entity en: who; ar: من
// column title en: position; ar: المنصب
// column of entity en: of; ar: في
// column since en: since; ar: منذ
// column until en: until; ar: حتى
// column former en: former; ar: سابق
// column article article en: article; ar: المقال
// column sentence hidden en: sentence; ar: الجملة
// column position hidden en: position; ar: المنصب
// key who title of since until former
// sort who article position

var positions = g.V("<Position>").in("<type>");
if (params.who) positions = g.V(...params.who).out("<holds>").unique();
if (params.of) positions = positions.has("<of>", ...params.of);
if (params.article) positions = positions.has("<article>", ...params.article);
if (params.outlet) positions = positions.has("<article>", ...g.V(str(params.outlet)).in("<outlet>").toArray());

certain(positions, params.certainty).tag("position")
  .saveOptR("<holds>", "who")
  .saveOpt("<title>", "title")
  .saveOpt("<of>", "of")
  .saveOpt("<startDate>", "since")
  .saveOpt("<endDate>", "until")
  .saveOpt("<former>", "former")
  .saveOpt("<article>", "article")
  .saveOpt("<sentence>", "sentence")
  .all();
