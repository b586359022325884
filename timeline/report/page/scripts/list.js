// The list of events. Text from articles reaches the page as text nodes only.
const PAGE = 50;
let listed = 0;

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

const isolated = (text) => element("bdi", "", text);

// A sentence with its spans marked. Spans are in code points, as everywhere in the dataset; the earlier one wins.
function markedSentence(m) {
  const characters = Array.from(sentences[mentions.sentence[m]]);
  const quote = element("blockquote", "");
  const body = element("bdi", "");
  let done = 0;
  mentions.spans[m].forEach(([kind, start, end]) => {
    if (start < done || end > characters.length) return;
    body.append(characters.slice(done, start).join(""), element("mark", kind, characters.slice(start, end).join("")));
    done = end;
  });
  body.append(characters.slice(done).join(""));
  quote.append(body, origin(m));
  return quote;
}

function origin(m) {
  const article = documents[mentions.document[m]];
  const name = [article.outlet, article.title || article.id].filter(Boolean).join(": ");
  const cite = element("cite", "");
  if (/^https?:\/\//i.test(article.url ?? "")) {
    const link = element("a", "", isolated(name));
    link.href = article.url;
    link.rel = "noopener noreferrer";
    cite.append(link);
  } else cite.append(isolated(name));
  const where = `${article.published ?? ""} · ${words("sentence")} ${mentions.index[m] + 1} · ${words("rule")} ${mentions.rule[m]}`;
  cite.append(` · ${where}`);
  return cite;
}

function listItem(i) {
  const basis = words(`basis_${events.basis[i]}`);
  const place = events.place[i] === null ? [] : [element("span", "", isolated(places[events.place[i]].name))];
  const head = element("div", "head", element("span", "", whenText(i)), ...place,
    element("span", "", words(events.type[i])), element("span", "", basis.startsWith("basis_") ? "" : basis),
    element("span", "", `${words("read_confidence")} ${events.confidence[i].toFixed(2)}`), element("code", "", events.id[i].slice(0, 8)));
  const [first, ...further] = events.mentions[i];
  const item = element("li", events.type[i], head, element("p", "who", isolated(whoText(i))), element("p", "what", whatText(i)));
  item.id = `event-${events.id[i]}`;
  if (first !== undefined) item.append(markedSentence(first));
  if (further.length) item.append(furtherMentions(further));
  return item;
}

function furtherMentions(further) {
  const details = element("details", "", element("summary", "", words("further_mentions", { count: number(further.length) })));
  details.addEventListener("toggle", () => {
    if (details.childElementCount === 1) details.append(...further.map(markedSentence));
  });
  return details;
}

function showList(chosen) {
  document.getElementById("events").replaceChildren();
  listed = 0;
  showMore(chosen);
}

function showMore(chosen) {
  document.getElementById("events").append(...chosen.slice(listed, listed + PAGE).map(listItem));
  listed = Math.min(listed + PAGE, chosen.length);
  document.getElementById("more").hidden = listed >= chosen.length;
}
