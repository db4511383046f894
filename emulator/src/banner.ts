import type { Emulator } from "./emulator.js";

/** What the command prints when it has started: all that an application against the emulator has to be told. */
export function banner(emulator: Emulator): string {
  const { environment } = emulator;
  const { url, visit } = emulator.sidebarVisit();
  return [
    `youmi-open-api-emulator listens at ${emulator.url}`,
    "",
    `Sidebar address 侧边栏地址 (user ${visit.userId}, customer ${visit.customer?.WX}). Open it as the 企客聊 client does:`,
    url,
    `Addresses grow old. A fresh one 新地址: ${emulator.url}/__emulator/sidebar-url`,
    "",
    `系统私钥   ${environment.YOUMI_SIDEBAR_KEY || "(empty: the 下单URL takes its place)"}`,
    `下单URL    ${environment.YOUMI_ORDER_URL}`,
    `v1         ${environment.YOUMI_BASE_URL}`,
    `v2         ${emulator.url}   token ${environment.YOUMI_TOKEN_URL}`,
    `control    ${emulator.url}/__emulator`,
    "",
    "For a file .env 复制到 .env:",
    "",
    ...Object.entries(environment).map(([name, value]) => `${name}=${quoted(value)}`),
    "",
  ].join("\n");
}

/** A value as files of the environment have it: in quotation marks where it would otherwise be read as something else. */
function quoted(value: string): string {
  if (/^[\w.:/?&=%@+,~-]*$/.test(value)) return value;
  const mark = ["'", '"', "`"].find((mark) => !value.includes(mark)) ?? "'";
  return `${mark}${value}${mark}`;
}
