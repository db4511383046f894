// Set-up steps for programs that the tests start: on Debian they are installed, elsewhere the tests that need them say so.

import { which } from "../which.mjs";
import { canInstallPackages, installPackages } from "./commands.mjs";

const program = ({ title, command, debian, macos, from }) => ({
  title,
  isDone: () => which(command) !== undefined,
  shared: true,
  optional: true,
  async act(say) {
    if (!canInstallPackages()) {
      throw new Error(`${command} was not found on PATH, and tests need it: ${from} (macOS: brew install ${macos})`);
    }
    await installPackages([debian], say);
  },
});

/** Gateways and token stores share what is in it. */
export const redis = program({
  title: "Redis",
  command: "redis-server",
  debian: "redis-server",
  macos: "redis",
  from: "https://redis.io/docs/latest/operate/oss_and_stack/install/",
});

/** Stands in front of the gateways, as in gateway/deploy. */
export const nginx = program({
  title: "Nginx",
  command: "nginx",
  debian: "nginx-light",
  macos: "nginx",
  from: "https://nginx.org/en/docs/install.html",
});
