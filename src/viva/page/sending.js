// The answer on its way: sent again, with the same body, until the room says that it is on disk; kept over a reload.

import { ask, pause, store, wait } from "./shared.js";

// `mine`: what is on disk; `pending`: what is not yet known to be; `trouble` and `notice`: what to say about it.
export const sent = { mine: null, pending: store.get("pending"), trouble: "", notice: "" };

let busy = false;
let held = false;

export const isOf = (one, turn) => one && turn && one.place === turn.place && one.round === turn.round;

function keep(pending, notice = "") {
  sent.pending = pending;
  sent.notice = notice;
  store.set("pending", pending);
}

function take(found) {
  const { mine } = sent;
  const newer = mine && mine.place === found.place && (mine.round - found.round || mine.n - found.n) > 0;
  if (!newer) sent.mine = found;
}

// A new snapshot: what stands on disk, and what may be tried again.
export function settle(frame, on) {
  const { turn, you } = frame;
  held = false;
  if (sent.mine && !(turn && sent.mine.place === turn.place)) sent.mine = null;
  if (sent.notice && !isOf(sent, turn)) sent.notice = "";
  if (you.n) take({ place: turn.place, round: you.round, n: you.n, response: you.response });
  const { pending, mine } = sent;
  if (!pending) return;
  if (isOf(mine, pending) && mine.n >= pending.n) keep(null);
  else if (pending.room === frame.room.id && isOf(pending, turn) && frame.state !== "reveal") push(on);
  else keep(null, turn && turn.place === pending.place && "too-late");
}

export function give(response, on) {
  const { room, turn } = on.frame();
  const { place, round } = turn;
  const last = [sent.mine, sent.pending].filter((one) => isOf(one, turn)).map((one) => one.n);
  sent.place = place;
  sent.round = round;
  keep({ room: room.id, place, round, n: Math.max(0, ...last) + 1, response });
  push(on);
}

// `on.key()`, `on.frame()`, `on.changed()`, and `on.unknown()`, which comes in again and tells whether it did.
async function push(on) {
  on.changed();
  if (busy) return;
  busy = true;
  for (let tries = 0; sent.pending && !held && on.frame().state !== "paused"; tries += 1) {
    const { pending } = sent;
    const { place, round, n, response } = pending;
    const answer = await ask("answer", on.key(), { place, round, n, response });
    const again = await weigh(answer, pending, on);
    on.changed();
    if (again) await wait(Math.max(answer.later, pause(tries % 4)));
  }
  busy = false;
}

// What an answer means; true where the same is to be sent again after a while.
async function weigh({ status, body }, pending, on) {
  sent.trouble = "";
  if (status === 200) {
    take(body);
    if (sent.pending && sent.pending.n <= body.n) keep(null);
  } else if (!status || status === 408 || status === 429 || status >= 500) {
    sent.trouble = status === 507 ? "disk-full" : "not-saved";
    return true;
  } else if (status === 401) {
    if (await on.unknown()) return true;
    held = true;
  } else if (status === 403) {
    held = true;
  } else if (status === 409) {
    // A snapshot is on its way that says what has become of it, or that it may be sent. Closed: nothing will.
    held = true;
    if (on.frame().state === "closed") keep(null, "too-late");
  } else if (sent.pending === pending) {
    keep(null, "not-taken");
  }
  return false;
}
