//! `openSidebar` and `sealSidebar`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::built;
use crate::host::caller;
use crate::host::error::Error;
use youmi_client::json_text::OwnedJson;
use youmi_client::sidebar::{self, Keys, Visit, Wrong};

/// Opens the encrypted address with which the 企客聊 client loads an order system's page in its sidebar (自有订单系统
/// 嵌入企客聊侧边栏): who asks, and which customer is before them.
///
/// For the server alone: in a page, everybody could read the keys. What comes out holds `dockPwd`, a password; do not
/// send it on.
///
/// ```ts
/// const visit = openSidebar(request.url, { privateKey, maxAgeMs: 600_000 });
/// ```
///
/// `url` is the whole address, a relative one, or its query string alone. The vendor does not document how the address
/// is encrypted; that is found by trial unless `cipher` says it.
///
/// The message is encrypted but not signed, as far as the vendor documents it: an address can be opened again by who
/// has seen it (`maxAgeMs` limits how long), and not every change to one is noticed. Log what is thrown, but tell whoever
/// asked for the page only that it was refused: from the reasons, an address can be read without the key.
///
/// Throws a {@link YoumiError} of kind `argument`, whose `path` says what is wrong:
/// - `url.PKID`, `url.UserID`, `url.neber`, `url.time`: the parameter is missing; or PKID or UserID is no encrypted text
/// - `keys.privateKey` (`keys.orderUrl` where it is used instead): UserID cannot be decrypted, the key is wrong
/// - `url.PKID`, `url.UserID`: it is longer than 4,096 characters
/// - `url.PKID`: the message was altered; it is older than `maxAgeMs`, more than five minutes in the future, or of no
///   legible age although `maxAgeMs` is set
/// - `url.UserID`: the user names in UserID and PKID differ
///
/// Vendor's page: 自有订单系统 › 嵌入企客聊侧边栏.
#[wasm_bindgen(js_name = openSidebar, unchecked_return_type = "SidebarVisit")]
pub fn open_sidebar(
    #[wasm_bindgen(unchecked_param_type = "string | URL")] url: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SidebarKeys")] keys: &JsValue,
) -> Result<JsValue, JsValue> {
    // A URL object is as good as its text.
    let url = url.as_string().or_else(|| caller::get(url, "href").as_string());
    let url = url.ok_or_else(|| Error::argument("url", "url has to be a string or a URL"))?;
    let keys = Keys::read(given(keys, "keys")?.value(), "keys", &[]).map_err(Error::from)?;
    let visit = sidebar::open(&url, &keys, now()).map_err(Error::from)?;
    built(visit.to_tape(&|_| true))
}

/// Makes the encrypted address of a visit, as the 企客聊 client does: the inverse of {@link openSidebar}, for tests and
/// for trying out an order system's page.
///
/// The address begins with `keys.orderUrl`; without it, it is a query string. What the visit leaves out is made up:
/// `time` and `timestamp` are now, `neber` is random, `type` is `WL`. `cipher` is that of `keys`, else of the visit,
/// else CBC and Base64.
///
/// Throws a {@link YoumiError} of kind `argument`.
///
/// Vendor's page: 自有订单系统 › 嵌入企客聊侧边栏.
#[wasm_bindgen(js_name = sealSidebar)]
pub fn seal_sidebar(
    #[wasm_bindgen(unchecked_param_type = "SidebarVisitToSeal")] visit: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SidebarKeys")] keys: &JsValue,
) -> Result<String, JsValue> {
    let visit = Visit::read(given(visit, "visit")?.value(), now(), js_sys::Math::random()).map_err(Error::from)?;
    let keys = Keys::read(given(keys, "keys")?.value(), "keys", &[]).map_err(Error::from)?;
    Ok(sidebar::seal(&visit, &keys))
}

