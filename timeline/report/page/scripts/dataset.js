// The dataset as the page holds it: columns, and lists that columns point into. Nothing here touches the page.
const data = JSON.parse(document.getElementById("data").textContent);
const { events, mentions, sentences, documents, actors, places } = data;
const total = events.id.length;
const DAY = 86400000; // milliseconds

// Days since 1970-01-01 and back; UTC throughout, so that no time zone moves a day.
const toDay = (iso) => Math.round(Date.parse(iso) / DAY);
const toIso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

const fold = (text) => text.toLocaleLowerCase().normalize("NFC");
const actorLabel = (actor) => (actor.code ? `${actor.name} [${actor.code}]` : actor.name);
// Countries and organisations are told apart by the first part of the code; roles follow it.
const actorGroup = (actor) => actor.country || (actor.code || "").slice(0, 6) || null;

const searchable = []; // per event, filled when first searched
function eventWords(i) {
  if (searchable[i] === undefined) {
    const who = [...events.sources[i], ...events.targets[i]].map((a) => actorLabel(actors[a]));
    const said = events.mentions[i].map((m) => sentences[mentions.sentence[m]]);
    searchable[i] = fold([...who, ...said].join(" "));
  }
  return searchable[i];
}

const eventLanguages = events.mentions.map((own) => [...new Set(own.map((m) => documents[mentions.document[m]].language))]);
const firstDay = (i) => events.start[i] ?? events.end[i];
const lastDay = (i) => events.end[i] ?? events.start[i];
