// Tables that can be sorted and filtered. Without this file they are whole, and in their usual order.
(() => {
  "use strict";
  const order = new Intl.Collator("sv", { numeric: true });

  const keyOf = (cell) => {
    const time = cell.querySelector("time");
    return time ? time.dateTime : cell.textContent.trim();
  };

  const compare = (a, b) => (a === "" ? (b === "" ? 0 : 1) : b === "" ? -1 : order.compare(a, b));

  const sortable = (table, rows) => {
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
        body.append(...keyed.map((pair) => pair[1]));
      });
    });
  };

  const filterable = (table, rows, number) => {
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
    const texts = rows.map((row) => row.textContent.toLocaleLowerCase("sv").normalize("NFC"));
    input.addEventListener("input", () => {
      const words = input.value.toLocaleLowerCase("sv").normalize("NFC").split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, at) => {
        const fits = words.every((word) => texts[at].includes(word));
        row.hidden = !fits;
        shown += fits;
      });
      count.textContent = words.length
        ? table.dataset.count.replace("{shown}", shown).replace("{all}", rows.length) : "";
    });
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
  document.querySelectorAll(".upcoming").forEach((section) => {
    const items = [...section.querySelectorAll("li")];
    items.forEach((item) => {
      const time = [...item.querySelectorAll("strong time")].at(-1); // of several days, the last
      item.hidden = Boolean(time) && time.dateTime < today.slice(0, time.dateTime.length);
    });
    section.hidden = items.every((item) => item.hidden);
  });

  document.querySelectorAll("table.register").forEach((table, number) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length > 1) sortable(table, rows);
    if (rows.length > 10) filterable(table, rows, number);
  });
})();
