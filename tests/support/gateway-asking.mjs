// Asking a gateway whose upstream is a stub, and what it says on its server.

import { Gateway } from "youmi-open-api";

import { requestOf } from "./gateway-emulated.mjs";

/** An answer of the vendor's server that succeeds. */
export const ok = (values = []) => Response.json({ errmsg: 20000, succeed: true, msgTime: "", values });

/** A gateway in front of a function that answers for the vendor's server, and what that one was asked. */
export function gatewayTo(answer, { v1, v2, ...more } = {}) {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push({ url, ...init });
    return answer(url, init, asked.length);
  };
  const gateway = new Gateway({
    v1: { baseUrl: "http://vendor.example/v1", auth: "none", fetch, ...v1 },
    v2: { baseUrl: "http://vendor.example", auth: "none", fetch, ...v2 },
    allow: ["listStaff", "listFriends", "addFriend", "sendMessage", "listFans", "listDepartments"],
    authorize: () => true,
    ...more,
  });
  const ask = (path, init) => gateway.handle(path instanceof Request ? path : requestOf(path, init));
  return { gateway, ask, asked };
}

/** Collects what is said on the console while a test runs. */
export function warnings(t) {
  const lines = [];
  t.mock.method(console, "warn", (...values) => void lines.push(values.join(" ")));
  return lines;
}
