// The console as its reader uses it: by what is written on it.

import { openPage } from "./demo.mjs";

/** Opens the console at an endpoint. */
export async function openConsole(demo, endpoint, { language = "zh", ...options } = {}) {
  const opened = await openPage(demo, `/console/?lang=${language}#/${endpoint}`, options);
  const console = new ConsolePage(opened.page, language);
  await console.heading(endpoint).waitFor();
  return { ...opened, console };
}

const words = {
  zh: { form: "参数", call: "调用", result: "结果", done: /^(成功|未成功)/, faults: "模拟故障", set: "设置" },
  en: { form: "Parameters", call: "Call", result: "Result", done: /^(Success|Failed)/, faults: "Faults", set: "Set" },
};

class ConsolePage {
  constructor(page, language) {
    this.page = page;
    this.words = words[language];
    this.form = page.getByRole("form", { name: this.words.form });
    this.result = page.getByRole("region", { name: this.words.result, exact: true });
    this.faults = page.getByRole("form", { name: this.words.faults });
  }

  heading(endpoint) {
    return this.page.getByRole("main").getByRole("heading", { level: 2, name: new RegExp(`\\b${endpoint}$`) });
  }

  async go(endpoint) {
    await this.page.evaluate((id) => (location.hash = `#/${id}`), endpoint);
    await this.heading(endpoint).waitFor();
  }

  /** A parameter's input: its label ends with the parameter's name. */
  field(name) {
    return this.form.getByLabel(new RegExp(`(^|\\s)${name}$`));
  }

  async fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.field(name);
      const isChoice = await field.evaluate((element) => element.tagName === "SELECT");
      if (isChoice) await field.selectOption(JSON.stringify(value));
      else await field.fill(typeof value === "string" ? value : JSON.stringify(value));
    }
  }

  async setOptions(options) {
    const details = this.form.locator("details", { hasText: "CallOptions" });
    if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
    await this.fill(options);
  }

  async startCall() {
    await this.form.getByRole("button", { name: this.words.call, exact: true }).click();
  }

  /** Waits for the end of a call; answers what the page says of it. */
  async outcome() {
    await this.page.locator("section[aria-busy=false]").waitFor();
    return this.result.getByRole("status").filter({ hasText: this.words.done }).innerText();
  }

  async call() {
    await this.startCall();
    return this.outcome();
  }

  async show(tab) {
    await this.result.getByRole("tab", { name: tab }).click();
    return this.result.getByRole("tabpanel");
  }

  /** Sets a fault, and waits until the page says that it is set. */
  async setFault(kind, { amount, always = false } = {}) {
    await this.faults.locator("select").selectOption(kind);
    if (amount !== undefined) await this.faults.getByRole("spinbutton").fill(String(amount));
    await this.faults
      .getByRole("radio")
      .nth(always ? 1 : 0)
      .check();
    await this.faults.getByRole("button", { name: this.words.set, exact: true }).click();
    await this.faults.getByRole("status").filter({ hasText: "已设置" }).waitFor();
  }

  /** A property of the error, or of the envelope, that is shown. */
  fact(name) {
    const term = this.result.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) });
    return term.locator("xpath=following-sibling::dd[1]/code[1]").innerText();
  }
}
