import { hash } from "./random.js";

/** A different way to write a value that the vendor's documentation also allows. */
type Rewriting = (value: unknown) => unknown;

const asText: Rewriting = (value) => (typeof value === "number" ? String(value) : value);
const asNumber: Rewriting = (value) => (typeof value === "string" ? Number(value) : value);
const asZeroOrOne: Rewriting = (value) => (typeof value === "boolean" ? Number(value) : value);
const asParsedJson: Rewriting = (value) => (typeof value === "string" ? JSON.parse(value) : value);

/**
 * The fields that do not always come in one type, by the endpoint that answers them: those whose type in
 * the vendor's table is not the one of the vendor's example, and a few where a number or a bool of a
 * .NET server is known to turn up as text or as 0 and 1.
 */
const looseFields: Readonly<Record<string, Readonly<Record<string, readonly Rewriting[]>>>> = {
  listWechatAccounts: {
    ad_wechat_friend: [asText],
    ad_wechat_group: [asText],
    ad_wechat_push: [asZeroOrOne],
    ad_wechat_record: [asZeroOrOne],
    is_receiveaddfriendtask: [asText],
  },
  listStaff: { ad_staff_state: [asText] },
  listLabelCategories: { ad_choose: [asText] },
  listLabels: { ad_label_id: [asText], ad_choose: [asText] },
  listAdGroups: { ad_brand_id: [asText], ad_brand_welist: [asParsedJson], wechats: [asParsedJson] },
  listFriendAttributes: {
    id: [asNumber],
    sort: [asText],
    customType: [asText],
    customLength: [asText],
    customIsred: [asZeroOrOne],
  },
  listStaffWechatAccounts: { ad_wechat_id: [asText] },
  listFriends: { ad_friend_id: [asText], ad_relation_state: [asText] },
};

/** How one envelope differs from the plain one. */
export interface EnvelopeForm {
  requestId: "absent" | "null" | "given";
  errdesc: "absent" | "null" | "empty";
  timeKey: "msgTime" | "MsgTime";
  time: "iso" | "oldServer";
}

/** The newest documented form: requestId and errdesc are there, both null. */
export const plainForm: EnvelopeForm = {
  requestId: "null",
  errdesc: "null",
  timeKey: "msgTime",
  time: "iso",
};

const formsV2: readonly EnvelopeForm[] = [
  plainForm,
  { requestId: "given", errdesc: "null", timeKey: "msgTime", time: "iso" },
  { requestId: "given", errdesc: "empty", timeKey: "msgTime", time: "iso" },
  { requestId: "null", errdesc: "absent", timeKey: "msgTime", time: "iso" },
];

const formsV1: readonly EnvelopeForm[] = [
  ...formsV2,
  { requestId: "absent", errdesc: "absent", timeKey: "msgTime", time: "iso" },
  { requestId: "absent", errdesc: "empty", timeKey: "MsgTime", time: "iso" },
  { requestId: "absent", errdesc: "absent", timeKey: "MsgTime", time: "oldServer" },
];

/**
 * Makes answers differ in the ways in which the vendor's own documentation differs with itself.
 * Nothing is left to chance: a record's form follows from the seed and its index, an envelope's from the
 * seed and how many answers that endpoint gave before. Each form comes once in every round of all forms.
 */
export class Looseness {
  readonly #on: boolean;
  readonly #seed: number;
  readonly #counts = new Map<string, number>();

  constructor(on: boolean, seed: number) {
    this.#on = on;
    this.#seed = seed;
  }

  /** The record as the server writes it this time. */
  loosen<T extends object>(endpoint: string, record: T, index: number): object {
    const fields = looseFields[endpoint];
    if (!this.#on || !fields) return record;
    const loosened = { ...record } as Record<string, unknown>;
    for (const [name, rewritings] of Object.entries(fields)) {
      const turn = (hash(this.#seed, endpoint, name) + index) % (rewritings.length + 1);
      const rewriting = rewritings[turn];
      if (rewriting && name in loosened) loosened[name] = rewriting(loosened[name]);
    }
    return loosened;
  }

  /** Counts from 0 to one less than `turns` and begins anew; always 0 where looseness is off. */
  nextTurn(subject: string, turns: number): number {
    if (!this.#on) return 0;
    const count = this.#counts.get(subject) ?? 0;
    this.#counts.set(subject, count + 1);
    return (hash(this.#seed, subject) + count) % turns;
  }

  /** The form of the next envelope that an endpoint answers with. */
  nextForm(endpoint: string, version: "v1" | "v2"): EnvelopeForm {
    const forms = version === "v1" ? formsV1 : formsV2;
    return forms[this.nextTurn(endpoint, forms.length)] ?? plainForm;
  }

  /** Begins every endpoint's round anew. */
  reset(): void {
    this.#counts.clear();
  }
}
