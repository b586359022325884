// The words of the interface, and an event in words.
function words(key, values = {}) {
  const text = data.interface[state.interface][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

const number = (value) => value.toLocaleString(state.interface);

function whenText(i) {
  const [start, end] = [events.start[i], events.end[i]];
  if (start === null && end === null) return words("undated_event");
  if (!["day", "range"].includes(events.granularity[i]) && events.value[i]) return events.value[i];
  const shown = (day) => (day === null ? "…" : toIso(day));
  return start === end ? shown(start) : `${shown(start)} – ${shown(end)}`;
}

const sideText = (side) => side.map((a) => actorLabel(actors[a])).join(", ");

function whoText(i) {
  const [from, to] = [sideText(events.sources[i]), sideText(events.targets[i])];
  return `${from || words("nobody")}${to ? `${events.reciprocal[i] ? " ↔ " : " → "}${to}` : ""}`;
}

function whatText(i) {
  const marks = [events.modality[i] !== "actual" && events.modality[i], events.negated[i] && "negated", events.background[i] && "background"];
  const named = marks.filter(Boolean).map((mark) => words(mark)).join(", ");
  return `${events.code[i]} ${data.codes[events.code[i]] ?? ""}${named ? ` (${named})` : ""}`;
}

const headline = (i) => `${whoText(i)}: ${whatText(i)}`;

function translatePage() {
  document.documentElement.lang = state.interface;
  document.querySelectorAll("[data-text]").forEach((node) => { node.textContent = words(node.dataset.text); });
  document.querySelectorAll("[data-label]").forEach((node) => node.setAttribute("aria-label", words(node.dataset.label)));
  document.querySelectorAll("[data-interface]").forEach((node) => node.setAttribute("aria-pressed", String(node.dataset.interface === state.interface)));
  const about = { ...data.about, events: number(total), documents: number(documents.length) };
  document.getElementById("summary").textContent = words(about.first ? "summary" : "summary_undated", about);
}
