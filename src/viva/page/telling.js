// A key as it is shown, with what one gave beside it: on phones with one's own answer, on the board without.

import { TRUTHS, badge, entries, optionsOf, plain, text } from "./drawing.js";
import { el, say } from "./shared.js";

export const SIGNS = { right: "✓", partly: "◐", wrong: "✗", unanswered: "–" };

const hidden = { "aria-hidden": "true" };

// One line of a key: a sign with its word for who hears it, maybe a badge, a text, what is said behind it and below.
export const line = ({ outcome = "", mark, body, tail, below, beside }) =>
  el(
    "li.row.told" + (outcome && "." + outcome),
    el("span.sign." + outcome, hidden, SIGNS[outcome]),
    outcome && el("span.unseen", say("mark-" + outcome)),
    mark,
    el("span.main", body, tail && el("small", tail), below && el("span.below", below)),
    beside,
  );

// `response` and `result` are a player's own, if any. `beside(key)`: what the board shows beside an option.
export function told(question, { answer: key }, response, result, beside) {
  const given = response || {};
  const parts = (result && result.parts) || [];
  const right = result && result.outcome === "right";
  const said = (side, wanted) => text(side.find((one) => one.key === wanted).text);
  const rows = (found) => el("ul.rows", found);
  const picked = given.truth ? [given.truth] : given.keys || [];
  switch (key.kind) {
    case "choice":
    case "select":
    case "claim":
      return rows(
        optionsOf(question).map((option) => {
          const truth = key.options
            ? key.options.find((one) => one.key === option.key)
            : { right: option.key === key.truth };
          const yours = picked.includes(option.key);
          const missed = picked.length > 0 && key.kind === "select";
          return line({
            outcome: truth.right ? "right" : yours ? "wrong" : "",
            mark: badge(option),
            body: text(option.text, "span.text", option),
            tail: yours ? say("yours") : truth.right && (beside ? say("mark-right") : missed && say("missed")),
            below: yours && truth.because && text(truth.because),
            beside: beside && beside(option.key),
          });
        }),
      );
    case "typed":
    case "number":
      return [
        rows([
          given.text && line({ outcome: right ? "right" : "wrong", body: text([given.text]), tail: say("yours") }),
          line({
            outcome: right ? "" : "right",
            body: text(key.text),
            tail: key.within ? say("within", { within: key.within }) : say("the-answer"),
          }),
        ]),
        key.also && key.also.length > 0 && text([say("also", { texts: key.also.map(plain).join(" · ") })], "p.soft"),
      ];
    case "cloze":
      return text(question.prompt, "p.prose", {
        blank: (n) => {
          const yours = given.words && given.words[n];
          const good = el("span.good", "✓\u00a0", parts[n] ? yours : key.blanks[n][0]);
          return parts[n] || yours === undefined
            ? good
            : el("span", el("span.bad", "✗\u00a0", el("s", yours || "–")), " ", good);
        },
      });
    case "order":
      return rows(
        key.items.map(({ key: item, first, last }, n) => {
          const had = picked.indexOf(item);
          return line({
            outcome: had < 0 ? "" : parts[n] ? "right" : "wrong",
            mark: el("b.number", first === last ? first + 1 : `${first + 1}–${last + 1}`),
            body: said(question.items, item),
            tail: had >= 0 && (had < first || had > last) && say("you-had-rank", { n: had + 1 }),
          });
        }),
      );
    case "match":
      return rows(
        question.lefts.map(({ key: left }) => {
          const n = key.pairs.findIndex((pair) => pair[0] === left);
          const partner = key.pairs[n][1];
          const mine = given.pairs && given.pairs.find((pair) => pair[0] === left);
          return line({
            outcome: mine && (parts[n] ? "right" : "wrong"),
            body: [said(question.lefts, left), " → ", el("b", said(question.rights, partner))],
            below: mine && !parts[n] && [say("you-had"), " ", el("s", said(question.rights, mine[1]))],
          });
        }),
      );
    case "card":
      return [key.front, key.back]
        .filter((side) => plain(side) !== plain(question.prompt))
        .map((side) => text(side, "p.prose.back"));
    default:
      return (
        key.points.length > 0 && [
          el("h2", say("points-to-touch")),
          rows(
            key.points.map((point) =>
              el(
                "li.row.told" + (point.heard ? ".right" : ""),
                el("span.sign", hidden, point.heard && "✓"),
                el("span.main", text(point.text), point.heard && el("small", say("heard")), entries(point.elsewhere)),
              ),
            ),
          ),
        ]
      );
  }
}
