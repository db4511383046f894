// @ts-check
// The texts of the doctor in Chinese.

import { SAME_SECONDS } from "./en.js";

/** @import { Problem } from "../report.d.ts" */

/** @param {{ status?: number }} problem */
const http = ({ status }) => (status === undefined ? "" : `（HTTP ${status}）`);
/** @param {Problem} problem */
const detail = ({ detail }) => (detail === undefined ? "" : `（${detail}）`);
/** @param {Problem} problem */
const code = ({ code, description }) =>
  code === undefined ? "" : `（${code}${description ? ` ${description}` : ""}）`;

/** @type {import("./en.js").Words["reasons"]} */
const reasons = {
  unknownHost: (problem) => [
    `找不到这个服务器名${detail(problem)}`,
    "请检查 --base-url 里的主机名是否写对；本机能否解析域名（DNS）；该域名是否只在 VPN 内可用。",
  ],
  connectionRefused: (problem) => [
    `该地址上没有程序在监听${detail(problem)}`,
    "请检查端口是否正确（厂商示例为 5001 和 5003），以及服务器是否已启动。",
  ],
  unreachable: (problem) => [
    `无法连到服务器${detail(problem)}`,
    "请检查本机是否在正确的网络或 VPN 内，中间是否有防火墙。",
  ],
  connectTimeout: (problem) => [
    `连接服务器超时${detail(problem)}`,
    "多半是防火墙丢弃了连接、地址有误，或需要 VPN。注意 Node.js 不会自动使用环境变量里的代理。",
  ],
  timeout: () => [
    "超过时限仍没有应答",
    "请延长时限再试（--timeout 60）。如果仍然如此，说明服务器卡住了，或者该端口上是别的程序。",
  ],
  connectionClosed: (problem) => [
    `服务器没有给出完整应答就断开了连接${detail(problem)}`,
    "请检查该端口用的是 https 还是 http。否则是代理或服务器中断了连接：请重试，再查看它们的日志。",
  ],
  network: () => [
    "连接失败",
    "请确认本机能访问该服务器，且中间没有要求密码的代理（HTTP 407），例如在本机浏览器里打开这个地址。",
  ],
  badPort: () => ["这是其他协议的保留端口，客户端不会连接", "请更正 --base-url 里的端口。"],
  certificate: (problem) => [
    `服务器的证书不受信任${detail(problem)}`,
    "请检查证书是否过期、域名是否相符。如果是公司自签证书，请用 NODE_EXTRA_CA_CERTS 指定根证书。",
  ],
  noTls: (problem) => [
    `https 与 http 用混了${http(problem) || detail(problem)}`,
    "请把 --base-url 里的 https:// 改为 http://（或反过来），或更正端口。",
  ],
  notHttp: (problem) => [
    `该端口上的程序不是 HTTP 服务${detail(problem)}`,
    "请更正 --base-url 里的端口。如果那是 https 端口，地址应以 https:// 开头。",
  ],
  redirect: (problem) => [
    `服务器重定向${problem.detail ? `到 ${problem.detail}` : ""}${http(problem)}`,
    "如果接口已迁到那里（例如改用 https），请把那个地址写进 --base-url；如果那是登录页，说明中间有系统要求先登录。",
  ],
  loginPage: (problem) => [
    `应答的是登录页，不是接口${http(problem)}`,
    "中间有系统要求先登录（代理、VPN、公司网关），或者 --base-url 指向了后台网站。",
  ],
  htmlPage: (problem) => [
    `应答的是网页，不是接口${http(problem)}`,
    "请更正 --base-url 的主机、端口或路径：那里是一个网站，或者代理插入了自己的页面。",
  ],
  gatewayDown: (problem) => [
    `代理应答说它后面的服务器没有响应${http(problem)}`,
    "地址至少到代理这一步是对的。请检查后面的服务器是否在运行。",
  ],
  otherService: (problem) => [
    `有程序应答，但不是这套接口${http(problem)}`,
    "请更正 --base-url 的端口和路径：那里是别的服务。",
  ],
  noSuchAddress: (problem) => [
    `服务器上没有这个地址${http(problem)}`,
    "请更正 --base-url 的路径：v1 以 /publicapi/v1 或 /v1 结尾，v2 写到 /v2 之前为止。",
  ],
  accessDenied: (problem) => [
    `还没到接口就被拒绝访问${http(problem)}`,
    "代理、Web 防火墙或 IP 白名单拒绝了本机，请联系服务器管理员。",
  ],
  tooManyRequests: (problem) => [`请求过于频繁${http(problem)}`, "请稍后再试。"],
  serverFailed: (problem) => [`服务器出错${http(problem)}`, "请重试；如果仍然如此，请查看服务器日志或联系厂商。"],
  wrongKey: (problem) => [
    `密钥被拒绝${code(problem)}${detail(problem)}`,
    "请把环境变量里的密钥与厂商后台（后勤 - CRM对接）核对：v1 为 YOUMI_APP_ID、YOUMI_APP_KEY，v2 为 YOUMI_CLIENT_ID、YOUMI_CLIENT_SECRET。前后多出的空格和引号也算在内。",
  ],
  wrongSignature: (problem) => [
    `签名被拒绝${code(problem)}`,
    "TOKEN 已取得，说明 AppId 正确。请再次核对 YOUMI_APP_KEY；并检查代理是否改动了请求头 Nonce、Timestamp、Signature。",
  ],
  wrongClock: (problem) => [
    `服务器不接受本机的时间${code(problem)}`,
    "请校准本机或服务器的时钟（NTP）：两者最多相差 10 分钟。",
  ],
  tokenRefused: (problem) => [
    `服务器发了 TOKEN 却不接受它${code(problem)}${http(problem)}`,
    "请检查发 TOKEN 的服务器与 --base-url 是否配套（YOUMI_TOKEN_URL），代理是否去掉了请求头 access_token 或 Authorization。",
  ],
  headersMissing: (problem) => [
    `请求头没有到达服务器${code(problem)}`,
    "代理去掉了请求头。nginx 默认丢弃名称带下划线的请求头（如 access_token）：请设置 underscores_in_headers on;。",
  ],
  noToken: (problem) => [
    `服务器没有给出 TOKEN${detail(problem)}${http(problem)}`,
    "请检查 TOKEN 地址（YOUMI_TOKEN_URL），以及该 client 是否有 Ls.Qkl.PublicApi 的权限。",
  ],
  refused: (problem) => [`服务器拒绝了这次调用${code(problem)}`, null],
  notHere: () => [
    "这套接口与另一套不在同一个服务器上",
    "请再写一个 --base-url 给出它的地址，或用 --api 只检查另一套。",
  ],
  otherAddress: (problem) => [
    `给出的地址没有接口应答，应答的是 ${problem.detail}`,
    "请改用这个地址作为 baseUrl。以下检查在这个地址上进行。",
  ],
  pathUnknown: () => ["厂商文档没有给出路径", null],
  parametersUnknown: (problem) => [`不带参数被拒绝，而厂商文档没有说明参数${code(problem)}`, null],
  valueMissing: (problem) => [`需要的值在前面的应答里没有出现：${problem.detail}`, null],
  stoppedBefore: () => ["检查在此之前已结束", null],
  unexpected: (problem) => [`客户端无法发出这次调用${detail(problem)}`, "请向我们反馈。"],
};

