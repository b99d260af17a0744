// The page of an evaluation's errors: filter the table, open a document where a row leads.

const FILTERS = ["error", "type", "reason", "document"];

/** @param {string} name @returns {string} */
function chosen(name) {
  const select = document.getElementById(`filter-${name}`);
  return select instanceof HTMLSelectElement ? select.value : "";
}

function filterRows() {
  let shown = 0;
  for (const row of document.querySelectorAll("tbody.errors tr")) {
    if (!(row instanceof HTMLElement)) continue;
    row.hidden = FILTERS.some((name) => chosen(name) !== "" && row.dataset[name] !== chosen(name));
    if (!row.hidden) shown += 1;
  }
  const count = document.getElementById("shown");
  if (count) count.textContent = String(shown);
}

// A sentence inside a closed document cannot be scrolled to.
function openTarget() {
  const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  const folded = target?.closest("details");
  if (!target || !folded) return;
  folded.open = true;
  target.scrollIntoView({ block: "center" });
}

for (const name of FILTERS) document.getElementById(`filter-${name}`)?.addEventListener("change", filterRows);
window.addEventListener("hashchange", openTarget);
filterRows();
openTarget();
