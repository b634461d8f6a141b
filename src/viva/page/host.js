// The host's page: runs the class from a phone or any browser. What can be done now, the room says.

import { PICKED, badge, heading, optionsOf, plain, text } from "./drawing.js";
import { $, ask, clockFace, el, leftOf, listen, put, say, setClock, speak, speech, store, tell } from "./shared.js";
import { outcomes, shifted, spread } from "./spreading.js";
import { told } from "./telling.js";
import { tokenOf } from "./token.js";

// What comes next, by state: the first of these that can be done.
const NEXT = {
  lobby: ["next"],
  read: ["open", "reveal"],
  open: ["close"],
  paused: ["resume"],
  closed: ["reveal"],
  reveal: ["next"],
  leaderboard: ["next"],
};
const BESIDE = ["pause", "extend", "talk", "reveal", "leaderboard", "skip"];
const LAST = ["finish", "abort"];

let frame = null;
let token = null;
let notes = null;
let drawn = "";

async function start() {
  await speak("host", store.get("host-lang") || navigator.language.slice(0, 2));
  token = await tokenOf("host");
  listen("host/stream", token, { event, refused });
}

$("lang").addEventListener("click", async () => {
  store.set("host-lang", $("lang").lang);
  await speak("host", $("lang").lang);
  drawn = "";
  if (frame) show();
});

function refused({ status, body, later }) {
  if (status !== 401 && status !== 403) return later || 2000;
  const known = frame;
  frame = null;
  for (const id of ["who", "place", "time"]) tell($(id), "");
  const why = body.error === "not-here" ? "not-here" : known ? "opened-anew" : "no-host-token";
  put($("main"), el("h1", say("host")), el("p.calm", say(why)));
  return null;
}

function event(name, data) {
  if (name === "bye") return data.reason === "over" ? null : 2000;
  setClock(data.now);
  if (name === "counts") frame = { ...frame, ...data };
  else frame = data;
  speech.content = frame.room.lang;
  show();
  return undefined;
}

// With the revision that was seen: a button pressed twice does one step.
async function order(command, anyway) {
  const { status, body } = await ask("host/command", token, anyway ? { command } : { command, rev: frame.rev });
  const fine = status === 200 || body.error === "stale";
  tell($("trouble"), fine ? "" : say(status === 507 ? "host-disk-full" : "not-done"));
}

const button = (word, command, name = "button.quiet") => el(name, { click: () => order(command) }, say(word));

const careful = (word, command) =>
  el("button.quiet", { click: () => confirm(say(word + "-sure")) && order(command) }, say(word));

// The key, for the teacher's eyes alone and only when asked for.
async function look() {
  const { place } = frame.turn;
  const { status, body } = await ask("host/notes", token);
  if (status === 200) notes = { place, ...body };
  show();
}

function lookAway() {
  notes = null;
  show();
}

function show() {
  const { state, turn, room, counts } = frame;
  document.title = room.title + " · Viva";
  tell($("who"), room.title);
  tell($("place"), turn ? say("place", { place: turn.place + 1, of: turn.of }) : "");
  const view = [
    state,
    turn && turn.place,
    turn && turn.round,
    frame.rev,
    frame.join.addresses,
    Boolean(notes && turn && notes.place === turn.place),
    speech.lang,
  ].join();
  // Between two snapshots only the numbers change, and nobody's finger should miss a button for it.
  if (view !== drawn) {
    drawn = view;
    put(
      $("main"),
      el("h1.state", { id: "state", "aria-live": "polite" }),
      steps(),
      el("div", { id: "now" }),
      state === "lobby" && joining(),
      turn && question(),
      people(),
      more(),
    );
  }
  tell(
    $("state"),
    [
      say("state-" + state),
      turn && state !== "read"
        ? say("answered", { n: counts.answered, of: counts.players })
        : say(room.each === "table" ? "in-tables" : "in", { n: counts.players }),
    ].join(" · "),
  );
  put($("now"), trouble());
  if (turn) put($("spread"), spreading(), typed());
  put($("people"), frame.players.map(person));
}

function steps() {
  const { state, can } = frame;
  const first = (NEXT[state] || []).find((name) => can.includes(name));
  const beside = BESIDE.filter((name) => can.includes(name) && name !== first);
  const given = { talk: { do: "talk", phase: "pairs" }, extend: { do: "extend", seconds: 30 } };
  const buttons = beside.map((name) => button("do-" + name, given[name] || { do: name }));
  return [
    first && button(first === "next" && state === "lobby" ? "do-begin" : "do-" + first, { do: first }, "button.go"),
    el("div.steps", buttons),
  ];
}

