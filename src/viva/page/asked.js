// A question as a board shows it before the reveal: everything that phones answer by, and nothing to press.

import { PICKED, badge, lettered, optionsOf, plain, text } from "./drawing.js";
import { el, say } from "./shared.js";

const row = (one) => el("div.row", badge(one), text(one.text, "span.text", one));

const inLetters = (found) => lettered(found, { shape: "" });

export function asked(question) {
  const { kind, unit, words, items, lefts, rights, prompt } = question;
  if (PICKED.includes(kind)) return rows(optionsOf(question));
  if (kind === "number") return unit && text([say("unit", { unit: plain(unit) })], "p.soft");
  if (kind === "cloze") return [text(prompt, "p.prose"), el("div.words", inLetters(words).map(row))];
  if (kind === "order") return rows(inLetters(items));
  return (
    kind === "match" &&
    el(
      "div.two",
      el(
        "div.half",
        lefts.map((one) => el("div.row", text(one.text))),
      ),
      el("div.half", inLetters(rights).map(row)),
    )
  );
}

// Short options stand in two columns, from the left to the right as one reads.
function rows(options) {
  const short = options.length > 3 && options.every((one) => plain(one.text).length <= 40);
  return el(short ? "div.two" : "div", options.map(row));
}
