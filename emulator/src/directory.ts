import type { WechatAccount } from "./data/accounts.js";
import type { Dataset } from "./data/dataset.js";
import type { Friend } from "./data/friends.js";

/** Finds accounts and friends by any of the ids that requests name them by. */
export class Directory {
  readonly #accounts: ReadonlyMap<string, WechatAccount>;
  readonly #friends: ReadonlyMap<string, Friend>;

  constructor({ accounts, friends }: Dataset) {
    this.#accounts = new Map(
      accounts.flatMap(({ record }) =>
        [String(record.ad_wechat_id), record.ad_wechat_nober, record.ad_original_nober].map(
          (id) => [id, record] as const,
        ),
      ),
    );
    this.#friends = new Map(
      friends.flatMap(({ record }) =>
        [record.ad_friend_wenober, record.ad_friend_uwenober].map((id) => [id, record] as const),
      ),
    );
  }

  /** By its number, its WeChat id (微信号) or its original id (原始微信号). */
  account(id: string): WechatAccount | undefined {
    return this.#accounts.get(id);
  }

  /** By WeChat id or original id. */
  friend(id: string): Friend | undefined {
    return this.#friends.get(id);
  }
}
