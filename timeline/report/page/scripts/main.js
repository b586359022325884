// From a choice to the page: one way, for every filter and every view.
let chosen = [];
const form = document.getElementById("filters");

function options(select, entries) {
  const chosenBefore = state[select.name];
  select.replaceChildren(...[["", words("all")], ...entries].map(([value, label]) => { const option = element("option", "", label); option.value = value; return option; }));
  select.value = chosenBefore;
}

function fillForm() {
  const codes = [...new Set(events.code)].sort();
  const roots = [...new Set(codes.map((code) => code.slice(0, 2)))];
  const all = [...roots.map((root) => [root, `${root} ${data.roots[root] ?? ""}`]), ...codes.filter((code) => code.length > 2).map((code) => [code, `${code} ${data.codes[code]}`])];
  options(form.elements.type, TYPES.map((type) => [type, words(type)]));
  options(form.elements.code, all.sort());
  options(form.elements.language, [...new Set(documents.map((article) => article.language))].sort().map((code) => [code, code]));
  FILTERS.forEach((name) => { form.elements[name].value = state[name] || (name === "confidence" ? "0" : ""); });
  form.elements.floor.value = Number(form.elements.confidence.value).toFixed(2);
}

const SUGGESTED = 300;
function suggest(id, counts) {
  const names = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, SUGGESTED);
  document.getElementById(id).replaceChildren(...names.map(([name]) => { const option = element("option", ""); option.value = name; return option; }));
}

function show() {
  chosen = chosenEvents();
  document.getElementById("count").textContent = words("count", { shown: number(chosen.length), all: number(total) });
  showList(chosen);
  return showCharts(chosen);
}

function choose(change) {
  Object.assign(state, change);
  writeAddress();
  fillForm();
  return show();
}

// A bar on the time axis leads to its entry in the list.
function reveal(i) {
  const place = chosen.indexOf(i);
  while (listed <= place) showMore(chosen);
  const item = document.getElementById(`event-${events.id[i]}`);
  item.tabIndex = -1;
  item.focus();
}

async function present() {
  translatePage();
  fillForm();
  await drawAll();
  await show();
  document.documentElement.dataset.ready = "true";
}

form.addEventListener("input", settled(() => choose(Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value]))), 120));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => { event.preventDefault(); choose(Object.fromEntries(FILTERS.map((name) => [name, ""]))); });
document.getElementById("more").addEventListener("click", () => showMore(chosen));
document.querySelectorAll("[data-interface]").forEach((button) => button.addEventListener("click", () => { state.interface = button.dataset.interface; writeAddress(); present(); }));

// On a phone the filters are folded unless one is set, so that the first screen shows the data.
const narrow = window.matchMedia("(max-width: 52rem)");
const foldFilters = () => { document.getElementById("filter-box").open = !narrow.matches || FILTERS.some((name) => state[name]); };
narrow.addEventListener("change", foldFilters);

window.addEventListener("hashchange", () => {
  const before = state.interface;
  readAddress();
  if (state.interface !== before) present();
  else choose({});
});
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", present);

readAddress();
foldFilters();
if (!location.hash && (navigator.language || "").startsWith("id")) state.interface = "id";
suggest("actor-names", counted([...events.id.keys()], (i) => [...new Set([...events.sources[i], ...events.targets[i]])].map((a) => actorLabel(actors[a]))));
suggest("place-names", counted([...events.id.keys()].filter((i) => events.place[i] !== null), (i) => [places[events.place[i]].name]));
present();
