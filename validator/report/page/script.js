"use strict";
const form = document.getElementById("filter");
if (form) {
  const findings = [...document.querySelectorAll(".finding")];
  const texts = findings.map((finding) => finding.textContent.toLowerCase());
  const words = document.getElementById("words");
  const rule = document.getElementById("rule");
  const file = document.getElementById("file");
  const states = [...form.elements.state];
  const shown = document.getElementById("shown");
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const on = new Set(states.filter((state) => state.checked).map((state) => state.value));
    let number = 0;
    findings.forEach((finding, index) => {
      const { state, rule: code, file: name } = finding.dataset;
      const fits = on.has(state) && (!rule.value || rule.value === code) && (!file.value || file.value === name)
        && wanted.every((word) => texts[index].includes(word));
      finding.hidden = !fits;
      number += fits ? 1 : 0;
    });
    shown.textContent = `${number} of ${findings.length} findings`;
  };
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
}
