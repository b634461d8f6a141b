// How each kind of question is answered: by touch, and by keyboard. What is made here knows its response and no more.
//
// `on.give(response)` sends an answer; `on.draft()` tells that there is something to send; `on.open()`: one may answer.
// What is returned: `node`; `show(response)`, also half of one; `draft()`: what there is so far; `ready()`: all that is
// needed; `instant`: it is sent by picking; `fields` to type into; `key(letter, n)`: a key was pressed.

import { badge, lettered, optionsOf, plain, text } from "./drawing.js";
import { el, fill, put, say } from "./shared.js";

export function answering(question, on) {
  const make = { select: ticking, typed: writing, number: writing, cloze: filling, order: ordering, match: matching };
  return (make[question.kind] || picking)(question, on);
}

// A row to press. It stays in the order of focus while nothing can be answered, and then does nothing.
function press(on, one, pressed) {
  const bare = !one.text.length;
  const words = bare
    ? el("span.unseen", say("option", one))
    : text(one.text, "span.text", { flat: true, ours: one.ours });
  return el(
    "button.row" + (bare ? ".bare" : ""),
    { click: () => on.open() && pressed() },
    one.letter && badge(one),
    words,
  );
}

const mark = (button, is) => button.setAttribute("aria-pressed", is);

const group = (rows, label) => el("div.rows", { role: "group", "aria-label": label }, rows);

function byKey(buttons, options) {
  return (letter, n) => {
    const button = buttons[letter ? options.findIndex((one) => one.letter === letter) : n];
    if (button) button.click();
  };
}

// One of several, sent at once.
function picking({ kind, ...question }, on) {
  const [respond, keyOf] = {
    choice: [(key) => ({ gave: "picked", keys: [key] }), (given) => given.keys && given.keys[0]],
    claim: [(key) => ({ gave: "judged", truth: key }), (given) => given.truth],
    card: [(key) => ({ gave: "rated", rating: key }), (given) => given.rating],
    discuss: [(key) => ({ gave: "talked", position: Number(key) }), (given) => String(given.position)],
  }[kind];
  const ratings = ["again", "hard", "good", "easy"].map((key) => ({ key, text: [say(key)] }));
  const options = kind === "card" ? lettered(ratings, { shape: "", ours: true }) : optionsOf({ kind, ...question });
  const buttons = options.map((one) =>
    press(on, one, () => {
      show(respond(one.key));
      on.give(respond(one.key));
    }),
  );
  const show = (given) => buttons.forEach((button, n) => mark(button, options[n].key === keyOf(given)));
  show({});
  return { node: group(buttons, say("do-" + kind)), show, instant: true, key: byKey(buttons, options) };
}

function ticking(question, on) {
  const options = optionsOf(question);
  let picked = [];
  const buttons = options.map((one) =>
    press(on, one, () => {
      show({ keys: picked.includes(one.key) ? picked.filter((key) => key !== one.key) : [...picked, one.key] });
      on.draft();
    }),
  );
  for (const button of buttons) fill(button, el("span.tick"));
  function show(given) {
    picked = given.keys || [];
    buttons.forEach((button, n) => mark(button, picked.includes(options[n].key)));
  }
  show({});
  return {
    node: group(buttons, say("do-select")),
    show,
    draft: () => ({ gave: "picked", keys: options.map((one) => one.key).filter((key) => picked.includes(key)) }),
    ready: () => picked.length,
    key: byKey(buttons, options),
  };
}

const field = (on, name, label) =>
  el(name, {
    type: "text",
    "aria-label": label,
    maxlength: 200,
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    spellcheck: "false",
    enterkeyhint: "send",
    input: on.draft,
  });

