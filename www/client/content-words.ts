// What a chat message holds, in words: for the list, and for what this page cannot show.

import type { ChatContent } from "youmi-open-api";
import { speaker } from "../common/language";

const kinds = speaker({
  text: ["文字", "Text"],
  image: ["图片", "Image"],
  voice: ["语音", "Voice message"],
  card: ["名片", "Contact card"],
  location: ["位置", "Location"],
  link: ["链接", "Link"],
  file: ["文件", "File"],
  invitation: ["入群邀请", "Group invitation"],
  miniProgram: ["小程序", "Mini program"],
  other: ["其他消息", "Other message"],
  50: ["视频通话", "Video call"],
  1001: ["分享的名片", "Shared card"],
  4919: ["聊天记录", "Forwarded chat"],
});

const units = speaker({
  seconds: ["{number} 秒", "{number} s"],
  kilobytes: ["{number} KB", "{number} KB"],
});

const typesOfOther = [50, 1001, 4919] as const;

/** The kind of a message. */
export function kindOf(content: ChatContent): string {
  const type = typesOfOther.find((known) => known === content.type);
  return content.kind === "other" && type ? kinds(type) : kinds(content.kind);
}

/** What it is about, if the message says so. */
export function titleOf(content: ChatContent): string | null {
  if (content.kind === "card") return content.nickname;
  if (content.kind === "location" || content.kind === "link" || content.kind === "file") return content.title;
  if (content.kind === "invitation") return content.title;
  return null;
}

/** How much it is, if the message says so. */
export function sizeOf(content: ChatContent): string | null {
  if (content.kind === "voice" && content.videoLen !== null) return units("seconds", { number: content.videoLen });
  if (content.kind === "file" && content.totalLen !== null) {
    return units("kilobytes", { number: Math.ceil(content.totalLen / 1024) });
  }
  return null;
}

/** The whole message in one line. */
export function summaryOf(content: ChatContent): string {
  if (content.kind === "text") return content.text.replace(/\s+/g, " ");
  return [`[${kindOf(content)}]`, titleOf(content)].filter((part) => part !== null).join(" ");
}
