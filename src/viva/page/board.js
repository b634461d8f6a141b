// The board: what the whole class looks at. It draws the last snapshot, as large as it fits, and knows no key before its time.

import { asked } from "./asked.js";
import { PICKED, after, badge, entries, heading, heardSoFar, optionsOf, svg, text } from "./drawing.js";
import { $, clockFace, el, leftOf, listen, put, say, setClock, speak, speech, store, tell } from "./shared.js";
import { early, outcomes, shifted, spread } from "./spreading.js";
import { told } from "./telling.js";
import { tokenOf } from "./token.js";

const SMALLEST = 0.36;
const LARGEST = 1.5;

let frame = null;
let token = null;
let span = 0;

async function talk(lang) {
  await speak("board", lang);
  put($("full"), say("full-screen"));
}

$("lang").addEventListener("click", async () => {
  store.set("board-lang", $("lang").lang);
  await talk($("lang").lang);
  if (frame) show();
});

const widen = () => document.documentElement.requestFullscreen();

$("full").addEventListener("click", widen);
$("full").hidden = !document.documentElement.requestFullscreen;
document.addEventListener("keydown", (event) => event.key === "f" && !event.ctrlKey && !event.metaKey && widen());

async function start() {
  await talk(store.get("board-lang") || navigator.language.slice(0, 2));
  token = await tokenOf("board");
  listen("board/stream", token, { event, refused });
}

// A token that was good is not after a class was opened anew; then nothing of before stays in sight.
function refused({ status, later }) {
  if (status !== 401) return later || 2000;
  frame = null;
  for (const id of ["title", "where", "place", "phase", "count"]) tell($(id), "");
  tick();
  put($("main"), el("h1", say("board")), el("p.calm", say(token ? "opened-anew" : "no-token")));
  return null;
}

function event(name, data) {
  if (name === "bye") return data.reason === "over" ? null : 2000;
  setClock(data.now);
  if (name === "counts" && frame) {
    frame.counts = data.counts;
    recount();
  } else if (name === "state") {
    frame = data;
    speech.content = frame.room.lang;
    if (store.get("board-lang")) show();
    else talk(frame.room.lang).then(show);
  }
  return undefined;
}

// A box can be scrolled by keys where it is too small after all.
const box = (name, children) => el("div.fits" + name, { tabindex: 0 }, children);

const views = { lobby, finished, leaderboard, aborted: () => el("h1", say("aborted")) };

function show() {
  const { state, turn, room, join } = frame;
  document.title = room.title + " · Viva";
  put($("title"), room.title);
  $("title").lang = room.lang;
  tell($("where"), turn && !join.locked ? join.addresses.slice(0, 1).map(bare) + " · " + spaced(join.code) : "");
  tell($("place"), turn ? say("place", { place: turn.place + 1, of: turn.of }) : "");
  put($("main"), state === "reveal" ? reveal() : box("", (views[state] || question)()));
  for (const image of document.querySelectorAll("main img")) image.addEventListener("load", fit);
  tell($("phase"), turn ? phase(frame) : "");
  recount();
  tick();
  fit();
}

// As large as all of it is seen; what is too long even when it is small can be scrolled.
function fit() {
  for (const box of document.querySelectorAll(".fits")) {
    const fits = (size) => {
      box.style.setProperty("--fit", size);
      return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
    };
    let [low, high] = box.classList.contains("aside") ? [SMALLEST, 1] : [SMALLEST, LARGEST];
    if (fits(high)) continue;
    while (high - low > 0.01) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
    fits(low);
  }
}

addEventListener("resize", fit);

