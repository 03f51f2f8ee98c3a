const element = (tag, className, parent) => {
  const made = document.createElement(tag);
  made.className = className;
  parent?.append(made);
  return made;
};

function mark(shape, className) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", "#" + shape);
  svg.append(use);
  return svg;
}

/** One variant: its cold starts as a bar to their median and a mark for each, its warm calls as dots with a line at their median. */
class Lane {
  constructor({ name, title, marker, ink }, index) {
    Object.assign(this, { name, title, marker, ink, index, cold: null, warm: null, faults: 0, since: null, calls: [] });
    this.row = element("li", "lane");
    this.row.dataset.lane = name;
    this.row.style.setProperty("--ink", `var(${ink})`);
    this.place = element("span", "place", this.row);
    const label = element("div", "name", this.row);
    label.append(mark(marker, "mark"));
    const words = element("span", "", label);
    words.textContent = title;
    this.fault = element("small", "fault", words);
    this.coldTrack = element("div", "track cold", this.row);
    this.coldNumber = element("p", "number", this.row);
    this.warmTrack = element("div", "track warm", this.row);
    this.warmNumber = element("p", "number", this.row);
  }

  /** A cold start is under way: its bar grows as time goes by. */
  begin(time) {
    this.since = time;
    this.growing ??= element("div", "grow", this.coldTrack);
  }

  grow(time, speed) {
    const ms = (time - this.since) * speed;
    this.growing.style.setProperty("--ms", ms);
    return ms;
  }

  add(sample) {
    if (sample.start === "cold") this.stop();
    if (sample.failed) {
      this.fault.textContent = ` ✗ ${++this.faults} failed: ${sample.failed}`;
      return;
    }
    if (sample.start === "cold" && sample.counts) this.addCold(sample);
    if (sample.start === "warm") this.addWarm(sample);
  }

  addCold(sample) {
    this.cold = { median: sample.median, n: sample.n };
    const dot = mark(this.marker, "dot");
    dot.style.setProperty("--ms", sample.ms);
    this.coldTrack.append(dot);
    this.showCold(sample.median);
    count(this.coldNumber, this.cold);
  }

  addWarm(sample) {
    if (sample.counts) {
      this.warm = { median: sample.median, n: sample.n };
      this.calls.push(sample.ms);
      this.middle ??= element("div", "middle", this.warmTrack);
      this.middle.style.setProperty("--ms", sample.median);
      count(this.warmNumber, this.warm);
    } else if (sample.ms > warmScale.max) return;
    const dot = element("div", sample.counts ? "dot" : "dot early", this.warmTrack);
    dot.style.setProperty("--ms", sample.ms);
    dot.style.setProperty("--y", 22 + (this.warmTrack.childElementCount * 37) % 57 + "%");
  }

  showCold(ms) {
    this.bar ??= element("div", "bar", this.coldTrack);
    this.bar.style.setProperty("--ms", ms);
  }

  /** What the run folder says in the end: a turn that the time cut off is not in it. */
  settle({ cold, warm }) {
    this.cold = cold.find(place => place.lane === this.name) ?? null;
    this.warm = warm.find(place => place.lane === this.name) ?? null;
    if (this.cold) this.showCold(this.cold.median);
    for (const [number, place] of [[this.coldNumber, this.cold], [this.warmNumber, this.warm]])
      if (place) count(number, place);
      else number.textContent = "";
  }

  /** Nine of ten of its warm calls are below. */
  most() {
    return [...this.calls].sort((a, b) => a - b)[Math.floor(this.calls.length * .9)] ?? 0;
  }

  stop() {
    this.growing?.remove();
    this.growing = this.since = null;
  }
}

function count(where, { median, n }) {
  where.textContent = number(median);
  element("small", "", where).textContent = `n = ${n}`;
}
