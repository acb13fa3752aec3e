"use strict";
// The threshold explorer. The page says the same by chart and table where scripts do not run.
(() => {
  const form = document.getElementById("explorer");
  if (!form) return;
  const data = JSON.parse(document.getElementById("report-data").textContent);
  const { threshold, thresholds, tp, fp, positives, negatives } = data.threshold;
  const [negative, positive] = data.classes;
  const find = (id) => document.getElementById(id);
  const slider = find("threshold-slider");
  const cursor = find("threshold-cursor");
  const alarmCost = find("cost-alarm");
  const missCost = find("cost-miss");
  const all = positives + negatives;

  const percent = (share) => (100 * share).toFixed(share < 0.1 || share > 0.9 ? 1 : 0) + " %";
  const count = (n) => n.toLocaleString("en", { maximumFractionDigits: 1 }).replaceAll(",", "\u202f");
  const cost = (i) =>
    fp[i] * (Number(alarmCost.value) || 0) + (positives - tp[i]) * (Number(missCost.value) || 0);

  function line(text) {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    return paragraph;
  }

  function show() {
    const i = Number(slider.value);
    const called = tp[i] + fp[i];
    const missed = positives - tp[i];
    const shown = String(Number(thresholds[i].toPrecision(4)));
    find("threshold-value").textContent = shown;
    slider.setAttribute("aria-valuetext", "threshold " + shown);
    const low = Number(cursor.dataset.low);
    const at = low + thresholds[i] * (Number(cursor.dataset.high) - low);
    cursor.setAttribute("x1", at);
    cursor.setAttribute("x2", at);
    find("threshold-says").replaceChildren(
      line(`Of ${count(positives)} that are '${positive}' it finds ${count(tp[i])} ` +
        `(recall ${percent(positives ? tp[i] / positives : 0)}) and misses ${count(missed)}.`),
      line(called
        ? `It calls ${count(called)} of ${count(all)} '${positive}': ${count(tp[i])} rightly ` +
          `(precision ${percent(tp[i] / called)}), ${count(fp[i])} are false alarms.`
        : `It calls no row '${positive}'.`),
      line(`Of ${count(negatives)} that are '${negative}' it leaves ${count(negatives - fp[i])} alone ` +
        `(specificity ${percent(negatives ? 1 - fp[i] / negatives : 0)}).`),
      line(`Cost: ${count(cost(i))} in all, ${count(1000 * cost(i) / all)} a thousand rows.`));
  }

  function nearest(value) {
    let best = 0;
    thresholds.forEach((each, i) => {
      if (Math.abs(each - value) < Math.abs(thresholds[best] - value)) best = i;
    });
    return best;
  }

  function goTo(i) {
    slider.value = String(i);
    show();
  }

  find("threshold-cheapest").addEventListener("click", () => {
    let best = nearest(threshold);
    thresholds.forEach((_, i) => {
      if (cost(i) < cost(best)) best = i;
    });
    goTo(best);
  });
  find("threshold-model").addEventListener("click", () => goTo(nearest(threshold)));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const input of [slider, alarmCost, missCost]) input.addEventListener("input", show);
  form.hidden = false;
  goTo(nearest(threshold));
})();
