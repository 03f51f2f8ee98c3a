const config = JSON.parse(document.getElementById("config").textContent);
const $ = id => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const lanes = config.lanes.map((lane, index) => new Lane(lane, index));
const byName = Object.fromEntries(lanes.map(lane => [lane.name, lane]));
$("lanes").append(...lanes.map(lane => lane.row));
$("lanes").style.setProperty("--lanes", lanes.length);
const coldScale = new Scale("cold", 1000), warmScale = new Scale("warm", 50, true);
let started = null, ended = null, guess = {};
rank();

/** The smallest median of cold starts is on top. */
function rank() {
  const of = lane => lane.cold?.median ?? Infinity;
  [...lanes].sort((a, b) => of(a) - of(b) || (of(a) === Infinity ? a.index - b.index : 0)).forEach((lane, place) => {
    lane.row.style.setProperty("--rank", place);
    lane.place.textContent = lane.cold ? place + 1 : "";
  });
}

const say = sentence => { $("now").textContent = sentence; };
const state = name => { document.body.dataset.state = name; };

const hear = {
  started(event) {
    started = event.at;
    guess = event.guess;
    state("racing");
    $("headline").textContent = "The race is on";
    $("guess").hidden = true;
    $("racing").hidden = false;
    $("said").replaceChildren("The room says: ", strong(guessed()));
    lanes.forEach(lane => lane.row.classList.toggle("picked", lane.name === guess.lane));
  },
  turn({ round, start, lanes: turn }) {
    lanes.forEach(lane => lane.row.classList.toggle("active", turn.includes(lane.name)));
    say(`Round ${round}: ` + (start === "cold" ? `cold start of ${byName[turn[0]].title}` : turn.length === 1 ? `warm calls to ${byName[turn[0]].title}` : `warm calls in ${turn.length} lanes, side by side`));
  },
  begun({ lane }) {
    byName[lane].begin(performance.now());
  },
  sample(sample) {
    const lane = byName[sample.lane];
    lane.add(sample);
    if (!sample.counts) return;
    if (sample.start === "cold") {
      coldScale.reach(sample.ms);
      say(`${lane.title}: first answer after ${number(sample.ms)} ms`);
      rank();
    } else warmScale.reach(lane.most() * 1.25);
  },
  async ended(event) {
    ended = event.at;
    tick();
    lanes.forEach(lane => {
      lane.stop();
      lane.row.classList.remove("active");
      lane.settle(event.result);
    });
    rank();
    await photoFinish(event.result.cold);
    podium(event.result, event.cut);
    state("done");
  },
  stopped({ why, next }) {
    ended = Date.now();
    state("stopped");
    $("headline").textContent = "The race has stopped";
    say(`${why} ${next}`);
  },
};

/** Every lane at its median, all from one start line, in real time or, if that takes too long, at a speed that is named. */
async function photoFinish(places) {
  if (calm || places.length === 0) return;
  state("finish");
  const most = places.at(-1).median, speed = Math.max(1, most / 6000);
  $("headline").textContent = "Photo finish";
  say("All lanes start together, and each lane stops at its median, " + (speed === 1 ? "in real time" : `${speed.toFixed(1)} × as fast`));
  for (const { lane } of places) byName[lane].showCold(0);
  await new Promise(resolve => setTimeout(resolve, 1200));
  const start = performance.now();
  await new Promise(resolve => requestAnimationFrame(function frame(time) {
    const ms = Math.max(0, (time - start) * speed);
    for (const { lane, median, n } of places) {
      byName[lane].showCold(Math.min(ms, median));
      if (ms >= median) byName[lane].row.classList.add("there");
      else byName[lane].coldNumber.firstChild.textContent = number(ms);
      if (ms >= median) count(byName[lane].coldNumber, { median, n });
    }
    if (ms < most) requestAnimationFrame(frame);
    else setTimeout(resolve, 700);
  }));
}

function tick() {
  if (!started) return;
  const seconds = Math.max(0, Math.floor(((ended ?? Date.now()) - started) / 1000 * config.speed));
  $("clock").textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
}

(function frame(time) {
  tick();
  for (const lane of lanes) if (lane.since !== null) {
    const ms = lane.grow(time, config.speed);
    coldScale.reach(ms);
  }
  requestAnimationFrame(frame);
})(performance.now());

const events = new EventSource("events?" + config.show);
events.onmessage = message => {
  const event = JSON.parse(message.data);
  hear[event.type](event);
};
events.onerror = () => { if (started && !ended) say("The page lost its connection to the lab and is trying to reconnect"); };
