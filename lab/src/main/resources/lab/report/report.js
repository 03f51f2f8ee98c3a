for (const table of document.querySelectorAll("table.sortable")) {
  table.classList.add("with-script");
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const value = row => row.cells[column].dataset.sort;
      const compare = (a, b) => isNaN(value(a)) || isNaN(value(b)) ? value(a).localeCompare(value(b)) : value(a) - value(b);
      const missing = row => value(row) === "";
      const rows = [...table.tBodies[0].rows].sort((a, b) =>
        missing(a) || missing(b) ? missing(a) - missing(b) : up ? compare(a, b) : compare(b, a));
      table.tBodies[0].append(...rows);
    });
  });
}

const all = [...document.querySelectorAll("details")];
const unfold = element => {
  for (let part = element; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
};
if (matchMedia("(min-width: 40rem)").matches) document.querySelectorAll("details[data-wide]").forEach(unfold);

const goTo = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (!target) return;
  unfold(target);
  target.scrollIntoView();
};
addEventListener("hashchange", goTo);
document.querySelectorAll("nav a").forEach(link => link.addEventListener("click", () => setTimeout(goTo)));
goTo();

const list = document.querySelector("nav ul");
if (list && all.length) {
  const button = document.createElement("button");
  const label = () => button.textContent = all.every(part => part.open) ? "Fold all" : "Unfold all";
  button.addEventListener("click", () => {
    const open = !all.every(part => part.open);
    all.forEach(part => part.open = open);
    label();
  });
  all.forEach(part => part.addEventListener("toggle", label));
  label();
  const item = document.createElement("li");
  item.append(button);
  list.append(item);
}

let folded = [];
addEventListener("beforeprint", () => {
  folded = all.filter(part => !part.open);
  folded.forEach(part => part.open = true);
});
addEventListener("afterprint", () => folded.forEach(part => part.open = false));
