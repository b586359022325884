// The charts: Vega-Lite views that are fed anew whenever the filters change, and the same figures as tables.
const views = {};
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function look() {
  const [ink, soft, line] = ["ink", "soft", "line"].map(colour);
  return {
    aria: false, // each chart is one image to a screen reader, and a table beside it
    background: null,
    font: "system-ui, sans-serif",
    axis: { labelColor: soft, titleColor: soft, gridColor: line, domainColor: line, tickColor: line, labelLimit: 220 },
    legend: { labelColor: ink, titleColor: soft },
    view: { stroke: null },
    range: { category: TYPES.map(colour), heatmap: [colour("card"), colour("accent")], ramp: [colour("ground"), colour("accent")] },
  };
}

// {"colour": "land"} in a chart's file stands for a colour of the page, {"words": "events"} for its words.
function filledIn(spec) {
  if (Array.isArray(spec)) return spec.map(filledIn);
  if (spec === null || typeof spec !== "object") return spec;
  if (typeof spec.colour === "string") return colour(spec.colour);
  if (typeof spec.words === "string") return words(spec.words);
  return Object.fromEntries(Object.entries(spec).map(([key, value]) => [key, filledIn(value)]));
}

async function draw(name) {
  views[name]?.finalize();
  const spec = filledIn(data.charts[name]);
  if (name === "map") {
    spec.datasets = { world: data.world };
    spec.height = Math.round(document.getElementById(name).clientWidth / 2); // the world is twice as wide as high
  }
  // ast: expressions are walked and not compiled, as the page's security policy asks; errors only, for charts start empty.
  const options = { actions: false, ast: true, renderer: "canvas", config: look(), logLevel: 1 };
  const result = await charts.embed(`#${name}`, spec, options);
  views[name] = result;
  return result.view;
}

// Rows into a chart; one whose rows stand below one another grows with their number.
function feed(name, table, rows, height) {
  const view = views[name].view;
  if (height) view.height(height);
  return view.data(table, rows).runAsync();
}

async function drawAll() {
  document.documentElement.dataset.drawn = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"; // for paper
  await Promise.all(Object.keys(data.charts).map(draw));
  const overview = views.overview.view;
  overview.addSignalListener("period", settled((_, value) => {
    if (!value.start) return;
    const [from, until] = value.start;
    choose({ from: toIso(Math.floor(from / DAY)), until: toIso(Math.ceil(until / DAY) - 1) });
  }));
  onMark("map", (datum) => datum.name && choose({ place: datum.name }));
  onMark("matrix", (datum) => datum.source && choose({ actor: `${datum.source} > ${datum.target}` }));
  onMark("roots", (datum) => datum.root && choose({ code: datum.root }));
  onMark("months", (datum) => datum.month && choose(wholeMonth(datum.month)));
  onMark("chronicle", (datum) => datum.event !== undefined && reveal(datum.event));
}

function onMark(name, act) {
  views[name].view.addEventListener("click", (_, item) => { if (item?.datum) act(item.datum); });
}

// Brushing sends a signal for every pixel; act when it rests.
function settled(act, wait = 250) {
  let timer;
  return (...values) => { clearTimeout(timer); timer = setTimeout(act, wait, ...values); };
}

// A table is made when somebody opens it; until then only how to make it is kept.
const unmade = new Map();
function table(id, headings, rows, act) {
  const place = document.getElementById(id);
  unmade.set(place, () => place.replaceChildren(tableOf(headings, rows(), act)));
  if (place.parentElement.open) makeTable(place);
}

function makeTable(place) {
  unmade.get(place)?.();
  unmade.delete(place);
}

document.querySelectorAll("details:has(> .table-wrap[id])").forEach((details) => {
  details.addEventListener("toggle", () => details.open && makeTable(details.querySelector(".table-wrap")));
});

function tableOf(headings, rows, act) {
  const head = element("tr", "", ...headings.map((key) => { const cell = element("th", "", words(key)); cell.scope = "col"; return cell; }));
  const body = rows.map((row) => element("tr", "", ...row.cells.map((cell, column) => {
    if (column || !act) return element("td", "", String(cell));
    const button = element("button", "", String(cell));
    button.type = "button";
    button.addEventListener("click", () => choose(act(row.key)));
    return element("td", "", button);
  })));
  return element("table", "", element("thead", "", head), element("tbody", "", ...body));
}

function showCharts(chosen) {
  const [time, bars, spots, cells, roots, months] = [overTime(chosen), asBars(chosen), onMap(chosen), asMatrix(chosen), byRoot(chosen), byMonth(chosen)];
  const undated = chosen.length - bars.dated;
  document.getElementById("chronicle-note").textContent = [
    bars.bars.length < bars.dated ? words("chronicle_note", { shown: number(bars.bars.length), all: number(bars.dated) }) : "",
    undated ? words("undated", { count: number(undated) }) : "",
  ].join(" ");
  table("overview-table", ["day", "type", "events"], () => time.map((row) => ({ key: row.day, cells: [row.day, row.label, row.count] })));
  table("map-table", ["place", "events"], () => spots.map((spot) => ({ key: spot.name, cells: [spot.name, spot.count] })), (place) => ({ place }));
  table("matrix-table", ["source", "target", "events"], () => cells.map((cell) => ({ key: `${cell.source} > ${cell.target}`, cells: [cell.source, cell.target, cell.count] })), (actor) => ({ actor }));
  table("roots-table", ["code", "events"], () => roots.map((row) => ({ key: row.root, cells: [row.label, row.count] })), (code) => ({ code }));
  table("months-table", ["month", "events"], () => months.map((row) => ({ key: row.month, cells: [row.month, row.count] })), wholeMonth);
  return Promise.all([
    feed("overview", "table", time),
    feed("chronicle", "table", bars.bars, 7 * bars.rows),
    feed("map", "spots", spots.filter((spot) => spot.latitude !== null)),
    feed("matrix", "table", cells), feed("roots", "table", roots, 20 * Math.max(roots.length, 1)), feed("months", "table", months),
  ]);
}
