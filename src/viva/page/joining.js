// Coming in: the code, a name, and a secret of one's own, by which one is known after a reload.

import { $, ask, el, pause, put, say, speech, store, tell, wait } from "./shared.js";

let me = store.get("me") || {};

export const key = () => me.key;

export const calm = (word) => put($("main"), el("p.calm", say(word)));

// What is played here, asked until it answers.
export async function room() {
  for (let tries = 0; ; tries += 1) {
    const { status, body } = await ask("room");
    if (status === 200) return body;
    if (tries) calm("no-room");
    await wait(pause(tries + 1));
  }
}

export const wasHere = (info) => me.joined && me.room === info.room;

// Come in, or again: what was wrong, as a code, or nothing. Once in, it is tried for as long as it takes.
export async function enter() {
  for (let tries = 0; ; tries += 1) {
    const { status, body } = await ask("join", me.key, { code: me.code, key: me.key, name: me.name });
    if (status === 200) {
      me = { ...me, ...body, joined: true };
      store.set("me", me);
      return "";
    }
    if (status && status < 500) return body.error || "not-joined";
    if (tries > 2 && !me.joined) return "no-room";
    await wait(pause(tries));
  }
}

const secret = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const SAID = ["wrong-code", "locked", "full", "slow-down", "over", "no-room"];

export function form(info, entered) {
  if (info.over) return calm("over");
  const names = info.suggestions;
  const typed = info.names === "free";
  const table = info.each === "table";
  let at = 0;
  const code = el("input.wide.code", {
    id: "code",
    inputmode: "numeric",
    autocomplete: "off",
    value: location.hash.slice(1),
  });
  const name = typed
    ? el("input.wide", { id: "name", autocomplete: "off" })
    : el("output.name", { id: "name", dir: "auto" }, names[0]);
  const another =
    names.length > 1 &&
    el(
      "button.quiet",
      { type: "button", click: () => put(name, names[(at += 1) % names.length]) },
      say("another-name"),
    );
  const trouble = el("p.trouble", { role: "alert" });
  let busy = false;

  async function submit(event) {
    event.preventDefault();
    if (busy) return;
    const given = code.value.replace(/\s/g, "");
    let refused = given ? "" : "no-code";
    if (given) {
      busy = true;
      // The same secret for each try: where the answer was lost on its way back, one is in already.
      me = {
        key: me.trying === info.room ? me.key : secret(),
        trying: info.room,
        room: info.room,
        code: given,
        name: typed ? name.value : name.textContent,
      };
      store.set("me", me);
      refused = await enter();
      busy = false;
    }
    if (!refused || refused === "kicked") return entered(refused);
    tell(trouble, "");
    tell(trouble, say(refused === "no-code" || SAID.includes(refused) ? refused : "not-joined"));
    code.focus();
  }

  return put(
    $("main"),
    el("h1", say("join-title")),
    el("p.calm", { dir: "auto", lang: info.lang }, info.title),
    table && el("p.soft", say("for-table")),
    el(
      "form",
      { submit },
      el("label", { for: "code" }, say("code")),
      code,
      el("label", { for: "name" }, say(table ? "name-table" : "name")),
      name,
      typed ? el("p.soft", say("name-free")) : another,
      trouble,
      el("button.go", say("join")),
    ),
  );
}
