// A YoumiError in words that whoever serves customers understands: what happened, and what to do.

import type { YoumiError } from "youmi-open-api";
import { speaker } from "./language";

const happened = speaker({
  api: ["系统拒绝了这次操作", "The system refused"],
  http: ["系统暂时无法应答", "The system cannot answer at the moment"],
  network: ["网络连接失败", "No connection"],
  timeout: ["等待超时", "It took too long"],
  abort: ["已取消", "Cancelled"],
  decode: ["系统返回的数据有误", "The system's answer makes no sense"],
  argument: ["填写的内容有误，没有发送", "Something is filled in wrongly; nothing was sent"],
  config: ["系统设置有误", "The system is not set up for this"],
  unauthorized: ["登录已失效", "You are no longer logged in"],
  forbidden: ["没有权限", "You may not do this"],
});

const advice = speaker({
  api: ["请看错误码的说明。", "See what the code says."],
  http: ["请稍后重试。", "Please try again later."],
  network: ["请检查网络后重试。", "Check the network, then try again."],
  timeout: ["请稍后重试。", "Please try again later."],
  abort: ["需要时请再操作一次。", "Do it again if you need it."],
  decode: ["请把下面的信息发给技术人员。", "Please send what is below to your developers."],
  argument: ["请改正后重试。", "Correct it and try again."],
  config: ["请把下面的信息发给技术人员。", "Please send what is below to your developers."],
  unauthorized: ["请从企客聊重新打开。", "Open this again from 企客聊."],
  forbidden: ["请联系管理员。", "Ask your administrator."],
  outcomeUnknown: [
    "不确定是否已经完成：请先核对，再决定是否重试。",
    "It may have been done all the same: look before you try again.",
  ],
  "200010": ["员工号不存在，请核对。", "There is no such staff code: check it."],
  "200011": ["系统繁忙，请稍后重试。", "The system is busy: try again later."],
  "200012": ["有参数不被接受，请核对填写的内容。", "A value is not accepted: check what is filled in."],
  "200017": ["该运营号未开启加好友，请换一个。", "This account may not add friends: take another."],
  "200018": ["运营号不存在，请核对。", "There is no such account: check it."],
});

const outcomeUnknown: readonly YoumiError["kind"][] = ["http", "network", "timeout", "abort", "decode"];
const codesWithAdvice = [200010, 200011, 200012, 200017, 200018] as const;

/** What happened. */
export function whatHappened(error: YoumiError): string {
  if (error.kind === "http" && error.status === 401) return happened("unauthorized");
  if (error.kind === "http" && error.status === 403) return happened("forbidden");
  return happened(error.kind);
}

/** What to do about it. `action`: the call was to change something, so it must not be repeated lightly. */
export function whatToDo(error: YoumiError, action = false): string {
  const code = codesWithAdvice.find((known) => known === error.code);
  if (code) return advice(`${code}`);
  if (error.kind === "http" && error.status === 401) return advice("unauthorized");
  if (error.kind === "http" && error.status === 403) return advice("forbidden");
  // What the gateway itself refuses has not gone further.
  const wasRefused = error.kind === "http" && error.status !== null && error.status < 500;
  if (action && error.attempts > 0 && !wasRefused && outcomeUnknown.includes(error.kind))
    return advice("outcomeUnknown");
  return advice(error.kind);
}

/** What a developer needs to find the fault: one line a fact, to be copied. */
export function forDevelopers(error: YoumiError): string {
  const { kind, endpoint, code, status, requestId, path, attempts, message } = error;
  return Object.entries({ kind, endpoint, code, status, requestId, path, attempts, message })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}