/** @type {import("./en.js").Words["usage"]} */
const usage = {
  noCommand: () => "请给出命令：youmi-open-api doctor --base-url 地址（全部用法见 youmi-open-api --help）。",
  unknownCommand: () => "只有 doctor 这一个命令：youmi-open-api doctor --base-url 地址。",
  tooManyArguments: () => "doctor 只接受选项：地址请写成 --base-url 地址。",
  unknownOption: (name) => `没有 ${name} 这个选项：全部选项见 youmi-open-api --help。`,
  missingValue: (name) => `${name} 后面缺少值。`,
  needlessValue: (name) => `${name} 不带值。`,
  wrongLanguage: () => "--lang 只能是 zh 或 en。",
  wrongApi: () => "--api 只能是 v1 或 v2。",
  wrongTimeout: () => "--timeout 要写成秒数，例如 30。",
  wrongTenantId: () => "--tenant-id 只能由字母、数字和不含空格的符号组成。",
  noBaseUrl: () => "请给出服务器地址：--base-url http://服务器:5001/publicapi/v1，或环境变量 YOUMI_BASE_URL。",
  wrongBaseUrl: (name) =>
    `${name || "--base-url"} 要写成完整的地址，不带用户名、密码和查询参数，例如 http://服务器:5001/publicapi/v1。`,
  noKeys: (names) => `请把密钥放进环境变量（${names}），或放进文件：--env .env。`,
  missingKey: (name) => `环境变量里缺少 ${name}：与它成对的另一个已经有了。`,
  envFileUnreadable: (file) => `--env：无法读取 ${file}。`,
  envFileUnsupported: () => "--env 需要 Node.js 20.12 或更高版本：请改为直接设置环境变量。",
  folderNotEmpty: (folder) => `${folder} 不是空文件夹，也不是由 doctor 生成的：请给 --record 一个新的文件夹。`,
  folderNotUsable: (folder) => `${folder} 不能用作写入的文件夹。`,
};

