// The search page: words in, stories out. The index is files beside the page
// (generator/search); nothing is fetched before the reader begins to type.
const form = document.querySelector("form.search");
const field = form.elements.q;
const status = form.querySelector("output");
const list = document.querySelector("ol.results");
const more = element("button", { type: "button", className: "more", hidden: true });
list.after(more);
const language = document.documentElement.lang;
const firstResults = 10;
const moreResults = 20;

const files = new Map();

/** get fetches a file of the index, once. One that failed is asked for again. */
function get(name) {
  if (!files.has(name)) {
    files.set(name, fetch(name).then((answer) => {
      if (!answer.ok) throw new Error(name + ": " + answer.status);
      return answer.json();
    }).catch((error) => {
      files.delete(name);
      throw error;
    }));
  }
  return files.get(name);
}

let settings;
let pairs;
let pagefind; // the module, on a site that Pagefind made the index of

async function prepare() {
  if (settings) return;
  const read = await get("index.json");
  const letters = [...read.pairs];
  pairs = new Map(letters.flatMap((letter, i) => (i % 2 ? [] : [[letter, letters[i + 1]]])));
  if (read.pagefind) {
    pagefind = await import(new URL("pagefind/pagefind.js", location.href));
    await pagefind.options({ noWorker: true });
  }
  settings = read;
}

/** fold is a text as words are compared: what locale.Tokenizer does. */
function fold(text) {
  const bare = text.normalize("NFKD").toLowerCase().replace(/[\p{M}'’‘ʻʼ`´\u00AD\u200B-\u200D\u2060\uFEFF]/gu, "");
  return Array.from(bare, (letter) => pairs.get(letter) ?? letter).join("");
}

function wordsOf(text) {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const bare = words.map((word) => [...word].slice(0, 32).join("").replace(/^[وبكف]?ال(?=.{3})/u, ""));
  return [...new Set(bare)].filter((word) => [...word].length > 1);
}

/** shifted are the signs that QWERTY writes with Shift on keys that are letters elsewhere:
 * <birtr is Бишкек. */
const shifted = { "~": "`", "{": "[", "}": "]", ":": ";", '"': "'", "<": ",", ">": "." };

/** meant is what a query may mean, should another keyboard have been on. */
function meant(query) {
  if (!/\p{L}/u.test(query)) return [];
  const keys = Array.from(query.toLowerCase(), (key) => shifted[key] ?? key);
  return settings.keyboards.map(([typed, own]) => keys.map((key) => own[typed.indexOf(key)] ?? key).join("")).filter((other) => other !== query);
}

/** shardOf is the number of the shard of a word: FNV-1a of its first three letters. */
function shardOf(word) {
  let hash = 2166136261;
  for (const letter of [...word].slice(0, 3)) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
  return (hash ^ (hash >>> 15)) & (settings.shards - 1);
}

/** match says how well a word of a text fits one of the query: 1 for the same word, as
 * typed or with a short ending more; less for one that only begins alike, and for one
 * with another ending, of up to two fifths of the word or behind nine letters; 0 for all
 * others. */
function match(word, asked) {
  if (asked.length < 3) return word === asked ? 1 : 0;
  let same = 0;
  while (same < asked.length && word[same] === asked[same]) same++;
  const rest = word.length - same;
  const dropped = asked.length - same;
  if (dropped === 0) return rest <= 3 ? 1 : 0.7;
  return same >= 3 && (same >= 9 || dropped <= asked.length * 0.4) && rest <= 4 ? 0.6 : 0;
}

/** weights of the fields of generator/search: headline, tags, first sentence, text. */
const weights = [8, 4, 2, 1];

/** find is the numbers of the articles that have the words, the best first, and of
 * equals the newest; where none has all of them, those that have most. */
async function find(words, query) {
  if (pagefind) return (await pagefind.search(query)).results;
  const shards = await Promise.all(words.map((word) => get(`words/${shardOf(word)}.json`)));
  const points = new Float32Array(settings.articles);
  const had = new Uint8Array(settings.articles);
  words.forEach((asked, i) => {
    const best = new Float32Array(settings.articles);
    let everywhere = false;
    for (const [word, postings] of Object.entries(shards[i])) {
      const fits = match(word, asked);
      if (!fits) continue;
      let article = 0;
      for (const posting of postings) {
        if (posting < 0) {
          everywhere = true; // common words: where in texts they stand is not told
          continue;
        }
        article += posting >> 2;
        best[article] = Math.max(best[article], fits * weights[posting & 3]);
      }
    }
    best.forEach((value, article) => {
      points[article] += value;
      if (value || everywhere) had[article]++;
    });
  });
  const most = had.reduce((max, n, article) => (points[article] ? Math.max(max, n) : max), 0);
  const found = [];
  for (let article = settings.articles - 1; article >= 0; article--) {
    if (points[article] && had[article] === most) found.push(article);
  }
  return found.sort((a, b) => points[b] - points[a] || b - a);
}

/** answer is what is found for a query or, where that is nothing, for what it may mean. */
async function answer(query) {
  for (const read of [query, ...meant(query)]) {
    const words = wordsOf(read);
    const result = words.length ? await find(words, read) : [];
    if (result.length) return { read, words, result };
  }
  return { read: query, words: [], result: [] };
}

async function entry(article) {
  if (pagefind) {
    const { meta } = await article.data();
    return [meta.url, meta.title, meta.iso, meta.date, meta.lead, meta.tags];
  }
  const chunk = await get(`articles/${Math.floor(article / settings.chunk)}.json`);
  return chunk[article % settings.chunk];
}

/** element makes an element; parts are texts and elements. */
function element(name, attributes, ...parts) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...parts);
  return made;
}

