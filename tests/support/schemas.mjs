// Schemas written by hand, of which only the interface of Standard Schema is known, and clients for them.

import { V2Client } from "youmi-open-api";

import { fetching } from "./fetching.mjs";

/** A schema that checks by a function, which may be asynchronous. */
export function standard(validate) {
  return { "~standard": { version: 1, vendor: "own", validate } };
}

export const issue = (message, ...path) => ({ message, ...(path.length > 0 && { path }) });

/** A todo as these tests want it: its title made upper case, its state 0 unless it is given. */
export const todo = standard((value) => {
  const issues = [];
  if (typeof value?.title !== "string") issues.push(issue("a title is needed", "title"));
  if (value?.state !== undefined && typeof value.state !== "number") issues.push(issue("no state", "state"));
  if (issues.length > 0) return { issues };
  return { value: { title: value.title.toUpperCase(), state: value.state ?? 0 } };
});

/** The parameters of an action whose result is not documented. */
export const newTodo = {
  AdWecharId: 1,
  Weixin: "wxid_a",
  From: 0,
  RemindTitle: "a",
  FollowupsiTuation: "b",
  RemindTime: "2030-01-01 00:00:00",
};

export const REQUEST = { method: "GET", path: "v2/any" };

/** A client of v2 whose server answers so. */
export function answered(answers, options = {}) {
  const fetch = fetching(...answers);
  const v2 = new V2Client({ baseUrl: "http://server.example", auth: "none", fetch, retries: 0, ...options });
  return { v2, fetch };
}
