// What a phone and a board have in common: words, elements, what is kept, the room's clock, requests and the stream.
// Nothing here is newer than Chrome 80 and Safari 13.

// `lang`: what the page speaks; `content`: the language of the questions.
export const speech = { lang: "", content: "", words: {} };

export async function speak(page, lang) {
  const wanted = lang === "fr" ? lang : "en";
  while (!speech.words[wanted]) {
    try {
      speech.words[wanted] = await (await fetch(`/page/${page}.${wanted}.json`)).json();
    } catch (error) {
      await wait(1000);
    }
  }
  speech.lang = document.documentElement.lang = wanted;
  $("lang").lang = wanted === "en" ? "fr" : "en";
  put($("lang"), $("lang").lang);
  $("lang").setAttribute("aria-label", say("other-language"));
}

export function say(key, params = {}) {
  let found = speech.words[speech.lang][key];
  if (Array.isArray(found)) found = found[params.n === 1 || (params.n === 0 && speech.lang === "fr") ? 0 : 1];
  return found.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? params[name] : whole));
}

export const $ = (id) => document.getElementById(id);

// el("p.soft", {lang}, child, …): children are elements, text or lists of them, and text is only ever text.
export function el(name, attributes, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  const given = attributes && attributes.constructor === Object;
  for (const key of given ? Object.keys(attributes) : []) {
    const value = attributes[key];
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value || value === 0) made.setAttribute(key, value);
  }
  fill(made, given ? children : [attributes, children]);
  return made;
}

export function fill(parent, ...children) {
  for (const child of children) {
    if (Array.isArray(child)) fill(parent, ...child);
    else if (child || child === 0) parent.append(child);
  }
}

export function put(parent, ...children) {
  parent.textContent = "";
  fill(parent, ...children);
}

// Only what changed, so that a screen reader is not told twice.
export function tell(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// Where storage is blocked, what is kept lasts as long as the page.
const memory = {};

export const store = {
  get(name) {
    try {
      memory[name] = JSON.parse(localStorage.getItem("viva." + name)) || memory[name];
    } catch (error) {
      // blocked, or not ours
    }
    return memory[name];
  },
  set(name, value) {
    memory[name] = value;
    try {
      localStorage.setItem("viva." + name, JSON.stringify(value));
    } catch (error) {
      // blocked or full
    }
  },
};

let offset = 0;

export const setClock = (now) => (offset = now - Date.now());

// The milliseconds that are left of a turn by the room's clock, or null where nothing runs out.
export function leftOf({ state, turn }) {
  if (!turn) return null;
  if (state === "paused") return turn.left;
  return turn.until === null || (state !== "open" && state !== "read")
    ? null
    : Math.max(0, turn.until - offset - Date.now());
}

export function clockFace(left) {
  const seconds = Math.ceil(left / 1000);
  return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
}

export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const API = "/api/1/";
const PATIENCE = 8000;
const SILENCE = 25000;

function request(path, key, stop, body) {
  const headers = {};
  if (key) headers.Authorization = "Bearer " + key;
  if (body) headers["Content-Type"] = "application/json";
  return fetch(API + path, {
    method: body ? "POST" : "GET",
    headers,
    body: body && JSON.stringify(body),
    cache: "no-store",
    signal: stop.signal,
  });
}

// A body that was cut is no answer, but a refusal needs none.
async function read(response) {
  const body = await response.json().catch((error) => (response.status === 200 ? Promise.reject(error) : {}));
  return { status: response.status, body, later: response.headers.get("Retry-After") * 1000 };
}

// The status, 0 for none, and what came with it.
export async function ask(path, key, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    return await read(await request(path, key, stop, body));
  } catch (error) {
    return { status: 0, body: {}, later: 0 };
  } finally {
    clearTimeout(timer);
  }
}

// Longer each time, up to five seconds, and never all at once.
export const pause = (tries) => Math.min(5000, 250 * 2 ** tries) * (0.5 + Math.random() / 2);

// Server-sent events by fetch: an EventSource would hide the comments that are a sign of life, and why it was refused.
// `event(name, data)` and `refused(answer)` return after how long to come again where it ends, null for never.
export async function listen(path, key, { event, refused }) {
  let stop = new AbortController();
  let sign = Date.now();
  let tries = 0;
  let wake = null;
  let slow = null;

  async function once() {
    stop = new AbortController();
    sign = Date.now();
    const response = await request(path, key, stop);
    if (!response.ok) return refused(await read(response));
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Error("cut");
      sign = Date.now();
      const blocks = (text + decoder.decode(value, { stream: true })).split("\n\n");
      text = blocks.pop();
      for (const block of blocks) {
        const [, name, data] = /^event: (.*)\ndata: (.*)$/m.exec(block) || [];
        if (!name) continue;
        tries = 0;
        clearTimeout(slow);
        slow = null;
        tell($("line"), "");
        const then = event(name, JSON.parse(data));
        if (then !== undefined) return then;
      }
    }
  }

  // A phone that slept finds its stream dead, and should not have to wait to learn it.
  function look() {
    if (document.hidden) return;
    if (wake) wake();
    if (Date.now() - sign > SILENCE / 2) stop.abort();
  }

  const watch = setInterval(() => Date.now() - sign > SILENCE && stop.abort(), 2000);
  const woken = [
    [document, "visibilitychange"],
    [window, "online"],
    [window, "pageshow"],
  ];
  for (const [where, name] of woken) where.addEventListener(name, look);
  for (;;) {
    const next = await once().catch(() => pause(tries));
    stop.abort();
    if (next === null) break;
    tries += 1;
    slow = slow || setTimeout(() => tell($("line"), say("reconnecting")), 1200);
    await Promise.race([wait(next), new Promise((done) => (wake = done))]);
  }
  clearTimeout(slow);
  tell($("line"), "");
  clearInterval(watch);
  for (const [where, name] of woken) where.removeEventListener(name, look);
}