/** marked is a text with the words of the query in <mark>. */
function marked(text, words) {
  return text.split(/([\p{L}\p{N}\p{M}'’‘ʻʼ\u00AD]+)/u).map((part, i) => {
    const fits = i % 2 && wordsOf(part).some((word) => words.some((asked) => match(word, asked)));
    return fits ? element("mark", {}, part) : part;
  });
}

function item([url, title, iso, date, lead, tags], words) {
  const data = element("p", { className: "src" }, element("time", { dateTime: iso }, date));
  if (tags) data.append(" · ", ...marked(tags, words));
  return element("li", {},
    element("h2", {}, element("a", { href: url }, ...marked(title, words))),
    element("p", {}, ...marked(lead, words)), data);
}

let run = 0; // the number of the last search: an answer that comes too late is dropped
let found = [];
let asked = [];
let said = ""; // of what is found

async function show(count) {
  const mine = run;
  const start = list.children.length;
  const entries = await Promise.all(found.slice(start, start + count).map(entry));
  if (mine !== run || start !== list.children.length) return; // another search, or click, was quicker
  list.append(...entries.map((e) => item(e, asked)));
  if (status.textContent !== said) status.textContent = said; // it told of a failure
  more.hidden = list.children.length >= found.length;
  if (start) list.children[start]?.querySelector("a").focus();
}

function clear(text) {
  list.replaceChildren();
  more.hidden = true;
  status.textContent = text;
}

async function search() {
  const mine = ++run;
  const query = field.value.trim();
  history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
  try {
    await prepare();
    const { read, words, result } = await answer(query);
    if (mine !== run) return;
    found = result;
    asked = words;
    const begun = /^[\p{L}\p{N}]?$/u.test(query); // one letter may become a word
    const told = read === query ? "" : read + " · ";
    said = found.length ? told + counted(found.length) : begun ? "" : settings.none.replace("{q}", () => query);
    clear(said);
    more.textContent = settings.more;
    await show(firstResults);
  } catch {
    if (mine === run) clear(settings?.failed ?? form.dataset.failed);
  }
  if (mine === run) list.ariaBusy = "false";
}

/** counted is "21 stories found", in the plural form of the number. */
function counted(n) {
  const form = new Intl.PluralRules(language).select(n);
  return (settings.found[form] ?? settings.found.other).replace("{n}", new Intl.NumberFormat(language).format(n));
}

let timer;
field.addEventListener("input", () => {
  clearTimeout(timer);
  list.ariaBusy = "true";
  timer = setTimeout(search, 120);
});
field.addEventListener("focus", () => { prepare().catch(() => {}); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search();
});
more.addEventListener("click", () => {
  const mine = run;
  show(moreResults).catch(() => { if (mine === run) status.textContent = settings.failed; }); // what is there stays
});

// The arrows lead from the field through the results and back; / leads to the field.
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "/" && document.activeElement !== field) {
    event.preventDefault();
    field.select();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const stops = [field, ...list.querySelectorAll("h2 a")];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
});

field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
else field.focus();
