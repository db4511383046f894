// Finding a program by its name.

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

const endings = process.platform === "win32" ? (process.env.PATHEXT ?? ".EXE;.CMD").split(";") : [""];

/** The path of a program, looked for in the given folders (default: PATH); undefined if not there. */
export function which(name, folders = process.env.PATH ?? "") {
  for (const folder of folders.split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (folder && isProgram(path)) return path;
    }
  }
  return undefined;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
