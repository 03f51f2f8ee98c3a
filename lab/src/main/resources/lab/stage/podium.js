const strong = text => {
  const made = document.createElement("strong");
  made.textContent = text;
  return made;
};

/** The room's guess in words. */
function guessed() {
  const who = byName[guess.lane]?.title ?? "nobody knows who";
  return guess.lane || guess.ms ? who + (guess.ms ? `, in ${number(guess.ms)} ms` : "") : "nothing; then let us see";
}

function card(parent, title, lane, value, why) {
  const made = element("div", "card", parent);
  if (lane) made.style.setProperty("--ink", `var(${lane.ink})`);
  element("h2", "", made).textContent = title;
  const line = element("p", "value", made);
  if (lane) line.append(mark(lane.marker, "mark"));
  line.append(value);
  element("p", "why", made).textContent = why;
  return made;
}

/** How far the first is ahead, or who cannot be told from it. */
function lead(places) {
  const close = places.filter(place => place.close).map(place => byName[place.lane].title);
  const n = `median of ${places[0].n}`;
  if (close.length) return `${n}; too close to call: ${close.join(", ")}`;
  return places.length < 2 ? n : `${n}; ${byName[places[1].lane].title} took ${times(places[1].median / places[0].median)} as long`;
}

const times = ratio => (ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)) + " ×";

function verdict(places) {
  if (!places.length) return "This run has no cold starts to compare it with.";
  const first = places[0], own = places.findIndex(place => place.lane === guess.lane);
  const who = guess.lane === first.lane ? "Right, it was." : guess.lane ? own < 0 ? "It has no cold start in this run." : `It came in as number ${own + 1}, after ${number(places[own].median)} ms.` : "";
  const off = guess.ms ? guess.ms / first.median : 0;
  const ms = !off ? "" : Math.abs(off - 1) < .1 ? ` ${number(first.median)} ms: well guessed!`
    : ` The winner took ${number(first.median)} ms, ${off > 1 ? times(off) + " less" : times(1 / off) + " more"}.`;
  return (who + ms).trim() || "Next time somebody will dare.";
}

function podium({ cold, warm }) {
  const where = $("podium");
  const winner = (cold[0] ?? warm[0])?.lane;
  $("headline").textContent = winner ? `${byName[winner].title} ${cold.length ? "starts" : "answers"} fastest` : "Nothing was measured";
  say("Medians of this race; every call is in the run folder");
  if (cold.length) card(where, "Fastest cold start", byName[cold[0].lane], `${byName[cold[0].lane].title} ${number(cold[0].median)} ms`, lead(cold)).id = "winner-cold";
  if (warm.length) card(where, "Fastest warm call", byName[warm[0].lane], `${byName[warm[0].lane].title} ${number(warm[0].median)} ms`, lead(warm)).id = "winner-warm";
  card(where, "The room said", byName[guess.lane], guessed(), verdict(cold)).id = "room";
  for (const places of [cold, warm]) if (places.length) byName[places[0].lane].row.classList.add("winner");
  $("said").hidden = true;
  where.hidden = false;
}
