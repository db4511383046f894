// Set-up step for Redis, with which the tests share tokens between processes.

import { which } from "../which.mjs";
import { canInstallPackages, installPackages } from "./commands.mjs";

export const redis = {
  title: "Redis",
  isDone: () => which("redis-server") !== undefined,
  shared: true,
  // Only the tests of the token store need it, and they say so.
  optional: true,
  async act(say) {
    if (!canInstallPackages()) throw new Error(`redis-server was not found on PATH, and the tests need it: ${how}`);
    await installPackages(["redis-server"], say);
  },
};

const how = "https://redis.io/docs/latest/operate/oss_and_stack/install/ (macOS: brew install redis)";
