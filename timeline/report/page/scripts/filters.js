// What is chosen, and which events pass. The address of the page carries it, so that a view can be sent to somebody.
const FILTERS = ["actor", "type", "code", "place", "from", "until", "words", "language", "confidence"];
const state = { interface: "en" };
FILTERS.forEach((name) => { state[name] = ""; });

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  FILTERS.forEach((name) => { state[name] = given.get(name) ?? ""; });
  state.interface = given.get("interface") in data.interface ? given.get("interface") : state.interface;
}

function writeAddress() {
  const kept = new URLSearchParams();
  FILTERS.filter((name) => state[name] && state[name] !== "0").forEach((name) => kept.set(name, state[name]));
  if (state.interface !== "en") kept.set("interface", state.interface);
  history.replaceState(null, "", kept.size ? `#${kept}` : location.pathname + location.search);
}

const startsCode = (code, wanted) => (code || "").startsWith(wanted.toUpperCase());

// An actor is asked for by the beginning of a code, by a country or by a part of the name.
function wantedActors(text) {
  const words = fold(text.replace(/ \[.*\]$/, ""));
  const code = /\[([^\]]+)\]$/.exec(text)?.[1] ?? text;
  const named = (actor) => fold(actor.name).includes(words);
  const coded = (actor) => /^[A-Za-z]{3,}$/.test(code) && startsCode(actor.code, code);
  const whole = text.endsWith("]");
  return new Set([...actors.keys()].filter((a) => (whole ? actorLabel(actors[a]) === text : named(actors[a]) || coded(actors[a]))));
}

function conditions() {
  const out = [];
  if (state.actor) {
    const [source, target] = state.actor.split(" > ").map((side) => (side ? wantedActors(side) : null));
    const any = (side, wanted) => side.some((a) => wanted.has(a));
    if (state.actor.includes(" > ")) out.push((i) => directed(i, source, target));
    else out.push((i) => any(events.sources[i], source) || any(events.targets[i], source));
  }
  if (state.type) out.push((i) => events.type[i] === state.type);
  if (state.code) out.push((i) => events.code[i].startsWith(state.code));
  if (state.place) out.push((i) => events.place[i] !== null && fold(places[events.place[i]].name).includes(fold(state.place)));
  if (state.from) out.push((i) => lastDay(i) !== null && lastDay(i) >= toDay(state.from));
  if (state.until) out.push((i) => firstDay(i) !== null && firstDay(i) <= toDay(state.until));
  if (state.words) out.push((i) => eventWords(i).includes(fold(state.words)));
  if (state.language) out.push((i) => eventLanguages[i].includes(state.language));
  if (Number(state.confidence)) out.push((i) => events.confidence[i] >= Number(state.confidence));
  return out;
}

function directed(i, source, target) {
  const toward = (from, to) =>
    (!source || from.some((a) => source.has(a))) && (!target || to.some((a) => target.has(a)));
  const [from, to] = [events.sources[i], events.targets[i]];
  return toward(from, to) || (events.reciprocal[i] && (toward(to, from) || toward([...from, ...to], [...from, ...to])));
}

function chosenEvents() {
  const tests = conditions();
  const out = [];
  for (let i = 0; i < total; i += 1) if (tests.every((test) => test(i))) out.push(i);
  return out;
}
