import type { Endpoint } from "../endpoint.js";
import { codes } from "../../wire/codes.js";
import { integer, listOf, object, type Parameter, required, text } from "../../wire/parameters.js";
import { Refusal } from "../../wire/refusal.js";
import { v2 } from "./row.js";

/** The documented contents of a task by their type, and what each has to hold. */
const contents: Readonly<Record<string, readonly string[]>> = {
  "0": ["content"],
  "1": ["imgName", "imgFormat", "imgMediaUrl"],
  "2": ["videoName", "videoFormat", "videoMediaUrl"],
};

/** One part of a bulk send; parts of types that are not documented may hold anything. */
const part: Parameter<{ type: string }> = (given, name) => {
  const { type, data } = object(given, name);
  const kind = required(text)(type, `${name}.type`);
  const held = object(data, `${name}.data`);
  const keys = Object.hasOwn(contents, kind) ? (contents[kind] ?? []) : [];
  for (const key of keys) required(text)(held[key], `${name}.data.${key}`);
  return { type: kind };
};

/** The vendor's example of a bulk send's number. */
const FIRST_ID = 853;

/** 保存RPA群发. Its number comes as plain `values`, which is the emulator's choice. */
const saveBulkSend = v2(
  {
    id: "saveBulkSend",
    title: "保存RPA群发",
    path: "BulkSend/SaveBulkSendTask",
    parameters: { task_content: required(listOf(part)) },
  },
  (_, { memory }, { given, tenantId }) => {
    const ad_bulk_send_id = FIRST_ID + memory.bulkSends.length;
    memory.bulkSends.push({ ad_bulk_send_id, request: { ...given }, isDeleted: false, tenantId });
    return ad_bulk_send_id;
  },
);

/** 删除RPA群发. What is not there cannot be deleted: 200019, which is the emulator's choice. */
const deleteBulkSend = v2(
  {
    id: "deleteBulkSend",
    title: "删除RPA群发",
    path: "BulkSend/DeleteBulkSendTask",
    parameters: { ad_bulk_send_id: required(integer) },
  },
  ({ ad_bulk_send_id }, { memory }) => {
    const task = memory.bulkSends.find((each) => each.ad_bulk_send_id === ad_bulk_send_id);
    if (!task || task.isDeleted) throw new Refusal(codes.operationFailed, `no bulk send ${ad_bulk_send_id}`);
    task.isDeleted = true;
    return true;
  },
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [saveBulkSend, deleteBulkSend];
