// Set-up steps for programs that only tests start: on Debian they are installed, elsewhere the tests that need them say so.

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

/** Gateways and token stores share what is in it. */
export const redis = program({
  title: "Redis",
  isDone: () => which("redis-server") !== undefined,
  packages: () => ["redis-server"],
  what: "redis-server (https://redis.io/docs/latest/operate/oss_and_stack/install/; macOS: brew install redis)",
});

/** Stands in front of gateways. */
export const nginx = program({
  title: "Nginx",
  isDone: () => which("nginx") !== undefined,
  packages: () => ["nginx-light"],
  what: "nginx (https://nginx.org/en/docs/install.html; macOS: brew install nginx)",
});

export const php = program({
  title: "PHP",
  isDone: hasPhp,
  packages: () => ["php-cli", "php-sqlite3"],
  what: "php with pdo_sqlite",
});

export const java = program({
  title: "Java and Spring's annotations",
  isDone: hasSpring,
  packages: () => [
    ...(hasJava() ? [] : ["default-jdk-headless"]),
    ...["libspring-jdbc-java", "libspring-web-java", "libtomcat10-java"],
  ],
  what: "a JDK with Debian's libspring-web-java",
});

export const mono = program({
  title: "Mono's C# compiler",
  isDone: hasMono,
  packages: () => ["mono-mcs", "mono-runtime"],
  what: "mcs and mono",
});

/** `packages` are Debian's, `what` says what is missing elsewhere, and where it is to be had. */
function program({ title, isDone, packages, what }) {
  return {
    title,
    isDone,
    shared: true,
    optional: true,
    async act(say) {
      if (!canInstallPackages()) throw new Error(`Not found, and some tests need it: ${what}`);
      await installPackages(packages(), say);
    },
  };
}
