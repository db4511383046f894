// @ts-check
// With which parameters each endpoint is asked: few records, of a short time. What only the server knows is taken from
// its earlier answers.

/** A value that no earlier answer has had. */
export class ValueMissing extends Error {
  /** @param {string} name */
  constructor(name) {
    super(name);
    this.field = name;
  }
}

/** Values of earlier answers, by the names of their fields. */
export class KnownValues {
  constructor() {
    /** @type {Map<string, string>} */
    this.values = new Map();
  }

  /**
   * Keeps the first value of each field, however deep it stands.
   * @param {unknown} answer
   */
  learn(answer) {
    if (typeof answer !== "object" || answer === null) return;
    for (const [name, value] of Object.entries(answer)) {
      const isScalar = (typeof value === "string" && value !== "") || typeof value === "number";
      if (isScalar && !this.values.has(name)) this.values.set(name, String(value));
      this.learn(value);
    }
  }

  /** @param {string} name */
  get(name) {
    const value = this.values.get(name);
    if (value === undefined) throw new ValueMissing(name);
    return value;
  }
}

const firstPage = { pageIndex: 1, pageSize: 20 };

/** The beginning of today in China, unix seconds. @param {number} now */
const midnight = (now) => Math.floor((now / 1000 + 8 * 3600) / 86_400) * 86_400 - 8 * 3600;

/** By endpoint; one that is not here is asked without any. @type {Record<string, (known: KnownValues, now: number) => object>} */
const parameters = {
  listFriends: () => ({ Page: 1, PageSize: 20 }),
  listDepartmentGroups: () => ({ departId: -1 }),
  listGroupStaff: () => ({ departId: -1, departGroupId: -1, staffState: 1 }),
  getStaffServiceReport: (known, now) => ({
    ...{ startDate: new Date((midnight(now) - 86_400) * 1000), endDate: new Date(midnight(now) * 1000) },
    ...{ orderType: "desc", show: 3, staffState: true, ...firstPage },
  }),
  getStaffActivationReport: (known, now) => ({ time: midnight(now), ad_departid: "-1" }),
  listFans: () => firstPage,
  countFans: () => ({ fansKe: "" }),
  listTodos: () => ({ usersate: -1, ...firstPage }),
  countTodos: () => ({ usersate: -1 }),
  listAds: () => ({ name: "", ...firstPage }),
  countAds: () => ({ name: "" }),
  listCallRecordings: (known) => ({
    ad_staff_code: known.get("ad_staff_code"),
    wechat_id: known.get("ad_wechat_id"),
    fans_key: known.get("ad_friend_wenober"),
    ...{ msg_type: "meeting_voice_call", wechat_lei: "-1", PageIndex: 1, PageSize: 20 },
  }),
};

/**
 * The parameters of an endpoint. Throws ValueMissing.
 * @param {string} endpoint
 * @param {KnownValues} known
 * @param {number} now
 */
export function parametersOf(endpoint, known, now) {
  return parameters[endpoint] ? parameters[endpoint](known, now) : {};
}
