// Set-up steps for the languages in which the examples of order systems are written.

import { existsSync } from "node:fs";
import { ask } from "../process.mjs";
import { which } from "../which.mjs";
import { canInstallPackages, installPackages } from "./commands.mjs";

/** Whether there is a PHP that the example runs with. */
export const hasPhp = () => which("php") !== undefined && /^pdo_sqlite$/m.test(ask("php", ["-m"]) ?? "");
export const hasJava = () => which("javac") !== undefined && which("java") !== undefined;
export const hasMono = () => which("mcs") !== undefined && which("mono") !== undefined;

/** Debian's Spring: an old one, but with the annotations of today. Spring Boot is only in Maven's repository. */
export const springJars = [
  ...["core", "context", "beans", "transaction", "jdbc", "web"].map((name) => `/usr/share/java/spring3-${name}.jar`),
  "/usr/share/java/tomcat10-servlet-api.jar",
];
export const hasSpring = () => hasJava() && springJars.every((jar) => existsSync(jar));

export const php = language("PHP", hasPhp, ["php-cli", "php-sqlite3"], "php with pdo_sqlite");
export const java = language(
  "Java and Spring's annotations",
  hasSpring,
  ["default-jdk-headless", "libspring-jdbc-java", "libspring-web-java", "libtomcat10-java"],
  "a JDK with Debian's libspring-web-java",
);
export const mono = language("Mono's C# compiler", hasMono, ["mono-mcs", "mono-runtime"], "mcs and mono");

function language(title, isDone, packages, what) {
  return {
    title,
    isDone,
    shared: true,
    // Only the tests of one example need it, which are skipped without it.
    optional: true,
    async act(say) {
      if (!canInstallPackages()) throw new Error(`${what} was not found, and the tests of one example need it.`);
      const isThere = (name) => name === "default-jdk-headless" && hasJava();
      await installPackages(
        packages.filter((name) => !isThere(name)),
        say,
      );
    },
  };
}
