// A question on the phone, from the first look to the end of the vote.

import { answering } from "./answering.js";
import { heading, heardSoFar } from "./drawing.js";
import { give, isOf, sent } from "./sending.js";
import { $, el, put, say, store, tell } from "./shared.js";

let via = null;
let input = null;

const now = () => via.frame();
const mayAnswer = () => now().state === "open";
const talks = ({ kind, positions }) => kind === "discuss" && !positions.length;

export function question(way) {
  via = way;
  tell($("heard"), "");
  const { question: one } = now().turn;
  input = talks(one)
    ? null
    : answering(one, { give: (response) => give(response, via), draft: drafted, open: mayAnswer });
  for (const field of (input && input.fields) || []) field.addEventListener("keydown", entered);
  if (input) begin();
  return [
    heading(one),
    el("p.task", { id: "task" }),
    input && input.node,
    input &&
      one.kind !== "card" &&
      one.kind !== "discuss" &&
      el("button.quiet", { id: "pass", click: () => mayAnswer() && give({ gave: "passed" }, via) }, say("pass")),
    el("div", { id: "points" }),
    input &&
      el(
        "div.foot",
        !input.instant && el("button.go", { id: "send", click: submit }),
        el("p", { id: "status", role: "status" }),
      ),
  ];
}

// What stood there before: on its way, begun, or on disk.
function begin() {
  const { turn, room } = now();
  const begun =
    [sent.pending, store.get("draft")].find((one) => one && one.room === room.id && isOf(one, turn)) || sent.mine;
  if (begun) input.show(begun.response);
}

function drafted() {
  const { turn, room } = now();
  sent.notice = "";
  store.set("draft", { room: room.id, place: turn.place, round: turn.round, response: input.draft() });
  paint();
}

const saved = () => isOf(sent.mine, now().turn) && sent.mine.response;
const alike = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const isNew = () =>
  input.draft && input.ready() && !alike(input.draft(), (sent.pending && sent.pending.response) || saved());

function submit() {
  if (mayAnswer() && isNew()) give(input.draft(), via);
}

// The time is over: what stands there is handed in. The room still takes it for a moment.
export function handIn() {
  if (input && isNew()) give(input.draft(), via);
}

function entered(pressed) {
  if (pressed.key !== "Enter" || pressed.isComposing) return;
  pressed.preventDefault();
  const next = input.fields[input.fields.indexOf(pressed.target) + 1];
  if (next) next.focus();
  else submit();
}

// What changes while a question stays: whether one may answer, what became of the answer, points that were heard.
export function paint() {
  if (!$("task")) return;
  const { state, turn } = now();
  const open = mayAnswer();
  $("main").classList.toggle("shut", !open);
  tell($("task"), task(state, turn));
  put($("points"), heardSoFar(turn.heard));
  if (!input) return;
  for (const button of document.querySelectorAll("main button")) button.setAttribute("aria-disabled", !open);
  for (const field of input.fields || []) field[field.matches("select") ? "disabled" : "readOnly"] = !open;
  const [word, tone] = standing(state);
  tell($("status"), word && (tone === "saved" ? "✓ " : "") + say(word));
  $("status").className = tone;
  if ($("pass"))
    $("pass").setAttribute("aria-pressed", ((sent.pending || {}).response || saved() || {}).gave === "passed");
  if ($("send")) {
    $("send").setAttribute("aria-disabled", !open || !isNew());
    tell($("send"), say(saved() && isNew() ? "change" : "send"));
  }
}

function task(state, { question: one, round, phase }) {
  if (talks(one)) return say("talk");
  if (state === "read") return say(phase);
  if (round > 1) return say("vote-again");
  return one.kind === "cloze" ? "" : say(one.exact ? "do-exact" : "do-" + one.kind);
}

// What to say about the answer, and how: saved is said only of what is on disk.
function standing(state) {
  if (state === "paused") return ["paused", "waiting"];
  if (sent.pending) return [sent.trouble || "sending", "waiting"];
  if (sent.notice) return [sent.notice, "trouble"];
  if (state === "closed") return sent.mine ? ["closed-saved", "saved"] : ["closed", "waiting"];
  if (isNew() && state !== "read") return ["unsent", "waiting"];
  if (saved()) return [saved().gave === "passed" ? "saved-pass" : "saved", "saved"];
  return [sent.mine && "voted", "waiting"];
}

export function pressed({ key, target }) {
  if (!input || !$("task")) return false;
  if (key === "Enter" && !target.matches("button, a")) submit();
  else if (input.key && /^([a-z1-9]|Backspace)$/i.test(key))
    input.key(key > 0 ? "" : key.length > 1 ? key : key.toLowerCase(), key - 1);
  else return false;
  return true;
}
