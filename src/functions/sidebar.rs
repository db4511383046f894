//! `openSidebar` and `sealSidebar`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::host::caller;
use crate::host::error::Error;
use crate::host::values;
use youmi_client::input::InvalidInput;
use youmi_client::json_text::OwnedJson;
use youmi_client::sidebar::{self, SidebarKeys, SidebarVisitToSeal};

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
/// is encrypted; that is found by trial unless `cipher` says it. Once you know it, give the `cipher` of a visit: then
/// nothing else is taken.
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
    let keys = read_keys(keys)?;
    let opened = sidebar::open(&url, &keys, now()).map_err(Error::from)?;
    values::from_struct(&opened.visit)
}

/// Makes the encrypted address of a visit, as the 企客聊 client does: the inverse of {@link openSidebar}, for tests and
/// for trying out an order system's page.
///
/// The address begins with `keys.orderUrl`; without it, it is a query string. What the visit leaves out is made up:
/// `time` and `timestamp` are now, `neber` is random, `type` is `WL`. `cipher` is that of `keys`, else of the visit,
/// else CBC, Base64, PKCS#7, and zero bytes for the key.
///
/// Throws a {@link YoumiError} of kind `argument`.
///
/// Vendor's page: 自有订单系统 › 嵌入企客聊侧边栏.
#[wasm_bindgen(js_name = sealSidebar)]
pub fn seal_sidebar(
    #[wasm_bindgen(unchecked_param_type = "SidebarVisitToSeal")] visit: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SidebarKeys")] keys: &JsValue,
) -> Result<String, JsValue> {
    let visit = SidebarVisitToSeal::read(snapshot_without_causes(visit, "visit")?.value()).map_err(Error::from)?;
    let keys = read_keys(keys)?;
    Ok(sidebar::seal(&visit, &keys, now(), js_sys::Math::random()))
}

fn read_keys(keys: &JsValue) -> Result<SidebarKeys, Error> {
    Ok(SidebarKeys::read(snapshot_without_causes(keys, "keys")?.value(), "keys")?)
}

/// The JSON of a value. What a getter of the caller's threw is not repeated, because it may hold a secret.
fn snapshot_without_causes(value: &JsValue, what: &str) -> Result<OwnedJson, Error> {
    caller::snapshot(value, what).map_err(|mut error| {
        // Errors of our own name a key.
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

impl From<InvalidInput> for Error {
    fn from(invalid: InvalidInput) -> Self {
        Self::argument(invalid.path, invalid.message)
    }
}
