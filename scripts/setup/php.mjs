// Set-up step for PHP, in which one of the examples is written.

import { ask } from "../process.mjs";
import { which } from "../which.mjs";
import { canInstallPackages, installPackages } from "./commands.mjs";

export const php = {
  title: "PHP",
  isDone: () => canRunExample(),
  shared: true,
  // Only the tests of the example need it, which are skipped without it.
  optional: true,
  async act(say) {
    if (!canInstallPackages()) throw new Error(`php with pdo_sqlite was not found on PATH: ${how}`);
    await installPackages(["php-cli", "php-sqlite3"], say);
  },
};

const how = "https://www.php.net/manual/en/install.php (macOS: brew install php)";

/** Whether there is a PHP that the example runs with. */
export function canRunExample() {
  return which("php") !== undefined && /^pdo_sqlite$/m.test(ask("php", ["-m"]) ?? "");
}
