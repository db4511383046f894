/**
 * A stand-in for the vendor's server of the 友米聚合 open API.
 *
 * `startEmulator()` serves the documented endpoints from made-up data, checks signatures and tokens as the
 * documentation says, remembers what it received, and breaks on demand.
 */
export { signatureOf } from "./auth/signature.js";
export type { Conversation, NewMessage } from "./conversations.js";
export type { ChatMessage } from "./data/chat.js";
export type { Dataset, DataSize } from "./data/dataset.js";
export type { Staff } from "./data/staff.js";
export { type Emulator, startEmulator } from "./emulator.js";
export type { CallbackToSend, Delivery, EventToSend } from "./delivery.js";
export type { FaultKind, FaultSpec } from "./faults/spec.js";
export type {
  AddedFriend,
  BulkSend,
  CallbackAddress,
  Memory,
  Remembered,
  Subscription,
  Takeover,
  Todo,
} from "./memory.js";
export {
  DEFAULT_APP_ID,
  DEFAULT_APP_KEY,
  DEFAULT_CLIENT_ID,
  DEFAULT_CLIENT_SECRET,
  DEFAULT_ORDER_URL,
  DEFAULT_SIDEBAR_KEY,
  defaultOptions,
  type EmulatorOptions,
} from "./options.js";
export type { ReceivedRequest } from "./request-log.js";
export type { EmulatorState } from "./state.js";
export {
  encryptForSidebar,
  type SidebarCipher,
  type SidebarCustomer,
  type SidebarKeys,
  sidebarUrl,
  type SidebarVisit,
} from "./sidebar.js";
export type { Environment } from "./environment.js";
export type { OpenedVisit, VisitSettings } from "./visit.js";
