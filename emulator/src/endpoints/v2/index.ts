import type { Endpoint } from "../endpoint.js";
import { countAds, listAds } from "./ads.js";
import { deleteBulkSend, saveBulkSend } from "./bulk-send.js";
import {
  activateConversation,
  applyTakeover,
  endTakeover,
  listChatMessages,
  sendMessage,
  sendNotification,
} from "./chat.js";
import { countFans, listFans } from "./fans.js";
import { listAllStaff, listDepartmentGroups, listDepartments, listGroupStaff } from "./organization.js";
import { listCallRecordings } from "./recordings.js";
import { getStaffActivationReport, getStaffServiceReport } from "./reports.js";
import { registerCallbackUrl, subscribeEvent } from "./subscriptions.js";
import { addTodo, countTodos, createTodo, listTodos } from "./todos.js";
import { getMerchantToken } from "./token.js";

/** All endpoints of v2, in the order of the vendor's documentation. */
export const endpointsV2: readonly Endpoint[] = [
  getMerchantToken,
  registerCallbackUrl,
  subscribeEvent,
  sendMessage,
  applyTakeover,
  endTakeover,
  activateConversation,
  sendNotification,
  listChatMessages,
  getStaffServiceReport,
  getStaffActivationReport,
  listDepartments,
  listDepartmentGroups,
  listGroupStaff,
  listAllStaff,
  listFans,
  countFans,
  addTodo,
  createTodo,
  listTodos,
  countTodos,
  listAds,
  countAds,
  saveBulkSend,
  deleteBulkSend,
  listCallRecordings,
];
