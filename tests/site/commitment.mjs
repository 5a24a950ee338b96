// Answers, as JSON, what the script of the site's pages makes of proofs, quotes and texts: node commitment.mjs SCRIPT < QUESTIONS
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const commitment = createRequire(import.meta.url)(process.argv[2]);
const asked = JSON.parse(readFileSync(0, "utf8"));
const word = ([zone, resumes, before, surface]) => ({ zone, resumes, before, surface });
const row = ({ zone, resumes, before, surface }) => [zone, resumes, before, surface];
const answers = { leaves: [], roots: [], cuts: [], proofs: [] };
for (const leaf of asked.leaves) answers.leaves.push(commitment.hex(commitment.leafOf(word(leaf))));
for (const { text, leaves, words, scheme } of asked.roots) {
  const encoded = words ? words.map((one) => commitment.leafOf(word(one))) : leaves.map((leaf) => new TextEncoder().encode(leaf));
  answers.roots.push(commitment.hex(await commitment.rootOf(new TextEncoder().encode(text), encoded, scheme)));
}
for (const text of asked.cuts) answers.cuts.push(commitment.cut(text).map(({ before, surface }) => [before, surface]));
for (const { root, proof, quote, words } of asked.proofs) {
  try {
    const found = words ? await commitment.checkWords(root, proof, words.map(word)) : await commitment.check(root, proof, quote);
    answers.proofs.push({ spans: found.spans, words: found.words.map(row), before: found.before.map(row), behind: found.behind.map(row), count: found.count });
  } catch (error) {
    if (!(error instanceof commitment.ProofError)) throw error;
    answers.proofs.push({ refused: error.message });
  }
}
process.stdout.write(JSON.stringify(answers));
