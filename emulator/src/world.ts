import { Tokens } from "./auth/tokens.js";
import { Clock } from "./clock.js";
import type { ChatMessage } from "./data/chat.js";
import { type Dataset, makeDataset } from "./data/dataset.js";
import { makeTalk } from "./data/talk.js";
import { Directory } from "./directory.js";
import { FaultQueue } from "./faults/queue.js";
import { Looseness } from "./looseness.js";
import type { ResolvedOptions } from "./options.js";
import type { Recorded } from "./recorded.js";
import { RequestLog } from "./request-log.js";
import { emptyMemory, type Memory } from "./memory.js";

/** All that one emulator knows: what an endpoint answers from and what the control API changes. */
export interface World {
  readonly options: ResolvedOptions;
  readonly clock: Clock;
  readonly data: Dataset;
  readonly directory: Directory;
  readonly recorded: Recorded;
  /** What was said to the first friends before the emulator started. */
  readonly talk: readonly ChatMessage[];
  /** The v1 access tokens. */
  readonly tokens: Tokens;
  /** The v2 merchant tokens. */
  readonly merchantTokens: Tokens;
  readonly looseness: Looseness;
  readonly faults: FaultQueue;
  readonly log: RequestLog;
  /** Hear of every new chat message. */
  readonly chatListeners: Set<(message: ChatMessage) => void>;
  /** What clients have done so far. */
  memory: Memory;
}

/** A world in which nothing has happened yet. */
export function createWorld(options: ResolvedOptions, recorded: Recorded): World {
  const clock = new Clock(options.now, options.clockSkewSeconds);
  const data = makeDataset(options.seed, options);
  return {
    options,
    clock,
    data,
    recorded,
    directory: new Directory(data),
    talk: makeTalk(options.seed, data.friends, clock.now()),
    tokens: new Tokens(clock, options.tokenLifetimeSeconds),
    merchantTokens: new Tokens(clock, options.merchantTokenLifetimeSeconds),
    looseness: new Looseness(options.loose, options.seed),
    faults: new FaultQueue(),
    log: new RequestLog(),
    chatListeners: new Set(),
    memory: emptyMemory(),
  };
}

/** Brings a world back to its beginning. */
export function resetWorld(world: World): void {
  world.clock.reset();
  world.tokens.reset();
  world.merchantTokens.reset();
  world.looseness.reset();
  world.faults.clear();
  world.log.clear();
  world.memory = emptyMemory();
}