const bare = (address) => address.replace(/^https?:\/\//, "").replace(/\/$/, "");
const spaced = (code) => code.replace(/^(\d{3})(\d{3})$/, "$1\u00a0$2");

function lobby() {
  const { join, room } = frame;
  const way = [
    el("p.soft", say("scan")),
    join.addresses.map((one) => el("p.address", bare(one))),
    el("p.soft", say("type-code")),
    el("p.pin", spaced(join.code)),
  ];
  // Named by its address: a browser keeps what it has seen under a name, and the host may put another address first.
  const code =
    !join.locked && el("img.qr", { src: "/api/1/board/qr/0?" + encodeURIComponent(join.addresses[0]), alt: say("qr") });
  return [
    el(
      "div.come-in",
      code,
      el(
        "div",
        el("h1", { dir: "auto", lang: room.lang }, room.title),
        join.locked ? el("p.calm", say("door-closed")) : way,
      ),
    ),
    el("ul.who-is-in", { id: "names" }),
  ];
}

const votes = ({ kind, positions }) => kind !== "discuss" || positions.length > 0;

function phase({ state, turn }) {
  if (state === "read") return say(votes(turn.question) ? turn.phase + "-now" : "talk-now");
  if (state === "open") return say(turn.round > 1 ? "second-vote" : "vote-now");
  return state === "paused" || state === "closed" ? say(state + "-now") : "";
}

function question() {
  const { turn } = frame;
  return [heading(turn.question), asked(turn.question), heardSoFar(turn.heard), el("div", { id: "bars" })];
}

function reveal() {
  const { counts, reveal: key, turn, shift } = frame;
  const one = turn.question;
  const beside = counts.rounds.length > 0 && PICKED.includes(one.kind) && ((option) => spread(counts, option));
  const positions =
    one.positions &&
    beside &&
    el(
      "ul.rows",
      optionsOf(one).map((option) =>
        el("li.row.told", badge(option), text(option.text, "span.main"), beside(option.key)),
      ),
    );
  const left = box("", [
    heading(one),
    positions,
    told(one, key, null, null, beside),
    !beside && outcomes(counts),
    shifted(shift),
  ]);
  // What points rest on stands with the other sources, where there is room.
  // Several points may rest on one source: it stands there once.
  const known = new Set(key.elsewhere.map((source) => JSON.stringify(source)));
  const fresh = (source) => !known.has(JSON.stringify(source)) && known.add(JSON.stringify(source));
  const points = (key.answer.points || []).map((point) => entries(point.elsewhere.filter(fresh)));
  const right = [...after(key), ...points.flat()].filter(Boolean);
  return right.length ? el("div.split", left, box(".aside", right)) : left;
}

const leaders = () =>
  frame.leaders.length > 0 &&
  el(
    "ol.leaders",
    frame.leaders.map((one) => el("li", el("b", one.rank), el("span", { dir: "auto" }, one.name), one.points)),
  );

function leaderboard() {
  return [el("h1", say("leads")), leaders() || el("p.calm", say("nobody-leads"))];
}

function finished() {
  return [el("h1", say("final")), leaders(), frame.counts.players > 0 && el("p.calm", say("thanks"))];
}

// What changes while answers come in, and while a class comes in.
function recount() {
  const { state, turn, counts, room } = frame;
  const inside = counts.players
    ? say(room.each === "table" ? "in-tables" : "in", { n: counts.players })
    : say("nobody-yet");
  const answering = turn && state !== "read" && state !== "leaderboard" && votes(turn.question) && counts.players > 0;
  tell(
    $("count"),
    state === "lobby" ? inside : answering ? say("answered", { n: counts.answered, of: counts.players }) : "",
  );
  if ($("names"))
    put(
      $("names"),
      counts.names.map((name) => el("li", { dir: "auto" }, name)),
    );
  if ($("bars")) put($("bars"), early(counts, turn.question));
  if ($("names") || $("bars")) fit();
}

const ROUND = 2 * Math.PI * 44;
const circle = (more) => svg("circle", { cx: 50, cy: 50, r: 44, ...more });

// The ring is full when a vote begins.
function tick() {
  const left = frame && leftOf(frame);
  const ring = $("ring");
  if (left === null) {
    put(ring);
    ring.removeAttribute("aria-label");
    return;
  }
  const { state, turn } = frame;
  const name = [turn.place, turn.round, state === "read"].join();
  if (ring.dataset.turn !== name || !ring.firstChild) {
    if (ring.dataset.turn !== name) span = 0;
    ring.dataset.turn = name;
    put(
      ring,
      svg(
        "svg",
        { viewBox: "0 0 100 100", "aria-hidden": "true" },
        circle(),
        circle({ class: "rest", "stroke-dasharray": ROUND }),
      ),
      el("span"),
    );
  }
  span = Math.max(span, left);
  ring.querySelector(".rest").style.strokeDashoffset = ROUND * (1 - left / (span || 1));
  tell(ring.querySelector("span"), clockFace(left));
  ring.setAttribute("aria-label", say("left", { time: clockFace(left) }));
  ring.className = left < 10000 && state === "open" ? "soon" : clockFace(left).length > 4 ? "long" : "";
}

setInterval(tick, 250);
start();
