// Set-up step for the generator of clients in Python, with which the tests try openapi.json.

import { join } from "node:path";
import { findGenerator, generatorFolder, generatorVersion } from "../toolchain.mjs";
import { which } from "../which.mjs";
import { canInstallPackages, installPackages, runOrFail } from "./commands.mjs";

export const clientGenerator = {
  title: "openapi-python-client",
  isDone: () => findGenerator() !== undefined,
  shared: true,
  // Only one test needs it, which is skipped without it.
  optional: true,
  async act(say) {
    const python = which("python3") ?? which("python");
    if (!python) throw new Error("Python 3 was not found on PATH, and the test of a generated client needs it.");
    try {
      await runOrFail(python, ["-m", "venv", "--clear", generatorFolder], { say });
    } catch (error) {
      if (!canInstallPackages()) throw error;
      await installPackages(["python3-venv"], say);
      await runOrFail(python, ["-m", "venv", "--clear", generatorFolder], { say });
    }
    const pip = join(generatorFolder, process.platform === "win32" ? "Scripts" : "bin", "python");
    await runOrFail(pip, ["-m", "pip", "install", `openapi-python-client==${generatorVersion}`], { say });
  },
};
