// What a player is told after a vote, and at the end of the class.

import { after, heading, text } from "./drawing.js";
import { $, el, say, speech, tell } from "./shared.js";
import { SIGNS, line, told } from "./telling.js";

export function reveal({ turn, reveal: key, you }) {
  const { response, result } = you;
  const { outcome } = result;
  const words =
    outcome === "unmarked" || (outcome === "unanswered" && !result.of)
      ? ""
      : say(response && response.gave === "passed" ? "passed" : "went-" + outcome, result);
  tell($("heard"), words);
  const position = response && turn.question.positions && turn.question.positions[response.position];
  return [
    heading(turn.question),
    words &&
      el(
        "p.verdict." + outcome,
        el("span.sign." + outcome, { "aria-hidden": "true" }, SIGNS[outcome]),
        words,
        result.points > 0 && el("small", "+" + result.points),
      ),
    position && el("p.soft", say("you-stand"), " ", text(position)),
    told(turn.question, key, response, result),
    result.notes.map(
      ({ code, params }) =>
        code !== "passed" &&
        (code === "because" ? text([params.because], "p.soft") : el("p.soft", { dir: "auto" }, say(code, params))),
    ),
    after(key),
    el(
      "p.calm.so-far",
      say("so-far"),
      " ",
      together([say("points", { n: you.points }), you.rank && say("rank-is", { n: you.rank })]),
    ),
  ];
}

const together = (words) => words.filter(Boolean).join(" · ");

export function finished({ you: { name, end } }) {
  const mark = speech.lang === "fr" ? end.mark.replace(".", ",") : end.mark;
  return [
    el("h1", say("the-end", { name })),
    end.asked > 0 && el("p.mark", say("mark-of", { mark, of: end.out_of })),
    el(
      "p.calm",
      together([
        end.asked && say("right-of", { n: end.right, of: end.asked }),
        say("points", { n: end.points }),
        end.rank && say("rank-of", { n: end.rank, of: end.of }),
      ]),
    ),
    end.each.length > 0 && el("h2", say("each")),
    el(
      "ul.rows",
      end.each.map((one) => line({ outcome: one.outcome, body: text(one.prompt) })),
    ),
  ];
}
