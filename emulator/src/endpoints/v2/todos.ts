import type { Endpoint } from "../endpoint.js";
import { plainTime } from "../../clock.js";
import type { Todo } from "../../memory.js";
import { codes } from "../../wire/codes.js";
import {
  integer,
  listOf,
  oneOf,
  optional,
  type Parameter,
  required,
  text,
  time,
  type ValuesOf,
  withDefault,
} from "../../wire/parameters.js";
import { Refusal } from "../../wire/refusal.js";
import type { World } from "../../world.js";
import { isBetween, isWanted, pageOf } from "../filtering.js";
import { paging, v2 } from "./row.js";

/** What both ways to add a record know. */
const common = {
  Weixin: required(text),
  SffId: optional(text),
  RemindTitle: optional(text),
  FollowupsiTuation: optional(text),
  RemindTime: optional(timeText),
  IsAlways: withDefault(integer, 0),
  Recipient: withDefault(listOf(text), []),
};

/** A time that is kept as it was written, too. */
function timeText(given: unknown, name: string): { text: string; seconds: number } {
  return { text: text(given, name), seconds: time(given, name) };
}

type GivenTodo = ValuesOf<typeof common> & Partial<Omit<Todo, keyof typeof common>>;

const FIRST_NUMBER = 1001;

function remember(given: GivenTodo, tenantId: string | null, { memory, clock }: World): number {
  const nowSeconds = Math.floor(clock.now() / 1000);
  if (given.RemindTime && given.RemindTime.seconds < nowSeconds) {
    throw new Refusal(codes.badParameter, "RemindTime must not be in the past");
  }
  const id = FIRST_NUMBER + memory.todos.length;
  memory.todos.push({
    id,
    Weixin: given.Weixin,
    From: given.From ?? null,
    SffId: given.SffId ?? null,
    RemindTitle: given.RemindTitle ?? "",
    FollowupsiTuation: given.FollowupsiTuation ?? "",
    remindAt: given.RemindTime?.seconds ?? null,
    RemindTime: given.RemindTime?.text ?? null,
    IsAlways: given.IsAlways,
    Recipient: given.Recipient,
    AdWecharId: given.AdWecharId ?? null,
    LevelColor: given.LevelColor ?? null,
    LevelName: given.LevelName ?? null,
    EventType: given.EventType ?? null,
    createdAt: nowSeconds,
    usersate: 0,
    tenantId,
  });
  return id;
}

/** 新增待办记录. Which fields are required is not documented; the emulator wants the friend. */
const addTodo = v2(
  { id: "addTodo", title: "新增待办记录", path: "Todo/AddRecord", parameters: common },
  (given, world, { tenantId }) => {
    remember(given, tenantId, world);
    return true;
  },
);

const orNull = <T>(parameter: Parameter<T>): Parameter<T | null> => withDefault<T | null>(parameter, null);

/** 新增待办记录(返回编号). The number comes as plain `values`, which is the emulator's choice. */
const createTodo = v2(
  {
    id: "createTodo",
    title: "新增待办记录(返回编号)",
    path: "Todo/AddRecordNew",
    parameters: {
      ...common,
      From: required(oneOf(0, 1, 2, 3)),
      RemindTitle: required(text),
      FollowupsiTuation: required(text),
      RemindTime: required(timeText),
      AdWecharId: required(integer),
      LevelColor: orNull(text),
      LevelName: orNull(text),
      EventType: orNull(integer),
    },
  },
  (given, world, { tenantId }) => remember(given, tenantId, world),
);

const filters = {
  startTimestamp: optional(integer),
  endTimestamp: optional(integer),
  remindStartTimestamp: optional(integer),
  remindEndTimestamp: optional(integer),
  createStaff: optional(text),
  remindStaff: optional(text),
  WecharId: optional(integer),
  wechatNober: optional(text),
  usersate: withDefault(oneOf(-1, 0, 1), -1),
};

function found(wanted: ValuesOf<typeof filters>, { memory, data }: World): Todo[] {
  const numbers = new Map(data.accounts.map(({ record }) => [record.ad_wechat_id, record.ad_wechat_nober]));
  const isRemindTimeAsked =
    wanted.remindStartTimestamp !== undefined || wanted.remindEndTimestamp !== undefined;
  return memory.todos.filter(
    (todo) =>
      isBetween(todo.createdAt, wanted.startTimestamp, wanted.endTimestamp) &&
      (todo.remindAt === null
        ? !isRemindTimeAsked
        : isBetween(todo.remindAt, wanted.remindStartTimestamp, wanted.remindEndTimestamp)) &&
      isWanted(todo.SffId ?? "", wanted.createStaff) &&
      (wanted.remindStaff === undefined || todo.Recipient.includes(wanted.remindStaff)) &&
      isWanted(todo.AdWecharId ?? 0, wanted.WecharId) &&
      isWanted(numbers.get(todo.AdWecharId ?? 0) ?? "", wanted.wechatNober) &&
      isWanted(todo.usersate, wanted.usersate),
  );
}

/** A record as the list answers it: the names it was added with, and the emulator's for the rest. */
function written(todo: Todo): object {
  const { id, remindAt: _, createdAt, tenantId: __, ...fields } = todo;
  return { chargeDaffairesId: id, ...fields, createTime: plainTime(createdAt * 1000) };
}

/** 获取待办列表 */
const listTodos = v2(
  {
    id: "listTodos",
    title: "获取待办列表",
    path: "Todo/GetChargeDaffairesList",
    parameters: { ...filters, chargeDaffairesId: optional(integer), ...paging },
  },
  (wanted, world) => {
    const todos = found(wanted, world).filter((todo) =>
      isWanted(todo.id, wanted.chargeDaffairesId || undefined),
    );
    return pageOf(todos, wanted.pageIndex, wanted.pageSize).map(written);
  },
);

/** 获取待办列表总数 */
const countTodos = v2(
  {
    id: "countTodos",
    title: "获取待办列表总数",
    path: "Todo/GetChargeDaffairesCount",
    parameters: filters,
  },
  (wanted, world) => found(wanted, world).length,
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [addTodo, createTodo, listTodos, countTodos];
