// How answers are spread, as bars: the number says it, the bar shows it; of two votes the first one is the thin one.

import { PICKED, optionsOf } from "./drawing.js";
import { el, say } from "./shared.js";
import { SIGNS } from "./telling.js";

const firstAndLast = ({ rounds }) => (rounds.length > 2 ? [rounds[0], rounds[rounds.length - 1]] : rounds);

const when = (rounds, n) => (rounds.length > 1 ? say(n ? "last" : "first") : "");

function bar(label, n, of, tone) {
  const part = el("span");
  part.style.width = (of ? Math.min(100, (100 * n) / of) : 0) + "%";
  return el("span.bar" + tone, label && el("i", label), el("span.track", { "aria-hidden": "true" }, part), el("b", n));
}

// Beside an option: one bar for each vote.
export function spread(counts, key) {
  const rounds = firstAndLast(counts);
  return el(
    "span.spread",
    rounds.map((round, n) =>
      bar(when(rounds, n), round.options[key] || 0, round.answered, n < rounds.length - 1 ? ".old" : ""),
    ),
  );
}

// Where the teacher lets the class see how it votes, before anybody knows what is right.
export function early({ rounds }, question) {
  const last = rounds[rounds.length - 1];
  return (
    last &&
    PICKED.includes(question.kind) &&
    el(
      "div.outcomes.votes",
      optionsOf(question).map((one) => bar(one.letter, last.options[one.key] || 0, last.answered, "")),
    )
  );
}

// Where there is nothing to pick: how many had it right.
export function outcomes(counts) {
  const rounds = firstAndLast(counts).filter((round) => round.outcomes);
  const named = (outcome, n) =>
    [SIGNS[outcome] + " " + say("mark-" + outcome), when(rounds, n)].filter(Boolean).join(", ");
  const bars = ["right", "partly", "wrong"].map((outcome) =>
    rounds.map((round, n) => {
      const found = round.outcomes[outcome];
      return (
        (outcome !== "partly" || found > 0) &&
        bar(named(outcome, n), found, round.answered, "." + outcome + (n < rounds.length - 1 ? ".old" : ""))
      );
    }),
  );
  return rounds.length > 0 && el("div.outcomes", bars);
}

// From the first vote to the last.
export function shifted(shift) {
  if (!shift) return null;
  const of = ({ right, of: all }) =>
    right + "/" + all + (all ? " (" + Math.round((100 * right) / all) + "\u00a0%)" : "");
  const moved =
    shift.gained !== null && say("gained", { n: shift.gained }) + ", " + say("lost", { n: shift.lost }) + ".";
  return el(
    "div.shift",
    el("p", say("shift", { before: of(shift.before), after: of(shift.after) })),
    moved && el("p", moved),
  );
}
