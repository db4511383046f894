import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { emulated, orderSystem, started } from "./support/started.js";
import { settings } from "./support/settings.js";

const emulator = await emulated();

/** What the order system says of whoever has a cookie: the cookie itself is the JSON. */
const asked = await orderSystem((request, response) => {
  const claims = decodeURIComponent(/claims=([^;]*)/.exec(request.headers.cookie ?? "")?.[1] ?? "");
  if (claims === "") return void response.writeHead(401).end();
  response.setHeader("content-type", "application/json").end(claims);
});

async function gatewayWith(
  rules: unknown[],
): Promise<(claims: object, path: string, body?: object) => Promise<Response>> {
  const { url } = await started(settings(emulator.url, { callers: [{ forward: { url: asked } }], rules }));
  return (claims, path, body) =>
    fetch(url + path, {
      headers: { cookie: `claims=${encodeURIComponent(JSON.stringify(claims))}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
}

const todo = {
  From: 0,
  AdWecharId: 135389,
  Weixin: "wx",
  FollowupsiTuation: "…",
  RemindTitle: "t",
  RemindTime: "2099-01-01 10:00:00",
};
const todoPath = "/youmi/v2/Todo/AddRecordNew";

/** The body that the vendor's server got last. */
const sentBody = () => JSON.parse(emulator.requests.at(-1)!.body) as Record<string, unknown>;

test("roles let in whoever has one of them", async () => {
  const call = await gatewayWith([{ allow: ["listStaff"], roles: ["sales", "admin"] }]);
  assert.equal((await call({ roles: ["guest", "admin"] }, "/youmi/v1/staff")).status, 200);
  assert.equal((await call({ roles: "sales" }, "/youmi/v1/staff")).status, 200);
  assert.equal((await call({ roles: ["guest"] }, "/youmi/v1/staff")).status, 403);
  assert.equal((await call({}, "/youmi/v1/staff")).status, 403);
});

test("nothing is allowed that no rule names", async () => {
  const call = await gatewayWith([{ allow: ["listStaff"] }]);
  assert.equal((await call({ roles: ["admin"] }, "/youmi/v1/wecahtlabel")).status, 403);
  assert.equal((await call({ roles: ["admin"] }, "/youmi/v1/nothing")).status, 404);
});

test("of several rules the first that fits decides", async () => {
  const call = await gatewayWith([
    { allow: ["listStaff"], roles: ["admin"] },
    { allow: ["listStaff"], force: { ad_staff_code: "{{ claims.staff }}" } },
    { allow: ["listStaff"], force: { ad_staff_code: "nobody" } },
  ]);
  const code = async (claims: object) => {
    assert.equal((await call(claims, "/youmi/v1/staff?ad_staff_code=b05")).status, 200);
    return emulator.requests.at(-1)!.query["ad_staff_code"];
  };
  assert.equal(await code({ roles: ["admin"], staff: "b01" }), "b05");
  assert.equal(await code({ staff: "b01" }), "b01");
  assert.equal(await code({}), "nobody");
});

describe("force", () => {
  test("sets text, numbers, booleans and lists in the parameter's own type", async () => {
    const call = await gatewayWith([
      {
        allow: ["createTodo"],
        force: {
          Weixin: "wx_{{ claims.name }}",
          AdWecharId: "{{ claims.account }}",
          Recipient: "{{ claims.staff }}",
          From: 0,
        },
      },
    ]);
    const { status } = await call({ name: 7, account: "135389", staff: "b01" }, todoPath, {
      ...todo,
      Recipient: ["b09"],
    });
    assert.equal(status, 200);
    const { Weixin, AdWecharId, Recipient, From } = sentBody();
    assert.deepEqual([Weixin, AdWecharId, Recipient, From], ["wx_7", 135389, ["b01"], 0]);
  });

  for (const [what, claims] of [
    ["nothing", {}],
    ["null", { account: null }],
    ["empty text", { account: "" }],
    ["an object", { account: { id: 1 } }],
    ["an empty list", { account: [] }],
    ["a number beyond 2^53", { account: 9007199254740993 }],
    ["a name of Object's", { constructor: 1 }],
  ] as const) {
    test(`refuses where the caller has ${what}`, async () => {
      const call = await gatewayWith([{ allow: ["createTodo"], force: { AdWecharId: "{{ claims.account }}" } }]);
      assert.equal((await call(claims, todoPath, todo)).status, 403);
    });
  }

  test("refuses a value that the endpoint does not take", async () => {
    const call = await gatewayWith([{ allow: ["createTodo"], force: { AdWecharId: "{{ claims.account }}" } }]);
    assert.equal((await call({ account: "many" }, todoPath, todo)).status, 400);
  });
});

describe("require", () => {
  test("compares the text of values, and all items of lists", async () => {
    const call = await gatewayWith([
      { allow: ["createTodo"], require: { AdWecharId: "{{ claims.account }}", Recipient: "{{ claims.staff }}" } },
    ]);
    const status = async (claims: object, body: object) => (await call(claims, todoPath, { ...todo, ...body })).status;
    const claims = { account: "135389", staff: ["b01", "b02"] };
    assert.equal(await status(claims, { Recipient: ["b01", "b02"] }), 200);
    for (const Recipient of [["b01"], ["b02", "b01"], ["b01", "b02", "b03"], ["b01", "B02"], []]) {
      assert.equal(await status(claims, { Recipient }), 403, JSON.stringify(Recipient));
    }
    assert.equal(await status({ ...claims, account: "0135389" }, { Recipient: ["b01", "b02"] }), 403);
    assert.equal(await status({ ...claims, account: 135390 }, { Recipient: ["b01", "b02"] }), 403);
    assert.equal(await status({ staff: claims.staff }, { Recipient: ["b01", "b02"] }), 403);
  });

  test("takes numbers that JavaScript rounds for no number", async () => {
    const call = await gatewayWith([{ allow: ["createTodo"], require: { AdWecharId: "{{ claims.account }}" } }]);
    const { status } = await call({ account: "9007199254740992" }, todoPath, { ...todo, AdWecharId: 9007199254740992 });
    assert.ok(status === 403 || status === 400, `${status}`);
  });
});
