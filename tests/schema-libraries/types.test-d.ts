// What the definitions make of schemas of libraries. Compiled, never run: `tsc -p tests/schema-libraries --noEmit`.

import { type } from "arktype";
import * as v from "valibot";
import type { Reply, V1Client, V2Client } from "youmi-open-api";
import { z } from "zod";

/** Whether two types are the same, not merely assignable. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

declare function isTrue<T extends true>(): T;

interface Todo {
  number: number;
  title: string;
}

export async function byZod(v1: V1Client, v2: V2Client): Promise<void> {
  const item = z.object({ number: z.number(), title: z.string().default("") });
  const todos = await v2.listTodos({}, { schema: z.array(item) });
  isTrue<Same<typeof todos, Reply<Todo[]>>>();
  for await (const todo of v2.eachTodo({}, { schema: item })) isTrue<Same<typeof todo, Todo>>();
  const times = z.array(z.string().transform((text) => new Date(text)));
  const dates = await v1.call({ method: "GET", path: "any" }, { schema: times });
  isTrue<Same<typeof dates, Reply<Date[]>>>();
  // @ts-expect-error its values are documented
  await v1.listStaff({}, { schema: z.array(item) });
  // @ts-expect-error its items are documented
  v1.eachFriend({}, { schema: item });
}

export async function byValibot(v2: V2Client): Promise<void> {
  const item = v.object({ number: v.number(), title: v.optional(v.string(), "") });
  const todos = await v2.listTodos({}, { schema: v.array(item) });
  isTrue<Same<typeof todos, Reply<Todo[]>>>();
  for await (const todo of v2.eachTodo({}, { schema: item })) isTrue<Same<typeof todo, Todo>>();
}

export async function byArktype(v2: V2Client): Promise<void> {
  const item = type({ number: "number", title: "string = ''" });
  const todos = await v2.listTodos({}, { schema: item.array() });
  isTrue<Same<typeof todos, Reply<Todo[]>>>();
  for await (const todo of v2.eachTodo({}, { schema: item })) isTrue<Same<typeof todo, Todo>>();
}
