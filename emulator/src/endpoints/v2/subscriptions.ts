import type { Endpoint } from "../endpoint.js";
import { listOf, oneOf, optional, required, text } from "../../wire/parameters.js";
import { v2 } from "./row.js";

/** 注册回调地址. An address replaces the one of the same type; `url` null takes it away. */
const registerCallbackUrl = v2(
  {
    id: "registerCallbackUrl",
    title: "注册回调地址",
    path: "Public/registerCallbackUrl",
    parameters: { url: optional(text), type: required(oneOf(100, 200)) },
    hasRequestId: true,
  },
  ({ url, type }, { memory }, { tenantId }) => {
    memory.callbackAddresses = memory.callbackAddresses.filter((address) => address.type !== type);
    if (url !== undefined) memory.callbackAddresses.push({ url, type, tenantId });
    return true;
  },
);

/** 订阅事件. A subscription replaces the one of the same app at the same address. */
const subscribeEvent = v2(
  {
    id: "subscribeEvent",
    title: "订阅事件",
    path: "Public/subscribeEvent",
    parameters: { url: required(text), appId: required(text), messageTypes: required(listOf(text)) },
  },
  ({ url, appId, messageTypes }, { memory }, { tenantId }) => {
    memory.subscriptions = memory.subscriptions.filter((each) => each.url !== url || each.appId !== appId);
    memory.subscriptions.push({ url, appId, messageTypes, tenantId });
    return true;
  },
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [registerCallbackUrl, subscribeEvent];
