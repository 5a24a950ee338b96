// commitment/1 and commitment/2 in a browser: docs/commitment.md a second time, over WebCrypto, sharing no code with the program.
// check(root, proof, quote) does steps 1 to 6 of "Checking a proof", and asks for the words beside the quote; rootOf(bytes, leaves, scheme) commits to a whole text.
"use strict";
const commitment = (() => {
  const LIMITS = { bytes: 16384, spans: 64, words: 2 ** 24, number: 2 ** 35 };
  const REACH = 32;
  const AHEAD = 12, BEHIND = 6, ENDS = /[.!?…;:]/;  // what is looked at beside a quote
  const utf8 = new TextEncoder();
  class ProofError extends Error {}
  const refuse = (why) => { throw new ProofError(why); };

  // ---- Cutting into words -------------------------------------------------------------------------------------
  // As the Python program on that page does it. Python's \w, \d and \s as JavaScript writes them:
  const W = "\\p{L}\\p{N}_", D = "\\p{Nd}", SPACE = "\\s\\x1c-\\x1f\\x85", LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
  const MARKS =
    "\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670"
    + "\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u0900-\\u0963\\u0966-\\u0dff\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e"
    + "\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece\\u0f71-\\u0f84\\u102b-\\u103e\\u17b6-\\u17d3\\u1b34-\\u1b44\\u1dc0-\\u1dff\\u20d0-\\u20f0"
    + "\\u3099\\u309a\\ufe20-\\ufe2f";
  const INVISIBLE =
    "\\u00ad\\u034f\\u061c\\u0640\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064"
    + "\\u2066-\\u206f\\ufe00-\\ufe0f\\ufeff\\u{e0000}-\\u{e0fff}";
  const LIGATURES = new Map([..."\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"].map(
    (char, at) => [char, ["ff", "fi", "fl", "ffi", "ffl", "st", "st"][at]]));
  const SAME = [
    " \t\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n\u000b\u000c\u0085\u2028\u2029",
    "-\u2010\u2011\u2212\ufe63\uff0d",
    "\u2013\u2012",
    "\u2014\u2015\u2e3a\u2e3b\ufe58",
    "\"\uff02\u05f4",
    "'\uff07",
    "\u201c\u201f\u301d",
    "\u201d\u301e\u301f",
    "\u2018\u201b",
    "\u2019\u02bc\u05f3",
    "\u201e\u2e42",
    "\u300c\uff62\ufe41",
    "\u300d\uff63\ufe42",
    "\u300e\ufe43",
    "\u300f\ufe44",
    "\u03bc\u00b5",
    "s\u017f",
  ];
  const CJK =
    "\\u3005-\\u3007\\u3021-\\u3029\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff"
    + "\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
  const MYANMAR = "\\u1000-\\u102a\\u103f\\u104c-\\u1055\\u105a-\\u105d\\u1061\\u1065\\u1066\\u106e-\\u1070\\u1075-\\u1081\\u108e";
  const MYANMAR_SIGN =
    "(?:[\\u102b-\\u1038\\u103a-\\u103e\\u1056-\\u1059\\u105e-\\u1060\\u1062-\\u1064\\u1067-\\u106d\\u1071-\\u1074\\u1082-\\u108d"
    + `\\u108f\\u109a-\\u109d]|\\u1039[${MYANMAR}])`;
  const CLUSTERED =
    "\\u0e01-\\u0e30\\u0e32\\u0e33\\u0e40-\\u0e46\\u0e81-\\u0eb0\\u0eb2\\u0eb3\\u0ebd-\\u0ec6\\u0edc-\\u0edf"
    + `${MYANMAR}\\u1780-\\u17b3\\u17d7\\u17dc`;
  const CLUSTER =
    "[\\u0e40-\\u0e44]?[\\u0e01-\\u0e2f][\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e]*[\\u0e30\\u0e32\\u0e33\\u0e45]{0,2}"
    + "|[\\u0ec0-\\u0ec4]?[\\u0e81-\\u0eaf\\u0edc-\\u0edf][\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece]*[\\u0eb0\\u0eb2\\u0eb3\\u0ebd]{0,2}"
    + "|[\\u1780-\\u17b3](?:\\u17d2[\\u1780-\\u17b3]|[\\u17b6-\\u17d1\\u17d3\\u17dd])*"
    + `|[${MYANMAR}]${MYANMAR_SIGN}*(?:[${MYANMAR}](?=\\u1037?\\u103a)${MYANMAR_SIGN}*)*`
    + `|[${CLUSTERED}]`;
  const HAN = "〇零一二三四五六七八九十百千万萬億亿兆两兩";
  const CURRENCY = "$¢£¤¥֏؋৲৳฿៛\\u20a0-\\u20cf﷼﹩＄￠￡￥￦";
  const PERCENT = "%‰‱٪％";
  const SIGNS = CURRENCY + PERCENT + "°+=<>×÷±~≈≠≤≥\\^#@&№§\\ufffd\\ue000-\\uf8ff\\ud800-\\udfff";
  const APOSTROPHES = "'’‘´`′‵";
  const QUOTE_MARKS = "\"“”„'‘’‚«»‹›「」『』";
  const PUNCTUATION = [",，、،﹐､︐", ".。．｡﹒।۔", ";；؛﹔", ":：﹕", "!！﹗", "?？؟﹖", "([{（｛［【〔", ")]}）｝］】〕", "—–-―─"];
  const NOTHING = new Set(QUOTE_MARKS + "´`″′©®™*_ \n");
  const X = `(?:(?![_${CJK}${CLUSTERED}])[${W}]|[${MARKS}${SIGNS}])`;
  const SPACES = "(?:[ ]{1,8}\\n?[ ]{0,8}|\\n[ ]{0,8})";
  const GROUPS = `${D_("{1,3}")}(?:${SPACES}${D_("{3}")})+(?!${D_("")})`;
  const JOIN =
    `(?:[${APOSTROPHES}](?=[${W}])`
    + `|(?<=${LETTER}\\.${LETTER})\\.-(?=[${W}])`
    + `|-(?=[${W}])|(?<=${D_("")})–(?=${D_("")})|–(?=${LETTER})`
    + `|-[ ]*\\n[ ]*(?=[${W}])`
    + `|(?<=${D_("")})[.,:٫٬](?=${D_("")})`
    + `|(?<=${LETTER})\\.(?=${LETTER})|\\/(?=[${W}])|_(?=[\\p{L}\\p{N}]))`;
  const WORD = new RegExp(
    `[${HAN}${D}]*(?<=[${D}${HAN}])[${HAN}][${HAN}${D}]*`
    + `|\\[${LETTER}\\](?=${LETTER})${X}+(?:${JOIN}${X}+)*`
    + `|[${CJK}][\\u3099\\u309a]?`
    + `|${CLUSTER}`
    + `|(?:(?<![${W})\\]${PERCENT}])[\\-–](?=[${CURRENCY}]?${D_("")})|(?<![${W}.])\\.(?=${D_("")}))?`
    + `(?:[${CURRENCY}]${SPACES}(?=${D_("")}))?`
    + `(?:${GROUPS}|${X})(?:${X}|${JOIN}${X})*`
    + `(?:(?<=${D_("")})${SPACES}(?:[${PERCENT}]|°[CF]?|[${CURRENCY}](?![${D}${CURRENCY}])))?`, "gu");
  const ELISION = new RegExp(
    `^(?:[ldjmtscnſ]|qu|ju[sſ]qu|lor[sſ]qu|pui[sſ]qu|quoiqu)[${APOSTROPHES}](?=${LETTER})`.replaceAll("i", "[iıİ]"), "iu");
  const FOLDED = new RegExp(
    `[${W}]?[${MARKS}]{1,30}|[\\u1100-\\u115f][\\u1161-\\u11a7][\\u11a8-\\u11ff]?|[\\uac00-\\ud7a3][\\u11a8-\\u11c2]|[^]`, "gu");
  const DROPPED = new RegExp(`(?:\\u00ad[ \\t]*\\r?\\n[ \\t]*|[${INVISIBLE}])+`, "gu");
  const ONE = new Map(SAME.flatMap((same) => [...same].slice(1).map((char) => [char, [...same][0]])));
  const MEANS = new Map(PUNCTUATION.flatMap((same) => [...same].slice(1).map((char) => [char, [...same][0]])));
  const SEAM = new RegExp(`(?<=${LETTER})[.–](?=${LETTER})`, "gu");
  const LOWER = /^\p{Lowercase}/u, UPPER = /^\p{Uppercase}/u;

  function D_(times) { return `[\\p{Nd}]${times}`; }

  function fold(text) {
    const composed = text.replace(DROPPED, "").replace(FOLDED,
      (found) => [...found].map((char) => LIGATURES.get(char) ?? char).join("").normalize("NFC"));
    const folded = [...composed].map((char) => ONE.get(char) ?? char).join("");
    return folded.includes("``") ? folded.replaceAll("``", " “").replaceAll("''", "” ") : folded;
  }

  function seams(raw) {
    const cuts = [0];
    for (const match of raw.matchAll(SEAM)) {
      const at = match.index, mark = match[0], right = String.fromCodePoint(raw.codePointAt(at + 1));
      const part = raw.slice(0, at).split(/[-–]/).at(-1);
      const left = [...raw.slice(0, at)].at(-1);
      const since = [...raw.slice(cuts.at(-1), at)].length;
      const sentence = mark === "." && LOWER.test(left) && UPPER.test(right) && since > 1;
      if (sentence || (mark === "–" && (LOWER.test(part) || LOWER.test(right)))) cuts.push(at, at + 1);
    }
    cuts.push(raw.length);
    const parts = [];
    for (let i = 0; i < cuts.length; i += 2) parts.push([cuts[i], cuts[i + 1]]);
    const elision = ELISION.exec(raw);
    if (elision) parts.splice(0, 1, [0, elision[0].length], [elision[0].length, parts[0][1]]);
    return parts;
  }

  const MARK = new RegExp(`[${APOSTROPHES}]`, "gu");
  const UNIT = new RegExp(`[${SPACE}]+(?=[${PERCENT}${CURRENCY}°])|(?<=[${CURRENCY}])[${SPACE}]+`, "gu");

  function clean(raw) {
    let form = raw.replace(MARK, "'").replaceAll("–", "-");
    if (form[0] === "[") { const chars = [...form]; form = chars[1] + chars.slice(3).join(""); }
    return form.replace(/-[ ]*\n[ ]*/g, "-").replace(UNIT, "").replace(/[ \n]+/g, " ");
  }

  function mend(raws, forms) {
    const others = new Map();
    const broken = new Set([...raws.keys()].filter((i) => /-[ ]*\n/.test(raws[i])));
    if (!broken.size) return others;
    const known = new Set(forms.filter((_, i) => !broken.has(i)));
    for (const i of broken) {
      const kept = raws[i].replace(/-[ ]*\n[ ]*/g, "-"), whole = raws[i].replace(/-[ ]*\n[ ]*/g, "");
      const at = kept.indexOf("-"), left = kept.slice(0, at), right = kept.slice(at + 1);
      if (LOWER.test(right) && /^\p{L}+$/u.test(left)) {
        const upper = /\p{Uppercase}/u.test(left) && !/[\p{Lowercase}\p{Lt}]/u.test(left);
        const keep = known.has(kept) || (!known.has(whole) && upper);
        forms[i] = keep ? kept : whole;
        others.set(i, keep ? whole : kept);
      }
    }
    return others;
  }

  function before(raw, last) {
    let gap = raw.replace(/(?:\.[ \n]*){2,}\.|\.\.+|…+|⋯+|‥+/gu, "…");
    gap = [...gap].map((char) => MEANS.get(char) ?? char).filter((char) => !NOTHING.has(char)).join("");
    gap = gap.replace(/—+/g, "—").replaceAll("(…)", "…");
    if (last && "sSzZxX".includes(last) && raw && "'‘’´`".includes(raw[0])) gap = `'${gap}`;
    return [...raw].some((char) => QUOTE_MARKS.includes(char)) ? `${gap}"` : gap;
  }

  // The words of a quote or a text: { zone, resumes, before, surface }, and where each stands in the folded text.
  function cut(text) {
    const folded = fold(text);
    const places = [...folded.matchAll(WORD)].flatMap(
      (match) => seams(match[0]).map(([start, end]) => [match.index + start, match.index + end]));
    const raws = places.map(([start, end]) => folded.slice(start, end));
    const forms = raws.map(clean);
    const others = mend(raws, forms);
    let reached = 0;
    return places.map(([start, end], i) => {
      const last = [...folded.slice(Math.max(reached - 2, 0), reached)].at(-1) ?? "";
      const word = { zone: 0, resumes: 0, before: before(folded.slice(reached, start), reached ? last : ""), surface: forms[i] };
      if (others.has(i)) word.other = others.get(i);
      reached = end;
      return word;
    });
  }

  // ---- Bytes ----------------------------------------------------------------------------------------------------
  function number(value) {
    const bytes = [];
    for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
    return [...bytes, value];
  }
  const join = (parts) => {
    const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) { all.set(part, at); at += part.length; }
    return all;
  };
  const string = (text) => { const bytes = utf8.encode(text); return join([number(bytes.length), bytes]); };
  const leafOf = (word) => join([number(word.zone), number(word.resumes), string(word.before), utf8.encode(word.surface)]);
  const u32 = (value) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
  const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  async function sha256(bytes) { return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)); }
  const FIRST = { version: 1, language: "" };
  const H = (scheme, tag, ...parts) => sha256(join([utf8.encode(`commitment/${scheme.version} ${tag}`), [0], ...parts]));

  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  function decode(text) {
    const bytes = [];
    let bits = 0, held = 0;
    for (const char of text) {
      const value = ALPHABET.indexOf(char);
      if (value < 0) refuse("it holds a character that is no base64url");
      held = (held << 6) | value;
      bits += 6;
      if (bits >= 8) { bits -= 8; bytes.push((held >> bits) & 255); held &= (1 << bits) - 1; }
    }
    if (held || bits >= 6) refuse("its last character has bits that belong to no byte");
    return new Uint8Array(bytes);
  }

  function readRoot(root) {
    if (!/^commitment\/[12]:[A-Za-z0-9_-]{43}$/.test(root)) refuse("the article's commitment is not one of commitment/1 or commitment/2");
    return { version: Number(root[11]), bytes: decode(root.slice("commitment/1:".length)) };
  }

  // ---- Trees ----------------------------------------------------------------------------------------------------
  function half(size) { let part = 1; while (part * 2 < size) part *= 2; return part; }
  async function children(scheme, seed) { const both = await H(scheme, "expand", seed); return [both.slice(0, 16), both.slice(16)]; }
  const nodeOf = async (scheme, first, size, left, right) => (await H(scheme, "node", u32(first), u32(size), left, right)).slice(0, 16);

  // The hash over `size` leaves from `first` on, of which the seed of all salts is known.
  async function grown(scheme, first, size, seed, leaf) {
    if (size === 1) return (await H(scheme, "leaf", u32(first), seed, leaf(first))).slice(0, 16);
    const part = half(size), [left, right] = await children(scheme, seed);
    return nodeOf(scheme, first, size, await grown(scheme, first, part, left, leaf), await grown(scheme, first + part, size - part, right, leaf));
  }

  const rootFrom = (scheme, leaves, top) => H(scheme, "root", u32(leaves), scheme.version > 1 ? string(scheme.language) : [], top);

  // From version 2 on, the last leaf is the end of the text.
  async function rootOf(bytes, leaves, scheme = FIRST) {
    const size = new Uint8Array(8);
    new DataView(size.buffer).setBigUint64(0, BigInt(bytes.length));
    const seed = (await H(scheme, "seed", size, bytes, ...leaves.flatMap((leaf) => [u32(leaf.length), leaf]))).slice(0, 16);
    return rootFrom(scheme, leaves.length, await grown(scheme, 0, leaves.length, seed, (i) => leaves[i]));
  }

  // How many disclosed words there are among those from `first` on.
  const inside = (spans, first, size) => spans.reduce(
    (sum, [start, stop]) => sum + Math.max(0, Math.min(stop, first + size) - Math.max(start, first)), 0);

  function valuesNeeded(count, spans) {
    let needed = 0;
    const waiting = [[0, count]];
    while (waiting.length) {
      const [first, size] = waiting.pop(), known = inside(spans, first, size);
      if (known === 0 || known === size) { needed += 1; continue; }
      const part = half(size);
      waiting.push([first, part], [first + part, size - part]);
    }
    return needed;
  }

  async function rootOfProof({ scheme, leaves, shown: spans, values }, words) {
    const places = new Map();
    let at = 0;
    for (const [start, stop] of spans) for (let i = start; i < stop; i += 1) places.set(i, leafOf(words[at++]));
    let used = 0;
    async function walk(first, size) {
      const known = inside(spans, first, size);
      if (known === 0) return values[used++];
      if (known === size) return grown(scheme, first, size, values[used++], (i) => places.get(i));
      const part = half(size), left = await walk(first, part);
      return nodeOf(scheme, first, size, left, await walk(first + part, size - part));
    }
    return rootFrom(scheme, leaves, await walk(0, leaves));
  }

  // ---- Proofs ---------------------------------------------------------------------------------------------------
  function readProof(proof) {
    if (typeof proof !== "string" || proof.length > (LIMITS.bytes * 4) / 3 + 2) refuse("the proof is too long");
    const bytes = decode(proof);
    if (bytes.length > LIMITS.bytes) refuse("the proof is too long");
    let at = 0;
    const take = (size) => {
      if (at + size > bytes.length) refuse("the proof is cut short");
      at += size;
      return bytes.slice(at - size, at);
    };
    const read = () => {
      let value = 0, scale = 1;
      for (;;) {
        const [byte] = take(1);
        value += (byte % 128) * scale;
        if (value >= LIMITS.number || scale >= LIMITS.number) refuse("a number in the proof is too large");
        if (byte < 128) { if (!byte && scale > 1) refuse("a number in the proof is not in its shortest form"); return value; }
        scale *= 128;
      }
    };
    const text = () => {
      try { return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(take(read())); }
      catch (error) { if (error instanceof ProofError) throw error; return refuse("text in the proof is not UTF-8"); }
    };
    const word = () => ({ zone: read(), resumes: read(), before: text(), surface: text() });
    const several = () => {
      const given = read();
      if (given > bytes.length) refuse("the proof is cut short");
      return Array.from({ length: given }, word);
    };
    const scheme = { ...FIRST };
    if (bytes[0] === 0 && bytes[1] === 2) {
      at = 2;
      scheme.version = 2;
      scheme.language = text();
    }
    const second = scheme.version > 1;
    const count = read();
    if (count < 1 || count > LIMITS.words) refuse("the proof is for a text of an impossible length");
    const spans = [], openings = [];
    for (let more = true, reached = -1; more;) {
      const start = reached + 1 + read(), length = read();
      more = length % 2 === 1;
      const stop = start + Math.floor(length / 2) + 1;
      if (stop > count) refuse("the proof shows words after the end of the text");
      spans.push([start, stop]);
      if (spans.length > LIMITS.spans) refuse("the proof shows too many passages");
      openings.push({ zone: read(), resumes: read(), before: text() });
      reached = stop;
    }
    if (second && spans.length > 1) refuse("the proof hides words in the midst of the quote");
    const beside = second ? { before: several(), behind: several() } : { before: [], behind: [] };
    const leaves = count + (second ? 1 : 0);
    const shown = second ? [[spans[0][0] - beside.before.length, spans[0][1] + beside.behind.length]] : spans;
    if (shown[0][0] < 0 || shown.at(-1)[1] > leaves) refuse("the proof shows words outside the text");
    const needed = valuesNeeded(leaves, shown);
    if (needed * 16 > bytes.length) refuse("the proof is cut short");
    const values = Array.from({ length: needed }, () => take(16));
    const edits = [];
    while (at < bytes.length) {
      edits.push({ copied: read(), dropped: read(), given: several() });
    }
    return { scheme, count, leaves, spans, shown, openings, ...beside, values, edits };
  }

  const next = (zone) => (zone ? zone + 1 : 0);
  const equal = (a, b) => a.zone === b.zone && a.resumes === b.resumes && a.before === b.before && a.surface === b.surface;

  function firsts({ spans, openings }) {
    const found = new Map();
    let at = 0;
    spans.forEach(([start, stop], i) => { found.set(at, openings[i]); at += stop - start; });
    return found;
  }

  const copyOf = (quoted, source, i, opened) => (opened.has(i)
    ? { ...opened.get(i), surface: quoted.surface }
    : { zone: next(source[i - 1].zone), resumes: 0, before: quoted.before, surface: quoted.surface });

  function rebuild(contents, quote) {
    const total = contents.spans.reduce((sum, [start, stop]) => sum + stop - start, 0), opened = firsts(contents);
    const source = [];
    let j = 0;
    const copy = (size) => {
      if (size < 0 || j + size > quote.length) refuse("the proof is for a quote of another length");
      for (let end = j + size; j < end; j += 1) source.push(copyOf(quote[j], source, source.length, opened));
    };
    for (const edit of contents.edits) { copy(edit.copied); source.push(...edit.given); j += edit.dropped; }
    copy(total - source.length);
    if (j !== quote.length) refuse("the proof is for a quote of another length");
    return source;
  }

  function describe(source, contents, quote) {
    const opened = firsts(contents), edits = [];
    const agree = (i, j) => j < quote.length && i < source.length && quote[j].surface === source[i].surface
      && (opened.has(i) || equal(copyOf(quote[j], source, i, opened), source[i]));
    let i = 0, j = 0, start;
    for (;;) {
      start = i;
      while (i < source.length && agree(i, j)) { i += 1; j += 1; }
      if (i === source.length) break;
      let found = [REACH, 0];
      search: for (let d = 1; d <= REACH; d += 1) {
        for (let g = 0; g <= Math.min(d, source.length - i); g += 1) {
          if (i + g === source.length || agree(i + g, j + d - g)) { found = [g, d - g]; break search; }
        }
      }
      edits.push({ copied: i - start, dropped: found[1], given: source.slice(i, i + found[0]) });
      i += found[0];
      j += found[1];
    }
    if (j < quote.length) edits.push({ copied: i - start, dropped: quote.length - j, given: [] });
    return edits;
  }

  // Whether the sentence and the speech go on from word i - 1 to word i; undefined if that can't be told.
  function goesOn(known, i) {
    const word = known.get(i), last = known.get(i - 1);
    if (!word) return undefined;
    if (word.zone === 1 || ENDS.test(word.before)) return false;
    return word.zone > 1 || (last && last.zone === 0);
  }

  // Of step 7, what hangs on no language: whether the proof shows the words that are looked at beside the quote.
  function showsBeside({ spans: [[start, stop]], before, behind, count }, words) {
    const known = new Map([...before, ...words, ...behind].map((word, at) => [start - before.length + at, word]));
    for (let i = start; i > Math.max(start - AHEAD, 0) && goesOn(known, i) !== false; i -= 1) {
      if (goesOn(known, i) === undefined || !known.has(i - 1)) return false;
    }
    for (let i = stop; i < stop + BEHIND; i += 1) {
      if (!known.has(i)) return false;
      if (i === count || !goesOn(known, i) || known.get(i).zone !== next(known.get(i - 1).zone)) break;
    }
    return true;
  }

  const sameEdits = (a, b) => a.length === b.length && a.every((edit, i) => edit.copied === b[i].copied
    && edit.dropped === b[i].dropped && edit.given.length === b[i].given.length
    && edit.given.every((word, k) => equal(word, b[i].given[k])));

  // Steps 1 to 6. Returns { count, spans, words, faithful }; throws a ProofError that says why not.
  async function checkWords(root, proof, quote) {
    const expected = readRoot(root), contents = readProof(proof);
    if (contents.scheme.version !== expected.version) refuse("the proof is of another version than the article's commitment");
    const words = rebuild(contents, quote);
    if (!same(await rootOfProof(contents, [...contents.before, ...words, ...contents.behind]), expected.bytes)) {
      refuse("these words do not stand, at this place, in the text to which the article's commitment belongs");
    }
    let at = 0;
    const opened = contents.spans.every(([start, stop], i) => {
      const first = words[at], own = contents.openings[i];
      at += stop - start;
      return first.zone === own.zone && first.resumes === own.resumes && first.before === own.before;
    });
    if (!opened || !sameEdits(describe(words, contents, quote), contents.edits)) {
      refuse("it describes the quote in another way than proofs do");
    }
    if (expected.version > 1 && !showsBeside(contents, words)) {
      refuse("it does not show the words right beside the quote: one of them may turn its meaning");
    }
    const { count, spans, before, behind } = contents;
    return { count, spans, words, before, behind, faithful: !contents.edits.length && contents.spans.length === 1 };
  }

  return { check: (root, proof, quote) => checkWords(root, proof, cut(quote)), checkWords, cut, leafOf, rootOf, readRoot, sha256, hex, same, ProofError };
})();
if (typeof module !== "undefined") module.exports = commitment;
