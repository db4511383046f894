// What the documentation comments say beside their sentences: the vendor's Chinese terms, the meaning of values, and
// the page of the vendor's documentation.

const chinese = /\p{Script=Han}/u;
/** Text in brackets, which may hold one more pair. */
const brackets = /\(((?:[^()]|\([^()]*\))*)\)/u;

/** The vendor's term for what a comment describes: Chinese in brackets, as in "State (员工状态): 0 enabled". */
export function termOf(doc: string): string | null {
  const [head = ""] = doc.split(/[.;:](?:\s|$)/);
  return termWithin(new RegExp(`${brackets.source}(?=,|$)`, "u").exec(head)?.[0] ?? "");
}

/** What a comment says of one value, as in "0 enabled, 1 disabled". */
export function meaningOf(doc: string, value: string): string {
  const parts = doc.replace(/^[^:]*:\s/s, "").split(/[,;.](?:\s+|$)(?![^(]*\))/u);
  for (const part of parts) {
    const [, name, meaning] = /^[`"]?([^\s`"]+)[`"]?(?:\s+(.*))?$/s.exec(part.trim()) ?? [];
    if (name === value) return meaning ?? "";
  }
  return "";
}

/** The vendor's Chinese within some words, as in "personal WeChat (个微, the default)". */
export function termWithin(words: string): string | null {
  if (chinese.test(words) && !/[a-z(]/i.test(words)) return words;
  const inBrackets = brackets.exec(words)?.[1] ?? "";
  return inBrackets.split(", ").find((word) => chinese.test(word)) ?? null;
}

/** A comment without its last line, "Vendor's page: …", and that page. */
export function splitVendorPage(comment: string): { doc: string; vendorPage: string } {
  const [doc = "", page = ""] = comment.split(/\n\s*\nVendor's page: /);
  return { doc, vendorPage: page.replace(/\.$/, "") };
}
