// Shows each build as soon as it is there. The page asks for itself again and
// changes where its bytes have; it keeps its place.
(() => {
  const script = document.currentScript;
  const home = script.src.slice(0, script.src.lastIndexOf("/") + 1);
  const navigate = "navigate" in script.dataset;
  let etag = script.dataset.etag;
  let build = Number(script.dataset.build);
  let pending = false; // a build that has not been looked at, because nobody sees the page
  let busy = false;

  // The panel and the link stand beside the body, in a tree of their own: the page's
  // styles do not reach them, nor theirs the page.
  const host = document.createElement("qostil-preview");
  const root = host.attachShadow({ mode: "open" });
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = home + "panel.css";
  const panel = document.createElement("section");
  const note = document.createElement("p");
  panel.hidden = note.hidden = true;
  panel.setAttribute("role", "alert");
  panel.lang = note.lang = "en";
  note.id = "note";
  root.append(sheet, panel, note);
  document.documentElement.append(host);

  // The page has room below for as much of it as the panel lies over.
  new ResizeObserver(() => {
    document.documentElement.style.paddingBlockEnd = panel.offsetHeight ? panel.offsetHeight + "px" : "";
  }).observe(panel);

  function element(name, text, kind) {
    const e = document.createElement(name);
    e.textContent = text;
    if (kind) e.className = kind;
    return e;
  }

  function showProblems(list, more) {
    panel.replaceChildren();
    panel.hidden = list.length === 0;
    if (panel.hidden) return;
    const errors = list.filter((p) => !p.warning).length;
    const head = element("h2", errors ? "The last good version is shown" : "Worth a look");
    const close = element("button", "Hide");
    close.onclick = () => { panel.hidden = true; };
    panel.append(head, close);
    for (const p of list) {
      const item = element("article", "", p.warning ? "warning" : "error");
      item.append(element("p", p.at, "at"), element("p", p.text, "text"));
      if (p.excerpt) {
        const line = element("pre", "");
        line.tabIndex = 0; // a long line is scrolled with the keys, too
        const number = p.line + " | ";
        line.append(element("span", number, "gutter"), p.excerpt, "\n");
        line.append(element("span", " ".repeat(number.length - 2) + "| ", "gutter"));
        line.append(" ".repeat(p.column - 1), element("b", "^".repeat(p.width)));
        item.append(line);
      }
      if (p.hint) item.append(element("p", p.hint, "hint"));
      panel.append(item);
    }
    if (more) panel.append(element("p", "… and " + more + " more"));
  }

  function showNote(urls) {
    note.replaceChildren();
    note.hidden = urls.length === 0;
    for (const url of urls.slice(0, 3)) {
      const link = element("a", decodeURI(url));
      link.href = url;
      note.append("Saved: ", link, " ");
    }
  }

  // swap takes over a page as it is now. Elements that stay the same are left alone.
  async function swap(text) {
    const next = new DOMParser().parseFromString(text, "text/html");
    const scripts = (doc) => [...doc.querySelectorAll("script[src]:not([data-qostil])")].map((s) => s.src).join();
    if (scripts(next) !== scripts(document)) {
      location.reload();
      return;
    }
    const injected = next.querySelector("script[data-qostil]");
    if (injected) {
      etag = injected.dataset.etag;
      build = Number(injected.dataset.build);
      injected.remove();
    }
    document.querySelector("body script[data-qostil]")?.remove();
    await styles(next);
    for (const name of ["lang", "dir"]) {
      const value = next.documentElement.getAttribute(name);
      if (value === null) document.documentElement.removeAttribute(name);
      else document.documentElement.setAttribute(name, value);
    }
    document.title = next.title;
    if (document.body.innerHTML === next.body.innerHTML && document.body.className === next.body.className) return;
    const open = [...document.querySelectorAll("details")].map((d) => d.open);
    const { scrollX, scrollY } = window;
    document.body.replaceWith(document.adoptNode(next.body));
    [...document.querySelectorAll("details")].forEach((d, i) => { if (open[i]) d.open = true; });
    window.scrollTo(scrollX, scrollY);
  }

  // styles brings the style sheets of the next page in before the old ones go, so
  // that nothing flashes.
  async function styles(next) {
    const sheets = (doc) => [...doc.querySelectorAll("link[rel=stylesheet]")];
    const wanted = sheets(next).map((l) => l.getAttribute("href"));
    const old = sheets(document);
    const have = old.map((l) => l.getAttribute("href"));
    if (wanted.join() === have.join()) return;
    const added = wanted.map((href) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = href;
      return link;
    });
    await Promise.race([
      Promise.all(added.map((link) => new Promise((done) => {
        link.onload = link.onerror = done;
        document.head.append(link);
      }))),
      new Promise((done) => setTimeout(done, 2000)),
    ]);
    for (const link of old) link.remove();
  }

  async function look() {
    if (document.hidden) { pending = true; return; }
    if (busy) { pending = true; return; }
    busy = true;
    pending = false;
    try {
      const answer = await fetch(location.href, { cache: "no-store", headers: { "If-None-Match": etag } });
      const moved = answer.headers.get("X-Qostil-Moved");
      if (moved) { location.replace(moved); return; }
      const changed = answer.status !== 304 && answer.headers.get("ETag") !== etag;
      if (answer.redirected) { location.replace(answer.url); return; }
      if (changed && (answer.ok || answer.status === 404)) await swap(await answer.text());
      const state = await (await fetch(home + "state", { cache: "no-store" })).json();
      build = state.build;
      showProblems(state.problems, state.more);
      const elsewhere = state.saved.filter((url) => url !== decodeURI(location.pathname));
      const here = state.saved.length > elsewhere.length;
      if (navigate && !here && elsewhere.length > 0 && changed === false) location.assign(elsewhere[0]);
      else showNote(here ? [] : elsewhere);
    } catch {
      pending = true; // the server is away; its next event comes when it is back
    } finally {
      busy = false;
      if (pending && !document.hidden) setTimeout(look, 200);
    }
  }

  // lost is when the server has been started anew: the page is, too.
  async function lost() {
    for (;;) {
      try {
        await fetch(location.href, { cache: "no-store" });
        break;
      } catch {
        await new Promise((done) => setTimeout(done, 300));
      }
    }
    location.reload();
  }

  let seen = null; // the last build told of
  function told(message) {
    if (message === "lost") { lost(); return; }
    const number = Number(message);
    const first = seen === null;
    seen = number;
    host.dataset.build = number;
    // What was built before this page was made is on it, but for its problems.
    if (!first || number !== build || etag === "") look();
    else problems();
  }

  async function problems() {
    const state = await (await fetch(home + "state", { cache: "no-store" })).json();
    showProblems(state.problems, state.more);
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden && pending) look(); });

  if (window.SharedWorker) {
    const worker = new SharedWorker(home + "worker.js");
    worker.port.onmessage = (event) => told(event.data);
    window.addEventListener("pagehide", () => worker.port.postMessage("closing"));
    window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  } else {
    const source = new EventSource(home + "events");
    source.onmessage = (event) => told(event.data);
    source.onerror = () => { if (source.readyState === EventSource.CLOSED) lost(); };
  }
})();
