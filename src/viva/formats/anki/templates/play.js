// What a card does beyond being read: options to pick, items to put in order, pairs to make, and on the back how it
// went. Without it the lists stand there to be read. Old web views run this: no syntax that is younger than 2017.
// Texts are moved as nodes, or put in as text: nothing that a text says is ever run.
(() => {
  const WORDS = /* words */ {};
  const SIGNS = { right: "✓", partly: "◐", wrong: "✗" };
  const DIGITS = "1234567890";
  const AZERTY = "&é\"'("; // 1 to 5 without Shift; what follows is Anki's own on that keyboard

  const card = document.querySelector(".viva");
  const lang = card.lang.split("-")[0];
  const words = WORDS[lang] || WORDS.en;
  const isBack = card.classList.contains("back");
  const id = card.querySelector(".id").textContent + " " + card.lang;

  // What was picked goes from front to back in the window where one page shows both sides, else in the session's
  // storage. Where there is neither, the back shows no pick; the order comes from the id and the day, and agrees.
  const now = new Date();
  let game = { id: id, day: [now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-"), given: [] };
  if (isBack) {
    let kept = window.vivaGame;
    try {
      kept = kept || JSON.parse(sessionStorage.getItem("viva"));
    } catch (error) {}
    if (kept && kept.id === id) game = kept;
  }

  function keep() {
    window.vivaGame = game;
    try {
      sessionStorage.setItem("viva", JSON.stringify(game));
    } catch (error) {}
  }

  // The numbers below `count` in an order that is the same all day for this question.
  function shuffled(count) {
    const text = id + " " + game.day;
    let seed = 2166136261;
    for (let at = 0; at < text.length; at++) seed = Math.imul(seed ^ text.charCodeAt(at), 16777619);
    const order = Array.from(Array(count).keys());
    for (let last = count - 1; last > 0; last--) {
      seed = (seed + 0x6d2b79f5) | 0;
      let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (last + 1);
      const moved = order[last];
      order[last] = order[other];
      order[other] = moved;
    }
    return order;
  }

  // Rows: a mark, a letter, a text, and what is said at its end.

  function element(tag, name, text) {
    const made = document.createElement(tag);
    made.className = name;
    if (text) made.textContent = text;
    return made;
  }

  function letter(place) {
    const alphabet = "abcdefghijklmnopqrstuvwxyz";
    return place < 26 ? alphabet[place] : letter(Math.floor(place / 26) - 1) + alphabet[place % 26];
  }

  // Where a letter stands: the fields say "(c)" for the third.
  function placeOf(text) {
    return text.replace(/[^a-z]/g, "").split("").reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 96, 0) - 1;
  }

  function dress(item, sign) {
    const row = { node: element(isBack ? "div" : "button", isBack ? "row" : "row tappable") };
    row.mark = row.node.appendChild(element("span", "mark"));
    row.letter = row.node.appendChild(element("span", "letter", sign));
    row.main = row.node.appendChild(element("span", "main"));
    row.text = row.main.appendChild(element("span", "text"));
    row.tail = row.main.appendChild(element("span", "tail"));
    while (item.firstChild) row.text.appendChild(item.firstChild);
    item.appendChild(row.node);
    return row;
  }

  function told(row, outcome, tail) {
    if (outcome) row.node.classList.add(outcome);
    row.mark.textContent = SIGNS[outcome] || "";
    row.tail.textContent = tail || "";
  }

  function verdict(got, of) {
    const outcome = got >= of ? "right" : got > 0 ? "partly" : "wrong";
    const line = card.querySelector(".verdict");
    line.classList.add(outcome);
    line.textContent = SIGNS[outcome] + " ";
    line.appendChild(element("bdi", "", words[outcome].replace("{got}", got).replace("{of}", of)));
  }

  // Taps and keys, on the front. A digit taps its row: with Alt, since plain ones reach no card on the desktop. Every
  // other key is left to Anki. One listener stays for all cards, since there they are shown in one page.
  function play(rows, act, draw) {
    rows.forEach((row, shown) => {
      row.node.type = "button";
      if (shown < 10 && row.letter.textContent) row.node.title = "Alt+" + DIGITS[shown];
      row.node.addEventListener("click", (event) => {
        act(row);
        draw();
        keep();
        if (event.detail) row.node.blur(); // Space and Enter stay Anki's after a tap
      });
    });
    window.vivaKey = (event) => {
      if (event.ctrlKey || event.metaKey || event.repeat || !document.contains(card)) return;
      const digit = (/^Digit(\d)$/.exec(event.code) || [])[1];
      const isAzerty = digit && !event.shiftKey && event.key === AZERTY[digit - 1];
      const sign = event.altKey || isAzerty ? digit : event.key;
      const shown = sign && sign.length === 1 ? DIGITS.indexOf(sign) : -1;
      if (shown < 0 || shown >= rows.length) return;
      event.preventDefault();
      event.stopPropagation();
      rows[shown].node.click();
    };
    if (!window.vivaHears) document.addEventListener("keydown", (event) => window.vivaKey && window.vivaKey(event));
    window.vivaHears = true;
    draw();
    keep();
  }

  function press(row, isOn) {
    row.node.setAttribute("aria-pressed", isOn);
  }

  // The lists' items in the order of the day, with their letters.
  function laid(list, order, letters) {
    const items = Array.from(list.children);
    return order.map((number, shown) => {
      list.appendChild(items[number]);
      const row = dress(items[number], letters ? letters[shown] : letter(shown));
      row.number = number;
      return row;
    });
  }

  function choice(box) {
    const list = box.querySelector("ol");
    const count = list.children.length;
    const isFixed = box.classList.contains("fixed");
    const isSelect = box.classList.contains("select");
    const order = isFixed ? Array.from(Array(count).keys()) : shuffled(count);
    const rows = laid(list, order, box.classList.contains("claim") ? words.letters : null);
    const given = game.given;
    const has = (row) => given.indexOf(row.number) >= 0;
    if (!isBack) {
      const pick = (row) => {
        const at = given.indexOf(row.number);
        if (at >= 0) given.splice(at, 1);
        else given.splice(0, isSelect ? 0 : given.length, row.number);
      };
      play(rows, pick, () => rows.forEach((row) => press(row, has(row))));
      return;
    }
    const right = box.getAttribute("data-key").split(",").filter(Boolean).map((one) => one - 1);
    const reasons = card.querySelectorAll(".reasons > ol > li");
    box.removeAttribute("data-key"); // what marks them by their places in the field
    let score = 0;
    rows.forEach((row) => {
      const isRight = right.indexOf(row.number) >= 0;
      if (has(row)) score += isRight ? 1 : -1;
      const missed = isRight && isSelect && given.length ? words.missed : "";
      told(row, isRight ? "right" : has(row) ? "wrong" : "", has(row) ? words.yours : missed);
      const reason = reasons[row.number];
      if (!reason || !reason.firstChild) return;
      const because = element("span", "because");
      while (reason.firstChild) because.appendChild(reason.firstChild);
      row.main.appendChild(because);
    });
    if (reasons.length) card.querySelector(".reasons").remove();
    if (given.length) verdict(score, right.length);
  }

  // Never shown solved: the first goes to the end.
  function unsolved(order, isSolved) {
    return isSolved(order) ? order.slice(1).concat(order[0]) : order;
  }

  function sequence(box) {
    const mixed = box.querySelector(".mixed");
    const list = box.querySelector(".sorted");
    const right = Array.from(list.children).map((item) => {
      return { item: item, rank: item.value, number: placeOf(item.querySelector(".was").textContent) };
    });
    const rank = [];
    right.forEach((one) => (rank[one.number] = one.rank));
    const ranks = (order) => order.map((number) => rank[number]);
    const rises = (order) => ranks(order).every((one, at, all) => !at || all[at - 1] <= one);
    const order = unsolved(shuffled(rank.length), rises);
    const given = game.given;
    if (!isBack) {
      const rows = laid(mixed, order);
      const move = (row) => {
        const at = given.indexOf(row.number);
        if (at >= 0) given.splice(at, 1);
        else given.push(row.number);
      };
      play(rows, move, () => rows.forEach((row) => {
        const at = given.indexOf(row.number);
        row.mark.textContent = at < 0 ? "" : at + 1;
        press(row, at >= 0);
      }));
      return;
    }
    const isWhole = given.length === rank.length; // else there is nothing to judge
    const run = longestRun(ranks(given)).map((at) => given[at]);
    right.forEach((one) => {
      const was = one.item.querySelector(".was");
      was.textContent = given.length ? "" : "(" + letter(order.indexOf(one.number)) + ")";
      const last = one.rank + rank.filter((other) => other === one.rank).length - 1;
      if (last > one.rank) box.classList.add("tied");
      const row = dress(one.item, one.rank + (last > one.rank ? "–" + last : ""));
      const at = given.indexOf(one.number);
      if (at < 0) return;
      const isRight = isWhole && run.indexOf(one.number) >= 0;
      told(row, isRight ? "right" : isWhole ? "wrong" : "", isRight ? "" : words.rank.replace("{rank}", at + 1));
    });
    const tie = Math.max.apply(null, rank.map((one) => rank.filter((other) => other === one).length));
    if (isWhole) verdict(run.length - tie, rank.length - tie);
  }

  // The places of the longest run that never falls: what need not be moved.
  function longestRun(ranks) {
    const runs = [];
    let longest = [];
    ranks.forEach((one, at) => {
      let before = [];
      runs.forEach((run, other) => {
        if (ranks[other] <= one && run.length > before.length) before = run;
      });
      runs[at] = before.concat(at);
      if (runs[at].length > longest.length) longest = runs[at];
    });
    return longest;
  }

  function pairs(box) {
    const lefts = box.querySelector(".lefts");
    const rights = box.querySelector(".rights");
    const right = Array.from(box.querySelectorAll(".sorted .was")).map((one) => placeOf(one.textContent));
    const needed = right.filter((number, at) => right.indexOf(number) === at);
    const isSolved = (order) => needed.every((number, at) => order[at] === number);
    const order = unsolved(shuffled(rights.children.length), isSolved);
    const given = game.given;
    const rows = laid(lefts, Array.from(right.keys()), []);
    const choices = laid(rights, order);
    const byNumber = [];
    choices.forEach((row) => (byNumber[row.number] = row));
    const slots = rows.map((row) => row.main.insertBefore(element("span", "slot"), row.tail));
    const fill = (slot, number) => {
      const row = byNumber[number];
      slot.textContent = "";
      if (!row) return;
      slot.appendChild(element("span", "letter", row.letter.textContent));
      slot.appendChild(document.createTextNode(" "));
      Array.from(row.text.childNodes).forEach((node) => slot.appendChild(node.cloneNode(true)));
    };
    if (!isBack) {
      let active = 0;
      const draw = () => {
        rows.forEach((row, at) => {
          press(row, at === active);
          if (given[at] == null) slots[at].textContent = at === active ? "?" : "";
          else fill(slots[at], given[at]);
        });
        choices.forEach((row) => press(row, given.indexOf(row.number) >= 0));
      };
      const take = (row) => {
        const isActive = rows.indexOf(row) === active;
        active = rows.indexOf(row);
        if (isActive) given[active] = null;
      };
      const give = (row) => {
        if (active < 0) return;
        given[active] = row.number;
        const open = rows.map((other, at) => at).filter((at) => given[at] == null);
        const later = open.filter((at) => at > active);
        active = later.concat(open, -1)[0];
      };
      play(rows, take, draw);
      play(choices, give, draw);
      return;
    }
    let score = 0;
    const isGiven = given.some((one) => one != null);
    rows.forEach((row, at) => {
      fill(slots[at], right[at]);
      if (given[at] == null) return;
      const isRight = given[at] === right[at];
      score += isRight ? 1 : 0;
      told(row, isRight ? "right" : "wrong");
      if (isRight) return;
      const had = row.main.appendChild(element("span", "because"));
      had.appendChild(element("bdi", "", words.had));
      had.appendChild(document.createTextNode(" "));
      fill(had.appendChild(element("span", "had")), given[at]);
    });
    if (isGiven) verdict(score, right.length);
  }

  window.vivaKey = null;
  [[".options", choice], [".items", sequence], [".pairs", pairs]].forEach((kind) => {
    const box = card.querySelector(kind[0]);
    if (!box) return;
    box.classList.add("live");
    kind[1](box);
  });
})();