/** The client's own words, as they may follow one another. @type {[RegExp, string][]} */
const phrases = [
  [/^an integer$/, "整数"],
  [/^a string that holds JSON$/, "内含 JSON 的字符串"],
  [/^a string that is no integer$/, "不是整数的字符串"],
  [/^a string$/, "字符串"],
  [/^a boolean, 0 or 1$/, "布尔值、0 或 1"],
  [/^a boolean$/, "布尔值"],
  [/^a number with a fraction or an exponent$/, "带小数或指数的数字"],
  [/^a number$/, "数字"],
  [/^one beyond 2\^53.*$/, "超过 2^53 的整数"],
  [/^an array$/, "数组"],
  [/^an object$/, "对象"],
  [/^a value$/, "任意值"],
  [/^another value$/, "别的值"],
  [/^an envelope in JSON$/, " JSON 格式的返回结果"],
  [/^other JSON$/, "别的 JSON "],
  [/^text that is no JSON.*$/, "不是 JSON 的文本"],
];

/** @type {import("./en.js").Words} */
export const zh = {
  reasons,
  usage,
  readOnly: "只发送读取请求，不改动服务器上的任何数据。",
  labels: {
    ...{ address: "地址", clock: "时钟", token: "TOKEN", signature: "签名", endpoints: "接口" },
    ...{ advice: "怎么办：", result: "结论" },
  },
  states: { fits: "相符", differs: "不符", failed: "失败", unchecked: "未检查" },
  comma: "，",
  whileAskingForToken: (hasOwnAddress) => `获取 TOKEN 时${hasOwnAddress ? "（YOUMI_TOKEN_URL）" : ""}：`,
  isGiven: "给出的地址",
  answers: "可用",
  answersNot: "不可用",
  notTried: "未尝试",
  notKnown: "未知",
  given: "已取得",
  refused: "未取得",
  accepted: "已被接受",
  notAccepted: "被拒绝",
  clock: (seconds, source) =>
    Math.abs(seconds) <= SAME_SECONDS
      ? `与本机一致（${source}）`
      : `服务器比本机${seconds > 0 ? "快" : "慢"} ${duration(Math.abs(seconds))}（${source}）`,
  wrongClock: "相差超过 10 分钟，服务器会拒绝本机的签名。本包会自动校正，其他程序不会。请校准有误的时钟（NTP）。",
  records: (count) => `${count} 条`,
  mismatch: (expected, found) => (found === "missing" ? `应为${expected}，实际缺失` : `应为${expected}，实为${found}`),
  wholeAnswer: "（整个应答）",
  undocumented: (count) => `文档中没有的字段（${count}）：`,
  phrase: (text) => {
    const [, phrase = text] = phrases.find(([pattern]) => pattern.test(text)) || [];
    return phrase === text ? ` ${text}` : phrase;
  },
  outcomes: {
    fits: "服务器与文档相符：检查过的都与文档一致。",
    differs: "服务器在以上各处与文档不符。输出中不含任何数据，可以直接贴进问题报告。",
    unchecked: "服务器未能检查，或未能全部检查。",
  },
  summary: (fits, differs, failed, unchecked) =>
    `${fits} 个接口相符，${differs} 个不符，${failed} 个失败，${unchecked} 个未检查`,
  recorded: (count, folder) => `已把 ${count} 个应答录制到 ${folder}，其中的文本全部替换过。`,
  help: `用法：youmi-open-api doctor [选项]

检查友米聚合开放 API 的服务器是否与文档相符。只发送读取请求。

  --base-url 地址     服务器地址；v1 和 v2 地址不同时写两次。也可用 YOUMI_BASE_URL
  --env 文件          另从文件（例如 .env）读取环境变量
  --api v1|v2         只检查其中一个；默认有哪一套密钥就检查哪一套
  --record 文件夹     把应答录制到该文件夹，其中的文本全部替换
  --json              输出 JSON 文档
  --lang zh|en        语言；默认跟随系统
  --timeout 秒        每个请求的时限；默认 15
  --tenant-id 编号    租户ID（TenantId），只有代理商需要
  --version           输出版本号
  -h, --help          输出本说明

密钥取自环境变量：v1 为 YOUMI_APP_ID、YOUMI_APP_KEY；v2 为 YOUMI_CLIENT_ID、YOUMI_CLIENT_SECRET，
必要时加 YOUMI_TOKEN_URL。

退出码：0 相符，1 不符，2 未能检查（或未能全部检查），3 参数有误。
`,
};

/** @param {number} seconds */
function duration(seconds) {
  if (seconds < 120) return `${seconds} 秒`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} 分钟`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} 小时` : `${Math.round(seconds / 86_400)} 天`;
}
