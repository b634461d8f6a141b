// Texts, options with their shapes and letters, and what is told after a reveal: the same on phones and on the board.

import { el, fill, say, speech } from "./shared.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
export const TRUTHS = ["true", "false", "unsaid"];
export const PICKED = ["choice", "select", "claim", "discuss"];

const SHAPES = [
  "M12 3 22 21H2Z",
  "M12 1 23 12 12 23 1 12Z",
  "M12 2a10 10 0 1 0 .1 0Z",
  "M3 3h18v18H3Z",
  "M12 1 15 9h8l-6 5 2 9-7-5-7 5 2-9L1 9h8Z",
  "M2 3h20L12 21Z",
];

export function svg(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
  fill(made, children);
  return made;
}

const emptyBlank = (n) => el("span.blank", { role: "img", "aria-label": say("blank", { n: n + 1 }) }, n + 1);

// A text's pieces as nodes. `flat`: inside a button, where a link cannot be; `blank(n)` draws a blank.
function draw(pieces, { flat, blank = emptyBlank } = {}) {
  const inside = (found) => draw(found, { flat, blank });
  return pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    if (piece.em) return el("em", inside(piece.em));
    if (piece.strong) return el("strong", inside(piece.strong));
    if (piece.code) return el("code", piece.code);
    if (piece.math) return el("code.math", piece.math);
    if (piece.line) return el("br");
    if (piece.link) return flat ? inside(piece.link) : link(piece.to, inside(piece.link));
    return "blank" in piece && blank(piece.blank);
  });
}

// Only what is plainly an address of a page leads anywhere.
const link = (to, children) =>
  /^https?:\/\//i.test(to) ? el("a", { href: to, target: "_blank", rel: "noreferrer" }, children) : children;

// The words of a text, its pieces joined.
export const plain = (pieces) =>
  pieces
    .map((piece) =>
      typeof piece === "string"
        ? piece
        : piece.line
          ? " "
          : piece.code || piece.math || plain(piece.em || piece.strong || piece.link || []),
    )
    .join("");

// A text in its own direction and in the language of the questions, unless the words are ours.
export const text = (pieces, name = "span.text", how) =>
  el(name, { dir: "auto", lang: how && how.ours ? "" : speech.content }, draw(pieces, how));

export const badge = ({ n, letter, shape = SHAPES[n] }) =>
  el(
    shape ? "span.badge.c" + n : "span.badge",
    shape && svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: shape })),
    el("b", letter),
  );

// Options as they stand everywhere: each its key, its letter, its text.
export const lettered = (found, more, letters = LETTERS) =>
  found.map((one, n) => ({ key: one.key, n, letter: letters[n] || n + 1, text: one.text, ...more }));

export function optionsOf(question) {
  if (question.kind !== "claim")
    return lettered(question.options || question.positions.map((said, n) => ({ key: String(n), text: said })));
  // By the language of the class, so that a phone in another has the board's letters all the same.
  const { letters } = speech.words[speech.lang];
  return lettered(
    TRUTHS.map((key) => ({ key, text: [say(key)] })),
    { ours: true },
    letters[speech.content] || letters.en,
  );
}

// The voice, the prompt and the picture. A cloze has its prompt where it is filled in.
export function heading({ voices, prompt, kind, picture }) {
  const names =
    voices.length > 1
      ? say("and", { first: voices.slice(0, -1).join(", "), last: voices[voices.length - 1] })
      : voices[0];
  const ours = kind === "cloze" ? say("do-cloze") : !prompt.length && say("eyes-up");
  return [
    names && el("p.voice", { dir: "auto" }, say("according", { names })),
    ours ? el("h1", ours) : text(prompt, "h1"),
    picture && el("img", { src: picture.address, alt: picture.alt }),
  ];
}

export const heardSoFar = (heard) =>
  heard.length > 0 && [
    el("h2", say("points-heard")),
    el(
      "ul.rows",
      heard.map((said) =>
        el("li.row.told.right", el("span.sign", { "aria-hidden": "true" }, "✓"), text(said, "span.main")),
      ),
    ),
  ];

// Explanation, passage, elsewhere: in this order on every face.
export const after = (reveal) =>
  [
    reveal.explain && text(reveal.explain, "p.explain"),
    reveal.passages.map((one) => el("div.source", el("b", { lang: speech.content }, one.name), text(one.gist, "p"))),
    entries(reveal.elsewhere),
  ].flat();

export const entries = (found) =>
  found.map((one) => {
    const where = /^https?:\/\/(?:www\.)?([^/]+)/i.exec(one.address);
    const who = el(
      "p",
      { dir: "auto" },
      one.who,
      one.date && ", " + day(one.date),
      " ",
      where && link(one.address, where[1]),
    );
    return el(
      "div.source." + one.stance,
      el("b", say("elsewhere", { stance: say(one.stance) })),
      text(one.says, "p"),
      who,
    );
  });

function day(date) {
  const [year, month, number] = date.split("-");
  const first = number === "01" && speech.lang === "fr" ? "er" : "";
  return month ? `${number ? Number(number) + first + " " : ""}${say("months").split(" ")[month - 1]} ${year}` : date;
}
