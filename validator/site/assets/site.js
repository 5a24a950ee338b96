// What the pages do in the reader's browser: search, check proofs, compare a pasted text. Nothing is sent anywhere.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const say = (place, words, state = "") => { place.textContent = words; place.className = `${place.classList.contains("answer") ? "answer" : ""} ${state}`.trim(); };
  const canHash = Boolean(globalThis.crypto && crypto.subtle);
  const plural = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;

  // ---- Proofs ---------------------------------------------------------------------------------------------------
  const dataOf = (box) => ({ words: JSON.parse(box.dataset.words), root: box.dataset.root, proof: box.dataset.proof, answer: box.querySelector(".answer") });

  function placed({ spans, count, words, faithful }) {
    const [first, last] = [spans[0][0] + 1, spans.at(-1)[1]];
    const speech = words.every((word) => word.zone > 0) ? ", inside quotation marks" : "";
    const where = first === last ? `as word ${first}` : `as words ${first} to ${last}`;
    const shown = faithful ? "" : ` The article has: “${words.map((word, i) => (i ? `${word.before} ` : "") + word.surface.split("\n")[0]).join("")}”. Compare these words with the quote.`;
    return `The proof holds: these words stand in the article ${where} of ${count.toLocaleString("en")}${speech}.${shown}`;
  }

  async function checkProof(box) {
    const { words, root, proof, answer } = dataOf(box);
    try {
      say(answer, placed(await commitment.check(root, proof, words)), "good");
    } catch (error) {
      if (!(error instanceof commitment.ProofError)) throw error;
      say(answer, `The proof does not hold: ${error.message}.`, "bad");
    }
  }

  function readyProofs() {
    for (const button of all("button.verify")) {
      button.hidden = false;
      button.addEventListener("click", () => checkProof(button.closest(".check")));
    }
  }

  // ---- A pasted text ----------------------------------------------------------------------------------------------
  const utf8 = new TextEncoder();

  // The bytes that the text may have had as a file: line ends, a last line end and a byte-order mark are lost in pasting.
  function* candidates(text) {
    const plain = text.replace(/\r\n?/g, "\n");
    for (const body of new Set([plain, `${plain}\n`, plain.replace(/\n+$/, ""), `${plain.trim()}\n`, plain.trim()])) {
      for (const lines of [body, body.replaceAll("\n", "\r\n")]) for (const mark of ["", "\ufeff"]) yield [mark + lines, lines];
    }
  }

  async function recognised(text, sha256) {
    for (const [file, words] of candidates(text)) {
      const bytes = utf8.encode(file);
      if (commitment.hex(await commitment.sha256(bytes)) === sha256) return { bytes, text: words };
    }
    return null;
  }

  async function rootOfText(bytes, words, outline, version) {
    const known = JSON.parse(outline);
    const leaves = words.map((word, i) => ({ ...word, before: known.before[i] ?? word.before, surface: word.surface + (word.other ? `\n${word.other}` : "") }));
    for (const [first, size, resumes] of known.runs) {
      for (let i = 0; i < size; i += 1) leaves[first + i].zone = i + 1;
      leaves[first].resumes = resumes;
    }
    if (version > 1) leaves.push({ zone: 0, resumes: 0, before: known.end, surface: "" });
    return commitment.rootOf(bytes, leaves.map(commitment.leafOf), { version, language: known.language });
  }

  const surfaces = (words) => words.map((word) => word.surface.split("\n")[0]);

  function find(wanted, words, at) {
    const fits = (start) => wanted.every((word, i) => words[start + i] && (words[start + i].surface === word || words[start + i].other === word));
    if (at !== undefined) return fits(at) ? at : -1;
    for (let start = 0; start + wanted.length <= words.length; start += 1) if (fits(start)) return start;
    return -1;
  }

  // Where the words of a quote stand in the text: those that its proof shows, or, without one, its own parts.
  async function look(box, words, exact) {
    const { words: quote, root, proof } = dataOf(box);
    const runs = [];
    if (root && proof && canHash) {
      try {
        const shown = await commitment.check(root, proof, quote);
        let used = 0;
        for (const [start, stop] of shown.spans) {
          runs.push([surfaces(shown.words.slice(used, used + stop - start)), exact ? start : undefined]);
          used += stop - start;
        }
      } catch (error) { if (!(error instanceof commitment.ProofError)) throw error; }
    }
    if (!runs.length) {
      for (const part of quote.split(/\[[^\]]*\]|…|\.\s?\.\s?\.+/u)) {
        const cut = surfaces(commitment.cut(part));
        if (cut.length) runs.push([cut]);
      }
    }
    let places = runs.map(([wanted, at]) => find(wanted, words, at));
    if (places.includes(-1) && !exact && runs.length === 1) { // its first letter may have another case
      const [first, ...rest] = runs[0][0];
      const turned = (first[0] === first[0].toLowerCase() ? first[0].toUpperCase() : first[0].toLowerCase()) + first.slice(1);
      places = [find([turned, ...rest], words)];
    }
    return runs.length && !places.includes(-1) ? [places[0] + 1, places.at(-1) + runs.at(-1)[0].length] : null;
  }

  async function compare(section) {
    const result = document.getElementById("compared"), text = document.getElementById("pasted").value;
    result.replaceChildren();
    const line = (words, state = "") => { const p = document.createElement("p"); p.textContent = words; p.className = state; result.append(p); };
    if (!text.trim()) return line("Nothing was pasted yet.", "bad");
    const { sha256, root, outline } = section.dataset;
    const found = sha256 && canHash ? await recognised(text, sha256) : null;
    const words = commitment.cut(found ? found.text : text);
    if (found) line("This is, byte for byte, the text that the record describes (SHA-256).", "good");
    else line("This is not byte for byte the text that the record describes: a headline, a caption or a changed word is enough for that. The quotes are looked for in it all the same.");
    if (found && root && outline) {
      const published = commitment.readRoot(root);
      const own = await rootOfText(found.bytes, words, outline, published.version);
      if (commitment.same(own, published.bytes)) line("Its commitment is the published one, so the proofs are proofs about this text.", "good");
      else line("Its commitment is not the published one: the proofs may be about another text.", "bad");
    } else if (found && root) line("Whether its commitment is the published one can't be found out here; 'onrecord validate' can.");
    let stand = 0;
    const boxes = all(".cites .check");
    for (const box of boxes) {
      const place = await look(box, words, Boolean(found)), answer = box.querySelector(".answer");
      if (place) { stand += 1; say(answer, `In the text that you pasted, as words ${place[0]} to ${place[1]}.`, "good"); }
      else say(answer, "Not found in the text that you pasted.", "bad");
    }
    line(`${stand} of ${plural(boxes.length, "quote")} on this page stand${boxes.length === 1 ? "s" : ""} in it.`, stand === boxes.length ? "good" : "bad");
    return undefined;
  }

  function readyPaste() {
    const section = document.querySelector(".paste");
    if (!section) return;
    section.hidden = false;
    document.getElementById("compare").addEventListener("click", () => compare(section));
  }

  // ---- Search -----------------------------------------------------------------------------------------------------
  const SHOWN = 60;
  const plainly = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

  function readySearch() {
    const form = document.getElementById("search"), index = globalThis.onrecordIndex;
    if (!form || !index) return;
    const words = document.getElementById("words"), kind = document.getElementById("kind");
    const results = document.getElementById("results"), found = document.getElementById("found");
    index.kinds.forEach((name, number) => kind.append(new Option(name, String(number))));
    const rows = index.rows.map((row) => ({ kind: row[0], label: row[1], page: row[2], day: row[3], name: plainly(row[1]), text: plainly(`${row[1]} ${row[4]}`) }));
    const show = (row) => {
      const item = document.createElement("li"), when = document.createElement("p"), body = document.createElement("div");
      const what = document.createElement("p"), link = document.createElement("a"), about = document.createElement("p");
      when.className = "when"; when.textContent = row.day;
      link.href = row.page; link.textContent = row.label; link.dir = "auto";
      what.className = "what"; what.append(link);
      about.className = "quiet"; about.textContent = index.kinds[row.kind];
      body.append(what, about); item.append(when, body);
      return item;
    };
    const look = () => {
      const wanted = plainly(words.value).split(/\s+/).filter(Boolean);
      if (!wanted.length) { results.replaceChildren(); found.textContent = `${plural(rows.length, "record")} can be searched.`; return; }
      const fit = rows.filter((row) => (!kind.value || row.kind === Number(kind.value)) && wanted.every((word) => row.text.includes(word)));
      const rank = (row) => (row.name.startsWith(wanted[0]) ? 0 : wanted.every((word) => row.name.includes(word)) ? 1 : 2);
      const ordered = fit.map((row, i) => [rank(row), i, row]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((one) => one[2]);
      results.replaceChildren(...ordered.slice(0, SHOWN).map(show));
      found.textContent = `${plural(fit.length, "record")} found${fit.length > SHOWN ? `, the first ${SHOWN} are shown` : ""}.`;
      const address = new URL(location.href); address.hash = encodeURIComponent(words.value);
      history.replaceState(null, "", address);
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    words.addEventListener("input", look);
    kind.addEventListener("change", look);
    try { words.value = decodeURIComponent(location.hash.slice(1)); } catch { words.value = ""; }
    look();
  }

  if (typeof commitment !== "undefined") { if (canHash) readyProofs(); readyPaste(); }
  readySearch();
})();
