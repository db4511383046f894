import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { parse } from "yaml";
import { ConfigError, jsonSchema, parseConfig } from "youmi-open-api-gateway";
import { secrets } from "./support/settings.js";

const environment = {
  ...secrets,
  YOUMI_APP_ID: "73289537",
  YOUMI_CLIENT_ID: "client",
  REDIS_URL: "redis://:pw@localhost",
};

function problemsOf(text: string, variables: Record<string, string> = environment): string[] {
  try {
    parseConfig(text, "gateway.yaml", variables);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split("\n");
  }
  return [];
}

const v1 = `v1: { baseUrl: "http://server.example:5001/publicapi/v1", appId: "1", appKey: "\${YOUMI_APP_KEY}" }`;
const sidebar = `sidebar: { privateKey: "\${YOUMI_SIDEBAR_KEY}" }
session: { secret: "\${YOUMI_SESSION_SECRET}" }`;
const callers = "callers: [{ sidebar: {} }]";
const sound = `${v1}\n${sidebar}\n${callers}\n`;

test("the documented configuration is read, with its durations and rates", () => {
  const text = `
listen: { host: 127.0.0.1, port: 8787 }
prefix: /youmi
origins: [https://crm.example]
v1: { baseUrl: "http://server.example:5001/publicapi/v1", appId: "\${YOUMI_APP_ID}", appKey: "\${YOUMI_APP_KEY}" }
v2: { baseUrl: "https://server.example", clientId: "\${YOUMI_CLIENT_ID}", clientSecret: "\${YOUMI_CLIENT_SECRET}" }
sidebar: { privateKey: "\${YOUMI_SIDEBAR_KEY}", orderUrl: "https://crm.example/order", maxAge: 10m, fields: [WX, TEL, originalId] }
session: { secret: "\${YOUMI_SESSION_SECRET}", maxAge: 8h }
callers:
  - sidebar: {}
  - jwt: { jwks: "https://crm.example/jwks.json", issuer: crm, audience: youmi }
  - forward: { url: "http://127.0.0.1:8080/youmi-auth", cache: 10s }
rules:
  - allow: [listStaff, listLabels]
  - allow: [listFriends]
    force: { Wechat_No: "{{ visit.customer.originalId }}" }
  - allow: [createTodo]
    require: { Weixin: "{{ visit.customer.originalId }}" }
  - allow: [addFriend]
    roles: [sales]
limits: { perCaller: 60/1m, total: 2000/1m }
redis: "\${REDIS_URL}"
callbacks:
  secret: "\${YOUMI_CALLBACK_SECRET}"
  forward: { url: "http://127.0.0.1:8080/youmi-events", secret: "\${YOUMI_FORWARD_SECRET}" }
log: { level: info }
metrics: { port: 9464 }
`;
  const config = parseConfig(text, "gateway.yaml", environment);
  assert.equal(config.v1?.appKey, secrets.YOUMI_APP_KEY);
  assert.equal(config.sidebar?.maxAge, 600_000);
  assert.equal(config.session?.maxAge, 8 * 3_600_000);
  assert.deepEqual(config.limits.perCaller, { calls: 60, perMs: 60_000 });
  assert.equal(config.redis, environment.REDIS_URL);
  const isValid = new Ajv.default({ strict: false }).compile(jsonSchema());
  assert.ok(isValid(parse(text)), JSON.stringify(isValid.errors));
  assert.ok(!isValid({ ...parse(text), prot: 1 }));
  assert.ok(!isValid({ ...parse(text), rules: [{ allow: ["listStaf"] }] }));
});

test("parts that come twice may be written once", () => {
  const text = `${sound}
rules:
  - &own { allow: [listFriends], force: { Wechat_No: "{{ visit.customer.originalId }}" } }
  - { <<: *own, allow: [listStaff], force: { ad_staff_code: "{{ visit.userId }}" } }
`;
  const [, second] = parseConfig(text, "gateway.yaml", environment).rules;
  assert.deepEqual(second, { allow: ["listStaff"], force: { ad_staff_code: "{{ visit.userId }}" } });
});

