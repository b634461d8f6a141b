// Pages that are opened with a token behind the #: it is changed for a cookie, and out of sight at once.

import { ask } from "./shared.js";

// A new link in the same tab changes what is behind the # alone, which loads nothing.
addEventListener("hashchange", () => location.reload());

// The token, from the address or from before a reload; pictures need the cookie, all else takes the token itself.
export async function tokenOf(page) {
  const given = location.hash.slice(1);
  if (given) {
    sessionStorage.setItem("viva." + page, given);
    history.replaceState(null, "", location.pathname);
  }
  const token = sessionStorage.getItem("viva." + page);
  if (token) await ask("token", null, { token });
  return token;
}
