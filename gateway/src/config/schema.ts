// What may stand in the configuration. The types and the JSON Schema for editors follow from it.

import * as z from "zod";
import { catalogue, SIDEBAR } from "./catalogue.js";
import { duration, type Environment, flag, port, rate, variableFields } from "./fields.js";

/** The fields of a visit, by the vendor's names, that a page may be told. */
const VISIT_FIELDS = [
  "UserID",
  "WX",
  "TEL",
  "Number",
  "merchantid",
  "wechat",
  "uid",
  "originalId",
  "Timestamp",
  "sign",
] as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A value of a rule: text in which `{{ … }}` stands for a value of the caller, a number, a boolean, or a list of them. */
const scalar = z.union([z.string(), z.number(), z.boolean()], { error: "has to be text, a number or true or false" });
export const ruleValue = z.union([scalar, z.array(scalar)], {
  error: 'has to be text such as "{{ visit.customer.originalId }}", a number, true or false, or a list of them',
});

/** Editors complete the ids; a wrong one is told later, with the nearest. */
const endpointId = z
  .string({ error: "has to be the id of an endpoint, such as listStaff" })
  .meta({ enum: [...catalogue.keys(), SIDEBAR] });

const ruleSchema = z.strictObject(
  {
    allow: z
      .array(endpointId, {
        error: "has to be a list of the ids of endpoints, such as [listStaff]",
      })
      .min(1, { error: "has to name an endpoint at least" })
      .describe("允许调用的接口。The endpoints that may be called."),
    force: z
      .record(z.string(), ruleValue, { error: "has to be a mapping of parameters to values" })
      .optional()
      .describe("强制设置的参数，无论页面传什么。Parameters that are set, whatever the page sends."),
    require: z
      .record(z.string(), ruleValue, { error: "has to be a mapping of parameters to values" })
      .optional()
      .describe("参数必须等于这个值，否则 403。Parameters that have to have this value, 403 otherwise."),
    roles: z
      .array(z.string({ error: "has to be the name of a role" }), {
        error: "has to be a list of roles, such as [sales]",
      })
      .min(1, { error: "has to name a role at least" })
      .optional()
      .describe("调用者须具备其中一个角色 (claims.roles)。The caller has to have one of these roles (claims.roles)."),
  },
  { error: "has to be a rule such as { allow: [listStaff] }" },
);

