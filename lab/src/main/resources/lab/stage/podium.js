const strong = text => {
  const made = document.createElement("strong");
  made.textContent = text;
  return made;
};

/** The room's guess in words. */
function guessed() {
  const who = byName[guess.lane]?.title ?? "nobody knows who";
  return guess.lane || guess.ms ? who + (guess.ms ? `, in ${number(guess.ms)} ms` : "") : "nothing, so let’s see";
}

function card(parent, title, lane, who, value, why) {
  const made = element("div", "card", parent);
  if (lane) made.style.setProperty("--ink", `var(${lane.ink})`);
  element("h2", "", made).textContent = title;
  const line = element("p", "value", made);
  if (lane) line.append(mark(lane.marker, "mark"));
  element("span", who.length > 12 ? "long" : "", line).textContent = who;
  element("span", "", line).textContent = value;
  element("p", "why", made).textContent = why;
  return made;
}

/** The smallest median, with its distance to the next. */
function winner(parent, title, places) {
  const lane = byName[places[0].lane];
  lane.row.classList.add("winner");
  return card(parent, title, lane, lane.title, number(places[0].median) + " ms", lead(places));
}

/** How far the first is ahead, or who cannot be told from it. */
function lead(places) {
  const close = places.filter(place => place.close).map(place => byName[place.lane].title);
  const n = `median of ${places[0].n}`;
  if (close.length) return `${n}; too close to call: ${close.join(", ")}`;
  return places.length < 2 ? n : `${n}; ${byName[places[1].lane].title} took ${times(places[1].median / places[0].median)} as long`;
}

const times = ratio => (ratio < 10 ? Number(ratio.toPrecision(2)) : Math.round(ratio).toLocaleString("en-GB")) + " ×";

function verdict(places) {
  if (!places.length) return "This run has no cold starts, so nothing can be compared with the guess.";
  const first = places[0], own = places.findIndex(place => place.lane === guess.lane);
  const who = guess.lane === first.lane ? "Correct." : guess.lane ? own < 0 ? "It has no cold start in this run." : `It was number ${own + 1}, with ${number(places[own].median)} ms.` : "";
  const off = guess.ms ? guess.ms / first.median : 0;
  const ms = !off ? "" : Math.abs(off - 1) < .1 ? ` ${number(first.median)} ms: well guessed!` : ` The guess was ${times(off)} the winner’s time.`;
  return (who + ms).trim() || "Nobody guessed this time.";
}

function podium({ cold, warm }, cut) {
  const where = $("podium");
  const places = cold.length ? cold : warm, first = places[0]?.lane;
  $("headline").textContent = places.some(place => place.close) ? "Too close to call" : first ? `${byName[first].title} ${cold.length ? "starts" : "answers"} fastest` : "Nothing was measured";
  say(cut ?? "These are medians. The run folder contains every call");
  if (cold.length) winner(where, "Fastest cold start", cold).id = "winner-cold";
  if (warm.length) winner(where, "Fastest warm call", warm).id = "winner-warm";
  const lane = byName[guess.lane];
  card(where, "The room said", lane, lane?.title ?? "", guess.ms ? number(guess.ms) + " ms" : lane ? "" : "nothing", verdict(cold)).id = "room";
  $("racing").hidden = true;
  where.hidden = false;
}
