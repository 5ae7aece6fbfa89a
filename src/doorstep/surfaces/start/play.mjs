// Being one of the demo's people: a session is put where the client keeps it, then its window opens.
import { ask } from "./dom.mjs";

const MOBILE = "doorstep.session.";
const CITY = "doorstep.city";
const DESK = "doorstep.console.session";
const PHONE = "popup,width=390,height=844";

/** Have a session of somebody and keep it for the client; the token never enters an address. */
export async function become(key) {
  const given = await ask(`/demo/people/${encodeURIComponent(key)}/session`, { method: "POST" });
  if (!given) return null;
  if (given.door === "console") {
    const kept = { token: given.token, city: given.city, ends_at: given.ends_at ?? "" };
    localStorage.setItem(DESK, JSON.stringify(kept));
  } else {
    const kept = {
      token: given.token,
      sessionId: given.session_id ?? "",
      city: given.city,
      actorId: given.actor_id ?? "",
    };
    keepForMobile(MOBILE + given.door, kept);
    keepForMobile(CITY, given.city);
  }
  return given;
}

// The form in which the mobile client's storage keeps what is no text.
function keepForMobile(name, value) {
  localStorage.setItem(name, JSON.stringify({ type: typeof value, data: value }));
}

/** Where somebody's window begins. */
export function addressOf(door) {
  return door === "console" ? "/console/" : `/m/#/pages/${door}/root`;
}

/** Open the window of somebody; false when the house has no such person yet. */
export async function play(person) {
  // Opened before anything is asked: a browser allows windows only during the tap itself.
  const features = person.door === "console" ? "" : PHONE;
  const opened = window.open("", `doorstep-${person.door}`, features);
  const given = await become(person.key);
  if (!given) {
    opened?.close();
    return false;
  }
  if (opened) {
    opened.location.replace("about:blank"); // a window that was there already begins anew
    setTimeout(() => opened.location.replace(addressOf(person.door)), 30);
  } else {
    location.href = addressOf(person.door);
  }
  return true;
}