// A number has the keyboard of a text, on purpose: “16,5 million” and a unit may be typed, and the keys for decimals have
// no letters, nor on some phones a minus. The unit that is asked for stands below, so that digits alone do as well.
function writing({ unit }, on) {
  const input = field(on, "input.wide", say("your-answer"));
  return {
    node: [input, unit && text([say("unit", { unit: plain(unit) })], "p.soft")],
    show: (given) => (input.value = given.text || ""),
    draft: () => ({ gave: "wrote", text: input.value }),
    ready: () => input.value.trim(),
    fields: [input],
  };
}

// Blanks in the midst of the text: to type into, or to choose words for.
function filling({ prompt, words }, on) {
  const inputs = [];
  const blank = (n) => {
    const label = say("blank", { n: n + 1 });
    // Nothing chosen is nothing: an option without a value of its own would be worth its text.
    const choices = ["", ...words.map((one) => plain(one.text))].map((word) => new Option(word || "…", word));
    return (inputs[n] = words.length
      ? el("select.gap", { "aria-label": label, change: on.draft }, choices)
      : field(on, "input.gap", label));
  };
  return {
    node: text(prompt, "p.prose", { blank }),
    show: (given) => inputs.forEach((input, n) => (input.value = (given.words && given.words[n]) || "")),
    draft: () => ({ gave: "filled", words: inputs.map((input) => input.value) }),
    ready: () => inputs.some((input) => input.value.trim()),
    fields: inputs,
  };
}

// The rank comes where one presses; pressed again, it is taken back.
function ordering({ items }, on) {
  const options = lettered(items, { shape: "" });
  let keys = [];
  const buttons = options.map((one) =>
    press(on, one, () => {
      show({ keys: keys.includes(one.key) ? keys.filter((key) => key !== one.key) : [...keys, one.key] });
      on.draft();
    }),
  );
  const ranks = buttons.map((button) => button.appendChild(el("b.rank")));
  function show(given) {
    keys = given.keys || [];
    options.forEach((one, n) => {
      const rank = keys.indexOf(one.key);
      put(ranks[n], rank < 0 ? "" : rank + 1);
      mark(buttons[n], rank >= 0);
    });
  }
  show({});
  const pressed = byKey(buttons, options);
  return {
    node: group(buttons, say("do-order")),
    show,
    draft: () => ({ gave: "arranged", keys }),
    ready: () => keys.length === options.length,
    key: (letter, n) =>
      letter === "Backspace"
        ? pressed(
            "",
            options.findIndex((one) => one.key === keys[keys.length - 1]),
          )
        : pressed(letter, n),
  };
}

// One left waits for its right, and then the next one that has none.
function matching({ lefts, rights }, on) {
  const options = lettered(rights, { shape: "" });
  let given = {};
  let active = 0;
  const slots = lefts.map((left, n) =>
    press(on, left, () => {
      active = n;
      paint();
    }),
  );
  const places = slots.map((button) => button.appendChild(el("span.given")));
  for (const button of slots) button.classList.add("left");
  const buttons = options.map((one) =>
    press(on, one, () => {
      given[lefts[active].key] = one.key;
      active = next();
      paint();
      on.draft();
    }),
  );
  function next() {
    const free = lefts.findIndex((left) => !given[left.key]);
    return free < 0 ? active : free;
  }
  function paint() {
    lefts.forEach((left, n) => {
      const found = options.find((one) => one.key === given[left.key]);
      put(places[n], found ? [badge(found), text(found.text, "span.text", { flat: true })] : "…");
      mark(slots[n], n === active);
    });
  }
  const pairs = () => lefts.filter((left) => given[left.key]).map((left) => [left.key, given[left.key]]);
  function show(found) {
    given = {};
    for (const [left, right] of found.pairs || []) given[left] = right;
    active = next();
    paint();
  }
  show({});
  return {
    node: [group(slots, say("do-match")), el("h2", say("partners")), group(buttons, say("partners"))],
    show,
    draft: () => ({ gave: "paired", pairs: pairs() }),
    ready: () => pairs().length,
    key: byKey(buttons, options),
  };
}
