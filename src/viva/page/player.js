// The player's page: come in, answer, see what was right. It draws the last snapshot, and keeps what was not sent.

import { finished, reveal } from "./after.js";
import { calm, enter, form, key, room, wasHere } from "./joining.js";
import { settle } from "./sending.js";
import { $, clockFace, el, leftOf, listen, put, say, setClock, speak, speech, store, tell, wait } from "./shared.js";
import { handIn, paint, pressed, question } from "./turn.js";

let frame = null;
let drawn = "";
let warned = "";

const on = {
  key,
  frame: () => frame,
  changed: () => paint(),
  unknown: async () => !(await enter()),
};

async function start() {
  await speak("player", store.get("lang") || navigator.language.slice(0, 2));
  calm("joining");
  const info = await room();
  if (!store.get("lang")) await speak("player", info.lang);
  document.title = info.title + " · Viva";
  const refused = wasHere(info) ? await enter() : "new";
  if (!refused || refused === "kicked") follow(refused);
  else form(info, follow);
}

$("lang").addEventListener("click", async () => {
  store.set("lang", $("lang").lang);
  if (!frame) return location.reload();
  await speak("player", $("lang").lang);
  return show();
});

// The stream, for as long as one is in. Who was taken out asks whether they may come back.
async function follow(kicked) {
  let refused = kicked;
  while (refused === "kicked") {
    calm("kicked");
    drawn = "";
    await wait(10000);
    refused = await enter();
  }
  if (refused) start();
  else listen("stream", key(), { event, refused: again });
}

function event(name, data) {
  if (name === "bye") return bye(data.reason);
  setClock(data.now);
  const closes = frame && frame.state === "open" && data.state === "closed";
  frame = data;
  speech.content = frame.room.lang;
  settle(frame, on);
  show();
  if (closes) handIn();
  return undefined;
}

function bye(reason) {
  if (reason === "kicked") follow(reason);
  else if (reason === "elsewhere") calm("elsewhere-open");
  else if (!frame || frame.state !== "finished") calm("room-closed");
  return null;
}

async function again({ status, body, later }) {
  if (status !== 401 && status !== 403) return later || 2000;
  const refused = body.error === "kicked" ? "kicked" : await enter();
  if (!refused) return 0;
  follow(refused);
  return null;
}

// What is on the screen: drawn anew where it is another view, else only painted, so that focus and words stay.
const views = {
  lobby: () => [el("h1", say("you-are-in", { name: frame.you.name })), el("p.calm", say("soon"))],
  aborted: () => el("h1", say("aborted")),
  reveal: () => reveal(frame),
  finished: () => finished(frame),
};

function show() {
  const { state, turn, you } = frame;
  const at = turn && { place: turn.place + 1, of: turn.of };
  tell($("who"), you.name);
  document.body.className = turn ? "" : state;
  tell($("place"), at ? say("place", at) : "");
  const view = [views[state] ? state + frame.rev : "turn", at && at.place, at && turn.round, speech.lang].join();
  if (view !== drawn) {
    const moved = drawn && $("main").contains(document.activeElement);
    drawn = view;
    put($("main"), views[state] ? views[state]() : question(on));
    $("main").className = "";
    scrollTo(0, 0);
    const heading = document.querySelector("h1");
    heading.tabIndex = -1;
    if (moved || document.activeElement === document.body) heading.focus({ preventScroll: true });
  }
  paint();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
  if (pressed(event)) event.preventDefault();
});

// The time that is left, by the room's clock.
setInterval(() => {
  const left = frame ? leftOf(frame) : null;
  const soon = left !== null && left < 10000 && frame.state === "open";
  tell($("time"), left === null ? "" : clockFace(left));
  $("time").className = soon ? "soon" : "";
  const turn = soon && frame.turn.place + "." + frame.turn.round;
  if (soon && warned !== turn) tell($("heard"), say("seconds-left", { n: Math.ceil(left / 1000) }));
  warned = turn || warned;
}, 250);

start();