/** The schema of the configuration. `environment` has the variables that it names. */
export function configSchema(environment: Environment) {
  const { text, secret, address, redis } = variableFields(environment);
  const section = <Shape extends z.ZodRawShape>(shape: Shape, what: string) =>
    z.strictObject(shape, { error: "has to be a mapping of names to values" }).describe(what);
  const paths = z
    .record(z.string(), z.string({ error: "has to be a path below baseUrl" }))
    .optional()
    .describe("文档未给出路径的接口的路径。Paths of endpoints whose path is not documented, by id.");

  const jwt = section(
    {
      jwks: address("https://crm.example/jwks.json")
        .optional()
        .describe("公钥 (JWKS) 地址。Where the public keys are."),
      secret: secret("YOUMI_JWT_SECRET", { shortest: 32 }).optional().describe("HMAC 密钥。The key of HMAC."),
      issuer: text().describe("JWT 的 iss。The token's iss."),
      audience: text().describe("JWT 的 aud。The token's aud."),
    },
    "订单系统签发的 JWT。Tokens of the order system.",
  );

  const forwardCaller = section(
    {
      url: address("http://127.0.0.1:8080/youmi-auth").describe("询问的地址。The address that is asked."),
      cache: duration.optional().describe("回答缓存多久。How long an answer is kept."),
      timeout: duration.default(5000).describe("等待回答的时限。How long an answer is waited for."),
    },
    "询问订单系统，同 nginx 的 auth_request。Asks the order system, as nginx's auth_request does.",
  );

  const caller = section(
    {
      sidebar: section({}, "侧边栏的会话。The session of a sidebar.").nullish(),
      jwt: jwt.optional(),
      forward: forwardCaller.optional(),
    },
    "识别调用者的一种方式。A way to know the caller.",
  );

  return section(
    {
      listen: section(
        {
          host: text().default("127.0.0.1").describe("监听地址。The address to listen on."),
          port: port.default(8787).describe("监听端口。The port to listen on."),
          tls: section(
            {
              cert: text().describe("证书文件 (PEM)。The file of the certificate."),
              key: text().describe("私钥文件 (PEM)。The file of its private key."),
            },
            "HTTPS 证书；由前置代理处理 TLS 时不填。The certificate; left out where a proxy in front ends TLS.",
          ).optional(),
          trustProxy: flag
            .default(false)
            .describe(
              "信任前置代理的 X-Forwarded-*。Trusts X-Forwarded-*: only where a proxy in front sets them itself.",
            ),
        },
        "监听。Where the gateway listens.",
      ).prefault({}),
      server: section(
        {
          headersTimeout: duration.default(10_000).describe("请求头的时限。The time limit of a request's headers."),
          requestTimeout: duration.default(30_000).describe("整个请求的时限。The time limit of a whole request."),
        },
        "时限。Time limits.",
      )
        .refine(({ headersTimeout, requestTimeout }) => headersTimeout <= requestTimeout, {
          path: ["headersTimeout"],
          error: "has to be no longer than requestTimeout (10s and 30s unless they are set)",
        })
        .prefault({}),
      prefix: z
        .string({ error: "has to be a path such as /youmi" })
        .regex(/^(\/[A-Za-z0-9._~-]+)+$/, {
          error: "has to be a path such as /youmi: it begins with a slash and does not end with one",
        })
        .default("/youmi")
        .describe("所有地址的前缀。What all addresses begin with."),
      origins: z
        .array(
          z.string().superRefine((value, context) => {
            const meant = URL.canParse(value) ? new URL(value).origin : "null";
            if (meant === value || /^(?!https?:)[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+(:\d+)?$/.test(value)) return;
            const hint = meant === "null" ? "" : ` (did you mean ${meant}?)`;
            context.addIssue({ code: "custom", message: `has to be an origin such as https://crm.example${hint}` });
          }),
          { error: "has to be a list of origins such as [https://crm.example]" },
        )
        .default([])
        .describe("允许跨域调用的页面来源。Other origins whose pages may call."),
      v1: section(
        {
          baseUrl: address("http://<server>:5001/publicapi/v1").describe(
            "服务器地址，写到 v1 为止。The server's address, up to v1.",
          ),
          appId: text().describe("登陆APPID。The app id."),
          appKey: secret("YOUMI_APP_KEY").describe("appkey，写成环境变量。The app key: a variable of the environment."),
          paths,
        },
        "v1 接口的地址和凭据。Address and credentials of v1.",
      ).optional(),
      v2: section(
        {
          baseUrl: address("https://<server>").describe("服务器地址，不含 /v2。The server's address, without /v2."),
          clientId: text().describe("客户端标识。The client id."),
          clientSecret: secret("YOUMI_CLIENT_SECRET").describe(
            "客户端密钥，写成环境变量。The client secret: a variable of the environment.",
          ),
          tokenUrl: address("https://sso.yunshouzhi.net/connect/token")
            .optional()
            .describe("token 地址，不填则用友米的。Where tokens are; the vendor's unless it is set."),
          scope: text().optional().describe("token 的 scope。The token's scope."),
          tenantId: text().optional().describe("租户ID，仅代理商需要。Only agents need it."),
          paths,
        },
        "v2 接口的地址和凭据。Address and credentials of v2.",
      ).optional(),
      sidebar: section(
        {
          privateKey: secret("YOUMI_SIDEBAR_KEY")
            .optional()
            .describe("系统私钥，写成环境变量。The key (系统私钥): a variable of the environment."),
          orderUrl: text().optional().describe("下单URL；系统私钥为空时作密钥。The key where privateKey is empty."),
          maxAge: duration.default(10 * MINUTE).describe("地址的有效期。How old an address may be."),
          fields: z
            .array(z.enum(VISIT_FIELDS, { error: `has to be one of ${VISIT_FIELDS.join(", ")}` }))
            .optional()
            .describe("告诉页面的字段。What a page is told."),
          cipher: section(
            {
              mode: z.enum(["cbc", "ecb"], { error: "has to be cbc or ecb" }).optional(),
              encoding: z
                .enum(["base64", "base64url", "hex"], { error: "has to be base64, base64url or hex" })
                .optional(),
              padding: z.enum(["pkcs7", "zeros"], { error: "has to be pkcs7 or zeros" }).optional(),
              key: z.enum(["zeros", "k1k2k1"], { error: "has to be zeros or k1k2k1" }).optional(),
            },
            "加密方式中已知的部分。What is known of the cipher.",
          ).optional(),
          withoutDockPwd: flag.optional().describe("报文中没有 dockPwd 字段。Messages have no field dockPwd."),
        },
        "侧边栏地址的解密。How sidebar addresses are opened.",
      ).optional(),
      session: section(
        {
          secret: secret("YOUMI_SESSION_SECRET", { shortest: 32 }).describe(
            "会话密钥，至少 32 个字符。At least 32 characters.",
          ),
          maxAge: duration.default(8 * HOUR).describe("会话的有效期。How long a session lasts."),
        },
        "侧边栏的会话。Sessions of sidebars.",
      ).optional(),
      callers: z
        .array(caller, { error: "has to be a list such as [{ sidebar: {} }]" })
        .default([])
        .describe("依次询问，第一个认得调用者的算数。Asked in this order; the first that knows the caller counts."),
      rules: z
        .array(ruleSchema, { error: "has to be a list of rules such as [{ allow: [listStaff] }]" })
        .default([])
        .describe("规则；没有规则提到的一律拒绝。Nothing is allowed that no rule names."),
      limits: section(
        {
          perCaller: rate.optional().describe("每个调用者。Of each caller."),
          total: rate.optional().describe("全部调用者合计。Of all callers together."),
        },
        "限流，超出时 429。Limits; 429 beyond them.",
      ).prefault({}),
      redis: redis.optional().describe("多个网关共享状态的 Redis。What several gateways share their state in."),
      callbacks: section(
        {
          secret: secret("YOUMI_CALLBACK_SECRET", { shortest: 16, inAddress: true }).describe(
            "地址中的密钥。The secret in the address.",
          ),
          forward: section(
            {
              url: address("http://127.0.0.1:8080/youmi-events").describe("接收的地址。The address that receives."),
              secret: secret("YOUMI_FORWARD_SECRET", { shortest: 16 }).describe("签名密钥。The key of the signature."),
            },
            "转交给这个地址。The address that they are handed to.",
          ).optional(),
          stream: text().optional().describe("追加到这个 Redis 流。The Redis stream that they are appended to."),
        },
        "回调数据和事件。Callbacks and events.",
      ).optional(),
      log: section(
        {
          level: z
            .enum(["trace", "debug", "info", "warn", "error", "silent"], {
              error: "has to be trace, debug, info, warn, error or silent",
            })
            .default("info")
            .describe("从哪一级起记录。From which level on."),
        },
        "日志。The log.",
      ).prefault({}),
      metrics: section(
        {
          port: port.describe("监听端口。The port to listen on."),
          host: text().optional().describe("默认同 listen.host。That of listen by default."),
        },
        "Prometheus 指标的端口。The port of the metrics.",
      ).optional(),
    },
    "youmi-open-api-gateway",
  );
}

/** The configuration, checked, with defaults. */
export type GatewayConfig = z.output<ReturnType<typeof configSchema>>;

/** A rule, as it is written. */
export type Rule = z.output<typeof ruleSchema>;

/** A value of a rule, as it is written. */
export type RuleValue = z.output<typeof ruleValue>;

/** The JSON Schema of the configuration, for completion in editors. */
export function jsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(configSchema({}), { io: "input", reused: "inline", unrepresentable: "any" });
  return { ...schema, title: "youmi-open-api-gateway" };
}
