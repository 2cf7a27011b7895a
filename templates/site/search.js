// The search: everything is in the reader's own browser, so it works without a server too.
(() => {
  "use strict";
  const form = document.getElementById("s.search");
  const input = document.getElementById("s.words");
  const series = document.getElementById("s.series");
  const count = document.getElementById("s.count");
  const list = document.getElementById("s.hits");
  const PAGE = 20;

  // å, ä and ö are letters of their own: words are folded in case, and in nothing else.
  const fold = (word) => word.normalize("NFC").toLocaleLowerCase("sv");
  const split = (text) => text.normalize("NFC").split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  // What groups are called, by their short names; the first choice stands for all of them.
  const groups = new Map([...series.options].slice(1).map((option) => [option.value, option.textContent]));
  const documents = [];
  for (const [name, parts] of Object.entries(self.minnesWords ?? {})) {
    for (const [address, anchor, title, day, text] of parts) {
      documents.push({ id: documents.length, name, address, anchor, title, day, text });
    }
  }

  const index = new MiniSearch({
    fields: ["title", "text", "day"],
    tokenize: split,
    processTerm: fold,
    searchOptions: { boost: { title: 2 }, prefix: true, combineWith: "AND" },
  });
  const ready = index.addAllAsync(documents, { chunkSize: 500 });

  const marked = (text, words) => {
    const line = document.createElement("p");
    const folded = fold(text);
    const places = words.map((word) => folded.indexOf(word)).filter((place) => place >= 0);
    // A piece of the text around the first word that was found, without half words at its ends.
    const first = places.length ? Math.min(...places) : 0;
    const from = first > 60 ? Math.min(first, text.indexOf(" ", first - 60) + 1) : 0;
    const cut = text.length > from + 220;
    const end = cut ? text.lastIndexOf(" ", from + 220) : text.length;
    const piece = text.slice(from, end > first ? end : from + 220);
    if (from) line.append("…");
    const any = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = any.length ? new RegExp(`(${any.join("|")})`, "giu") : null;
    (pattern ? piece.split(pattern) : [piece]).forEach((part, at) => {
      if (at % 2) {
        const mark = document.createElement("mark");
        mark.textContent = part;
        line.append(mark);
      } else line.append(part);
    });
    if (cut) line.append("…");
    return line;
  };

  const item = (hit, words) => {
    const found = documents[hit.id];
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = found.address + (found.anchor ? "#" + found.anchor : "");
    link.textContent = found.title;
    line.append(link);
    const where = document.createElement("span");
    where.className = "details";
    if (found.day) {
      const time = document.createElement("time");
      time.dateTime = time.textContent = found.day;
      where.append(time);
    }
    const group = groups.get(found.name);
    if (group && group !== found.title) where.append(found.day ? ", " : "", group);
    line.append(" ", where);
    if (found.text) line.append(marked(found.text, words));
    return line;
  };

  const show = (hits, words, from) => {
    list.append(...hits.slice(from, from + PAGE).map((hit) => item(hit, words)));
    if (hits.length > from + PAGE) {
      const line = document.createElement("li");
      const more = document.createElement("button");
      more.type = "button";
      more.textContent = form.dataset.more;
      more.lang = document.documentElement.lang;
      more.addEventListener("click", () => {
        line.remove();
        show(hits, words, from + PAGE);
        list.children[from]?.querySelector("a")?.focus();
      });
      line.append(more);
      list.append(line);
    }
  };

  const search = async () => {
    await ready;
    const asked = input.value.trim();
    const words = split(asked).map(fold);
    list.replaceChildren();
    count.textContent = "";
    if (!words.length) return;
    const filter = series.value ? (hit) => documents[hit.id].name === series.value : undefined;
    let hits = index.search(asked, { filter });
    if (!hits.length) {
      // Nothing has these words: then words that are nearly the same, or hold them.
      hits = index.search(asked, { filter, fuzzy: 0.2 });
      const holds = documents.filter((part) =>
        words.every((word) => fold(part.title + " " + part.text).includes(word)) && (!filter || filter(part)));
      const known = new Set(hits.map((hit) => hit.id));
      hits = [...holds.filter((part) => !known.has(part.id)), ...hits];
    }
    const { hits: several, one, none } = form.dataset;
    count.textContent = !hits.length ? none : hits.length === 1 ? one : several.replace("{count}", hits.length);
    show(hits, words, 0);
  };

  const asked = new URLSearchParams(location.search);
  form.hidden = false;
  input.value = asked.get("q") ?? "";
  series.value = asked.get("series") ?? "";
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(search, 120); };
  input.addEventListener("input", soon);
  series.addEventListener("change", soon);
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  if (input.value) search();
})();
