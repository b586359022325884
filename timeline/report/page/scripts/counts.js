// From chosen events to the small tables that charts draw.
const TYPES = ["statement", "meeting", "action"];

function counted(chosen, keysOf) {
  const out = new Map();
  for (const i of chosen) for (const key of keysOf(i)) out.set(key, (out.get(key) ?? 0) + 1);
  return out;
}

// Answers of a function of one number, kept: fifty thousand events share a few thousand days.
function kept(answer) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, answer(key));
    return known.get(key);
  };
}

const monthOf = kept((day) => toIso(day).slice(0, 7));

// Days where they can be told apart, else weeks (from Monday), months or years.
function binOf(chosen) {
  const dated = chosen.filter((i) => firstDay(i) !== null);
  const first = dated.reduce((low, i) => Math.min(low, firstDay(i)), Infinity);
  const last = dated.reduce((high, i) => Math.max(high, firstDay(i)), -Infinity);
  const span = last - first;
  if (span <= 150) return { unit: "day", start: (day) => day, next: (day) => day + 1 };
  if (span <= 1000) return { unit: "week", start: (day) => day - ((day + 3) % 7 + 7) % 7, next: (day) => day + 7 };
  const unit = span <= 7000 ? 7 : 4;
  return {
    unit: unit === 7 ? "month" : "year",
    start: (day) => toDay(`${toIso(day).slice(0, unit)}${unit === 7 ? "" : "-01"}-01`),
    next: (day) => { const date = new Date(day * DAY); if (unit === 7) date.setUTCMonth(date.getUTCMonth() + 1); else date.setUTCFullYear(date.getUTCFullYear() + 1); return date / DAY; },
  };
}

// One block for each bin and type, stacked from `low` to `high`.
function overTime(chosen) {
  const bin = binOf(chosen);
  const startOf = kept(bin.start);
  const dated = chosen.filter((i) => firstDay(i) !== null);
  const blocks = TYPES.flatMap((type) => {
    const counts = counted(dated.filter((i) => events.type[i] === type), (i) => [startOf(firstDay(i))]);
    return [...counts].map(([start, count]) => ({ start, type, count }));
  });
  blocks.sort((a, b) => a.start - b.start || TYPES.indexOf(a.type) - TYPES.indexOf(b.type));
  const height = new Map();
  return blocks.map(({ start, type, count }) => {
    const low = height.get(start) ?? 0;
    height.set(start, low + count);
    return { start: start * DAY, end: bin.next(start) * DAY, day: toIso(start), type, label: words(type), count, low, high: low + count };
  });
}

// The events as bars from first to last day, in as few rows as they fit.
const DRAWN = 400;
function asBars(chosen) {
  const dated = chosen.filter((i) => firstDay(i) !== null);
  const best = dated.length <= DRAWN ? dated : [...dated].sort((a, b) => events.confidence[b] - events.confidence[a] || a - b).slice(0, DRAWN);
  const free = []; // the first free day of each row
  const bars = best.sort((a, b) => firstDay(a) - firstDay(b) || a - b).map((i) => {
    const [start, end] = [firstDay(i), lastDay(i) + 1];
    let row = free.findIndex((day) => day <= start);
    if (row < 0) row = free.push(0) - 1;
    free[row] = end;
    return { event: i, start: start * DAY, end: end * DAY, row, type: events.type[i], label: words(events.type[i]), what: headline(i), when: whenText(i) };
  });
  return { bars, rows: Math.max(free.length, 1), dated: dated.length };
}

function onMap(chosen) {
  const counts = counted(chosen.filter((i) => events.place[i] !== null), (i) => [events.place[i]]);
  return [...counts].map(([place, count]) => ({ ...places[place], count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

const SHOWN_ACTORS = 14;
const dyadsOf = kept((i) => {
  const groups = (side) => [...new Set(side.map((a) => actorGroup(actors[a])).filter(Boolean))];
  const [from, to] = [groups(events.sources[i]), groups(events.targets[i])];
  const pairs = events.reciprocal[i]
    ? [...new Set([...from, ...to])].flatMap((a, _, all) => all.filter((b) => b !== a).map((b) => `${a} ${b}`))
    : from.flatMap((a) => to.map((b) => `${a} ${b}`));
  return [...new Set(pairs)];
});

function asMatrix(chosen) {
  const cells = [...counted(chosen, dyadsOf)].map(([key, count]) => ({ source: key.split(" ")[0], target: key.split(" ")[1], count }));
  const weight = new Map();
  cells.forEach(({ source, target, count }) => [source, target].forEach((a) => weight.set(a, (weight.get(a) ?? 0) + count)));
  const shown = [...weight].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, SHOWN_ACTORS).map(([a]) => a);
  return cells.filter((cell) => shown.includes(cell.source) && shown.includes(cell.target)).sort((a, b) => b.count - a.count || (a.source + a.target < b.source + b.target ? -1 : 1));
}

function byRoot(chosen) {
  const counts = counted(chosen, (i) => [events.code[i].slice(0, 2)]);
  return [...counts].sort().map(([root, count]) => ({ root, label: `${root} ${data.roots[root] ?? ""}`, count }));
}

function byMonth(chosen) {
  const counts = counted(chosen.filter((i) => firstDay(i) !== null), (i) => [monthOf(firstDay(i))]);
  return [...counts].sort().map(([month, count]) => {
    const { from, until } = wholeMonth(month);
    return { month, count, start: toDay(from) * DAY, end: (toDay(until) + 1) * DAY };
  });
}

function wholeMonth(month) {
  const [year, number] = month.split("-").map(Number);
  return { from: `${month}-01`, until: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}
