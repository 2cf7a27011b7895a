// Tables that can be sorted and filtered. Without this file they are whole, and in their usual order.
(() => {
  "use strict";
  const order = new Intl.Collator("sv", { numeric: true });
  const MANY = 200; // Rows shown at once, as in site.css: more are slow to lay out, and nobody reads them.

  const keyOf = (cell) => {
    const time = cell.querySelector("time");
    return time ? time.dateTime : cell.textContent.trim();
  };

  const compare = (a, b) => (a === "" ? (b === "" ? 0 : 1) : b === "" ? -1 : order.compare(a, b));

  const sortable = (table, rows, show) => {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.title = table.dataset.sort.replace("{column}", head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const keyed = rows.map((row) => [keyOf(row.cells[column]), row]);
        // Rows that say nothing come last, whichever way the others are turned.
        keyed.sort((a, b) =>
          a[0] === "" || b[0] === "" ? compare(a[0], b[0]) : (down ? -1 : 1) * compare(a[0], b[0]));
        rows.splice(0, rows.length, ...keyed.map((pair) => pair[1]));
        show();
        body.append(...rows);
      });
    });
  };

  const filterable = (table, rows, number, show) => {
    const tools = document.createElement("div");
    tools.className = "table-tools";
    const label = document.createElement("label");
    label.textContent = table.dataset.filter;
    const input = document.createElement("input");
    input.type = "search";
    input.id = label.htmlFor = "s.filter." + number;
    const count = document.createElement("span");
    count.setAttribute("role", "status");
    const field = document.createElement("div");
    field.append(label, input);
    tools.append(field, count);
    table.parentElement.before(tools);
    const folded = (text) => text.toLocaleLowerCase("sv").normalize("NFC");
    const texts = new Map(); // of the rows, read when somebody first asks
    const textOf = (row) => {
      if (!texts.has(row)) texts.set(row, folded(row.textContent));
      return texts.get(row);
    };
    input.addEventListener("input", () => {
      const words = folded(input.value).split(/\s+/).filter(Boolean);
      const shown = show((row) => words.every((word) => textOf(row).includes(word)));
      count.textContent = words.length
        ? table.dataset.count.replace("{shown}", shown).replace("{all}", rows.length) : "";
    });
  };

  // Returns what shows the rows that fit, of very many only the first, and says how many it shows.
  const limited = (table, rows) => {
    const button = document.createElement("button");
    button.type = "button";
    const more = document.createElement("p");
    more.className = "more";
    more.append(button);
    if (rows.length > MANY) table.parentElement.after(more);
    let fits = () => true;
    let most = MANY;
    const show = (wanted = fits) => {
      fits = wanted;
      const fitting = rows.filter(fits);
      const shown = new Set(fitting.slice(0, most));
      rows.forEach((row) => { row.hidden = !shown.has(row); });
      more.hidden = shown.size === fitting.length;
      button.textContent = table.dataset.all.replace("{count}", fitting.length);
      return shown.size;
    };
    const showAll = () => { most = Infinity; show(); };
    button.addEventListener("click", () => {
      // The button goes: who came to it by keyboard goes on at the first row that was not there.
      const next = rows.filter(fits)[most];
      showAll();
      next?.querySelector("a")?.focus();
    });
    addEventListener("beforeprint", showAll);
    show();
    return show;
  };

  const today = (() => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  })();

  document.querySelectorAll("time[data-late]").forEach((time) => {
    if (time.dateTime && time.dateTime < today) {
      const late = document.createElement("span");
      late.className = "late";
      late.textContent = time.dataset.late;
      time.after(late);
    }
  });

  // What is late comes first.
  document.querySelectorAll(".actions tbody").forEach((body) => {
    body.prepend(...[...body.rows].filter((row) => row.querySelector(".late")));
  });

  // What was to come when the page was made may have been since.
  document.querySelectorAll(".upcoming, .ahead").forEach((list) => {
    const items = [...list.querySelectorAll("li")];
    items.forEach((item) => {
      const time = [...item.querySelectorAll(":is(strong, .on) time")].at(-1); // of several days, the last
      item.hidden = Boolean(time) && time.dateTime < today.slice(0, time.dateTime.length);
    });
    if (!items.every((item) => item.hidden)) return;
    const section = list.closest("section");
    section.hidden = true;
    const link = document.querySelector(`.index a[href="#${section.getAttribute("aria-labelledby")}"]`);
    if (link) link.parentElement.hidden = true;
  });

  document.querySelectorAll("table.register").forEach((table, number) => {
    const rows = [...table.tBodies[0].rows];
    const show = limited(table, rows);
    table.classList.add("limited");
    if (rows.length > 1) sortable(table, rows, show);
    if (rows.length > 10) filterable(table, rows, number, show);
  });
})();
