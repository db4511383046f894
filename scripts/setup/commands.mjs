// Runs commands for set-up steps.

import { ask, runProcess } from "../process.mjs";
import { which } from "../which.mjs";

/**
 * Runs a command. `say` gets the latest line of its output. If it fails, the error shows the beginning
 * and the end of the output, and has all of it as `output`.
 */
export async function runOrFail(command, args, { say, env = process.env, ...options } = {}) {
  let line = "";
  const onText = (chunk) => {
    // Only complete lines are shown.
    const lines = (line + chunk).split(/[\r\n]+/);
    line = lines.pop();
    if (lines.length > 0) say?.(lines.at(-1).trim());
  };
  const { code, text, timedOut } = await runProcess(command, args, {
    ...options,
    // A tool's stack trace would displace its error message.
    env: { ...env, RUST_BACKTRACE: "0" },
    onText,
  });
  if (code === 0) return text;
  const how = timedOut ? "took too long and was ended" : `ended with code ${code}`;
  const message = `\`${[command, ...args].join(" ")}\` ${how}\n${excerpt(text)}`;
  throw Object.assign(new Error(message), { output: text });
}

// Some programs print the reason first, most of them last.
function excerpt(text) {
  const lines = text.trimEnd().split("\n");
  if (lines.length <= 35) return lines.join("\n");
  return [...lines.slice(0, 10), "[…]", ...lines.slice(-25)].join("\n");
}

/** Whether Debian packages can be installed here: a Debian or its like, with root's rights. */
export function canInstallPackages() {
  return which("apt-get") !== undefined && rootPrefix() !== undefined;
}

/** Installs the Debian packages that are missing. Never removes any to make room. */
export async function installPackages(names, say) {
  const missing = names.filter((name) => !isPackageInstalled(name));
  if (missing.length === 0) return;
  // Another installation may be running, on a new machine for example its first update.
  const wait = ["-o", "DPkg::Lock::Timeout=600"];
  try {
    await runAsRoot("apt-get", [...wait, "update"], say);
  } catch {
    // An unreachable source may not matter. The installation fails if it does.
  }
  const how = ["install", "--yes", "--no-install-recommends", "--no-remove"];
  await runAsRoot("apt-get", [...wait, ...how, ...missing], say);
}

/** Runs a command with root's rights, which `canInstallPackages` has checked. */
export async function runAsRoot(command, args, say) {
  const [program, ...rest] = [...(rootPrefix() ?? []), command, ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runOrFail(program, rest, { env, say });
}

function isPackageInstalled(name) {
  const status = ask("dpkg-query", ["--show", "--showformat=${Status}", name]);
  return status === "install ok installed";
}

let prefix;

function rootPrefix() {
  if (prefix === undefined) {
    if (process.getuid?.() === 0) prefix = [];
    else if (ask("sudo", ["--non-interactive", "true"]) !== undefined) {
      prefix = ["sudo", "--non-interactive"];
    } else prefix = null;
  }
  return prefix ?? undefined;
}
