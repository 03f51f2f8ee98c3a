/** A number of ms as the room reads it. */
const number = ms => ms < 10 ? (Math.round(ms * 10) / 10).toFixed(1) : Math.round(ms).toLocaleString("en-GB");

/** The next round number above, and how it is divided: into four or so, or into two where there is little room. */
function round(most, narrow) {
  const power = 10 ** Math.floor(Math.log10(most));
  const [top, step] = [[1, .25], [1.5, .5], [2, .5], [3, 1], [4, 1], [5, 1], [6, 2], [8, 2], [10, 2.5]].find(([each]) => each * power >= most * .999);
  return { max: top * power, step: (narrow ? top / 2 : step) * power };
}

/** An axis from zero that all lanes share; it only ever gets longer. */
class Scale {
  constructor(name, max, narrow = false) {
    Object.assign(this, { name, narrow });
    this.ticks = document.getElementById(name + "-ticks");
    this.set(round(max, narrow));
  }

  reach(ms) {
    if (ms > this.max) this.set(round(ms, this.narrow));
  }

  set({ max, step }) {
    this.max = max;
    const lanes = document.getElementById("lanes");
    lanes.style.setProperty(`--${this.name}-max`, max);
    lanes.style.setProperty(`--${this.name}-step`, step / max);
    const values = [];
    for (let value = 0; value <= max * 1.001; value += step) values.push(value);
    this.ticks.replaceChildren(...values.map(value => {
      const tick = document.createElement("span");
      tick.textContent = value.toLocaleString("en-GB");
      tick.style.left = value / max * 100 + "%";
      return tick;
    }));
  }
}
