let starting = false;

/** Once: the lab refuses a second time. */
async function start() {
  if (starting || started) return;
  starting = true;
  const answer = await fetch("start", {
    method: "POST", headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ lane: $("who").value || null, ms: Number($("ms").value) || null }),
  }).catch(() => null);
  if (!answer?.ok) {
    starting = false;
    say(answer ? await answer.text() : "The lab does not answer. Is it still running in the terminal?");
  }
}

/** The lane that the room points at, as it stands before the start. */
function choose(step) {
  const who = $("who");
  who.selectedIndex = (who.selectedIndex + step + who.options.length) % who.options.length;
  show();
}

const show = () => lanes.forEach(lane => lane.row.classList.toggle("picked", lane.name === $("who").value));

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const key = event.key.toLowerCase();
  if (key === " ") start();
  else if (key === "f") document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  else if (key === "t") document.documentElement.dataset.theme = document.documentElement.dataset.theme === "night" ? "paper" : "night";
  else if (!started && key === "arrowdown") choose(1);
  else if (!started && key === "arrowup") choose(-1);
  else if (!started && /^\d$/.test(key)) return $("ms").focus();
  else return;
  event.preventDefault();
});
$("ms").addEventListener("input", () => { $("ms").value = $("ms").value.replace(/\D/g, ""); });
$("who").addEventListener("change", show);
$("start").addEventListener("click", start);
$("guess").addEventListener("submit", event => event.preventDefault());