describe("every problem is told at once, with its place", () => {
  test("of values, names, secrets, variables and rules", () => {
    const text = `listen: { prot: 8787 }
v1: { baseUrl: "server:5001", appId: "1", appKey: "written-into-the-file" }
v2: { baseUrl: "https://server.example", clientId: a, clientSecret: "\${NOT_THERE}" }
${sidebar}
${callers}
rules:
  - allow: [listStaf]
  - allow: [listFriends]
    force: { WechatNo: "{{ visit.customer.orignalId }}" }
limits: { perCaller: 60 }
`;
    assert.deepEqual(problemsOf(text), [
      "gateway.yaml:1:11: listen.prot: is not known here (did you mean port?)",
      "gateway.yaml:2:16: v1.baseUrl: has to be an address of http or https such as http://<server>:5001/publicapi/v1",
      "gateway.yaml:2:51: v1.appKey: is a secret, and a secret does not stand in this file, which is copied, shown and " +
        'committed: put it into a variable of the environment and write "${YOUMI_APP_KEY}"',
      "gateway.yaml:3:69: v2.clientSecret: the variable NOT_THERE of the environment is not set",
      "gateway.yaml:8:13: rules[0].allow[0]: listStaf is no endpoint (did you mean listStaff?)",
      "gateway.yaml:10:14: rules[1].force.WechatNo: WechatNo is no parameter of listFriends (did you mean Wechat_No?)",
      "gateway.yaml:10:24: rules[1].force.WechatNo: {{ visit.customer.orignalId }} is no value of a visit (did you mean " +
        "visit.customer.originalId?)",
      "gateway.yaml:11:22: limits.perCaller: has to be a rate such as 60/1m: so many calls in such a time",
    ]);
  });

  for (const [what, text, expected] of [
    [
      "a value that is missing",
      `v1: { baseUrl: "http://a.example" }`,
      /^gateway\.yaml:1:5: v1\.appId: is missing, and has to/,
    ],
    ["a number in place of text", `v1: { appId: 7 }`, /v1\.appId: has to be text.*in quotes/],
    ["a secret within text", `v1: { appKey: "\${YOUMI_APP_KEY}x" }`, /v1\.appKey: is a secret/],
    [
      "a short secret",
      `${v1}\ncallbacks: { secret: "\${SHORT}", stream: s }`,
      /callbacks\.secret: the variable SHORT has 5/,
    ],
    ["an empty variable", v1.replace("YOUMI_APP_KEY", "EMPTY"), /the variable EMPTY of the environment is empty/],
    ["a password of Redis", `${v1}\nredis: "redis://:pw@localhost"`, /redis: has a password in it/],
    ["another address of Redis", `${v1}\nredis: "http://localhost"`, /has to be an address that begins with redis:/],
    ["a password in an address", v1.replace("server.", "a:b@server."), /without a user name and password/],
    [
      "a duration",
      `${sound}server: { headersTimeout: 10 }`,
      /server\.headersTimeout: has to be a duration such as 10s/,
    ],
    ["a duration without an end", `${sound}server: { headersTimeout: 0s }`, /has to be a duration/],
    [
      "a time limit of headers beyond that of requests",
      `${sound}server: { requestTimeout: 5s }`,
      /server\.headersTimeout: has to be no longer than requestTimeout/,
    ],
    ["a prefix", `${sound}prefix: youmi/`, /:5:9: prefix: has to be a path such as \/youmi/],
    ["an origin", `${sound}origins: ["https://crm.example/"]`, /did you mean https:\/\/crm\.example\?/],
    ["a level of the log", `${sound}log: { level: loud }`, /log\.level: has to be trace, debug/],
    [
      "dockPwd for the page",
      `${sound.replace('SIDEBAR_KEY}"', 'SIDEBAR_KEY}", fields: [dockPwd]')}`,
      /fields\[0\]: has to be one of UserID/,
    ],
    ["a name twice", `${v1}\n${v1}`, /^gateway\.yaml:2:1: Map keys must be unique/],
    ["broken YAML", `${v1}\nrules: [`, /^gateway\.yaml:\d+:\d+: /],
    ["two documents", `${v1}\n---\n${v1}`, /^gateway\.yaml:[23]:\d+: there has to be one document/],
    [
      "a value of the caller without quotes",
      `${sound}rules:\n  - { allow: [listFriends], force: { Wechat_No: {{ visit.userId }} } }`,
      /a value that begins with \{ has to be in quotes/,
    ],
    [
      "a colon without a space",
      `${v1}\nprefix:/youmi\nlog: { level: info }`,
      /^gateway\.yaml:2:1: this is no `name: value`/,
    ],
    ["a tab", `${v1}\nrules:\n\t- allow: [listStaff]`, /lines are indented by spaces, not by tabs/],
    ["an alias of nothing", `${v1}\nrules: *all`, /Unresolved alias.* all/],
    ["nothing to serve", "log: { level: info }", /has to have v1, v2 or callbacks/],
    ["a sidebar without a key", `${v1}\nsidebar: {}`, /sidebar: has to have privateKey/],
    ["a caller without its section", `${v1}\n${callers}`, /callers: one is sidebar, so the section sidebar/],
    [
      "a caller without sessions",
      `${sound.replace(/session: .*/, "")}`,
      /callers: one is sidebar, so the section session/,
    ],
    [
      "a secret that no address can have",
      `${v1}\ncallbacks: { secret: "\${ODD}", stream: s }`,
      /callbacks\.secret: the variable ODD stands in an address/,
    ],
    [
      "two callers in one",
      `${sound.replace("{ sidebar: {} }", "{ sidebar: {}, jwt: {} }")}`,
      /callers\[0\]: has to be one of/,
    ],
    [
      "a token without a key",
      `${v1}\ncallers: [{ jwt: { issuer: a, audience: b } }]`,
      /jwt: has to have jwks or secret/,
    ],
    [
      "a token without an issuer",
      `${v1}\ncallers: [{ jwt: { secret: "\${YOUMI_JWT_SECRET}" } }]`,
      /jwt\.issuer: is missing/,
    ],
    ["rules for nobody", `${v1}\nrules: [{ allow: [listStaff] }]`, /rules: nobody can call without callers/],
    [
      "callbacks to nowhere",
      `${v1}\ncallbacks: { secret: "\${YOUMI_CALLBACK_SECRET}" }`,
      /callbacks: has to have forward or stream/,
    ],
    ["a stream without Redis", `${v1}\ncallbacks: { stream: events }`, /callbacks\.stream: needs redis/],
    ["a token for the page", `${sound}rules: [{ allow: [getAccessToken] }]`, /would hand a token to the page/],
    [
      "an endpoint without its client",
      `${sound}rules: [{ allow: [createTodo] }]`,
      /of v2: the section v2 has to be there/,
    ],
    [
      "a parameter of another endpoint",
      `${sound}rules: [{ allow: [listStaff], force: { Page: 1 } }]`,
      /:5:40: .*no parameter of listStaff: it takes/,
    ],
    [
      "a value of nobody",
      `${sound}rules: [{ allow: [listFriends], force: { Wechat_No: "{{ user.id }}" } }]`,
      /is no value of a caller/,
    ],
    [
      "claims without a caller",
      `${sound}rules: [{ allow: [listFriends], force: { Wechat_No: "{{ claims.id }}" } }]`,
      /needs a caller jwt or forward/,
    ],
    [
      "roles without a caller",
      `${sound}rules: [{ allow: [listStaff], roles: [sales] }]`,
      /roles: needs a caller jwt or forward/,
    ],
    [
      "half of a reference",
      `${sound}rules: [{ allow: [listFriends], force: { Wechat_No: "{{ visit.userId }" } }]`,
      /in braces/,
    ],
    [
      "a rule that never fits",
      `${sound.replace("{ sidebar: {} }", '{ sidebar: {} }, { forward: { url: "http://a.example" } }')}` +
        `rules: [{ allow: [listFriends], roles: [a], force: { Wechat_No: "{{ visit.customer.WX }}" } }]`,
      /rules\[0\]: never fits/,
    ],
  ] as const) {
    test(what, () => {
      const problems = problemsOf(text, { ...environment, SHORT: "12345", EMPTY: "", ODD: "a secret/with?0123456789" });
      assert.ok(
        problems.some((problem) => expected.test(problem)),
        problems.join("\n"),
      );
    });
  }
});

test("a file that is none is refused in a sentence", () => {
  for (const [text, expected] of [
    ["", /^gateway\.yaml is empty: .*init/],
    ["# nothing but a comment\n", /^gateway\.yaml is empty/],
    ["services: { web: {} }", /^gateway\.yaml is no configuration of this gateway/],
    ["[1, 2]", /is no configuration/],
    ["just text", /is no configuration/],
    ["\u0000\u0001PNG", /is no configuration/],
  ] as const) {
    const problems = problemsOf(text);
    assert.equal(problems.length, 1, problems.join("\n"));
    assert.match(problems[0]!, expected);
  }
});

test("no value of a secret is in any message", () => {
  const text = sound + 'v2: { baseUrl: "x", clientSecret: "written-secret" }';
  const problems = problemsOf(text).join("\n");
  for (const secret of [...Object.values(secrets), "written-secret"]) assert.ok(!problems.includes(secret));
});

test("the configurations of the readmes are sound", () => {
  for (const name of ["README.md", "README.zh-CN.md"]) {
    const readme = readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
    const [, text = ""] = /```yaml\n(.*?)```/s.exec(readme) ?? [];
    assert.deepEqual(problemsOf(text), [], name);
  }
});

test("gateway.schema.json is what the code writes", () => {
  const file = readFileSync(new URL("../../gateway.schema.json", import.meta.url), "utf8");
  assert.deepEqual(JSON.parse(file), JSON.parse(JSON.stringify(jsonSchema())));
});
