// No message, property, cause, stack or log line shows an app key, an access token or a signature.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { sign, V1Client } from "youmi-open-api";

import { clientOf, started } from "../../support/emulated.mjs";
import { checkError } from "../../support/failing.mjs";
import { FAULTS, nameOf } from "../../support/faults.mjs";
import { answer, envelope } from "../../support/fetching.mjs";
import { assertNoSecret, textsOf } from "../../support/leaks.mjs";
import { friend, APP_KEY, TOKEN, collecting, failure, callsOver, shown } from "../../support/exposing.mjs";

const emulator = await started();

const { values: issued } = await clientOf(emulator).getAccessToken();

beforeEach((t) => t.mock.method(Math, "random", () => 0));

describe("no fault of a server brings a secret to light", () => {
  const forms = {
    "app key": () => ({ appId: emulator.appId, appKey: emulator.appKey }),
    "access token": () => ({ accessToken: issued.access_token, sign: (text) => sign(text, emulator.appKey) }),
    "access token of a function": () => ({
      accessToken: async () => issued.access_token,
      sign: async (text) => sign(text, emulator.appKey),
    }),
    none: () => "none",
  };

  /** Every secret that has been on the wire. */
  const secrets = () => {
    const found = new Set([emulator.appKey, issued.access_token]);
    for (const { headers, body, endpoint } of emulator.requests) {
      for (const name of ["access_token", "signature"]) if (headers[name]) found.add(headers[name]);
      if (endpoint === "getAccessToken") found.add(JSON.parse(body).Signature);
    }
    return [...found];
  };

  for (const found of FAULTS) {
    // What is masked is the same for every fault: all forms meet the two whose errors show the answer.
    const shows = found.fault.kind === "malformed" || found.error.status === 404;
    for (const [form, auth] of Object.entries(forms).slice(0, shows ? undefined : 1)) {
      it(`${nameOf(found)}, with ${form}`, { timeout: 20_000 }, async () => {
        emulator.clearRequests();
        emulator.clearFaults();
        const { lines, logger } = collecting();
        const timeoutMs = found.endless ? 30 : 10_000;
        const client = clientOf(emulator, { auth: auth(), logger, timeoutMs, retries: 1 });
        for (const endpoint of ["listStaff", "addFriend", "getAccessToken"]) {
          emulator.fault({ ...found.fault, endpoint, times: Infinity });
          const calls = [
            client.listStaff(),
            client.addFriend(friend),
            client.getAccessToken(),
            client.eachFriend().next(),
          ];
          for (const error of await Promise.all(calls.map(failure))) {
            if (!error) continue;
            assertNoSecret(error, secrets(), "the error");
            assertNoToken(error);
          }
          emulator.clearFaults();
        }
        assert.ok(lines.length > 0);
        assertNoSecret(lines, secrets(), "the log");
        assertNoToken(lines);
      });
    }
  }

  /** The server's tokens are JWTs, also those that never arrived whole. */
  function assertNoToken(value) {
    for (const text of textsOf(value)) assert.doesNotMatch(text, /eyJ[\w-]{8}/);
  }
});

describe("a token that arrives in an answer which is wrong", () => {
  const end = Math.floor(Date.now() / 1000) + 600_000;
  const good = JSON.stringify(envelope({ access_token: TOKEN, expires_in: end }, { errmsg: 10004 }));
  for (const [what, text, status] of [
    ["without an end", JSON.stringify(envelope({ access_token: TOKEN }))],
    ["with an end that is none", good.replace(`${end}`, '"soon"')],
    ["with an end beyond 2^53", good.replace(`${end}`, "99999999999999999999")],
    ["truncated", good.slice(0, good.indexOf(TOKEN) + 100)],
    ["malformed", `${good},`],
    ["as a list", `[${good}]`],
    ["in another place", good.replace("values", "value")],
    ["spelt differently", good.replace("access_token", "accessToken")],
    ["in a page", `<html>${good}</html>`],
    ["with HTTP 500", good, 500],
    ["with a code that is no success", good.replace("10004", "200019")],
  ]) {
    it(`${what} is not shown`, async () => {
      const { lines, logger } = collecting();
      const auth = { appId: "id", appKey: APP_KEY };
      const fetch = async () => answer(text, { status: status ?? 200 });
      const client = new V1Client({
        baseUrl: "http://server.example/v1",
        allowSecretInBrowser: true,
        auth,
        fetch,
        logger,
      });
      for (const call of [() => client.getAccessToken(), () => client.listStaff()]) {
        const error = await failure(call());
        assert.ok(error);
        assertNoSecret(error, [TOKEN, TOKEN.slice(0, 50)], "the error");
      }
      assertNoSecret(lines, [TOKEN, TOKEN.slice(0, 50)], "the log");
    });
  }
});

describe("functions of the caller that fail with what they were given", () => {
  for (const [where, make] of Object.entries({
    "in the message": (text) => new Error(`cannot sign ${text} with ${APP_KEY}`),
    "in a property": (text) => Object.assign(new Error("cannot sign"), { request: { text, key: APP_KEY } }),
    "as a text": (text) => `cannot sign ${text}`,
  })) {
    it(`sign, ${where}`, async () => {
      const { errors, lines } = await callsOver(() => assert.fail("it was sent"), {
        auth: {
          accessToken: TOKEN,
          sign: (text) => {
            throw make(text);
          },
        },
      });
      assert.ok(errors.length > 0);
      for (const error of errors) {
        assert.equal(error.kind, "config");
        assertNoSecret(error, [TOKEN], "the error");
      }
      assertNoSecret(lines, [TOKEN], "the log");
    });
  }

  it("tokenStore", async () => {
    const fail = (...given) => {
      throw Object.assign(new Error(`cannot store ${given}`), { given });
    };
    const { lines, secrets } = await callsOver(() => answer(envelope([])), {
      client: { tokenStore: { get: fail, set: fail, delete: fail } },
    });
    assert.ok(lines.some((line) => line.includes("tokenStore")));
    assertNoSecret(lines, secrets, "the log");
  });

  it("tokenStore that gives a token which is refused", async () => {
    const stored = `${TOKEN}-of-the-store`;
    const { errors, lines, secrets } = await callsOver(
      (request) => answer(envelope(null, { errmsg: 10003, errdesc: shown(request) })),
      {
        client: {
          tokenStore: {
            get: () => JSON.stringify({ accessToken: stored, expiresAt: Date.now() + 1e9 }),
            set() {},
            delete() {},
          },
        },
      },
    );
    assert.ok(errors.length > 0);
    for (const error of errors) assertNoSecret(error, [...secrets, stored], "the error");
    assertNoSecret(lines, [...secrets, stored], "the log");
  });
});

describe("a client", () => {
  it("does not show its secrets", async () => {
    const client = clientOf(emulator);
    await client.listStaff();
    assertNoSecret(client, [emulator.appKey, issued.access_token], "the client");
    assertNoSecret(client.eachFriend(), [emulator.appKey], "the iteration");
  });

  it("does not show a secret that was given in a wrong place", () => {
    for (const auth of [APP_KEY, [APP_KEY], { [APP_KEY]: 1 }, { appKey: APP_KEY }, { accessToken: APP_KEY }]) {
      let error;
      try {
        new V1Client({ baseUrl: "http://server.example/v1", allowSecretInBrowser: true, auth });
      } catch (caught) {
        error = checkError(caught);
      }
      if (typeof auth === "object" && APP_KEY in auth) continue;
      assertNoSecret(error, [APP_KEY], "the error");
    }
  });
});