const trouble = () => frame.troubles.map((one) => el("p.trouble", say("host-" + one)));

// Where there are several networks: a tap puts the one first that the class is on, and its QR code on the board.
const address = (one, place) =>
  place ? el("p", el("button.quiet", { click: () => ask("host/first", token, { place }) }, one)) : el("p", one);

const joining = () => [el("p.big", frame.join.code), frame.join.addresses.map(address)];

// What is known of the answer: by everybody, or by the host alone.
const key = () => frame.reveal || (notes && notes.place === frame.turn.place && notes.reveal);

function question() {
  const { turn, reveal } = frame;
  const known = key();
  const points = known && known.answer.points;
  return [
    heading(turn.question),
    el("div", { id: "spread" }),
    !reveal && el("button.quiet", { click: known ? lookAway : look }, say(known ? "hide-key" : "see-key")),
    points && el("ul.rows", points.map(point)),
    known && !reveal && notes.hints.map((hint) => text(hint, "p.soft")),
    reveal && !PICKED.includes(turn.question.kind) && outcomes(frame.counts),
    reveal && shifted(frame.shift),
  ];
}

// A point of a discussion, ticked when somebody makes it.
function point(one, n) {
  const made = frame.turn.heard.map(plain).includes(plain(one.text));
  const row = el(
    "button.row",
    { "aria-pressed": String(made), click: () => order({ do: "heard", point: n, on: !made }, true) },
    text(one.text),
    el("span.tick"),
  );
  return el("li", row);
}

// The options with how many picked each, and with the key where it is known.
function spreading() {
  const { counts, turn } = frame;
  const picked = PICKED.includes(turn.question.kind);
  const beside = picked && ((option) => spread(counts, option));
  const known = key();
  if (known && !known.answer.points) return told(turn.question, known, null, null, beside);
  return (
    picked &&
    el(
      "ul.rows",
      optionsOf(turn.question).map((one) =>
        el("li.row.told", badge(one), text(one.text, "span.main", one), beside(one.key)),
      ),
    )
  );
}

// What was typed: some of it right after all.
const typed = () =>
  frame.texts.length > 0 && [
    el("h2", say("typed")),
    el(
      "ul.rows",
      frame.texts.map(({ text: said, n, outcome }) => {
        const accept = outcome && outcome !== "right" && button("accept", { do: "accept", text: said });
        return el(
          "li.row.told",
          el("b.number", n),
          text([said], "span.main"),
          outcome && el("small", say("mark-" + outcome)),
          accept,
        );
      }),
    ),
  ];

// Drawn anew, it stays as open as it was.
const unfolded = {};

const fold = (name, begins) => ({
  open: (name in unfolded ? unfolded[name] : begins) && "open",
  toggle: (event) => (unfolded[name] = event.target.open),
});

const people = () =>
  el("details", fold("people", false), el("summary", say("people")), el("ul.rows", { id: "people" }));

function person({ id, name, here, kicked, answered, points }) {
  const word = kicked ? "is-out" : !here ? "is-away" : answered ? "has-answered" : "";
  return el(
    here ? "li.row.told" : "li.row.told.gone",
    el(
      "span.main",
      el("span", { dir: "auto" }, name),
      el("small", [word && say(word), say("points", { n: points })].filter(Boolean).join(" · ")),
    ),
    el(
      "button.quiet",
      { click: () => order({ do: kicked ? "readmit" : "kick", player: id }, true) },
      say(kicked ? "readmit" : "kick"),
    ),
  );
}

function more() {
  const { can, state, join } = frame;
  const over = state === "finished" || state === "aborted";
  const sheets = ["player&names=1", "question", "answer"].map((by) =>
    el("p", el("a", { href: "/api/1/host/results.csv?by=" + by, download: "" }, say("sheet-" + by.split("&")[0]))),
  );
  return el(
    "details",
    fold(over ? "sheets" : "more", over),
    el("summary", say("more")),
    el(
      "div.steps",
      !over && button(join.locked ? "unlock" : "lock", { do: "lock", on: !join.locked }),
    ),
    LAST.filter((name) => can.includes(name)).map((name) =>
      el("p", careful("do-" + name, { do: name }), " ", el("span.soft", say("do-" + name + "-means"))),
    ),
    sheets,
  );
}

setInterval(() => {
  const left = frame && leftOf(frame);
  tell($("time"), left === null ? "" : clockFace(left));
}, 250);

start();
