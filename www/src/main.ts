// The page: a header, the list of calls with the faults beside it, and a section for each call.

import { element } from "./dom";
import { endpoints } from "./endpoints";
import { label, say } from "./language";
import { faultPanel } from "./view/fault-panel";
import { header } from "./view/header";
import { section } from "./view/section";

const ids = endpoints.map(({ id }) => id);
const links = ids.map((id) => element("li", {}, say(element("a", { href: `#${id}` }), id)));
const contents = label(element("nav", {}, element("ul", {}, ...links)), "contents");

document.body.append(
  say(element("a", { class: "skip", href: "#calls" }), "skip"),
  header(),
  element("div", { class: "side" }, contents, faultPanel(ids)),
  element("main", { id: "calls", tabindex: "-1" }, ...endpoints.map(section)),
);
say(document.querySelector("title")!, "title");
