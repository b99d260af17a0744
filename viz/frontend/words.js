// What the page says, in Chinese and English. `{name}` stands for a value.

/** @type {Record<string, [string, string]>} */
const WORDS = {
  graph: ["图谱", "Graph"],
  matrix: ["矩阵", "Matrix"],
  table: ["表格", "Table"],
  timeline: ["时间线", "Timeline"],
  search: ["搜索名称、别名或拼音首字母", "Search by name, alias or pinyin initials"],
  noMatch: ["没有名称、别名或拼音首字母含“{text}”的实体", "No entity has “{text}” in its name, alias or initials"],
  filters: ["筛选", "Filters"],
  types: ["实体类型", "Entity types"],
  relations: ["关系", "Relations"],
  confidence: ["置信度不低于", "Confidence at least"],
  shownLine: ["显示最强的 {shown} 个实体，共 {all} 个", "The strongest {shown} of {all} entities"],
  allLine: ["显示全部 {shown} 个实体、{edges} 条关系", "All {shown} entities and {edges} relations"],
  leftOut: ["另有 {count} 个实体未写入本页；生成时可调大 --limit", "{count} more were left out of this file; build it with a larger --limit"],
  leftInStore: ["库中还有 {count} 个实体：搜索或展开即可看到", "{count} more are in the store: search or expand to see them"],
  more: ["再显示 {count} 个", "Show {count} more"],
  fewer: ["恢复默认", "Back to default"],
  reset: ["清除筛选", "Clear filters"],
  undo: ["撤销", "Undo"],
  nothingToUndo: ["没有可撤销的操作", "Nothing to undo"],
  save: ["导出", "Export"],
  png: ["图片 PNG", "Picture PNG"],
  svg: ["矢量图 SVG", "Vector SVG"],
  csv: ["表格 CSV", "Table CSV"],
  link: ["复制链接", "Copy link"],
  linkCopied: ["链接已复制，打开后恢复当前视图", "Link copied; it restores this view"],
  theme: ["切换明暗", "Light or dark"],
  language: ["English", "中文"],
  fit: ["全图", "Fit"],
  zoomIn: ["放大", "Zoom in"],
  zoomOut: ["缩小", "Zoom out"],
  close: ["关闭", "Close"],
  details: ["详情", "Details"],
  aliases: ["又名", "Also"],
  provisional: ["待确认", "provisional"],
  expand: ["展开邻居", "Expand"],
  expandMore: ["更多邻居", "Expand more"],
  someNeighbours: ["已展开 {shown} 个邻居，共 {total} 个", "{shown} of {total} neighbours are shown"],
  allNeighbours: ["{count} 个邻居都已展开", "All {count} neighbours are shown"],
  collapse: ["收起邻居", "Collapse"],
  pin: ["固定", "Pin"],
  unpin: ["取消固定", "Unpin"],
  remove: ["隐藏", "Hide"],
  pathFrom: ["找路径…", "Path to…"],
  pathPick: ["请点选或搜索路径的另一端", "Now click or search the other end"],
  pathTitle: ["{from} 到 {to} 的路径", "Path from {from} to {to}"],
  pathNone: ["在当前筛选下，{from} 与 {to} 之间没有路径。放宽筛选或降低置信度再试。", "No path from {from} to {to} under these filters. Loosen them and try again."],
  pathClear: ["清除路径", "Clear path"],
  relationsOf: ["关系 {count} 条", "{count} relations"],
  evidence: ["证据", "Evidence"],
  evidenceCount: ["{shown} 句，来自 {documents} 篇独立文献", "{shown} sentences from {documents} independent documents"],
  evidenceOf: ["提到它的句子 {shown} 句，来自 {documents} 篇文献", "{shown} sentences name it, in {documents} documents"],
  evidenceMore: ["共 {all} 句，这里是最可信的 {shown} 句", "The {shown} most confident of {all} sentences"],
  noEvidenceFact: ["这条关系来自行政区划等名录，不出自文本，因此没有句子。", "This comes from the gazetteer, not from a text, so there is no sentence."],
  noEvidence: ["本页没有收录支持它的句子。", "This page carries no sentence for it."],
  noEvidenceNode: ["本页没有收录提到它的句子：它来自名录，或句子超出了收录上限。", "No sentence on this page names it: it comes from the gazetteer or lies beyond the cap."],
  noEdges: ["在当前筛选下没有关系。", "No relations under these filters."],
  copy: ["复制引文", "Copy citation"],
  copied: ["引文已复制", "Citation copied"],
  copyFailed: ["浏览器不允许复制，请手动选择文字", "The browser refused to copy; select the text by hand"],
  page: ["第 {page} 页", "p. {page}"],
  undated: ["日期不详", "undated"],
  subject: ["主体", "Subject"],
  relation: ["关系", "Relation"],
  object: ["客体", "Object"],
  polarity: ["倾向", "Polarity"],
  modality: ["语气", "Modality"],
  support: ["独立文献", "Documents"],
  confidenceShort: ["置信度", "Confidence"],
  first: ["最早", "First"],
  last: ["最近", "Last"],
  dates: ["时间", "Dates"],
  origin: ["来源", "Origin"],
  gazetteer: ["名录", "gazetteer"],
  text: ["文本", "text"],
  filterTable: ["筛选：主体、客体、关系中含…", "Filter: subject, object or relation contains…"],
  tableCount: ["{shown} 条，共 {all} 条", "{shown} of {all}"],
  download: ["下载 CSV", "Download CSV"],
  moreRows: ["再显示 {count} 行", "{count} more rows"],
  emptyTable: ["没有符合条件的关系。清空筛选框，或在左侧打开更多类型、降低置信度。", "No relation fits. Empty the filter box, or allow more types or a lower confidence."],
  emptyGraph: ["当前筛选下没有可显示的实体。打开更多类型或关系，或降低置信度。", "Nothing to show under these filters. Allow more types or relations, or a lower confidence."],
  emptyPage: ["本页没有数据：所选范围内没有实体。", "This page is empty: nothing was in the chosen range."],
  emptyMatrix: ["矩阵显示地区支持（或限制）的产业；当前筛选下没有这样的关系。", "The matrix shows which regions back which industries; there are none under these filters."],
  emptyTimeline: ["时间线显示政策文件与政策举措；当前筛选下没有。", "The timeline shows policies and programs; there are none under these filters."],
  emptyPeriod: ["这一时段没有政策或举措。", "No policy or program in this period."],
  level: ["行", "Rows"],
  county: ["县（市、区）", "Counties"],
  city: ["设区市", "Cities"],
  allLevels: ["全部地区", "All regions"],
  sortTotal: ["按数量排", "By total"],
  sortName: ["按名称排", "By name"],
  sortedBy: ["按“{name}”排序", "Sorted by “{name}”"],
  sortCity: ["按所属市排", "By city"],
  restricts: ["限制", "restricts"],
  backs: ["支持", "backs"],
  cells: ["{rows} 个地区 × {columns} 个产业；数字为独立文献数，颜色越醒目越可信", "{rows} regions × {columns} industries; numbers count documents, the stronger the colour the more certain"],
  allMatrix: ["显示全部行列", "Show all rows and columns"],
  matrixCut: ["只显示前 {rows} 行、前 {columns} 列", "First {rows} rows and {columns} columns only"],
  issuer: ["发布", "Issued by"],
  targets: ["面向", "Targets"],
  seenOn: ["{date} 首见", "first seen {date}"],
  issuedOn: ["{date} 发布", "issued {date}"],
  undatedGroup: ["日期不详：所据文献没有日期", "Undated: their documents carry no date"],
  allPeriods: ["全部时段", "All periods"],
  perYear: ["各年数量", "Per year"],
  restored: ["已按链接恢复视图", "View restored from the link"],
  graphHelp: [
    "图谱画布。方向键移到邻近实体，回车展开，加减号缩放，0 看全图，Esc 关闭详情。",
    "Graph. Arrow keys go to near entities, Enter expands, plus and minus zoom, 0 fits, Esc closes.",
  ],
  welcome: ["点一个实体看它的邻居与出处，点一条线看支持它的句子。双击展开，拖动即固定。", "Click an entity for its neighbours and sources, a line for its sentences. Double-click expands, dragging pins."],
  selection_question: ["问题", "Question"],
  selection_focus: ["中心", "Focus"],
  selection_hops: ["步数", "Hops"],
  selection_region: ["地区", "Region"],
  selection_type: ["类型", "Types"],
  selection_relation: ["关系", "Relations"],
  selection_since: ["起", "Since"],
  selection_until: ["止", "Until"],
  selection_min_confidence: ["置信度 ≥", "Confidence ≥"],
  level_country: ["国家", "country"],
  level_province: ["省级", "province"],
  level_city: ["市级", "city"],
  level_county: ["县级", "county"],
  level_town: ["乡镇级", "town"],
  property_level: ["级别", "Level"],
  property_code: ["代码", "Code"],
  property_form: ["形式", "Form"],
  property_issued: ["发布", "Issued"],
  property_published: ["发布", "Published"],
  property_valid_from: ["生效", "Valid from"],
  property_valid_to: ["失效", "Valid to"],
};

let language = "zh";

/** Add words that only some pages need. @param {Record<string, [string, string]>} more */
export function addWords(more) {
  Object.assign(WORDS, more);
}

/** @param {string} chosen `zh` or `en` */
export function setLanguage(chosen) {
  language = chosen === "en" ? "en" : "zh";
}

/** @returns {string} */
export function currentLanguage() {
  return language;
}

/**
 * Say `key` in the current language.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function word(key, values = {}) {
  const pair = WORDS[key];
  if (!pair) return key;
  return pair[language === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * Name a type or relation in the current language.
 * @param {{name: string, chinese: string} | undefined} info
 * @returns {string}
 */
export function called(info) {
  if (!info) return "";
  return language === "en" ? info.name.toLowerCase().replaceAll("_", " ") : info.chinese;
}
