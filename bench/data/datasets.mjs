// The answers to be decoded, by name.

import { accountsAnswer } from "./accounts.mjs";
import { madeUpAnswer } from "./made-up.mjs";

const seed = 20240501;

const accounts = (count, loose = false) => ({
  name: `accounts-${count}${loose ? "-loose" : ""}`,
  title: `${count.toLocaleString("en")}${loose ? " loose" : ""}`,
  kind: "accounts",
  count,
  loose,
  bytes: () => accountsAnswer(count, { loose }),
});

const madeUp = (kind, title, count) => ({
  name: `${kind}-${count}`,
  title: `${count.toLocaleString("en")} ${title}`,
  kind,
  count,
  loose: false,
  bytes: async () => madeUpAnswer(kind, count, seed),
});

export const accountDatasets = [
  ...[1, 20, 200, 5000].map((count) => accounts(count)),
  accounts(5000, true),
  accounts(50_000),
];

export const otherDatasets = [
  madeUp("staff", "staff", 5000),
  madeUp("labels", "labels", 5000),
  madeUp("adGroups", "ad groups", 5000),
  madeUp("friends", "friends", 5000),
];

/** An answer with nothing in it: what a call costs before there is anything to decode. */
export const emptyDataset = madeUp("accounts", "accounts", 0);