fn given(value: &JsValue, what: &str) -> Result<OwnedJson, Error> {
    caller::snapshot(value, what).map_err(|mut error| {
        // What a getter of the caller's threw may tell anything; what names a key is our own.
        let own = error.cause().filter(|cause| caller::get(cause, "key").is_string());
        let reason = own.and_then(|cause| caller::get(cause, "message").as_string());
        let path = error.path.as_deref().unwrap_or(what);
        error.message = format!("{path} {}", reason.as_deref().unwrap_or("is not plain data"));
        error
    })
}

fn now() -> i64 {
    js_sys::Date::now() as i64
}

impl From<Wrong> for Error {
    fn from(wrong: Wrong) -> Self {
        Self::argument(wrong.path, wrong.message)
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What the 企客聊 client tells the order system when it opens its page. */
export interface SidebarVisit {
  /** Kind of interface (Type): `WL`. */
  type: string;
  /** User name in the order system (UserID). */
  userId: string;
  /** The customer whose chat is open. */
  customer: SidebarCustomer;
  /** When the page was opened (Timestamp), unix seconds; null if the message does not say it legibly. */
  timestamp: number | null;
  /** 加密盐, a salt; how it is made is not documented. */
  sign: string;
  /** The user's password in the order system, for automatic login: a secret, for the server alone. */
  dockPwd: string;
  /** How the address was encrypted: to spare the trial, give it to {@link openSidebar}. */
  cipher: SidebarCipher;
}

/** The customer of a sidebar visit. What the message does not say is an empty string. */
export interface SidebarCustomer {
  /** Customer's WeChat id (微信号). */
  WX: string;
  /** Customer's phone number. */
  TEL: string;
  /** 机号. */
  Number: string;
  /** Merchant number (商户号). */
  merchantid: string;
  /** Operating account's WeChat id (运营号微信号). */
  wechat: string;
  /** Reserved. */
  uid: string;
  /** Customer's original WeChat id (原始微信号), `wxid_…`. */
  originalId: string;
}

/** How a sidebar URL is encrypted: Triple DES. The vendor documents neither mode nor encoding. */
export interface SidebarCipher {
  /** CBC, with the IV that the vendor declares, or ECB. */
  mode: "cbc" | "ecb";
  /** How the encrypted bytes are written. */
  encoding: "base64" | "base64url" | "hex";
}

/** What is set in the vendor's back office (后勤 - CRM对接配置): for the server alone. */
export interface SidebarKeys {
  /** 系统私钥 (私钥). Where it is empty in the back office, leave it empty here and give `orderUrl`. */
  privateKey: string;
  /** 下单URL: the key where `privateKey` is empty, and what {@link sealSidebar} begins its address with. */
  orderUrl?: string;
  /** How the address is encrypted, or half of it, if you know: it is found by trial otherwise. Either alphabet of Base64 is read. */
  cipher?: Partial<SidebarCipher>;
  /** {@link openSidebar}: how old the message may be, in milliseconds. Any age without it. */
  maxAgeMs?: number;
}

/** What {@link sealSidebar} takes: what {@link openSidebar} gives, of which only `userId` is needed. */
export interface SidebarVisitToSeal {
  /** User name in the order system. */
  userId: string;
  /** The customer whose chat is open. */
  customer?: Partial<SidebarCustomer>;
  /** Kind of interface, `WL` by default. */
  type?: string;
  /** Unix seconds, or a Date; now by default, nothing if it is null. */
  timestamp?: UnixSeconds | null;
  /** 加密盐: how it is made is not documented, so any text will do. */
  sign?: string;
  /** The user's password in the order system. */
  dockPwd?: string;
  /** How to encrypt, where `keys.cipher` does not say it. */
  cipher?: Partial<SidebarCipher>;
  /** The parameter `time`, whose format is not documented; `yyyy-MM-dd HH:mm:ss` of now by default. */
  time?: string;
  /** Six digits; random by default. */
  neber?: string;
}
"#;
